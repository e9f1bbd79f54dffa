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
    /// The source of an argument of a task run.
    pub enum TaskRunInput by "input_type" {
        TaskRun(TaskRunResult) = "task_run",
        FlowRun(FlowRunResult) = "flow_run",
        Parameter(Parameter) = "parameter",
        Constant(Constant) = "constant",
    }
}

models! {
    /// A run of a task.
    #[methods("task_runs")]
    #[not_compared(estimated_run_time, estimated_start_time_delta)]
    pub struct TaskRun: Received in "objects" {
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
    }

    /// The policy for retries of a task run.
    #[methods("task_runs")]
    pub struct TaskRunPolicy: Received in "objects" {
        /// Deprecated: use `retries`.
        #[deprecated = "use retries"]
        max_retries: i64 = 0,
        /// Deprecated: use `retry_delay`.
        #[deprecated = "use retry_delay"]
        retry_delay_seconds: f64 = 0.0,
        /// The maximum number of retries.
        retries: Option<i64> = None,
        /// The delay before a retry, in seconds: a number, or a list with one for each retry.
        retry_delay: Option<RetryDelay> = None,
        /// Jitter of the delay, as a fraction of it: 0 or more.
        retry_jitter_factor: Option<RetryJitter> = None,
    }

    /// The base of the sources of task run arguments.
    pub struct RunInput: Received in "objects" {
        /// The type of the source.
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
