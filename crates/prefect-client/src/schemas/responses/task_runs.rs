//! Task runs with fewer or more fields than `TaskRun`.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::names::two_words;
use crate::schemas::objects::{State, StateType, TaskRun, TaskRunInput, TaskRunPolicy};
use crate::schemas::{DateTime, KeyValueLabels, TimeDelta};

models! {
    /// A task run on a page of task runs, where the server sends fewer fields.
    #[not_compared(estimated_run_time, estimated_start_time_delta)]
    pub struct TaskRunResponse: Received in "responses" {
        /// The run's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name. Defaults to two random words.
        name: String = two_words(),
        /// The id of its flow run, or None if it runs outside of a flow.
        flow_run_id: Option<Uuid> = None,
        /// The key of its task, which all runs of the task share.
        task_key: String,
        /// The id of its present state.
        state_id: Option<Uuid> = None,
        /// Its current state.
        state: Option<Arc<State>> = None,
        /// The version of the task that ran.
        task_version: Option<String> = None,
        /// The sources of its arguments, by parameter.
        task_inputs: BTreeMap<String, Vec<TaskRunInput>> = BTreeMap::new(),
        /// Its policy for retries.
        empirical_policy: Arc<TaskRunPolicy> = Arc::default(),
        /// Its tags.
        tags: Vec<String> = Vec::new(),
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
    }

    /// A `TaskRun` with the name of its flow run.
    #[base(TaskRun)]
    #[not_compared(estimated_run_time, estimated_start_time_delta)]
    pub struct UITaskRun: Received in "responses" {
        /// The run's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name. Defaults to two random words.
        name: String = two_words(),
        /// The id of its flow run, or None if it runs outside of a flow.
        flow_run_id: Option<Uuid> = None,
        /// The key of its task, which all runs of the task share.
        task_key: String,
        /// The key that distinguishes it from other runs of its task in the same flow run.
        dynamic_key: String,
        /// The key under which its result is cached.
        cache_key: Option<String> = None,
        /// When the cached result expires.
        cache_expiration: Option<DateTime> = None,
        /// The version of the task that ran.
        task_version: Option<String> = None,
        /// Its policy for retries.
        empirical_policy: Arc<TaskRunPolicy> = Arc::default(),
        /// Its tags.
        tags: Vec<String> = Vec::new(),
        /// Labels by name.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The id of its present state.
        state_id: Option<Uuid> = None,
        /// The sources of its arguments, by parameter.
        task_inputs: BTreeMap<String, Vec<TaskRunInput>> = BTreeMap::new(),
        /// The type of its current state.
        state_type: Option<StateType> = None,
        /// The name of its current state.
        state_name: Option<String> = None,
        /// The number of times it was started.
        run_count: i64 = 0,
        /// The run count of its flow run when it was created.
        flow_run_run_count: i64 = 0,
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
        /// Its current state.
        state: Option<Arc<State>> = None,
        /// The name of its flow run, or None if it runs outside of a flow.
        flow_run_name: Option<String> = None,
    }
}
