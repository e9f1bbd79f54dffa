//! Whether values fit a schema.

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;
use prefect_client::schemas::JsonObject;

#[pymethods]
impl Client {
    /// Let the server check values against a JSON schema, such as parameters against a deployment's
    /// `parameter_openapi_schema`. The official client has no such method.
    ///
    /// Args:
    ///     schema (Mapping[str, Any]): The schema.
    ///     values (Mapping[str, Any]): The values.
    ///
    /// Returns:
    ///     SchemaValuesValidationResponse: Whether they fit (`valid`), and what is wrong (`errors`).
    ///
    /// Raises:
    ///     ValidationError: An argument is no dict, or no JSON; nothing was sent. Or the schema is none.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn validate_obj<'py>(
        slf: &Bound<'py, Self>,
        schema: &Bound<'py, PyAny>,
        values: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "validate_obj", |client| {
            let schema = arguments::field::<JsonObject>("schema", schema)?;
            let values = arguments::field::<JsonObject>("values", values)?;
            Ok(async move { client.validate_obj(&schema, &values).await })
        })
    }
}
