//! Renews the lease of slots.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::task::AbortHandle;
use tokio::time::{sleep, sleep_until, timeout_at};
use uuid::Uuid;

use super::super::Client;
use super::OnLost;
use crate::error::{Error, ErrorKind};
use crate::moments::later;

/// The interval between two renewals, and the maximum time that one may take, as parts of the lease.
const INTERVAL: u32 = 3;
const TRY: u32 = 6;

/// The wait before a failed renewal is tried again, as a part of the lease, and its maximum.
const PAUSE: u32 = 30;
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// The status of a lease that has ended.
const GONE: u16 = 410;

/// Renews a lease in the background, until it is dropped or the lease is lost.
pub(super) struct Renewal {
    task: AbortHandle,
    is_lost: Arc<AtomicBool>,
}

impl Drop for Renewal {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Renewal {
    /// `since` is when the lease was requested. Must be called within the runtime.
    pub(super) fn start(
        client: &Client,
        lease_id: Uuid,
        seconds: f64,
        since: Instant,
        on_lost: Option<OnLost>,
    ) -> Self {
        let is_lost = Arc::new(AtomicBool::new(false));
        let (client, lost) = (client.clone(), is_lost.clone());
        let task = tokio::spawn(async move {
            let error = keep(&client, lease_id, seconds, since).await;
            lost.store(true, Ordering::Release);
            if let Some(on_lost) = on_lost {
                on_lost(error);
            }
        });
        Self { task: task.abort_handle(), is_lost }
    }

    pub(super) fn is_lost(&self) -> bool {
        self.is_lost.load(Ordering::Acquire)
    }
}

/// Renews the lease until it is lost: the server says so, or could not be reached until its end. Returns the reason.
async fn keep(client: &Client, lease_id: Uuid, seconds: f64, since: Instant) -> Error {
    let lease = Duration::try_from_secs_f64(seconds).unwrap_or_default();
    let pause = (lease / PAUSE).min(LONGEST_PAUSE);
    let mut over = later(since, lease);
    let mut wait = lease / INTERVAL;
    let mut failure = None;
    loop {
        sleep(wait).await;
        let sent = Instant::now();
        let renewal = client.renew_lease_once(lease_id, seconds);
        let error = match timeout_at(over.min(later(sent, lease / TRY)).into(), renewal).await {
            Ok(Ok(_)) => {
                over = later(sent, lease);
                (wait, failure) = (lease / INTERVAL, None);
                continue;
            }
            Ok(Err(error)) if error.status() == Some(GONE) => return error,
            Ok(Err(error)) => error,
            // What the server responded before says more.
            Err(_) => failure.take().unwrap_or_else(|| {
                Error::new(ErrorKind::ReadTimeout, "the server did not respond to its renewal in time")
            }),
        };
        if Instant::now() + pause >= over {
            sleep_until(over.into()).await;
            return error;
        }
        (wait, failure) = (pause, Some(error));
    }
}
