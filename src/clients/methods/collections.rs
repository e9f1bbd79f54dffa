//! What the packages of Prefect's integrations have to offer.

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;

#[pymethods]
impl Client {
    /// Read a view of what the packages of Prefect's integrations have to offer. The official client has no such
    /// method.
    ///
    /// Args:
    ///     view (str): `aggregate-worker-metadata`, `aggregate-block-metadata`, `aggregate-flow-metadata` or
    ///         `demo-flows`. Of some of them the server keeps no copy and asks the internet.
    ///
    /// Returns:
    ///     dict[str, Any]: By package: what is in it.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such view.
    ///     ValidationError: The name is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_collection_view<'py>(
        slf: &Bound<'py, Self>,
        view: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_collection_view", |client| {
            let view = arguments::part("view", view)?;
            Ok(async move { client.read_collection_view(&view).await })
        })
    }
}
