//! How an event loop learns that responses have arrived.
//!
//! Each event loop that awaits calls has a [`Wakeups`]: a queue of slots with news, and a [`Notifier`]. A thread that has a
//! response puts it into its slot and the slot into the queue and, if the queue was empty, notifies the loop. So it never
//! waits for the GIL, and any number of responses wakes the loop once.
//!
//! The event loop holds an object that refers to the futures that the tasks of requests wait for, while these are in
//! progress. As with asyncio's own transports, the event loop thus keeps waiting tasks alive, even those that nothing else
//! refers to. A loop that is garbage is collected together with its tasks.
//!
//! A loop that is closed drops that object. Requests that can no longer be awaited are then aborted.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use crate::once::Once;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyWeakrefReference;
use pyo3::{PyTraverseError, PyVisit, intern};
use tokio::sync::Semaphore;

use super::Work;
use super::crashes::caught;
use super::log::{Line, Lines, Listener};
use super::notifier::{Notifier, registered};
use super::questions::{Place, Question, Questions};
use crate::convert::answer::Answer;
use crate::locks::lock;
use prefect_client::error::Result;

/// Where a request leaves its response and log messages for the call. It contains no Python objects, because threads that
/// are not attached to Python may drop it.
pub(crate) struct Slot {
    wakeups: Arc<Wakeups>,
    lines: Lines,
    questions: Questions,
    answer: Mutex<Option<Result<Answer>>>,
}

/// The call's side of a slot, with the asyncio future that its task waits for.
///
/// [`Wakeups`] also refers to the future, until it is done. Each reports its own reference to the garbage collector.
pub(crate) struct Pending {
    slot: Arc<Slot>,
    future: Py<PyAny>,
}

impl Pending {
    /// A new one, and the slot for the request to fill.
    pub(crate) fn new(event_loop: &Bound<'_, PyAny>, wakeups: Arc<Wakeups>) -> PyResult<(Self, Arc<Slot>)> {
        let slot = Arc::new(Slot {
            wakeups,
            lines: Lines::default(),
            questions: Questions::default(),
            answer: Mutex::default(),
        });
        let future = slot.future(event_loop)?;
        Ok((Self { slot: slot.clone(), future }, slot))
    }

    pub(super) fn slot(&self) -> &Arc<Slot> {
        &self.slot
    }

    /// The future to wait for.
    pub(crate) fn future(&self, py: Python<'_>) -> Py<PyAny> {
        self.future.clone_ref(py)
    }

    /// Replaces the future if it is done, in order to wait again.
    pub(crate) fn renew(&mut self, py: Python<'_>) -> PyResult<()> {
        let future = self.future.bind(py);
        if future.call_method0(intern!(py, "done"))?.is_truthy()? {
            self.future = self.slot.future(&future.call_method0(intern!(py, "get_loop"))?)?;
        }
        Ok(())
    }

    /// Logs the request's messages. Runs in the call's task, which has the context of the caller.
    pub(crate) fn log(&self, py: Python<'_>) {
        self.slot.lines.log(py);
    }

    /// Calls the function that the request asks, if it has asked. Runs in the call's task, too.
    pub(crate) fn answer(&self, py: Python<'_>, asked: Option<&Py<PyAny>>) -> PyResult<()> {
        self.slot.questions.answer(py, asked, Place::Loop)
    }

    /// Cancels the tasks that do a part of its work. Returns those that are not done yet.
    pub(super) fn cancel(&self, py: Python<'_>) -> PyResult<Vec<Py<PyAny>>> {
        self.slot.questions.cancel(py)
    }

    pub(super) fn has_tasks(&self) -> bool {
        self.slot.questions.has_running()
    }

    pub(crate) fn take(&self) -> Option<Result<Answer>> {
        lock(&self.slot.answer).take()
    }

    /// Whether the request belongs to this process, rather than to the one that it was forked from.
    pub(crate) fn is_of_this_process(&self) -> bool {
        self.slot.wakeups.process == std::process::id()
    }

    pub(crate) fn traverse(&self, visit: &PyVisit<'_>) -> std::result::Result<(), PyTraverseError> {
        visit.call(&self.future)?;
        self.slot.questions.traverse(visit)
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        drop(self.slot.wakeups.release(&self.slot));
    }
}

impl Slot {
    /// A new future of this event loop, kept alive until there is news.
    fn future(self: &Arc<Self>, event_loop: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let future = event_loop.call_method0(intern!(event_loop.py(), "create_future"))?;
        self.wakeups.hold(self, future.clone().unbind());
        Ok(future.unbind())
    }

    /// Does the work and passes its result to the event loop. Aborts it if the loop is closed.
    pub(crate) async fn fill(self: Arc<Self>, work: Work) {
        let answer = tokio::select! {
            biased;
            answer = caught(work) => answer,
            _ = self.wakeups.closing.acquire() => return,
        };
        *lock(&self.answer) = Some(answer);
        self.has_news();
    }

    /// Makes the event loop wake the call's task. Can be called from any thread.
    pub(super) fn has_news(self: Arc<Self>) {
        let wakeups = self.wakeups.clone();
        let mut arrived = lock(&wakeups.arrived);
        // A closed loop would never take it out of the queue, which would be a reference cycle.
        if wakeups.closing.is_closed() {
            return;
        }
        arrived.push(self);
        if arrived.len() == 1 {
            wakeups.notifier.notify(&wakeups);
        }
    }
}

impl Listener for Slot {
    fn receive(self: Arc<Self>, line: Line) {
        self.lines.add(line);
        self.has_news();
    }

    fn ask(self: Arc<Self>, question: Question) {
        self.questions.add(question);
        self.has_news();
    }
}

/// The queue of an event loop.
pub(crate) struct Wakeups {
    process: u32,
    /// If a thread that is not attached to Python drops it, pyo3 releases the reference later.
    event_loop: Py<PyWeakrefReference>,
    /// The futures of waiting calls, by the address of their slots. Only threads that are attached to Python lock it, and
    /// they run no Python code meanwhile, so a forked child never finds it locked.
    waiting: Mutex<HashMap<usize, Py<PyAny>>>,
    arrived: Mutex<Vec<Arc<Slot>>>,
    /// Closed with the event loop. It never has a permit, so acquiring one waits for that.
    closing: Semaphore,
    notifier: Notifier,
}

impl Wakeups {
    pub(super) fn new(event_loop: Py<PyWeakrefReference>, notifier: Notifier) -> Arc<Self> {
        Arc::new(Self {
            process: std::process::id(),
            event_loop,
            waiting: Mutex::default(),
            arrived: Mutex::default(),
            closing: Semaphore::new(0),
            notifier,
        })
    }

    pub(super) fn notifier(&self) -> &Notifier {
        &self.notifier
    }

    /// The event loop, unless it is garbage.
    pub(super) fn event_loop<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        self.event_loop.bind(py).upgrade()
    }

    fn is_of(&self, event_loop: &Bound<'_, PyAny>) -> bool {
        self.event_loop(event_loop.py()).is_some_and(|known| known.is(event_loop))
    }

    /// Whether the event loop is closed or garbage.
    pub(super) fn is_closed(&self, py: Python<'_>) -> bool {
        let is_closed = |known: Bound<'_, PyAny>| known.call_method0(intern!(py, "is_closed"))?.is_truthy();
        self.event_loop(py).is_none_or(|known| is_closed(known).unwrap_or(true))
    }

    /// Wakes the tasks of the slots that have news. Runs in the event loop.
    pub(super) fn deliver(&self, py: Python<'_>) {
        let arrived = std::mem::take(&mut *lock(&self.arrived));
        // Calls that have ended, or were already woken, have no future.
        for future in arrived.iter().filter_map(|slot| self.release(slot)) {
            // This fails if the future was cancelled in the meantime.
            let _ = future.call_method1(py, intern!(py, "set_result"), (py.None(),));
        }
    }

    /// Reports the futures to the garbage collector.
    pub(super) fn traverse(&self, visit: &PyVisit<'_>) -> std::result::Result<(), PyTraverseError> {
        let Ok(waiting) = self.waiting.try_lock() else { return Ok(()) };
        waiting.values().try_for_each(|future| visit.call(future))
    }

    /// Keeps a slot's future alive. Not if the event loop is closed: it would never be released.
    fn hold(&self, slot: &Arc<Slot>, future: Py<PyAny>) {
        let mut waiting = lock(&self.waiting);
        if !self.closing.is_closed() {
            waiting.insert(Arc::as_ptr(slot).addr(), future);
        }
    }

    /// Releases a slot's future. The caller drops it, without holding a lock.
    fn release(&self, slot: &Arc<Slot>) -> Option<Py<PyAny>> {
        lock(&self.waiting).remove(&Arc::as_ptr(slot).addr())
    }

    /// Aborts the requests in progress, and releases their futures.
    pub(super) fn close(&self) {
        // In a forked child, the requests belong to the parent, whose threads may have held the other locks at the fork.
        let arrived = (self.process == std::process::id()).then(|| {
            let mut arrived = lock(&self.arrived);
            self.closing.close();
            std::mem::take(&mut *arrived)
        });
        let waiting = std::mem::take(&mut *lock(&self.waiting));
        drop((arrived, waiting));
    }
}

thread_local! {
    /// Those of the event loops that have run on this thread, the most recent one last. Most threads have one.
    static KNOWN: RefCell<Vec<Arc<Wakeups>>> = const { RefCell::new(Vec::new()) };
}

/// The event loop that is running on this thread, and its wakeups.
pub(crate) fn current(py: Python<'_>) -> PyResult<(Bound<'_, PyAny>, Arc<Wakeups>)> {
    static RUNNING: Once<Py<PyAny>> = Once::new();
    let event_loop = RUNNING.import(py, "asyncio", "get_running_loop")?.call0().map_err(|error| {
        let message = "the async client needs a running asyncio event loop: await its methods in a coroutine that is \
                       run by asyncio.run (or by anyio with its asyncio backend), or use SyncPrefectClient. Under trio, \
                       call the methods of SyncPrefectClient in a thread: \
                       `await trio.to_thread.run_sync(client.read_flows)`";
        // Made at once: `PyErr::set_cause` panics while the interpreter ends, when it closes coroutines.
        let made = py.get_type::<PyRuntimeError>().call1((message,)).and_then(|raised| {
            raised.setattr(intern!(py, "__cause__"), error.into_value(py))?;
            Ok(PyErr::from_value(raised))
        });
        made.unwrap_or_else(|error| error)
    })?;
    let process = std::process::id();
    let known = KNOWN.with_borrow(|all| {
        let mut here = all.iter().rev().filter(|known| known.process == process);
        here.find(|known| known.is_of(&event_loop)).cloned()
    });
    if let Some(wakeups) = known {
        return Ok((event_loop, wakeups));
    }
    let wakeups = registered(&event_loop)?;
    // Moved out while Python code runs.
    let (mut kept, gone): (Vec<_>, Vec<_>) =
        KNOWN.take().into_iter().partition(|known| known.process == process && !known.is_closed(py));
    kept.push(wakeups.clone());
    KNOWN.set(kept);
    drop(gone);
    Ok((event_loop, wakeups))
}
