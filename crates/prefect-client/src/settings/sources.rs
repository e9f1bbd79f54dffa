//! The world that settings are loaded from, and the reading of files.

use std::collections::HashMap;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::error::{Origin, SettingsError};

/// Where to look for settings: a snapshot of the environment, and two directories.
///
/// A value of its own, so that a test (or a program with settings of its own) need not touch the process.
#[derive(Clone, Default)]
pub struct Sources {
    /// The environment variables.
    pub environment: HashMap<String, String>,
    /// Where `.env`, `prefect.toml` and `pyproject.toml` are looked for.
    pub working_directory: PathBuf,
    /// What `~` stands for. Where there is none, `~` stays as it is.
    pub home_directory: Option<PathBuf>,
}

impl Sources {
    /// The environment, working directory and home directory of this process, as they are now.
    ///
    /// Bytes that are no UTF-8 become `U+FFFD`, for a variable of another program must not stop this one;
    /// in a key or header of ours that character is refused like any other that HTTP cannot carry.
    pub fn from_process() -> Self {
        Self {
            environment: std::env::vars_os()
                .map(|(name, value)| {
                    (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned())
                })
                .collect(),
            // A working directory that was deleted has no files to read: relative paths find nothing then.
            working_directory: std::env::current_dir().unwrap_or_default(),
            home_directory: std::env::home_dir(),
        }
    }

    /// The value of an environment variable. As in the official client, capitals do not matter, but the name
    /// as it is written goes first.
    pub(super) fn variable(&self, name: &str) -> Option<&str> {
        self.environment
            .get(name)
            .or_else(|| {
                // Of several, the least: the map has an order of its own in each run.
                let variables = self.environment.iter();
                variables.filter(|(key, _)| key.eq_ignore_ascii_case(name)).min().map(|(_, value)| value)
            })
            .map(String::as_str)
    }

    /// Makes a path absolute: `~` is the home directory, all else is relative to the working directory.
    pub(super) fn expand(&self, path: &Path) -> PathBuf {
        match (path.strip_prefix("~"), &self.home_directory) {
            (Ok(below), Some(home)) => home.join(below),
            (Ok(_), None) => path.to_owned(),
            (Err(_), _) => self.working_directory.join(path),
        }
    }
}

impl std::fmt::Debug for Sources {
    /// Leaves the variables out: some are secrets.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Sources")
            .field("working_directory", &self.working_directory)
            .field("home_directory", &self.home_directory)
            .finish_non_exhaustive()
    }
}

/// The largest settings file, in bytes.
const LARGEST: u64 = 16 << 20;

/// Reads a text file. `None` if there is none. What is no file counts as none too: many a project has a virtual
/// environment named `.env`, and a link to `/dev/null` is a way to have no settings.
pub(super) fn read(path: &Path) -> Result<Option<String>, SettingsError> {
    let fault = |problem: String| SettingsError::new(Origin::File(path.to_owned()), problem);
    let bytes = match read_bytes(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Ok(None),
        Err(error) => match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => return Ok(None),
            _ => return Err(fault(format!("cannot be read: {error}"))),
        },
    };
    if bytes.len() as u64 > LARGEST {
        return Err(fault(format!("is larger than {} MiB and not a file of settings", LARGEST >> 20)));
    }
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let good = String::from_utf8_lossy(
            error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default(),
        );
        let origin = Origin::Line(path.to_owned(), line_at(&good, good.len()));
        SettingsError::new(origin, "is not UTF-8; save the file as UTF-8")
    })
}

/// At most one byte more than [`LARGEST`].
fn read_bytes(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    let kind = std::fs::metadata(path)?.file_type();
    #[cfg(unix)]
    if std::os::unix::fs::FileTypeExt::is_fifo(&kind) {
        return pipe::read(path).map(Some);
    }
    if !kind.is_file() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Named pipes: a password manager may serve `.env` through one, so what is written to it counts. The official client
/// waits for a writer for ever.
#[cfg(unix)]
mod pipe {
    use std::fs::OpenOptions;
    use std::io::{ErrorKind, Read};
    use std::os::unix::fs::OpenOptionsExt;
    use std::path::Path;
    use std::time::{Duration, Instant};

    use super::LARGEST;

    /// How long a writer may take to begin, and to end.
    const PATIENCE: Duration = Duration::from_millis(250);

    /// How often to look.
    const INTERVAL: Duration = Duration::from_millis(2);

    /// What a writer that waits for a reader has to say, or nothing.
    pub(super) fn read(path: &Path) -> std::io::Result<Vec<u8>> {
        // Without this flag, opening waits for a writer.
        let mut pipe = OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open(path)?;
        let mut bytes = Vec::new();
        let mut part = [0; 4096];
        let mut last = Instant::now();
        while last.elapsed() < PATIENCE && bytes.len() as u64 <= LARGEST {
            match pipe.read(&mut part) {
                // No writer has the pipe open: it has not come yet, or is done.
                Ok(0) if !bytes.is_empty() => break,
                Ok(0) => {}
                Ok(count) => {
                    bytes.extend(part.iter().take(count));
                    last = Instant::now();
                    continue;
                }
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
                Err(error) => return Err(error),
            }
            std::thread::sleep(INTERVAL);
        }
        Ok(bytes)
    }
}

/// The number of the line that the byte at `offset` stands on, from 1.
pub(super) fn line_at(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}
