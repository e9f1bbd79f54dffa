//! Filters: which objects a call is about.
//!
//! A filter is sent with the criteria that were set and no others. Criteria on related objects go into
//! the related objects' own filter: flow runs of a deployment that is paused are asked for with a
//! [`DeploymentFilter`], beside the [`FlowRunFilter`].

use std::sync::Arc;

use uuid::Uuid;

use super::objects::StateType;
use super::{DateTime, EnumInfo, StringEnum};

string_enum! {
    /// How the criteria of a filter go together.
    pub enum Operator in "filters" {
        And = and_,
        Or = or_,
    }
}

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[Operator::info];

models! {
    /// Which flows: criteria on the flows themselves.
    pub struct FlowFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<FlowFilterId>> = None,
        /// By their name.
        name: Option<Arc<FlowFilterName>> = None,
        /// By their tags.
        tags: Option<Arc<FlowFilterTags>> = None,
        /// By their having deployments or not.
        deployment: Option<Arc<FlowFilterDeployment>> = None,
    }

    /// Which flows, by their id.
    pub struct FlowFilterId: Sent in "filters" {
        /// Those flows with one of these ids.
        any_: Option<Vec<Uuid>> = None,
        /// Those flows with none of these ids.
        not_any_: Option<Vec<Uuid>> = None,
    }

    /// Which flows, by their name.
    pub struct FlowFilterName: Sent in "filters" {
        /// Those flows with one of these names.
        any_: Option<Vec<String>> = None,
        /// Those flows whose name contains this text, whatever its case; `%` stands for any text.
        like_: Option<String> = None,
    }

    /// Which flows, by their tags.
    pub struct FlowFilterTags: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those flows that have every one of these tags.
        all_: Option<Vec<String>> = None,
        /// `true`: those flows without tags; `false`: those with some.
        is_null_: Option<bool> = None,
    }

    /// Which flows, by their deployments.
    pub struct FlowFilterDeployment: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// `true`: those flows without deployments; `false`: those with some.
        is_null_: Option<bool> = None,
    }

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
        /// `true`: those flow runs without a end time; `false`: those with one.
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
        /// `true`: those task runs without a end time; `false`: those with one.
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

    /// Which deployments: criteria on the deployments themselves.
    pub struct DeploymentFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<DeploymentFilterId>> = None,
        /// By their name.
        name: Option<Arc<DeploymentFilterName>> = None,
        /// By their tags.
        tags: Option<Arc<DeploymentFilterTags>> = None,
        /// By their work queue's name.
        work_queue_name: Option<Arc<DeploymentFilterWorkQueueName>> = None,
        /// By their concurrency limit.
        concurrency_limit: Option<Arc<DeploymentFilterConcurrencyLimit>> = None,
        /// By their being paused or not.
        paused: Option<Arc<DeploymentFilterPaused>> = None,
        /// By their name or their flow's name.
        flow_or_deployment_name: Option<Arc<DeploymentOrFlowNameFilter>> = None,
        /// By their work pool's name. The request carries it as a filter on work pools.
        work_pool_name: Option<Arc<WorkPoolFilterName>> = None,
        /// `true`: those whose schedules go on; `false`: those that are paused. It is sent as `paused`.
        is_schedule_active: Option<bool> = None,
    }

    /// Which deployments, by their concurrency limit.
    pub struct DeploymentFilterConcurrencyLimit: Sent in "filters" {
        /// Those deployments whose concurrency limit is at least this.
        ge_: Option<i64> = None,
        /// Those deployments whose concurrency limit is at most this.
        le_: Option<i64> = None,
        /// `true`: those deployments without a concurrency limit; `false`: those with one.
        is_null_: Option<bool> = None,
    }

    /// Which deployments, by their id.
    pub struct DeploymentFilterId: Sent in "filters" {
        /// Those deployments with one of these ids.
        any_: Option<Vec<Uuid>> = None,
        /// Those deployments with none of these ids.
        not_any_: Option<Vec<Uuid>> = None,
    }

    /// Which deployments, by their name.
    pub struct DeploymentFilterName: Sent in "filters" {
        /// Those deployments with one of these names.
        any_: Option<Vec<String>> = None,
        /// Those deployments whose name contains this text, whatever its case; `%` stands for any text.
        like_: Option<String> = None,
    }

    /// Which deployments, by their tags.
    pub struct DeploymentFilterTags: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those deployments that have every one of these tags.
        all_: Option<Vec<String>> = None,
        /// Those deployments that have at least one of these tags.
        any_: Option<Vec<String>> = None,
        /// `true`: those deployments without tags; `false`: those with some.
        is_null_: Option<bool> = None,
    }

    /// Which deployments, by their work queue's name.
    pub struct DeploymentFilterWorkQueueName: Sent in "filters" {
        /// Those deployments with one of these work queues' names.
        any_: Option<Vec<String>> = None,
    }

    /// Which deployments, by their being paused or not.
    pub struct DeploymentFilterPaused: Sent in "filters" {
        /// `true`: those deployments that are paused; `false`: those that are not.
        eq_: Option<bool> = None,
    }

    /// Which deployments, by their name or their flow's name.
    pub struct DeploymentOrFlowNameFilter: Sent in "filters" {
        /// Those deployments whose own or whose flow's name contains this text; `%` stands for any text.
        like_: Option<String> = None,
    }

    /// Which work pools: criteria on the work pools themselves.
    pub struct WorkPoolFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<WorkPoolFilterId>> = None,
        /// By their name.
        name: Option<Arc<WorkPoolFilterName>> = None,
        /// By their type.
        r#type: Option<Arc<WorkPoolFilterType>> = None,
    }

    /// Which work pools, by their id.
    pub struct WorkPoolFilterId: Sent in "filters" {
        /// Those work pools with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which work pools, by their name.
    pub struct WorkPoolFilterName: Sent in "filters" {
        /// Those work pools with one of these names.
        any_: Option<Vec<String>> = None,
    }

    /// Which work pools, by their type.
    pub struct WorkPoolFilterType: Sent in "filters" {
        /// Those work pools with one of these types.
        any_: Option<Vec<String>> = None,
    }

    /// Which work queues: criteria on the work queues themselves.
    pub struct WorkQueueFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<WorkQueueFilterId>> = None,
        /// By their name.
        name: Option<Arc<WorkQueueFilterName>> = None,
    }

    /// Which work queues, by their id.
    pub struct WorkQueueFilterId: Sent in "filters" {
        /// Those work queues with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which work queues, by their name.
    pub struct WorkQueueFilterName: Sent in "filters" {
        /// Those work queues with one of these names.
        any_: Option<Vec<String>> = None,
        /// Those work queues whose name begins with one of these texts.
        startswith_: Option<Vec<String>> = None,
    }
}

/// The filters that a query may carry, each for one kind of object.
///
/// The server joins them: flow runs are found that match the flow run filter, whose flow matches the flow
/// filter, and so on.
#[derive(Clone, Default, Debug)]
pub struct Filters {
    /// On the flows.
    pub flow: Option<Arc<FlowFilter>>,
    /// On the flow runs.
    pub flow_run: Option<Arc<FlowRunFilter>>,
    /// On the task runs.
    pub task_run: Option<Arc<TaskRunFilter>>,
    /// On the deployments.
    pub deployment: Option<Arc<DeploymentFilter>>,
    /// On the work pools.
    pub work_pool: Option<Arc<WorkPoolFilter>>,
    /// On the work queues.
    pub work_queue: Option<Arc<WorkQueueFilter>>,
}
