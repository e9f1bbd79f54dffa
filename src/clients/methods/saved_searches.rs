//! Saved searches.

use prefect_rs_macros::methods;

use crate::arguments::{Id, Limit, ModelArgument, Offset};
use crate::clients::{BaseClient, Client};
use prefect_client::schemas::actions::SavedSearchCreate;

#[methods]
impl BaseClient {
    /// Save a search. If one with the same name exists, its filters are replaced and its id is kept.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     saved_search (SavedSearchCreate | Mapping[str, Any]): The search.
    ///
    /// Returns:
    ///     SavedSearch: The search.
    async fn create_saved_search(client: Client, saved_search: ModelArgument<SavedSearchCreate>) {
        client.create_saved_search(&saved_search).await
    }

    /// Read a saved search.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     SavedSearch: The search.
    ///
    /// Raises:
    ///     ObjectNotFound: The search does not exist.
    async fn read_saved_search(client: Client, saved_search_id: Id) {
        client.read_saved_search(saved_search_id).await
    }

    /// Read a page of the saved searches.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     list[SavedSearch]: The searches, by name.
    #[iter(iter_saved_searches())]
    async fn read_saved_searches(client: Client, limit: Limit, offset: Offset) {
        client.read_saved_searches(limit, offset).await
    }

    /// Delete a saved search.
    ///
    /// Not in the official client.
    ///
    /// Raises:
    ///     ObjectNotFound: The search does not exist.
    async fn delete_saved_search(client: Client, saved_search_id: Id) {
        client.delete_saved_search(saved_search_id).await
    }
}
