//! Valid and invalid values.

use super::super::Settings;
use super::World;

fn with(variable: &str, value: &str) -> Settings {
    World::new().variable(variable, value).load()
}

/// Fails unless each value is refused with the variable named and the value shown.
#[track_caller]
fn assert_rejected(variable: &str, values: &[&str]) {
    for value in values {
        World::new()
            .variable(variable, value)
            .assert_fails(&format!("environment variable {variable}: must be "), &[&format!("{value:?}")]);
    }
}

#[test]
fn all_spellings_of_booleans() {
    for yes in ["1", "true", "True", "TRUE", "t", "yes", "Y", "on"] {
        assert!(with("PREFECT_API_ENABLE_HTTP2", yes).enable_http2, "{yes}");
    }
    for no in ["0", "false", "False", "F", "no", "n", "OFF"] {
        assert!(!with("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", no).csrf_support_enabled, "{no}");
    }
    assert_rejected("PREFECT_API_ENABLE_HTTP2", &["2", "maybe", "tru", "-1"]);
}

#[test]
fn booleans_in_toml() {
    let load = |value: &str| World::new().file("prefect.toml", format!("api.enable_http2 = {value}"));
    assert!(load("true").load().enable_http2);
    assert!(load("1").load().enable_http2);
    assert!(load("'on'").load().enable_http2);
    let place = "work/prefect.toml, line 1, api.enable_http2: must be true or false";
    load("2").assert_fails(place, &["is 2"]);
    load("1.0").assert_fails(place, &["a number"]);
    load("[true]").assert_fails(place, &["an array"]);
    load("2026-01-01").assert_fails(place, &["a date"]);
}

#[test]
fn timeouts_are_greater_than_zero() {
    for (text, seconds) in [("60", 60.0), (" 2.5 ", 2.5), ("1e2", 100.0), ("0.001", 0.001)] {
        assert_eq!(with("PREFECT_API_REQUEST_TIMEOUT", text).request_timeout, seconds);
    }
    assert_rejected(
        "PREFECT_API_REQUEST_TIMEOUT",
        &["0", "-1", "nan", "inf", "1e300", "1e-300", "60s", "1,5", "none"],
    );
}

#[test]
fn every_timeout_is_a_valid_duration() {
    let settings = with("PREFECT_API_REQUEST_TIMEOUT", "1e19");
    assert!(std::time::Duration::try_from_secs_f64(settings.request_timeout).is_ok());
}

#[test]
fn retries_are_integers_of_at_least_zero() {
    for (text, count) in [("0", 0), (" 7 ", 7), ("3.0", 3), ("4294967295", u32::MAX)] {
        assert_eq!(with("PREFECT_CLIENT_MAX_RETRIES", text).max_retries, count);
    }
    assert_rejected("PREFECT_CLIENT_MAX_RETRIES", &["-1", "1.5", "many", "4294967296", "nan", "inf", "1e40"]);
}

#[test]
fn numbers_in_toml() {
    let load = |value: &str| World::new().file("prefect.toml", format!("client.max_retries = {value}"));
    for value in ["9", "9.0", "'9'", "0x9", "0b1001", "+9"] {
        assert_eq!(load(value).load().max_retries, 9, "{value}");
    }
    let place = "work/prefect.toml, line 1, client.max_retries: must be an integer";
    load("true").assert_fails(place, &["a boolean"]);
    load("-9").assert_fails(place, &["is -9"]);
    load("9.5").assert_fails(place, &["is 9.5"]);
    load("99999999999999999999").assert_fails(place, &["out of range"]);
}

#[test]
fn jitter_is_at_least_zero() {
    assert_eq!(with("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "0").retry_jitter_factor, 0.0);
    assert_eq!(with("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "3").retry_jitter_factor, 3.0);
    assert_rejected("PREFECT_CLIENT_RETRY_JITTER_FACTOR", &["-0.1", "nan", "inf", "half"]);
}

#[test]
fn extra_codes_may_be_one_or_several() {
    for (text, codes) in [
        ("500", &[500][..]),
        ("500,504", &[500, 504]),
        (" 504 , 500,504 ", &[500, 504]),
        ("[500, 504]", &[500, 504]),
        ("100,599", &[100, 599]),
    ] {
        assert_eq!(with("PREFECT_CLIENT_RETRY_EXTRA_CODES", text).retry_extra_codes, codes, "{text}");
    }
    for (toml, codes) in
        [("500", &[500][..]), ("[504, '500']", &[500, 504]), ("[]", &[]), ("'500,504'", &[500, 504])]
    {
        let world = World::new().file("prefect.toml", format!("client.retry_extra_codes = {toml}"));
        assert_eq!(world.load().retry_extra_codes, codes, "{toml}");
    }
}

#[test]
fn invalid_codes_are_reported() {
    let place = "environment variable PREFECT_CLIENT_RETRY_EXTRA_CODES: must be status codes from 100 to 599";
    for (text, wrong) in [
        ("99", "\"99\""),
        ("500,600", "\"600\""),
        ("500,", "\"\""),
        ("a,500", "\"a\""),
        ("500.5", "\"500.5\""),
    ] {
        World::new()
            .variable("PREFECT_CLIENT_RETRY_EXTRA_CODES", text)
            .assert_fails(place, &[&format!("contains {wrong}")]);
    }
    World::new().file("prefect.toml", "client.retry_extra_codes = [500, true]").assert_fails(
        "work/prefect.toml, line 1, client.retry_extra_codes: must be status codes",
        &["a boolean"],
    );
}

#[test]
fn keys_must_be_valid_in_a_header() {
    assert_eq!(with("PREFECT_API_KEY", "pnu_A-1~!").api_key.unwrap().expose(), "pnu_A-1~!");
    for key in ["a b", "key\n", " key", "schlüssel", "\u{fffd}"] {
        World::new().variable("PREFECT_API_KEY", key).assert_fails(
            "environment variable PREFECT_API_KEY: must contain only visible ASCII characters",
            &[],
        );
    }
}

#[test]
fn auth_strings_may_be_any_text_on_one_line() {
    for pair in ["user:pass word:2", "ü:ß", "user"] {
        assert_eq!(with("PREFECT_API_AUTH_STRING", pair).api_auth_string.unwrap().expose(), pair);
    }
    World::new().variable("PREFECT_API_AUTH_STRING", "user:pass\n").assert_fails(
        "environment variable PREFECT_API_AUTH_STRING: must not contain control characters",
        &[],
    );
}

#[test]
fn texts_in_toml_must_be_strings() {
    for path in [
        "api.url",
        "api.key",
        "api.auth_string",
        "api.ssl_cert_file",
        "cloud.ui_url",
        "ui_url",
        "home",
        "profiles_path",
    ] {
        World::new().file("prefect.toml", format!("{path} = 1")).assert_fails(
            &format!("work/prefect.toml, line 1, {path}: must be a string, in quotes, but is a number"),
            &[],
        );
    }
}
