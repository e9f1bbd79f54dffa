//! Errors of settings.

use std::fmt;
use std::path::{Path, PathBuf};

/// An invalid setting or settings file.
///
/// The message says where the problem is (file and line, or variable), what it is, and what is expected. It never
/// contains a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError {
    origin: SettingOrigin,
    problem: String,
}

impl SettingsError {
    /// `problem` continues after the name of the setting or file: "must be …", "is not …".
    pub(super) fn new(origin: SettingOrigin, problem: impl Into<String>) -> Self {
        Self { origin, problem: problem.into() }
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.origin, self.problem)
    }
}

impl std::error::Error for SettingsError {}

/// Where a value or a problem comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SettingOrigin {
    /// An environment variable.
    Variable(&'static str),
    /// A file as a whole.
    File(PathBuf),
    /// A line of a file.
    Line(PathBuf, usize),
    /// A named value in a file.
    Entry(PathBuf, usize, String),
    /// The default of the setting with this key.
    Default(&'static str),
}

impl SettingOrigin {
    /// A named value in a file.
    pub(super) fn entry(path: &Path, line: usize, name: impl Into<String>) -> Self {
        Self::Entry(path.to_owned(), line, name.into())
    }
}

impl fmt::Display for SettingOrigin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => write!(formatter, "environment variable {name}"),
            Self::File(path) => write!(formatter, "{}", path.display()),
            Self::Line(path, line) => write!(formatter, "{}, line {line}", path.display()),
            Self::Entry(path, line, name) => write!(formatter, "{}, line {line}, {name}", path.display()),
            Self::Default(name) => write!(formatter, "default of {name}"),
        }
    }
}
