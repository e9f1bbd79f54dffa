//! The queues of this process: one for each server, of each kind.

use std::collections::HashMap;
use std::ffi::OsString;
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use pyo3::prelude::*;

use super::{Running, flush_all, wait};
use crate::clients;
use crate::httpx::transport::through;
use crate::locks::lock;
use crate::runtime::log;
use prefect_client::client::Outbox;

/// How long a failure to create a queue is remembered: creating one may take seconds, if a server has to be started.
const FAILURE_LIFETIME: Duration = Duration::from_secs(60);

/// The environment variables that decide about the server. Settings files are read only when one of these, or of the
/// queue's own, changes, since reading them takes far longer than emitting.
const SERVER_VARIABLES: [&str; 5] =
    ["PREFECT_API_URL", "PREFECT_API_KEY", "PREFECT_API_AUTH_STRING", "PREFECT_PROFILE", "PREFECT_HOME"];

/// A queue for the server in the settings. Clones share it.
pub(super) trait SharedQueue: Clone + Send + Sized + 'static {
    /// The environment variables that decide about the queue, beside [`SERVER_VARIABLES`].
    const VARIABLES: &'static [&'static str];

    /// For messages: one, several, and the setting that limits the time at exit.
    const WORDS: [&'static str; 3];

    /// Creates the queue, and tells how long the process waits for it at exit.
    fn create(py: Python<'_>) -> PyResult<(Self, Duration)>;

    /// Its delivery. None if nothing is delivered.
    fn running(&self) -> Option<&Running>;
}

/// The queues of one kind.
///
/// Only threads that hold the GIL lock it, and so does a thread that forks: a child never finds it locked.
pub(super) struct Registry<Q>(Mutex<Option<Queues<Q>>>);

struct Queues<Q> {
    process: u32,
    all: Vec<Registered<Q>>,
    /// Whether the process is about to exit, and whether not everything could be delivered before.
    is_exiting: bool,
    has_given_up: bool,
    /// How long it has waited for deliveries at its exit.
    waited: Duration,
    /// For how many events, or log records, it was told that they were not delivered, and whether it was told that those
    /// that are emitted later may be lost.
    told: usize,
    has_told_late: bool,
}

struct Registered<Q> {
    key: QueueKey,
    outcome: Result<Q, (Instant, String)>,
    exit_timeout: Duration,
}

#[derive(PartialEq, Eq)]
struct QueueKey {
    variables: Vec<Option<OsString>>,
    /// What `temporary_settings` overrides.
    overridden: HashMap<String, String>,
    /// Whether it sends through httpx.
    through: Option<u64>,
}

impl QueueKey {
    fn current(py: Python<'_>, variables: &[&str]) -> Self {
        Self {
            variables: SERVER_VARIABLES.iter().chain(variables).map(std::env::var_os).collect(),
            overridden: clients::overridden(py),
            through: through(),
        }
    }
}

impl<Q: SharedQueue> Registry<Q> {
    pub(super) const fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// The queues of this process. Those of a parent, with what is in them, are left alone.
    fn queues(&self) -> MutexGuard<'_, Option<Queues<Q>>> {
        let mut queues = lock(&self.0);
        let process = std::process::id();
        if queues.as_ref().is_none_or(|queues| queues.process != process) {
            // Dropping them would take locks that a thread of the parent may have held when it forked.
            std::mem::forget(queues.replace(Queues {
                process,
                all: Vec::new(),
                is_exiting: false,
                has_given_up: false,
                waited: Duration::ZERO,
                told: 0,
                has_told_late: false,
            }));
        }
        queues
    }

    fn find(&self, key: &QueueKey) -> Option<Result<(Q, Option<Duration>), String>> {
        let mut queues = self.queues();
        let queues = queues.as_mut()?;
        let position = queues.all.iter().position(|entry| entry.key == *key)?;
        let entry = queues.all.get(position)?;
        match &entry.outcome {
            Ok(queue) => Some(Ok((queue.clone(), queues.is_exiting.then_some(entry.exit_timeout)))),
            Err((at, message)) if at.elapsed() < FAILURE_LIFETIME => Some(Err(message.clone())),
            Err(_) => {
                queues.all.remove(position);
                None
            }
        }
    }

    /// The queue of the server in the settings and, if the process is about to exit, the time limit for deliveries. The
    /// inner error is one that was raised before, less than a minute ago.
    pub(super) fn current(&self, py: Python<'_>) -> PyResult<Result<(Q, Option<Duration>), String>> {
        let key = QueueKey::current(py, Q::VARIABLES);
        match self.find(&key) {
            Some(found) => Ok(found),
            None => self.create(py, key).map(Ok),
        }
    }

    /// Creates the queue for the server in the settings. The GIL is released meanwhile, so another thread may do the same:
    /// then its queue is used.
    fn create(&self, py: Python<'_>, key: QueueKey) -> PyResult<(Q, Option<Duration>)> {
        let made = Q::create(py);
        if let Some(Ok(found)) = self.find(&key) {
            return Ok(found);
        }
        let (outcome, exit_timeout) = match &made {
            Ok((queue, exit_timeout)) => (Ok(queue.clone()), *exit_timeout),
            Err(error) => (Err((Instant::now(), error.value(py).to_string())), Duration::ZERO),
        };
        let mut is_exiting = false;
        if let Some(queues) = &mut *self.queues() {
            is_exiting = queues.is_exiting;
            queues.all.push(Registered { key, outcome, exit_timeout });
        }
        let (queue, exit_timeout) = made?;
        let drain = py.import("prefect_rs._core")?.getattr("_drain")?;
        py.import("prefect_rs._at_exit")?.call_method1("register", (drain,))?;
        Ok((queue, is_exiting.then_some(exit_timeout)))
    }

    /// Discards the queues and what is in them: for tests.
    pub(super) fn discard(&self) {
        let all = self.queues().take().into_iter().flat_map(|queues| queues.all);
        let queues = all.filter_map(|entry| entry.outcome.ok());
        queues.for_each(|queue| queue.running().into_iter().for_each(|running| running.delivery.abort()));
    }

    /// Delivers what was sent while all clients sent through httpx, and ends these queues.
    pub(super) fn end_through(&self, py: Python<'_>, number: u64) -> PyResult<()> {
        let ended: Vec<Registered<Q>> = match &mut *self.queues() {
            Some(queues) => {
                let all = std::mem::take(&mut queues.all);
                let (ended, others) = all.into_iter().partition(|entry| entry.key.through == Some(number));
                queues.all = others;
                ended
            }
            None => Vec::new(),
        };
        for entry in ended {
            let Ok(queue) = entry.outcome else { continue };
            let Some(running) = queue.running() else { continue };
            let outbox = running.outbox.clone();
            if outbox.counts().waiting > 0 {
                wait(py, async move { flush_all(&[outbox], Some(entry.exit_timeout)).await })?;
            }
            running.report(py, true)?;
            running.delivery.abort();
        }
        Ok(())
    }

    fn all(&self) -> Vec<(Q, Duration)> {
        let queues = self.queues();
        let all = queues.iter().flat_map(|queues| &queues.all);
        all.filter_map(|entry| Some((entry.outcome.as_ref().ok()?.clone(), entry.exit_timeout))).collect()
    }

    /// Whether the deliveries have failed to finish before the exit, so that there is no point in waiting again.
    pub(super) fn has_given_up(&self) -> bool {
        self.queues().as_ref().is_some_and(|queues| queues.has_given_up)
    }

    pub(super) fn outboxes(&self, py: Python<'_>) -> PyResult<Vec<Outbox>> {
        self.report(py, false)?;
        Ok(self.all().iter().filter_map(|(queue, _)| Some(queue.running()?.outbox.clone())).collect())
    }

    /// Logs what has gone wrong.
    pub(super) fn report(&self, py: Python<'_>, all: bool) -> PyResult<()> {
        let queues = self.all();
        queues.iter().filter_map(|(queue, _)| queue.running()).try_for_each(|running| running.report(py, all))
    }

    /// Makes the deliveries hurry, as the process is about to exit.
    pub(super) fn hurry(&self) {
        if let Some(queues) = &mut *self.queues() {
            queues.is_exiting = true;
        }
        self.all().iter().filter_map(|(queue, _)| queue.running()).for_each(|running| running.outbox.hurry());
    }

    /// Delivers what is in the queues, within the timeout of the settings.
    pub(super) fn drain(&self, py: Python<'_>) -> PyResult<()> {
        self.hurry();
        let all = self.all();
        let limit = all.iter().map(|(_, exit_timeout)| *exit_timeout).max().unwrap_or_default();
        let outboxes = self.outboxes(py)?;
        self.wait_at_exit(py, &outboxes, limit)?;
        self.report(py, true)?;
        self.tell_undelivered(py, &outboxes, limit)
    }

    /// Delivers what was emitted while the process exits, after [`Self::drain`].
    pub(super) fn deliver_at_exit(&self, py: Python<'_>, running: &Running, limit: Duration) -> PyResult<()> {
        let outboxes = [running.outbox.clone()];
        running.outbox.hurry();
        if self.has_given_up() {
            return self.tell_late(py);
        }
        self.wait_at_exit(py, &outboxes, limit)?;
        running.report(py, true)?;
        self.tell_undelivered(py, &outboxes, limit)
    }

    /// Waits until these queues are empty, if anything is left of the time for that at the exit.
    fn wait_at_exit(&self, py: Python<'_>, outboxes: &[Outbox], limit: Duration) -> PyResult<()> {
        let waited = self.queues().as_ref().map_or(Duration::ZERO, |queues| queues.waited);
        if waiting(outboxes) == 0 || waited >= limit {
            return Ok(());
        }
        let (outboxes, left) = (outboxes.to_vec(), limit - waited);
        let began = Instant::now();
        let outcome = wait(py, async move { flush_all(&outboxes, Some(left)).await });
        if let Some(queues) = &mut *self.queues() {
            queues.waited += began.elapsed();
        }
        outcome.map(drop)
    }

    /// Gives up if these queues are not empty, and says so.
    fn tell_undelivered(&self, py: Python<'_>, outboxes: &[Outbox], limit: Duration) -> PyResult<()> {
        let count = waiting(outboxes);
        if let Some(queues) = &mut *self.queues() {
            queues.has_given_up |= count > 0;
            if count <= queues.told {
                return Ok(());
            }
            queues.told = count;
        }
        let [one, several, setting] = Q::WORDS;
        let these = if count == 1 { format!("{one} was") } else { format!("{several} were") };
        log::warn(
            py,
            &format!(
                "{count} {these} not delivered within {} s of the end of the process. {setting} sets this time",
                limit.as_secs_f64()
            ),
        )
    }

    /// Says once that there is no time for what is emitted from now on.
    fn tell_late(&self, py: Python<'_>) -> PyResult<()> {
        let has_told =
            self.queues().as_mut().is_none_or(|queues| std::mem::replace(&mut queues.has_told_late, true));
        if has_told {
            return Ok(());
        }
        let [_, several, setting] = Q::WORDS;
        log::warn(
            py,
            &format!(
                "{several} were emitted after the time for deliveries at the end of the process, and may be lost. \
                 {setting} sets this time"
            ),
        )
    }
}

/// How many have not been delivered yet.
fn waiting(outboxes: &[Outbox]) -> usize {
    outboxes.iter().map(|outbox| outbox.counts().waiting).sum()
}
