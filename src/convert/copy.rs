//! Copies of models: `model_copy`, `copy.copy`, `copy.deepcopy`, `reset_fields`, pickling.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use super::instance::{Cells, InstanceState, Model, Snapshot, entries_of, with_state};
use super::values::to_python;
use super::{c_api, classes};

/// Fields that the server sets.
const SET_BY_SERVER: [&str; 3] = ["id", "created", "updated"];

/// What the `__dict__` of an instance has besides fields, such as the private attributes of a subclass. Most have nothing.
pub(super) fn own_attributes<'py>(model: &Bound<'py, Model>) -> PyResult<Option<Bound<'py, PyDict>>> {
    let py = model.py();
    let dict = if has_own_dict(model)? { Some(c_api::dict(model)?) } else { model.get().dict(py) };
    let Some(dict) = dict else { return Ok(None) };
    let info = model.get().info()?;
    let attributes = PyDict::new(py);
    for entry in entries_of(&dict) {
        let (name, value) = entry?;
        if !name.cast::<PyString>().is_ok_and(|name| info.position(&name.to_string_lossy()).is_some()) {
            attributes.set_item(name, value)?;
        }
    }
    Ok((!attributes.is_empty()).then_some(attributes))
}

/// The `__dict__` that such attributes are in.
pub(super) fn own_dict<'py>(model: &Bound<'py, Model>) -> PyResult<Bound<'py, PyDict>> {
    if has_own_dict(model)? {
        return c_api::dict(model);
    }
    model.get().fields_by_name(model.py(), || Ok(PyDict::new(model.py())))
}

/// Whether Python gives the instance a `__dict__`: those of subclasses without `__slots__` have one.
fn has_own_dict(model: &Bound<'_, Model>) -> PyResult<bool> {
    let (py, class) = (model.py(), model.get_type());
    if class.is(classes::class(py, model.get().info()?)?) {
        return Ok(false);
    }
    class.getattr(intern!(py, "__dictoffset__"))?.ne(0)
}

impl Model {
    /// A shallow copy, with `copy_object` applied to each field's object.
    pub(super) fn duplicate<'py>(
        slf: &Bound<'py, Self>,
        mut copy_object: impl FnMut(Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, Self>> {
        let py = slf.py();
        let Snapshot { record, cells, set, missing, assigned, extra } = slf.get().snapshot(py)?;
        let extra = extra.map(|extra| extra.into_bound(py));
        let cells = cells.into_iter().map(|cell| cell.map(|cell| cell.into_bound(py)));
        let cells = cells.map(|cell| Ok(cell.map(&mut copy_object).transpose()?.map(Bound::unbind)));
        let cells = cells.collect::<PyResult<Vec<_>>>()?;
        let extra = match extra {
            Some(extra) => {
                let copy = PyDict::new(py);
                for entry in entries_of(&extra) {
                    let (name, value) = entry?;
                    copy.set_item(name, copy_object(value)?)?;
                }
                Some(copy.unbind())
            }
            None => None,
        };
        let state = InstanceState { cells: Cells::Some(cells), set, missing, assigned, extra };
        let copy = with_state(&slf.get_type(), record, state)?;
        if let Some(attributes) = own_attributes(slf)? {
            let dict = own_dict(&copy)?;
            for entry in entries_of(&attributes) {
                let (name, value) = entry?;
                dict.set_item(name, copy_object(value)?)?;
            }
        }
        Ok(copy)
    }

    pub(super) fn deep_copy<'py>(
        slf: &Bound<'py, Self>,
        memo: &Bound<'py, PyDict>,
    ) -> PyResult<Bound<'py, Self>> {
        let py = slf.py();
        let deepcopy = py.import("copy")?.getattr("deepcopy")?;
        Self::duplicate(slf, |object| deepcopy.call1((object, memo)))
    }

    /// Sets fields, declared or not, without validation.
    pub(super) fn update(&self, py: Python<'_>, update: &Bound<'_, PyDict>) -> PyResult<()> {
        let info = self.info()?;
        for entry in entries_of(update) {
            let (name, value) = entry?;
            match info.position(name.cast::<PyString>()?.to_str()?) {
                Some(index) => self.set_field(index, value)?,
                None => self.extra(py)?.set_item(name, value)?,
            }
        }
        Ok(())
    }

    /// A shallow copy with a new id and new times.
    pub(super) fn renewed<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Self>> {
        let py = slf.py();
        let info = slf.get().info()?;
        let copy = Self::duplicate(slf, Ok)?;
        let fresh = info.create();
        // Only what the server stores has all three; the id of anything else is part of its value.
        if SET_BY_SERVER.iter().all(|name| info.position(name).is_some()) {
            for (index, field) in info.fields.iter().enumerate() {
                let is_set_by_server = SET_BY_SERVER.contains(&field.name) || field.name == "timestamp";
                if is_set_by_server && !field.required {
                    copy.get().set_field(index, to_python(py, &field.ty, fresh.get(index))?)?;
                }
            }
        }
        Ok(copy)
    }
}
