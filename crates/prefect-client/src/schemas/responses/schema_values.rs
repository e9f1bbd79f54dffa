//! Validation of values against a schema.

use crate::schemas::Json;

models! {
    /// The result of validating values against a JSON schema.
    pub struct SchemaValuesValidationResponse: Received in "responses" {
        /// The errors: texts, and for nested values dicts with the `property` (or the `index` of an item) and its
        /// `errors`, which are again texts and dicts.
        errors: Vec<Json>,
        /// Whether the values are valid.
        valid: bool,
    }
}
