//! Flow runs as the official client names them in answers.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::names::two_words;
use crate::schemas::objects::{CreatedBy, FlowRunPolicy, State, StateType};
use crate::schemas::{DateTime, JsonObject, KeyValueLabels, TimeDelta};

models! {
    /// A flow run as the official client names it where the server answers with one. Methods give `FlowRun`s, which
    /// have the same fields.
    #[not_compared(estimated_run_time, estimated_start_time_delta)]
    pub struct FlowRunResponse: Received in "responses" {
        /// The run's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name; two words where none was given.
        name: String = two_words(),
        /// The id of the flow that it runs.
        flow_id: Uuid,
        /// The id of its present state.
        state_id: Option<Uuid> = None,
        /// The id of the deployment that it comes from.
        deployment_id: Option<Uuid> = None,
        /// The version of that deployment when the run was created.
        deployment_version: Option<String> = None,
        /// The name of the work queue it waits in.
        work_queue_name: Option<String> = None,
        /// The version of the flow that ran.
        flow_version: Option<String> = None,
        /// The parameters that the flow is called with.
        parameters: JsonObject = JsonObject::default(),
        /// Creating another run with the same key of the same flow gives this run instead.
        idempotency_key: Option<String> = None,
        /// Further data for the run.
        context: JsonObject = JsonObject::default(),
        /// How it is retried and paused.
        empirical_policy: Arc<FlowRunPolicy> = Arc::default(),
        /// Tags to find it by.
        tags: Vec<String> = Vec::new(),
        /// Labels: names with a value.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The id of the task run that stands for it in its parent's flow run.
        parent_task_run_id: Option<Uuid> = None,
        /// How many times it was started.
        run_count: i64 = 0,
        /// When it was expected to start at first.
        expected_start_time: Option<DateTime> = None,
        /// When it is scheduled to start next.
        next_scheduled_start_time: Option<DateTime> = None,
        /// When it started.
        start_time: Option<DateTime> = None,
        /// When it ended.
        end_time: Option<DateTime> = None,
        /// How long it ran, all attempts together.
        total_run_time: TimeDelta = TimeDelta::default(),
        /// The same, counted up to now while it runs.
        estimated_run_time: TimeDelta = TimeDelta::default(),
        /// How late it started or, while it waits, how late it is.
        estimated_start_time_delta: TimeDelta = TimeDelta::default(),
        /// Whether a schedule created it.
        auto_scheduled: bool = false,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// What its infrastructure calls it: a process id, a container's name.
        infrastructure_pid: Option<String> = None,
        /// Who or what created it.
        created_by: Option<Arc<CreatedBy>> = None,
        /// The id of the work queue it waits in.
        work_queue_id: Option<Uuid> = None,
        /// The id of its work pool.
        work_pool_id: Option<Uuid>,
        /// The name of its work pool.
        work_pool_name: Option<String> = None,
        /// Its present state.
        state: Option<Arc<State>> = None,
        /// What it sets differently from its work pool's job template.
        job_variables: Option<JsonObject> = None,
        /// The type of its present state.
        state_type: Option<StateType> = None,
        /// The name of its present state.
        state_name: Option<String> = None,
    }
}
