//! Prefect Cloud: accounts, workspaces, and who is asking.
//!
//! A workspace has the API of a server, below `/accounts/{account}/workspaces/{workspace}` of Cloud's own. So a
//! [`CloudClient`] is a [`Client`] of one workspace that can also ask Cloud itself, over the same connections.

use std::sync::Arc;
use std::time::Duration;

use http::Method;
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

use super::{Client, Config};
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::objects::{IPAllowlist, IPAllowlistMyAccessResponse, User, Workspace, WorkspaceSettings};
use crate::schemas::{Json, JsonObject};
use crate::transport::{Request, Response};

/// How long Cloud may take to say that it is there.
const HEALTHCHECK: Duration = Duration::from_secs(10);

/// A client of Prefect Cloud, and of one workspace of it.
#[derive(Clone)]
pub struct CloudClient {
    workspace: Client,
    place: Arc<Place>,
}

/// Where in Prefect Cloud a client is.
#[derive(Clone, Debug)]
pub struct Place {
    /// The URL of Cloud's own API.
    base: Url,
    account: Option<Uuid>,
    workspace: Option<Uuid>,
    has_key: bool,
}

/// An account that a user belongs to.
#[derive(Deserialize)]
struct Account {
    account_id: Uuid,
    account_name: String,
    account_handle: String,
}

/// The networks that an account may be reached from.
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

/// A workspace to be created.
#[derive(Serialize)]
struct NewWorkspace<'a> {
    name: &'a str,
    handle: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

impl Place {
    /// What a URL says: Cloud's own API and, behind `/accounts/`, an account and a workspace.
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

    /// Where the caller's URL, or else the settings, say that the client is.
    fn find(config: &Config, infer: bool) -> Result<Self> {
        // A server of one's own is no part of Cloud: what it says of accounts is nothing.
        let configured = config.settings.api_url.as_deref().and_then(|url| Self::parse(url).ok());
        let configured = configured.filter(|place| place.account.is_some());
        let mut place = match (&config.api, &configured) {
            (Some(host), _) => Self::parse(host).map_err(|problem| Error::invalid("host", problem))?,
            (None, Some(configured)) if infer => configured.clone(),
            (None, _) => Self::parse(&config.settings.cloud_api_url)
                .map_err(|problem| Error::invalid("PREFECT_CLOUD_API_URL", problem))?,
        };
        if let Some(configured) = configured
            && place.account.is_none_or(|account| configured.account == Some(account))
        {
            place.account = configured.account;
            place.workspace = place.workspace.or(configured.workspace);
        }
        Ok(place)
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
            None => Err(self.lacks("account")),
        }
    }

    /// The path of the workspace below Cloud's own API.
    pub fn workspace_path(&self) -> Result<String> {
        match self.workspace {
            Some(workspace) => Ok(format!("{}/workspaces/{workspace}", self.account_path()?)),
            None => Err(self.lacks("workspace")),
        }
    }

    fn lacks(&self, what: &str) -> Error {
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
    /// A client of Prefect Cloud. Its URL is the `api`, or else, if it is to be inferred, that of the workspace that
    /// `PREFECT_API_URL` names, or else `PREFECT_CLOUD_API_URL`.
    pub fn build_cloud(mut self, infer: bool) -> Result<CloudClient> {
        let mut place = Place::find(&self, infer)?;
        // Cloud has keys, and neither users with passwords nor CSRF tokens.
        self.settings.api_auth_string = None;
        self.settings.csrf_support_enabled = false;
        place.has_key = self.authorization(&place.base)?.is_some();
        self.api = Some(place.base.as_str().to_owned());
        let mut base = place.base.clone();
        let _ = base.set_username("");
        let _ = base.set_password(None);
        // Whatever its URL, this is Prefect Cloud: no versions are compared.
        self.settings.cloud_api_url = base.as_str().to_owned();
        place.base = base;
        let cloud = self.build()?;
        let transport = match place.workspace_path() {
            Ok(path) => {
                let mut url = place.base.clone();
                url.set_path(&format!("{}/{path}", place.base.path().trim_end_matches('/')));
                cloud.transport().at(url)
            }
            Err(error) => cloud.transport().refusing(error),
        };
        Ok(CloudClient { workspace: cloud.over(transport), place: Arc::new(place) })
    }
}

impl CloudClient {
    /// A client for the workspace or the account that the settings of this process name.
    pub fn from_settings() -> Result<Self> {
        Config::from_settings(crate::settings::Settings::load()?).build_cloud(true)
    }

    /// One that asks the workspace through this client, and Cloud itself over the same connections.
    pub fn through(workspace: Client, place: Arc<Place>) -> Self {
        Self { workspace, place }
    }

    /// The client of the workspace. Where none is configured, each of its calls fails.
    pub fn workspace(&self) -> &Client {
        &self.workspace
    }

    /// Where in Prefect Cloud it is.
    pub fn place(&self) -> &Arc<Place> {
        &self.place
    }

    /// Sends any request to Cloud itself and gives the answer, whatever its status.
    pub async fn request(&self, request: &Request) -> Result<Response> {
        self.workspace.transport().at(self.place.base.clone()).send(request).await
    }

    /// An answer of Cloud itself, if it is a success.
    pub fn accepted(&self, response: Response) -> Result<Response> {
        response.error_for_status().map_err(|error| match error.status() {
            Some(401 | 403) => self.unauthorized(error),
            _ => error,
        })
    }

    /// The error for a call that Cloud does not allow.
    fn unauthorized(&self, error: Error) -> Error {
        let error = error.into_kind(ErrorKind::CloudUnauthorized);
        if self.place.has_key {
            return error;
        }
        error.adding(". No API key was sent: set PREFECT_API_KEY, or give the client an `api_key`")
    }

    async fn get(&self, path: &str) -> Result<Response> {
        let response = self.request(&Request::new(Method::GET, path)).await?;
        self.accepted(response)
    }

    async fn send<B: Serialize + Sync>(&self, method: Method, path: &str, body: &B) -> Result<Response> {
        let response = self.request(&Request::new(method, path).with_json(body)?).await?;
        self.accepted(response)
    }

    /// Whether Cloud is there and knows the key; the error tells why not.
    pub async fn api_healthcheck(&self) -> Result<()> {
        match tokio::time::timeout(HEALTHCHECK, self.read_workspaces()).await {
            Ok(read) => read.map(drop),
            Err(_) => {
                let message = format!(
                    "Prefect Cloud at {} did not answer within {} s",
                    self.place.base,
                    HEALTHCHECK.as_secs()
                );
                Err(Error::new(ErrorKind::ReadTimeout, message))
            }
        }
    }

    /// Who the key belongs to.
    pub async fn read_current_user(&self) -> Result<Arc<User>> {
        self.get("/me/").await?.json()
    }

    /// The workspaces that the key gives access to.
    pub async fn read_workspaces(&self) -> Result<Vec<Arc<Workspace>>> {
        self.get("/me/workspaces").await?.json()
    }

    /// The workspace that is configured.
    pub async fn read_current_workspace(&self) -> Result<Arc<Workspace>> {
        let path = self.place.workspace_path()?;
        let workspaces = self.read_workspaces().await?;
        let count = workspaces.len();
        let is_configured = |workspace: &Arc<Workspace>| {
            Some(workspace.account_id) == self.place.account
                && Some(workspace.workspace_id) == self.place.workspace
        };
        workspaces.into_iter().find(is_configured).ok_or_else(|| {
            let message = format!(
                "the key gives access to {count} workspaces, and the one that is configured, {path}, is not among them. \
                 Current workspace not found"
            );
            Error::new(ErrorKind::Settings, message)
        })
    }

    /// Creates a workspace. Its handle follows from the name where none is given. Its account is the one that is
    /// configured, or else the only one that the user belongs to.
    pub async fn create_workspace(
        &self,
        name: &str,
        handle: Option<&str>,
        description: Option<&str>,
    ) -> Result<Arc<Workspace>> {
        let derived = handle.is_none().then(|| handle_of(name));
        let handle = handle.or(derived.as_deref()).unwrap_or_default();
        if handle.is_empty() {
            return Err(Error::invalid("name", "it has no letter or digit that a handle could be made of"));
        }
        let body = NewWorkspace { name, handle, description };
        match self.place.account {
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
        self.send(Method::POST, &format!("/accounts/{account}/workspaces/"), body).await?.json()
    }

    /// The account of a user that has no more than one.
    async fn only_account(&self) -> Result<Account> {
        let accounts: Vec<Account> = self.get("/me/accounts").await?.json()?;
        let refusal = self.ambiguous(&accounts);
        match <[Account; 1]>::try_from(accounts) {
            Ok([account]) => Ok(account),
            Err(_) => Err(refusal),
        }
    }

    fn ambiguous(&self, accounts: &[Account]) -> Error {
        let error = self.place.lacks("account");
        if accounts.is_empty() {
            return error.adding(". The key gives access to none");
        }
        let listed: Vec<_> = accounts
            .iter()
            .map(|account| {
                format!("{} ({}, {})", account.account_name, account.account_handle, account.account_id)
            })
            .collect();
        error.adding(&format!(". The key gives access to {}", listed.join(", ")))
    }

    /// The settings of a workspace of the account.
    pub async fn read_workspace_settings(&self, workspace: Uuid) -> Result<Arc<WorkspaceSettings>> {
        let path = format!("/{}/workspaces/{workspace}/settings", self.place.account_path()?);
        let settings: JsonObject = self.get(&path).await?.json()?;
        Ok(Arc::new(WorkspaceSettings::default().workspace_id(workspace).settings(settings)))
    }

    /// The settings of the account.
    pub async fn read_account_settings(&self) -> Result<JsonObject> {
        self.get(&format!("/{}/settings", self.place.account_path()?)).await?.json()
    }

    /// Changes settings of the account: those that are given.
    pub async fn update_account_settings(&self, settings: &Json) -> Result<()> {
        let path = format!("/{}/settings", self.place.account_path()?);
        self.send(Method::PATCH, &path, settings).await.map(drop)
    }

    /// The networks that the account may be reached from.
    pub async fn read_account_ip_allowlist(&self) -> Result<Arc<IPAllowlist>> {
        self.get(&format!("/{}/ip_allowlist", self.place.account_path()?)).await?.json()
    }

    /// Replaces the networks that the account may be reached from.
    pub async fn update_account_ip_allowlist(&self, allowlist: &IPAllowlist) -> Result<()> {
        let path = format!("/{}/ip_allowlist", self.place.account_path()?);
        // What a newer Cloud sent of an entry beside these fields is not sent back: it need not be taken.
        let entries = allowlist.entries.iter().map(|entry| AllowedNetwork {
            ip_network: entry.ip_network.to_string(),
            enabled: entry.enabled,
            description: entry.description.as_deref(),
            last_seen: entry.last_seen.as_deref(),
        });
        let body = AllowedNetworks { entries: entries.collect() };
        self.send(Method::PUT, &path, &body).await.map(drop)
    }

    /// Whether this client's own address is among them.
    pub async fn check_ip_allowlist_access(&self) -> Result<Arc<IPAllowlistMyAccessResponse>> {
        self.get(&format!("/{}/ip_allowlist/my_access", self.place.account_path()?)).await?.json()
    }

    /// What is known of the types of workers and work pools.
    pub async fn read_worker_metadata(&self) -> Result<JsonObject> {
        self.get(&format!("/{}/collections/work_pool_types", self.place.workspace_path()?)).await?.json()
    }
}

/// A handle after a name: its letters and digits in lower case, with a dash for whatever is between them.
fn handle_of(name: &str) -> String {
    let words = name.split(|character: char| !character.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{Place, handle_of};

    const ACCOUNT: &str = "00000000-0000-0000-0000-00000000000a";
    const WORKSPACE: &str = "00000000-0000-0000-0000-00000000000b";

    #[test]
    fn a_url_tells_account_and_workspace() -> Result<(), String> {
        for (path, has_account, has_workspace) in [
            (String::new(), false, false),
            (format!("/accounts/{ACCOUNT}"), true, false),
            (format!("/accounts/{ACCOUNT}/workspaces/{WORKSPACE}"), true, true),
            (format!("/accounts/{ACCOUNT}/workspaces/{WORKSPACE}/"), true, true),
        ] {
            let place = Place::parse(&format!("https://cloud.example.com/api{path}"))?;
            assert_eq!(place.base.as_str(), "https://cloud.example.com/api", "{path}");
            assert_eq!(place.account().is_some(), has_account, "{path}");
            assert_eq!(place.workspace().is_some(), has_workspace, "{path}");
        }
        for path in ["/accounts/x", "/accounts/x/workspaces/y", &format!("/accounts/{ACCOUNT}/flows")] {
            assert!(Place::parse(&format!("https://cloud.example.com/api{path}")).is_err(), "{path}");
        }
        Ok(())
    }

    #[test]
    fn a_handle_is_made_of_a_name() {
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
