//! The coroutine that an async method returns.

use std::sync::{Arc, Mutex, MutexGuard};

use pyo3::exceptions::{
    PyBaseException, PyRuntimeError, PyRuntimeWarning, PyStopAsyncIteration, PyStopIteration, PyTypeError,
};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyType;
use pyo3::{PyTraverseError, PyVisit};
use tokio::task::AbortHandle;

use super::feed::{Feed, Next};
use super::iterators::AsyncItemIterator;
use super::questions::{Place, is_done};
use super::wakeups::{self, Pending};
use super::{Work, background, log};
use crate::errors::exceptions;
use crate::locks::lock;

/// A call of an async client, or the next item of an async iterator: a coroutine. It can be awaited, wrapped in a task,
/// cancelled and closed. Nothing is sent before it is first awaited.
#[pyclass(module = "prefect_rs._core", frozen, weakref)]
pub(crate) struct Call {
    /// The class of the method that returned it.
    class: &'static str,
    name: &'static str,
    stage: Mutex<Stage>,
}

/// Python objects are stored here, where the garbage collector visits them, and not in the work.
enum Stage {
    /// Not awaited yet.
    New { start: Start, owner: Py<PyAny> },
    /// Not awaited yet. It raises this error: an argument is invalid.
    Invalid(Py<PyBaseException>),
    /// The event loop runs others before an item is taken.
    Yielded { feed: Arc<Feed>, owner: Py<PyAny> },
    /// In progress.
    Waiting(WaitingCall),
    /// Ending with this error, once the tasks that did a part of its work are cancelled.
    Ending(Vec<Py<PyAny>>, PyErr),
    /// Completed, failed, cancelled or closed.
    Done,
}

/// What happens when it is first awaited.
pub(super) enum Start {
    /// The request begins. With the function that it asks.
    Work(Work, Option<Py<PyAny>>),
    /// The next item is taken.
    Item(Arc<Feed>),
    /// Something is done with the owner at once.
    Now(fn(Bound<'_, PyAny>) -> PyResult<Py<PyAny>>),
}

/// A request in progress, or the wait for an item. Dropping it aborts the request and closes its connection.
struct WaitingCall {
    pending: Pending,
    awaited: Awaited,
    /// The client or the iterator. Kept alive while it waits.
    owner: Py<PyAny>,
}

enum Awaited {
    /// With the function that it asks.
    Request(AbortHandle, Option<Py<PyAny>>),
    Item(Arc<Feed>),
}

impl Drop for WaitingCall {
    fn drop(&mut self) {
        // In a forked child, the request and the locks that aborting it takes belong to the parent.
        if !self.pending.is_of_this_process() {
            return;
        }
        match &self.awaited {
            Awaited::Request(request, _) => {
                request.abort();
                if self.pending.has_tasks() {
                    Python::try_attach(|py| self.pending.cancel(py).map(drop).unwrap_or_default());
                }
            }
            Awaited::Item(feed) => feed.unregister(self.pending.slot()),
        }
    }
}

impl Call {
    /// A call of a client, which is kept alive until the call is done.
    pub(crate) fn new(name: &'static str, client: &Bound<'_, PyAny>, work: PyResult<Work>) -> Self {
        Self::asking(name, client, work.map(|work| (work, None)))
    }

    /// The same, with the function that the work asks.
    pub(crate) fn asking(
        name: &'static str,
        client: &Bound<'_, PyAny>,
        work: PyResult<(Work, Option<Py<PyAny>>)>,
    ) -> Self {
        let stage = match work {
            Ok((work, asked)) => {
                Stage::New { start: Start::Work(work, asked), owner: client.clone().unbind() }
            }
            Err(error) => Stage::Invalid(error.into_value(client.py())),
        };
        Self { class: "PrefectClient", name, stage: Mutex::new(stage) }
    }

    /// A call of an async iterator.
    pub(super) fn of_iterator(name: &'static str, iterator: Py<PyAny>, start: Start) -> Self {
        let stage = Mutex::new(Stage::New { start, owner: iterator });
        Self { class: "AsyncItemIterator", name, stage }
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        lock(&self.stage)
    }

    /// Runs until there is a future to wait for, which is returned, or until the call is done, which is raised.
    fn step(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        // Moved out, so that the lock is not held while Python code runs.
        let stage = std::mem::replace(&mut *self.stage(), Stage::Done);
        match stage {
            Stage::Done => Err(PyRuntimeError::new_err("cannot reuse already awaited coroutine")),
            Stage::Invalid(error) => Err(PyErr::from_value(error.into_bound(py).into_any())),
            Stage::New { start: Start::Work(work, asked), owner } => {
                let (event_loop, wakeups) = wakeups::current(py)?;
                let runtime = background::handle().map_err(|error| exceptions::from_core(py, &error))?;
                let (pending, slot) = Pending::new(&event_loop, wakeups)?;
                let request = runtime.spawn(log::with_listener(slot.clone(), slot.fill(work)));
                let awaited = Awaited::Request(request.abort_handle(), asked);
                self.wait(py, WaitingCall { pending, awaited, owner })
            }
            Stage::New { start: Start::Now(action), owner } => {
                Err(PyStopIteration::new_err((action(owner.into_bound(py))?,)))
            }
            Stage::New { start: Start::Item(feed), owner } => {
                feed.start(py)?;
                if feed.should_yield() {
                    *self.stage() = Stage::Yielded { feed, owner };
                    // As `asyncio.sleep(0)` does.
                    return Ok(py.None());
                }
                self.item(py, feed, owner)
            }
            Stage::Yielded { feed, owner } => self.item(py, feed, owner),
            Stage::Ending(tasks, error) => self.finish(py, tasks, error),
            Stage::Waiting(mut waiting) => {
                waiting.pending.log(py);
                match &waiting.awaited {
                    Awaited::Request(_, asked) => {
                        waiting.pending.answer(py, asked.as_ref())?;
                        match waiting.pending.take() {
                            Some(Ok(answer)) => {
                                return Err(PyStopIteration::new_err((answer.into_python(py)?.unbind(),)));
                            }
                            Some(Err(error)) => return Err(exceptions::from_core(py, &error)),
                            None => {}
                        }
                    }
                    Awaited::Item(feed) => {
                        if let Some(done) = taken(py, feed, &waiting.owner) {
                            return Err(done);
                        }
                    }
                }
                waiting.pending.renew(py)?;
                self.wait(py, waiting)
            }
        }
    }

    /// Takes an item, or waits for it.
    fn item(&self, py: Python<'_>, feed: Arc<Feed>, owner: Py<PyAny>) -> PyResult<Py<PyAny>> {
        if let Some(done) = taken(py, &feed, &owner) {
            return Err(done);
        }
        let (event_loop, wakeups) = wakeups::current(py)?;
        let (pending, slot) = Pending::new(&event_loop, wakeups)?;
        feed.register(slot);
        self.wait(py, WaitingCall { pending, awaited: Awaited::Item(feed), owner })
    }

    /// Returns what a task expects from a coroutine that waits for an asyncio future: the future, marked as awaited.
    fn wait(&self, py: Python<'_>, waiting: WaitingCall) -> PyResult<Py<PyAny>> {
        let future = waiting.pending.future(py);
        *self.stage() = Stage::Waiting(waiting);
        future.setattr(py, intern!(py, "_asyncio_future_blocking"), true)?;
        Ok(future)
    }

    /// Waits until all tasks are done, and raises the error.
    fn finish(&self, py: Python<'_>, mut tasks: Vec<Py<PyAny>>, error: PyErr) -> PyResult<Py<PyAny>> {
        while let Some(task) = tasks.pop() {
            if !is_done(task.bind(py))? {
                let awaited = task.clone_ref(py);
                tasks.push(task);
                *self.stage() = Stage::Ending(tasks, error);
                awaited.setattr(py, intern!(py, "_asyncio_future_blocking"), true)?;
                return Ok(awaited);
            }
        }
        Err(error)
    }

    /// Ends the call with this error, once the tasks that do a part of its work are cancelled.
    fn fail(&self, py: Python<'_>, error: PyErr) -> PyResult<Py<PyAny>> {
        // Moved out, so that the lock is not held while Python code runs.
        let stage = std::mem::replace(&mut *self.stage(), Stage::Done);
        match stage {
            // It is also thrown what the tasks raise.
            Stage::Ending(tasks, first) => self.finish(py, tasks, first),
            Stage::Waiting(waiting) if waiting.pending.is_of_this_process() => {
                let tasks = waiting.pending.cancel(py)?;
                drop(waiting);
                self.finish(py, tasks, error)
            }
            stage => {
                drop(stage);
                Err(error)
            }
        }
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
                std::ffi::CString::new(format!("coroutine '{}.{}' was never awaited", self.class, self.name));
            if let Ok(message) = message
                && let Err(error) = PyErr::warn(py, &py.get_type::<PyRuntimeWarning>(), &message, 1)
            {
                error.write_unraisable(py, None);
            }
        });
    }
}

/// What ends a coroutine that waits for an item: the item, an error, or the end of the iteration. `None` if the item has
/// not arrived.
fn taken(py: Python<'_>, feed: &Feed, iterator: &Py<PyAny>) -> Option<PyErr> {
    let asked =
        iterator.bind(py).cast::<AsyncItemIterator>().ok().and_then(|iterator| iterator.get().asked());
    // Also while items are buffered, so that the next ones are read.
    if let Err(error) = feed.answer(py, asked, Place::Loop) {
        return Some(error);
    }
    let next = feed.take();
    feed.log(py);
    Some(match next {
        Next::Item(item) => match item.into_python(py) {
            Ok(item) => PyStopIteration::new_err((item.unbind(),)),
            Err(error) => error,
        },
        Next::Failed(error) => exceptions::from_core(py, &error),
        Next::Over => PyStopAsyncIteration::new_err(()),
        Next::Pending => return None,
    })
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
        py: Python<'_>,
        typ: Bound<'_, PyAny>,
        val: Option<Bound<'_, PyAny>>,
        tb: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let _ = tb;
        let error = match (typ.cast::<PyType>(), val) {
            (Err(_), _) => typ,
            (Ok(_), Some(value)) if value.is_instance(&typ)? => value,
            (Ok(class), Some(value)) if !value.is_none() => class.call1((value,))?,
            (Ok(class), _) => class.call0()?,
        };
        self.fail(py, PyErr::from_value(error))
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
        format!("{}.{}", self.class, self.name)
    }

    fn __repr__(&self) -> String {
        format!("<coroutine {}.{}>", self.class, self.name)
    }

    // There are cycles: a task refers to its coroutine, that to the future it waits for, and that to the task. A client may
    // also refer to its own calls.
    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        match self.stage.try_lock().as_deref() {
            Ok(Stage::New { owner, start }) => {
                if let Start::Work(_, asked) = start {
                    visit.call(asked)?;
                }
                visit.call(owner)
            }
            Ok(Stage::Yielded { owner, .. }) => visit.call(owner),
            Ok(Stage::Invalid(error)) => visit.call(error),
            Ok(Stage::Ending(tasks, error)) => {
                tasks.iter().try_for_each(|task| visit.call(task))?;
                let _ = error;
                Ok(())
            }
            Ok(Stage::Waiting(waiting)) => {
                if let Awaited::Request(_, asked) = &waiting.awaited {
                    visit.call(asked)?;
                }
                visit.call(&waiting.owner)?;
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
