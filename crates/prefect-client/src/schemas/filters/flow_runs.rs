//! Filters on flow runs.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;
use crate::schemas::DateTime;
use crate::schemas::objects::StateType;

models! {
    /// Filters flow runs.
    pub struct FlowRunFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By id.
        id: Option<Arc<FlowRunFilterId>> = None,
        /// By name.
        name: Option<Arc<FlowRunFilterName>> = None,
        /// By tags.
        tags: Option<Arc<FlowRunFilterTags>> = None,
        /// By deployment.
        deployment_id: Option<Arc<FlowRunFilterDeploymentId>> = None,
        /// By work queue's name.
        work_queue_name: Option<Arc<FlowRunFilterWorkQueueName>> = None,
        /// By state.
        state: Option<Arc<FlowRunFilterState>> = None,
        /// By flow version.
        flow_version: Option<Arc<FlowRunFilterFlowVersion>> = None,
        /// By start time.
        start_time: Option<Arc<FlowRunFilterStartTime>> = None,
        /// By end time.
        end_time: Option<Arc<FlowRunFilterEndTime>> = None,
        /// By expected start time.
        expected_start_time: Option<Arc<FlowRunFilterExpectedStartTime>> = None,
        /// By next scheduled start time.
        next_scheduled_start_time: Option<Arc<FlowRunFilterNextScheduledStartTime>> = None,
        /// By parent flow run id.
        parent_flow_run_id: Option<Arc<FlowRunFilterParentFlowRunId>> = None,
        /// By parent task run id.
        parent_task_run_id: Option<Arc<FlowRunFilterParentTaskRunId>> = None,
        /// By idempotency key.
        idempotency_key: Option<Arc<FlowRunFilterIdempotencyKey>> = None,
        /// By creator.
        created_by: Option<Arc<FlowRunFilterCreatedBy>> = None,
    }

    /// Filters flow runs by creator.
    pub struct FlowRunFilterCreatedBy: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Flow runs with one of these creators, by id.
        id_: Option<Vec<Uuid>> = None,
        /// Flow runs with a creator of one of these types.
        type_: Option<Vec<String>> = None,
        /// `true` matches flow runs without a creator, `false` matches those with one.
        is_null_: Option<bool> = None,
    }

    /// Filters flow runs by deployment.
    pub struct FlowRunFilterDeploymentId: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Flow runs with one of these deployments' ids.
        any_: Option<Vec<Uuid>> = None,
        /// `true` matches flow runs without a deployment, `false` matches those with one.
        is_null_: Option<bool> = None,
    }

    /// Filters flow runs by end time.
    pub struct FlowRunFilterEndTime: Sent in "filters" {
        /// Flow runs whose end time is at or before this time.
        before_: Option<DateTime> = None,
        /// Flow runs whose end time is at or after this time.
        after_: Option<DateTime> = None,
        /// `true` matches flow runs without an end time, `false` matches those with one.
        is_null_: Option<bool> = None,
    }

    /// Filters flow runs by expected start time.
    pub struct FlowRunFilterExpectedStartTime: Sent in "filters" {
        /// Flow runs whose expected start time is at or before this time.
        before_: Option<DateTime> = None,
        /// Flow runs whose expected start time is at or after this time.
        after_: Option<DateTime> = None,
    }

    /// Filters flow runs by flow version.
    pub struct FlowRunFilterFlowVersion: Sent in "filters" {
        /// Flow runs with one of these flow versions.
        any_: Option<Vec<String>> = None,
    }

    /// Filters flow runs by id.
    pub struct FlowRunFilterId: Sent in "filters" {
        /// Flow runs with one of these ids.
        any_: Option<Vec<Uuid>> = None,
        /// Flow runs with none of these ids.
        not_any_: Option<Vec<Uuid>> = None,
    }

    /// Filters flow runs by idempotency key.
    pub struct FlowRunFilterIdempotencyKey: Sent in "filters" {
        /// Flow runs with one of these idempotency keys.
        any_: Option<Vec<String>> = None,
        /// Flow runs with none of these idempotency keys.
        not_any_: Option<Vec<String>> = None,
    }

    /// Filters flow runs by name.
    pub struct FlowRunFilterName: Sent in "filters" {
        /// Flow runs with one of these names.
        any_: Option<Vec<String>> = None,
        /// Flow runs whose name contains this text, case-insensitively. `%` is a wildcard.
        like_: Option<String> = None,
    }

    /// Filters flow runs by next scheduled start time.
    pub struct FlowRunFilterNextScheduledStartTime: Sent in "filters" {
        /// Flow runs whose next scheduled start time is at or before this time.
        before_: Option<DateTime> = None,
        /// Flow runs whose next scheduled start time is at or after this time.
        after_: Option<DateTime> = None,
    }

    /// Filters flow runs by parent flow run.
    pub struct FlowRunFilterParentFlowRunId: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Flow runs with one of these parent flow runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters flow runs by parent task run.
    pub struct FlowRunFilterParentTaskRunId: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Flow runs with one of these parent task runs' ids.
        any_: Option<Vec<Uuid>> = None,
        /// `true` matches flow runs without a parent task run, `false` matches those with one.
        is_null_: Option<bool> = None,
    }

    /// Filters flow runs by start time.
    pub struct FlowRunFilterStartTime: Sent in "filters" {
        /// Flow runs whose start time is at or before this time.
        before_: Option<DateTime> = None,
        /// Flow runs whose start time is at or after this time.
        after_: Option<DateTime> = None,
        /// `true` matches flow runs without a start time, `false` matches those with one.
        is_null_: Option<bool> = None,
    }

    /// Filters flow runs by state.
    pub struct FlowRunFilterState: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By type.
        r#type: Option<Arc<FlowRunFilterStateType>> = None,
        /// By name.
        name: Option<Arc<FlowRunFilterStateName>> = None,
    }

    /// Filters flow runs by state's name.
    pub struct FlowRunFilterStateName: Sent in "filters" {
        /// Flow runs with one of these states' names.
        any_: Option<Vec<String>> = None,
        /// Flow runs with none of these states' names.
        not_any_: Option<Vec<String>> = None,
    }

    /// Filters flow runs by state's type.
    pub struct FlowRunFilterStateType: Sent in "filters" {
        /// Flow runs with one of these state types.
        any_: Option<Vec<StateType>> = None,
        /// Flow runs with none of these state types.
        not_any_: Option<Vec<StateType>> = None,
    }

    /// Filters flow runs by tags.
    #[short_form(all_)]
    pub struct FlowRunFilterTags: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Flow runs with all of these tags.
        all_: Option<Vec<String>> = None,
        /// Flow runs with at least one of these tags.
        any_: Option<Vec<String>> = None,
        /// `true` matches flow runs without tags, `false` matches those with tags.
        is_null_: Option<bool> = None,
    }

    /// Filters flow runs by work queue's name.
    pub struct FlowRunFilterWorkQueueName: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Flow runs with one of these work queues' names.
        any_: Option<Vec<String>> = None,
        /// `true` matches flow runs without a work queue's name, `false` matches those with one.
        is_null_: Option<bool> = None,
    }
}
