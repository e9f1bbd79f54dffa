//! The client of Prefect Cloud.

use std::sync::Arc;

use http::Method;
use prefect_rs_macros::methods;
use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::construct::{self, Arguments, Configured, Constructed};
use super::drive::Mode;
use super::raw_request::RawRequest;
use super::session::Session;
use super::{BaseClient, PrefectClient};
use crate::arguments::{ArgumentKind, Id, ModelArgument, PlainText};
use crate::convert::answer::Answer;
use crate::convert::json::write;
use crate::errors::exceptions;
use crate::errors::problems::{InputError, InputResult};
use crate::httpx::PyResponse;
use prefect_client::client::{CloudClient as CloudApi, CloudLocation};
use prefect_client::error::{Error, Result};
use prefect_client::schemas::Json;
use prefect_client::schemas::objects::IPAllowlist;
use prefect_client::transport::Response;

/// An async client of Prefect Cloud and of one of its workspaces.
///
/// The methods that it shares with `PrefectClient` use the configured workspace. Those for accounts, workspaces and users
/// use Prefect Cloud itself. The account and the workspace are those in `host` or, by default, in `PREFECT_API_URL`, which
/// has the form `https://api.prefect.cloud/api/accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID`.
///
/// In addition to what its documentation lists, every method may raise the exceptions that are documented for
/// `PrefectClient`, and `CloudUnauthorizedError` if the API key is invalid or lacks a permission.
///
/// Args:
///     host (str | None): The URL of Prefect Cloud's API, with or without account and workspace. Defaults to
///         `PREFECT_API_URL`, if that contains an account, otherwise to `PREFECT_CLOUD_API_URL`.
///     api_key (str | Callable[[], str | Awaitable[str]] | None): An API key, or a function that returns one, as for
///         `PrefectClient`. Defaults to `PREFECT_API_KEY`.
///     httpx_settings (dict[str, Any] | None): Settings of the connection, as for `PrefectClient`. A `base_url` takes
///         precedence over `host`.
///     infer_cloud_url (bool): Whether the host may be inferred from `PREFECT_API_URL`.
///
/// Raises:
///     ValidationError: An argument is invalid.
///     SettingsError: A setting is invalid.
#[pyclass(module = "prefect_rs.client.cloud", extends = PrefectClient, subclass, frozen)]
pub(crate) struct CloudClient;

impl CloudClient {
    fn construct<'py>(
        py: Python<'py>,
        mut arguments: Arguments<'_, 'py>,
        infer: bool,
    ) -> InputResult<Result<Constructed<'py>>> {
        let host = construct::string("host", arguments.api.take())?;
        let Configured { mut config, base_url, parts } = match arguments.config(py)? {
            Ok(configured) => configured,
            Err(error) => return Ok(Err(error)),
        };
        config.api = base_url.or(host).filter(|url| !url.trim().is_empty());
        Ok(py.detach(|| config.build_cloud(infer)).map(|core| {
            let mut session = Session::new(core.workspace().clone());
            session.location = Some(core.location().clone());
            session.watched = parts.watched.clone();
            (session, parts)
        }))
    }

    fn location(slf: &Bound<'_, Self>) -> PyResult<Arc<CloudLocation>> {
        let location = slf.as_super().as_super().get().session()?.location.clone();
        location.ok_or_else(|| {
            PyAttributeError::new_err("the client was not initialized by CloudClient.__init__")
        })
    }

    /// [`BaseClient::call`], with the core's client of Prefect Cloud.
    fn call<'py, F, T>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: impl FnOnce(CloudApi) -> InputResult<F>,
    ) -> PyResult<Bound<'py, PyAny>>
    where
        F: Future<Output = Result<T>> + Send + 'static,
        T: Into<Answer> + 'static,
    {
        let location = Self::location(slf)?;
        BaseClient::call(slf.as_super().as_super(), name, |core| {
            prepare(CloudApi::with_workspace(core, location))
        })
    }

    /// [`BaseClient::answer`], with the core's client of Prefect Cloud.
    fn answer<'py, F>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: impl FnOnce(CloudApi) -> InputResult<F>,
    ) -> PyResult<Bound<'py, PyAny>>
    where
        F: Future<Output = Result<Answer>> + Send + 'static,
    {
        let location = Self::location(slf)?;
        BaseClient::answer(slf.as_super().as_super(), name, |core| {
            prepare(CloudApi::with_workspace(core, location))
        })
    }
}

/// Sends a raw request to Prefect Cloud itself, and parses the response as JSON.
fn json(
    client: CloudApi,
    request: &RawRequest<'_, '_>,
) -> InputResult<impl Future<Output = Result<Answer>> + Send + use<>> {
    let prepared = request.check(client.workspace(), Some(client.location().base()))?;
    Ok(async move { client.accepted(prepared.send(client.workspace()).await?).map(parsed) })
}

/// The body of a response as JSON, or `None` if it is empty.
fn parsed(response: Response) -> Answer {
    if response.body().is_empty() {
        return Answer::None;
    }
    Answer::finish(move |py| PyResponse::read_json(&Bound::new(py, PyResponse::new(response))?))
}

fn raised(py: Python<'_>, error: &Error) -> PyErr {
    exceptions::from_core(py, error)
}

/// A dict of settings.
struct AccountSettings;

impl ArgumentKind for AccountSettings {
    type Value = Json;

    fn check(name: &str, given: &Bound<'_, PyAny>) -> InputResult<Json> {
        if !given.is_instance_of::<PyDict>() {
            return Err(InputError::expected("a dict of settings", given).at(name));
        }
        write::to_json(given).map_err(|error| error.at(name))
    }
}

/// The URLs of Prefect Cloud's API and of its web interface, as currently configured, without trailing slashes.
#[pyfunction]
pub(crate) fn cloud_urls(py: Python<'_>) -> PyResult<(String, String)> {
    let settings = construct::load_settings(py).map_err(|error| raised(py, &error.into()))?;
    let bare = |url: &str| url.trim().trim_end_matches('/').to_owned();
    Ok((bare(&settings.cloud_api_url), bare(settings.cloud_ui_url.as_deref().unwrap_or_default())))
}

#[methods]
impl CloudClient {
    #[new]
    #[pyo3(
        signature = (*_args, **_kwargs),
        text_signature = "(host=None, api_key=None, httpx_settings=None, *, infer_cloud_url=True)"
    )]
    fn new(_args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>) -> PyClassInitializer<Self> {
        let client = BaseClient::uninitialized(Mode::Await, true);
        PyClassInitializer::from(client).add_subclass(PrefectClient).add_subclass(Self)
    }

    #[pyo3(signature = (host=None, api_key=None, httpx_settings=None, *, infer_cloud_url=true))]
    fn __init__(
        slf: &Bound<'_, Self>,
        host: Option<&Bound<'_, PyAny>>,
        api_key: Option<&Bound<'_, PyAny>>,
        httpx_settings: Option<&Bound<'_, PyAny>>,
        infer_cloud_url: bool,
    ) -> PyResult<()> {
        let py = slf.py();
        let arguments =
            Arguments { api: host, api_key, httpx_settings, is_async: true, ..Arguments::default() };
        let constructed = Self::construct(py, arguments, infer_cloud_url);
        BaseClient::set_up(slf.as_super().as_super(), construct::raised(py, "CloudClient", constructed)?)
    }

    /// The id of the configured account.
    ///
    /// Returns:
    ///     str | None: The id, or None if no account is configured.
    #[getter]
    fn account_id(slf: &Bound<'_, Self>) -> PyResult<Option<String>> {
        Ok(Self::location(slf)?.account().map(|id| id.to_string()))
    }

    /// The id of the configured workspace.
    ///
    /// Returns:
    ///     str | None: The id, or None if no workspace is configured.
    #[getter]
    fn workspace_id(slf: &Bound<'_, Self>) -> PyResult<Option<String>> {
        Ok(Self::location(slf)?.workspace().map(|id| id.to_string()))
    }

    /// The path of the configured account, below Prefect Cloud's API. Raises a `SettingsError` if no account is
    /// configured.
    ///
    /// Returns:
    ///     str: `accounts/ACCOUNT_ID`, for `get` and `request`.
    #[getter]
    fn account_base_url(slf: &Bound<'_, Self>) -> PyResult<String> {
        Self::location(slf)?.account_path().map_err(|error| raised(slf.py(), &error))
    }

    /// The path of the configured workspace, below Prefect Cloud's API. Raises a `SettingsError` if no workspace is
    /// configured.
    ///
    /// Returns:
    ///     str: `accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID`, for `get` and `request`.
    #[getter]
    fn workspace_base_url(slf: &Bound<'_, Self>) -> PyResult<String> {
        Self::location(slf)?.workspace_path().map_err(|error| raised(slf.py(), &error))
    }

    /// Check that Prefect Cloud is available and that the API key is valid, with a timeout of 10 seconds.
    ///
    /// Unlike the method of `PrefectClient`, this raises errors.
    async fn api_healthcheck(client: CloudApi) {
        client.api_healthcheck().await
    }

    /// Read the user that the API key belongs to.
    ///
    /// Returns:
    ///     User: The user.
    async fn read_current_user(client: CloudApi) {
        client.read_current_user().await
    }

    /// Read the workspaces that the API key has access to, in all accounts.
    ///
    /// Returns:
    ///     list[Workspace]: The workspaces.
    async fn read_workspaces(client: CloudApi) {
        client.read_workspaces().await
    }

    /// Read the configured workspace.
    ///
    /// Returns:
    ///     Workspace: The workspace.
    ///
    /// Raises:
    ///     SettingsError: No workspace is configured, or the API key has no access to it. This is a `ValueError`.
    async fn read_current_workspace(client: CloudApi) {
        client.read_current_workspace().await
    }

    /// Create a workspace in the configured account or, if none is configured, in the user's only account.
    ///
    /// Args:
    ///     name (str): The workspace's name.
    ///     description (str | None): A description.
    ///     handle (str | None): A handle that is unique in the account. Defaults to one that is derived from the name:
    ///         `Data Science` becomes `data-science`.
    ///
    /// Returns:
    ///     Workspace: The workspace.
    ///
    /// Raises:
    ///     ObjectAlreadyExists: The account has a workspace with this handle.
    ///     SettingsError: No account is configured, and the user has none or several. They are listed. This is a
    ///         `ValueError`.
    async fn create_workspace(
        client: CloudApi,
        name: PlainText,
        description: Option<PlainText>,
        _: KeywordOnly,
        handle: Option<PlainText>,
    ) {
        client.create_workspace(&name, handle.as_deref(), description.as_deref()).await
    }

    /// Read the settings of a workspace in the configured account.
    ///
    /// Returns:
    ///     WorkspaceSettings: The settings.
    ///
    /// Raises:
    ///     ObjectNotFound: The workspace does not exist in the account.
    ///     SettingsError: No account is configured. This is a `ValueError`.
    async fn read_workspace_settings(client: CloudApi, workspace_id: Id) {
        client.read_workspace_settings(workspace_id).await
    }

    /// Read the settings of the configured account.
    ///
    /// Returns:
    ///     dict[str, Any]: The settings.
    ///
    /// Raises:
    ///     SettingsError: No account is configured. This is a `ValueError`.
    async fn read_account_settings(client: CloudApi) {
        client.read_account_settings().await
    }

    /// Update settings of the configured account.
    ///
    /// Args:
    ///     settings (dict[str, Any]): The settings to change. Other settings keep their values.
    ///
    /// Raises:
    ///     SettingsError: No account is configured. This is a `ValueError`.
    async fn update_account_settings(client: CloudApi, settings: AccountSettings) {
        client.update_account_settings(&settings).await
    }

    /// Read the IP allowlist of the configured account.
    ///
    /// Returns:
    ///     IPAllowlist: The allowlist.
    ///
    /// Raises:
    ///     SettingsError: No account is configured. This is a `ValueError`.
    async fn read_account_ip_allowlist(client: CloudApi) {
        client.read_account_ip_allowlist().await
    }

    /// Replace the IP allowlist of the configured account.
    ///
    /// Args:
    ///     updated_allowlist (IPAllowlist | Mapping[str, Any]): The complete new allowlist.
    ///
    /// Raises:
    ///     SettingsError: No account is configured. This is a `ValueError`.
    async fn update_account_ip_allowlist(client: CloudApi, updated_allowlist: ModelArgument<IPAllowlist>) {
        client.update_account_ip_allowlist(&updated_allowlist).await
    }

    /// Check whether the IP allowlist of the configured account allows this client's address.
    ///
    /// Returns:
    ///     IPAllowlistMyAccessResponse: Whether it does, and why.
    ///
    /// Raises:
    ///     SettingsError: No account is configured. This is a `ValueError`.
    async fn check_ip_allowlist_access(client: CloudApi) {
        client.check_ip_allowlist_access().await
    }

    /// Read the metadata of all worker and work pool types.
    ///
    /// Returns:
    ///     dict[str, Any]: The metadata by collection and type.
    ///
    /// Raises:
    ///     SettingsError: No workspace is configured. This is a `ValueError`.
    async fn read_worker_metadata(client: CloudApi) {
        client.read_worker_metadata().await
    }

    /// Send a GET request to Prefect Cloud itself.
    ///
    /// Args:
    ///     route (str): A path below Prefect Cloud's API, such as `/me/accounts` or
    ///         `f"{client.account_base_url}/settings"`.
    ///
    /// Returns:
    ///     Any: The JSON of the response, or None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: The object does not exist.
    fn get(
        client: CloudApi,
        route: Any,
        keywords: Keywords![params, headers, auth, follow_redirects, timeout],
    ) {
        json(client, &RawRequest::new("get", Method::GET, ("route", route), keywords))
    }

    /// Send a POST request to Prefect Cloud itself.
    ///
    /// Args:
    ///     route (str): A path below Prefect Cloud's API, such as `/me/accounts` or
    ///         `f"{client.account_base_url}/settings"`.
    ///
    /// Returns:
    ///     Any: The JSON of the response, or None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: The object does not exist.
    fn post(
        client: CloudApi,
        route: Any,
        keywords: Keywords![json, content, data, params, headers, auth, follow_redirects, timeout],
    ) {
        json(client, &RawRequest::new("post", Method::POST, ("route", route), keywords))
    }

    /// Send a PUT request to Prefect Cloud itself.
    ///
    /// Args:
    ///     route (str): A path below Prefect Cloud's API, such as `/me/accounts` or
    ///         `f"{client.account_base_url}/settings"`.
    ///
    /// Returns:
    ///     Any: The JSON of the response, or None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: The object does not exist.
    fn put(
        client: CloudApi,
        route: Any,
        keywords: Keywords![json, content, data, params, headers, auth, follow_redirects, timeout],
    ) {
        json(client, &RawRequest::new("put", Method::PUT, ("route", route), keywords))
    }

    /// Send a PATCH request to Prefect Cloud itself.
    ///
    /// Args:
    ///     route (str): A path below Prefect Cloud's API, such as `/me/accounts` or
    ///         `f"{client.account_base_url}/settings"`.
    ///
    /// Returns:
    ///     Any: The JSON of the response, or None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: The object does not exist.
    fn patch(
        client: CloudApi,
        route: Any,
        keywords: Keywords![json, content, data, params, headers, auth, follow_redirects, timeout],
    ) {
        json(client, &RawRequest::new("patch", Method::PATCH, ("route", route), keywords))
    }

    /// Send a DELETE request to Prefect Cloud itself.
    ///
    /// Args:
    ///     route (str): A path below Prefect Cloud's API, such as `/me/accounts` or
    ///         `f"{client.account_base_url}/settings"`.
    ///
    /// Returns:
    ///     Any: The JSON of the response, or None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: The object does not exist.
    fn delete(
        client: CloudApi,
        route: Any,
        keywords: Keywords![params, headers, auth, follow_redirects, timeout],
    ) {
        json(client, &RawRequest::new("delete", Method::DELETE, ("route", route), keywords))
    }

    /// Send a request to Prefect Cloud itself. For a request to the workspace, prefix the path with `workspace_base_url`.
    ///
    /// Args:
    ///     method (str): The HTTP method, such as `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    ///     route (str): A path below Prefect Cloud's API, such as `/me/accounts`.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those in the route. A list gives one parameter
    ///         for each item.
    ///     path_params (Mapping[str, Any] | None): Values for placeholders such as `{id}` in the route.
    ///
    /// Returns:
    ///     Any: The JSON of the response, or None if it is empty.
    ///
    /// Raises:
    ///     ObjectNotFound: The object does not exist.
    fn request(
        client: CloudApi,
        method: Any,
        route: Any,
        params: Option<Any>,
        path_params: Option<Any>,
        keywords: Keywords![json, content, data, headers, auth, follow_redirects, timeout],
    ) {
        let request = RawRequest::new("request", method, ("route", route), keywords);
        json(client, &request.with_params(params, path_params))
    }

    /// Send a request to Prefect Cloud itself and return the response, whatever its status.
    ///
    /// Args:
    ///     method (str): The HTTP method, such as `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    ///     path (str): A path below Prefect Cloud's API, such as `/me/accounts`.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those in the path. A list gives one parameter
    ///         for each item.
    ///     path_params (Mapping[str, Any] | None): Values for placeholders such as `{id}` in the path. Each is encoded as
    ///         a single path segment.
    ///
    /// Returns:
    ///     Response: The response.
    fn raw_request(
        client: CloudApi,
        method: Any,
        path: Any,
        params: Option<Any>,
        path_params: Option<Any>,
        keywords: Keywords![json, content, data, headers, auth, follow_redirects, timeout],
    ) {
        let request = RawRequest::new("raw_request", method, ("path", path), keywords);
        let request = request.with_params(params, path_params);
        let prepared = request.check(client.workspace(), Some(client.location().base()))?;
        Ok(async move { prepared.send(client.workspace()).await })
    }
}
