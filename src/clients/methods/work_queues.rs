//! Work queues.

use prefect_rs_macros::methods;
use pyo3::prelude::*;

use crate::arguments::{self, AtLeast, Id, Limit, ModelArgument, Offset, PageNumber, PathPart, PlainText};
use crate::clients::{BaseClient, Client};
use crate::errors::problems::InputError;
use crate::runtime::Source;
use prefect_client::schemas::actions::{WorkQueueCreate, WorkQueueUpdate};
use prefect_client::schemas::filters::WorkQueueFilter;
use prefect_client::schemas::{DateTime, NonNegative, Positive};

#[methods]
impl BaseClient {
    /// Create a work queue.
    ///
    /// Args:
    ///     name (str): The work queue's name, unique within its work pool.
    ///     description (str | None): A description.
    ///     is_paused (bool | None): Whether the work queue is paused.
    ///     concurrency_limit (int | None): Maximum number of concurrent flow runs, at least 0.
    ///     priority (int | None): The priority within the work pool; 1 is the highest. Defaults to the lowest.
    ///     work_pool_name (str | None): The work pool. Defaults to the server's default work pool.
    ///
    /// Returns:
    ///     WorkQueue: The work queue.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: The work pool has a work queue with this name.
    ///     ObjectNotFound: The work pool does not exist.
    async fn create_work_queue(
        client: Client,
        name: PlainText,
        description: Option<String>,
        is_paused: Option<bool>,
        concurrency_limit: Option<AtLeast<0>>,
        priority: Option<AtLeast<1>>,
        work_pool_name: Option<PathPart>,
    ) {
        let mut create = WorkQueueCreate::default().name(name);
        if let Some(description) = description {
            create = create.description(description);
        }
        if let Some(is_paused) = is_paused {
            create = create.is_paused(is_paused);
        }
        if let Some(limit) = concurrency_limit {
            create = create.concurrency_limit(NonNegative(limit));
        }
        if let Some(priority) = priority {
            create = create.priority(Positive(priority));
        }
        client.create_work_queue(work_pool_name.as_deref(), &create).await
    }

    /// Read a work queue.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
    ///
    /// Returns:
    ///     WorkQueue: The work queue.
    ///
    /// Raises:
    ///     ObjectNotFound: The work queue does not exist.
    async fn read_work_queue(client: Client, id: Id) {
        client.read_work_queue(id).await
    }

    /// Read a work queue by its name.
    ///
    /// Args:
    ///     name (str): The work queue's name.
    ///     work_pool_name (str | None): The work pool. Defaults to the server's default work pool.
    ///
    /// Returns:
    ///     WorkQueue: The work queue.
    ///
    /// Raises:
    ///     ObjectNotFound: The work queue or the work pool does not exist.
    async fn read_work_queue_by_name(client: Client, name: PathPart, work_pool_name: Option<PathPart>) {
        client.read_work_queue_by_name(&name, work_pool_name.as_deref()).await
    }

    /// Read a page of the work queues that match the filter.
    ///
    /// Args:
    ///     work_pool_name (str | None): Only work queues of this work pool. Defaults to all.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.
    ///
    /// Returns:
    ///     list[WorkQueue]: The work queues.
    ///
    /// Raises:
    ///     ObjectNotFound: The work pool does not exist.
    #[iter(iter_work_queues(work_pool_name, work_queue_filter))]
    async fn read_work_queues(
        client: Client,
        work_pool_name: Option<PathPart>,
        work_queue_filter: Option<ModelArgument<WorkQueueFilter>>,
        limit: Limit,
        #[default(0, "None")] offset: Offset,
    ) {
        let filter = work_queue_filter.as_deref();
        client.read_work_queues(work_pool_name.as_deref(), filter, limit, offset).await
    }

    /// Read the work queues whose filters match a deployment.
    ///
    /// The server considers nothing else: it returns every work queue without a filter, of every work pool. Current work
    /// queues have no filters.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     list[WorkQueue]: The work queues.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    async fn check_work_queues_for_deployment(client: Client, deployment_id: Id) {
        client.check_work_queues_for_deployment(deployment_id).await
    }

    /// Read all work queues whose names start with one of several prefixes, in as many requests as it takes.
    ///
    /// Args:
    ///     prefixes (Iterable[str]): The prefixes.
    ///     work_pool_name (str | None): Only work queues of this work pool. Defaults to all.
    ///
    /// Returns:
    ///     list[WorkQueue]: The work queues.
    ///
    /// Raises:
    ///     ObjectNotFound: The work pool does not exist.
    async fn match_work_queues(client: Client, prefixes: Vec<String>, work_pool_name: Option<PathPart>) {
        client.match_work_queues(prefixes, work_pool_name.as_deref()).await
    }

    /// Update a work queue.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
    ///     **kwargs (Any): The fields to change: `name`, `description`, `is_paused`, `concurrency_limit`, `priority`,
    ///         `last_polled` and `filter`, as in `WorkQueueUpdate`. At least one is required.
    ///
    /// Raises:
    ///     ObjectNotFound: The work queue does not exist.
    fn update_work_queue(client: Client, id: Id, kwargs: Kwargs) {
        let Some(given) = kwargs.filter(|given| !given.is_empty()) else {
            // The last sentence is what the official client says: code and tests look for it.
            let message = "missing: pass at least one field to change, such as priority=1. No fields provided to update.";
            return Err(InputError::without_input("value_error", message).at("kwargs"));
        };
        let update = arguments::inner_model::<WorkQueueUpdate>(given)?;
        Ok(async move { client.update_work_queue(id, &update).await })
    }

    /// Delete a work queue.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
    ///
    /// Raises:
    ///     ObjectNotFound: The work queue does not exist.
    async fn delete_work_queue_by_id(client: Client, id: Id) {
        client.delete_work_queue_by_id(id).await
    }

    /// Read the flow runs of a work queue that are due.
    ///
    /// The server treats this as a poll by a worker.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
    ///     limit (int): Maximum number of flow runs.
    ///     scheduled_before (datetime | str | None): Only flow runs scheduled before this time. Defaults to now.
    ///
    /// Returns:
    ///     list[FlowRun]: The flow runs.
    ///
    /// Raises:
    ///     ObjectNotFound: The work queue does not exist.
    async fn get_runs_in_work_queue(
        client: Client,
        id: Id,
        #[default(Some(10), "10")] limit: Limit,
        scheduled_before: Option<DateTime>,
    ) {
        let before = scheduled_before.unwrap_or_else(DateTime::now);
        client.get_runs_in_work_queue(id, limit.unwrap_or(10), before).await
    }

    /// Read the status of a work queue: whether it is polled, and how many of its runs are late.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
    ///
    /// Returns:
    ///     WorkQueueStatusDetail: The status.
    ///
    /// Raises:
    ///     ObjectNotFound: The work queue does not exist.
    async fn read_work_queue_status(client: Client, id: Id) {
        client.read_work_queue_status(id).await
    }

    /// Read which flow runs occupy the concurrency slots of a work queue.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
    ///     limit (int | None): Maximum number of flow runs in a page. Defaults to the server's setting.
    ///
    /// Returns:
    ///     WorkQueueConcurrencyStatus: A page of flow runs.
    ///
    /// Raises:
    ///     ObjectNotFound: The work queue does not exist, or the server is too old for this request.
    async fn read_work_queue_concurrency_status(client: Client, id: Id, page: PageNumber, limit: Limit) {
        client.read_work_queue_concurrency_status(id, page, limit).await
    }

    /// Iterate over the flow runs that occupy the concurrency slots of a work queue.
    ///
    /// As `read_work_queue_concurrency_status`, but all of them. Pages are read in the background.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
    ///
    /// Returns:
    ///     ItemIterator[FlowRunSlotSummary]: The flow runs.
    ///
    /// Raises:
    ///     ObjectNotFound: The work queue does not exist, or the server is too old for this request.
    fn iter_work_queue_concurrency_status(
        client: Client,
        id: Id,
        _: KeywordOnly,
        limit: Option<AtLeast<0>>,
        #[default(1)] prefetch: AtLeast<0>,
    ) -> Items {
        let limit = limit.and_then(|limit| usize::try_from(limit).ok());
        Ok(Source::pages(client.iter_work_queue_concurrency_status(id, limit).into_records(), prefetch))
    }
}
