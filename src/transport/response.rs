//! What comes back.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::request::RequestInfo;
use super::tries::Tries;
use super::{causes, foreign};
use crate::error::{Error, ErrorKind, Result};

/// Of more problems than these, only the first is shown.
const SHOWN_PROBLEMS: usize = 10;

/// An answer, read to its end. Clones share it.
#[derive(Clone)]
pub struct Response(Arc<Inner>);

struct Inner {
    request: RequestInfo,
    status: StatusCode,
    version: http::Version,
    headers: HeaderMap,
    body: Bytes,
    tries: Tries,
}

impl Response {
    /// An answer from its parts.
    pub fn from_parts(
        request: RequestInfo,
        status: StatusCode,
        version: http::Version,
        headers: HeaderMap,
        body: Bytes,
    ) -> Self {
        Self(Arc::new(Inner { request, status, version, headers, body, tries: Tries::default() }))
    }

    /// The same response, as the last of several tries.
    #[must_use]
    pub(super) fn with_tries(self, tries: Tries) -> Self {
        let Inner { request, status, version, headers, body, .. } = &*self.0;
        let (request, headers, body) = (request.clone(), headers.clone(), body.clone());
        Self(Arc::new(Inner { request, status: *status, version: *version, headers, body, tries }))
    }

    /// All tries that led to this response. Empty if there was only one, and for a success.
    pub fn tries(&self) -> &Tries {
        &self.0.tries
    }

    /// The request that was answered: the last one, where there were redirects.
    pub fn request(&self) -> &RequestInfo {
        &self.0.request
    }

    /// The status, such as 200.
    pub fn status(&self) -> u16 {
        self.0.status.as_u16()
    }

    /// The status in words, such as `Not Found`.
    pub fn reason(&self) -> &'static str {
        self.0.status.canonical_reason().unwrap_or("")
    }

    /// The protocol, such as `HTTP/1.1`.
    pub fn version(&self) -> http::Version {
        self.0.version
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The body.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Whether the status is 200 to 299.
    pub fn is_success(&self) -> bool {
        self.0.status.is_success()
    }

    /// The answer itself if it is a success, otherwise the error that it stands for.
    pub fn error_for_status(self) -> Result<Self> {
        if self.is_success() {
            return Ok(self);
        }
        let detail = Detail::of(&self);
        let kind = match self.status() {
            401 => ErrorKind::Authentication,
            403 if detail.mentions("maximum number") => ErrorKind::LimitReached,
            403 if detail.mentions("plan does not support") => ErrorKind::Unsupported,
            403 if detail.mentions("protected block") => ErrorKind::Protected,
            403 => ErrorKind::Authentication,
            404 | 405 if foreign::is_foreign_error(&self) => ErrorKind::NotPrefect,
            404 => ErrorKind::NotFound,
            409 => ErrorKind::AlreadyExists,
            422 => ErrorKind::Refused,
            _ => ErrorKind::Status,
        };
        let status = format!("{} {}", self.status(), self.reason());
        let mut message = format!("{} for {}{}", status.trim_end(), self.request(), self.tries());
        if !detail.0.is_empty() {
            message = format!("{message}: {}", detail.0);
        }
        if kind == ErrorKind::NotPrefect {
            message = format!("{message}; {}", foreign::HINT);
        }
        if let Some(cause) = causes::of(&self) {
            message = format!("{message}; {cause}");
        }
        Err(Error::of_response(kind, self, message))
    }

    /// The body decoded, if the status is a success.
    pub fn json<T: DeserializeOwned>(self) -> Result<T> {
        let response = self.error_for_status()?;
        // One check of the whole text is far cheaper than serde's of every piece of it.
        let problem = match std::str::from_utf8(response.body()) {
            Ok(text) => match serde_json::from_str(text) {
                Ok(value) => return Ok(value),
                Err(error) => error.to_string(),
            },
            Err(error) => error.to_string(),
        };
        let kind = response.headers().get(http::header::CONTENT_TYPE);
        let kind = kind.and_then(|value| value.to_str().ok()).unwrap_or("no content type");
        let mut message = format!(
            "the answer to {} is not what was expected: {problem} ({} bytes of {kind}, beginning with {:?})",
            response.request(),
            response.body().len(),
            excerpt(&String::from_utf8_lossy(response.body()), 60),
        );
        let kind = match foreign::is_page(&response) {
            true => ErrorKind::NotPrefect,
            false => ErrorKind::Decode,
        };
        if kind == ErrorKind::NotPrefect {
            message = format!("{message}; {}", foreign::HINT);
        }
        Err(Error::of_response(kind, response, message))
    }

    /// The body as text, if the status is a success.
    pub fn text(self) -> Result<String> {
        let response = self.error_for_status()?;
        match std::str::from_utf8(response.body()) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => {
                let message = format!("the answer to {} is no text: {error}", response.request());
                Err(Error::of_response(ErrorKind::Decode, response, message))
            }
        }
    }

    /// Nothing, if the status is a success.
    pub fn empty(self) -> Result<()> {
        self.unless_page().map(drop)
    }

    /// Whether it is a 404 or 405 of something other than a Prefect API.
    pub(crate) fn is_foreign(&self) -> bool {
        foreign::is_foreign_error(self)
    }

    /// The response itself if it is a success and not a page for people, such as that of a UI or of a login.
    pub fn unless_page(self) -> Result<Self> {
        let response = self.error_for_status()?;
        if !foreign::is_page(&response) {
            return Ok(response);
        }
        let message = format!(
            "the answer to {} is a page or text, beginning with {:?}; {}",
            response.request(),
            excerpt(&String::from_utf8_lossy(response.body()), 60),
            foreign::HINT,
        );
        Err(Error::of_response(ErrorKind::NotPrefect, response, message))
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<Response [{} {}]>", self.status(), self.reason())
    }
}

/// What the server says of an error, in one line.
struct Detail(String);

impl Detail {
    fn of(response: &Response) -> Self {
        let body = String::from_utf8_lossy(response.body());
        let text = match serde_json::from_str::<Value>(&body) {
            Ok(Value::Object(object)) => Self::in_object(&object),
            _ => excerpt(&body, 200),
        };
        Self(text)
    }

    fn in_object(object: &serde_json::Map<String, Value>) -> String {
        match ["detail", "exception_detail", "exception_message", "message"]
            .iter()
            .find_map(|key| object.get(*key))
        {
            Some(Value::String(text)) => excerpt(text, 1000),
            Some(Value::Array(problems)) => excerpt(&listed(problems), 1000),
            Some(other) => excerpt(&other.to_string(), 1000),
            None => excerpt(&Value::Object(object.clone()).to_string(), 200),
        }
    }

    fn mentions(&self, words: &str) -> bool {
        self.0.to_lowercase().contains(words)
    }
}

/// The first problems that a 422 lists, and how many more there are.
fn listed(problems: &[Value]) -> String {
    let shown = if problems.len() > SHOWN_PROBLEMS { 1 } else { problems.len() };
    let list = problems.iter().take(shown).map(problem).collect::<Vec<_>>().join("; ");
    match problems.len() - shown {
        0 => list,
        more => format!("{list}; and {more} more problems"),
    }
}

/// One of the problems that a 422 lists: `body.name: Field required`.
fn problem(problem: &Value) -> String {
    let place = problem.get("loc").and_then(Value::as_array).map(|parts| {
        let parts = parts.iter().map(|part| part.as_str().map_or_else(|| part.to_string(), str::to_owned));
        parts.collect::<Vec<_>>().join(".")
    });
    match (place, problem.get("msg").and_then(Value::as_str)) {
        (Some(place), Some(message)) => format!("{place}: {message}"),
        (None, Some(message)) => message.to_owned(),
        _ => excerpt(&problem.to_string(), 200),
    }
}

fn excerpt(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
