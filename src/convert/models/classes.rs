//! The Python classes of the models: one for each, made when it is first asked for.
//!
//! All of them derive from [`Model`] and add only a descriptor for each field. Making 200 of them at import
//! would cost more than the rest of the import together.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyTuple, PyType};

use super::Model;
use super::field::Field;
use prefect_client::schemas::events::{
    AutomationCore, CompoundTrigger, Event, EventTrigger, MetricTrigger, Resource, SequenceTrigger,
};
use prefect_client::schemas::objects::{Deployment, RunInput, TaskRun};
use prefect_client::schemas::responses::OrchestrationDetails;
use prefect_client::schemas::slas::ServiceLevelAgreement;
use prefect_client::schemas::{self, Kind, Model as _, ModelInfo};

/// The modules that hold models and enumerations: by what the core calls them.
const MODULES: [&str; 13] = [
    "actions",
    "events",
    "events.actions",
    "events.filters",
    "events.schemas.automations",
    "events.schemas.deployment_triggers",
    "events.schemas.events",
    "filters",
    "objects",
    "responses",
    "schedules",
    "slas",
    "sorting",
];

/// The models that can do more than hold their fields; what they can is written in Python.
const WITH_METHODS: &[&str] = &[
    "Artifact",
    "BlockDocument",
    "BlockDocumentCreate",
    "BlockDocumentReference",
    "BlockTypeUpdate",
    "DeploymentCreate",
    "DeploymentResponse",
    "DeploymentScheduleCreate",
    "DeploymentScheduleUpdate",
    "DeploymentUpdate",
    "EventPage",
    "FlowRun",
    "FlowRunInput",
    "FlowRunPolicy",
    "IntervalSchedule",
    "LogCreate",
    "OrchestrationResult",
    "RRuleSchedule",
    "ServiceLevelAgreement",
    "State",
    "StateDetails",
    "TaskRun",
    "TaskRunPolicy",
    "User",
    "WorkPool",
    "WorkPoolConcurrencyStatus",
    "WorkQueueConcurrencyStatus",
    "WorkQueueConcurrencyStatusDetail",
    "WorkQueueHealthPolicy",
    "Workspace",
];

/// A lock that is never poisoned for long: nothing that can panic runs under it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether it is a module below `prefect.events`.
fn is_of_events(module: &str) -> bool {
    module.starts_with("events.")
}

/// The Python module of a module of the official client.
pub(crate) fn module_name(module: &str) -> String {
    match module {
        "slas" => "prefect_rs._experimental.sla.objects".to_owned(),
        _ if is_of_events(module) => format!("prefect_rs.{module}"),
        _ => format!("prefect_rs.client.schemas.{module}"),
    }
}

static CLASSES: PyOnceLock<Mutex<HashMap<usize, Py<PyType>>>> = PyOnceLock::new();

/// The class of a model.
pub(crate) fn class<'py>(py: Python<'py>, info: &'static ModelInfo) -> PyResult<Bound<'py, PyType>> {
    let classes = CLASSES.get_or_init(py, Mutex::default);
    let key = std::ptr::from_ref(info) as usize;
    if let Some(class) = lock(classes).get(&key) {
        return Ok(class.bind(py).clone());
    }
    // Not under the lock: this runs Python code. Should two threads make it, the first one's is everyone's.
    let made = make(py, info)?.unbind();
    Ok(lock(classes).entry(key).or_insert(made).bind(py).clone())
}

fn make<'py>(py: Python<'py>, info: &'static ModelInfo) -> PyResult<Bound<'py, PyType>> {
    let namespace = PyDict::new(py);
    namespace.set_item("__module__", module_name(info.module))?;
    namespace.set_item("__doc__", info.doc.trim())?;
    namespace.set_item("__slots__", PyTuple::empty(py))?;
    namespace.set_item("_info", Info(info))?;
    namespace.set_item("model_config", config(py, info.kind)?)?;
    for (index, field) in info.fields.iter().enumerate() {
        namespace.set_item(field.name, Field::new(info, index))?;
    }
    let base = match parent(info) {
        Some(parent) => class(py, parent)?,
        None => py.get_type::<Model>(),
    };
    let mixin = if WITH_METHODS.contains(&info.name) {
        Some(py.import("prefect_rs.client.schemas._methods")?.getattr(info.name)?)
    } else if is_of_events(info.module) {
        py.import("prefect_rs.events._methods")?.getattr_opt(info.name)?
    } else if info.module == "filters" && info.position("operator").is_some() {
        Some(py.import(module_name(info.module))?.getattr("OperatorMixin")?)
    } else {
        None
    };
    let bases = match mixin {
        Some(mixin) => PyTuple::new(py, [mixin, base.into_any()])?,
        None => PyTuple::new(py, [base])?,
    };
    Ok(py.get_type::<PyType>().call1((info.name, bases, namespace))?.cast_into()?)
}

/// What pydantic calls a model's configuration.
pub(crate) fn config(py: Python<'_>, kind: Kind) -> PyResult<Bound<'_, PyDict>> {
    let config = PyDict::new(py);
    config.set_item("extra", if kind == Kind::Received { "allow" } else { "forbid" })?;
    Ok(config)
}

/// The model that another is, with more fields: code that was told it gets a `Deployment` does.
fn parent(info: &ModelInfo) -> Option<&'static ModelInfo> {
    Some(match info.name {
        "Automation" => AutomationCore::info(),
        "DeploymentCompoundTrigger" => CompoundTrigger::info(),
        "DeploymentEventTrigger" => EventTrigger::info(),
        "DeploymentMetricTrigger" => MetricTrigger::info(),
        "DeploymentResponse" => Deployment::info(),
        "DeploymentSequenceTrigger" => SequenceTrigger::info(),
        "FrequencySla" | "LatenessSla" | "TimeToCompletionSla" => ServiceLevelAgreement::info(),
        "FlowRunResult" | "TaskRunResult" | "Constant" | "Parameter" => RunInput::info(),
        "ReceivedEvent" => Event::info(),
        "RelatedResource" => Resource::info(),
        "StateAbortDetails" | "StateAcceptDetails" | "StateRejectDetails" | "StateWaitDetails" => {
            OrchestrationDetails::info()
        }
        "UITaskRun" => TaskRun::info(),
        _ => return None,
    })
}

/// Which model a class stands for.
#[pyclass(module = "prefect_rs._core", frozen)]
pub(crate) struct Info(pub(crate) &'static ModelInfo);

#[pymethods]
impl Info {
    fn __repr__(&self) -> String {
        format!("<{:?}>", self.0)
    }
}

/// The description of the model that a class stands for.
pub(crate) fn info(class: &Bound<'_, PyType>) -> PyResult<&'static ModelInfo> {
    let info = class.getattr(pyo3::intern!(class.py(), "_info"))?;
    Ok(info.cast::<Info>()?.get().0)
}

/// The names of the models and enumerations in a module such as `prefect_rs.client.schemas.objects`.
#[pyfunction]
pub(crate) fn schema_names<'py>(py: Python<'py>, module: &str) -> PyResult<Bound<'py, PyList>> {
    let module = short(module);
    let enums = schemas::enums(module).map(|info| info.name);
    let models = schemas::models(module).map(|info| info.name);
    PyList::new(py, enums.chain(models).collect::<Vec<_>>())
}

/// A model or enumeration of such a module, by its name.
#[pyfunction]
pub(crate) fn schema<'py>(py: Python<'py>, module: &str, name: &str) -> PyResult<Bound<'py, PyAny>> {
    let short = short(module);
    if let Some(info) = schemas::models(short).find(|info| info.name == name) {
        return Ok(class(py, info)?.into_any());
    }
    if let Some(info) = schemas::enums(short).find(|info| info.name == name) {
        return super::enums::class(py, info);
    }
    Err(PyAttributeError::new_err(format!("module '{module}' has no attribute '{name}'")))
}

fn short(module: &str) -> &'static str {
    MODULES.into_iter().find(|name| module_name(name) == module).unwrap_or_default()
}
