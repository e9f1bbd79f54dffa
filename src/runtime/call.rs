//! The coroutine that an async method returns.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::{PyBaseException, PyRuntimeError, PyRuntimeWarning, PyStopIteration, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyType;
use pyo3::{PyTraverseError, PyVisit};
use tokio::task::AbortHandle;

use super::wakeups::{self, Pending};
use super::{Work, background, log};
use crate::errors::exceptions;

/// A call of an async client: a coroutine. It can be awaited, wrapped in a task, cancelled and closed. Nothing is sent
/// before it is first awaited.
#[pyclass(module = "prefect_rs._core", frozen, weakref)]
pub(crate) struct Call {
    name: &'static str,
    stage: Mutex<Stage>,
}

/// Python objects are stored here, where the garbage collector visits them, and not in the work.
enum Stage {
    /// Not awaited yet.
    New { work: Work, client: Py<PyAny> },
    /// Not awaited yet. It raises this error: an argument is invalid.
    Invalid(Py<PyBaseException>),
    /// In progress.
    Waiting(Waiting),
    /// Completed, failed, cancelled or closed.
    Done,
}

/// A request in progress. Dropping it aborts the request and closes its connection.
struct Waiting {
    pending: Pending,
    request: AbortHandle,
    /// Kept alive while the request is in progress.
    client: Py<PyAny>,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        // In a forked child, the request and the locks that aborting it takes belong to the parent.
        if self.pending.is_of_this_process() {
            self.request.abort();
        }
    }
}

impl Call {
    /// A call of a client, which is kept alive until the call is done.
    pub(crate) fn new(name: &'static str, client: &Bound<'_, PyAny>, work: PyResult<Work>) -> Self {
        let stage = match work {
            Ok(work) => Stage::New { work, client: client.clone().unbind() },
            Err(error) => Stage::Invalid(error.into_value(client.py())),
        };
        Self { name, stage: Mutex::new(stage) }
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs until there is a future to wait for, which is returned, or until the call is done, which is raised.
    fn step(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        // Moved out, so that the lock is not held while Python code runs.
        let stage = std::mem::replace(&mut *self.stage(), Stage::Done);
        match stage {
            Stage::Done => Err(PyRuntimeError::new_err("cannot reuse already awaited coroutine")),
            Stage::Invalid(error) => Err(PyErr::from_value(error.into_bound(py).into_any())),
            Stage::New { work, client } => {
                let (event_loop, wakeups) = wakeups::current(py)?;
                let runtime = background::handle().map_err(|error| exceptions::from_core(py, &error))?;
                let (pending, slot) = Pending::new(&event_loop, wakeups)?;
                let request = runtime.spawn(log::with_listener(slot.clone(), slot.fill(work)));
                let waiting = Waiting { pending, request: request.abort_handle(), client };
                self.wait(py, waiting)
            }
            Stage::Waiting(mut waiting) => {
                waiting.pending.log(py);
                match waiting.pending.take() {
                    Some(Ok(answer)) => Err(PyStopIteration::new_err((answer.into_python(py)?.unbind(),))),
                    Some(Err(error)) => Err(exceptions::from_core(py, &error)),
                    None => {
                        waiting.pending.renew(py)?;
                        self.wait(py, waiting)
                    }
                }
            }
        }
    }

    /// Returns what a task expects from a coroutine that waits for an asyncio future: the future, marked as awaited.
    fn wait(&self, py: Python<'_>, waiting: Waiting) -> PyResult<Py<PyAny>> {
        let future = waiting.pending.future(py);
        *self.stage() = Stage::Waiting(waiting);
        future.setattr(py, intern!(py, "_asyncio_future_blocking"), true)?;
        Ok(future)
    }

    /// Ends the call, and aborts its request.
    fn end(&self) {
        let ended = std::mem::replace(&mut *self.stage(), Stage::Done);
        drop(ended);
    }

    /// Warns if it was never awaited, as Python does for its own coroutines.
    fn warn(&self) {
        if !matches!(*self.stage(), Stage::New { .. } | Stage::Invalid(_)) {
            return;
        }
        Python::try_attach(|py| {
            let message =
                std::ffi::CString::new(format!("coroutine 'PrefectClient.{}' was never awaited", self.name));
            if let Ok(message) = message
                && let Err(error) = PyErr::warn(py, &py.get_type::<PyRuntimeWarning>(), &message, 1)
            {
                error.write_unraisable(py, None);
            }
        });
    }
}

#[pymethods]
impl Call {
    fn __await__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.step(py)
    }

    fn send(&self, py: Python<'_>, value: Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        if !value.is_none() && matches!(*self.stage(), Stage::New { .. } | Stage::Invalid(_)) {
            return Err(PyTypeError::new_err("can't send non-None value to a just-started coroutine"));
        }
        self.step(py)
    }

    #[pyo3(signature = (typ, val=None, tb=None, /))]
    fn throw(
        &self,
        typ: Bound<'_, PyAny>,
        val: Option<Bound<'_, PyAny>>,
        tb: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let _ = tb;
        self.end();
        let error = match (typ.cast::<PyType>(), val) {
            (Err(_), _) => typ,
            (Ok(_), Some(value)) if value.is_instance(&typ)? => value,
            (Ok(class), Some(value)) if !value.is_none() => class.call1((value,))?,
            (Ok(class), _) => class.call0()?,
        };
        Err(PyErr::from_value(error))
    }

    fn close(&self) {
        self.end();
    }

    #[getter]
    fn __name__(&self) -> &'static str {
        self.name
    }

    #[getter]
    fn __qualname__(&self) -> String {
        format!("PrefectClient.{}", self.name)
    }

    fn __repr__(&self) -> String {
        format!("<coroutine PrefectClient.{}>", self.name)
    }

    // There are cycles: a task refers to its coroutine, that to the future it waits for, and that to the task. A client may
    // also refer to its own calls.
    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        match self.stage.try_lock().as_deref() {
            Ok(Stage::New { client, .. }) => visit.call(client),
            Ok(Stage::Invalid(error)) => visit.call(error),
            Ok(Stage::Waiting(waiting)) => {
                visit.call(&waiting.client)?;
                waiting.pending.traverse(&visit)
            }
            _ => Ok(()),
        }
    }

    fn __clear__(&self) {
        self.warn();
        self.end();
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        self.warn();
        self.end();
    }
}
