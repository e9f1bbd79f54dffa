//! How an event loop learns that answers are there.
//!
//! Each event loop that awaits calls gets a hub: a queue of answers and a socket that the loop watches. A
//! thread that has an answer puts it into the queue and, if the queue was empty, a byte into the socket. So it
//! never waits for the GIL, and any number of answers wakes the loop once.

use std::cell::RefCell;
use std::io::{Read, Write};
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyWeakrefReference;

use super::log::{Lines, Listener};
use crate::error::Result;
use crate::python::answer::Answer;

/// Where the answer of one call arrives.
pub(super) struct Slot {
    /// The asyncio future that the call's task waits for.
    pub(super) future: Py<PyAny>,
    answer: Mutex<Option<Result<Answer>>>,
}

impl Slot {
    pub(super) fn new(future: Py<PyAny>) -> Arc<Self> {
        Arc::new(Self { future, answer: Mutex::new(None) })
    }

    pub(super) fn take(&self) -> Option<Result<Answer>> {
        lock(&self.answer).take()
    }
}

/// The queue of one event loop.
pub(super) struct Hub {
    arrived: Mutex<Vec<Arc<Slot>>>,
    lines: Lines,
    bell: UnixStream,
    listener: UnixStream,
}

impl Hub {
    /// Hands an answer to the event loop, from any thread.
    pub(super) fn deliver(&self, slot: Arc<Slot>, answer: Result<Answer>) {
        *lock(&slot.answer) = Some(answer);
        let mut arrived = lock(&self.arrived);
        arrived.push(slot);
        if arrived.len() == 1 {
            self.ring();
        }
    }

    fn ring(&self) {
        // It is never full for long, and then the bell is ringing. It fails if the loop is gone, and then nobody
        // waits.
        let _ = (&self.bell).write(&[1]);
    }
}

impl Listener for Hub {
    fn hear(&self, line: String) {
        self.lines.hear(line);
        self.ring();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the event loop calls when the bell has rung.
#[pyclass(module = "prefect_rs._core", frozen)]
struct Drain(Arc<Hub>);

#[pymethods]
impl Drain {
    fn __call__(&self, py: Python<'_>) {
        let mut byte = [0; 64];
        let _ = (&self.0.listener).read(&mut byte);
        self.0.lines.log(py);
        let arrived = std::mem::take(&mut *lock(&self.0.arrived));
        for slot in arrived {
            // It fails where the future was cancelled meanwhile: nobody waits for the answer then.
            let _ = slot.future.bind(py).call_method1(intern!(py, "set_result"), (py.None(),));
        }
    }
}

/// The hub of an event loop that has run on this thread.
struct Known {
    process: u32,
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
                       asyncio.run (or anyio with its asyncio backend) runs, or take SyncPrefectClient";
        let raised = PyRuntimeError::new_err(message);
        raised.set_cause(py, Some(error));
        raised
    })?;
    let process = std::process::id();
    let known = KNOWN.with_borrow(|all| {
        let mut here = all.iter().rev().filter(|known| known.process == process);
        here.find(|known| known.is_of(&event_loop)).map(|known| known.hub.clone())
    });
    if let Some(hub) = known {
        return Ok((event_loop, hub));
    }
    let hub = watched(&event_loop)?;
    let event_loop_ref = PyWeakrefReference::new(&event_loop)?.unbind();
    // Taken out of its place while Python code runs.
    let (mut kept, gone): (Vec<_>, Vec<_>) =
        KNOWN.take().into_iter().partition(|known| known.process == process && !known.is_closed(py));
    kept.push(Known { process, event_loop: event_loop_ref, hub: hub.clone() });
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
    let hub = Arc::new(Hub { arrived: Mutex::default(), lines: Lines::default(), bell, listener });
    event_loop.call_method1(intern!(py, "add_reader"), (descriptor, Drain(hub.clone())))?;
    Ok(hub)
}
