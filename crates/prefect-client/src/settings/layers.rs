//! The layered sources of settings, and the lookup in them.

use std::path::PathBuf;

use super::dotenv::Dotenv;
use super::error::{SettingOrigin, SettingsError};
use super::setting_value::{SettingValue, Table};
use super::sources::{Sources, read};

/// The names of a setting in the sources.
pub(super) struct Row {
    /// Names in the environment, `.env` and profiles. Never empty. The first is preferred.
    pub(super) variables: &'static [&'static str],
    /// Key in `prefect.toml`, such as `api.url`.
    pub(super) path: &'static str,
    pub(super) fallback: Fallback,
}

/// The value of a setting that no source has.
pub(super) enum Fallback {
    /// A default, in the form of a value in a source.
    Text(&'static str),
    /// The value of an environment variable that does not belong to Prefect, if set.
    Variable(&'static str),
}

/// All sources, in order of precedence.
pub(super) struct Layers<'a> {
    sources: &'a Sources,
    dotenv_path: PathBuf,
    dotenv: Dotenv,
    toml: Vec<TomlLayer>,
    /// Set last, as the path of the profiles depends on the other layers.
    pub(super) profile: Option<ProfileLayer>,
}

/// A TOML file with settings.
struct TomlLayer {
    file: PathBuf,
    /// The prefix of keys in this file, for messages.
    prefix: &'static str,
    table: Table,
}

/// A profile: a table of environment variables.
pub(super) struct ProfileLayer {
    pub(super) file: PathBuf,
    /// The prefix of keys in this table, for messages.
    pub(super) prefix: String,
    pub(super) table: Table,
}

/// A value and its origin.
type FoundValue = (SettingValue, SettingOrigin);

impl<'a> Layers<'a> {
    /// Reads all sources except the profile.
    pub(super) fn read(sources: &'a Sources) -> Result<Self, SettingsError> {
        let dotenv_path = sources.working_directory.join(".env");
        let dotenv = match read(&dotenv_path)? {
            Some(text) => Dotenv::parse(&text, &sources.environment),
            None => Dotenv::default(),
        };
        if let Some(broken) = dotenv.broken.iter().find(|broken| broken.ours) {
            return Err(SettingsError::new(
                SettingOrigin::Line(dotenv_path, broken.line),
                "cannot be parsed; expected NAME=value, with the value in quotes if it contains quotes or #",
            ));
        }
        let toml = [TomlLayer::prefect(sources), TomlLayer::pyproject(sources)];
        let toml = toml.into_iter().filter_map(Result::transpose).collect::<Result<_, _>>()?;
        Ok(Self { sources, dotenv_path, dotenv, toml, profile: None })
    }

    /// The value of a setting from the first layer that has it, or its default.
    pub(super) fn resolve<T>(
        &self,
        row: &Row,
        parse: impl Fn(&SettingValue) -> Result<T, String>,
    ) -> Result<T, SettingsError> {
        let (value, origin) = match self.find(row)? {
            Some(found) => found,
            None => self.fall_back(row),
        };
        parse(&value).map_err(|problem| SettingsError::new(origin, problem))
    }

    /// The origin of the setting with this key, for messages.
    pub(super) fn origin(&self, rows: &[Row], path: &str) -> Result<String, SettingsError> {
        let Some(row) = rows.iter().find(|row| row.path == path) else { return Ok(path.to_owned()) };
        let (_, origin) = self.find(row)?.unwrap_or_else(|| self.fall_back(row));
        Ok(origin.to_string())
    }

    /// Whether any layer has a setting.
    pub(super) fn has(&self, row: &Row) -> Result<bool, SettingsError> {
        self.find(row).map(|found| found.is_some())
    }

    fn find(&self, row: &Row) -> Result<Option<FoundValue>, SettingsError> {
        if let Some(found) = self.in_environment(row).or_else(|| self.in_dotenv(row)) {
            return Ok(Some(found));
        }
        for layer in &self.toml {
            if let Some(found) = layer.find(row)? {
                return Ok(Some(found));
            }
        }
        Ok(self.profile.as_ref().and_then(|profile| profile.find(row)))
    }

    fn in_environment(&self, row: &Row) -> Option<FoundValue> {
        row.variables.iter().find_map(|&name| {
            let text = self.sources.variable(name)?;
            Some((SettingValue::Text(text.to_owned()), SettingOrigin::Variable(name)))
        })
    }

    fn in_dotenv(&self, row: &Row) -> Option<FoundValue> {
        row.variables.iter().find_map(|&name| {
            let assignment = self.dotenv.get(name)?;
            let origin = SettingOrigin::entry(&self.dotenv_path, assignment.line, name);
            Some((SettingValue::Text(assignment.value.clone()), origin))
        })
    }

    fn fall_back(&self, row: &Row) -> FoundValue {
        match row.fallback {
            Fallback::Text(text) => (SettingValue::Text(text.to_owned()), SettingOrigin::Default(row.path)),
            Fallback::Variable(name) => {
                let text = self.sources.variable(name).unwrap_or_default();
                (SettingValue::Text(text.to_owned()), SettingOrigin::Variable(name))
            }
        }
    }

    /// Warnings about entries that look like settings but have no effect.
    pub(super) fn warnings(&self, rows: &[Row]) -> Vec<String> {
        let broken = self.dotenv.broken.iter().map(|broken| {
            let origin = SettingOrigin::Line(self.dotenv_path.clone(), broken.line);
            format!("{origin}: cannot be parsed and is skipped")
        });
        let profile = self.dotenv.get("PREFECT_PROFILE").map(|assignment| {
            let origin = SettingOrigin::entry(&self.dotenv_path, assignment.line, "PREFECT_PROFILE");
            format!("{origin}: has no effect in this file; set it in the environment")
        });
        let misplaced = self.toml.iter().flat_map(|layer| layer.misplaced(rows));
        broken.chain(profile).chain(misplaced).collect()
    }
}

impl TomlLayer {
    fn prefect(sources: &Sources) -> Result<Option<Self>, SettingsError> {
        let file = sources.working_directory.join("prefect.toml");
        let Some(text) = read(&file)? else { return Ok(None) };
        let table = Table::parse(&text, &file, &[])?;
        Ok(Some(Self { file, prefix: "", table }))
    }

    fn pyproject(sources: &Sources) -> Result<Option<Self>, SettingsError> {
        let file = sources.working_directory.join("pyproject.toml");
        // Most of these files have nothing to do with Prefect. They are not parsed, so errors in them are not reported.
        let Some(text) = read(&file)?.filter(|text| text.contains("prefect")) else { return Ok(None) };
        let table = Table::parse(&text, &file, &["tool", "prefect"])?;
        Ok(Some(Self { file, prefix: "tool.prefect.", table }))
    }

    fn find(&self, row: &Row) -> Result<Option<FoundValue>, SettingsError> {
        let mut table = &self.table;
        let mut prefix = self.prefix.to_owned();
        let mut names = row.path.split('.').peekable();
        while let Some(name) = names.next() {
            if names.peek().is_none() {
                return Ok(table.get(name).map(|node| {
                    let origin = SettingOrigin::entry(&self.file, node.line, format!("{prefix}{name}"));
                    (node.value.clone(), origin)
                }));
            }
            match table.table(name, &prefix, &self.file)? {
                Some(inner) => table = inner,
                None => return Ok(None),
            }
            prefix = format!("{prefix}{name}.");
        }
        Ok(None)
    }

    /// Environment variables at the top level of the file, where they have no effect.
    fn misplaced<'a>(&'a self, rows: &'a [Row]) -> impl Iterator<Item = String> + 'a {
        self.table.0.iter().filter_map(|(name, node)| {
            let row = rows.iter().find(|row| row.variables.contains(&name.as_str()))?;
            let origin = SettingOrigin::entry(&self.file, node.line, format!("{}{name}", self.prefix));
            Some(format!("{origin}: has no effect in this file; use {}{}", self.prefix, row.path))
        })
    }
}

impl ProfileLayer {
    fn find(&self, row: &Row) -> Option<FoundValue> {
        row.variables.iter().find_map(|&name| {
            let node = self.table.get(name)?;
            let origin = SettingOrigin::entry(&self.file, node.line, format!("{}{name}", self.prefix));
            Some((node.value.clone(), origin))
        })
    }
}
