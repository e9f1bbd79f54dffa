//! Validation of values against a schema.

use prefect_rs_macros::methods;

use crate::clients::{BaseClient, Client};
use prefect_client::schemas::JsonObject;

#[methods]
impl BaseClient {
    /// Validate values against a JSON schema on the server, such as parameters against a deployment's
    /// `parameter_openapi_schema`.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     schema (Mapping[str, Any]): The schema.
    ///     values (Mapping[str, Any]): The values.
    ///
    /// Returns:
    ///     SchemaValuesValidationResponse: Whether the values are `valid`, and their `errors`.
    ///
    /// Raises:
    ///     ValidationError: An argument cannot be encoded as a JSON object, or the schema is invalid.
    async fn validate_obj(client: Client, schema: JsonObject, values: JsonObject) {
        client.validate_obj(&schema, &values).await
    }
}
