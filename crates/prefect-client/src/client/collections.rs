//! The server's registry of Prefect integrations.

use super::Client;
use crate::error::Result;
use crate::schemas::JsonObject;

impl Client {
    /// Reads a view of the registry: `aggregate-worker-metadata`, `aggregate-block-metadata` or
    /// `aggregate-flow-metadata`.
    pub async fn read_collection_view(&self, view: &str) -> Result<JsonObject> {
        self.get("/collections/views/{}", &[&view]).await?.read()
    }
}
