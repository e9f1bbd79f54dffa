//! How values are written, by their class.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyByteArray, PyBytes, PyComplex, PyDict, PyFloat, PyFrozenSet, PyInt, PyIterator, PyList, PyMapping,
    PySet, PyString, PyTuple, PyType,
};

/// How values of a class are written.
#[derive(Clone, Copy)]
pub(super) enum Form {
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

/// The form of a class, by its module and name. The modules are not imported for this: unless they already are, no
/// values of their classes exist.
fn by_name(class: &Bound<'_, PyType>) -> PyResult<Option<Form>> {
    let py = class.py();
    let module = class.getattr(intern!(py, "__module__"))?;
    let name = class.name()?;
    let (Ok(module), Ok(name)) = (module.extract::<&str>(), name.to_str()) else { return Ok(None) };
    Ok(Some(match (module, name) {
        ("enum", "Enum") => Form::EnumMember,
        ("datetime", "datetime" | "time") => Form::DateTime,
        ("datetime", "date") => Form::Date,
        ("datetime", "timedelta") => Form::TimeDelta,
        ("uuid", "UUID") => Form::Uuid,
        ("decimal", "Decimal") | ("fractions", "Fraction") => Form::AsText,
        ("pathlib" | "pathlib._local", "PurePath") => Form::AsText,
        ("ipaddress", "_IPAddressBase") => Form::AsText,
        ("pydantic.types", "_SecretBase" | "SecretField") | ("pydantic.v1.types", "SecretField") => {
            Form::Secret
        }
        ("re", "Pattern") => Form::Pattern,
        ("pydantic.main", "BaseModel") if super::pydantic::is_of_version_2(class)? => Form::Pydantic,
        ("pydantic.main" | "pydantic.v1.main", "BaseModel") => Form::Pydantic1,
        ("collections", "deque") => Form::Items,
        _ => return Ok(None),
    }))
}

pub(super) fn form(value: &Bound<'_, PyAny>) -> PyResult<Option<Form>> {
    for class in value.get_type().mro() {
        if let Some(form) = by_name(class.cast::<PyType>()?)? {
            return Ok(Some(form));
        }
    }
    Ok(if value.is_instance_of::<PyString>() {
        Some(Form::Text)
    } else if value.is_instance_of::<PyInt>() {
        Some(Form::Integer)
    } else if value.is_instance_of::<PyFloat>() {
        Some(Form::Float)
    } else if value.is_instance_of::<PyComplex>() {
        Some(Form::Complex)
    } else if value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() {
        Some(Form::Bytes)
    } else if value.is_instance_of::<PyDict>() {
        Some(Form::Mapping)
    } else if value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>()
        || value.is_instance_of::<PyIterator>()
    {
        Some(Form::Items)
    } else if value.get_type().hasattr("keys")? && value.get_type().hasattr("__getitem__")? {
        Some(Form::Mapping)
    } else {
        None
    })
}

/// Whether the value of a variable may contain a value of this form.
pub(super) fn is_plain(value: &Bound<'_, PyAny>, form: Option<Form>) -> bool {
    match form {
        Some(Form::Mapping) => value.is_instance_of::<PyDict>(),
        Some(Form::Items) => value.is_instance_of::<PyList>() || value.is_exact_instance_of::<PyTuple>(),
        Some(
            Form::Bytes
            | Form::TimeDelta
            | Form::AsText
            | Form::Complex
            | Form::Secret
            | Form::Pattern
            | Form::Pydantic
            | Form::Pydantic1,
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
