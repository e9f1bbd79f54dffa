//! Flow runs.

use std::sync::Arc;

use prefect_rs_macros::methods;
use pyo3::prelude::*;

use super::{bulk_answer, waiting};
use crate::arguments::{
    self, AtLeast, Id, Interval, Limit, ModelArgument, Offset, PageNumber, PlainText, Seconds, Sort,
};
use crate::clients::{BaseClient, Client, LongWork};
use crate::convert::answer::Answer;
use crate::convert::classes;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::client::{FlowToRun, Intervals, NewFlowRun};
use prefect_client::schemas::actions::{FlowRunCreate, FlowRunUpdate, StateCreate};
use prefect_client::schemas::filters::FlowRunFilter;
use prefect_client::schemas::objects::{FlowRunPolicy, State};
use prefect_client::schemas::sorting::{FlowRunSort, ObservedStateSort};
use prefect_client::schemas::{DateTime, JsonObject, KeyValueLabels, TimeDelta, states};

#[methods]
impl BaseClient {
    /// Create a flow run.
    ///
    /// Args:
    ///     flow (Any): A `Flow` that was read from the API, or any object with an `id`; or a decorated Prefect flow, or
    ///         any object with a `name`, which is created first if it does not exist.
    ///     name (str | None): The run's name. Defaults to a generated name.
    ///     parameters (dict[str, Any] | None): The flow's parameters: anything that can be encoded as JSON, including
    ///         dates, UUIDs and dataclasses.
    ///     context (dict[str, Any] | None): Additional context for the run.
    ///     tags (Iterable[str] | None): Tags.
    ///     parent_task_run_id (UUID | str | _HasId | None): The task run that represents this run in its parent flow
    ///         run.
    ///     state (State | Mapping[str, Any] | None): The initial state. Defaults to `Pending`.
    ///     work_pool_name (str | None): The work pool.
    ///     work_queue_name (str | None): The work queue.
    ///     job_variables (dict[str, Any] | None): Overrides of the work pool's job variables.
    ///     idempotency_key (str | None): If the flow has a run with this key, that run is returned and none is created.
    ///         Defaults to a new key, so that the request can be retried.
    ///
    /// Returns:
    ///     FlowRun: The flow run. Its `parameters` are the objects that were passed.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: No flow has this id. The server reports this as a conflict (409).
    fn create_flow_run(
        client: Client,
        flow: Any,
        name: Option<String>,
        parameters: Option<Any>,
        context: Option<JsonObject>,
        tags: Option<Vec<String>>,
        parent_task_run_id: Option<Id>,
        state: Option<ModelArgument<State>>,
        work_pool_name: Option<String>,
        work_queue_name: Option<String>,
        job_variables: Option<JsonObject>,
        idempotency_key: Option<PlainText>,
    ) {
        let state = state.unwrap_or_else(|| Arc::new(states::pending()));
        let mut run = FlowRunCreate::default()
            .state(Some(Arc::new(StateCreate::first(&state))))
            .parameters(arguments::optional::<JsonObject>("parameters", parameters)?.unwrap_or_default())
            .context(context.unwrap_or_default())
            .tags(tags.unwrap_or_default())
            .empirical_policy(Arc::new(policy(flow)?));
        if let Some(version) = attribute::<String>(flow, "version")? {
            run = run.flow_version(version);
        }
        if let Some(name) = name {
            run = run.name(name);
        }
        if let Some(parent) = parent_task_run_id {
            run = run.parent_task_run_id(parent);
        }
        if let Some(name) = work_pool_name {
            run = run.work_pool_name(name);
        }
        if let Some(name) = work_queue_name {
            run = run.work_queue_name(name);
        }
        if let Some(variables) = job_variables {
            run = run.job_variables(variables);
        }
        if let Some(key) = idempotency_key {
            run = run.idempotency_key(key);
        }
        let new = NewFlowRun { flow: flow_to_run(flow)?, run };
        let given = parameters.map(|given| given.clone().unbind());
        Ok(async move {
            let run = client.create_flow_run(new).await?;
            Ok(Answer::finish(move |py| {
                let run = classes::wrap(py, run)?;
                if let Some(given) = given {
                    run.setattr("parameters", given)?;
                }
                Ok(run.into_any())
            }))
        })
    }

    /// Read a flow run.
    ///
    /// Returns:
    ///     FlowRun: The flow run.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn read_flow_run(client: Client, flow_run_id: Id) {
        client.read_flow_run(flow_run_id).await
    }

    /// Read a page of the flow runs that match all filters.
    ///
    /// Each filter applies to one kind of object: with a `flow_run_filter` and a `deployment_filter`, a flow run is
    /// returned if it matches the first and its deployment matches the second. All criteria of a filter must match,
    /// unless its `operator` says otherwise. Only the criteria that are set are sent.
    ///
    /// Args:
    ///     sort (FlowRunSort | str | None): Sort order. Defaults to descending id.
    ///
    /// Returns:
    ///     list[FlowRun]: The flow runs. Their attributes are converted to Python objects on first access, so a page
    ///         costs little until it is used.
    #[iter(iter_flow_runs(filters, sort))]
    async fn read_flow_runs(
        client: Client,
        filters: Filters![*, flow, flow_run, task_run, deployment, work_pool, work_queue],
        sort: Option<Sort<FlowRunSort>>,
        limit: Limit,
        offset: Offset,
    ) {
        client.read_flow_runs(&filters, sort, limit, offset).await
    }

    /// Read a numbered page of the flow runs that match all filters, and the total count.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     sort (FlowRunSort | str | None): Sort order. Defaults to descending id.
    ///
    /// Returns:
    ///     FlowRunPaginationResponse: The page. `results` are `FlowRun`s, `count` is the total number of flow runs,
    ///         `pages` the number of pages.
    async fn paginate_flow_runs(
        client: Client,
        filters: Filters![*, flow, flow_run, task_run, deployment, work_pool, work_queue],
        sort: Option<Sort<FlowRunSort>>,
        limit: Limit,
        page: PageNumber,
    ) {
        client.paginate_flow_runs(&filters, sort, limit, page).await
    }

    /// Count the flow runs that match all filters.
    ///
    /// Returns:
    ///     int: The number of flow runs.
    async fn count_flow_runs(
        client: Client,
        filters: Filters![*, flow, flow_run, task_run, deployment, work_pool, work_queue],
    ) {
        client.count_flow_runs(&filters).await
    }

    /// Read the average lateness of the flow runs that match all filters: how late they started or, if they have not
    /// started yet, how late they are now.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     timedelta | None: The average, or None if no flow run matches.
    async fn read_average_flow_run_lateness(
        client: Client,
        filters: Filters![*, flow, flow_run, task_run, deployment, work_pool, work_queue],
    ) {
        client.read_average_flow_run_lateness(&filters).await.map(Answer::of)
    }

    /// Count the flow runs that match all filters by state, in intervals of time.
    ///
    /// A run counts in the interval of its expected start time.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     history_start (datetime | str): The start of the first interval.
    ///     history_end (datetime | str): The end of the last interval.
    ///     history_interval_seconds (timedelta | float): The length of the intervals, at least 1 second. A number is in
    ///         seconds.
    ///
    /// Returns:
    ///     list[HistoryResponse]: The intervals, each with its states. The server returns the first 500 at most.
    fn read_flow_run_history(
        client: Client,
        history_start: DateTime,
        history_end: DateTime,
        history_interval_seconds: Any,
        filters: Filters![*, flow, flow_run, task_run, deployment, work_pool, work_queue],
    ) {
        let intervals = intervals(history_start, history_end, history_interval_seconds)?;
        Ok(async move { client.read_flow_run_history(intervals, &filters).await })
    }

    /// Read a page of the flow runs that match all filters, as data points for a chart: start times, durations and lateness.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     sort (FlowRunSort | str | None): Sort order. Defaults to descending expected start time.
    ///     limit (int | None): Maximum number of results. Defaults to 1,000, the server's upper limit.
    ///
    /// Returns:
    ///     list[SimpleFlowRun]: The data points.
    #[iter(iter_flow_run_history_points(filters, sort))]
    async fn read_flow_run_history_points(
        client: Client,
        filters: Filters![*, flow, flow_run, task_run, deployment, work_pool],
        sort: Option<Sort<FlowRunSort>>,
        limit: Limit,
        offset: Offset,
    ) {
        client.read_flow_run_history_points(&filters, sort, limit, offset).await
    }

    /// Read the names and types of the states that runs have been in, for the runs that the server still has.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     query (str | None): Only states whose name or type starts with this text, ignoring case. At most 100
    ///         characters.
    ///     sort (ObservedStateSort | str | None): Sort order. Defaults to the most recent use first.
    ///     limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
    ///
    /// Returns:
    ///     list[ObservedState]: The states.
    async fn read_observed_states(
        client: Client,
        query: Option<PlainText>,
        sort: Option<Sort<ObservedStateSort>>,
        limit: Option<AtLeast<1>>,
    ) {
        client.read_observed_states(query.as_deref(), sort.as_ref(), limit).await
    }

    /// Update a flow run. Arguments that are None leave their fields unchanged.
    ///
    /// Args:
    ///     flow_version (str | None): The flow's version.
    ///     parameters (dict[str, Any] | None): The parameters. They replace all existing ones.
    ///     name (str | None): The run's name.
    ///     tags (Iterable[str] | None): The tags. They replace all existing ones.
    ///     empirical_policy (FlowRunPolicy | Mapping[str, Any] | None): The policy for retries and pauses.
    ///     infrastructure_pid (str | None): The run's identifier in its infrastructure.
    ///     job_variables (dict[str, Any] | None): Overrides of the work pool's job variables.
    ///
    /// Returns:
    ///     Response: The response, with an empty body.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn update_flow_run(
        client: Client,
        flow_run_id: Id,
        flow_version: Option<String>,
        parameters: Option<JsonObject>,
        name: Option<String>,
        tags: Option<Vec<String>>,
        empirical_policy: Option<ModelArgument<FlowRunPolicy>>,
        infrastructure_pid: Option<String>,
        job_variables: Option<JsonObject>,
    ) {
        let mut update = FlowRunUpdate::default();
        if let Some(version) = flow_version {
            update = update.flow_version(version);
        }
        if let Some(parameters) = parameters {
            update = update.parameters(parameters);
        }
        if let Some(name) = name {
            update = update.name(name);
        }
        if let Some(tags) = tags {
            update = update.tags(tags);
        }
        if let Some(policy) = empirical_policy {
            update = update.empirical_policy(policy);
        }
        if let Some(pid) = infrastructure_pid {
            update = update.infrastructure_pid(pid);
        }
        if let Some(variables) = job_variables {
            update = update.job_variables(variables);
        }
        client.update_flow_run(flow_run_id, &update).await
    }

    /// Set labels of a flow run. Other labels keep their values.
    ///
    /// Args:
    ///     labels (dict[str, bool | int | float | str]): The labels.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn update_flow_run_labels(client: Client, flow_run_id: Id, labels: KeyValueLabels) {
        client.update_flow_run_labels(flow_run_id, &labels).await
    }

    /// Rename a flow run.
    ///
    /// Args:
    ///     name (str): The new name.
    ///
    /// Returns:
    ///     Response: The response, with an empty body.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn set_flow_run_name(client: Client, flow_run_id: Id, name: PlainText) {
        client.update_flow_run(flow_run_id, &FlowRunUpdate::default().name(name)).await
    }

    /// Propose a state for a flow run.
    ///
    /// The server may accept it, put the run into another state, or delay or abort the transition. None of these raises:
    /// see `status`, `state` and `details` of the result.
    ///
    /// Args:
    ///     state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Running()`.
    ///     force (bool): Whether to bypass the server's orchestration rules.
    ///
    /// Returns:
    ///     OrchestrationResult: The server's decision, and the state that the run is in now.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn set_flow_run_state(
        client: Client,
        flow_run_id: Id,
        state: ModelArgument<State>,
        #[default(false)] force: bool,
    ) {
        client.set_flow_run_state(flow_run_id, &state, force).await
    }

    /// Propose a state for the flow runs that match a filter, in one request.
    ///
    /// As with `set_flow_run_state`, the server may decide differently for each run, which does not raise. Runs that fail
    /// because the server's database is busy are retried.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs. `FlowRunFilter()` matches all.
    ///     state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Cancelled()`.
    ///     force (bool): Whether to bypass the server's orchestration rules.
    ///     limit (int | None): Maximum number of flow runs. Defaults to 50, the server's upper limit.
    ///     raise_on_failure (bool): Whether to raise an error if some runs failed. Otherwise, their results have the
    ///         status `ABORT` and the reason in `details`.
    ///
    /// Returns:
    ///     FlowRunBulkSetStateResponse: `results` has the server's decision for each run.
    ///
    /// Raises:
    ///     BulkOperationError: The server's database failed for some runs. The error has the results of all runs.
    async fn bulk_set_flow_run_state(
        client: Client,
        flow_run_filter: ModelArgument<FlowRunFilter>,
        state: ModelArgument<State>,
        #[default(false)] force: bool,
        limit: Option<AtLeast<1>>,
        _: KeywordOnly,
        #[default(true)] raise_on_failure: bool,
    ) {
        let done = client.bulk_set_flow_run_state(&flow_run_filter, &state, force, limit).await?;
        Ok(bulk_answer(done, raise_on_failure))
    }

    /// Resume a paused flow run.
    ///
    /// Args:
    ///     run_input (dict[str, Any] | None): The input that the run waits for.
    ///
    /// Returns:
    ///     OrchestrationResult: The server's decision, and the state that the run is in now.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn resume_flow_run(client: Client, flow_run_id: Id, run_input: Option<JsonObject>) {
        client.resume_flow_run(flow_run_id, run_input.as_ref()).await
    }

    /// Cancel a flow run.
    ///
    /// A run that has begun, or for which infrastructure is being prepared, enters `Cancelling`: the worker or process that
    /// runs it stops it, and then it is `Cancelled`. A run that has not begun is `Cancelled` at once. One that has ended
    /// stays as it is.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     run (UUID | str | _HasId): The flow run, or its id.
    ///     wait (bool): Whether to wait until the run has ended, as `wait_for_flow_run` does.
    ///     timeout (float | timedelta | None): Maximum time to wait, in seconds. Defaults to no limit. Requires `wait=True`.
    ///     poll_interval (float | timedelta | None): Maximum time between two requests of the wait, in seconds. Defaults to
    ///         5. Requires `wait=True`.
    ///
    /// Returns:
    ///     FlowRun: The flow run, in its new state.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    ///     StateRefused: The server does not cancel the run. The message says why.
    ///     FlowRunWaitTimeout: The timeout expired.
    #[aside(wait)]
    fn cancel_flow_run(
        client: Client,
        run: Id,
        _: KeywordOnly,
        #[default(false)] wait: bool,
        timeout: Option<Seconds>,
        poll_interval: Option<Interval>,
    ) {
        waiting::only_with_wait(
            wait,
            &[("timeout", timeout.is_some()), ("poll_interval", poll_interval.is_some())],
        )?;
        Ok(LongWork::new(async move {
            let run = client.cancel_flow_run(run).await?;
            if !wait {
                return Ok(Answer::from(run));
            }
            let (wait, _) = waiting::wait(timeout, None, poll_interval);
            let waiting = client.wait_for_flow_runs(vec![run.id], wait);
            waiting::the_only(client, waiting, false).await
        }))
    }

    /// Delete a flow run.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn delete_flow_run(client: Client, flow_run_id: Id) {
        client.delete_flow_run(flow_run_id).await
    }

    /// Delete the flow runs that match a filter, in one request.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs to delete. `FlowRunFilter()` matches all.
    ///     limit (int | None): Maximum number of flow runs to delete. Defaults to 50, the server's upper limit.
    ///
    /// Returns:
    ///     FlowRunBulkDeleteResponse: `deleted` has the ids of the deleted flow runs. More may match: repeat the call
    ///         until it is empty.
    async fn bulk_delete_flow_runs(
        client: Client,
        flow_run_filter: ModelArgument<FlowRunFilter>,
        limit: Option<AtLeast<1>>,
    ) {
        client.bulk_delete_flow_runs(&flow_run_filter, limit).await
    }
}

/// A period of time, in intervals of equal length.
pub(super) fn intervals(start: DateTime, end: DateTime, length: &Bound<'_, PyAny>) -> InputResult<Intervals> {
    let name = "history_interval_seconds";
    let interval = arguments::field::<TimeDelta>(name, length)?;
    if interval.0 < 1.0 {
        return Err(InputError::new("value_error", "expected at least 1 second", length).at(name));
    }
    Ok(Intervals { start, end, interval })
}

/// The flow of a new run: by its id if the object has one, otherwise by its name.
fn flow_to_run(flow: &Bound<'_, PyAny>) -> InputResult<FlowToRun> {
    if arguments::is_id(flow)? || flow.getattr_opt("id")?.is_some() {
        return Ok(FlowToRun::Existing(arguments::id("flow", flow)?));
    }
    match super::flows::flow(flow) {
        Ok(create) => Ok(FlowToRun::Named(Arc::new(create))),
        Err(InputError::Raised(error)) => Err(InputError::Raised(error)),
        Err(_) => Err(InputError::expected("a flow: an object with an id or a name", flow).at("flow")),
    }
}

/// The retry policy of a decorated flow. It is empty for a flow that was read from the API.
fn policy(flow: &Bound<'_, PyAny>) -> InputResult<FlowRunPolicy> {
    let mut policy = FlowRunPolicy::default();
    if let Some(retries) = attribute::<i64>(flow, "retries")? {
        policy = policy.retries(retries);
    }
    let delay = attribute::<f64>(flow, "retry_delay_seconds")?;
    // A decorated flow without a delay has None there; a flow from the API has no such attribute.
    if delay.is_some() || flow.getattr_opt("retry_delay_seconds")?.is_some() {
        policy = policy.retry_delay(delay.unwrap_or_default() as i64);
    }
    Ok(policy)
}

/// An attribute of a decorated flow, if it exists.
fn attribute<T: prefect_client::schemas::Field>(
    flow: &Bound<'_, PyAny>,
    name: &str,
) -> InputResult<Option<T>> {
    if arguments::is_id(flow)? {
        return Ok(None);
    }
    let found = flow.getattr_opt(name)?;
    arguments::optional(name, found.as_ref()).map_err(|error| error.at("flow"))
}
