//! Block documents. Secrets in their data are masked unless a call asks for them.

use std::fmt::Display;
use std::sync::Arc;

use http::Method;
use serde::Serialize;
use uuid::Uuid;

use super::query::Query;
use super::{Client, Sending};
use crate::error::Result;
use crate::schemas::StringEnum;
use crate::schemas::actions::{BlockDocumentCreate, BlockDocumentUpdate};
use crate::schemas::filters::Filters;
use crate::schemas::objects::BlockDocument;
use crate::schemas::sorting::BlockDocumentSort;
use crate::transport::Request;

#[derive(Serialize)]
struct BlockDocumentQuery<'a> {
    #[serde(flatten)]
    query: Query<'a>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    include_secrets: bool,
}

impl Client {
    /// Creates a block document.
    pub async fn create_block_document(
        &self,
        block_document: &BlockDocumentCreate,
    ) -> Result<Arc<BlockDocument>> {
        self.post("/block_documents/", &[], block_document).await?.read()
    }

    /// Reads a block document.
    pub async fn read_block_document(&self, id: Uuid, include_secrets: bool) -> Result<Arc<BlockDocument>> {
        self.get_with_secrets("/block_documents/{}", &[&id], include_secrets).await?.read()
    }

    /// Reads a block document by its name and the slug of its block type.
    pub async fn read_block_document_by_name(
        &self,
        name: &str,
        block_type_slug: &str,
        include_secrets: bool,
    ) -> Result<Arc<BlockDocument>> {
        let template = "/block_types/slug/{}/block_documents/name/{}";
        self.get_with_secrets(template, &[&block_type_slug, &name], include_secrets).await?.read()
    }

    /// Reads a page of the block documents that match the filters on block types, schemas and documents. Without a
    /// block document filter, anonymous documents are left out.
    pub async fn read_block_documents(
        &self,
        filters: &Filters,
        sort: Option<BlockDocumentSort>,
        limit: Option<i64>,
        offset: i64,
        include_secrets: bool,
    ) -> Result<Vec<Arc<BlockDocument>>> {
        let sort = sort.as_ref().map(StringEnum::text);
        let query = Query::page(filters, sort, limit, offset)?;
        let query = BlockDocumentQuery { query, include_secrets };
        self.post_query("/block_documents/filter", &[], &query).await?.read()
    }

    /// Reads all named block documents of a block type.
    pub async fn read_block_documents_by_type(
        &self,
        block_type_slug: &str,
        include_secrets: bool,
    ) -> Result<Vec<Arc<BlockDocument>>> {
        let template = "/block_types/slug/{}/block_documents";
        self.get_with_secrets(template, &[&block_type_slug], include_secrets).await?.read()
    }

    /// Counts the block documents that match the filters. Without a block document filter, anonymous documents are
    /// left out.
    pub async fn count_block_documents(&self, filters: &Filters) -> Result<i64> {
        self.find("/block_documents/count", &Query::new(filters)?).await?.read()
    }

    /// Updates a block document. Fields that are not set in the update stay as they are, and so do secrets for which
    /// the update has the server's mask.
    pub async fn update_block_document(&self, id: Uuid, update: &BlockDocumentUpdate) -> Result<()> {
        self.patch_idempotent("/block_documents/{}", &[&id], update).await?.empty()
    }

    /// Deletes a block document.
    pub async fn delete_block_document(&self, id: Uuid) -> Result<()> {
        self.delete("/block_documents/{}", &[&id]).await
    }

    fn get_with_secrets(
        &self,
        template: &str,
        parts: &[&(dyn Display + Sync)],
        include_secrets: bool,
    ) -> Sending<'_> {
        let request = Request::to(Method::GET, template, parts);
        self.send(request.map(|it| it.with_query("include_secrets", include_secrets.to_string())))
    }
}
