//! Failed exchanges and their errors.

use super::*;

/// What is said of a request that is answered like this.
async fn message(reply: Reply, kind: ErrorKind) -> String {
    let server = Server::always(reply).await;
    let error = failed(transport(&server.url("/api"), options()).send(&get("/flows")).await, kind);
    assert_eq!(error.request().unwrap().method(), "GET");
    assert!(error.response().is_none());
    let named = format!(" (GET {})", server.url("/api/flows"));
    error.to_string().strip_suffix(&named).unwrap_or_else(|| panic!("{error} names no request")).to_owned()
}

#[tokio::test]
async fn connection_refused() {
    // Bound but not listening: nobody else gets this port meanwhile.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}", socket.local_addr().unwrap());
    let error = failed(transport(&url, options()).send(&get("/flows")).await, ErrorKind::Connect);
    let message = error.to_string();
    assert!(message.starts_with("could not connect: tcp connect error: "), "{message}");
    assert!(message.ends_with(&format!(" (GET {url}/flows)")), "{message}");
    // The cause is said once.
    assert_eq!(message.matches("refused").count(), 1, "{message}");
}

#[tokio::test]
async fn unknown_host() {
    let error =
        failed(transport("http://no.such.invalid", options()).send(&get("/x")).await, ErrorKind::Connect);
    assert!(error.to_string().starts_with("could not connect: dns error: "), "{error}");
}

#[tokio::test]
async fn closed_without_a_response() {
    let said = message(Reply::raw("").and_close(), ErrorKind::Protocol).await;
    assert_eq!(said, "the server sent invalid HTTP: connection closed before message completed");
}

#[tokio::test]
async fn closed_within_the_head() {
    let said = message(Reply::raw("HTTP/1.1 200 OK\r\ncontent-le").and_close(), ErrorKind::Protocol).await;
    assert_eq!(said, "the server sent invalid HTTP: connection closed before message completed");
}

#[tokio::test]
async fn closed_within_the_body() {
    let half = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"name\":";
    let said = message(Reply::raw(half).and_close(), ErrorKind::Protocol).await;
    assert!(said.starts_with("the server sent invalid HTTP: "), "{said}");
    assert!(said.contains("end of file before message length reached"), "{said}");
}

#[tokio::test]
async fn closed_within_a_chunk() {
    let half = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n20\r\nabc";
    let said = message(Reply::raw(half).and_close(), ErrorKind::Protocol).await;
    assert!(said.starts_with("the server sent invalid HTTP: "), "{said}");
}

#[tokio::test]
async fn invalid_http() {
    let said = message(Reply::raw("SSH-2.0-OpenSSH_9.6\r\n\r\n").and_close(), ErrorKind::Protocol).await;
    assert!(said.starts_with("the server sent invalid HTTP: invalid HTTP version parsed"), "{said}");
}

#[tokio::test]
async fn invalid_compression() {
    let reply = Reply::new("200 OK", "content-encoding: gzip\r\n", "plain text");
    let server = Server::always(reply).await;
    let error =
        failed(transport(&server.url("/api"), options()).send(&get("/flows")).await, ErrorKind::Decode);
    let start = format!(
        "the response to GET {} cannot be decoded: its Content-Encoding is gzip, but its body is not: ",
        server.url("/api/flows")
    );
    assert!(error.to_string().starts_with(&start), "{error}");
    assert_eq!(error.response().unwrap().body(), b"plain text");
    // It would come again: it is not retried.
    assert_eq!(server.requests().len(), 1);
}
