//! Headers, as a read-only mapping.

use http::{HeaderMap, HeaderName, HeaderValue};
use pyo3::exceptions::{PyKeyError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyType};

use crate::arguments::httpx_settings;

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

/// Headers: a read-only mapping whose names are case-insensitive.
///
/// Args:
///     headers (Any): A mapping, or pairs of names and values.
#[pyclass(name = "Headers", module = "prefect_rs._core", frozen, mapping)]
pub(crate) struct PyHeaders(HeaderMap);

impl PyHeaders {
    pub(crate) fn new(headers: HeaderMap) -> Self {
        Self(headers)
    }

    fn lookup(&self, name: &str) -> Option<String> {
        let values: Vec<_> = self.0.get_all(name).iter().map(text).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    fn names(&self) -> Vec<&str> {
        self.0.keys().map(HeaderName::as_str).collect()
    }

    /// All pairs, sorted, for comparison.
    fn sorted(&self) -> Vec<(&str, &[u8])> {
        let mut pairs: Vec<_> =
            self.0.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        pairs.sort_unstable();
        pairs
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
            return Ok(Self(HeaderMap::new()));
        };
        let pairs =
            httpx_settings::headers(headers).map_err(|error| error.into_error(headers.py(), "Headers"))?;
        Ok(Self(pairs.into_iter().collect()))
    }

    /// Return all headers. A name may occur more than once.
    ///
    /// Returns:
    ///     list[tuple[str, str]]: A pair of name and value for each header line.
    pub(crate) fn multi_items(&self) -> Vec<(String, String)> {
        self.0.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
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
        let values = self.0.get_all(name).iter().map(text);
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
    fn keys(&self) -> Vec<&str> {
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
        let names = self.names().into_iter();
        names.map(|name| (name.to_owned(), self.lookup(name).unwrap_or_default())).collect()
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
        self.0.iter().map(pair).collect()
    }

    /// The encoding of the values.
    ///
    /// Returns:
    ///     str: `ascii`, or `iso-8859-1` if a value has other characters.
    #[getter]
    fn encoding(&self) -> &'static str {
        match self.0.values().all(|value| value.as_bytes().is_ascii()) {
            true => "ascii",
            false => "iso-8859-1",
        }
    }

    /// Copy the headers.
    ///
    /// Returns:
    ///     Headers: The copy.
    fn copy(&self) -> Self {
        Self(self.0.clone())
    }

    fn __getitem__(&self, name: &str) -> PyResult<String> {
        self.lookup(name).ok_or_else(|| PyKeyError::new_err(name.to_owned()))
    }

    fn __contains__(&self, name: &Bound<'_, PyAny>) -> bool {
        name.extract::<String>().is_ok_and(|name| self.0.contains_key(name))
    }

    fn __len__(&self) -> usize {
        self.0.keys_len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyIterator>> {
        PyList::new(py, self.names())?.try_iter()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        if let Ok(other) = other.cast::<Self>() {
            return self.sorted() == other.get().sorted();
        }
        httpx_settings::headers(other)
            .is_ok_and(|pairs| Self(pairs.into_iter().collect()).sorted() == self.sorted())
    }

    fn __setitem__(&self, name: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        let _ = value;
        let name = name.str()?;
        Err(PyTypeError::new_err(format!(
            "these headers are read-only, so {name} cannot be set. Set headers of all requests when you create a client, \
             with httpx_settings={{\"headers\": ...}}, and headers of a single request with its `headers`"
        )))
    }

    fn __delitem__(&self, name: &Bound<'_, PyAny>) -> PyResult<()> {
        let name = name.str()?;
        Err(PyTypeError::new_err(format!("these headers are read-only, so {name} cannot be deleted")))
    }

    fn __repr__<'py>(&self, py: Python<'py>) -> PyResult<String> {
        let lines = self.multi_items();
        let shown = match lines.len() == self.0.keys_len() {
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
