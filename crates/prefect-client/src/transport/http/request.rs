//! Requests.

use std::fmt::{self, Display, Write};

use bytes::Bytes;
use http::{HeaderMap, Method};
use serde::Serialize;
use url::Url;

use crate::error::{Error, Result};
use crate::transport::options::Timeouts;

/// A request.
///
/// ```
/// use http::Method;
/// use prefect_client::transport::Request;
///
/// # fn main() -> prefect_client::error::Result<()> {
/// let request = Request::to(Method::GET, "/flows/name/{}", &[&"a/b"])?.with_query("limit", "10");
/// # let _ = request;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Request {
    method: Method,
    path: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Option<Bytes>,
    timeouts: Option<Timeouts>,
    follow_redirects: Option<bool>,
    is_idempotent: bool,
    retries: Option<u32>,
}

impl Request {
    /// A request for a path below the API's URL, such as `/flows/filter`. A `?` in it is part of the path: use
    /// [`with_query`](Self::with_query) for query parameters.
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        let is_idempotent = method.is_idempotent();
        Self {
            method,
            path: path.into(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: None,
            timeouts: None,
            follow_redirects: None,
            is_idempotent,
            retries: None,
        }
    }

    /// A request for a path from a template. Each `{}` is replaced by the next of `parts`, encoded so that it stays
    /// one segment of the path.
    pub fn to(method: Method, template: &str, parts: &[&(dyn Display + Sync)]) -> Result<Self> {
        let mut path = String::with_capacity(template.len() + 40 * parts.len());
        let mut parts = parts.iter();
        for (position, literal) in template.split("{}").enumerate() {
            if position > 0
                && let Some(part) = parts.next()
            {
                encode_part(&part.to_string(), &mut path)?;
            }
            path.push_str(literal);
        }
        Ok(Self::new(method, path))
    }

    /// Adds a query parameter.
    #[must_use]
    pub fn with_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Sets a JSON body.
    pub fn with_json(mut self, body: &impl Serialize) -> Result<Self> {
        let body = serde_json::to_vec(body).map_err(|error| Error::invalid("body", error))?;
        self.headers.insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static("application/json"));
        self.body = Some(body.into());
        Ok(self)
    }

    /// Sets a body of any kind.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Adds a header, which replaces the client's own of that name. There is only one `Authorization`, the last.
    #[must_use]
    pub fn with_header(mut self, name: http::HeaderName, mut value: http::HeaderValue) -> Self {
        if name == http::header::AUTHORIZATION {
            value.set_sensitive(true);
            self.headers.insert(name, value);
        } else {
            self.headers.append(name, value);
        }
        self
    }

    /// Sets timeouts for this request.
    #[must_use]
    pub fn with_timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = Some(timeouts);
        self
    }

    /// Sets whether redirects of this request are followed.
    #[must_use]
    pub fn with_redirects(mut self, follow: bool) -> Self {
        self.follow_redirects = Some(follow);
        self
    }

    /// Sets the maximum number of retries, instead of the client's.
    #[must_use]
    pub fn with_retries(mut self, most: u32) -> Self {
        self.retries = Some(most);
        self
    }

    /// Marks the request as idempotent: it has the same outcome if the server receives it twice.
    #[must_use]
    pub fn idempotent(mut self) -> Self {
        self.is_idempotent = true;
        self
    }

    /// Whether the request is idempotent, by its method or because it was [marked](Self::idempotent) so. Other requests
    /// are retried only if it is certain that the server has not carried them out.
    pub fn is_idempotent(&self) -> bool {
        self.is_idempotent
    }

    /// Replaces the headers and the body with those of another request.
    #[must_use]
    pub fn like(mut self, info: &RequestInfo, timeouts: Option<Timeouts>) -> Self {
        self.headers = info.headers.clone();
        self.body = info.body.clone();
        self.timeouts = timeouts;
        self
    }

    pub(in crate::transport) fn timeouts(&self) -> Option<Timeouts> {
        self.timeouts
    }

    pub(in crate::transport) fn retries(&self) -> Option<u32> {
        self.retries
    }

    pub(in crate::transport) fn follow_redirects(&self) -> Option<bool> {
        self.follow_redirects
    }

    pub(in crate::transport) fn method(&self) -> &Method {
        &self.method
    }

    pub(in crate::transport) fn path(&self) -> &str {
        &self.path
    }

    pub(in crate::transport) fn query(&self) -> &[(String, String)] {
        &self.query
    }

    pub(in crate::transport) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub(in crate::transport) fn body(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }

    pub(in crate::transport) fn info(&self, url: &Url) -> RequestInfo {
        RequestInfo::new(self.method.clone(), url, self.body.clone()).with_headers(self.headers.clone())
    }
}

/// A request as it was sent, for errors and responses: method, URL without credentials, headers and body.
#[derive(Clone)]
pub struct RequestInfo {
    method: Method,
    url: String,
    headers: HeaderMap,
    body: Option<Bytes>,
}

impl RequestInfo {
    pub(in crate::transport) fn new(method: Method, url: &Url, body: Option<Bytes>) -> Self {
        Self { method, url: without_credentials(url), headers: HeaderMap::new(), body }
    }

    /// From a method, URL and body.
    pub fn from_parts(method: Method, url: String, body: Option<Bytes>) -> Self {
        let url = Url::parse(&url).map_or(url, |parsed| without_credentials(&parsed));
        Self { method, url, headers: HeaderMap::new(), body }
    }

    /// Sets the headers that it was sent with.
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.set_headers(headers);
        self
    }

    pub(in crate::transport) fn set_headers(&mut self, headers: HeaderMap) {
        self.headers = headers;
    }

    /// The method, such as `GET`.
    pub fn method(&self) -> &str {
        self.method.as_str()
    }

    /// The URL, without credentials.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The headers that the client set. They may contain credentials: do not log them.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &[u8] {
        self.body.as_deref().unwrap_or_default()
    }
}

impl Display for RequestInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url)
    }
}

impl fmt::Debug for RequestInfo {
    /// Without headers and body, which may contain secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

/// The URL without credentials.
pub(in crate::transport) fn without_credentials(url: &Url) -> String {
    if url.username().is_empty() && url.password().is_none() {
        return url.as_str().to_owned();
    }
    let mut shown = url.clone();
    // Both fail only for URLs that cannot have credentials.
    let _ = shown.set_username("");
    let _ = shown.set_password(None);
    shown.into()
}

/// Scheme, host and port of a URL, without credentials: a proxy sees the URLs of requests.
pub(in crate::transport) fn origin(base: &Url) -> Url {
    let mut origin = base.clone();
    let _ = origin.set_username("");
    let _ = origin.set_password(None);
    origin.set_path("");
    origin.set_query(None);
    origin.set_fragment(None);
    origin
}

/// Appends a text to a path as one segment: percent-encodes everything that is not an unreserved character.
///
/// ```
/// use prefect_client::transport::encode_part;
///
/// # fn main() -> prefect_client::error::Result<()> {
/// let mut path = "/flows/name/".to_owned();
/// encode_part("a/b?", &mut path)?;
/// assert_eq!(path, "/flows/name/a%2Fb%3F");
/// # Ok(())
/// # }
/// ```
pub fn encode_part(part: &str, path: &mut String) -> Result<()> {
    // Encoding does not help: URL parsers treat `%2E%2E` as `..`.
    if matches!(part, "" | "." | "..") {
        return Err(Error::invalid("path", format_args!("{part:?} cannot be a part of a URL's path")));
    }
    for byte in part.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                path.push(char::from(byte))
            }
            // Writing to a `String` cannot fail.
            _ => drop(write!(path, "%{byte:02X}")),
        }
    }
    Ok(())
}
