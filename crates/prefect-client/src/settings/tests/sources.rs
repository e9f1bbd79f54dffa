//! Precedence of sources.

use super::World;

/// The settings with all sources from the `first` on, in their order; each gives a number of its own.
fn retries_from(first: usize) -> u32 {
    let mut world = World::new();
    if first == 0 {
        world = world.variable("PREFECT_CLIENT_MAX_RETRIES", "10");
    }
    if first <= 1 {
        world = world.file(".env", "PREFECT_CLIENT_MAX_RETRIES=11");
    }
    if first <= 2 {
        world = world.file("prefect.toml", "client.max_retries = 12");
    }
    if first <= 3 {
        world = world.file("pyproject.toml", "[tool.prefect.client]\nmax_retries = 13");
    }
    if first <= 4 {
        world = world.profiles("active = 'mine'\n[profiles.mine]\nPREFECT_CLIENT_MAX_RETRIES = 14");
    }
    world.load().max_retries
}

#[test]
fn the_first_source_that_has_it_wins() {
    let found: Vec<_> = (0..6).map(retries_from).collect();
    assert_eq!(found, [10, 11, 12, 13, 14, 5]);
}

#[test]
fn each_setting_is_resolved_separately() {
    let settings = World::new()
        .variable("PREFECT_API_URL", "http://environment/api")
        .file(".env", "PREFECT_API_KEY=dotenv")
        .file("prefect.toml", "api.request_timeout = 12")
        .file("pyproject.toml", "[tool.prefect]\napi.enable_http2 = true")
        .profiles("active = 'mine'\n[profiles.mine]\nPREFECT_CLIENT_MAX_RETRIES = 14")
        .load();
    assert_eq!(settings.api_url.as_deref(), Some("http://environment/api"));
    assert_eq!(settings.api_key.unwrap().expose(), "dotenv");
    assert_eq!(settings.request_timeout, 12.0);
    assert!(settings.enable_http2);
    assert_eq!(settings.max_retries, 14);
    assert_eq!(settings.retry_jitter_factor, 0.2);
}

#[test]
fn an_empty_value_in_any_source_means_none() {
    let profiles = "active = 'mine'\n[profiles.mine]\nPREFECT_API_URL = 'http://profile/api'";
    let empty = [
        World::new().variable("PREFECT_API_URL", ""),
        World::new().file(".env", "PREFECT_API_URL="),
        World::new().file("prefect.toml", "api.url = ''"),
        World::new().file("pyproject.toml", "[tool.prefect]\napi.url = ''"),
    ];
    for world in empty {
        assert_eq!(world.profiles(profiles).load().api_url, None);
    }
    assert_eq!(World::new().profiles(profiles).load().api_url.as_deref(), Some("http://profile/api"));
}

#[test]
fn empty_values_of_keys_codes_and_certificates() {
    let settings = World::new()
        .variable("PREFECT_API_KEY", "")
        .variable("PREFECT_API_AUTH_STRING", "")
        .variable("PREFECT_CLIENT_RETRY_EXTRA_CODES", " ")
        .variable("PREFECT_API_SSL_CERT_FILE", "")
        .variable("SSL_CERT_FILE", "/other.pem")
        .file(
            "prefect.toml",
            "[api]\nkey = 'k'\nauth_string = 'u:p'\nssl_cert_file = '/ca.pem'\n[client]\nretry_extra_codes = 500",
        )
        .load();
    assert_eq!(settings.api_key, None);
    assert_eq!(settings.api_auth_string, None);
    assert!(settings.retry_extra_codes.is_empty());
    assert_eq!(settings.ssl_cert_file, None);
}

#[test]
fn some_settings_must_not_be_empty() {
    let variables = [
        "PREFECT_API_REQUEST_TIMEOUT",
        "PREFECT_API_ENABLE_HTTP2",
        "PREFECT_API_TLS_INSECURE_SKIP_VERIFY",
        "PREFECT_CLIENT_MAX_RETRIES",
        "PREFECT_CLIENT_RETRY_JITTER_FACTOR",
        "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED",
        "PREFECT_CLIENT_CUSTOM_HEADERS",
        "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED",
        "PREFECT_CLOUD_API_URL",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE",
    ];
    for variable in variables {
        World::new()
            .variable(variable, "")
            .assert_fails(&format!("environment variable {variable}: must "), &[]);
    }
}

#[test]
fn names_are_case_insensitive_but_an_exact_match_takes_precedence() {
    let world = World::new()
        .variable("prefect_api_url", "http://small/api")
        .variable("Prefect_Client_Max_Retries", "8")
        .file(".env", "prefect_api_key=small");
    let settings = world.load();
    assert_eq!(settings.api_url.as_deref(), Some("http://small/api"));
    assert_eq!(settings.max_retries, 8);
    assert_eq!(settings.api_key.unwrap().expose(), "small");

    let settings = World::new()
        .variable("prefect_api_url", "http://small/api")
        .variable("PREFECT_API_URL", "http://exact/api")
        .load();
    assert_eq!(settings.api_url.as_deref(), Some("http://exact/api"));
}

#[test]
fn names_that_differ_in_case_resolve_deterministically() {
    for _ in 0..20 {
        let settings = World::new()
            .variable("prefect_api_url", "http://small/api")
            .variable("Prefect_Api_Url", "http://title/api")
            .variable("pREFECT_aPI_uRL", "http://odd/api")
            .load();
        assert_eq!(settings.api_url.as_deref(), Some("http://title/api"));
    }
}

#[test]
fn the_newer_name_takes_precedence_within_one_source() {
    let settings = World::new()
        .variable("PREFECT_SERVER_EPHEMERAL_ENABLED", "false")
        .variable("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "true")
        .load();
    assert!(!settings.allow_ephemeral_mode);
    let settings = World::new()
        .file(".env", "PREFECT_SERVER_EPHEMERAL_ENABLED=false\nPREFECT_SERVER_ALLOW_EPHEMERAL_MODE=true")
        .load();
    assert!(!settings.allow_ephemeral_mode);
    let settings = World::new()
        .profiles(
            "active = 'mine'\n[profiles.mine]\nPREFECT_SERVER_ALLOW_EPHEMERAL_MODE = true\n\
             PREFECT_SERVER_EPHEMERAL_ENABLED = false",
        )
        .load();
    assert!(!settings.allow_ephemeral_mode);
}

#[test]
fn a_higher_source_takes_precedence_over_a_newer_name() {
    let settings = World::new()
        .variable("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")
        .file(".env", "PREFECT_SERVER_EPHEMERAL_ENABLED=true")
        .load();
    assert!(!settings.allow_ephemeral_mode);
}

#[test]
fn errors_in_lower_sources_are_ignored() {
    let settings = World::new()
        .variable("PREFECT_CLIENT_MAX_RETRIES", "3")
        .file("prefect.toml", "client.max_retries = 'many'")
        .load();
    assert_eq!(settings.max_retries, 3);
}

#[test]
fn ssl_cert_file_is_a_fallback_from_the_environment_only() {
    let others = || World::new().variable("SSL_CERT_FILE", "/theirs.pem");
    assert_eq!(others().load().ssl_cert_file, Some("/theirs.pem".into()));
    let ours = others().profiles("active = 'mine'\n[profiles.mine]\nPREFECT_API_SSL_CERT_FILE = '/ours.pem'");
    assert_eq!(ours.load().ssl_cert_file, Some("/ours.pem".into()));
    assert_eq!(World::new().file(".env", "SSL_CERT_FILE=/theirs.pem").load().ssl_cert_file, None);
}
