//! Which flow runs.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;
use crate::schemas::DateTime;
use crate::schemas::objects::StateType;

models! {
    /// Which flow runs: criteria on the flow runs themselves.
    pub struct FlowRunFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<FlowRunFilterId>> = None,
        /// By their name.
        name: Option<Arc<FlowRunFilterName>> = None,
        /// By their tags.
        tags: Option<Arc<FlowRunFilterTags>> = None,
        /// By their deployment.
        deployment_id: Option<Arc<FlowRunFilterDeploymentId>> = None,
        /// By their work queue's name.
        work_queue_name: Option<Arc<FlowRunFilterWorkQueueName>> = None,
        /// By their state.
        state: Option<Arc<FlowRunFilterState>> = None,
        /// By their flow version.
        flow_version: Option<Arc<FlowRunFilterFlowVersion>> = None,
        /// By their start time.
        start_time: Option<Arc<FlowRunFilterStartTime>> = None,
        /// By their end time.
        end_time: Option<Arc<FlowRunFilterEndTime>> = None,
        /// By their expected start time.
        expected_start_time: Option<Arc<FlowRunFilterExpectedStartTime>> = None,
        /// By their next scheduled start time.
        next_scheduled_start_time: Option<Arc<FlowRunFilterNextScheduledStartTime>> = None,
        /// By their parent flow run id.
        parent_flow_run_id: Option<Arc<FlowRunFilterParentFlowRunId>> = None,
        /// By their parent task run id.
        parent_task_run_id: Option<Arc<FlowRunFilterParentTaskRunId>> = None,
        /// By their idempotency key.
        idempotency_key: Option<Arc<FlowRunFilterIdempotencyKey>> = None,
        /// By their creator.
        created_by: Option<Arc<FlowRunFilterCreatedBy>> = None,
    }

    /// Which flow runs, by their creator.
    pub struct FlowRunFilterCreatedBy: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those flow runs with one of these creators, by id.
        id_: Option<Vec<Uuid>> = None,
        /// Those flow runs with a creator of one of these types.
        type_: Option<Vec<String>> = None,
        /// `true`: those flow runs without a creator; `false`: those with one.
        is_null_: Option<bool> = None,
    }

    /// Which flow runs, by their deployment.
    pub struct FlowRunFilterDeploymentId: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those flow runs with one of these deployments' ids.
        any_: Option<Vec<Uuid>> = None,
        /// `true`: those flow runs without a deployment; `false`: those with one.
        is_null_: Option<bool> = None,
    }

    /// Which flow runs, by their end time.
    pub struct FlowRunFilterEndTime: Sent in "filters" {
        /// Those flow runs whose end time is at or before this moment.
        before_: Option<DateTime> = None,
        /// Those flow runs whose end time is at or after this moment.
        after_: Option<DateTime> = None,
        /// `true`: those flow runs without an end time; `false`: those with one.
        is_null_: Option<bool> = None,
    }

    /// Which flow runs, by their expected start time.
    pub struct FlowRunFilterExpectedStartTime: Sent in "filters" {
        /// Those flow runs whose expected start time is at or before this moment.
        before_: Option<DateTime> = None,
        /// Those flow runs whose expected start time is at or after this moment.
        after_: Option<DateTime> = None,
    }

    /// Which flow runs, by their flow version.
    pub struct FlowRunFilterFlowVersion: Sent in "filters" {
        /// Those flow runs with one of these flow versions.
        any_: Option<Vec<String>> = None,
    }

    /// Which flow runs, by their id.
    pub struct FlowRunFilterId: Sent in "filters" {
        /// Those flow runs with one of these ids.
        any_: Option<Vec<Uuid>> = None,
        /// Those flow runs with none of these ids.
        not_any_: Option<Vec<Uuid>> = None,
    }

    /// Which flow runs, by their idempotency key.
    pub struct FlowRunFilterIdempotencyKey: Sent in "filters" {
        /// Those flow runs with one of these idempotency keys.
        any_: Option<Vec<String>> = None,
        /// Those flow runs with none of these idempotency keys.
        not_any_: Option<Vec<String>> = None,
    }

    /// Which flow runs, by their name.
    pub struct FlowRunFilterName: Sent in "filters" {
        /// Those flow runs with one of these names.
        any_: Option<Vec<String>> = None,
        /// Those flow runs whose name contains this text, whatever its case; `%` stands for any text.
        like_: Option<String> = None,
    }

    /// Which flow runs, by their next scheduled start time.
    pub struct FlowRunFilterNextScheduledStartTime: Sent in "filters" {
        /// Those flow runs whose next scheduled start time is at or before this moment.
        before_: Option<DateTime> = None,
        /// Those flow runs whose next scheduled start time is at or after this moment.
        after_: Option<DateTime> = None,
    }

    /// Which flow runs, by their parent flow run.
    pub struct FlowRunFilterParentFlowRunId: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those flow runs with one of these parent flow runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which flow runs, by their parent task run.
    pub struct FlowRunFilterParentTaskRunId: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those flow runs with one of these parent task runs' ids.
        any_: Option<Vec<Uuid>> = None,
        /// `true`: those flow runs without a parent task run; `false`: those with one.
        is_null_: Option<bool> = None,
    }

    /// Which flow runs, by their start time.
    pub struct FlowRunFilterStartTime: Sent in "filters" {
        /// Those flow runs whose start time is at or before this moment.
        before_: Option<DateTime> = None,
        /// Those flow runs whose start time is at or after this moment.
        after_: Option<DateTime> = None,
        /// `true`: those flow runs without a start time; `false`: those with one.
        is_null_: Option<bool> = None,
    }

    /// Which flow runs, by their state.
    pub struct FlowRunFilterState: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their type.
        r#type: Option<Arc<FlowRunFilterStateType>> = None,
        /// By their name.
        name: Option<Arc<FlowRunFilterStateName>> = None,
    }

    /// Which flow runs, by their state's name.
    pub struct FlowRunFilterStateName: Sent in "filters" {
        /// Those flow runs with one of these states' names.
        any_: Option<Vec<String>> = None,
        /// Those flow runs with none of these states' names.
        not_any_: Option<Vec<String>> = None,
    }

    /// Which flow runs, by their state's type.
    pub struct FlowRunFilterStateType: Sent in "filters" {
        /// Those flow runs with one of these state types.
        any_: Option<Vec<StateType>> = None,
        /// Those flow runs with none of these state types.
        not_any_: Option<Vec<StateType>> = None,
    }

    /// Which flow runs, by their tags.
    #[short_form(all_)]
    pub struct FlowRunFilterTags: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those flow runs that have every one of these tags.
        all_: Option<Vec<String>> = None,
        /// Those flow runs that have at least one of these tags.
        any_: Option<Vec<String>> = None,
        /// `true`: those flow runs without tags; `false`: those with some.
        is_null_: Option<bool> = None,
    }

    /// Which flow runs, by their work queue's name.
    pub struct FlowRunFilterWorkQueueName: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those flow runs with one of these work queues' names.
        any_: Option<Vec<String>> = None,
        /// `true`: those flow runs without a work queue's name; `false`: those with one.
        is_null_: Option<bool> = None,
    }
}
