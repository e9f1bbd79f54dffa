//! Validation of values against a JSON schema.

use std::sync::Arc;

use serde::Serialize;

use super::Client;
use crate::error::Result;
use crate::schemas::JsonObject;
use crate::schemas::responses::SchemaValuesValidationResponse;

#[derive(Serialize)]
struct ToValidate<'a> {
    schema: &'a JsonObject,
    values: &'a JsonObject,
}

impl Client {
    /// Validates values against a JSON schema on the server, such as parameters against a deployment's schema.
    pub async fn validate_obj(
        &self,
        schema: &JsonObject,
        values: &JsonObject,
    ) -> Result<Arc<SchemaValuesValidationResponse>> {
        self.post_query("/ui/schemas/validate", &[], &ToValidate { schema, values }).await?.read()
    }
}
