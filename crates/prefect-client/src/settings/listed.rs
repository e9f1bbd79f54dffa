//! The settings with their names, for programs that show them.

use std::path::PathBuf;

use super::layers::Fallback;
use super::{ROWS, Secret, Settings, SettingsError, Sources};

/// The names of a setting, and its default.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Names of the environment variables. The first is preferred.
    pub variables: &'static [&'static str],
    /// Key in a TOML file, such as `api.url`.
    pub path: &'static str,
    /// The default, in the form of an environment variable.
    pub default: String,
}

/// The value of a setting of any type.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// Not set.
    None,
    /// A flag.
    Bool(bool),
    /// A number or a size.
    Int(u64),
    /// Seconds, or a factor.
    Float(f64),
    /// Text.
    Text(String),
    /// A password or key.
    Secret(Secret),
    /// A path.
    Path(PathBuf),
    /// Status codes.
    Codes(Vec<u16>),
    /// Headers.
    Headers(Vec<(String, String)>),
}

/// Converts each type that a setting may have.
macro_rules! shown {
    ($($type:ty: $variant:ident),*) => {$(
        impl From<$type> for Shown {
            fn from(value: $type) -> Self {
                Self::$variant(value.into())
            }
        }
    )*};
}

shown! {
    bool: Bool, u32: Int, u64: Int, f64: Float, String: Text, Secret: Secret, PathBuf: Path, Vec<u16>: Codes,
    Vec<(String, String)>: Headers
}

impl<T: Into<Self>> From<Option<T>> for Shown {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}

impl Settings {
    /// The names of all settings, in the order of [`list`](Self::list). Files are not read.
    pub fn names(sources: &Sources) -> Vec<Named> {
        let named = ROWS.iter().map(|row| {
            let default = match row.fallback {
                Fallback::Text(text) => text,
                Fallback::Variable(name) => sources.variable(name).unwrap_or_default(),
            };
            Named { variables: row.variables, path: row.path, default: default.to_owned() }
        });
        named.collect()
    }

    /// Loads the settings from the given sources, and lists their values. The flag says whether any source has the
    /// setting.
    pub fn list(sources: &Sources) -> Result<Vec<(Shown, bool)>, SettingsError> {
        let (settings, layers) = Self::load_layers(sources)?;
        let values = settings.shown().into_iter().zip(ROWS);
        values.map(|(value, row)| Ok((value, layers.has(row)?))).collect()
    }
}
