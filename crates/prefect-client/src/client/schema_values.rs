//! Whether values fit a schema.

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
    /// Lets the server check values against a JSON schema, such as a deployment's parameters against theirs.
    pub async fn validate_obj(
        &self,
        schema: &JsonObject,
        values: &JsonObject,
    ) -> Result<Arc<SchemaValuesValidationResponse>> {
        self.post("/ui/schemas/validate", &[], &ToValidate { schema, values }).await?.json()
    }
}
