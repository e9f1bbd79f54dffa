//! The server: its health, version, settings and default result storage.

use prefect_rs_macros::methods;
use pyo3::prelude::*;

use crate::arguments::Id;
use crate::clients::{BaseClient, Client};
use crate::convert::answer::Answer;
use crate::errors::exceptions;
use crate::httpx;
use crate::runtime::log;
use prefect_client::error::Result;

#[methods]
impl BaseClient {
    /// The URL of the API: text that has the attributes of `httpx.URL`, such as `host`.
    ///
    /// Returns:
    ///     URL: The URL without credentials, with a trailing slash as in the official client.
    #[getter]
    fn api_url<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        httpx::url(py, &self.api_url_text()?)
    }

    /// The type of the server.
    ///
    /// Returns:
    ///     ServerType: `SERVER`, `CLOUD` for Prefect Cloud, or `EPHEMERAL` for a server that was started for this process
    ///         because no URL is configured.
    #[getter]
    fn server_type<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let session = self.session()?;
        let member = if session.is_ephemeral {
            "EPHEMERAL"
        } else if self.is_cloud || session.core.is_cloud() {
            "CLOUD"
        } else {
            "SERVER"
        };
        drop(session);
        py.import("prefect_rs.client.base")?.getattr("ServerType")?.getattr(member)
    }

    /// The logger of the clients.
    ///
    /// Returns:
    ///     Logger: The logger named `prefect_rs`.
    #[getter]
    fn logger<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        log::logger(py)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        // Debuggers show a client before its `__init__` has run.
        let url = slf.get().api_url_text().unwrap_or_else(|_| "(not initialized)".to_owned());
        Ok(format!("<{} {url}>", slf.get_type().name()?))
    }

    /// Say hello to the server.
    ///
    /// Returns:
    ///     Response: The response, whose body is a greeting.
    async fn hello(client: Client) {
        client.hello().await
    }

    /// Check whether the server is healthy. Errors are returned, not raised.
    ///
    /// Returns:
    ///     Exception | None: None if the server is healthy, otherwise the error.
    async fn api_healthcheck(client: Client) {
        Ok(as_result(client.api_healthcheck().await))
    }

    /// Check whether the server is ready for requests, which includes its database. Errors are returned, not raised.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     Exception | None: None if the server is ready, otherwise the error.
    async fn api_readycheck(client: Client) {
        Ok(as_result(client.api_readycheck().await))
    }

    /// Read the version of Prefect that the server runs.
    ///
    /// Returns:
    ///     str: The version, such as `3.9.1`.
    async fn api_version(client: Client) {
        client.api_version().await
    }

    /// Read the version of the server's API, which is not the version of Prefect: see `api_version`.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     str: The version, such as `0.8.4`.
    async fn server_api_version(client: Client) {
        client.server_api_version().await
    }

    /// Read the server's settings.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     dict[str, Any]: The settings, which depend on the server's version. Secrets are masked.
    async fn read_server_settings(client: Client) {
        client.read_server_settings().await
    }

    /// Read the server's default storage for results.
    ///
    /// Returns:
    ///     ServerDefaultResultStorage: The id of the storage's block document, or None if no storage is set.
    async fn read_server_default_result_storage(client: Client) {
        client.read_server_default_result_storage().await
    }

    /// Set the server's default storage for results.
    ///
    /// Args:
    ///     default_result_storage_block_id (UUID | str | _HasId): The id of the storage's block document.
    ///
    /// Returns:
    ///     ServerDefaultResultStorage: The new setting.
    ///
    /// Raises:
    ///     ObjectNotFound: The block document does not exist.
    ///     ValidationError: The id is invalid, or the server rejects the block because it is not a storage.
    async fn update_server_default_result_storage(client: Client, default_result_storage_block_id: Id) {
        client.update_server_default_result_storage(default_result_storage_block_id).await
    }

    /// Clear the server's default storage for results.
    async fn clear_server_default_result_storage(client: Client) {
        client.clear_server_default_result_storage().await
    }

    /// The version of Prefect that this client is compatible with. (`prefect_rs.__version__` is its own version.)
    ///
    /// Returns:
    ///     str: The version that a server's version is compared with.
    fn client_version(&self) -> &'static str {
        prefect_client::client::PREFECT_VERSION
    }

    /// Check that the server's version is compatible with the client's.
    ///
    /// For an older server, a warning is logged to the logger `prefect_rs`. Prefect Cloud is compatible with every
    /// client, so it is not asked.
    ///
    /// Raises:
    ///     ServerVersionMismatch: The server has another major version. This is a `RuntimeError`.
    ///     AuthenticationError: The server responded with 401.
    ///     RequestError: The server cannot be reached. Here, this is also a `RuntimeError`.
    ///     PrefectHTTPStatusError: The server responded with another error. Here, this is also a `RuntimeError`.
    async fn raise_for_api_version_mismatch(client: Client) {
        client.raise_for_api_version_mismatch().await.map(log_warning)
    }

    /// Check that the server's version is compatible with the client's, once per process.
    ///
    /// Successful checks are remembered by URL and version. Nothing is checked if
    /// `PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED` is false.
    ///
    /// Raises:
    ///     ServerVersionMismatch: The server has another major version. This is a `RuntimeError`.
    ///     AuthenticationError: The server responded with 401.
    ///     RequestError: The server cannot be reached. Here, this is also a `RuntimeError`.
    ///     PrefectHTTPStatusError: The server responded with another error. Here, this is also a `RuntimeError`.
    async fn raise_for_api_version_mismatch_once(client: Client) {
        client.raise_for_api_version_mismatch_once().await.map(log_warning)
    }
}

impl BaseClient {
    /// The URL of the API, with a trailing slash.
    pub(crate) fn api_url_text(&self) -> PyResult<String> {
        let session = self.session()?;
        let url = session.core.api_url();
        Ok(if url.ends_with('/') { url.to_owned() } else { format!("{url}/") })
    }
}

/// The error, if any, as the result of the call.
fn as_result(outcome: Result<()>) -> Answer {
    match outcome {
        Ok(()) => Answer::None,
        Err(problem) => Answer::finish(move |py| {
            Ok(exceptions::from_core(py, &problem).into_value(py).into_bound(py).into_any())
        }),
    }
}

fn log_warning(warning: Option<String>) -> Answer {
    match warning {
        None => Answer::None,
        Some(warning) => Answer::finish(move |py| {
            log::warn(py, &warning)?;
            Ok(py.None().into_bound(py))
        }),
    }
}
