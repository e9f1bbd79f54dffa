//! The flow run or task run of the official package that a call is made in: for attribution headers, and for the events
//! of artifacts.
//!
//! The official package is never imported: if its module for contexts is not loaded, no flow run can be active.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString};
use uuid::Uuid;

use prefect_client::client::Client;
use prefect_client::settings::RunContext;

/// The client with the headers and ids of the active runs, if there are any. Otherwise the environment decides.
pub(crate) fn attributed(py: Python<'_>, client: Client) -> Client {
    match modules(py).and_then(|modules| modules.get_item(intern!(py, "prefect.context"))) {
        // A context that cannot be read must not make the call fail.
        Ok(Some(module)) => {
            let flow_run = active(&module, intern!(py, "FlowRunContext"), intern!(py, "flow_run"));
            let task_run = active(&module, intern!(py, "TaskRunContext"), intern!(py, "task_run"));
            let flow_run = flow_run.ok().flatten();
            let task_run = task_run.ok().flatten().map(|(_, run)| run);
            let client = match (&flow_run, &task_run) {
                (None, None) => return client,
                (Some((_, run)), _) => {
                    client.within_runs(id(run, "id"), task_run.as_ref().and_then(|run| id(run, "id")))
                }
                (None, Some(run)) => client.within_runs(id(run, "flow_run_id"), id(run, "id")),
            };
            match flow_run.map(|(context, run)| headers(&context, &run)) {
                Some(Ok(run)) => client.with_transport(client.transport().for_run(run)),
                _ => client,
            }
        }
        _ => client,
    }
}

/// `sys.modules`.
fn modules(py: Python<'_>) -> PyResult<&Bound<'_, PyDict>> {
    static MODULES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    let read = || Ok::<_, PyErr>(py.import("sys")?.getattr("modules")?.cast_into::<PyDict>()?.unbind());
    MODULES.get_or_try_init(py, read).map(|modules| modules.bind(py))
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
