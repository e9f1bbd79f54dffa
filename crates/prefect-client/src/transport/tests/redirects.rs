//! Redirects against a server. `redirect_rules` tests the rules.

use super::*;

#[tokio::test]
async fn a_redirect_is_followed_with_the_body_over_the_same_connection() {
    let server = Server::answers([
        Reply::redirect("307 Temporary Redirect", "../new/flows?x=1"),
        Reply::json(r#""there""#),
    ])
    .await;
    let transport = with_headers(&server.url("/api"), &[("authorization", "Bearer k")], options());
    let request = Request::new(Method::POST, "/flows/").with_query("y", "2").with_json(&[1]).unwrap();
    let response = transport.send(&request).await.unwrap();
    assert_eq!(response.body(), br#""there""#);
    assert_eq!(response.request().url(), server.url("/api/new/flows?x=1"));
    let requests = server.requests();
    assert_eq!(requests[0].target(), "/api/flows/?y=2");
    assert_eq!(requests[1].line, "POST /api/new/flows?x=1 HTTP/1.1");
    assert_eq!(requests[1].body, b"[1]");
    assert_eq!(requests[1].header("content-type"), Some("application/json"));
    assert_eq!(requests[1].header("authorization"), Some("Bearer k"));
    assert_eq!(requests[1].connection, 0);
}

#[tokio::test]
async fn a_303_becomes_get_without_a_body() {
    let server = Server::answers([Reply::redirect("303 See Other", "/seen"), Reply::json("1")]).await;
    let request = Request::new(Method::POST, "/flows/").with_json(&[1]).unwrap();
    transport(&server.url(""), options()).send(&request).await.unwrap();
    let second = &server.requests()[1];
    assert_eq!(second.line, "GET /seen HTTP/1.1");
    assert_eq!(second.body, b"");
    assert_eq!(second.header("content-type"), None);
    assert_eq!(second.header("content-length"), None);
}

#[tokio::test]
async fn credentials_are_not_sent_to_another_port() {
    let other = Server::always(Reply::json("1")).await;
    let server = Server::answers([Reply::redirect("308 Permanent Redirect", &other.url("/x"))]).await;
    let transport = with_headers(
        &server.url(""),
        &[("authorization", "Bearer k"), ("cookie", "c=1"), ("x-gateway-key", "g"), ("user-agent", "test/1")],
        options(),
    );
    let request = Request::new(Method::POST, "/flows/").with_json(&[1]).unwrap();
    transport.send(&request).await.unwrap();
    assert_eq!(server.request().header("cookie"), Some("c=1"));
    let told = other.request();
    for name in ["authorization", "cookie", "x-gateway-key"] {
        assert_eq!(told.header(name), None, "{name}");
    }
    assert_eq!(told.header("user-agent"), Some("test/1"));
    assert_eq!(told.header("host"), Some(format!("127.0.0.1:{}", other.port()).as_str()));
    assert_eq!(told.body, b"[1]");
}

#[tokio::test]
async fn a_redirect_loop_ends_at_the_limit() {
    let server = Server::always(Reply::redirect("302 Found", "/again")).await;
    let transport = transport(&server.url(""), Options { max_redirects: 3, ..options() });
    let error = failed(transport.send(&get("/first")).await, ErrorKind::TooManyRedirects);
    assert_eq!(
        error.to_string(),
        format!("more than 3 redirects, the last from GET {}", server.url("/again"))
    );
    assert_eq!(error.status(), Some(302));
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn the_last_redirect_within_the_limit_is_followed() {
    let server = Server::answers([Reply::redirect("302 Found", "/b"), Reply::json("1")]).await;
    let transport = transport(&server.url(""), Options { max_redirects: 1, ..options() });
    assert_eq!(transport.send(&get("/a")).await.unwrap().status(), 200);
}

#[tokio::test]
async fn redirects_can_be_disabled() {
    let server = Server::always(Reply::redirect("302 Found", "/again")).await;
    let transport = transport(&server.url(""), Options { follow_redirects: false, ..options() });
    let response = transport.send(&get("/first")).await.unwrap();
    assert_eq!(response.status(), 302);
    assert_eq!(response.headers()["location"], "/again");
    let error = failed(response.error_for_status(), ErrorKind::Status);
    assert_eq!(error.to_string(), format!("302 Found for GET {}: moved", server.url("/first")));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_redirect_without_a_location_is_returned() {
    let server = Server::always(Reply::new("302 Found", "", "")).await;
    assert_eq!(transport(&server.url(""), options()).send(&get("/")).await.unwrap().status(), 302);
}
