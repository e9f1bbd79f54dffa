//! Attributes: `model_fields_set`, `model_extra`, `__dict__`, undeclared fields.

use pyo3::exceptions::{PyAttributeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PySet, PyString};

use crate::convert::c_api;
use crate::convert::instance::Model;

#[pymethods]
impl Model {
    /// The fields that were given, as opposed to left at their default.
    ///
    /// Returns:
    ///     set[str]: The names of the fields.
    #[getter]
    pub(super) fn model_fields_set<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PySet>> {
        let (set, _) = self.sets(py)?;
        let fields = self.info()?.fields.iter().enumerate();
        let names =
            PySet::new(py, fields.filter(|(index, _)| set.contains(*index)).map(|(_, field)| field.name))?;
        for name in self.extra(py)?.keys() {
            names.add(name)?;
        }
        Ok(names)
    }

    /// Undeclared fields, such as those of a newer server.
    ///
    /// Returns:
    ///     dict[str, Any]: The fields by name. They can be read as attributes, too.
    #[getter]
    fn model_extra<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.extra(py)
    }

    /// The fields by name. Changes to the dict change the model, as with pydantic.
    #[getter]
    fn __dict__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.fields_by_name(py, || Ok(PyDict::new(py)))
    }

    fn __getattr__<'py>(&self, py: Python<'py>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        let text = name.to_string_lossy();
        let is_private = text.starts_with('_');
        if !is_private && let Some(value) = self.extra(py)?.get_item(name)? {
            return Ok(value);
        }
        // Whatever was added to the `__dict__`.
        if let Some(value) = self.dict(py).map(|dict| dict.get_item(name)).transpose()?.flatten() {
            return Ok(value);
        }
        let class = self.info().map_or("Model", |info| info.name);
        Err(PyAttributeError::new_err(format!("{class:?} object has no attribute {text:?}")))
    }

    fn __setattr__(
        slf: &Bound<'_, Self>,
        name: &Bound<'_, PyString>,
        value: Bound<'_, PyAny>,
    ) -> PyResult<()> {
        let py = slf.py();
        let info = slf.get().info()?;
        let text = name.to_str()?;
        if let Some(index) = info.position(text) {
            return slf.get().set_field(index, value);
        }
        // A property, or a private attribute of a subclass.
        if text.starts_with('_') || slf.get_type().getattr_opt(name)?.is_some() {
            return set_generically(slf, name, Some(&value));
        }
        let extra = slf.get().extra(py)?;
        if extra.contains(name)? {
            return extra.set_item(name, value);
        }
        let known: Vec<_> = info.fields.iter().map(|field| field.name).collect();
        Err(PyValueError::new_err(format!(
            "{:?} object has no field {text:?}; it has {}",
            info.name,
            known.join(", ")
        )))
    }

    fn __delattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyString>) -> PyResult<()> {
        if slf.get().extra(slf.py())?.contains(name)? {
            return Err(PyAttributeError::new_err(format!("{name} cannot be deleted; set it to None")));
        }
        set_generically(slf, name, None)
    }

    fn __dir__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let names = slf.get_type().dir()?;
        for name in slf.get().extra(py)?.keys() {
            names.append(name)?;
        }
        Ok(names.into_any())
    }
}

/// Sets an attribute, or deletes it, like `object.__setattr__`.
fn set_generically(
    object: &Bound<'_, Model>,
    name: &Bound<'_, PyString>,
    value: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    let py = object.py();
    let Err(error) = c_api::set_attribute(object, name, value) else { return Ok(()) };
    // Python's message is that the attribute is read-only.
    let is_method = error.is_instance_of::<PyAttributeError>(py)
        && object.get_type().getattr_opt(name)?.is_some_and(|member| member.is_callable());
    if !is_method {
        return Err(error);
    }
    let class = object.get_type().name()?;
    Err(PyAttributeError::new_err(format!(
        "{class}.{name} cannot be replaced on an instance; replace it on the class, as with \
         `mock.patch.object({class}, {:?})`",
        name.to_cow()?
    )))
}
