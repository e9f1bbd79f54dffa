//! `uuid.UUID`, read and created without calling its Python code, which would dominate the cost of an id.

use crate::once::Once;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyType};
use uuid::Uuid;

use super::c_api;
use super::recent::Recent;

static CLASS: Once<Class> = Once::new();

struct Class {
    uuid: Py<PyType>,
    /// The value of `is_safe`, if a UUID, which is immutable, can be assembled in the same way as by its `__init__`.
    is_safe: Option<Py<PyAny>>,
}

impl Class {
    fn of(py: Python<'_>) -> PyResult<&Self> {
        CLASS.get_or_try_make(|| {
            let module = py.import("uuid")?;
            let uuid = module.getattr("UUID")?.cast_into::<PyType>()?;
            // If the class of a later Python differs, its constructor is used.
            let is_safe = if uuid.getattr("__slots__")?.eq(("int", "is_safe", "__weakref__"))? {
                Some(module.getattr("SafeUUID")?.getattr("unknown")?.unbind())
            } else {
                None
            };
            Ok(Self { uuid: uuid.unbind(), is_safe })
        })
    }
}

/// A `uuid.UUID` for an id.
pub(crate) fn make(py: Python<'_>, id: Uuid) -> PyResult<Bound<'_, PyAny>> {
    static RECENT: Recent<Uuid> = Recent::new();
    // The last bits of both halves: those of every version are random or a counter.
    let (high, low) = id.as_u64_pair();
    RECENT.get_or_make(py, id, high ^ low, || create(py, id))
}

fn create(py: Python<'_>, id: Uuid) -> PyResult<Bound<'_, PyAny>> {
    let class = Class::of(py)?;
    let uuid = class.uuid.bind(py);
    let Some(is_safe) = &class.is_safe else {
        let keywords = pyo3::types::PyDict::new(py);
        keywords.set_item(intern!(py, "int"), id.as_u128())?;
        return uuid.call((), Some(&keywords));
    };
    let made = c_api::new(uuid, uuid)?;
    c_api::set_attribute(&made, intern!(py, "int"), Some(id.as_u128().into_pyobject(py)?.as_any()))?;
    c_api::set_attribute(&made, intern!(py, "is_safe"), Some(is_safe.bind(py)))?;
    Ok(made)
}

/// Whether a value is a `uuid.UUID`, and not of a subclass. The module is not imported for this, as there are no UUIDs
/// without it.
pub(crate) fn is_one(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = value.py();
    let class = value.get_type();
    if CLASS.get().is_none() && class.getattr(intern!(py, "__module__"))?.ne("uuid")? {
        return Ok(false);
    }
    Ok(class.is(&Class::of(py)?.uuid))
}

/// Whether a value is an id itself, as opposed to an object with an `id`.
pub(crate) fn is_id(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(value.is_instance_of::<PyString>() || is_one(value)? || value.hasattr(intern!(value.py(), "hex"))?)
}

/// The id of a `uuid.UUID`.
pub(crate) fn read(value: &Bound<'_, PyAny>) -> PyResult<Option<Uuid>> {
    if !is_one(value)? {
        return Ok(None);
    }
    let number = value.getattr(intern!(value.py(), "int"))?;
    Ok(number.extract::<u128>().ok().map(Uuid::from_u128))
}
