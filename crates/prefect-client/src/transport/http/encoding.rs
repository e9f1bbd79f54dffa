//! Decodes response bodies: `Content-Encoding`, read as leniently as httpx reads it.

use std::fmt;
use std::io::{self, Read};

use bytes::Bytes;
use flate2::bufread::GzDecoder;
use flate2::{Decompress, FlushDecompress, Status};
use http::HeaderMap;
use http::header::CONTENT_ENCODING;

/// Maximum number of stacked encodings, the same as in urllib3.
const MAX_ENCODINGS: usize = 5;

/// Values that some servers send although the body is not encoded: charsets and transfer codings.
const NOT_ENCODINGS: [&[u8]; 9] =
    [b"none", b"utf-8", b"utf8", b"us-ascii", b"iso-8859-1", b"8bit", b"binary", b"chunked", b"aws-chunked"];

/// The encodings of a body, in the order in which they were applied.
pub(in crate::transport) struct Encodings(Vec<ContentEncoding>);

enum ContentEncoding {
    Gzip,
    Deflate,
    /// An unsupported encoding, lowercased.
    Unknown(String),
}

impl fmt::Display for ContentEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Gzip => "gzip",
            Self::Deflate => "deflate",
            Self::Unknown(name) => name,
        })
    }
}

/// Why a body could not be decoded.
pub(in crate::transport) enum DecodeError {
    /// The encoding is not supported.
    Unknown(String),
    /// The body is not in the announced encoding, or is damaged.
    Corrupt { encoding: String, problem: String },
    /// The body ends before the encoded data does.
    Truncated { encoding: String },
    /// The decoded body exceeds the limit.
    TooLarge,
}

impl Encodings {
    /// Reads the `Content-Encoding` headers. Names are case-insensitive; `identity` and empty values are skipped.
    pub(in crate::transport) fn announced(headers: &HeaderMap) -> Self {
        let values = headers.get_all(CONTENT_ENCODING).iter();
        let names = values.flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
        let encoding = |name: &[u8]| match name.trim_ascii().to_ascii_lowercase().as_slice() {
            b"" | b"identity" => None,
            name if NOT_ENCODINGS.contains(&name) => None,
            b"gzip" | b"x-gzip" => Some(ContentEncoding::Gzip),
            b"deflate" => Some(ContentEncoding::Deflate),
            other => Some(ContentEncoding::Unknown(String::from_utf8_lossy(other).into_owned())),
        };
        Self(names.filter_map(encoding).take(MAX_ENCODINGS + 1).collect())
    }

    pub(in crate::transport) fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Decodes the body. Neither it nor an intermediate step may have more bytes than `limit`.
    pub(in crate::transport) fn decode(&self, body: Bytes, limit: u64) -> Result<Bytes, DecodeError> {
        if let Some(unknown) = self.0.iter().find(|one| matches!(one, ContentEncoding::Unknown(_))) {
            return Err(DecodeError::Unknown(unknown.to_string()));
        }
        if self.0.len() > MAX_ENCODINGS {
            let problem = format!("it is encoded more than {MAX_ENCODINGS} times");
            return Err(DecodeError::Corrupt {
                encoding: self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
                problem,
            });
        }
        let mut body = body;
        for encoding in self.0.iter().rev() {
            let decoded = match encoding {
                ContentEncoding::Deflate => inflate(&body, limit),
                _ => gunzip(&body, limit),
            };
            body = decoded.map_err(|problem| problem.of(encoding))?.into();
        }
        Ok(body)
    }
}

/// Why one decoding step failed.
enum StepError {
    Corrupt(String),
    Truncated,
    TooLarge,
}

impl StepError {
    fn of(self, encoding: &ContentEncoding) -> DecodeError {
        let encoding = encoding.to_string();
        match self {
            Self::Corrupt(problem) => DecodeError::Corrupt { encoding, problem },
            Self::Truncated => DecodeError::Truncated { encoding },
            Self::TooLarge => DecodeError::TooLarge,
        }
    }
}

/// The first bytes of every gzip member.
const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Decompresses all members of a gzip stream. Trailing garbage is ignored, as zlib does.
fn gunzip(mut input: &[u8], limit: u64) -> Result<Vec<u8>, StepError> {
    // Otherwise a body of a few bytes that is not gzip would count as truncated.
    if !input.iter().zip(&MAGIC).all(|(byte, expected)| byte == expected) {
        return Err(StepError::Corrupt("invalid gzip header".to_owned()));
    }
    let mut output = Vec::new();
    loop {
        let mut decoder = GzDecoder::new(input);
        let left = limit.saturating_sub(output.len() as u64);
        match decoder.by_ref().take(left.saturating_add(1)).read_to_end(&mut output) {
            Ok(_) if output.len() as u64 > limit => return Err(StepError::TooLarge),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(StepError::Truncated),
            Err(error) => return Err(StepError::Corrupt(error.to_string())),
        }
        input = decoder.into_inner();
        if !input.starts_with(&MAGIC) {
            return Ok(output);
        }
    }
}

/// Decompresses `deflate`: a zlib stream, or a raw deflate stream, which some servers send.
fn inflate(input: &[u8], limit: u64) -> Result<Vec<u8>, StepError> {
    match inflate_as(input, true, limit) {
        // If it is neither, the error of the zlib attempt is the more useful one.
        Err(StepError::Corrupt(problem)) => inflate_as(input, false, limit).map_err(|bare| match bare {
            StepError::TooLarge => bare,
            _ => StepError::Corrupt(problem),
        }),
        outcome => outcome,
    }
}

fn inflate_as(mut input: &[u8], has_header: bool, limit: u64) -> Result<Vec<u8>, StepError> {
    let mut decompress = Decompress::new(has_header);
    let mut output = Vec::new();
    let mut piece = vec![0; 32 << 10];
    loop {
        let (taken, made) = (decompress.total_in(), decompress.total_out());
        let status = decompress
            .decompress(input, &mut piece, FlushDecompress::None)
            .map_err(|error| StepError::Corrupt(error.to_string()))?;
        let size = |now: u64, before: u64| usize::try_from(now - before).unwrap_or(usize::MAX);
        let (taken, made) = (size(decompress.total_in(), taken), size(decompress.total_out(), made));
        output.extend_from_slice(piece.get(..made).unwrap_or_default());
        if output.len() as u64 > limit {
            return Err(StepError::TooLarge);
        }
        input = input.get(taken..).unwrap_or_default();
        match status {
            // Raw deflate has no header and no checksum: plain text can look like a short stream with garbage after it.
            Status::StreamEnd if has_header || input.is_empty() => return Ok(output),
            Status::StreamEnd => return Err(StepError::Corrupt("invalid deflate stream".to_owned())),
            _ if taken == 0 && made == 0 => return Err(StepError::Truncated),
            _ => {}
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    const TEXT: &[u8] = b"[1, 2, 3, 1, 2, 3, 1, 2, 3]";

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn bare(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn decoded(announced: &[&'static str], body: &[u8], limit: u64) -> Result<Bytes, String> {
        let mut headers = HeaderMap::new();
        for value in announced {
            headers.append(CONTENT_ENCODING, value.parse().unwrap());
        }
        Encodings::announced(&headers).decode(Bytes::copy_from_slice(body), limit).map_err(|failure| {
            match failure {
                DecodeError::Unknown(name) => format!("unknown: {name}"),
                DecodeError::Corrupt { encoding, .. } => format!("corrupt: {encoding}"),
                DecodeError::Truncated { encoding } => format!("truncated: {encoding}"),
                DecodeError::TooLarge => "too large".to_owned(),
            }
        })
    }

    #[test]
    fn every_spelling_is_accepted() {
        for (announced, body) in [
            (&["GZIP"][..], gzip(TEXT)),
            (&["x-gzip"], gzip(TEXT)),
            (&[" gzip\t, identity,, "], gzip(TEXT)),
            (&["Deflate"], zlib(TEXT)),
            (&["deflate"], bare(TEXT)),
            (&["gzip, gzip"], gzip(&gzip(TEXT))),
            (&["deflate", "gzip"], gzip(&zlib(TEXT))),
            (&["gzip, deflate"], bare(&gzip(TEXT))),
            (&["identity"], TEXT.to_vec()),
            (&["UTF-8"], TEXT.to_vec()),
            (&["aws-chunked, gzip"], gzip(TEXT)),
            (&[""], TEXT.to_vec()),
            (&[], TEXT.to_vec()),
            (&["gzip"], [gzip(&TEXT[..9]), gzip(&TEXT[9..])].concat()),
            (&["gzip"], [gzip(TEXT), b"\0\0garbage".to_vec()].concat()),
            (&["deflate"], [zlib(TEXT), b"garbage".to_vec()].concat()),
        ] {
            assert_eq!(decoded(announced, &body, 1000).as_deref(), Ok(TEXT), "{announced:?}");
        }
        let large = vec![b'x'; 100_000];
        for (announced, body) in
            [("gzip", gzip(&large)), ("deflate", zlib(&large)), ("deflate", bare(&large))]
        {
            assert_eq!(decoded(&[announced], &body, 100_000).as_deref(), Ok(&large[..]));
            assert_eq!(decoded(&[announced], &body, 99_999), Err("too large".to_owned()));
        }
    }

    #[test]
    fn the_reasons_for_a_failure_are_distinguished() {
        let cut = |body: Vec<u8>| body[..body.len() - 5].to_vec();
        let mut damaged = gzip(TEXT);
        damaged[15] ^= 0xff;
        for (announced, body, expected) in [
            ("gzip", TEXT.to_vec(), "corrupt: gzip"),
            ("deflate", TEXT.to_vec(), "corrupt: deflate"),
            ("gzip", b"\"x\"".to_vec(), "corrupt: gzip"),
            ("deflate", b"\"x\"".to_vec(), "corrupt: deflate"),
            ("deflate", b"{\"id\": 1}".to_vec(), "corrupt: deflate"),
            ("gzip", zlib(TEXT), "corrupt: gzip"),
            ("deflate", gzip(TEXT), "corrupt: deflate"),
            ("gzip", damaged, "corrupt: gzip"),
            ("gzip, gzip", gzip(TEXT), "corrupt: gzip"),
            ("gzip", cut(gzip(TEXT)), "truncated: gzip"),
            ("gzip", gzip(TEXT)[..5].to_vec(), "truncated: gzip"),
            ("deflate", cut(zlib(TEXT)), "truncated: deflate"),
            ("BR", TEXT.to_vec(), "unknown: br"),
            ("gzip, zstd", TEXT.to_vec(), "unknown: zstd"),
            (
                "gzip, gzip, gzip, gzip, gzip, gzip",
                TEXT.to_vec(),
                "corrupt: gzip, gzip, gzip, gzip, gzip, gzip",
            ),
        ] {
            assert_eq!(decoded(&[announced], &body, 1000), Err(expected.to_owned()), "{announced}");
        }
    }
}
