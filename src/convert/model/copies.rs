//! Copies and pickling.

use pyo3::prelude::*;
use pyo3::types::{PyAny, PyDict, PyTuple, PyType};

use super::create::construct;
use crate::convert::classes;
use crate::convert::instance::Model;

#[pymethods]
impl Model {
    /// Return a copy.
    ///
    /// Args:
    ///     update (dict[str, Any] | None): Values of fields to change in the copy. They are not validated.
    ///     deep (bool): Whether to copy the values of the fields as well.
    ///
    /// Returns:
    ///     Self: The copy.
    #[pyo3(signature = (*, update=None, deep=false))]
    fn model_copy<'py>(
        slf: &Bound<'py, Self>,
        update: Option<&Bound<'py, PyDict>>,
        deep: bool,
    ) -> PyResult<Bound<'py, Self>> {
        let py = slf.py();
        let copy = if deep { Self::deep_copy(slf, &PyDict::new(py))? } else { Self::duplicate(slf, Ok)? };
        if let Some(update) = update {
            copy.get().update(py, update)?;
        }
        Ok(copy)
    }

    /// Return a copy with a new id and new times of creation and change, which the server sets.
    ///
    /// Returns:
    ///     Self: The copy. The values of the other fields are shared.
    fn reset_fields<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Self>> {
        Self::renewed(slf)
    }

    fn __copy__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Self>> {
        Self::duplicate(slf, Ok)
    }

    fn __deepcopy__<'py>(slf: &Bound<'py, Self>, memo: &Bound<'py, PyDict>) -> PyResult<Bound<'py, Self>> {
        Self::deep_copy(slf, memo)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = slf.py();
        let snapshot = slf.get().objects(py)?;
        let fields = PyDict::new(py);
        for (name, cell) in classes::names(py, snapshot.record.info())?.iter().zip(&snapshot.cells) {
            if let Some(object) = cell {
                fields.set_item(name, object)?;
            }
        }
        fields.update(slf.get().extra(py)?.as_mapping())?;
        let set = slf.get().model_fields_set(py)?;
        let restore = py.import("prefect_rs._core")?.getattr("_restore_model")?;
        (restore, (slf.get_type(), fields, set)).into_pyobject(py)
    }
}

/// Unpickles a model.
#[pyfunction(name = "_restore_model")]
pub(crate) fn restore_model<'py>(
    class: &Bound<'py, PyType>,
    fields: &Bound<'py, PyDict>,
    fields_set: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, Model>> {
    let model = construct(class, Some(fields_set), Some(fields))?;
    // All fields of the model were pickled: one that is not there was deleted from its `__dict__`.
    for (index, field) in classes::info(class)?.fields.iter().enumerate() {
        if !fields.contains(field.name)? {
            let mut state = model.get().state();
            state.missing = state.missing.with(index);
        }
    }
    Ok(model)
}
