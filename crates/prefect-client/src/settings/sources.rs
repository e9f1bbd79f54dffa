//! The sources of settings, and reading files.

use std::collections::HashMap;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::error::{SettingOrigin, SettingsError};

/// Where to look for settings: environment variables and two directories.
///
/// Tests, and programs with settings of their own, can use values that differ from those of the process.
#[derive(Clone, Default)]
pub struct Sources {
    /// The environment variables.
    pub environment: HashMap<String, String>,
    /// The directory of `.env`, `prefect.toml` and `pyproject.toml`.
    pub working_directory: PathBuf,
    /// The directory that `~` expands to. If `None`, `~` is not expanded.
    pub home_directory: Option<PathBuf>,
}

impl Sources {
    /// The environment, working directory and home directory of this process, as they are now.
    ///
    /// Invalid UTF-8 becomes `U+FFFD`, so that unrelated variables do not cause errors. In an API key or a header that
    /// character is rejected like any other that is not allowed there.
    pub fn from_process() -> Self {
        Self {
            environment: std::env::vars_os()
                .map(|(name, value)| {
                    (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned())
                })
                .collect(),
            // If the working directory was deleted, there are no files to read.
            working_directory: std::env::current_dir().unwrap_or_default(),
            home_directory: std::env::home_dir(),
        }
    }

    /// The value of an environment variable. Names are case-insensitive, as in the official client, but an exact match
    /// takes precedence.
    pub(super) fn variable(&self, name: &str) -> Option<&str> {
        self.environment
            .get(name)
            .or_else(|| {
                // Of several, the smallest name: the order of the map differs between runs.
                let variables = self.environment.iter();
                variables.filter(|(key, _)| key.eq_ignore_ascii_case(name)).min().map(|(_, value)| value)
            })
            .map(String::as_str)
    }

    /// Makes a path absolute: `~` is the home directory, and other relative paths start at the working directory.
    pub(super) fn expand(&self, path: &Path) -> PathBuf {
        match (path.strip_prefix("~"), &self.home_directory) {
            (Ok(below), Some(home)) => home.join(below),
            (Ok(_), None) => path.to_owned(),
            (Err(_), _) => self.working_directory.join(path),
        }
    }
}

impl std::fmt::Debug for Sources {
    /// Leaves out the variables, some of which are secrets.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Sources")
            .field("working_directory", &self.working_directory)
            .field("home_directory", &self.home_directory)
            .finish_non_exhaustive()
    }
}

/// Maximum size of a settings file, in bytes.
const MAX_SIZE: u64 = 16 << 20;

/// Reads a text file. `None` if it does not exist or is not a regular file: many projects have a virtual environment
/// named `.env`, and a link to `/dev/null` is a way to have no settings.
pub(super) fn read(path: &Path) -> Result<Option<String>, SettingsError> {
    let fault = |problem: String| SettingsError::new(SettingOrigin::File(path.to_owned()), problem);
    let bytes = match read_bytes(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Ok(None),
        Err(error) => match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => return Ok(None),
            _ => return Err(fault(format!("cannot be read: {error}"))),
        },
    };
    if bytes.len() as u64 > MAX_SIZE {
        return Err(fault(format!("is larger than {} MiB, too large for a settings file", MAX_SIZE >> 20)));
    }
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let good = String::from_utf8_lossy(
            error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default(),
        );
        let origin = SettingOrigin::Line(path.to_owned(), line_at(&good, good.len()));
        SettingsError::new(origin, "is not UTF-8; save the file as UTF-8")
    })
}

/// Reads a file or pipe with the limits of settings files. Never blocks for long.
pub(crate) fn read_bounded(path: &Path) -> std::io::Result<Vec<u8>> {
    // A directory is an error with the system's own text.
    let bytes = match read_bytes(path)? {
        None if path.is_dir() => std::fs::read(path)?,
        None => return Err(std::io::Error::other("not a regular file or a pipe")),
        Some(bytes) => bytes,
    };
    if bytes.len() as u64 > MAX_SIZE {
        return Err(std::io::Error::other(format!("the file is larger than {} MiB", MAX_SIZE >> 20)));
    }
    if bytes.is_empty() && !path.is_file() {
        return Err(std::io::Error::other("no process has written to this pipe"));
    }
    Ok(bytes)
}

/// Reads at most one byte more than [`MAX_SIZE`].
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
    File::open(path)?.take(MAX_SIZE + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Named pipes: password managers serve `.env` through them. The official client waits forever for a writer.
#[cfg(unix)]
mod pipe {
    use std::fs::OpenOptions;
    use std::io::{ErrorKind, Read};
    use std::os::unix::fs::OpenOptionsExt;
    use std::path::Path;
    use std::time::{Duration, Instant};

    use super::MAX_SIZE;

    /// Timeout for a writer to start, and to finish.
    const TIMEOUT: Duration = Duration::from_millis(250);

    /// Polling interval.
    const INTERVAL: Duration = Duration::from_millis(2);

    /// Reads what a waiting writer sends, if there is one.
    pub(super) fn read(path: &Path) -> std::io::Result<Vec<u8>> {
        // Without this flag, opening blocks until there is a writer.
        let mut pipe = OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open(path)?;
        let mut bytes = Vec::new();
        let mut part = [0; 4096];
        let mut last = Instant::now();
        while last.elapsed() < TIMEOUT && bytes.len() as u64 <= MAX_SIZE {
            match pipe.read(&mut part) {
                // No writer has the pipe open: it has not started yet, or is done.
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

/// The line number of the byte at `offset`, from 1.
pub(super) fn line_at(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}
