//! The calls in Rust, without Python.

#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use prefect_client::client::{Client, Config, FlowToRun, NewFlowRun};
use prefect_client::schemas::JsonObject;
use prefect_client::schemas::actions::FlowRunCreate;
use prefect_client::schemas::filters::Filters;
use prefect_client::schemas::objects::FlowRun;
use prefect_client::schemas::sorting::FlowRunSort;
use prefect_client::settings::{Settings, Sources};
use tokio::runtime::Runtime;
use uuid::Uuid;

use allocations::counter::counted;
use allocations::expected::check;
use allocations::server;

/// A client with nothing of this machine's settings, and the runtime of this one thread.
fn client() -> (Runtime, Client) {
    let mut config = Config::from_settings(Settings::load_from(&Sources::default()).unwrap());
    config.api = Some(server::start());
    config.options.trust_env = false;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    (runtime, config.build().unwrap())
}

#[test]
fn reading_a_run() {
    let (runtime, client) = client();
    let id = Uuid::new_v4();
    check("read_flow_run", || counted(|| runtime.block_on(client.read_flow_run(id)).unwrap()));
}

#[test]
fn reading_a_page() {
    let (runtime, client) = client();
    let filters = Filters::default();
    let sort = || Some(FlowRunSort::IdDesc);
    check("read_flow_runs of 20", || {
        counted(|| runtime.block_on(client.read_flow_runs(&filters, sort(), Some(20), 0)).unwrap())
    });
}

#[test]
fn creating_a_run() {
    let (runtime, client) = client();
    check("create_flow_run", || {
        let parameters = JsonObject::new(&serde_json::json!({"region": "north", "rows": [1, 2, 3]})).unwrap();
        let run = FlowRunCreate::default().parameters(parameters).tags(vec!["import".to_owned()]);
        let new = NewFlowRun { flow: FlowToRun::Existing(Uuid::new_v4()), run };
        counted(|| runtime.block_on(client.create_flow_run(new)).unwrap())
    });
}

#[test]
fn decoding_a_page() {
    check("decoding 200 flow runs", || {
        counted(|| serde_json::from_str::<Vec<Arc<FlowRun>>>(server::FLOW_RUNS).unwrap())
    });
}
