//! States of flow runs and task runs.

use std::sync::Arc;

use http::Method;
use serde::Serialize;
use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::StringEnum;
use crate::schemas::actions::StateCreate;
use crate::schemas::objects::State;
use crate::schemas::responses::ObservedState;
use crate::schemas::sorting::ObservedStateSort;
use crate::transport::Request;

/// The body of a request that sets the state of a flow run or a task run.
#[derive(Serialize)]
pub(super) struct SetState<'a> {
    pub(super) state: &'a StateCreate,
    pub(super) force: bool,
}

impl Client {
    /// Reads the states of a flow run, in chronological order.
    pub async fn read_flow_run_states(&self, flow_run_id: Uuid) -> Result<Vec<Arc<State>>> {
        let request =
            Request::new(Method::GET, "/flow_run_states/").with_query("flow_run_id", flow_run_id.to_string());
        self.send(Ok(request)).await?.read()
    }

    /// Reads a state of a flow run by the state's id.
    pub async fn read_flow_run_state(&self, id: Uuid) -> Result<Arc<State>> {
        self.get("/flow_run_states/{}", &[&id]).await?.read()
    }

    /// Reads the states of a task run, in chronological order.
    pub async fn read_task_run_states(&self, task_run_id: Uuid) -> Result<Vec<Arc<State>>> {
        let request =
            Request::new(Method::GET, "/task_run_states/").with_query("task_run_id", task_run_id.to_string());
        self.send(Ok(request)).await?.read()
    }

    /// Reads a state of a task run by the state's id.
    pub async fn read_task_run_state(&self, id: Uuid) -> Result<Arc<State>> {
        self.get("/task_run_states/{}", &[&id]).await?.read()
    }

    /// Reads the names and types of states that runs have been in, optionally only those whose name or type starts
    /// with `query`.
    pub async fn read_observed_states(
        &self,
        query: Option<&str>,
        sort: Option<&ObservedStateSort>,
        limit: Option<i64>,
    ) -> Result<Vec<Arc<ObservedState>>> {
        let mut request = Request::new(Method::GET, "/observed-states");
        if let Some(query) = query {
            request = request.with_query("query", query);
        }
        if let Some(sort) = sort {
            request = request.with_query("order_by", sort.text());
        }
        if let Some(limit) = limit {
            request = request.with_query("limit", limit.to_string());
        }
        self.send(Ok(request)).await?.read()
    }
}
