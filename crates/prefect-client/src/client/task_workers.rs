//! Task workers.

use std::sync::Arc;

use serde::Serialize;

use super::Client;
use crate::error::Result;
use crate::schemas::responses::TaskWorkerResponse;

#[derive(Serialize)]
struct TaskWorkers<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    task_worker_filter: Option<TaskKeys<'a>>,
}

#[derive(Serialize)]
struct TaskKeys<'a> {
    task_keys: &'a [String],
}

impl Client {
    /// Reads the task workers connected to the server, optionally only those that serve one of these tasks.
    pub async fn read_task_workers(
        &self,
        task_keys: Option<&[String]>,
    ) -> Result<Vec<Arc<TaskWorkerResponse>>> {
        let body = TaskWorkers { task_worker_filter: task_keys.map(|task_keys| TaskKeys { task_keys }) };
        self.post_query("/task_workers/filter", &[], &body).await?.read()
    }
}
