//! `model_dump`: a model as a dict.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyMapping, PySet};

use super::Model;
use crate::python::faults::Checked;
use crate::python::json::{read, write};
use crate::python::values;

/// What is left out, and in which form the rest is given.
pub(crate) struct Options {
    pub(crate) json: bool,
    pub(crate) exclude_unset: bool,
    pub(crate) exclude_defaults: bool,
    pub(crate) exclude_none: bool,
}

const ALL: Options =
    Options { json: false, exclude_unset: false, exclude_defaults: false, exclude_none: false };

/// Whether a mode is `json`; the other is `python`.
pub(crate) fn is_json(mode: &str) -> PyResult<bool> {
    match mode {
        "json" => Ok(true),
        "python" => Ok(false),
        _ => Err(PyValueError::new_err(format!("mode is {mode:?}; expected 'python' or 'json'"))),
    }
}

/// All fields of a model, to be written as JSON.
pub(crate) fn plain<'py>(model: &Bound<'py, Model>) -> Checked<Bound<'py, PyDict>> {
    dump(model, &ALL, None, None)
}

/// A model as a dict.
pub(crate) fn dump<'py>(
    model: &Bound<'py, Model>,
    options: &Options,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> Checked<Bound<'py, PyDict>> {
    let py = model.py();
    let info = model.get().info()?;
    let set = model.get().fields_set();
    let defaults = options.exclude_defaults.then(|| (info.new)());
    let dict = PyDict::new(py);
    for (index, field) in info.fields.iter().enumerate() {
        if options.exclude_unset && !set.contains(index) {
            continue;
        }
        let Some((within, without)) = chosen(field.name, include, exclude)? else { continue };
        let value = model.get().peek(py, index)?;
        if options.exclude_none && value.is_none() {
            continue;
        }
        if let Some(defaults) = &defaults
            && !field.required
            && value.eq(values::to_python(py, &field.ty, defaults.get(index))?)?
        {
            continue;
        }
        let value = convert(&value, options, within.as_ref(), without.as_ref())
            .map_err(|fault| fault.at(field.name))?;
        dict.set_item(field.name, value)?;
    }
    for (name, value) in model.get().extra(py)? {
        let text = name.str()?.to_string_lossy().into_owned();
        let Some((within, without)) = chosen(&text, include, exclude)? else { continue };
        if options.exclude_none && value.is_none() {
            continue;
        }
        dict.set_item(name, convert(&value, options, within.as_ref(), without.as_ref())?)?;
    }
    Ok(dict)
}

type Choice<'py> = (Option<Bound<'py, PyAny>>, Option<Bound<'py, PyAny>>);

/// Whether a field is wanted at all, and what is wanted of its inside.
fn chosen<'py>(
    name: &str,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> PyResult<Option<Choice<'py>>> {
    let within = match include {
        None => None,
        Some(include) if !include.contains(name)? => return Ok(None),
        Some(include) => inner(include, name)?,
    };
    let without = match exclude {
        Some(exclude) if exclude.contains(name)? => match inner(exclude, name)? {
            None => return Ok(None),
            some => some,
        },
        _ => None,
    };
    Ok(Some((within, without)))
}

/// What a choice says of the inside of a field: nothing where it is a set of names, or has `True` there.
fn inner<'py>(choice: &Bound<'py, PyAny>, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Ok(mapping) = choice.cast::<PyMapping>() else { return Ok(None) };
    let inner = mapping.get_item(name)?;
    let is_all = inner.is_none()
        || inner.is_exact_instance_of::<pyo3::types::PyBool>()
        || inner.is_exact_instance_of::<pyo3::types::PyEllipsis>();
    Ok((!is_all).then_some(inner))
}

/// The value of a field: models within become dicts.
fn convert<'py>(
    value: &Bound<'py, PyAny>,
    options: &Options,
    include: Option<&Bound<'py, PyAny>>,
    exclude: Option<&Bound<'py, PyAny>>,
) -> Checked<Bound<'py, PyAny>> {
    let py = value.py();
    if let Ok(model) = value.cast::<Model>() {
        return Ok(dump(model, options, include, exclude)?.into_any());
    }
    if options.json && !holds_models(value) {
        if write::is_plain(value) {
            return Ok(value.clone());
        }
        return Ok(read::valid(py, &write::to_text(value)?)?);
    }
    if let Ok(dict) = value.cast_exact::<PyDict>() {
        let copy = PyDict::new(py);
        for (key, item) in dict {
            let Some((within, without)) = chosen(&key.str()?.to_string_lossy(), include, exclude)? else {
                continue;
            };
            copy.set_item(key, convert(&item, options, within.as_ref(), without.as_ref())?)?;
        }
        return Ok(copy.into_any());
    }
    if let Ok(list) = value.cast_exact::<PyList>() {
        let copy = PyList::empty(py);
        for item in list {
            copy.append(convert(&item, options, None, None)?)?;
        }
        return Ok(copy.into_any());
    }
    if let Ok(set) = value.cast_exact::<PySet>() {
        return Ok(PySet::new(py, set.iter())?.into_any());
    }
    Ok(value.clone())
}

/// Whether there may be models in a value, which are dumped with the same options.
fn holds_models(value: &Bound<'_, PyAny>) -> bool {
    match value.cast_exact::<PyList>() {
        Ok(list) => list.iter().any(|item| item.is_instance_of::<Model>()),
        Err(_) => false,
    }
}

/// Whether two models are of one class and have equal fields. Ids and the times of creation and change do not
/// count, as in the official client: they tell when an object was saved, not what it is.
pub(crate) fn equal(one: &Bound<'_, Model>, other: &Bound<'_, Model>) -> PyResult<bool> {
    let py = one.py();
    let (one, other) = (one.get(), other.get());
    let info = one.info()?;
    if !std::ptr::eq(info, other.info()?) {
        return Ok(false);
    }
    let is_object = info.position("created").is_some();
    for (index, field) in info.fields.iter().enumerate() {
        if is_object && matches!(field.name, "id" | "created" | "updated") {
            continue;
        }
        if !one.peek(py, index)?.eq(other.peek(py, index)?)? {
            return Ok(false);
        }
    }
    one.extra(py)?.eq(other.extra(py)?)
}
