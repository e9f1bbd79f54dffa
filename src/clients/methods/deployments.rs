//! Deployments.

use std::sync::Arc;

use pyo3::prelude::*;

use super::deployment_schedules::{is_schedule, schedules_to_create};
use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use crate::errors::problems::InputError;
use prefect_client::client::RunsToSchedule;
use prefect_client::schemas::actions::{
    DeploymentBranch, DeploymentCreate, DeploymentFlowRunCreate, DeploymentUpdate, StateCreate,
};
use prefect_client::schemas::objects::{DeploymentBranchingOptions, State};
use prefect_client::schemas::{DateTime, Visible};

#[pymethods]
impl Client {
    /// Create a deployment, or change the one that has its flow and name.
    ///
    /// Args:
    ///     flow_id (UUID | str | _HasId): The flow: its id, or any object with an `id`.
    ///     name (str): The name, which no other deployment of the flow has.
    ///     version (str | None): The version, as you count them.
    ///     version_info (Any): What the version is made of: a `VersionInfo`, or a dict with its fields. A schedule,
    ///         as other code has it in this place, counts as `schedule`.
    ///     schedules (Iterable[Any] | None): When runs are to start: `DeploymentScheduleCreate`s, schedules, or pairs of a
    ///         schedule and whether it is active.
    ///     concurrency_limit (int | None): How many of its runs may run at once.
    ///     concurrency_options (ConcurrencyOptions | Mapping[str, Any] | None): What becomes of one run more.
    ///     parameters (Mapping[str, Any] | None): The parameters that its runs are called with.
    ///     description (str | None): What it is for.
    ///     work_queue_name (str | None): The work queue that its runs wait in.
    ///     work_pool_name (str | None): The work pool that its runs go to.
    ///     tags (Iterable[str] | None): Tags to find it by, and for its runs.
    ///     storage_document_id (UUID | str | _HasId | None): The block that holds the flow's code.
    ///     path (str | None): Where the flow's code lies, within its storage.
    ///     entrypoint (str | None): The file and the function: `flows/etl.py:main`.
    ///     infrastructure_document_id (UUID | str | _HasId | None): The block that holds its infrastructure.
    ///     parameter_openapi_schema (Mapping[str, Any] | None): Which parameters the flow takes, as a schema of OpenAPI.
    ///     paused (bool | None): Whether its schedules are paused, all of them.
    ///     pull_steps (Iterable[Mapping[str, Any]] | None): How a worker gets the flow's code, step by step.
    ///     enforce_parameter_schema (bool | None): Whether parameters that do not fit their schema are refused.
    ///     job_variables (Mapping[str, Any] | None): What its runs set differently from the work pool's job template.
    ///     branch (str | None): The branch that it is to be, of another deployment; Prefect Cloud only.
    ///     base (UUID | str | _HasId | None): The deployment that it is a branch of; Prefect Cloud only.
    ///     root (UUID | str | _HasId | None): The deployment that all its branches come from; Prefect Cloud only.
    ///     schedule (Any): One schedule, as one of `schedules`.
    ///     labels (Mapping[str, bool | int | float | str] | None): Labels: names with a value.
    ///     global_concurrency_limit_id (UUID | str | _HasId | None): A limit that it shares with others.
    ///
    /// Returns:
    ///     DeploymentResponse: The deployment, which is a `Deployment` too. It has an `id`, so it may be given wherever
    ///     a deployment's id is asked for.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong, such as a cron expression; nothing was sent.
    ///     ObjectLimitReached: There is a maximum number of deployments, and they are that many.
    ///     ObjectNotFound: There is no such work pool.
    ///     ObjectAlreadyExists: There is no such flow; the server calls that a conflict (409).
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (flow_id, name, version=None, version_info=None, schedules=None, concurrency_limit=None,
                        concurrency_options=None, parameters=None, description=None, work_queue_name=None,
                        work_pool_name=None, tags=None, storage_document_id=None, path=None, entrypoint=None,
                        infrastructure_document_id=None, parameter_openapi_schema=None, paused=None, pull_steps=None,
                        enforce_parameter_schema=None, job_variables=None, branch=None, base=None, root=None, *,
                        schedule=None, labels=None, global_concurrency_limit_id=None))]
    #[expect(clippy::too_many_arguments, reason = "they are the official client's")]
    fn create_deployment<'py>(
        slf: &Bound<'py, Self>,
        flow_id: &Bound<'py, PyAny>,
        name: &Bound<'py, PyAny>,
        version: Option<&Bound<'py, PyAny>>,
        version_info: Option<&Bound<'py, PyAny>>,
        schedules: Option<&Bound<'py, PyAny>>,
        concurrency_limit: Option<&Bound<'py, PyAny>>,
        concurrency_options: Option<&Bound<'py, PyAny>>,
        parameters: Option<&Bound<'py, PyAny>>,
        description: Option<&Bound<'py, PyAny>>,
        work_queue_name: Option<&Bound<'py, PyAny>>,
        work_pool_name: Option<&Bound<'py, PyAny>>,
        tags: Option<&Bound<'py, PyAny>>,
        storage_document_id: Option<&Bound<'py, PyAny>>,
        path: Option<&Bound<'py, PyAny>>,
        entrypoint: Option<&Bound<'py, PyAny>>,
        infrastructure_document_id: Option<&Bound<'py, PyAny>>,
        parameter_openapi_schema: Option<&Bound<'py, PyAny>>,
        paused: Option<&Bound<'py, PyAny>>,
        pull_steps: Option<&Bound<'py, PyAny>>,
        enforce_parameter_schema: Option<&Bound<'py, PyAny>>,
        job_variables: Option<&Bound<'py, PyAny>>,
        branch: Option<&Bound<'py, PyAny>>,
        base: Option<&Bound<'py, PyAny>>,
        root: Option<&Bound<'py, PyAny>>,
        schedule: Option<&Bound<'py, PyAny>>,
        labels: Option<&Bound<'py, PyAny>>,
        global_concurrency_limit_id: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_deployment", |client| {
            let (version_info, schedule) = match (version_info, schedule.filter(|given| !given.is_none())) {
                (Some(given), None) if is_schedule(given)? => (None, Some(given)),
                other => other,
            };
            let mut fields = arguments::Fields::new(slf.py());
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
        })
    }

    /// Read a deployment.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///
    /// Returns:
    ///     DeploymentResponse: The deployment.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_deployment<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_deployment", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            Ok(async move { client.read_deployment(id).await })
        })
    }

    /// Read the deployment with this name.
    ///
    /// Args:
    ///     name (str): The flow's name and the deployment's, with a slash between them: `orders/nightly`.
    ///
    /// Returns:
    ///     DeploymentResponse: The deployment.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: The name is not of that form; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_deployment_by_name<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_deployment_by_name", |client| {
            let text = arguments::text("name", name)?;
            let (flow, deployment) = match text.split_once('/') {
                Some((flow, deployment)) if !deployment.contains('/') => (flow, deployment),
                _ => {
                    let message = format!(
                        "expected a flow's name and a deployment's with one slash between them, such as \
                         orders/nightly. Invalid deployment name format: {text}. Expected format: \
                         <FLOW_NAME>/<DEPLOYMENT_NAME>"
                    );
                    return Err(InputError::new("value_error", message, name).at("name"));
                }
            };
            let part =
                |text: &str| arguments::part("name", pyo3::types::PyString::new(slf.py(), text).as_any());
            let (flow, deployment) = (part(flow)?, part(deployment)?);
            Ok(async move { client.read_deployment_by_name(&flow, &deployment).await })
        })
    }

    /// Read a page of the deployments that match all the filters.
    ///
    /// Args:
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int): How many to skip.
    ///     sort (DeploymentSort | str | None): The order; by name where None.
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only deployments of such flows.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Which deployments.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only deployments with such a run.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only deployments with such a task run.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only deployments in such a work pool.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only deployments in such a work queue.
    ///
    /// Returns:
    ///     list[DeploymentResponse]: The deployments.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (limit=None, offset=None, sort=None, flow_filter=None, deployment_filter=None, *,
                        flow_run_filter=None, task_run_filter=None, work_pool_filter=None, work_queue_filter=None),
           text_signature = "($self, limit=None, offset=0, sort=None, flow_filter=None, deployment_filter=None, *, \
                             flow_run_filter=None, task_run_filter=None, work_pool_filter=None, \
                             work_queue_filter=None)")]
    #[expect(clippy::too_many_arguments, reason = "they are the official client's")]
    fn read_deployments<'py>(
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
        Self::call(slf, "read_deployments", |client| {
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
            Ok(async move { client.read_deployments(&filters, sort, limit, offset).await })
        })
    }

    /// Read a numbered page of the deployments that match all the filters, with how many there are in all. The
    /// official client has no such method.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only deployments of such flows.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Which deployments.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only deployments with such a run.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only deployments with such a task run.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only deployments in such a work pool.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only deployments in such a work queue.
    ///     sort (DeploymentSort | str | None): The order; by name where None.
    ///     limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
    ///     page (int): Which page, from 1 up.
    ///
    /// Returns:
    ///     DeploymentPaginationResponse: The page. Its `results` are `DeploymentResponse`s; `count` tells how many
    ///         deployments there are, `pages` how many pages.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, deployment_filter=None, flow_run_filter=None,
                        task_run_filter=None, work_pool_filter=None, work_queue_filter=None, sort=None,
                        limit=None, page=None),
           text_signature = "($self, *, flow_filter=None, deployment_filter=None, flow_run_filter=None, \
                             task_run_filter=None, work_pool_filter=None, work_queue_filter=None, \
                             sort=None, limit=None, page=1)")]
    #[expect(clippy::too_many_arguments, reason = "they are those of other methods on the same objects")]
    fn paginate_deployments<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
        work_queue_filter: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        page: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "paginate_deployments", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                deployment: deployment_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                work_pool: work_pool_filter,
                work_queue: work_queue_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let page = arguments::page(page)?;
            Ok(async move { client.paginate_deployments(&filters, sort, limit, page).await })
        })
    }

    /// Count the deployments that match all the filters. The official client has no such method.
    ///
    /// Args:
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only deployments of such flows.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Which deployments.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only deployments with such a run.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only deployments with such a task run.
    ///     work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only deployments in such a work pool.
    ///     work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only deployments in such a work queue.
    ///
    /// Returns:
    ///     int: How many; not only those of a page.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, flow_filter=None, deployment_filter=None, flow_run_filter=None,
                        task_run_filter=None, work_pool_filter=None, work_queue_filter=None))]
    fn count_deployments<'py>(
        slf: &Bound<'py, Self>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        work_pool_filter: Option<&Bound<'py, PyAny>>,
        work_queue_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "count_deployments", |client| {
            let filters = FilterArguments {
                flow: flow_filter,
                deployment: deployment_filter,
                flow_run: flow_run_filter,
                task_run: task_run_filter,
                work_pool: work_pool_filter,
                work_queue: work_queue_filter,
                ..FilterArguments::default()
            };
            let filters = filters.check()?;
            Ok(async move { client.count_deployments(&filters).await })
        })
    }

    /// Change a deployment: what is set in the update, and nothing else.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///     deployment (DeploymentUpdate | Mapping[str, Any]): What is to change.
    ///
    /// Returns:
    ///     None: It is changed.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn update_deployment<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
        deployment: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_deployment", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            let update = arguments::model::<DeploymentUpdate>("deployment", deployment)?;
            Ok(async move { client.update_deployment(id, &update).await })
        })
    }

    /// Pause all schedules of a deployment, or let them go on.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///     paused (bool): Whether they are to be paused.
    ///
    /// Returns:
    ///     None: It is done.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn set_deployment_paused_state<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
        paused: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "set_deployment_paused_state", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            let paused = arguments::field("paused", paused)?;
            Ok(async move { client.set_deployment_paused_state(id, paused).await })
        })
    }

    /// Pause all schedules of a deployment. Runs that they created, and that wait for their time, are deleted.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///
    /// Returns:
    ///     None: They are paused.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn pause_deployment<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "pause_deployment", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            Ok(async move { client.set_deployment_paused_state(id, true).await })
        })
    }

    /// Let the schedules of a paused deployment go on.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///
    /// Returns:
    ///     None: They go on.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn resume_deployment<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "resume_deployment", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            Ok(async move { client.set_deployment_paused_state(id, false).await })
        })
    }

    /// Delete a deployment.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///
    /// Returns:
    ///     None: The deployment is gone. Its runs stay, but those that wait for their time.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_deployment<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_deployment", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            Ok(async move { client.delete_deployment(id).await })
        })
    }

    /// Read the runs of some deployments that wait for their time, soonest first.
    ///
    /// Args:
    ///     deployment_ids (Iterable[Any]): The deployments' ids, or objects with an `id`.
    ///     scheduled_before (datetime | str | None): Only runs that are to start at this moment or before.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///
    /// Returns:
    ///     list[FlowRun]: The runs.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (deployment_ids, scheduled_before=None, limit=None))]
    fn get_scheduled_flow_runs_for_deployments<'py>(
        slf: &Bound<'py, Self>,
        deployment_ids: &Bound<'py, PyAny>,
        scheduled_before: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "get_scheduled_flow_runs_for_deployments", |client| {
            let ids = arguments::ids("deployment_ids", deployment_ids)?;
            let before = arguments::optional::<DateTime>("scheduled_before", scheduled_before)?;
            let limit = arguments::limit(limit)?;
            Ok(async move { client.get_scheduled_flow_runs_for_deployments(&ids, before, limit).await })
        })
    }

    /// Create the flow runs that the schedules of a deployment ask for, as the server itself does every now and then:
    /// further ahead, or for a time that has passed. Runs that are there already are not created again. The official
    /// client has no such method.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///     start_time (datetime | str | None): None that would start before; now where None.
    ///     end_time (datetime | str | None): None that would start after; as far ahead as the server is set up to
    ///         look, 100 days, where None.
    ///     min_time (timedelta | float | None): At least until this long after `start_time` (a number is seconds); as
    ///         the server is set up, an hour, where None.
    ///     min_runs (int | None): At least so many; as the server is set up, 3, where None.
    ///     max_runs (int | None): At most so many; as the server is set up, 100, where None.
    ///
    /// Returns:
    ///     None: They are there. So it is where there is no such deployment, too: the server does not tell.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (deployment_id, *, start_time=None, end_time=None, min_time=None, min_runs=None,
                        max_runs=None))]
    fn schedule_deployment<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
        start_time: Option<&Bound<'py, PyAny>>,
        end_time: Option<&Bound<'py, PyAny>>,
        min_time: Option<&Bound<'py, PyAny>>,
        min_runs: Option<&Bound<'py, PyAny>>,
        max_runs: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "schedule_deployment", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            let runs = RunsToSchedule {
                start_time: arguments::optional("start_time", start_time)?,
                end_time: arguments::optional("end_time", end_time)?,
                min_time: arguments::optional("min_time", min_time)?,
                min_runs: arguments::optional_at_least(0, "min_runs", min_runs)?,
                max_runs: arguments::optional_at_least(0, "max_runs", max_runs)?,
            };
            Ok(async move { client.schedule_deployment(id, &runs).await })
        })
    }

    /// Create a flow run of a deployment.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///     parameters (Mapping[str, Any] | None): What the flow is called with, where that differs from the deployment's
    ///         parameters.
    ///     context (Mapping[str, Any] | None): Further data for the run.
    ///     state (State | Mapping[str, Any] | None): The state that it begins in; `Scheduled`, for now, where None.
    ///     name (str | None): The run's name; the server makes one up where None.
    ///     tags (Iterable[str] | None): Tags to find it by, besides those of the deployment.
    ///     idempotency_key (str | None): Creating another run with the same key gives this run instead. Where None, one is
    ///         made up, so that a request that is sent again creates no second run.
    ///     parent_task_run_id (UUID | str | _HasId | None): The task run that stands for it in its parent's flow run.
    ///     work_queue_name (str | None): The work queue to wait in, where that is not the deployment's.
    ///     job_variables (Mapping[str, Any] | None): What to set differently from the deployment and the work pool's job
    ///         template.
    ///     labels (Mapping[str, bool | int | float | str] | None): Labels: names with a value.
    ///
    /// Returns:
    ///     FlowRun: The run.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment.
    ///     ValidationError: An argument is wrong; nothing was sent. Or the parameters do not fit the flow's.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (deployment_id, *, parameters=None, context=None, state=None, name=None, tags=None,
                        idempotency_key=None, parent_task_run_id=None, work_queue_name=None, job_variables=None,
                        labels=None))]
    #[expect(clippy::too_many_arguments, reason = "they are the official client's")]
    fn create_flow_run_from_deployment<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
        parameters: Option<&Bound<'py, PyAny>>,
        context: Option<&Bound<'py, PyAny>>,
        state: Option<&Bound<'py, PyAny>>,
        name: Option<&Bound<'py, PyAny>>,
        tags: Option<&Bound<'py, PyAny>>,
        idempotency_key: Option<&Bound<'py, PyAny>>,
        parent_task_run_id: Option<&Bound<'py, PyAny>>,
        work_queue_name: Option<&Bound<'py, PyAny>>,
        job_variables: Option<&Bound<'py, PyAny>>,
        labels: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_flow_run_from_deployment", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            let mut fields = arguments::Fields::new(slf.py());
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
            if let Some(state) = state.filter(|state| !state.is_none()) {
                let state = arguments::model::<State>("state", state)?;
                run = run.state(Some(Arc::new(StateCreate::first(&state))));
            }
            Ok(async move { client.create_flow_run_from_deployment(id, run).await })
        })
    }

    /// Create a branch of a deployment. Only Prefect Cloud knows branches.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///     branch (str): The branch's name.
    ///     options (DeploymentBranchingOptions | Mapping[str, Any] | None): How it is made.
    ///     overrides (DeploymentUpdate | Mapping[str, Any] | None): What is different in the branch.
    ///
    /// Returns:
    ///     UUID: The id of the deployment that is the branch.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such deployment, or the server knows no branches.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (deployment_id, branch, options=None, overrides=None))]
    fn create_deployment_branch<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
        branch: &Bound<'py, PyAny>,
        options: Option<&Bound<'py, PyAny>>,
        overrides: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_deployment_branch", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            let mut new = DeploymentBranch::default().branch(arguments::field::<Visible>("branch", branch)?);
            if let Some(options) = options.filter(|options| !options.is_none()) {
                new = new.options(arguments::model::<DeploymentBranchingOptions>("options", options)?);
            }
            if let Some(overrides) = overrides.filter(|overrides| !overrides.is_none()) {
                new = new.overrides(arguments::model::<DeploymentUpdate>("overrides", overrides)?);
            }
            Ok(async move { client.create_deployment_branch(id, &new).await })
        })
    }
}
