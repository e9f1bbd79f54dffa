//! `with` and `async with`.

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyWeakrefReference;

use super::session::closed;
use super::{BaseClient, PrefectClient, SyncPrefectClient};
use crate::convert::answer::Answer;
use crate::errors::exceptions;
use crate::httpx::transport::Sender;

impl BaseClient {
    /// Enters a `with` block. Nothing is sent: a client may be entered before its server is up.
    fn enter(&self, py: Python<'_>) -> PyResult<()> {
        let mut session = self.session()?;
        if session.is_closed() {
            return Err(exceptions::from_core(py, &closed()));
        }
        session.adopt();
        session.depth += 1;
        Ok(())
    }

    /// Leaves a `with` block. Leaving the outermost one closes the client.
    fn leave(&self) -> PyResult<()> {
        let lanes = {
            let mut session = self.session()?;
            session.adopt();
            session.depth = session.depth.saturating_sub(1);
            if session.depth > 0 {
                return Ok(());
            }
            session.closing.close();
            // Requests in progress keep their connections until they are done.
            session.core = session.core.with_transport(session.core.transport().fresh());
            session.lanes.clone()
        };
        lanes.close();
        Ok(())
    }
}

/// A weak reference to the client of a call, for the end of the call. The call itself keeps the client alive. A strong
/// reference in the work of a call, which the garbage collector does not visit, would leak the client.
struct WeakClient(Py<PyWeakrefReference>);

impl WeakClient {
    fn new(client: &Bound<'_, BaseClient>) -> PyResult<Self> {
        PyWeakrefReference::new(client).map(|weak| Self(weak.unbind()))
    }

    fn client<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, BaseClient>> {
        let gone = || PyRuntimeError::new_err("the client of this call no longer exists");
        self.0.bind(py).upgrade_as::<BaseClient>()?.ok_or_else(gone)
    }
}

/// What sends the requests of a client, if it was given a transport. Weak for the same reason.
fn weak_sender(client: &Bound<'_, BaseClient>) -> PyResult<Option<Sender>> {
    let sender = BaseClient::sender(client)?;
    sender.map(|sender| Sender::weak(sender.bind(client.py()))).transpose()
}

// The second half is what the official client says: code and tests look for it.
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
    /// The running event loop, within an `async with` block. (The client itself is not bound to a loop.)
    ///
    /// Returns:
    ///     AbstractEventLoop | None: The event loop, or None outside of such a block or if no event loop is running.
    #[getter]
    fn r#loop<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        if slf.as_super().get().session()?.depth == 0 {
            return Ok(slf.py().None().into_bound(slf.py()));
        }
        // Unlike `get_running_loop`, `_get_running_loop` returns None if no loop is running.
        slf.py().import("asyncio")?.call_method0("_get_running_loop")
    }

    fn __aenter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let this = WeakClient::new(slf.as_super())?;
        let sender = weak_sender(slf.as_super())?;
        BaseClient::call(slf.as_super(), "__aenter__", move |_| {
            Ok(async move {
                if let Some(sender) = sender {
                    sender.turn("enter", "aenter").await?;
                }
                Ok(Answer::finish(move |py| {
                    let client = this.client(py)?;
                    client.get().enter(py)?;
                    Ok(client.into_any())
                }))
            })
        })
    }

    #[pyo3(signature = (*exc_info))]
    fn __aexit__<'py>(slf: &Bound<'py, Self>, exc_info: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let _ = exc_info;
        let this = WeakClient::new(slf.as_super())?;
        let sender = weak_sender(slf.as_super())?;
        BaseClient::call(slf.as_super(), "__aexit__", move |_| {
            Ok(async move {
                if let Some(sender) = sender {
                    sender.turn("exit", "aexit").await?;
                }
                Ok(Answer::finish(move |py| {
                    this.client(py)?.get().leave()?;
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
        slf.as_super().get().enter(slf.py())?;
        if let Some(sender) = BaseClient::sender(slf.as_super())? {
            sender.call_method0(slf.py(), "enter")?;
        }
        Ok(slf)
    }

    #[pyo3(signature = (*exc_info))]
    fn __exit__(slf: &Bound<'_, Self>, exc_info: &Bound<'_, PyAny>) -> PyResult<()> {
        let _ = exc_info;
        slf.as_super().get().leave()?;
        match BaseClient::sender(slf.as_super())? {
            Some(sender) => sender.call_method0(slf.py(), "exit").map(drop),
            None => Ok(()),
        }
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
