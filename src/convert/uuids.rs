//! `uuid.UUID`, read and created without calling its Python code, which would dominate the cost of an id.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyString};
use uuid::Uuid;

static CLASS: PyOnceLock<Class> = PyOnceLock::new();

struct Class {
    uuid: Py<PyAny>,
    parts: Option<Parts>,
}

/// What is needed to assemble a UUID, which is immutable, in the same way as its `__init__`.
struct Parts {
    new: Py<PyAny>,
    set: Py<PyAny>,
    is_safe: Py<PyAny>,
}

impl Class {
    fn of(py: Python<'_>) -> PyResult<&Self> {
        CLASS.get_or_try_init(py, || {
            let module = py.import("uuid")?;
            let uuid = module.getattr("UUID")?;
            // If the class of a later Python differs, its constructor is used.
            let parts = if uuid.getattr("__slots__")?.eq(("int", "is_safe", "__weakref__"))? {
                let object = py.import("builtins")?.getattr("object")?;
                Some(Parts {
                    new: object.getattr("__new__")?.unbind(),
                    set: object.getattr("__setattr__")?.unbind(),
                    is_safe: module.getattr("SafeUUID")?.getattr("unknown")?.unbind(),
                })
            } else {
                None
            };
            Ok(Self { uuid: uuid.unbind(), parts })
        })
    }
}

/// A `uuid.UUID` for an id.
pub(crate) fn make(py: Python<'_>, id: Uuid) -> PyResult<Bound<'_, PyAny>> {
    let class = Class::of(py)?;
    let uuid = class.uuid.bind(py);
    let Some(Parts { new, set, is_safe }) = &class.parts else {
        let keywords = pyo3::types::PyDict::new(py);
        keywords.set_item(intern!(py, "int"), id.as_u128())?;
        return uuid.call((), Some(&keywords));
    };
    let made = new.bind(py).call1((uuid,))?;
    set.bind(py).call1((&made, intern!(py, "int"), id.as_u128()))?;
    set.bind(py).call1((&made, intern!(py, "is_safe"), is_safe))?;
    Ok(made)
}

/// Whether a value is a `uuid.UUID`, and not of a subclass. The module is not imported for this, as there are no UUIDs
/// without it.
pub(crate) fn is_one(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = value.py();
    let class = value.get_type();
    if CLASS.get(py).is_none() && class.getattr(intern!(py, "__module__"))?.ne("uuid")? {
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
    let py = value.py();
    let number = value.getattr(intern!(py, "int"))?;
    let bytes = number.call_method1(intern!(py, "to_bytes"), (16, intern!(py, "big")))?;
    Ok(bytes.cast::<PyBytes>().ok().and_then(|bytes| Uuid::from_slice(bytes.as_bytes()).ok()))
}
