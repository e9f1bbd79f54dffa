//! The fields that an object provides for a model, and the errors about them.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyMapping, PyString};

use crate::convert::instance::Model;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::{FieldInfo, ModelInfo};

/// A model's fields in a mapping. A root model is given as the value of its only field.
pub(super) fn of_mapping<'py>(
    info: &ModelInfo,
    mapping: &Bound<'py, PyMapping>,
) -> PyResult<Bound<'py, PyMapping>> {
    let Some(root) = info.root() else { return Ok(mapping.clone()) };
    let fields = PyDict::new(mapping.py());
    fields.set_item(root.name, mapping)?;
    Ok(fields.into_mapping())
}

/// A model's fields among an object's attributes, or `None` if a required one is missing. Of a pydantic model, only
/// the fields that were given count, as unset is not null.
pub(super) fn of_object<'py>(
    info: &ModelInfo,
    value: &Bound<'py, PyAny>,
) -> InputResult<Option<Bound<'py, PyDict>>> {
    let py = value.py();
    let given = value.getattr_opt(intern!(py, "model_fields_set"))?;
    // No field of a filter is required, so only its name tells one filter from another.
    if info.module == "filters" && !value.get_type().mro().iter().any(|class| is_named(&class, info.name)) {
        return Ok(None);
    }
    let fields = PyDict::new(py);
    for field in info.fields {
        if let Some(given) = &given
            && !given.contains(field.name)?
        {
            continue;
        }
        match value.getattr_opt(field.name)? {
            // A copy of an official state has this instead of its timestamp.
            Some(attribute) if is_named(&attribute.get_type(), "PydanticUndefinedType") => {}
            Some(attribute) => fields.set_item(field.name, attribute)?,
            None if field.required => return Ok(None),
            None => {}
        }
    }
    // An object with none of the fields is a mistake.
    Ok((given.is_some() || !fields.is_empty()).then_some(fields))
}

/// Like [`of_object`], for an object that is known to have the fields.
pub(super) fn given<'py>(info: &ModelInfo, value: &Bound<'py, PyAny>) -> InputResult<Bound<'py, PyDict>> {
    Ok(of_object(info, value)?.unwrap_or_else(|| PyDict::new(value.py())))
}

/// Whether a value cannot stand for a model by its attributes: None, text, a number, or a model of another class.
pub(super) fn has_none(value: &Bound<'_, PyAny>) -> bool {
    value.is_none()
        || value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyInt>()
        || value.is_instance_of::<Model>()
}

fn is_named(class: &Bound<'_, PyAny>, name: &str) -> bool {
    class.getattr(intern!(class.py(), "__name__")).is_ok_and(|found| found.eq(name).unwrap_or(false))
}

/// The value is not a model of this class. A root model is expected as a dict, as pydantic says.
pub(super) fn not_a_model(info: &ModelInfo, value: &Bound<'_, PyAny>) -> InputError {
    match info.root() {
        Some(_) => InputError::new("dict_type", "expected a dict", value),
        None => InputError::expected(format_args!("a {}, or a dict with its fields", info.name), value),
    }
}

/// Adds a field's name to the path of an error. The only field of a root model is not part of the path.
pub(super) fn at_field(info: &ModelInfo, name: &str, error: InputError) -> InputError {
    if info.root().is_some() { error } else { error.at(name) }
}

pub(super) fn missing(info: &ModelInfo, field: &FieldInfo) -> InputError {
    let error = InputError::without_input("missing", format!("missing; expected {}", field.ty));
    at_field(info, field.name, error)
}

pub(super) fn unknown(info: &ModelInfo, value: &Bound<'_, PyAny>) -> InputError {
    let known: Vec<_> = info.fields.iter().map(|field| field.name).collect();
    let message = format!("no such field; a {} has {}", info.name, known.join(", "));
    InputError::new("extra_forbidden", message, value)
}
