//! The server itself: whether it is there, and which version it is.

use std::sync::{Arc, LazyLock, Mutex, MutexGuard, TryLockError};

use uuid::Uuid;

use super::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::JsonObject;
use crate::schemas::objects::{ServerDefaultResultStorage, ServerDefaultResultStorageUpdate};
use crate::transport::Response;

/// The version of Prefect whose API this crate speaks.
pub const PREFECT_VERSION: &str = "3.9.1";

/// The servers whose version this process has compared already: URL and version of the client.
static COMPARED: LazyLock<Mutex<Vec<String>>> = LazyLock::new(Mutex::default);

impl Client {
    /// Waves at the server, which waves back.
    pub async fn hello(&self) -> Result<Response> {
        self.get("/hello", &[]).await?.unless_page()
    }

    /// Whether the server is well; the error tells why not.
    pub async fn api_healthcheck(&self) -> Result<()> {
        self.get("/health", &[]).await?.empty()
    }

    /// Whether the server is ready for requests: whether it reaches its database; the error tells why not.
    pub async fn api_readycheck(&self) -> Result<()> {
        self.get("/ready", &[]).await?.empty()
    }

    /// The version of the server.
    pub async fn api_version(&self) -> Result<String> {
        self.get("/admin/version", &[]).await?.json()
    }

    /// The settings of the server, the secret ones masked.
    pub async fn read_server_settings(&self) -> Result<JsonObject> {
        self.get("/admin/settings", &[]).await?.json()
    }

    /// Where the server has results kept that are told no other place.
    pub async fn read_server_default_result_storage(&self) -> Result<Arc<ServerDefaultResultStorage>> {
        self.get("/admin/storage", &[]).await?.json()
    }

    /// Tells the server where to have results kept that are told no other place: in the storage that this block
    /// document stands for.
    pub async fn update_server_default_result_storage(
        &self,
        block_document_id: Uuid,
    ) -> Result<Arc<ServerDefaultResultStorage>> {
        let update =
            ServerDefaultResultStorageUpdate::default().default_result_storage_block_id(block_document_id);
        self.put("/admin/storage", &[], &update).await?.json()
    }

    /// Takes back what `update_server_default_result_storage` told the server.
    pub async fn clear_server_default_result_storage(&self) -> Result<()> {
        self.delete("/admin/storage", &[]).await
    }

    /// The version of the API that the server speaks, which is not that of the server.
    pub async fn server_api_version(&self) -> Result<String> {
        self.get("/version", &[]).await?.json()
    }

    /// The version of Prefect that this client speaks for.
    pub fn client_version(&self) -> &'static str {
        PREFECT_VERSION
    }

    /// Compares the server's version with the client's. Another major version is an error, and so is an API that does
    /// not tell its version; for an older server there is a warning, to be shown to the user.
    pub async fn raise_for_api_version_mismatch(&self) -> Result<Option<String>> {
        // Prefect Cloud goes with every client.
        if self.is_cloud() {
            return Ok(None);
        }
        let server = self.api_version().await.map_err(|error| match error.status() {
            // The API was reached: the key is what is wrong.
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
                "The server at {} is running an older version of Prefect than your client: {server}, and the client \
                 is made for {PREFECT_VERSION}. Calls that were added since then will fail",
                self.api_url()
            )
        }))
    }

    /// The same, but once per server and process, and not at all if the settings say so. Failures are not remembered.
    pub async fn raise_for_api_version_mismatch_once(&self) -> Result<Option<String>> {
        if !self.checks_version || self.is_cloud() {
            return Ok(None);
        }
        let key = format!("{} {PREFECT_VERSION}", self.api_url());
        if compared().is_some_and(|compared| compared.contains(&key)) {
            return Ok(None);
        }
        let warning = self.raise_for_api_version_mismatch().await?;
        if let Some(mut compared) = compared() {
            if compared.contains(&key) {
                // Another client was faster, and has shown the warning.
                return Ok(None);
            }
            compared.push(key);
        }
        Ok(warning)
    }

    /// Whether the server is Prefect Cloud.
    pub fn is_cloud(&self) -> bool {
        self.is_cloud
    }
}

/// Whether a server of this version is older than what this client speaks for.
pub(super) fn is_older(version: &str) -> bool {
    Version::parse(version).is_some_and(|theirs| Some(theirs) < Version::parse(PREFECT_VERSION))
}

/// None where another thread holds them right now: then they are compared once more. In a forked child that thread,
/// of the parent's, is not there to give them back.
fn compared() -> Option<MutexGuard<'static, Vec<String>>> {
    match COMPARED.try_lock() {
        Ok(compared) => Some(compared),
        Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// Major, minor and patch.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Version([u32; 3]);

impl Version {
    /// The numbers at the beginning: `3.4.0.dev1` and `3.4.0+12` are 3.4.0 here.
    fn parse(text: &str) -> Option<Self> {
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
