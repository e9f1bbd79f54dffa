//! The server itself: health, version and settings.

use std::sync::{Arc, LazyLock, Mutex, MutexGuard, TryLockError};

use uuid::Uuid;

use super::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::JsonObject;
use crate::schemas::objects::{ServerDefaultResultStorage, ServerDefaultResultStorageUpdate};
use crate::transport::Response;

/// The version of Prefect whose API this crate implements.
pub const PREFECT_VERSION: &str = "3.9.1";

/// The servers whose version this process has checked: URL and version of the client.
static CHECKED: LazyLock<Mutex<Vec<String>>> = LazyLock::new(Mutex::default);

impl Client {
    /// Calls the `/hello` endpoint, which says hello.
    pub async fn hello(&self) -> Result<Response> {
        self.get("/hello", &[]).await?.unless_page()
    }

    /// Checks that the server is healthy.
    pub async fn api_healthcheck(&self) -> Result<()> {
        self.get("/health", &[]).await?.empty()
    }

    /// Checks that the server is ready for requests, with a working database.
    pub async fn api_readycheck(&self) -> Result<()> {
        self.get("/ready", &[]).await?.empty()
    }

    /// Reads the server's version.
    pub async fn api_version(&self) -> Result<String> {
        self.get("/admin/version", &[]).await?.read()
    }

    /// Reads the server's settings. Secrets are masked.
    pub async fn read_server_settings(&self) -> Result<JsonObject> {
        self.get("/admin/settings", &[]).await?.read()
    }

    /// Reads the default storage for results.
    pub async fn read_server_default_result_storage(&self) -> Result<Arc<ServerDefaultResultStorage>> {
        self.get("/admin/storage", &[]).await?.read()
    }

    /// Sets the default storage for results to the storage block in this block document.
    pub async fn update_server_default_result_storage(
        &self,
        block_document_id: Uuid,
    ) -> Result<Arc<ServerDefaultResultStorage>> {
        let update =
            ServerDefaultResultStorageUpdate::default().default_result_storage_block_id(block_document_id);
        self.put("/admin/storage", &[], &update).await?.read()
    }

    /// Clears the default storage for results.
    pub async fn clear_server_default_result_storage(&self) -> Result<()> {
        self.delete("/admin/storage", &[]).await
    }

    /// Reads the version of the server's API, which differs from the server's version.
    pub async fn server_api_version(&self) -> Result<String> {
        self.get("/version", &[]).await?.read()
    }

    /// The version of Prefect that this client implements.
    pub fn client_version(&self) -> &'static str {
        PREFECT_VERSION
    }

    /// Compares the server's version with the client's. A different major version is an error, and so is a failure to
    /// read the version. For an older server, returns a warning to show to the user.
    pub async fn raise_for_api_version_mismatch(&self) -> Result<Option<String>> {
        // Prefect Cloud supports every client.
        if self.is_cloud() {
            return Ok(None);
        }
        let server = self.api_version().await.map_err(|error| match error.status() {
            // The API is reachable, and the key is wrong.
            Some(401) => error,
            _ => error.unreachable(self.api_url()),
        })?;
        let (Some(theirs), Some(ours)) = (Version::parse(&server), Version::parse(PREFECT_VERSION)) else {
            let message = format!("the server at {} reported an invalid version: {server:?}", self.api_url());
            return Err(Error::new(ErrorKind::VersionMismatch, message));
        };
        if theirs.major() != ours.major() {
            let message = format!(
                "Found incompatible versions: client: {PREFECT_VERSION}, server: {server} at {}. Major versions must \
                 match",
                self.api_url()
            );
            return Err(Error::new(ErrorKind::VersionMismatch, message));
        }
        Ok((theirs < ours).then(|| {
            format!(
                "The server at {} is running an older version of Prefect than your client: {server}. The client is \
                 made for {PREFECT_VERSION}. Calls that the server does not support will fail",
                self.api_url()
            )
        }))
    }

    /// Like [`raise_for_api_version_mismatch`](Self::raise_for_api_version_mismatch), but only once per server and
    /// process, and not at all if the settings disable the check. Failures are not cached.
    pub async fn raise_for_api_version_mismatch_once(&self) -> Result<Option<String>> {
        if !self.parts.checks_version || self.is_cloud() {
            return Ok(None);
        }
        let key = format!("{} {PREFECT_VERSION}", self.api_url());
        if checked().is_some_and(|checked| checked.contains(&key)) {
            return Ok(None);
        }
        let warning = self.raise_for_api_version_mismatch().await?;
        if let Some(mut checked) = checked() {
            if checked.contains(&key) {
                // Another client was faster and has returned the warning.
                return Ok(None);
            }
            checked.push(key);
        }
        Ok(warning)
    }

    /// Whether the server is Prefect Cloud.
    pub fn is_cloud(&self) -> bool {
        self.parts.is_cloud
    }
}

/// Whether a server of this version is older than this client.
pub(super) fn is_older(version: &str) -> bool {
    Version::parse(version).is_some_and(|theirs| Some(theirs) < Version::parse(PREFECT_VERSION))
}

/// `None` if another thread holds the lock: then the version is checked once more. In a forked child, a thread of the
/// parent may hold it forever.
fn checked() -> Option<MutexGuard<'static, Vec<String>>> {
    match CHECKED.try_lock() {
        Ok(checked) => Some(checked),
        Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// Major, minor and patch.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version([u32; 3]);

impl Version {
    /// The leading numbers: `3.4.0.dev1` and `3.4.0+12` are 3.4.0 here.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut numbers = [0; 3];
        for (number, part) in numbers.iter_mut().zip(text.split(['.', '+', '-', 'a', 'b', 'r'])) {
            match part.parse() {
                Ok(parsed) => *number = parsed,
                Err(_) => break,
            }
        }
        let major = text.split('.').next()?;
        major.parse::<u32>().ok().map(|_| Self(numbers))
    }

    fn major(&self) -> u32 {
        let [major, ..] = self.0;
        major
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn versions_compare_by_their_numbers() {
        let version = |text: &str| Version::parse(text);
        assert!(version("3.10.0") > version("3.9.1"));
        assert!(version("3.9.1.dev4") == version("3.9.1"));
        assert!(version("3.4.0+12.gabc") == version("3.4.0"));
        assert!(version("2.20") < version("3.0.0rc1"));
        assert!(version("eleven").is_none());
    }
}
