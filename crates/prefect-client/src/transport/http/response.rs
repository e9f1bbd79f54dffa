//! Responses.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::DATE;
use http::{HeaderMap, StatusCode};
use jiff::fmt::rfc2822;
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use super::not_prefect;
use super::request::RequestInfo;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::decode::{self, Take};
use crate::schemas::{DateTime, Field, Type};
use crate::transport::policy::diagnosis;
use crate::transport::policy::tries::Tries;

/// If a 422 lists more problems than this, only the first is shown.
const SHOWN_PROBLEMS: usize = 10;

/// A response with its whole body. Cloning is cheap.
#[derive(Clone)]
pub struct Response(Arc<ResponseParts>);

#[derive(Clone)]
struct ResponseParts {
    request: RequestInfo,
    status: StatusCode,
    version: http::Version,
    headers: HeaderMap,
    body: Bytes,
    tries: Tries,
    elapsed: Duration,
    downloaded: u64,
    history: Vec<Response>,
    next: Option<RequestInfo>,
}

impl Response {
    /// From its parts.
    pub fn from_parts(
        request: RequestInfo,
        status: StatusCode,
        version: http::Version,
        headers: HeaderMap,
        body: Bytes,
    ) -> Self {
        let downloaded = body.len() as u64;
        Self(Arc::new(ResponseParts {
            request,
            status,
            version,
            headers,
            body,
            elapsed: Duration::ZERO,
            downloaded,
            history: Vec::new(),
            next: None,
            tries: Tries::default(),
        }))
    }

    /// Sets the elapsed time, and the size of the body on the wire.
    #[must_use]
    pub fn measured(self, elapsed: Duration, downloaded: u64) -> Self {
        self.with(|inner| {
            inner.elapsed = elapsed;
            inner.downloaded = downloaded;
        })
    }

    /// Sets the headers of its request.
    #[must_use]
    pub fn sent_with(self, headers: HeaderMap) -> Self {
        self.with(|inner| inner.request.set_headers(headers))
    }

    /// Sets the redirects that led to it.
    #[must_use]
    pub fn after(self, history: Vec<Self>) -> Self {
        self.with(|inner| inner.history = history)
    }

    /// Sets the next request, of a redirect that was not followed.
    #[must_use]
    pub fn before(self, next: Option<RequestInfo>) -> Self {
        self.with(|inner| inner.next = next)
    }

    /// Copies the response first if it is shared.
    fn with(mut self, change: impl FnOnce(&mut ResponseParts)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    /// The unexpired cookies that it sets, as names and values.
    pub fn cookies(&self) -> Vec<(String, String)> {
        let mut cookies: Vec<(String, String)> = Vec::new();
        let Ok(url) = Url::parse(self.request().url()) else { return cookies };
        for header in self.headers().get_all(http::header::SET_COOKIE) {
            let Some(cookie) = std::str::from_utf8(header.as_bytes())
                .ok()
                .and_then(|text| cookie_store::Cookie::parse(text, &url).ok())
            else {
                continue;
            };
            cookies.retain(|(name, _)| name != cookie.name());
            if !cookie.is_expired() {
                cookies.push((cookie.name().to_owned(), cookie.value().to_owned()));
            }
        }
        cookies
    }

    /// Time from the start of the request to the end of the response, without retries, their delays and redirects.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// Size of the body on the wire in bytes, before decompression.
    pub fn downloaded(&self) -> u64 {
        self.0.downloaded
    }

    /// The redirects that led to it, oldest first.
    pub fn history(&self) -> &[Self] {
        &self.0.history
    }

    /// The next request, if it is a redirect that was not followed.
    pub fn next(&self) -> Option<&RequestInfo> {
        self.0.next.as_ref()
    }

    /// Sets the attempts of which this is the last.
    #[must_use]
    pub(in crate::transport) fn with_tries(self, tries: Tries) -> Self {
        self.with(|inner| inner.tries = tries)
    }

    /// All attempts that led to this response. Empty if there was only one, and for a success.
    pub fn tries(&self) -> &Tries {
        &self.0.tries
    }

    /// The request, after redirects the last one.
    pub fn request(&self) -> &RequestInfo {
        &self.0.request
    }

    /// The status, such as 200.
    pub fn status(&self) -> u16 {
        self.0.status.as_u16()
    }

    /// The reason phrase, such as `Not Found`.
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

    /// When the server sent it, by the server's clock.
    pub(crate) fn date(&self) -> Option<DateTime> {
        let text = self.headers().get(DATE)?.to_str().ok()?;
        let date = rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
        DateTime::from_microseconds(date.as_microsecond())
    }

    /// The body.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Whether the status is 200 to 299.
    pub fn is_success(&self) -> bool {
        self.0.status.is_success()
    }

    /// Whether it is a redirect with a location.
    pub fn has_redirect_location(&self) -> bool {
        matches!(self.status(), 301 | 302 | 303 | 307 | 308)
            && self.headers().contains_key(http::header::LOCATION)
    }

    /// Returns the response if it is a success, and otherwise an error.
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
            404 | 405 if not_prefect::is_foreign_error(&self) => ErrorKind::NotPrefect,
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
            message = format!("{message}; {}", not_prefect::HINT);
        }
        if let Some(cause) = diagnosis::of(&self) {
            message = format!("{message}; {cause}");
        }
        Err(Error::for_response(kind, self, message))
    }

    /// Decodes the JSON body. An error status is an error.
    pub fn json<T: DeserializeOwned>(self) -> Result<T> {
        let mut decoded = None;
        self.decoded(&mut |text| {
            decoded = Some(serde_json::from_str(text)?);
            Ok(())
        })?;
        decoded.ok_or_else(nothing)
    }

    /// [`Self::json`] for what a field can have, such as a model or a list of models. This needs no decoder for the type.
    pub(crate) fn read<T: Field>(self) -> Result<T> {
        let mut decoded = None;
        self.decode(&T::TYPE, &mut |value| {
            decoded = Some(T::from_value(value)?);
            Ok(())
        })?;
        decoded.ok_or_else(nothing)
    }

    /// [`Self::read`], compiled once.
    fn decode(self, ty: &Type, take: &mut Take<'_>) -> Result<()> {
        self.decoded(&mut |text| decode::value(ty, text, take))
    }

    /// Decodes the body with this function. Without its type, so that it is compiled once.
    fn decoded(self, decode: &mut dyn FnMut(&str) -> serde_json::Result<()>) -> Result<()> {
        let response = self.error_for_status()?;
        // Validating UTF-8 once is much cheaper than serde's check of every string.
        let problem = match response.body_text() {
            Ok(text) => match decode(&text) {
                Ok(()) => return Ok(()),
                Err(error) => error.to_string(),
            },
            Err(error) => error.to_string(),
        };
        Err(response.undecodable(&format!("does not have the expected form: {problem}")))
    }

    /// The error for a response that cannot be decoded. `problem` continues "the response to GET …".
    pub(crate) fn undecodable(self, problem: &str) -> Error {
        let kind = self.headers().get(http::header::CONTENT_TYPE);
        let kind = kind.and_then(|value| value.to_str().ok()).unwrap_or("no content type");
        let mut message = format!(
            "the response to {} {problem} ({} bytes of {kind}, starting with {:?})",
            self.request(),
            self.body().len(),
            excerpt(&self.readable(), 60),
        );
        let kind = match not_prefect::is_page(&self) {
            true => ErrorKind::NotPrefect,
            false => ErrorKind::Decode,
        };
        if kind == ErrorKind::NotPrefect {
            message = format!("{message}; {}", not_prefect::HINT);
        }
        Error::for_response(kind, self, message)
    }

    /// The body as text. An error status is an error.
    pub fn text(self) -> Result<String> {
        let response = self.error_for_status()?;
        // Users stored these values. They are returned unchanged, including a byte order mark.
        match std::str::from_utf8(response.body()) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => {
                let message = format!("the response to {} is not valid UTF-8: {error}", response.request());
                Err(Error::for_response(ErrorKind::Decode, response, message))
            }
        }
    }

    /// Ignores the body. An error status is an error.
    pub fn empty(self) -> Result<()> {
        self.unless_page().map(drop)
    }

    /// Whether it is a 404 or 405 that does not come from a Prefect API.
    pub(crate) fn is_foreign(&self) -> bool {
        not_prefect::is_foreign_error(self)
    }

    /// Returns the response if it is a success and not an HTML page, such as that of a UI or a login.
    pub fn unless_page(self) -> Result<Self> {
        let response = self.error_for_status()?;
        if !not_prefect::is_page(&response) {
            return Ok(response);
        }
        let message = format!(
            "the response to {} is an HTML page or text, starting with {:?}; {}",
            response.request(),
            excerpt(&String::from_utf8_lossy(response.body()), 60),
            not_prefect::HINT,
        );
        Err(Error::for_response(ErrorKind::NotPrefect, response, message))
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<Response [{} {}]>", self.status(), self.reason())
    }
}

/// The server's error message, on one line.
struct Detail(String);

impl Detail {
    fn of(response: &Response) -> Self {
        if let Some(encoding) = response.headers().get(http::header::CONTENT_ENCODING)
            && response.body_text().is_err()
        {
            // The header is still there, so the body could not be decoded.
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
            Some(Value::Array(problems)) => excerpt(&listed(problems), 1000),
            Some(other) => excerpt(&other.to_string(), 1000),
            None => excerpt(&Value::Object(object.clone()).to_string(), 200),
        }
    }

    fn mentions(&self, words: &str) -> bool {
        self.0.to_lowercase().contains(words)
    }
}

/// The first problems of a 422, and the number of further ones.
fn listed(problems: &[Value]) -> String {
    let shown = if problems.len() > SHOWN_PROBLEMS { 1 } else { problems.len() };
    let list = problems.iter().take(shown).map(problem).collect::<Vec<_>>().join("; ");
    match problems.len() - shown {
        0 => list,
        more => format!("{list}; and {more} more problems"),
    }
}

/// One problem of a 422: `body.name: Field required`.
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

/// Cannot happen: what decodes a value keeps it, or fails.
fn nothing() -> Error {
    Error::new(ErrorKind::Decode, "no value was decoded")
}

fn excerpt(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
