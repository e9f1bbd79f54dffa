//! Creation and updates of block documents.

use uuid::Uuid;

use crate::schemas::{DashedName, JsonObject};

models! {
    /// A block document to create.
    #[methods("block_documents")]
    pub struct BlockDocumentCreate: Sent in "actions" {
        /// Its name: lowercase letters, digits and dashes. Only anonymous documents may have none.
        name: Option<DashedName> = None,
        /// The block's data.
        data: JsonObject = JsonObject::default(),
        /// The id of its block schema.
        block_schema_id: Uuid,
        /// The id of its block type.
        block_type_id: Uuid,
        /// Whether it is anonymous.
        is_anonymous: bool = false,
    }

    /// A reference from one block document to another to create.
    pub struct BlockDocumentReferenceCreate: Sent in "actions" {
        /// The reference's id.
        id: Uuid = Uuid::now_v7(),
        /// The id of the referring block document.
        parent_block_document_id: Uuid,
        /// The id of the block document that is referred to.
        reference_block_document_id: Uuid,
        /// The name of the field with the reference.
        name: String,
    }

    /// Changes to a block document. Only fields that are set are changed.
    pub struct BlockDocumentUpdate: Sent in "actions" {
        /// The id of another block schema of its block type.
        block_schema_id: Option<Uuid> = None,
        /// New data.
        data: JsonObject = JsonObject::default(),
        /// Whether to merge the data with the existing data, instead of replacing it.
        merge_existing_data: bool = true,
    }
}
