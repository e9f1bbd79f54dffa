//! A response with the attributes of `httpx.Response`.

use std::time::Duration;

use http::StatusCode;
use pyo3::exceptions::{PyLookupError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};
use pyo3::{PyTraverseError, PyVisit};

use super::headers::{self, PyHeaders};
use super::request::PyRequest;
use crate::convert::json::read;
use crate::errors::exceptions;
use prefect_client::transport::Response;

/// A complete response.
///
/// Args:
///     status_code (int): The status code.
///     headers (list[tuple[str, str]]): The headers.
///     content (bytes): The body.
///     request (Request): The request.
///     http_version (str): `HTTP/1.1` or `HTTP/2`.
///     elapsed (timedelta | None): The time from sending the request to the end of the response.
///     num_bytes_downloaded (int | None): The number of bytes of the body on the wire. Defaults to the size of the content.
///     history (Sequence[Response]): The redirects that led to this response.
///     next_request (Request | None): The request to which this response redirects.
#[pyclass(name = "Response", module = "prefect_rs._core", frozen)]
pub(crate) struct PyResponse(
    Response,
    /// The dict that the hooks of an exchange share.
    Option<Py<PyDict>>,
);

impl PyResponse {
    pub(crate) fn new(response: Response) -> Self {
        Self(response, None)
    }

    /// A response that is given to hooks.
    pub(crate) fn hooked(self, extensions: Bound<'_, PyDict>) -> Self {
        Self(self.0, Some(extensions.unbind()))
    }

    /// The body, parsed as JSON.
    pub(crate) fn read_json<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let response = &slf.get().0;
        let text = response.body_text().map_err(|error| read::Failure::NotJson(error.to_string()));
        text.and_then(|text| read::checked_text(py, &text)).map_err(|problem| match problem {
            read::Failure::Raised(error) => error,
            read::Failure::NotJson(problem) => {
                let make = || {
                    let message =
                        format!("the response to {} is not valid JSON: {problem}", response.request());
                    let keywords = PyDict::new(py);
                    keywords.set_item("response", slf)?;
                    exceptions::make(py, "DecodingError", (message,), Some(&keywords))
                };
                make().unwrap_or_else(|error| error)
            }
        })
    }

    /// Calls a function of the Python part with the body, to be split into chunks of this size.
    fn pieces<'py>(
        &self,
        py: Python<'py>,
        name: &str,
        chunk_size: Option<usize>,
        as_text: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        if chunk_size == Some(0) {
            return Err(PyValueError::new_err("chunk_size: expected an integer of at least 1, or None"));
        }
        let body = if as_text { self.text(py)? } else { self.content(py).into_any() };
        super::helper(py, name)?.call1((body, chunk_size))
    }
}

#[pymethods]
impl PyResponse {
    #[new]
    #[pyo3(signature = (
        status_code, headers, content, request, http_version="HTTP/1.1", *, elapsed=None, num_bytes_downloaded=None,
        history=Vec::new(), next_request=None,
    ), text_signature = "(status_code, headers, content, request, http_version='HTTP/1.1', *, elapsed=None, \
        num_bytes_downloaded=None, history=(), next_request=None)")]
    #[expect(clippy::too_many_arguments, reason = "a pickle contains all of them")]
    fn from_parts(
        status_code: u16,
        headers: Vec<(String, String)>,
        content: Vec<u8>,
        request: &PyRequest,
        http_version: &str,
        elapsed: Option<Duration>,
        num_bytes_downloaded: Option<u64>,
        history: Vec<PyRef<'_, Self>>,
        next_request: Option<PyRef<'_, PyRequest>>,
    ) -> PyResult<Self> {
        let status = StatusCode::from_u16(status_code).map_err(|_| {
            PyValueError::new_err(format!("expected an HTTP status such as 200, not {status_code}"))
        })?;
        let version = match http_version {
            "HTTP/2" => http::Version::HTTP_2,
            "HTTP/1.0" => http::Version::HTTP_10,
            _ => http::Version::HTTP_11,
        };
        let downloaded = num_bytes_downloaded.unwrap_or(content.len() as u64);
        let headers = headers::from_pairs(&headers);
        let response = Response::from_parts(request.info().clone(), status, version, headers, content.into())
            .measured(elapsed.unwrap_or_default(), downloaded)
            .after(history.iter().map(|response| response.0.clone()).collect())
            .before(next_request.map(|request| request.info().clone()));
        Ok(Self::new(response))
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.1)
    }

    /// The status code.
    ///
    /// Returns:
    ///     int: The code, such as 200.
    #[getter]
    fn status_code(&self) -> u16 {
        self.0.status()
    }

    /// The reason phrase of the status.
    ///
    /// Returns:
    ///     str: The phrase, such as `Not Found`.
    #[getter]
    fn reason_phrase(&self) -> &'static str {
        self.0.reason()
    }

    /// The HTTP version.
    ///
    /// Returns:
    ///     str: `HTTP/1.1` or `HTTP/2`.
    #[getter]
    fn http_version(&self) -> &'static str {
        match self.0.version() {
            http::Version::HTTP_2 => "HTTP/2",
            http::Version::HTTP_10 => "HTTP/1.0",
            _ => "HTTP/1.1",
        }
    }

    /// The headers.
    ///
    /// Returns:
    ///     Headers: A read-only mapping with case-insensitive names.
    #[getter]
    fn headers(&self) -> PyHeaders {
        PyHeaders::new(self.0.headers().clone())
    }

    /// The cookies that this response sets.
    ///
    /// Returns:
    ///     Cookies: A dict of names and values, without expired cookies.
    #[getter]
    fn cookies<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        super::helper(py, "Cookies")?.call1((self.0.cookies(),))
    }

    /// The `Link` headers.
    ///
    /// Returns:
    ///     dict[str, dict[str, str]]: The `url` and the parameters of each link, by its relation or, if it has none, by
    ///         its URL.
    #[getter]
    fn links<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let values: Vec<_> = self.0.headers().get_all(http::header::LINK).iter().map(headers::text).collect();
        super::helper(py, "links")?.call1((values,))
    }

    /// The body.
    ///
    /// Returns:
    ///     bytes: The body, decompressed.
    #[getter]
    fn content<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.0.body())
    }

    /// The body as text.
    ///
    /// Returns:
    ///     str: The body, decoded with `encoding`. Invalid sequences are replaced with `U+FFFD`.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let encoding = self.encoding();
        if encoding == "utf-8" {
            return Ok(PyString::new(py, &String::from_utf8_lossy(self.0.body())).into_any());
        }
        match self.content(py).call_method1("decode", (&*encoding, "replace")) {
            // Python does not support the encoding.
            Err(error) if error.is_instance_of::<PyLookupError>(py) => {
                Ok(PyString::new(py, &String::from_utf8_lossy(self.0.body())).into_any())
            }
            decoded => decoded,
        }
    }

    /// The encoding of the body.
    ///
    /// Returns:
    ///     str: The charset of the content type, or `utf-8`, the encoding of JSON.
    #[getter]
    fn encoding(&self) -> String {
        self.charset_encoding().unwrap_or_else(|| self.default_encoding().to_owned())
    }

    /// The charset of the content type.
    ///
    /// Returns:
    ///     str | None: The charset, or None if it has none.
    #[getter]
    fn charset_encoding(&self) -> Option<String> {
        self.0.charset()
    }

    /// The encoding of a body whose content type has no charset.
    ///
    /// Returns:
    ///     str: `utf-8`.
    #[getter]
    fn default_encoding(&self) -> &'static str {
        "utf-8"
    }

    /// Parse the body as JSON.
    ///
    /// Args:
    ///     **kwargs (Any): Arguments for `json.loads`, which then parses the body.
    ///
    /// Returns:
    ///     Any: The parsed value.
    ///
    /// Raises:
    ///     DecodingError: The body is not valid JSON.
    #[pyo3(signature = (**kwargs))]
    fn json<'py>(slf: &Bound<'py, Self>, kwargs: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        match kwargs.filter(|kwargs| !kwargs.is_empty()) {
            None => Self::read_json(slf),
            Some(kwargs) => {
                let py = slf.py();
                py.import("json")?.call_method("loads", (slf.get().content(py),), Some(kwargs))
            }
        }
    }

    /// The URL of the request, without credentials: text that has the attributes of `httpx.URL`.
    ///
    /// Returns:
    ///     URL: The URL. After redirects, that of the last request.
    #[getter]
    fn url<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        super::url(py, self.0.request().url())
    }

    /// The request of this response.
    ///
    /// Returns:
    ///     Request: The request. After redirects, the last one.
    #[getter]
    fn request(&self, py: Python<'_>) -> PyRequest {
        let request = PyRequest::new(self.0.request().clone());
        match &self.1 {
            Some(extensions) => request.hooked(extensions.bind(py).clone(), None),
            None => request,
        }
    }

    /// The time from sending the request to the end of the response.
    ///
    /// Returns:
    ///     timedelta: The time, without retries and redirects.
    #[getter]
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    /// The redirects that led to this response.
    ///
    /// Returns:
    ///     list[Response]: The redirects, the first one first.
    #[getter]
    fn history(&self) -> Vec<Self> {
        self.0.history().iter().cloned().map(Self::new).collect()
    }

    /// The request to which this response redirects, if `follow_redirects` is False.
    ///
    /// Returns:
    ///     Request | None: The request, or None if this is not a redirect.
    #[getter]
    fn next_request(&self) -> Option<PyRequest> {
        self.0.next().cloned().map(PyRequest::new)
    }

    /// The number of bytes of the body on the wire.
    ///
    /// Returns:
    ///     int: The number of bytes, compressed if the body was compressed.
    #[getter]
    fn num_bytes_downloaded(&self) -> u64 {
        self.0.downloaded()
    }

    /// The httpx extensions of the response.
    ///
    /// Returns:
    ///     dict[str, Any]: `http_version` and `reason_phrase`, as bytes.
    #[getter]
    fn extensions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let extensions = PyDict::new(py);
        extensions.set_item(intern!(py, "http_version"), PyBytes::new(py, self.http_version().as_bytes()))?;
        extensions
            .set_item(intern!(py, "reason_phrase"), PyBytes::new(py, self.reason_phrase().as_bytes()))?;
        Ok(extensions)
    }

    /// Whether the status is 100 to 199.
    ///
    /// Returns:
    ///     bool: True for an interim response.
    #[getter]
    fn is_informational(&self) -> bool {
        (100..200).contains(&self.0.status())
    }

    /// Whether the status is 200 to 299.
    ///
    /// Returns:
    ///     bool: True for a success.
    #[getter]
    fn is_success(&self) -> bool {
        self.0.is_success()
    }

    /// Whether the status is 400 to 599.
    ///
    /// Returns:
    ///     bool: True for an error.
    #[getter]
    fn is_error(&self) -> bool {
        (400..600).contains(&self.0.status())
    }

    /// Whether the status is 400 to 499.
    ///
    /// Returns:
    ///     bool: True for an error in the request.
    #[getter]
    fn is_client_error(&self) -> bool {
        (400..500).contains(&self.0.status())
    }

    /// Whether the status is 500 to 599.
    ///
    /// Returns:
    ///     bool: True for an error in the server.
    #[getter]
    fn is_server_error(&self) -> bool {
        (500..600).contains(&self.0.status())
    }

    /// Whether the status is 300 to 399.
    ///
    /// Returns:
    ///     bool: True for a redirect.
    #[getter]
    fn is_redirect(&self) -> bool {
        (300..400).contains(&self.0.status())
    }

    /// Whether this is a redirect with a target.
    ///
    /// Returns:
    ///     bool: True for 301, 302, 303, 307 and 308 with a `Location`.
    #[getter]
    fn has_redirect_location(&self) -> bool {
        self.0.has_redirect_location()
    }

    /// Whether the response is closed. It always is, because it is read completely.
    ///
    /// Returns:
    ///     bool: True.
    #[getter]
    fn is_closed(&self) -> bool {
        true
    }

    /// Whether the body was consumed. It always is, and can be read again.
    ///
    /// Returns:
    ///     bool: True.
    #[getter]
    fn is_stream_consumed(&self) -> bool {
        true
    }

    /// The body as an iterable.
    ///
    /// Returns:
    ///     ByteStream: The body, for `for` and `async for`.
    #[getter]
    fn stream<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        super::helper(py, "ByteStream")?.call1((self.content(py),))
    }

    /// Raise an exception unless the status is a success.
    ///
    /// Returns:
    ///     Response: This response.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The status is not a success. The exception may be a subclass, such as `ObjectNotFound`.
    fn raise_for_status<'py>(slf: Bound<'py, Self>) -> PyResult<Bound<'py, Self>> {
        match slf.get().0.clone().error_for_status() {
            Ok(_) => Ok(slf),
            Err(error) => Err(exceptions::from_core(slf.py(), &error)),
        }
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

    /// Iterate over the body.
    ///
    /// Args:
    ///     chunk_size (int | None): The size of each chunk. Defaults to the whole body.
    ///
    /// Returns:
    ///     Iterator[bytes]: The chunks. There are none for an empty body.
    #[pyo3(signature = (chunk_size=None))]
    fn iter_bytes<'py>(&self, py: Python<'py>, chunk_size: Option<usize>) -> PyResult<Bound<'py, PyAny>> {
        self.pieces(py, "pieces", chunk_size, false)
    }

    /// Iterate over the body, like `iter_bytes`. It is decompressed already.
    ///
    /// Args:
    ///     chunk_size (int | None): The size of each chunk. Defaults to the whole body.
    ///
    /// Returns:
    ///     Iterator[bytes]: The chunks. There are none for an empty body.
    #[pyo3(signature = (chunk_size=None))]
    fn iter_raw<'py>(&self, py: Python<'py>, chunk_size: Option<usize>) -> PyResult<Bound<'py, PyAny>> {
        self.pieces(py, "pieces", chunk_size, false)
    }

    /// Iterate over the body as text.
    ///
    /// Args:
    ///     chunk_size (int | None): The number of characters in each chunk. Defaults to the whole body.
    ///
    /// Returns:
    ///     Iterator[str]: The chunks. There are none for an empty body.
    #[pyo3(signature = (chunk_size=None))]
    fn iter_text<'py>(&self, py: Python<'py>, chunk_size: Option<usize>) -> PyResult<Bound<'py, PyAny>> {
        self.pieces(py, "pieces", chunk_size, true)
    }

    /// Iterate over the lines of the body.
    ///
    /// Returns:
    ///     Iterator[str]: The lines, without line endings.
    fn iter_lines<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.pieces(py, "lines", None, true)
    }

    /// Iterate over the body, for code that uses `async for`.
    ///
    /// Args:
    ///     chunk_size (int | None): The size of each chunk. Defaults to the whole body.
    ///
    /// Returns:
    ///     AsyncIterator[bytes]: The chunks. There are none for an empty body.
    #[pyo3(signature = (chunk_size=None))]
    fn aiter_bytes<'py>(&self, py: Python<'py>, chunk_size: Option<usize>) -> PyResult<Bound<'py, PyAny>> {
        self.pieces(py, "apieces", chunk_size, false)
    }

    /// Iterate over the body, like `aiter_bytes`. It is decompressed already.
    ///
    /// Args:
    ///     chunk_size (int | None): The size of each chunk. Defaults to the whole body.
    ///
    /// Returns:
    ///     AsyncIterator[bytes]: The chunks. There are none for an empty body.
    #[pyo3(signature = (chunk_size=None))]
    fn aiter_raw<'py>(&self, py: Python<'py>, chunk_size: Option<usize>) -> PyResult<Bound<'py, PyAny>> {
        self.pieces(py, "apieces", chunk_size, false)
    }

    /// Iterate over the body as text, for code that uses `async for`.
    ///
    /// Args:
    ///     chunk_size (int | None): The number of characters in each chunk. Defaults to the whole body.
    ///
    /// Returns:
    ///     AsyncIterator[str]: The chunks. There are none for an empty body.
    #[pyo3(signature = (chunk_size=None))]
    fn aiter_text<'py>(&self, py: Python<'py>, chunk_size: Option<usize>) -> PyResult<Bound<'py, PyAny>> {
        self.pieces(py, "apieces", chunk_size, true)
    }

    /// Iterate over the lines of the body, for code that uses `async for`.
    ///
    /// Returns:
    ///     AsyncIterator[str]: The lines, without line endings.
    fn aiter_lines<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.pieces(py, "alines", None, true)
    }

    /// Do nothing. The response is read completely, and its connection is released already.
    fn close(&self) {}

    /// Do nothing, like `close`, for code that awaits it.
    ///
    /// Returns:
    ///     Coroutine[Any, Any, None]: A coroutine that does nothing.
    fn aclose<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        super::helper(py, "aclose")?.call0()
    }

    fn __repr__(&self) -> String {
        format!("<Response [{} {}]>", self.0.status(), self.0.reason())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0.status() == other.0.status()
            && self.0.body() == other.0.body()
            && self.0.headers() == other.0.headers()
            && self.0.request().url() == other.0.request().url()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let headers = PyHeaders::new(self.0.headers().clone()).multi_items();
        let arguments = (self.0.status(), headers, self.content(py), self.request(py), self.http_version())
            .into_pyobject(py)?;
        let keywords = PyDict::new(py);
        keywords.set_item("elapsed", self.0.elapsed())?;
        keywords.set_item("num_bytes_downloaded", self.0.downloaded())?;
        keywords.set_item("history", self.history())?;
        keywords.set_item("next_request", self.next_request())?;
        let restore = super::helper(py, "restore")?;
        Ok((restore, (py.get_type::<Self>(), arguments, keywords).into_pyobject(py)?))
    }
}
