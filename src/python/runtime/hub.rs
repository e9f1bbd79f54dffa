//! How an event loop learns that answers are there.
//!
//! Each event loop that awaits calls gets a hub: a queue of slots with news and a socket that the loop watches. A
//! thread that has an answer puts it into its slot, that into the queue and, if the queue was empty, a byte into
//! the socket. So it never waits for the GIL, and any number of answers wakes the loop once.
//!
//! When the loop is closed it forgets what it watched, and the requests that nobody can await any more are given up.

use std::cell::RefCell;
use std::io::{Read, Write};
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyWeakrefReference;
use pyo3::{PyTraverseError, PyVisit, intern};
use tokio::sync::Semaphore;

use super::Work;
use super::log::{Line, Lines, Listener};
use crate::error::Result;
use crate::python::answer::Answer;

/// Where one call hears of its request.
pub(super) struct Slot {
    hub: Arc<Hub>,
    /// The asyncio future that the call's task waits for.
    future: Mutex<Py<PyAny>>,
    lines: Lines,
    answer: Mutex<Option<Result<Answer>>>,
}

impl Slot {
    /// A slot, and the future to wait for.
    pub(super) fn new(event_loop: &Bound<'_, PyAny>, hub: Arc<Hub>) -> PyResult<(Arc<Self>, Py<PyAny>)> {
        let py = event_loop.py();
        let future = event_loop.call_method0(intern!(py, "create_future"))?.unbind();
        let slot = Self {
            hub,
            future: Mutex::new(future.clone_ref(py)),
            lines: Lines::default(),
            answer: Mutex::default(),
        };
        Ok((Arc::new(slot), future))
    }

    /// The future to wait for again: the same, or another one in the place of one that is done.
    pub(super) fn future(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let future = lock(&self.future).clone_ref(py);
        if !future.call_method0(py, intern!(py, "done"))?.is_truthy(py)? {
            return Ok(future);
        }
        let event_loop = future.call_method0(py, intern!(py, "get_loop"))?;
        let next = event_loop.call_method0(py, intern!(py, "create_future"))?;
        let done = std::mem::replace(&mut *lock(&self.future), next.clone_ref(py));
        drop(done);
        Ok(next)
    }

    /// Logs what the request had to say: where the call's task runs, whose context is the caller's.
    pub(super) fn log(&self, py: Python<'_>) {
        self.lines.log(py);
    }

    pub(super) fn take(&self) -> Option<Result<Answer>> {
        lock(&self.answer).take()
    }

    /// Does the work and hands its answer to the event loop. Gives it up when that is closed.
    pub(super) async fn fill(self: Arc<Self>, work: Work) {
        let answer = tokio::select! {
            biased;
            answer = work => answer,
            _ = self.hub.closing.acquire() => return,
        };
        *lock(&self.answer) = Some(answer);
        self.has_news();
    }

    /// Has the event loop wake the call's task; from any thread.
    fn has_news(self: Arc<Self>) {
        let hub = self.hub.clone();
        let mut arrived = lock(&hub.arrived);
        // Nobody would take it out of the queue of a closed loop, nor break the cycle.
        if hub.closing.is_closed() {
            return;
        }
        arrived.push(self);
        if arrived.len() == 1 {
            // It is never full for long, and then the bell is ringing. It fails if the loop is gone, and then
            // nobody waits.
            let _ = (&hub.bell).write(&[1]);
        }
    }

    /// Whether its request runs in this process, and not in the one that this was forked from.
    pub(super) fn is_at_home(&self) -> bool {
        self.hub.process == std::process::id()
    }

    pub(super) fn traverse(&self, visit: &PyVisit<'_>) -> std::result::Result<(), PyTraverseError> {
        self.future.try_lock().map_or(Ok(()), |future| visit.call(&*future))
    }
}

impl Listener for Slot {
    fn hear(self: Arc<Self>, line: Line) {
        self.lines.add(line);
        self.has_news();
    }
}

/// The queue of one event loop.
pub(super) struct Hub {
    process: u32,
    arrived: Mutex<Vec<Arc<Slot>>>,
    /// Has no permits and gives none; it is closed with the event loop, and who waits for one learns of it so.
    closing: Semaphore,
    bell: UnixStream,
    listener: UnixStream,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the event loop calls when the bell has rung. It is dropped when the loop is closed.
#[pyclass(module = "prefect_rs._core", frozen)]
struct Drain(Arc<Hub>);

#[pymethods]
impl Drain {
    fn __call__(&self, py: Python<'_>) {
        let mut byte = [0; 64];
        let _ = (&self.0.listener).read(&mut byte);
        let arrived = std::mem::take(&mut *lock(&self.0.arrived));
        for slot in arrived {
            let future = lock(&slot.future).clone_ref(py);
            // It fails where the future was cancelled meanwhile, or has been told of other news: nobody waits then.
            let _ = future.call_method1(py, intern!(py, "set_result"), (py.None(),));
        }
    }
}

impl Drop for Drain {
    fn drop(&mut self) {
        let hub = &self.0;
        // In a forked child the requests are the parent's, whose threads may have held these locks at the fork.
        if hub.process != std::process::id() {
            return;
        }
        let arrived = {
            let mut arrived = lock(&hub.arrived);
            hub.closing.close();
            std::mem::take(&mut *arrived)
        };
        drop(arrived);
    }
}

/// The hub of an event loop that has run on this thread.
struct Known {
    event_loop: Py<PyWeakrefReference>,
    hub: Arc<Hub>,
}

impl Known {
    /// Whether it is the hub of this loop; and whether its loop may run again.
    fn is_of(&self, event_loop: &Bound<'_, PyAny>) -> bool {
        self.event_loop.bind(event_loop.py()).upgrade().is_some_and(|known| known.is(event_loop))
    }

    fn is_closed(&self, py: Python<'_>) -> bool {
        let is_closed = |known: Bound<'_, PyAny>| known.call_method0(intern!(py, "is_closed"))?.is_truthy();
        self.event_loop.bind(py).upgrade().is_none_or(|known| is_closed(known).unwrap_or(true))
    }
}

thread_local! {
    /// The latest last. Most threads have one.
    static KNOWN: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

/// The event loop that runs on this thread, and its hub.
pub(super) fn current(py: Python<'_>) -> PyResult<(Bound<'_, PyAny>, Arc<Hub>)> {
    static RUNNING: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let event_loop = RUNNING.import(py, "asyncio", "get_running_loop")?.call0().map_err(|error| {
        let message = "the async client needs a running asyncio event loop: await its methods in a coroutine that \
                       asyncio.run (or anyio with its asyncio backend) runs, or take SyncPrefectClient; under trio, \
                       call its methods in threads: `await trio.to_thread.run_sync(client.read_flows)`";
        let raised = PyRuntimeError::new_err(message);
        raised.set_cause(py, Some(error));
        raised
    })?;
    let process = std::process::id();
    let known = KNOWN.with_borrow(|all| {
        let mut here = all.iter().rev().filter(|known| known.hub.process == process);
        here.find(|known| known.is_of(&event_loop)).map(|known| known.hub.clone())
    });
    if let Some(hub) = known {
        return Ok((event_loop, hub));
    }
    let hub = watched(&event_loop)?;
    let event_loop_ref = PyWeakrefReference::new(&event_loop)?.unbind();
    // Taken out of its place while Python code runs.
    let (mut kept, gone): (Vec<_>, Vec<_>) =
        KNOWN.take().into_iter().partition(|known| known.hub.process == process && !known.is_closed(py));
    kept.push(Known { event_loop: event_loop_ref, hub: hub.clone() });
    KNOWN.set(kept);
    drop(gone);
    Ok((event_loop, hub))
}

/// A new hub that an event loop watches.
fn watched(event_loop: &Bound<'_, PyAny>) -> PyResult<Arc<Hub>> {
    let py = event_loop.py();
    let (bell, listener) = UnixStream::pair()?;
    bell.set_nonblocking(true)?;
    listener.set_nonblocking(true)?;
    let descriptor = listener.as_raw_fd();
    let hub = Arc::new(Hub {
        process: std::process::id(),
        arrived: Mutex::default(),
        closing: Semaphore::new(0),
        bell,
        listener,
    });
    event_loop.call_method1(intern!(py, "add_reader"), (descriptor, Drain(hub.clone())))?;
    Ok(hub)
}
