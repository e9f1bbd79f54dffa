//! `prefect.toml` and `pyproject.toml`.

use super::World;

#[test]
fn tables_and_dotted_keys_are_the_same() {
    for text in ["[client]\nmax_retries = 9", "client.max_retries = 9", "client = { max_retries = 9 }"] {
        assert_eq!(World::new().file("prefect.toml", text).load().max_retries, 9, "{text}");
    }
    for text in [
        "[tool.prefect.client]\nmax_retries = 9",
        "[tool]\nprefect.client.max_retries = 9",
        "tool.prefect = { client.max_retries = 9 }",
    ] {
        assert_eq!(World::new().file("pyproject.toml", text).load().max_retries, 9, "{text}");
    }
}

#[test]
fn pyproject_toml_counts_only_below_tool_prefect() {
    let settings = World::new()
        .file(
            "pyproject.toml",
            "[client]\nmax_retries = 9\n[tool.other.client]\nmax_retries = 9\n[prefect]\nx = 1",
        )
        .load();
    assert_eq!(settings.max_retries, 5);
}

#[test]
fn other_tables_are_ignored() {
    let settings = World::new()
        .file("prefect.toml", "unknown = 1\n[client]\nmetrics.enabled = true\n[logging]\nlevel = 'INFO'")
        .file(
            "pyproject.toml",
            "[project]\nname = 'x'\ndependencies = ['prefect']\n[tool.ruff]\nline-length = 1",
        )
        .load();
    assert!(settings.warnings.is_empty(), "{:?}", settings.warnings);
}

#[test]
fn an_unrelated_pyproject_toml_may_be_invalid() {
    World::new().file("pyproject.toml", "[project\nname = ").load();
    World::new()
        .file("pyproject.toml", "[tool.prefect]\n[project\nname = ")
        .assert_fails("work/pyproject.toml, line 2: invalid TOML: ", &[]);
}

#[test]
fn a_byte_order_mark_and_crlf_are_accepted() {
    let settings = World::new().file("prefect.toml", "\u{feff}[client]\r\nmax_retries = 9\r\n").load();
    assert_eq!(settings.max_retries, 9);
    World::new()
        .file("prefect.toml", "\u{feff}[client]\r\nmax_retries = -9\r\n")
        .assert_fails("work/prefect.toml, line 2, client.max_retries: ", &["-9"]);
}

#[test]
fn a_value_where_a_table_should_be_is_an_error() {
    World::new()
        .file("prefect.toml", "x = 1\napi = 'http://x'")
        .assert_fails("work/prefect.toml, line 2, api: must be a table, but is a string", &[]);
    World::new()
        .file("prefect.toml", "[server]\nephemeral = true")
        .assert_fails("work/prefect.toml, line 2, server.ephemeral: must be a table, but is a boolean", &[]);
    World::new().file("pyproject.toml", "[tool.prefect]\nclient = [1]").assert_fails(
        "work/pyproject.toml, line 2, tool.prefect.client: must be a table, but is an array",
        &[],
    );
    World::new()
        .file("pyproject.toml", "[tool]\n\nprefect = 1")
        .assert_fails("work/pyproject.toml, line 3, tool.prefect: must be a table", &[]);
    World::new()
        .file("pyproject.toml", "tool = 'prefect'")
        .assert_fails("work/pyproject.toml, line 1, tool: must be a table", &[]);
}

#[test]
fn a_variable_at_the_top_level_gets_a_warning() {
    let world = World::new()
        .file("prefect.toml", "\nPREFECT_API_URL = 'http://x'")
        .file("pyproject.toml", "[tool.prefect]\nPREFECT_SERVER_ALLOW_EPHEMERAL_MODE = false");
    let settings = world.load();
    assert_eq!(settings.api_url, None);
    assert!(settings.allow_ephemeral_mode);
    let prefect = world.path("prefect.toml");
    let pyproject = world.path("pyproject.toml");
    assert_eq!(
        settings.warnings,
        [
            format!(
                "{}, line 2, PREFECT_API_URL: has no effect in this file; use api.url",
                prefect.display()
            ),
            format!(
                "{}, line 2, tool.prefect.PREFECT_SERVER_ALLOW_EPHEMERAL_MODE: has no effect in this file; use \
                 tool.prefect.server.ephemeral.enabled",
                pyproject.display()
            ),
        ]
    );
}

#[test]
fn files_in_parent_directories_are_ignored() {
    let settings = World::new()
        .file("../prefect.toml", "client.max_retries = 9")
        .file("../.env", "PREFECT_CLIENT_MAX_RETRIES=9")
        .file("../pyproject.toml", "[tool.prefect]\nclient.max_retries = 9")
        .load();
    assert_eq!(settings.max_retries, 5);
}
