//! The server's own configuration.

use uuid::Uuid;

use crate::schemas::{DateTime, JsonObject};

models! {
    /// An entry of the server's configuration.
    pub struct Configuration: Received in "objects" {
        /// The entry's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name.
        key: String,
        /// Its value.
        value: JsonObject,
    }

    /// A CSRF token, which some servers require for writes.
    pub struct CsrfToken: Received in "objects" {
        /// The token's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The token.
        token: String,
        /// The client that it was issued to.
        client: String,
        /// When it expires.
        expiration: DateTime,
    }

    /// The server's default storage for results.
    pub struct ServerDefaultResultStorage: Received in "objects" {
        /// The id of the storage block document, if there is one.
        default_result_storage_block_id: Option<Uuid> = None,
    }

    /// The server's new default storage for results.
    pub struct ServerDefaultResultStorageUpdate: Received in "objects" {
        /// The id of the block document that stands for the storage.
        default_result_storage_block_id: Uuid,
    }
}
