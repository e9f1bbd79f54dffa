//! No message and no debug output contains a secret.

use super::*;

/// A transport whose URL, headers and cookies all hold the word `secret`.
fn full_of_secrets(port: u16, options: Options) -> Transport {
    let base = format!("http://secret-user:secret%20pass@127.0.0.1:{port}/api");
    let options = Options { cookies: vec![("c".to_owned(), "secret".to_owned())], ..options };
    with_headers(&base, &[("authorization", "Bearer secret"), ("x-key", "secret")], options)
}

/// Fails unless the error names the request and shows nothing secret.
fn check(error: &Error, port: u16) {
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("secret"), "{shown}");
    assert!(error.to_string().contains(&format!("POST http://127.0.0.1:{port}/api/flows/")), "{error}");
    assert_eq!(error.request().unwrap().url(), format!("http://127.0.0.1:{port}/api/flows/"));
}

fn request() -> Request {
    Request::new(Method::POST, "/flows/").with_json(&"secret").unwrap()
}

#[tokio::test]
async fn errors_contain_no_secrets() {
    let short = Options { timeouts: Timeouts::all(Some(Duration::from_millis(200))), ..options() };
    for (reply, options) in [
        (Reply::raw("").and_close(), options()),
        (Reply::raw("garbage\r\n\r\n").and_close(), options()),
        (Reply::new("200 OK", "content-encoding: gzip\r\n", "no gzip"), options()),
        (Reply::raw("").and_hang(), short),
        (Reply::redirect("307 Temporary Redirect", "ftp://secret:secret@h/"), options()),
        (Reply::redirect("307 Temporary Redirect", "/api/flows/"), options()),
        (Reply::new("401 Unauthorized", "", r#"{"detail": "Who are you?"}"#), options()),
        (Reply::new("200 OK", "", "<html>"), options()),
    ] {
        let server = Server::always(reply).await;
        let sent = full_of_secrets(server.port(), options).send(&request()).await;
        let error = sent.and_then(Response::json::<u8>).unwrap_err();
        check(&error, server.port());
    }
}

#[tokio::test]
async fn connection_errors_contain_no_secrets() {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let port = socket.local_addr().unwrap().port();
    let error = full_of_secrets(port, options()).send(&request()).await.unwrap_err();
    check(&error, port);
}

#[tokio::test]
async fn redirect_errors_contain_no_secrets() {
    let server = Server::scripted(|request| match request.number {
        0 => Reply::redirect("307 Temporary Redirect", "//secret:secret@127.0.0.1:1/api/flows/"),
        _ => unreachable!("the second request goes elsewhere"),
    })
    .await;
    let error = full_of_secrets(server.port(), options()).send(&request()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    check(&error, 1);
}

#[tokio::test]
async fn debug_output_of_responses_contains_no_secrets() {
    let server = Server::always(Reply::json("true")).await;
    let response = full_of_secrets(server.port(), options()).send(&request()).await.unwrap();
    let shown = format!("{response:?} {:?} {}", response.request(), response.request().url());
    assert!(!shown.contains("secret"), "{shown}");
}
