//! Flow runs to create and to change.

use std::sync::Arc;

use uuid::Uuid;

use super::StateCreate;
use crate::schemas::objects::FlowRunPolicy;
use crate::schemas::{JsonObject, KeyValueLabels};

models! {
    /// A flow run to create.
    pub struct FlowRunCreate: Sent in "actions" {
        /// The state that it begins in.
        state: Option<Arc<StateCreate>> = None,
        /// Its name.
        name: Option<String> = None,
        /// The id of the flow to run.
        flow_id: Uuid,
        /// The id of the deployment that it comes from.
        deployment_id: Option<Uuid> = None,
        /// The version of the flow.
        flow_version: Option<String> = None,
        /// The parameters that the flow is called with.
        parameters: JsonObject = JsonObject::default(),
        /// Further data for the run.
        context: JsonObject = JsonObject::default(),
        /// The id of the task run that stands for it in its parent's flow run.
        parent_task_run_id: Option<Uuid> = None,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// How it is retried and paused.
        empirical_policy: Arc<FlowRunPolicy> = Arc::default(),
        /// Tags to find it by.
        tags: Vec<String> = Vec::new(),
        /// Creating another run with the same key of the same flow gives this run instead.
        idempotency_key: Option<String> = None,
        /// Labels: names with a value.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The name of the work pool to run in.
        work_pool_name: Option<String> = None,
        /// The name of the work queue to wait in.
        work_queue_name: Option<String> = None,
        /// What it sets differently from its work pool's job template.
        job_variables: Option<JsonObject> = None,
    }

    /// A change to a flow run: only what is set is changed.
    pub struct FlowRunUpdate: Sent in "actions" {
        /// Its name.
        name: Option<String> = None,
        /// The version of the flow.
        flow_version: Option<String> = None,
        /// The parameters that the flow is called with.
        parameters: Option<JsonObject> = Some(JsonObject::default()),
        /// How it is retried and paused.
        empirical_policy: Arc<FlowRunPolicy> = Arc::default(),
        /// Its tags.
        tags: Vec<String> = Vec::new(),
        /// What its infrastructure calls it.
        infrastructure_pid: Option<String> = None,
        /// What it sets differently from its work pool's job template.
        job_variables: Option<JsonObject> = None,
    }
}
