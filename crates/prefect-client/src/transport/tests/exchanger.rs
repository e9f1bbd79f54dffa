//! Requests that go through an [`Exchanger`] instead of connections.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, LOCATION, RETRY_AFTER, SET_COOKIE};
use http::{Response as HttpResponse, StatusCode};

use super::*;
use crate::error::Cause;
use crate::transport::{ExchangeFailure, Exchanger, Exchanging, Handshake, Outgoing, Socket};

type Reply = Result<HttpResponse<Bytes>, ExchangeFailure>;

/// Replies in turn, and records the requests.
#[derive(Default)]
struct Scripted {
    replies: Mutex<Vec<Reply>>,
    requests: Mutex<Vec<http::Request<Bytes>>>,
}

impl Exchanger for Scripted {
    fn exchange(&self, outgoing: Outgoing) -> Exchanging {
        self.requests.lock().unwrap().push(outgoing.request);
        let reply = self.replies.lock().unwrap().remove(0);
        Box::pin(async move { reply })
    }
}

fn response(status: u16, body: &'static str) -> HttpResponse<Bytes> {
    let mut response = HttpResponse::new(Bytes::from_static(body.as_bytes()));
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

fn failure(kind: ErrorKind) -> Reply {
    let cause = Some(Cause::new("the cause"));
    Err(ExchangeFailure { kind, message: "it failed".to_owned(), is_unsent: false, cause })
}

/// A transport to a host that does not exist, and what sends its requests.
fn through(replies: impl IntoIterator<Item = Reply>, options: Options) -> (Transport, Arc<Scripted>) {
    let scripted = Arc::new(Scripted::default());
    scripted.replies.lock().unwrap().extend(replies);
    let options = Options { exchanger: Some(scripted.clone()), ..options };
    (transport("http://prefect.test/api", options), scripted)
}

#[tokio::test]
async fn an_exchanger_sends_the_requests() {
    let (transport, scripted) = through([Ok(response(200, "7"))], options());
    let response = transport.send(&get("/flows").with_body("body")).await.unwrap();
    assert_eq!(response.json::<i64>().unwrap(), 7);
    let request = &scripted.requests.lock().unwrap()[0];
    assert_eq!(request.uri(), "http://prefect.test/api/flows");
    assert_eq!(request.headers()[ACCEPT_ENCODING], "gzip");
    assert_eq!(request.body(), "body");
}

#[tokio::test]
async fn retries_redirects_and_cookies_are_those_of_the_transport() {
    let mut redirect = response(307, "");
    redirect.headers_mut().insert(LOCATION, "/api/other".parse().unwrap());
    redirect.headers_mut().insert(SET_COOKIE, "a=1; Path=/".parse().unwrap());
    let mut busy = response(503, "");
    busy.headers_mut().insert(RETRY_AFTER, "0".parse().unwrap());
    let replies = [Ok(busy), Ok(redirect), Ok(response(200, "7"))];
    let retries = Retries { max: 2, ..Retries::default() };
    let (transport, scripted) = through(replies, Options { retries, ..options() });
    let response = transport.send(&get("/flows")).await.unwrap();
    assert_eq!(response.json::<i64>().unwrap(), 7);
    let requests = scripted.requests.lock().unwrap();
    assert_eq!(requests.len(), 3);
    assert_eq!(requests[2].uri(), "http://prefect.test/api/other");
    assert_eq!(requests[2].headers()["cookie"], "a=1");
}

#[tokio::test]
async fn an_error_of_its_own_is_not_retried() {
    let retries = Retries { max: 2, ..Retries::default() };
    let (transport, _) = through([failure(ErrorKind::Transport)], Options { retries, ..options() });
    let error = failed(transport.send(&get("/flows")).await, ErrorKind::Transport);
    assert_eq!(error.to_string(), "it failed (GET http://prefect.test/api/flows)");
    assert_eq!(error.cause().and_then(Cause::downcast_ref::<&str>), Some(&"the cause"));
    assert_eq!(format!("{:?}", error.cause().unwrap()), "Cause");
}

#[tokio::test]
async fn the_size_of_its_responses_is_limited() {
    let options = Options { max_response_bytes: 3, ..options() };
    let (transport, _) = through([Ok(response(200, "12345"))], options);
    let error = failed(transport.send(&get("/flows")).await, ErrorKind::Decode);
    assert!(error.to_string().contains("limit of 3 bytes"));
}

#[tokio::test]
async fn it_has_no_websockets() {
    let (transport, _) = through([], options());
    let error = Socket::open(&transport, "/events/out", Handshake::Message).await.err().unwrap();
    assert_eq!(error.kind(), ErrorKind::SocketRefused);
    assert!(error.to_string().starts_with("/events/out is a websocket"));
}
