//! Acquiring slots of concurrency limits, keeping them, and releasing them whatever happens.
//!
//! - `held`: the slots that were acquired
//! - `lease`: renews their lease
//! - `turns`: who may try next
//! - `unfinished`: what a program should not end before

mod held;
mod lease;
mod turns;
mod unfinished;

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use uuid::Uuid;

use super::Client;
use super::global_concurrency_limits::SlotsToTake;
use crate::error::{Error, ErrorKind, Result};
use crate::moments::later;
use crate::schemas::actions::SlotMode;
use crate::schemas::objects::ConcurrencyLeaseHolder;
use crate::schemas::responses::{ConcurrencyLimitWithLeaseResponse, MinimalConcurrencyLimitResponse};
use crate::transport::Response;

pub use held::HeldSlots;
use held::Release;
use lease::Renewal;
pub(super) use turns::Turns;
use unfinished::{Unfinished, is_ending};
pub use unfinished::{end_slots, unfinished_slots};

/// The shortest wait before slots are requested again, in case that the server asks for none.
const SHORTEST_WAIT: Duration = Duration::from_millis(10);

/// The status of a limit without free slots.
const LOCKED: u16 = 423;

/// Called with the reason when a lease is lost.
pub type OnLost = Box<dyn FnOnce(Error) + Send>;

/// The slots to acquire, and how. See [`Client::acquire_slots`].
pub struct WantedSlots {
    /// Names of the limits. Those that do not exist are ignored.
    pub names: Vec<String>,
    /// Number of slots of each limit.
    pub slots: i64,
    /// What the slots are for.
    pub purpose: SlotPurpose,
    /// Maximum time to wait for them. Defaults to no limit.
    pub timeout: Option<Duration>,
    /// How often to try again if there are too few. Defaults to no limit.
    pub max_retries: Option<i64>,
}

/// What slots are for.
pub enum SlotPurpose {
    /// They are kept until they are released, by a lease that is renewed.
    Lease {
        /// The duration of the lease in seconds.
        duration: f64,
        /// Who holds it.
        holder: Option<Arc<ConcurrencyLeaseHolder>>,
        /// Called if the lease is lost before the slots are released.
        on_lost: Option<OnLost>,
    },
    /// They are released automatically over time.
    RateLimit,
    /// A task run occupies one slot of each tag's limit.
    TaskRun(Uuid),
}

impl Client {
    /// Acquires slots, and waits for them if there are too few. Returns `None` if the timeout expires.
    ///
    /// The server says when to try again. Of all who want slots of the same limits with this client and its clones, only
    /// one tries at a time, in the order of the calls. If the future is dropped, and the server grants the slots nevertheless,
    /// they are released at once.
    ///
    /// A server that does not have leases grants the slots without one. They stay occupied if the process is killed.
    ///
    /// Must be called within a Tokio runtime that goes on running while the slots are held.
    pub async fn acquire_slots(&self, wanted: WantedSlots) -> Result<Option<HeldSlots>> {
        let ends = wanted.timeout.map(|timeout| later(Instant::now(), timeout));
        let (sender, receiver) = oneshot::channel();
        tokio::spawn(acquire(self.clone(), wanted, sender));
        let Some(ends) = ends else { return received(receiver.await) };
        match tokio::time::timeout_at(ends.into(), receiver).await {
            Ok(done) => received(done),
            Err(_) => Ok(None),
        }
    }
}

fn received(done: Result<Result<HeldSlots>, oneshot::error::RecvError>) -> Result<Option<HeldSlots>> {
    done.unwrap_or_else(|_| Err(Error::new(ErrorKind::Closed, "the runtime has ended"))).map(Some)
}

/// Tries until the slots are granted, unless nobody waits for them any more. A request that was sent is not aborted, since its
/// response may grant the slots.
async fn acquire(client: Client, wanted: WantedSlots, mut caller: oneshot::Sender<Result<HeldSlots>>) {
    let WantedSlots { names, slots, purpose, max_retries: mut retries, .. } = wanted;
    let mut attempt = SlotsAttempt {
        client: &client,
        slots: SlotsToTake { names, slots, mode: SlotMode::Concurrency },
        purpose,
    };
    let _turn = tokio::select! {
        turn = client.parts.turns.enter(attempt.key()) => turn,
        () = caller.closed() => return,
    };
    while !caller.is_closed() {
        // While the server may grant slots, and until their release has begun.
        let unfinished = Unfinished::begin();
        let error = match attempt.attempt().await {
            // If nobody gets them, they are dropped, which releases them.
            Ok(_) if is_ending() => return,
            Ok(held) => {
                drop(caller.send(Ok(held)));
                return;
            }
            Err(error) => error,
        };
        drop(unfinished);
        let wait = error.retry_after().filter(|_| error.status() == Some(LOCKED));
        let Some(wait) = wait.filter(|_| retries.is_none_or(|left| left > 0)) else {
            drop(caller.send(Err(error)));
            return;
        };
        retries = retries.map(|left| left - 1);
        tokio::select! {
            () = tokio::time::sleep(wait.max(SHORTEST_WAIT)) => {}
            () = caller.closed() => return,
        }
    }
}

struct SlotsAttempt<'a> {
    client: &'a Client,
    slots: SlotsToTake,
    purpose: SlotPurpose,
}

impl SlotsAttempt<'_> {
    /// The limits, whose slots only one may try to get at a time.
    fn key(&self) -> turns::LimitsKey {
        let mut names = self.slots.names.clone();
        names.sort_unstable();
        (matches!(self.purpose, SlotPurpose::TaskRun(_)), names)
    }

    async fn attempt(&mut self) -> Result<HeldSlots> {
        let Self { client, slots, purpose } = self;
        let since = Instant::now();
        match purpose {
            SlotPurpose::Lease { duration, holder, on_lost } => {
                let duration = *duration;
                let granted =
                    client.increment_concurrency_slots_with_lease(slots, duration, holder.as_deref()).await;
                let granted: Arc<ConcurrencyLimitWithLeaseResponse> = match granted {
                    Err(error)
                        if matches!(error.status(), Some(404 | 405))
                            && error.kind() != ErrorKind::NotPrefect =>
                    {
                        return without_lease(client, slots, since).await;
                    }
                    granted => granted?.read()?,
                };
                let id = granted.lease_id;
                let renewal = Renewal::start(client, id, duration, since, on_lost.take());
                Ok(HeldSlots::new(client, granted.limits.clone(), Some(Release::Lease { id, renewal })))
            }
            SlotPurpose::RateLimit => {
                slots.mode = SlotMode::RateLimit;
                Ok(HeldSlots::new(client, limits_in(client.increment_concurrency_slots(slots).await?)?, None))
            }
            SlotPurpose::TaskRun(task_run_id) => {
                let task_run_id = *task_run_id;
                let granted = client.increment_v1_concurrency_slots(&slots.names, task_run_id).await?;
                let way = Release::TaskRun { names: slots.names.clone(), task_run_id, since };
                Ok(HeldSlots::new(client, limits_in(granted)?, Some(way)))
            }
        }
    }
}

/// Acquires slots from a server that does not have leases.
async fn without_lease(client: &Client, slots: &SlotsToTake, since: Instant) -> Result<HeldSlots> {
    let granted = client.increment_concurrency_slots(slots).await?;
    let way = Release::Slots { names: slots.names.clone(), slots: slots.slots, since };
    Ok(HeldSlots::new(client, limits_in(granted)?, Some(way)))
}

/// The limits in a response without a lease.
fn limits_in(response: Response) -> Result<Vec<Arc<MinimalConcurrencyLimitResponse>>> {
    Ok(response.read::<Option<Vec<_>>>()?.unwrap_or_default())
}
