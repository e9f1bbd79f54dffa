//! Collections: metadata of Prefect's integration packages.

use prefect_rs_macros::methods;

use crate::arguments::PathPart;
use crate::clients::{BaseClient, Client};

#[methods]
impl BaseClient {
    /// Read metadata of Prefect's integration packages.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     view (str): `aggregate-worker-metadata`, `aggregate-block-metadata`, `aggregate-flow-metadata` or
    ///         `demo-flows`. The server has no copy of some views and fetches them from the internet.
    ///
    /// Returns:
    ///     dict[str, Any]: The metadata by package.
    ///
    /// Raises:
    ///     ObjectNotFound: The view does not exist.
    async fn read_collection_view(client: Client, view: PathPart) {
        client.read_collection_view(&view).await
    }
}
