//! Invalid files and values: errors say where.

use super::World;

#[test]
fn errors_name_the_place_in_every_source() {
    let problem = "must be an integer of at least 0, such as 5, but is \"many\"";
    let text = "PREFECT_CLIENT_MAX_RETRIES";
    World::new()
        .variable(text, "many")
        .assert_fails(&format!("environment variable PREFECT_CLIENT_MAX_RETRIES: {problem}"), &[]);
    World::new()
        .file(".env", "# comment\n\nPREFECT_CLIENT_MAX_RETRIES=many")
        .assert_fails(&format!("work/.env, line 3, PREFECT_CLIENT_MAX_RETRIES: {problem}"), &[]);
    World::new()
        .file("prefect.toml", "[client]\n# comment\nmax_retries = 'many'")
        .assert_fails(&format!("work/prefect.toml, line 3, client.max_retries: {problem}"), &[]);
    World::new()
        .file("pyproject.toml", "[project]\nname = 'x'\n[tool.prefect]\nclient.max_retries = 'many'")
        .assert_fails(
            &format!("work/pyproject.toml, line 4, tool.prefect.client.max_retries: {problem}"),
            &[],
        );
    World::new()
        .profiles("active = 'one'\n[profiles.one]\nPREFECT_CLIENT_MAX_RETRIES = 'many'")
        .assert_fails(
            &format!(
                "user/.prefect/profiles.toml, line 3, profiles.one.PREFECT_CLIENT_MAX_RETRIES: {problem}"
            ),
            &[],
        );
}

#[test]
fn errors_use_the_name_as_it_was_written() {
    World::new()
        .variable("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "maybe")
        .assert_fails("environment variable PREFECT_SERVER_ALLOW_EPHEMERAL_MODE: ", &["\"maybe\""]);
    World::new()
        .file(".env", "\nPREFECT_SERVER_ALLOW_EPHEMERAL_MODE=maybe")
        .assert_fails("work/.env, line 2, PREFECT_SERVER_ALLOW_EPHEMERAL_MODE: ", &["\"maybe\""]);
}

#[test]
fn invalid_toml_is_reported_with_its_line() {
    for text in ["a = 1\nb = \nc = 3", "a = 1\nb = x y", "a = 1\na = 2", "a = 1\n[b", "a = 1\nb = 'open"] {
        World::new()
            .file("prefect.toml", text)
            .assert_fails("work/prefect.toml, line 2: invalid TOML: ", &[]);
        World::new().profiles(text).assert_fails("user/.prefect/profiles.toml, line 2: invalid TOML: ", &[]);
    }
}

#[test]
fn invalid_utf_8_is_reported_with_its_line() {
    let text = b"# one\n# two\n# caf\xe9 = 1\n";
    for name in [".env", "prefect.toml", "pyproject.toml", "../user/.prefect/profiles.toml"] {
        let place = match name.strip_prefix("../") {
            Some(below) => format!("{below}, line 3: is not UTF-8"),
            None => format!("work/{name}, line 3: is not UTF-8"),
        };
        World::new().file(name, text).assert_fails(&place, &["save the file as UTF-8"]);
    }
}

#[test]
fn directories_instead_of_files_are_ignored() {
    for name in [".env", "prefect.toml", "pyproject.toml", "../user/.prefect/profiles.toml"] {
        let settings = World::new().file(&format!("{name}/file"), "").load();
        assert!(settings.warnings.is_empty(), "{name}: {:?}", settings.warnings);
    }
}

#[test]
fn a_file_instead_of_a_directory_is_ignored() {
    let settings = World::new().file("../user/.prefect", "").load();
    assert_eq!(settings.profile, "ephemeral");
}

/// Everyone but root is kept out by permissions; a link to itself keeps out everyone.
#[cfg(unix)]
#[test]
fn an_unreadable_file_is_reported() {
    let world = World::new();
    std::os::unix::fs::symlink("prefect.toml", world.path("prefect.toml")).unwrap();
    world.assert_fails("work/prefect.toml: cannot be read: ", &[]);
}
