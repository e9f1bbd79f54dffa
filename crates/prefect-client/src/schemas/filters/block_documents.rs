//! Filters on block documents.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Filters block documents.
    pub struct BlockDocumentFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By id.
        id: Option<Arc<BlockDocumentFilterId>> = None,
        /// By whether they are anonymous. Defaults to those with a name only.
        is_anonymous: Option<Arc<BlockDocumentFilterIsAnonymous>> =
            Some(Arc::new(BlockDocumentFilterIsAnonymous::default().eq_(false))),
        /// By block's type.
        block_type_id: Option<Arc<BlockDocumentFilterBlockTypeId>> = None,
        /// By name.
        name: Option<Arc<BlockDocumentFilterName>> = None,
    }

    /// Filters block documents by block's type.
    pub struct BlockDocumentFilterBlockTypeId: Sent in "filters" {
        /// Block documents with one of these block types' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters block documents by id.
    pub struct BlockDocumentFilterId: Sent in "filters" {
        /// Block documents with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters block documents by whether they are anonymous.
    pub struct BlockDocumentFilterIsAnonymous: Sent in "filters" {
        /// `true` matches block documents that are anonymous, `false` matches those with a name.
        eq_: Option<bool> = None,
    }

    /// Filters block documents by name.
    pub struct BlockDocumentFilterName: Sent in "filters" {
        /// Block documents with one of these names.
        any_: Option<Vec<String>> = None,
        /// Block documents whose name contains this text, case-insensitively. `%` is a wildcard.
        like_: Option<String> = None,
    }
}
