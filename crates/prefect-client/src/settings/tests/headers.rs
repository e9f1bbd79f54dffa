//! Custom headers, and headers that identify the run.

use super::super::{Settings, run_context_headers};
use super::World;

fn custom(json: &str) -> Settings {
    World::new().variable("PREFECT_CLIENT_CUSTOM_HEADERS", json).load()
}

fn pairs(settings: &Settings) -> Vec<(&str, &str)> {
    settings.custom_headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn headers_keep_their_order() {
    let settings = custom(r#" {"X-Z": "1", "X-A": "2", "X-M": "3"} "#);
    assert_eq!(pairs(&settings), [("X-Z", "1"), ("X-A", "2"), ("X-M", "3")]);
    for text in [
        "[client.custom_headers]\nX-Z = '1'\nX-A = '2'\nX-M = '3'",
        "client.custom_headers = { X-Z = '1', X-A = '2', X-M = '3' }",
        r#"client.custom_headers = '{"X-Z": "1", "X-A": "2", "X-M": "3"}'"#,
    ] {
        let settings = World::new().file("prefect.toml", text).load();
        assert_eq!(pairs(&settings), [("X-Z", "1"), ("X-A", "2"), ("X-M", "3")], "{text}");
    }
}

#[test]
fn the_last_header_of_a_name_counts() {
    let settings = custom(r#"{"X-A": "1", "X-B": "2", "x-a": "3", "X-B": "4"}"#);
    assert_eq!(pairs(&settings), [("x-a", "3"), ("X-B", "4")]);
}

#[test]
fn any_visible_text_can_be_a_value() {
    let settings = custom(r#"{"Authorization": "Bearer a b=", "X-Empty": "", "X-Quote": "\"\u0041\""}"#);
    assert_eq!(pairs(&settings), [("Authorization", "Bearer a b="), ("X-Empty", ""), ("X-Quote", "\"A\"")]);
    assert!(settings.warnings.is_empty());
}

#[test]
fn headers_that_the_client_sets_are_ignored_with_a_warning() {
    let settings =
        custom(r#"{"user-agent": "x", "X-A": "1", "Prefect-Csrf-Token": "x", "PREFECT-CSRF-CLIENT": "x"}"#);
    assert_eq!(pairs(&settings), [("X-A", "1")]);
    let names = ["user-agent", "Prefect-Csrf-Token", "PREFECT-CSRF-CLIENT"];
    assert_eq!(settings.warnings.len(), names.len(), "{:?}", settings.warnings);
    for (name, warning) in names.iter().zip(&settings.warnings) {
        assert!(
            warning.starts_with(&format!("PREFECT_CLIENT_CUSTOM_HEADERS: {name} is ignored")),
            "{warning}"
        );
    }
}

#[test]
fn anything_but_an_object_of_strings_is_rejected() {
    let place = "environment variable PREFECT_CLIENT_CUSTOM_HEADERS: ";
    for (text, problem) in [
        ("x", "is not valid JSON"),
        ("", "is not valid JSON"),
        ("{", "is not valid JSON"),
        ("{'X-A': '1'}", "is not valid JSON"),
        ("{\"X-A\": \"1\",}", "is not valid JSON"),
        ("{} {}", "is not valid JSON"),
        ("[]", "must be a JSON object of strings"),
        ("null", "must be a JSON object of strings"),
        ("\"X-A\"", "must be a JSON object of strings"),
        ("{\"X-A\": 1}", "the value of the header \"X-A\" must be a string"),
        ("{\"X-A\": null}", "the value of the header \"X-A\" must be a string"),
        ("{\"X-A\": [\"1\"]}", "the value of the header \"X-A\" must be a string"),
        ("{\"\": \"1\"}", "\"\" is not a valid header name"),
        ("{\"X A\": \"1\"}", "\"X A\" is not a valid header name"),
        ("{\"X-Ä\": \"1\"}", "\"X-Ä\" is not a valid header name"),
        ("{\"X-A\": \"1\\n2\"}", "the value of the header \"X-A\" has characters that are not allowed"),
        ("{\"X-A\": \"\\u0000\"}", "the value of the header \"X-A\" has characters that are not allowed"),
        ("{\"X-A\": \"\u{fffd}\"}", "the value of the header \"X-A\" has characters that are not allowed"),
        ("{\"X-A\": \"é\"}", "the value of the header \"X-A\" has characters that are not allowed"),
    ] {
        World::new().variable("PREFECT_CLIENT_CUSTOM_HEADERS", text).assert_fails(place, &[problem]);
    }
}

#[test]
fn invalid_headers_in_toml_are_reported_with_their_line() {
    let place = "work/prefect.toml, line 2, client.custom_headers: ";
    World::new()
        .file("prefect.toml", "\nclient.custom_headers = []")
        .assert_fails(place, &["is an array", "X-Team"]);
    World::new()
        .file("prefect.toml", "\nclient.custom_headers = {X = 1}")
        .assert_fails(place, &["\"X\" must be"]);
    World::new()
        .file("prefect.toml", "\n[client.custom_headers]\nX-A = '1'\nX-B = 2")
        .assert_fails("work/prefect.toml, line 2, client.custom_headers: ", &["\"X-B\" must be a string"]);
}

fn context(variables: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let world = variables.iter().fold(World::new(), |world, (name, value)| world.variable(name, value));
    run_context_headers(&world.sources)
}

#[test]
fn every_variable_of_the_run_has_its_header() {
    let found = context(&[
        ("PREFECT__WORKER_ID", "1"),
        ("PREFECT__WORKER_NAME", "2"),
        ("PREFECT__FLOW_ID", "3"),
        ("PREFECT__FLOW_NAME", "4"),
        ("PREFECT__DEPLOYMENT_ID", "5"),
        ("PREFECT__DEPLOYMENT_NAME", "6"),
        ("PREFECT__OTHER", "7"),
    ]);
    let expected = [
        ("X-Prefect-Worker-Id", "1"),
        ("X-Prefect-Worker-Name", "2"),
        ("X-Prefect-Flow-Id", "3"),
        ("X-Prefect-Flow-Name", "4"),
        ("X-Prefect-Deployment-Id", "5"),
        ("X-Prefect-Deployment-Name", "6"),
    ];
    assert_eq!(found, expected.map(|(name, value)| (name, value.to_owned())));
    assert_eq!(context(&[]), []);
}

#[test]
fn values_of_the_run_are_trimmed_and_omitted_if_empty() {
    let found = context(&[("PREFECT__FLOW_NAME", " \tmy flow\t "), ("PREFECT__WORKER_NAME", " \t")]);
    assert_eq!(found, [("X-Prefect-Flow-Name", "my flow".to_owned())]);
}

#[test]
fn values_of_the_run_that_are_invalid_in_headers_are_omitted() {
    let found = context(&[
        ("PREFECT__FLOW_NAME", "a\nb"),
        ("PREFECT__WORKER_NAME", "é"),
        ("PREFECT__FLOW_ID", "\u{7f}"),
    ]);
    assert_eq!(found, [("X-Prefect-Worker-Name", "é".to_owned())]);
}

#[test]
fn the_run_comes_from_the_environment_only() {
    let world = World::new().file(".env", "PREFECT__FLOW_NAME=x");
    assert_eq!(run_context_headers(&world.sources), []);
}
