//! Block schemas.

use std::sync::Arc;

use uuid::Uuid;

use super::BlockType;
use crate::schemas::{DateTime, JsonObject};

models! {
    /// A block schema: the fields of a version of a block type.
    pub struct BlockSchema: Received in "objects" {
        /// The block schema's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The checksum of its fields, which identifies it: `sha256:...`.
        checksum: String,
        /// The fields, as a JSON schema. Its `secret_fields` names the secret ones.
        fields: JsonObject = JsonObject::default(),
        /// The id of its block type.
        block_type_id: Option<Uuid>,
        /// Its block type.
        block_type: Option<Arc<BlockType>> = None,
        /// What its blocks can do, such as `read-path`.
        capabilities: Vec<String> = Vec::new(),
        /// Its version, in any format.
        version: String = "non-versioned".to_owned(),
    }

    /// A block schema nested in another.
    pub struct BlockSchemaReference: Received in "objects" {
        /// The reference's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The id of the outer block schema.
        parent_block_schema_id: Uuid,
        /// The outer block schema.
        parent_block_schema: Option<Arc<BlockSchema>> = None,
        /// The id of the nested block schema.
        reference_block_schema_id: Uuid,
        /// The nested block schema.
        reference_block_schema: Option<Arc<BlockSchema>> = None,
        /// The name of the field that holds it.
        name: String,
    }
}
