//! What runs did over time.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::objects::StateType;
use crate::schemas::{DateTime, TimeDelta};

models! {
    /// The runs of one interval of time.
    pub struct HistoryResponse: Received in "responses" {
        /// When the interval begins.
        interval_start: DateTime,
        /// When the interval ends.
        interval_end: DateTime,
        /// The runs, state by state.
        states: Vec<Arc<HistoryResponseState>>,
    }

    /// The runs of one interval that are in one state.
    pub struct HistoryResponseState: Received in "responses" {
        /// The type of the state.
        state_type: StateType,
        /// The name of the state.
        state_name: String,
        /// How many runs.
        count_runs: i64,
        /// How long they ran, all together.
        sum_estimated_run_time: TimeDelta,
        /// How late they started, all together.
        sum_estimated_lateness: TimeDelta,
    }

    /// A flow run as a point in a diagram.
    pub struct SimpleFlowRun: Received in "responses" {
        /// The flow run's id.
        id: Uuid,
        /// The type of its state.
        state_type: StateType,
        /// When it started or, if it has not yet, when it is expected to.
        timestamp: DateTime,
        /// How long it ran.
        duration: TimeDelta,
        /// How late it started.
        lateness: TimeDelta,
    }

    /// The flow run of a flow that is to start next.
    pub struct SimpleNextFlowRun: Received in "responses" {
        /// The flow run's id.
        id: Uuid,
        /// The flow's id.
        flow_id: Uuid,
        /// The flow run's name.
        name: String,
        /// The name of its state.
        state_name: String,
        /// The type of its state.
        state_type: StateType,
        /// When it is to start.
        next_scheduled_start_time: DateTime,
    }

    /// The task runs that ended in one interval of time.
    pub struct TaskRunCount: Received in "responses" {
        /// How many completed, or were cancelled.
        completed: i64,
        /// How many failed or crashed.
        failed: i64,
    }

    /// A state that runs were seen in.
    pub struct ObservedState: Received in "responses" {
        /// The type of the state.
        state_type: String,
        /// The name of the state.
        state_name: String,
        /// When the first run entered it, of those that the server still keeps.
        first_seen: DateTime,
        /// When the last run entered it.
        last_seen: DateTime,
    }
}
