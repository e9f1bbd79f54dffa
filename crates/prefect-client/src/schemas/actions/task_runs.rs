//! Creation and updates of task runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use super::StateCreate;
use crate::schemas::objects::{TaskRunInput, TaskRunPolicy};
use crate::schemas::{DateTime, KeyValueLabels};

models! {
    /// A task run to create.
    pub struct TaskRunCreate: Sent in "actions" {
        /// Its id. The server generates one by default.
        id: Option<Uuid> = None,
        /// Its initial state.
        state: Option<Arc<StateCreate>> = None,
        /// Its name.
        name: Option<String> = None,
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
        /// The version of the task.
        task_version: Option<String> = None,
        /// Its policy for retries.
        empirical_policy: Arc<TaskRunPolicy> = Arc::default(),
        /// Its tags.
        tags: Vec<String> = Vec::new(),
        /// Labels by name.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// The sources of its arguments, by parameter.
        task_inputs: BTreeMap<String, Vec<TaskRunInput>> = BTreeMap::new(),
    }

    /// Changes to a task run.
    pub struct TaskRunUpdate: Sent in "actions" {
        /// Its name.
        name: Option<String> = None,
    }
}
