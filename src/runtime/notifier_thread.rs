//! The thread that notifies event loops which have no `add_reader`.
//!
//! There is one per process, started when it is first needed. It is the only one that waits for the GIL on behalf of requests.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;

use super::notifier::call_soon;
use super::wakeups::Wakeups;

/// Where the thread takes its work from, and the process that it belongs to.
///
/// Only threads that hold the GIL lock it. So does a thread that forks, so a child never finds it locked.
static RUNNING: Mutex<Option<(u32, Sender<Arc<Wakeups>>)>> = Mutex::new(None);

/// Takes wakeups whose event loops are to be notified. The thread is started if necessary.
pub(super) fn sender() -> std::io::Result<Sender<Arc<Wakeups>>> {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    if let Some((owner, sender)) = &*running
        && *owner == process
    {
        return Ok(sender.clone());
    }
    let (sender, receiver) = channel();
    std::thread::Builder::new().name("prefect-rs-loop".to_owned()).spawn(move || notify(&receiver))?;
    if let Some((_, parents)) = running.replace((process, sender.clone())) {
        // The thread, which exists only in the parent, may have locked it at the fork.
        std::mem::forget(parents);
    }
    Ok(sender)
}

/// Notifies the event loops that have news, in batches, until the interpreter exits.
fn notify(receiver: &Receiver<Arc<Wakeups>>) {
    while let Ok(first) = receiver.recv() {
        let notify_all = |py: Python<'_>| {
            call_soon(py, first);
            receiver.try_iter().for_each(|next| call_soon(py, next));
        };
        if Python::try_attach(notify_all).is_none() {
            return;
        }
    }
}
