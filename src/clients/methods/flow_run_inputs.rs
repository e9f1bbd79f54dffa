//! Inputs that are sent to flow runs while they run.

use prefect_rs_macros::methods;

use crate::arguments::{AtLeast, Id, PathPart, Text};
use crate::clients::{BaseClient, Client};

#[methods]
impl BaseClient {
    /// Send an input to a flow run.
    ///
    /// Args:
    ///     key (str): A key, unique among the inputs of the flow run: lower-case letters, digits and dashes.
    ///     value (str): The value, by convention JSON.
    ///     sender (str | None): The sender, such as `prefect.flow-run.ID`.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: An input with this key exists.
    ///     ObjectNotFound: The flow run does not exist.
    async fn create_flow_run_input(
        client: Client,
        flow_run_id: Id,
        key: PathPart,
        value: Text,
        sender: Option<String>,
    ) {
        client.create_flow_run_input(flow_run_id, &key, &value, sender.as_deref()).await
    }

    /// Read the inputs of a flow run whose keys start with a prefix.
    ///
    /// Args:
    ///     key_prefix (str): The prefix.
    ///     limit (int): Maximum number of inputs.
    ///     exclude_keys (Iterable[str]): Keys to leave out.
    ///
    /// Returns:
    ///     list[FlowRunInput]: The inputs, the oldest first.
    async fn filter_flow_run_input(
        client: Client,
        flow_run_id: Id,
        key_prefix: Text,
        limit: AtLeast<0>,
        exclude_keys: Vec<String>,
    ) {
        client.filter_flow_run_input(flow_run_id, &key_prefix, limit, &exclude_keys).await
    }

    /// Read an input of a flow run.
    ///
    /// Args:
    ///     key (str): The input's key.
    ///
    /// Returns:
    ///     str: The value.
    ///
    /// Raises:
    ///     ObjectNotFound: The input does not exist.
    async fn read_flow_run_input(client: Client, flow_run_id: Id, key: PathPart) {
        client.read_flow_run_input(flow_run_id, &key).await
    }

    /// Delete an input of a flow run.
    ///
    /// Args:
    ///     key (str): The input's key.
    ///
    /// Raises:
    ///     ObjectNotFound: The input does not exist.
    async fn delete_flow_run_input(client: Client, flow_run_id: Id, key: PathPart) {
        client.delete_flow_run_input(flow_run_id, &key).await
    }
}
