//! Which block schemas.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Which block schemas: criteria on the block schemas themselves.
    pub struct BlockSchemaFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their block's type.
        block_type_id: Option<Arc<BlockSchemaFilterBlockTypeId>> = None,
        /// By what their blocks can do.
        block_capabilities: Option<Arc<BlockSchemaFilterCapabilities>> = None,
        /// By their id.
        id: Option<Arc<BlockSchemaFilterId>> = None,
        /// By their version.
        version: Option<Arc<BlockSchemaFilterVersion>> = None,
    }

    /// Which block schemas, by their block's type.
    pub struct BlockSchemaFilterBlockTypeId: Sent in "filters" {
        /// Those block schemas with one of these block types' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which block schemas, by what their blocks can do.
    pub struct BlockSchemaFilterCapabilities: Sent in "filters" {
        /// Those block schemas whose blocks have every one of these capabilities.
        all_: Option<Vec<String>> = None,
    }

    /// Which block schemas, by their id.
    pub struct BlockSchemaFilterId: Sent in "filters" {
        /// Those block schemas with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which block schemas, by their version.
    pub struct BlockSchemaFilterVersion: Sent in "filters" {
        /// Those block schemas with one of these versions.
        any_: Option<Vec<String>> = None,
    }
}
