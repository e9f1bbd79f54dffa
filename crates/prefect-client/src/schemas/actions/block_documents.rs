//! Block documents to create and to change.

use uuid::Uuid;

use crate::schemas::{DashedName, JsonObject};

models! {
    /// A block document to create.
    #[methods("block_documents")]
    pub struct BlockDocumentCreate: Sent in "actions" {
        /// Its name: lowercase letters, digits and dashes. It may only be missing where the document is anonymous.
        name: Option<DashedName> = None,
        /// The block's data.
        data: JsonObject = JsonObject::default(),
        /// The id of its block schema.
        block_schema_id: Uuid,
        /// The id of its block type.
        block_type_id: Uuid,
        /// Whether it is to have no name.
        is_anonymous: bool = false,
    }

    /// A reference from one block document to another one, to create.
    pub struct BlockDocumentReferenceCreate: Sent in "actions" {
        /// The reference's id.
        id: Uuid = Uuid::now_v7(),
        /// The id of the block document that refers to the other one.
        parent_block_document_id: Uuid,
        /// The id of the block document that is referred to.
        reference_block_document_id: Uuid,
        /// The name of the field that refers to it.
        name: String,
    }

    /// A change to a block document: only what is set is changed.
    pub struct BlockDocumentUpdate: Sent in "actions" {
        /// The id of another block schema of its block type.
        block_schema_id: Option<Uuid> = None,
        /// New data.
        data: JsonObject = JsonObject::default(),
        /// Whether the old data stay where there are no new ones; else they are all replaced.
        merge_existing_data: bool = true,
    }
}
