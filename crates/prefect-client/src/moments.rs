//! Moments in the future.

use std::time::{Duration, Instant};

/// What is further away than this never comes. Tokio's timers panic at the last moments that an [`Instant`] can be.
const NEVER: Duration = Duration::from_secs(30 * 365 * 86_400);

/// The moment this long after another one, for durations of any length: those of callers and servers may be too long to add.
pub(crate) fn later(moment: Instant, duration: Duration) -> Instant {
    moment.checked_add(duration.min(NEVER)).unwrap_or(moment)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::later;

    #[test]
    fn any_duration_can_be_added() {
        let now = Instant::now();
        assert_eq!(later(now, Duration::from_secs(5)), now + Duration::from_secs(5));
        for seconds in [1_000_000_000_000, u64::MAX / 2, u64::MAX] {
            assert!(later(now, Duration::from_secs(seconds)) > now + Duration::from_secs(86_400));
        }
        assert!(later(now, Duration::MAX) > now);
    }
}
