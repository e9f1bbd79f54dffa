//! The history of runs.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::objects::StateType;
use crate::schemas::{DateTime, TimeDelta};

models! {
    /// The runs of a time interval.
    pub struct HistoryResponse: Received in "responses" {
        /// When the interval begins.
        interval_start: DateTime,
        /// When the interval ends.
        interval_end: DateTime,
        /// The runs by state.
        states: Vec<Arc<HistoryResponseState>>,
    }

    /// The runs of a time interval in one state.
    pub struct HistoryResponseState: Received in "responses" {
        /// The type of the state.
        state_type: StateType,
        /// The name of the state.
        state_name: String,
        /// The number of runs.
        count_runs: i64,
        /// The total of their run times.
        sum_estimated_run_time: TimeDelta,
        /// The total of their delays.
        sum_estimated_lateness: TimeDelta,
    }

    /// A flow run as a data point.
    pub struct SimpleFlowRun: Received in "responses" {
        /// The flow run's id.
        id: Uuid,
        /// The type of its state.
        state_type: StateType,
        /// When it started, or, if it has not started, when it is expected to.
        timestamp: DateTime,
        /// Its run time.
        duration: TimeDelta,
        /// How late it started.
        lateness: TimeDelta,
    }

    /// The next scheduled run of a flow.
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
        /// When it is scheduled to start.
        next_scheduled_start_time: DateTime,
    }

    /// The task runs that ended in a time interval.
    pub struct TaskRunCount: Received in "responses" {
        /// The number of runs that completed or were cancelled.
        completed: i64,
        /// The number of runs that failed or crashed.
        failed: i64,
    }

    /// A state that runs were in.
    pub struct ObservedState: Received in "responses" {
        /// The type of the state.
        state_type: String,
        /// The name of the state.
        state_name: String,
        /// When a run first entered it, among the runs that the server still stores.
        first_seen: DateTime,
        /// When a run last entered it.
        last_seen: DateTime,
    }
}
