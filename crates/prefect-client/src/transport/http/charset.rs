//! Text in any of the Unicode encodings: UTF-8 with or without a byte order mark, UTF-16, UTF-32.

use std::borrow::Cow;
use std::str::Utf8Error;

use http::header::CONTENT_TYPE;

use super::response::Response;

/// Decodes Unicode text. The encoding is detected by the byte order mark, or else by the position of zero bytes, since
/// JSON begins with an ASCII character. `json.loads` detects it the same way.
pub fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Utf8Error> {
    let (encoding, mark) = match *bytes {
        [0xef, 0xbb, 0xbf, ..] => (Charset::Utf8, 3),
        [0, 0, 0xfe, 0xff, ..] => (Charset::Utf32(u32::from_be_bytes), 4),
        [0xff, 0xfe, 0, 0, ..] => (Charset::Utf32(u32::from_le_bytes), 4),
        [0xfe, 0xff, ..] => (Charset::Utf16(u16::from_be_bytes), 2),
        [0xff, 0xfe, ..] => (Charset::Utf16(u16::from_le_bytes), 2),
        [0, 0, 0, _, ..] => (Charset::Utf32(u32::from_be_bytes), 0),
        [_, 0, 0, 0, ..] => (Charset::Utf32(u32::from_le_bytes), 0),
        [0, _, ..] => (Charset::Utf16(u16::from_be_bytes), 0),
        [_, 0, ..] => (Charset::Utf16(u16::from_le_bytes), 0),
        _ => (Charset::Utf8, 0),
    };
    let text = bytes.get(mark..).unwrap_or_default();
    let other = match encoding {
        Charset::Utf8 => return std::str::from_utf8(text).map(Cow::Borrowed),
        Charset::Utf16(read) => utf16(text, read),
        Charset::Utf32(read) => utf32(text, read),
    };
    match other {
        Some(text) => Ok(Cow::Owned(text)),
        None => std::str::from_utf8(bytes).map(Cow::Borrowed),
    }
}

enum Charset {
    Utf8,
    Utf16(fn([u8; 2]) -> u16),
    Utf32(fn([u8; 4]) -> u32),
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(units.iter().map(|unit| read(*unit))).collect::<Result<_, _>>();
    text.ok().filter(|_| rest.is_empty())
}

fn utf32(bytes: &[u8], read: fn([u8; 4]) -> u32) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<4>();
    let text = units.iter().map(|unit| char::from_u32(read(*unit))).collect::<Option<_>>();
    text.filter(|_| rest.is_empty())
}

impl Response {
    /// The body as text: in any Unicode encoding, or in Latin-1 if the content type says so.
    pub fn body_text(&self) -> Result<Cow<'_, str>, Utf8Error> {
        decoded(self.body()).or_else(|error| match self.charset().as_deref() {
            Some("iso-8859-1" | "iso8859-1" | "latin-1" | "latin1") => {
                Ok(self.body().iter().map(|byte| char::from(*byte)).collect())
            }
            _ => Err(error),
        })
    }

    /// The body as text for messages. Invalid bytes are replaced.
    pub(in crate::transport) fn readable(&self) -> Cow<'_, str> {
        // Binary data that happens to begin with a byte order mark of UTF-16 is not shown as CJK characters.
        let is_utf8 = || !self.body().contains(&0) && self.charset().is_none();
        match self.body_text() {
            Ok(Cow::Owned(_)) if is_utf8() => String::from_utf8_lossy(self.body()),
            Ok(text) => text,
            Err(_) => String::from_utf8_lossy(self.body()),
        }
    }

    /// The charset of the content type, lowercased.
    pub fn charset(&self) -> Option<String> {
        let kind = self.headers().get(CONTENT_TYPE)?;
        kind.as_bytes().split(|byte| *byte == b';').skip(1).find_map(|parameter| {
            let parameter = std::str::from_utf8(parameter).ok()?;
            let (name, value) = parameter.split_once('=')?;
            let value = value.trim().trim_matches(['"', '\'']);
            name.trim().eq_ignore_ascii_case("charset").then(|| value.to_ascii_lowercase())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, mark: bool, write: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.then_some(0xfeff).into_iter().chain(text.encode_utf16()).flat_map(write).collect()
    }

    fn utf32(text: &str, mark: bool, write: fn(u32) -> [u8; 4]) -> Vec<u8> {
        mark.then_some('\u{feff}').into_iter().chain(text.chars()).flat_map(|one| write(one.into())).collect()
    }

    #[test]
    fn every_unicode_encoding_is_detected() {
        for text in ["{\"a\": \"é😀\"}", "7", "\"x\"", "[]"] {
            let forms = [
                text.as_bytes().to_vec(),
                format!("\u{feff}{text}").into_bytes(),
                utf16(text, true, u16::to_be_bytes),
                utf16(text, true, u16::to_le_bytes),
                utf16(text, false, u16::to_be_bytes),
                utf16(text, false, u16::to_le_bytes),
                utf32(text, true, u32::to_be_bytes),
                utf32(text, true, u32::to_le_bytes),
                utf32(text, false, u32::to_be_bytes),
                utf32(text, false, u32::to_le_bytes),
            ];
            for bytes in forms {
                assert_eq!(decoded(&bytes).as_deref(), Ok(text), "{bytes:?}");
            }
        }
    }

    #[test]
    fn anything_else_is_utf_8_or_an_error() {
        assert_eq!(decoded(b"").as_deref(), Ok(""));
        assert_eq!(decoded(b"\xef\xbb\xbf").as_deref(), Ok(""));
        // An odd number of bytes, and half a pair: no UTF-16, but UTF-8 with zeros.
        assert_eq!(decoded(b"a\0b").as_deref(), Ok("a\0b"));
        assert!(decoded(b"\xff\xfe\x00\xd8").is_err());
        assert!(decoded(b"{\"\xff\"}").is_err());
    }
}
