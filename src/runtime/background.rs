//! The Tokio runtime of the async clients' requests.
//!
//! There is one per process, started with the first request. Its threads never touch Python: they neither wait for the GIL
//! nor delay the interpreter's shutdown.

use std::sync::{Mutex, PoisonError};

use tokio::runtime::{Builder, Handle, Runtime};

use prefect_client::error::{Error, ErrorKind, Result};

/// The runtime, with the process that it belongs to.
///
/// Only threads that hold the GIL lock it. So does a thread that forks, so a child never finds it locked.
static RUNNING: Mutex<Option<(u32, Runtime)>> = Mutex::new(None);

/// A handle to the runtime, which is started if necessary.
pub(crate) fn handle() -> Result<Handle> {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    if let Some((owner, runtime)) = &*running
        && *owner == process
    {
        return Ok(runtime.handle().clone());
    }
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("prefect-rs")
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| Error::new(ErrorKind::Connect, format!("cannot start a thread: {error}")))?;
    let handle = runtime.handle().clone();
    if let Some((_, parents)) = running.replace((process, runtime)) {
        // Dropping it would wait forever for threads that exist only in the parent.
        std::mem::forget(parents);
    }
    Ok(handle)
}
