//! The thread that notifies event loops which have no `add_reader`.
//!
//! There is one per process, started when it is first needed. It is the only one that waits for the GIL on behalf of requests.
//!
//! When the interpreter exits, before version 3.14, it ends threads that wait for the GIL, and unwinds their stacks, which
//! Rust's do not survive. So the thread stops before that, in a function of `atexit`. From then on, the event loops look for
//! news themselves, a hundred times a second: other functions of `atexit` may still make calls.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Weak};

use crate::once::Once;
use pyo3::prelude::*;
use pyo3::types::PyCFunction;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::notifier::call_soon;
use super::wakeups::Wakeups;
use crate::locks::lock;

/// The thread of a process.
struct NotifierThread {
    process: u32,
    sender: UnboundedSender<Arc<Wakeups>>,
    gate: Arc<Gate>,
    event_loops: Vec<Weak<Wakeups>>,
}

/// Which the thread passes to attach to Python.
#[derive(Default)]
struct Gate {
    is_closed: AtomicBool,
    /// Locked by the thread while it waits for the GIL and has it. So others must not hold the GIL while they lock it.
    passing: Mutex<()>,
}

/// Only threads that hold the GIL lock it, and they run no Python code meanwhile. So does a thread that forks, so a child
/// never finds it locked.
static RUNNING: Mutex<Option<NotifierThread>> = Mutex::new(None);

/// Takes wakeups whose event loops are to be notified. The thread is started if necessary.
pub(super) fn sender(py: Python<'_>) -> PyResult<UnboundedSender<Arc<Wakeups>>> {
    if let Some(sender) = of_this_process(|running| running.sender.clone()) {
        return Ok(sender);
    }
    let (sender, receiver) = unbounded_channel();
    let gate = Arc::new(Gate::default());
    let its = gate.clone();
    std::thread::Builder::new().name("prefect-rs-loop".to_owned()).spawn(move || notify(receiver, &its))?;
    let running =
        NotifierThread { process: std::process::id(), sender: sender.clone(), gate, event_loops: Vec::new() };
    // The thread of the parent, which exists only there, may have locked what is in the queue at the fork.
    std::mem::forget(lock(&RUNNING).replace(running));
    stop_at_exit(py)?;
    Ok(sender)
}

/// Adds wakeups of an event loop that looks for news itself as soon as the thread has stopped.
pub(super) fn add(py: Python<'_>, wakeups: &Arc<Wakeups>) {
    of_this_process(|running| {
        running.event_loops.retain(|known| known.strong_count() > 0);
        running.event_loops.push(Arc::downgrade(wakeups));
    });
    if has_stopped() {
        call_soon(py, wakeups.clone());
    }
}

/// Whether event loops have to look for news themselves, because the interpreter exits.
pub(super) fn has_stopped() -> bool {
    of_this_process(|running| running.gate.is_closed.load(Ordering::SeqCst)).unwrap_or(false)
}

fn of_this_process<T>(function: impl FnOnce(&mut NotifierThread) -> T) -> Option<T> {
    let mut running = lock(&RUNNING);
    running.as_mut().filter(|running| running.process == std::process::id()).map(function)
}

fn stop_at_exit(py: Python<'_>) -> PyResult<()> {
    static STOP: Once<Py<PyCFunction>> = Once::new();
    let stop = STOP.get_or_try_make(|| wrap_pyfunction!(stop, py).map(Bound::unbind))?;
    py.import("prefect_rs._at_exit")?.call_method1("register", (stop,))?;
    Ok(())
}

/// Stops the thread, and makes the event loops look for news themselves.
#[pyfunction]
fn stop(py: Python<'_>) {
    let Some((gate, event_loops)) =
        of_this_process(|running| (running.gate.clone(), std::mem::take(&mut running.event_loops)))
    else {
        return;
    };
    gate.is_closed.store(true, Ordering::SeqCst);
    py.detach(|| drop(lock(&gate.passing)));
    for wakeups in event_loops.iter().filter_map(Weak::upgrade) {
        call_soon(py, wakeups);
    }
}

/// Notifies the event loops that have news, in batches, until the thread is stopped.
fn notify(mut receiver: UnboundedReceiver<Arc<Wakeups>>, gate: &Gate) {
    while let Some(first) = receiver.blocking_recv() {
        let _passing = lock(&gate.passing);
        if gate.is_closed.load(Ordering::SeqCst) {
            return;
        }
        let notify_all = |py: Python<'_>| {
            call_soon(py, first);
            while let Ok(next) = receiver.try_recv() {
                call_soon(py, next);
            }
        };
        if Python::try_attach(notify_all).is_none() {
            return;
        }
    }
}
