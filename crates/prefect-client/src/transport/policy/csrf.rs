//! CSRF tokens, for servers that require them on writes.
//!
//! The first write fetches a token, and concurrent writes wait for it. A server without CSRF protection is asked only
//! once.

use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Method};
use serde::Deserialize;
use uuid::Uuid;

use crate::error::{Error, ErrorKind, Result};
use crate::locks::lock;
use crate::schemas::DateTime;
use crate::transport::Transport;
use crate::transport::http::request::Request;
use crate::transport::http::response::Response;

/// How long to wait for a token that another call is fetching before fetching one here. The other call may be on the
/// same thread, interrupted by a signal handler that makes this call.
const FETCH_TIMEOUT: Duration = Duration::from_secs(5);

/// How often a rejected token is replaced. The server accepts only the last token that it issued to a client: if several
/// calls fetch one concurrently, or a call waits for a retry, the new token may be outdated as well.
pub(in crate::transport) const MAX_REPLACEMENTS: u32 = 3;

/// The CSRF state of a transport. Its clones share it.
pub(in crate::transport) struct Csrf {
    client: Uuid,
    /// Held only briefly.
    known: Mutex<TokenState>,
    /// Held while a token is being fetched.
    fetching: tokio::sync::Mutex<()>,
}

enum TokenState {
    Unknown,
    /// The server does not use them.
    Disabled,
    Token(Token),
}

/// A token and the id of the client that it was issued to, as header values.
#[derive(Clone, PartialEq)]
pub(in crate::transport) struct Token {
    token: HeaderValue,
    client: HeaderValue,
    expiration: Option<DateTime>,
}

#[derive(Deserialize)]
struct ReceivedToken {
    token: String,
    #[serde(default)]
    expiration: Option<DateTime>,
}

impl Csrf {
    /// Without a token yet. If disabled, none is ever sent.
    pub(in crate::transport) fn new(is_enabled: bool) -> Self {
        let known = Mutex::new(if is_enabled { TokenState::Unknown } else { TokenState::Disabled });
        Self { client: Uuid::new_v4(), known, fetching: tokio::sync::Mutex::default() }
    }

    fn known(&self) -> MutexGuard<'_, TokenState> {
        lock(&self.known)
    }

    /// The token to send, or `Some(None)` if none is required. `None` if one has to be fetched.
    fn current(&self) -> Option<Option<Token>> {
        match &*self.known() {
            TokenState::Disabled => Some(None),
            TokenState::Token(token) if token.expiration.is_none_or(|end| DateTime::now() < end) => {
                Some(Some(token.clone()))
            }
            TokenState::Unknown | TokenState::Token(_) => None,
        }
    }

    /// Drops this token, unless it has been replaced already.
    fn forget(&self, rejected: &Token) {
        let mut known = self.known();
        if matches!(&*known, TokenState::Token(token) if token == rejected) {
            *known = TokenState::Unknown;
        }
    }

    /// Updates the state from the response of the token endpoint.
    fn update(&self, response: Response) -> Result<Option<Token>> {
        let is_disabled = response.status() == 422 && mentions(&response, "CSRF protection is disabled.");
        // With a wrong URL, servers before 3.4 take the end of the path for an id.
        let is_missing =
            response.status() == 404 || response.status() == 422 && mentions(&response, "uuid_parsing");
        let found = if is_missing || is_disabled {
            TokenState::Disabled
        } else {
            let received: ReceivedToken = response.clone().json()?;
            let unusable = |_| {
                let message = format!(
                    "the response to {} has a CSRF token with characters that are not allowed in a header",
                    response.request()
                );
                Error::for_response(ErrorKind::Decode, response, message)
            };
            let mut token = HeaderValue::from_str(&received.token).map_err(unusable)?;
            token.set_sensitive(true);
            let client = HeaderValue::from_str(&self.client.to_string());
            let client = client.map_err(|error| Error::invalid("client", error))?;
            TokenState::Token(Token { token, client, expiration: received.expiration })
        };
        let mut known = self.known();
        *known = found;
        Ok(match &*known {
            TokenState::Token(token) => Some(token.clone()),
            _ => None,
        })
    }
}

impl Token {
    pub(in crate::transport) fn add_to(&self, headers: &mut HeaderMap) {
        headers.insert(HeaderName::from_static("prefect-csrf-token"), self.token.clone());
        headers.insert(HeaderName::from_static("prefect-csrf-client"), self.client.clone());
    }

    /// Whether the response rejects the token.
    pub(in crate::transport) fn is_rejected(response: &Response) -> bool {
        response.status() == 403 && mentions(response, "Invalid CSRF token")
    }
}

fn mentions(response: &Response, text: &str) -> bool {
    response.body().windows(text.len()).any(|window| window == text.as_bytes())
}

impl Transport {
    /// The token that this request requires, if any. If it cannot be fetched, the error is that of the request itself,
    /// which has not been sent.
    pub(in crate::transport) async fn csrf_token(&self, request: &Request) -> Result<Option<Token>> {
        let is_write = [Method::POST, Method::PUT, Method::PATCH, Method::DELETE].contains(request.method());
        if !is_write {
            return Ok(None);
        }
        match self.shared.csrf.current() {
            Some(known) => Ok(known),
            // Rare, so boxed: not a part of each call's future.
            None => Box::pin(self.fetch_csrf_token())
                .await
                .map_err(|error| error.attributed_to(request.info(&self.url(request))).unsent()),
        }
    }

    /// A new token instead of one that the server rejected, with the request. So that counts as unsent here, too.
    pub(in crate::transport) async fn next_csrf_token(&self, rejected: &Token) -> Result<Option<Token>> {
        self.shared.csrf.forget(rejected);
        self.fetch_csrf_token().await.map_err(Error::unsent)
    }

    async fn fetch_csrf_token(&self) -> Result<Option<Token>> {
        let csrf = &self.shared.csrf;
        let _turn = tokio::time::timeout(FETCH_TIMEOUT, csrf.fetching.lock()).await.ok();
        if let Some(known) = csrf.current() {
            return Ok(known);
        }
        let request = Request::new(Method::GET, "/csrf-token").with_query("client", csrf.client.to_string());
        csrf.update(self.send_with_retries(&request, None).await?)
    }
}
