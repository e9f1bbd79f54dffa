//! How often to poll, and what to do while the server is unreachable. Shared by waiting and following.

use std::time::{Duration, Instant};

use crate::client::Client;
use crate::error::{Error, ErrorKind};
use crate::transport::random;

/// The first interval between two polls. Each one after it is longer by half.
pub(in crate::client) const FIRST_INTERVAL: Duration = Duration::from_millis(100);

/// Default maximum interval between two polls.
pub(in crate::client) const MAX_INTERVAL: Duration = Duration::from_secs(5);

/// Jitter, as a fraction of the interval.
const JITTER: f64 = 0.2;

/// The wait between two polls while the server is unreachable: short, so that a restart is noticed at once.
const OUTAGE_INTERVAL: Duration = Duration::from_secs(1);

/// The longest wait between two polls that the server can ask for: whoever waits wants to know of the end of a run in time.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Maximum duration of an outage. Waiting and following fail after it.
const LONGEST_OUTAGE: Duration = Duration::from_secs(300);

/// A factor around 1 for an interval.
pub(in crate::client) fn jitter() -> f64 {
    1.0 + JITTER * (2.0 * random() - 1.0)
}

/// The interval with jitter in both directions.
pub(in crate::client) fn jittered(interval: Duration) -> Duration {
    interval.mul_f64(jitter())
}

/// The interval after this one.
pub(in crate::client) fn longer(interval: Duration, longest: Duration) -> Duration {
    interval.mul_f64(1.5).min(longest)
}

/// Since when the server has been unreachable, if it is.
#[derive(Default)]
pub(in crate::client) struct Outage(Option<Instant>);

impl Outage {
    /// A response arrived.
    pub(in crate::client) fn end(&mut self) {
        self.0 = None;
    }

    /// How long to wait before the next request, or `None` if the error will not pass, or has lasted too long. The first
    /// error of an outage is logged: `what` cannot be read.
    pub(in crate::client) fn wait(
        &mut self,
        client: &Client,
        error: &Error,
        what: impl FnOnce() -> String,
    ) -> Option<Duration> {
        if !is_temporary(client, error) {
            return None;
        }
        let began = *self.0.get_or_insert_with(|| {
            client.warn(&format!("cannot read {}, trying again: {error}", what()));
            Instant::now()
        });
        let wait = pause(error.retry_after()).mul_f64(1.0 + JITTER * random());
        (began.elapsed() < LONGEST_OUTAGE).then_some(wait)
    }
}

/// The wait while the server is unreachable, which it may have asked for.
fn pause(asked: Option<Duration>) -> Duration {
    asked.map_or(OUTAGE_INTERVAL, |asked| asked.min(LONGEST_PAUSE))
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::pause;

    #[test]
    fn the_server_cannot_postpone_polls_for_long() {
        assert_eq!(pause(None), Duration::from_secs(1));
        assert_eq!(pause(Some(Duration::from_secs(7))), Duration::from_secs(7));
        assert_eq!(pause(Some(Duration::from_secs(3600))), Duration::from_secs(30));
        assert_eq!(pause(Some(Duration::MAX)), Duration::from_secs(30));
    }
}
