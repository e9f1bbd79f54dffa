//! CSRF tokens.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

fn with_tokens() -> Options {
    Options { csrf: true, ..options() }
}

fn post() -> Request {
    Request::new(Method::POST, "/flows/")
}

/// Gives tokens `t1`, `t2` and so on that hold until then, and demands one of those for which `is_good`.
async fn requiring_tokens(
    expiration: &'static str,
    pause: Duration,
    is_good: impl Fn(&str) -> bool + Send + Sync + 'static,
) -> Server {
    let tokens = AtomicUsize::new(0);
    Server::scripted(move |request| {
        if request.target().starts_with("/csrf-token?client=") {
            let number = tokens.fetch_add(1, Ordering::SeqCst) + 1;
            let body = format!(r#"{{"token": "t{number}", "client": "c", "expiration": "{expiration}"}}"#);
            return Reply::json(&body).after(pause);
        }
        match request.header("prefect-csrf-token") {
            Some(token) if is_good(token) => Reply::json("true"),
            _ => Reply::new("403 Forbidden", "", r#"{"detail":"Invalid CSRF token or client identifier."}"#),
        }
    })
    .await
}

fn targets(server: &Server) -> Vec<String> {
    let path = |request: &server::Recorded| request.target().split('?').next().unwrap().to_owned();
    server.requests().iter().map(path).collect()
}

#[tokio::test]
async fn concurrent_first_writes_and_clones_share_one_token() {
    let server = requiring_tokens("2999-01-01T00:00:00Z", Duration::from_millis(100), |_| true).await;
    let transport = transport(&server.url(""), with_tokens());
    let calls = (0..100).map(|number| {
        let one = if number % 2 == 0 { transport.clone() } else { transport.with_own_connections() };
        tokio::spawn(async move { one.send(&post()).await.unwrap().status() })
    });
    for call in calls.collect::<Vec<_>>() {
        assert_eq!(call.await.unwrap(), 200);
    }
    assert_eq!(targets(&server).iter().filter(|path| *path == "/csrf-token").count(), 1);
    let asked = server.requests()[0].target().to_owned();
    let client = asked.strip_prefix("/csrf-token?client=").unwrap();
    let sent = server.requests();
    let sent = sent.iter().filter(|request| request.target() == "/flows/");
    assert!(sent.clone().all(|request| request.header("prefect-csrf-client") == Some(client)));
    assert_eq!(sent.count(), 100);
}

#[tokio::test]
async fn only_writes_need_a_token() {
    let server = requiring_tokens("2999-01-01T00:00:00Z", Duration::ZERO, |_| true).await;
    let transport = transport(&server.url(""), with_tokens());
    transport.send(&get("/flows/1")).await.unwrap();
    assert_eq!(server.requests().len(), 1);
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        assert_eq!(transport.send(&Request::new(method, "/x")).await.unwrap().status(), 200);
    }
    assert_eq!(targets(&server), ["/flows/1", "/csrf-token", "/x", "/x", "/x", "/x"]);
}

#[tokio::test]
async fn a_rejected_token_is_replaced() {
    let server = requiring_tokens("2999-01-01T00:00:00Z", Duration::ZERO, |token| token == "t2").await;
    let transport = transport(&server.url(""), with_tokens());
    assert_eq!(transport.send(&post()).await.unwrap().status(), 200);
    assert_eq!(transport.send(&post()).await.unwrap().status(), 200);
    assert_eq!(targets(&server), ["/csrf-token", "/flows/", "/csrf-token", "/flows/", "/flows/"]);

    // Others have fetched one for the same client meanwhile, and again.
    let late = requiring_tokens("2999-01-01T00:00:00Z", Duration::ZERO, |token| token == "t4").await;
    let transport = super::transport(&late.url(""), with_tokens());
    assert_eq!(transport.send(&post()).await.unwrap().status(), 200);

    let never = requiring_tokens("2999-01-01T00:00:00Z", Duration::ZERO, |_| false).await;
    let transport = super::transport(&never.url(""), with_tokens());
    assert_eq!(transport.send(&post()).await.unwrap().status(), 403);
    assert_eq!(targets(&never), ["/csrf-token", "/flows/"].repeat(4));
}

#[tokio::test]
async fn an_expired_token_is_not_used() {
    let server = requiring_tokens("2020-01-01T00:00:00Z", Duration::ZERO, |_| true).await;
    let transport = transport(&server.url(""), with_tokens());
    transport.send(&post()).await.unwrap();
    transport.send(&post()).await.unwrap();
    assert_eq!(targets(&server), ["/csrf-token", "/flows/", "/csrf-token", "/flows/"]);
}

#[tokio::test]
async fn a_server_without_tokens_is_asked_once() {
    let disabled = r#"{"detail":"CSRF protection is disabled."}"#;
    let not_an_id = r#"{"exception_detail":[{"type":"uuid_parsing","loc":["path","id"]}]}"#;
    let refused = |body| Reply::new("422 Unprocessable Entity", "", body);
    for no in [Reply::new("404 Not Found", "", "{}"), refused(disabled), refused(not_an_id)] {
        let server = Server::scripted(move |request| {
            if request.target().starts_with("/csrf-token") { no.clone() } else { Reply::json("true") }
        })
        .await;
        let transport = transport(&server.url(""), with_tokens());
        transport.send(&post()).await.unwrap();
        transport.send(&post()).await.unwrap();
        assert_eq!(targets(&server), ["/csrf-token", "/flows/", "/flows/"]);
        assert_eq!(server.requests()[1].header("prefect-csrf-token"), None);

        // A forked process begins anew.
        transport.fresh().send(&post()).await.unwrap();
        assert_eq!(targets(&server)[3..], ["/csrf-token", "/flows/"]);
    }
}

#[tokio::test]
async fn a_failure_to_fetch_a_token_is_reported() {
    for (reply, kind) in [
        (Reply::new("422 Unprocessable Entity", "", r#"{"detail":"other"}"#), ErrorKind::Refused),
        (Reply::new("401 Unauthorized", "", "{}"), ErrorKind::Authentication),
        (Reply::json("true"), ErrorKind::Decode),
        (Reply::json(r#"{"token": "a\nb"}"#), ErrorKind::Decode),
    ] {
        let server = Server::always(reply).await;
        let transport = transport(&server.url(""), with_tokens());
        let error = failed(transport.send(&post()).await, kind);
        assert!(error.to_string().contains("/csrf-token?client="), "{error}");
    }
}

#[tokio::test]
async fn a_cancelled_call_does_not_block_others() {
    let first = Arc::new(AtomicUsize::new(0));
    let count = first.clone();
    let server = Server::scripted(move |request| {
        if !request.target().starts_with("/csrf-token") {
            return Reply::json("true");
        }
        let token = Reply::json(r#"{"token": "t"}"#);
        if count.fetch_add(1, Ordering::SeqCst) == 0 { token.after(Duration::from_secs(60)) } else { token }
    })
    .await;
    let transport = transport(&server.url(""), with_tokens());
    let given_up = tokio::time::timeout(Duration::from_millis(50), transport.send(&post())).await;
    assert!(given_up.is_err());
    assert_eq!(transport.send(&post()).await.unwrap().status(), 200);
    assert_eq!(first.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_request_whose_token_cannot_be_fetched_was_not_sent() {
    let page = Reply::new("200 OK", "content-type: text/html\r\n", "<html>");
    for no in [Reply::new("500 Internal Server Error", "", "{}"), page] {
        let server = Server::scripted(move |_| no.clone()).await;
        let transport = transport(&server.url(""), with_tokens());
        assert!(transport.send(&post()).await.unwrap_err().is_unsent());
        assert_eq!(targets(&server), ["/csrf-token"]);
    }

    // Instead of one that was rejected.
    let tokens = AtomicUsize::new(0);
    let server = Server::scripted(move |request| {
        let is_first = || tokens.fetch_add(1, Ordering::SeqCst) == 0;
        match request.target().starts_with("/csrf-token") {
            true if is_first() => Reply::json(r#"{"token": "t", "client": "c"}"#),
            true => Reply::new("500 Internal Server Error", "", "{}"),
            false => Reply::new("403 Forbidden", "", r#"{"detail":"Invalid CSRF token."}"#),
        }
    })
    .await;
    let transport = transport(&server.url(""), with_tokens());
    assert!(transport.send(&post()).await.unwrap_err().is_unsent());
    assert_eq!(targets(&server), ["/csrf-token", "/flows/", "/csrf-token"]);
}
