//! Waiting for runs, against a server whose runs change with the requests.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use prefect_client::client::{Client, Config, Until, Wait};
use prefect_client::error::ErrorKind;
use prefect_client::schemas::objects::StateType;
use prefect_client::settings::{Settings, Sources};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;

/// Flow runs by id: for how many reads they run, and the state that they end in.
#[derive(Clone, Default)]
struct Server(Arc<Shared>);

#[derive(Default)]
struct Shared {
    runs: Mutex<HashMap<Uuid, (usize, &'static str)>>,
    requests: Mutex<Vec<String>>,
    warnings: Mutex<Vec<String>>,
    /// Whether it closes each connection without a response.
    is_down: AtomicBool,
    /// What it responds to other paths.
    others: Mutex<HashMap<String, Value>>,
    /// What else flow runs have.
    extra: Mutex<Value>,
}

impl Server {
    async fn start(self) -> Client {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/api", listener.local_addr().unwrap());
        let server = self.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(server.clone().serve(stream));
            }
        });
        let mut config = Config::from_settings(Settings::load_from(&Sources::default()).unwrap());
        config.api = Some(url);
        config.options.trust_env = false;
        config.options.csrf = false;
        let server = self.clone();
        config.options.on_warning =
            Some(Arc::new(move |message| server.0.warnings.lock().unwrap().push(message.to_owned())));
        config.build().unwrap()
    }

    async fn serve(self, mut stream: TcpStream) {
        let mut unread = Vec::new();
        while let Some((line, body)) = read(&mut stream, &mut unread).await {
            if self.0.is_down.load(Ordering::Relaxed) {
                return;
            }
            self.0.requests.lock().unwrap().push(line.clone());
            let (status, body) = self.respond(&line, &body);
            let body = body.to_string();
            let head = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all((head + &body).as_bytes()).await.unwrap();
        }
    }

    fn respond(&self, line: &str, body: &Value) -> (&'static str, Value) {
        let path = line.split(' ').nth(1).unwrap().trim_start_matches("/api");
        if path == "/flow_runs/filter" {
            let ids = body["flow_runs"]["id"]["any_"].as_array().unwrap();
            assert!(ids.len() <= 200);
            let ids = ids.iter().map(|id| id.as_str().unwrap().parse().unwrap());
            return ("200 OK", ids.filter_map(|id| self.read(id)).collect());
        }
        if let Some(id) = path.strip_prefix("/flow_runs/") {
            return match self.read(id.parse().unwrap()) {
                Some(run) => ("200 OK", run),
                None => ("404 Not Found", json!({"detail": "Flow run not found"})),
            };
        }
        match self.0.others.lock().unwrap().get(path) {
            Some(found) => ("200 OK", found.clone()),
            None => ("404 Not Found", json!({"detail": "not found"})),
        }
    }

    fn read(&self, id: Uuid) -> Option<Value> {
        let mut runs = self.0.runs.lock().unwrap();
        let (left, last) = runs.get_mut(&id)?;
        let state = if *left == 0 { *last } else { "RUNNING" };
        *left = left.saturating_sub(1);
        let mut run = json!({
            "id": id, "name": "able-ant", "flow_id": Uuid::nil(), "state_type": state, "state_name": state,
            "state": {"type": state, "name": state, "message": null},
        });
        if let Value::Object(extra) = &*self.0.extra.lock().unwrap() {
            run.as_object_mut().unwrap().extend(extra.clone());
        }
        Some(run)
    }

    fn add(&self, reads: usize, last: &'static str) -> Uuid {
        let id = Uuid::new_v4();
        self.0.runs.lock().unwrap().insert(id, (reads, last));
        id
    }

    fn requests(&self) -> usize {
        self.0.requests.lock().unwrap().len()
    }
}

/// The first line and the body of the next request.
async fn read(stream: &mut TcpStream, unread: &mut Vec<u8>) -> Option<(String, Value)> {
    loop {
        let text = String::from_utf8_lossy(unread).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            let length: usize = length.unwrap_or(0);
            if body.len() >= length {
                let (body, rest) = body.split_at(length);
                let body = serde_json::from_str(body).unwrap_or_default();
                *unread = rest.as_bytes().to_vec();
                return Some((head.lines().next().unwrap().to_owned(), body));
            }
        }
        let mut buffer = [0; 65_536];
        match stream.read(&mut buffer).await {
            Ok(count @ 1..) => unread.extend(&buffer[..count]),
            _ => return None,
        }
    }
}

fn quickly() -> Wait {
    Wait { poll_interval: Some(Duration::from_millis(20)), ..Wait::default() }
}

#[tokio::test]
async fn a_run_is_returned_when_it_is_final() {
    let server = Server::default();
    let client = server.clone().start().await;
    for last in ["COMPLETED", "FAILED", "CRASHED", "CANCELLED"] {
        let id = server.add(3, last);
        let before = server.requests();
        let run = client.wait_for_flow_run(id, &quickly()).await.unwrap();
        assert_eq!((run.id, run.state_name.as_deref()), (id, Some(last)));
        assert_eq!(server.requests() - before, 4);
    }
}

#[tokio::test]
async fn waiting_ends_with_a_state_that_is_waited_for() {
    let server = Server::default();
    let client = server.clone().start().await;
    let states = |types: Vec<StateType>, names: Vec<&str>| Until::States {
        types,
        names: names.into_iter().map(str::to_owned).collect(),
    };
    for until in [
        states(vec![StateType::Running], vec![]),
        states(vec![], vec!["running"]),
        Until::Accepted(Arc::new(|state| state.r#type == StateType::Running)),
    ] {
        let id = server.add(1000, "COMPLETED");
        let run = client.wait_for_flow_run(id, &Wait { until, ..quickly() }).await.unwrap();
        assert_eq!(run.state_type, Some(StateType::Running));
    }
    // A run that ends otherwise ends the wait, too.
    let id = server.add(2, "FAILED");
    let wait = Wait { until: states(vec![StateType::Paused], vec![]), ..quickly() };
    assert_eq!(client.wait_for_flow_run(id, &wait).await.unwrap().state_type, Some(StateType::Failed));
}

#[tokio::test]
async fn polls_back_off() {
    let server = Server::default();
    let client = server.clone().start().await;
    let id = server.add(4, "COMPLETED");
    let began = Instant::now();
    client.wait_for_flow_run(id, &Wait::default()).await.unwrap();
    // 0.1 + 0.15 + 0.225 + 0.3375 s, with a jitter of a fifth.
    let took = began.elapsed().as_secs_f64();
    assert!(took > 0.6, "{took}");
}

#[tokio::test]
async fn a_timeout_says_in_which_state_the_run_is() {
    let server = Server::default();
    let client = server.clone().start().await;
    let id = server.add(1000, "COMPLETED");
    let wait = Wait { timeout: Some(Duration::from_millis(150)), ..quickly() };
    let error = client.wait_for_flow_run(id, &wait).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WaitTimeout);
    assert_eq!(
        error.to_string(),
        format!("flow run \"able-ant\" ({id}) was not done within 0.15 s: it is still \"RUNNING\"")
    );
}

#[tokio::test]
async fn a_run_that_does_not_exist_is_not_found() {
    let server = Server::default();
    let client = server.clone().start().await;
    let error = client.wait_for_flow_run(Uuid::new_v4(), &quickly()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    // The others are waited for all the same.
    let ids = vec![Uuid::new_v4(), server.add(2, "COMPLETED")];
    let mut waiting = client.wait_for_flow_runs(ids, quickly());
    let first = waiting.next().await.unwrap();
    assert_eq!(first.unwrap_err().kind(), ErrorKind::NotFound);
    assert!(waiting.next().await.unwrap().is_ok());
    assert!(waiting.next().await.is_none());
}

#[tokio::test]
async fn a_thousand_waits_share_their_requests() {
    let server = Server::default();
    let client = server.clone().start().await;
    let mut tasks = Vec::new();
    for _ in 0..1000 {
        let (client, id) = (client.clone(), server.add(3, "COMPLETED"));
        tasks.push(tokio::spawn(async move {
            let wait = Wait { poll_interval: Some(Duration::from_millis(100)), ..Wait::default() };
            client.wait_for_flow_run(id, &wait).await.unwrap().id == id
        }));
    }
    for task in tasks {
        assert!(task.await.unwrap());
    }
    // Four reads of five pages, and a few because not all began at once.
    assert!(server.requests() <= 40, "{}", server.requests());
}

#[tokio::test]
async fn runs_are_returned_as_they_finish() {
    let server = Server::default();
    let client = server.clone().start().await;
    let (late, early) = (server.add(6, "COMPLETED"), server.add(1, "FAILED"));
    let mut waiting = client.wait_for_flow_runs(vec![late, early, late], quickly());
    let mut ids = Vec::new();
    while let Some(run) = waiting.next().await {
        ids.push(run.unwrap().id);
    }
    assert_eq!(ids, [early, late]);
}

#[tokio::test]
async fn another_wait_takes_over_from_one_that_is_cancelled() {
    let server = Server::default();
    let client = server.clone().start().await;
    let (first, second) = (server.add(1000, "COMPLETED"), server.add(20, "COMPLETED"));
    let leader = tokio::spawn({
        let client = client.clone();
        async move { client.wait_for_flow_run(first, &quickly()).await }
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    let follower = tokio::spawn(async move { client.wait_for_flow_run(second, &quickly()).await });
    tokio::time::sleep(Duration::from_millis(50)).await;
    leader.abort();
    assert_eq!(follower.await.unwrap().unwrap().id, second);
}

#[tokio::test]
async fn an_outage_does_not_end_a_wait() {
    let server = Server::default();
    let client = server.clone().start().await;
    let id = server.add(3, "COMPLETED");
    client.read_flow_run(id).await.unwrap();
    server.0.is_down.store(true, Ordering::Relaxed);
    let waiting = tokio::spawn(async move { client.wait_for_flow_run(id, &quickly()).await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(!waiting.is_finished());
    server.0.is_down.store(false, Ordering::Relaxed);
    assert!(waiting.await.unwrap().is_ok());
    let warnings = server.0.warnings.lock().unwrap();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].starts_with("cannot read the flow runs that are waited for, trying again: "));
}

#[tokio::test]
async fn a_server_that_was_never_there_ends_a_wait() {
    let mut config = Config::from_settings(Settings::load_from(&Sources::default()).unwrap());
    // The port is reserved and never listens.
    config.api = Some("http://127.0.0.1:1/api".to_owned());
    config.options.trust_env = false;
    let error = config.build().unwrap().wait_for_flow_run(Uuid::new_v4(), &quickly()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
}

#[tokio::test]
async fn a_late_run_is_looked_into_once() {
    let server = Server::default();
    let client = server.clone().start().await;
    let deployment = Uuid::new_v4();
    *server.0.extra.lock().unwrap() = json!({
        "deployment_id": deployment, "work_pool_name": "local", "work_queue_name": "default",
        "state_type": "SCHEDULED", "state_name": "Late", "estimated_start_time_delta": 30.0,
        "state": {"type": "SCHEDULED", "name": "Late"},
    });
    let deployed = json!({"id": deployment, "name": "nightly", "flow_id": Uuid::nil(), "paused": true});
    server.0.others.lock().unwrap().extend([
        (format!("/deployments/{deployment}"), deployed),
        ("/work_pools/local".to_owned(), json!({"name": "local", "type": "process", "is_paused": true})),
        ("/work_pools/local/workers/filter".to_owned(), json!([])),
        (
            "/work_pools/local/queues/default".to_owned(),
            json!({"name": "default", "work_pool_id": null, "concurrency_limit": 0}),
        ),
    ]);
    let id = server.add(1000, "COMPLETED");
    let wait = Wait { timeout: Some(Duration::from_millis(400)), ..quickly() };
    let error = client.wait_for_flow_run(id, &wait).await.unwrap_err();
    let reason = "its deployment \"nightly\" is paused; its work pool \"local\" is paused; \
                  its work queue \"default\" is at its concurrency limit of 0; \
                  no worker of its work pool \"local\" is online";
    let expected =
        format!("flow run \"able-ant\" ({id}) was not done within 0.4 s: it is still \"Late\"; {reason}");
    assert_eq!(error.to_string(), expected);
    let warnings = server.0.warnings.lock().unwrap();
    assert_eq!(*warnings, [format!("flow run \"able-ant\" ({id}) has not started: {reason}")]);
    let requests = server.0.requests.lock().unwrap();
    assert_eq!(requests.iter().filter(|line| !line.contains("/flow_runs/")).count(), 4);
}
