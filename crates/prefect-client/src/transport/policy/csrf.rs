//! The token with which a server that demands one lets changes pass.
//!
//! The first change fetches it; changes that begin meanwhile wait for that. A server that has no such tokens says
//! so once.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Method};
use serde::Deserialize;
use uuid::Uuid;

use super::Transport;
use super::request::Request;
use super::response::Response;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::DateTime;

/// How long to wait for a token that somebody else is fetching before fetching one oneself. That somebody may be
/// the very thread that waits: a call that a signal handler has interrupted to make one of its own.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often a refused token is replaced. The server knows one token of each client, the one it gave last: where
/// several calls fetch one at the same time, or a call waits between two tries, the new one may be outdated too.
pub(super) const REPLACEMENTS: u32 = 3;

/// What a client knows of its server's tokens. Clones of a transport share it.
pub(super) struct Csrf {
    client: Uuid,
    /// Held for moments only.
    known: Mutex<Known>,
    /// Held while a token is fetched.
    fetching: tokio::sync::Mutex<()>,
}

enum Known {
    Nothing,
    /// There are none.
    None,
    Token(Token),
}

/// A token and the client that it was made for, as headers.
#[derive(Clone, PartialEq)]
pub(super) struct Token {
    token: HeaderValue,
    client: HeaderValue,
    expiration: Option<DateTime>,
}

#[derive(Deserialize)]
struct Received {
    token: String,
    #[serde(default)]
    expiration: Option<DateTime>,
}

impl Csrf {
    /// Nothing known yet; where tokens are not wanted, there are none.
    pub(super) fn new(is_wanted: bool) -> Self {
        let known = Mutex::new(if is_wanted { Known::Nothing } else { Known::None });
        Self { client: Uuid::new_v4(), known, fetching: tokio::sync::Mutex::default() }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The token to send, or that there is none to send; `None` where one has to be fetched to know.
    fn current(&self) -> Option<Option<Token>> {
        match &*self.known() {
            Known::None => Some(None),
            Known::Token(token) if token.expiration.is_none_or(|end| DateTime::now() < end) => {
                Some(Some(token.clone()))
            }
            Known::Nothing | Known::Token(_) => None,
        }
    }

    /// Forgets this token, unless there is another one already.
    fn forget(&self, refused: &Token) {
        let mut known = self.known();
        if matches!(&*known, Known::Token(token) if token == refused) {
            *known = Known::Nothing;
        }
    }

    /// Learns from the answer to the question for a token.
    fn learn(&self, response: Response) -> Result<Option<Token>> {
        let is_disabled = response.status() == 422 && mentions(&response, "CSRF protection is disabled.");
        let found = if response.status() == 404 || is_disabled {
            Known::None
        } else {
            let received: Received = response.clone().json()?;
            let unusable = |_| {
                let message = format!(
                    "the answer to {} has a CSRF token with characters that no header can carry",
                    response.request()
                );
                Error::of_response(ErrorKind::Decode, response, message)
            };
            let mut token = HeaderValue::from_str(&received.token).map_err(unusable)?;
            token.set_sensitive(true);
            let client = HeaderValue::from_str(&self.client.to_string());
            let client = client.map_err(|error| Error::invalid("client", error))?;
            Known::Token(Token { token, client, expiration: received.expiration })
        };
        let mut known = self.known();
        *known = found;
        Ok(match &*known {
            Known::Token(token) => Some(token.clone()),
            _ => None,
        })
    }
}

impl Token {
    pub(super) fn add_to(&self, headers: &mut HeaderMap) {
        headers.insert(HeaderName::from_static("prefect-csrf-token"), self.token.clone());
        headers.insert(HeaderName::from_static("prefect-csrf-client"), self.client.clone());
    }

    /// Whether the answer is that this token, or another, is not good.
    pub(super) fn is_refused(response: &Response) -> bool {
        response.status() == 403 && mentions(response, "Invalid CSRF token")
    }
}

fn mentions(response: &Response, text: &str) -> bool {
    response.body().windows(text.len()).any(|window| window == text.as_bytes())
}

impl Transport {
    /// The token that this request has to carry, if any. Where there is no answer to the question for it, the
    /// request itself has failed so.
    pub(super) async fn csrf_token(&self, request: &Request) -> Result<Option<Token>> {
        let is_change = [Method::POST, Method::PUT, Method::PATCH, Method::DELETE].contains(request.method());
        if !is_change {
            return Ok(None);
        }
        match self.shared.csrf.current() {
            Some(known) => Ok(known),
            // Rare, and so not a part of each call's future.
            None => Box::pin(self.fetch_csrf_token())
                .await
                .map_err(|error| error.blamed_on(request.info(&self.url(request)))),
        }
    }

    /// Another token in the place of one that the server refused.
    pub(super) async fn next_csrf_token(&self, refused: &Token) -> Result<Option<Token>> {
        self.shared.csrf.forget(refused);
        self.fetch_csrf_token().await
    }

    async fn fetch_csrf_token(&self) -> Result<Option<Token>> {
        let csrf = &self.shared.csrf;
        let _turn = tokio::time::timeout(PATIENCE, csrf.fetching.lock()).await.ok();
        if let Some(known) = csrf.current() {
            return Ok(known);
        }
        let request = Request::new(Method::GET, "/csrf-token").with_query("client", csrf.client.to_string());
        csrf.learn(self.try_repeatedly(&request, None).await?)
    }
}
