//! What flow runs are made of.

use std::sync::Arc;

use http::Method;
use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::DateTime;
use crate::schemas::responses::{DependencyResult, Graph};
use crate::transport::Request;

impl Client {
    /// The task runs of a flow run and the flow runs within it, as a graph; only what began after a moment, if there
    /// is one.
    pub async fn read_flow_run_graph(&self, id: Uuid, since: Option<DateTime>) -> Result<Arc<Graph>> {
        let mut request = Request::to(Method::GET, "/flow_runs/{}/graph-v2", &[&id])?;
        if let Some(since) = since {
            request = request.with_query("since", since.to_string());
        }
        self.send(&request).await?.json()
    }

    /// The task runs of a flow run, each with those whose results it takes.
    pub async fn read_flow_run_graph_v1(&self, id: Uuid) -> Result<Vec<Arc<DependencyResult>>> {
        self.get("/flow_runs/{}/graph", &[&id]).await?.json()
    }
}
