//! Block schemas to create.

use uuid::Uuid;

use crate::schemas::JsonObject;

models! {
    /// A block schema to create.
    pub struct BlockSchemaCreate: Sent in "actions" {
        /// The fields of the data, as a JSON schema. `secret_fields` in it names those that are secret.
        fields: JsonObject = JsonObject::default(),
        /// The id of its block type.
        block_type_id: Option<Uuid> = None,
        /// What its blocks can do, such as `read-path`.
        capabilities: Vec<String> = Vec::new(),
        /// Its version, as its author counts them.
        version: String = "non-versioned".to_owned(),
    }
}
