//! Following flow runs, against a server whose runs log at random.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use prefect_client::client::{Client, Follow, Followed};
use prefect_client::error::{Error, ErrorKind};
use prefect_client::schemas::DateTime;
use serde_json::{Value, json};
use uuid::Uuid;

/// A server with one flow run.
#[derive(Clone, Default)]
struct Server(Arc<Mutex<Run>>);

#[derive(Default)]
struct Run {
    /// Sorted by time.
    logs: Vec<(DateTime, Value)>,
    states: Vec<Value>,
    requests: Vec<String>,
    /// Most logs that one request gets.
    largest: usize,
    page_limit: usize,
    is_down: bool,
    is_deleted: bool,
    warnings: Vec<String>,
}

fn time(seconds: f64) -> DateTime {
    DateTime::now().after(seconds).unwrap()
}

impl Server {
    async fn start(&self) -> Client {
        self.run().page_limit = 200;
        let server = self.clone();
        let mut config = support::serve(Arc::new(move |line, body| server.respond(line, body))).await;
        let server = self.clone();
        config.options.on_warning =
            Some(Arc::new(move |message| server.run().warnings.push(message.to_owned())));
        config.build().unwrap()
    }

    fn run(&self) -> MutexGuard<'_, Run> {
        self.0.lock().unwrap()
    }

    fn log_at(&self, message: &str, timestamp: DateTime) {
        let log = json!({
            "id": Uuid::new_v4(), "name": "prefect.flow_runs", "level": 20, "message": message, "timestamp": timestamp,
        });
        let mut run = self.run();
        let position = run.logs.partition_point(|(time, _)| *time <= timestamp);
        run.logs.insert(position, (timestamp, log));
    }

    fn log(&self, message: &str) {
        self.log_at(message, time(0.0));
    }

    fn enter(&self, state: &str, timestamp: DateTime) {
        let state = json!({"id": Uuid::new_v4(), "type": state, "name": state, "timestamp": timestamp});
        self.run().states.push(state);
    }

    fn respond(&self, line: &str, body: &Value) -> Option<(&'static str, Value)> {
        let mut run = self.run();
        if run.is_down {
            return None;
        }
        run.requests.push(line.to_owned());
        if line.starts_with("GET /flow_run_states/?flow_run_id=") {
            return Some(("200 OK", if run.is_deleted { json!([]) } else { json!(run.states) }));
        }
        if line.starts_with("GET /flow_runs/") && !run.is_deleted {
            return Some(("200 OK", json!({"id": Uuid::nil(), "name": "able-ant", "flow_id": Uuid::nil()})));
        }
        if line == "POST /logs/filter" {
            let offset = body["offset"].as_u64().unwrap() as usize;
            let limit = body["limit"].as_u64().unwrap() as usize;
            if limit > run.page_limit {
                return Some(("422 Unprocessable Entity", json!({"exception_message": "Invalid limit"})));
            }
            let after =
                body["logs"]["timestamp"]["after_"].as_str().map(|time| time.parse::<DateTime>().unwrap());
            let since = run.logs.iter().filter(|(time, _)| after.is_none_or(|after| *time >= after));
            let page: Vec<_> = since.skip(offset).take(limit).map(|(_, log)| log).collect();
            let found = json!(page);
            let largest = run.largest.max(page.len());
            run.largest = largest;
            return Some(("200 OK", found));
        }
        Some(("404 Not Found", json!({"detail": "Flow run not found"})))
    }
}

fn quickly() -> Follow {
    Follow {
        straggler_timeout: Duration::from_millis(100),
        poll_interval: Some(Duration::from_millis(10)),
        ..Follow::default()
    }
}

/// All that is returned: messages, and states in brackets.
async fn collected(client: &Client, follow: Follow) -> Result<Vec<String>, Error> {
    let mut items = pin!(client.follow_flow_run(Uuid::new_v4(), follow));
    let mut texts = Vec::new();
    while let Some(item) = items.next().await {
        texts.push(match item? {
            Followed::Log(log) => log.message.clone(),
            Followed::State(state) => format!("<{}>", state.name.as_deref().unwrap_or_default()),
            _ => unreachable!(),
        });
    }
    Ok(texts)
}

fn spawned(client: &Client, follow: Follow) -> tokio::task::JoinHandle<Result<Vec<String>, Error>> {
    let client = client.clone();
    tokio::spawn(async move { collected(&client, follow).await })
}

async fn pause(milliseconds: u64) {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
}

/// A run that is over, with this many logs, each a millisecond after the other.
fn ended(server: &Server, logs: u32) {
    server.enter("PENDING", time(-1001.0));
    server.enter("RUNNING", time(-999.9995));
    for number in 0..logs {
        server.log_at(&number.to_string(), time(-1000.0 + f64::from(number) / 1000.0));
    }
    server.enter("COMPLETED", time(-900.0));
}

#[tokio::test]
async fn a_run_that_is_over_is_returned_in_the_order_of_time() {
    let server = Server::default();
    let client = server.start().await;
    ended(&server, 3);
    let began = Instant::now();
    let items = collected(&client, Follow::default()).await.unwrap();
    assert_eq!(items, ["<PENDING>", "0", "<RUNNING>", "1", "2", "<COMPLETED>"]);
    // Nothing is waited for.
    assert!(began.elapsed() < Duration::from_secs(1));
    let states = Follow { logs: false, ..Follow::default() };
    assert_eq!(collected(&client, states).await.unwrap(), ["<PENDING>", "<RUNNING>", "<COMPLETED>"]);
    let logs = Follow { states: false, ..Follow::default() };
    assert_eq!(collected(&client, logs).await.unwrap(), ["0", "1", "2"]);
}

#[tokio::test]
async fn all_logs_are_returned_in_few_requests() {
    let server = Server::default();
    let client = server.start().await;
    ended(&server, 10_000);
    let items = collected(&client, Follow { states: false, ..Follow::default() }).await.unwrap();
    let expected: Vec<_> = (0..10_000).map(|number| number.to_string()).collect();
    assert_eq!(items, expected);
    // 190 of 200 logs of each page are new.
    assert!(server.run().requests.len() <= 56, "{}", server.run().requests.len());
}

#[tokio::test]
async fn many_logs_may_have_the_same_time() {
    let server = Server::default();
    let client = server.start().await;
    server.enter("COMPLETED", time(-900.0));
    let moment = time(-1000.0);
    for number in 0..1500 {
        server.log_at(&number.to_string(), moment);
    }
    let items = collected(&client, quickly()).await.unwrap();
    assert_eq!(items.len(), 1501);
    assert_eq!(items.iter().collect::<BTreeSet<_>>().len(), 1501);
}

#[tokio::test]
async fn a_server_may_allow_for_smaller_pages() {
    for limit in [1, 3, 50] {
        let server = Server::default();
        let client = server.start().await;
        server.run().page_limit = limit;
        ended(&server, 130);
        let items = collected(&client, Follow { states: false, ..Follow::default() }).await.unwrap();
        assert_eq!(items, (0..130).map(|number| number.to_string()).collect::<Vec<_>>(), "{limit}");
    }
}

#[tokio::test]
async fn items_are_returned_as_they_come() {
    let server = Server::default();
    let client = server.start().await;
    server.enter("PENDING", time(0.0));
    let mut items = Box::pin(client.follow_flow_run(Uuid::new_v4(), quickly()));
    assert!(
        matches!(items.next().await, Some(Ok(Followed::State(state))) if state.name.as_deref() == Some("PENDING"))
    );
    assert!(tokio::time::timeout(Duration::from_millis(50), items.next()).await.is_err());
    server.enter("RUNNING", time(0.0));
    assert!(
        matches!(items.next().await, Some(Ok(Followed::State(state))) if state.name.as_deref() == Some("RUNNING"))
    );
    server.log("hello");
    assert!(matches!(items.next().await, Some(Ok(Followed::Log(log))) if log.message == "hello"));
    server.enter("COMPLETED", time(0.0));
    assert!(matches!(items.next().await, Some(Ok(Followed::State(state))) if state.r#type.is_final()));
    // Late logs are waited for, from the last one on.
    for number in 0..3 {
        pause(60).await;
        server.log_at(&format!("late {number}"), time(-1.0));
        assert!(
            matches!(items.next().await, Some(Ok(Followed::Log(log))) if log.message == format!("late {number}"))
        );
    }
    assert!(items.next().await.is_none());
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn late_logs_are_found_wherever_they_are() {
    let server = Server::default();
    let client = server.start().await;
    server.enter("RUNNING", time(-2000.0));
    for number in 0..3000 {
        server.log_at(&number.to_string(), time(-1000.0 + f64::from(number) / 10.0));
    }
    let following = spawned(&client, Follow { states: false, ..quickly() });
    pause(300).await;
    // Seconds, minutes and hours late: the last are found by the count at the end.
    let mut expected: BTreeSet<String> = (0..3000).map(|number| number.to_string()).collect();
    for (number, seconds) in [-701.0, -705.0, -709.0, -800.0, -999.0, -5000.0].into_iter().enumerate() {
        server.log_at(&format!("late {number}"), time(seconds));
        server.log(&format!("new {number}"));
        expected.extend([format!("late {number}"), format!("new {number}")]);
        pause(30).await;
    }
    server.enter("COMPLETED", time(0.0));
    let items = following.await.unwrap().unwrap();
    assert_eq!(items.len(), 3012);
    assert_eq!(items.into_iter().collect::<BTreeSet<_>>(), expected);
}

#[tokio::test]
async fn logs_that_arrive_in_disorder_are_returned_once() {
    let server = Server::default();
    let client = server.start().await;
    server.enter("RUNNING", time(0.0));
    let following = spawned(&client, Follow { states: false, ..quickly() });
    // Several processes, whose batches overlap.
    for batch in 0..40 {
        for number in 0..100 {
            let seconds = f64::from(number * 37 % 100) / 50.0 - f64::from(batch % 4) / 2.0;
            server.log_at(&format!("{batch}.{number}"), time(seconds));
        }
        pause(7).await;
    }
    server.enter("FAILED", time(0.0));
    let items = following.await.unwrap().unwrap();
    assert_eq!(items.len(), 4000);
    assert_eq!(items.iter().collect::<BTreeSet<_>>().len(), 4000);
}

#[tokio::test]
async fn an_outage_does_not_end_it() {
    let server = Server::default();
    let client = server.start().await;
    server.enter("RUNNING", time(0.0));
    server.log("before");
    let following = spawned(&client, quickly());
    pause(100).await;
    server.run().is_down = true;
    server.log("meanwhile");
    pause(300).await;
    assert!(!following.is_finished());
    server.run().is_down = false;
    server.enter("COMPLETED", time(0.0));
    assert_eq!(following.await.unwrap().unwrap(), ["<RUNNING>", "before", "meanwhile", "<COMPLETED>"]);
    let warnings = &server.run().warnings;
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].starts_with("cannot read flow run "), "{warnings:?}");
}

#[tokio::test]
async fn logs_that_are_deleted_change_nothing() {
    let server = Server::default();
    let client = server.start().await;
    server.enter("RUNNING", time(-100.0));
    for number in 0..500 {
        server.log_at(&number.to_string(), time(-10.0 + f64::from(number) / 100.0));
    }
    let following = spawned(&client, Follow { states: false, ..quickly() });
    pause(200).await;
    server.run().logs.drain(..300);
    server.log("new");
    pause(100).await;
    server.enter("COMPLETED", time(0.0));
    let items = following.await.unwrap().unwrap();
    assert_eq!(items.len(), 501);
    assert_eq!(items.last().unwrap(), "new");
}

#[tokio::test]
async fn a_run_that_does_not_exist_or_is_deleted_is_not_found() {
    let server = Server::default();
    let client = server.start().await;
    server.enter("RUNNING", time(0.0));
    let following = spawned(&client, quickly());
    pause(50).await;
    server.run().is_deleted = true;
    assert_eq!(following.await.unwrap().unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(collected(&client, quickly()).await.unwrap_err().kind(), ErrorKind::NotFound);
}

#[tokio::test]
async fn a_run_that_never_stops_logging_is_left_some_time_after_its_end() {
    let server = Server::default();
    let client = server.start().await;
    server.enter("CANCELLED", time(0.0));
    let writer = tokio::spawn({
        let server = server.clone();
        async move {
            loop {
                server.log("still there");
                pause(10).await;
            }
        }
    });
    let began = Instant::now();
    collected(&client, quickly()).await.unwrap();
    writer.abort();
    // Ten times the timeout.
    assert!((0.9..2.0).contains(&began.elapsed().as_secs_f64()));
}

#[tokio::test]
async fn a_run_that_is_started_again_is_followed_on() {
    let server = Server::default();
    let client = server.start().await;
    server.enter("FAILED", time(0.0));
    let following = spawned(&client, quickly());
    pause(50).await;
    server.enter("SCHEDULED", time(0.0));
    pause(300).await;
    assert!(!following.is_finished());
    server.enter("COMPLETED", time(0.0));
    assert_eq!(following.await.unwrap().unwrap(), ["<FAILED>", "<SCHEDULED>", "<COMPLETED>"]);
}

#[tokio::test]
async fn nothing_is_read_that_is_not_asked_for() {
    let server = Server::default();
    let client = server.start().await;
    ended(&server, 5000);
    let mut items = Box::pin(client.follow_flow_run(Uuid::new_v4(), Follow::default()));
    assert!(server.run().requests.is_empty());
    items.next().await;
    pause(50).await;
    assert_eq!(server.run().requests.len(), 2);
}
