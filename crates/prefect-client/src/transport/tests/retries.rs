//! Retries.

use std::sync::{Arc, Mutex};

use super::*;

/// Options that try again.
fn retrying(max: u32) -> Options {
    Options { retries: Retries { max, jitter: 0.0, extra_codes: vec![500] }, ..options() }
}

/// An answer that asks to be asked again at once.
fn later(status: &str) -> Reply {
    Reply::new(status, "retry-after: 0\r\n", "")
}

fn request(method: &Method) -> Request {
    Request::new(method.clone(), "/")
}

/// How many requests there were, and the last status.
async fn attempts(replies: Vec<Reply>, request: &Request, max: u32) -> (usize, u16) {
    let server = Server::answers(replies).await;
    let answer = transport(&server.url(""), retrying(max)).send(request).await.unwrap();
    (server.requests().len(), answer.status())
}

#[tokio::test]
async fn only_temporary_errors_are_retried() {
    for status in ["408 X", "429 X", "502 X", "503 X", "500 X"] {
        let replies = vec![later(status), later(status), Reply::json("true")];
        assert_eq!(attempts(replies, &get("/"), 5).await, (3, 200), "{status}");
    }
    for status in ["400 X", "401 X", "403 X", "404 X", "409 X", "422 X", "501 X", "504 X"] {
        let (count, _) = attempts(vec![later(status), Reply::json("true")], &get("/"), 5).await;
        assert_eq!(count, 1, "{status}");
    }
}

#[tokio::test]
async fn the_last_response_is_returned_when_all_retries_are_used() {
    assert_eq!(attempts(vec![later("503 X"); 5], &get("/"), 2).await, (3, 503));
    assert_eq!(attempts(vec![later("503 X"); 5], &get("/"), 0).await, (1, 503));
}

#[tokio::test]
async fn maintenance_does_not_count() {
    let maintenance = Reply::new("503 X", "retry-after: 0\r\nprefect-maintenance: true\r\n", "");
    let mut replies = vec![maintenance; 20];
    replies.push(later("503 X"));
    replies.push(Reply::json("true"));
    assert_eq!(attempts(replies.clone(), &get("/"), 1).await, (22, 200));
    assert_eq!(attempts(replies, &request(&Method::POST), 1).await, (22, 200));
}

#[tokio::test]
async fn a_post_is_retried_only_if_it_was_not_processed() {
    let post = request(&Method::POST);
    for (reply, count) in [
        (later("429 X"), 2),
        (later("503 X"), 2),
        (later("408 X"), 1),
        (later("502 X"), 1),
        (later("500 X"), 1),
        (Reply::new("503 X", "", "upstream went away"), 1),
    ] {
        assert_eq!(attempts(vec![reply, Reply::json("true")], &post, 5).await.0, count);
    }
    // It is another matter if the server recognizes the second request.
    let safe = post.idempotent();
    for status in ["408 X", "502 X", "500 X"] {
        assert_eq!(attempts(vec![later(status), Reply::json("true")], &safe, 5).await, (2, 200));
    }
}

#[tokio::test]
async fn a_database_error_is_retried_if_the_request_is_idempotent_or_the_database_is_sqlite() {
    let failed = Reply::new("503 X", "", r#"{"exception_message":"Service Unavailable"}"#);
    let busy = later("503 X");
    // The response to a NUL character in the URL.
    let sqlite = Reply::new("404 X", "", r#"{"detail":"Concurrency limit not found"}"#);
    let postgresql = failed.clone();
    let post = request(&Method::POST);
    let safe = request(&Method::POST).idempotent();
    // All at once: most wait two seconds.
    let mut cases = Vec::new();
    for (request, replies, expected) in [
        (post.clone(), vec![failed.clone(), sqlite.clone(), Reply::json("true")], (3, 200)),
        (post.clone(), vec![failed.clone(), sqlite, busy.clone(), Reply::json("true")], (4, 200)),
        (post.clone(), vec![failed.clone(), postgresql], (2, 503)),
        (post.clone(), vec![failed.clone(), Reply::raw("").and_close()], (2, 503)),
        (post, vec![busy, Reply::json("true")], (2, 200)),
        (safe, vec![failed, Reply::json("true")], (2, 200)),
    ] {
        cases.push(tokio::spawn(async move { (attempts(replies, &request, 5).await, expected) }));
    }
    for case in cases {
        let (found, expected) = case.await.unwrap();
        assert_eq!(found, expected);
    }
}

#[tokio::test]
async fn a_lost_connection_is_retried_if_the_request_is_idempotent() {
    let broken = Reply::raw("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\ntr").and_close();
    let garbage = Reply::raw("what?\r\n\r\n").and_close();
    let nothing = Reply::raw("").and_close();
    // All at once: most wait two seconds.
    let mut cases = Vec::new();
    for reply in [broken, garbage, nothing] {
        for (method, path, count) in [
            (Method::GET, "/", 2),
            (Method::PUT, "/", 2),
            (Method::PATCH, "/", 1),
            (Method::DELETE, "/", 2),
            (Method::POST, "/flows/", 1),
        ] {
            let reply = reply.clone();
            cases.push(tokio::spawn(async move {
                let server = Server::answers([reply, Reply::json("true")]).await;
                let request = Request::new(method.clone(), path);
                let outcome = transport(&server.url(""), retrying(1)).send(&request).await;
                assert_eq!(server.requests().len(), count, "{method} {path} {outcome:?}");
                assert_eq!(outcome.is_ok(), count == 2, "{method} {path}");
            }));
        }
    }
    for case in cases {
        case.await.unwrap();
    }
}

#[tokio::test]
async fn refused_connections_are_retried_only_after_a_response() {
    let server = Server::answers([Reply::json("true").and_close()]).await;
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let heard = seen.clone();
    let observer: super::super::RetryHandler =
        Arc::new(move |retry| heard.lock().unwrap().push(retry.to_string()));
    let transport = transport(&server.url(""), Options { on_retry: Some(observer), ..retrying(1) });
    let elsewhere = transport.with_base(format!("http://127.0.0.1:{closed}").parse().unwrap());
    for method in [Method::GET, Method::POST] {
        failed(elsewhere.send(&request(&method)).await, ErrorKind::Connect);
    }
    assert_eq!(seen.lock().unwrap().len(), 0);
    transport.send(&get("/")).await.unwrap();
    failed(elsewhere.with_own_connections().send(&request(&Method::POST)).await, ErrorKind::Connect);
    let seen = seen.lock().unwrap().clone();
    assert_eq!(seen.len(), 1);
    assert!(
        seen[0].starts_with(&format!("POST http://127.0.0.1:{closed}/ failed: could not connect")),
        "{seen:?}"
    );
    assert!(seen[0].ends_with("; next try in 2.00 s (1 of 2 tries used)"), "{seen:?}");
}

#[tokio::test]
async fn the_request_is_the_same_each_time() {
    let server = Server::answers([later("503 X"), later("503 X"), Reply::json("true")]).await;
    let body = vec![7_u8; 300_000];
    let request = Request::new(Method::PUT, "/a").with_query("b", "c").with_body(body.clone());
    transport(&server.url(""), retrying(5)).send(&request).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|one| one.body == body && one.target() == "/a?b=c"));
}

#[tokio::test]
async fn a_delay_ends_with_the_call() {
    let server = Server::always(Reply::new("503 X", "retry-after: 600\r\n", "")).await;
    let transport = transport(&server.url(""), retrying(5));
    let waiting = tokio::time::timeout(Duration::from_millis(100), transport.send(&get("/"))).await;
    assert!(waiting.is_err());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn no_connection_is_held_during_a_delay() {
    let server = Server::scripted(|request| match request.target() {
        "/busy" => Reply::new("503 X", "retry-after: 600\r\n", ""),
        _ => Reply::json("true"),
    })
    .await;
    let limits = Limits { max_connections: Some(1), ..Limits::default() };
    let transport = transport(&server.url(""), Options { limits, ..retrying(5) });
    let other = transport.clone();
    let waiting = tokio::spawn(async move { other.send(&get("/busy")).await.map(drop) });
    while server.requests().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    transport.send(&get("/")).await.unwrap();
    waiting.abort();
}
