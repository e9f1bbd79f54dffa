//! Attributes of a client that its users may replace, such as `_client` by a mock.
//!
//! The replacement is in the instance's `__dict__`. Unlike a Python attribute, a getter in Rust takes precedence over that,
//! so the getter looks there first.

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

/// The attributes that were set on a client.
pub(super) fn attributes<'py>(client: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    Ok(client.getattr(pyo3::intern!(client.py(), "__dict__"))?.cast_into()?)
}

/// The replacement of an attribute, if there is one.
pub(super) fn replaced<'py>(
    client: &Bound<'py, PyAny>,
    name: &Bound<'py, PyString>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    attributes(client)?.get_item(name)
}

/// Removes the replacement of an attribute.
pub(super) fn restore(client: &Bound<'_, PyAny>, name: &Bound<'_, PyString>) -> PyResult<()> {
    let attributes = attributes(client)?;
    if !attributes.contains(name)? {
        return Err(PyAttributeError::new_err(format!(
            "{name} has not been replaced, so it cannot be deleted"
        )));
    }
    attributes.del_item(name)
}
