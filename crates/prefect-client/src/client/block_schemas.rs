//! Block schemas.

use std::sync::Arc;

use http::Method;
use uuid::Uuid;

use super::Client;
use super::blocks::{BlockFilters, Page};
use crate::error::Result;
use crate::schemas::actions::BlockSchemaCreate;
use crate::schemas::filters::{BlockSchemaFilter, BlockSchemaFilterBlockTypeId};
use crate::schemas::objects::BlockSchema;
use crate::transport::Request;

impl Client {
    /// Creates a block schema, or finds the one of that block type, version and content.
    pub async fn create_block_schema(&self, block_schema: &BlockSchemaCreate) -> Result<Arc<BlockSchema>> {
        self.post_once("/block_schemas/", &[], block_schema).await?.json()
    }

    /// The block schema with this id.
    pub async fn read_block_schema(&self, id: Uuid) -> Result<Arc<BlockSchema>> {
        self.get("/block_schemas/{}", &[&id]).await?.json()
    }

    /// The block schema with this checksum and version; the latest of them without a version.
    pub async fn read_block_schema_by_checksum(
        &self,
        checksum: &str,
        version: Option<&str>,
    ) -> Result<Arc<BlockSchema>> {
        let mut request = Request::to(Method::GET, "/block_schemas/checksum/{}", &[&checksum])?;
        if let Some(version) = version {
            request = request.with_query("version", version);
        }
        self.send(&request).await?.json()
    }

    /// A page of the block schemas that match the filter on block schemas.
    pub async fn read_block_schemas(
        &self,
        filters: &BlockFilters,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<BlockSchema>>> {
        self.post("/block_schemas/filter", &[], &Page::new(filters, limit, offset)).await?.json()
    }

    /// The block schema of a block type that was created last; none if it has no schema.
    pub async fn get_most_recent_block_schema_for_block_type(
        &self,
        block_type_id: Uuid,
    ) -> Result<Option<Arc<BlockSchema>>> {
        let of_type = BlockSchemaFilterBlockTypeId::default().any_(vec![block_type_id]);
        let filter = BlockSchemaFilter::default().block_type_id(Arc::new(of_type));
        let filters = BlockFilters { block_schema: Some(Arc::new(filter)), ..BlockFilters::default() };
        Ok(self.read_block_schemas(&filters, Some(1), 0).await?.pop())
    }

    /// Deletes a block schema, and its documents with it.
    pub async fn delete_block_schema(&self, id: Uuid) -> Result<()> {
        self.delete("/block_schemas/{}", &[&id]).await
    }

    /// All that blocks can be capable of: the capabilities that the server's block schemas name.
    pub async fn read_block_capabilities(&self) -> Result<Vec<String>> {
        self.get("/block_capabilities/", &[]).await?.json()
    }
}
