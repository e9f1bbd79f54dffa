//! The pauses of a delivery after failures.

use std::time::{Duration, Instant};

use super::books::Books;
use super::reports::Subject;
use crate::client::waiting::polling::jittered;
use crate::error::Error;

/// Delays after failures: the first one, and the longest one.
const FIRST_DELAY: Duration = Duration::from_millis(100);
const MAX_DELAY: Duration = Duration::from_secs(5);
/// The longest one if the number of failures is limited, and when the process is about to exit.
const MAX_DELAY_LIMITED: Duration = Duration::from_secs(1);
const MAX_DELAY_URGENT: Duration = Duration::from_millis(500);

/// How long the server has to be away before that is reported.
const REPORTED_AFTER: Duration = Duration::from_secs(2);

/// The failures since the last success.
pub(super) struct BackOff {
    failures: u32,
    since: Option<Instant>,
    max_failures: Option<u32>,
}

impl BackOff {
    pub(super) fn new(max_failures: Option<u32>) -> Self {
        Self { failures: 0, since: None, max_failures }
    }

    pub(super) fn succeeded(&mut self, books: &Books) {
        self.failures = 0;
        self.since = None;
        books.set_failing(false);
    }

    /// Waits before the next attempt. Returns false if there will be none.
    pub(super) async fn wait(&mut self, books: &Books, error: Error) -> bool {
        self.failures += 1;
        books.set_failing(true);
        let since = *self.since.get_or_insert_with(Instant::now);
        if since.elapsed() >= REPORTED_AFTER {
            books.report(Subject::Delayed, books.counts().waiting as u64, error.to_string());
        }
        if self.max_failures.is_some_and(|most| self.failures > most) {
            books.fail(error);
            self.failures = 0;
            return books.resumed().await;
        }
        let most = if self.max_failures.is_some() { MAX_DELAY_LIMITED } else { MAX_DELAY };
        let doubled = FIRST_DELAY.saturating_mul(1 << (self.failures - 1).min(10)).min(most);
        let delay = error.retry_after().unwrap_or_else(|| jittered(doubled));
        let most = |delay: Duration| if books.is_urgent() { delay.min(MAX_DELAY_URGENT) } else { delay };
        let began = Instant::now();
        while let Some(left) = most(delay).checked_sub(began.elapsed()).filter(|left| !left.is_zero()) {
            tokio::select! {
                () = tokio::time::sleep(left) => break,
                // It may have become urgent.
                () = books.changed() => {}
            }
        }
        true
    }
}
