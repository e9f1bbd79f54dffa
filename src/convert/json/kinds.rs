//! How values are written, by their class.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyByteArray, PyBytes, PyComplex, PyDict, PyFloat, PyFrozenSet, PyInt, PyIterator, PyList, PyMapping,
    PySet, PyString, PyTuple, PyType,
};

/// How values of a class are written.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    EnumMember,
    Text,
    Integer,
    Float,
    Mapping,
    Items,
    Bytes,
    DateTime,
    Date,
    TimeDelta,
    Uuid,
    AsText,
    Complex,
    Secret,
    Pattern,
    Pydantic,
    Pydantic1,
}

/// The kind of a class, by its module and name. The modules are not imported for this: unless they already are, no
/// values of their classes exist.
fn by_name(class: &Bound<'_, PyType>) -> PyResult<Option<Kind>> {
    let py = class.py();
    let module = class.getattr(intern!(py, "__module__"))?;
    let name = class.name()?;
    let (Ok(module), Ok(name)) = (module.extract::<&str>(), name.to_str()) else { return Ok(None) };
    Ok(Some(match (module, name) {
        ("enum", "Enum") => Kind::EnumMember,
        ("datetime", "datetime" | "time") => Kind::DateTime,
        ("datetime", "date") => Kind::Date,
        ("datetime", "timedelta") => Kind::TimeDelta,
        ("uuid", "UUID") => Kind::Uuid,
        ("decimal", "Decimal") | ("fractions", "Fraction") => Kind::AsText,
        ("pathlib" | "pathlib._local", "PurePath") => Kind::AsText,
        ("ipaddress", "_IPAddressBase") => Kind::AsText,
        ("pydantic.types", "_SecretBase" | "SecretField") | ("pydantic.v1.types", "SecretField") => {
            Kind::Secret
        }
        ("re", "Pattern") => Kind::Pattern,
        ("pydantic.main", "BaseModel") if super::pydantic::is_of_version_2(class)? => Kind::Pydantic,
        ("pydantic.main" | "pydantic.v1.main", "BaseModel") => Kind::Pydantic1,
        ("collections", "deque") => Kind::Items,
        _ => return Ok(None),
    }))
}

pub(super) fn kind(value: &Bound<'_, PyAny>) -> PyResult<Option<Kind>> {
    for class in value.get_type().mro() {
        if let Some(kind) = by_name(class.cast::<PyType>()?)? {
            return Ok(Some(kind));
        }
    }
    Ok(if value.is_instance_of::<PyString>() {
        Some(Kind::Text)
    } else if value.is_instance_of::<PyInt>() {
        Some(Kind::Integer)
    } else if value.is_instance_of::<PyFloat>() {
        Some(Kind::Float)
    } else if value.is_instance_of::<PyComplex>() {
        Some(Kind::Complex)
    } else if value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() {
        Some(Kind::Bytes)
    } else if value.is_instance_of::<PyDict>() {
        Some(Kind::Mapping)
    } else if value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>()
        || value.is_instance_of::<PyIterator>()
    {
        Some(Kind::Items)
    } else if value.get_type().hasattr("keys")? && value.get_type().hasattr("__getitem__")? {
        Some(Kind::Mapping)
    } else {
        None
    })
}

/// Whether the value of a variable may contain a value of this kind.
pub(super) fn is_plain(value: &Bound<'_, PyAny>, kind: Option<Kind>) -> bool {
    match kind {
        Some(Kind::Mapping) => value.is_instance_of::<PyDict>(),
        Some(Kind::Items) => value.is_instance_of::<PyList>() || value.is_exact_instance_of::<PyTuple>(),
        Some(
            Kind::Bytes
            | Kind::TimeDelta
            | Kind::AsText
            | Kind::Complex
            | Kind::Secret
            | Kind::Pattern
            | Kind::Pydantic
            | Kind::Pydantic1,
        ) => false,
        _ => true,
    }
}

/// The entries of a mapping, or of an object with `keys` and `__getitem__`.
pub(super) fn pairs<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
    if let Ok(mapping) = value.cast::<PyMapping>() {
        return mapping.items();
    }
    let pairs = PyList::empty(value.py());
    for key in value.call_method0("keys")?.try_iter()? {
        let key = key?;
        pairs.append((&key, value.get_item(&key)?))?;
    }
    Ok(pairs)
}

pub(super) fn is_dataclass(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    // Looked up on the class: an instance may have any attribute, by `__getattr__`.
    value.get_type().hasattr(intern!(value.py(), "__dataclass_fields__"))
}

/// The fields of a dataclass.
pub(super) fn dataclass<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
    let py = value.py();
    let pairs = PyList::empty(py);
    for field in py.import("dataclasses")?.call_method1("fields", (value,))?.try_iter()? {
        let name = field?.getattr(intern!(py, "name"))?.cast_into::<PyString>()?;
        pairs.append((&name, value.getattr(&name)?))?;
    }
    Ok(pairs)
}
