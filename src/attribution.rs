//! Attribution headers, for calls made within a flow run of the official package.
//!
//! The official package is never imported: if its module for contexts is not loaded, no flow run can be active.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use prefect_client::client::Client;
use prefect_client::settings::RunContext;

/// The client with the headers of the active flow run, if there is one. Otherwise the environment decides.
pub(crate) fn attributed(py: Python<'_>, client: Client) -> Client {
    match modules(py).and_then(|modules| modules.get_item(intern!(py, "prefect.context"))) {
        // A context that cannot be read must not make the call fail.
        Ok(Some(module)) => match active(&module) {
            Ok(Some(run)) => client.with_transport(client.transport().for_run(run)),
            _ => client,
        },
        _ => client,
    }
}

/// `sys.modules`.
fn modules(py: Python<'_>) -> PyResult<&Bound<'_, PyDict>> {
    static MODULES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    let read = || Ok::<_, PyErr>(py.import("sys")?.getattr("modules")?.cast_into::<PyDict>()?.unbind());
    MODULES.get_or_try_init(py, read).map(|modules| modules.bind(py))
}

/// The flow run that is active in this thread and task.
fn active(module: &Bound<'_, PyAny>) -> PyResult<Option<RunContext>> {
    let py = module.py();
    let context = module.getattr(intern!(py, "FlowRunContext"))?.call_method0(intern!(py, "get"))?;
    if context.is_none() {
        return Ok(None);
    }
    let run = context.getattr(intern!(py, "flow_run"))?;
    if run.is_none() {
        return Ok(None);
    }
    let flow = context.getattr(intern!(py, "flow"))?;
    Ok(Some(RunContext {
        flow_id: text(&run, "flow_id"),
        flow_name: text(&flow, "name"),
        deployment_id: text(&run, "deployment_id"),
    }))
}

/// An attribute as text, if it exists.
fn text(object: &Bound<'_, PyAny>, name: &str) -> Option<String> {
    let value = object.getattr(name).ok().filter(|value| !value.is_none())?;
    Some(value.str().ok()?.to_string_lossy().into_owned())
}
