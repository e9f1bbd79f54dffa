//! Flows.

use pyo3::prelude::*;

use super::Client;
use crate::python::arguments::{self, FilterArguments};
use crate::python::faults::{Checked, Fault};
use crate::schemas::actions::FlowCreate;

/// A flow to create: a `FlowCreate`, a dict, or anything with a `name`, such as a decorated Prefect flow.
pub(super) fn flow(value: &Bound<'_, PyAny>) -> Checked<FlowCreate> {
    if let Ok(create) = arguments::model::<FlowCreate>("flow", value) {
        return Ok((*create).clone());
    }
    let Some(name) = value.getattr_opt("name")? else {
        return Err(Fault::expected("a flow: an object with a name", value).at("flow"));
    };
    let mut create =
        FlowCreate::default().name(arguments::text("name", &name).map_err(|fault| fault.at("flow"))?);
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
    ///     flow_id (UUID | str): The flow's id.
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
    ///     flow_filter (FlowFilter | None): Which flows.
    ///     deployment_filter (DeploymentFilter | None): Only flows with such a deployment.
    ///     flow_run_filter (FlowRunFilter | None): Only flows with such a run.
    ///     task_run_filter (TaskRunFilter | None): Only flows with such a task run.
    ///     work_pool_filter (WorkPoolFilter | None): Only flows with a deployment in such a work pool.
    ///     work_queue_filter (WorkQueueFilter | None): There for the official client's sake: the server cannot
    ///         tell flows by their work queue, so anything but None is an error.
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
                return Err(Fault::new("not_supported", message, filter).at("work_queue_filter"));
            }
            let filters = filters.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_flows(&filters, sort, limit, offset).await })
        })
    }

    /// Delete a flow, and its runs and deployments with it.
    ///
    /// Args:
    ///     flow_id (UUID | str): The flow's id.
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
