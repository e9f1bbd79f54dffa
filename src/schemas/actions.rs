//! What the server takes: objects to create, changes to make.

use std::sync::Arc;

use uuid::Uuid;

use super::objects::{FlowRunPolicy, State, StateDetails, StateType};
use super::{Json, JsonObject, KeyValueLabels};

models! {
    /// A flow to create.
    pub struct FlowCreate: Sent in "actions" {
        /// Its name.
        name: String,
        /// Tags to find it by.
        tags: Vec<String> = Vec::new(),
        /// Labels: names with a value.
        labels: KeyValueLabels = KeyValueLabels::default(),
    }

    /// A change to a flow.
    pub struct FlowUpdate: Sent in "actions" {
        /// Its tags from now on.
        tags: Vec<String> = Vec::new(),
    }

    /// A state for a run to enter.
    pub struct StateCreate: Sent in "actions" {
        /// What it means to the server.
        r#type: StateType,
        /// Its name.
        name: Option<String> = None,
        /// A message to people.
        message: Option<String> = None,
        /// What else is known of it.
        state_details: Arc<StateDetails> = Arc::default(),
        /// Data that goes with it.
        data: Option<Json> = None,
    }

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

impl From<&State> for StateCreate {
    /// A state to enter that is like this one: what the server sets by itself (the id, the times) is left
    /// to it.
    fn from(state: &State) -> Self {
        let mut create = Self::default().r#type(state.r#type.clone());
        create = match &state.name {
            Some(name) => create.name(name.clone()),
            None => create,
        };
        create = match &state.message {
            Some(message) => create.message(message.clone()),
            None => create,
        };
        create = match &state.data {
            Some(data) => create.data(data.clone()),
            None => create,
        };
        create.state_details(state.state_details.clone())
    }
}
