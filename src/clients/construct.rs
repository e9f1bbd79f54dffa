//! The clients' constructors.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::once::Once;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyTuple};

use super::drive::Mode;
use super::hooks::{self, HookedMoments, Watching};
use super::replaced::{attributes, replaced};
use super::session::Session;
use super::{BaseClient, Client, PrefectClient, SyncPrefectClient};
use crate::arguments::httpx_settings;
use crate::attribution::modules;
use crate::errors::exceptions;
use crate::errors::problems::{InputError, InputResult};
use crate::httpx::transport;
use crate::runtime::log::{self, Line};
use prefect_client::client::Config;
use prefect_client::error::Result;
use prefect_client::settings::{Secret, Settings, SettingsError, Sources};

/// The arguments of a constructor.
#[derive(Default)]
pub(super) struct Arguments<'a, 'py> {
    pub(super) api: Option<&'a Bound<'py, PyAny>>,
    pub(super) api_key: Option<&'a Bound<'py, PyAny>>,
    pub(super) api_version: Option<&'a Bound<'py, PyAny>>,
    pub(super) httpx_settings: Option<&'a Bound<'py, PyAny>>,
    pub(super) auth_string: Option<&'a Bound<'py, PyAny>>,
    /// Whether the client is async.
    pub(super) is_async: bool,
}

/// What the arguments say.
pub(super) struct Configured<'py> {
    pub(super) config: Config,
    /// The `base_url` of `httpx_settings`.
    pub(super) base_url: Option<String>,
    pub(super) parts: ClientParts<'py>,
}

/// What a client has to keep, beside its session.
pub(super) struct ClientParts<'py> {
    /// What sends the requests, if the caller gave a transport.
    pub(super) sender: Option<Py<PyAny>>,
    pub(super) watched: Arc<HookedMoments>,
    /// The functions that see the requests.
    pub(super) hooks: hooks::HookArguments<'py>,
}

/// A session, and what belongs to it.
pub(super) type Constructed<'py> = (Session, ClientParts<'py>);

/// The URL of an app, which needs none.
const APP_URL: &str = "http://ephemeral-prefect/api";

impl<'py> Arguments<'_, 'py> {
    /// The core's configuration, and what is not a part of it.
    pub(super) fn config(self, py: Python<'py>) -> InputResult<Result<Configured<'py>>> {
        let settings = match load_settings(py) {
            Ok(settings) => settings,
            Err(error) => return Ok(Err(error.into())),
        };
        for warning in &settings.warnings {
            log::warn(py, warning)?;
        }
        let mut config = Config::from_settings(settings);
        config.options.on_retry = Some(Arc::new(|retry| log::emit(retry.into())));
        config.options.on_warning = Some(Arc::new(|message| log::emit(Line::warning(message))));
        let app = self.api.filter(|api| api.is_callable());
        config.api = string("api", self.api.filter(|_| app.is_none()))?;
        config.api_version = string("api_version", self.api_version)?;
        let mut hooks = hooks::HookArguments::default();
        let watched: Arc<HookedMoments> = Arc::default();
        match self.api_key.filter(|key| key.is_callable()) {
            Some(function) => {
                hooks::function(function, self.is_async).map_err(|error| error.at("api_key"))?;
                hooks.api_key = Some(function.clone());
                config.options.api_key = Some(Arc::new(hooks::KeyFunction(watched.clone())));
            }
            None => config.api_key = string("api_key", self.api_key)?.map(Secret::new),
        }
        config.options.hooks = Some(Arc::new(Watching(watched.clone())));
        config.auth_string = string("auth_string", self.auth_string)?.map(Secret::new);
        let given = self.httpx_settings.filter(|given| !given.is_none());
        let with_app = app.map(|app| with_app(given, app)).transpose()?;
        let given = with_app.as_ref().or(given);
        let mut rest = match given {
            Some(given) => {
                let mut check = |kind, function: &Bound<'py, PyAny>| {
                    hooks::function(function, self.is_async)?;
                    hooks.event_hooks.push((kind, function.clone()));
                    Ok(())
                };
                httpx_settings::apply(given, &mut config.options, self.is_async, &mut check)
                    .map_err(|error| error.at(if app.is_some() { "api" } else { "httpx_settings" }))?
            }
            None => httpx_settings::Rest::default(),
        };
        let sender = match given.filter(|_| rest.uses_httpx) {
            Some(given) => {
                let sender = transport::sender(given, &config.options)?;
                config.options.exchanger = Some(Arc::new(transport::Sender::weak(&sender)?));
                Some(sender.unbind())
            }
            None => {
                transport::send_through(py, given, &mut config.options)?;
                None
            }
        };
        if rest.has_app {
            rest.base_url.get_or_insert_with(|| APP_URL.to_owned());
        }
        let parts = ClientParts { sender, watched, hooks };
        Ok(Ok(Configured { config, base_url: rest.base_url, parts }))
    }
}

impl BaseClient {
    /// A client that `__init__` has not set up yet.
    pub(super) fn uninitialized(mode: Mode, is_cloud: bool) -> Self {
        Self { mode, is_cloud, session: OnceLock::new(), http: Once::new(), options: OnceLock::new() }
    }

    fn initialize(slf: &Bound<'_, Self>, class: &str, arguments: Arguments<'_, '_>) -> PyResult<()> {
        let constructed = Self::construct(slf.py(), arguments);
        Self::set_up(slf, raised(slf.py(), class, constructed)?)
    }

    /// Sets the session, and keeps what belongs to it.
    pub(super) fn set_up(slf: &Bound<'_, Self>, (session, parts): Constructed<'_>) -> PyResult<()> {
        hooks::forget(slf)?;
        slf.get().set_session(session);
        Self::keep_sender(slf.as_any(), parts.sender)?;
        Self::set_hooks(slf, parts.hooks)
    }

    /// Keeps what sends the requests of a client in its `__dict__`, which the garbage collector sees. The core refers to it
    /// weakly.
    pub(super) fn keep_sender(client: &Bound<'_, PyAny>, sender: Option<Py<PyAny>>) -> PyResult<()> {
        sender.map_or(Ok(()), |sender| attributes(client)?.set_item(intern!(client.py(), "_sender"), sender))
    }

    /// What sends the requests of a client, if it was given a transport.
    pub(super) fn sender(slf: &Bound<'_, Self>) -> PyResult<Option<Py<PyAny>>> {
        Ok(replaced(slf.as_any(), intern!(slf.py(), "_sender"))?.map(Bound::unbind))
    }

    pub(super) fn construct<'py>(
        py: Python<'py>,
        arguments: Arguments<'_, 'py>,
    ) -> InputResult<Result<Constructed<'py>>> {
        let Configured { mut config, base_url, parts } = match arguments.config(py)? {
            Ok(configured) => configured,
            Err(error) => return Ok(Err(error)),
        };
        config.api = config.api.or(base_url);
        let (config, is_ephemeral) = with_server(py, config)?;
        // Files are read, perhaps from a pipe that a thread of this process writes to.
        Ok(py.detach(|| config.build()).map(|core| {
            let mut session = Session::new(core);
            session.is_ephemeral = is_ephemeral;
            session.watched = parts.watched.clone();
            (session, parts)
        }))
    }
}

/// A core client for the server in the settings, and the settings.
pub(crate) fn client_of_settings(py: Python<'_>) -> PyResult<(Client, Settings)> {
    raised(py, "get_client", connect(py, Arguments::default()))
}

/// A core client for the server at this URL, with this key; where they are None, with those of the settings.
pub(crate) fn client_at(py: Python<'_>, api: Option<String>, api_key: Option<String>) -> PyResult<Client> {
    let api = api.into_pyobject(py)?;
    let api_key = api_key.into_pyobject(py)?;
    let arguments = Arguments { api: Some(&api), api_key: Some(&api_key), ..Arguments::default() };
    raised(py, "EventsClient", connect(py, arguments)).map(|(client, _)| client)
}

/// The API URL in the settings, whether it is one of Prefect Cloud, whether a server may be started, and whether there is a
/// key.
#[pyfunction(name = "_events_target")]
pub(crate) fn events_target(py: Python<'_>) -> PyResult<(Option<String>, bool, bool, bool)> {
    let settings = load_settings(py).map_err(|error| exceptions::from_core(py, &error.into()))?;
    let cloud = settings.cloud_api_url.trim_end_matches('/');
    let is_cloud = settings.api_url.as_deref().is_some_and(|url| url.starts_with(cloud));
    Ok((settings.api_url, is_cloud, settings.allow_ephemeral_mode, settings.api_key.is_some()))
}

fn connect(py: Python<'_>, arguments: Arguments<'_, '_>) -> InputResult<Result<(Client, Settings)>> {
    let config = match arguments.config(py)? {
        Ok(configured) => configured.config,
        Err(error) => return Ok(Err(error)),
    };
    let (config, _) = with_server(py, config)?;
    let settings = config.settings.clone();
    Ok(py.detach(|| config.build()).map(|client| (client, settings)))
}

/// The configuration with the URL of a server. If none is configured and the settings allow it, a server is started for
/// this process; the flag says whether it was.
fn with_server(py: Python<'_>, mut config: Config) -> PyResult<(Config, bool)> {
    let settings = &config.settings;
    let is_ephemeral = config.api.is_none() && settings.api_url.is_none() && settings.allow_ephemeral_mode;
    if is_ephemeral {
        let timeout = settings.ephemeral_startup_timeout;
        let has_database = settings.database_connection_url.is_some();
        let url = py.import("prefect_rs._ephemeral")?.call_method1("api_url", (timeout, has_database))?;
        config.api = Some(url.extract()?);
    }
    Ok((config, is_ephemeral))
}

/// The settings of this process. Files are read with the GIL released, because that may take a while. The environment is
/// read with the GIL held, because Python code may change it.
pub(crate) fn load_settings(py: Python<'_>) -> Result<Settings, SettingsError> {
    let sources = sources(py);
    py.detach(|| Settings::load_from(&sources))
}

/// The sources of the settings of this process, with those that `temporary_settings` overrides.
pub(super) fn sources(py: Python<'_>) -> Sources {
    let mut sources = Sources::from_process();
    sources.environment.extend(overridden(py));
    sources
}

/// The settings that `temporary_settings` overrides.
pub(crate) fn overridden(py: Python<'_>) -> HashMap<String, String> {
    let read = || -> PyResult<Option<HashMap<String, String>>> {
        // If the module has not been imported, nothing is overridden.
        let name = intern!(py, "prefect_rs.settings.context");
        let Some(module) = modules(py)?.get_item(name)? else { return Ok(None) };
        module.call_method0(intern!(py, "_overrides"))?.extract().map(Some)
    };
    // It fails only while the module is being imported.
    read().ok().flatten().unwrap_or_default()
}

/// Optional text. It may be a secret, so errors do not show it.
pub(super) fn string(name: &str, value: Option<&Bound<'_, PyAny>>) -> InputResult<Option<String>> {
    value.filter(|value| !value.is_none()).map_or(Ok(None), |value| {
        let text = value.extract().map_err(|_| {
            let kind = value.get_type().name().map(|name| name.to_string()).unwrap_or_default();
            InputError::without_input("string_type", format!("expected text, not {kind}")).at(name)
        })?;
        Ok(Some(text))
    })
}

/// The settings of a client whose requests go to an app, which was given in place of the URL.
fn with_app<'py>(
    given: Option<&Bound<'py, PyAny>>,
    app: &Bound<'py, PyAny>,
) -> InputResult<Bound<'py, PyAny>> {
    let settings = PyDict::new(app.py());
    if let Some(given) = given.and_then(|given| given.cast::<PyMapping>().ok()) {
        settings.update(given)?;
    }
    if ["app", "transport"].into_iter().any(|name| settings.get_item(name).is_ok_and(|found| found.is_some()))
    {
        let message =
            "expected an app either here or as `app` or `transport` in `httpx_settings`, not in both";
        return Err(InputError::without_input("value_error", message).at("api"));
    }
    settings.set_item("app", app)?;
    Ok(settings.into_any())
}

/// What was constructed, or the exception to raise.
pub(super) fn raised<T>(py: Python<'_>, class: &str, constructed: InputResult<Result<T>>) -> PyResult<T> {
    match constructed {
        Ok(Ok(client)) => Ok(client),
        Ok(Err(error)) => Err(exceptions::from_core(py, &error)),
        Err(error) => Err(error.into_error(py, class)),
    }
}

#[pymethods]
impl PrefectClient {
    // The arguments are those of `__init__`: a subclass may have others.
    #[new]
    #[pyo3(
        signature = (*_args, **_kwargs),
        text_signature = "(api=None, api_key=None, api_version=None, httpx_settings=None, *, auth_string=None)"
    )]
    fn new(_args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>) -> PyClassInitializer<Self> {
        PyClassInitializer::from(BaseClient::uninitialized(Mode::Await, false)).add_subclass(Self)
    }

    #[pyo3(signature = (api=None, api_key=None, api_version=None, httpx_settings=None, *, auth_string=None))]
    fn __init__(
        slf: &Bound<'_, Self>,
        api: Option<&Bound<'_, PyAny>>,
        api_key: Option<&Bound<'_, PyAny>>,
        api_version: Option<&Bound<'_, PyAny>>,
        httpx_settings: Option<&Bound<'_, PyAny>>,
        auth_string: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        let arguments = Arguments { api, api_key, api_version, httpx_settings, auth_string, is_async: true };
        BaseClient::initialize(slf.as_super(), "PrefectClient", arguments)
    }
}

#[pymethods]
impl SyncPrefectClient {
    // The arguments are those of `__init__`: a subclass may have others.
    #[new]
    #[pyo3(
        signature = (*_args, **_kwargs),
        text_signature = "(api=None, api_key=None, api_version=None, httpx_settings=None, *, auth_string=None)"
    )]
    fn new(_args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>) -> PyClassInitializer<Self> {
        PyClassInitializer::from(BaseClient::uninitialized(Mode::Block, false)).add_subclass(Self)
    }

    #[pyo3(signature = (api=None, api_key=None, api_version=None, httpx_settings=None, *, auth_string=None))]
    fn __init__(
        slf: &Bound<'_, Self>,
        api: Option<&Bound<'_, PyAny>>,
        api_key: Option<&Bound<'_, PyAny>>,
        api_version: Option<&Bound<'_, PyAny>>,
        httpx_settings: Option<&Bound<'_, PyAny>>,
        auth_string: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        let arguments = Arguments { api, api_key, api_version, httpx_settings, auth_string, is_async: false };
        BaseClient::initialize(slf.as_super(), "SyncPrefectClient", arguments)
    }
}
