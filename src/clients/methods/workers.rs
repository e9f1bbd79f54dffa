//! Workers.

use prefect_rs_macros::methods;

use crate::arguments::{Limit, ModelArgument, Offset, PathPart, PlainText};
use crate::clients::{BaseClient, Client};
use crate::convert::answer::Answer;
use crate::convert::json::read;
use prefect_client::client::WorkerHeartbeat;
use prefect_client::schemas::filters::WorkerFilter;
use prefect_client::schemas::objects::WorkerMetadata;

#[methods]
impl BaseClient {
    /// Send a heartbeat of a worker. The first one registers the worker.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///     worker_name (str): The worker's name, unique within its work pool.
    ///     heartbeat_interval_seconds (float | None): The interval between heartbeats, in whole seconds. The server
    ///         considers the worker offline after three missed heartbeats.
    ///     get_worker_id (bool): Whether to ask for the worker's id.
    ///     worker_metadata (WorkerMetadata | Mapping[str, Any] | None): The worker's metadata.
    ///
    /// Returns:
    ///     UUID | None: The worker's id, if asked for and if the server returns it, as Prefect Cloud does.
    ///
    /// Raises:
    ///     ObjectNotFound: The work pool does not exist.
    async fn send_worker_heartbeat(
        client: Client,
        work_pool_name: PathPart,
        worker_name: PlainText,
        heartbeat_interval_seconds: Option<f64>,
        #[default(false)] get_worker_id: bool,
        worker_metadata: Option<ModelArgument<WorkerMetadata>>,
    ) {
        let heartbeat = WorkerHeartbeat {
            name: worker_name,
            heartbeat_interval_seconds,
            metadata: worker_metadata,
            return_id: get_worker_id,
        };
        let id = client.send_worker_heartbeat(&work_pool_name, &heartbeat).await?;
        Ok(id.map_or(Answer::None, Answer::Uuid))
    }

    /// Read a page of the workers of a work pool that match the filter.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///     worker_filter (WorkerFilter | Mapping[str, Any] | None): Filter by worker.
    ///
    /// Returns:
    ///     list[Worker]: The workers, the one with the latest heartbeat first.
    ///
    /// Raises:
    ///     ObjectNotFound: The work pool does not exist.
    #[iter(iter_workers_for_work_pool(work_pool_name, worker_filter))]
    async fn read_workers_for_work_pool(
        client: Client,
        work_pool_name: PathPart,
        worker_filter: Option<ModelArgument<WorkerFilter>>,
        #[default(0, "None")] offset: Offset,
        limit: Limit,
    ) {
        let filter = worker_filter.as_deref();
        client.read_workers_for_work_pool(&work_pool_name, filter, limit, offset).await
    }

    /// Delete a worker. A worker that is still running registers again with its next heartbeat.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     work_pool_name (str): The work pool's name.
    ///     worker_name (str): The worker's name.
    ///
    /// Raises:
    ///     ObjectNotFound: The work pool or the worker does not exist.
    async fn delete_worker(client: Client, work_pool_name: PathPart, worker_name: PathPart) {
        client.delete_worker(&work_pool_name, &worker_name).await
    }

    /// Read the metadata of all worker types.
    ///
    /// Returns:
    ///     dict[str, Any]: The metadata by package and worker type, such as description and default job template.
    async fn read_worker_metadata(client: Client) {
        let metadata = client.read_worker_metadata().await?;
        Ok(Answer::finish(move |py| read::valid(py, metadata.text())))
    }
}
