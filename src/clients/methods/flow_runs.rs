//! Flow runs.

use std::sync::Arc;

use pyo3::prelude::*;

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use crate::convert::answer::Answer;
use crate::convert::classes;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::client::{FlowToRun, NewFlowRun};
use prefect_client::schemas::actions::{FlowRunCreate, FlowRunUpdate, StateCreate};
use prefect_client::schemas::objects::{FlowRunPolicy, State};
use prefect_client::schemas::{JsonObject, KeyValueLabels, states};

#[pymethods]
impl Client {
    /// Create a flow run.
    ///
    /// Args:
    ///     flow (Any): A `Flow` that was read from the API (or any object with an `id`), or a decorated Prefect
    ///         flow (or any object with a `name`), which is created first if the server does not know it.
    ///     name (str | None): The run's name; the server makes one up where None.
    ///     parameters (dict[str, Any] | None): What the flow is called with: anything that JSON can hold, and dates,
    ///         UUIDs, dataclasses and the like as their text or fields.
    ///     context (dict[str, Any] | None): Further data for the run.
    ///     tags (Iterable[str] | None): Tags to find it by.
    ///     parent_task_run_id (UUID | str | _HasId | None): The task run that stands for it in its parent's flow run.
    ///     state (State | Mapping[str, Any] | None): The state that it begins in; `Pending` where None.
    ///     work_pool_name (str | None): The work pool to run in.
    ///     work_queue_name (str | None): The work queue to wait in.
    ///     job_variables (dict[str, Any] | None): What to set differently from the work pool's job template.
    ///     idempotency_key (str | None): A key of your own. If the flow has a run with this key already, that run is
    ///         returned and none is created. Defaults to a new key, so that a request can be sent again.
    ///
    /// Returns:
    ///     FlowRun: The run. Its `parameters` are the objects that were given.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong, such as parameters that are no JSON; nothing was sent.
    ///     ObjectAlreadyExists: There is no flow with that id; the server calls that a conflict (409).
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (flow, name=None, parameters=None, context=None, tags=None, parent_task_run_id=None, state=None,
                        work_pool_name=None, work_queue_name=None, job_variables=None, idempotency_key=None))]
    #[expect(clippy::too_many_arguments, reason = "they are the official client's")]
    fn create_flow_run<'py>(
        slf: &Bound<'py, Self>,
        flow: &Bound<'py, PyAny>,
        name: Option<&Bound<'py, PyAny>>,
        parameters: Option<&Bound<'py, PyAny>>,
        context: Option<&Bound<'py, PyAny>>,
        tags: Option<&Bound<'py, PyAny>>,
        parent_task_run_id: Option<&Bound<'py, PyAny>>,
        state: Option<&Bound<'py, PyAny>>,
        work_pool_name: Option<&Bound<'py, PyAny>>,
        work_queue_name: Option<&Bound<'py, PyAny>>,
        job_variables: Option<&Bound<'py, PyAny>>,
        idempotency_key: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_flow_run", |client| {
            let state = match state.filter(|state| !state.is_none()) {
                Some(state) => arguments::model::<State>("state", state)?,
                None => Arc::new(states::pending()),
            };
            let mut run = FlowRunCreate::default()
                .state(Some(Arc::new(StateCreate::first(&state))))
                .parameters(arguments::optional::<JsonObject>("parameters", parameters)?.unwrap_or_default())
                .context(arguments::optional::<JsonObject>("context", context)?.unwrap_or_default())
                .tags(arguments::optional::<Vec<String>>("tags", tags)?.unwrap_or_default())
                .empirical_policy(Arc::new(policy(flow)?));
            if let Some(version) = attribute::<String>(flow, "version")? {
                run = run.flow_version(version);
            }
            if let Some(name) = arguments::optional::<String>("name", name)? {
                run = run.name(name);
            }
            if let Some(parent) = parent_task_run_id.filter(|parent| !parent.is_none()) {
                run = run.parent_task_run_id(arguments::id("parent_task_run_id", parent)?);
            }
            if let Some(name) = arguments::optional::<String>("work_pool_name", work_pool_name)? {
                run = run.work_pool_name(name);
            }
            if let Some(name) = arguments::optional::<String>("work_queue_name", work_queue_name)? {
                run = run.work_queue_name(name);
            }
            if let Some(variables) = arguments::optional::<JsonObject>("job_variables", job_variables)? {
                run = run.job_variables(variables);
            }
            if let Some(key) = idempotency_key.filter(|key| !key.is_none()) {
                run = run.idempotency_key(arguments::text("idempotency_key", key)?);
            }
            let new = NewFlowRun { flow: flow_to_run(flow)?, run };
            let given = parameters.filter(|given| !given.is_none()).map(|given| given.clone().unbind());
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
        })
    }

    /// Read a flow run.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///
    /// Returns:
    ///     FlowRun: The flow run.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow run.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_flow_run<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flow_run", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            Ok(async move { client.read_flow_run(id).await })
        })
    }

    /// Read a page of the flow runs that match all the filters.
    ///
    /// Each filter is about one kind of object: with a `flow_run_filter` and a `deployment_filter`, the runs are
    /// found that match the first and whose deployment matches the second. Within a filter all criteria must
    /// hold, unless its `operator` says otherwise. Filters go into the request with the criteria that were set
    /// and no others.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.
    ///     sort (FlowRunSort | str | None): The order; by id downwards where None.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int): How many to skip.
    ///
    /// Returns:
    ///     list[FlowRun]: The runs. Their attributes become Python objects when they are first read, so a page
    ///     costs little until it is looked at.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, flow_run_filter=None, task_run_filter=None, deployment_filter=None,
                        work_pool_filter=None, work_queue_filter=None, sort=None, limit=None, offset=None),
           text_signature = "($self, *, flow_filter=None, flow_run_filter=None, task_run_filter=None, \
                             deployment_filter=None, work_pool_filter=None, work_queue_filter=None, sort=None, \
                             limit=None, offset=0)")]
    #[expect(clippy::too_many_arguments, reason = "they are the official client's")]
    fn read_flow_runs<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
        work_queue_filter: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_flow_runs", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                work_pool: work_pool_filter,
                work_queue: work_queue_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_flow_runs(&filters, sort, limit, offset).await })
        })
    }

    /// Read a numbered page of the flow runs that match all the filters, with how many there are in all. The official
    /// client has no such method.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.
    ///     sort (FlowRunSort | str | None): The order; by id downwards where None.
    ///     limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
    ///     page (int): Which page, from 1 up.
    ///
    /// Returns:
    ///     FlowRunPaginationResponse: The page. Its `results` are `FlowRun`s; `count` tells how many flow runs there
    ///         are, `pages` how many pages.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, flow_run_filter=None, task_run_filter=None,
                        deployment_filter=None, work_pool_filter=None, work_queue_filter=None, sort=None,
                        limit=None, page=None),
           text_signature = "($self, *, flow_filter=None, flow_run_filter=None, task_run_filter=None, \
                             deployment_filter=None, work_pool_filter=None, work_queue_filter=None, \
                             sort=None, limit=None, page=1)")]
    #[expect(clippy::too_many_arguments, reason = "they are those of other methods on the same objects")]
    fn paginate_flow_runs<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
        work_queue_filter: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        page: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "paginate_flow_runs", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                work_pool: work_pool_filter,
                work_queue: work_queue_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let page = arguments::page(page)?;
            Ok(async move { client.paginate_flow_runs(&filters, sort, limit, page).await })
        })
    }

    /// Count the flow runs that match all the filters.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.
    ///
    /// Returns:
    ///     int: How many; not only those of a page.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, flow_run_filter=None, task_run_filter=None, deployment_filter=None,
                        work_pool_filter=None, work_queue_filter=None))]
    fn count_flow_runs<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
        work_queue_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_flow_runs", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                deployment: deployment_filter,
                work_pool: work_pool_filter,
                work_queue: work_queue_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            Ok(async move { client.count_flow_runs(&filters).await })
        })
    }

    /// Change a flow run. What is None stays as it is.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///     flow_version (str | None): The version of the flow.
    ///     parameters (dict[str, Any] | None): What the flow is called with, all of it.
    ///     name (str | None): The run's name.
    ///     tags (Iterable[str] | None): Its tags, all of them.
    ///     empirical_policy (FlowRunPolicy | Mapping[str, Any] | None): How it is retried and paused.
    ///     infrastructure_pid (str | None): What its infrastructure calls it.
    ///     job_variables (dict[str, Any] | None): What it sets differently from its work pool's job template.
    ///
    /// Returns:
    ///     Response: The server's answer, which is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow run.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (flow_run_id, flow_version=None, parameters=None, name=None, tags=None, empirical_policy=None,
                        infrastructure_pid=None, job_variables=None))]
    #[expect(clippy::too_many_arguments, reason = "they are the official client's")]
    fn update_flow_run<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
        flow_version: Option<&Bound<'py, PyAny>>,
        parameters: Option<&Bound<'py, PyAny>>,
        name: Option<&Bound<'py, PyAny>>,
        tags: Option<&Bound<'py, PyAny>>,
        empirical_policy: Option<&Bound<'py, PyAny>>,
        infrastructure_pid: Option<&Bound<'py, PyAny>>,
        job_variables: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_flow_run", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            let mut update = FlowRunUpdate::default();
            if let Some(version) = arguments::optional::<String>("flow_version", flow_version)? {
                update = update.flow_version(version);
            }
            if let Some(parameters) = arguments::optional::<JsonObject>("parameters", parameters)? {
                update = update.parameters(parameters);
            }
            if let Some(name) = arguments::optional::<String>("name", name)? {
                update = update.name(name);
            }
            if let Some(tags) = arguments::optional::<Vec<String>>("tags", tags)? {
                update = update.tags(tags);
            }
            if let Some(policy) = empirical_policy.filter(|policy| !policy.is_none()) {
                update =
                    update.empirical_policy(arguments::model::<FlowRunPolicy>("empirical_policy", policy)?);
            }
            if let Some(pid) = arguments::optional::<String>("infrastructure_pid", infrastructure_pid)? {
                update = update.infrastructure_pid(pid);
            }
            if let Some(variables) = arguments::optional::<JsonObject>("job_variables", job_variables)? {
                update = update.job_variables(variables);
            }
            Ok(async move { client.update_flow_run(id, &update).await })
        })
    }

    /// Give a flow run labels, or its labels other values.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///     labels (dict[str, bool | int | float | str]): The labels; those that it has besides stay.
    ///
    /// Returns:
    ///     None: The labels are there.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow run.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn update_flow_run_labels<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
        labels: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_flow_run_labels", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            let labels = arguments::field::<KeyValueLabels>("labels", labels)?;
            Ok(async move { client.update_flow_run_labels(id, &labels).await })
        })
    }

    /// Give a flow run another name.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///     name (str): The name.
    ///
    /// Returns:
    ///     Response: The server's answer, which is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow run.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn set_flow_run_name<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "set_flow_run_name", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            let update = FlowRunUpdate::default().name(arguments::text("name", name)?);
            Ok(async move { client.update_flow_run(id, &update).await })
        })
    }

    /// Ask the server to let a flow run enter a state.
    ///
    /// The server may decide otherwise: it may put the run into another state instead, tell to wait, or to
    /// stop. That is no error; see the result's `status`, `state` and `details`.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///     state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Running()`.
    ///     force (bool): Whether to skip the rules by which the server decides.
    ///
    /// Returns:
    ///     OrchestrationResult: What the server decided, and the state that the run is in now.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow run.
    ///     ValidationError: The id is no UUID or the state no state; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (flow_run_id, state, force=None), text_signature = "($self, flow_run_id, state, force=False)")]
    fn set_flow_run_state<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
        state: &Bound<'py, PyAny>,
        force: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "set_flow_run_state", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            let state = arguments::model::<State>("state", state)?;
            let force = force.map_or(Ok(false), |force| arguments::field("force", force))?;
            Ok(async move { client.set_flow_run_state(id, &state, force).await })
        })
    }

    /// Let a paused flow run go on.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///     run_input (dict[str, Any] | None): The input that the run waits for.
    ///
    /// Returns:
    ///     OrchestrationResult: What the server decided, and the state that the run is in now.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow run.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (flow_run_id, run_input=None))]
    fn resume_flow_run<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
        run_input: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "resume_flow_run", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            let input = arguments::optional::<JsonObject>("run_input", run_input)?;
            Ok(async move { client.resume_flow_run(id, input.as_ref()).await })
        })
    }

    /// Delete a flow run.
    ///
    /// Args:
    ///     flow_run_id (UUID | str | _HasId): The flow run's id.
    ///
    /// Returns:
    ///     None: The flow run is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such flow run.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_flow_run<'py>(
        slf: &Bound<'py, Self>,
        flow_run_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_flow_run", |client| {
            let id = arguments::id("flow_run_id", flow_run_id)?;
            Ok(async move { client.delete_flow_run(id).await })
        })
    }
}

/// The flow of a new run: by its id if the object has one, else by its name.
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

/// How a run of a decorated flow is retried; nothing is set for one that was read from the API.
fn policy(flow: &Bound<'_, PyAny>) -> InputResult<FlowRunPolicy> {
    let mut policy = FlowRunPolicy::default();
    if let Some(retries) = attribute::<i64>(flow, "retries")? {
        policy = policy.retries(retries);
    }
    let delay = attribute::<f64>(flow, "retry_delay_seconds")?;
    // A decorated flow that is to wait for nothing has None there; one from the API has nothing there.
    if delay.is_some() || flow.getattr_opt("retry_delay_seconds")?.is_some() {
        policy = policy.retry_delay(delay.unwrap_or_default() as i64);
    }
    Ok(policy)
}

/// An attribute of a decorated flow, if it has it.
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
