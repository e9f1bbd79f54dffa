//! Prefect Cloud: accounts, workspaces and users.
//!
//! A workspace has the API of a server, below `/accounts/{account}/workspaces/{workspace}` of Cloud's own API. So a
//! [`CloudClient`] contains the [`Client`] of one workspace, and calls Cloud's own API over the same connections.

use std::sync::Arc;
use std::time::Duration;

use http::Method;
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

use super::{Client, Config, Sending};
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::objects::{IPAllowlist, IPAllowlistMyAccessResponse, User, Workspace, WorkspaceSettings};
use crate::schemas::{Json, JsonObject};
use crate::transport::{Request, Response};

/// Timeout of the health check.
const HEALTHCHECK_TIMEOUT: Duration = Duration::from_secs(10);

/// A client for Prefect Cloud's own API and for one of its workspaces.
///
/// ```no_run
/// use prefect_client::client::CloudClient;
///
/// # async fn example() -> prefect_client::error::Result<()> {
/// let cloud = CloudClient::from_settings()?;
/// for workspace in cloud.read_workspaces().await? {
///     println!("{}", workspace.workspace_handle);
/// }
/// println!("{} flows", cloud.workspace().count_flows(&Default::default()).await?);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct CloudClient {
    workspace: Client,
    location: Arc<CloudLocation>,
}

/// The account and workspace of a [`CloudClient`].
#[derive(Clone, Debug)]
pub struct CloudLocation {
    /// The URL of Cloud's own API.
    base: Url,
    account: Option<Uuid>,
    workspace: Option<Uuid>,
    has_key: bool,
}

/// An account of the user.
#[derive(Deserialize)]
struct Account {
    account_id: Uuid,
    account_name: String,
    account_handle: String,
}

/// The IP allowlist of an account.
#[derive(Serialize)]
struct AllowedNetworks<'a> {
    entries: Vec<AllowedNetwork<'a>>,
}

#[derive(Serialize)]
struct AllowedNetwork<'a> {
    ip_network: String,
    enabled: bool,
    description: Option<&'a str>,
    last_seen: Option<&'a str>,
}

/// A workspace to create.
#[derive(Serialize)]
struct NewWorkspace<'a> {
    name: &'a str,
    handle: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

impl CloudLocation {
    /// Splits a URL into that of Cloud's own API and, after `/accounts/`, an account and a workspace.
    fn parse(text: &str) -> std::result::Result<Self, String> {
        crate::settings::check_url(text)?;
        let mut base = Url::parse(text.trim()).map_err(|error| error.to_string())?;
        let path = base.path().to_owned();
        let Some((before, after)) = path.split_once("/accounts/") else {
            return Ok(Self { base, account: None, workspace: None, has_key: false });
        };
        let wrong = || {
            "it should end with /accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID, with /accounts/ACCOUNT_ID, or before \
             that"
        };
        let parts: Vec<_> = after.trim_end_matches('/').split('/').collect();
        let id = |text: &str| Uuid::try_parse(text).map_err(|_| wrong());
        let (account, workspace) = match parts.as_slice() {
            [account] | [account, "workspaces"] => (id(account)?, None),
            [account, "workspaces", workspace] => (id(account)?, Some(id(workspace)?)),
            _ => return Err(wrong().to_owned()),
        };
        base.set_path(before);
        Ok(Self { base, account: Some(account), workspace, has_key: false })
    }

    /// The location in the caller's URL or, without one, in the settings.
    fn find(config: &Config, infer: bool) -> Result<Self> {
        // The URL of a self-hosted server has no account.
        let configured = config.settings.api_url.as_deref().and_then(|url| Self::parse(url).ok());
        let configured = configured.filter(|location| location.account.is_some());
        let mut location = match (&config.api, &configured) {
            (Some(host), _) => Self::parse(host).map_err(|problem| Error::invalid("host", problem))?,
            (None, Some(configured)) if infer => configured.clone(),
            (None, _) => Self::parse(&config.settings.cloud_api_url)
                .map_err(|problem| Error::invalid("PREFECT_CLOUD_API_URL", problem))?,
        };
        if let Some(configured) = configured
            && location.account.is_none_or(|account| configured.account == Some(account))
        {
            location.account = configured.account;
            location.workspace = location.workspace.or(configured.workspace);
        }
        Ok(location)
    }

    /// The id of the account, if one is configured.
    pub fn account(&self) -> Option<Uuid> {
        self.account
    }

    /// The id of the workspace, if one is configured.
    pub fn workspace(&self) -> Option<Uuid> {
        self.workspace
    }

    /// The URL of Cloud's own API.
    pub fn base(&self) -> &Url {
        &self.base
    }

    /// The path of the account below Cloud's own API.
    pub fn account_path(&self) -> Result<String> {
        match self.account {
            Some(account) => Ok(format!("accounts/{account}")),
            None => Err(self.not_configured("account")),
        }
    }

    /// The path of the workspace below Cloud's own API.
    pub fn workspace_path(&self) -> Result<String> {
        match self.workspace {
            Some(workspace) => Ok(format!("{}/workspaces/{workspace}", self.account_path()?)),
            None => Err(self.not_configured("workspace")),
        }
    }

    fn not_configured(&self, what: &str) -> Error {
        let mut base = self.base.clone();
        // Neither can fail: the URL has a host.
        let _ = base.set_username("");
        let _ = base.set_password(None);
        let base = base.as_str().trim_end_matches('/');
        let message = format!(
            "no {what} of Prefect Cloud is configured: set PREFECT_API_URL to \
             {base}/accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID, or give the client that as its `host`. {} ID not set",
            if what == "account" { "Account" } else { "Workspace" }
        );
        Error::new(ErrorKind::Settings, message)
    }
}

impl Config {
    /// A client for Prefect Cloud. Its URL is `api`, or that of the workspace in `PREFECT_API_URL` if `infer` is true,
    /// or `PREFECT_CLOUD_API_URL`.
    pub fn build_cloud(mut self, infer: bool) -> Result<CloudClient> {
        let mut location = CloudLocation::find(&self, infer)?;
        // Cloud uses API keys, and neither basic authentication nor CSRF tokens.
        self.settings.api_auth_string = None;
        self.settings.csrf_support_enabled = false;
        location.has_key = self.authorization(&location.base)?.is_some() || self.options.api_key.is_some();
        self.api = Some(location.base.as_str().to_owned());
        let mut base = location.base.clone();
        let _ = base.set_username("");
        let _ = base.set_password(None);
        // Treat the URL as Prefect Cloud, whatever it is, so that versions are not compared.
        self.settings.cloud_api_url = base.as_str().to_owned();
        location.base = base;
        let cloud = self.build()?;
        let transport = match location.workspace_path() {
            Ok(path) => {
                let mut url = location.base.clone();
                url.set_path(&format!("{}/{path}", location.base.path().trim_end_matches('/')));
                cloud.transport().with_base(url)
            }
            Err(error) => cloud.transport().failing(error),
        };
        Ok(CloudClient { workspace: cloud.with_transport(transport), location: Arc::new(location) })
    }
}

impl CloudClient {
    /// A client for the workspace or account in this process's settings.
    pub fn from_settings() -> Result<Self> {
        Config::from_settings(crate::settings::Settings::load()?).build_cloud(true)
    }

    /// From the client of a workspace, whose connections it shares.
    pub fn with_workspace(workspace: Client, location: Arc<CloudLocation>) -> Self {
        Self { workspace, location }
    }

    /// The client of the workspace. If no workspace is configured, all of its calls fail.
    pub fn workspace(&self) -> &Client {
        &self.workspace
    }

    /// The account and workspace.
    pub fn location(&self) -> &Arc<CloudLocation> {
        &self.location
    }

    /// Sends a request to any endpoint of Cloud's own API and returns the response, whatever its status. See
    /// [`raw_request`](super::raw_request).
    pub async fn request(&self, request: &Request) -> Result<Response> {
        self.workspace.transport().with_base(self.location.base.clone()).send(request).await
    }

    /// A response of Cloud's own API, if it is a success.
    pub fn accepted(&self, response: Response) -> Result<Response> {
        response.error_for_status().map_err(|error| match error.status() {
            Some(401 | 403) => self.unauthorized(error),
            _ => error,
        })
    }

    /// The error for 401 and 403.
    fn unauthorized(&self, error: Error) -> Error {
        let error = error.into_kind(ErrorKind::CloudUnauthorized);
        if self.location.has_key {
            return error;
        }
        error.with_hint(". No API key was sent: set PREFECT_API_KEY, or give the client an `api_key`")
    }

    fn send(&self, request: Result<Request>) -> Sending<'_> {
        Box::pin(async move {
            let response = self.request(&request?).await?;
            self.accepted(response)
        })
    }

    fn get(&self, path: &str) -> Sending<'_> {
        self.send(Ok(Request::new(Method::GET, path)))
    }

    /// A POST that is not idempotent: sent twice, it could create something twice.
    fn post<B: Serialize>(&self, path: &str, body: &B) -> Sending<'_> {
        self.send(Request::new(Method::POST, path).with_json(body))
    }

    /// A PUT, which is idempotent by definition.
    fn put<B: Serialize>(&self, path: &str, body: &B) -> Sending<'_> {
        self.send(Request::new(Method::PUT, path).with_json(body))
    }

    /// A PATCH that is idempotent: it sets fields to values.
    fn patch_idempotent<B: Serialize>(&self, path: &str, body: &B) -> Sending<'_> {
        self.send(Request::new(Method::PATCH, path).idempotent().with_json(body))
    }

    /// Checks that Cloud is reachable and accepts the API key.
    pub async fn api_healthcheck(&self) -> Result<()> {
        match tokio::time::timeout(HEALTHCHECK_TIMEOUT, self.read_workspaces()).await {
            Ok(read) => read.map(drop),
            Err(_) => {
                let message = format!(
                    "Prefect Cloud at {} did not respond within {} s",
                    self.location.base,
                    HEALTHCHECK_TIMEOUT.as_secs()
                );
                Err(Error::new(ErrorKind::ReadTimeout, message))
            }
        }
    }

    /// Reads the user that the API key belongs to.
    pub async fn read_current_user(&self) -> Result<Arc<User>> {
        self.get("/me/").await?.read()
    }

    /// Reads the workspaces that the API key has access to.
    pub async fn read_workspaces(&self) -> Result<Vec<Arc<Workspace>>> {
        self.get("/me/workspaces").await?.read()
    }

    /// Reads the configured workspace.
    pub async fn read_current_workspace(&self) -> Result<Arc<Workspace>> {
        let path = self.location.workspace_path()?;
        let workspaces = self.read_workspaces().await?;
        let count = workspaces.len();
        let is_configured = |workspace: &Arc<Workspace>| {
            Some(workspace.account_id) == self.location.account
                && Some(workspace.workspace_id) == self.location.workspace
        };
        workspaces.into_iter().find(is_configured).ok_or_else(|| {
            let message = format!(
                "the API key has access to {count} workspaces, but not to the configured one, {path}. Current workspace not \
                 found"
            );
            Error::new(ErrorKind::Settings, message)
        })
    }

    /// Creates a workspace. Without a handle, it is derived from the name. The account is the configured one or, if
    /// none is, the user's only account.
    pub async fn create_workspace(
        &self,
        name: &str,
        handle: Option<&str>,
        description: Option<&str>,
    ) -> Result<Arc<Workspace>> {
        let derived = handle.is_none().then(|| handle_of(name));
        let handle = handle.or(derived.as_deref()).unwrap_or_default();
        if handle.is_empty() {
            return Err(Error::invalid("name", "expected at least one letter or digit, for the handle"));
        }
        let body = NewWorkspace { name, handle, description };
        match self.location.account {
            Some(account) => self.create_in(account, &body).await.map(Arc::new),
            None => {
                let account = self.only_account().await?;
                let created = self.create_in(account.account_id, &body).await?;
                Ok(Arc::new(
                    created.account_name(account.account_name).account_handle(account.account_handle),
                ))
            }
        }
    }

    async fn create_in(&self, account: Uuid, body: &NewWorkspace<'_>) -> Result<Workspace> {
        self.post(&format!("/accounts/{account}/workspaces/"), body).await?.json()
    }

    /// The user's only account.
    async fn only_account(&self) -> Result<Account> {
        let accounts: Vec<Account> = self.get("/me/accounts").await?.json()?;
        let ambiguous = self.ambiguous(&accounts);
        match <[Account; 1]>::try_from(accounts) {
            Ok([account]) => Ok(account),
            Err(_) => Err(ambiguous),
        }
    }

    fn ambiguous(&self, accounts: &[Account]) -> Error {
        let error = self.location.not_configured("account");
        if accounts.is_empty() {
            return error.with_hint(". The API key has access to no account");
        }
        let listed: Vec<_> = accounts
            .iter()
            .map(|account| {
                format!("{} ({}, {})", account.account_name, account.account_handle, account.account_id)
            })
            .collect();
        error.with_hint(&format!(". The API key has access to {}", listed.join(", ")))
    }

    /// Reads the settings of a workspace of the account.
    pub async fn read_workspace_settings(&self, workspace: Uuid) -> Result<Arc<WorkspaceSettings>> {
        let path = format!("/{}/workspaces/{workspace}/settings", self.location.account_path()?);
        let settings: JsonObject = self.get(&path).await?.read()?;
        Ok(Arc::new(WorkspaceSettings::default().workspace_id(workspace).settings(settings)))
    }

    /// Reads the settings of the account.
    pub async fn read_account_settings(&self) -> Result<JsonObject> {
        self.get(&format!("/{}/settings", self.location.account_path()?)).await?.read()
    }

    /// Updates settings of the account. Others stay as they are.
    pub async fn update_account_settings(&self, settings: &Json) -> Result<()> {
        let path = format!("/{}/settings", self.location.account_path()?);
        self.patch_idempotent(&path, settings).await.map(drop)
    }

    /// Reads the account's IP allowlist.
    pub async fn read_account_ip_allowlist(&self) -> Result<Arc<IPAllowlist>> {
        self.get(&format!("/{}/ip_allowlist", self.location.account_path()?)).await?.read()
    }

    /// Replaces the account's IP allowlist.
    pub async fn update_account_ip_allowlist(&self, allowlist: &IPAllowlist) -> Result<()> {
        let path = format!("/{}/ip_allowlist", self.location.account_path()?);
        // Fields that only a newer Cloud knows are not sent back, as it may not accept them.
        let entries = allowlist.entries.iter().map(|entry| AllowedNetwork {
            ip_network: entry.ip_network.to_string(),
            enabled: entry.enabled,
            description: entry.description.as_deref(),
            last_seen: entry.last_seen.as_deref(),
        });
        let body = AllowedNetworks { entries: entries.collect() };
        self.put(&path, &body).await.map(drop)
    }

    /// Checks whether the IP allowlist contains this client's address.
    pub async fn check_ip_allowlist_access(&self) -> Result<Arc<IPAllowlistMyAccessResponse>> {
        self.get(&format!("/{}/ip_allowlist/my_access", self.location.account_path()?)).await?.read()
    }

    /// Reads the metadata of the worker types and their work pools.
    pub async fn read_worker_metadata(&self) -> Result<JsonObject> {
        self.get(&format!("/{}/collections/work_pool_types", self.location.workspace_path()?)).await?.read()
    }
}

/// Derives a handle from a name: letters and digits in lower case, with a dash for anything between them.
fn handle_of(name: &str) -> String {
    let words = name.split(|character: char| !character.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{CloudLocation, handle_of};

    const ACCOUNT: &str = "00000000-0000-0000-0000-00000000000a";
    const WORKSPACE: &str = "00000000-0000-0000-0000-00000000000b";

    #[test]
    fn a_url_contains_the_account_and_workspace() -> Result<(), String> {
        for (path, has_account, has_workspace) in [
            (String::new(), false, false),
            (format!("/accounts/{ACCOUNT}"), true, false),
            (format!("/accounts/{ACCOUNT}/workspaces/{WORKSPACE}"), true, true),
            (format!("/accounts/{ACCOUNT}/workspaces/{WORKSPACE}/"), true, true),
        ] {
            let location = CloudLocation::parse(&format!("https://cloud.example.com/api{path}"))?;
            assert_eq!(location.base.as_str(), "https://cloud.example.com/api", "{path}");
            assert_eq!(location.account().is_some(), has_account, "{path}");
            assert_eq!(location.workspace().is_some(), has_workspace, "{path}");
        }
        for path in ["/accounts/x", "/accounts/x/workspaces/y", &format!("/accounts/{ACCOUNT}/flows")] {
            assert!(CloudLocation::parse(&format!("https://cloud.example.com/api{path}")).is_err(), "{path}");
        }
        Ok(())
    }

    #[test]
    fn a_handle_is_derived_from_the_name() {
        for (name, handle) in [
            ("Data Science", "data-science"),
            ("  A  (new) one! ", "a-new-one"),
            ("already-one", "already-one"),
            ("snake_case.9", "snake-case-9"),
            ("!?", ""),
        ] {
            assert_eq!(handle_of(name), handle);
        }
    }
}
