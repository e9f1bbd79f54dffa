//! The Tokio runtime that the async clients' requests run on.
//!
//! There is one for the process, started with the first request. Its threads never touch Python: they
//! neither wait for the GIL nor keep an interpreter from ending.

use std::sync::{Mutex, PoisonError};

use tokio::runtime::{Builder, Handle, Runtime};

use prefect_client::error::{Error, ErrorKind, Result};

/// The runtime and the process that it belongs to.
///
/// Locked only by threads that hold the GIL, as a thread does that forks: so a child never finds it locked.
static RUNNING: Mutex<Option<(u32, Runtime)>> = Mutex::new(None);

/// A handle to the runtime.
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
        .map_err(|error| Error::new(ErrorKind::Connect, format!("no thread could be started: {error}")))?;
    let handle = runtime.handle().clone();
    if let Some((_, parents)) = running.replace((process, runtime)) {
        // The parent's threads do not exist here: to wait for their end would be to wait for ever.
        std::mem::forget(parents);
    }
    Ok(handle)
}
