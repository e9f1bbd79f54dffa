//! A request with the attributes of `httpx.Request`.

use std::sync::Arc;

use bytes::Bytes;
use http::HeaderValue;
use http::header::{CONTENT_LENGTH, HOST, HeaderMap};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};
use pyo3::{PyTraverseError, PyVisit};

use super::headers::{self, PyHeaders, SentHeaders};
use prefect_client::transport::{RequestInfo, Timeouts};

/// A request that was sent, or that was created by `build_request`.
///
/// Args:
///     method (str): The HTTP method, such as `GET`.
///     url (str): The URL. Credentials are removed.
///     content (bytes | None): The body.
///     headers (Any): A mapping, or pairs of names and values.
#[pyclass(name = "Request", module = "prefect_rs._core", frozen)]
pub(crate) struct PyRequest {
    info: RequestInfo,
    timeouts: Option<Timeouts>,
    /// The headers, if a hook may change them.
    sent: Option<Arc<SentHeaders>>,
    /// The dict that the hooks of an exchange share.
    extensions: Option<Py<PyDict>>,
}

impl PyRequest {
    pub(crate) fn new(info: RequestInfo) -> Self {
        Self::with_timeouts(info, None)
    }

    /// A request with its own timeouts.
    pub(crate) fn with_timeouts(info: RequestInfo, timeouts: Option<Timeouts>) -> Self {
        Self { info, timeouts, sent: None, extensions: None }
    }

    /// A request that is given to hooks.
    pub(crate) fn hooked(self, extensions: Bound<'_, PyDict>, sent: Option<Arc<SentHeaders>>) -> Self {
        Self { sent, extensions: Some(extensions.unbind()), ..self }
    }

    pub(crate) fn info(&self) -> &RequestInfo {
        &self.info
    }

    pub(crate) fn timeouts(&self) -> Option<Timeouts> {
        self.timeouts
    }

    fn shown_headers(&self) -> HeaderMap {
        let mut shown = headers::shown(self.info.headers());
        // The HTTP library adds these two.
        let authority = url::Url::parse(self.info.url()).ok().and_then(|url| {
            let host = url.host_str()?;
            HeaderValue::from_str(
                &url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")),
            )
            .ok()
        });
        if let Some(authority) = authority {
            shown.entry(HOST).or_insert(authority);
        }
        if !self.info.body().is_empty() {
            shown.entry(CONTENT_LENGTH).or_insert_with(|| self.info.body().len().into());
        }
        shown
    }
}

#[pymethods]
impl PyRequest {
    #[new]
    #[pyo3(signature = (method, url, content=None, headers=None))]
    fn from_parts(
        method: &str,
        url: String,
        content: Option<Vec<u8>>,
        headers: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let method = method.parse().map_err(|_| {
            pyo3::exceptions::PyValueError::new_err(format!(
                "expected an HTTP method such as GET, not {method:?}"
            ))
        })?;
        let info = RequestInfo::from_parts(method, url, content.map(Bytes::from));
        let Some(headers) = headers.filter(|headers| !headers.is_none()) else { return Ok(Self::new(info)) };
        let pairs = crate::arguments::httpx_settings::headers(headers)
            .map_err(|error| error.at("headers").into_error(headers.py(), "Request"))?;
        Ok(Self::new(info.with_headers(pairs.into_iter().collect())))
    }

    /// The HTTP method.
    ///
    /// Returns:
    ///     str: The method in upper case, such as `GET`.
    #[getter]
    fn method(&self) -> &str {
        self.info.method()
    }

    /// The URL: text that has the attributes of `httpx.URL`, such as `path`.
    ///
    /// Returns:
    ///     URL: The URL without credentials.
    #[getter]
    fn url<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        super::url(py, self.info.url())
    }

    /// The body.
    ///
    /// Returns:
    ///     bytes: The body as it was sent. It may be empty.
    #[getter]
    fn content<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.info.body())
    }

    /// The headers that the client set.
    ///
    /// Values are masked as `[secure]` or `Basic [secure]`, except those of common headers and of Prefect's own. Cookies
    /// that a server has set are not included.
    ///
    /// Returns:
    ///     Headers: A mapping with case-insensitive names. Functions of `on_request` may change it.
    #[getter]
    fn headers(&self) -> PyHeaders {
        match &self.sent {
            Some(sent) => PyHeaders::of_sent(sent.clone()),
            None => PyHeaders::new(self.shown_headers()),
        }
    }

    /// The body as an iterable.
    ///
    /// Returns:
    ///     ByteStream: The body, for `for` and `async for`.
    #[getter]
    fn stream<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        super::helper(py, "ByteStream")?.call1((self.content(py),))
    }

    /// Data that hooks keep for the time of an exchange with the server.
    ///
    /// Returns:
    ///     dict[str, Any]: The dict that all functions of `on_request`, `on_response`, `on_error` and `on_retry` get for the same
    ///         exchange. Elsewhere, an empty one.
    #[getter]
    fn extensions<'py>(&self, py: Python<'py>) -> Bound<'py, PyDict> {
        self.extensions.as_ref().map_or_else(|| PyDict::new(py), |extensions| extensions.bind(py).clone())
    }

    /// Return the body, like `content`.
    ///
    /// Returns:
    ///     bytes: The body.
    fn read<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        self.content(py)
    }

    /// Return the body, like `content`, for code that awaits it.
    ///
    /// Returns:
    ///     Coroutine[Any, Any, bytes]: A coroutine that returns the body.
    fn aread<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        super::helper(py, "aread")?.call1((self.content(py),))
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.extensions)
    }

    fn __repr__(&self) -> String {
        format!("<Request('{}', '{}')>", self.info.method(), self.info.url())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.info.method() == other.info.method()
            && self.info.url() == other.info.url()
            && self.info.body() == other.info.body()
    }

    /// A pickle has masked headers, because it may be stored or sent anywhere.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let headers = PyHeaders::new(headers::shown(self.info.headers()));
        let parts = (self.info.method(), self.info.url(), self.content(py), headers);
        Ok((py.get_type::<Self>().into_any(), parts.into_pyobject(py)?))
    }
}
