//! The arguments of raw requests, in the form of httpx, and their checks.

use http::Method;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyMapping, PyString};
use url::{Url, form_urlencoded};

use super::Client;
use crate::arguments;
use crate::arguments::httpx_settings;
use crate::convert::json::write;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::client::{credentials, raw_request};
use prefect_client::error::Result;
use prefect_client::transport::{Request, Response};

/// The arguments of a raw request.
pub(super) struct RawRequest<'a, 'py> {
    /// The name of the method that was called, for error messages.
    name: &'static str,
    method: Verb<'a, 'py>,
    /// The name of the argument for the path, and its value.
    path: (&'static str, &'a Bound<'py, PyAny>),
    path_params: Option<&'a Bound<'py, PyAny>>,
    params: Option<&'a Bound<'py, PyAny>>,
    keywords: Option<&'a Bound<'py, PyDict>>,
}

/// An HTTP method: that of a client method such as `get`, or an argument.
pub(super) enum Verb<'a, 'py> {
    Fixed(Method),
    Argument(&'a Bound<'py, PyAny>),
}

impl From<Method> for Verb<'_, '_> {
    fn from(method: Method) -> Self {
        Self::Fixed(method)
    }
}

impl<'a, 'py> From<&'a Bound<'py, PyAny>> for Verb<'a, 'py> {
    fn from(argument: &'a Bound<'py, PyAny>) -> Self {
        Self::Argument(argument)
    }
}

impl Verb<'_, '_> {
    fn check(&self) -> InputResult<Method> {
        match self {
            Self::Fixed(method) => Ok(method.clone()),
            Self::Argument(argument) => arguments::text("method", argument)?
                .to_ascii_uppercase()
                .parse::<Method>()
                .map_err(|_| InputError::expected("an HTTP method such as GET", argument).at("method")),
        }
    }
}

/// A request that is ready to be sent.
pub(super) struct Prepared {
    pub(super) request: Request,
    /// The base URL, if it is not the API's URL.
    pub(super) base: Option<Url>,
}

impl Prepared {
    pub(super) async fn send(self, client: &Client) -> Result<Response> {
        match self.base {
            Some(base) => {
                client.with_transport(client.transport().with_base(base)).request(&self.request).await
            }
            None => client.request(&self.request).await,
        }
    }
}

impl<'a, 'py> RawRequest<'a, 'py> {
    pub(super) fn new(
        name: &'static str,
        method: impl Into<Verb<'a, 'py>>,
        path: (&'static str, &'a Bound<'py, PyAny>),
        keywords: Option<&'a Bound<'py, PyDict>>,
    ) -> Self {
        Self { name, method: method.into(), path, path_params: None, params: None, keywords }
    }

    /// With the arguments that may be positional.
    pub(super) fn with_params(
        mut self,
        params: Option<&'a Bound<'py, PyAny>>,
        path_params: Option<&'a Bound<'py, PyAny>>,
    ) -> Self {
        (self.params, self.path_params) = (params, path_params);
        self
    }

    /// Whether a body is allowed. As in httpx, `request` takes one with any HTTP method.
    fn takes_body(&self) -> bool {
        !matches!(self.name, "get" | "delete" | "head" | "options")
    }

    /// The checked request. `raw_base` is the base URL, if it is not the API's URL.
    pub(super) fn check(&self, client: &Client, raw_base: Option<&Url>) -> InputResult<Prepared> {
        let method = self.method.check()?;
        let given = arguments::text(self.path.0, self.path.1)?;
        let base = raw_base.unwrap_or_else(|| client.transport().base());
        let (base, path, query) = match absolute(&given) {
            None => {
                let (path, query) = given.split_once('?').unwrap_or((&given, ""));
                (raw_base.cloned(), self.filled(path)?, self.fill(query)?)
            }
            Some(url) if is_same_server(&url, base) => {
                let mut origin = base.clone();
                origin.set_path("");
                (Some(origin), url.path().to_owned(), url.query().unwrap_or_default().to_owned())
            }
            Some(url) => {
                let message = format!(
                    "expected a path, or a URL of {}: the client sends its credentials only to its own server, not to {}",
                    base.origin().ascii_serialization(),
                    url.origin().ascii_serialization(),
                );
                return Err(InputError::without_input("value_error", message).at(self.path.0));
            }
        };
        let mut request = raw_request(method, path);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            request = request.with_query(name, value);
        }
        if let Some(params) = self.params.filter(|params| !params.is_none()) {
            request = with_params(request, params)?;
        }
        let request = self.with_keywords(request)?;
        Ok(Prepared { request, base })
    }

    /// The request with the keywords applied.
    fn with_keywords(&self, mut request: Request) -> InputResult<Request> {
        let mut body = None;
        let mut content_type = None;
        let mut headers = Vec::new();
        for (key, value) in self.keywords.into_iter().flatten() {
            let key =
                key.cast::<PyString>().map(|key| key.to_string_lossy().into_owned()).unwrap_or_default();
            let is_default = value.get_type().name()?.to_string_lossy() == "UseClientDefault";
            match key.as_str() {
                "json" | "content" | "data" | "files" if !self.takes_body() => {
                    return Err(self.unexpected(&key));
                }
                "params" if self.params.is_some() || self.takes_path_params() => {
                    return Err(self.unexpected(&key));
                }
                "params" | "headers" | "json" | "content" | "data" | "auth" if value.is_none() => {}
                "follow_redirects" | "timeout" | "auth" if is_default => {}
                "params" => request = with_params(request, &value)?,
                "headers" => {
                    headers = httpx_settings::headers(&value).map_err(|error| error.at("headers"))?
                }
                "json" | "content" | "data" => {
                    if let Some((first, _)) = &body {
                        let message = format!(
                            "{}() takes one of json, content and data, not both {first} and {key}",
                            self.name
                        );
                        return Err(PyTypeError::new_err(message).into());
                    }
                    let (bytes, kind) = match key.as_str() {
                        "json" => (
                            write::to_text(&value).map_err(|error| error.at("json"))?.into(),
                            Some("application/json"),
                        ),
                        "data" => form(&value)?,
                        _ => (bytes("content", &value)?, None),
                    };
                    content_type = kind;
                    body = Some((key, bytes));
                }
                "auth" => {
                    if let Some(auth) = httpx_settings::auth(&value).map_err(|error| error.at("auth"))? {
                        let value = credentials(&auth).map_err(|error| {
                            InputError::without_input("value_error", error.to_string()).at("auth")
                        })?;
                        request = request.with_header(AUTHORIZATION, value);
                    }
                }
                "follow_redirects" => {
                    request = request.with_redirects(
                        httpx_settings::flag(&value).map_err(|error| error.at("follow_redirects"))?,
                    );
                }
                "timeout" => {
                    request = request.with_timeouts(
                        httpx_settings::timeouts(&value).map_err(|error| error.at("timeout"))?,
                    );
                }
                "cookies" | "files" | "extensions" if value.is_none() => {}
                "cookies" | "files" | "extensions" => return Err(unsupported(&key)),
                _ => return Err(self.unexpected(&key)),
            }
        }
        if let Some(kind) = content_type
            && !headers.iter().any(|(name, _): &(HeaderName, HeaderValue)| *name == CONTENT_TYPE)
        {
            request = request.with_header(CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        for (name, value) in headers {
            request = request.with_header(name, value);
        }
        Ok(match body {
            Some((_, bytes)) => request.with_body(bytes),
            None => request,
        })
    }

    /// Whether the method has positional `params` and `path_params`.
    fn takes_path_params(&self) -> bool {
        matches!(self.name, "request" | "raw_request")
    }

    fn unexpected(&self, key: &str) -> InputError {
        let advice = match (key, self.name) {
            ("json" | "content" | "data" | "files", "get" | "delete" | "head" | "options") => {
                ". As in httpx, use request() to send a body"
            }
            _ => "",
        };
        PyTypeError::new_err(format!("{}() got an unexpected keyword argument '{key}'{advice}", self.name))
            .into()
    }

    /// The path with its placeholders filled in.
    fn filled(&self, path: &str) -> InputResult<String> {
        if is_normalized_away(path) {
            let expected = "a path without control characters and without . or .. segments";
            return Err(InputError::expected(expected, self.path.1).at(self.path.0));
        }
        let filled = self.fill(path)?;
        Ok(if filled.starts_with('/') { filled } else { format!("/{filled}") })
    }

    /// A path or a query with its placeholders filled in.
    fn fill(&self, text: &str) -> InputResult<String> {
        let Some(params) = self.path_params.filter(|params| !params.is_none()) else {
            return Ok(text.to_owned());
        };
        let params = params.cast::<PyMapping>().map_err(|_| {
            let expected = "a dict with the values of the {placeholders} in the path";
            InputError::expected(expected, params).at("path_params")
        })?;
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                return Err(InputError::expected("a path with a } for each {", self.path.1).at(self.path.0));
            };
            if !params.contains(name)? {
                return Err(InputError::without_input("missing", "missing: it is a placeholder in the path")
                    .at(name)
                    .at("path_params"));
            }
            let value = params.get_item(name)?.str()?;
            prefect_client::transport::encode_part(&value.to_string_lossy(), &mut filled).map_err(
                |error| {
                    InputError::without_input("value_error", error.to_string()).at(name).at("path_params")
                },
            )?;
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

/// An absolute URL, unless the text is a path.
fn absolute(text: &str) -> Option<Url> {
    let (scheme, _) = text.split_once("://")?;
    let is_http = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    is_http.then(|| Url::parse(text).ok()).flatten()
}

/// Whether a URL is on the server at this base URL. A server behind a proxy may not know that it is reached over HTTPS,
/// and return `http` URLs.
fn is_same_server(url: &Url, base: &Url) -> bool {
    let is_behind_proxy = base.scheme() == "https"
        && url.scheme() == "http"
        && url.host() == base.host()
        && url.port().is_none();
    url.origin() == base.origin() || is_behind_proxy
}

fn unsupported(key: &str) -> InputError {
    let instead = match key {
        "cookies" => {
            "set cookies on the client with httpx_settings={\"cookies\": ...}, or as a Cookie header"
        }
        "files" => "no Prefect endpoint accepts files; pass a body as content",
        _ => "requests are not sent by httpx, so its extensions have no effect",
    };
    InputError::without_input("not_supported", format!("not supported: {instead}")).at(key)
}

fn with_params(mut request: Request, params: &Bound<'_, PyAny>) -> InputResult<Request> {
    // Like httpx, accept an encoded query.
    if let Some(query) = params.cast::<PyString>().ok().map(|text| text.to_string_lossy().into_owned()) {
        for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            request = request.with_query(name, value);
        }
        return Ok(request);
    }
    for (name, value) in httpx_settings::params(params).map_err(|error| error.at("params"))? {
        request = request.with_query(name, value);
    }
    Ok(request)
}

/// Whether URL parsers would normalize a path to another one: they resolve `..`, even if it is percent-encoded, treat a
/// backslash as a slash, and drop tabs and line breaks.
fn is_normalized_away(path: &str) -> bool {
    path.contains(|c: char| c.is_ascii_control())
        || path
            .split(['/', '\\'])
            .any(|part| matches!(part.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | ".."))
}

/// A form and its content type. Text and bytes are used as they are.
fn form(data: &Bound<'_, PyAny>) -> InputResult<(Vec<u8>, Option<&'static str>)> {
    if data.cast::<PyMapping>().is_err() {
        return Ok((bytes("data", data)?, None));
    }
    let pairs = httpx_settings::params(data).map_err(|error| error.at("data"))?;
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    Ok((form.into_bytes(), Some("application/x-www-form-urlencoded")))
}

fn bytes(name: &str, content: &Bound<'_, PyAny>) -> InputResult<Vec<u8>> {
    if let Ok(bytes) = content.cast::<PyBytes>() {
        return Ok(bytes.as_bytes().to_vec());
    }
    if let Ok(bytes) = content.cast::<PyByteArray>() {
        return Ok(bytes.to_vec());
    }
    match content.cast::<PyString>() {
        Ok(text) => Ok(text.to_string_lossy().into_owned().into_bytes()),
        Err(_) => Err(InputError::expected("text or bytes", content).at(name)),
    }
}
