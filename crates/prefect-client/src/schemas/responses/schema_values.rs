//! Whether values fit a schema.

use crate::schemas::Json;

models! {
    /// Whether values fit a JSON schema, and where they do not.
    pub struct SchemaValuesValidationResponse: Received in "responses" {
        /// What is wrong: texts and, for what lies further in, dicts of a `property` (or of the `index` of an item) and
        /// its `errors`, which are such texts and dicts again.
        errors: Vec<Json>,
        /// Whether nothing is.
        valid: bool,
    }
}
