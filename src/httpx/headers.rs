//! Headers, as a read-only mapping.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, MutexGuard};

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};
use pyo3::exceptions::{PyKeyError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyType};

use crate::arguments::httpx_settings;
use crate::errors::problems::InputError;
use crate::locks::lock;

/// Replaces values that may be secret.
const MASK: &str = "[secure]";

/// Request headers that are never secret. Any other, even one that a user adds, may be the key of a gateway or a proxy.
const PUBLIC: [&str; 12] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "cache-control",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "host",
    "idempotency-key",
    "user-agent",
];

/// The headers of a request, with values that may be secret masked.
pub(crate) fn shown(headers: &HeaderMap) -> HeaderMap {
    let masked = |name: &HeaderName, value: &HeaderValue| {
        if PUBLIC.contains(&name.as_str()) || name.as_str().starts_with("x-prefect-") {
            return value.clone();
        }
        // The schemes are not secret, and are useful to know.
        let scheme = value.to_str().ok().and_then(|text| text.split_once(' '));
        match scheme.map(|(scheme, _)| scheme).filter(|scheme| matches!(*scheme, "Basic" | "Bearer")) {
            Some("Basic") => HeaderValue::from_static("Basic [secure]"),
            Some(_) => HeaderValue::from_static("Bearer [secure]"),
            None => HeaderValue::from_static(MASK),
        }
    };
    headers.iter().map(|(name, value)| (name.clone(), masked(name, value))).collect()
}

/// Headers that HTTP depends on. The client sets them.
const FRAMING: [&str; 5] = ["content-length", "transfer-encoding", "connection", "upgrade", "te"];

/// The headers of a request that a hook may change, until it is sent.
pub(crate) struct SentHeaders(Mutex<(HeaderMap, bool)>);

impl SentHeaders {
    pub(crate) fn new(headers: HeaderMap) -> Self {
        Self(Mutex::new((headers, true)))
    }

    fn state(&self) -> MutexGuard<'_, (HeaderMap, bool)> {
        lock(&self.0)
    }

    /// The headers to send. Later changes are errors.
    pub(crate) fn close(&self) -> HeaderMap {
        let mut state = self.state();
        state.1 = false;
        state.0.clone()
    }

    /// Changes the headers, unless it is too late.
    fn change(&self, change: impl FnOnce(&mut HeaderMap)) -> PyResult<()> {
        let mut state = self.state();
        if !state.1 {
            return Err(PyTypeError::new_err(
                "the request has been sent: only functions of `on_request` can change its headers, before they return",
            ));
        }
        change(&mut state.0);
        Ok(())
    }
}

/// Headers: a mapping whose names are case-insensitive. It is read-only, except that of a request before it is sent: see
/// `on_request`.
///
/// Args:
///     headers (Any): A mapping, or pairs of names and values.
#[pyclass(name = "Headers", module = "prefect_rs._core", frozen, mapping)]
pub(crate) struct PyHeaders(HeaderSource);

/// Where the headers are.
enum HeaderSource {
    Own(HeaderMap),
    /// Those of a request that is about to be sent. Values that may be secret are masked.
    Sent(Arc<SentHeaders>),
}

impl PyHeaders {
    pub(crate) fn new(headers: HeaderMap) -> Self {
        Self(HeaderSource::Own(headers))
    }

    /// The headers of a request that is about to be sent.
    pub(crate) fn of_sent(sent: Arc<SentHeaders>) -> Self {
        Self(HeaderSource::Sent(sent))
    }

    fn map(&self) -> Cow<'_, HeaderMap> {
        match &self.0 {
            HeaderSource::Own(headers) => Cow::Borrowed(headers),
            HeaderSource::Sent(sent) => Cow::Owned(shown(&sent.state().0)),
        }
    }

    fn lookup(&self, name: &str) -> Option<String> {
        lookup(&self.map(), name)
    }

    fn names(&self) -> Vec<String> {
        self.map().keys().map(|name| name.as_str().to_owned()).collect()
    }
}

fn lookup(headers: &HeaderMap, name: &str) -> Option<String> {
    let values: Vec<_> = headers.get_all(name).iter().map(text).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

/// All pairs, sorted, for comparison.
fn sorted(headers: &HeaderMap) -> Vec<(&str, &[u8])> {
    let mut pairs: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    pairs.sort_unstable();
    pairs
}

impl PyHeaders {
    fn read_only(&self, what: &str) -> PyErr {
        PyTypeError::new_err(format!(
            "these headers are read-only, so {what}. Set headers of all requests when you create a client, with \
             httpx_settings={{\"headers\": ...}}, headers of a single request with its `headers` or with `with_options`, and \
             others in a function of `on_request`"
        ))
    }

    fn set(&self, given: &Bound<'_, PyAny>) -> PyResult<()> {
        let HeaderSource::Sent(sent) = &self.0 else { return Err(self.read_only("they cannot be set")) };
        let title = "Request.headers";
        let pairs = httpx_settings::headers(given).map_err(|error| error.into_error(given.py(), title))?;
        if let Some((name, _)) = pairs.iter().find(|(name, _)| FRAMING.contains(&name.as_str())) {
            let message = "expected a header that does not concern the connection or the length of the body";
            let error = InputError::without_input("value_error", message).at(name.as_str());
            return Err(error.into_error(given.py(), title));
        }
        sent.change(|headers| {
            for (name, _) in &pairs {
                headers.remove(name);
            }
            for (name, mut value) in pairs {
                value.set_sensitive(name == AUTHORIZATION);
                headers.append(name, value);
            }
        })
    }
}

/// A value as text: UTF-8 if it is valid, as in httpx, otherwise Latin-1.
pub(crate) fn text(value: &HeaderValue) -> String {
    match std::str::from_utf8(value.as_bytes()) {
        Ok(text) => text.to_owned(),
        Err(_) => value.as_bytes().iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Headers from pairs, without those that are invalid in HTTP.
pub(crate) fn from_pairs(pairs: &[(String, String)]) -> HeaderMap {
    let pairs = pairs.iter().filter_map(|(name, value)| {
        Some((name.parse::<HeaderName>().ok()?, HeaderValue::from_bytes(value.as_bytes()).ok()?))
    });
    pairs.collect()
}

#[pymethods]
impl PyHeaders {
    #[new]
    #[pyo3(signature = (headers=None))]
    fn from_any(headers: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let Some(headers) = headers.filter(|headers| !headers.is_none()) else {
            return Ok(Self::new(HeaderMap::new()));
        };
        let pairs =
            httpx_settings::headers(headers).map_err(|error| error.into_error(headers.py(), "Headers"))?;
        Ok(Self::new(pairs.into_iter().collect()))
    }

    /// Return all headers. A name may occur more than once.
    ///
    /// Returns:
    ///     list[tuple[str, str]]: A pair of name and value for each header line.
    pub(crate) fn multi_items(&self) -> Vec<(String, String)> {
        self.map().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
    }

    /// Return the value of a header. Multiple values are joined with commas.
    ///
    /// Args:
    ///     name (str): The name, case-insensitive.
    ///     default (Any): The value to return if the header does not exist.
    ///
    /// Returns:
    ///     Any: The value, or the default.
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

    /// Return all values of a header.
    ///
    /// Args:
    ///     name (str): The name, case-insensitive.
    ///     split_commas (bool): Whether to split the values at commas.
    ///
    /// Returns:
    ///     list[str]: A value for each header line.
    #[pyo3(signature = (name, split_commas=false))]
    fn get_list(&self, name: &str, split_commas: bool) -> Vec<String> {
        let headers = self.map();
        let values = headers.get_all(name).iter().map(text);
        match split_commas {
            true => values
                .flat_map(|value| value.split(',').map(|part| part.trim().to_owned()).collect::<Vec<_>>())
                .collect(),
            false => values.collect(),
        }
    }

    /// Return the names in lower case.
    ///
    /// Returns:
    ///     list[str]: The names, each once.
    fn keys(&self) -> Vec<String> {
        self.names()
    }

    /// Return the values. Multiple values of a name are joined with commas.
    ///
    /// Returns:
    ///     list[str]: The values, in the order of the names.
    fn values(&self) -> Vec<String> {
        self.items().into_iter().map(|(_, value)| value).collect()
    }

    /// Return names and values. Multiple values of a name are joined with commas.
    ///
    /// Returns:
    ///     list[tuple[str, str]]: The pairs, each name once.
    fn items(&self) -> Vec<(String, String)> {
        let headers = self.map();
        let pair = |name: &HeaderName| {
            (name.as_str().to_owned(), lookup(&headers, name.as_str()).unwrap_or_default())
        };
        headers.keys().map(pair).collect()
    }

    /// Names and values as bytes.
    ///
    /// Returns:
    ///     list[tuple[bytes, bytes]]: A pair for each header line. The names are in lower case.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> Vec<(Bound<'py, PyBytes>, Bound<'py, PyBytes>)> {
        let pair = |(name, value): (&HeaderName, &HeaderValue)| {
            (PyBytes::new(py, name.as_str().as_bytes()), PyBytes::new(py, value.as_bytes()))
        };
        self.map().iter().map(pair).collect()
    }

    /// The encoding of the values.
    ///
    /// Returns:
    ///     str: `ascii`, or `iso-8859-1` if a value has other characters.
    #[getter]
    fn encoding(&self) -> &'static str {
        match self.map().values().all(|value| value.as_bytes().is_ascii()) {
            true => "ascii",
            false => "iso-8859-1",
        }
    }

    /// Copy the headers.
    ///
    /// Returns:
    ///     Headers: The copy.
    fn copy(&self) -> Self {
        Self::new(self.map().into_owned())
    }

    fn __getitem__(&self, name: &str) -> PyResult<String> {
        self.lookup(name).ok_or_else(|| PyKeyError::new_err(name.to_owned()))
    }

    fn __contains__(&self, name: &Bound<'_, PyAny>) -> bool {
        name.extract::<String>().is_ok_and(|name| self.map().contains_key(name))
    }

    fn __len__(&self) -> usize {
        self.map().keys_len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyIterator>> {
        PyList::new(py, self.names())?.try_iter()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        if let Ok(other) = other.cast::<Self>() {
            return sorted(&self.map()) == sorted(&other.get().map());
        }
        httpx_settings::headers(other)
            .is_ok_and(|pairs| sorted(&pairs.into_iter().collect()) == sorted(&self.map()))
    }

    /// Add headers, or replace their values. Only the headers of a request that is not sent yet can be changed.
    ///
    /// Args:
    ///     headers (Any): A mapping, or pairs of names and values.
    fn update(&self, headers: &Bound<'_, PyAny>) -> PyResult<()> {
        self.set(headers)
    }

    fn __setitem__(&self, name: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        match &self.0 {
            HeaderSource::Sent(_) => self.set(PyList::new(name.py(), [(name, value)])?.as_any()),
            HeaderSource::Own(_) => Err(self.read_only(&format!("{} cannot be set", name.str()?))),
        }
    }

    fn __delitem__(&self, name: &Bound<'_, PyAny>) -> PyResult<()> {
        match &self.0 {
            HeaderSource::Sent(sent) => {
                let given: String = name.extract()?;
                if !self.map().contains_key(&given) {
                    return Err(PyKeyError::new_err(given));
                }
                sent.change(|headers| drop(headers.remove(&given)))
            }
            HeaderSource::Own(_) => Err(self.read_only(&format!("{} cannot be deleted", name.str()?))),
        }
    }

    fn __repr__<'py>(&self, py: Python<'py>) -> PyResult<String> {
        let lines = self.multi_items();
        let shown = match lines.len() == self.map().keys_len() {
            true => {
                let dict = PyDict::new(py);
                for (name, value) in lines {
                    dict.set_item(name, value)?;
                }
                dict.repr()?
            }
            false => PyList::new(py, lines)?.repr()?,
        };
        Ok(format!("Headers({shown})"))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyType>, (Vec<(String, String)>,)) {
        (py.get_type::<Self>(), (self.multi_items(),))
    }
}
