//! Decoding responses, and errors for status codes.

use std::io::Write;

use bytes::Bytes;
use http::{StatusCode, Version};
use serde::Deserialize;

use super::*;
use crate::transport::RequestInfo;

/// An answer to `GET http://h/x`.
fn answer(status: u16, content_type: &str, body: &str) -> Response {
    let mut headers = HeaderMap::new();
    if !content_type.is_empty() {
        headers.insert("content-type", content_type.parse().unwrap());
    }
    let request = RequestInfo::from_parts(Method::GET, "http://h/x".to_owned(), None);
    let status = StatusCode::from_u16(status).unwrap();
    Response::from_parts(request, status, Version::HTTP_11, headers, Bytes::from(body.to_owned()))
}

#[derive(Deserialize, Debug, PartialEq)]
struct Flow {
    name: String,
}

fn decoded(content_type: &str, body: &str) -> Result<Flow> {
    answer(200, content_type, body).json()
}

fn not_decoded(content_type: &str, body: &str) -> String {
    failed(content_type, body, ErrorKind::Decode)
}

fn failed(content_type: &str, body: &str, kind: ErrorKind) -> String {
    let error = decoded(content_type, body).unwrap_err();
    assert_eq!(error.kind(), kind);
    assert_eq!(error.status(), Some(200));
    error.to_string()
}

#[test]
fn json_is_decoded_whatever_its_content_type() {
    for content_type in ["application/json", "text/plain", ""] {
        assert_eq!(decoded(content_type, r#"{"name": "é"}"#).unwrap(), Flow { name: "é".to_owned() });
    }
}

#[test]
fn an_html_page_instead_of_json_is_reported() {
    let page = "\n<!DOCTYPE html><title>Sign in</title>";
    let message = failed("text/html; charset=utf-8", page, ErrorKind::NotPrefect);
    assert_eq!(
        message,
        "the response to GET http://h/x does not have the expected form: expected value at line 2 column 1 \
         (38 bytes of text/html; charset=utf-8, starting with \"<!DOCTYPE html><title>Sign in</title>\"); the response does not come from a \
         Prefect API: is this the URL of a Prefect API? It usually ends in /api"
    );
}

#[test]
fn only_the_start_of_the_body_is_shown() {
    let message = not_decoded("", &"é".repeat(1000));
    assert!(message.ends_with(&format!("starting with \"{}...\")", "é".repeat(60))), "{message}");
}

#[test]
fn json_of_another_form_is_reported_with_the_missing_field() {
    let message = not_decoded("application/json", r#"{"id": 1}"#);
    assert!(
        message.starts_with(
            "the response to GET http://h/x does not have the expected form: missing field `name`"
        )
    );
}

#[test]
fn an_empty_body_is_reported_with_its_length() {
    let message = not_decoded("", "");
    assert!(message.ends_with(r#"(0 bytes of no content type, starting with "")"#), "{message}");
}

#[test]
fn truncated_json_and_invalid_text_are_errors() {
    assert!(not_decoded("application/json", r#"{"name": "x"#).contains("EOF while parsing a string"));
    let body = Bytes::from_static(b"{\"name\": \"\xff\"}");
    let request = answer(200, "", "").request().clone();
    let response = Response::from_parts(request, StatusCode::OK, Version::HTTP_11, HeaderMap::new(), body);
    let error = response.json::<Flow>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("invalid utf-8 sequence"), "{error}");
}

#[test]
fn each_error_status_has_its_kind() {
    for (status, detail, kind) in [
        (400, "", ErrorKind::Status),
        (401, "", ErrorKind::Authentication),
        (403, "", ErrorKind::Authentication),
        (403, "Reached the Maximum number of deployments", ErrorKind::LimitReached),
        (403, "Your plan does not support this", ErrorKind::Unsupported),
        (403, "protected block types cannot be deleted.", ErrorKind::Protected),
        (404, "plan does not support", ErrorKind::NotFound),
        (409, "", ErrorKind::AlreadyExists),
        (422, "", ErrorKind::Refused),
        (302, "", ErrorKind::Status),
        (429, "", ErrorKind::Status),
        (500, "", ErrorKind::Status),
        (503, "", ErrorKind::Status),
    ] {
        let body = serde_json::json!({ "detail": detail }).to_string();
        let error = answer(status, "application/json", &body).json::<Flow>().unwrap_err();
        assert_eq!(error.kind(), kind, "{status} {detail}");
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.response().unwrap().body(), body.as_bytes());
    }
}

#[test]
fn the_message_contains_the_detail() {
    for (status, body, expected) in [
        (404, r#"{"detail": "Flow not found"}"#, "404 Not Found for GET http://h/x: Flow not found"),
        (
            404,
            "",
            "404 Not Found for GET http://h/x; the response does not come from a Prefect API: is this the URL of a Prefect \
             API? It usually ends in /api",
        ),
        (404, r#"{"detail": ""}"#, "404 Not Found for GET http://h/x"),
        (502, "<h1>Bad</h1>\n", "502 Bad Gateway for GET http://h/x: <h1>Bad</h1>"),
        (599, "", "599 for GET http://h/x"),
        (
            500,
            r#"{"exception_message": "Internal Server Error"}"#,
            "500 Internal Server Error for GET http://h/x: Internal Server Error",
        ),
        (500, r#"{"other": [1]}"#, r#"500 Internal Server Error for GET http://h/x: {"other":[1]}"#),
        (400, r#"{"detail": {"code": 7}}"#, r#"400 Bad Request for GET http://h/x: {"code":7}"#),
    ] {
        let error = answer(status, "", body).error_for_status().unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn a_422_lists_its_problems() {
    let problems = r#"[
        {"loc": ["body", "flows", 0, "name"], "msg": "Field required", "input": "secret"},
        {"msg": "Odd"},
        {"neither": 1}
    ]"#;
    for body in [
        format!(r#"{{"detail": {problems}}}"#),
        format!(r#"{{"exception_message": "Invalid request received.", "exception_detail": {problems}}}"#),
    ] {
        let error = answer(422, "", &body).error_for_status().unwrap_err();
        assert_eq!(
            error.to_string(),
            "422 Unprocessable Entity for GET http://h/x: \
             body.flows.0.name: Field required; Odd; {\"neither\":1}"
        );
    }
}

#[test]
fn a_long_detail_is_truncated() {
    let body = serde_json::json!({ "detail": "é".repeat(5000) }).to_string();
    let error = answer(500, "", &body).error_for_status().unwrap_err();
    assert!(error.to_string().ends_with(&format!("x: {}...", "é".repeat(1000))));
}

#[test]
fn an_empty_response_may_have_any_body() {
    answer(204, "", "").empty().unwrap();
    let said = r#"{"detail": "Flow not found"}"#;
    assert_eq!(answer(404, "", said).empty().unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(answer(404, "", "").empty().unwrap_err().kind(), ErrorKind::NotPrefect);
    assert_eq!(answer(200, "text/html", "<p>").empty().unwrap_err().kind(), ErrorKind::NotPrefect);
}

#[tokio::test]
async fn a_body_is_complete_however_it_is_sent() {
    let chunked =
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n4\r\nefgh\r\n0\r\n\r\n";
    let until_the_end = "HTTP/1.1 200 OK\r\n\r\nabcdefgh";
    let server = Server::answers([
        Reply::new("200 OK", "", "abcdefgh"),
        Reply::raw(chunked),
        Reply::raw(until_the_end).and_close(),
    ])
    .await;
    let transport = transport(&server.url(""), options());
    for _ in 0..3 {
        assert_eq!(transport.send(&get("/")).await.unwrap().body(), b"abcdefgh");
    }
}

#[tokio::test]
async fn a_large_body_is_complete() {
    let body: Vec<u8> = (0..3_000_001_u32).map(|n| n.to_le_bytes()[0]).collect();
    let server = Server::always(Reply::new("200 OK", "", &body)).await;
    let response = transport(&server.url(""), options()).send(&get("/")).await.unwrap();
    assert!(response.body() == body);
}

#[tokio::test]
async fn compressed_responses_are_requested_and_decoded() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(r#"{"name": "zipped"}"#.as_bytes()).unwrap();
    let headers = "content-type: application/json\r\ncontent-encoding: gzip\r\n";
    let server = Server::always(Reply::new("200 OK", headers, packed.finish().unwrap())).await;
    let response = transport(&server.url(""), options()).send(&get("/")).await.unwrap();
    assert_eq!(server.request().header("accept-encoding"), Some("gzip"));
    assert_eq!(response.json::<Flow>().unwrap().name, "zipped");
}
