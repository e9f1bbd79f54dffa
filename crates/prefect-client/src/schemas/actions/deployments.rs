//! Deployments and their schedules to create and to change, and flow runs of deployments to create.

use std::sync::Arc;

use uuid::Uuid;

use super::StateCreate;
use crate::schemas::objects::{ConcurrencyOptions, DeploymentBranchingOptions, FlowRunPolicy, VersionInfo};
use crate::schemas::schedules::Schedule;
use crate::schemas::{JsonObject, KeyValueLabels, Name, RunsAhead, Visible};

models! {
    /// A deployment to create, or to put in the place of the one of the same flow and name.
    #[methods("deployments")]
    pub struct DeploymentCreate: Sent in "actions" {
        /// Its name, which no other deployment of the flow has.
        name: Name,
        /// The id of the flow that it runs.
        flow_id: Uuid,
        /// Whether its schedules are paused, all of them.
        paused: Option<bool> = None,
        /// When its runs are to start.
        schedules: Vec<Arc<DeploymentScheduleCreate>> = Vec::new(),
        /// How many of its runs may run at once.
        concurrency_limit: Option<i64> = None,
        /// What becomes of one run more.
        concurrency_options: Option<Arc<ConcurrencyOptions>> = None,
        /// The id of a limit that it shares with others.
        global_concurrency_limit_id: Option<Uuid> = None,
        /// Whether parameters that do not fit their schema are refused.
        enforce_parameter_schema: Option<bool> = None,
        /// Which parameters the flow takes, as a schema of OpenAPI.
        parameter_openapi_schema: Option<JsonObject> = Some(JsonObject::default()),
        /// The parameters that its runs are called with.
        parameters: JsonObject = JsonObject::default(),
        /// Tags to find it by, and for its runs.
        tags: Vec<String> = Vec::new(),
        /// Labels: names with a value.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// How a worker gets the flow's code, step by step.
        pull_steps: Option<Vec<JsonObject>> = None,
        /// The name of the work queue that its runs wait in.
        work_queue_name: Option<String> = None,
        /// The name of the work pool that its runs go to.
        work_pool_name: Option<String> = None,
        /// The id of the block that holds the flow's code.
        storage_document_id: Option<Uuid> = None,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// What it is for.
        description: Option<String> = None,
        /// Where the flow's code lies, within its storage.
        path: Option<String> = None,
        /// The file and the function: `flows/etl.py:main`.
        entrypoint: Option<String> = None,
        /// What its runs set differently from the work pool's job template.
        job_variables: JsonObject = JsonObject::default(),
        /// Its version, as its owner counts them.
        version: Option<String> = None,
        /// What its version is made of.
        version_info: Option<Arc<VersionInfo>> = None,
        /// The branch that it is to be, of another deployment. Only Prefect Cloud knows branches.
        branch: Option<String> = None,
        /// The id of the deployment that it is a branch of.
        base: Option<Uuid> = None,
        /// The id of the deployment that all its branches come from.
        root: Option<Uuid> = None,
    }

    /// A change to a deployment: only what is set is changed.
    #[methods("deployments")]
    pub struct DeploymentUpdate: Sent in "actions" {
        /// Its version.
        version: Option<String> = None,
        /// What its version is made of.
        version_info: Option<Arc<VersionInfo>> = None,
        /// What it is for.
        description: Option<String> = None,
        /// The parameters that its runs are called with.
        parameters: Option<JsonObject> = None,
        /// Whether its schedules are paused, all of them.
        paused: Option<bool> = None,
        /// All its schedules from now on.
        schedules: Option<Vec<Arc<DeploymentScheduleUpdate>>> = None,
        /// How many of its runs may run at once.
        concurrency_limit: Option<i64> = None,
        /// What becomes of one run more.
        concurrency_options: Option<Arc<ConcurrencyOptions>> = None,
        /// The id of a limit that it shares with others.
        global_concurrency_limit_id: Option<Uuid> = None,
        /// Its tags.
        tags: Vec<String> = Vec::new(),
        /// The name of the work queue that its runs wait in.
        work_queue_name: Option<String> = None,
        /// The name of the work pool that its runs go to.
        work_pool_name: Option<String> = None,
        /// Where the flow's code lies, within its storage.
        path: Option<String> = None,
        /// What its runs set differently from the work pool's job template.
        job_variables: Option<JsonObject> = Some(JsonObject::default()),
        /// The file and the function.
        entrypoint: Option<String> = None,
        /// The id of the block that holds the flow's code.
        storage_document_id: Option<Uuid> = None,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// Whether parameters that do not fit their schema are refused.
        enforce_parameter_schema: Option<bool> = None,
        /// Which parameters the flow takes, as a schema of OpenAPI.
        parameter_openapi_schema: Option<JsonObject> = Some(JsonObject::default()),
        /// How a worker gets the flow's code, step by step.
        pull_steps: Option<Vec<JsonObject>> = None,
    }

    /// A schedule of a deployment to create.
    #[methods("schedules")]
    pub struct DeploymentScheduleCreate: Sent in "actions" {
        /// When runs are to start.
        schedule: Schedule,
        /// Whether it is switched on.
        active: bool = true,
        /// How many runs are created ahead.
        max_scheduled_runs: Option<RunsAhead> = None,
        /// Parameters of its runs that differ from those of the deployment.
        parameters: JsonObject = JsonObject::default(),
        /// A name for it, which no other schedule of the deployment has.
        slug: Option<String> = None,
        /// The slug of the schedule whose place it takes.
        replaces: Option<String> = None,
    }

    /// A change to a schedule of a deployment: only what is set is changed.
    #[methods("schedules")]
    pub struct DeploymentScheduleUpdate: Sent in "actions" {
        /// When runs are to start.
        schedule: Option<Schedule> = None,
        /// Whether it is switched on.
        active: Option<bool> = None,
        /// How many runs are created ahead.
        max_scheduled_runs: Option<RunsAhead> = None,
        /// Parameters of its runs that differ from those of the deployment.
        parameters: Option<JsonObject> = None,
        /// A name for it.
        slug: Option<String> = None,
        /// The slug of the schedule whose place it takes.
        replaces: Option<String> = None,
    }

    /// A branch of a deployment to create.
    pub struct DeploymentBranch: Sent in "actions" {
        /// The branch's name.
        branch: Visible,
        /// How it is made.
        options: Arc<DeploymentBranchingOptions> = Arc::default(),
        /// What is different in the branch.
        overrides: Option<Arc<DeploymentUpdate>> = None,
    }

    /// A flow run of a deployment to create.
    pub struct DeploymentFlowRunCreate: Sent in "actions" {
        /// The state that it begins in.
        state: Option<Arc<StateCreate>> = None,
        /// Its name.
        name: Option<String> = None,
        /// The parameters that the flow is called with, where they differ from those of the deployment.
        parameters: JsonObject = JsonObject::default(),
        /// Whether parameters that do not fit their schema are refused.
        enforce_parameter_schema: Option<bool> = None,
        /// Further data for the run.
        context: JsonObject = JsonObject::default(),
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// How it is retried and paused.
        empirical_policy: Arc<FlowRunPolicy> = Arc::default(),
        /// Tags to find it by.
        tags: Vec<String> = Vec::new(),
        /// Creating another run with the same key of the same flow gives this run instead.
        idempotency_key: Option<String> = None,
        /// The id of the task run that stands for it in its parent's flow run.
        parent_task_run_id: Option<Uuid> = None,
        /// The name of the work queue to wait in.
        work_queue_name: Option<String> = None,
        /// What it sets differently from its work pool's job template.
        job_variables: Option<JsonObject> = None,
        /// Labels: names with a value.
        labels: KeyValueLabels = KeyValueLabels::default(),
    }
}
