//! The server itself, and requests of any kind.

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyMapping, PyString};

use super::{Client, context};
use crate::error::Result;
use crate::python::answer::Answer;
use crate::python::faults::{Checked, Fault};
use crate::python::json::write;
use crate::python::{arguments, exceptions, options};
use crate::transport::Request;

#[pymethods]
impl Client {
    /// The URL of the API.
    ///
    /// Returns:
    ///     str: Without user and password, and with a slash at its end, as the official client has it.
    #[getter]
    fn api_url(&self) -> String {
        let state = self.state();
        let url = state.core.api_url();
        if url.ends_with('/') { url.to_owned() } else { format!("{url}/") }
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
        context::logger(py)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(format!("<{} {}>", slf.get_type().name()?, slf.get().api_url()))
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
        crate::client::PREFECT_VERSION
    }

    /// Compare the server's version with the client's.
    ///
    /// An older server gets a warning through Python's logging (`prefect_rs`). Prefect Cloud goes with every
    /// client.
    ///
    /// Returns:
    ///     None: The client can talk to the server.
    ///
    /// Raises:
    ///     ServerVersionMismatch: The server is of another major version; it is a `RuntimeError`.
    ///     RequestError: The server did not answer.
    fn raise_for_api_version_mismatch<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "raise_for_api_version_mismatch", |client| {
            Ok(async move { client.raise_for_api_version_mismatch().await.map(warned) })
        })
    }

    /// Compare the server's version with the client's, as entering a `with` block does: only for the first
    /// client of that server in this process, and not at all where
    /// `PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED` is false.
    ///
    /// Returns:
    ///     None: The client can talk to the server.
    ///
    /// Raises:
    ///     ServerVersionMismatch: The server is of another major version; it is a `RuntimeError`.
    ///     RequestError: The server did not answer.
    fn raise_for_api_version_mismatch_once<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "raise_for_api_version_mismatch_once", |client| {
            Ok(async move { client.raise_for_api_version_mismatch_once().await.map(warned) })
        })
    }

    /// Send any request, for what has no method of its own.
    ///
    /// Args:
    ///     method (str): `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    ///     path (str): The path below the API's URL, such as `/flows/{id}`.
    ///     params (Mapping[str, Any] | None): Query parameters; of a list, one for each item.
    ///     path_params (Mapping[str, Any] | None): What stands in for `{id}` and the like in the path. Each stays
    ///         one part of the path, whatever is in it.
    ///     json (Any): The body, written as JSON.
    ///     content (str | bytes | None): The body as it is, instead of `json`.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///
    /// Returns:
    ///     Response: The answer.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (method, path, params=None, path_params=None, *, json=None, content=None, headers=None))]
    #[expect(clippy::too_many_arguments, reason = "they are httpx's")]
    fn request<'py>(
        slf: &Bound<'py, Self>,
        method: &Bound<'py, PyAny>,
        path: &Bound<'py, PyAny>,
        params: Option<&Bound<'py, PyAny>>,
        path_params: Option<&Bound<'py, PyAny>>,
        json: Option<&Bound<'py, PyAny>>,
        content: Option<&Bound<'py, PyAny>>,
        headers: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let given = AnyRequest { method, path: ("path", path), params, path_params, json, content, headers };
        Self::call(slf, "request", |client| {
            let request = given.check()?;
            Ok(async move { client.request(&request).await?.error_for_status() })
        })
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

/// A request of any kind, as a caller gives it.
pub(super) struct AnyRequest<'a, 'py> {
    pub(super) method: &'a Bound<'py, PyAny>,
    /// What the argument is called, and the path.
    pub(super) path: (&'static str, &'a Bound<'py, PyAny>),
    pub(super) params: Option<&'a Bound<'py, PyAny>>,
    pub(super) path_params: Option<&'a Bound<'py, PyAny>>,
    pub(super) json: Option<&'a Bound<'py, PyAny>>,
    pub(super) content: Option<&'a Bound<'py, PyAny>>,
    pub(super) headers: Option<&'a Bound<'py, PyAny>>,
}

impl AnyRequest<'_, '_> {
    pub(super) fn check(self) -> Checked<Request> {
        let method = arguments::text("method", self.method)?
            .to_ascii_uppercase()
            .parse::<Method>()
            .map_err(|_| Fault::expected("an HTTP method such as GET", self.method).at("method"))?;
        let mut request = Request::new(method, filled(self.path, self.path_params)?);
        if let Some(params) = self.params.filter(|params| !params.is_none()) {
            for (name, value) in options::params(params).map_err(|fault| fault.at("params"))? {
                request = request.with_query(name, value);
            }
        }
        let content = self.content.filter(|content| !content.is_none());
        if self.json.is_some() && content.is_some() {
            return Err(PyTypeError::new_err("request() takes either json or content, not both").into());
        }
        if let Some(json) = self.json {
            let text = write::to_text(json).map_err(|fault| fault.at("json"))?;
            request = request
                .with_body(text)
                .with_header(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        if let Some(content) = content {
            request = request.with_body(bytes(content)?);
        }
        if let Some(headers) = self.headers.filter(|headers| !headers.is_none()) {
            for (name, value) in options::headers(headers).map_err(|fault| fault.at("headers"))? {
                request = request.with_header(name, value);
            }
        }
        Ok(request)
    }
}

/// Whether a path leads elsewhere than it seems to: readers of URLs go up at `..`, in whatever way it is written, take
/// a backslash for a slash, and pass over tabs and line breaks.
fn climbs(path: &str) -> bool {
    path.contains(|c: char| c.is_ascii_control())
        || path
            .split(['/', '\\'])
            .any(|part| matches!(part.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | ".."))
}

/// The path with its parameters filled in.
fn filled((argument, path): (&str, &Bound<'_, PyAny>), params: Option<&Bound<'_, PyAny>>) -> Checked<String> {
    let text = arguments::text(argument, path)?;
    if climbs(&text) {
        let expected = "a path without line breaks, and without . or .. between its slashes";
        return Err(Fault::expected(expected, path).at(argument));
    }
    let mut filled = String::new();
    if !text.starts_with('/') {
        filled.push('/');
    }
    let Some(params) = params.filter(|params| !params.is_none()) else { return Ok(filled + &text) };
    let params = params.cast::<PyMapping>().map_err(|_| {
        Fault::expected("a dict with what stands in for the {names} of the path", params).at("path_params")
    })?;
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            return Err(Fault::expected("a path in which each { has its }", path).at(argument));
        };
        if !params.contains(name)? {
            return Err(Fault::without_input("missing", "missing; the path has it in braces")
                .at(name)
                .at("path_params"));
        }
        let value = params.get_item(name)?.str()?;
        crate::transport::encode_part(&value.to_string_lossy(), &mut filled).map_err(|error| {
            Fault::without_input("value_error", error.to_string()).at(name).at("path_params")
        })?;
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn bytes(content: &Bound<'_, PyAny>) -> Checked<Vec<u8>> {
    if let Ok(bytes) = content.cast::<PyBytes>() {
        return Ok(bytes.as_bytes().to_vec());
    }
    match content.cast::<PyString>() {
        Ok(text) => Ok(text.to_string_lossy().into_owned().into_bytes()),
        Err(_) => Err(Fault::expected("text or bytes", content).at("content")),
    }
}

fn warned(warning: Option<String>) -> Answer {
    match warning {
        None => Answer::None,
        Some(warning) => Answer::finish(move |py| {
            context::warn(py, &warning)?;
            Ok(py.None().into_bound(py))
        }),
    }
}
