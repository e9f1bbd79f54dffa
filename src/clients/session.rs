//! A session: what a client needs to send requests.

use std::sync::{Arc, Mutex, MutexGuard};

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use url::Url;

use super::hooks::HookedMoments;
use super::{BaseClient, Client};
use crate::errors::exceptions;
use crate::locks::lock;
pub(super) use crate::runtime::closed;
use crate::runtime::{Closing, Lanes};
use prefect_client::client::CloudLocation;

/// The core's client and its connections, in the process that they belong to.
pub(super) struct Session {
    process: u32,
    pub(super) core: Client,
    pub(super) lanes: Arc<Lanes>,
    /// The account and workspace, if it is a client of Prefect Cloud.
    pub(super) location: Option<Arc<CloudLocation>>,
    /// Whether its server was started for this process.
    pub(super) is_ephemeral: bool,
    /// The number of `with` blocks that the client is in.
    pub(super) depth: usize,
    /// Shared with calls that were made but not awaited yet, and with iterators.
    pub(super) closing: Arc<Closing>,
    /// The functions that see its requests.
    pub(super) watched: Arc<HookedMoments>,
}

impl Session {
    pub(super) fn new(core: Client) -> Self {
        let lanes = Arc::new(Lanes::new(&core));
        Self {
            process: std::process::id(),
            core,
            lanes,
            location: None,
            is_ephemeral: false,
            depth: 0,
            closing: Arc::default(),
            watched: Arc::default(),
        }
    }

    /// The base URL of raw requests, if it is not the API's URL: Prefect Cloud itself rather than a workspace.
    pub(super) fn raw_base(&self) -> Option<&Url> {
        self.location.as_ref().map(|location| location.base())
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closing.is_closed()
    }

    /// In a forked child, replaces the connections, which belong to the parent.
    pub(super) fn adopt(&mut self) {
        let process = std::process::id();
        if self.process == process {
            return;
        }
        let core = self.core.fresh();
        let lanes = Arc::new(Lanes::new(&core));
        // Dropping them would take locks that a thread of the parent may have held at the time of the fork, and would
        // deregister the parent's sockets from the poller that both processes share.
        std::mem::forget(std::mem::replace(&mut self.core, core));
        std::mem::forget(std::mem::replace(&mut self.lanes, lanes));
        if !self.is_closed() {
            std::mem::forget(std::mem::take(&mut self.closing));
        }
        self.process = process;
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.adopt();
    }
}

impl BaseClient {
    /// Sets the session. If `__init__` has been called before, this replaces the session.
    pub(super) fn set_session(&self, session: Session) {
        match self.session() {
            Ok(mut current) => *current = session,
            // Another thread cannot have set it in the meantime: it would need the GIL.
            Err(_) => drop(self.session.set(Arc::new(Mutex::new(session)))),
        }
    }

    pub(super) fn session(&self) -> PyResult<MutexGuard<'_, Session>> {
        Ok(lock(self.shared_session()?))
    }

    pub(super) fn shared_session(&self) -> PyResult<&Arc<Mutex<Session>>> {
        self.session.get().ok_or_else(|| {
            PyAttributeError::new_err(
                "the client is not initialized: a subclass that has an `__init__` must call `super().__init__(...)` in \
                 it",
            )
        })
    }

    /// The core's client and its lanes, valid in this process.
    pub(super) fn open(&self, py: Python<'_>) -> PyResult<(Client, Arc<Lanes>)> {
        let mut session = self.session()?;
        if session.is_closed() {
            return Err(exceptions::from_core(py, &closed()));
        }
        session.adopt();
        Ok((self.with_own_options(session.core.clone()), session.lanes.clone()))
    }
}
