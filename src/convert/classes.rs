//! The Python classes of models. Each is created on first use, as creating all 200 of them at import would take longer
//! than the rest of the import.
//!
//! A class derives from [`Model`], or from the class of its base model, and adds a descriptor for each field. Python
//! methods come from a class of the same name in the `_methods` package, in the file that the declaration names.

use std::sync::Arc;

use pyo3::exceptions::{PyAttributeError, PyRuntimeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple, PyType};

use super::annotations::Annotations;
use super::instance::{Model, with_record};
use super::{enums, modules};
use prefect_client::schemas::{self, ModelInfo, ModelKind, Record};

/// The class of a model, and the names of its fields, which are the keys of every dict of them.
struct ClassOfModel {
    class: Py<PyType>,
    names: Vec<Py<PyString>>,
    /// A dump in which every field is None. A copy of it need not grow.
    blank: Py<PyDict>,
}

fn of(py: Python<'_>, info: &'static ModelInfo) -> PyResult<&'static ClassOfModel> {
    if let Some(made) = info.attached.get() {
        return Ok(made);
    }
    let names: Vec<_> = info.fields.iter().map(|field| PyString::intern(py, field.name).unbind()).collect();
    let blank = PyDict::new(py);
    for (index, name) in names.iter().enumerate() {
        if info.server_only.contains(&index) {
            continue;
        }
        blank.set_item(name, py.None())?;
    }
    // If two threads get here, the first one's class is used.
    info.attached.set(ClassOfModel { class: create(py, info)?.unbind(), names, blank: blank.unbind() });
    info.attached.get().ok_or_else(|| PyRuntimeError::new_err("a model has no class"))
}

/// The class of a model.
pub(crate) fn class<'py>(py: Python<'py>, info: &'static ModelInfo) -> PyResult<&'py Bound<'py, PyType>> {
    Ok(of(py, info)?.class.bind(py))
}

/// The names of a model's fields, by position.
pub(super) fn names(py: Python<'_>, info: &'static ModelInfo) -> PyResult<&'static [Py<PyString>]> {
    Ok(&of(py, info)?.names)
}

/// A new dict of a model's fields in which every field is None.
pub(super) fn blank_dump<'py>(py: Python<'py>, info: &'static ModelInfo) -> PyResult<Bound<'py, PyDict>> {
    of(py, info)?.blank.bind(py).copy()
}

fn create<'py>(py: Python<'py>, info: &'static ModelInfo) -> PyResult<Bound<'py, PyType>> {
    let namespace = PyDict::new(py);
    namespace.set_item("__module__", modules::python_name(info.module))?;
    namespace.set_item("__doc__", info.doc.trim())?;
    namespace.set_item("__slots__", PyTuple::empty(py))?;
    namespace.set_item("__annotations__", Annotations::new(info))?;
    namespace.set_item("_info", Info { info, hooks: ClassHooks::default() })?;
    namespace.set_item("model_config", config(py, info.kind)?)?;
    for (index, field) in info.fields.iter().enumerate() {
        namespace.set_item(field.name, FieldOfModel { info, index })?;
    }
    let base = match info.base {
        Some(base) => class(py, base())?.clone(),
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
pub(super) fn config(py: Python<'_>, kind: ModelKind) -> PyResult<Bound<'_, PyDict>> {
    let config = PyDict::new(py);
    config.set_item("extra", if kind == ModelKind::Received { "allow" } else { "forbid" })?;
    Ok(config)
}

/// An instance that holds a record.
pub(crate) fn wrap<'py>(py: Python<'py>, record: Arc<dyn Record>) -> PyResult<Bound<'py, Model>> {
    with_record(class(py, record.info())?, record)
}

/// Instances that hold records of one model.
pub(crate) fn wrap_all<'py>(py: Python<'py>, records: Vec<Arc<dyn Record>>) -> PyResult<Bound<'py, PyList>> {
    let Some(first) = records.first() else { return Ok(PyList::empty(py)) };
    let class = class(py, first.info())?;
    let models = records.into_iter().map(|record| with_record(class, record));
    PyList::new(py, models.collect::<PyResult<Vec<_>>>()?)
}

/// What a class knows about itself, in its attribute `_info`.
#[pyclass(module = "prefect_rs._core", frozen)]
pub(super) struct Info {
    info: &'static ModelInfo,
    hooks: ClassHooks,
}

/// Which hooks the class's Python methods define: see `accept::hooks`.
#[derive(Clone, Copy, Default)]
pub(super) struct ClassHooks {
    pub(super) prepare: bool,
    pub(super) finish: bool,
    pub(super) post_init: bool,
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
pub(super) fn hooks(class: &Bound<'_, PyType>) -> PyResult<ClassHooks> {
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
    // pydantic's hook, for subclasses.
    let post_init = class.hasattr(intern!(py, "model_post_init"))?;
    class.setattr(intern!(py, "_info"), Info { info, hooks: ClassHooks { prepare, finish, post_init } })
}

// The descriptor of a field: see `field`. No doc comment, as that would be the docstring of every field.
#[pyclass(module = "prefect_rs._core", frozen)]
pub(super) struct FieldOfModel {
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
        return Ok(class(py, info)?.clone().into_any());
    }
    if let Some(info) = schemas::enums(core_name).find(|info| info.name == name) {
        return enums::class(py, info);
    }
    Err(PyAttributeError::new_err(format!("module '{module}' has no attribute '{name}'")))
}
