//! Headers and bodies of requests.

use serde_json::json;

use super::*;

const NAME: HeaderName = HeaderName::from_static("x-name");

fn value(text: &'static str) -> HeaderValue {
    HeaderValue::from_static(text)
}

#[tokio::test]
async fn the_headers_of_the_client_are_sent_with_every_request() {
    let server = Server::always(Reply::json("true")).await;
    let transport =
        with_headers(&server.url(""), &[("x-name", "client"), ("user-agent", "test/1")], options());
    for _ in 0..2 {
        transport.send(&get("/a")).await.unwrap();
    }
    for request in server.requests() {
        assert_eq!(request.header("x-name"), Some("client"));
        assert_eq!(request.header("user-agent"), Some("test/1"));
        assert_eq!(request.header("host"), Some(format!("127.0.0.1:{}", server.port()).as_str()));
        assert_eq!(request.header("content-length"), None);
    }
}

#[tokio::test]
async fn a_header_of_the_request_replaces_that_of_the_client() {
    let server = Server::always(Reply::json("true")).await;
    let transport = with_headers(&server.url(""), &[("x-name", "client"), ("x-other", "stays")], options());
    transport.send(&get("/a").with_header(NAME, value("request"))).await.unwrap();
    transport.send(&get("/b").with_header(NAME, value("one")).with_header(NAME, value("two"))).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].header("x-name"), Some("request"));
    assert_eq!(requests[0].header("x-other"), Some("stays"));
    let both: Vec<_> =
        requests[1].headers.iter().filter(|(name, _)| name == "x-name").map(|(_, v)| v).collect();
    assert_eq!(both, ["one", "two"]);
}

#[tokio::test]
async fn json_has_its_content_type() {
    let server = Server::always(Reply::json("true")).await;
    let request = Request::new(Method::POST, "/flows/").with_json(&json!({"name": "é", "n": 0.1})).unwrap();
    let response = transport(&server.url(""), options()).send(&request).await.unwrap();
    let sent = server.request();
    assert_eq!(sent.line, "POST /flows/ HTTP/1.1");
    assert_eq!(sent.header("content-type"), Some("application/json"));
    assert_eq!(sent.header("content-length"), Some(sent.body.len().to_string().as_str()));
    assert_eq!(
        serde_json::from_slice::<serde_json::Value>(&sent.body).unwrap(),
        json!({"name": "é", "n": 0.1})
    );
    assert_eq!(response.request().body(), sent.body);
    assert_eq!(response.request().method(), "POST");
    assert_eq!(response.request().url(), server.url("/flows/"));
}

#[test]
fn a_value_that_is_not_json_is_rejected() {
    let keys_are_no_strings = std::collections::HashMap::from([(vec![1], 2)]);
    let error = Request::new(Method::POST, "/").with_json(&keys_are_no_strings).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert_eq!(error.to_string(), "body: key must be a string");
}

#[tokio::test]
async fn other_bodies_have_no_content_type() {
    let server = Server::always(Reply::json("true")).await;
    let request = Request::new(Method::PUT, "/x").with_body(&b"\x00\xff"[..]);
    transport(&server.url(""), options()).send(&request).await.unwrap();
    assert_eq!(server.request().body, b"\x00\xff");
    assert_eq!(server.request().header("content-type"), None);
}

#[tokio::test]
async fn a_large_body_is_sent_completely() {
    let server = Server::always(Reply::json("true")).await;
    let body: Vec<u8> = (0..3_000_001_u32).map(|n| n.to_le_bytes()[0]).collect();
    let request = Request::new(Method::POST, "/logs/").with_body(body.clone());
    transport(&server.url(""), options()).send(&request).await.unwrap();
    assert_eq!(server.request().header("content-length"), Some("3000001"));
    assert!(server.request().body == body);
}
