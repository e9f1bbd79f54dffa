//! Inputs that are sent to flow runs while they run.

use prefect_rs_macros::methods;

use crate::arguments::{AtLeast, Id, PathPart, PlainText};
use crate::clients::{BaseClient, Client};
use crate::runtime::Source;

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
        value: PlainText,
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
        key_prefix: PlainText,
        limit: AtLeast<0>,
        exclude_keys: Vec<String>,
    ) {
        client.filter_flow_run_input(flow_run_id, &key_prefix, limit, &exclude_keys).await
    }

    /// Iterate over the inputs of a flow run whose keys start with a prefix, the oldest first.
    ///
    /// As `filter_flow_run_input`, but all of them. Pages are read in the background.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     key_prefix (str): The prefix.
    ///     exclude_keys (Iterable[str] | None): Keys to leave out. Defaults to none.
    ///
    /// Returns:
    ///     ItemIterator[FlowRunInput]: The inputs.
    fn iter_flow_run_input(
        client: Client,
        flow_run_id: Id,
        key_prefix: PlainText,
        exclude_keys: Option<Vec<String>>,
        _: KeywordOnly,
        limit: Option<AtLeast<0>>,
        #[default(1)] prefetch: AtLeast<0>,
    ) -> Items {
        let limit = limit.and_then(|limit| usize::try_from(limit).ok());
        Ok(Source::pages(
            client
                .iter_flow_run_input(flow_run_id, key_prefix, exclude_keys.unwrap_or_default(), limit)
                .into_records(),
            prefetch,
        ))
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
