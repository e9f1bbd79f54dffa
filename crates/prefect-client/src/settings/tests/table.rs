//! Every setting: its default and its sources.

use std::path::Path;

use super::super::{ROWS, Secret, Settings, Shown};
use super::World;

/// One setting, and what is expected of it.
struct Case {
    variable: &'static str,
    path: &'static str,
    /// What `get` shows when no source has it; `None` where that depends on the world.
    default: Option<&'static str>,
    /// A value other than the default, as text and as TOML.
    text: &'static str,
    toml: &'static str,
    /// What `get` shows for that value.
    given: &'static str,
    get: fn(&Settings) -> String,
}

macro_rules! case {
    ($variable:literal, $path:literal, $default:expr, $text:literal, $toml:literal, $given:literal, $get:expr) => {
        Case {
            variable: $variable,
            path: $path,
            default: $default,
            text: $text,
            toml: $toml,
            given: $given,
            get: |settings: &Settings| {
                let get: fn(&Settings) -> _ = $get;
                format!("{:?}", get(settings))
            },
        }
    };
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    case!("PREFECT_API_URL", "api.url", Some("None"),
        "http://x:1/api", "'http://x:1/api'", r#"Some("http://x:1/api")"#, |s| s.api_url.clone()),
    case!("PREFECT_API_KEY", "api.key", Some("None"),
        "pnu_1", "'pnu_1'", r#"Some("pnu_1")"#, |s| s.api_key.clone().map(|key| key.expose().to_owned())),
    case!("PREFECT_API_AUTH_STRING", "api.auth_string", Some("None"),
        "u:p", "'u:p'", r#"Some("u:p")"#, |s| s.api_auth_string.clone().map(|pair| pair.expose().to_owned())),
    case!("PREFECT_API_REQUEST_TIMEOUT", "api.request_timeout", Some("60.0"),
        "2.5", "2.5", "2.5", |s| s.request_timeout),
    case!("PREFECT_API_ENABLE_HTTP2", "api.enable_http2", Some("false"),
        "true", "true", "true", |s| s.enable_http2),
    case!("PREFECT_API_TLS_INSECURE_SKIP_VERIFY", "api.tls_insecure_skip_verify", Some("false"),
        "true", "true", "true", |s| s.tls_insecure_skip_verify),
    case!("PREFECT_API_SSL_CERT_FILE", "api.ssl_cert_file", Some("None"),
        "/ca.pem", "'/ca.pem'", r#"Some("/ca.pem")"#, |s| s.ssl_cert_file.clone()),
    case!("PREFECT_CLIENT_MAX_RETRIES", "client.max_retries", Some("5"),
        "7", "7", "7", |s| s.max_retries),
    case!("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "client.retry_jitter_factor", Some("0.2"),
        "0.5", "0.5", "0.5", |s| s.retry_jitter_factor),
    case!("PREFECT_CLIENT_RETRY_EXTRA_CODES", "client.retry_extra_codes", Some("[]"),
        "504,500", "[504, 500]", "[500, 504]", |s| s.retry_extra_codes.clone()),
    case!("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "client.csrf_support_enabled", Some("true"),
        "false", "false", "false", |s| s.csrf_support_enabled),
    case!("PREFECT_RS_CLIENT_MAX_RESPONSE_BYTES", "client.max_response_bytes", Some("268435456"),
        "1000", "1000", "1000", |s| s.max_response_bytes),
    case!("PREFECT_CLIENT_CUSTOM_HEADERS", "client.custom_headers", Some("[]"),
        r#"{"X-Team": "data"}"#, "{X-Team = 'data'}", r#"[("X-Team", "data")]"#, |s| s.custom_headers.clone()),
    case!("PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED", "client.server_version_check_enabled", Some("true"),
        "false", "false", "false", |s| s.server_version_check_enabled),
    case!("PREFECT_CLOUD_API_URL", "cloud.api_url", Some(r#""https://api.prefect.cloud/api""#),
        "https://c/api", "'https://c/api'", r#""https://c/api""#, |s| s.cloud_api_url.clone()),
    case!("PREFECT_CLOUD_UI_URL", "cloud.ui_url", Some(r#"Some("https://app.prefect.cloud")"#),
        "https://u", "'https://u'", r#"Some("https://u")"#, |s| s.cloud_ui_url.clone()),
    case!("PREFECT_UI_URL", "ui_url", Some("None"),
        "https://u", "'https://u'", r#"Some("https://u")"#, |s| s.ui_url.clone()),
    // The default is that of the default profile; the others do not have it, so it is given as false here.
    case!("PREFECT_SERVER_EPHEMERAL_ENABLED", "server.ephemeral.enabled", Some("true"),
        "false", "false", "false", |s| s.allow_ephemeral_mode),
    case!("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "server.ephemeral.enabled", Some("true"),
        "false", "false", "false", |s| s.allow_ephemeral_mode),
    case!("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "server.ephemeral.startup_timeout_seconds",
        Some("120.0"), "45", "45", "45.0", |s| s.ephemeral_startup_timeout),
    case!("PREFECT_SERVER_DATABASE_CONNECTION_URL", "server.database.connection_url", Some("None"),
        "a:b@c", "'a:b@c'", r#"Some("a:b@c")"#, |s| s.database_connection_url.as_ref().map(|url| url.expose().to_owned())),
    case!("PREFECT_API_DATABASE_CONNECTION_URL", "server.database.connection_url", Some("None"),
        "a:b@c", "'a:b@c'", r#"Some("a:b@c")"#, |s| s.database_connection_url.as_ref().map(|url| url.expose().to_owned())),
    case!("PREFECT_SERVER_EVENTS_MAXIMUM_LABELS_PER_RESOURCE", "server.events.maximum_labels_per_resource",
        Some("500"), "7", "7", "7", |s| s.maximum_labels_per_resource),
    case!("PREFECT_EVENTS_MAXIMUM_LABELS_PER_RESOURCE", "server.events.maximum_labels_per_resource",
        Some("500"), "7", "7", "7", |s| s.maximum_labels_per_resource),
    case!("PREFECT_SERVER_EVENTS_MAXIMUM_RELATED_RESOURCES", "server.events.maximum_related_resources",
        Some("100"), "7", "7", "7", |s| s.maximum_related_resources),
    case!("PREFECT_EVENTS_MAXIMUM_RELATED_RESOURCES", "server.events.maximum_related_resources",
        Some("100"), "7", "7", "7", |s| s.maximum_related_resources),
    case!("PREFECT_SERVER_EVENTS_MAXIMUM_SIZE_BYTES", "server.events.maximum_size_bytes",
        Some("1500000"), "7", "7", "7", |s| s.maximum_event_bytes),
    case!("PREFECT_EVENTS_MAXIMUM_SIZE_BYTES", "server.events.maximum_size_bytes",
        Some("1500000"), "7", "7", "7", |s| s.maximum_event_bytes),
    case!("PREFECT_EVENTS_WORKER_MAX_QUEUE_SIZE", "events.worker_max_queue_size", Some("10000"),
        "7", "7", "7", |s| s.events_queue_size),
    case!("PREFECT_RS_EVENTS_EXIT_TIMEOUT", "events.exit_timeout", Some("5.0"),
        "0", "0", "0.0", |s| s.events_exit_timeout),
    case!("PREFECT_LOGGING_TO_API_ENABLED", "logging.to_api.enabled", Some("true"),
        "false", "false", "false", |s| s.log_to_api),
    case!("PREFECT_LOGGING_TO_API_BATCH_INTERVAL", "logging.to_api.batch_interval", Some("2.0"),
        "0.5", "0.5", "0.5", |s| s.log_batch_interval),
    case!("PREFECT_LOGGING_TO_API_BATCH_SIZE", "logging.to_api.batch_size", Some("4000000"),
        "7", "7", "7", |s| s.log_batch_bytes),
    case!("PREFECT_LOGGING_TO_API_MAX_LOG_SIZE", "logging.to_api.max_log_size", Some("1000000"),
        "7", "7", "7", |s| s.max_log_bytes),
    case!("PREFECT_CLOUD_MAX_LOG_SIZE", "cloud.max_log_size", Some("25000"),
        "7", "7", "7", |s| s.cloud_max_log_bytes),
    case!("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "logging.to_api.when_missing_flow", Some(r#""warn""#),
        "error", "'error'", r#""error""#, |s| s.log_when_missing_flow.clone()),
    case!("PREFECT_RS_LOGGING_TO_API_MAX_QUEUE_SIZE", "logging.to_api.max_queue_size", Some("100000"),
        "7", "7", "7", |s| s.log_queue_size),
    case!("PREFECT_RS_LOGGING_TO_API_EXIT_TIMEOUT", "logging.to_api.exit_timeout", Some("5.0"),
        "0", "0", "0.0", |s| s.log_exit_timeout),
    case!("PREFECT_HOME", "home", None,
        "/elsewhere", "'/elsewhere'", r#""/elsewhere""#, |s| without_drive(&s.home)),
    case!("PREFECT_PROFILES_PATH", "profiles_path", None,
        "/no/profiles.toml", "'/no/profiles.toml'", r#""/no/profiles.toml""#, |s| without_drive(&s.profiles_path)),
];

/// A path from the root. On Windows, that has the drive of the working directory.
fn without_drive(path: &Path) -> String {
    let path = path.display().to_string();
    path.split_once(':').map_or(path.clone(), |(_, rest)| rest.to_owned())
}

#[test]
fn the_cases_cover_every_setting() {
    let mut expected: Vec<_> =
        ROWS.iter().flat_map(|row| row.variables.iter().map(|name| (*name, row.path))).collect();
    let mut covered: Vec<_> = CASES.iter().map(|case| (case.variable, case.path)).collect();
    expected.sort_unstable();
    covered.sort_unstable();
    assert_eq!(covered, expected);
}

#[test]
fn defaults() {
    let world = World::new();
    let settings = world.load();
    for case in CASES {
        if let Some(default) = case.default {
            assert_eq!((case.get)(&settings), default, "{}", case.variable);
        }
    }
    assert_eq!(settings.home, world.path("../user/.prefect"));
    assert_eq!(settings.profiles_path, world.path("../user/.prefect/profiles.toml"));
    assert_eq!(settings.profile, "ephemeral");
    assert!(settings.warnings.is_empty(), "{:?}", settings.warnings);
}

#[test]
fn every_setting_in_the_environment() {
    for case in CASES {
        let settings = World::new().variable(case.variable, case.text).load();
        assert_eq!((case.get)(&settings), case.given, "{}", case.variable);
    }
}

#[test]
fn every_setting_in_dotenv() {
    for case in CASES {
        let settings = World::new().file(".env", format!("{}={}", case.variable, case.text)).load();
        assert_eq!((case.get)(&settings), case.given, "{}", case.variable);
    }
}

#[test]
fn every_setting_in_prefect_toml() {
    for case in CASES {
        let settings = World::new().file("prefect.toml", format!("{} = {}", case.path, case.toml)).load();
        assert_eq!((case.get)(&settings), case.given, "{}", case.path);
    }
}

#[test]
fn every_setting_in_pyproject_toml() {
    for case in CASES {
        let text = format!("[tool.prefect]\n{} = {}", case.path, case.toml);
        let settings = World::new().file("pyproject.toml", text).load();
        assert_eq!((case.get)(&settings), case.given, "{}", case.path);
    }
}

#[test]
fn every_setting_but_the_profiles_path_in_a_profile() {
    for case in CASES {
        for value in [case.toml, &format!("'{}'", case.text)] {
            let text = format!("active = 'mine'\nprofiles.mine.{} = {value}", case.variable);
            let world = World::new().profiles(&text);
            let settings = world.load();
            if case.variable == "PREFECT_PROFILES_PATH" {
                assert_eq!(settings.profiles_path, world.path("../user/.prefect/profiles.toml"));
            } else {
                assert_eq!((case.get)(&settings), case.given, "{} = {value}", case.variable);
            }
        }
    }
}

#[test]
fn the_list_has_the_values_of_every_setting() {
    let world =
        World::new().variable("PREFECT_API_KEY", "pnu_1").file("prefect.toml", "client.max_retries = 7");
    let listed = Settings::list(&world.sources).unwrap();
    let names = Settings::names(&world.sources);
    assert_eq!(listed.len(), ROWS.len());
    let found = |path: &str| {
        let at = names.iter().position(|named| named.path == path).unwrap();
        (names[at].clone(), listed[at].clone())
    };
    let (named, value) = found("api.key");
    assert_eq!(named.variables, ["PREFECT_API_KEY"]);
    assert_eq!(value, (Shown::Secret(Secret::new("pnu_1")), true));
    let (named, value) = found("client.max_retries");
    assert_eq!((named.default.as_str(), value), ("5", (Shown::Int(7), true)));
    assert_eq!(found("api.request_timeout").1, (Shown::Float(60.0), false));
    assert_eq!(found("api.url").1, (Shown::None, false));
}
