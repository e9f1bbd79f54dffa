//! Creates exceptions of `prefect_rs.exceptions`, which is imported when the first one is raised.

use crate::once::Once;
use pyo3::BoundObject;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

/// An exception of the class with this name.
pub(crate) fn make<'py>(
    py: Python<'py>,
    name: &str,
    args: impl IntoPyObject<'py, Target = PyTuple>,
    keywords: Option<&Bound<'py, PyDict>>,
) -> PyResult<PyErr> {
    let args = args.into_pyobject(py).map_err(Into::into)?.into_bound();
    Ok(PyErr::from_value(raising(py)?.call1((name,))?.call(args, keywords)?))
}

/// The function that returns the class to raise for a name.
pub(super) fn raising(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static RAISING: Once<Py<PyAny>> = Once::new();
    RAISING.import(py, "prefect_rs.exceptions", "raising")
}
