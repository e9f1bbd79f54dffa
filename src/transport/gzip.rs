//! Answers that come compressed.

use std::io::{self, Write};

use bytes::Bytes;
use flate2::write::MultiGzDecoder;
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

/// Whether the body is compressed. What the headers say of that is taken out of them: it will not be true of what
/// the caller is given.
pub(super) fn is_announced(headers: &mut HeaderMap) -> bool {
    let announced = headers.get(CONTENT_ENCODING).is_some_and(|value| value == "gzip");
    if announced {
        headers.remove(CONTENT_ENCODING);
        headers.remove(CONTENT_LENGTH);
    }
    announced
}

/// Why a body cannot be had.
pub(super) enum Failure {
    /// It is not what it is said to be.
    Corrupt(io::Error),
    /// It would have more bytes than are allowed.
    TooLarge,
}

/// A body that is decompressed as it comes.
pub(super) struct Gunzip(MultiGzDecoder<Bounded>);

impl Gunzip {
    pub(super) fn new(limit: u64) -> Self {
        Self(MultiGzDecoder::new(Bounded { bytes: Vec::new(), left: limit }))
    }

    pub(super) fn take(&mut self, piece: &[u8]) -> Result<(), Failure> {
        self.0.write_all(piece).map_err(|error| self.failure(error))
    }

    /// The whole body, which has to be complete.
    pub(super) fn finish(mut self) -> Result<Bytes, Failure> {
        match self.0.try_finish() {
            Ok(()) => Ok(std::mem::take(&mut self.0.get_mut().bytes).into()),
            Err(error) => Err(self.failure(error)),
        }
    }

    fn failure(&self, error: io::Error) -> Failure {
        if self.0.get_ref().left == 0 && error.kind() == io::ErrorKind::FileTooLarge {
            Failure::TooLarge
        } else {
            Failure::Corrupt(error)
        }
    }
}

/// So many bytes and no more: a few that come may stand for a thousand times as many.
struct Bounded {
    bytes: Vec<u8>,
    left: u64,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.left.checked_sub(bytes.len() as u64) {
            Some(left) => self.left = left,
            None => {
                self.left = 0;
                return Err(io::ErrorKind::FileTooLarge.into());
            }
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
