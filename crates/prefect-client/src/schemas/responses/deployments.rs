//! Deployments as the server returns them.

use std::sync::Arc;

use uuid::Uuid;

use super::GlobalConcurrencyLimitResponse;
use crate::schemas::objects::{
    ConcurrencyOptions, CreatedBy, Deployment, DeploymentSchedule, DeploymentStatus, UpdatedBy, VersionInfo,
};
use crate::schemas::{DateTime, JsonObject, KeyValueLabels};

models! {
    /// A deployment as the server returns it: a `Deployment` with additional fields.
    #[base(Deployment)]
    #[methods("deployments")]
    pub struct DeploymentResponse: Received in "responses" {
        /// The deployment's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, unique within the flow.
        name: String,
        /// Its version, in any format.
        version: Option<String> = None,
        /// The id of its version.
        version_id: Option<Uuid> = None,
        /// Details of its version.
        version_info: Option<Arc<VersionInfo>> = None,
        /// The name of the branch, if it is a branch of a deployment.
        branch: Option<String> = None,
        /// The id of the deployment that it is a branch of.
        base: Option<Uuid> = None,
        /// The id of the deployment that all its branches come from.
        root: Option<Uuid> = None,
        /// A description.
        description: Option<String> = None,
        /// The id of the flow that it runs.
        flow_id: Uuid,
        /// The maximum number of concurrent runs. Servers since 3.1 send it in `global_concurrency_limit`.
        #[deprecated = "use global_concurrency_limit"]
        concurrency_limit: Option<i64> = None,
        /// The maximum number of concurrent runs.
        global_concurrency_limit: Option<Arc<GlobalConcurrencyLimitResponse>> = None,
        /// How further runs are handled.
        concurrency_options: Option<Arc<ConcurrencyOptions>> = None,
        /// Whether all of its schedules are paused.
        paused: bool = false,
        /// Its schedules.
        schedules: Vec<Arc<DeploymentSchedule>> = Vec::new(),
        /// Overrides of the work pool's job template for its runs.
        job_variables: JsonObject = JsonObject::default(),
        /// The default parameters of its runs.
        parameters: JsonObject = JsonObject::default(),
        /// The steps by which a worker retrieves the flow's code.
        pull_steps: Option<Vec<JsonObject>> = None,
        /// Tags of the deployment and its runs.
        tags: Vec<String> = Vec::new(),
        /// Labels by name.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The name of the work queue of its runs.
        work_queue_name: Option<String> = None,
        /// When its runs were last polled for.
        last_polled: Option<DateTime> = None,
        /// The flow's parameters, as an OpenAPI schema.
        parameter_openapi_schema: Option<JsonObject> = None,
        /// The path of the flow's code in its storage.
        path: Option<String> = None,
        /// The file and function of the flow: `flows/etl.py:main`.
        entrypoint: Option<String> = None,
        /// The id of the storage block with the flow's code.
        storage_document_id: Option<Uuid> = None,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// Who or what created it.
        created_by: Option<Arc<CreatedBy>> = None,
        /// Who or what last changed it.
        updated_by: Option<Arc<UpdatedBy>> = None,
        /// The id of the work queue that its runs wait in.
        work_queue_id: Option<Uuid> = None,
        /// Whether parameters that do not match their schema are rejected.
        enforce_parameter_schema: bool = true,
        /// The name of the work pool of its runs.
        work_pool_name: Option<String> = None,
        /// Whether it can be run.
        status: Option<DeploymentStatus> = None,
    }
}
