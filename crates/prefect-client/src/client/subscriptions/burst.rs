//! Detects that a server may have dropped messages.

use std::time::{Duration, Instant};

/// A server drops what it cannot send at once: of more than 256 messages, the rest.
const MANY: u32 = 200;
const PERIOD: Duration = Duration::from_secs(2);

/// Counts messages.
#[derive(Default)]
pub(super) struct Burst(Option<(Instant, u32)>);

impl Burst {
    /// Notes a message. Whether there were many at once.
    pub(super) fn note(&mut self) -> bool {
        let now = Instant::now();
        match &mut self.0 {
            Some((began, count)) if now.duration_since(*began) < PERIOD => {
                *count += 1;
                *count >= MANY
            }
            burst => {
                *burst = Some((now, 1));
                false
            }
        }
    }
}
