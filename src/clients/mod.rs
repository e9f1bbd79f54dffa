//! The Python clients.
//!
//! [`BaseClient`] has the methods, one file per resource in `methods`. [`PrefectClient`] and [`SyncPrefectClient`] differ
//! only in how a call is driven. [`CloudClient`] adds the methods of Prefect Cloud itself.
//!
//! - `construct`: constructors
//! - `context`: `with` and `async with`
//! - `connection`: what a client needs to send requests, and how it survives a fork
//! - `drive`: how a call is made, awaited or blocking
//! - `raw`: requests of any kind, `_client`, and `request`, which checks their arguments
//! - `functions`: methods as Python functions, for `inspect` and mocks

mod cloud;
mod connection;
mod construct;
mod context;
mod drive;
mod functions;
mod methods;
mod raw;
mod request;

use std::sync::{Arc, Mutex};

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use url::Url;

pub(crate) use cloud::{CloudClient, cloud_urls};
pub(crate) use functions::install;
pub(crate) use methods::anchored_rule;

use connection::Connection;
use drive::Mode;

/// The core's client. The binding's own is [`BaseClient`].
pub(crate) use prefect_client::client::Client;

/// The base class of the clients.
#[pyclass(module = "prefect_rs._core", name = "Client", subclass, frozen, dict, weakref)]
pub(crate) struct BaseClient {
    mode: Mode,
    /// Whether it is a client of Prefect Cloud.
    is_cloud: bool,
    /// Whether its server was started for this process.
    is_ephemeral: bool,
    /// The base URL of raw requests, if it is not the API's URL: Prefect Cloud itself rather than a workspace.
    raw_base: Option<Url>,
    /// Locked only briefly, and only by threads that hold the GIL, so a forked child never finds it locked. Shared with
    /// the client that sends the requests of `_client`.
    connection: Arc<Mutex<Connection>>,
    /// What `_client` returns. It does not refer to this client.
    http: PyOnceLock<Py<PyAny>>,
}

/// An async client of the Prefect API.
///
/// It can be used with and without `async with`, on any number of event loops and from any thread. It connects with the
/// first call.
///
/// In addition to what its documentation lists, every method may raise:
///
/// - `ValidationError`: An argument is invalid. No request is sent.
/// - `PrefectHTTPStatusError`: The server responded with an error.
/// - `RequestError`: The request failed before a usable response arrived, for example because of a timeout.
///
/// Args:
///     api (str | None): The API's URL, such as `http://127.0.0.1:4200/api`. Defaults to `PREFECT_API_URL`. If that is
///         not set either, and `PREFECT_SERVER_ALLOW_EPHEMERAL_MODE` is true, as it is by default, a Prefect server is
///         started, if one is installed. It stops when this process ends.
///     api_key (str | None): An API key of Prefect Cloud. Defaults to `PREFECT_API_KEY`.
///     api_version (str | None): The API version to request. Defaults to the latest version that the client knows.
///     httpx_settings (dict[str, Any] | None): Settings of the connection, with the names and types of
///         `httpx.AsyncClient`: timeout, limits, headers, cookies, params, auth, verify, cert, proxy, http2,
///         follow_redirects, max_redirects, base_url, trust_env. Unsupported settings raise an error.
///     auth_string (str | None): Credentials of a self-hosted server, as `user:password`. Takes precedence over the API
///         key. Defaults to `PREFECT_API_AUTH_STRING`.
///
/// Raises:
///     ValidationError: An argument is invalid.
///     SettingsError: A setting is invalid, or there is neither a URL nor a server to start.
///     ConnectError: The server that was started did not become ready.
#[pyclass(module = "prefect_rs.client.orchestration", extends = BaseClient, subclass, frozen)]
pub(crate) struct PrefectClient;

/// A blocking client of the Prefect API.
///
/// It can be used with and without `with`, and from any number of threads at once. It connects with the first call.
///
/// In addition to what its documentation lists, every method may raise:
///
/// - `ValidationError`: An argument is invalid. No request is sent.
/// - `PrefectHTTPStatusError`: The server responded with an error.
/// - `RequestError`: The request failed before a usable response arrived, for example because of a timeout.
///
/// Args:
///     api (str | None): The API's URL, such as `http://127.0.0.1:4200/api`. Defaults to `PREFECT_API_URL`. If that is
///         not set either, and `PREFECT_SERVER_ALLOW_EPHEMERAL_MODE` is true, as it is by default, a Prefect server is
///         started, if one is installed. It stops when this process ends.
///     api_key (str | None): An API key of Prefect Cloud. Defaults to `PREFECT_API_KEY`.
///     api_version (str | None): The API version to request. Defaults to the latest version that the client knows.
///     httpx_settings (dict[str, Any] | None): Settings of the connection, with the names and types of `httpx.Client`:
///         timeout, limits, headers, cookies, params, auth, verify, cert, proxy, http2, follow_redirects, max_redirects,
///         base_url, trust_env. Unsupported settings raise an error.
///     auth_string (str | None): Credentials of a self-hosted server, as `user:password`. Takes precedence over the API
///         key. Defaults to `PREFECT_API_AUTH_STRING`.
///
/// Raises:
///     ValidationError: An argument is invalid.
///     SettingsError: A setting is invalid, or there is neither a URL nor a server to start.
///     ConnectError: The server that was started did not become ready.
#[pyclass(module = "prefect_rs.client.orchestration", extends = BaseClient, subclass, frozen)]
pub(crate) struct SyncPrefectClient;
