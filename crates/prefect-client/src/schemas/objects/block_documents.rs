//! Block documents.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use super::{BlockSchema, BlockType};
use crate::schemas::{DashedName, DateTime, JsonObject};

models! {
    /// A block document: the data of a block, named or anonymous.
    #[methods("block_documents")]
    pub struct BlockDocument: Received in "objects" {
        /// The block document's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, unique within its block type: lowercase letters, digits and dashes. Only anonymous documents may
        /// have none.
        name: Option<DashedName> = None,
        /// The block's data. Secret values may be masked with asterisks.
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
        /// The documents that its data refers to, by field.
        block_document_references: BTreeMap<String, JsonObject> = BTreeMap::new(),
        /// Whether it is anonymous.
        is_anonymous: bool = false,
    }

    /// A reference from one block document to another.
    #[methods("block_documents")]
    pub struct BlockDocumentReference: Received in "objects" {
        /// The reference's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The id of the referring block document.
        parent_block_document_id: Uuid,
        /// The referring block document.
        parent_block_document: Option<Arc<BlockDocument>> = None,
        /// The id of the referenced block document, which must be another one.
        reference_block_document_id: Uuid,
        /// The referenced block document.
        reference_block_document: Option<Arc<BlockDocument>> = None,
        /// The name of the field with the reference.
        name: String,
    }
}
