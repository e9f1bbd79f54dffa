//! The Tokio runtime of the async clients' requests, and of everything that outlasts a single request, such as iterators.
//!
//! There is one per process, started when it is first needed. It has one thread, which never touches Python: it neither waits
//! for the GIL nor delays the interpreter's shutdown.

use std::sync::Mutex;

use tokio::runtime::{Builder, Handle};

use crate::locks::lock;
use prefect_client::error::{Error, ErrorKind, Result};

/// A handle to the runtime, and the process that it belongs to.
///
/// Only threads that hold the GIL lock it. So does a thread that forks, so a child never finds it locked.
static RUNNING: Mutex<Option<(u32, Handle)>> = Mutex::new(None);

/// A handle to the runtime, which is started if necessary.
pub(crate) fn handle() -> Result<Handle> {
    let mut running = lock(&RUNNING);
    let process = std::process::id();
    if let Some((owner, handle)) = &*running
        && *owner == process
    {
        return Ok(handle.clone());
    }
    let handle =
        start().map_err(|error| Error::new(ErrorKind::Connect, format!("cannot start a thread: {error}")))?;
    if let Some((_, parents)) = running.replace((process, handle.clone())) {
        // Dropping it could wait for threads that exist only in the parent.
        std::mem::forget(parents);
    }
    Ok(handle)
}

/// Starts the thread. Tokio's scheduler for several threads would only add its size.
fn start() -> std::io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_io().enable_time().build()?;
    let handle = runtime.handle().clone();
    std::thread::Builder::new()
        .name("prefect-rs".to_owned())
        .spawn(move || runtime.block_on(std::future::pending::<()>()))?;
    Ok(handle)
}
