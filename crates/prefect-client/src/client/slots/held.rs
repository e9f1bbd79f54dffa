//! The slots that were acquired.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::runtime::Handle;
use uuid::Uuid;

use super::super::Client;
use super::lease::Renewal;
use super::unfinished::Unfinished;
use crate::error::Result;
use crate::locks::lock;
use crate::schemas::responses::MinimalConcurrencyLimitResponse;

/// Slots of concurrency limits. They are released when this is dropped, in the background.
///
/// In a forked process, they are those of the parent: nothing is renewed or released there.
pub struct HeldSlots {
    limits: Vec<Arc<MinimalConcurrencyLimitResponse>>,
    lease_id: Option<Uuid>,
    process: u32,
    /// What is left to do. `None` if they need no release, or have been released.
    end: Mutex<Option<Releaser>>,
}

/// How slots are released.
pub(super) enum Release {
    Lease { id: Uuid, renewal: Renewal },
    Slots { names: Vec<String>, slots: i64, since: Instant },
    TaskRun { names: Vec<String>, task_run_id: Uuid, since: Instant },
}

struct Releaser {
    client: Client,
    runtime: Handle,
    way: Release,
}

impl HeldSlots {
    /// Must be called within the runtime.
    pub(super) fn new(
        client: &Client,
        limits: Vec<Arc<MinimalConcurrencyLimitResponse>>,
        way: Option<Release>,
    ) -> Self {
        let way = way.filter(|_| !limits.is_empty());
        let lease_id = match way {
            Some(Release::Lease { id, .. }) => Some(id),
            _ => None,
        };
        let end = way.map(|way| Releaser { client: client.clone(), runtime: Handle::current(), way });
        Self { limits, lease_id, process: std::process::id(), end: Mutex::new(end) }
    }

    /// The limits whose slots they are. Empty if none of the limits exists.
    pub fn limits(&self) -> &[Arc<MinimalConcurrencyLimitResponse>] {
        &self.limits
    }

    /// The id of the lease, if there is one.
    pub fn lease_id(&self) -> Option<Uuid> {
        self.lease_id
    }

    /// Releases them. It goes on if the future is dropped. The second time, it does nothing.
    ///
    /// If the lease was lost, there is nothing to wait for.
    pub async fn release(&self) -> Result<()> {
        let Some(end) = self.take_end() else { return Ok(()) };
        let is_lost = end.is_lost();
        let done = end.spawn();
        if is_lost { Ok(()) } else { done.await.unwrap_or(Ok(())) }
    }

    /// Releases them in the background.
    pub fn let_go(&self) {
        drop(self.take_end().map(Releaser::spawn));
    }

    fn take_end(&self) -> Option<Releaser> {
        // A thread of the parent may have held the lock when it forked.
        if self.process != std::process::id() {
            return None;
        }
        lock(&self.end).take()
    }
}

impl Drop for HeldSlots {
    fn drop(&mut self) {
        let end = self.end.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if self.process == std::process::id() {
            drop(end.map(Releaser::spawn));
        } else {
            // Dropping the parent's client would take locks that one of its threads may have held.
            std::mem::forget(end);
        }
    }
}

impl Releaser {
    fn is_lost(&self) -> bool {
        matches!(&self.way, Release::Lease { renewal, .. } if renewal.is_lost())
    }

    fn spawn(self) -> tokio::task::JoinHandle<Result<()>> {
        let unfinished = Unfinished::begin();
        let Self { client, runtime, way } = self;
        runtime.spawn(async move {
            let released = way.release(&client).await;
            drop(unfinished);
            released
        })
    }
}

impl Release {
    async fn release(self, client: &Client) -> Result<()> {
        // The server accepts no other numbers.
        let seconds = |since: Instant| Some(since.elapsed().as_secs_f64().max(0.001));
        match self {
            Self::Lease { id, renewal } => {
                drop(renewal);
                client.release_concurrency_slots_with_lease(id).await
            }
            Self::Slots { names, slots, since } => {
                client.release_concurrency_slots(&names, slots, seconds(since)).await
            }
            Self::TaskRun { names, task_run_id, since } => {
                client.decrement_v1_concurrency_slots(&names, task_run_id, seconds(since)).await
            }
        }
        .map(drop)
    }
}
