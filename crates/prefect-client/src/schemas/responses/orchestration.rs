//! The server's decisions about proposed states.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::objects::State;
use crate::schemas::{EnumInfo, StringEnum};

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[SetStateStatus::info];

string_enum! {
    /// The server's decision about a proposed state.
    pub enum SetStateStatus in "responses" {
        /// The run entered it.
        Accept = ACCEPT,
        /// The run entered another state instead.
        Reject = REJECT,
        /// The run should stop. Its state did not change.
        Abort = ABORT,
        /// The transition should be retried later. The run's state did not change.
        Wait = WAIT,
    }
}

string_enum! {
    /// The tag of [`StateAcceptDetails`].
    pub literal AcceptTag { Accept = accept_details, }
}

string_enum! {
    /// The tag of [`StateRejectDetails`].
    pub literal RejectTag { Reject = reject_details, }
}

string_enum! {
    /// The tag of [`StateAbortDetails`].
    pub literal AbortTag { Abort = abort_details, }
}

string_enum! {
    /// The tag of [`StateWaitDetails`].
    pub literal WaitTag { Wait = wait_details, }
}

model_union! {
    /// The reason for a decision.
    pub enum StateDecision by "type" {
        Accept(StateAcceptDetails) = "accept_details",
        Reject(StateRejectDetails) = "reject_details",
        Abort(StateAbortDetails) = "abort_details",
        Wait(StateWaitDetails) = "wait_details",
    }
}

models! {
    /// The server's decision about a proposed state.
    #[methods("states")]
    pub struct OrchestrationResult: Received in "responses" {
        /// The new state of the run, or None if it did not change.
        state: Option<Arc<State>>,
        /// The server's decision.
        status: SetStateStatus,
        /// The reason, and the run that it is about.
        details: StateDecision,
    }

    /// The base of the reasons for a decision.
    pub struct OrchestrationDetails: Received in "responses" {
        /// The id of the flow run.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run.
        task_run_id: Option<Uuid> = None,
        /// The id of the transition.
        transition_id: Option<Uuid> = None,
    }

    /// The state was accepted.
    #[base(OrchestrationDetails)]
    pub struct StateAcceptDetails: Received in "responses" {
        /// Always `accept_details`.
        r#type: AcceptTag = AcceptTag::Accept,
        /// The id of the flow run.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run.
        task_run_id: Option<Uuid> = None,
        /// The id of the transition.
        transition_id: Option<Uuid> = None,
    }

    /// The state was rejected: the run entered another one instead.
    #[base(OrchestrationDetails)]
    pub struct StateRejectDetails: Received in "responses" {
        /// Always `reject_details`.
        r#type: RejectTag = RejectTag::Reject,
        /// Why.
        reason: Option<String> = None,
        /// The id of the flow run.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run.
        task_run_id: Option<Uuid> = None,
        /// The id of the transition.
        transition_id: Option<Uuid> = None,
    }

    /// The run should stop.
    #[base(OrchestrationDetails)]
    pub struct StateAbortDetails: Received in "responses" {
        /// Always `abort_details`.
        r#type: AbortTag = AbortTag::Abort,
        /// Why.
        reason: Option<String> = None,
        /// The id of the flow run.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run.
        task_run_id: Option<Uuid> = None,
        /// The id of the transition.
        transition_id: Option<Uuid> = None,
    }

    /// The transition should be retried later.
    #[base(OrchestrationDetails)]
    pub struct StateWaitDetails: Received in "responses" {
        /// Always `wait_details`.
        r#type: WaitTag = WaitTag::Wait,
        /// How long to wait, in seconds.
        delay_seconds: i64,
        /// Why.
        reason: Option<String> = None,
        /// The id of the flow run.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run.
        task_run_id: Option<Uuid> = None,
        /// The id of the transition.
        transition_id: Option<Uuid> = None,
    }
}
