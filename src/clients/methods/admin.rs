//! The server itself.

use pyo3::prelude::*;

use crate::arguments;
use crate::clients::Client;
use crate::convert::answer::Answer;
use crate::errors::exceptions;
use crate::httpx;
use prefect_client::error::Result;

#[pymethods]
impl Client {
    /// The URL of the API: a text that has the attributes of `httpx.URL`, such as `host`.
    ///
    /// Returns:
    ///     URL: Without user and password, and with a slash at its end, as the official client has it.
    #[getter]
    fn api_url<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        httpx::url(py, &self.api_url_text())
    }

    /// Which kind of server the client talks to.
    ///
    /// Returns:
    ///     ServerType: `SERVER`, `CLOUD` (Prefect Cloud), or `EPHEMERAL`: one that was started for this process,
    ///         as no URL is configured.
    #[getter]
    fn server_type<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let member = if self.is_ephemeral {
            "EPHEMERAL"
        } else if self.is_cloud || self.state().core.is_cloud() {
            "CLOUD"
        } else {
            "SERVER"
        };
        py.import("prefect_rs.client.base")?.getattr("ServerType")?.getattr(member)
    }

    /// What the clients log with.
    ///
    /// Returns:
    ///     Logger: The one of the name `prefect_rs`.
    #[getter]
    fn logger<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        crate::runtime::logger(py)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(format!("<{} {}>", slf.get_type().name()?, slf.get().api_url_text()))
    }

    /// Wave at the server.
    ///
    /// Returns:
    ///     Response: It waves back.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn hello<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "hello", |client| Ok(async move { client.hello().await }))
    }

    /// Ask the server whether it is well.
    ///
    /// Returns:
    ///     Exception | None: None if it is; otherwise what went wrong, which is given and not raised.
    fn api_healthcheck<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "api_healthcheck", |client| {
            Ok(async move { Ok(given_and_not_raised(client.api_healthcheck().await)) })
        })
    }

    /// Ask the server whether it is ready for requests: whether it reaches its database. The official client has
    /// no such method.
    ///
    /// Returns:
    ///     Exception | None: None if it is; otherwise what went wrong, which is given and not raised.
    fn api_readycheck<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "api_readycheck", |client| {
            Ok(async move { Ok(given_and_not_raised(client.api_readycheck().await)) })
        })
    }

    /// Ask the server for its version.
    ///
    /// Returns:
    ///     str: The version of Prefect, such as `3.9.1`.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn api_version<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "api_version", |client| Ok(async move { client.api_version().await }))
    }

    /// Read the settings of the server. The official client has no such method.
    ///
    /// Returns:
    ///     dict[str, Any]: The settings, as the server's version has them; the secret ones are masked.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_server_settings<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_server_settings", |client| {
            Ok(async move { client.read_server_settings().await })
        })
    }

    /// Read where the server has results kept that are told no other place.
    ///
    /// Returns:
    ///     ServerDefaultResultStorage: The id of the block document that stands for the storage, or None in it.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_server_default_result_storage<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_server_default_result_storage", |client| {
            Ok(async move { client.read_server_default_result_storage().await })
        })
    }

    /// Tell the server where to have results kept that are told no other place.
    ///
    /// Args:
    ///     default_result_storage_block_id (UUID | str | _HasId): The id of the block document that stands for the
    ///         storage.
    ///
    /// Returns:
    ///     ServerDefaultResultStorage: What the server knows now.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such block document.
    ///     ValidationError: The id is none; nothing was sent. Or the server says that the block is no storage.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn update_server_default_result_storage<'py>(
        slf: &Bound<'py, Self>,
        default_result_storage_block_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_server_default_result_storage", |client| {
            let id = arguments::id("default_result_storage_block_id", default_result_storage_block_id)?;
            Ok(async move { client.update_server_default_result_storage(id).await })
        })
    }

    /// Take back what `update_server_default_result_storage` told the server.
    ///
    /// Returns:
    ///     None: The server knows of no such storage.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn clear_server_default_result_storage<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "clear_server_default_result_storage", |client| {
            Ok(async move { client.clear_server_default_result_storage().await })
        })
    }

    /// Ask the server for the version of its API, which is not its own: that is `api_version`. The official client has
    /// no such method.
    ///
    /// Returns:
    ///     str: The version, such as `0.8.4`.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn server_api_version<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "server_api_version", |client| Ok(async move { client.server_api_version().await }))
    }

    /// The version of Prefect that this client speaks for. (`prefect_rs.__version__` is its own.)
    ///
    /// Returns:
    ///     str: What a server's version is compared with.
    fn client_version(&self) -> &'static str {
        prefect_client::client::PREFECT_VERSION
    }

    /// Compare the server's version with the client's.
    ///
    /// For an older server, a warning is logged through Python's logging (`prefect_rs`). Prefect Cloud is compatible
    /// with every client, so it is not asked.
    ///
    /// Returns:
    ///     None: The client can talk to the server.
    ///
    /// Raises:
    ///     ServerVersionMismatch: The server is of another major version; it is a `RuntimeError`.
    ///     AuthenticationError: The server responded with 401.
    ///     RequestError: The server cannot be reached; this is a `RuntimeError` as well.
    ///     PrefectHTTPStatusError: The server responded with another error; this is a `RuntimeError` as well.
    fn raise_for_api_version_mismatch<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "raise_for_api_version_mismatch", |client| {
            Ok(async move { client.raise_for_api_version_mismatch().await.map(warned) })
        })
    }

    /// Compare the server's version with the client's once: successful comparisons are remembered for the process, by
    /// URL and version. Nothing is compared if `PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED` is false.
    ///
    /// Returns:
    ///     None: The client can talk to the server.
    ///
    /// Raises:
    ///     ServerVersionMismatch: The server is of another major version; it is a `RuntimeError`.
    ///     AuthenticationError: The server responded with 401.
    ///     RequestError: The server cannot be reached; this is a `RuntimeError` as well.
    ///     PrefectHTTPStatusError: The server responded with another error; this is a `RuntimeError` as well.
    fn raise_for_api_version_mismatch_once<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "raise_for_api_version_mismatch_once", |client| {
            Ok(async move { client.raise_for_api_version_mismatch_once().await.map(warned) })
        })
    }
}

impl Client {
    /// The URL of the API, with a slash at its end.
    pub(crate) fn api_url_text(&self) -> String {
        let state = self.state();
        let url = state.core.api_url();
        if url.ends_with('/') { url.to_owned() } else { format!("{url}/") }
    }
}

/// What went wrong, as the answer.
fn given_and_not_raised(outcome: Result<()>) -> Answer {
    match outcome {
        Ok(()) => Answer::None,
        Err(problem) => Answer::finish(move |py| {
            Ok(exceptions::from_core(py, &problem).into_value(py).into_bound(py).into_any())
        }),
    }
}

fn warned(warning: Option<String>) -> Answer {
    match warning {
        None => Answer::None,
        Some(warning) => Answer::finish(move |py| {
            crate::runtime::warn(py, &warning)?;
            Ok(py.None().into_bound(py))
        }),
    }
}
