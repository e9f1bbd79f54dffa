//! Block documents.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use super::{BlockSchema, BlockType};
use crate::schemas::{DashedName, DateTime, JsonObject};

models! {
    /// A block document: a block's data, under a name or anonymous.
    #[methods("block_documents")]
    pub struct BlockDocument: Received in "objects" {
        /// The block document's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, which no other document of its block type has: lowercase letters, digits and dashes. It may only
        /// be missing where the document is anonymous.
        name: Option<DashedName> = None,
        /// The block's data. What is secret in it may be masked with asterisks.
        data: JsonObject = JsonObject::default(),
        /// The id of its block schema.
        block_schema_id: Uuid,
        /// Its block schema.
        block_schema: Option<Arc<BlockSchema>> = None,
        /// The id of its block type.
        block_type_id: Uuid,
        /// The name of its block type.
        block_type_name: Option<String> = None,
        /// Its block type.
        block_type: Option<Arc<BlockType>> = None,
        /// The documents that its data refer to, by the name of the field.
        block_document_references: BTreeMap<String, JsonObject> = BTreeMap::new(),
        /// Whether nobody gave it a name.
        is_anonymous: bool = false,
    }

    /// That one block document refers to another one.
    #[methods("block_documents")]
    pub struct BlockDocumentReference: Received in "objects" {
        /// The reference's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The id of the block document that refers to the other one.
        parent_block_document_id: Uuid,
        /// That block document.
        parent_block_document: Option<Arc<BlockDocument>> = None,
        /// The id of the block document that is referred to: not the same.
        reference_block_document_id: Uuid,
        /// That block document.
        reference_block_document: Option<Arc<BlockDocument>> = None,
        /// The name of the field that refers to it.
        name: String,
    }
}
