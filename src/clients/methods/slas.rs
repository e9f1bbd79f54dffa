//! Service level agreements, which only Prefect Cloud knows.

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;
use prefect_client::schemas::slas::Sla;

#[pymethods]
impl Client {
    /// Give a deployment these service level agreements, and take all others from it. Only Prefect Cloud knows
    /// such agreements.
    ///
    /// Args:
    ///     deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
    ///     slas (Iterable[SlaTypes | Mapping[str, Any]]): The agreements. None of them is changed by this.
    ///
    /// Returns:
    ///     SlaMergeResponse: The names of those that are new, that were there, and that are no more.
    ///
    /// Raises:
    ///     ObjectNotFound: The server is not Prefect Cloud, or has no such deployment.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn apply_slas_for_deployment<'py>(
        slf: &Bound<'py, Self>,
        deployment_id: &Bound<'py, PyAny>,
        slas: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "apply_slas_for_deployment", |client| {
            let id = arguments::id("deployment_id", deployment_id)?;
            let slas = arguments::field::<Vec<Sla>>("slas", slas)?;
            Ok(async move { client.apply_slas_for_deployment(id, slas).await })
        })
    }
}
