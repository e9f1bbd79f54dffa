//! Filters on block schemas.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Filters block schemas.
    pub struct BlockSchemaFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By block's type.
        block_type_id: Option<Arc<BlockSchemaFilterBlockTypeId>> = None,
        /// By the capabilities of their blocks.
        block_capabilities: Option<Arc<BlockSchemaFilterCapabilities>> = None,
        /// By id.
        id: Option<Arc<BlockSchemaFilterId>> = None,
        /// By version.
        version: Option<Arc<BlockSchemaFilterVersion>> = None,
    }

    /// Filters block schemas by block's type.
    pub struct BlockSchemaFilterBlockTypeId: Sent in "filters" {
        /// Block schemas with one of these block types' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters block schemas by the capabilities of their blocks.
    pub struct BlockSchemaFilterCapabilities: Sent in "filters" {
        /// Block schemas whose blocks have all of these capabilities.
        all_: Option<Vec<String>> = None,
    }

    /// Filters block schemas by id.
    pub struct BlockSchemaFilterId: Sent in "filters" {
        /// Block schemas with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters block schemas by version.
    pub struct BlockSchemaFilterVersion: Sent in "filters" {
        /// Block schemas with one of these versions.
        any_: Option<Vec<String>> = None,
    }
}
