//! Every list that the server pages, as [`Pages`].

use std::sync::Arc;

use super::Client;
use super::pages::Pages;
use crate::schemas::events::Automation;
use crate::schemas::filters::{Filters, WorkQueueFilter, WorkerFilter};
use crate::schemas::objects::{
    Artifact, ArtifactCollection, BlockDocument, BlockSchema, BlockType, Flow, FlowRun, Log, SavedSearch,
    TaskRun, Variable, WorkPool, WorkQueue, Worker,
};
use crate::schemas::responses::{DeploymentResponse, GlobalConcurrencyLimitResponse};
use crate::schemas::sorting::{
    ArtifactCollectionSort, ArtifactSort, AutomationSort, BlockDocumentSort, DeploymentSort, FlowRunSort,
    FlowSort, LogSort, TaskRunSort, VariableSort,
};

/// Methods from those that read one page. Their limit and offset are where the `;` is.
macro_rules! iterators {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty),*) -> $model:ty:
        $read:ident($($before:expr),*; $($after:expr),*);)*) => {
        impl Client {$(
            $(#[$doc])*
            /// All of them, or the first `limit`, page by page.
            pub fn $name(&self, $($argument: $type,)* limit: Option<usize>) -> Pages<$model> {
                let client = self.clone();
                Pages::new(limit, move |limit, offset| {
                    let client = client.clone();
                    $(let $argument = $argument.clone();)*
                    Box::pin(async move { client.$read($($before,)* limit, offset, $($after,)*).await })
                })
            }
        )*}
    };
}

iterators! {
    /// Iterates over the artifacts that match the filters.
    iter_artifacts(filters: Filters, sort: Option<ArtifactSort>) -> Artifact: read_artifacts(&filters, sort;);
    /// Iterates over the latest artifact of each key, of those that match the filters.
    iter_latest_artifacts(filters: Filters, sort: Option<ArtifactCollectionSort>) -> ArtifactCollection:
        read_latest_artifacts(&filters, sort;);
    /// Iterates over the automations that match the filters.
    iter_automations(filters: Filters, sort: Option<AutomationSort>) -> Automation: read_automations(&filters, sort;);
    /// Iterates over the block documents that match the filters.
    iter_block_documents(filters: Filters, sort: Option<BlockDocumentSort>, include_secrets: bool) -> BlockDocument:
        read_block_documents(&filters, sort; include_secrets);
    /// Iterates over the block schemas that match the filters.
    iter_block_schemas(filters: Filters) -> BlockSchema: read_block_schemas(&filters;);
    /// Iterates over the block types that match the filters.
    iter_block_types(filters: Filters) -> BlockType: read_block_types(&filters;);
    /// Iterates over the deployments that match the filters.
    iter_deployments(filters: Filters, sort: Option<DeploymentSort>) -> DeploymentResponse:
        read_deployments(&filters, sort;);
    /// Iterates over the flow runs that match the filters.
    iter_flow_runs(filters: Filters, sort: Option<FlowRunSort>) -> FlowRun: read_flow_runs(&filters, sort;);
    /// Iterates over the flows that match the filters.
    iter_flows(filters: Filters, sort: Option<FlowSort>) -> Flow: read_flows(&filters, sort;);
    /// Iterates over the global concurrency limits.
    iter_global_concurrency_limits() -> GlobalConcurrencyLimitResponse: read_global_concurrency_limits(;);
    /// Iterates over the logs that match the filter.
    iter_logs(filters: Filters, sort: Option<LogSort>) -> Log: read_logs(&filters, sort;);
    /// Iterates over the saved searches.
    iter_saved_searches() -> SavedSearch: read_saved_searches(;);
    /// Iterates over the task runs that match the filters.
    iter_task_runs(filters: Filters, sort: Option<TaskRunSort>) -> TaskRun: read_task_runs(&filters, sort;);
    /// Iterates over the variables that match the filter.
    iter_variables(filters: Filters, sort: Option<VariableSort>) -> Variable: read_variables(&filters, sort;);
    /// Iterates over the work pools that match the filter.
    iter_work_pools(filters: Filters) -> WorkPool: read_work_pools(&filters;);
    /// Iterates over the work queues that match the filter: of one work pool, or of all.
    iter_work_queues(work_pool_name: Option<String>, filter: Option<Arc<WorkQueueFilter>>) -> WorkQueue:
        read_work_queues(work_pool_name.as_deref(), filter.as_deref(););
    /// Iterates over the workers of a work pool that match the filter.
    iter_workers_for_work_pool(work_pool_name: String, filter: Option<Arc<WorkerFilter>>) -> Worker:
        read_workers_for_work_pool(&work_pool_name, filter.as_deref(););
}
