//! A model's fields as a dict, one level deep: what dumps and JSON are made from.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::instance::{Model, entries_of};
use super::values::to_python;
use crate::errors::problems::InputResult;

/// Which fields are left out.
#[derive(Default)]
pub(super) struct Options {
    pub(super) exclude_unset: bool,
    pub(super) exclude_defaults: bool,
    pub(super) exclude_none: bool,
}

/// What a model is in JSON: a dict of its fields, or, for a root model, the value of its only field.
pub(super) fn contents<'py>(model: &Bound<'py, Model>) -> InputResult<Bound<'py, PyAny>> {
    match root(model)? {
        Some(root) => Ok(root),
        None => Ok(shallow(model, &Options::default())?.into_any()),
    }
}

/// The value of a root model.
pub(super) fn root<'py>(model: &Bound<'py, Model>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let is_root = model.get().info()?.root().is_some();
    is_root.then(|| model.get().peek(model.py(), 0)).transpose()
}

/// The fields that are not left out, with their values as they are.
pub(super) fn shallow<'py>(model: &Bound<'py, Model>, options: &Options) -> InputResult<Bound<'py, PyDict>> {
    let py = model.py();
    let info = model.get().info()?;
    let (set, missing) = model.get().sets(py)?;
    let defaults = options.exclude_defaults.then(|| (info.new)());
    let dict = PyDict::new(py);
    for (index, field) in info.fields.iter().enumerate() {
        let is_excluded = options.exclude_unset && !set.contains(index);
        if missing.contains(index) || is_excluded || info.server_only.contains(&index) {
            continue;
        }
        let value = model.get().peek(py, index)?;
        if options.exclude_none && value.is_none() {
            continue;
        }
        if let Some(defaults) = &defaults
            && !field.required
            && value.eq(to_python(py, &field.ty, defaults.get(index))?)?
        {
            continue;
        }
        dict.set_item(field.name, value)?;
    }
    for entry in entries_of(&model.get().extra(py)?) {
        let (name, value) = entry?;
        if !(options.exclude_none && value.is_none()) {
            dict.set_item(name, value)?;
        }
    }
    Ok(dict)
}
