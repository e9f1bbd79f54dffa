//! URLs of the API and of Prefect Cloud.

use super::World;

#[test]
fn urls_are_trimmed() {
    for url in
        ["http://127.0.0.1:4200/api", "https://x/api/", "HTTP://X", "http://[::1]:4200/api", "http://u:p@x"]
    {
        let settings = World::new().variable("PREFECT_API_URL", &format!(" {url}\n")).load();
        assert_eq!(settings.api_url.as_deref(), Some(url));
    }
}

#[test]
fn errors_of_invalid_urls_have_an_example() {
    for (url, problem) in [
        ("127.0.0.1:4200/api", "does not start with http:// or https://"),
        ("http:x", "does not start with http:// or https://"),
        ("ftp://x/api", "does not start with http:// or https://"),
        ("http://x /api", "contains whitespace or a control character"),
        ("http://x/a\tpi", "contains whitespace or a control character"),
        ("http://x/api?", "has a query (?)"),
        ("http://x/api#", "has a fragment (#)"),
        ("http://", "is not a URL"),
        ("http://x:99999", "is not a URL"),
        ("http://[::1", "is not a URL"),
    ] {
        for variable in ["PREFECT_API_URL", "PREFECT_CLOUD_API_URL", "PREFECT_CLOUD_UI_URL"] {
            World::new().variable(variable, url).assert_fails(
                &format!("environment variable {variable}: \""),
                &[problem, "expected a URL such as http://127.0.0.1:4200/api"],
            );
        }
    }
}

#[test]
fn the_cloud_ui_url_is_derived_from_the_api_url() {
    for (api, pages) in [
        ("https://api.prefect.cloud/api", "https://app.prefect.cloud"),
        ("https://api.prefect.cloud/api/", "https://app.prefect.cloud"),
        ("https://api.prefect.cloud", "https://app.prefect.cloud"),
        ("HTTPS://API.PREFECT.CLOUD/api", "https://app.prefect.cloud"),
        ("https://api.stg.prefect.dev/api", "https://app.stg.prefect.dev"),
        ("https://api.prefect.cloud:8443/api", "https://app.prefect.cloud:8443"),
        ("https://api.prefect.cloud/api/x", "https://app.prefect.cloud/api/x"),
        ("https://cloud.example.com/api", "https://cloud.example.com"),
        ("https://api.example.com/api", "https://api.example.com"),
        ("https://api.prefect.example.com/api", "https://api.prefect.example.com"),
        ("https://api.notprefect.cloud/api", "https://api.notprefect.cloud"),
        ("http://127.0.0.1:4200/api", "http://127.0.0.1:4200"),
        ("https://user:hush@api.prefect.cloud/api", "https://app.prefect.cloud"),
    ] {
        let settings = World::new().variable("PREFECT_CLOUD_API_URL", api).load();
        assert_eq!(settings.cloud_ui_url.as_deref(), Some(pages), "{api}");
    }
}

#[test]
fn the_ui_url_is_derived_from_the_api_url() {
    for (api, pages) in [
        ("http://127.0.0.1:4200/api", "http://127.0.0.1:4200"),
        ("http://127.0.0.1:4200/api/", "http://127.0.0.1:4200/"),
        ("http://127.0.0.1:4200", "http://127.0.0.1:4200"),
        ("https://user:hush@example.com/prefect/api", "https://example.com/prefect"),
        (
            "https://api.prefect.cloud/api/accounts/1/workspaces/2",
            "https://app.prefect.cloud/account/1/workspace/2",
        ),
        ("https://example.com/api/accounts/1/workspaces/2", "https://example.com/account/1/workspace/2"),
    ] {
        let settings = World::new().variable("PREFECT_API_URL", api).load();
        assert_eq!(settings.ui_url.as_deref(), Some(pages), "{api}");
    }
    let world = World::new().variable("PREFECT_UI_URL", "https://pages.example.com");
    assert_eq!(world.load().ui_url.as_deref(), Some("https://pages.example.com"));
    assert_eq!(World::new().load().ui_url, None);
}

#[test]
fn the_cloud_ui_url_can_be_set() {
    let world = World::new()
        .variable("PREFECT_CLOUD_API_URL", "https://api.prefect.cloud/api")
        .variable("PREFECT_CLOUD_UI_URL", "https://pages.example.com");
    assert_eq!(world.load().cloud_ui_url.as_deref(), Some("https://pages.example.com"));
    let world = world.variable("PREFECT_CLOUD_UI_URL", "");
    assert_eq!(world.load().cloud_ui_url.as_deref(), Some("https://app.prefect.cloud"));
}

#[test]
fn a_url_that_was_copied_from_the_browser_gets_a_warning() {
    for (url, problem) in [
        ("https://app.prefect.cloud/account/1/workspace/2", "(app.prefect.cloud), not of its API"),
        ("https://api.prefect.cloud/accounts/1/workspaces/2", "lacks /api after the host"),
        ("https://api.prefect.cloud", "lacks /api after the host"),
        ("https://api.prefect.cloud/api/account/1/workspaces/2", "/account/ instead of /accounts/"),
        ("https://api.prefect.cloud/api/accounts/1/workspace/2", "/workspace/ instead of /workspaces/"),
    ] {
        let settings = World::new().variable("PREFECT_API_URL", url).load();
        assert_eq!(settings.api_url.as_deref(), Some(url));
        let [warning] = &settings.warnings[..] else { panic!("{url}: {:?}", settings.warnings) };
        assert!(warning.starts_with("PREFECT_API_URL ") && warning.contains(problem), "{warning}");
        assert!(
            warning.contains("https://api.prefect.cloud/api/accounts/ACCOUNT_ID/workspaces/"),
            "{warning}"
        );
    }
}

#[test]
fn a_correct_url_gets_no_warning() {
    for url in [
        "https://api.prefect.cloud/api/accounts/1/workspaces/2",
        "http://127.0.0.1:4200/api",
        "https://prefect.example.com/account/1/workspace/2",
    ] {
        let settings = World::new().variable("PREFECT_API_URL", url).load();
        assert!(settings.warnings.is_empty(), "{:?}", settings.warnings);
    }
}
