//! The sources of settings on top of each other, and the search through them.

use std::path::PathBuf;

use super::dotenv::Dotenv;
use super::error::{Origin, SettingsError};
use super::sources::{Sources, read};
use super::value::{Table, Value};

/// One setting, wherever it may be found.
pub(super) struct Row {
    /// The names it has in the environment, `.env` and profiles. Never empty; the first is preferred.
    pub(super) variables: &'static [&'static str],
    /// Its place in `prefect.toml`, such as `api.url`.
    pub(super) path: &'static str,
    pub(super) fallback: Fallback,
}

/// What a setting is when no source has it.
pub(super) enum Fallback {
    /// This, as if it had been written in a source.
    Text(&'static str),
    /// What an environment variable of others says, or else nothing.
    Variable(&'static str),
}

/// All sources. Fields are in the order in which they are asked.
pub(super) struct Layers<'a> {
    sources: &'a Sources,
    dotenv_path: PathBuf,
    dotenv: Dotenv,
    toml: Vec<TomlLayer>,
    /// Set last: where the profiles are depends on the other layers.
    pub(super) profile: Option<ProfileLayer>,
}

/// A TOML file whose tables follow the settings.
struct TomlLayer {
    file: PathBuf,
    /// What stands before a setting's path in this file, for messages.
    prefix: &'static str,
    table: Table,
}

/// A profile: a table of variables.
pub(super) struct ProfileLayer {
    pub(super) file: PathBuf,
    /// The path of the table, for messages.
    pub(super) prefix: String,
    pub(super) table: Table,
}

/// A value, and where it was found.
type Found = (Value, Origin);

impl<'a> Layers<'a> {
    /// Reads all that is there, except for the profile.
    pub(super) fn read(sources: &'a Sources) -> Result<Self, SettingsError> {
        let dotenv_path = sources.working_directory.join(".env");
        let dotenv = match read(&dotenv_path)? {
            Some(text) => Dotenv::parse(&text, &sources.environment),
            None => Dotenv::default(),
        };
        if let Some(broken) = dotenv.broken.iter().find(|broken| broken.ours) {
            return Err(SettingsError::new(
                Origin::Line(dotenv_path, broken.line),
                "cannot be read; write NAME=value, with the value in quotes if it has quotes or # in it",
            ));
        }
        let toml = [TomlLayer::prefect(sources), TomlLayer::pyproject(sources)];
        let toml = toml.into_iter().filter_map(Result::transpose).collect::<Result<_, _>>()?;
        Ok(Self { sources, dotenv_path, dotenv, toml, profile: None })
    }

    /// The setting's value from the first layer that has it, or its default.
    pub(super) fn resolve<T>(
        &self,
        row: &Row,
        parse: impl Fn(&Value) -> Result<T, String>,
    ) -> Result<T, SettingsError> {
        let (value, origin) = match self.find(row)? {
            Some(found) => found,
            None => self.fall_back(row),
        };
        parse(&value).map_err(|problem| SettingsError::new(origin, problem))
    }

    /// Where the setting at this place in `prefect.toml` was found, for messages.
    pub(super) fn origin(&self, rows: &[Row], path: &str) -> Result<String, SettingsError> {
        let Some(row) = rows.iter().find(|row| row.path == path) else { return Ok(path.to_owned()) };
        let (_, origin) = self.find(row)?.unwrap_or_else(|| self.fall_back(row));
        Ok(origin.to_string())
    }

    fn find(&self, row: &Row) -> Result<Option<Found>, SettingsError> {
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

    fn in_environment(&self, row: &Row) -> Option<Found> {
        row.variables.iter().find_map(|&name| {
            let text = self.sources.variable(name)?;
            Some((Value::Text(text.to_owned()), Origin::Variable(name)))
        })
    }

    fn in_dotenv(&self, row: &Row) -> Option<Found> {
        row.variables.iter().find_map(|&name| {
            let assignment = self.dotenv.get(name)?;
            let origin = Origin::entry(&self.dotenv_path, assignment.line, name);
            Some((Value::Text(assignment.value.clone()), origin))
        })
    }

    fn fall_back(&self, row: &Row) -> Found {
        match row.fallback {
            Fallback::Text(text) => (Value::Text(text.to_owned()), Origin::Default(row.path)),
            Fallback::Variable(name) => {
                let text = self.sources.variable(name).unwrap_or_default();
                (Value::Text(text.to_owned()), Origin::Variable(name))
            }
        }
    }

    /// What the files have in them that looks like a setting but has no effect.
    pub(super) fn warnings(&self, rows: &[Row]) -> Vec<String> {
        let broken = self.dotenv.broken.iter().map(|broken| {
            let origin = Origin::Line(self.dotenv_path.clone(), broken.line);
            format!("{origin}: cannot be read and is skipped")
        });
        let profile = self.dotenv.get("PREFECT_PROFILE").map(|assignment| {
            let origin = Origin::entry(&self.dotenv_path, assignment.line, "PREFECT_PROFILE");
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
        // Most of these files have nothing to do with Prefect: those need not be parsed, and a fault in them
        // is not ours to report.
        let Some(text) = read(&file)?.filter(|text| text.contains("prefect")) else { return Ok(None) };
        let table = Table::parse(&text, &file, &["tool", "prefect"])?;
        Ok(Some(Self { file, prefix: "tool.prefect.", table }))
    }

    fn find(&self, row: &Row) -> Result<Option<Found>, SettingsError> {
        let mut table = &self.table;
        let mut prefix = self.prefix.to_owned();
        let mut names = row.path.split('.').peekable();
        while let Some(name) = names.next() {
            if names.peek().is_none() {
                return Ok(table.get(name).map(|node| {
                    let origin = Origin::entry(&self.file, node.line, format!("{prefix}{name}"));
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

    /// Variables at the top of the file, where people expect them to work.
    fn misplaced<'a>(&'a self, rows: &'a [Row]) -> impl Iterator<Item = String> + 'a {
        self.table.0.iter().filter_map(|(name, node)| {
            let row = rows.iter().find(|row| row.variables.contains(&name.as_str()))?;
            let origin = Origin::entry(&self.file, node.line, format!("{}{name}", self.prefix));
            Some(format!("{origin}: has no effect in this file; write {}{}", self.prefix, row.path))
        })
    }
}

impl ProfileLayer {
    fn find(&self, row: &Row) -> Option<Found> {
        row.variables.iter().find_map(|&name| {
            let node = self.table.get(name)?;
            let origin = Origin::entry(&self.file, node.line, format!("{}{name}", self.prefix));
            Some((node.value.clone(), origin))
        })
    }
}
