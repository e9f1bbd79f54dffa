//! Many objects at once.

use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::Client;
use super::deployments::with_key;
use super::joined;
use crate::error::{Error, Result};
use crate::schemas::actions::{DeploymentFlowRunCreate, StateCreate};
use crate::schemas::filters::{DeploymentFilter, Filters, FlowFilter, FlowRunFilter};
use crate::schemas::objects::State;
use crate::schemas::responses::{
    DeploymentBulkDeleteResponse, FlowBulkDeleteResponse, FlowRunBulkCreateResponse,
    FlowRunBulkDeleteResponse, FlowRunBulkSetStateResponse,
};

/// Which objects, and at most how many of them.
#[derive(Serialize)]
struct Chosen<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    flows: Option<&'a FlowFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flow_runs: Option<&'a FlowRunFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deployments: Option<&'a DeploymentFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
}

#[derive(Serialize)]
struct SetState<'a> {
    flow_runs: &'a FlowRunFilter,
    state: &'a StateCreate,
    force: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
}

const NOTHING: Chosen<'_> = Chosen { flows: None, flow_runs: None, deployments: None, limit: None };

impl Client {
    /// Deletes the flows that match the filter, and their deployments with them. The server deletes 50 at most.
    pub async fn bulk_delete_flows(
        &self,
        filter: &FlowFilter,
        limit: Option<i64>,
    ) -> Result<Arc<FlowBulkDeleteResponse>> {
        let chosen = Chosen { flows: Some(filter), limit, ..NOTHING };
        self.post("/flows/bulk_delete", &[], &chosen).await?.json()
    }

    /// Deletes the flow runs that match the filter. The server deletes 50 at most.
    pub async fn bulk_delete_flow_runs(
        &self,
        filter: &FlowRunFilter,
        limit: Option<i64>,
    ) -> Result<Arc<FlowRunBulkDeleteResponse>> {
        let chosen = Chosen { flow_runs: Some(filter), limit, ..NOTHING };
        self.post("/flow_runs/bulk_delete", &[], &chosen).await?.json()
    }

    /// Deletes the deployments that match the filter. The server deletes 50 at most.
    pub async fn bulk_delete_deployments(
        &self,
        filter: Arc<DeploymentFilter>,
        limit: Option<i64>,
    ) -> Result<Arc<DeploymentBulkDeleteResponse>> {
        if filter.work_pool_name.is_some() {
            let message =
                "expected None: the server cannot tell which deployments to delete by their work pool";
            return Err(Error::invalid("deployment_filter.work_pool_name", message));
        }
        let filters = Filters { deployment: Some(filter), ..Filters::default() };
        let sent = joined::as_sent(&filters)?;
        let chosen = Chosen { deployments: sent.deployment.as_deref(), limit, ..NOTHING };
        self.post("/deployments/bulk_delete", &[], &chosen).await?.json()
    }

    /// Asks the server to let the flow runs that match the filter enter a state, 50 at most. For each the server
    /// may decide otherwise.
    pub async fn bulk_set_flow_run_state(
        &self,
        filter: &FlowRunFilter,
        state: &State,
        force: bool,
        limit: Option<i64>,
    ) -> Result<Arc<FlowRunBulkSetStateResponse>> {
        let state = StateCreate::from(state);
        let body = SetState { flow_runs: filter, state: &state, force, limit };
        self.post("/flow_runs/bulk_set_state", &[], &body).await?.json()
    }

    /// Creates flow runs of a deployment, 100 at most. Those without an idempotency key get one of their own, so that
    /// a request that is sent again creates none twice.
    pub async fn bulk_create_flow_runs_from_deployment(
        &self,
        id: Uuid,
        runs: Vec<DeploymentFlowRunCreate>,
    ) -> Result<Arc<FlowRunBulkCreateResponse>> {
        let runs: Vec<_> = runs.into_iter().map(with_key).collect();
        self.post_once("/deployments/{}/create_flow_run/bulk", &[&id], &runs).await?.json()
    }
}
