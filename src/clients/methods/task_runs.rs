//! Task runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use prefect_rs_macros::methods;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PyList, PyTuple};

use super::flow_runs::intervals;
use crate::arguments::{self, Id, Ids, Limit, ModelArgument, Offset, OrNone, PageNumber, PlainText, Sort};
use crate::clients::{BaseClient, Client};
use crate::convert::answer::Answer;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::actions::{StateCreate, TaskRunCreate, TaskRunUpdate};
use prefect_client::schemas::filters::{Filters, TaskRunFilter};
use prefect_client::schemas::objects::{State, TaskRunInput, TaskRunPolicy};
use prefect_client::schemas::sorting::TaskRunSort;
use prefect_client::schemas::{DateTime, Field, Json, RetryDelay, RetryJitter, states};

#[methods]
impl BaseClient {
    /// Create a task run.
    ///
    /// Args:
    ///     task (Any): A decorated Prefect task, or any object with a `task_key` and, optionally, `tags`, `version`,
    ///         `retries`, `retry_delay_seconds` and `retry_jitter_factor`.
    ///     flow_run_id (UUID | str | _HasId | None): The flow run that it belongs to, or None for a task that runs
    ///         outside of a flow.
    ///     dynamic_key (str | int): A key that distinguishes the runs of one task in a flow run.
    ///     id (UUID | str | _HasId | None): The run's id. Defaults to a generated id.
    ///     name (str | None): The run's name. Defaults to a generated name.
    ///     extra_tags (Iterable[str] | None): Tags, in addition to those of the task.
    ///     state (State | Mapping[str, Any] | None): The initial state. Defaults to `Pending`.
    ///     task_inputs (Mapping[str, Iterable[TaskRunResult | FlowRunResult | Parameter | Constant]] | None): The sources
    ///         of each argument.
    ///
    /// Returns:
    ///     TaskRun: The task run. If one with the same task, flow run and dynamic key exists, it is returned instead.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: Another task run has this id, or the flow run does not exist, which the server also reports
    ///         as a conflict (409).
    fn create_task_run(
        client: Client,
        task: Any,
        flow_run_id: OrNone<Id>,
        dynamic_key: Any,
        id: Option<Id>,
        name: Option<String>,
        extra_tags: Option<Vec<String>>,
        state: Option<ModelArgument<State>>,
        task_inputs: Option<BTreeMap<String, Vec<TaskRunInput>>>,
    ) {
        let state = state.unwrap_or_else(|| Arc::new(states::pending()));
        let mut run =
            of_task(task)?.dynamic_key(key(dynamic_key)?).state(Some(Arc::new(StateCreate::first(&state))));
        let mut tags = run.tags.clone();
        for tag in extra_tags.unwrap_or_default() {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        run = run.tags(tags);
        if let Some(flow_run_id) = flow_run_id {
            run = run.flow_run_id(flow_run_id);
        }
        if let Some(id) = id {
            run = run.id(id);
        }
        if let Some(name) = name {
            run = run.name(name);
        }
        if let Some(inputs) = task_inputs {
            run = run.task_inputs(inputs);
        }
        Ok(async move { client.create_task_run(&run).await })
    }

    /// Read a task run.
    ///
    /// Returns:
    ///     TaskRun: The task run.
    ///
    /// Raises:
    ///     ObjectNotFound: The task run does not exist.
    async fn read_task_run(client: Client, task_run_id: Id) {
        client.read_task_run(task_run_id).await
    }

    /// Read a page of the task runs that match all filters.
    ///
    /// Args:
    ///     sort (TaskRunSort | str | None): Sort order. Defaults to descending id.
    ///
    /// Returns:
    ///     list[TaskRun]: The task runs.
    #[iter(iter_task_runs(filters, sort))]
    async fn read_task_runs(
        client: Client,
        filters: Filters![*, flow, flow_run, task_run, deployment],
        sort: Option<Sort<TaskRunSort>>,
        limit: Limit,
        offset: Offset,
    ) {
        client.read_task_runs(&filters, sort, limit, offset).await
    }

    /// Read a numbered page of the task runs that match all filters, and the total count.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     sort (TaskRunSort | str | None): Sort order. Defaults to descending id.
    ///
    /// Returns:
    ///     TaskRunPaginationResponse: The page. `results` are `TaskRunResponse`s, which lack some fields of a `TaskRun`.
    ///         `count` is the total number of task runs, `pages` the number of pages.
    async fn paginate_task_runs(
        client: Client,
        filters: Filters![*, flow, flow_run, task_run, deployment],
        sort: Option<Sort<TaskRunSort>>,
        limit: Limit,
        page: PageNumber,
    ) {
        client.paginate_task_runs(&filters, sort, limit, page).await
    }

    /// Count the task runs that match all filters.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     int: The number of task runs.
    async fn count_task_runs(client: Client, filters: Filters![*, flow, flow_run, task_run, deployment]) {
        client.count_task_runs(&filters).await
    }

    /// Count the task runs of several flow runs.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     flow_run_ids (Iterable[Any]): The flow runs' ids, or objects with an `id`. At most 200.
    ///
    /// Returns:
    ///     dict[UUID, int]: The number of task runs by flow run id. It is 0 for flow runs that do not exist.
    async fn count_task_runs_by_flow_run(client: Client, flow_run_ids: Ids) {
        client.count_task_runs_by_flow_run(&flow_run_ids).await.map(Answer::by_id)
    }

    /// Count the task runs that match all filters by state type.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     dict[str, int]: The number of task runs for every state type, such as `COMPLETED` and `RUNNING`.
    async fn count_task_runs_by_state(
        client: Client,
        filters: Filters![*, flow, flow_run, task_run, deployment],
    ) {
        client.count_task_runs_by_state(&filters).await.map(Answer::of)
    }

    /// Count the task runs that match all filters by state, in intervals of time.
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
    fn read_task_run_history(
        client: Client,
        history_start: DateTime,
        history_end: DateTime,
        history_interval_seconds: Any,
        filters: Filters![*, flow, flow_run, task_run, deployment],
    ) {
        let intervals = intervals(history_start, history_end, history_interval_seconds)?;
        Ok(async move { client.read_task_run_history(intervals, &filters).await })
    }

    /// Count the completed and failed task runs in 20 intervals of equal length.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any]): Which task runs. `start_time.after_` is the start of the
    ///         first interval and is required, `start_time.before_` the end of the last one, which defaults to now.
    ///
    /// Returns:
    ///     list[TaskRunCount]: The 20 intervals, in order.
    async fn read_dashboard_task_run_counts(
        client: Client,
        task_run_filter: ModelArgument<TaskRunFilter>,
        filters: Filters![*, flow, flow_run, deployment, work_pool, work_queue],
    ) {
        let filters = Filters { task_run: Some(task_run_filter), ..filters };
        client.read_dashboard_task_run_counts(&filters).await
    }

    /// Read a task run, with the name of its flow run.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     UITaskRun: The task run: a `TaskRun` with a `flow_run_name`.
    ///
    /// Raises:
    ///     ObjectNotFound: The task run does not exist.
    async fn read_task_run_with_flow_run_name(client: Client, task_run_id: Id) {
        client.read_task_run_with_flow_run_name(task_run_id).await
    }

    /// Rename a task run.
    ///
    /// Args:
    ///     name (str): The new name.
    ///
    /// Returns:
    ///     Response: The response, with an empty body.
    ///
    /// Raises:
    ///     ObjectNotFound: The task run does not exist.
    async fn set_task_run_name(client: Client, task_run_id: Id, name: PlainText) {
        client.update_task_run(task_run_id, &TaskRunUpdate::default().name(name)).await
    }

    /// Propose a state for a task run.
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
    ///     ObjectNotFound: The task run does not exist.
    async fn set_task_run_state(
        client: Client,
        task_run_id: Id,
        state: ModelArgument<State>,
        #[default(false)] force: bool,
    ) {
        client.set_task_run_state(task_run_id, &state, force).await
    }

    /// Read the states that a task run has been in.
    ///
    /// Returns:
    ///     list[State]: The states, the earliest first. The list is empty if the task run does not exist.
    async fn read_task_run_states(client: Client, task_run_id: Id) {
        client.read_task_run_states(task_run_id).await
    }

    /// Read a state of a task run.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     task_run_state_id (UUID | str | _HasId): The state's id, or any object with an `id`.
    ///
    /// Returns:
    ///     State: The state.
    ///
    /// Raises:
    ///     ObjectNotFound: The state does not exist.
    async fn read_task_run_state(client: Client, task_run_state_id: Id) {
        client.read_task_run_state(task_run_state_id).await
    }

    /// Delete a task run.
    ///
    /// Raises:
    ///     ObjectNotFound: The task run does not exist.
    async fn delete_task_run(client: Client, task_run_id: Id) {
        client.delete_task_run(task_run_id).await
    }
}

/// A run of a task, with what the task itself says about it.
fn of_task(task: &Bound<'_, PyAny>) -> InputResult<TaskRunCreate> {
    let Some(task_key) = attribute::<String>(task, "task_key")? else {
        return Err(InputError::expected("a task: an object with a task_key", task).at("task"));
    };
    let mut policy = TaskRunPolicy::default();
    if let Some(retries) = attribute::<i64>(task, "retries")? {
        policy = policy.retries(retries);
    }
    if let Some(delay) = retry_delay(task)? {
        policy = policy.retry_delay(RetryDelay(delay));
    }
    if let Some(factor) = attribute::<f64>(task, "retry_jitter_factor")? {
        policy = policy.retry_jitter_factor(RetryJitter(factor));
    }
    let mut run = TaskRunCreate::default()
        .task_key(task_key)
        .tags(attribute::<Vec<String>>(task, "tags")?.unwrap_or_default())
        .empirical_policy(Arc::new(policy));
    if let Some(version) = attribute::<String>(task, "version")? {
        run = run.task_version(version);
    }
    Ok(run)
}

/// The seconds between retries, or a list of them, as integers: the server stores nothing else.
fn retry_delay(task: &Bound<'_, PyAny>) -> InputResult<Option<Json>> {
    let name = "retry_delay_seconds";
    let Some(delay) = task.getattr_opt(name)?.filter(|delay| !delay.is_none()) else { return Ok(None) };
    let whole = |seconds: f64| seconds as i64;
    let json = if delay.is_instance_of::<PyList>() || delay.is_instance_of::<PyTuple>() {
        let seconds = attribute::<Vec<f64>>(task, name)?.unwrap_or_default();
        Json::new(&seconds.into_iter().map(whole).collect::<Vec<_>>())
    } else if delay.is_instance_of::<PyInt>() || delay.is_instance_of::<PyFloat>() {
        Json::new(&attribute::<f64>(task, name)?.map(whole))
    } else {
        return Err(InputError::expected("a number of seconds, or a list of them", &delay)
            .at(name)
            .at("task"));
    };
    json.map(Some)
        .map_err(|error| InputError::new("value_error", error.to_string(), &delay).at(name).at("task"))
}

/// An attribute of a task, if it exists.
fn attribute<T: Field>(task: &Bound<'_, PyAny>, name: &str) -> InputResult<Option<T>> {
    let found = task.getattr_opt(name)?;
    arguments::optional(name, found.as_ref()).map_err(|error| error.at("task"))
}

/// A dynamic key: text, or an integer that is converted to text.
fn key(value: &Bound<'_, PyAny>) -> InputResult<String> {
    if value.is_instance_of::<PyInt>() {
        return Ok(value.str()?.to_string_lossy().into_owned());
    }
    arguments::text("dynamic_key", value)
}
