//! Lists, sets, dicts and labels.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyBytes, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PyMapping, PySet, PyString, PyTuple,
};

use crate::errors::problems::{InputError, InputErrors, InputResult};

pub(super) fn mapping<'a, 'py>(value: &'a Bound<'py, PyAny>) -> InputResult<&'a Bound<'py, PyMapping>> {
    value.cast::<PyMapping>().map_err(|_| InputError::of_type("dict_type", "a dict", value))
}

/// A copy of a mapping as a dict.
pub(super) fn dict<'py>(value: &Bound<'py, PyAny>) -> InputResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(value.py());
    dict.update(mapping(value)?)?;
    Ok(dict)
}

/// Labels: a dict of booleans, numbers and texts.
pub(super) fn labels<'py>(value: &Bound<'py, PyAny>) -> InputResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(value.py());
    // As in the official client, None and anything empty means no labels.
    if !value.is_truthy()? {
        return Ok(dict);
    }
    let mut errors = InputErrors::new();
    for entry in mapping(value)?.items()?.iter() {
        let (key, label) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        let name = key.str()?.to_string_lossy().into_owned();
        if !key.is_instance_of::<PyString>() {
            errors.push(InputError::expected("text as the name of a label", &key).at(&name));
        } else if is_label(&label) {
            dict.set_item(key, label)?;
        } else {
            errors.push(InputError::expected("a boolean, a number or text", &label).at(&name));
        }
    }
    errors.finish()?;
    Ok(dict)
}

fn is_label(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyString>() || value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>()
}

/// Calls `look` with each item of a collection that is neither text, bytes, a dict nor a model. Errors get the item's
/// index.
pub(crate) fn each<'py>(
    value: &Bound<'py, PyAny>,
    expected: &str,
    mut look: impl FnMut(&Bound<'py, PyAny>) -> InputResult<()>,
) -> InputResult<()> {
    let is_collection = is_list(value)
        || (!value.is_instance_of::<PyString>()
            && !value.is_instance_of::<PyBytes>()
            && !value.is_instance_of::<PyMapping>()
            // A model, of this package or of pydantic: iterating it yields its fields.
            && !value.hasattr(intern!(value.py(), "model_fields_set"))?
            && value.hasattr(intern!(value.py(), "__iter__"))?);
    if !is_collection {
        return Err(InputError::of_type("list_type", expected, value));
    }
    let mut errors = InputErrors::new();
    for (index, item) in value.try_iter()?.enumerate() {
        errors.collect(look(&item?).map_err(|error| error.at_index(index)));
    }
    errors.finish()
}

/// Whether a value is a list, tuple or set.
pub(super) fn is_list(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>()
}
