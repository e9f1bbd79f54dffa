//! The types of a model's fields as Python objects: `__annotations__` and `__signature__` of its class.
//!
//! They are evaluated by `prefect_rs._annotations` when they are first read, because that imports modules and creates the
//! classes of other models.

use crate::once::Once;
use pyo3::exceptions::PyAttributeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyString, PyType};

use super::classes;
use prefect_client::schemas::ModelInfo;

fn module(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
    py.import(intern!(py, "prefect_rs._annotations"))
}

// The `__annotations__` in the `__dict__` of a model's class. As a descriptor, it makes `cls.__annotations__` the dict. Before
// Python 3.14, `typing` and `inspect` look into the `__dict__`, where they find something that behaves like the dict.
#[pyclass(module = "prefect_rs._core", frozen)]
pub(super) struct Annotations {
    info: &'static ModelInfo,
    evaluated: Once<Py<PyDict>>,
}

impl Annotations {
    pub(super) fn new(info: &'static ModelInfo) -> Self {
        Self { info, evaluated: Once::new() }
    }

    fn evaluated<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let evaluate = || {
            let texts = PyDict::new(py);
            for field in self.info.fields {
                texts.set_item(field.name, field.ty.to_string())?;
            }
            let evaluated = module(py)?.getattr(intern!(py, "evaluated"))?.call1((texts,))?;
            Ok(evaluated.cast_into()?.unbind())
        };
        Ok(self.evaluated.get_or_try_make(evaluate)?.bind(py).clone())
    }
}

#[pymethods]
impl Annotations {
    fn __get__<'py>(
        &self,
        py: Python<'py>,
        instance: Option<Bound<'py, PyAny>>,
        owner: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let _ = (instance, owner);
        self.evaluated(py)
    }

    /// The methods of the dict, such as `items`.
    fn __getattr__<'py>(&self, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        self.evaluated(name.py())?.getattr(name)
    }

    fn __getitem__<'py>(&self, name: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.evaluated(name.py())?.as_any().get_item(name)
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.evaluated(py)?.try_iter()
    }

    fn __len__(&self) -> usize {
        self.info.fields.len()
    }

    fn __contains__(&self, name: &Bound<'_, PyAny>) -> PyResult<bool> {
        self.evaluated(name.py())?.contains(name)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.evaluated(py)?.repr()?.to_string())
    }

    /// The dict type, because `inspect` checks for it.
    #[getter]
    fn __class__<'py>(&self, py: Python<'py>) -> Bound<'py, PyType> {
        py.get_type::<PyDict>()
    }
}

// The `__signature__` of the models' classes.
#[pyclass(module = "prefect_rs._core", frozen)]
pub(in crate::convert) struct Signature;

#[pymethods]
impl Signature {
    /// The signature of the class. There is none for an instance, nor for a class with a constructor of its own, where
    /// `inspect` then looks at the constructor.
    fn __get__<'py>(
        &self,
        py: Python<'py>,
        instance: Option<Bound<'py, PyAny>>,
        owner: Option<Bound<'py, PyType>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        match owner {
            Some(class) if instance.is_none() && classes::info(&class).is_ok() => {
                module(py)?.getattr(intern!(py, "signature"))?.call1((class,))
            }
            _ => Err(PyAttributeError::new_err("__signature__")),
        }
    }
}
