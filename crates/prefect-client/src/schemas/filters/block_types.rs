//! Filters on block types.

use std::sync::Arc;

models! {
    /// Filters block types.
    pub struct BlockTypeFilter: Sent in "filters" {
        /// By name.
        name: Option<Arc<BlockTypeFilterName>> = None,
        /// By slug.
        slug: Option<Arc<BlockTypeFilterSlug>> = None,
    }

    /// Filters block types by name.
    pub struct BlockTypeFilterName: Sent in "filters" {
        /// Block types whose name contains this text, case-insensitively. `%` is a wildcard.
        like_: Option<String> = None,
    }

    /// Filters block types by slug.
    pub struct BlockTypeFilterSlug: Sent in "filters" {
        /// Block types with one of these slugs.
        any_: Option<Vec<String>> = None,
    }
}
