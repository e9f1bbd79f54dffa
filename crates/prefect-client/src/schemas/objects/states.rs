//! The states of runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::{DateTime, EnumInfo, Json, StringEnum};

/// The enumerations of this file.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[StateType::info];

string_enum! {
    /// What a state means to the server. States of one type differ by their name: `Late` is a `SCHEDULED`
    /// state.
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
    /// Whether a run in such a state will not leave it by itself.
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
        /// What it means to the server.
        r#type: StateType,
        /// Its name; after its type where none was given.
        name: Option<String> = None,
        /// When the run entered it.
        timestamp: DateTime = DateTime::now(),
        /// A message to people.
        message: Option<String> = None,
        /// Data that goes with it: where the run's result is kept.
        data: Option<Json> = None,
        /// What else is known of it.
        state_details: Arc<StateDetails> = Arc::default(),
    }

    /// What else is known of a state.
    #[methods("states")]
    pub struct StateDetails: Received in "objects" {
        /// The flow run whose state it is, or that the task run belongs to.
        flow_run_id: Option<Uuid> = None,
        /// The task run whose state it is.
        task_run_id: Option<Uuid> = None,
        /// The subflow run that the task run stands for.
        child_flow_run_id: Option<Uuid> = None,
        /// When the run is to start.
        scheduled_time: Option<DateTime> = None,
        /// The key under which the result is cached.
        cache_key: Option<String> = None,
        /// Until when the cached result holds.
        cache_expiration: Option<DateTime> = None,
        /// Whether a task worker is to run it.
        deferred: Option<bool> = None,
        /// Whether the result cannot be told from others.
        untrackable_result: bool = false,
        /// Until when the run stays paused.
        pause_timeout: Option<DateTime> = None,
        /// Whether it leaves its infrastructure while paused (a suspended run does).
        pause_reschedule: bool = false,
        /// The key of the pause.
        pause_key: Option<String> = None,
        /// The keys of the inputs that a paused run waits for.
        run_input_keyset: Option<BTreeMap<String, String>> = None,
        /// Whether a cached result is to be made anew.
        refresh_cache: Option<bool> = None,
        /// Whether a failed run may be tried again.
        retriable: Option<bool> = None,
        /// The id of the transition that led to it.
        transition_id: Option<Uuid> = None,
        /// The id of the stored parameters of a deferred task run.
        task_parameters_id: Option<Uuid> = None,
        /// The trace that it belongs to.
        traceparent: Option<String> = None,
        /// The id of the lease on its deployment's concurrency limit.
        deployment_concurrency_lease_id: Option<Uuid> = None,
    }
}
