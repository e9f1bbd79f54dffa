//! Which block documents.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Which block documents: criteria on the block documents themselves.
    pub struct BlockDocumentFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<BlockDocumentFilterId>> = None,
        /// By their being anonymous or not. Those with a name only, unless something else is asked for.
        is_anonymous: Option<Arc<BlockDocumentFilterIsAnonymous>> =
            Some(Arc::new(BlockDocumentFilterIsAnonymous::default().eq_(false))),
        /// By their block's type.
        block_type_id: Option<Arc<BlockDocumentFilterBlockTypeId>> = None,
        /// By their name.
        name: Option<Arc<BlockDocumentFilterName>> = None,
    }

    /// Which block documents, by their block's type.
    pub struct BlockDocumentFilterBlockTypeId: Sent in "filters" {
        /// Those block documents with one of these block types' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which block documents, by their id.
    pub struct BlockDocumentFilterId: Sent in "filters" {
        /// Those block documents with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which block documents, by their being anonymous or not.
    pub struct BlockDocumentFilterIsAnonymous: Sent in "filters" {
        /// `true`: those block documents that are anonymous; `false`: those with a name.
        eq_: Option<bool> = None,
    }

    /// Which block documents, by their name.
    pub struct BlockDocumentFilterName: Sent in "filters" {
        /// Those block documents with one of these names.
        any_: Option<Vec<String>> = None,
        /// Those block documents whose name contains this text, whatever its case; `%` stands for any text.
        like_: Option<String> = None,
    }
}
