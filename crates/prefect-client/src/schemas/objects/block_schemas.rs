//! Block schemas.

use std::sync::Arc;

use uuid::Uuid;

use super::BlockType;
use crate::schemas::{DateTime, JsonObject};

models! {
    /// A block schema: which data the documents of a block type have, in one version of it.
    pub struct BlockSchema: Received in "objects" {
        /// The block schema's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The checksum of its fields, which tells it from others: `sha256:...`.
        checksum: String,
        /// The fields of the data, as a JSON schema. `secret_fields` in it names those that are secret.
        fields: JsonObject = JsonObject::default(),
        /// The id of its block type.
        block_type_id: Option<Uuid>,
        /// Its block type.
        block_type: Option<Arc<BlockType>> = None,
        /// What its blocks can do, such as `read-path`.
        capabilities: Vec<String> = Vec::new(),
        /// Its version, as its author counts them.
        version: String = "non-versioned".to_owned(),
    }

    /// That one block schema has another one inside.
    pub struct BlockSchemaReference: Received in "objects" {
        /// The reference's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The id of the block schema that has the other one inside.
        parent_block_schema_id: Uuid,
        /// That block schema.
        parent_block_schema: Option<Arc<BlockSchema>> = None,
        /// The id of the block schema that is inside.
        reference_block_schema_id: Uuid,
        /// That block schema.
        reference_block_schema: Option<Arc<BlockSchema>> = None,
        /// The name of the field in which it is.
        name: String,
    }
}
