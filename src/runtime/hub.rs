//! How an event loop learns that answers are there.
//!
//! Each event loop that awaits calls gets a hub: a queue of slots with news and a socket that the loop watches. A
//! thread that has an answer puts it into its slot, that into the queue and, if the queue was empty, a byte into
//! the socket. So it never waits for the GIL, and any number of answers wakes the loop once.
//!
//! While a request is under way, the reader that the loop watches for it holds the future that its task waits for. As
//! with asyncio's own transports, an event loop so keeps the tasks alive that wait for it, even those that nobody else
//! holds; a loop that is itself garbage takes its tasks along.
//!
//! When the loop is closed it forgets what it watched, and the requests that nobody can await any more are given up.

use std::cell::RefCell;
use std::collections::HashMap;
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
use crate::convert::answer::Answer;
use prefect_client::error::Result;

/// Where one call hears of its request. It holds nothing of Python's: threads that do not have Python drop it.
pub(crate) struct Slot {
    hub: Arc<Hub>,
    lines: Lines,
    answer: Mutex<Option<Result<Answer>>>,
}

/// A call's own side of its slot, with the asyncio future that its task waits for.
///
/// The future is held twice: here and by the hub, until it is done. Each traverses its own reference.
pub(crate) struct Pending {
    slot: Arc<Slot>,
    future: Py<PyAny>,
}

impl Pending {
    /// A new one, and its slot for the request to fill.
    pub(crate) fn new(event_loop: &Bound<'_, PyAny>, hub: Arc<Hub>) -> PyResult<(Self, Arc<Slot>)> {
        let slot = Arc::new(Slot { hub, lines: Lines::default(), answer: Mutex::default() });
        let future = slot.future(event_loop)?;
        Ok((Self { slot: slot.clone(), future }, slot))
    }

    /// The future to wait for.
    pub(crate) fn future(&self, py: Python<'_>) -> Py<PyAny> {
        self.future.clone_ref(py)
    }

    /// Replaces the future if it is done, to wait again.
    pub(crate) fn renew(&mut self, py: Python<'_>) -> PyResult<()> {
        let future = self.future.bind(py);
        if future.call_method0(intern!(py, "done"))?.is_truthy()? {
            self.future = self.slot.future(&future.call_method0(intern!(py, "get_loop"))?)?;
        }
        Ok(())
    }

    /// Logs what the request had to say: where the call's task runs, whose context is the caller's.
    pub(crate) fn log(&self, py: Python<'_>) {
        self.slot.lines.log(py);
    }

    pub(crate) fn take(&self) -> Option<Result<Answer>> {
        lock(&self.slot.answer).take()
    }

    /// Whether its request runs in this process, and not in the one that this was forked from.
    pub(crate) fn is_at_home(&self) -> bool {
        self.slot.hub.process == std::process::id()
    }

    pub(crate) fn traverse(&self, visit: &PyVisit<'_>) -> std::result::Result<(), PyTraverseError> {
        visit.call(&self.future)
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        drop(self.slot.hub.release(&self.slot));
    }
}

impl Slot {
    /// A new future of this event loop, which the hub holds until there is news.
    fn future(self: &Arc<Self>, event_loop: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let future = event_loop.call_method0(intern!(event_loop.py(), "create_future"))?;
        self.hub.hold(self, future.clone().unbind());
        Ok(future.unbind())
    }

    /// Does the work and hands its answer to the event loop. Gives it up when that is closed.
    pub(crate) async fn fill(self: Arc<Self>, work: Work) {
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
}

impl Listener for Slot {
    fn hear(self: Arc<Self>, line: Line) {
        self.lines.add(line);
        self.has_news();
    }
}

/// The queue of one event loop.
pub(crate) struct Hub {
    process: u32,
    /// The futures of the calls that wait, by the addresses of their slots. Only ever locked by threads that are attached
    /// to Python, which run no Python code meanwhile: a forked child never finds it locked.
    waiting: Mutex<HashMap<usize, Py<PyAny>>>,
    arrived: Mutex<Vec<Arc<Slot>>>,
    /// Has no permits and gives none; it is closed with the event loop, and who waits for one learns of it so.
    closing: Semaphore,
    bell: UnixStream,
    listener: UnixStream,
}

impl Hub {
    /// Holds a slot's future, unless the event loop is closed: nobody would release it any more.
    fn hold(&self, slot: &Arc<Slot>, future: Py<PyAny>) {
        let mut waiting = lock(&self.waiting);
        if !self.closing.is_closed() {
            waiting.insert(Arc::as_ptr(slot).addr(), future);
        }
    }

    /// Holds a slot's future no longer. To be dropped by the caller, when nothing is locked.
    fn release(&self, slot: &Arc<Slot>) -> Option<Py<PyAny>> {
        lock(&self.waiting).remove(&Arc::as_ptr(slot).addr())
    }

    /// Gives up the requests that are under way, and releases what is held for them.
    fn close(&self) {
        // In a forked child the requests are the parent's, whose threads may have held the other locks at the fork.
        let arrived = (self.process == std::process::id()).then(|| {
            let mut arrived = lock(&self.arrived);
            self.closing.close();
            std::mem::take(&mut *arrived)
        });
        let waiting = std::mem::take(&mut *lock(&self.waiting));
        drop((arrived, waiting));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the event loop calls when the bell has rung. It is dropped when the loop is closed.
///
/// There is one for each hub: it answers to the garbage collector for the futures that the hub holds.
#[pyclass(module = "prefect_rs._core", frozen)]
struct Drain(Arc<Hub>);

#[pymethods]
impl Drain {
    fn __call__(&self, py: Python<'_>) {
        let hub = &self.0;
        let mut byte = [0; 64];
        let _ = (&hub.listener).read(&mut byte);
        let arrived = std::mem::take(&mut *lock(&hub.arrived));
        // A call that has ended, or was told of other news, waits for nothing.
        for future in arrived.iter().filter_map(|slot| hub.release(slot)) {
            // It fails if the future was cancelled meanwhile.
            let _ = future.call_method1(py, intern!(py, "set_result"), (py.None(),));
        }
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> std::result::Result<(), PyTraverseError> {
        let Ok(waiting) = self.0.waiting.try_lock() else { return Ok(()) };
        waiting.values().try_for_each(|future| visit.call(future))
    }

    fn __clear__(&self) {
        self.0.close();
    }
}

impl Drop for Drain {
    fn drop(&mut self) {
        self.0.close();
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
pub(crate) fn current(py: Python<'_>) -> PyResult<(Bound<'_, PyAny>, Arc<Hub>)> {
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
        waiting: Mutex::default(),
        arrived: Mutex::default(),
        closing: Semaphore::new(0),
        bell,
        listener,
    });
    event_loop.call_method1(intern!(py, "add_reader"), (descriptor, Drain(hub.clone())))?;
    Ok(hub)
}
