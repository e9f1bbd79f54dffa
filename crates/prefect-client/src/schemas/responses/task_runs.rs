//! Task runs with less or more than a `TaskRun` has.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::names::two_words;
use crate::schemas::objects::{State, StateType, TaskRun, TaskRunInput, TaskRunPolicy};
use crate::schemas::{DateTime, KeyValueLabels, TimeDelta};

models! {
    /// A task run as it stands in a page of them: the server tells less of it there than elsewhere.
    #[not_compared(estimated_run_time, estimated_start_time_delta)]
    pub struct TaskRunResponse: Received in "responses" {
        /// The run's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name; two words where none was given.
        name: String = two_words(),
        /// The id of the flow run that it belongs to; none if it runs on its own.
        flow_run_id: Option<Uuid> = None,
        /// The key of its task, which is the same in every run of it.
        task_key: String,
        /// The id of its present state.
        state_id: Option<Uuid> = None,
        /// Its present state.
        state: Option<Arc<State>> = None,
        /// The version of the task that ran.
        task_version: Option<String> = None,
        /// Where each of its arguments comes from.
        task_inputs: BTreeMap<String, Vec<TaskRunInput>> = BTreeMap::new(),
        /// How it is retried.
        empirical_policy: Arc<TaskRunPolicy> = Arc::default(),
        /// Tags to find it by.
        tags: Vec<String> = Vec::new(),
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
    }

    /// A task run together with the name of its flow run: all that a `TaskRun` has, which it is too, and one field
    /// more.
    #[base(TaskRun)]
    #[not_compared(estimated_run_time, estimated_start_time_delta)]
    pub struct UITaskRun: Received in "responses" {
        /// The run's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name; two words where none was given.
        name: String = two_words(),
        /// The id of the flow run that it belongs to; none if it runs on its own.
        flow_run_id: Option<Uuid> = None,
        /// The key of its task, which is the same in every run of it.
        task_key: String,
        /// What tells it from the other runs of its task in the same flow run.
        dynamic_key: String,
        /// The key under which its result is cached.
        cache_key: Option<String> = None,
        /// Until when the cached result holds.
        cache_expiration: Option<DateTime> = None,
        /// The version of the task that ran.
        task_version: Option<String> = None,
        /// How it is retried.
        empirical_policy: Arc<TaskRunPolicy> = Arc::default(),
        /// Tags to find it by.
        tags: Vec<String> = Vec::new(),
        /// Labels: names with a value.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The id of its present state.
        state_id: Option<Uuid> = None,
        /// Where each of its arguments comes from.
        task_inputs: BTreeMap<String, Vec<TaskRunInput>> = BTreeMap::new(),
        /// The type of its present state.
        state_type: Option<StateType> = None,
        /// The name of its present state.
        state_name: Option<String> = None,
        /// How many times it was started.
        run_count: i64 = 0,
        /// How many times its flow run had been started when it was created.
        flow_run_run_count: i64 = 0,
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
        /// Its present state.
        state: Option<Arc<State>> = None,
        /// The name of the flow run that it belongs to; none if it runs on its own.
        flow_run_name: Option<String> = None,
    }
}
