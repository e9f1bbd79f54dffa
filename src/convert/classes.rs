//! The Python classes of models. Each is created on first use, as creating all 200 of them at import would take longer
//! than the rest of the import.
//!
//! A class derives from [`Model`], or from the class of its base model, and adds a descriptor for each field. Python
//! methods come from a class of the same name in the `_methods` package, in the file that the declaration names.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::PyAttributeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyTuple, PyType};

use super::instance::{Model, with_record};
use super::{enums, modules};
use prefect_client::schemas::{self, Kind, ModelInfo, Record};

static CLASSES: PyOnceLock<Mutex<HashMap<usize, Py<PyType>>>> = PyOnceLock::new();

fn lock(classes: &Mutex<HashMap<usize, Py<PyType>>>) -> MutexGuard<'_, HashMap<usize, Py<PyType>>> {
    classes.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The class of a model.
pub(crate) fn class<'py>(py: Python<'py>, info: &'static ModelInfo) -> PyResult<Bound<'py, PyType>> {
    let classes = CLASSES.get_or_init(py, Mutex::default);
    let key = std::ptr::from_ref(info) as usize;
    if let Some(class) = lock(classes).get(&key) {
        return Ok(class.bind(py).clone());
    }
    // Not under the lock, as this runs Python code. If two threads get here, the first one's class is used.
    let created = create(py, info)?.unbind();
    Ok(lock(classes).entry(key).or_insert(created).bind(py).clone())
}

fn create<'py>(py: Python<'py>, info: &'static ModelInfo) -> PyResult<Bound<'py, PyType>> {
    let namespace = PyDict::new(py);
    namespace.set_item("__module__", modules::python_name(info.module))?;
    namespace.set_item("__doc__", info.doc.trim())?;
    namespace.set_item("__slots__", PyTuple::empty(py))?;
    namespace.set_item("_info", Info { info, hooks: Hooks::default() })?;
    namespace.set_item("model_config", config(py, info.kind)?)?;
    for (index, field) in info.fields.iter().enumerate() {
        namespace.set_item(field.name, Field { info, index })?;
    }
    let base = match info.base {
        Some(base) => class(py, base())?,
        None => py.get_type::<Model>(),
    };
    let methods = if let Some(file) = info.methods {
        let package = modules::methods_package(info.module);
        Some(py.import(format!("{package}._methods.{file}"))?.getattr(info.name)?)
    } else if info.module == "filters" && info.position("operator").is_some() {
        Some(py.import(modules::python_name(info.module))?.getattr("OperatorMixin")?)
    } else {
        None
    };
    let bases = match methods {
        Some(methods) => PyTuple::new(py, [methods, base.into_any()])?,
        None => PyTuple::new(py, [base])?,
    };
    Ok(py.get_type::<PyType>().call1((info.name, bases, namespace))?.cast_into()?)
}

/// A model's configuration, in pydantic's terms.
pub(super) fn config(py: Python<'_>, kind: Kind) -> PyResult<Bound<'_, PyDict>> {
    let config = PyDict::new(py);
    config.set_item("extra", if kind == Kind::Received { "allow" } else { "forbid" })?;
    Ok(config)
}

/// An instance that holds a record.
pub(crate) fn wrap<'py>(py: Python<'py>, record: Arc<dyn Record>) -> PyResult<Bound<'py, Model>> {
    let class = class(py, record.info())?;
    with_record(&class, record)
}

/// Instances that hold records of one model.
pub(crate) fn wrap_all<'py>(py: Python<'py>, records: Vec<Arc<dyn Record>>) -> PyResult<Bound<'py, PyList>> {
    let Some(first) = records.first() else { return Ok(PyList::empty(py)) };
    let class = class(py, first.info())?;
    let models = records.into_iter().map(|record| with_record(&class, record));
    PyList::new(py, models.collect::<PyResult<Vec<_>>>()?)
}

/// What a class knows about itself, in its attribute `_info`.
#[pyclass(module = "prefect_rs._core", frozen)]
pub(super) struct Info {
    info: &'static ModelInfo,
    hooks: Hooks,
}

/// Which hooks the class's Python methods define: see `accept::hooks`.
#[derive(Clone, Copy, Default)]
pub(super) struct Hooks {
    pub(super) prepare: bool,
    pub(super) finish: bool,
}

#[pymethods]
impl Info {
    fn __repr__(&self) -> String {
        format!("<{:?}>", self.info)
    }
}

/// The declaration of a class's model.
pub(super) fn info(class: &Bound<'_, PyType>) -> PyResult<&'static ModelInfo> {
    Ok(own_info(class)?.get().info)
}

/// Which hooks a class has.
pub(super) fn hooks(class: &Bound<'_, PyType>) -> PyResult<Hooks> {
    Ok(own_info(class)?.get().hooks)
}

fn own_info<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, Info>> {
    Ok(class.getattr(intern!(class.py(), "_info"))?.cast_into()?)
}

/// Looks up the hooks of a new class, so that creating an instance need not.
pub(super) fn find_hooks(class: &Bound<'_, PyType>) -> PyResult<()> {
    let py = class.py();
    // Not the class of a model: a base of their methods.
    let Ok(info) = info(class) else { return Ok(()) };
    let prepare = class.hasattr(intern!(py, "_prepare"))?;
    let finish = class.hasattr(intern!(py, "_finish"))?;
    class.setattr(intern!(py, "_info"), Info { info, hooks: Hooks { prepare, finish } })
}

// The descriptor of a field: see `field`. No doc comment, as that would be the docstring of every field.
#[pyclass(module = "prefect_rs._core", frozen)]
pub(super) struct Field {
    pub(super) info: &'static ModelInfo,
    pub(super) index: usize,
}

/// The names of the models and enumerations in a module such as `prefect_rs.client.schemas.objects`.
#[pyfunction]
pub(crate) fn schema_names<'py>(py: Python<'py>, module: &str) -> PyResult<Bound<'py, PyList>> {
    let module = modules::core_name(module);
    let enums = schemas::enums(module).map(|info| info.name);
    let models = schemas::models(module).map(|info| info.name);
    PyList::new(py, enums.chain(models).collect::<Vec<_>>())
}

/// A model or enumeration of such a module, by its name.
#[pyfunction]
pub(crate) fn schema<'py>(py: Python<'py>, module: &str, name: &str) -> PyResult<Bound<'py, PyAny>> {
    let core_name = modules::core_name(module);
    if let Some(info) = schemas::models(core_name).find(|info| info.name == name) {
        return Ok(class(py, info)?.into_any());
    }
    if let Some(info) = schemas::enums(core_name).find(|info| info.name == name) {
        return enums::class(py, info);
    }
    Err(PyAttributeError::new_err(format!("module '{module}' has no attribute '{name}'")))
}
