//! Flow runs.

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

use super::{State, StateType};
use crate::schemas::names::two_words;
use crate::schemas::{DashedName, DateTime, EnumInfo, JsonObject, KeyValueLabels, StringEnum, TimeDelta};

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[RunType::info];

string_enum! {
    /// The type of a run.
    pub enum RunType in "objects" {
        FlowRun = FLOW_RUN: "flow_run",
        TaskRun = TASK_RUN: "task_run",
    }
}

string_enum! {
    /// How a run is retried.
    pub literal RetryType {
        InProcess = in_process,
        Reschedule = reschedule,
    }
}

models! {
    /// A run of a flow.
    #[methods("flow_runs")]
    #[not_compared(estimated_run_time, estimated_start_time_delta)]
    pub struct FlowRun: Received in "objects" {
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
        /// The id of the work queue it waits in.
        work_queue_id: Option<Uuid> = None,
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
        /// The type of its current state.
        state_type: Option<StateType> = None,
        /// The name of its current state.
        state_name: Option<String> = None,
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
        /// The id of its work pool.
        work_pool_id: Option<Uuid> = None,
        /// The name of its work pool.
        work_pool_name: Option<String> = None,
        /// Its current state.
        state: Option<Arc<State>> = None,
        /// Overrides of the work pool's job template.
        job_variables: Option<JsonObject> = None,
    }

    /// The policy for retries and pauses of a flow run.
    #[methods("flow_runs")]
    pub struct FlowRunPolicy: Received in "objects" {
        /// Deprecated: use `retries`.
        #[deprecated = "use retries"]
        max_retries: i64 = 0,
        /// Deprecated: use `retry_delay`.
        #[deprecated = "use retry_delay"]
        retry_delay_seconds: f64 = 0.0,
        /// The maximum number of retries.
        retries: Option<i64> = None,
        /// The delay before each retry, in seconds.
        retry_delay: Option<i64> = None,
        /// The keys of the pauses it has gone through.
        pause_keys: Option<BTreeSet<String>> = Some(BTreeSet::new()),
        /// Whether it is resuming from a pause.
        resuming: Option<bool> = Some(false),
        /// How it is retried.
        retry_type: Option<RetryType> = None,
    }

    /// An input that was sent to a flow run while it ran.
    #[methods("flow_runs")]
    pub struct FlowRunInput: Received in "objects" {
        /// The input's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The id of the flow run that received it.
        flow_run_id: Uuid,
        /// Its key, unique within the flow run.
        key: DashedName,
        /// Its value, as JSON text.
        value: String,
        /// Its sender.
        sender: Option<String> = None,
    }

    /// Who or what created an object.
    pub struct CreatedBy: Received in "objects" {
        /// The creator's id.
        id: Option<Uuid> = None,
        /// The creator's type, such as `DEPLOYMENT` or `AUTOMATION`.
        r#type: Option<String> = None,
        /// The creator's display name.
        display_value: Option<String> = None,
    }
}
