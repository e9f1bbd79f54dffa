//! The Python clients.
//!
//! [`BaseClient`] has the methods, one file per resource in `methods`. [`PrefectClient`] and [`SyncPrefectClient`] differ
//! only in how a call is driven. [`CloudClient`] adds the methods of Prefect Cloud itself.
//!
//! - `construct`: constructors
//! - `context`: `with` and `async with`
//! - `call_options`: clients with other options for a call
//! - `hooks`: functions that see the requests, and the one that gives the API key
//! - `drive`: how a call is made, awaited or blocking
//! - `raw`: requests of any kind, `_client`, and `raw_request`, which checks their arguments
//! - `replaced`: attributes that users may replace
//! - `session`: what a client needs to send requests, and how it survives a fork
//! - `shared`: the client that module-level functions use
//! - `slots`: slots of concurrency limits
//! - `docstrings`: the docstrings of methods

mod call_options;
mod cloud;
mod construct;
mod context;
pub(crate) mod docstrings;
mod drive;
mod hooks;
mod methods;
mod raw;
mod raw_request;
mod replaced;
mod session;
mod shared;
mod slots;

use std::sync::{Arc, Mutex, OnceLock};

use crate::once::Once;
use pyo3::prelude::*;

pub(crate) use cloud::{CloudClient, cloud_urls};
pub(crate) use construct::{client_at, client_of_settings, events_target, load_settings, overridden};
pub(crate) use methods::anchored_rule;
pub(crate) use shared::matching_client;
pub(crate) use slots::{PySlots, acquire_slots, settle_slots};

pub(crate) use drive::LongWork;
use drive::Mode;
use session::Session;

/// The core's client. The binding's own is [`BaseClient`].
pub(crate) use prefect_client::client::Client;

/// The base class of the clients.
#[pyclass(module = "prefect_rs._core", name = "Client", subclass, frozen, dict, weakref)]
pub(crate) struct BaseClient {
    mode: Mode,
    /// Whether it is a client of Prefect Cloud.
    is_cloud: bool,
    /// Set by `__init__`, which a subclass calls with arguments of its own. Locked only briefly, and only by threads that
    /// hold the GIL, so a forked child never finds it locked. Shared with the client that sends the requests of `_client`.
    session: OnceLock<Arc<Mutex<Session>>>,
    /// What `_client` returns. It does not refer to this client.
    http: Once<Py<PyAny>>,
    /// What `with_options` has changed.
    options: OnceLock<call_options::CallOptions>,
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
///     api (str | Callable[..., Any] | None): The API's URL, such as `http://127.0.0.1:4200/api`, or an ASGI app in this
///         process, such as the one of the official server. Defaults to `PREFECT_API_URL`. If that is not set either, and
///         `PREFECT_SERVER_ALLOW_EPHEMERAL_MODE` is true, as it is by default, a Prefect server is started, if one is
///         installed. It stops when this process ends.
///     api_key (str | Callable[[], str | Awaitable[str]] | None): An API key of Prefect Cloud, or a function that returns one,
///         which is called before the first request, and again after a 401. Defaults to `PREFECT_API_KEY`.
///     api_version (str | None): The API version to request. Defaults to the latest version that the client knows.
///     httpx_settings (dict[str, Any] | None): Settings of the connection, with the names and types of
///         `httpx.AsyncClient`: timeout, limits, headers, cookies, params, auth, verify, cert, proxy, http2,
///         follow_redirects, max_redirects, base_url, trust_env, event_hooks, and transport, mounts or app, with which httpx sends
///         the requests. Unsupported settings raise an error.
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
///     api_key (str | Callable[[], str] | None): An API key of Prefect Cloud, or a function that returns one, which is called
///         before the first request, and again after a 401. Defaults to `PREFECT_API_KEY`.
///     api_version (str | None): The API version to request. Defaults to the latest version that the client knows.
///     httpx_settings (dict[str, Any] | None): Settings of the connection, with the names and types of `httpx.Client`:
///         timeout, limits, headers, cookies, params, auth, verify, cert, proxy, http2, follow_redirects, max_redirects,
///         base_url, trust_env, event_hooks, and transport or mounts, with which httpx sends the requests. Unsupported settings raise
///         an error.
///     auth_string (str | None): Credentials of a self-hosted server, as `user:password`. Takes precedence over the API
///         key. Defaults to `PREFECT_API_AUTH_STRING`.
///
/// Raises:
///     ValidationError: An argument is invalid.
///     SettingsError: A setting is invalid, or there is neither a URL nor a server to start.
///     ConnectError: The server that was started did not become ready.
#[pyclass(module = "prefect_rs.client.orchestration", extends = BaseClient, subclass, frozen)]
pub(crate) struct SyncPrefectClient;
