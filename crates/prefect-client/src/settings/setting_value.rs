//! Values of settings before they are parsed.

use std::path::Path;

use toml::de::{DeInteger, DeTable, DeValue};

use super::error::{SettingOrigin, SettingsError};
use super::sources::line_at;

/// A value in its source. Environment variables are always [`Text`](Self::Text).
#[derive(Debug, Clone, PartialEq)]
pub(super) enum SettingValue {
    Text(String),
    Integer(i64),
    Float(f64),
    Boolean(bool),
    List(Vec<SettingValue>),
    Table(Table),
    /// A date, a time, or an integer that exceeds 64 bits. No setting accepts them.
    Other,
}

/// A value and its line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SettingNode {
    pub(super) line: usize,
    pub(super) value: SettingValue,
}

/// A TOML table in the order of the file, which matters for headers.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Table(pub(super) Vec<(String, SettingNode)>);

impl SettingValue {
    /// The type in messages. The value itself may be secret.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Integer(_) | Self::Float(_) => "a number",
            Self::Boolean(_) => "a boolean",
            Self::List(_) => "an array",
            Self::Table(_) => "a table",
            Self::Other => "a date or a number out of range",
        }
    }
}

impl Table {
    /// Parses TOML. With `within`, converts only the table at this path, so that the rest of a long `pyproject.toml` costs
    /// little.
    pub(super) fn parse(text: &str, path: &Path, within: &[&str]) -> Result<Self, SettingsError> {
        let root = DeTable::parse(text).map_err(|error| syntax_error(text, path, &error))?;
        let mut table = root.get_ref();
        for (depth, name) in within.iter().enumerate() {
            let Some((key, value)) = table.get_key_value(*name) else { return Ok(Self::default()) };
            let DeValue::Table(inner) = value.get_ref() else {
                let name = within.iter().take(depth + 1).copied().collect::<Vec<_>>().join(".");
                let origin = SettingOrigin::entry(path, line_at(text, key.span().start), name);
                return Err(SettingsError::new(origin, "must be a table"));
            };
            table = inner;
        }
        Ok(convert_table(text, table))
    }

    /// The value of a key.
    pub(super) fn get(&self, name: &str) -> Option<&SettingNode> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, node)| node)
    }

    /// The value of a key, which must be a table. `prefix` precedes the key in messages.
    pub(super) fn table(
        &self,
        name: &str,
        prefix: &str,
        path: &Path,
    ) -> Result<Option<&Self>, SettingsError> {
        match self.get(name) {
            None => Ok(None),
            Some(SettingNode { value: SettingValue::Table(table), .. }) => Ok(Some(table)),
            Some(SettingNode { line, value }) => Err(SettingsError::new(
                SettingOrigin::entry(path, *line, format!("{prefix}{name}")),
                format!("must be a table, but is {}", value.kind()),
            )),
        }
    }
}

/// The parser's message and the line number. The full report contains the line itself, which may have a secret.
fn syntax_error(text: &str, path: &Path, error: &toml::de::Error) -> SettingsError {
    let line = line_at(text, error.span().map_or(0, |span| span.start));
    SettingsError::new(
        SettingOrigin::Line(path.to_owned(), line),
        format!("invalid TOML: {}", error.message()),
    )
}

fn convert_table(text: &str, table: &DeTable<'_>) -> Table {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let convert_entry = |key: &str, offset: usize, value: &DeValue<'_>| {
        (key.to_owned(), SettingNode { line: line_at(text, offset), value: convert(text, value) })
    };
    Table(
        entries
            .into_iter()
            .map(|(key, value)| convert_entry(key.get_ref(), key.span().start, value.get_ref()))
            .collect(),
    )
}

fn convert(text: &str, value: &DeValue<'_>) -> SettingValue {
    match value {
        DeValue::String(string) => SettingValue::Text(string.clone().into_owned()),
        DeValue::Integer(integer) => to_i64(integer).map_or(SettingValue::Other, SettingValue::Integer),
        DeValue::Float(float) => float.as_str().parse().map_or(SettingValue::Other, SettingValue::Float),
        DeValue::Boolean(boolean) => SettingValue::Boolean(*boolean),
        DeValue::Datetime(_) => SettingValue::Other,
        DeValue::Array(array) => {
            SettingValue::List(array.iter().map(|item| convert(text, item.get_ref())).collect())
        }
        DeValue::Table(table) => SettingValue::Table(convert_table(text, table)),
    }
}

fn to_i64(integer: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}
