//! The clients' constructors.

use std::sync::{Arc, Mutex};

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use super::connection::Connection;
use super::drive::Mode;
use super::{BaseClient, Client, PrefectClient, SyncPrefectClient};
use crate::arguments::httpx_settings;
use crate::errors::exceptions;
use crate::errors::problems::{InputError, InputResult};
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
}

impl Arguments<'_, '_> {
    /// The core's configuration, and the `base_url` of `httpx_settings`.
    pub(super) fn config(self, py: Python<'_>) -> InputResult<Result<(Config, Option<String>)>> {
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
        config.api = string("api", self.api)?;
        config.api_version = string("api_version", self.api_version)?;
        config.api_key = string("api_key", self.api_key)?.map(Secret::new);
        config.auth_string = string("auth_string", self.auth_string)?.map(Secret::new);
        let base_url = match self.httpx_settings.filter(|given| !given.is_none()) {
            Some(given) => httpx_settings::apply(given, &mut config.options)
                .map_err(|error| error.at("httpx_settings"))?,
            None => None,
        };
        Ok(Ok((config, base_url)))
    }
}

impl BaseClient {
    fn construct(py: Python<'_>, mode: Mode, arguments: Arguments<'_, '_>) -> InputResult<Result<Self>> {
        let config = match arguments.config(py)? {
            Ok((mut config, base_url)) => {
                config.api = config.api.or(base_url);
                config
            }
            Err(error) => return Ok(Err(error)),
        };
        let (config, is_ephemeral) = with_server(py, config)?;
        Ok(config.build().map(|core| Self { is_ephemeral, ..Self::of(mode, core, false) }))
    }

    pub(super) fn of(mode: Mode, core: Client, is_cloud: bool) -> Self {
        Self {
            mode,
            is_cloud,
            is_ephemeral: false,
            raw_base: None,
            connection: Arc::new(Mutex::new(Connection::new(core))),
            http: PyOnceLock::new(),
        }
    }
}

/// The configuration with the URL of a server. If none is configured and the settings allow it, a server is started for
/// this process; the flag says whether it was.
fn with_server(py: Python<'_>, mut config: Config) -> PyResult<(Config, bool)> {
    let settings = &config.settings;
    let is_ephemeral = config.api.is_none() && settings.api_url.is_none() && settings.allow_ephemeral_mode;
    if is_ephemeral {
        let timeout = settings.ephemeral_startup_timeout;
        let url = py.import("prefect_rs._ephemeral")?.call_method1("api_url", (timeout,))?;
        config.api = Some(url.extract()?);
    }
    Ok((config, is_ephemeral))
}

/// The settings of this process. Files are read with the GIL released, because that may take a while. The environment is
/// read with the GIL held, because Python code may change it.
pub(super) fn load_settings(py: Python<'_>) -> Result<Settings, SettingsError> {
    let sources = Sources::from_process();
    py.detach(|| Settings::load_from(&sources))
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
        let arguments = Arguments { api, api_key, api_version, httpx_settings, auth_string };
        let client = raised(py, "PrefectClient", BaseClient::construct(py, Mode::Await, arguments))?;
        Ok(PyClassInitializer::from(client).add_subclass(Self))
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
        let arguments = Arguments { api, api_key, api_version, httpx_settings, auth_string };
        let client = raised(py, "SyncPrefectClient", BaseClient::construct(py, Mode::Block, arguments))?;
        Ok(PyClassInitializer::from(client).add_subclass(Self))
    }
}
