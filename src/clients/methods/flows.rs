//! Flows.

use prefect_rs_macros::methods;
use pyo3::prelude::*;

use crate::arguments::{
    self, AtLeast, Id, Ids, Limit, ModelArgument, Offset, PageNumber, PathPart, PlainText, Sort,
};
use crate::clients::{BaseClient, Client};
use crate::convert::answer::Answer;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::actions::{FlowCreate, FlowUpdate};
use prefect_client::schemas::filters::FlowFilter;
use prefect_client::schemas::sorting::FlowSort;

#[methods]
impl BaseClient {
    /// Create a flow, or return the existing one with the same name.
    ///
    /// Args:
    ///     flow (Any): A decorated Prefect flow, or any object or dict with a `name`.
    ///
    /// Returns:
    ///     UUID: The flow's id.
    fn create_flow(client: Client, flow: Any) {
        let flow = self::flow(flow)?;
        Ok(async move { client.create_flow(&flow).await })
    }

    /// Create a flow by its name, or return the existing one.
    ///
    /// Args:
    ///     flow_name (str): The flow's name.
    ///
    /// Returns:
    ///     UUID: The flow's id.
    async fn create_flow_from_name(client: Client, flow_name: PlainText) {
        client.create_flow(&FlowCreate::default().name(flow_name)).await
    }

    /// Read a flow.
    ///
    /// Returns:
    ///     Flow: The flow.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow does not exist.
    async fn read_flow(client: Client, flow_id: Id) {
        client.read_flow(flow_id).await
    }

    /// Read a flow by its name.
    ///
    /// Args:
    ///     flow_name (str): The flow's name. `.` and `..` cannot be looked up.
    ///
    /// Returns:
    ///     Flow: The flow.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow does not exist.
    async fn read_flow_by_name(client: Client, flow_name: PathPart) {
        client.read_flow_by_name(&flow_name).await
    }

    /// Read a page of the flows that match all filters.
    ///
    /// Args:
    ///     sort (FlowSort | str | None): Sort order. Defaults to ascending name.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Must be None: the server cannot filter flows
    ///         by work queue. The official client has this argument.
    ///
    /// Returns:
    ///     list[Flow]: The flows.
    #[iter(iter_flows(filters, sort), without(work_queue_filter))]
    fn read_flows(
        client: Client,
        limit: Limit,
        #[default(0, "None")] offset: Offset,
        sort: Option<Sort<FlowSort>>,
        filters: Filters![flow, deployment, *, flow_run, task_run, work_pool],
        work_queue_filter: Option<Any>,
    ) {
        if let Some(filter) = work_queue_filter {
            let message = "expected None: the server cannot filter flows by work queue";
            return Err(InputError::new("not_supported", message, filter).at("work_queue_filter"));
        }
        Ok(async move { client.read_flows(&filters, sort, limit, offset).await })
    }

    /// Read a numbered page of the flows that match all filters, and the total count.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     sort (FlowSort | str | None): Sort order. Defaults to ascending name.
    ///
    /// Returns:
    ///     FlowPaginationResponse: The page. `results` are `Flow`s, `count` is the total number of flows, `pages` the
    ///         number of pages.
    async fn paginate_flows(
        client: Client,
        filters: Filters![*, flow, deployment, flow_run, task_run, work_pool],
        sort: Option<Sort<FlowSort>>,
        limit: Limit,
        page: PageNumber,
    ) {
        client.paginate_flows(&filters, sort, limit, page).await
    }

    /// Count the flows that match all filters.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     int: The number of flows.
    async fn count_flows(
        client: Client,
        filters: Filters![*, flow, deployment, flow_run, task_run, work_pool],
    ) {
        client.count_flows(&filters).await
    }

    /// Count the deployments of several flows.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`. At most 200.
    ///
    /// Returns:
    ///     dict[UUID, int]: The number of deployments by flow id. It is 0 for flows that do not exist.
    async fn count_deployments_by_flow(client: Client, flow_ids: Ids) {
        client.count_deployments_by_flow(&flow_ids).await.map(Answer::by_id)
    }

    /// Read the next scheduled run of several flows.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`. At most 200.
    ///
    /// Returns:
    ///     dict[UUID, SimpleNextFlowRun | None]: The next run by flow id, or None if no run is scheduled.
    async fn read_next_runs_by_flow(client: Client, flow_ids: Ids) {
        client.read_next_runs_by_flow(&flow_ids).await.map(Answer::by_id)
    }

    /// Update a flow. Fields that are not set in the update keep their values.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     flow (FlowUpdate | Mapping[str, Any]): The fields to change: the tags.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow does not exist.
    async fn update_flow(client: Client, flow_id: Id, flow: ModelArgument<FlowUpdate>) {
        client.update_flow(flow_id, &flow).await
    }

    /// Delete a flow, its deployments and its runs.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow does not exist.
    async fn delete_flow(client: Client, flow_id: Id) {
        client.delete_flow(flow_id).await
    }

    /// Delete the flows that match a filter, and their deployments, in one request.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any]): Which flows to delete. `FlowFilter()` matches all.
    ///     limit (int | None): Maximum number of flows to delete. Defaults to 50, the server's upper limit.
    ///
    /// Returns:
    ///     FlowBulkDeleteResponse: `deleted` has the ids of the deleted flows. More may match: repeat the call until it
    ///         is empty.
    async fn bulk_delete_flows(
        client: Client,
        flow_filter: ModelArgument<FlowFilter>,
        limit: Option<AtLeast<1>>,
    ) {
        client.bulk_delete_flows(&flow_filter, limit).await
    }
}

/// The flow to create, from a `FlowCreate`, a dict, or an object with a `name`, such as a decorated Prefect flow.
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
