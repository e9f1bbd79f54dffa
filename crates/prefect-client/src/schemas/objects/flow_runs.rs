//! Flow runs.

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

use super::{State, StateType};
use crate::schemas::names::two_words;
use crate::schemas::{DashedName, DateTime, EnumInfo, JsonObject, KeyValueLabels, StringEnum, TimeDelta};

/// The enumerations of this file.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[RunType::info];

string_enum! {
    /// What kind of run something belongs to.
    pub enum RunType in "objects" {
        FlowRun = FLOW_RUN: "flow_run",
        TaskRun = TASK_RUN: "task_run",
    }
}

string_enum! {
    /// Where a run is tried again.
    pub literal RetryType {
        InProcess = in_process,
        Reschedule = reschedule,
    }
}

models! {
    /// One run of a flow.
    #[methods("flow_runs")]
    #[not_compared(estimated_run_time, estimated_start_time_delta)]
    pub struct FlowRun: Received in "objects" {
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
        /// The id of the work queue it waits in.
        work_queue_id: Option<Uuid> = None,
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
        /// The type of its present state.
        state_type: Option<StateType> = None,
        /// The name of its present state.
        state_name: Option<String> = None,
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
        /// The id of its work pool.
        work_pool_id: Option<Uuid> = None,
        /// The name of its work pool.
        work_pool_name: Option<String> = None,
        /// Its present state.
        state: Option<Arc<State>> = None,
        /// What it sets differently from its work pool's job template.
        job_variables: Option<JsonObject> = None,
    }

    /// How a flow run is retried and paused.
    #[methods("flow_runs")]
    pub struct FlowRunPolicy: Received in "objects" {
        /// Deprecated: use `retries`.
        #[deprecated = "use retries"]
        max_retries: i64 = 0,
        /// Deprecated: use `retry_delay`.
        #[deprecated = "use retry_delay"]
        retry_delay_seconds: f64 = 0.0,
        /// How many times the run is tried again.
        retries: Option<i64> = None,
        /// How long it waits before that, in seconds.
        retry_delay: Option<i64> = None,
        /// The keys of the pauses it has been through.
        pause_keys: Option<BTreeSet<String>> = Some(BTreeSet::new()),
        /// Whether it is resuming from a pause.
        resuming: Option<bool> = Some(false),
        /// Where it is tried again.
        retry_type: Option<RetryType> = None,
    }

    /// A value that one flow run was sent while it ran.
    #[methods("flow_runs")]
    pub struct FlowRunInput: Received in "objects" {
        /// The input's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The flow run that it was sent to.
        flow_run_id: Uuid,
        /// Its key, which no other input of that flow run has.
        key: DashedName,
        /// Its value, as text.
        value: String,
        /// Who sent it.
        sender: Option<String> = None,
    }

    /// Who or what created an object.
    pub struct CreatedBy: Received in "objects" {
        /// The creator's id.
        id: Option<Uuid> = None,
        /// The creator's type, such as `DEPLOYMENT` or `AUTOMATION`.
        r#type: Option<String> = None,
        /// The creator's name, to show.
        display_value: Option<String> = None,
    }
}
