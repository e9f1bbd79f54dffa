//! Polls runs for everyone who waits for them: at most one request per 200 runs at a time, however many wait.
//!
//! Waiters register the runs that they wait for. One of them leads: its future sends the requests for all and publishes
//! what they bring. When it has what it wants, or is cancelled, another takes over. So there is no task to own, nothing
//! runs when nobody waits, and it works on any runtime.
//!
//! The leader also reads the events of the runs, if the server streams them, and polls a run at once when it changes.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex as StdMutex};
use std::time::{Duration, Instant};

use http::Method;
use serde::de::DeserializeOwned;
use tokio::sync::{Mutex, MutexGuard, Notify, watch};
use uuid::Uuid;

use super::polling::{FIRST_INTERVAL, Outage, jitter, longer};
use super::run_events::{Change, RunEvents};
use crate::client::query::Query;
use crate::client::{Client, MAX_PAGE_SIZE};
use crate::error::{Error, ErrorKind, Result};
use crate::locks::lock;
use crate::moments::later;
use crate::schemas::Model;
use crate::schemas::filters::{Filters, LogFilter};
use crate::schemas::objects::{FlowRun, State};
use crate::transport::Request;

/// Runs that would be due within this fraction of their interval are polled along with those that are. With a half, runs
/// that are polled separately are soon polled together.
const EARLY: f64 = 0.5;

/// How many polls are made at short intervals for a state that an event told of. It is not visible at once.
const EXPECTED_POLLS: u32 = 10;

/// The time from an event to the poll, by how many runs are waited for at least: events often come together, and one request
/// reads many runs.
const EVENT_DELAYS: [(usize, Duration); 3] =
    [(200, Duration::from_millis(200)), (20, Duration::from_millis(100)), (0, Duration::from_millis(20))];

/// A kind of run that can be waited for.
pub trait Waitable: Model + DeserializeOwned {
    /// What messages call it.
    const KIND: &'static str;

    /// Where its endpoints are.
    const RESOURCE: &'static str;

    /// How the resources of its events begin. The id follows.
    const RESOURCE_PREFIX: &'static str;

    /// Its id.
    fn id(&self) -> Uuid;

    /// Its name.
    fn name(&self) -> &str;

    /// Its present state.
    fn state(&self) -> Option<&Arc<State>>;

    /// The run, if it is a flow run: these are looked into when they are late.
    fn as_flow_run(self: &Arc<Self>) -> Option<&Arc<FlowRun>>;

    /// The filters for the runs with these ids.
    fn with_ids(ids: Vec<Uuid>) -> Filters;

    /// The filter for the logs of the run with this id.
    fn logs_of(id: Uuid) -> LogFilter;
}

/// The latest version of a run, or why it cannot be read.
pub(super) type LatestRun<R> = Result<Arc<R>>;

struct WatchedRun<R> {
    /// The maximum interval of each waiter.
    waiters: Vec<Duration>,
    since: Instant,
    interval: Duration,
    due: Instant,
    /// The state that it has entered according to an event, and how many polls may yet be made for it.
    expected: Option<(Uuid, u32)>,
    /// With the time of the request: a later waiter ignores older responses.
    seen: Option<(Instant, LatestRun<R>)>,
}

struct PollerState<R> {
    runs: StdMutex<HashMap<Uuid, WatchedRun<R>>>,
    outage: StdMutex<Outage>,
    /// Wakes the waiters after each round of requests.
    published: watch::Sender<()>,
    /// Wakes the leader when runs are added.
    added: Notify,
    /// Locked by the leader.
    events: Mutex<RunEvents>,
}

pub(super) struct Poller<R>(Arc<PollerState<R>>);

impl<R> Clone for Poller<R> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<R> Default for Poller<R> {
    fn default() -> Self {
        Self(Arc::new(PollerState {
            runs: StdMutex::default(),
            outage: StdMutex::default(),
            published: watch::Sender::new(()),
            added: Notify::new(),
            events: Mutex::default(),
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
    ready: VecDeque<(Uuid, LatestRun<R>)>,
}

impl<R: Waitable> Poller<R> {
    /// Registers runs. `longest` is the upper limit of the interval between two polls.
    pub(super) fn wait(&self, client: &Client, mut ids: Vec<Uuid>, longest: Duration) -> Waiter<R> {
        let mut known = HashSet::new();
        ids.retain(|id| known.insert(*id));
        let since = Instant::now();
        let first = FIRST_INTERVAL.min(longest);
        {
            let mut runs = lock(&self.0.runs);
            for id in &ids {
                let run = runs.entry(*id).or_insert_with(|| WatchedRun {
                    waiters: Vec::new(),
                    since,
                    interval: first,
                    due: since,
                    expected: None,
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
    async fn poll(&self, client: &Client, events: &mut RunEvents) {
        while let Some(due) = self.next_due() {
            events.cover::<R>(client, || self.waited());
            tokio::select! {
                () = tokio::time::sleep_until(due.into()) => break,
                () = self.0.added.notified() => {}
                change = events.next::<R>(client) => self.note(&change),
            }
        }
        // One for all, so that runs that are polled together stay together.
        let jitter = jitter();
        for ids in self.due().chunks(usize::try_from(MAX_PAGE_SIZE).unwrap_or(1)) {
            let began = Instant::now();
            match read(client, ids).await {
                Ok(found) => {
                    lock(&self.0.outage).end();
                    self.publish(began, jitter, found);
                }
                Err(error) => match self.wait_after(client, &error) {
                    Some(wait) => self.postpone(ids, wait),
                    None => {
                        lock(&self.0.outage).end();
                        self.publish(began, jitter, ids.iter().map(|id| (*id, Err(error.clone()))).collect());
                    }
                },
            }
        }
        self.0.published.send_replace(());
    }

    /// The runs, and how long they have been waited for.
    fn waited(&self) -> Vec<(Uuid, Duration)> {
        lock(&self.0.runs).iter().map(|(id, run)| (*id, run.since.elapsed())).collect()
    }

    fn next_due(&self) -> Option<Instant> {
        let next = lock(&self.0.runs).values().map(|run| run.due).min()?;
        (next > Instant::now()).then_some(next)
    }

    fn due(&self) -> Vec<Uuid> {
        let now = Instant::now();
        let is_due = |run: &WatchedRun<R>| run.due <= later(now, run.interval.mul_f64(EARLY));
        lock(&self.0.runs).iter().filter(|(_, run)| is_due(run)).map(|(id, _)| *id).collect()
    }

    /// Makes the runs due that have changed.
    fn note(&self, change: &Change) {
        let mut runs = lock(&self.0.runs);
        let delay = EVENT_DELAYS.iter().find(|(count, _)| runs.len() > *count).map(|(_, delay)| *delay);
        let due = Instant::now() + delay.unwrap_or_default();
        match change {
            Change::Any => runs.values_mut().for_each(|run| run.due = run.due.min(due)),
            Change::Of { run, state } => {
                if let Some(run) = runs.get_mut(run) {
                    run.due = run.due.min(due);
                    run.expected = Some((*state, EXPECTED_POLLS));
                }
            }
            Change::Nothing => {}
        }
    }

    fn publish(&self, began: Instant, jitter: f64, found: Vec<(Uuid, LatestRun<R>)>) {
        let mut runs = lock(&self.0.runs);
        for (id, seen) in found {
            if let Some(run) = runs.get_mut(&id) {
                let longest = run.waiters.iter().min().copied().unwrap_or(run.interval);
                run.due = later(began, run.interval.mul_f64(jitter));
                run.interval = longer(run.interval, longest);
                run.expected = run.expected.and_then(|(state, polls)| {
                    let has_come = match &seen {
                        Ok(seen) => seen.state().is_some_and(|seen| seen.id == state),
                        Err(_) => true,
                    };
                    (polls > 1 && !has_come).then_some((state, polls - 1))
                });
                if run.expected.is_some() {
                    run.due = run.due.min(began + FIRST_INTERVAL);
                }
                run.seen = Some((began, seen));
            }
        }
    }

    fn postpone(&self, ids: &[Uuid], wait: Duration) {
        let due = later(Instant::now(), wait);
        let mut runs = lock(&self.0.runs);
        for id in ids {
            if let Some(run) = runs.get_mut(id) {
                run.due = due;
                // After a restart everything may have changed.
                run.interval = FIRST_INTERVAL.min(run.interval);
            }
        }
    }

    /// How long to wait after an error, if it may pass.
    fn wait_after(&self, client: &Client, error: &Error) -> Option<Duration> {
        lock(&self.0.outage).wait(client, error, || format!("the {}s that are waited for", R::KIND))
    }
}

impl<R: Waitable> Waiter<R> {
    /// Waits for a run that `is_wanted`, or that cannot be read, and returns it once. `None` after the last.
    pub(super) async fn next(
        &mut self,
        mut is_wanted: impl FnMut(&Arc<R>) -> bool,
    ) -> Option<(Uuid, LatestRun<R>)> {
        let shared = self.poller.0.clone();
        let mut published = shared.published.subscribe();
        let mut leading = None;
        loop {
            if self.ready.is_empty() {
                self.take(&mut is_wanted);
            }
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
                    events = shared.events.lock() => leading = Some(Leading { shared: &shared, events: Some(events) }),
                }
            }
            // The last leader may have published just before it left.
            if let Some(Leading { events: Some(events), .. }) = &mut leading
                && !published.has_changed().unwrap_or_default()
            {
                self.poller.poll(&self.client, events).await;
            }
            published.mark_unchanged();
        }
    }

    /// Moves the pending runs that are wanted, or cannot be read, to those that are ready.
    fn take(&mut self, is_wanted: &mut impl FnMut(&Arc<R>) -> bool) {
        let known: Vec<(Uuid, LatestRun<R>)> = {
            let runs = lock(&self.poller.0.runs);
            let fresh = |id: &Uuid| match &runs.get(id)?.seen {
                Some((at, seen)) if *at >= self.since => Some((*id, seen.clone())),
                _ => None,
            };
            self.pending.iter().filter_map(fresh).collect()
        };
        // Outside of the lock: this may be anybody's code.
        let wanted = known.into_iter().filter(|(_, seen)| seen.as_ref().map_or(true, &mut *is_wanted));
        let done: HashMap<Uuid, LatestRun<R>> = wanted.collect();
        if !done.is_empty() {
            self.pending.retain(|id| !done.contains_key(id));
            self.leave(done.keys().copied());
            self.ready.extend(done);
        }
    }

    fn leave(&self, ids: impl IntoIterator<Item = Uuid>) {
        let mut runs = lock(&self.poller.0.runs);
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
        self.poller.0.close_if_idle();
    }
}

impl<R> PollerState<R> {
    /// Closes the websocket if nobody waits.
    fn close_if_idle(&self) {
        if lock(&self.runs).is_empty()
            && let Ok(mut events) = self.events.try_lock()
        {
            events.close();
        }
    }
}

/// The leadership of a waiter.
struct Leading<'a, R> {
    shared: &'a PollerState<R>,
    events: Option<MutexGuard<'a, RunEvents>>,
}

impl<R> Drop for Leading<'_, R> {
    fn drop(&mut self) {
        self.events = None;
        self.shared.close_if_idle();
    }
}

/// Reads any number of runs.
pub(super) async fn read_all<R: Waitable>(
    client: &Client,
    ids: Vec<Uuid>,
) -> Result<Vec<(Uuid, LatestRun<R>)>> {
    let mut seen = Vec::with_capacity(ids.len());
    for ids in ids.chunks(usize::try_from(MAX_PAGE_SIZE).unwrap_or(1)) {
        seen.extend(read(client, ids).await?);
    }
    Ok(seen)
}

/// Reads runs. An error is one of the request; a run that does not exist has an error of its own.
async fn read<R: Waitable>(client: &Client, ids: &[Uuid]) -> Result<Vec<(Uuid, LatestRun<R>)>> {
    let mut seen = Vec::with_capacity(ids.len());
    // One run needs no filter, and a run that the filter does not find is read for its error.
    if let [_, _, ..] = ids {
        let filters = R::with_ids(ids.to_vec());
        let request = Request::new(Method::POST, format!("{}/filter", R::RESOURCE))
            .with_json(&Query::page(&filters, None, None, 0)?)?
            .idempotent();
        let found: Vec<Arc<R>> = client.send(Ok(request.with_retries(0))).await?.read()?;
        seen.extend(found.into_iter().map(|run| (run.id(), Ok(run))));
    }
    let found: HashSet<Uuid> = seen.iter().map(|(id, _)| *id).collect();
    for id in ids.iter().filter(|id| !found.contains(id)) {
        let request = Request::new(Method::GET, format!("{}/{id}", R::RESOURCE)).with_retries(0);
        match client.send(Ok(request)).await.and_then(|response| response.read()) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            result => seen.push((*id, result)),
        }
    }
    Ok(seen)
}
