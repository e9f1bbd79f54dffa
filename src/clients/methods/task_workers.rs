//! Task workers.

use prefect_rs_macros::methods;

use crate::clients::{BaseClient, Client};

#[methods]
impl BaseClient {
    /// Read the task workers that are currently connected to the server.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     task_keys (Iterable[str] | None): Only workers that serve at least one of these tasks. Defaults to all.
    ///
    /// Returns:
    ///     list[TaskWorkerResponse]: The task workers.
    async fn read_task_workers(client: Client, task_keys: Option<Vec<String>>) {
        client.read_task_workers(task_keys.as_deref()).await
    }
}
