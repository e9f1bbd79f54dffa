//! Secrets.

use std::fmt;

/// A password or key, shown as asterisks. [`expose`](Self::expose) returns the text.
///
/// ```
/// use prefect_client::settings::Secret;
///
/// let key = Secret::new("pnu_1234");
/// assert_eq!(format!("{key} {key:?}"), "******** ********");
/// assert_eq!(key.expose(), "pnu_1234");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text. Do not log it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Always the same number: the length is secret as well.
        formatter.write_str("********")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
