//! What is sent.

use std::fmt::{self, Display, Write};

use bytes::Bytes;
use http::{HeaderMap, Method};
use serde::Serialize;
use url::Url;

use super::options::Timeouts;
use crate::error::{Error, Result};

/// A request to be sent.
#[derive(Clone, Debug)]
pub struct Request {
    method: Method,
    path: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Option<Bytes>,
    timeouts: Option<Timeouts>,
    follow_redirects: Option<bool>,
    safe_to_repeat: bool,
    retries: Option<u32>,
}

/// How the paths end that are asked with POST and change nothing.
const READS: [&str; 13] = [
    "concurrency_status",
    "count",
    "count-deployments",
    "count-task-runs",
    "counts",
    "filter",
    "get_runs",
    "get_scheduled_flow_runs",
    "history",
    "lateness",
    "next-runs",
    "paginate",
    "validate",
];

fn is_read(path: &str) -> bool {
    path.trim_end_matches('/').rsplit('/').next().is_some_and(|end| READS.contains(&end))
}

impl Request {
    /// A request for a path that is known to be one, such as `/flows/filter`. A `?` in it is part of the path:
    /// for queries there is [`with_query`](Self::with_query).
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        let path = path.into();
        // All but POST set or delete what is named: once or twice, the outcome is the same.
        let safe_to_repeat = method != Method::POST || is_read(&path);
        Self {
            method,
            path,
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: None,
            timeouts: None,
            follow_redirects: None,
            safe_to_repeat,
            retries: None,
        }
    }

    /// A request for a path with parts to be filled in: each `{}` of the template takes the next part,
    /// encoded so that it stays one part whatever is in it.
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

    /// With a query parameter.
    #[must_use]
    pub fn with_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// With a JSON body.
    pub fn with_json(mut self, body: &impl Serialize) -> Result<Self> {
        let body = serde_json::to_vec(body).map_err(|error| Error::invalid("body", error))?;
        self.headers.insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static("application/json"));
        self.body = Some(body.into());
        Ok(self)
    }

    /// With a body of any kind.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// With a header, over the client's own. There is only one `Authorization`: the last counts.
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

    /// With timeouts of its own instead of the client's.
    #[must_use]
    pub fn with_timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = Some(timeouts);
        self
    }

    /// Whether redirects of this request are followed, whatever the client does otherwise.
    #[must_use]
    pub fn with_redirects(mut self, follow: bool) -> Self {
        self.follow_redirects = Some(follow);
        self
    }

    /// With a maximum number of retries of its own instead of the client's.
    #[must_use]
    pub fn with_retries(mut self, most: u32) -> Self {
        self.retries = Some(most);
        self
    }

    /// The same, although it creates something: the server takes it for the one that it has had already.
    #[must_use]
    pub fn safe_to_repeat(mut self) -> Self {
        self.safe_to_repeat = true;
        self
    }

    /// Whether the server may get it twice, because the outcome is the same. What is not safe to repeat is tried
    /// again only where it is sure that it was not carried out. Of itself, everything is safe but a POST; and a
    /// POST that only reads.
    pub fn is_safe_to_repeat(&self) -> bool {
        self.safe_to_repeat
    }

    /// The same request with the headers and the body of another one.
    #[must_use]
    pub fn like(mut self, info: &RequestInfo, timeouts: Option<Timeouts>) -> Self {
        self.headers = info.headers.clone();
        self.body = info.body.clone();
        self.timeouts = timeouts;
        self
    }

    pub(super) fn timeouts(&self) -> Option<Timeouts> {
        self.timeouts
    }

    pub(super) fn retries(&self) -> Option<u32> {
        self.retries
    }

    pub(super) fn follow_redirects(&self) -> Option<bool> {
        self.follow_redirects
    }

    pub(super) fn method(&self) -> &Method {
        &self.method
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    pub(super) fn query(&self) -> &[(String, String)] {
        &self.query
    }

    pub(super) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub(super) fn body(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }

    pub(super) fn info(&self, url: &Url) -> RequestInfo {
        RequestInfo::new(self.method.clone(), url, self.body.clone()).with_headers(self.headers.clone())
    }
}

/// Which request it was, for errors and responses: the method, the URL without credentials, the headers and the body.
#[derive(Clone)]
pub struct RequestInfo {
    method: Method,
    url: String,
    headers: HeaderMap,
    body: Option<Bytes>,
}

impl RequestInfo {
    pub(super) fn new(method: Method, url: &Url, body: Option<Bytes>) -> Self {
        Self { method, url: without_credentials(url), headers: HeaderMap::new(), body }
    }

    /// One that is put together again from its parts.
    pub fn from_parts(method: Method, url: String, body: Option<Bytes>) -> Self {
        let url = Url::parse(&url).map_or(url, |parsed| without_credentials(&parsed));
        Self { method, url, headers: HeaderMap::new(), body }
    }

    /// With the headers that it was sent with.
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.set_headers(headers);
        self
    }

    pub(super) fn set_headers(&mut self, headers: HeaderMap) {
        self.headers = headers;
    }

    /// `GET`, `POST` and so on.
    pub fn method(&self) -> &str {
        self.method.as_str()
    }

    /// The URL, without user and password.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The headers that the client set. They may hold credentials, so they are not for display.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it was sent.
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
    /// The body may hold what is nobody else's business: it is not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

/// The URL without user and password.
pub(super) fn without_credentials(url: &Url) -> String {
    if url.username().is_empty() && url.password().is_none() {
        return url.as_str().to_owned();
    }
    let mut shown = url.clone();
    // Both fail only for URLs that cannot have a user, which then have none to remove.
    let _ = shown.set_username("");
    let _ = shown.set_password(None);
    shown.into()
}

/// What requests to the server at this URL start from. A proxy is sent the whole URL: who calls the server
/// is none of its business.
pub(super) fn origin(base: &Url) -> Url {
    let mut origin = base.clone();
    let _ = origin.set_username("");
    let _ = origin.set_password(None);
    origin.set_path("");
    origin.set_query(None);
    origin.set_fragment(None);
    origin
}

/// Writes a text as one part of a path: whatever could end the part, begin a query or be read as an
/// escape is escaped itself.
pub fn encode_part(part: &str, path: &mut String) -> Result<()> {
    // No escape helps here: every reader of URLs takes `%2E%2E` for `..` and goes up.
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
