//! Functions that see the requests.

use std::sync::{Arc, Mutex};

use super::*;
use crate::transport::{ExchangeId, Hooked, Hooks, Moment, RequestInfo, Retry};

/// Notes what it is told, and fails for one thing.
#[derive(Default)]
struct Notes {
    seen: Mutex<Vec<String>>,
    fails: Option<&'static str>,
}

impl Notes {
    fn note<T: Send + 'static>(&self, what: &str, answer: T) -> Hooked<T> {
        self.seen.lock().unwrap().push(what.to_owned());
        // A kind that would be retried otherwise.
        let failed = self.fails == Some(what.split(' ').next().unwrap());
        Box::pin(async move { if failed { Err(Error::new(ErrorKind::Read, "mine")) } else { Ok(answer) } })
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.seen.lock().unwrap())
    }
}

impl Hooks for Notes {
    fn watches(&self, _: Moment) -> bool {
        true
    }

    fn request(&self, exchange: ExchangeId, request: RequestInfo) -> Hooked<HeaderMap> {
        let mut headers = request.headers().clone();
        headers.insert("x-added", HeaderValue::from(exchange.attempt));
        self.note(&format!("request {}", exchange.attempt), headers)
    }

    fn response(&self, _: ExchangeId, response: Response) -> Hooked<()> {
        assert!(response.request().headers().contains_key("x-added"));
        self.note(&format!("response {}", response.status()), ())
    }

    fn error(&self, _: ExchangeId, error: Error) -> Hooked<()> {
        self.note(&format!("error {:?}", error.kind()), ())
    }

    fn retry(
        &self,
        exchange: Option<ExchangeId>,
        retry: Retry,
        outcome: Option<Result<Response>>,
    ) -> Hooked<()> {
        assert!(outcome.is_some() && retry.request().is_some());
        self.note(&format!("retry {}", exchange.unwrap().attempt), ())
    }

    fn ended(&self, _: ExchangeId) {
        self.seen.lock().unwrap().push("ended".to_owned());
    }
}

fn watched(url: &str, notes: &Arc<Notes>) -> Transport {
    let retries = Retries { max: 2, jitter: 0.0, ..Retries::default() };
    transport(url, Options { hooks: Some(notes.clone()), retries, ..options() })
}

fn later() -> Reply {
    Reply::new("503 X", "retry-after: 0\r\n", "")
}

#[tokio::test]
async fn each_try_is_seen() {
    let notes = Arc::new(Notes::default());
    let server = Server::answers([later(), Reply::json("true")]).await;
    watched(&server.url(""), &notes).send(&get("/")).await.unwrap();
    assert_eq!(
        notes.take(),
        ["request 1", "response 503", "retry 1", "ended", "request 2", "response 200", "ended"]
    );
    let added: Vec<_> = server.requests().iter().map(|it| it.header("x-added").unwrap().to_owned()).collect();
    assert_eq!(added, ["1", "2"]);
}

#[tokio::test]
async fn failures_are_seen() {
    let notes = Arc::new(Notes::default());
    let server = Server::answers([Reply::raw("what?\r\n\r\n").and_close()]).await;
    let request = get("/").with_retries(0);
    failed(watched(&server.url(""), &notes).send(&request).await, ErrorKind::Protocol);
    assert_eq!(notes.take(), ["request 1", "error Protocol", "ended"]);
}

#[tokio::test]
async fn redirects_are_seen() {
    let notes = Arc::new(Notes::default());
    let server = Server::answers([Reply::redirect("307 X", "/b"), Reply::json("true")]).await;
    watched(&server.url(""), &notes).send(&get("/a")).await.unwrap();
    assert_eq!(notes.take(), ["request 1", "response 307", "ended", "request 1", "response 200", "ended"]);
}

#[tokio::test]
async fn an_error_ends_the_call() {
    for (fails, requests) in [("request", 0), ("response", 1), ("retry", 1)] {
        let notes = Arc::new(Notes { fails: Some(fails), ..Notes::default() });
        let server = Server::answers([later(), Reply::json("true")]).await;
        let error = failed(watched(&server.url(""), &notes).send(&get("/")).await, ErrorKind::Read);
        assert_eq!(error.to_string(), "mine");
        assert_eq!(server.requests().len(), requests, "{fails}");
        assert_eq!(notes.take().last().map(String::as_str), Some("ended"));
    }
}
