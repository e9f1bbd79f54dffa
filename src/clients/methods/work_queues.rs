//! Work queues.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::arguments;
use crate::clients::Client;
use crate::errors::problems::InputError;
use prefect_client::schemas::actions::{WorkQueueCreate, WorkQueueUpdate};
use prefect_client::schemas::filters::WorkQueueFilter;
use prefect_client::schemas::{DateTime, NonNegative, Positive};

#[pymethods]
impl Client {
    /// Create a work queue.
    ///
    /// Args:
    ///     name (str): Its name, which no other work queue of its work pool has.
    ///     description (str | None): A description for people.
    ///     is_paused (bool | None): Whether it is to hand out no runs for now.
    ///     concurrency_limit (int | None): At most how many of its runs go on at once, from 0 up.
    ///     priority (int | None): Its rank in its work pool, from 1 up; last where None.
    ///     work_pool_name (str | None): The work pool that it becomes part of; the server's default one where None.
    ///
    /// Returns:
    ///     WorkQueue: The work queue.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: The work pool has a work queue with that name.
    ///     ObjectNotFound: There is no such work pool.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (name, description=None, is_paused=None, concurrency_limit=None, priority=None,
                        work_pool_name=None))]
    fn create_work_queue<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
        description: Option<&Bound<'py, PyAny>>,
        is_paused: Option<&Bound<'py, PyAny>>,
        concurrency_limit: Option<&Bound<'py, PyAny>>,
        priority: Option<&Bound<'py, PyAny>>,
        work_pool_name: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_work_queue", |client| {
            let mut create = WorkQueueCreate::default().name(arguments::text("name", name)?);
            if let Some(description) = arguments::optional::<String>("description", description)? {
                create = create.description(description);
            }
            if let Some(is_paused) = arguments::optional::<bool>("is_paused", is_paused)? {
                create = create.is_paused(is_paused);
            }
            if let Some(limit) = concurrency_limit.filter(|limit| !limit.is_none()) {
                create = create.concurrency_limit(NonNegative(arguments::count("concurrency_limit", limit)?));
            }
            if let Some(priority) = priority.filter(|priority| !priority.is_none()) {
                create = create.priority(Positive(arguments::at_least(1, "priority", priority)?));
            }
            let pool = arguments::optional_part("work_pool_name", work_pool_name)?;
            Ok(async move { client.create_work_queue(pool.as_deref(), &create).await })
        })
    }

    /// Read a work queue.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id.
    ///
    /// Returns:
    ///     WorkQueue: The work queue.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work queue.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_work_queue<'py>(slf: &Bound<'py, Self>, id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_work_queue", |client| {
            let id = arguments::id("id", id)?;
            Ok(async move { client.read_work_queue(id).await })
        })
    }

    /// Read the work queue with this name.
    ///
    /// Args:
    ///     name (str): The work queue's name.
    ///     work_pool_name (str | None): The name of its work pool; the server's default one where None.
    ///
    /// Returns:
    ///     WorkQueue: The work queue.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work queue, or no such work pool.
    ///     ValidationError: A name is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (name, work_pool_name=None))]
    fn read_work_queue_by_name<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
        work_pool_name: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_work_queue_by_name", |client| {
            let name = arguments::part("name", name)?;
            let pool = arguments::optional_part("work_pool_name", work_pool_name)?;
            Ok(async move { client.read_work_queue_by_name(&name, pool.as_deref()).await })
        })
    }

    /// Read a page of the work queues that match the filter.
    ///
    /// Args:
    ///     work_pool_name (str | None): Only work queues of this work pool; of all where None.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Which work queues.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int | None): How many to skip.
    ///
    /// Returns:
    ///     list[WorkQueue]: The work queues.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work pool.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (work_pool_name=None, work_queue_filter=None, limit=None, offset=None))]
    fn read_work_queues<'py>(
        slf: &Bound<'py, Self>,
        work_pool_name: Option<&Bound<'py, PyAny>>,
        work_queue_filter: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_work_queues", |client| {
            let pool = arguments::optional_part("work_pool_name", work_pool_name)?;
            let filter =
                arguments::optional_model::<WorkQueueFilter>("work_queue_filter", work_queue_filter)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(
                async move { client.read_work_queues(pool.as_deref(), filter.as_deref(), limit, offset).await },
            )
        })
    }

    /// Read the work queues whose filters let a deployment's runs pass. The server looks at nothing else, so it
    /// names every work queue of every work pool that has no filter, which today's have not. The official client has no
    /// such method.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///
    /// Returns:
    ///     list[WorkQueue]: The work queues.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn check_work_queues_for_deployment<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "check_work_queues_for_deployment", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            Ok(async move { client.check_work_queues_for_deployment(id).await })
        })
    }

    /// Read all work queues whose names begin with one of a few texts.
    ///
    /// Args:
    ///     prefixes (Iterable[str]): What the names begin with.
    ///     work_pool_name (str | None): Only work queues of this work pool; of all where None.
    ///
    /// Returns:
    ///     list[WorkQueue]: All of them, however many requests that takes.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work pool.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (prefixes, work_pool_name=None))]
    fn match_work_queues<'py>(
        slf: &Bound<'py, Self>,
        prefixes: &Bound<'py, PyAny>,
        work_pool_name: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "match_work_queues", |client| {
            let prefixes = arguments::field::<Vec<String>>("prefixes", prefixes)?;
            let pool = arguments::optional_part("work_pool_name", work_pool_name)?;
            Ok(async move { client.match_work_queues(prefixes, pool.as_deref()).await })
        })
    }

    /// Change a work queue. What is not given stays as it is.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id.
    ///     **kwargs (Any): What is to be different: `name`, `description`, `is_paused`, `concurrency_limit`,
    ///         `priority`, `last_polled`, `filter`, as in `WorkQueueUpdate`.
    ///
    /// Returns:
    ///     None: The work queue is changed.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work queue.
    ///     ValidationError: An argument is wrong, or nothing is to be different; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (id, **kwargs))]
    fn update_work_queue<'py>(
        slf: &Bound<'py, Self>,
        id: &Bound<'py, PyAny>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_work_queue", |client| {
            let id = arguments::id("id", id)?;
            let Some(given) = kwargs.filter(|given| !given.is_empty()) else {
                let message = "missing: nothing is to be changed. Give at least one field, such as priority=1. No fields \
                               provided to update.";
                return Err(InputError::without_input("value_error", message).at("kwargs"));
            };
            let update = arguments::inner_model::<WorkQueueUpdate>(given)?;
            Ok(async move { client.update_work_queue(id, &update).await })
        })
    }

    /// Delete a work queue.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id.
    ///
    /// Returns:
    ///     None: The work queue is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work queue.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_work_queue_by_id<'py>(
        slf: &Bound<'py, Self>,
        id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_work_queue_by_id", |client| {
            let id = arguments::id("id", id)?;
            Ok(async move { client.delete_work_queue_by_id(id).await })
        })
    }

    /// Read the flow runs of a work queue that are due. To the server this is a worker that polls.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id.
    ///     limit (int): At most how many.
    ///     scheduled_before (datetime | str | None): Only runs that are scheduled before then; before now where None.
    ///
    /// Returns:
    ///     list[FlowRun]: The flow runs.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work queue.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (id, limit=None, scheduled_before=None),
           text_signature = "($self, id, limit=10, scheduled_before=None)")]
    fn get_runs_in_work_queue<'py>(
        slf: &Bound<'py, Self>,
        id: &Bound<'py, PyAny>,
        limit: Option<&Bound<'py, PyAny>>,
        scheduled_before: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "get_runs_in_work_queue", |client| {
            let id = arguments::id("id", id)?;
            let limit = arguments::limit(limit)?.unwrap_or(10);
            let before = arguments::optional::<DateTime>("scheduled_before", scheduled_before)?
                .unwrap_or_else(DateTime::now);
            Ok(async move { client.get_runs_in_work_queue(id, limit, before).await })
        })
    }

    /// Read how a work queue is: whether it is polled, how many of its runs are late.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id.
    ///
    /// Returns:
    ///     WorkQueueStatusDetail: How it is.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work queue.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_work_queue_status<'py>(
        slf: &Bound<'py, Self>,
        id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_work_queue_status", |client| {
            let id = arguments::id("id", id)?;
            Ok(async move { client.read_work_queue_status(id).await })
        })
    }

    /// Read what takes the concurrency slots of a work queue: a page of flow runs.
    ///
    /// Args:
    ///     id (UUID | str | _HasId): The work queue's id.
    ///     page (int): Which page, from 1 up.
    ///     limit (int | None): At most how many flow runs a page has; as many as the server likes where None.
    ///
    /// Returns:
    ///     WorkQueueConcurrencyStatus: The page.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work queue, or the server is too old to tell this.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (id, page=None, limit=None), text_signature = "($self, id, page=1, limit=None)")]
    fn read_work_queue_concurrency_status<'py>(
        slf: &Bound<'py, Self>,
        id: &Bound<'py, PyAny>,
        page: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_work_queue_concurrency_status", |client| {
            let id = arguments::id("id", id)?;
            let page = arguments::page(page)?;
            let limit = arguments::limit(limit)?;
            Ok(async move { client.read_work_queue_concurrency_status(id, page, limit).await })
        })
    }
}
