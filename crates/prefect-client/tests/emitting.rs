//! Emitting events, against a server that opens no websockets, and stores, forgets or rejects events as told.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use prefect_client::client::{Client, Config, Counts, Emitted, Emitter, EmitterOptions};
use prefect_client::error::ErrorKind;
use prefect_client::schemas::JsonObject;
use prefect_client::schemas::events::{Event, Resource};
use prefect_client::settings::{Settings, Sources};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with a batch of events.
#[derive(Clone, Copy, PartialEq)]
enum Plan {
    Store,
    /// Stores it, but closes the connection instead of responding.
    StoreAndClose,
    /// Closes the connection, and stores nothing.
    Close,
    /// Responds, and stores nothing.
    Forget,
    /// Responds with this status.
    Status(u16),
}

#[derive(Clone, Default)]
struct Server(Arc<Shared>);

#[derive(Default)]
struct Shared {
    /// For the next batches. Then they are stored.
    plans: Mutex<Vec<Plan>>,
    stored: Mutex<Vec<Value>>,
    batches: Mutex<Vec<usize>>,
    queries: Mutex<usize>,
    /// The status of queries, if not 200.
    query_status: Mutex<Option<u16>>,
    /// Every query with a number that this divides ends with the connection.
    failing_queries: Mutex<Option<usize>>,
}

impl Server {
    fn new(plans: &[Plan]) -> Self {
        let server = Self::default();
        *server.0.plans.lock().unwrap() = plans.iter().rev().copied().collect();
        server
    }

    async fn start(&self) -> Client {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/api", listener.local_addr().unwrap());
        let server = self.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(server.clone().serve(stream));
            }
        });
        client(&url)
    }

    async fn serve(self, mut stream: TcpStream) {
        let mut unread = Vec::new();
        while let Some((line, body)) = read(&mut stream, &mut unread).await {
            let (status, body) = match line.split(' ').nth(1).unwrap() {
                "/api/events" => match self.receive(body) {
                    Some(status) => (status, Value::Null),
                    None => return,
                },
                "/api/events/filter" if self.loses_query() => return,
                "/api/events/filter" => self.query(&body),
                _ => (404, json!({"detail": "Not Found"})),
            };
            let body = if body.is_null() { String::new() } else { body.to_string() };
            let head = format!(
                "HTTP/1.1 {status} Whatever\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all((head + &body).as_bytes()).await.unwrap();
        }
    }

    fn receive(&self, body: Value) -> Option<u16> {
        let Value::Array(events) = body else { panic!("{body}") };
        self.0.batches.lock().unwrap().push(events.len());
        let plan = self.0.plans.lock().unwrap().pop().unwrap_or(Plan::Store);
        if events.iter().any(|event| event["event"] == "rejected") {
            return Some(422);
        }
        if events.iter().any(|event| event["event"] == "poison") {
            return Some(500);
        }
        if matches!(plan, Plan::Store | Plan::StoreAndClose) {
            self.0.stored.lock().unwrap().extend(events);
        }
        match plan {
            Plan::Store | Plan::Forget => Some(204),
            Plan::Close | Plan::StoreAndClose => None,
            Plan::Status(status) => Some(status),
        }
    }

    /// Counts a query. Returns whether it gets no response.
    fn loses_query(&self) -> bool {
        let mut queries = self.0.queries.lock().unwrap();
        *queries += 1;
        self.0.failing_queries.lock().unwrap().is_some_and(|each| queries.is_multiple_of(each))
    }

    fn query(&self, body: &Value) -> (u16, Value) {
        if let Some(status) = *self.0.query_status.lock().unwrap() {
            return (status, json!({"detail": "no"}));
        }
        let wanted = body["filter"]["id"]["id"].as_array().unwrap();
        let stored = self.0.stored.lock().unwrap();
        let found: Vec<&Value> = stored.iter().filter(|event| wanted.contains(&event["id"])).collect();
        let limit = body["limit"].as_u64().map_or(50, |limit| usize::try_from(limit).unwrap());
        let page: Vec<&&Value> = found.iter().take(limit).collect();
        (200, json!({"events": page, "total": found.len(), "next_page": null}))
    }

    /// The names of the stored events.
    fn names(&self) -> Vec<String> {
        let stored = self.0.stored.lock().unwrap();
        stored.iter().map(|event| event["event"].as_str().unwrap().to_owned()).collect()
    }

    fn batches(&self) -> Vec<usize> {
        self.0.batches.lock().unwrap().clone()
    }
}

/// Reads a request: its first line and its body.
async fn read(stream: &mut TcpStream, unread: &mut Vec<u8>) -> Option<(String, Value)> {
    loop {
        if let Some(end) = unread.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            let head = String::from_utf8(unread[..end].to_vec()).unwrap();
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().unwrap())
            });
            let whole = end + 4 + length.unwrap_or(0);
            if unread.len() >= whole {
                let body = serde_json::from_slice(&unread[end + 4..whole]).unwrap_or_default();
                unread.drain(..whole);
                return Some((head.lines().next().unwrap().to_owned(), body));
            }
        }
        if stream.read_buf(unread).await.ok()? == 0 {
            return None;
        }
    }
}

fn client(url: &str) -> Client {
    let mut config = Config::from_settings(Settings::load_from(&Sources::default()).unwrap());
    config.api = Some(url.to_owned());
    config.options.trust_env = false;
    config.options.csrf = false;
    config.build().unwrap()
}

fn event(name: &str) -> Arc<Event> {
    let resource: Resource = [("prefect.resource.id", "a")].into_iter().collect();
    Arc::new(Event::default().event(name).resource(Arc::new(resource)))
}

fn start(client: &Client, options: EmitterOptions) -> Emitter {
    let (emitter, delivery) = client.emitter(options);
    tokio::spawn(delivery);
    emitter
}

fn emit(emitter: &Emitter, names: &[&str]) {
    for name in names {
        assert_eq!(emitter.emit(&event(name)).unwrap(), Emitted::Queued);
    }
}

async fn flushed(emitter: &Emitter) {
    assert!(emitter.flush(Some(Duration::from_secs(30))).await.unwrap());
}

#[tokio::test]
async fn events_are_sent_in_batches_and_in_order() {
    let server = Server::default();
    let emitter = start(&server.start().await, EmitterOptions::default());
    let names: Vec<String> = (0..1200).map(|number| number.to_string()).collect();
    emit(&emitter, &names.iter().map(String::as_str).collect::<Vec<_>>());
    flushed(&emitter).await;
    assert_eq!(server.names(), names);
    assert_eq!(server.batches(), [500, 500, 200]);
    assert_eq!(emitter.counts(), Counts { waiting: 0, delivered: 1200, dropped: 0 });
    assert!(emitter.take_reports(true).is_empty());
}

#[tokio::test]
async fn a_batch_that_was_stored_although_its_response_was_lost_is_not_sent_again() {
    let server = Server::new(&[Plan::StoreAndClose]);
    let emitter = start(&server.start().await, EmitterOptions::default());
    emit(&emitter, &["a", "b"]);
    flushed(&emitter).await;
    assert_eq!(server.names(), ["a", "b"]);
    assert_eq!(server.batches(), [2]);
}

#[tokio::test]
async fn a_batch_that_was_not_stored_is_sent_again_once_that_is_clear() {
    let server = Server::new(&[Plan::Close]);
    let emitter = start(&server.start().await, EmitterOptions::default());
    let began = Instant::now();
    emit(&emitter, &["a", "b"]);
    flushed(&emitter).await;
    assert_eq!(server.names(), ["a", "b"]);
    assert_eq!(server.batches(), [2, 2]);
    // It might have been in the server's memory for so long.
    assert!(began.elapsed() > Duration::from_secs(5), "{:?}", began.elapsed());
}

#[tokio::test]
async fn events_that_a_killed_server_had_confirmed_are_sent_again() {
    let server = Server::new(&[Plan::Forget, Plan::Close]);
    let emitter = start(&server.start().await, EmitterOptions::default());
    emit(&emitter, &["a", "b"]);
    flushed(&emitter).await;
    assert_eq!(server.names(), [""; 0]);
    emit(&emitter, &["c"]);
    flushed(&emitter).await;
    assert_eq!(server.names(), ["a", "b", "c"]);
}

#[tokio::test]
async fn queries_that_fail_now_and_then_do_not_hold_up_the_delivery() {
    let server = Server::new(&[Plan::Store, Plan::Close]);
    // Fewer than a batch needs: 11 if not all of it is stored.
    *server.0.failing_queries.lock().unwrap() = Some(5);
    let emitter = start(&server.start().await, EmitterOptions::default());
    let names: Vec<String> = (0..1000).map(|number| number.to_string()).collect();
    let began = Instant::now();
    emit(&emitter, &names.iter().map(String::as_str).collect::<Vec<_>>());
    flushed(&emitter).await;
    assert_eq!(server.names(), names);
    assert_eq!(server.batches(), [500, 500, 500]);
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[tokio::test]
async fn without_permission_to_read_events_only_unconfirmed_ones_are_sent_again() {
    let server = Server::new(&[Plan::Forget, Plan::Close]);
    *server.0.query_status.lock().unwrap() = Some(403);
    let emitter = start(&server.start().await, EmitterOptions::default());
    emit(&emitter, &["a"]);
    flushed(&emitter).await;
    emit(&emitter, &["b"]);
    flushed(&emitter).await;
    assert_eq!(server.names(), ["b"]);
}

#[tokio::test]
async fn an_event_that_the_server_rejects_does_not_hold_up_the_others() {
    let server = Server::default();
    let emitter = start(&server.start().await, EmitterOptions::default());
    emit(&emitter, &["a", "b", "rejected", "c", "d", "e"]);
    flushed(&emitter).await;
    assert_eq!(server.names(), ["a", "b", "c", "d", "e"]);
    assert_eq!(emitter.counts(), Counts { waiting: 0, delivered: 5, dropped: 1 });
    let [report] = &emitter.take_reports(false)[..] else { panic!() };
    assert!(report.starts_with("1 event was dropped, because the server rejected it"), "{report}");
}

/// Emits this many events, and at this position one that makes the server fail.
async fn emit_with_poison(count: u64, position: usize) {
    let server = Server::default();
    let emitter = start(&server.start().await, EmitterOptions::default());
    let names: Vec<String> = (0..count).map(|number| number.to_string()).collect();
    let mut all: Vec<&str> = names.iter().map(String::as_str).collect();
    all.insert(position, "poison");
    emit(&emitter, &all);
    assert!(emitter.flush(Some(Duration::from_secs(40))).await.unwrap());
    let mut stored: Vec<u64> = server.names().iter().map(|name| name.parse().unwrap()).collect();
    stored.sort_unstable();
    assert_eq!(stored, (0..count).collect::<Vec<u64>>());
    assert_eq!(emitter.counts(), Counts { waiting: 0, delivered: count, dropped: 1 });
    let reports = emitter.take_reports(false);
    let wanted = "1 event was dropped, because the server rejected it";
    assert!(reports.iter().any(|report| report.starts_with(wanted)), "{reports:?}");
    emit(&emitter, &["after"]);
    flushed(&emitter).await;
}

#[tokio::test]
async fn an_event_that_makes_the_server_fail_does_not_hold_up_the_others() {
    // Found alone at once, in a piece of several, and as the only one of the last piece.
    tokio::join!(emit_with_poison(10, 4), emit_with_poison(400, 33), emit_with_poison(60, 60));
}

#[tokio::test]
async fn no_event_is_blamed_while_the_server_fails_with_all_of_them() {
    let server = Server::new(&[Plan::Status(500); 6]);
    let emitter = start(&server.start().await, EmitterOptions::default());
    emit(&emitter, &["a", "b", "c", "d"]);
    flushed(&emitter).await;
    assert_eq!(server.batches(), [4, 4, 1, 1, 1, 1, 4]);
    assert_eq!(server.names(), ["a", "b", "c", "d"]);
    assert_eq!(emitter.counts(), Counts { waiting: 0, delivered: 4, dropped: 0 });
    assert!(emitter.take_reports(true).iter().all(|report| report.contains("wait for the server")));
}

#[tokio::test]
async fn a_busy_server_is_asked_again() {
    let server = Server::new(&[Plan::Status(503), Plan::Status(429)]);
    let emitter = start(&server.start().await, EmitterOptions::default());
    emit(&emitter, &["a"]);
    flushed(&emitter).await;
    assert_eq!(server.names(), ["a"]);
    assert_eq!(*server.0.queries.lock().unwrap(), 0);
}

#[tokio::test]
async fn the_queue_is_bounded() {
    let emitter =
        start(&client("http://127.0.0.1:9/api"), EmitterOptions { max_queue_size: 3, max_failures: None });
    emit(&emitter, &["a", "b", "c"]);
    assert_eq!(emitter.emit(&event("d")).unwrap(), Emitted::Dropped);
    assert!(!emitter.flush(Some(Duration::from_millis(50))).await.unwrap());
    assert_eq!(emitter.counts(), Counts { waiting: 3, delivered: 0, dropped: 1 });
    assert!(emitter.is_failing());
}

#[tokio::test]
async fn waiting_fails_after_the_maximum_number_of_failures() {
    let options = EmitterOptions { max_queue_size: 0, max_failures: Some(1) };
    let emitter = start(&client("http://127.0.0.1:9/api"), options);
    let connected = emitter.connected().await;
    assert_eq!(connected.unwrap_err().kind(), ErrorKind::Connect);
    for name in ["a", "b"] {
        emit(&emitter, &[name]);
        assert_eq!(emitter.flush(None).await.unwrap_err().kind(), ErrorKind::Connect);
    }
    assert_eq!(emitter.counts().waiting, 2);
}

#[tokio::test]
async fn the_delivery_ends_with_its_emitters_and_empties_the_queue_first() {
    let server = Server::default();
    let (emitter, delivery) = server.start().await.emitter(EmitterOptions::default());
    emit(&emitter, &["a", "b"]);
    drop(emitter.clone());
    let delivery = tokio::spawn(delivery);
    drop(emitter);
    tokio::time::timeout(Duration::from_secs(10), delivery).await.unwrap().unwrap();
    assert_eq!(server.names(), ["a", "b"]);
}

#[tokio::test]
async fn emit_of_the_client_returns_once_the_server_has_the_event() {
    let server = Server::default();
    let client = server.start().await;
    client.emit(&event("a")).await.unwrap();
    assert_eq!(server.names(), ["a"]);
    let payload = JsonObject::new(&json!({"text": "a".repeat(2_000_000)})).unwrap();
    let large = Event::clone(&event("b")).payload(payload);
    let error = client.emit(&Arc::new(large)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert!(error.to_string().starts_with("Event is too large to emit (2000"), "{error}");
}
