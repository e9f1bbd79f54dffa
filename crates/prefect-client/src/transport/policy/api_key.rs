//! An API key that a function of the caller gives, and gives anew when the server rejects it.
//!
//! The function is asked before the first request. After a 401 it is asked again, once for all calls that the key was
//! rejected for, and each of these requests is repeated once.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use http::HeaderValue;
use http::header::AUTHORIZATION;

use super::hooks::Hooked;
use crate::error::{Error, ErrorKind, Result};
use crate::locks::lock;
use crate::transport::Transport;
use crate::transport::http::response::Response;

/// How long a call waits for the key that another one has asked for. The function may be calling this client itself, and
/// would wait forever.
const ASK_TIMEOUT: Duration = Duration::from_secs(60);

/// Where API keys come from.
pub trait KeySource: Send + Sync {
    /// The key that is valid now, as the value of the `Authorization` header. An error ends the call.
    fn key(&self) -> Hooked<HeaderValue>;
}

/// The key of a transport. Its clones share it.
pub(in crate::transport) struct ApiKey {
    source: Arc<dyn KeySource>,
    /// Held only briefly.
    known: Mutex<Option<Key>>,
    /// Held while the function is asked.
    asking: tokio::sync::Mutex<()>,
}

/// A key that the function gave.
#[derive(Clone)]
pub(in crate::transport) struct Key {
    pub(in crate::transport) value: HeaderValue,
    /// How many keys there were before.
    number: u64,
}

impl Key {
    /// Whether the response rejects this key: it was sent, rather than other credentials or none.
    pub(in crate::transport) fn is_rejected(&self, response: &Response) -> bool {
        response.status() == 401 && response.request().headers().get(AUTHORIZATION) == Some(&self.value)
    }
}

impl ApiKey {
    pub(in crate::transport) fn new(source: Arc<dyn KeySource>) -> Self {
        Self { source, known: Mutex::default(), asking: tokio::sync::Mutex::default() }
    }

    /// The same function, which is asked anew.
    pub(in crate::transport) fn fresh(&self) -> Self {
        Self::new(self.source.clone())
    }

    fn known(&self) -> MutexGuard<'_, Option<Key>> {
        lock(&self.known)
    }

    /// Asks the function, unless another call has got a key since the rejected one.
    async fn ask(&self, rejected: Option<u64>) -> Result<Key> {
        let Ok(_turn) = tokio::time::timeout(ASK_TIMEOUT, self.asking.lock()).await else {
            let message = format!(
                "the function did not return a key within {} s. If it makes calls with this client, use another client \
                 for them",
                ASK_TIMEOUT.as_secs()
            );
            return Err(Error::new(ErrorKind::Invalid, format!("api_key: {message}")).of_caller());
        };
        let known = self.known().clone();
        if let Some(key) = known.clone()
            && rejected != Some(key.number)
        {
            return Ok(key);
        }
        let mut value = self.source.key().await.map_err(Error::of_caller)?;
        value.set_sensitive(true);
        let key = Key { value, number: known.map_or(0, |old| old.number + 1) };
        *self.known() = Some(key.clone());
        Ok(key)
    }
}

impl Transport {
    /// The key to send, if a function gives it.
    pub(in crate::transport) async fn api_key(&self) -> Result<Option<Key>> {
        let Some(source) = &self.shared.api_key else { return Ok(None) };
        let known = source.known().clone();
        match known {
            Some(key) => Ok(Some(key)),
            // Rare, so boxed: not a part of each call's future.
            None => Box::pin(source.ask(None)).await.map(Some),
        }
    }

    /// Another key than the one that the server rejected. `None` if the function gives the same again.
    pub(in crate::transport) async fn next_api_key(&self, rejected: &Key) -> Result<Option<Key>> {
        let Some(source) = &self.shared.api_key else { return Ok(None) };
        let next = Box::pin(source.ask(Some(rejected.number))).await?;
        Ok((next.value != rejected.value).then_some(next))
    }
}
