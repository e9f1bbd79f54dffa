//! The state history of flow runs.

use prefect_rs_macros::methods;

use crate::arguments::Id;
use crate::clients::{BaseClient, Client};

#[methods]
impl BaseClient {
    /// Read the states that a flow run has been in.
    ///
    /// Returns:
    ///     list[State]: The states, the earliest first. The list is empty if the flow run does not exist.
    async fn read_flow_run_states(client: Client, flow_run_id: Id) {
        client.read_flow_run_states(flow_run_id).await
    }

    /// Read a state of a flow run.
    ///
    /// Args:
    ///     flow_run_state_id (UUID | str | _HasId): The state's id, or any object with an `id`.
    ///
    /// Returns:
    ///     State: The state.
    ///
    /// Raises:
    ///     ObjectNotFound: The state does not exist.
    async fn read_flow_run_state(client: Client, flow_run_state_id: Id) {
        client.read_flow_run_state(flow_run_state_id).await
    }
}
