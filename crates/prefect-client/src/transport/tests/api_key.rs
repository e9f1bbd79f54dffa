//! API keys that a function gives.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::SinkExt;
use tokio_tungstenite::tungstenite::Message;

use super::sockets::{AGREED, Sockets, next};
use super::*;
use crate::transport::{Handshake, Hooked, KeySource, Socket};

/// Gives the keys `0`, `1` and so on.
#[derive(Default)]
struct Keys(AtomicUsize);

impl KeySource for Keys {
    fn key(&self) -> Hooked<HeaderValue> {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(async move {
            tokio::task::yield_now().await;
            Ok(HeaderValue::from_str(&format!("Bearer {number}")).unwrap())
        })
    }
}

fn keyed(url: &str) -> (Transport, Arc<Keys>) {
    let keys = Arc::new(Keys::default());
    (transport(url, Options { api_key: Some(keys.clone()), ..options() }), keys)
}

/// A server that accepts only this key.
async fn accepting(key: &'static str) -> Server {
    Server::scripted(move |request| match request.header("authorization") {
        Some(given) if given == key => Reply::json("true"),
        _ => Reply::new("401 Unauthorized", "", ""),
    })
    .await
}

#[tokio::test]
async fn a_rejected_key_is_replaced_once() {
    let server = accepting("Bearer 1").await;
    let (transport, keys) = keyed(&server.url(""));
    let post = Request::new(Method::POST, "/");
    assert_eq!(transport.send(&post).await.unwrap().status(), 200);
    assert_eq!(transport.send(&get("/")).await.unwrap().status(), 200);
    assert_eq!((server.requests().len(), keys.0.load(Ordering::Relaxed)), (3, 2));

    let server = accepting("Bearer 9").await;
    let (transport, keys) = keyed(&server.url(""));
    assert_eq!(transport.send(&get("/")).await.unwrap().status(), 401);
    assert_eq!((server.requests().len(), keys.0.load(Ordering::Relaxed)), (2, 2));
}

#[tokio::test]
async fn a_burst_asks_once() {
    let server = accepting("Bearer 1").await;
    let (transport, keys) = keyed(&server.url(""));
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let transport = transport.clone();
        calls.spawn(async move { transport.send(&get("/")).await.unwrap().status() });
    }
    assert_eq!(calls.join_all().await, [200; 20]);
    assert_eq!(keys.0.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn an_error_ends_the_call_and_is_not_kept() {
    struct Failing(AtomicUsize);
    impl KeySource for Failing {
        fn key(&self) -> Hooked<HeaderValue> {
            let is_first = self.0.fetch_add(1, Ordering::Relaxed) == 0;
            Box::pin(async move {
                // A kind that would be retried otherwise.
                if is_first {
                    Err(Error::new(ErrorKind::Read, "mine"))
                } else {
                    Ok(HeaderValue::from_static("Bearer 1"))
                }
            })
        }
    }
    let server = accepting("Bearer 1").await;
    let options = Options {
        api_key: Some(Arc::new(Failing(AtomicUsize::new(0)))),
        retries: Retries { max: 3, ..Retries::default() },
        ..options()
    };
    let transport = transport(&server.url(""), options);
    failed(transport.send(&get("/")).await, ErrorKind::Read);
    assert_eq!(server.requests().len(), 0);
    assert_eq!(transport.send(&get("/")).await.unwrap().status(), 200);
}

#[tokio::test]
async fn redirects_to_others_do_not_carry_it() {
    let other = Server::scripted(|_| Reply::new("401 Unauthorized", "", "")).await;
    let target = other.url("/x");
    let server = Server::scripted(move |_| Reply::redirect("307 X", &target)).await;
    let (transport, keys) = keyed(&server.url(""));
    assert_eq!(transport.send(&get("/")).await.unwrap().status(), 401);
    assert_eq!(keys.0.load(Ordering::Relaxed), 1);
    assert_eq!(other.requests()[0].header("authorization"), None);
}

#[tokio::test]
async fn websockets_use_the_current_key() {
    let server = Sockets::scripted(AGREED, |mut peer| async move {
        let is_valid = next(&mut peer).await.contains(r#""token":"1""#);
        let answer = if is_valid { r#"{"type": "auth_success"}"# } else { r#"{"type": "auth_failure"}"# };
        peer.send(Message::text(answer)).await.unwrap();
    })
    .await;
    let (transport, keys) = keyed(&server.url());
    Socket::open(&transport, "/events/out", Handshake::Message).await.map(drop).unwrap();
    Socket::open(&transport, "/events/out", Handshake::Message).await.map(drop).unwrap();
    assert_eq!(keys.0.load(Ordering::Relaxed), 2);
}
