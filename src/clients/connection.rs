//! What a client needs to send requests.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, MutexGuard, PoisonError};

use super::{BaseClient, Client};
use crate::runtime::Lanes;
use prefect_client::error::{Error, ErrorKind, Result};

/// The core's client and its connections, in the process that they belong to.
pub(super) struct Connection {
    process: u32,
    pub(super) core: Client,
    pub(super) lanes: Arc<Lanes>,
    /// The number of `with` blocks that the client is in.
    pub(super) depth: usize,
    /// Shared with calls that were made but not awaited yet.
    pub(super) closed: Arc<AtomicBool>,
}

impl Connection {
    pub(super) fn new(core: Client) -> Self {
        let lanes = Arc::new(Lanes::new(&core));
        Self { process: std::process::id(), core, lanes, depth: 0, closed: Arc::default() }
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    /// In a forked child, replaces the connections, which belong to the parent.
    pub(super) fn adopt(&mut self) {
        let process = std::process::id();
        if self.process == process {
            return;
        }
        let core = self.core.with_transport(self.core.transport().fresh());
        let lanes = Arc::new(Lanes::new(&core));
        // Dropping them would take locks that a thread of the parent may have held at the time of the fork, and would
        // deregister the parent's sockets from the poller that both processes share.
        std::mem::forget(std::mem::replace(&mut self.core, core));
        std::mem::forget(std::mem::replace(&mut self.lanes, lanes));
        self.process = process;
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.adopt();
    }
}

impl BaseClient {
    pub(super) fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The core's client and its lanes, valid in this process.
    pub(super) fn open(&self) -> Result<(Client, Arc<Lanes>)> {
        let mut connection = self.connection();
        if connection.is_closed() {
            return Err(closed());
        }
        connection.adopt();
        Ok((connection.core.clone(), connection.lanes.clone()))
    }
}

// The last two sentences are what the official client says: code and tests look for them.
pub(super) fn closed() -> Error {
    Error::new(
        ErrorKind::Closed,
        "the client was closed: its `with` block has ended. The client cannot be started again after closing. \
         Retrieve a new client with `get_client()` instead.",
    )
}
