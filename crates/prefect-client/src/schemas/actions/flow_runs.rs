//! Creation and updates of flow runs.

use std::sync::Arc;

use uuid::Uuid;

use super::StateCreate;
use crate::schemas::objects::FlowRunPolicy;
use crate::schemas::{JsonObject, KeyValueLabels};

models! {
    /// A flow run to create.
    pub struct FlowRunCreate: Sent in "actions" {
        /// Its initial state.
        state: Option<Arc<StateCreate>> = None,
        /// Its name.
        name: Option<String> = None,
        /// The id of the flow to run.
        flow_id: Uuid,
        /// The id of the deployment that it comes from.
        deployment_id: Option<Uuid> = None,
        /// The version of the flow.
        flow_version: Option<String> = None,
        /// The parameters of the flow.
        parameters: JsonObject = JsonObject::default(),
        /// Additional context for the run.
        context: JsonObject = JsonObject::default(),
        /// The id of the task run that represents it in its parent flow run.
        parent_task_run_id: Option<Uuid> = None,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// Its policy for retries and pauses.
        empirical_policy: Arc<FlowRunPolicy> = Arc::default(),
        /// Its tags.
        tags: Vec<String> = Vec::new(),
        /// Creating another run of the same flow with the same key returns this run instead.
        idempotency_key: Option<String> = None,
        /// Labels by name.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The name of its work pool.
        work_pool_name: Option<String> = None,
        /// The name of its work queue.
        work_queue_name: Option<String> = None,
        /// Overrides of the work pool's job template.
        job_variables: Option<JsonObject> = None,
    }

    /// Changes to a flow run. Only fields that are set are changed.
    pub struct FlowRunUpdate: Sent in "actions" {
        /// Its name.
        name: Option<String> = None,
        /// The version of the flow.
        flow_version: Option<String> = None,
        /// The parameters of the flow.
        parameters: Option<JsonObject> = Some(JsonObject::default()),
        /// Its policy for retries and pauses.
        empirical_policy: Arc<FlowRunPolicy> = Arc::default(),
        /// Its tags.
        tags: Vec<String> = Vec::new(),
        /// The id of its infrastructure.
        infrastructure_pid: Option<String> = None,
        /// Overrides of the work pool's job template.
        job_variables: Option<JsonObject> = None,
    }
}
