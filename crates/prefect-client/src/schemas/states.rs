//! States to put runs into: the constructors of Prefect's `prefect.states`.
//!
//! ```
//! use prefect_client::schemas::states;
//!
//! let state = states::completed().message("all rows loaded".to_owned());
//! assert_eq!(state.name.as_deref(), Some("Completed"));
//! ```

use std::sync::Arc;

use super::DateTime;
use super::objects::{State, StateDetails, StateType};

/// Constructors of states with only a type and name.
macro_rules! constructors {
    ($($(#[doc = $doc:expr])* $function:ident = $state:ident, $name:literal;)*) => {$(
        $(#[doc = $doc])*
        pub fn $function() -> State {
            named(StateType::$state, $name, StateDetails::default())
        }
    )*};
}

constructors! {
    /// The run completed.
    completed = Completed, "Completed";
    /// The run is running.
    running = Running, "Running";
    /// The run failed.
    failed = Failed, "Failed";
    /// The run's infrastructure failed.
    crashed = Crashed, "Crashed";
    /// The run is being cancelled.
    cancelling = Cancelling, "Cancelling";
    /// The run was cancelled.
    cancelled = Cancelled, "Cancelled";
    /// The run is about to start.
    pending = Pending, "Pending";
    /// The run is being retried.
    retrying = Running, "Retrying";
    /// The run is being submitted to its infrastructure.
    submitting = Pending, "Submitting";
    /// The run's infrastructure is being created.
    infrastructure_pending = Pending, "InfrastructurePending";
}

/// Constructors of states in which the run waits for a time, by default now.
macro_rules! scheduled_constructors {
    ($($(#[doc = $doc:expr])* $function:ident = $name:literal;)*) => {$(
        $(#[doc = $doc])*
        pub fn $function(scheduled_time: Option<DateTime>) -> State {
            let time = scheduled_time.unwrap_or_else(DateTime::now);
            named(StateType::Scheduled, $name, StateDetails::default().scheduled_time(time))
        }
    )*};
}

scheduled_constructors! {
    /// The run is scheduled to start at a time.
    scheduled = "Scheduled";
    /// The run should have started.
    late = "Late";
    /// The run is scheduled to be retried at a time.
    awaiting_retry = "AwaitingRetry";
    /// The run waits for a concurrency slot.
    awaiting_concurrency_slot = "AwaitingConcurrencySlot";
}

/// The run waits to be resumed, in its infrastructure or, if it is to be rescheduled, outside of it.
pub fn paused(timeout: Option<DateTime>, reschedule: bool, key: Option<String>) -> State {
    named(StateType::Paused, "Paused", pause(timeout, reschedule, key))
}

/// The run waits to be resumed, and has left its infrastructure.
pub fn suspended(timeout: Option<DateTime>, key: Option<String>) -> State {
    named(StateType::Paused, "Suspended", pause(timeout, true, key))
}

fn pause(timeout: Option<DateTime>, reschedule: bool, key: Option<String>) -> StateDetails {
    let mut details = StateDetails::default().pause_reschedule(reschedule).pause_key(key);
    if timeout.is_some() {
        details = details.pause_timeout(timeout);
    }
    details
}

fn named(state_type: StateType, name: &str, details: StateDetails) -> State {
    State::default().r#type(state_type).name(name.to_owned()).state_details(Arc::new(details))
}
