//! What the queries of block types, schemas and documents have in common.

use std::sync::Arc;

use serde::Serialize;

use crate::schemas::filters::{BlockDocumentFilter, BlockSchemaFilter, BlockTypeFilter};
use crate::schemas::sorting::BlockDocumentSort;

/// The filters that a query of block types, schemas or documents may carry. The server joins them.
#[derive(Clone, Default, Debug, Serialize)]
pub struct BlockFilters {
    /// On the block types.
    #[serde(rename = "block_types", skip_serializing_if = "Option::is_none")]
    pub block_type: Option<Arc<BlockTypeFilter>>,
    /// On the block schemas.
    #[serde(rename = "block_schemas", skip_serializing_if = "Option::is_none")]
    pub block_schema: Option<Arc<BlockSchemaFilter>>,
    /// On the block documents; not for block types and schemas.
    #[serde(rename = "block_documents", skip_serializing_if = "Option::is_none")]
    pub block_document: Option<Arc<BlockDocumentFilter>>,
}

/// The body of a `/filter` request.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    #[serde(flatten)]
    pub(super) filters: &'a BlockFilters,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sort: Option<BlockDocumentSort>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) limit: Option<i64>,
    pub(super) offset: i64,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) include_secrets: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(filters: &'a BlockFilters, limit: Option<i64>, offset: i64) -> Self {
        Self { filters, sort: None, limit, offset, include_secrets: false }
    }
}
