//! Task runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PyList, PyTuple};

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::actions::{StateCreate, TaskRunCreate, TaskRunUpdate};
use prefect_client::schemas::objects::{State, TaskRunInput, TaskRunPolicy};
use prefect_client::schemas::{Field, Json, RetryDelay, RetryJitter, states};

#[pymethods]
impl Client {
    /// Create a task run.
    ///
    /// Args:
    ///     task (Any): A decorated Prefect task, or any object with a `task_key` and, if there are any, `tags`,
    ///         `version`, `retries`, `retry_delay_seconds` and `retry_jitter_factor`.
    ///     flow_run_id (UUID | str | _HasId | None): The flow run that it belongs to; None if it runs on its own.
    ///     dynamic_key (str | int): What tells it from the other runs of its task in the same flow run.
    ///     id (UUID | str | _HasId | None): Its id; the server makes one up where None.
    ///     name (str | None): Its name; the server makes one up where None.
    ///     extra_tags (Iterable[str] | None): Tags besides those of the task.
    ///     state (State | Mapping[str, Any] | None): The state that it begins in; `Pending` where None.
    ///     task_inputs (Mapping[str, Iterable[TaskRunResult | FlowRunResult | Parameter | Constant]] | None): Where
    ///         each of its arguments comes from.
    ///
    /// Returns:
    ///     TaskRun: The run. Where there is one of the same task, flow run and dynamic key already, it is that one.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: There is no such flow run, or another task run has that id; the server calls both a
    ///         conflict (409).
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (task, flow_run_id, dynamic_key, id=None, name=None, extra_tags=None, state=None,
                        task_inputs=None))]
    #[expect(clippy::too_many_arguments, reason = "they are the official client's")]
    fn create_task_run<'py>(
        slf: &Bound<'py, Self>,
        task: &Bound<'py, PyAny>,
        flow_run_id: &Bound<'py, PyAny>,
        dynamic_key: &Bound<'py, PyAny>,
        id: Option<&Bound<'py, PyAny>>,
        name: Option<&Bound<'py, PyAny>>,
        extra_tags: Option<&Bound<'py, PyAny>>,
        state: Option<&Bound<'py, PyAny>>,
        task_inputs: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_task_run", |client| {
            let state = match state.filter(|state| !state.is_none()) {
                Some(state) => arguments::model::<State>("state", state)?,
                None => Arc::new(states::pending()),
            };
            let mut run = of_task(task)?
                .dynamic_key(key(dynamic_key)?)
                .state(Some(Arc::new(StateCreate::first(&state))));
            let mut tags = run.tags.clone();
            for tag in arguments::optional::<Vec<String>>("extra_tags", extra_tags)?.unwrap_or_default() {
                if !tags.contains(&tag) {
                    tags.push(tag);
                }
            }
            run = run.tags(tags);
            if !flow_run_id.is_none() {
                run = run.flow_run_id(arguments::id("flow_run_id", flow_run_id)?);
            }
            if let Some(id) = id.filter(|id| !id.is_none()) {
                run = run.id(arguments::id("id", id)?);
            }
            if let Some(name) = arguments::optional::<String>("name", name)? {
                run = run.name(name);
            }
            if let Some(inputs) =
                arguments::optional::<BTreeMap<String, Vec<TaskRunInput>>>("task_inputs", task_inputs)?
            {
                run = run.task_inputs(inputs);
            }
            Ok(async move { client.create_task_run(&run).await })
        })
    }

    /// Read a task run.
    ///
    /// Args:
    ///     task_run_id (UUID | str | _HasId): The task run's id.
    ///
    /// Returns:
    ///     TaskRun: The task run.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such task run.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_task_run<'py>(
        slf: &Bound<'py, Self>,
        task_run_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_task_run", |client| {
            let id = arguments::id("task_run_id", task_run_id)?;
            Ok(async move { client.read_task_run(id).await })
        })
    }

    /// Read a page of the task runs that match all the filters.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
    ///     sort (TaskRunSort | str | None): The order; by id downwards where None.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int): How many to skip.
    ///
    /// Returns:
    ///     list[TaskRun]: The task runs.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, flow_run_filter=None, task_run_filter=None, deployment_filter=None,
                        sort=None, limit=None, offset=None),
           text_signature = "($self, *, flow_filter=None, flow_run_filter=None, task_run_filter=None, \
                             deployment_filter=None, sort=None, limit=None, offset=0)")]
    #[expect(clippy::too_many_arguments, reason = "they are the official client's")]
    fn read_task_runs<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_task_runs", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_task_runs(&filters, sort, limit, offset).await })
        })
    }

    /// Read a numbered page of the task runs that match all the filters, with how many there are in all. The official
    /// client has no such method.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
    ///     sort (TaskRunSort | str | None): The order; by id downwards where None.
    ///     limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
    ///     page (int): Which page, from 1 up.
    ///
    /// Returns:
    ///     TaskRunPaginationResponse: The page. Its `results` are `TaskRunResponse`s, which have some fields less than
    ///         a `TaskRun`; `count` tells how many task runs there are, `pages` how many pages.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, flow_run_filter=None, task_run_filter=None,
                        deployment_filter=None, sort=None, limit=None, page=None),
           text_signature = "($self, *, flow_filter=None, flow_run_filter=None, task_run_filter=None, \
                             deployment_filter=None, sort=None, limit=None, page=1)")]
    #[expect(clippy::too_many_arguments, reason = "they are those of other methods on the same objects")]
    fn paginate_task_runs<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        page: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "paginate_task_runs", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let page = arguments::page(page)?;
            Ok(async move { client.paginate_task_runs(&filters, sort, limit, page).await })
        })
    }

    /// Count the task runs that match all the filters. The official client has no such method.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
    ///
    /// Returns:
    ///     int: How many; not only those of a page.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, flow_run_filter=None, task_run_filter=None,
                        deployment_filter=None))]
    fn count_task_runs<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_task_runs", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            Ok(async move { client.count_task_runs(&filters).await })
        })
    }

    /// Read a task run together with the name of its flow run. The official client has no such method.
    ///
    /// Args:
    ///     task_run_id (UUID | str | _HasId): The task run's id.
    ///
    /// Returns:
    ///     UITaskRun: The task run: a `TaskRun` with a `flow_run_name`.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such task run.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_task_run_with_flow_run_name<'py>(
        slf: &Bound<'py, Self>,
        task_run_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_task_run_with_flow_run_name", |client| {
            let id = arguments::id("task_run_id", task_run_id)?;
            Ok(async move { client.read_task_run_with_flow_run_name(id).await })
        })
    }

    /// Give a task run another name.
    ///
    /// Args:
    ///     task_run_id (UUID | str | _HasId): The task run's id.
    ///     name (str): The name.
    ///
    /// Returns:
    ///     Response: The server's answer, which is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such task run.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn set_task_run_name<'py>(
        slf: &Bound<'py, Self>,
        task_run_id: &Bound<'py, PyAny>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "set_task_run_name", |client| {
            let id = arguments::id("task_run_id", task_run_id)?;
            let update = TaskRunUpdate::default().name(arguments::text("name", name)?);
            Ok(async move { client.update_task_run(id, &update).await })
        })
    }

    /// Ask the server to let a task run enter a state.
    ///
    /// The server may decide otherwise: it may put the run into another state instead, tell to wait, or to
    /// stop. That is no error; see the result's `status`, `state` and `details`.
    ///
    /// Args:
    ///     task_run_id (UUID | str | _HasId): The task run's id.
    ///     state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Running()`.
    ///     force (bool): Whether to skip the rules by which the server decides.
    ///
    /// Returns:
    ///     OrchestrationResult: What the server decided, and the state that the run is in now.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such task run.
    ///     ValidationError: The id is no UUID or the state no state; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (task_run_id, state, force=None), text_signature = "($self, task_run_id, state, force=False)")]
    fn set_task_run_state<'py>(
        slf: &Bound<'py, Self>,
        task_run_id: &Bound<'py, PyAny>,
        state: &Bound<'py, PyAny>,
        force: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "set_task_run_state", |client| {
            let id = arguments::id("task_run_id", task_run_id)?;
            let state = arguments::model::<State>("state", state)?;
            let force = force.map_or(Ok(false), |force| arguments::field("force", force))?;
            Ok(async move { client.set_task_run_state(id, &state, force).await })
        })
    }

    /// Read the states that a task run has been in.
    ///
    /// Args:
    ///     task_run_id (UUID | str | _HasId): The task run's id.
    ///
    /// Returns:
    ///     list[State]: In the order in which it entered them; none where there is no such task run.
    ///
    /// Raises:
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_task_run_states<'py>(
        slf: &Bound<'py, Self>,
        task_run_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_task_run_states", |client| {
            let id = arguments::id("task_run_id", task_run_id)?;
            Ok(async move { client.read_task_run_states(id).await })
        })
    }

    /// Read one state of a task run. The official client has no such method.
    ///
    /// Args:
    ///     task_run_state_id (UUID | str | _HasId): The state's id.
    ///
    /// Returns:
    ///     State: The state.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such state.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_task_run_state<'py>(
        slf: &Bound<'py, Self>,
        task_run_state_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_task_run_state", |client| {
            let id = arguments::id("task_run_state_id", task_run_state_id)?;
            Ok(async move { client.read_task_run_state(id).await })
        })
    }

    /// Delete a task run.
    ///
    /// Args:
    ///     task_run_id (UUID | str | _HasId): The task run's id.
    ///
    /// Returns:
    ///     None: The task run is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such task run.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_task_run<'py>(
        slf: &Bound<'py, Self>,
        task_run_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_task_run", |client| {
            let id = arguments::id("task_run_id", task_run_id)?;
            Ok(async move { client.delete_task_run(id).await })
        })
    }
}

/// A run of a task, with all that the task itself tells of it.
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

/// The seconds between retries, or a list of them, in whole numbers as the server keeps them.
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

/// An attribute of a task, if it has it.
fn attribute<T: Field>(task: &Bound<'_, PyAny>, name: &str) -> InputResult<Option<T>> {
    let found = task.getattr_opt(name)?;
    arguments::optional(name, found.as_ref()).map_err(|error| error.at("task"))
}

/// A dynamic key: text, or a number that becomes it.
fn key(value: &Bound<'_, PyAny>) -> InputResult<String> {
    if value.is_instance_of::<PyInt>() {
        return Ok(value.str()?.to_string_lossy().into_owned());
    }
    arguments::text("dynamic_key", value)
}
