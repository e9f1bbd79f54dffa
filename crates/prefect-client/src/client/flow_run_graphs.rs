//! Graphs of flow runs: their task runs and subflow runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use http::Method;
use serde::de::{Error as _, IgnoredAny};
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::responses::{DependencyResult, Graph};
use crate::schemas::{DateTime, Json};
use crate::transport::Request;

impl Client {
    /// Reads the graph of a flow run's task runs and subflow runs, optionally only those that started after `since`.
    pub async fn read_flow_run_graph(&self, id: Uuid, since: Option<DateTime>) -> Result<Arc<Graph>> {
        let mut request = Request::to(Method::GET, "/flow_runs/{}/graph-v2", &[&id])?;
        if let Some(since) = since {
            request = request.with_query("since", since.to_string());
        }
        self.send(Ok(request)).await?.json().map(|GraphResponse(graph)| graph)
    }

    /// Reads the task runs of a flow run, each with its upstream dependencies.
    pub async fn read_flow_run_graph_v1(&self, id: Uuid) -> Result<Vec<Arc<DependencyResult>>> {
        self.get("/flow_runs/{}/graph", &[&id]).await?.read()
    }
}

/// A graph as the server sends it: each node is paired with its id, which the node contains as well.
struct GraphResponse(Arc<Graph>);

impl<'de> Deserialize<'de> for GraphResponse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let mut fields = BTreeMap::<String, Json>::deserialize(deserializer)?;
        let graph = without_pairs(&mut fields).and_then(|()| Json::new(&fields)?.read());
        graph.map(Self).map_err(D::Error::custom)
    }
}

fn without_pairs(fields: &mut BTreeMap<String, Json>) -> serde_json::Result<()> {
    if let Some(nodes) = fields.get_mut("nodes") {
        let pairs: Vec<(IgnoredAny, Json)> = nodes.read()?;
        *nodes = Json::new(&pairs.into_iter().map(|(_, node)| node).collect::<Vec<_>>())?;
    }
    Ok(())
}
