//! What the packages of Prefect's integrations have to offer, as the server knows it.

use super::Client;
use crate::error::Result;
use crate::schemas::JsonObject;

impl Client {
    /// A view of what the packages have: `aggregate-worker-metadata`, `aggregate-block-metadata`,
    /// `aggregate-flow-metadata`.
    pub async fn read_collection_view(&self, view: &str) -> Result<JsonObject> {
        self.get("/collections/views/{}", &[&view]).await?.json()
    }
}
