//! `with` and `async with`.

use std::sync::atomic::Ordering;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyWeakrefReference;

use super::{Client, PrefectClient, SyncPrefectClient};
use crate::convert::answer::Answer;
use crate::errors::exceptions;
use prefect_client::error::Result;

impl Client {
    /// Enters a `with` block. Nothing is sent: a client may be entered before its server is up.
    fn enter(&self) -> Result<()> {
        let mut state = self.state();
        if state.closed.load(Ordering::Relaxed) {
            return Err(super::closed());
        }
        state.adopt();
        state.depth += 1;
        Ok(())
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
            state.core = state.core.with_transport(state.core.transport().fresh());
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
pub(crate) fn warn(py: Python<'_>, message: &str) -> PyResult<()> {
    logger(py)?.call_method1("warning", (message,))?;
    Ok(())
}

/// What the clients log with.
pub(crate) fn logger(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("logging")?.call_method1("getLogger", ("prefect_rs",))
}

// As the official client says it: code and tests look for these words.
fn needs_async_with(client: &Bound<'_, PrefectClient>) -> PyErr {
    let name = client.get_type().name().map(|name| name.to_string()).unwrap_or_default();
    PyRuntimeError::new_err(format!(
        "{name} must be entered with `async with`. The `{name}` must be entered with an async context. Use 'async with \
         {name}(...)' not 'with {name}(...)'"
    ))
}

fn needs_with() -> PyErr {
    PyRuntimeError::new_err(
        "SyncPrefectClient must be entered with `with`. The `SyncPrefectClient` must be entered with a sync context. Use \
         'with SyncPrefectClient(...)' not 'async with SyncPrefectClient(...)'",
    )
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
        let this = Later::of(slf.as_super())?;
        Client::call(slf.as_super(), "__aenter__", move |_| {
            Ok(async move {
                Ok(Answer::finish(move |py| {
                    let client = this.client(py)?;
                    client.get().enter().map_err(|error| exceptions::from_core(py, &error))?;
                    Ok(client.into_any())
                }))
            })
        })
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
        Err(needs_async_with(slf))
    }

    #[pyo3(signature = (*exc_info))]
    fn __exit__(slf: &Bound<'_, Self>, exc_info: &Bound<'_, PyAny>) -> PyResult<()> {
        let _ = exc_info;
        Err(needs_async_with(slf))
    }
}

#[pymethods]
impl SyncPrefectClient {
    fn __enter__(slf: Bound<'_, Self>) -> PyResult<Bound<'_, Self>> {
        let entered = slf.as_super().get().enter();
        entered.map(|()| slf.clone()).map_err(|error| exceptions::from_core(slf.py(), &error))
    }

    #[pyo3(signature = (*exc_info))]
    fn __exit__(slf: &Bound<'_, Self>, exc_info: &Bound<'_, PyAny>) {
        let _ = exc_info;
        slf.as_super().get().leave();
    }

    fn __aenter__(&self) -> PyResult<()> {
        Err(needs_with())
    }

    #[pyo3(signature = (*exc_info))]
    fn __aexit__(&self, exc_info: &Bound<'_, PyAny>) -> PyResult<()> {
        let _ = exc_info;
        Err(needs_with())
    }
}
