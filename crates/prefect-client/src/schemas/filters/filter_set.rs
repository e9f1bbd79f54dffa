//! Filters on several kinds of objects.

use std::sync::Arc;

use super::{DeploymentFilter, FlowFilter, FlowRunFilter, TaskRunFilter};

models! {
    /// Filters on flows, flow runs, task runs and deployments.
    pub struct FilterSet: Sent in "filters" {
        /// Filter on flows.
        flows: Arc<FlowFilter> = Arc::default(),
        /// Filter on flow runs.
        flow_runs: Arc<FlowRunFilter> = Arc::default(),
        /// Filter on task runs.
        task_runs: Arc<TaskRunFilter> = Arc::default(),
        /// Filter on deployments.
        deployments: Arc<DeploymentFilter> = Arc::default(),
    }
}
