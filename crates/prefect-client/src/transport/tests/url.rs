//! URLs of requests.

use super::*;

/// The path and query that the server is asked for.
async fn requested_target(base: &str, options: Options, request: Request) -> String {
    let server = Server::always(Reply::json("true")).await;
    transport(&server.url(base), options).send(&request).await.unwrap();
    server.request().target().to_owned()
}

/// The path that a text makes as a part of one.
fn path_of(part: &str) -> Result<String> {
    Ok(Request::to(Method::GET, "/flows/name/{}", &[&part])?.path().to_owned())
}

#[tokio::test]
async fn the_path_is_appended_to_the_base_url() {
    for (base, expected) in [
        ("", "/flows/"),
        ("/", "/flows/"),
        ("/api", "/api/flows/"),
        ("/api/", "/api/flows/"),
        ("/a/b%20c/api//", "/a/b%20c/api/flows/"),
        ("//a", "//a/flows/"),
        ("/api?x=1#y", "/api/flows/"),
    ] {
        assert_eq!(requested_target(base, options(), get("/flows/")).await, expected, "base {base:?}");
    }
}

#[tokio::test]
async fn a_path_segment_stays_one_segment() {
    let request = Request::to(Method::GET, "/flows/name/{}/of/{}", &[&"a/../b?x=1#y", &"é 100%25"]).unwrap();
    assert_eq!(
        requested_target("/api", options(), request).await,
        "/api/flows/name/a%2F..%2Fb%3Fx%3D1%23y/of/%C3%A9%20100%2525"
    );
}

#[test]
fn path_segments_are_encoded() {
    for (part, expected) in [
        ("plain-name_1.0~x", "plain-name_1.0~x"),
        ("%", "%25"),
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
        ("a\\b", "a%5Cb"),
        ("a\r\nb\t\0", "a%0D%0Ab%09%00"),
        ("日本", "%E6%97%A5%E6%9C%AC"),
        ("a;b&c+d@e:f", "a%3Bb%26c%2Bd%40e%3Af"),
    ] {
        assert_eq!(path_of(part).unwrap(), format!("/flows/name/{expected}"));
    }
}

#[test]
fn invalid_path_segments_are_rejected() {
    for part in ["", ".", ".."] {
        let error = path_of(part).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        assert_eq!(error.to_string(), format!("path: {part:?} cannot be a part of a URL's path"));
    }
}

#[tokio::test]
async fn query_parameters_follow_those_of_the_client() {
    let fixed = vec![("tenant".to_owned(), "a b".to_owned())];
    let with_fixed = || Options { params: fixed.clone(), ..options() };
    let request = || get("/logs").with_query("limit", "5").with_query("q", "x&y=é").with_query("limit", "6");
    assert_eq!(requested_target("", options(), request()).await, "/logs?limit=5&q=x%26y%3D%C3%A9&limit=6");
    assert_eq!(requested_target("", with_fixed(), get("/logs")).await, "/logs?tenant=a+b");
    assert_eq!(
        requested_target("", with_fixed(), request()).await,
        "/logs?tenant=a+b&limit=5&q=x%26y%3D%C3%A9&limit=6"
    );
    assert_eq!(requested_target("", options(), get("/logs")).await, "/logs");
}
