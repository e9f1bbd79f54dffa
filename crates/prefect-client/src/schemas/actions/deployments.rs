//! Creation and updates of deployments and their schedules, and creation of their flow runs.

use std::sync::Arc;

use uuid::Uuid;

use super::StateCreate;
use crate::schemas::objects::{ConcurrencyOptions, DeploymentBranchingOptions, FlowRunPolicy, VersionInfo};
use crate::schemas::schedules::Schedule;
use crate::schemas::{JsonObject, KeyValueLabels, Name, RunsAhead, Visible};

models! {
    /// A deployment to create, or to replace the one of the same flow and name.
    #[methods("deployments")]
    pub struct DeploymentCreate: Sent in "actions" {
        /// Its name, unique within the flow.
        name: Name,
        /// The id of the flow that it runs.
        flow_id: Uuid,
        /// Whether all of its schedules are paused.
        paused: Option<bool> = None,
        /// Its schedules.
        schedules: Vec<Arc<DeploymentScheduleCreate>> = Vec::new(),
        /// The maximum number of concurrent runs.
        concurrency_limit: Option<i64> = None,
        /// How further runs are handled.
        concurrency_options: Option<Arc<ConcurrencyOptions>> = None,
        /// The id of a global concurrency limit that it shares.
        global_concurrency_limit_id: Option<Uuid> = None,
        /// Whether parameters that do not match their schema are rejected.
        enforce_parameter_schema: Option<bool> = None,
        /// The flow's parameters, as an OpenAPI schema.
        parameter_openapi_schema: Option<JsonObject> = Some(JsonObject::default()),
        /// The default parameters of its runs.
        parameters: JsonObject = JsonObject::default(),
        /// Tags of the deployment and its runs.
        tags: Vec<String> = Vec::new(),
        /// Labels by name.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The steps by which a worker retrieves the flow's code.
        pull_steps: Option<Vec<JsonObject>> = None,
        /// The name of the work queue of its runs.
        work_queue_name: Option<String> = None,
        /// The name of the work pool of its runs.
        work_pool_name: Option<String> = None,
        /// The id of the storage block with the flow's code.
        storage_document_id: Option<Uuid> = None,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// A description.
        description: Option<String> = None,
        /// The path of the flow's code in its storage.
        path: Option<String> = None,
        /// The file and function of the flow: `flows/etl.py:main`.
        entrypoint: Option<String> = None,
        /// Overrides of the work pool's job template for its runs.
        job_variables: JsonObject = JsonObject::default(),
        /// Its version, in any format.
        version: Option<String> = None,
        /// Details of its version.
        version_info: Option<Arc<VersionInfo>> = None,
        /// The name of the branch, if it is a branch of a deployment. Prefect Cloud only.
        branch: Option<String> = None,
        /// The id of the deployment that it is a branch of.
        base: Option<Uuid> = None,
        /// The id of the deployment that all its branches come from.
        root: Option<Uuid> = None,
    }

    /// Changes to a deployment. Only fields that are set are changed.
    #[methods("deployments")]
    pub struct DeploymentUpdate: Sent in "actions" {
        /// Its version.
        version: Option<String> = None,
        /// Details of its version.
        version_info: Option<Arc<VersionInfo>> = None,
        /// A description.
        description: Option<String> = None,
        /// The default parameters of its runs.
        parameters: Option<JsonObject> = None,
        /// Whether all of its schedules are paused.
        paused: Option<bool> = None,
        /// The schedules that replace its current ones.
        schedules: Option<Vec<Arc<DeploymentScheduleUpdate>>> = None,
        /// The maximum number of concurrent runs.
        concurrency_limit: Option<i64> = None,
        /// How further runs are handled.
        concurrency_options: Option<Arc<ConcurrencyOptions>> = None,
        /// The id of a global concurrency limit that it shares.
        global_concurrency_limit_id: Option<Uuid> = None,
        /// Its tags.
        tags: Vec<String> = Vec::new(),
        /// The name of the work queue of its runs.
        work_queue_name: Option<String> = None,
        /// The name of the work pool of its runs.
        work_pool_name: Option<String> = None,
        /// The path of the flow's code in its storage.
        path: Option<String> = None,
        /// Overrides of the work pool's job template for its runs.
        job_variables: Option<JsonObject> = Some(JsonObject::default()),
        /// The file and function of the flow.
        entrypoint: Option<String> = None,
        /// The id of the storage block with the flow's code.
        storage_document_id: Option<Uuid> = None,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// Whether parameters that do not match their schema are rejected.
        enforce_parameter_schema: Option<bool> = None,
        /// The flow's parameters, as an OpenAPI schema.
        parameter_openapi_schema: Option<JsonObject> = Some(JsonObject::default()),
        /// The steps by which a worker retrieves the flow's code.
        pull_steps: Option<Vec<JsonObject>> = None,
    }

    /// A schedule of a deployment to create.
    #[methods("schedules")]
    pub struct DeploymentScheduleCreate: Sent in "actions" {
        /// The schedule.
        schedule: Schedule,
        /// Whether it is enabled.
        active: bool = true,
        /// The maximum number of runs that are created in advance.
        max_scheduled_runs: Option<RunsAhead> = None,
        /// Parameters of its runs that override those of the deployment.
        parameters: JsonObject = JsonObject::default(),
        /// A name for it, unique within the deployment.
        slug: Option<String> = None,
        /// The slug of the schedule that it replaces.
        replaces: Option<String> = None,
    }

    /// Changes to a schedule of a deployment. Only fields that are set are changed.
    #[methods("schedules")]
    pub struct DeploymentScheduleUpdate: Sent in "actions" {
        /// The schedule.
        schedule: Option<Schedule> = None,
        /// Whether it is enabled.
        active: Option<bool> = None,
        /// The maximum number of runs that are created in advance.
        max_scheduled_runs: Option<RunsAhead> = None,
        /// Parameters of its runs that override those of the deployment.
        parameters: Option<JsonObject> = None,
        /// A name for it.
        slug: Option<String> = None,
        /// The slug of the schedule that it replaces.
        replaces: Option<String> = None,
    }

    /// A branch of a deployment to create.
    pub struct DeploymentBranch: Sent in "actions" {
        /// The branch's name.
        branch: Visible,
        /// Options for creating it.
        options: Arc<DeploymentBranchingOptions> = Arc::default(),
        /// Fields that differ in the branch.
        overrides: Option<Arc<DeploymentUpdate>> = None,
    }

    /// A flow run of a deployment to create.
    pub struct DeploymentFlowRunCreate: Sent in "actions" {
        /// Its initial state.
        state: Option<Arc<StateCreate>> = None,
        /// Its name.
        name: Option<String> = None,
        /// Parameters of the flow that override those of the deployment.
        parameters: JsonObject = JsonObject::default(),
        /// Whether parameters that do not match their schema are rejected.
        enforce_parameter_schema: Option<bool> = None,
        /// Additional context for the run.
        context: JsonObject = JsonObject::default(),
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// Its policy for retries and pauses.
        empirical_policy: Arc<FlowRunPolicy> = Arc::default(),
        /// Its tags.
        tags: Vec<String> = Vec::new(),
        /// Creating another run of the same flow with the same key returns this run instead.
        idempotency_key: Option<String> = None,
        /// The id of the task run that represents it in its parent flow run.
        parent_task_run_id: Option<Uuid> = None,
        /// The name of its work queue.
        work_queue_name: Option<String> = None,
        /// Overrides of the work pool's job template.
        job_variables: Option<JsonObject> = None,
        /// Labels by name.
        labels: KeyValueLabels = KeyValueLabels::default(),
    }
}
