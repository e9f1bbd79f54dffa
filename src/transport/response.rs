//! What comes back.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::request::RequestInfo;
use crate::error::{Error, ErrorKind, Result};

/// An answer, read to its end. Clones share it.
#[derive(Clone)]
pub struct Response(Arc<Inner>);

struct Inner {
    request: RequestInfo,
    status: StatusCode,
    version: http::Version,
    headers: HeaderMap,
    body: Bytes,
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
        Self(Arc::new(Inner { request, status, version, headers, body }))
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
            404 => ErrorKind::NotFound,
            409 => ErrorKind::AlreadyExists,
            422 => ErrorKind::Refused,
            _ => ErrorKind::Status,
        };
        let status = format!("{} {}", self.status(), self.reason());
        let mut message = format!("{} for {}", status.trim_end(), self.request());
        if !detail.0.is_empty() {
            message = format!("{message}: {}", detail.0);
        }
        Err(Error::of_response(kind, self, message))
    }

    /// The body decoded, if the status is a success.
    pub fn json<T: DeserializeOwned>(self) -> Result<T> {
        let response = self.error_for_status()?;
        // One check of the whole text is far cheaper than serde's of every piece of it.
        let problem = match response.body_text() {
            Ok(text) => match serde_json::from_str(&text) {
                Ok(value) => return Ok(value),
                Err(error) => error.to_string(),
            },
            Err(error) => error.to_string(),
        };
        Err(response.undecodable(&format!("is not what was expected: {problem}")))
    }

    /// The error for an unreadable answer; `problem` continues "the answer to GET …".
    pub(super) fn undecodable(self, problem: &str) -> Error {
        let kind = self.headers().get(http::header::CONTENT_TYPE);
        let kind = kind.and_then(|value| value.to_str().ok()).unwrap_or("no content type");
        let message = format!(
            "the answer to {} {problem} ({} bytes of {kind}, beginning with {:?})",
            self.request(),
            self.body().len(),
            excerpt(&self.readable(), 60),
        );
        Error::of_response(ErrorKind::Decode, self, message)
    }

    /// The body as text, if the status is a success.
    pub fn text(self) -> Result<String> {
        let response = self.error_for_status()?;
        // These are values that users stored. They are returned unchanged, with their byte order mark.
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
        self.error_for_status().map(drop)
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
        if let Some(encoding) = response.headers().get(http::header::CONTENT_ENCODING)
            && response.body_text().is_err()
        {
            // The body could not be decoded, as the header would be gone otherwise.
            return Self(format!("(a body encoded with {})", String::from_utf8_lossy(encoding.as_bytes())));
        }
        let body = response.readable();
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
            Some(Value::Array(problems)) => {
                excerpt(&problems.iter().map(problem).collect::<Vec<_>>().join("; "), 1000)
            }
            Some(other) => excerpt(&other.to_string(), 1000),
            None => excerpt(&Value::Object(object.clone()).to_string(), 200),
        }
    }

    fn mentions(&self, words: &str) -> bool {
        self.0.to_lowercase().contains(words)
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
