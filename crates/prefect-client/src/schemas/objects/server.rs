//! What the server keeps of itself.

use uuid::Uuid;

use crate::schemas::{DateTime, JsonObject};

models! {
    /// One entry of the server's own configuration.
    pub struct Configuration: Received in "objects" {
        /// The entry's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name.
        key: String,
        /// What is configured.
        value: JsonObject,
    }

    /// What a server that demands it takes as a sign that a request was not forged.
    pub struct CsrfToken: Received in "objects" {
        /// The token's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The token itself.
        token: String,
        /// The client that it was made for.
        client: String,
        /// Until when it holds.
        expiration: DateTime,
    }

    /// Where the server has results kept that are told no other place.
    pub struct ServerDefaultResultStorage: Received in "objects" {
        /// The id of the block document that stands for the storage; none if there is none.
        default_result_storage_block_id: Option<Uuid> = None,
    }

    /// Where the server is to have results kept that are told no other place.
    pub struct ServerDefaultResultStorageUpdate: Received in "objects" {
        /// The id of the block document that stands for the storage.
        default_result_storage_block_id: Uuid,
    }
}
