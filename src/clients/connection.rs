//! What a client needs to send requests.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use url::Url;

use super::{BaseClient, Client};
use crate::errors::exceptions;
use crate::runtime::Lanes;
use prefect_client::client::CloudLocation;
use prefect_client::error::{Error, ErrorKind};

/// The core's client and its connections, in the process that they belong to.
pub(super) struct Connection {
    process: u32,
    pub(super) core: Client,
    pub(super) lanes: Arc<Lanes>,
    /// The account and workspace, if it is a client of Prefect Cloud.
    pub(super) location: Option<Arc<CloudLocation>>,
    /// Whether its server was started for this process.
    pub(super) is_ephemeral: bool,
    /// The number of `with` blocks that the client is in.
    pub(super) depth: usize,
    /// Shared with calls that were made but not awaited yet.
    pub(super) closed: Arc<AtomicBool>,
}

impl Connection {
    pub(super) fn new(core: Client) -> Self {
        let lanes = Arc::new(Lanes::new(&core));
        Self {
            process: std::process::id(),
            core,
            lanes,
            location: None,
            is_ephemeral: false,
            depth: 0,
            closed: Arc::default(),
        }
    }

    /// The base URL of raw requests, if it is not the API's URL: Prefect Cloud itself rather than a workspace.
    pub(super) fn raw_base(&self) -> Option<&Url> {
        self.location.as_ref().map(|location| location.base())
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
    /// Sets the connection. If `__init__` has been called before, this replaces the connection.
    pub(super) fn connect(&self, connection: Connection) {
        match self.connection() {
            Ok(mut current) => *current = connection,
            // Another thread cannot have set it in the meantime: it would need the GIL.
            Err(_) => drop(self.connection.set(Arc::new(Mutex::new(connection)))),
        }
    }

    pub(super) fn connection(&self) -> PyResult<MutexGuard<'_, Connection>> {
        Ok(self.shared_connection()?.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn shared_connection(&self) -> PyResult<&Arc<Mutex<Connection>>> {
        self.connection.get().ok_or_else(|| {
            PyAttributeError::new_err(
                "the client is not initialized: a subclass that has an `__init__` must call `super().__init__(...)` in \
                 it",
            )
        })
    }

    /// The core's client and its lanes, valid in this process.
    pub(super) fn open(&self, py: Python<'_>) -> PyResult<(Client, Arc<Lanes>)> {
        let mut connection = self.connection()?;
        if connection.is_closed() {
            return Err(exceptions::from_core(py, &closed()));
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
