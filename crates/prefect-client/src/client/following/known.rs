//! Which logs were returned.

use uuid::Uuid;

use crate::schemas::objects::Log;

/// The logs that were returned, 16 bytes each, in the order in which the server sorts them: by time.
#[derive(Default)]
pub(super) struct KnownLogs(Vec<LogKey>);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct LogKey {
    /// Microseconds since 1970.
    time: i64,
    id: u64,
}

impl KnownLogs {
    /// Adds a log. Returns whether it is new.
    pub(super) fn add(&mut self, log: &Log) -> bool {
        let key = LogKey { time: log.timestamp.microseconds(), id: short(log.id) };
        match self.0.binary_search(&key) {
            Ok(_) => false,
            Err(position) => {
                self.0.insert(position, key);
                true
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many are from this time or later.
    pub(super) fn count_since(&self, time: Option<i64>) -> usize {
        let before = time.map_or(0, |time| self.0.partition_point(|key| key.time < time));
        self.0.len() - before
    }

    /// The time of the last one.
    pub(super) fn last(&self) -> Option<i64> {
        self.0.last().map(|key| key.time)
    }

    /// The time at which the last `count` of them begin. `None` if there are not more of them.
    pub(super) fn start_of_last(&self, count: usize) -> Option<i64> {
        let position = self.0.len().checked_sub(count)?;
        (position > 0).then(|| self.0.get(position)).flatten().map(|key| key.time)
    }
}

/// Half of the id, which is as unique as needed among the logs of one moment.
fn short(id: Uuid) -> u64 {
    let (high, low) = id.as_u64_pair();
    high ^ low
}
