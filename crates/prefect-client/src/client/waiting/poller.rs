//! Polls runs for everyone who waits for them: at most one request per 200 runs at a time, however many wait.
//!
//! Waiters register the runs that they wait for. One of them leads: its future sends the requests for all and publishes
//! what they bring. When it has what it wants, or is cancelled, another takes over. So there is no task to own, nothing
//! runs when nobody waits, and it works on any runtime.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex as StdMutex};
use std::time::{Duration, Instant};

use http::Method;
use serde::de::DeserializeOwned;
use tokio::sync::{Mutex, Notify, watch};
use uuid::Uuid;

use super::locked;
use crate::client::query::Query;
use crate::client::{Client, MAX_PAGE_SIZE};
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::Model;
use crate::schemas::filters::Filters;
use crate::schemas::objects::{FlowRun, State};
use crate::transport::{Request, random};

/// The first wait between two polls of a run. Each one after it is longer by half.
const FIRST_INTERVAL: Duration = Duration::from_millis(100);

/// Jitter, as a fraction of the interval.
const JITTER: f64 = 0.2;

/// Runs that would be due within this fraction of their interval are polled along with those that are.
const EARLY: f64 = 0.25;

/// The wait between two polls while the server is unreachable: short, so that a restart is noticed at once.
const OUTAGE_INTERVAL: Duration = Duration::from_secs(1);

/// Maximum duration of an outage. Waits fail after it.
const LONGEST_OUTAGE: Duration = Duration::from_secs(300);

/// A kind of run that can be waited for.
pub trait Waitable: Model + DeserializeOwned {
    /// What messages call it.
    const KIND: &'static str;

    /// Where its endpoints are.
    const RESOURCE: &'static str;

    /// Its id.
    fn id(&self) -> Uuid;

    /// Its name.
    fn name(&self) -> &str;

    /// Its present state.
    fn state(&self) -> Option<&State>;

    /// The run, if it is a flow run: these are looked into when they are late.
    fn as_flow_run(self: &Arc<Self>) -> Option<&Arc<FlowRun>>;

    /// The filters for the runs with these ids.
    fn with_ids(ids: Vec<Uuid>) -> Filters;
}

/// The latest version of a run, or why it cannot be read.
pub(super) type Seen<R> = Result<Arc<R>>;

struct Watched<R> {
    /// The maximum interval of each waiter.
    waiters: Vec<Duration>,
    interval: Duration,
    due: Instant,
    /// With the time of the request: a later waiter ignores older responses.
    seen: Option<(Instant, Seen<R>)>,
}

struct Shared<R> {
    runs: StdMutex<HashMap<Uuid, Watched<R>>>,
    /// Since when the server has been unreachable.
    outage: StdMutex<Option<Instant>>,
    /// Wakes the waiters after each round of requests.
    published: watch::Sender<()>,
    /// Wakes the leader when runs are added.
    added: Notify,
    leading: Mutex<()>,
}

pub(super) struct Poller<R>(Arc<Shared<R>>);

impl<R> Clone for Poller<R> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<R> Default for Poller<R> {
    fn default() -> Self {
        Self(Arc::new(Shared {
            runs: StdMutex::default(),
            outage: StdMutex::default(),
            published: watch::Sender::new(()),
            added: Notify::new(),
            leading: Mutex::new(()),
        }))
    }
}

/// The runs of one wait. Dropping it ends their polling, unless others wait for them.
pub(super) struct Waiter<R: Waitable> {
    poller: Poller<R>,
    client: Client,
    since: Instant,
    longest: Duration,
    pending: Vec<Uuid>,
    /// Runs that are done but not returned yet.
    ready: VecDeque<(Uuid, Seen<R>)>,
}

impl<R: Waitable> Poller<R> {
    /// Registers runs. `longest` is the upper limit of the interval between two polls.
    pub(super) fn wait(&self, client: &Client, mut ids: Vec<Uuid>, longest: Duration) -> Waiter<R> {
        let mut known = HashSet::new();
        ids.retain(|id| known.insert(*id));
        let since = Instant::now();
        let first = FIRST_INTERVAL.min(longest);
        {
            let mut runs = locked(&self.0.runs);
            for id in &ids {
                let run = runs.entry(*id).or_insert_with(|| Watched {
                    waiters: Vec::new(),
                    interval: first,
                    due: since,
                    seen: None,
                });
                run.waiters.push(longest);
                run.interval = run.interval.min(first);
                run.due = since;
            }
        }
        self.0.added.notify_one();
        Waiter {
            poller: self.clone(),
            client: client.clone(),
            since,
            longest,
            pending: ids,
            ready: VecDeque::new(),
        }
    }

    /// Waits until runs are due, and reads them.
    async fn poll(&self, client: &Client) {
        while let Some(due) = self.next_due() {
            tokio::select! {
                () = tokio::time::sleep_until(due.into()) => break,
                () = self.0.added.notified() => {}
            }
        }
        for ids in self.due().chunks(usize::try_from(MAX_PAGE_SIZE).unwrap_or(1)) {
            let began = Instant::now();
            match read(client, ids).await {
                Ok(found) => {
                    *locked(&self.0.outage) = None;
                    self.publish(began, found);
                }
                Err(error) if self.may_recover(client, &error) => {
                    self.postpone(ids, error.retry_after().unwrap_or(OUTAGE_INTERVAL));
                }
                Err(error) => {
                    *locked(&self.0.outage) = None;
                    self.publish(began, ids.iter().map(|id| (*id, Err(error.clone()))).collect());
                }
            }
        }
        self.0.published.send_replace(());
    }

    fn next_due(&self) -> Option<Instant> {
        let next = locked(&self.0.runs).values().map(|run| run.due).min()?;
        (next > Instant::now()).then_some(next)
    }

    fn due(&self) -> Vec<Uuid> {
        let now = Instant::now();
        let is_due = |run: &Watched<R>| run.due <= now + run.interval.mul_f64(EARLY);
        locked(&self.0.runs).iter().filter(|(_, run)| is_due(run)).map(|(id, _)| *id).collect()
    }

    fn publish(&self, began: Instant, found: Vec<(Uuid, Seen<R>)>) {
        let mut runs = locked(&self.0.runs);
        for (id, seen) in found {
            if let Some(run) = runs.get_mut(&id) {
                let longest = run.waiters.iter().min().copied().unwrap_or(run.interval);
                run.due = began + run.interval.mul_f64(1.0 + JITTER * (2.0 * random() - 1.0));
                run.interval = run.interval.mul_f64(1.5).min(longest);
                run.seen = Some((began, seen));
            }
        }
    }

    fn postpone(&self, ids: &[Uuid], wait: Duration) {
        let due = Instant::now() + wait.mul_f64(1.0 + JITTER * random());
        let mut runs = locked(&self.0.runs);
        for id in ids {
            if let Some(run) = runs.get_mut(id) {
                run.due = due;
                // After a restart everything may have changed.
                run.interval = FIRST_INTERVAL.min(run.interval);
            }
        }
    }

    /// Whether to keep polling after an error. The first one of an outage is logged.
    fn may_recover(&self, client: &Client, error: &Error) -> bool {
        if !is_temporary(client, error) {
            return false;
        }
        let began = *locked(&self.0.outage).get_or_insert_with(|| {
            let kind = R::KIND;
            client.warn(&format!("cannot read the {kind}s that are waited for, trying again: {error}"));
            Instant::now()
        });
        began.elapsed() < LONGEST_OUTAGE
    }
}

impl<R: Waitable> Waiter<R> {
    /// Waits for a run that `is_wanted`, or that cannot be read, and returns it once. `None` after the last.
    pub(super) async fn next(
        &mut self,
        mut is_wanted: impl FnMut(&Arc<R>) -> bool,
    ) -> Option<(Uuid, Seen<R>)> {
        let shared = self.poller.0.clone();
        let mut published = shared.published.subscribe();
        let mut leading = None;
        loop {
            self.take(&mut is_wanted);
            if let Some(done) = self.ready.pop_front() {
                return Some(done);
            }
            if self.pending.is_empty() {
                return None;
            }
            if leading.is_none() {
                tokio::select! {
                    biased;
                    _ = published.changed() => continue,
                    guard = shared.leading.lock() => leading = Some(guard),
                }
            }
            // The last leader may have published just before it left.
            if !published.has_changed().unwrap_or_default() {
                self.poller.poll(&self.client).await;
            }
            published.mark_unchanged();
        }
    }

    /// Moves the pending runs that are wanted, or cannot be read, to those that are ready.
    fn take(&mut self, is_wanted: &mut impl FnMut(&Arc<R>) -> bool) {
        let known: Vec<(Uuid, Seen<R>)> = {
            let runs = locked(&self.poller.0.runs);
            let fresh = |id: &Uuid| match &runs.get(id)?.seen {
                Some((at, seen)) if *at >= self.since => Some((*id, seen.clone())),
                _ => None,
            };
            self.pending.iter().filter_map(fresh).collect()
        };
        // Outside of the lock: this may be anybody's code.
        let wanted = known.into_iter().filter(|(_, seen)| seen.as_ref().map_or(true, &mut *is_wanted));
        let done: HashMap<Uuid, Seen<R>> = wanted.collect();
        if !done.is_empty() {
            self.pending.retain(|id| !done.contains_key(id));
            self.leave(done.keys().copied());
            self.ready.extend(done);
        }
    }

    fn leave(&self, ids: impl IntoIterator<Item = Uuid>) {
        let mut runs = locked(&self.poller.0.runs);
        for id in ids {
            let Some(run) = runs.get_mut(&id) else { continue };
            if let Some(position) = run.waiters.iter().position(|longest| *longest == self.longest) {
                run.waiters.swap_remove(position);
            }
            if run.waiters.is_empty() {
                runs.remove(&id);
            }
        }
    }
}

impl<R: Waitable> Drop for Waiter<R> {
    fn drop(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        self.leave(pending);
    }
}

/// Reads runs. An error is one of the request; a run that does not exist has an error of its own.
async fn read<R: Waitable>(client: &Client, ids: &[Uuid]) -> Result<Vec<(Uuid, Seen<R>)>> {
    let mut seen = Vec::with_capacity(ids.len());
    // One run needs no filter, and a run that the filter does not find is read for its error.
    if let [_, _, ..] = ids {
        let filters = R::with_ids(ids.to_vec());
        let request = Request::new(Method::POST, format!("{}/filter", R::RESOURCE))
            .with_json(&Query::page(&filters, None, None, 0)?)?
            .idempotent();
        let found: Vec<Arc<R>> = client.send(&request.with_retries(0)).await?.json()?;
        seen.extend(found.into_iter().map(|run| (run.id(), Ok(run))));
    }
    let found: HashSet<Uuid> = seen.iter().map(|(id, _)| *id).collect();
    for id in ids.iter().filter(|id| !found.contains(id)) {
        let request = Request::new(Method::GET, format!("{}/{id}", R::RESOURCE)).with_retries(0);
        match client.send(&request).await.and_then(|response| response.json()) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            result => seen.push((*id, result)),
        }
    }
    Ok(seen)
}

/// Whether the server may respond later.
fn is_temporary(client: &Client, error: &Error) -> bool {
    match error.kind() {
        // A server that never responded is more likely a wrong URL.
        ErrorKind::Connect => client.transport().has_responded(),
        ErrorKind::ConnectTimeout
        | ErrorKind::WriteTimeout
        | ErrorKind::ReadTimeout
        | ErrorKind::PoolTimeout
        | ErrorKind::Read
        | ErrorKind::Protocol => true,
        _ => matches!(error.status(), Some(408 | 429 | 500 | 502 | 503 | 504)),
    }
}
