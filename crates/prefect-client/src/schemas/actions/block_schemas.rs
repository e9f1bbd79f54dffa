//! Creation of block schemas.

use uuid::Uuid;

use crate::schemas::JsonObject;

models! {
    /// A block schema to create.
    pub struct BlockSchemaCreate: Sent in "actions" {
        /// The fields, as a JSON schema. Its `secret_fields` names the secret ones.
        fields: JsonObject = JsonObject::default(),
        /// The id of its block type.
        block_type_id: Option<Uuid> = None,
        /// What its blocks can do, such as `read-path`.
        capabilities: Vec<String> = Vec::new(),
        /// Its version, in any format.
        version: String = "non-versioned".to_owned(),
    }
}
