//! Limits on response bodies and cookies.

use std::io::Write;

use super::*;

fn bounded(limit: u64) -> Options {
    Options { max_response_bytes: limit, ..options() }
}

#[tokio::test]
async fn a_response_over_the_limit_is_an_error() {
    let server = Server::always(Reply::json(&"1".repeat(1000))).await;
    let send = async |limit| transport(&server.url("/api"), bounded(limit)).send(&get("/x")).await;
    assert_eq!(send(1000).await.unwrap().body().len(), 1000);
    let error = failed(send(999).await, ErrorKind::Decode);
    let url = server.url("/api/x");
    let expected = format!(
        "the response is larger than the limit of 999 bytes: request less, or increase \
         PREFECT_RS_CLIENT_MAX_RESPONSE_BYTES (GET {url})"
    );
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn the_limit_applies_to_the_decompressed_body() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&[b' '; 1_000_000]).unwrap();
    let body = encoder.finish().unwrap();
    assert!(body.len() < 2000);
    let server = Server::always(Reply::new("200 OK", "content-encoding: gzip\r\n", body)).await;
    failed(transport(&server.url(""), bounded(100_000)).send(&get("/")).await, ErrorKind::Decode);
}

#[tokio::test]
async fn the_cookie_jar_is_bounded() {
    let long = format!("set-cookie: long={}\r\n", "x".repeat(5000));
    let server = Server::scripted(move |request| {
        let cookies = (0..90).map(|number| format!("set-cookie: c{number}-{}=1\r\n", request.number));
        Reply::new("200 OK", &format!("{long}{}", cookies.collect::<String>()), "1")
    })
    .await;
    let options = Options { cookies: vec![("own".to_owned(), "1".to_owned())], ..options() };
    let transport = transport(&server.url(""), options);
    for _ in 0..20 {
        transport.send(&get("/")).await.unwrap();
    }
    for request in server.requests() {
        let sent = request.header("cookie").unwrap();
        assert!(sent.split("; ").count() <= 180, "{sent}");
        assert!(sent.split("; ").any(|cookie| cookie == "own=1"), "{sent}");
        assert!(!sent.contains("long"), "{sent}");
    }
    assert!(server.requests().iter().any(|request| request.header("cookie").unwrap().len() > 500));
}
