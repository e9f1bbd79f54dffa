//! Raw requests, for endpoints that have no method of their own, and `_client`.

use std::time::Duration;

use http::Method;
use prefect_rs_macros::methods;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use url::Url;

use super::drive::Mode;
use super::raw_request::RawRequest;
use super::replaced::{attributes, replaced, restore};
use super::{BaseClient, Client};
use crate::errors::problems::InputResult;
use crate::httpx;
use crate::httpx::{PyHeaders, PyRequest, shown};
use prefect_client::error::Result;
use prefect_client::transport::Response;

impl BaseClient {
    fn raw_base(&self) -> PyResult<Option<Url>> {
        Ok(self.session()?.raw_base().cloned())
    }

    /// Sends a raw request. Error statuses are raised.
    fn send(
        &self,
        client: Client,
        request: &RawRequest<'_, '_>,
    ) -> InputResult<impl Future<Output = Result<Response>> + Send + use<>> {
        let prepared = request.check(&client, self.raw_base()?.as_ref())?;
        Ok(async move { prepared.send(&client).await?.error_for_status() })
    }
}

#[methods]
impl BaseClient {
    /// Send a request to an endpoint that has no method of its own.
    ///
    /// Args:
    ///     method (str): The HTTP method, such as `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    ///     path (str): A path below the API's URL, such as `/flows/{id}`, with or without a query; or an absolute URL of
    ///         the same server.
    ///     params (Mapping[str, Any] | None): Query parameters, added to those in the path. A list gives one parameter
    ///         for each item.
    ///     path_params (Mapping[str, Any] | None): Values for placeholders such as `{id}` in the path. Each is encoded as
    ///         a single path segment.
    ///
    /// Returns:
    ///     Response: The response.
    fn request(
        client: Client,
        this: This,
        method: Any,
        path: Any,
        params: Option<Any>,
        path_params: Option<Any>,
        keywords: Keywords![json, content, data, headers, auth, follow_redirects, timeout],
    ) {
        let request = RawRequest::new("request", method, ("path", path), keywords);
        this.send(client, &request.with_params(params, path_params))
    }

    /// Send a GET request.
    ///
    /// Args:
    ///     url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
    ///         the same server.
    ///
    /// Returns:
    ///     Response: The response.
    fn get(
        client: Client,
        this: This,
        url: Any,
        keywords: Keywords![params, headers, auth, follow_redirects, timeout],
    ) {
        this.send(client, &RawRequest::new("get", Method::GET, ("url", url), keywords))
    }

    /// Send a POST request.
    ///
    /// Unless its path is that of a read, such as `/flow_runs/filter`, it is only retried if the server has certainly not
    /// processed it.
    ///
    /// Args:
    ///     url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
    ///         the same server.
    ///
    /// Returns:
    ///     Response: The response.
    fn post(
        client: Client,
        this: This,
        url: Any,
        keywords: Keywords![json, content, data, params, headers, auth, follow_redirects, timeout],
    ) {
        this.send(client, &RawRequest::new("post", Method::POST, ("url", url), keywords))
    }

    /// Send a PUT request.
    ///
    /// Args:
    ///     url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
    ///         the same server.
    ///
    /// Returns:
    ///     Response: The response.
    fn put(
        client: Client,
        this: This,
        url: Any,
        keywords: Keywords![json, content, data, params, headers, auth, follow_redirects, timeout],
    ) {
        this.send(client, &RawRequest::new("put", Method::PUT, ("url", url), keywords))
    }

    /// Send a PATCH request.
    ///
    /// Args:
    ///     url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
    ///         the same server.
    ///
    /// Returns:
    ///     Response: The response.
    fn patch(
        client: Client,
        this: This,
        url: Any,
        keywords: Keywords![json, content, data, params, headers, auth, follow_redirects, timeout],
    ) {
        this.send(client, &RawRequest::new("patch", Method::PATCH, ("url", url), keywords))
    }

    /// Send a DELETE request.
    ///
    /// Args:
    ///     url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
    ///         the same server.
    ///
    /// Returns:
    ///     Response: The response.
    fn delete(
        client: Client,
        this: This,
        url: Any,
        keywords: Keywords![params, headers, auth, follow_redirects, timeout],
    ) {
        this.send(client, &RawRequest::new("delete", Method::DELETE, ("url", url), keywords))
    }

    /// Send a HEAD request.
    ///
    /// Args:
    ///     url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
    ///         the same server.
    ///
    /// Returns:
    ///     Response: The response.
    fn head(
        client: Client,
        this: This,
        url: Any,
        keywords: Keywords![params, headers, auth, follow_redirects, timeout],
    ) {
        this.send(client, &RawRequest::new("head", Method::HEAD, ("url", url), keywords))
    }

    /// Send an OPTIONS request.
    ///
    /// Args:
    ///     url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
    ///         the same server.
    ///
    /// Returns:
    ///     Response: The response.
    fn options(
        client: Client,
        this: This,
        url: Any,
        keywords: Keywords![params, headers, auth, follow_redirects, timeout],
    ) {
        this.send(client, &RawRequest::new("options", Method::OPTIONS, ("url", url), keywords))
    }

    /// A stand-in for the httpx client that the official client has inside, with the attributes that existing code uses.
    #[getter]
    fn _client<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        if let Some(replacement) = replaced(slf.as_any(), intern!(py, "_client"))? {
            return Ok(replacement);
        }
        let client = slf.get();
        let make = || {
            // It sends through another client with the same connections, to avoid a reference cycle.
            let twin = Self::uninitialized(client.mode, client.is_cloud);
            let _ = twin.session.set(client.shared_session()?.clone());
            if let Some(options) = client.options.get() {
                let _ = twin.options.set(options.clone());
            }
            let twin = Bound::new(py, twin)?;
            Self::keep_sender(twin.as_any(), Self::sender(slf)?)?;
            let class = match client.mode {
                Mode::Await => "AsyncClient",
                Mode::Block => "SyncClient",
            };
            let made = py.import("prefect_rs._raw")?.getattr(class)?.call1((twin,))?;
            Ok::<_, PyErr>(made.unbind())
        };
        if Self::sender(slf)?.is_some() {
            // A transport may refer to this client, so the garbage collector has to see it.
            Self::replace_client(slf, make()?.bind(py))?;
            return Self::_client(slf);
        }
        Ok(client.http.get_or_try_make(make)?.bind(py).clone())
    }

    /// Replaces `_client`, as tests do. The methods of this client do not use it.
    #[setter(_client)]
    fn replace_client(slf: &Bound<'_, Self>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        attributes(slf.as_any())?.set_item(intern!(slf.py(), "_client"), value)
    }

    #[deleter(_client)]
    fn restore_client(slf: &Bound<'_, Self>) -> PyResult<()> {
        restore(slf.as_any(), intern!(slf.py(), "_client"))
    }

    /// Sends a request for a method of `_client`.
    fn _send<'py>(
        slf: &Bound<'py, Self>,
        method: &Bound<'py, PyAny>,
        url: &Bound<'py, PyAny>,
        keywords: &Bound<'py, PyDict>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "_client.request", |client| {
            slf.get().send(client, &RawRequest::new("_client.request", method, ("url", url), Some(keywords)))
        })
    }

    /// Builds a request for `_client.build_request`. The client's own headers are added when it is sent.
    fn _build(
        &self,
        py: Python<'_>,
        method: &Bound<'_, PyAny>,
        url: &Bound<'_, PyAny>,
        keywords: &Bound<'_, PyDict>,
    ) -> PyResult<PyRequest> {
        let (client, _) = self.open(py)?;
        let given = RawRequest::new("build_request", method, ("url", url), Some(keywords));
        let prepared = given
            .check(&client, self.raw_base()?.as_ref())
            .map_err(|error| error.into_error(py, "build_request"))?;
        let client = match prepared.base {
            Some(base) => client.with_transport(client.transport().with_base(base)),
            None => client,
        };
        let (info, timeouts) = client.transport().described(&prepared.request);
        Ok(PyRequest::with_timeouts(info, timeouts))
    }

    /// Sends a request that `_client.build_request` built.
    fn _send_built<'py>(
        slf: &Bound<'py, Self>,
        request: &Bound<'py, PyRequest>,
        follow_redirects: Option<bool>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let request = request.get();
        let method = PyString::new(py, request.info().method()).into_any();
        let url = PyString::new(py, request.info().url()).into_any();
        Self::call(slf, "_client.send", |client| {
            let given = RawRequest::new("send", &method, ("request.url", &url), None);
            let mut prepared = given.check(&client, slf.get().raw_base()?.as_ref())?;
            prepared.request = prepared.request.like(request.info(), request.timeouts());
            if let Some(follow) = follow_redirects {
                prepared.request = prepared.request.with_redirects(follow);
            }
            Ok(async move { prepared.send(&client).await?.error_for_status() })
        })
    }

    /// The attributes of `_client`.
    fn _about<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let (transport, is_closed, raw_base) = {
            let session = self.session()?;
            let core = self.with_own_options(session.core.clone());
            (core.transport().clone(), session.is_closed(), session.raw_base().cloned())
        };
        let about = PyDict::new(py);
        let base = raw_base.as_ref().unwrap_or_else(|| transport.base()).as_str();
        about.set_item("base_url", httpx::url(py, &format!("{}/", base.trim_end_matches('/')))?)?;
        about.set_item("headers", PyHeaders::new(shown(&transport.headers())))?;
        about.set_item("is_closed", is_closed)?;
        let options = transport.options();
        let seconds = |limit: Option<Duration>| limit.map(|limit| limit.as_secs_f64());
        let timeouts = transport.timeouts();
        let timeouts = [timeouts.connect, timeouts.read, timeouts.write, timeouts.pool].map(seconds);
        about.set_item("timeout", timeouts)?;
        about.set_item("follow_redirects", options.follow_redirects)?;
        about.set_item("max_redirects", options.max_redirects)?;
        about.set_item("trust_env", options.trust_env)?;
        about.set_item("enable_csrf_support", options.csrf)?;
        Ok(about)
    }
}
