//! No output contains a secret.

use super::super::{Secret, Settings};
use super::World;

/// What is in each secret of these tests, and must be in no text.
const HUSH: &str = "hush";

#[test]
fn a_secret_shows_as_asterisks() {
    let secret = Secret::new(HUSH);
    assert_eq!(secret.expose(), HUSH);
    assert_eq!(format!("{secret} {secret:?} {secret:#?}"), "******** ******** ********");
    assert_eq!(secret.to_string(), Secret::new("x").to_string());
}

#[test]
fn debug_output_of_settings_contains_no_secret() {
    let settings = World::new()
        .variable("PREFECT_API_URL", "https://user-hush:pass-hush@example.com/api")
        .variable("PREFECT_CLOUD_API_URL", "https://user:hush@example.com/api")
        .variable("PREFECT_API_KEY", HUSH)
        .variable("PREFECT_API_AUTH_STRING", "user:hush")
        .variable("PREFECT_CLIENT_CUSTOM_HEADERS", r#"{"Authorization": "hush", "User-Agent": "hush"}"#)
        .file(".env", "X=\"hush\"hush")
        .file("prefect.toml", "PREFECT_API_KEY = 'hush'")
        .load();
    assert_eq!(settings.api_key.as_ref().unwrap().expose(), HUSH);
    // Both warnings of files and that of the header, so that they are looked through too.
    assert_eq!(settings.warnings.len(), 3);
    for shown in [format!("{settings:?}"), format!("{settings:#?}")] {
        assert!(!shown.contains(HUSH), "{shown}");
        assert!(shown.contains("https://********@example.com/api"), "{shown}");
    }
    assert!(!settings.cloud_ui_url.unwrap().contains(HUSH));
    assert!(!settings.ui_url.unwrap().contains(HUSH));
}

#[test]
fn debug_output_of_sources_contains_no_variables() {
    let world = World::new().variable("PREFECT_API_KEY", HUSH).variable("OTHER_TOKEN", HUSH);
    let shown = format!("{:?}", world.sources);
    assert!(!shown.contains(HUSH), "{shown}");
    assert!(shown.contains("working_directory"), "{shown}");
}

#[track_caller]
fn assert_no_secret(world: &World) {
    let error = match Settings::load_from(&world.sources) {
        Ok(settings) => panic!("loaded {settings:?}"),
        Err(error) => error,
    };
    for shown in [error.to_string(), format!("{error:?}"), crate::error::Error::from(error).to_string()] {
        assert!(!shown.contains(HUSH), "{shown}");
    }
}

#[test]
fn errors_of_variables_contain_no_secret() {
    for (variable, value) in [
        ("PREFECT_API_KEY", "hush\n"),
        ("PREFECT_API_KEY", "hush hush"),
        ("PREFECT_API_AUTH_STRING", "user:hush\r"),
        ("PREFECT_API_URL", "user:hush@example.com/api"),
        ("PREFECT_API_URL", "user:hush://hush@example.com/api"),
        ("PREFECT_API_URL", "http://user:hush@example.com:port/api"),
        ("PREFECT_API_URL", "http://user:hu/hush@example.com"),
        ("PREFECT_API_URL", "http://user:p@hush@example.com/a b"),
        ("PREFECT_API_URL", "http://user:p?hush@example.com"),
        ("PREFECT_API_URL", "http://user:hush?x@example.com"),
        ("PREFECT_API_URL", "http://example.com/api?token=hush"),
        ("PREFECT_API_URL", "http://example.com/api#hush"),
        ("PREFECT_API_URL", "http://example.com/api?mail=hush@example.com&token=hush"),
        ("PREFECT_CLOUD_API_URL", "http://user:hush@"),
        ("PREFECT_CLIENT_CUSTOM_HEADERS", "hush"),
        ("PREFECT_CLIENT_CUSTOM_HEADERS", "\"hush\""),
        ("PREFECT_CLIENT_CUSTOM_HEADERS", "[\"hush\"]"),
        ("PREFECT_CLIENT_CUSTOM_HEADERS", "{\"X\": \"hush\""),
        ("PREFECT_CLIENT_CUSTOM_HEADERS", "{\"X\": \"hush\" hush}"),
        ("PREFECT_CLIENT_CUSTOM_HEADERS", "{\"X\": [\"hush\"]}"),
        ("PREFECT_CLIENT_CUSTOM_HEADERS", "{\"X\": \"hush\\n\"}"),
    ] {
        assert_no_secret(&World::new().variable(variable, value));
        assert_no_secret(
            &World::new().profiles(&format!("active = 'x'\n[profiles.x]\n{variable} = {value:?}")),
        );
    }
}

#[test]
fn errors_of_files_contain_no_secret() {
    for line in [
        "PREFECT_API_KEY='hush",
        "PREFECT_API_KEY=\"hush\" hush",
        "PREFECT_API_KEY hush",
        "PREFECT_API_KEY='hush\nhush",
    ] {
        assert_no_secret(&World::new().file(".env", line));
    }
    for line in [
        "api.key = hush",
        "api.key = 'hush",
        "api.key = 'hush' hush",
        "api.key = \"\\hush\"",
        "api.key = ['hush']",
        "api.key = { a = 'hush' }",
        "api.key = 'hush'\napi.key = 'hush'",
        "api = 'hush'\napi.key = 'hush'",
        "api = ['hush']",
        "client.custom_headers = ['hush']",
        "client.custom_headers = { X = ['hush'] }",
    ] {
        assert_no_secret(&World::new().file("prefect.toml", line));
        assert_no_secret(&World::new().file("pyproject.toml", format!("[tool.prefect]\n{line}")));
    }
    for line in ["PREFECT_API_KEY = hush", "PREFECT_API_KEY = ['hush']", "PREFECT_API_KEY = \"hush"] {
        assert_no_secret(&World::new().profiles(&format!("active = 'x'\n[profiles.x]\n{line}")));
    }
    assert_no_secret(&World::new().profiles("active = 'x'\nprofiles.x = 'hush'"));
}
