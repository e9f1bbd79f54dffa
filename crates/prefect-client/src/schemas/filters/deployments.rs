//! Which deployments.

use std::sync::Arc;

use uuid::Uuid;

use super::{Operator, WorkPoolFilterName};

models! {
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
        #[deprecated = "the server ignores it"]
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
    #[short_form(all_)]
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
}
