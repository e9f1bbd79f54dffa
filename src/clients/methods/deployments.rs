//! Deployments.

use std::sync::Arc;

use prefect_rs_macros::methods;
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::deployment_schedules::{is_schedule, schedules_to_create};
use super::{bulk_answer, waiting};
use crate::arguments::{
    self, AtLeast, DeploymentArgument, Id, Ids, Interval, Limit, ModelArgument, Offset, PageNumber, Seconds,
    Sort,
};
use crate::clients::{BaseClient, Client, LongWork};
use crate::convert::answer::Answer;
use crate::errors::problems::{InputError, InputErrors, InputResult, PathSegment};
use prefect_client::client::RunsToSchedule;
use prefect_client::schemas::actions::{
    DeploymentBranch, DeploymentCreate, DeploymentFlowRunCreate, DeploymentUpdate, StateCreate,
};
use prefect_client::schemas::filters::DeploymentFilter;
use prefect_client::schemas::objects::{DeploymentBranchingOptions, State};
use prefect_client::schemas::sorting::DeploymentSort;
use prefect_client::schemas::{DateTime, TimeDelta, Visible, states};

#[methods]
impl BaseClient {
    /// Create a deployment, or update the existing one with the same flow and name.
    ///
    /// Args:
    ///     flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.
    ///     name (str): The deployment's name, unique within its flow.
    ///     version (str | None): The deployment's version.
    ///     version_info (Any): What the version is built from: a `VersionInfo`, or a dict with its fields. For
    ///         compatibility, a schedule in this place is used as `schedule`.
    ///     schedules (Iterable[Any] | None): Each a `DeploymentScheduleCreate`, a schedule, or a pair of a schedule and
    ///         whether it is active.
    ///     concurrency_limit (int | None): Maximum number of concurrent runs.
    ///     concurrency_options (ConcurrencyOptions | Mapping[str, Any] | None): What happens to runs above the
    ///         concurrency limit.
    ///     parameters (Mapping[str, Any] | None): Default parameters of its runs.
    ///     description (str | None): A description.
    ///     work_queue_name (str | None): The work queue for its runs.
    ///     work_pool_name (str | None): The work pool for its runs.
    ///     tags (Iterable[str] | None): Tags of the deployment and of its runs.
    ///     storage_document_id (UUID | str | _HasId | None): The block document of the flow's storage.
    ///     path (str | None): The path of the flow's code, relative to its storage.
    ///     entrypoint (str | None): The file and the function of the flow, such as `flows/etl.py:main`.
    ///     infrastructure_document_id (UUID | str | _HasId | None): The block document of its infrastructure.
    ///     parameter_openapi_schema (Mapping[str, Any] | None): The OpenAPI schema of the flow's parameters.
    ///     paused (bool | None): Whether all schedules are paused.
    ///     pull_steps (Iterable[Mapping[str, Any]] | None): The steps with which a worker retrieves the flow's code.
    ///     enforce_parameter_schema (bool | None): Whether the server rejects parameters that do not match the schema.
    ///     job_variables (Mapping[str, Any] | None): Overrides of the work pool's job variables.
    ///     branch (str | None): The name of the branch that this deployment is. Prefect Cloud only.
    ///     base (UUID | str | _HasId | None): The deployment that this one branches off. Prefect Cloud only.
    ///     root (UUID | str | _HasId | None): The deployment at the root of all branches. Prefect Cloud only.
    ///     schedule (Any): A single schedule, in one of the forms that `schedules` takes.
    ///     labels (Mapping[str, bool | int | float | str] | None): Labels.
    ///     global_concurrency_limit_id (UUID | str | _HasId | None): A global concurrency limit to use.
    ///
    /// Returns:
    ///     DeploymentResponse: The deployment, which is also a `DeploymentArgument`. It can be passed to any argument that takes
    ///         a deployment's id.
    ///
    /// Raises:
    ///     ObjectLimitReached: The maximum number of deployments is reached.
    ///     ObjectNotFound: The work pool does not exist.
    ///     ObjectAlreadyExists: The flow does not exist. The server reports this as a conflict (409).
    fn create_deployment(
        client: Client,
        py: Python,
        flow_id: Any,
        name: Any,
        version: Option<Any>,
        version_info: Option<Any>,
        schedules: Option<Any>,
        concurrency_limit: Option<Any>,
        concurrency_options: Option<Any>,
        parameters: Option<Any>,
        description: Option<Any>,
        work_queue_name: Option<Any>,
        work_pool_name: Option<Any>,
        tags: Option<Any>,
        storage_document_id: Option<Any>,
        path: Option<Any>,
        entrypoint: Option<Any>,
        infrastructure_document_id: Option<Any>,
        parameter_openapi_schema: Option<Any>,
        paused: Option<Any>,
        pull_steps: Option<Any>,
        enforce_parameter_schema: Option<Any>,
        job_variables: Option<Any>,
        branch: Option<Any>,
        base: Option<Any>,
        root: Option<Any>,
        _: KeywordOnly,
        schedule: Option<Any>,
        labels: Option<Any>,
        global_concurrency_limit_id: Option<Any>,
    ) {
        let (version_info, schedule) = match (version_info, schedule) {
            (Some(given), None) if is_schedule(given)? => (None, Some(given)),
            other => other,
        };
        let mut fields = arguments::FieldArguments::new(py);
        fields.id("flow_id", Some(flow_id))?;
        fields.text("name", Some(name))?;
        fields.text("version", version)?;
        fields.any("version_info", version_info)?;
        fields.any("concurrency_limit", concurrency_limit)?;
        fields.any("concurrency_options", concurrency_options)?;
        fields.any("parameters", parameters)?;
        fields.text("description", description)?;
        fields.text("work_queue_name", work_queue_name)?;
        fields.text("work_pool_name", work_pool_name)?;
        fields.any("tags", tags)?;
        fields.id("storage_document_id", storage_document_id)?;
        fields.text("path", path)?;
        fields.text("entrypoint", entrypoint)?;
        fields.id("infrastructure_document_id", infrastructure_document_id)?;
        fields.any("parameter_openapi_schema", parameter_openapi_schema)?;
        fields.any("paused", paused)?;
        fields.any("pull_steps", pull_steps)?;
        fields.any("enforce_parameter_schema", enforce_parameter_schema)?;
        fields.any("job_variables", job_variables)?;
        fields.text("branch", branch)?;
        fields.id("base", base)?;
        fields.id("root", root)?;
        fields.any("labels", labels)?;
        fields.id("global_concurrency_limit_id", global_concurrency_limit_id)?;
        let mut deployment = (*fields.model::<DeploymentCreate>()?).clone();
        let all = schedules_to_create(schedule, schedules)?;
        if !all.is_empty() {
            deployment = deployment.schedules(all);
        }
        Ok(async move { client.create_deployment(&deployment).await })
    }

    /// Read a deployment.
    ///
    /// Returns:
    ///     DeploymentResponse: The deployment.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    async fn read_deployment(client: Client, deployment_id: Id) {
        client.read_deployment(deployment_id).await
    }

    /// Read a deployment by its name.
    ///
    /// Args:
    ///     name (str): The names of the flow and of the deployment, separated by a slash, such as `orders/nightly`.
    ///
    /// Returns:
    ///     DeploymentResponse: The deployment.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    fn read_deployment_by_name(client: Client, name: Any) {
        let text = arguments::text("name", name)?;
        let (flow, deployment) = match text.split_once('/') {
            Some((flow, deployment)) if !deployment.contains('/') => (flow, deployment),
            _ => {
                // The second half is what the official client says: code and tests look for it.
                let message = format!(
                    "expected the names of a flow and a deployment, separated by one slash, such as orders/nightly. \
                     Invalid deployment name format: {text}. Expected format: <FLOW_NAME>/<DEPLOYMENT_NAME>"
                );
                return Err(InputError::new("value_error", message, name).at("name"));
            }
        };
        let part = |text: &str| arguments::part("name", PyString::new(name.py(), text).as_any());
        let (flow, deployment) = (part(flow)?, part(deployment)?);
        Ok(async move { client.read_deployment_by_name(&flow, &deployment).await })
    }

    /// Read a page of the deployments that match all filters.
    ///
    /// Args:
    ///     sort (DeploymentSort | str | None): Sort order. Defaults to ascending name.
    ///
    /// Returns:
    ///     list[DeploymentResponse]: The deployments.
    #[iter(iter_deployments(filters, sort))]
    async fn read_deployments(
        client: Client,
        limit: Limit,
        offset: Offset,
        sort: Option<Sort<DeploymentSort>>,
        filters: Filters![flow, deployment, *, flow_run, task_run, work_pool, work_queue],
    ) {
        client.read_deployments(&filters, sort, limit, offset).await
    }

    /// Read a numbered page of the deployments that match all filters, and the total count.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     sort (DeploymentSort | str | None): Sort order. Defaults to ascending name.
    ///
    /// Returns:
    ///     DeploymentPaginationResponse: The page. `results` are `DeploymentResponse`s, `count` is the total number of
    ///         deployments, `pages` the number of pages.
    async fn paginate_deployments(
        client: Client,
        filters: Filters![*, flow, deployment, flow_run, task_run, work_pool, work_queue],
        sort: Option<Sort<DeploymentSort>>,
        limit: Limit,
        page: PageNumber,
    ) {
        client.paginate_deployments(&filters, sort, limit, page).await
    }

    /// Count the deployments that match all filters.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     int: The number of deployments.
    async fn count_deployments(
        client: Client,
        filters: Filters![*, flow, deployment, flow_run, task_run, work_pool, work_queue],
    ) {
        client.count_deployments(&filters).await
    }

    /// Update a deployment. Fields that are not set in the update keep their values.
    ///
    /// Args:
    ///     deployment (DeploymentUpdate | Mapping[str, Any]): The fields to change.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    async fn update_deployment(
        client: Client,
        deployment_id: Id,
        deployment: ModelArgument<DeploymentUpdate>,
    ) {
        client.update_deployment(deployment_id, &deployment).await
    }

    /// Pause or resume all schedules of a deployment.
    ///
    /// Args:
    ///     paused (bool): Whether to pause them.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    async fn set_deployment_paused_state(client: Client, deployment_id: Id, paused: bool) {
        client.set_deployment_paused_state(deployment_id, paused).await
    }

    /// Pause all schedules of a deployment. The flow runs that they have scheduled are deleted.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    async fn pause_deployment(client: Client, deployment_id: Id) {
        client.set_deployment_paused_state(deployment_id, true).await
    }

    /// Resume the schedules of a paused deployment.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    async fn resume_deployment(client: Client, deployment_id: Id) {
        client.set_deployment_paused_state(deployment_id, false).await
    }

    /// Delete a deployment. Its scheduled flow runs are deleted as well, its other runs are kept.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    async fn delete_deployment(client: Client, deployment_id: Id) {
        client.delete_deployment(deployment_id).await
    }

    /// Delete the deployments that match a filter, in one request.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any]): Which deployments to delete. `DeploymentFilter()`
    ///         matches all.
    ///     limit (int | None): Maximum number of deployments to delete. Defaults to 50, the server's upper limit.
    ///
    /// Returns:
    ///     DeploymentBulkDeleteResponse: `deleted` has the ids of the deleted deployments. More may match: repeat the
    ///         call until it is empty.
    async fn bulk_delete_deployments(
        client: Client,
        deployment_filter: ModelArgument<DeploymentFilter>,
        limit: Option<AtLeast<1>>,
    ) {
        client.bulk_delete_deployments(deployment_filter, limit).await
    }

    /// Read the scheduled flow runs of some deployments, the earliest first.
    ///
    /// Args:
    ///     deployment_ids (Iterable[Any]): The deployments' ids, or objects with an `id`.
    ///     scheduled_before (datetime | str | None): Only runs scheduled for this time or earlier.
    ///
    /// Returns:
    ///     list[FlowRun]: The flow runs.
    async fn get_scheduled_flow_runs_for_deployments(
        client: Client,
        deployment_ids: Ids,
        scheduled_before: Option<DateTime>,
        limit: Limit,
    ) {
        client.get_scheduled_flow_runs_for_deployments(&deployment_ids, scheduled_before, limit).await
    }

    /// Create the flow runs that the schedules of a deployment call for.
    ///
    /// The server does this periodically on its own. Use this method to schedule further ahead, or for a time in the
    /// past. Runs that exist are not created again. Nothing is raised if the deployment does not exist.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     start_time (datetime | str | None): No runs are scheduled before this time. Defaults to now.
    ///     end_time (datetime | str | None): No runs are scheduled after this time. Defaults to the server's setting,
    ///         normally 100 days ahead.
    ///     min_time (timedelta | float | None): Schedule at least this far ahead of `start_time`; a number is in
    ///         seconds. Defaults to the server's setting, normally one hour.
    ///     min_runs (int | None): Minimum number of runs. Defaults to the server's setting, normally 3.
    ///     max_runs (int | None): Maximum number of runs. Defaults to the server's setting, normally 100.
    async fn schedule_deployment(
        client: Client,
        deployment_id: Id,
        _: KeywordOnly,
        start_time: Option<DateTime>,
        end_time: Option<DateTime>,
        min_time: Option<TimeDelta>,
        min_runs: Option<AtLeast<0>>,
        max_runs: Option<AtLeast<0>>,
    ) {
        let runs = RunsToSchedule { start_time, end_time, min_time, min_runs, max_runs };
        client.schedule_deployment(deployment_id, &runs).await
    }

    /// Create a flow run of a deployment.
    ///
    /// Args:
    ///     parameters (Mapping[str, Any] | None): Parameters, overriding those of the deployment.
    ///     context (Mapping[str, Any] | None): Additional context for the run.
    ///     state (State | Mapping[str, Any] | None): The initial state. Defaults to `Scheduled`, for now.
    ///     name (str | None): The run's name. Defaults to a generated name.
    ///     tags (Iterable[str] | None): Tags, in addition to those of the deployment.
    ///     idempotency_key (str | None): If the deployment has a run with this key, that run is returned and none is
    ///         created. Defaults to a new key, so that the request can be retried.
    ///     parent_task_run_id (UUID | str | _HasId | None): The task run that represents this run in its parent flow
    ///         run.
    ///     work_queue_name (str | None): The work queue. Defaults to that of the deployment.
    ///     job_variables (Mapping[str, Any] | None): Overrides of the job variables of the deployment and its work pool.
    ///     labels (Mapping[str, bool | int | float | str] | None): Labels.
    ///
    /// Returns:
    ///     FlowRun: The flow run.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    ///     ValidationError: An argument is invalid, or the server rejects the parameters.
    fn create_flow_run_from_deployment(
        client: Client,
        py: Python,
        deployment_id: Id,
        _: KeywordOnly,
        parameters: Option<Any>,
        context: Option<Any>,
        state: Option<Any>,
        name: Option<Any>,
        tags: Option<Any>,
        idempotency_key: Option<Any>,
        parent_task_run_id: Option<Any>,
        work_queue_name: Option<Any>,
        job_variables: Option<Any>,
        labels: Option<Any>,
    ) {
        let mut fields = arguments::FieldArguments::new(py);
        fields.any("parameters", parameters)?;
        fields.any("context", context)?;
        fields.text("name", name)?;
        fields.any("tags", tags)?;
        fields.text("idempotency_key", idempotency_key)?;
        fields.id("parent_task_run_id", parent_task_run_id)?;
        fields.text("work_queue_name", work_queue_name)?;
        fields.any("job_variables", job_variables)?;
        fields.any("labels", labels)?;
        let mut run = (*fields.model::<DeploymentFlowRunCreate>()?).clone();
        if let Some(state) = state {
            let state = arguments::model::<State>("state", state)?;
            run = run.state(Some(Arc::new(StateCreate::first(&state))));
        }
        Ok(async move { client.create_flow_run_from_deployment(deployment_id, run).await })
    }

    /// Run a deployment: create a flow run of it, and wait for its end if that is wanted.
    ///
    /// A request that is repeated because its response was lost does not create a second run.
    ///
    /// Not in the official client, which has `prefect.deployments.run_deployment`.
    ///
    /// Args:
    ///     deployment (str | UUID | _HasId): The deployment: `flow name/deployment name`, its id, or an object with an `id`.
    ///     parameters (Mapping[str, Any] | None): Parameters, overriding those of the deployment.
    ///     wait (bool): Whether to wait until the run has ended, as `wait_for_flow_run` does.
    ///     timeout (float | timedelta | None): Maximum time to wait, in seconds. Defaults to no limit. Requires `wait=True`.
    ///     poll_interval (float | timedelta | None): Maximum time between two requests of the wait, in seconds. Defaults to
    ///         5. Requires `wait=True`.
    ///     raise_on_failure (bool): Whether to raise an exception if the run fails, crashes or is cancelled. Requires
    ///         `wait=True`.
    ///     scheduled_time (datetime | str | None): When the run should start. Defaults to now.
    ///     flow_run_name (str | None): The run's name. Defaults to a generated name.
    ///     tags (Iterable[str] | None): Tags, in addition to those of the deployment.
    ///     idempotency_key (str | None): If the deployment has a run with this key, that run is used and none is created.
    ///         Defaults to a new key.
    ///     parent_task_run_id (UUID | str | _HasId | None): The task run that represents this run in its parent flow
    ///         run.
    ///     work_queue_name (str | None): The work queue. Defaults to that of the deployment.
    ///     job_variables (Mapping[str, Any] | None): Overrides of the job variables of the deployment and its work pool.
    ///     context (Mapping[str, Any] | None): Additional context for the run.
    ///     labels (Mapping[str, bool | int | float | str] | None): Labels.
    ///
    /// Returns:
    ///     FlowRun: The flow run: as it was created, or as it ended.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist.
    ///     ValidationError: An argument is invalid, or the server rejects the parameters.
    ///     FlowRunWaitTimeout: The timeout expired. The run goes on.
    ///     FailedRun: The run failed, and `raise_on_failure` is true. `CrashedRun` and `CancelledRun` likewise.
    #[aside(wait)]
    fn run_deployment(
        client: Client,
        py: Python,
        deployment: DeploymentArgument,
        _: KeywordOnly,
        parameters: Option<Any>,
        #[default(false)] wait: bool,
        timeout: Option<Seconds>,
        poll_interval: Option<Interval>,
        #[default(false)] raise_on_failure: bool,
        scheduled_time: Option<DateTime>,
        flow_run_name: Option<Any>,
        tags: Option<Any>,
        idempotency_key: Option<Any>,
        parent_task_run_id: Option<Any>,
        work_queue_name: Option<Any>,
        job_variables: Option<Any>,
        context: Option<Any>,
        labels: Option<Any>,
    ) {
        let mut fields = arguments::FieldArguments::new(py);
        fields.any("parameters", parameters)?;
        fields.text("name", flow_run_name)?;
        fields.any("tags", tags)?;
        fields.text("idempotency_key", idempotency_key)?;
        fields.id("parent_task_run_id", parent_task_run_id)?;
        fields.text("work_queue_name", work_queue_name)?;
        fields.any("job_variables", job_variables)?;
        fields.any("context", context)?;
        fields.any("labels", labels)?;
        let mut run = (*fields.model::<DeploymentFlowRunCreate>()?).clone();
        if scheduled_time.is_some() {
            run = run.state(Some(Arc::new(StateCreate::first(&states::scheduled(scheduled_time)))));
        }
        let of_the_wait = [
            ("timeout", timeout.is_some()),
            ("poll_interval", poll_interval.is_some()),
            ("raise_on_failure", raise_on_failure),
        ];
        waiting::only_with_wait(wait, &of_the_wait)?;
        Ok(LongWork::new(async move {
            let run = client.run_deployment(&deployment, run).await?;
            if !wait {
                return Ok(Answer::from(run));
            }
            let (wait, _) = waiting::wait(timeout, None, poll_interval);
            let waiting = client.wait_for_flow_runs(vec![run.id], wait);
            waiting::the_only(client, waiting, raise_on_failure).await
        }))
    }

    /// Create several flow runs of a deployment, in one request.
    ///
    /// Runs that fail because the server's database is busy, as SQLite can be, are retried with the same idempotency
    /// keys.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     flow_runs (Iterable[DeploymentFlowRunCreate | Mapping[str, Any]]): The flow runs, at most 100. `state` may be
    ///         a `State`, a `StateCreate` or a dict; its data is not sent. Runs without an `idempotency_key` get a new
    ///         one, so that the request can be retried.
    ///     raise_on_failure (bool): Whether to raise an error if some runs could not be created. Otherwise, their results
    ///         have the status `FAILED` and an `error`.
    ///
    /// Returns:
    ///     FlowRunBulkCreateResponse: `results` has a result for each of the `flow_runs`, in the same order.
    ///
    /// Raises:
    ///     BulkOperationError: Some runs could not be created, for example because of invalid parameters. The error has
    ///         the results of all runs.
    ///     ObjectNotFound: The deployment does not exist.
    fn bulk_create_flow_runs_from_deployment(
        client: Client,
        deployment_id: Id,
        flow_runs: Any,
        _: KeywordOnly,
        #[default(true)] raise_on_failure: bool,
    ) {
        let runs = runs(flow_runs).map_err(|error| error.at("flow_runs"))?;
        Ok(async move {
            let done = client.bulk_create_flow_runs_from_deployment(deployment_id, runs).await?;
            Ok(bulk_answer(done, raise_on_failure))
        })
    }

    /// Create a branch of a deployment. Prefect Cloud only.
    ///
    /// Args:
    ///     branch (str): The branch's name.
    ///     options (DeploymentBranchingOptions | Mapping[str, Any] | None): Options for the branch.
    ///     overrides (DeploymentUpdate | Mapping[str, Any] | None): Fields in which the branch differs.
    ///
    /// Returns:
    ///     UUID: The id of the deployment that is the branch.
    ///
    /// Raises:
    ///     ObjectNotFound: The deployment does not exist, or the server does not support branches.
    async fn create_deployment_branch(
        client: Client,
        deployment_id: Id,
        branch: Visible,
        options: Option<ModelArgument<DeploymentBranchingOptions>>,
        overrides: Option<ModelArgument<DeploymentUpdate>>,
    ) {
        let mut new = DeploymentBranch::default().branch(branch);
        if let Some(options) = options {
            new = new.options(options);
        }
        if let Some(overrides) = overrides {
            new = new.overrides(overrides);
        }
        client.create_deployment_branch(deployment_id, &new).await
    }
}

/// The flow runs of a bulk request.
fn runs(given: &Bound<'_, PyAny>) -> InputResult<Vec<DeploymentFlowRunCreate>> {
    let expected = || InputError::expected("a list of DeploymentFlowRunCreate", given);
    // Iterating over a single run would yield its fields.
    if arguments::inner_model::<DeploymentFlowRunCreate>(given).is_ok() {
        return Err(expected());
    }
    let mut runs = Vec::new();
    let mut errors = InputErrors::new();
    for (index, item) in given.try_iter().map_err(|_| expected())?.enumerate() {
        let run = arguments::inner_model::<DeploymentFlowRunCreate>(&item?);
        runs.extend(errors.collect(run.map_err(|error| error.within(PathSegment::Index(index)))));
    }
    errors.finish()?;
    Ok(runs.into_iter().map(|run| without_data((*run).clone())).collect())
}

/// The run without the data of its initial state, as in [`StateCreate::first`].
fn without_data(run: DeploymentFlowRunCreate) -> DeploymentFlowRunCreate {
    match run.state.as_deref().filter(|state| state.data.is_some()).cloned() {
        Some(state) => run.state(Some(Arc::new(state.data(None)))),
        None => run,
    }
}
