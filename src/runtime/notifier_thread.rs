//! The thread that notifies event loops which have no `add_reader`.
//!
//! There is one per process, started when it is first needed. It is the only one that waits for the GIL on behalf of requests.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::notifier::call_soon;
use super::wakeups::Wakeups;

/// Where the thread takes its work from, and the process that it belongs to.
///
/// Only threads that hold the GIL lock it. So does a thread that forks, so a child never finds it locked.
static RUNNING: Mutex<Option<(u32, UnboundedSender<Arc<Wakeups>>)>> = Mutex::new(None);

/// Takes wakeups whose event loops are to be notified. The thread is started if necessary.
pub(super) fn sender() -> std::io::Result<UnboundedSender<Arc<Wakeups>>> {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    if let Some((owner, sender)) = &*running
        && *owner == process
    {
        return Ok(sender.clone());
    }
    let (sender, receiver) = unbounded_channel();
    std::thread::Builder::new().name("prefect-rs-loop".to_owned()).spawn(move || notify(receiver))?;
    if let Some((_, parents)) = running.replace((process, sender.clone())) {
        // The thread, which exists only in the parent, may have locked it at the fork.
        std::mem::forget(parents);
    }
    Ok(sender)
}

/// Notifies the event loops that have news, in batches, until the interpreter exits.
fn notify(mut receiver: UnboundedReceiver<Arc<Wakeups>>) {
    while let Some(first) = receiver.blocking_recv() {
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
