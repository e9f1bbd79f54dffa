//! The clients. Their methods are written once, in one file per resource: [`Client`] has them, and
//! [`PrefectClient`] and [`SyncPrefectClient`] differ only in how it drives them.
//!
//! A docstring is also where a method's types are told, in the form of Google's style guide: the stubs are made
//! from it, see `tools/stubs.py`.

mod cloud;
mod context;
mod functions;
mod methods;
mod raw;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use url::Url;

pub(crate) use cloud::{CloudClient, cloud_urls};
pub(crate) use context::logger;
pub(crate) use functions::install;
pub(crate) use methods::anchored_rule;

use crate::arguments::httpx_settings;
use crate::attribution;
use crate::convert::answer::Answer;
use crate::errors::exceptions;
use crate::errors::problems::{Checked, Fault};
use crate::runtime::{Call, Lanes, Line, Work, say, work};
use prefect_client::client::{self, Config};
use prefect_client::error::{Error, ErrorKind, Result};
use prefect_client::settings::{Secret, Settings, SettingsError, Sources};

/// What a client is made from, as a caller gives it.
#[derive(Default)]
struct Given<'a, 'py> {
    api: Option<&'a Bound<'py, PyAny>>,
    api_key: Option<&'a Bound<'py, PyAny>>,
    api_version: Option<&'a Bound<'py, PyAny>>,
    httpx_settings: Option<&'a Bound<'py, PyAny>>,
    auth_string: Option<&'a Bound<'py, PyAny>>,
}

/// How a client's calls are driven.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Await,
    Block,
}

/// What both clients are.
#[pyclass(module = "prefect_rs._core", subclass, frozen, dict, weakref)]
pub(crate) struct Client {
    mode: Mode,
    /// Whether it is a client of Prefect Cloud.
    is_cloud: bool,
    /// Whether its server was started for this process.
    is_ephemeral: bool,
    /// Where raw requests go, if not to the API's URL: Prefect Cloud itself, and not the workspace.
    raw_base: Option<Url>,
    /// Only ever locked by threads that hold the GIL, and for a moment: a forked child never finds it locked.
    /// Shared with what sends the requests of `_client`.
    state: Arc<Mutex<State>>,
    /// What `_client` gives. It has no reference to this client.
    http: PyOnceLock<Py<PyAny>>,
}

struct State {
    /// The process that the connections belong to.
    process: u32,
    core: client::Client,
    lanes: Arc<Lanes>,
    /// How many `with` blocks the client is in.
    depth: usize,
    /// Shared with the calls that were made and not awaited yet.
    closed: Arc<AtomicBool>,
}

/// A client whose methods are awaited.
///
/// It works with and without `async with`, on any number of event loops and from any thread. Nothing is
/// connected before the first call.
///
/// Args:
///     api (str | None): The URL of the API, such as `http://127.0.0.1:4200/api`; `PREFECT_API_URL` where None. If
///         that is not set either, and `PREFECT_SERVER_ALLOW_EPHEMERAL_MODE` allows it, as it does by default, a
///         Prefect server is started, where one is installed, and stopped when this process ends.
///     api_key (str | None): A key of Prefect Cloud; `PREFECT_API_KEY` where None.
///     api_version (str | None): The version of the API to ask for; the newest that is known where None.
///     httpx_settings (dict[str, Any] | None): How to connect, as `httpx.AsyncClient` takes it: timeout, limits,
///         headers, cookies, params, auth, verify, cert, proxy, http2, follow_redirects, max_redirects, base_url,
///         trust_env. What cannot be honoured is an error.
///     auth_string (str | None): `user:password` of a server that asks for them; `PREFECT_API_AUTH_STRING` where
///         None. Wins over the key.
///
/// Raises:
///     ValidationError: An argument is wrong.
///     SettingsError: A setting is broken, or there is neither a URL nor a server to start.
///     ConnectError: The server that was started did not come up.
#[pyclass(module = "prefect_rs.client.orchestration", extends = Client, subclass, frozen)]
pub(crate) struct PrefectClient;

/// A client whose methods block until they are done.
///
/// It works with and without `with`, and from any number of threads at once. Nothing is connected before the
/// first call.
///
/// Args:
///     api (str | None): The URL of the API, such as `http://127.0.0.1:4200/api`; `PREFECT_API_URL` where None. If
///         that is not set either, and `PREFECT_SERVER_ALLOW_EPHEMERAL_MODE` allows it, as it does by default, a
///         Prefect server is started, where one is installed, and stopped when this process ends.
///     api_key (str | None): A key of Prefect Cloud; `PREFECT_API_KEY` where None.
///     api_version (str | None): The version of the API to ask for; the newest that is known where None.
///     httpx_settings (dict[str, Any] | None): How to connect, as `httpx.Client` takes it: timeout, limits,
///         headers, cookies, params, auth, verify, cert, proxy, http2, follow_redirects, max_redirects, base_url,
///         trust_env. What cannot be honoured is an error.
///     auth_string (str | None): `user:password` of a server that asks for them; `PREFECT_API_AUTH_STRING` where
///         None. Wins over the key.
///
/// Raises:
///     ValidationError: An argument is wrong.
///     SettingsError: A setting is broken, or there is neither a URL nor a server to start.
///     ConnectError: The server that was started did not come up.
#[pyclass(module = "prefect_rs.client.orchestration", extends = Client, subclass, frozen)]
pub(crate) struct SyncPrefectClient;

impl Given<'_, '_> {
    /// All of it, and the `base_url` of `httpx_settings`.
    fn config(self, py: Python<'_>) -> Checked<Result<(Config, Option<String>)>> {
        let settings = match load_settings(py) {
            Ok(settings) => settings,
            Err(error) => return Ok(Err(error.into())),
        };
        for warning in &settings.warnings {
            context::warn(py, warning)?;
        }
        let mut config = Config::from_settings(settings);
        config.options.on_retry = Some(Arc::new(|retry| say(retry.into())));
        config.options.on_warning = Some(Arc::new(|message| say(Line::warning(message))));
        config.api = string("api", self.api)?;
        config.api_version = string("api_version", self.api_version)?;
        config.api_key = string("api_key", self.api_key)?.map(Secret::new);
        config.auth_string = string("auth_string", self.auth_string)?.map(Secret::new);
        let base_url = match self.httpx_settings.filter(|given| !given.is_none()) {
            Some(given) => httpx_settings::apply(given, &mut config.options)
                .map_err(|fault| fault.at("httpx_settings"))?,
            None => None,
        };
        Ok(Ok((config, base_url)))
    }
}

impl Client {
    fn make(py: Python<'_>, mode: Mode, given: Given<'_, '_>) -> Checked<Result<Self>> {
        let config = match given.config(py)? {
            Ok((mut config, base_url)) => {
                config.api = config.api.or(base_url);
                config
            }
            Err(error) => return Ok(Err(error)),
        };
        let (config, is_ephemeral) = ephemeral(py, config)?;
        Ok(config.build().map(|core| Self { is_ephemeral, ..Self::of(mode, core, false) }))
    }

    fn of(mode: Mode, core: client::Client, is_cloud: bool) -> Self {
        let lanes = Arc::new(Lanes::new(&core));
        let state = State { process: std::process::id(), core, lanes, depth: 0, closed: Arc::default() };
        Self {
            mode,
            is_cloud,
            is_ephemeral: false,
            raw_base: None,
            state: Arc::new(Mutex::new(state)),
            http: PyOnceLock::new(),
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The client and its lanes as they are good for in this process.
    fn open(&self) -> Result<(client::Client, Arc<Lanes>)> {
        let mut state = self.state();
        if state.closed.load(Ordering::Relaxed) {
            return Err(closed());
        }
        state.adopt();
        Ok((state.core.clone(), state.lanes.clone()))
    }

    /// Makes a call: `prepare` checks its arguments and says what to do. The sync client does it now and gives
    /// the result, the async client gives a coroutine; it also raises what is wrong with the arguments.
    fn call<'py, F, T>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: impl FnOnce(client::Client) -> Checked<F>,
    ) -> PyResult<Bound<'py, PyAny>>
    where
        F: Future<Output = Result<T>> + Send + 'static,
        T: Into<Answer> + 'static,
    {
        let renamed = if slf.get().is_cloud { of_cloud } else { |error| error };
        Self::drive(slf, name, Box::new(move |core| Ok(work(prepare(core)?, renamed))))
    }

    /// [`Self::call`] without the types of the one method: there are hundreds, and each would have a copy of this.
    fn drive<'py>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: Box<dyn FnOnce(client::Client) -> Checked<Work> + '_>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let client = slf.get();
        let prepare =
            |core| prepare(attribution::attributed(py, core)).map_err(|fault| fault.into_error(py, name));
        let open = client.open().map_err(|error| exceptions::from_core(py, &error));
        match client.mode {
            Mode::Await => {
                let is_closed = client.state().closed.clone();
                let work = open.and_then(|(core, _)| prepare(core)).map(|work| -> Work {
                    Box::pin(async move {
                        if is_closed.load(Ordering::Relaxed) {
                            return Err(closed());
                        }
                        work.await
                    })
                });
                Ok(Bound::new(py, Call::new(name, slf, work))?.into_any())
            }
            Mode::Block => {
                let (core, lanes) = open?;
                lanes.run(py, &core, prepare)?.into_python(py)
            }
        }
    }
}

/// The error under the name that it has with Prefect Cloud.
fn of_cloud(error: Error) -> Error {
    match error.kind() {
        ErrorKind::Authentication => error.into_kind(ErrorKind::CloudUnauthorized),
        _ => error,
    }
}

fn closed() -> Error {
    Error::new(
        ErrorKind::Closed,
        "the client was closed: its `with` block has ended. The client cannot be started again after closing. \
         Retrieve a new client with `get_client()` instead.",
    )
}

/// Where no server is configured and the settings allow it, one is started for this process. Whether it was.
fn ephemeral(py: Python<'_>, mut config: Config) -> PyResult<(Config, bool)> {
    let settings = &config.settings;
    let is_wanted = config.api.is_none() && settings.api_url.is_none() && settings.allow_ephemeral_mode;
    if is_wanted {
        let timeout = settings.ephemeral_startup_timeout;
        let url = py.import("prefect_rs._ephemeral")?.call_method1("api_url", (timeout,))?;
        config.api = Some(url.extract()?);
    }
    Ok((config, is_wanted))
}

impl State {
    /// In a forked child: leaves the connections to the parent, whose they are, and takes new ones.
    fn adopt(&mut self) {
        let process = std::process::id();
        if self.process == process {
            return;
        }
        let core = self.core.with_transport(self.core.transport().fresh());
        let lanes = Arc::new(Lanes::new(&core));
        // Not dropped: that would take locks that a thread of the parent may have held at the fork, and tell the
        // system to watch the parent's sockets no more.
        std::mem::forget(std::mem::replace(&mut self.core, core));
        std::mem::forget(std::mem::replace(&mut self.lanes, lanes));
        self.process = process;
    }
}

impl Drop for State {
    fn drop(&mut self) {
        self.adopt();
    }
}

/// The settings of this process. Files are read with the GIL released, for that may take a while; the environment is
/// not, as Python code may change it.
fn load_settings(py: Python<'_>) -> Result<Settings, SettingsError> {
    let sources = Sources::from_process();
    py.detach(|| Settings::load_from(&sources))
}

/// Text, or nothing for `None`. It may be a secret: it is not shown.
fn string(name: &str, value: Option<&Bound<'_, PyAny>>) -> Checked<Option<String>> {
    value.filter(|value| !value.is_none()).map_or(Ok(None), |value| {
        let text = value.extract().map_err(|_| {
            let kind = value.get_type().name().map(|name| name.to_string()).unwrap_or_default();
            Fault::without_input("string_type", format!("expected text and not {kind}")).at(name)
        })?;
        Ok(Some(text))
    })
}

fn new<T>(py: Python<'_>, title: &str, made: Checked<Result<T>>) -> PyResult<T> {
    match made {
        Ok(Ok(client)) => Ok(client),
        Ok(Err(error)) => Err(exceptions::from_core(py, &error)),
        Err(fault) => Err(fault.into_error(py, title)),
    }
}

#[pymethods]
impl PrefectClient {
    #[new]
    #[pyo3(signature = (api=None, api_key=None, api_version=None, httpx_settings=None, *, auth_string=None))]
    fn new(
        py: Python<'_>,
        api: Option<&Bound<'_, PyAny>>,
        api_key: Option<&Bound<'_, PyAny>>,
        api_version: Option<&Bound<'_, PyAny>>,
        httpx_settings: Option<&Bound<'_, PyAny>>,
        auth_string: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyClassInitializer<Self>> {
        let given = Given { api, api_key, api_version, httpx_settings, auth_string };
        let made = Client::make(py, Mode::Await, given);
        Ok(PyClassInitializer::from(new(py, "PrefectClient", made)?).add_subclass(Self))
    }
}

#[pymethods]
impl SyncPrefectClient {
    #[new]
    #[pyo3(signature = (api=None, api_key=None, api_version=None, httpx_settings=None, *, auth_string=None))]
    fn new(
        py: Python<'_>,
        api: Option<&Bound<'_, PyAny>>,
        api_key: Option<&Bound<'_, PyAny>>,
        api_version: Option<&Bound<'_, PyAny>>,
        httpx_settings: Option<&Bound<'_, PyAny>>,
        auth_string: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyClassInitializer<Self>> {
        let given = Given { api, api_key, api_version, httpx_settings, auth_string };
        let made = Client::make(py, Mode::Block, given);
        Ok(PyClassInitializer::from(new(py, "SyncPrefectClient", made)?).add_subclass(Self))
    }
}
