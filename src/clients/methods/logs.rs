//! Logs.

use std::sync::Arc;

use prefect_rs_macros::methods;

use crate::arguments::{Id, Limit, Offset, Sort};
use crate::clients::{BaseClient, Client};
use prefect_client::schemas::actions::LogCreate;
use prefect_client::schemas::sorting::LogSort;

#[methods]
impl BaseClient {
    /// Write log messages of runs, in one request.
    ///
    /// Args:
    ///     logs (Iterable[LogCreate | Mapping[str, Any]]): The messages.
    async fn create_logs(client: Client, logs: Vec<Arc<LogCreate>>) {
        client.create_logs(&logs).await
    }

    /// Read a page of the log messages that match the filter.
    ///
    /// Args:
    ///     sort (LogSort | str | None): Sort order. Defaults to ascending timestamp.
    ///
    /// Returns:
    ///     list[Log]: The messages.
    async fn read_logs(
        client: Client,
        filters: Filters![log],
        limit: Limit,
        #[default(0, "None")] offset: Offset,
        sort: Option<Sort<LogSort>>,
    ) {
        client.read_logs(&filters, sort, limit, offset).await
    }

    /// Download all log messages of a flow run and its task runs as CSV.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     str: CSV with a header line, the earliest message first. The columns are `timestamp`, `level`, `flow_run_id`,
    ///         `task_run_id` and `message`.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn download_flow_run_logs(client: Client, flow_run_id: Id) {
        client.download_flow_run_logs(flow_run_id).await
    }
}
