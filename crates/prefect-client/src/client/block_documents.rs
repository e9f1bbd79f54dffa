//! Block documents. Their data may hold secrets: the server sends them masked unless it is asked for them.

use std::fmt::Display;
use std::sync::Arc;

use http::Method;
use uuid::Uuid;

use super::Client;
use super::blocks::{BlockFilters, Page};
use crate::error::Result;
use crate::schemas::actions::{BlockDocumentCreate, BlockDocumentUpdate};
use crate::schemas::objects::BlockDocument;
use crate::schemas::sorting::BlockDocumentSort;
use crate::transport::{Request, Response};

impl Client {
    /// Creates a block document.
    pub async fn create_block_document(
        &self,
        block_document: &BlockDocumentCreate,
    ) -> Result<Arc<BlockDocument>> {
        self.post("/block_documents/", &[], block_document).await?.json()
    }

    /// The block document with this id.
    pub async fn read_block_document(&self, id: Uuid, include_secrets: bool) -> Result<Arc<BlockDocument>> {
        self.get_with_secrets("/block_documents/{}", &[&id], include_secrets).await?.json()
    }

    /// The block document of this name, among those of a block type.
    pub async fn read_block_document_by_name(
        &self,
        name: &str,
        block_type_slug: &str,
        include_secrets: bool,
    ) -> Result<Arc<BlockDocument>> {
        let template = "/block_types/slug/{}/block_documents/name/{}";
        self.get_with_secrets(template, &[&block_type_slug, &name], include_secrets).await?.json()
    }

    /// A page of the block documents that match the filters. Without a filter on block documents, those that are
    /// anonymous are left out.
    pub async fn read_block_documents(
        &self,
        filters: &BlockFilters,
        sort: Option<BlockDocumentSort>,
        limit: Option<i64>,
        offset: i64,
        include_secrets: bool,
    ) -> Result<Vec<Arc<BlockDocument>>> {
        let page = Page { sort, include_secrets, ..Page::new(filters, limit, offset) };
        self.post("/block_documents/filter", &[], &page).await?.json()
    }

    /// The block documents of a block type that have a name, all of them.
    pub async fn read_block_documents_by_type(
        &self,
        block_type_slug: &str,
        include_secrets: bool,
    ) -> Result<Vec<Arc<BlockDocument>>> {
        let template = "/block_types/slug/{}/block_documents";
        self.get_with_secrets(template, &[&block_type_slug], include_secrets).await?.json()
    }

    /// How many block documents match the filters; without a filter on block documents, those that are anonymous
    /// do not count.
    pub async fn count_block_documents(&self, filters: &BlockFilters) -> Result<i64> {
        self.post("/block_documents/count", &[], filters).await?.json()
    }

    /// Changes what is set in the update, and nothing else. A secret that is given as the mask which the server
    /// has for it stays as it is.
    pub async fn update_block_document(&self, id: Uuid, update: &BlockDocumentUpdate) -> Result<()> {
        self.patch("/block_documents/{}", &[&id], update).await?.empty()
    }

    /// Deletes a block document.
    pub async fn delete_block_document(&self, id: Uuid) -> Result<()> {
        self.delete("/block_documents/{}", &[&id]).await
    }

    async fn get_with_secrets(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        include_secrets: bool,
    ) -> Result<Response> {
        let request = Request::to(Method::GET, template, parts)?;
        self.send(&request.with_query("include_secrets", include_secrets.to_string())).await
    }
}
