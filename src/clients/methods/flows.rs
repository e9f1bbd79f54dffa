//! Flows.

use pyo3::prelude::*;

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use crate::convert::answer::Answer;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::actions::{FlowCreate, FlowUpdate};

/// A flow to create: a `FlowCreate`, a dict, or anything with a `name`, such as a decorated Prefect flow.
pub(crate) fn flow(value: &Bound<'_, PyAny>) -> InputResult<FlowCreate> {
    if let Ok(create) = arguments::model::<FlowCreate>("flow", value) {
        return Ok((*create).clone());
    }
    let Some(name) = value.getattr_opt("name")? else {
        return Err(InputError::expected("a flow: an object with a name", value).at("flow"));
    };
    let mut create =
        FlowCreate::default().name(arguments::text("name", &name).map_err(|error| error.at("flow"))?);
    if let Some(tags) = value.getattr_opt("tags")?
        && let Ok(tags) = arguments::field::<Vec<String>>("tags", &tags)
    {
        create = create.tags(tags);
    }
    Ok(create)
}

#[pymethods]
impl Client {
    /// Create a flow, or find the one that has its name.
    ///
    /// Args:
    ///     flow (Any): A decorated Prefect flow, or any object (or dict) with a `name`.
    ///
    /// Returns:
    ///     UUID: The flow's id.
    ///
    /// Raises:
    ///     ValidationError: The object is no flow; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_flow<'py>(slf: &Bound<'py, Self>, flow: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_flow", |client| {
            let flow = self::flow(flow)?;
            Ok(async move { client.create_flow(&flow).await })
        })
    }

    /// Create a flow of this name, or find it.
    ///
    /// Args:
    ///     flow_name (str): The name.
    ///
    /// Returns:
    ///     UUID: The flow's id.
    ///
    /// Raises:
    ///     ValidationError: The name is no text, or one that the server does not take.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_flow_from_name<'py>(
        slf: &Bound<'py, Self>,
        flow_name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_flow_from_name", |client| {
            let flow = FlowCreate::default().name(arguments::text("flow_name", flow_name)?);
            Ok(async move { client.create_flow(&flow).await })
        })
    }

    /// Read a flow.
    ///
    /// Args:
    ///     flow_id (UUID | str | _HasId): The flow's id.
    ///
    /// Returns:
    ///     Flow: The flow.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_flow<'py>(slf: &Bound<'py, Self>, flow_id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flow", |client| {
            let id = arguments::id("flow_id", flow_id)?;
            Ok(async move { client.read_flow(id).await })
        })
    }

    /// Read the flow with this name.
    ///
    /// Args:
    ///     flow_name (str): The name; it may hold whatever a name can, but be neither `.` nor `..`.
    ///
    /// Returns:
    ///     Flow: The flow.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_flow_by_name<'py>(
        slf: &Bound<'py, Self>,
        flow_name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flow_by_name", |client| {
            let name = arguments::part("flow_name", flow_name)?;
            Ok(async move { client.read_flow_by_name(&name).await })
        })
    }

    /// Read a page of the flows that match all the filters.
    ///
    /// Args:
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int | None): How many to skip.
    ///     sort (FlowSort | str | None): The order; by name where None.
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Which flows.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only flows with such a deployment.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only flows with such a run.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only flows with such a task run.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only flows with a deployment in such a work
    ///         pool.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): There for the official client's sake: the
    ///         server cannot tell flows by their work queue, so anything but None is an error.
    ///
    /// Returns:
    ///     list[Flow]: The flows.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (limit=None, offset=None, sort=None, flow_filter=None, deployment_filter=None, *,
                        flow_run_filter=None, task_run_filter=None, work_pool_filter=None, work_queue_filter=None))]
    #[expect(clippy::too_many_arguments, reason = "they are the official client's")]
    fn read_flows<'py>(
        slf: &Bound<'py, Self>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
        work_queue_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flows", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                work_pool: work_pool_filter,
                ..FilterArguments::default()
            };
            if let Some(filter) = work_queue_filter.filter(|filter| !filter.is_none()) {
                let message = "expected None: the server cannot tell flows by their work queue";
                return Err(InputError::new("not_supported", message, filter).at("work_queue_filter"));
            }
            let filters = filters.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_flows(&filters, sort, limit, offset).await })
        })
    }

    /// Read a numbered page of the flows that match all the filters, with how many there are in all. The official
    /// client has no such method.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Which flows.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only flows with such a deployment.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only flows with such a run.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only flows with such a task run.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only flows with a deployment in such a work
    ///         pool.
    ///     sort (FlowSort | str | None): The order; by name where None.
    ///     limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
    ///     page (int): Which page, from 1 up.
    ///
    /// Returns:
    ///     FlowPaginationResponse: The page. Its `results` are `Flow`s; `count` tells how many flows there are,
    ///         `pages` how many pages.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, deployment_filter=None, flow_run_filter=None,
                        task_run_filter=None, work_pool_filter=None, sort=None, limit=None, page=None),
           text_signature = "($self, *, flow_filter=None, deployment_filter=None, flow_run_filter=None, \
                             task_run_filter=None, work_pool_filter=None, sort=None, limit=None, page=1)")]
    #[expect(clippy::too_many_arguments, reason = "they are those of other methods on the same objects")]
    fn paginate_flows<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        page: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "paginate_flows", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                deployment: deployment_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                work_pool: work_pool_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let page = arguments::page(page)?;
            Ok(async move { client.paginate_flows(&filters, sort, limit, page).await })
        })
    }

    /// Count the flows that match all the filters. The official client has no such method.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Which flows.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only flows with such a deployment.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only flows with such a run.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only flows with such a task run.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only flows with a deployment in such a work
    ///         pool.
    ///
    /// Returns:
    ///     int: How many; not only those of a page.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, deployment_filter=None, flow_run_filter=None,
                        task_run_filter=None, work_pool_filter=None))]
    fn count_flows<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_flows", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                deployment: deployment_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                work_pool: work_pool_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            Ok(async move { client.count_flows(&filters).await })
        })
    }

    /// Count the deployments of each of some flows. The official client has no such method.
    ///
    /// Args:
    ///     flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`; the server takes 200 at most.
    ///
    /// Returns:
    ///     dict[UUID, int]: How many, by the id of the flow; 0 for a flow that is not there.
    ///
    /// Raises:
    ///     ValidationError: The ids are no list of UUIDs; nothing was sent. Or there are too many.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn count_deployments_by_flow<'py>(
        slf: &Bound<'py, Self>,
        flow_ids: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_deployments_by_flow", |client| {
            let ids = arguments::ids("flow_ids", flow_ids)?;
            Ok(async move { client.count_deployments_by_flow(&ids).await.map(Answer::by_id) })
        })
    }

    /// Read which run of each of some flows is to start next. The official client has no such method.
    ///
    /// Args:
    ///     flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`; the server takes 200 at most.
    ///
    /// Returns:
    ///     dict[UUID, SimpleNextFlowRun | None]: What there is to know of the run, by the id of the flow; None where
    ///         no run is scheduled.
    ///
    /// Raises:
    ///     ValidationError: The ids are no list of UUIDs; nothing was sent. Or there are too many.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_next_runs_by_flow<'py>(
        slf: &Bound<'py, Self>,
        flow_ids: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_next_runs_by_flow", |client| {
            let ids = arguments::ids("flow_ids", flow_ids)?;
            Ok(async move { client.read_next_runs_by_flow(&ids).await.map(Answer::by_id) })
        })
    }

    /// Change a flow. What is not set in the update stays as it is. The official client has no such method.
    ///
    /// Args:
    ///     flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.
    ///     flow (FlowUpdate | Mapping[str, Any]): What is to be different: its tags.
    ///
    /// Returns:
    ///     None: The flow is changed.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn update_flow<'py>(
        slf: &Bound<'py, Self>,
        flow_id: &Bound<'py, PyAny>,
        flow: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_flow", |client| {
            let id = arguments::id("flow_id", flow_id)?;
            let update = arguments::model::<FlowUpdate>("flow", flow)?;
            Ok(async move { client.update_flow(id, &update).await })
        })
    }

    /// Delete a flow, and its runs and deployments with it.
    ///
    /// Args:
    ///     flow_id (UUID | str | _HasId): The flow's id.
    ///
    /// Returns:
    ///     None: The flow is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_flow<'py>(slf: &Bound<'py, Self>, flow_id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_flow", |client| {
            let id = arguments::id("flow_id", flow_id)?;
            Ok(async move { client.delete_flow(id).await })
        })
    }
}
