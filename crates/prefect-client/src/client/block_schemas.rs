//! Block schemas.

use std::sync::Arc;

use http::Method;
use uuid::Uuid;

use super::Client;
use super::query::Query;
use crate::error::Result;
use crate::schemas::actions::BlockSchemaCreate;
use crate::schemas::filters::{BlockSchemaFilter, BlockSchemaFilterBlockTypeId, Filters};
use crate::schemas::objects::BlockSchema;
use crate::transport::Request;

impl Client {
    /// Creates a block schema, or finds the existing one of this block type, version and content.
    pub async fn create_block_schema(&self, block_schema: &BlockSchemaCreate) -> Result<Arc<BlockSchema>> {
        self.post_idempotent("/block_schemas/", &[], block_schema).await?.read()
    }

    /// Reads a block schema.
    pub async fn read_block_schema(&self, id: Uuid) -> Result<Arc<BlockSchema>> {
        self.get("/block_schemas/{}", &[&id]).await?.read()
    }

    /// Reads the block schema with this checksum. Without a version, the latest.
    pub async fn read_block_schema_by_checksum(
        &self,
        checksum: &str,
        version: Option<&str>,
    ) -> Result<Arc<BlockSchema>> {
        let mut request = Request::to(Method::GET, "/block_schemas/checksum/{}", &[&checksum])?;
        if let Some(version) = version {
            request = request.with_query("version", version);
        }
        self.send(Ok(request)).await?.read()
    }

    /// Reads a page of the block schemas that match the block schema filter.
    pub async fn read_block_schemas(
        &self,
        filters: &Filters,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<BlockSchema>>> {
        self.find("/block_schemas/filter", &Query::page(filters, None, limit, offset)?).await?.read()
    }

    /// Reads the most recently created block schema of a block type, if it has any.
    pub async fn get_most_recent_block_schema_for_block_type(
        &self,
        block_type_id: Uuid,
    ) -> Result<Option<Arc<BlockSchema>>> {
        let of_type = BlockSchemaFilterBlockTypeId::default().any_(vec![block_type_id]);
        let filter = BlockSchemaFilter::default().block_type_id(Arc::new(of_type));
        let filters = Filters { block_schema: Some(Arc::new(filter)), ..Filters::default() };
        Ok(self.read_block_schemas(&filters, Some(1), 0).await?.pop())
    }

    /// Deletes a block schema and its documents.
    pub async fn delete_block_schema(&self, id: Uuid) -> Result<()> {
        self.delete("/block_schemas/{}", &[&id]).await
    }

    /// Reads the capabilities of all block schemas on the server.
    pub async fn read_block_capabilities(&self) -> Result<Vec<String>> {
        self.get("/block_capabilities/", &[]).await?.read()
    }
}
