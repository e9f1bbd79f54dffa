//! The flow run or task run of the official package that a call is made in: for attribution headers, and for the events
//! of artifacts.
//!
//! The official package is never imported: if its module for contexts is not loaded, no flow run can be active.

use crate::once::Once;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use uuid::Uuid;

use crate::convert::uuids;
use prefect_client::client::{Client, run_of_process};
use prefect_client::settings::RunContext;

/// The client with the headers and ids of the active runs, if there are any. Otherwise the environment decides.
pub(crate) fn attributed(py: Python<'_>, client: Client) -> Client {
    let Some(active) = ActiveRuns::find(py) else { return client };
    let (flow_run, task_run) = active.ids();
    let client = client.within_runs(flow_run, task_run);
    match active.flow_run.map(|(context, run)| headers(&context, &run)) {
        Some(Ok(run)) => client.with_transport(client.transport().for_run(run)),
        _ => client,
    }
}

/// The ids of the flow run and the task run that this code runs in: those that are active, or else the flow run that this
/// process was started for.
#[pyfunction(name = "_current_runs")]
pub(crate) fn current_runs(py: Python<'_>) -> PyResult<Vec<Option<Bound<'_, PyAny>>>> {
    let (flow_run, task_run) =
        ActiveRuns::find(py).map_or_else(|| (run_of_process(), None), |active| active.ids());
    let ids = [flow_run, task_run].into_iter();
    ids.map(|id| id.map(|id| uuids::make(py, id)).transpose()).collect()
}

/// The active runs.
struct ActiveRuns<'py> {
    /// With its context.
    flow_run: Option<(Bound<'py, PyAny>, Bound<'py, PyAny>)>,
    task_run: Option<Bound<'py, PyAny>>,
}

impl<'py> ActiveRuns<'py> {
    /// None if no run is active. A context that cannot be read must not make the call fail.
    fn find(py: Python<'py>) -> Option<Self> {
        let module = modules(py).ok()?.get_item(intern!(py, "prefect.context")).ok()??;
        let flow_run = active(&module, intern!(py, "FlowRunContext"), intern!(py, "flow_run")).ok().flatten();
        let task_run = active(&module, intern!(py, "TaskRunContext"), intern!(py, "task_run")).ok().flatten();
        let task_run = task_run.map(|(_, run)| run);
        (flow_run.is_some() || task_run.is_some()).then_some(Self { flow_run, task_run })
    }

    /// The ids of the flow run and the task run.
    fn ids(&self) -> (Option<Uuid>, Option<Uuid>) {
        let task_run = self.task_run.as_ref();
        let flow_run = match &self.flow_run {
            Some((_, run)) => id(run, "id"),
            None => task_run.and_then(|run| id(run, "flow_run_id")),
        };
        (flow_run, task_run.and_then(|run| id(run, "id")))
    }
}

/// The values for the headers, if a flow run is active.
pub(crate) fn run_context(py: Python<'_>) -> Option<RunContext> {
    let module = modules(py).ok()?.get_item(intern!(py, "prefect.context")).ok()??;
    let (context, run) =
        active(&module, intern!(py, "FlowRunContext"), intern!(py, "flow_run")).ok().flatten()?;
    headers(&context, &run).ok()
}

/// `sys.modules`.
pub(crate) fn modules(py: Python<'_>) -> PyResult<&Bound<'_, PyDict>> {
    static MODULES: Once<Py<PyDict>> = Once::new();
    let read = || Ok::<_, PyErr>(py.import("sys")?.getattr("modules")?.cast_into::<PyDict>()?.unbind());
    MODULES.get_or_try_make(read).map(|modules| modules.bind(py))
}

/// The context of a class that is active in this thread and task, and its run.
fn active<'py>(
    module: &Bound<'py, PyAny>,
    class: &Bound<'py, PyString>,
    attribute: &Bound<'py, PyString>,
) -> PyResult<Option<(Bound<'py, PyAny>, Bound<'py, PyAny>)>> {
    let context = module.getattr(class)?.call_method0(intern!(module.py(), "get"))?;
    if context.is_none() {
        return Ok(None);
    }
    let run = context.getattr(attribute)?;
    Ok((!run.is_none()).then_some((context, run)))
}

/// The values for the headers.
fn headers(context: &Bound<'_, PyAny>, run: &Bound<'_, PyAny>) -> PyResult<RunContext> {
    let flow = context.getattr(intern!(run.py(), "flow"))?;
    Ok(RunContext {
        flow_id: text(run, "flow_id"),
        flow_name: text(&flow, "name"),
        deployment_id: text(run, "deployment_id"),
    })
}

/// An attribute as an id, if it is one.
fn id(object: &Bound<'_, PyAny>, name: &str) -> Option<Uuid> {
    text(object, name)?.parse().ok()
}

/// An attribute as text, if it exists.
fn text(object: &Bound<'_, PyAny>, name: &str) -> Option<String> {
    let value = object.getattr(name).ok().filter(|value| !value.is_none())?;
    Some(value.str().ok()?.to_string_lossy().into_owned())
}
