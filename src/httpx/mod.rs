//! Requests and responses with the attributes of httpx.
//!
//! - `headers`: headers, and which of them may be shown
//! - `request`, `response`: the objects themselves
//! - `transport`: sends requests through httpx, for clients that are given a transport
//!
//! Rarely used parts are written in Python, in `prefect_rs._http` and `prefect_rs._url`, and imported lazily.

mod headers;
mod request;
mod response;
pub(crate) mod transport;

use crate::once::Once;
use pyo3::prelude::*;
use pyo3::types::PyString;

pub(crate) use headers::{PyHeaders, SentHeaders, shown};
pub(crate) use request::PyRequest;
pub(crate) use response::PyResponse;

/// A URL as a Python object: text with the attributes of `httpx.URL`.
pub(crate) fn url<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    static CLASS: Once<Py<PyAny>> = Once::new();
    CLASS.import(py, "prefect_rs._url", "URL")?.call1((PyString::new(py, text),))
}

/// A function of the Python part of this module.
fn helper<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("prefect_rs._http")?.getattr(name)
}
