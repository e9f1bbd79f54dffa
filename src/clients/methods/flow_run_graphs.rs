//! Graphs of flow runs.

use prefect_rs_macros::methods;

use crate::arguments::Id;
use crate::clients::{BaseClient, Client};
use prefect_client::schemas::DateTime;

#[methods]
impl BaseClient {
    /// Read the graph of a flow run: its task runs and subflow runs, their dependencies and their artifacts.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     since (datetime | str | None): Only runs that ended after this time or have not ended.
    ///
    /// Returns:
    ///     Graph: The graph. Nodes refer to each other by id.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn read_flow_run_graph(client: Client, flow_run_id: Id, since: Option<DateTime>) {
        client.read_flow_run_graph(flow_run_id, since).await
    }

    /// Read the task runs of a flow run, each with the task runs that it depends on.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     list[DependencyResult]: The task runs.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist.
    async fn read_flow_run_graph_v1(client: Client, flow_run_id: Id) {
        client.read_flow_run_graph_v1(flow_run_id).await
    }
}
