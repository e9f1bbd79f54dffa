//! Prefect Cloud.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use super::raw::AnyRequest;
use super::{Client, Given, Mode, PrefectClient, new};
use crate::arguments;
use crate::convert::answer::Answer;
use crate::convert::json::write;
use crate::errors::exceptions;
use crate::errors::problems::{Checked, Fault};
use crate::httpx::PyResponse;
use prefect_client::client::{self, CloudLocation};
use prefect_client::error::{Error, Result};
use prefect_client::schemas::objects::IPAllowlist;
use prefect_client::transport::Response;

/// A client of Prefect Cloud and of one workspace of it, whose methods are awaited.
///
/// The methods of `PrefectClient` go to the workspace that is configured, those about accounts, workspaces and users
/// to Prefect Cloud itself. The account and the workspace are those in `host` or else in `PREFECT_API_URL`, of the
/// form `https://api.prefect.cloud/api/accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID`.
///
/// Args:
///     host (str | None): The URL of Prefect Cloud's API, with or without account and workspace. Where None, that
///         in `PREFECT_API_URL` if it names an account, and else `PREFECT_CLOUD_API_URL`.
///     api_key (str | None): A key of Prefect Cloud; `PREFECT_API_KEY` where None.
///     httpx_settings (dict[str, Any] | None): How to connect, as `PrefectClient` takes it. A `base_url` in it counts
///         instead of `host`.
///     infer_cloud_url (bool): Whether `PREFECT_API_URL` may tell the host.
///
/// Raises:
///     ValidationError: An argument is wrong.
///     SettingsError: A setting is broken.
#[pyclass(module = "prefect_rs.client.cloud", extends = PrefectClient, subclass, frozen)]
pub(crate) struct CloudClient {
    place: Arc<CloudLocation>,
}

impl CloudClient {
    fn make(py: Python<'_>, mut given: Given<'_, '_>, infer: bool) -> Checked<Result<(Client, Self)>> {
        let host = super::string("host", given.api.take())?;
        let (mut config, base_url) = match given.config(py)? {
            Ok(made) => made,
            Err(error) => return Ok(Err(error)),
        };
        config.api = base_url.or(host).filter(|url| !url.trim().is_empty());
        Ok(config.build_cloud(infer).map(|core| {
            let place = core.location().clone();
            let raw_base = Some(place.base().clone());
            let client = Client { raw_base, ..Client::of(Mode::Await, core.workspace().clone(), true) };
            (client, Self { place })
        }))
    }

    /// [`Client::call`], with the core's client of Prefect Cloud.
    fn call<'py, F, T>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: impl FnOnce(client::CloudClient) -> Checked<F>,
    ) -> PyResult<Bound<'py, PyAny>>
    where
        F: Future<Output = Result<T>> + Send + 'static,
        T: Into<Answer> + 'static,
    {
        let place = slf.get().place.clone();
        Client::call(slf.as_super().as_super(), name, |core| {
            prepare(client::CloudClient::with_workspace(core, place))
        })
    }

    /// Sends a request of any kind to Cloud itself, and reads the response as JSON.
    fn ask<'py>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        given: &AnyRequest<'_, 'py>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let base = slf.get().place.base().clone();
        Self::call(slf, name, |cloud| {
            let prepared = given.check(cloud.workspace(), Some(&base))?;
            Ok(async move { cloud.accepted(prepared.send(cloud.workspace()).await?).map(parsed) })
        })
    }
}

/// The body of an answer, read as JSON; nothing where there is none.
fn parsed(response: Response) -> Answer {
    if response.body().is_empty() {
        return Answer::None;
    }
    Answer::finish(move |py| PyResponse::read_json(&Bound::new(py, PyResponse::new(response))?))
}

fn raised(py: Python<'_>, error: &Error) -> PyErr {
    exceptions::from_core(py, error)
}

/// The URLs of Prefect Cloud's API and of its pages, as the settings have them now; no slash at their end.
#[pyfunction]
pub(crate) fn cloud_urls(py: Python<'_>) -> PyResult<(String, String)> {
    let settings = super::load_settings(py).map_err(|error| raised(py, &error.into()))?;
    let bare = |url: &str| url.trim().trim_end_matches('/').to_owned();
    Ok((bare(&settings.cloud_api_url), bare(settings.cloud_ui_url.as_deref().unwrap_or_default())))
}

#[pymethods]
impl CloudClient {
    #[new]
    #[pyo3(signature = (host=None, api_key=None, httpx_settings=None, *, infer_cloud_url=true))]
    fn new(
        py: Python<'_>,
        host: Option<&Bound<'_, PyAny>>,
        api_key: Option<&Bound<'_, PyAny>>,
        httpx_settings: Option<&Bound<'_, PyAny>>,
        infer_cloud_url: bool,
    ) -> PyResult<PyClassInitializer<Self>> {
        let given = Given { api: host, api_key, httpx_settings, ..Given::default() };
        let made = Self::make(py, given, infer_cloud_url).map(|made| {
            made.map(|(client, cloud)| {
                PyClassInitializer::from(client).add_subclass(PrefectClient).add_subclass(cloud)
            })
        });
        new(py, "CloudClient", made)
    }

    /// The id of the account.
    ///
    /// Returns:
    ///     str | None: None if none is configured.
    #[getter]
    fn account_id(&self) -> Option<String> {
        self.place.account().map(|id| id.to_string())
    }

    /// The id of the workspace.
    ///
    /// Returns:
    ///     str | None: None if none is configured.
    #[getter]
    fn workspace_id(&self) -> Option<String> {
        self.place.workspace().map(|id| id.to_string())
    }

    /// The path of the account below Prefect Cloud's API. If none is configured, this raises a `SettingsError`.
    ///
    /// Returns:
    ///     str: `accounts/ACCOUNT_ID`, for `get` and `request`.
    #[getter]
    fn account_base_url(&self, py: Python<'_>) -> PyResult<String> {
        self.place.account_path().map_err(|error| raised(py, &error))
    }

    /// The path of the workspace below Prefect Cloud's API. If none is configured, this raises a `SettingsError`.
    ///
    /// Returns:
    ///     str: `accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID`, for `get` and `request`.
    #[getter]
    fn workspace_base_url(&self, py: Python<'_>) -> PyResult<String> {
        self.place.workspace_path().map_err(|error| raised(py, &error))
    }

    /// Ask Prefect Cloud whether it is there and knows the key. It has 10 seconds to answer.
    ///
    /// Returns:
    ///     None: It does. (Unlike that of `PrefectClient`, this method raises what went wrong.)
    ///
    /// Raises:
    ///     CloudUnauthorizedError: The key is not known.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    fn api_healthcheck<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "api_healthcheck", |cloud| Ok(async move { cloud.api_healthcheck().await }))
    }

    /// Read who the key belongs to.
    ///
    /// Returns:
    ///     User: The user.
    ///
    /// Raises:
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    fn read_current_user<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_current_user", |cloud| Ok(async move { cloud.read_current_user().await }))
    }

    /// Read the workspaces that the key gives access to, of all accounts.
    ///
    /// Returns:
    ///     list[Workspace]: The workspaces.
    ///
    /// Raises:
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    fn read_workspaces<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_workspaces", |cloud| Ok(async move { cloud.read_workspaces().await }))
    }

    /// Read the workspace that is configured.
    ///
    /// Returns:
    ///     Workspace: The workspace.
    ///
    /// Raises:
    ///     SettingsError: No workspace is configured, or the key gives no access to it; it is a `ValueError`.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    fn read_current_workspace<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_current_workspace", |cloud| {
            Ok(async move { cloud.read_current_workspace().await })
        })
    }

    /// Create a workspace, in the account that is configured or else in the only one that the user belongs to.
    ///
    /// Args:
    ///     name (str): Its name.
    ///     description (str | None): What it is for.
    ///     handle (str | None): Its handle, which no other workspace of the account may have; made of the name where
    ///         None: `Data Science` becomes `data-science`.
    ///
    /// Returns:
    ///     Workspace: The workspace.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: The account has a workspace with this handle.
    ///     SettingsError: No account is configured, and the user belongs to none or to several, which are listed; it
    ///         is a `ValueError`.
    ///     ValidationError: An argument is wrong.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    #[pyo3(signature = (name, description=None, *, handle=None))]
    fn create_workspace<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
        description: Option<&Bound<'py, PyAny>>,
        handle: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_workspace", |cloud| {
            let optional = |name: &str, value: Option<&Bound<'py, PyAny>>| {
                value.filter(|value| !value.is_none()).map(|value| arguments::text(name, value)).transpose()
            };
            let name = arguments::text("name", name)?;
            let description = optional("description", description)?;
            let handle = optional("handle", handle)?;
            Ok(async move { cloud.create_workspace(&name, handle.as_deref(), description.as_deref()).await })
        })
    }

    /// Read the settings of a workspace of the account that is configured.
    ///
    /// Args:
    ///     workspace_id (UUID | str | _HasId): The workspace's id, or the workspace itself.
    ///
    /// Returns:
    ///     WorkspaceSettings: The settings.
    ///
    /// Raises:
    ///     ObjectNotFound: The account has no such workspace.
    ///     SettingsError: No account is configured; it is a `ValueError`.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    fn read_workspace_settings<'py>(
        slf: &Bound<'py, Self>,
        workspace_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_workspace_settings", |cloud| {
            let id = arguments::id("workspace_id", workspace_id)?;
            Ok(async move { cloud.read_workspace_settings(id).await })
        })
    }

    /// Read the settings of the account.
    ///
    /// Returns:
    ///     dict[str, Any]: The settings.
    ///
    /// Raises:
    ///     SettingsError: No account is configured; it is a `ValueError`.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    fn read_account_settings<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_account_settings", |cloud| {
            Ok(async move { cloud.read_account_settings().await })
        })
    }

    /// Change settings of the account.
    ///
    /// Args:
    ///     settings (dict[str, Any]): The settings to change; the others stay as they are.
    ///
    /// Returns:
    ///     None: They are changed.
    ///
    /// Raises:
    ///     SettingsError: No account is configured; it is a `ValueError`.
    ///     ValidationError: That is no dict, or JSON cannot hold it.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    fn update_account_settings<'py>(
        slf: &Bound<'py, Self>,
        settings: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_account_settings", |cloud| {
            if !settings.is_instance_of::<PyDict>() {
                return Err(Fault::expected("a dict of settings", settings).at("settings"));
            }
            let settings = write::to_json(settings).map_err(|fault| fault.at("settings"))?;
            Ok(async move { cloud.update_account_settings(&settings).await })
        })
    }

    /// Read the networks that the account may be reached from.
    ///
    /// Returns:
    ///     IPAllowlist: The networks.
    ///
    /// Raises:
    ///     SettingsError: No account is configured; it is a `ValueError`.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    fn read_account_ip_allowlist<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_account_ip_allowlist", |cloud| {
            Ok(async move { cloud.read_account_ip_allowlist().await })
        })
    }

    /// Replace the networks that the account may be reached from.
    ///
    /// Args:
    ///     updated_allowlist (IPAllowlist | Mapping[str, Any]): All of them: what is not in it is no longer allowed.
    ///
    /// Returns:
    ///     None: They are replaced.
    ///
    /// Raises:
    ///     SettingsError: No account is configured; it is a `ValueError`.
    ///     ValidationError: That is no allowlist; nothing was sent.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    fn update_account_ip_allowlist<'py>(
        slf: &Bound<'py, Self>,
        updated_allowlist: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_account_ip_allowlist", |cloud| {
            let allowlist = arguments::model::<IPAllowlist>("updated_allowlist", updated_allowlist)?;
            Ok(async move { cloud.update_account_ip_allowlist(&allowlist).await })
        })
    }

    /// Ask whether this client's own address is among the networks that the account may be reached from.
    ///
    /// Returns:
    ///     IPAllowlistMyAccessResponse: Whether it is, and why.
    ///
    /// Raises:
    ///     SettingsError: No account is configured; it is a `ValueError`.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    fn check_ip_allowlist_access<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "check_ip_allowlist_access", |cloud| {
            Ok(async move { cloud.check_ip_allowlist_access().await })
        })
    }

    /// Read what is known of the types of workers and work pools.
    ///
    /// Returns:
    ///     dict[str, Any]: By the collection that brings them, and by type.
    ///
    /// Raises:
    ///     SettingsError: No workspace is configured; it is a `ValueError`.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud answered with another error.
    ///     RequestError: Prefect Cloud did not answer.
    fn read_worker_metadata<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_worker_metadata", |cloud| Ok(async move { cloud.read_worker_metadata().await }))
    }

    /// Send a GET request to Prefect Cloud itself, for what has no method of its own.
    ///
    /// Args:
    ///     route (str): The path below Prefect Cloud's API, such as `/me/accounts` or
    ///         `f"{client.account_base_url}/settings"`.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Any: The response, read as JSON; None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such object.
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud responded with another error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (route, **keywords),
        text_signature = "($self, route, *, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn get<'py>(
        slf: &Bound<'py, Self>,
        route: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "GET").into_any();
        Self::ask(slf, "get", &AnyRequest::new("get", &method, ("route", route), keywords))
    }

    /// Send a POST request to Prefect Cloud itself, for what has no method of its own.
    ///
    /// Args:
    ///     route (str): The path below Prefect Cloud's API, such as `/me/accounts` or
    ///         `f"{client.account_base_url}/settings"`.
    ///     json (Any): The body, written as JSON.
    ///     content (str | bytes | None): The body as it is.
    ///     data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Any: The response, read as JSON; None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such object.
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud responded with another error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (route, **keywords),
        text_signature = "($self, route, *, json=None, content=None, data=None, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn post<'py>(
        slf: &Bound<'py, Self>,
        route: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "POST").into_any();
        Self::ask(slf, "post", &AnyRequest::new("post", &method, ("route", route), keywords))
    }

    /// Send a PUT request to Prefect Cloud itself, for what has no method of its own.
    ///
    /// Args:
    ///     route (str): The path below Prefect Cloud's API, such as `/me/accounts` or
    ///         `f"{client.account_base_url}/settings"`.
    ///     json (Any): The body, written as JSON.
    ///     content (str | bytes | None): The body as it is.
    ///     data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Any: The response, read as JSON; None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such object.
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud responded with another error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (route, **keywords),
        text_signature = "($self, route, *, json=None, content=None, data=None, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn put<'py>(
        slf: &Bound<'py, Self>,
        route: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "PUT").into_any();
        Self::ask(slf, "put", &AnyRequest::new("put", &method, ("route", route), keywords))
    }

    /// Send a PATCH request to Prefect Cloud itself, for what has no method of its own.
    ///
    /// Args:
    ///     route (str): The path below Prefect Cloud's API, such as `/me/accounts` or
    ///         `f"{client.account_base_url}/settings"`.
    ///     json (Any): The body, written as JSON.
    ///     content (str | bytes | None): The body as it is.
    ///     data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Any: The response, read as JSON; None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such object.
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud responded with another error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (route, **keywords),
        text_signature = "($self, route, *, json=None, content=None, data=None, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn patch<'py>(
        slf: &Bound<'py, Self>,
        route: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "PATCH").into_any();
        Self::ask(slf, "patch", &AnyRequest::new("patch", &method, ("route", route), keywords))
    }

    /// Send a DELETE request to Prefect Cloud itself, for what has no method of its own.
    ///
    /// Args:
    ///     route (str): The path below Prefect Cloud's API, such as `/me/accounts` or
    ///         `f"{client.account_base_url}/settings"`.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Any: The response, read as JSON; None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such object.
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud responded with another error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (route, **keywords),
        text_signature = "($self, route, *, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn delete<'py>(
        slf: &Bound<'py, Self>,
        route: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "DELETE").into_any();
        Self::ask(slf, "delete", &AnyRequest::new("delete", &method, ("route", route), keywords))
    }

    /// Send any request to Prefect Cloud itself, for what has no method of its own. (For one to the workspace, put
    /// `workspace_base_url` before the path.)
    ///
    /// Args:
    ///     method (str): `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    ///     route (str): The path below Prefect Cloud's API, such as `/me/accounts`.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the route; of a list, one for each
    ///         item.
    ///     path_params (Mapping[str, Any] | None): The values of `{id}` and the like in the route.
    ///     json (Any): The body, written as JSON.
    ///     content (str | bytes | None): The body as it is.
    ///     data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Any: The response, read as JSON; None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such object.
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     CloudUnauthorizedError: The key is not known, or does not allow this.
    ///     PrefectHTTPStatusError: Prefect Cloud responded with another error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (method, route, params=None, path_params=None, **keywords),
        text_signature = "($self, method, route, params=None, path_params=None, *, json=None, content=None, data=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn request<'py>(
        slf: &Bound<'py, Self>,
        method: &Bound<'py, PyAny>,
        route: &Bound<'py, PyAny>,
        params: Option<&Bound<'py, PyAny>>,
        path_params: Option<&Bound<'py, PyAny>>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let given =
            AnyRequest::new("request", method, ("route", route), keywords).with_params(params, path_params);
        Self::ask(slf, "request", &given)
    }

    /// Send any request to Prefect Cloud itself and return the response as it is, whatever its status.
    ///
    /// Args:
    ///     method (str): `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    ///     path (str): The path below Prefect Cloud's API, such as `/me/accounts`.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the path; of a list, one for each
    ///         item.
    ///     path_params (Mapping[str, Any] | None): The values of `{id}` and the like in the path. Each stays one
    ///         segment of the path, whatever is in it.
    ///     json (Any): The body, written as JSON.
    ///     content (str | bytes | None): The body as it is.
    ///     data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Response: The response.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (method, path, params=None, path_params=None, **keywords),
        text_signature = "($self, method, path, params=None, path_params=None, *, json=None, content=None, data=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn raw_request<'py>(
        slf: &Bound<'py, Self>,
        method: &Bound<'py, PyAny>,
        path: &Bound<'py, PyAny>,
        params: Option<&Bound<'py, PyAny>>,
        path_params: Option<&Bound<'py, PyAny>>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let given =
            AnyRequest::new("raw_request", method, ("path", path), keywords).with_params(params, path_params);
        let base = slf.get().place.base().clone();
        Self::call(slf, "raw_request", |cloud| {
            let prepared = given.check(cloud.workspace(), Some(&base))?;
            Ok(async move { prepared.send(cloud.workspace()).await })
        })
    }
}
