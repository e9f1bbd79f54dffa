//! Work pools.

use std::sync::Arc;

use prefect_rs_macros::methods;
use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString};

use crate::arguments::{self, AtLeast, Limit, ModelArgument, Offset, PageNumber, PathPart};
use crate::clients::{BaseClient, Client};
use crate::convert::answer::Answer;
use crate::convert::classes;
use crate::errors::problems::{InputError, InputResult};
use crate::runtime::Source;
use prefect_client::schemas::DateTime;
use prefect_client::schemas::actions::{WorkPoolCreate, WorkPoolUpdate};

#[methods]
impl BaseClient {
    /// Create a work pool, from a `WorkPoolCreate` or from a name, a type and other fields.
    ///
    /// Args:
    ///     work_pool (WorkPoolCreate | Mapping[str, Any] | str | None): The work pool, or its name if the other arguments
    ///         are its fields.
    ///     type (str | bool | None): The type of its workers, such as `process`, `docker` or `kubernetes`. (After a
    ///         `WorkPoolCreate`, the second positional argument is `overwrite`.)
    ///     description (str | None): A description.
    ///     is_paused (bool | None): Whether the work pool is paused.
    ///     concurrency_limit (int | None): Maximum number of concurrent flow runs, at least 0.
    ///     name (str | None): The name, if passed by keyword.
    ///     overwrite (bool): Whether to reset an existing work pool of this name to the given fields. Its type cannot be
    ///         changed: if it differs, a `UserWarning` is issued.
    ///     **kwargs (Any): `base_job_template` and `storage_configuration`.
    ///
    /// Returns:
    ///     WorkPool: The work pool.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: A work pool with this name exists, and `overwrite` is False.
    ///     ObjectUnsupported: The Prefect Cloud plan does not include work pools of this type.
    fn create_work_pool(
        client: Client,
        py: Python,
        work_pool: Option<Any>,
        r#type: Option<Any>,
        description: Option<Any>,
        is_paused: Option<Any>,
        concurrency_limit: Option<Any>,
        _: KeywordOnly,
        name: Option<Any>,
        #[default(None, "False")] overwrite: Any,
        kwargs: Kwargs,
    ) {
        // create_work_pool(WorkPoolCreate(...), True)
        let (r#type, overwrite) = match r#type.filter(|second| second.is_instance_of::<PyBool>()) {
            Some(second) => (None, overwrite.or(Some(second))),
            None => (r#type, overwrite),
        };
        let overwrite = overwrite.map_or(Ok(false), |flag| arguments::field("overwrite", flag))?;
        let fields = kwargs.map_or_else(|| Ok(PyDict::new(py)), PyDictMethods::copy)?;
        for (field, value) in [
            ("type", r#type),
            ("description", description),
            ("is_paused", is_paused),
            ("concurrency_limit", concurrency_limit),
        ] {
            if let Some(value) = value {
                fields.set_item(field, value)?;
            }
        }
        let create = to_create(work_pool, name, &fields)?;
        Ok(async move {
            if !overwrite {
                return client.create_work_pool(&create).await.map(Answer::from);
            }
            let written = client.overwrite_work_pool(&create).await?;
            Ok(Answer::finish(move |py| {
                if written.kept_type {
                    let message = c"The work pool exists and keeps its type, which cannot be changed. Overwriting work pool type is \
                                    not supported. Ignoring provided type.";
                    PyErr::warn(py, &py.get_type::<PyUserWarning>(), message, 1)?;
                }
                Ok(classes::wrap(py, written.work_pool)?.into_any())
            }))
        })
    }

    /// Read a work pool.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///
    /// Returns:
    ///     WorkPool: The work pool.
    ///
    /// Raises:
    ///     ObjectNotFound: The work pool does not exist.
    async fn read_work_pool(client: Client, work_pool_name: PathPart) {
        client.read_work_pool(&work_pool_name).await
    }

    /// Read a page of the work pools that match the filter.
    ///
    /// Returns:
    ///     list[WorkPool]: The work pools, by name.
    #[iter(iter_work_pools(filters))]
    async fn read_work_pools(client: Client, limit: Limit, offset: Offset, filters: Filters![work_pool]) {
        client.read_work_pools(&filters, limit, offset).await
    }

    /// Count the work pools that match the filter.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     int: The number of work pools.
    async fn count_work_pools(client: Client, filters: Filters![work_pool]) {
        client.count_work_pools(&filters).await
    }

    /// Update a work pool. Fields that are not set in the update keep their values.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///     work_pool (WorkPoolUpdate | Mapping[str, Any]): The fields to change.
    ///
    /// Raises:
    ///     ObjectNotFound: The work pool does not exist.
    async fn update_work_pool(
        client: Client,
        work_pool_name: PathPart,
        work_pool: ModelArgument<WorkPoolUpdate>,
    ) {
        client.update_work_pool(&work_pool_name, &work_pool).await
    }

    /// Delete a work pool and its work queues.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///
    /// Raises:
    ///     ObjectNotFound: The work pool does not exist.
    async fn delete_work_pool(client: Client, work_pool_name: PathPart) {
        client.delete_work_pool(&work_pool_name).await
    }

    /// Read the flow runs that the workers of a work pool should run.
    ///
    /// The server treats this as a poll by a worker.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///     work_queue_names (Iterable[str] | None): Only flow runs in these work queues. Defaults to all.
    ///     scheduled_before (datetime | str | None): Only flow runs scheduled before this time.
    ///
    /// Returns:
    ///     list[WorkerFlowRunResponse]: The flow runs, with their work queues.
    ///
    /// Raises:
    ///     ObjectNotFound: The work pool or a work queue does not exist.
    async fn get_scheduled_flow_runs_for_work_pool(
        client: Client,
        work_pool_name: PathPart,
        work_queue_names: Option<Vec<String>>,
        scheduled_before: Option<DateTime>,
    ) {
        let queues = work_queue_names.as_deref();
        client.get_scheduled_flow_runs_for_work_pool(&work_pool_name, queues, scheduled_before).await
    }

    /// Read which flow runs occupy the concurrency slots of a work pool, by work queue.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///     limit (int | None): Maximum number of work queues in a page. Defaults to the server's setting.
    ///     flow_run_limit (int): Maximum number of flow runs of each work queue, from 0 to 200.
    ///
    /// Returns:
    ///     WorkPoolConcurrencyStatus: A page of work queues.
    ///
    /// Raises:
    ///     ObjectNotFound: The work pool does not exist, or the server is too old for this request.
    async fn read_work_pool_concurrency_status(
        client: Client,
        work_pool_name: PathPart,
        page: PageNumber,
        limit: Limit,
        #[default(10)] flow_run_limit: AtLeast<0>,
    ) {
        client.read_work_pool_concurrency_status(&work_pool_name, page, limit, flow_run_limit).await
    }

    /// Iterate over the work queues of a work pool, with the flow runs that occupy their concurrency slots.
    ///
    /// As `read_work_pool_concurrency_status`, but all of them. Pages are read in the background.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///     flow_run_limit (int): Maximum number of flow runs per work queue.
    ///
    /// Returns:
    ///     ItemIterator[WorkQueueConcurrencyStatusDetail]: The work queues.
    ///
    /// Raises:
    ///     ObjectNotFound: The work pool does not exist, or the server is too old for this request.
    fn iter_work_pool_concurrency_status(
        client: Client,
        work_pool_name: PathPart,
        #[default(10)] flow_run_limit: AtLeast<0>,
        _: KeywordOnly,
        limit: Option<AtLeast<0>>,
        #[default(1)] prefetch: AtLeast<0>,
    ) -> Items {
        let limit = limit.and_then(|limit| usize::try_from(limit).ok());
        Ok(Source::pages(
            client.iter_work_pool_concurrency_status(work_pool_name, flow_run_limit, limit).into_records(),
            prefetch,
        ))
    }
}

/// The work pool to create, from a whole one, or from a name and the other fields.
fn to_create(
    work_pool: Option<&Bound<'_, PyAny>>,
    name: Option<&Bound<'_, PyAny>>,
    fields: &Bound<'_, PyDict>,
) -> InputResult<Arc<WorkPoolCreate>> {
    let given = work_pool.filter(|given| !given.is_none());
    let name = name.filter(|name| !name.is_none());
    let name = match (given, name) {
        (Some(given), Some(name)) if given.is_instance_of::<PyString>() => {
            return Err(InputError::new("value_error", "the name is passed twice", name).at("name"));
        }
        (Some(given), None) if given.is_instance_of::<PyString>() => given,
        (Some(given), name) => {
            let create = arguments::model::<WorkPoolCreate>("work_pool", given)?;
            let further = match name {
                Some(name) => Some(("name".to_owned(), name.clone())),
                None => fields.iter().next().map(|(key, value)| (key.to_string(), value)),
            };
            if let Some((field, value)) = further {
                let message = "expected nothing: set this field in work_pool";
                return Err(InputError::new("value_error", message, &value).at(&field));
            }
            return Ok(create);
        }
        (None, Some(name)) => name,
        (None, None) => {
            return Err(InputError::without_input("missing", "missing: a work pool needs a name").at("name"));
        }
    };
    fields.set_item("name", arguments::text("name", name)?)?;
    if !fields.contains("type")? {
        let message = "missing: a work pool needs a type, such as process";
        return Err(InputError::without_input("missing", message).at("type"));
    }
    arguments::inner_model::<WorkPoolCreate>(fields)
}
