//! Flow runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::bulk::{self, Bulk, Rounds};
use super::query::Query;
use super::states::SetState;
use super::{Client, History, Intervals};
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::actions::{FlowCreate, FlowRunCreate, FlowRunUpdate, StateCreate};
use crate::schemas::filters::{Filters, FlowRunFilter, FlowRunFilterId, Operator};
use crate::schemas::objects::{FlowRun, State, StateType};
use crate::schemas::responses::{
    FlowRunBulkDeleteResponse, FlowRunBulkSetStateResponse, FlowRunOrchestrationResult,
    FlowRunPaginationResponse, HistoryResponse, OrchestrationResult, SetStateStatus, SimpleFlowRun,
    StateDecision,
};
use crate::schemas::sorting::{FlowRunSort, reverse_of};
use crate::schemas::{JsonObject, KeyValueLabels, StringEnum, TimeDelta, states};
use crate::transport::Response;

/// The flow of a new run.
#[derive(Clone, Debug)]
pub enum FlowToRun {
    /// An existing flow, by its id.
    Existing(Uuid),
    /// A flow by name. It is created if the server does not have it.
    Named(Arc<FlowCreate>),
}

/// A flow run to create, and its flow.
#[derive(Clone, Debug)]
pub struct NewFlowRun {
    /// The flow.
    pub flow: FlowToRun,
    /// The run. Its `flow_id` is filled in.
    pub run: FlowRunCreate,
}

#[derive(Serialize)]
struct BulkSetState<'a> {
    #[serde(flatten)]
    query: Query<'a>,
    state: &'a StateCreate,
    force: bool,
}

#[derive(Serialize)]
struct Resume<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    run_input: Option<&'a JsonObject>,
}

#[derive(Serialize)]
struct FlowRunIds<'a> {
    flow_run_ids: &'a [Uuid],
}

impl Client {
    /// Creates a flow run. A run without an idempotency key gets a random one, so that a retry does not create a
    /// second run.
    pub async fn create_flow_run(&self, new: NewFlowRun) -> Result<Arc<FlowRun>> {
        let key = self.key_of_run(new.run.idempotency_key.as_deref())?;
        let flow_id = match &new.flow {
            FlowToRun::Existing(id) => *id,
            FlowToRun::Named(flow) => self.create_flow(flow).await?,
        };
        let run = new.run.idempotency_key(key);
        self.post_idempotent("/flow_runs/", &[], &run.flow_id(flow_id)).await?.read()
    }

    /// Reads a flow run.
    pub async fn read_flow_run(&self, id: Uuid) -> Result<Arc<FlowRun>> {
        self.get("/flow_runs/{}", &[&id]).await?.read()
    }

    /// Reads a page of the flow runs that match the filters.
    ///
    /// ```no_run
    /// use std::sync::Arc;
    /// use prefect_client::client::Client;
    /// use prefect_client::schemas::filters::{Filters, FlowFilter, FlowFilterName};
    /// use prefect_client::schemas::sorting::FlowRunSort;
    ///
    /// # async fn example(client: Client) -> prefect_client::error::Result<()> {
    /// let name = FlowFilterName::default().any_(vec!["etl".to_owned()]);
    /// let flow = FlowFilter::default().name(Arc::new(name));
    /// let filters = Filters { flow: Some(Arc::new(flow)), ..Filters::default() };
    /// let latest = client.read_flow_runs(&filters, Some(FlowRunSort::StartTimeDesc), Some(10), 0).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn read_flow_runs(
        &self,
        filters: &Filters,
        sort: Option<FlowRunSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<FlowRun>>> {
        self.find_page("/flow_runs", filters, sort, limit, offset).await
    }

    /// Like [`read_flow_runs`](Self::read_flow_runs), with numbered pages and the total count.
    pub async fn paginate_flow_runs(
        &self,
        filters: &Filters,
        sort: Option<FlowRunSort>,
        limit: Option<i64>,
        page: i64,
    ) -> Result<Arc<FlowRunPaginationResponse>> {
        self.paginate("/flow_runs", filters, sort, limit, page).await
    }

    /// Counts the flow runs that match the filters.
    pub async fn count_flow_runs(&self, filters: &Filters) -> Result<i64> {
        self.find("/flow_runs/count", &Query::new(filters)?).await?.read()
    }

    /// Reads the average lateness of the flow runs that match the filters. `None` if there are none.
    pub async fn read_average_flow_run_lateness(&self, filters: &Filters) -> Result<Option<TimeDelta>> {
        self.find("/flow_runs/lateness", &Query::new(filters)?).await?.read()
    }

    /// Counts the flow runs that match the filters by state, for each interval. The server returns at most 500
    /// intervals.
    pub async fn read_flow_run_history(
        &self,
        intervals: Intervals,
        filters: &Filters,
    ) -> Result<Vec<Arc<HistoryResponse>>> {
        let query = Query::new(filters)?.with_work_queues();
        self.post_query("/flow_runs/history", &[], &History { intervals, query }).await?.read()
    }

    /// Reads the flow runs that match the filters in the short form that the UI plots as points. The server sorts
    /// only in some orders here.
    pub async fn read_flow_run_history_points(
        &self,
        filters: &Filters,
        sort: Option<FlowRunSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<SimpleFlowRun>>> {
        let sort = sort.as_ref().map(StringEnum::text);
        if let Some(reverse) = sort.and_then(reverse_of) {
            let message = format!("expected a sort order that the server supports here, such as {reverse}");
            return Err(Error::invalid("sort", message));
        }
        self.find("/ui/flow_runs/history", &Query::page(filters, sort, limit, offset)?).await?.read()
    }

    /// Counts the task runs of each of these flow runs.
    pub async fn count_task_runs_by_flow_run(&self, flow_run_ids: &[Uuid]) -> Result<BTreeMap<Uuid, i64>> {
        self.post_query("/ui/flow_runs/count-task-runs", &[], &FlowRunIds { flow_run_ids }).await?.json()
    }

    /// Updates a flow run. Fields that are not set in the update stay as they are.
    pub async fn update_flow_run(&self, id: Uuid, update: &FlowRunUpdate) -> Result<Response> {
        self.patch_idempotent("/flow_runs/{}", &[&id], update).await?.unless_page()
    }

    /// Adds labels to a flow run, or updates their values.
    pub async fn update_flow_run_labels(&self, id: Uuid, labels: &KeyValueLabels) -> Result<()> {
        self.patch_idempotent("/flow_runs/{}/labels", &[&id], labels).await?.empty()
    }

    /// Proposes a state for a flow run. The server may accept or reject it, or delay or abort the transition: see
    /// the result's status.
    pub async fn set_flow_run_state(
        &self,
        id: Uuid,
        state: &State,
        force: bool,
    ) -> Result<Arc<OrchestrationResult>> {
        let details = (*state.state_details).clone().flow_run_id(id).transition_id(Uuid::new_v4());
        let state = StateCreate::from(state).state_details(Arc::new(details));
        let body = SetState { state: &state, force };
        let path = "/flow_runs/{}/set_state";
        // The server recognizes a repeated transition by its id, unless `force` skips the orchestration rules.
        let response = match force {
            true => self.post(path, &[&id], &body).await?,
            false => self.post_idempotent(path, &[&id], &body).await?,
        };
        response.read()
    }

    /// Resumes a paused flow run, with the input that it is waiting for.
    pub async fn resume_flow_run(
        &self,
        id: Uuid,
        run_input: Option<&JsonObject>,
    ) -> Result<Arc<OrchestrationResult>> {
        self.post("/flow_runs/{}/resume", &[&id], &Resume { run_input }).await?.read()
    }

    /// Deletes a flow run.
    pub async fn delete_flow_run(&self, id: Uuid) -> Result<()> {
        self.delete("/flow_runs/{}", &[&id]).await
    }

    /// Deletes the flow runs that match the filter. The server deletes at most 50 per call.
    pub async fn bulk_delete_flow_runs(
        &self,
        filter: &FlowRunFilter,
        limit: Option<i64>,
    ) -> Result<Arc<FlowRunBulkDeleteResponse>> {
        let filters = only(filter.clone());
        self.post("/flow_runs/bulk_delete", &[], &Query::limited(&filters, limit)?).await?.read()
    }

    /// Proposes a state for the flow runs that match the filter, at most 50 per call. The server decides for each
    /// run, as in [`set_flow_run_state`](Self::set_flow_run_state). The request is repeated for runs that failed
    /// because the server's database was busy.
    pub async fn bulk_set_flow_run_state(
        &self,
        filter: &FlowRunFilter,
        state: &State,
        force: bool,
        limit: Option<i64>,
    ) -> Result<Bulk<FlowRunBulkSetStateResponse>> {
        let state = StateCreate::from(state);
        let filters = only(filter.clone());
        let body = BulkSetState { query: Query::limited(&filters, limit)?, state: &state, force };
        let response = self.post("/flow_runs/bulk_set_state", &[], &body).await?;
        let request = response.request().clone();
        let answer: Arc<FlowRunBulkSetStateResponse> = response.read()?;
        let mut results = answer.results.clone();
        let mut rounds = Rounds::new();
        loop {
            let is_busy = |result: &&Arc<FlowRunOrchestrationResult>| {
                database_failure(result).is_some_and(bulk::is_temporary)
            };
            let again: Vec<Uuid> = results.iter().filter(is_busy).map(|result| result.flow_run_id).collect();
            let first = results
                .iter()
                .filter_map(|result| database_failure(result))
                .find(|failure| bulk::is_temporary(failure));
            let reason = bulk::counted(again.len(), results.len(), first);
            if again.is_empty() || !rounds.repeat_later(&self.parts.transport, &request, reason).await {
                break;
            }
            let filters = only(restricted_to(filter, &again));
            let query = Query::limited(&filters, i64::try_from(again.len()).ok())?;
            let body = BulkSetState { query, state: &state, force };
            // The results so far matter more than this error.
            let Ok(response) = self.post("/flow_runs/bulk_set_state", &[], &body).await else { break };
            let Ok(answer) = response.read::<Arc<FlowRunBulkSetStateResponse>>() else { break };
            for newer in &answer.results {
                let older = results.iter_mut().find(|older| older.flow_run_id == newer.flow_run_id);
                older.map(|older| newer.clone_into(older)).unwrap_or_default();
            }
        }
        let failures = results.iter().map(|result| database_failure(result)).collect();
        let answer = if rounds.is_first() {
            answer
        } else {
            Arc::new(FlowRunBulkSetStateResponse::default().results(results.clone()))
        };
        Ok(Bulk::new(answer, "flow runs did not enter the state", failures, rounds))
    }
}

/// Filters of which only this one is set.
pub(super) fn only(filter: FlowRunFilter) -> Filters {
    Filters { flow_run: Some(Arc::new(filter)), ..Filters::default() }
}

/// Why the database failed to set a run's state. A rejection by the orchestration rules is not a failure.
fn database_failure(result: &FlowRunOrchestrationResult) -> Option<&str> {
    match &result.details {
        StateDecision::Abort(details) if result.status == SetStateStatus::Abort && result.state.is_none() => {
            details.reason.as_deref().filter(|reason| bulk::is_of_database(reason))
        }
        _ => None,
    }
}

/// The flow runs with these ids that still match a filter that they matched before.
pub(super) fn restricted_to(filter: &FlowRunFilter, ids: &[Uuid]) -> FlowRunFilter {
    let id = Arc::new(FlowRunFilterId::default().any_(ids.to_vec()));
    match filter.operator {
        Operator::And => filter.clone().id(id),
        // With OR, the filter cannot express both. They matched before.
        _ => FlowRunFilter::default().id(id),
    }
}

/// How often a cancellation is tried again when the run changed its state meanwhile.
pub(super) const CANCEL_TRIES: usize = 5;

impl Client {
    /// Cancels a flow run, and returns it in its new state.
    ///
    /// A run that has begun, or for which infrastructure is being prepared, enters `Cancelling`, so that whoever runs it
    /// stops it. One that has not begun enters `Cancelled`. A final one is left alone.
    pub async fn cancel_flow_run(&self, id: Uuid) -> Result<Arc<FlowRun>> {
        let mut tries = 0;
        loop {
            let run = self.read_flow_run(id).await?;
            let Some(state) = cancelled(&run) else { return Ok(run) };
            let result = self.set_flow_run_state(id, &state, false).await?;
            if result.status == SetStateStatus::Accept {
                return self.read_flow_run(id).await;
            }
            tries += 1;
            if tries == CANCEL_TRIES {
                let reason = reason(&result.details).unwrap_or("it gave no reason");
                let message = format!("the server did not cancel flow run {:?} ({id}): {reason}", run.name);
                return Err(Error::new(ErrorKind::StateRefused, message));
            }
        }
    }
}

fn reason(details: &StateDecision) -> Option<&str> {
    match details {
        StateDecision::Reject(details) => details.reason.as_deref(),
        StateDecision::Abort(details) => details.reason.as_deref(),
        StateDecision::Wait(details) => details.reason.as_deref(),
        StateDecision::Accept(_) | StateDecision::Unknown(_) => None,
    }
}

/// The state that a run is cancelled with. `None` where there is nothing to cancel.
pub(super) fn cancelled(run: &FlowRun) -> Option<State> {
    let Some(state) = &run.state else { return Some(states::cancelled()) };
    match state.r#type {
        StateType::Completed
        | StateType::Failed
        | StateType::Cancelled
        | StateType::Crashed
        | StateType::Cancelling => None,
        StateType::Scheduled => Some(states::cancelled()),
        // A suspended run has no infrastructure.
        StateType::Paused if state.state_details.pause_reschedule => Some(states::cancelled()),
        _ => Some(states::cancelling()),
    }
}
