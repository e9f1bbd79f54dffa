//! What was asked and what was answered, for those who want to look: named as httpx names them.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use pyo3::exceptions::{PyKeyError, PyLookupError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyString, PyTuple};

use super::json::read;
use crate::transport::{RequestInfo, Response};

/// A request that was sent.
///
/// Args:
///     method (str): The method, such as `GET`.
///     url (str): The URL; user and password are taken out of it.
///     content (bytes | None): The body.
#[pyclass(name = "Request", module = "prefect_rs._core", frozen)]
pub(super) struct PyRequest(RequestInfo);

impl PyRequest {
    pub(super) fn new(request: RequestInfo) -> Self {
        Self(request)
    }
}

#[pymethods]
impl PyRequest {
    #[new]
    #[pyo3(signature = (method, url, content=None))]
    fn from_parts(method: &str, url: String, content: Option<Vec<u8>>) -> PyResult<Self> {
        let method = method.parse().map_err(|_| pyo3::exceptions::PyValueError::new_err("no HTTP method"))?;
        Ok(Self(RequestInfo::from_parts(method, url, content.map(Bytes::from))))
    }

    /// The method, such as `GET`.
    ///
    /// Returns:
    ///     str: In capitals.
    #[getter]
    fn method(&self) -> &str {
        self.0.method()
    }

    /// The URL.
    ///
    /// Returns:
    ///     str: Without the user and password that it may have been sent with.
    #[getter]
    fn url(&self) -> &str {
        self.0.url()
    }

    /// The body.
    ///
    /// Returns:
    ///     bytes: As it was sent; empty where there was none.
    #[getter]
    fn content<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.0.body())
    }

    /// The headers that may be shown: none, for they hold the credentials.
    ///
    /// Returns:
    ///     Headers: Empty.
    #[getter]
    fn headers(&self) -> PyHeaders {
        PyHeaders(HeaderMap::new())
    }

    fn __repr__(&self) -> String {
        format!("<Request('{}', '{}')>", self.0.method(), self.0.url())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0.method() == other.0.method()
            && self.0.url() == other.0.url()
            && self.0.body() == other.0.body()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyAny>, (&str, &str, Bound<'py, PyBytes>)) {
        (py.get_type::<Self>().into_any(), (self.0.method(), self.0.url(), PyBytes::new(py, self.0.body())))
    }
}

/// An answer, read to its end.
///
/// Args:
///     status_code (int): The status.
///     headers (list[tuple[str, str]]): The headers.
///     content (bytes): The body.
///     request (Request): The request that is answered.
#[pyclass(name = "Response", module = "prefect_rs._core", frozen)]
pub(super) struct PyResponse(Response);

impl PyResponse {
    pub(super) fn new(response: Response) -> Self {
        Self(response)
    }
}

#[pymethods]
impl PyResponse {
    #[new]
    fn from_parts(
        status_code: u16,
        headers: Vec<(String, String)>,
        content: Vec<u8>,
        request: &PyRequest,
    ) -> PyResult<Self> {
        let status = StatusCode::from_u16(status_code)
            .map_err(|_| pyo3::exceptions::PyValueError::new_err("no HTTP status"))?;
        let headers = headers.iter().filter_map(|(name, value)| {
            Some((name.parse::<HeaderName>().ok()?, HeaderValue::from_bytes(value.as_bytes()).ok()?))
        });
        let version = http::Version::HTTP_11;
        Ok(Self(Response::from_parts(request.0.clone(), status, version, headers.collect(), content.into())))
    }

    /// The status.
    ///
    /// Returns:
    ///     int: Such as 200.
    #[getter]
    fn status_code(&self) -> u16 {
        self.0.status()
    }

    /// The status in words.
    ///
    /// Returns:
    ///     str: Such as `Not Found`.
    #[getter]
    fn reason_phrase(&self) -> &'static str {
        self.0.reason()
    }

    /// The protocol.
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
    ///     Headers: A mapping that does not mind capitals.
    #[getter]
    fn headers(&self) -> PyHeaders {
        PyHeaders(self.0.headers().clone())
    }

    /// The body.
    ///
    /// Returns:
    ///     bytes: As it came, but decompressed.
    #[getter]
    fn content<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.0.body())
    }

    /// The body as text.
    ///
    /// Returns:
    ///     str: Read in its `encoding`; what cannot be read becomes `U+FFFD`.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let encoding = self.encoding();
        if encoding == "utf-8" {
            return Ok(PyString::new(py, &String::from_utf8_lossy(self.0.body())).into_any());
        }
        match self.content(py).call_method1("decode", (&*encoding, "replace")) {
            // An encoding that Python does not know.
            Err(error) if error.is_instance_of::<PyLookupError>(py) => {
                Ok(PyString::new(py, &String::from_utf8_lossy(self.0.body())).into_any())
            }
            decoded => decoded,
        }
    }

    /// The body's encoding.
    ///
    /// Returns:
    ///     str: The one that the content type names, or `utf-8`, which is what JSON is in.
    #[getter]
    fn encoding(&self) -> String {
        self.0.charset().unwrap_or_else(|| "utf-8".to_owned())
    }

    /// The body read as JSON.
    ///
    /// Returns:
    ///     Any: Dicts, lists, texts, numbers.
    ///
    /// Raises:
    ///     DecodingError: It is no JSON.
    pub(super) fn json<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let response = &slf.get().0;
        let text = response.body_text().map_err(|error| read::Failure::NoJson(error.to_string()));
        text.and_then(|text| read::checked_text(py, &text)).map_err(|problem| match problem {
            read::Failure::Raised(error) => error,
            read::Failure::NoJson(problem) => {
                let make = || {
                    let message = format!("the answer to {} is no JSON: {problem}", response.request());
                    let keywords = PyDict::new(py);
                    keywords.set_item("response", slf)?;
                    super::exceptions::make(py, "DecodingError", (message,), Some(&keywords))
                };
                make().unwrap_or_else(|error| error)
            }
        })
    }

    /// The URL that was asked, without user and password.
    ///
    /// Returns:
    ///     str: That of the last request, where there were redirects.
    #[getter]
    fn url(&self) -> &str {
        self.0.request().url()
    }

    /// The request that was answered.
    ///
    /// Returns:
    ///     Request: The last one, where there were redirects.
    #[getter]
    fn request(&self) -> PyRequest {
        PyRequest(self.0.request().clone())
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
        self.0.status() >= 400
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
        self.0.status() >= 500
    }

    /// Whether the status is 300 to 399.
    ///
    /// Returns:
    ///     bool: True for a redirect.
    #[getter]
    fn is_redirect(&self) -> bool {
        (300..400).contains(&self.0.status())
    }

    /// Raise the error that the status stands for, if it stands for one.
    ///
    /// Returns:
    ///     Response: This response.
    ///
    /// Raises:
    ///     PrefectHTTPStatusError: The status is not a success; `ObjectNotFound` and its kin are kinds of it.
    fn raise_for_status<'py>(slf: Bound<'py, Self>) -> PyResult<Bound<'py, Self>> {
        match slf.get().0.clone().error_for_status() {
            Ok(_) => Ok(slf),
            Err(error) => Err(super::exceptions::from_core(slf.py(), &error)),
        }
    }

    /// The body, as `content`.
    ///
    /// Returns:
    ///     bytes: The body.
    fn read<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        self.content(py)
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
        let headers = PyHeaders(self.0.headers().clone()).multi_items();
        let parts = (self.0.status(), headers, PyBytes::new(py, self.0.body()), self.request());
        Ok((py.get_type::<Self>().into_any(), parts.into_pyobject(py)?))
    }
}

/// Headers: a mapping that does not mind capitals.
#[pyclass(name = "Headers", module = "prefect_rs._core", frozen, mapping)]
pub(super) struct PyHeaders(HeaderMap);

impl PyHeaders {
    fn lookup(&self, name: &str) -> Option<String> {
        let values: Vec<_> = self.0.get_all(name).iter().map(text).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    fn names(&self) -> Vec<&str> {
        self.0.keys().map(HeaderName::as_str).collect()
    }
}

fn text(value: &HeaderValue) -> String {
    // UTF-8 if it is valid, as in httpx, and else Latin-1, as HTTP has it.
    match std::str::from_utf8(value.as_bytes()) {
        Ok(text) => text.to_owned(),
        Err(_) => value.as_bytes().iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[pymethods]
impl PyHeaders {
    /// Every header with its value.
    ///
    /// Returns:
    ///     list[tuple[str, str]]: One pair a header line: a name may be there more than once.
    fn multi_items(&self) -> Vec<(String, String)> {
        self.0.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
    }

    /// The value of a header.
    ///
    /// Args:
    ///     name (str): In any capitals.
    ///     default (Any): What to give where there is no such header.
    ///
    /// Returns:
    ///     Any: The value, or the default; several values are joined with commas.
    #[pyo3(signature = (name, default=None))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        name: &str,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        match self.lookup(name) {
            Some(value) => Ok(value.into_pyobject(py)?.into_any()),
            None => Ok(default.unwrap_or_else(|| py.None().into_bound(py))),
        }
    }

    /// Every value of a header.
    ///
    /// Args:
    ///     name (str): In any capitals.
    ///
    /// Returns:
    ///     list[str]: One for each header line.
    fn get_list(&self, name: &str) -> Vec<String> {
        self.0.get_all(name).iter().map(text).collect()
    }

    /// The names, in lower case.
    ///
    /// Returns:
    ///     list[str]: Each once.
    fn keys(&self) -> Vec<&str> {
        self.names()
    }

    /// The values.
    ///
    /// Returns:
    ///     list[str]: In the order of the names.
    fn values(&self) -> Vec<String> {
        self.items().into_iter().map(|(_, value)| value).collect()
    }

    /// Names and values.
    ///
    /// Returns:
    ///     list[tuple[str, str]]: Each name once; several values are joined with commas.
    fn items(&self) -> Vec<(String, String)> {
        let names = self.names().into_iter();
        names.map(|name| (name.to_owned(), self.lookup(name).unwrap_or_default())).collect()
    }

    fn __getitem__(&self, name: &str) -> PyResult<String> {
        self.lookup(name).ok_or_else(|| PyKeyError::new_err(name.to_owned()))
    }

    fn __contains__(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    fn __len__(&self) -> usize {
        self.0.keys_len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyIterator>> {
        PyList::new(py, self.names())?.try_iter()
    }

    fn __repr__(&self) -> String {
        format!("Headers({:?})", self.items())
    }
}
