//! Which block types.

use std::sync::Arc;

models! {
    /// Which block types: criteria on the block types themselves.
    pub struct BlockTypeFilter: Sent in "filters" {
        /// By their name.
        name: Option<Arc<BlockTypeFilterName>> = None,
        /// By their slug.
        slug: Option<Arc<BlockTypeFilterSlug>> = None,
    }

    /// Which block types, by their name.
    pub struct BlockTypeFilterName: Sent in "filters" {
        /// Those block types whose name contains this text, whatever its case; `%` stands for any text.
        like_: Option<String> = None,
    }

    /// Which block types, by their slug.
    pub struct BlockTypeFilterSlug: Sent in "filters" {
        /// Those block types with one of these slugs.
        any_: Option<Vec<String>> = None,
    }
}
