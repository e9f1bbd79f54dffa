//! Which task runs.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;
use crate::schemas::DateTime;
use crate::schemas::objects::StateType;

models! {
    /// Which task runs: criteria on the task runs themselves.
    pub struct TaskRunFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<TaskRunFilterId>> = None,
        /// By their name.
        name: Option<Arc<TaskRunFilterName>> = None,
        /// By their tags.
        tags: Option<Arc<TaskRunFilterTags>> = None,
        /// By their state.
        state: Option<Arc<TaskRunFilterState>> = None,
        /// By their start time.
        start_time: Option<Arc<TaskRunFilterStartTime>> = None,
        /// By their end time.
        end_time: Option<Arc<TaskRunFilterEndTime>> = None,
        /// By their being subflow runs or not.
        subflow_runs: Option<Arc<TaskRunFilterSubFlowRuns>> = None,
        /// By their expected start time.
        expected_start_time: Option<Arc<TaskRunFilterExpectedStartTime>> = None,
        /// By their flow run.
        flow_run_id: Option<Arc<TaskRunFilterFlowRunId>> = None,
    }

    /// Which task runs, by their end time.
    pub struct TaskRunFilterEndTime: Sent in "filters" {
        /// Those task runs whose end time is at or before this moment.
        before_: Option<DateTime> = None,
        /// Those task runs whose end time is at or after this moment.
        after_: Option<DateTime> = None,
        /// `true`: those task runs without an end time; `false`: those with one.
        is_null_: Option<bool> = None,
    }

    /// Which task runs, by their flow run.
    pub struct TaskRunFilterFlowRunId: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those task runs with one of these flow runs' ids.
        any_: Option<Vec<Uuid>> = None,
        /// `true`: those task runs without a flow run; `false`: those with one.
        is_null_: bool = false,
    }

    /// Which task runs, by their id.
    pub struct TaskRunFilterId: Sent in "filters" {
        /// Those task runs with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which task runs, by their name.
    pub struct TaskRunFilterName: Sent in "filters" {
        /// Those task runs with one of these names.
        any_: Option<Vec<String>> = None,
        /// Those task runs whose name contains this text, whatever its case; `%` stands for any text.
        like_: Option<String> = None,
    }

    /// Which task runs, by their start time.
    pub struct TaskRunFilterStartTime: Sent in "filters" {
        /// Those task runs whose start time is at or before this moment.
        before_: Option<DateTime> = None,
        /// Those task runs whose start time is at or after this moment.
        after_: Option<DateTime> = None,
        /// `true`: those task runs without a start time; `false`: those with one.
        is_null_: Option<bool> = None,
    }

    /// Which task runs, by their state.
    pub struct TaskRunFilterState: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their type.
        r#type: Option<Arc<TaskRunFilterStateType>> = None,
        /// By their name.
        name: Option<Arc<TaskRunFilterStateName>> = None,
    }

    /// Which task runs, by their state's name.
    pub struct TaskRunFilterStateName: Sent in "filters" {
        /// Those task runs with one of these states' names.
        any_: Option<Vec<String>> = None,
    }

    /// Which task runs, by their state's type.
    pub struct TaskRunFilterStateType: Sent in "filters" {
        /// Those task runs with one of these state types.
        any_: Option<Vec<StateType>> = None,
    }

    /// Which task runs, by their subflow runs.
    pub struct TaskRunFilterSubFlowRuns: Sent in "filters" {
        /// `true`: those task runs that are subflow runs; `false`: those that are not.
        exists_: Option<bool> = None,
    }

    /// Which task runs, by their tags.
    #[short_form(all_)]
    pub struct TaskRunFilterTags: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those task runs that have every one of these tags.
        all_: Option<Vec<String>> = None,
        /// `true`: those task runs without tags; `false`: those with some.
        is_null_: Option<bool> = None,
    }

    /// Which task runs, by their expected start time.
    pub struct TaskRunFilterExpectedStartTime: Sent in "filters" {
        /// Those task runs whose expected start time is at or before this moment.
        before_: Option<DateTime> = None,
        /// Those task runs whose expected start time is at or after this moment.
        after_: Option<DateTime> = None,
    }
}
