//! Work pools.

use std::sync::Arc;

use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString};

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use crate::convert::answer::Answer;
use crate::convert::classes;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::DateTime;
use prefect_client::schemas::actions::{WorkPoolCreate, WorkPoolUpdate};

#[pymethods]
impl Client {
    /// Create a work pool: from a `WorkPoolCreate`, or from its name, its type and what else it is to have.
    ///
    /// Args:
    ///     work_pool (WorkPoolCreate | Mapping[str, Any] | str | None): The work pool; or its name, with the rest of
    ///         it in the other arguments.
    ///     type (str | bool | None): On what its workers run flow runs, such as `process`, `docker` or
    ///         `kubernetes`. (After a `WorkPoolCreate`, the second argument is `overwrite`.)
    ///     description (str | None): A description for people.
    ///     is_paused (bool | None): Whether it is to hand out no runs for now.
    ///     concurrency_limit (int | None): At most how many of its runs go on at once, from 0 up.
    ///     name (str | None): The name, where it is given by keyword.
    ///     overwrite (bool): Whether a work pool that has this name already is to become as if it had just been
    ///         created. It keeps its type, which cannot be changed: if another is given, Python's `warnings` tell so.
    ///     **kwargs (Any): `base_job_template`, `storage_configuration`.
    ///
    /// Returns:
    ///     WorkPool: The work pool.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: There is a work pool with that name, and it is not to be overwritten.
    ///     ObjectUnsupported: The plan of Prefect Cloud does not include such work pools.
    ///     ValidationError: An argument is wrong, or there are too many of them; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (work_pool=None, r#type=None, description=None, is_paused=None, concurrency_limit=None, *,
                        name=None, overwrite=None, **kwargs),
           text_signature = "($self, work_pool=None, type=None, description=None, is_paused=None, \
                             concurrency_limit=None, *, name=None, overwrite=False, **kwargs)")]
    #[expect(clippy::too_many_arguments, reason = "they are those of two spellings")]
    fn create_work_pool<'py>(
        slf: &Bound<'py, Self>,
        work_pool: Option<&Bound<'py, PyAny>>,
        r#type: Option<&Bound<'py, PyAny>>,
        description: Option<&Bound<'py, PyAny>>,
        is_paused: Option<&Bound<'py, PyAny>>,
        concurrency_limit: Option<&Bound<'py, PyAny>>,
        name: Option<&Bound<'py, PyAny>>,
        overwrite: Option<&Bound<'py, PyAny>>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_work_pool", |client| {
            // create_work_pool(WorkPoolCreate(...), True)
            let (r#type, overwrite) = match r#type.filter(|second| second.is_instance_of::<PyBool>()) {
                Some(second) => (None, overwrite.or(Some(second))),
                None => (r#type, overwrite),
            };
            let overwrite = overwrite.map_or(Ok(false), |flag| arguments::field("overwrite", flag))?;
            let fields = kwargs.map_or_else(|| Ok(PyDict::new(slf.py())), PyDictMethods::copy)?;
            for (field, value) in [
                ("type", r#type),
                ("description", description),
                ("is_paused", is_paused),
                ("concurrency_limit", concurrency_limit),
            ] {
                if let Some(value) = value.filter(|value| !value.is_none()) {
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
                        let message =
                            c"The work pool was there before and keeps its type, which cannot be changed. Overwriting work pool \
                              type is not supported. Ignoring provided type.";
                        PyErr::warn(py, &py.get_type::<PyUserWarning>(), message, 1)?;
                    }
                    Ok(classes::wrap(py, written.work_pool)?.into_any())
                }))
            })
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
    ///     ObjectNotFound: There is no such work pool.
    ///     ValidationError: The name is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_work_pool<'py>(
        slf: &Bound<'py, Self>,
        work_pool_name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_work_pool", |client| {
            let name = arguments::part("work_pool_name", work_pool_name)?;
            Ok(async move { client.read_work_pool(&name).await })
        })
    }

    /// Read a page of the work pools that match the filter.
    ///
    /// Args:
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int): How many to skip.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Which work pools.
    ///
    /// Returns:
    ///     list[WorkPool]: The work pools, by name.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (limit=None, offset=None, work_pool_filter=None),
           text_signature = "($self, limit=None, offset=0, work_pool_filter=None)")]
    fn read_work_pools<'py>(
        slf: &Bound<'py, Self>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_work_pools", |client| {
            let filters = FilterArguments { work_pool: work_pool_filter, ..FilterArguments::default() };
            let filters = filters.check()?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_work_pools(&filters, limit, offset).await })
        })
    }

    /// Count the work pools that match the filter. The official client has no such method.
    ///
    /// Args:
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Which work pools.
    ///
    /// Returns:
    ///     int: How many there are.
    ///
    /// Raises:
    ///     ValidationError: The filter is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (work_pool_filter=None))]
    fn count_work_pools<'py>(
        slf: &Bound<'py, Self>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_work_pools", |client| {
            let filters = FilterArguments { work_pool: work_pool_filter, ..FilterArguments::default() };
            let filters = filters.check()?;
            Ok(async move { client.count_work_pools(&filters).await })
        })
    }

    /// Change a work pool. What is not set in the update stays as it is.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///     work_pool (WorkPoolUpdate | Mapping[str, Any]): What is to be different.
    ///
    /// Returns:
    ///     None: The work pool is changed.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work pool.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn update_work_pool<'py>(
        slf: &Bound<'py, Self>,
        work_pool_name: &Bound<'py, PyAny>,
        work_pool: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_work_pool", |client| {
            let name = arguments::part("work_pool_name", work_pool_name)?;
            let update = arguments::model::<WorkPoolUpdate>("work_pool", work_pool)?;
            Ok(async move { client.update_work_pool(&name, &update).await })
        })
    }

    /// Delete a work pool, and its work queues with it.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///
    /// Returns:
    ///     None: The work pool is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work pool.
    ///     ValidationError: The name is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_work_pool<'py>(
        slf: &Bound<'py, Self>,
        work_pool_name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_work_pool", |client| {
            let name = arguments::part("work_pool_name", work_pool_name)?;
            Ok(async move { client.delete_work_pool(&name).await })
        })
    }

    /// Read the flow runs that the workers of a work pool are to run. To the server this is a worker that polls.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///     work_queue_names (Iterable[str] | None): Only runs in these of its work queues; in all where None.
    ///     scheduled_before (datetime | str | None): Only runs that are scheduled before then.
    ///
    /// Returns:
    ///     list[WorkerFlowRunResponse]: The flow runs, with their work queue.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work pool, or no such work queue.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (work_pool_name, work_queue_names=None, scheduled_before=None))]
    fn get_scheduled_flow_runs_for_work_pool<'py>(
        slf: &Bound<'py, Self>,
        work_pool_name: &Bound<'py, PyAny>,
        work_queue_names: Option<&Bound<'py, PyAny>>,
        scheduled_before: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "get_scheduled_flow_runs_for_work_pool", |client| {
            let name = arguments::part("work_pool_name", work_pool_name)?;
            let queues = arguments::optional::<Vec<String>>("work_queue_names", work_queue_names)?;
            let before = arguments::optional::<DateTime>("scheduled_before", scheduled_before)?;
            Ok(
                async move {
                    client.get_scheduled_flow_runs_for_work_pool(&name, queues.as_deref(), before).await
                },
            )
        })
    }

    /// Read what takes the concurrency slots of a work pool: a page of its work queues, each with some of the
    /// flow runs that take slots.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///     page (int): Which page, from 1 up.
    ///     limit (int | None): At most how many work queues a page has; as many as the server likes where None.
    ///     flow_run_limit (int): At most how many flow runs of each work queue are listed, from 0 to 200.
    ///
    /// Returns:
    ///     WorkPoolConcurrencyStatus: The page.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such work pool, or the server is too old to tell this.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (work_pool_name, page=None, limit=None, flow_run_limit=None),
           text_signature = "($self, work_pool_name, page=1, limit=None, flow_run_limit=10)")]
    fn read_work_pool_concurrency_status<'py>(
        slf: &Bound<'py, Self>,
        work_pool_name: &Bound<'py, PyAny>,
        page: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        flow_run_limit: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_work_pool_concurrency_status", |client| {
            let name = arguments::part("work_pool_name", work_pool_name)?;
            let page = arguments::page(page)?;
            let limit = arguments::limit(limit)?;
            let runs = flow_run_limit.map_or(Ok(10), |limit| arguments::count("flow_run_limit", limit))?;
            Ok(async move { client.read_work_pool_concurrency_status(&name, page, limit, runs).await })
        })
    }
}

/// The work pool to create, of either spelling: a whole one, or a name and the other fields.
fn to_create(
    work_pool: Option<&Bound<'_, PyAny>>,
    name: Option<&Bound<'_, PyAny>>,
    fields: &Bound<'_, PyDict>,
) -> InputResult<Arc<WorkPoolCreate>> {
    let given = work_pool.filter(|given| !given.is_none());
    let name = name.filter(|name| !name.is_none());
    let name = match (given, name) {
        (Some(given), Some(name)) if given.is_instance_of::<PyString>() => {
            return Err(InputError::new("value_error", "the name is given twice", name).at("name"));
        }
        (Some(given), None) if given.is_instance_of::<PyString>() => given,
        (Some(given), name) => {
            let create = arguments::model::<WorkPoolCreate>("work_pool", given)?;
            let further = match name {
                Some(name) => Some(("name".to_owned(), name.clone())),
                None => fields.iter().next().map(|(key, value)| (key.to_string(), value)),
            };
            if let Some((field, value)) = further {
                let message = "expected nothing: what the work pool has is told by work_pool itself";
                return Err(InputError::new("value_error", message, &value).at(&field));
            }
            return Ok(create);
        }
        (None, Some(name)) => name,
        (None, None) => {
            return Err(
                InputError::without_input("missing", "missing: the work pool needs a name").at("name")
            );
        }
    };
    fields.set_item("name", arguments::text("name", name)?)?;
    if !fields.contains("type")? {
        let message = "missing: the work pool needs a type, such as process";
        return Err(InputError::without_input("missing", message).at("type"));
    }
    arguments::inner_model::<WorkPoolCreate>(fields)
}
