//! `with` and `async with`.

use std::sync::atomic::Ordering;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyWeakrefReference;

use super::{Client, PrefectClient, SyncPrefectClient};
use crate::python::answer::Answer;

impl Client {
    /// Enters a `with` block: compares the versions, once in a process, and gives the client itself.
    fn enter<'py>(slf: &Bound<'py, Self>, name: &'static str) -> PyResult<Bound<'py, PyAny>> {
        let this = Later::of(slf)?;
        Self::call(slf, name, move |client| {
            Ok(async move {
                let warning = client.raise_for_api_version_mismatch_once().await?;
                Ok(Answer::finish(move |py| {
                    if let Some(warning) = warning {
                        warn(py, &warning)?;
                    }
                    let client = this.client(py)?;
                    client.get().state().depth += 1;
                    Ok(client.into_any())
                }))
            })
        })
    }

    /// Leaves a `with` block; the client is closed when it has left the outermost one.
    fn leave(&self) {
        let lanes = {
            let mut state = self.state();
            state.adopt();
            state.depth = state.depth.saturating_sub(1);
            if state.depth > 0 {
                return;
            }
            state.closed.store(true, Ordering::Relaxed);
            // What is under way keeps the connections that it uses, and drops them when it is done.
            state.core = state.core.over(state.core.transport().afresh());
            state.lanes.clone()
        };
        lanes.close();
    }
}

/// The client whose call this is, for when that has been answered. The call itself holds it: a client that held
/// itself through the work of a call, where the garbage collector does not look, would never be collected.
struct Later(Py<PyWeakrefReference>);

impl Later {
    fn of(client: &Bound<'_, Client>) -> PyResult<Self> {
        PyWeakrefReference::new(client).map(|weak| Self(weak.unbind()))
    }

    fn client<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Client>> {
        let gone = || PyRuntimeError::new_err("the client of this call is gone");
        self.0.bind(py).upgrade_as::<Client>()?.ok_or_else(gone)
    }
}

/// Tells the user something, through Python's logging.
pub(super) fn warn(py: Python<'_>, message: &str) -> PyResult<()> {
    logger(py)?.call_method1("warning", (message,))?;
    Ok(())
}

/// What the clients log with.
pub(in crate::python) fn logger(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("logging")?.call_method1("getLogger", ("prefect_rs",))
}

fn wrong_form(client: &str, form: &str) -> PyErr {
    // As the official client says it: code and tests look for these words.
    let (context, other) = if form == "with" { ("a sync", "async with") } else { ("an async", "with") };
    PyRuntimeError::new_err(format!(
        "{client} must be entered with `{form}`. The `{client}` must be entered with {context} context. Use \
         '{form} {client}(...)' not '{other} {client}(...)'"
    ))
}

#[pymethods]
impl PrefectClient {
    /// The event loop that runs, while the client is in an `async with` block. (The client itself is bound to
    /// none.)
    ///
    /// Returns:
    ///     AbstractEventLoop | None: None outside of such a block, and where no loop runs.
    #[getter]
    fn r#loop<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        if slf.as_super().get().state().depth == 0 {
            return Ok(slf.py().None().into_bound(slf.py()));
        }
        // `_get_running_loop`, unlike `get_running_loop`, gives None where there is none.
        slf.py().import("asyncio")?.call_method0("_get_running_loop")
    }

    fn __aenter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Client::enter(slf.as_super(), "__aenter__")
    }

    #[pyo3(signature = (*exc_info))]
    fn __aexit__<'py>(slf: &Bound<'py, Self>, exc_info: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let _ = exc_info;
        let this = Later::of(slf.as_super())?;
        Client::call(slf.as_super(), "__aexit__", move |_| {
            Ok(async move {
                Ok(Answer::finish(move |py| {
                    this.client(py)?.get().leave();
                    Ok(py.None().into_bound(py))
                }))
            })
        })
    }

    fn __enter__(slf: &Bound<'_, Self>) -> PyResult<()> {
        Err(wrong_form(&slf.get_type().name()?.to_string(), "async with"))
    }

    #[pyo3(signature = (*exc_info))]
    fn __exit__(slf: &Bound<'_, Self>, exc_info: &Bound<'_, PyAny>) -> PyResult<()> {
        let _ = exc_info;
        Err(wrong_form(&slf.get_type().name()?.to_string(), "async with"))
    }
}

#[pymethods]
impl SyncPrefectClient {
    fn __enter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Client::enter(slf.as_super(), "__enter__")
    }

    #[pyo3(signature = (*exc_info))]
    fn __exit__(slf: &Bound<'_, Self>, exc_info: &Bound<'_, PyAny>) {
        let _ = exc_info;
        slf.as_super().get().leave();
    }

    fn __aenter__(&self) -> PyResult<()> {
        Err(wrong_form("SyncPrefectClient", "with"))
    }

    #[pyo3(signature = (*exc_info))]
    fn __aexit__(&self, exc_info: &Bound<'_, PyAny>) -> PyResult<()> {
        let _ = exc_info;
        Err(wrong_form("SyncPrefectClient", "with"))
    }
}
