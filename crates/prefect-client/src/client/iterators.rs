//! Every list that the server pages, as [`Pages`].

use std::sync::Arc;

use super::Client;
use super::keys;
use super::pages::{CountFuture, Counter, List, PageFuture, Pages, SortTime, untyped};
use crate::schemas::StringEnum;
use crate::schemas::events::Automation;
use crate::schemas::filters::{Filters, WorkQueueFilter, WorkerFilter};
use crate::schemas::objects::{
    Artifact, ArtifactCollection, BlockDocument, BlockSchema, BlockType, Flow, FlowRun, Log, SavedSearch,
    TaskRun, Variable, WorkPool, WorkQueue, Worker,
};
use crate::schemas::responses::{DeploymentResponse, GlobalConcurrencyLimitResponse, SimpleFlowRun};
use crate::schemas::sorting::{
    ArtifactCollectionSort, ArtifactSort, AutomationSort, BlockDocumentSort, DeploymentSort, FlowRunSort,
    FlowSort, LogSort, TaskRunSort, VariableSort, reverse_of,
};

/// Counts the objects that match the filters.
type Count = fn(Client, Filters) -> CountFuture;

/// Reads one page, as [`ReadPage`](super::pages::ReadPage).
type Read = Box<dyn Fn(Client, &Filters, Option<i64>, i64) -> PageFuture + Send + Sync>;

/// How the pages of a list follow one another.
struct Order {
    key: Option<SortTime>,
    /// Whether the server has only the reverse order.
    is_reversed: bool,
}

impl Order {
    fn of(model: &str, sort: Option<&str>, filters: &Filters) -> Self {
        Self { key: keys::of(model, sort, filters), is_reversed: sort.and_then(reverse_of).is_some() }
    }
}

impl Client {
    /// The list that is read and counted by these functions.
    fn list(&self, filters: Filters, order: Order, read: Read, count: Option<Count>) -> List {
        let count = count.map(|count| {
            let (client, filters) = (self.clone(), filters.clone());
            Arc::new(move || count(client.clone(), filters.clone())) as Counter
        });
        let client = self.clone();
        let read = move |filters: &Filters, limit, offset| read(client.clone(), filters, limit, offset);
        let Order { key, is_reversed } = order;
        List { filters, read: Box::new(read), count, key, is_reversed }
    }
}

/// Methods from those that read one page: the filters, how to read a page of the objects that match them, how to count
/// them, and the argument that sorts them.
macro_rules! iterators {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty),*) -> $model:ident:
        $all:expr, |$client:ident, $filters:ident, $limit:ident, $offset:ident| $read:expr
        $(, count |$counter:ident, $counted:ident| $count:expr)?
        $(, sorted by $sort:ident)?;)*) => {
        impl Client {$(
            $(#[$doc])*
            /// All of them, or the first `limit`, page by page.
            pub fn $name(&self, $($argument: $type,)* limit: Option<usize>) -> Pages<$model> {
                let filters: Filters = $all;
                #[allow(unused_mut, unused_assignments, reason = "not all lists can be sorted or counted")]
                let mut order: Option<&str> = None;
                $(order = $sort.as_ref().map(StringEnum::text);)?
                let order = Order::of(stringify!($model), order, &filters);
                #[allow(unused_mut, unused_assignments, reason = "not all lists can be sorted or counted")]
                let mut count: Option<Count> = None;
                $(count = Some(|$counter, $counted| Box::pin(async move { $count.await }));)?
                let read = move |$client: Client, $filters: &Filters, $limit: Option<i64>, $offset: i64| -> PageFuture {
                    $(let $argument = $argument.clone();)*
                    Box::pin(async move { $read.await.map(untyped) })
                };
                Pages::new(self.list(filters, order, Box::new(read), count), limit)
            }
        )*}
    };
}

iterators! {
    /// Iterates over the artifacts that match the filters.
    iter_artifacts(filters: Filters, sort: Option<ArtifactSort>) -> Artifact: filters,
        |client, filters, limit, offset| client.read_artifacts(&filters, sort, limit, offset),
        count |client, filters| client.count_artifacts(&filters), sorted by sort;
    /// Iterates over the latest artifact of each key, of those that match the filters.
    iter_latest_artifacts(filters: Filters, sort: Option<ArtifactCollectionSort>) -> ArtifactCollection: filters,
        |client, filters, limit, offset| client.read_latest_artifacts(&filters, sort, limit, offset),
        count |client, filters| client.count_latest_artifacts(&filters), sorted by sort;
    /// Iterates over the automations that match the filters.
    iter_automations(filters: Filters, sort: Option<AutomationSort>) -> Automation: filters,
        |client, filters, limit, offset| client.read_automations(&filters, sort, limit, offset),
        count |client, filters| client.count_automations(&filters), sorted by sort;
    /// Iterates over the block documents that match the filters.
    iter_block_documents(filters: Filters, sort: Option<BlockDocumentSort>, include_secrets: bool) -> BlockDocument:
        filters,
        |client, filters, limit, offset| client.read_block_documents(&filters, sort, limit, offset, include_secrets),
        count |client, filters| client.count_block_documents(&filters), sorted by sort;
    /// Iterates over the block schemas that match the filters.
    iter_block_schemas(filters: Filters) -> BlockSchema: filters,
        |client, filters, limit, offset| client.read_block_schemas(&filters, limit, offset);
    /// Iterates over the block types that match the filters.
    iter_block_types(filters: Filters) -> BlockType: filters,
        |client, filters, limit, offset| client.read_block_types(&filters, limit, offset);
    /// Iterates over the deployments that match the filters.
    iter_deployments(filters: Filters, sort: Option<DeploymentSort>) -> DeploymentResponse: filters,
        |client, filters, limit, offset| client.read_deployments(&filters, sort, limit, offset),
        count |client, filters| client.count_deployments(&filters), sorted by sort;
    /// Iterates over the flow runs that match the filters in the short form that the UI plots as points.
    iter_flow_run_history_points(filters: Filters, sort: Option<FlowRunSort>) -> SimpleFlowRun: filters,
        |client, filters, limit, offset| client.read_flow_run_history_points(&filters, sort, limit, offset),
        count |client, filters| client.count_flow_runs(&filters), sorted by sort;
    /// Iterates over the flow runs that match the filters.
    iter_flow_runs(filters: Filters, sort: Option<FlowRunSort>) -> FlowRun: filters,
        |client, filters, limit, offset| client.read_flow_runs(&filters, sort, limit, offset),
        count |client, filters| client.count_flow_runs(&filters), sorted by sort;
    /// Iterates over the flows that match the filters.
    iter_flows(filters: Filters, sort: Option<FlowSort>) -> Flow: filters,
        |client, filters, limit, offset| client.read_flows(&filters, sort, limit, offset),
        count |client, filters| client.count_flows(&filters), sorted by sort;
    /// Iterates over the global concurrency limits.
    iter_global_concurrency_limits() -> GlobalConcurrencyLimitResponse: Filters::default(),
        |client, _filters, limit, offset| client.read_global_concurrency_limits(limit, offset);
    /// Iterates over the logs that match the filter.
    iter_logs(filters: Filters, sort: Option<LogSort>) -> Log: filters,
        |client, filters, limit, offset| client.read_logs(&filters, sort, limit, offset), sorted by sort;
    /// Iterates over the saved searches.
    iter_saved_searches() -> SavedSearch: Filters::default(),
        |client, _filters, limit, offset| client.read_saved_searches(limit, offset);
    /// Iterates over the task runs that match the filters.
    iter_task_runs(filters: Filters, sort: Option<TaskRunSort>) -> TaskRun: filters,
        |client, filters, limit, offset| client.read_task_runs(&filters, sort, limit, offset),
        count |client, filters| client.count_task_runs(&filters), sorted by sort;
    /// Iterates over the variables that match the filter.
    iter_variables(filters: Filters, sort: Option<VariableSort>) -> Variable: filters,
        |client, filters, limit, offset| client.read_variables(&filters, sort, limit, offset),
        count |client, filters| client.count_variables(&filters), sorted by sort;
    /// Iterates over the work pools that match the filter.
    iter_work_pools(filters: Filters) -> WorkPool: filters,
        |client, filters, limit, offset| client.read_work_pools(&filters, limit, offset),
        count |client, filters| client.count_work_pools(&filters);
    /// Iterates over the work queues that match the filter: of one work pool, or of all.
    iter_work_queues(work_pool_name: Option<String>, filter: Option<Arc<WorkQueueFilter>>) -> WorkQueue: Filters::default(),
        |client, _filters, limit, offset| client.read_work_queues(work_pool_name.as_deref(), filter.as_deref(), limit, offset);
    /// Iterates over the workers of a work pool that match the filter.
    iter_workers_for_work_pool(work_pool_name: String, filter: Option<Arc<WorkerFilter>>) -> Worker: Filters::default(),
        |client, _filters, limit, offset|
            client.read_workers_for_work_pool(&work_pool_name, filter.as_deref(), limit, offset);
}
