//! The states of runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::{DateTime, EnumInfo, Json, StringEnum};

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[StateType::info];

string_enum! {
    /// The type of a state. States of one type differ by name: `Late` is a `SCHEDULED` state.
    pub enum StateType in "objects" {
        Scheduled = SCHEDULED,
        Pending = PENDING,
        Running = RUNNING,
        Completed = COMPLETED,
        Failed = FAILED,
        Cancelled = CANCELLED,
        Crashed = CRASHED,
        Paused = PAUSED,
        Cancelling = CANCELLING,
    }
}

impl StateType {
    /// Whether the state is final: a run does not leave it by itself.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled | Self::Crashed)
    }
}

models! {
    /// The state of a run.
    #[methods("states")]
    pub struct State: Received in "objects" {
        /// The state's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its type.
        r#type: StateType,
        /// Its name. Defaults to the name of its type.
        name: Option<String> = None,
        /// When the run entered the state.
        timestamp: DateTime = DateTime::now(),
        /// A message.
        message: Option<String> = None,
        /// Its data, such as a reference to the run's result.
        data: Option<Json> = None,
        /// Further details.
        state_details: Arc<StateDetails> = Arc::default(),
    }

    /// Details of a state.
    #[methods("states")]
    pub struct StateDetails: Received in "objects" {
        /// The id of the flow run, or of the task run's flow run.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run.
        task_run_id: Option<Uuid> = None,
        /// The id of the subflow run that the task run represents.
        child_flow_run_id: Option<Uuid> = None,
        /// When the run is scheduled to start.
        scheduled_time: Option<DateTime> = None,
        /// The key under which the result is cached.
        cache_key: Option<String> = None,
        /// When the cached result expires.
        cache_expiration: Option<DateTime> = None,
        /// Whether a task worker runs it.
        deferred: Option<bool> = None,
        /// Whether the result cannot be tracked.
        untrackable_result: bool = false,
        /// When the pause times out.
        pause_timeout: Option<DateTime> = None,
        /// Whether the run leaves its infrastructure while paused, as suspended runs do.
        pause_reschedule: bool = false,
        /// The key of the pause.
        pause_key: Option<String> = None,
        /// The keys of the inputs that a paused run waits for.
        run_input_keyset: Option<BTreeMap<String, String>> = None,
        /// Whether to ignore and replace the cached result.
        refresh_cache: Option<bool> = None,
        /// Whether a failed run may be retried.
        retriable: Option<bool> = None,
        /// The id of the transition that led to it.
        transition_id: Option<Uuid> = None,
        /// The id of the stored parameters of a deferred task run.
        task_parameters_id: Option<Uuid> = None,
        /// The W3C trace context.
        traceparent: Option<String> = None,
        /// The id of the lease on its deployment's concurrency limit.
        deployment_concurrency_lease_id: Option<Uuid> = None,
    }
}
