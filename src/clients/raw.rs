//! Requests of any kind, in the form of httpx, and `_client`, which code in the wild reaches for.

use http::Method;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyMapping, PyString};
use url::{Url, form_urlencoded};

use super::{Client, Mode};
use crate::arguments;
use crate::arguments::httpx_settings;
use crate::convert::json::write;
use crate::errors::problems::{Checked, Fault};
use crate::httpx;
use crate::httpx::{PyHeaders, PyRequest, shown};
use prefect_client::client::{self, credentials, raw_request};
use prefect_client::error::Result;
use prefect_client::transport::{Request, Response};

impl Client {
    /// Sends a request of any kind; a status that is an error is raised.
    fn raw<'py>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        given: &AnyRequest<'_, 'py>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let base = slf.get().raw_base.clone();
        Self::call(slf, name, |client| {
            let prepared = given.check(&client, base.as_ref())?;
            Ok(async move { prepared.send(&client).await?.error_for_status() })
        })
    }
}

#[pymethods]
impl Client {
    /// Send any request, for what has no method of its own.
    ///
    /// Args:
    ///     method (str): `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    ///     path (str): The path below the API's URL, such as `/flows/{id}`, with or without a query; or a whole URL of
    ///         the same server.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the path; of a list, one for each
    ///         item.
    ///     path_params (Mapping[str, Any] | None): The values of `{id}` and the like in the path. Each stays one
    ///         segment of the path, whatever is in it.
    ///     json (Any): The body, written as JSON.
    ///     content (str | bytes | None): The body as it is.
    ///     data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Response: The response.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     PrefectHTTPStatusError: The server responded with an error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (method, path, params=None, path_params=None, **keywords),
        text_signature = "($self, method, path, params=None, path_params=None, *, json=None, content=None, data=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn request<'py>(
        slf: &Bound<'py, Self>,
        method: &Bound<'py, PyAny>,
        path: &Bound<'py, PyAny>,
        params: Option<&Bound<'py, PyAny>>,
        path_params: Option<&Bound<'py, PyAny>>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let given =
            AnyRequest::new("request", method, ("path", path), keywords).with_params(params, path_params);
        Self::raw(slf, "request", &given)
    }

    /// Send a GET request, for what has no method of its own.
    ///
    /// Args:
    ///     url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
    ///         of the same server.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Response: The response.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     PrefectHTTPStatusError: The server responded with an error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (url, **keywords),
        text_signature = "($self, url, *, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn get<'py>(
        slf: &Bound<'py, Self>,
        url: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "GET").into_any();
        Self::raw(slf, "get", &AnyRequest::new("get", &method, ("url", url), keywords))
    }

    /// Send a POST request, for what has no method of its own. It is repeated after a failure only if its path is
    /// that of a read, such as `/flow_runs/filter`, or if it is certain that the server has not carried it out.
    ///
    /// Args:
    ///     url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
    ///         of the same server.
    ///     json (Any): The body, written as JSON.
    ///     content (str | bytes | None): The body as it is.
    ///     data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Response: The response.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     PrefectHTTPStatusError: The server responded with an error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (url, **keywords),
        text_signature = "($self, url, *, json=None, content=None, data=None, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn post<'py>(
        slf: &Bound<'py, Self>,
        url: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "POST").into_any();
        Self::raw(slf, "post", &AnyRequest::new("post", &method, ("url", url), keywords))
    }

    /// Send a PUT request, for what has no method of its own.
    ///
    /// Args:
    ///     url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
    ///         of the same server.
    ///     json (Any): The body, written as JSON.
    ///     content (str | bytes | None): The body as it is.
    ///     data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Response: The response.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     PrefectHTTPStatusError: The server responded with an error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (url, **keywords),
        text_signature = "($self, url, *, json=None, content=None, data=None, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn put<'py>(
        slf: &Bound<'py, Self>,
        url: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "PUT").into_any();
        Self::raw(slf, "put", &AnyRequest::new("put", &method, ("url", url), keywords))
    }

    /// Send a PATCH request, for what has no method of its own.
    ///
    /// Args:
    ///     url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
    ///         of the same server.
    ///     json (Any): The body, written as JSON.
    ///     content (str | bytes | None): The body as it is.
    ///     data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Response: The response.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     PrefectHTTPStatusError: The server responded with an error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (url, **keywords),
        text_signature = "($self, url, *, json=None, content=None, data=None, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn patch<'py>(
        slf: &Bound<'py, Self>,
        url: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "PATCH").into_any();
        Self::raw(slf, "patch", &AnyRequest::new("patch", &method, ("url", url), keywords))
    }

    /// Send a DELETE request, for what has no method of its own.
    ///
    /// Args:
    ///     url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
    ///         of the same server.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Response: The response.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     PrefectHTTPStatusError: The server responded with an error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (url, **keywords),
        text_signature = "($self, url, *, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn delete<'py>(
        slf: &Bound<'py, Self>,
        url: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "DELETE").into_any();
        Self::raw(slf, "delete", &AnyRequest::new("delete", &method, ("url", url), keywords))
    }

    /// Send a HEAD request, whose response has headers and no body.
    ///
    /// Args:
    ///     url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
    ///         of the same server.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Response: The response.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     PrefectHTTPStatusError: The server responded with an error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (url, **keywords),
        text_signature = "($self, url, *, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn head<'py>(
        slf: &Bound<'py, Self>,
        url: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "HEAD").into_any();
        Self::raw(slf, "head", &AnyRequest::new("head", &method, ("url", url), keywords))
    }

    /// Send an OPTIONS request, for what has no method of its own.
    ///
    /// Args:
    ///     url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
    ///         of the same server.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
    ///         item.
    ///     headers (Mapping[str, str] | None): Headers over the client's own.
    ///     auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
    ///     follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
    ///     timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
    ///         Defaults to the client's own.
    ///
    /// Returns:
    ///     Response: The response.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong. No request is sent.
    ///     PrefectHTTPStatusError: The server responded with an error.
    ///     RequestError: The request failed before a usable response arrived.
    #[pyo3(
        signature = (url, **keywords),
        text_signature = "($self, url, *, params=None, headers=None, auth=None, follow_redirects=..., timeout=...)"
    )]
    fn options<'py>(
        slf: &Bound<'py, Self>,
        url: &Bound<'py, PyAny>,
        keywords: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let method = PyString::new(slf.py(), "OPTIONS").into_any();
        Self::raw(slf, "options", &AnyRequest::new("options", &method, ("url", url), keywords))
    }

    /// The httpx client of the official client's insides, as far as code in the wild uses it.
    #[getter]
    fn _client<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let client = slf.get();
        let http = client.http.get_or_try_init(py, || {
            // It sends through a client of its own that shares the state of this one, so that neither holds the other.
            let sender = Self {
                mode: client.mode,
                is_cloud: client.is_cloud,
                is_ephemeral: client.is_ephemeral,
                raw_base: client.raw_base.clone(),
                state: client.state.clone(),
                http: pyo3::sync::PyOnceLock::new(),
            };
            let class = match client.mode {
                Mode::Await => "AsyncClient",
                Mode::Block => "SyncClient",
            };
            let made = py.import("prefect_rs._raw")?.getattr(class)?.call1((Bound::new(py, sender)?,))?;
            Ok::<_, PyErr>(made.unbind())
        })?;
        Ok(http.bind(py).clone())
    }

    /// Sends a request for `_client`, in the name of one of its methods.
    fn _send<'py>(
        slf: &Bound<'py, Self>,
        method: &Bound<'py, PyAny>,
        url: &Bound<'py, PyAny>,
        keywords: &Bound<'py, PyDict>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::raw(
            slf,
            "_client.request",
            &AnyRequest::new("_client.request", method, ("url", url), Some(keywords)),
        )
    }

    /// Makes a request for `_client.build_request`. It has the headers that are its own; those of the client are added
    /// when it is sent.
    fn _build(
        &self,
        py: Python<'_>,
        method: &Bound<'_, PyAny>,
        url: &Bound<'_, PyAny>,
        keywords: &Bound<'_, PyDict>,
    ) -> PyResult<PyRequest> {
        let (client, _) = self.open().map_err(|error| crate::errors::exceptions::from_core(py, &error))?;
        let given = AnyRequest::new("build_request", method, ("url", url), Some(keywords));
        let prepared = given
            .check(&client, self.raw_base.as_ref())
            .map_err(|fault| fault.into_error(py, "build_request"))?;
        let client = match prepared.base {
            Some(base) => client.with_transport(client.transport().with_base(base)),
            None => client,
        };
        let (info, timeouts) = client.transport().described(&prepared.request);
        Ok(PyRequest::with_timeouts(info, timeouts))
    }

    /// Sends a request that `_client.build_request` made.
    fn _send_built<'py>(
        slf: &Bound<'py, Self>,
        request: &Bound<'py, PyRequest>,
        follow_redirects: Option<bool>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let base = slf.get().raw_base.clone();
        let py = slf.py();
        let request = request.get();
        let method = PyString::new(py, request.info().method()).into_any();
        let url = PyString::new(py, request.info().url()).into_any();
        Self::call(slf, "_client.send", |client| {
            let given = AnyRequest::new("send", &method, ("request.url", &url), None);
            let mut prepared = given.check(&client, base.as_ref())?;
            prepared.request = prepared.request.like(request.info(), request.timeouts());
            if let Some(follow) = follow_redirects {
                prepared.request = prepared.request.with_redirects(follow);
            }
            Ok(async move { prepared.send(&client).await?.error_for_status() })
        })
    }

    /// What `_client` can tell of itself.
    fn _about<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let (transport, is_closed) = {
            let state = self.state();
            (state.core.transport().clone(), state.closed.load(std::sync::atomic::Ordering::Relaxed))
        };
        let about = PyDict::new(py);
        let base = self.raw_base.as_ref().unwrap_or_else(|| transport.base()).as_str();
        about.set_item("base_url", httpx::url(py, &format!("{}/", base.trim_end_matches('/')))?)?;
        about.set_item("headers", PyHeaders::new(shown(transport.headers())))?;
        about.set_item("is_closed", is_closed)?;
        let options = transport.options();
        let seconds = |limit: Option<std::time::Duration>| limit.map(|limit| limit.as_secs_f64());
        let timeouts = options.timeouts;
        let timeouts = [timeouts.connect, timeouts.read, timeouts.write, timeouts.pool].map(seconds);
        about.set_item("timeout", timeouts)?;
        about.set_item("follow_redirects", options.follow_redirects)?;
        about.set_item("max_redirects", options.max_redirects)?;
        about.set_item("trust_env", options.trust_env)?;
        about.set_item("enable_csrf_support", options.csrf)?;
        Ok(about)
    }
}

/// A request of any kind, as a caller gives it.
pub(crate) struct AnyRequest<'a, 'py> {
    /// The name of the method that was called, for its errors.
    name: &'static str,
    method: &'a Bound<'py, PyAny>,
    /// What the argument is called, and the path.
    path: (&'static str, &'a Bound<'py, PyAny>),
    path_params: Option<&'a Bound<'py, PyAny>>,
    params: Option<&'a Bound<'py, PyAny>>,
    keywords: Option<&'a Bound<'py, PyDict>>,
}

/// A request that can be sent.
pub(crate) struct Prepared {
    request: Request,
    /// Where it goes, if not to the API's URL.
    base: Option<Url>,
}

impl Prepared {
    pub(crate) async fn send(self, client: &client::Client) -> Result<Response> {
        match self.base {
            Some(base) => {
                client.with_transport(client.transport().with_base(base)).request(&self.request).await
            }
            None => client.request(&self.request).await,
        }
    }
}

impl<'a, 'py> AnyRequest<'a, 'py> {
    pub(crate) fn new(
        name: &'static str,
        method: &'a Bound<'py, PyAny>,
        path: (&'static str, &'a Bound<'py, PyAny>),
        keywords: Option<&'a Bound<'py, PyDict>>,
    ) -> Self {
        Self { name, method, path, path_params: None, params: None, keywords }
    }

    /// With what may be given by position.
    pub(crate) fn with_params(
        mut self,
        params: Option<&'a Bound<'py, PyAny>>,
        path_params: Option<&'a Bound<'py, PyAny>>,
    ) -> Self {
        (self.params, self.path_params) = (params, path_params);
        self
    }

    /// Whether a body may be given. As with httpx, `request` takes one with any method.
    fn takes_body(&self) -> bool {
        !matches!(self.name, "get" | "delete" | "head" | "options")
    }

    /// The request, for a client whose raw requests go to this URL.
    pub(crate) fn check(&self, client: &client::Client, raw_base: Option<&Url>) -> Checked<Prepared> {
        let method = arguments::text("method", self.method)?;
        let method = method
            .to_ascii_uppercase()
            .parse::<Method>()
            .map_err(|_| Fault::expected("an HTTP method such as GET", self.method).at("method"))?;
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
                    "expected a path, or a URL of {}: a client sends its credentials only to its own server, and this \
                     is {}",
                    base.origin().ascii_serialization(),
                    url.origin().ascii_serialization(),
                );
                return Err(Fault::without_input("value_error", message).at(self.path.0));
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

    /// The request with what the keywords say.
    fn with_keywords(&self, mut request: Request) -> Checked<Request> {
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
                    headers = httpx_settings::headers(&value).map_err(|fault| fault.at("headers"))?
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
                            write::to_text(&value).map_err(|fault| fault.at("json"))?.into(),
                            Some("application/json"),
                        ),
                        "data" => form(&value)?,
                        _ => (bytes("content", &value)?, None),
                    };
                    content_type = kind;
                    body = Some((key, bytes));
                }
                "auth" => {
                    if let Some(auth) = httpx_settings::auth(&value).map_err(|fault| fault.at("auth"))? {
                        let value = credentials(&auth).map_err(|error| {
                            Fault::without_input("value_error", error.to_string()).at("auth")
                        })?;
                        request = request.with_header(AUTHORIZATION, value);
                    }
                }
                "follow_redirects" => {
                    request = request.with_redirects(
                        httpx_settings::flag(&value).map_err(|fault| fault.at("follow_redirects"))?,
                    );
                }
                "timeout" => {
                    request = request.with_timeouts(
                        httpx_settings::timeouts(&value).map_err(|fault| fault.at("timeout"))?,
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

    /// Whether `params` is a parameter of its own, which may be given by position.
    fn takes_path_params(&self) -> bool {
        matches!(self.name, "request" | "raw_request")
    }

    fn unexpected(&self, key: &str) -> Fault {
        let advice = match (key, self.name) {
            ("json" | "content" | "data" | "files", "get" | "delete" | "head" | "options") => {
                ". As in httpx, a body goes with request()"
            }
            _ => "",
        };
        PyTypeError::new_err(format!("{}() got an unexpected keyword argument '{key}'{advice}", self.name))
            .into()
    }

    /// The path with its parameters filled in.
    fn filled(&self, path: &str) -> Checked<String> {
        if climbs(path) {
            let expected = "a path without line breaks, and without . or .. between its slashes";
            return Err(Fault::expected(expected, self.path.1).at(self.path.0));
        }
        let filled = self.fill(path)?;
        Ok(if filled.starts_with('/') { filled } else { format!("/{filled}") })
    }

    /// A part of the path or of the query with its parameters filled in.
    fn fill(&self, text: &str) -> Checked<String> {
        let Some(params) = self.path_params.filter(|params| !params.is_none()) else {
            return Ok(text.to_owned());
        };
        let params = params.cast::<PyMapping>().map_err(|_| {
            let expected = "a dict with the values of the {names} in the path";
            Fault::expected(expected, params).at("path_params")
        })?;
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                return Err(Fault::expected("a path in which each { has its }", self.path.1).at(self.path.0));
            };
            if !params.contains(name)? {
                return Err(Fault::without_input("missing", "missing; the path has it in braces")
                    .at(name)
                    .at("path_params"));
            }
            let value = params.get_item(name)?.str()?;
            prefect_client::transport::encode_part(&value.to_string_lossy(), &mut filled).map_err(
                |error| Fault::without_input("value_error", error.to_string()).at(name).at("path_params"),
            )?;
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

/// A whole URL, if it is one and not a path.
fn absolute(text: &str) -> Option<Url> {
    let (scheme, _) = text.split_once("://")?;
    let is_http = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    is_http.then(|| Url::parse(text).ok()).flatten()
}

/// Whether a URL is one of the server at this base. Behind a proxy a server may not know that it is reached by HTTPS,
/// and give URLs that say otherwise.
fn is_same_server(url: &Url, base: &Url) -> bool {
    let is_behind_proxy = base.scheme() == "https"
        && url.scheme() == "http"
        && url.host() == base.host()
        && url.port().is_none();
    url.origin() == base.origin() || is_behind_proxy
}

fn unsupported(key: &str) -> Fault {
    let instead = match key {
        "cookies" => {
            "give cookies to the client, with httpx_settings={\"cookies\": ...}, or as a Cookie header"
        }
        "files" => "no endpoint of Prefect takes files; give a body as content",
        _ => "requests are not sent by httpx, so its extensions have no effect",
    };
    Fault::without_input("not_supported", format!("not supported: {instead}")).at(key)
}

fn with_params(mut request: Request, params: &Bound<'_, PyAny>) -> Checked<Request> {
    // httpx takes a query as it is, too.
    if let Some(query) = params.cast::<PyString>().ok().map(|text| text.to_string_lossy().into_owned()) {
        for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            request = request.with_query(name, value);
        }
        return Ok(request);
    }
    for (name, value) in httpx_settings::params(params).map_err(|fault| fault.at("params"))? {
        request = request.with_query(name, value);
    }
    Ok(request)
}

/// Whether a path leads elsewhere than it seems to: readers of URLs go up at `..`, in whatever way it is written, take
/// a backslash for a slash, and pass over tabs and line breaks.
fn climbs(path: &str) -> bool {
    path.contains(|c: char| c.is_ascii_control())
        || path
            .split(['/', '\\'])
            .any(|part| matches!(part.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | ".."))
}

/// A form, and its content type; text and bytes are a body as they are.
fn form(data: &Bound<'_, PyAny>) -> Checked<(Vec<u8>, Option<&'static str>)> {
    if data.cast::<PyMapping>().is_err() {
        return Ok((bytes("data", data)?, None));
    }
    let pairs = httpx_settings::params(data).map_err(|fault| fault.at("data"))?;
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    Ok((form.into_bytes(), Some("application/x-www-form-urlencoded")))
}

fn bytes(name: &str, content: &Bound<'_, PyAny>) -> Checked<Vec<u8>> {
    if let Ok(bytes) = content.cast::<PyBytes>() {
        return Ok(bytes.as_bytes().to_vec());
    }
    if let Ok(bytes) = content.cast::<PyByteArray>() {
        return Ok(bytes.to_vec());
    }
    match content.cast::<PyString>() {
        Ok(text) => Ok(text.to_string_lossy().into_owned().into_bytes()),
        Err(_) => Err(Fault::expected("text or bytes", content).at(name)),
    }
}
