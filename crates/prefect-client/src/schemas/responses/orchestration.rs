//! What the server decides about states.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::objects::State;
use crate::schemas::{EnumInfo, StringEnum};

/// The enumerations of this file.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[SetStateStatus::info];

string_enum! {
    /// What became of a state that a run was to enter.
    pub enum SetStateStatus in "responses" {
        /// The run is in it.
        Accept = ACCEPT,
        /// The run is in another state instead.
        Reject = REJECT,
        /// The run is to stop; its state did not change.
        Abort = ABORT,
        /// To be tried again later; its state did not change.
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
    /// Why the server decided as it did.
    pub enum StateDecision by "type" {
        Accept(StateAcceptDetails) = "accept_details",
        Reject(StateRejectDetails) = "reject_details",
        Abort(StateAbortDetails) = "abort_details",
        Wait(StateWaitDetails) = "wait_details",
    }
}

models! {
    /// What became of a state that a run was to enter.
    #[methods("states")]
    pub struct OrchestrationResult: Received in "responses" {
        /// The state that the run is in now; none where nothing changed.
        state: Option<Arc<State>>,
        /// What the server decided.
        status: SetStateStatus,
        /// Why, and for which run.
        details: StateDecision,
    }

    /// Why the server decided as it did: what all kinds of it have, each of which is also one of these.
    pub struct OrchestrationDetails: Received in "responses" {
        /// The flow run it is about.
        flow_run_id: Option<Uuid> = None,
        /// The task run it is about.
        task_run_id: Option<Uuid> = None,
        /// The transition.
        transition_id: Option<Uuid> = None,
    }

    /// The state was accepted.
    #[base(OrchestrationDetails)]
    pub struct StateAcceptDetails: Received in "responses" {
        /// Always `accept_details`.
        r#type: AcceptTag = AcceptTag::Accept,
        /// The flow run it is about.
        flow_run_id: Option<Uuid> = None,
        /// The task run it is about.
        task_run_id: Option<Uuid> = None,
        /// The transition.
        transition_id: Option<Uuid> = None,
    }

    /// The state was rejected: the run is in another one instead.
    #[base(OrchestrationDetails)]
    pub struct StateRejectDetails: Received in "responses" {
        /// Always `reject_details`.
        r#type: RejectTag = RejectTag::Reject,
        /// Why.
        reason: Option<String> = None,
        /// The flow run it is about.
        flow_run_id: Option<Uuid> = None,
        /// The task run it is about.
        task_run_id: Option<Uuid> = None,
        /// The transition.
        transition_id: Option<Uuid> = None,
    }

    /// The run is to stop.
    #[base(OrchestrationDetails)]
    pub struct StateAbortDetails: Received in "responses" {
        /// Always `abort_details`.
        r#type: AbortTag = AbortTag::Abort,
        /// Why.
        reason: Option<String> = None,
        /// The flow run it is about.
        flow_run_id: Option<Uuid> = None,
        /// The task run it is about.
        task_run_id: Option<Uuid> = None,
        /// The transition.
        transition_id: Option<Uuid> = None,
    }

    /// The state may be tried again later.
    #[base(OrchestrationDetails)]
    pub struct StateWaitDetails: Received in "responses" {
        /// Always `wait_details`.
        r#type: WaitTag = WaitTag::Wait,
        /// How long to wait, in seconds.
        delay_seconds: i64,
        /// Why.
        reason: Option<String> = None,
        /// The flow run it is about.
        flow_run_id: Option<Uuid> = None,
        /// The task run it is about.
        task_run_id: Option<Uuid> = None,
        /// The transition.
        transition_id: Option<Uuid> = None,
    }
}
