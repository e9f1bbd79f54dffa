//! The `.env` format.

use std::collections::HashMap;

use super::super::dotenv::Dotenv;
use super::World;

/// The names and values of a text, with `HOST=environment` and `E=environment` in the environment.
fn parse(text: &str) -> Vec<(String, String)> {
    let environment = ["HOST", "E"].map(|name| (name.to_owned(), "environment".to_owned()));
    let dotenv = Dotenv::parse(text, &HashMap::from(environment));
    assert_eq!(dotenv.broken, [], "{text:?}");
    dotenv.assignments.into_iter().map(|assignment| (assignment.name, assignment.value)).collect()
}

/// The value of the last assignment.
fn value(text: &str) -> String {
    parse(text).pop().expect("an assignment").1
}

/// The lines that could not be read, and whether each is ours.
fn broken(text: &str) -> Vec<(usize, bool)> {
    Dotenv::parse(text, &HashMap::new()).broken.iter().map(|broken| (broken.line, broken.ours)).collect()
}

#[test]
fn unquoted_values_end_with_the_line_or_a_comment() {
    assert_eq!(value("A=b"), "b");
    assert_eq!(value("A = b c  \n"), "b c");
    assert_eq!(value("A=b # comment"), "b");
    assert_eq!(value("A=b\t# comment # more"), "b");
    assert_eq!(value("A=b#c"), "b#c");
    assert_eq!(value("A=#c"), "#c");
    assert_eq!(value("A= # comment"), "");
    assert_eq!(value("A="), "");
    assert_eq!(value("A=b=c"), "b=c");
    assert_eq!(value(r"A=C:\new\table"), r"C:\new\table");
    assert_eq!(value("A=it's"), "it's");
    assert_eq!(value(r#"A={"X": "y"}"#), r#"{"X": "y"}"#);
}

#[test]
fn a_dollar_without_braces_is_literal() {
    assert_eq!(value("A=pa$word"), "pa$word");
    assert_eq!(value("A=\"pa$word$\""), "pa$word$");
    assert_eq!(value("A=$HOST"), "$HOST");
}

#[test]
fn escapes_in_double_quotes() {
    assert_eq!(value(r#"A="b # c""#), "b # c");
    assert_eq!(value(r#"A="\a\b\f\n\r\t\v\\\"\'""#), "\u{7}\u{8}\u{c}\n\r\t\u{b}\\\"'");
    assert_eq!(value(r#"A="\d\$""#), r"\d\$");
    assert_eq!(value(r#"A="" "#), "");
}

#[test]
fn escapes_in_single_quotes() {
    assert_eq!(value(r"A='b # c'"), "b # c");
    assert_eq!(value(r"A='it\'s \\ \n'"), r"it's \ \n");
    assert_eq!(value("A=' b '"), " b ");
}

#[test]
fn quoted_values_may_span_lines() {
    assert_eq!(
        parse("A=\"one\ntwo # no comment\"\nB='three\r\nfour' # comment\nC=5"),
        [("A", "one\ntwo # no comment"), ("B", "three\r\nfour"), ("C", "5")].map(owned)
    );
}

#[test]
fn lines_without_an_assignment_are_ignored() {
    assert_eq!(parse("# A=1\n\n  \n\t# B\nC\nD # comment\nexport # comment\n"), []);
    assert_eq!(parse(""), []);
}

#[test]
fn export_and_leading_blanks_are_ignored() {
    assert_eq!(
        parse("export A=1\n  B=2\nexport\tC =3\nexporter=4\nexport=5\n'D E'=6"),
        [("A", "1"), ("B", "2"), ("C", "3"), ("exporter", "4"), ("export", "5"), ("D E", "6")].map(owned)
    );
}

#[test]
fn all_line_breaks_and_a_byte_order_mark_are_accepted() {
    assert_eq!(
        parse("\u{feff}A=1\r\nB=2\rC=3\nD=4"),
        [("A", "1"), ("B", "2"), ("C", "3"), ("D", "4")].map(owned)
    );
}

#[test]
fn references_expand_to_earlier_values_or_the_environment() {
    assert_eq!(value("A=1\nA=${A}2\nB=${A}3"), "123");
    assert_eq!(value("A=http://${HOST}/${HOST}"), "http://environment/environment");
    assert_eq!(value("E=file\nA=${E}"), "file");
    assert_eq!(value("A=${E}\nE=file"), "file");
    assert_eq!(parse("A=${E}\nE=file")[0].1, "environment");
    assert_eq!(value("A='${HOST}'"), "environment");
}

#[test]
fn unknown_references_expand_to_their_default() {
    assert_eq!(value("A=b${NONE}c"), "bc");
    assert_eq!(value("A=${NONE:-http://x:1}"), "http://x:1");
    assert_eq!(value("A=${HOST:-other}"), "environment");
    assert_eq!(value("E=\nA=${E:-other}"), "");
}

#[test]
fn text_that_only_looks_like_a_reference_is_kept() {
    assert_eq!(value("A=${HOST"), "${HOST");
    assert_eq!(value("A=${HOST:x} ${HOST}"), "${HOST:x} environment");
    assert_eq!(value("A=$${HOST}"), "$environment");
}

#[test]
fn expanded_values_are_not_expanded_again() {
    let environment = HashMap::from([("E".to_owned(), "${E}".to_owned())]);
    let dotenv = Dotenv::parse("A=${E}", &environment);
    assert_eq!(dotenv.assignments[0].value, "${E}");
}

#[test]
fn assignments_have_line_numbers() {
    let dotenv = Dotenv::parse("\n# comment\nA='x\ny'\n\nexport B=1\r\nC=2", &HashMap::new());
    let lines: Vec<_> = dotenv.assignments.iter().map(|one| (one.name.as_str(), one.line)).collect();
    assert_eq!(lines, [("A", 3), ("B", 6), ("C", 7)]);
}

#[test]
fn the_last_assignment_counts() {
    let settings = World::new().file(".env", "PREFECT_API_URL=http://a\nprefect_api_url=http://b").load();
    assert_eq!(settings.api_url.as_deref(), Some("http://b"));
}

#[test]
fn invalid_statements_are_skipped_with_their_line() {
    assert_eq!(broken("A='x' y"), [(1, false)]);
    assert_eq!(broken("\nA b\n=c\nPREFECT_X=\"y\"z\nB=1"), [(2, false), (3, false), (4, true)]);
    assert_eq!(broken("A=1\nprefect_api_key='open\nB=2"), [(2, true)]);
    assert_eq!(broken("A=\"\\"), [(1, false)]);
    // A backslash before the quote belongs to it.
    assert_eq!(broken(r#"A="C:\dir\""#), [(1, false)]);
    let dotenv = Dotenv::parse("A b\nB=1", &HashMap::new());
    assert_eq!(dotenv.assignments.len(), 1);
}

#[test]
fn an_invalid_statement_about_prefect_is_an_error_and_others_are_warnings() {
    World::new()
        .file(".env", "A=1\nPREFECT_API_URL='http://x")
        .assert_fails("work/.env, line 2: cannot be parsed", &["NAME=value"]);

    let world = World::new().file(".env", "A=1\nB b\nPREFECT_CLIENT_MAX_RETRIES=9");
    let settings = world.load();
    assert_eq!(settings.max_retries, 9);
    let file = world.path(".env");
    assert_eq!(settings.warnings, [format!("{}, line 2: cannot be parsed and is skipped", file.display())]);
}

#[test]
fn only_the_environment_chooses_the_profile() {
    let world = World::new().file(".env", "\nPREFECT_PROFILE=local");
    let settings = world.load();
    assert_eq!(settings.profile, "ephemeral");
    assert_eq!(settings.warnings.len(), 1);
    let file = world.path(".env");
    let beginning = format!("{}, line 2, PREFECT_PROFILE: has no effect", file.display());
    assert!(settings.warnings[0].starts_with(&beginning), "{:?}", settings.warnings);
}

#[test]
fn a_directory_named_env_is_ignored() {
    let settings =
        World::new().file(".env/bin/python", "").variable("PREFECT_CLIENT_MAX_RETRIES", "3").load();
    assert_eq!(settings.max_retries, 3);
    assert!(settings.warnings.is_empty());
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}
