//! Ids that were seen, to drop what a server sends again after a reconnect.

use std::collections::HashSet;

use uuid::Uuid;

use crate::schemas::DateTime;

/// How long ids are kept at least, in terms of the newest moment seen, and how many. As in the official client.
const KEPT: f64 = 120.0;
const MOST: usize = 500_000;

/// The ids of the last minutes.
///
/// Time passes here only as the newest moment seen does: after a long outage, the ids of the last minute before it are
/// still known.
#[derive(Default)]
pub(super) struct Seen {
    current: HashSet<Uuid>,
    previous: HashSet<Uuid>,
    /// When `current` began.
    began: Option<DateTime>,
    newest: Option<DateTime>,
}

impl Seen {
    /// Notes an id and its moment. Whether it is new.
    pub(super) fn insert(&mut self, id: Uuid, moment: DateTime) -> bool {
        if self.current.contains(&id) || self.previous.contains(&id) {
            return false;
        }
        if self.newest.is_none_or(|newest| newest < moment) {
            self.newest = Some(moment);
        }
        let began = *self.began.get_or_insert(moment);
        let is_old = began.after(KEPT).zip(self.newest).is_some_and(|(end, newest)| newest > end);
        if is_old || self.current.len() >= MOST / 2 {
            self.previous = std::mem::take(&mut self.current);
            self.began = self.newest;
        }
        self.current.insert(id)
    }

    /// The newest moment.
    pub(super) fn newest(&self) -> Option<DateTime> {
        self.newest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime {
        DateTime::from_microseconds(seconds * 1_000_000).unwrap_or_default()
    }

    #[test]
    fn ids_are_forgotten_when_newer_ones_came_long_after_them() {
        let (mut seen, first) = (Seen::default(), Uuid::now_v7());
        assert!(seen.insert(first, at(0)));
        assert!(!seen.insert(first, at(0)));
        // The generation of the first id ends only after two minutes, and is kept for two more.
        assert!(seen.insert(Uuid::now_v7(), at(121)));
        assert!(!seen.insert(first, at(121)));
        assert!(seen.insert(Uuid::now_v7(), at(242)));
        assert!(seen.insert(first, at(242)));
        assert_eq!(seen.newest(), Some(at(242)));
    }

    #[test]
    fn old_moments_do_not_forget_anything() {
        let (mut seen, id) = (Seen::default(), Uuid::now_v7());
        assert!(seen.insert(id, at(1000)));
        for second in 0..500 {
            assert!(seen.insert(Uuid::now_v7(), at(second)));
        }
        assert!(!seen.insert(id, at(1000)));
        assert_eq!(seen.newest(), Some(at(1000)));
    }
}
