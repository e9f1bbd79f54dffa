//! Many objects at once.

use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::Client;
use super::deployments::with_key;
use super::failures::{self, Bulk, Rounds};
use super::joined;
use crate::error::{Error, Result};
use crate::schemas::actions::{DeploymentFlowRunCreate, StateCreate};
use crate::schemas::filters::{
    DeploymentFilter, Filters, FlowFilter, FlowRunFilter, FlowRunFilterId, Operator,
};
use crate::schemas::objects::State;
use crate::schemas::responses::{
    CreateStatus, DeploymentBulkDeleteResponse, FlowBulkDeleteResponse, FlowRunBulkCreateResponse,
    FlowRunBulkDeleteResponse, FlowRunBulkSetStateResponse, FlowRunCreateResult, FlowRunOrchestrationResult,
    SetStateStatus, StateDecision,
};
use crate::transport::{RequestInfo, Response};

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
    /// may decide otherwise. Those for which its database failed are asked for again.
    pub async fn bulk_set_flow_run_state(
        &self,
        filter: &FlowRunFilter,
        state: &State,
        force: bool,
        limit: Option<i64>,
    ) -> Result<Bulk<FlowRunBulkSetStateResponse>> {
        let state = StateCreate::from(state);
        let body = SetState { flow_runs: filter, state: &state, force, limit };
        let response = self.post("/flow_runs/bulk_set_state", &[], &body).await?;
        let request = response.request().clone();
        let answer: Arc<FlowRunBulkSetStateResponse> = response.json()?;
        let mut results = answer.results.clone();
        let mut rounds = Rounds::new();
        loop {
            let busy = |result: &&Arc<FlowRunOrchestrationResult>| {
                database_failure(result).is_some_and(failures::is_temporary)
            };
            let again: Vec<Uuid> = results.iter().filter(busy).map(|result| result.flow_run_id).collect();
            let first = results
                .iter()
                .filter_map(|result| database_failure(result))
                .find(|it| failures::is_temporary(it));
            let reason = failures::counted(again.len(), results.len(), first);
            if again.is_empty() || !rounds.wait(&self.transport, &request, reason).await {
                break;
            }
            let body = SetState {
                flow_runs: &among(filter, &again),
                state: &state,
                force,
                limit: i64::try_from(again.len()).ok(),
            };
            // What was found out so far is worth more than that this failed.
            let Ok(response) = self.post("/flow_runs/bulk_set_state", &[], &body).await else { break };
            let Ok(answer) = response.json::<Arc<FlowRunBulkSetStateResponse>>() else { break };
            for newer in &answer.results {
                let older = results.iter_mut().find(|older| older.flow_run_id == newer.flow_run_id);
                older.map(|older| newer.clone_into(older)).unwrap_or_default();
            }
        }
        let told = results.iter().map(|result| database_failure(result)).collect();
        let answer = if rounds.is_first() {
            answer
        } else {
            Arc::new(FlowRunBulkSetStateResponse::default().results(results.clone()))
        };
        Ok(Bulk::new(answer, "flow runs did not enter the state", told, rounds))
    }

    /// Creates flow runs of a deployment, 100 at most. Those without an idempotency key get one of their own, so that
    /// a request that is sent again creates none twice. Those that failed because the database was busy are created
    /// by further requests.
    pub async fn bulk_create_flow_runs_from_deployment(
        &self,
        id: Uuid,
        runs: Vec<DeploymentFlowRunCreate>,
    ) -> Result<Bulk<FlowRunBulkCreateResponse>> {
        let runs: Vec<_> = runs.into_iter().map(with_key).collect();
        let mut results: Vec<Arc<FlowRunCreateResult>> = Vec::new();
        let mut pending: Vec<usize> = (0..runs.len()).collect();
        let mut rounds = Rounds::new();
        let mut first = None;
        let mut is_changed = false;
        loop {
            let sent: Vec<_> = pending.iter().filter_map(|index| runs.get(*index)).collect();
            let round = self.post_once("/deployments/{}/create_flow_run/bulk", &[&id], &sent).await;
            let (request, answer) = match round.and_then(created) {
                Ok(round) => round,
                Err(error) if first.is_none() => return Err(error),
                // What was created so far is worth more than that this failed.
                Err(_) => break,
            };
            if first.is_none() {
                results.clone_from(&answer.results);
            }
            let is_whole = answer.results.len() == pending.len();
            first.get_or_insert(answer.clone());
            if !is_whole {
                break;
            }
            let is_undone =
                answer.results.iter().filter_map(|it| creation_failure(it)).any(failures::undoes_others);
            let mut again = Vec::new();
            let mut busy = None;
            for (index, result) in pending.iter().zip(&answer.results) {
                let mut result = result.clone();
                match creation_failure(&result) {
                    Some(failure) if failures::is_temporary(failure) => {
                        busy.get_or_insert(failure.to_owned());
                        again.push(*index);
                    }
                    Some(failure) if failures::is_aftermath(failure) => again.push(*index),
                    None if is_undone => {
                        result = Arc::new(undone());
                        is_changed = true;
                        again.push(*index);
                    }
                    _ => {}
                }
                if let Some(place) = results.get_mut(*index) {
                    *place = result;
                }
            }
            let may_repeat = self.transport.options().retries.max > 0;
            let reason = failures::counted(again.len(), runs.len(), busy.as_deref());
            let goes_on = match again.is_empty() {
                true => false,
                // Without the runs that undid them, the others can be created.
                false if busy.is_none() && again.len() < pending.len() => may_repeat && rounds.go_on(reason),
                false => rounds.wait(&self.transport, &request, reason).await,
            };
            if !goes_on {
                break;
            }
            pending = again;
            is_changed = true;
        }
        let told = results.iter().map(|result| creation_failure(result)).collect();
        let answer = match first {
            Some(answer) if !is_changed => answer,
            _ => Arc::new(FlowRunBulkCreateResponse::default().results(results.clone())),
        };
        Ok(Bulk::new(answer, "flow runs could not be created", told, rounds))
    }
}

/// What a server says of runs to create, and which request it answers.
fn created(response: Response) -> Result<(RequestInfo, Arc<FlowRunBulkCreateResponse>)> {
    let request = response.request().clone();
    Ok((request, response.json()?))
}

/// Why a flow run was not created.
fn creation_failure(result: &FlowRunCreateResult) -> Option<&str> {
    (result.status == CreateStatus::Failed).then(|| result.error.as_deref().unwrap_or("no reason was given"))
}

/// The result of a run that was created and taken back.
fn undone() -> FlowRunCreateResult {
    FlowRunCreateResult::default().status(CreateStatus::Failed).error(
        "the server created it and took it back, because its database refused another run of the same request"
            .to_owned(),
    )
}

/// Why the database did not let a flow run enter a state. That the server decided otherwise is no failure.
fn database_failure(result: &FlowRunOrchestrationResult) -> Option<&str> {
    match &result.details {
        StateDecision::Abort(details) if result.status == SetStateStatus::Abort && result.state.is_none() => {
            details.reason.as_deref().filter(|reason| failures::is_of_database(reason))
        }
        _ => None,
    }
}

/// The flow runs with these ids that still match a filter that they matched before.
fn among(filter: &FlowRunFilter, ids: &[Uuid]) -> FlowRunFilter {
    let id = Arc::new(FlowRunFilterId::default().any_(ids.to_vec()));
    match filter.operator {
        Operator::And => filter.clone().id(id),
        // There is no way to say both. They matched.
        _ => FlowRunFilter::default().id(id),
    }
}
