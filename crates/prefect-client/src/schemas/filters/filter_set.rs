//! Filters on several kinds of objects together.

use std::sync::Arc;

use super::{DeploymentFilter, FlowFilter, FlowRunFilter, TaskRunFilter};

models! {
    /// Criteria on flows and what belongs to them, together.
    pub struct FilterSet: Sent in "filters" {
        /// Which flows.
        flows: Arc<FlowFilter> = Arc::default(),
        /// Which flow runs.
        flow_runs: Arc<FlowRunFilter> = Arc::default(),
        /// Which task runs.
        task_runs: Arc<TaskRunFilter> = Arc::default(),
        /// Which deployments.
        deployments: Arc<DeploymentFilter> = Arc::default(),
    }
}
