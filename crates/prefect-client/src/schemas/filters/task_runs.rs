//! Filters on task runs.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;
use crate::schemas::DateTime;
use crate::schemas::objects::StateType;

models! {
    /// Filters task runs.
    pub struct TaskRunFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By id.
        id: Option<Arc<TaskRunFilterId>> = None,
        /// By name.
        name: Option<Arc<TaskRunFilterName>> = None,
        /// By tags.
        tags: Option<Arc<TaskRunFilterTags>> = None,
        /// By state.
        state: Option<Arc<TaskRunFilterState>> = None,
        /// By start time.
        start_time: Option<Arc<TaskRunFilterStartTime>> = None,
        /// By end time.
        end_time: Option<Arc<TaskRunFilterEndTime>> = None,
        /// By whether they have subflow runs.
        subflow_runs: Option<Arc<TaskRunFilterSubFlowRuns>> = None,
        /// By expected start time.
        expected_start_time: Option<Arc<TaskRunFilterExpectedStartTime>> = None,
        /// By flow run.
        flow_run_id: Option<Arc<TaskRunFilterFlowRunId>> = None,
    }

    /// Filters task runs by end time.
    pub struct TaskRunFilterEndTime: Sent in "filters" {
        /// Task runs whose end time is at or before this time.
        before_: Option<DateTime> = None,
        /// Task runs whose end time is at or after this time.
        after_: Option<DateTime> = None,
        /// `true` matches task runs without an end time, `false` matches those with one.
        is_null_: Option<bool> = None,
    }

    /// Filters task runs by flow run.
    pub struct TaskRunFilterFlowRunId: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Task runs with one of these flow runs' ids.
        any_: Option<Vec<Uuid>> = None,
        /// `true` matches task runs without a flow run, `false` matches those with one.
        is_null_: bool = false,
    }

    /// Filters task runs by id.
    pub struct TaskRunFilterId: Sent in "filters" {
        /// Task runs with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters task runs by name.
    pub struct TaskRunFilterName: Sent in "filters" {
        /// Task runs with one of these names.
        any_: Option<Vec<String>> = None,
        /// Task runs whose name contains this text, case-insensitively. `%` is a wildcard.
        like_: Option<String> = None,
    }

    /// Filters task runs by start time.
    pub struct TaskRunFilterStartTime: Sent in "filters" {
        /// Task runs whose start time is at or before this time.
        before_: Option<DateTime> = None,
        /// Task runs whose start time is at or after this time.
        after_: Option<DateTime> = None,
        /// `true` matches task runs without a start time, `false` matches those with one.
        is_null_: Option<bool> = None,
    }

    /// Filters task runs by state.
    pub struct TaskRunFilterState: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By type.
        r#type: Option<Arc<TaskRunFilterStateType>> = None,
        /// By name.
        name: Option<Arc<TaskRunFilterStateName>> = None,
    }

    /// Filters task runs by state's name.
    pub struct TaskRunFilterStateName: Sent in "filters" {
        /// Task runs with one of these states' names.
        any_: Option<Vec<String>> = None,
    }

    /// Filters task runs by state's type.
    pub struct TaskRunFilterStateType: Sent in "filters" {
        /// Task runs with one of these state types.
        any_: Option<Vec<StateType>> = None,
    }

    /// Filters task runs by subflow runs.
    pub struct TaskRunFilterSubFlowRuns: Sent in "filters" {
        /// `true` matches task runs that are subflow runs, `false` matches those that are not.
        exists_: Option<bool> = None,
    }

    /// Filters task runs by tags.
    #[short_form(all_)]
    pub struct TaskRunFilterTags: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Task runs with all of these tags.
        all_: Option<Vec<String>> = None,
        /// `true` matches task runs without tags, `false` matches those with tags.
        is_null_: Option<bool> = None,
    }

    /// Filters task runs by expected start time.
    pub struct TaskRunFilterExpectedStartTime: Sent in "filters" {
        /// Task runs whose expected start time is at or before this time.
        before_: Option<DateTime> = None,
        /// Task runs whose expected start time is at or after this time.
        after_: Option<DateTime> = None,
    }
}
