//! Deployments as the server answers with them: with what it knows besides.

use std::sync::Arc;

use uuid::Uuid;

use super::GlobalConcurrencyLimitResponse;
use crate::schemas::objects::{
    ConcurrencyOptions, CreatedBy, Deployment, DeploymentSchedule, DeploymentStatus, UpdatedBy, VersionInfo,
};
use crate::schemas::{DateTime, JsonObject, KeyValueLabels};

models! {
    /// A deployment as the server answers with it: all that a `Deployment` has, and more.
    #[base(Deployment)]
    #[methods("deployments")]
    pub struct DeploymentResponse: Received in "responses" {
        /// The deployment's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, which no other deployment of the flow has.
        name: String,
        /// Its version, as its owner counts them.
        version: Option<String> = None,
        /// The id of its version.
        version_id: Option<Uuid> = None,
        /// What its version is made of.
        version_info: Option<Arc<VersionInfo>> = None,
        /// The branch that it is, of another deployment.
        branch: Option<String> = None,
        /// The id of the deployment that it is a branch of.
        base: Option<Uuid> = None,
        /// The id of the deployment that all its branches come from.
        root: Option<Uuid> = None,
        /// What it is for, in the words of its owner.
        description: Option<String> = None,
        /// The id of the flow that it runs.
        flow_id: Uuid,
        /// How many of its runs may run at once. Servers since 3.1 tell it in `global_concurrency_limit`.
        #[deprecated = "use global_concurrency_limit"]
        concurrency_limit: Option<i64> = None,
        /// How many of its runs may run at once.
        global_concurrency_limit: Option<Arc<GlobalConcurrencyLimitResponse>> = None,
        /// What becomes of one run more.
        concurrency_options: Option<Arc<ConcurrencyOptions>> = None,
        /// Whether its schedules are paused, all of them.
        paused: bool = false,
        /// When its runs are to start.
        schedules: Vec<Arc<DeploymentSchedule>> = Vec::new(),
        /// What its runs set differently from the work pool's job template.
        job_variables: JsonObject = JsonObject::default(),
        /// The parameters that its runs are called with.
        parameters: JsonObject = JsonObject::default(),
        /// How a worker gets the flow's code, step by step.
        pull_steps: Option<Vec<JsonObject>> = None,
        /// Tags to find it by, and for its runs.
        tags: Vec<String> = Vec::new(),
        /// Labels: names with a value.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The name of the work queue that its runs wait in.
        work_queue_name: Option<String> = None,
        /// When somebody last asked for runs of it.
        last_polled: Option<DateTime> = None,
        /// Which parameters the flow takes, as a schema of OpenAPI.
        parameter_openapi_schema: Option<JsonObject> = None,
        /// Where the flow's code lies, within its storage.
        path: Option<String> = None,
        /// The file and the function: `flows/etl.py:main`.
        entrypoint: Option<String> = None,
        /// The id of the block that holds the flow's code.
        storage_document_id: Option<Uuid> = None,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// Who or what created it.
        created_by: Option<Arc<CreatedBy>> = None,
        /// Who or what last changed it.
        updated_by: Option<Arc<UpdatedBy>> = None,
        /// The id of the work queue that its runs wait in.
        work_queue_id: Option<Uuid> = None,
        /// Whether parameters that do not fit their schema are refused.
        enforce_parameter_schema: bool = true,
        /// The name of the work pool that its runs go to.
        work_pool_name: Option<String> = None,
        /// Whether somebody is there to run it.
        status: Option<DeploymentStatus> = None,
    }
}
