//! Filters on deployments.

use std::sync::Arc;

use uuid::Uuid;

use super::{Operator, WorkPoolFilterName};

models! {
    /// Filters deployments.
    pub struct DeploymentFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By id.
        id: Option<Arc<DeploymentFilterId>> = None,
        /// By name.
        name: Option<Arc<DeploymentFilterName>> = None,
        /// By tags.
        tags: Option<Arc<DeploymentFilterTags>> = None,
        /// By work queue's name.
        work_queue_name: Option<Arc<DeploymentFilterWorkQueueName>> = None,
        /// By concurrency limit.
        #[deprecated = "the server ignores it"]
        concurrency_limit: Option<Arc<DeploymentFilterConcurrencyLimit>> = None,
        /// By whether they are paused.
        paused: Option<Arc<DeploymentFilterPaused>> = None,
        /// By name or their flow's name.
        flow_or_deployment_name: Option<Arc<DeploymentOrFlowNameFilter>> = None,
        /// By work pool's name. The request carries it as a filter on work pools.
        work_pool_name: Option<Arc<WorkPoolFilterName>> = None,
        /// `true`: those whose schedules go on; `false`: those that are paused. It is sent as `paused`.
        is_schedule_active: Option<bool> = None,
    }

    /// Filters deployments by concurrency limit.
    pub struct DeploymentFilterConcurrencyLimit: Sent in "filters" {
        /// Deployments whose concurrency limit is at least this.
        ge_: Option<i64> = None,
        /// Deployments whose concurrency limit is at most this.
        le_: Option<i64> = None,
        /// `true` matches deployments without a concurrency limit, `false` matches those with one.
        is_null_: Option<bool> = None,
    }

    /// Filters deployments by id.
    pub struct DeploymentFilterId: Sent in "filters" {
        /// Deployments with one of these ids.
        any_: Option<Vec<Uuid>> = None,
        /// Deployments with none of these ids.
        not_any_: Option<Vec<Uuid>> = None,
    }

    /// Filters deployments by name.
    pub struct DeploymentFilterName: Sent in "filters" {
        /// Deployments with one of these names.
        any_: Option<Vec<String>> = None,
        /// Deployments whose name contains this text, case-insensitively. `%` is a wildcard.
        like_: Option<String> = None,
    }

    /// Filters deployments by tags.
    #[short_form(all_)]
    pub struct DeploymentFilterTags: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Deployments with all of these tags.
        all_: Option<Vec<String>> = None,
        /// Deployments with at least one of these tags.
        any_: Option<Vec<String>> = None,
        /// `true` matches deployments without tags, `false` matches those with tags.
        is_null_: Option<bool> = None,
    }

    /// Filters deployments by work queue's name.
    pub struct DeploymentFilterWorkQueueName: Sent in "filters" {
        /// Deployments with one of these work queues' names.
        any_: Option<Vec<String>> = None,
    }

    /// Filters deployments by being paused or not.
    pub struct DeploymentFilterPaused: Sent in "filters" {
        /// `true` matches deployments that are paused, `false` matches those that are not.
        eq_: Option<bool> = None,
    }

    /// Filters deployments by name or their flow's name.
    pub struct DeploymentOrFlowNameFilter: Sent in "filters" {
        /// Deployments whose own or whose flow's name contains this text; `%` stands for any text.
        like_: Option<String> = None,
    }
}
