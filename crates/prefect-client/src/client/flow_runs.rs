//! Flow runs.

use std::sync::Arc;

use http::Method;
use serde::Serialize;
use uuid::Uuid;

use super::Client;
use super::query::Query;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::actions::{FlowCreate, FlowRunCreate, FlowRunUpdate, StateCreate};
use crate::schemas::filters::Filters;
use crate::schemas::objects::{FlowRun, State, StateType};
use crate::schemas::responses::{
    FlowRunPaginationResponse, OrchestrationResult, SetStateStatus, StateDecision,
};
use crate::schemas::sorting::FlowRunSort;
use crate::schemas::{JsonObject, KeyValueLabels, states};
use crate::transport::{Request, Response};

/// The flow that a new run is of.
#[derive(Clone, Debug)]
pub enum FlowToRun {
    /// One that the server has, by its id.
    Existing(Uuid),
    /// One that is created first, unless the server has one of that name.
    Named(Arc<FlowCreate>),
}

/// A flow run to create, and the flow that it is of.
#[derive(Clone, Debug)]
pub struct NewFlowRun {
    /// The flow.
    pub flow: FlowToRun,
    /// All else; its `flow_id` is filled in.
    pub run: FlowRunCreate,
}

#[derive(Serialize)]
struct SetState<'a> {
    state: &'a StateCreate,
    force: bool,
}

#[derive(Serialize)]
struct Resume<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    run_input: Option<&'a JsonObject>,
}

impl Client {
    /// Creates a flow run. Without an idempotency key it gets one of its own, so that a request that is sent again
    /// creates no second run.
    pub async fn create_flow_run(&self, new: NewFlowRun) -> Result<Arc<FlowRun>> {
        let flow_id = match &new.flow {
            FlowToRun::Existing(id) => *id,
            FlowToRun::Named(flow) => self.create_flow(flow).await?,
        };
        let run = match new.run.idempotency_key {
            Some(_) => new.run,
            None => new.run.idempotency_key(Uuid::new_v4().to_string()),
        };
        self.post_once("/flow_runs/", &[], &run.flow_id(flow_id)).await?.json()
    }

    /// The flow run with this id.
    pub async fn read_flow_run(&self, id: Uuid) -> Result<Arc<FlowRun>> {
        self.get("/flow_runs/{}", &[&id]).await?.json()
    }

    /// A page of the flow runs that match the filters.
    pub async fn read_flow_runs(
        &self,
        filters: &Filters,
        sort: Option<FlowRunSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<FlowRun>>> {
        self.find_page("/flow_runs", filters, sort, limit, offset).await
    }

    /// The same as a numbered page, with how many flow runs there are.
    pub async fn paginate_flow_runs(
        &self,
        filters: &Filters,
        sort: Option<FlowRunSort>,
        limit: Option<i64>,
        page: i64,
    ) -> Result<Arc<FlowRunPaginationResponse>> {
        self.paginate("/flow_runs", filters, sort, limit, page).await
    }

    /// How many flow runs match the filters.
    pub async fn count_flow_runs(&self, filters: &Filters) -> Result<i64> {
        self.find("/flow_runs/count", &Query::new(filters)).await
    }

    /// Changes what is set in the update, and nothing else.
    pub async fn update_flow_run(&self, id: Uuid, update: &FlowRunUpdate) -> Result<Response> {
        self.patch("/flow_runs/{}", &[&id], update).await?.unless_page()
    }

    /// Adds labels, or gives them other values.
    pub async fn update_flow_run_labels(&self, id: Uuid, labels: &KeyValueLabels) -> Result<()> {
        self.patch("/flow_runs/{}/labels", &[&id], labels).await?.empty()
    }

    /// Asks the server to let the run enter a state. The server may decide otherwise: see the result's
    /// status.
    pub async fn set_flow_run_state(
        &self,
        id: Uuid,
        state: &State,
        force: bool,
    ) -> Result<Arc<OrchestrationResult>> {
        let details = (*state.state_details).clone().flow_run_id(id).transition_id(Uuid::new_v4());
        let state = StateCreate::from(state).state_details(Arc::new(details));
        let request = Request::to(Method::POST, "/flow_runs/{}/set_state", &[&id])?
            .with_json(&SetState { state: &state, force })?;
        // The server knows a transition by its id, unless it is told to ask no questions.
        let request = if force { request } else { request.safe_to_repeat() };
        self.send(&request).await?.json()
    }

    /// Lets a paused run go on, with the input that it waits for.
    pub async fn resume_flow_run(
        &self,
        id: Uuid,
        run_input: Option<&JsonObject>,
    ) -> Result<Arc<OrchestrationResult>> {
        self.post("/flow_runs/{}/resume", &[&id], &Resume { run_input }).await?.json()
    }

    /// Deletes a flow run.
    pub async fn delete_flow_run(&self, id: Uuid) -> Result<()> {
        self.delete("/flow_runs/{}", &[&id]).await
    }
}

/// How often a cancellation is tried again when the run changed its state meanwhile.
const CANCEL_TRIES: usize = 5;

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
                return Err(Error::new(ErrorKind::Refused, message));
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
fn cancelled(run: &FlowRun) -> Option<State> {
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
