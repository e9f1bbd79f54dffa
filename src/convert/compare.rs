//! Equality of models.

use pyo3::prelude::*;

use super::instance::Model;

/// Whether two models are of one class and have equal fields, except those that the declaration excludes.
pub(super) fn equal(one: &Bound<'_, Model>, other: &Bound<'_, Model>) -> PyResult<bool> {
    let py = one.py();
    let (one, other) = (one.get(), other.get());
    let info = one.info()?;
    let (_, missing) = one.sets(py)?;
    if !std::ptr::eq(info, other.info()?) || missing != other.sets(py)?.1 {
        return Ok(false);
    }
    let ignored = info.not_compared();
    for index in (0..info.fields.len()).filter(|index| !missing.contains(*index) && !ignored.contains(*index))
    {
        if !one.peek(py, index)?.eq(other.peek(py, index)?)? {
            return Ok(false);
        }
    }
    one.extra(py)?.eq(other.extra(py)?)
}
