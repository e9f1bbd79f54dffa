//! Copies of models: `model_copy`, `copy.copy`, `copy.deepcopy`, `reset_fields`, pickling.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use super::instance::{Cells, InstanceState, Model, Snapshot, entries_of, with_state};
use super::values::to_python;

/// Fields that the server sets.
const SET_BY_SERVER: [&str; 3] = ["id", "created", "updated"];

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
        with_state(&slf.get_type(), record, state)
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
