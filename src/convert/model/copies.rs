//! Copies and pickling.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::convert::copy::{own_attributes, own_dict};
use crate::convert::instance::Model;
use crate::convert::pickle::{pickled, restored};

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
        let (values, objects, unset, missing) = pickled(slf)?;
        let restore = slf.py().import("prefect_rs._core")?.getattr("_restore_model")?;
        let class = slf.get_type();
        match own_attributes(slf)? {
            None => (restore, (class, values, objects, unset, missing)).into_pyobject(slf.py()),
            Some(own) => (restore, (class, values, objects, unset, missing, own)).into_pyobject(slf.py()),
        }
    }
}

/// Unpickles a model.
#[pyfunction(name = "_restore_model")]
#[pyo3(signature = (class, values, objects, unset, missing, own=None))]
pub(crate) fn restore_model<'py>(
    class: &Bound<'py, PyType>,
    values: &Bound<'py, PyDict>,
    objects: &Bound<'py, PyDict>,
    unset: Vec<String>,
    missing: Vec<String>,
    own: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, Model>> {
    let model = restored(class, values, objects, &unset, &missing)?;
    if let Some(own) = own {
        own_dict(&model)?.update(own.as_mapping())?;
    }
    Ok(model)
}
