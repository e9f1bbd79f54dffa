//! The active profile.

use std::path::{Path, PathBuf};

use super::error::{SettingOrigin, SettingsError};
use super::layers::ProfileLayer;
use super::setting_value::{SettingNode, SettingValue, Table};
use super::sources::{Sources, read};

/// The built-in profiles. A profile of the same name in the file replaces them.
const BUILT_IN: &str = r#"
    active = "ephemeral"
    profiles.ephemeral.PREFECT_SERVER_ALLOW_EPHEMERAL_MODE = true
    profiles.local.PREFECT_API_URL = "http://127.0.0.1:4200/api"
    profiles.test.PREFECT_SERVER_ALLOW_EPHEMERAL_MODE = true
    profiles.cloud = {}
"#;

/// The name and settings of the active profile.
pub(super) struct ActiveProfile {
    pub(super) name: String,
    pub(super) layer: ProfileLayer,
}

/// Finds the active profile: that in `PREFECT_PROFILE`, that in `active` in the file, or `ephemeral`.
///
/// An unknown name is an error. The official client only warns and uses `ephemeral`, an empty local server: after a typo,
/// all flows seem to be gone.
pub(super) fn active(sources: &Sources, path: &Path) -> Result<ActiveProfile, SettingsError> {
    let built_in = File::parse(PathBuf::from("built-in profiles"), BUILT_IN)?;
    let file = match read(path)? {
        Some(text) => File::parse(path.to_owned(), &text)?,
        None => File { path: path.to_owned(), root: Table::default() },
    };
    let (name, chosen_by) = match choice(sources, &file)? {
        Some(choice) => choice,
        None => ("ephemeral".to_owned(), SettingOrigin::File(path.to_owned())),
    };
    for file in [&file, &built_in] {
        if let Some(layer) = file.profile(&name)? {
            return Ok(ActiveProfile { name, layer });
        }
    }
    Err(SettingsError::new(
        chosen_by,
        format!(
            "there is no profile {name:?} in {}; its profiles are: {}; built-in profiles are: {}",
            path.display(),
            list(file.names()?),
            list(built_in.names()?),
        ),
    ))
}

/// The selected profile and where it was selected. An empty name selects none.
fn choice(sources: &Sources, file: &File) -> Result<Option<(String, SettingOrigin)>, SettingsError> {
    if let Some(name) = sources.variable("PREFECT_PROFILE").filter(|name| !name.is_empty()) {
        return Ok(Some((name.to_owned(), SettingOrigin::Variable("PREFECT_PROFILE"))));
    }
    let Some(SettingNode { line, value }) = file.root.get("active") else { return Ok(None) };
    let origin = SettingOrigin::entry(&file.path, *line, "active");
    match value {
        SettingValue::Text(name) if name.is_empty() => Ok(None),
        SettingValue::Text(name) => Ok(Some((name.clone(), origin))),
        other => Err(SettingsError::new(
            origin,
            format!("must be the name of a profile, in quotes, but is {}", other.kind()),
        )),
    }
}

/// A profiles file.
struct File {
    path: PathBuf,
    root: Table,
}

impl File {
    fn parse(path: PathBuf, text: &str) -> Result<Self, SettingsError> {
        let root = Table::parse(text, &path, &[])?;
        Ok(Self { path, root })
    }

    fn profiles(&self) -> Result<Option<&Table>, SettingsError> {
        self.root.table("profiles", "", &self.path)
    }

    fn profile(&self, name: &str) -> Result<Option<ProfileLayer>, SettingsError> {
        let Some(profiles) = self.profiles()? else { return Ok(None) };
        let Some(table) = profiles.table(name, "profiles.", &self.path)? else { return Ok(None) };
        let prefix = format!("profiles.{name}.");
        Ok(Some(ProfileLayer { file: self.path.clone(), prefix, table: table.clone() }))
    }

    fn names(&self) -> Result<Vec<&str>, SettingsError> {
        let profiles = self.profiles()?.into_iter();
        Ok(profiles.flat_map(|table| &table.0).map(|(name, _)| name.as_str()).collect())
    }
}

fn list(mut names: Vec<&str>) -> String {
    names.sort_unstable();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
