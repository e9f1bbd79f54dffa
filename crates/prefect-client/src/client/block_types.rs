//! Block types.

use std::sync::Arc;

use http::Method;
use uuid::Uuid;

use super::Client;
use super::blocks::{BlockFilters, Page};
use crate::error::Result;
use crate::schemas::actions::{BlockTypeCreate, BlockTypeUpdate};
use crate::schemas::objects::BlockType;
use crate::transport::Request;

impl Client {
    /// Creates a block type.
    pub async fn create_block_type(&self, block_type: &BlockTypeCreate) -> Result<Arc<BlockType>> {
        self.post("/block_types/", &[], block_type).await?.json()
    }

    /// The block type with this id.
    pub async fn read_block_type(&self, id: Uuid) -> Result<Arc<BlockType>> {
        self.get("/block_types/{}", &[&id]).await?.json()
    }

    /// The block type with this slug.
    pub async fn read_block_type_by_slug(&self, slug: &str) -> Result<Arc<BlockType>> {
        self.get("/block_types/slug/{}", &[&slug]).await?.json()
    }

    /// A page of the block types that match the filters on block types and schemas.
    pub async fn read_block_types(
        &self,
        filters: &BlockFilters,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<BlockType>>> {
        self.post("/block_types/filter", &[], &Page::new(filters, limit, offset)).await?.json()
    }

    /// Changes what is set in the update, and nothing else.
    pub async fn update_block_type(&self, id: Uuid, update: &BlockTypeUpdate) -> Result<()> {
        self.patch("/block_types/{}", &[&id], update).await?.empty()
    }

    /// Deletes a block type, and its schemas and documents with it.
    pub async fn delete_block_type(&self, id: Uuid) -> Result<()> {
        self.delete("/block_types/{}", &[&id]).await
    }

    /// Creates the block types that come with the server, where they are missing, and brings them up to date.
    pub async fn install_system_block_types(&self) -> Result<()> {
        self.send(&Request::new(Method::POST, "/block_types/install_system_block_types").safe_to_repeat())
            .await?
            .empty()
    }
}
