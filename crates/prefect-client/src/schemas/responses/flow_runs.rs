//! Flow runs under the name that the official client has for responses.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::names::two_words;
use crate::schemas::objects::{CreatedBy, FlowRunPolicy, State, StateType};
use crate::schemas::{DateTime, JsonObject, KeyValueLabels, TimeDelta};

models! {
    /// A flow run, under the name that the official client has for responses. Methods return `FlowRun`, which has the
    /// same fields.
    #[not_compared(estimated_run_time, estimated_start_time_delta)]
    pub struct FlowRunResponse: Received in "responses" {
        /// The run's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name. Defaults to two random words.
        name: String = two_words(),
        /// The id of the flow that it runs.
        flow_id: Uuid,
        /// The id of its present state.
        state_id: Option<Uuid> = None,
        /// The id of the deployment that it comes from.
        deployment_id: Option<Uuid> = None,
        /// The version of the deployment when the run was created.
        deployment_version: Option<String> = None,
        /// The name of its work queue.
        work_queue_name: Option<String> = None,
        /// The version of the flow that ran.
        flow_version: Option<String> = None,
        /// The parameters of the flow.
        parameters: JsonObject = JsonObject::default(),
        /// Creating another run of the same flow with the same key returns this run instead.
        idempotency_key: Option<String> = None,
        /// Additional context for the run.
        context: JsonObject = JsonObject::default(),
        /// Its policy for retries and pauses.
        empirical_policy: Arc<FlowRunPolicy> = Arc::default(),
        /// Its tags.
        tags: Vec<String> = Vec::new(),
        /// Labels by name.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The id of the task run that represents it in its parent flow run.
        parent_task_run_id: Option<Uuid> = None,
        /// The number of times it was started.
        run_count: i64 = 0,
        /// When it was originally expected to start.
        expected_start_time: Option<DateTime> = None,
        /// When it is next scheduled to start.
        next_scheduled_start_time: Option<DateTime> = None,
        /// When it started.
        start_time: Option<DateTime> = None,
        /// When it ended.
        end_time: Option<DateTime> = None,
        /// The total run time of all attempts.
        total_run_time: TimeDelta = TimeDelta::default(),
        /// The total run time, including the current attempt so far.
        estimated_run_time: TimeDelta = TimeDelta::default(),
        /// How late it started, or, if it has not started, how late it is.
        estimated_start_time_delta: TimeDelta = TimeDelta::default(),
        /// Whether a schedule created it.
        auto_scheduled: bool = false,
        /// The id of the block that holds its infrastructure.
        infrastructure_document_id: Option<Uuid> = None,
        /// The id of its infrastructure: a process id, or a container's name.
        infrastructure_pid: Option<String> = None,
        /// Who or what created it.
        created_by: Option<Arc<CreatedBy>> = None,
        /// The id of the work queue it waits in.
        work_queue_id: Option<Uuid> = None,
        /// The id of its work pool.
        work_pool_id: Option<Uuid>,
        /// The name of its work pool.
        work_pool_name: Option<String> = None,
        /// Its current state.
        state: Option<Arc<State>> = None,
        /// Overrides of the work pool's job template.
        job_variables: Option<JsonObject> = None,
        /// The type of its current state.
        state_type: Option<StateType> = None,
        /// The name of its current state.
        state_name: Option<String> = None,
    }
}
