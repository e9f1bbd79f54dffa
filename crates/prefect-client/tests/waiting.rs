//! Waiting for runs, against a server whose runs change with the requests.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use prefect_client::client::{Client, Until, Wait};
use prefect_client::error::ErrorKind;
use prefect_client::schemas::objects::StateType;
use serde_json::{Value, json};
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
        let server = self.clone();
        let mut config = support::serve(Arc::new(move |line, body| server.receive(line, body))).await;
        config.options.on_warning =
            Some(Arc::new(move |message| self.0.warnings.lock().unwrap().push(message.to_owned())));
        config.build().unwrap()
    }

    fn receive(&self, line: &str, body: &Value) -> Option<(&'static str, Value)> {
        if self.0.is_down.load(Ordering::Relaxed) {
            return None;
        }
        self.0.requests.lock().unwrap().push(line.to_owned());
        Some(self.respond(line, body))
    }

    fn respond(&self, line: &str, body: &Value) -> (&'static str, Value) {
        let path = line.split(' ').nth(1).unwrap();
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
    // The port is reserved and never listens.
    let config = support::config("http://127.0.0.1:1/api".to_owned());
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

#[tokio::test]
async fn a_future_is_asked_once_for_each_state() {
    let server = Server::default();
    let client = server.clone().start().await;
    let (asked, seen) = (Arc::new(Mutex::new(Vec::new())), server.add(3, "COMPLETED"));
    let until = {
        let asked = asked.clone();
        Until::Asked(Arc::new(move |state| {
            let asked = asked.clone();
            Box::pin(async move {
                tokio::task::yield_now().await;
                asked.lock().unwrap().push(state.r#type.clone());
                false
            })
        }))
    };
    let wait = Wait { until, ..quickly() };
    assert_eq!(client.wait_for_flow_run(seen, &wait).await.unwrap().state_type, Some(StateType::Completed));
    // The states of this server have no ids, so each that is read is a new one.
    assert!(asked.lock().unwrap().iter().all(|state| *state == StateType::Running));
    let until = Until::Asked(Arc::new(|state| Box::pin(async move { state.r#type == StateType::Running })));
    let run = client.wait_for_flow_run(server.add(1000, "COMPLETED"), &Wait { until, ..quickly() }).await;
    assert_eq!(run.unwrap().state_type, Some(StateType::Running));
}

#[tokio::test]
async fn a_timeout_of_zero_reads_the_runs_once() {
    let server = Server::default();
    let client = server.clone().start().await;
    let wait = Wait { timeout: Some(Duration::ZERO), ..quickly() };
    let (ended, running) = (server.add(0, "COMPLETED"), server.add(1000, "COMPLETED"));
    let mut waiting = client.wait_for_flow_runs(vec![running, ended], wait);
    assert_eq!(waiting.next().await.unwrap().unwrap().id, ended);
    assert_eq!(waiting.next().await.unwrap().unwrap_err().kind(), ErrorKind::WaitTimeout);
    assert!(waiting.next().await.is_none());
    let unfinished: Vec<_> = waiting.unfinished().map(|run| run.id).collect();
    assert_eq!((unfinished, server.requests()), (vec![running], 1));
}

#[tokio::test]
async fn a_failure_has_the_last_logs() {
    let server = Server::default();
    let client = server.clone().start().await;
    let log = json!({"name": "flow", "level": 20, "message": "row 1", "timestamp": "2026-01-01T00:00:00Z"});
    server.0.others.lock().unwrap().insert("/logs/filter".to_owned(), json!([log]));
    let run = client.wait_for_flow_run(server.add(0, "CRASHED"), &quickly()).await.unwrap();
    let failure = client.failure_of_run(&*run).await.unwrap();
    assert_eq!(failure.to_string(), format!("flow run \"able-ant\" ({}) crashed", run.id));
    assert_eq!(failure.logs[0].message, "row 1");
    let run = client.wait_for_flow_run(server.add(0, "COMPLETED"), &quickly()).await.unwrap();
    assert!(client.failure_of_run(&*run).await.is_none());
}
