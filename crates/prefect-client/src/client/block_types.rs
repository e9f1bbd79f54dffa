//! Block types.

use std::sync::Arc;

use http::Method;
use uuid::Uuid;

use super::Client;
use super::query::Query;
use crate::error::Result;
use crate::schemas::actions::{BlockTypeCreate, BlockTypeUpdate};
use crate::schemas::filters::Filters;
use crate::schemas::objects::BlockType;
use crate::transport::Request;

impl Client {
    /// Creates a block type.
    pub async fn create_block_type(&self, block_type: &BlockTypeCreate) -> Result<Arc<BlockType>> {
        self.post("/block_types/", &[], block_type).await?.read()
    }

    /// Reads a block type.
    pub async fn read_block_type(&self, id: Uuid) -> Result<Arc<BlockType>> {
        self.get("/block_types/{}", &[&id]).await?.read()
    }

    /// Reads the block type with this slug.
    pub async fn read_block_type_by_slug(&self, slug: &str) -> Result<Arc<BlockType>> {
        self.get("/block_types/slug/{}", &[&slug]).await?.read()
    }

    /// Reads a page of the block types that match the filters on block types and schemas.
    pub async fn read_block_types(
        &self,
        filters: &Filters,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<BlockType>>> {
        self.find("/block_types/filter", &Query::page(filters, None, limit, offset)?).await?.read()
    }

    /// Updates a block type. Fields that are not set in the update stay as they are.
    pub async fn update_block_type(&self, id: Uuid, update: &BlockTypeUpdate) -> Result<()> {
        self.patch_idempotent("/block_types/{}", &[&id], update).await?.empty()
    }

    /// Deletes a block type with its schemas and documents.
    pub async fn delete_block_type(&self, id: Uuid) -> Result<()> {
        self.delete("/block_types/{}", &[&id]).await
    }

    /// Installs or updates the block types that come with the server.
    pub async fn install_system_block_types(&self) -> Result<()> {
        let request = Request::new(Method::POST, "/block_types/install_system_block_types").idempotent();
        self.send(Ok(request)).await?.empty()
    }
}
