//! Task runs to create and to change.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use super::StateCreate;
use crate::schemas::objects::{TaskRunInput, TaskRunPolicy};
use crate::schemas::{DateTime, KeyValueLabels};

models! {
    /// A task run to create.
    pub struct TaskRunCreate: Sent in "actions" {
        /// Its id; the server makes one up where none is given.
        id: Option<Uuid> = None,
        /// The state that it begins in.
        state: Option<Arc<StateCreate>> = None,
        /// Its name.
        name: Option<String> = None,
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
        /// The version of the task.
        task_version: Option<String> = None,
        /// How it is retried.
        empirical_policy: Arc<TaskRunPolicy> = Arc::default(),
        /// Tags to find it by.
        tags: Vec<String> = Vec::new(),
        /// Labels: names with a value.
        labels: KeyValueLabels = KeyValueLabels::default(),
        /// Where each of its arguments comes from.
        task_inputs: BTreeMap<String, Vec<TaskRunInput>> = BTreeMap::new(),
    }

    /// A change to a task run.
    pub struct TaskRunUpdate: Sent in "actions" {
        /// Its name.
        name: Option<String> = None,
    }
}
