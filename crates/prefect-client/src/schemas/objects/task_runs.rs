//! Task runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use super::{State, StateType};
use crate::schemas::names::two_words;
use crate::schemas::{DateTime, KeyValueLabels, RetryDelay, RetryJitter, TimeDelta};

string_enum! {
    /// The tag of [`TaskRunResult`].
    pub literal TaskRunTag { TaskRun = task_run, }
}

string_enum! {
    /// The tag of [`FlowRunResult`].
    pub literal FlowRunTag { FlowRun = flow_run, }
}

string_enum! {
    /// The tag of [`Parameter`].
    pub literal ParameterTag { Parameter = parameter, }
}

string_enum! {
    /// The tag of [`Constant`].
    pub literal ConstantTag { Constant = constant, }
}

model_union! {
    /// Where an argument of a task run comes from.
    pub enum TaskRunInput by "input_type" {
        TaskRun(TaskRunResult) = "task_run",
        FlowRun(FlowRunResult) = "flow_run",
        Parameter(Parameter) = "parameter",
        Constant(Constant) = "constant",
    }
}

models! {
    /// One run of a task.
    #[methods("task_runs")]
    #[not_compared(estimated_run_time, estimated_start_time_delta)]
    pub struct TaskRun: Received in "objects" {
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
    }

    /// How a task run is retried.
    #[methods("task_runs")]
    pub struct TaskRunPolicy: Received in "objects" {
        /// Deprecated: use `retries`.
        #[deprecated = "use retries"]
        max_retries: i64 = 0,
        /// Deprecated: use `retry_delay`.
        #[deprecated = "use retry_delay"]
        retry_delay_seconds: f64 = 0.0,
        /// How many times the run is tried again.
        retries: Option<i64> = None,
        /// How long it waits before that, in seconds: a number, or a list with one for each retry.
        retry_delay: Option<RetryDelay> = None,
        /// By how much of the delay, at random, it waits longer, from 0 up.
        retry_jitter_factor: Option<RetryJitter> = None,
    }

    /// Where an argument of a task run comes from: what all kinds of it have.
    pub struct RunInput: Received in "objects" {
        /// Of which kind it is.
        input_type: String,
    }

    /// An argument that is the result of another task run.
    #[base(RunInput)]
    pub struct TaskRunResult: Received in "objects" {
        /// Always `task_run`.
        input_type: TaskRunTag = TaskRunTag::TaskRun,
        /// The id of the task run.
        id: Uuid,
    }

    /// An argument that is the result of a flow run.
    #[base(RunInput)]
    pub struct FlowRunResult: Received in "objects" {
        /// Always `flow_run`.
        input_type: FlowRunTag = FlowRunTag::FlowRun,
        /// The id of the flow run.
        id: Uuid,
    }

    /// An argument that is a parameter of the flow run.
    #[base(RunInput)]
    pub struct Parameter: Received in "objects" {
        /// Always `parameter`.
        input_type: ParameterTag = ParameterTag::Parameter,
        /// The parameter's name.
        name: String,
    }

    /// An argument that is a constant.
    #[base(RunInput)]
    pub struct Constant: Received in "objects" {
        /// Always `constant`.
        input_type: ConstantTag = ConstantTag::Constant,
        /// The type of its value.
        r#type: String,
    }
}
