//! Task workers.

use crate::schemas::DateTime;

models! {
    /// A task worker: a process that serves background tasks.
    pub struct TaskWorkerResponse: Received in "responses" {
        /// Its identifier.
        identifier: String,
        /// The keys of the tasks that it serves.
        task_keys: Vec<String>,
        /// When it last sent a heartbeat.
        timestamp: DateTime,
    }
}
