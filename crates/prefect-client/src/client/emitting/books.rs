//! The numbers of a queue, and what those who emit, those who wait and the delivery tell each other. The same for events and
//! for logs.

use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use tokio::sync::Notify;

use super::reports::{Noun, Reports, Subject};
use super::{Counts, Emitted};
use crate::error::{Error, ErrorKind, Result};
use crate::locks::lock;

/// Maximum size of everything that has not been delivered, if its number is limited.
const MAX_BYTES: usize = 128 << 20;

/// The books of a queue, in which "one" is an event or a log record. The lock is held only briefly.
pub(super) struct Books {
    state: Mutex<BooksState>,
    /// For the delivery: something was emitted, or the queue was closed.
    changed: Notify,
    /// For those who wait: something was delivered, or could not be.
    delivered: Notify,
    has_reports: AtomicBool,
    max_count: usize,
}

struct BooksState {
    waiting: usize,
    /// How many the delivery has taken and not delivered yet.
    taken: usize,
    /// The size of both.
    bytes: usize,
    /// How many were accepted, how many of those were delivered or given up, and how many someone waits for.
    accepted: u64,
    finished: u64,
    awaited: u64,
    dropped: u64,
    /// How many have to wait, of which size, to be a full batch.
    full: Option<BatchLimits>,
    is_closed: bool,
    is_urgent: bool,
    /// Whether someone waits for a connection, and whether there was one.
    wants_connection: bool,
    was_connected: bool,
    is_failing: bool,
    /// Whether some that were delivered may have been lost.
    is_in_doubt: bool,
    /// Why the delivery has given up.
    failure: Option<Error>,
    reports: Reports,
}

/// The upper limits of a batch.
#[derive(Clone, Copy)]
pub(super) struct BatchLimits {
    pub(super) count: usize,
    pub(super) bytes: usize,
}

impl BatchLimits {
    fn is_reached(self, state: &BooksState) -> bool {
        state.waiting >= self.count || state.bytes >= self.bytes
    }
}

impl Books {
    pub(super) fn new(noun: &'static Noun, max_count: usize) -> Self {
        let state = BooksState {
            waiting: 0,
            taken: 0,
            bytes: 0,
            accepted: 0,
            finished: 0,
            awaited: 0,
            dropped: 0,
            full: None,
            is_closed: false,
            is_urgent: false,
            wants_connection: false,
            was_connected: false,
            is_failing: false,
            is_in_doubt: false,
            failure: None,
            reports: Reports::new(noun),
        };
        Self {
            state: Mutex::new(state),
            changed: Notify::new(),
            delivered: Notify::new(),
            has_reports: AtomicBool::new(false),
            max_count,
        }
    }

    fn state(&self) -> MutexGuard<'_, BooksState> {
        lock(&self.state)
    }

    // ---- For those who emit.

    /// Notes that one of this size is being emitted, unless there is no room for it.
    pub(super) fn admit(&self, size: usize) -> Emitted {
        let mut state = self.state();
        let count = state.waiting + state.taken;
        let is_full = self.max_count > 0 && (count >= self.max_count || state.bytes + size > MAX_BYTES);
        if is_full || state.is_closed {
            let why = if state.is_closed {
                "the queue was closed".to_owned()
            } else {
                format!("the queue is full ({count} {})", state.reports.noun.several)
            };
            state.dropped += 1;
            state.reports.add(Subject::Dropped, 1, why);
            self.has_reports.store(true, Ordering::Relaxed);
            return Emitted::Dropped;
        }
        let was_empty = state.waiting == 0;
        state.waiting += 1;
        state.bytes += size;
        state.accepted += 1;
        let is_batch = state.full.is_some_and(|full| full.is_reached(&state));
        let has_given_up = state.failure.take().is_some();
        drop(state);
        if was_empty || is_batch || has_given_up {
            self.changed.notify_one();
        }
        Emitted::Queued
    }

    /// Waits until at most `count` of those emitted so far are left.
    pub(super) async fn delivered(&self, count: usize) -> Result<()> {
        let wanted = {
            let mut state = self.state();
            let wanted = state.accepted.saturating_sub(count as u64);
            state.awaited = state.awaited.max(wanted);
            wanted
        };
        self.changed.notify_one();
        loop {
            let mut changed = pin!(self.delivered.notified());
            changed.as_mut().enable();
            {
                let state = self.state();
                if state.finished >= wanted && !state.is_in_doubt {
                    return Ok(());
                }
                if let Some(error) = &state.failure {
                    return Err(error.clone());
                }
                if state.is_closed && state.waiting == 0 && state.taken == 0 {
                    return Err(Error::new(ErrorKind::Closed, "the emitter was closed"));
                }
            }
            changed.await;
        }
    }

    /// Waits for a connection.
    pub(super) async fn connected(&self) -> Result<()> {
        self.state().wants_connection = true;
        self.changed.notify_one();
        loop {
            let mut changed = pin!(self.delivered.notified());
            changed.as_mut().enable();
            {
                let state = self.state();
                if state.was_connected {
                    return Ok(());
                }
                if let Some(error) = &state.failure {
                    return Err(error.clone());
                }
            }
            changed.await;
        }
    }

    pub(super) fn close(&self) {
        let mut state = self.state();
        state.is_closed = true;
        state.is_urgent = true;
        drop(state);
        self.changed.notify_one();
    }

    pub(super) fn hurry(&self) {
        self.state().is_urgent = true;
        self.changed.notify_one();
    }

    pub(super) fn is_failing(&self) -> bool {
        self.state().is_failing
    }

    pub(super) fn counts(&self) -> Counts {
        let state = self.state();
        Counts {
            waiting: state.waiting + state.taken,
            delivered: state.finished.saturating_sub(state.reports.rejected()),
            dropped: state.dropped + state.reports.rejected(),
        }
    }

    pub(super) fn has_reports(&self) -> bool {
        self.has_reports.load(Ordering::Relaxed)
    }

    pub(super) fn take_reports(&self, all: bool) -> Vec<String> {
        let mut state = self.state();
        let (lines, has_more) = state.reports.take(all);
        self.has_reports.store(has_more, Ordering::Relaxed);
        lines
    }

    // ---- For the delivery.

    /// Waits until something is emitted, or someone waits for a connection. Returns false if the queue is closed and empty.
    pub(super) async fn ready(&self) -> bool {
        loop {
            let mut changed = pin!(self.changed.notified());
            changed.as_mut().enable();
            {
                let state = self.state();
                if state.waiting > 0 || (state.wants_connection && !state.was_connected) {
                    return true;
                }
                if state.is_closed {
                    return false;
                }
            }
            changed.await;
        }
    }

    /// Waits until something is emitted after the delivery has given up. Returns false if the queue was closed instead.
    pub(super) async fn resumed(&self) -> bool {
        loop {
            let mut changed = pin!(self.changed.notified());
            changed.as_mut().enable();
            {
                let state = self.state();
                if state.is_closed || state.failure.is_none() {
                    return state.failure.is_none();
                }
            }
            changed.await;
        }
    }

    /// Whether the delivery should hurry.
    pub(super) fn is_urgent(&self) -> bool {
        self.state().is_urgent
    }

    /// Whether someone waits for a connection.
    pub(super) fn wants_connection(&self) -> bool {
        let state = self.state();
        state.wants_connection && !state.was_connected
    }

    pub(super) fn set_connected(&self) {
        self.state().was_connected = true;
        self.delivered.notify_waiters();
    }

    /// Waits until the queue changes.
    pub(super) async fn changed(&self) {
        self.changed.notified().await;
    }

    /// Waits until there is a full batch, or this time has passed, or someone waits for the delivery.
    pub(super) async fn gathered(&self, full: BatchLimits, time: Duration) {
        let mut passed = pin!(tokio::time::sleep(time));
        loop {
            let mut changed = pin!(self.changed.notified());
            changed.as_mut().enable();
            {
                let mut state = self.state();
                let is_wanted = state.is_closed || state.is_urgent || state.awaited > state.finished;
                let is_done = is_wanted || full.is_reached(&state);
                state.full = (!is_done).then_some(full);
                if is_done {
                    return;
                }
            }
            tokio::select! {
                () = &mut passed => {
                    self.state().full = None;
                    return;
                }
                () = changed => {}
            }
        }
    }

    pub(super) fn waiting(&self) -> usize {
        self.state().waiting
    }

    /// Notes that the delivery has taken some.
    pub(super) fn take(&self, count: usize) {
        let mut state = self.state();
        state.taken += count;
        state.waiting = state.waiting.saturating_sub(count);
    }

    /// Notes that some were delivered or, with a reason, given up.
    pub(super) fn finish(&self, count: usize, bytes: usize) {
        if count == 0 {
            return;
        }
        let mut state = self.state();
        state.taken = state.taken.saturating_sub(count);
        state.bytes = state.bytes.saturating_sub(bytes);
        state.finished += count as u64;
        drop(state);
        self.delivered.notify_waiters();
    }

    /// Notes whether the server can be reached.
    pub(super) fn set_failing(&self, is_failing: bool) {
        self.state().is_failing = is_failing;
    }

    /// Notes whether some that were delivered may have been lost.
    pub(super) fn set_in_doubt(&self, is_in_doubt: bool) {
        let was_in_doubt = std::mem::replace(&mut self.state().is_in_doubt, is_in_doubt);
        if was_in_doubt && !is_in_doubt {
            self.delivered.notify_waiters();
        }
    }

    /// Makes those who wait fail, until something is emitted again.
    pub(super) fn fail(&self, error: Error) {
        self.state().failure = Some(error);
        self.delivered.notify_waiters();
    }

    pub(super) fn report(&self, subject: Subject, count: u64, why: String) {
        self.state().reports.add(subject, count, why);
        self.has_reports.store(true, Ordering::Relaxed);
    }
}
