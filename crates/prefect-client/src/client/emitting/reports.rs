//! What went wrong with a delivery, as messages for a log.

use std::time::{Duration, Instant};

/// How often one subject is reported.
const INTERVAL: Duration = Duration::from_secs(60);

/// What a report is about.
#[derive(Clone, Copy)]
pub(super) enum Subject {
    /// Those that did not fit into the queue.
    Dropped,
    /// Those that the server rejected.
    Rejected,
    /// Those that the server has read but not stored.
    NotStored,
    /// Those whose request failed after the server may have read it, and that cannot be sent twice.
    Unconfirmed,
    /// Those that cannot be delivered at the moment.
    Delayed,
}

/// What is delivered, in words.
pub(super) struct Noun {
    pub(super) one: &'static str,
    pub(super) several: &'static str,
    /// The setting that limits the queue.
    pub(super) limit: &'static str,
}

/// The reports of an emitter.
pub(super) struct Reports {
    pub(super) noun: &'static Noun,
    entries: [Failures; 5],
}

#[derive(Default)]
struct Failures {
    total: u64,
    unreported: u64,
    why: String,
    reported: Option<Instant>,
}

impl Reports {
    pub(super) fn new(noun: &'static Noun) -> Self {
        Self { noun, entries: Default::default() }
    }

    pub(super) fn add(&mut self, subject: Subject, count: u64, why: String) {
        if let Some(entry) = self.entries.get_mut(subject as usize) {
            entry.total += count;
            entry.unreported =
                if matches!(subject, Subject::Delayed) { count } else { entry.unreported + count };
            entry.why = why;
        }
    }

    /// How many the server rejected.
    pub(super) fn rejected(&self) -> u64 {
        self.entries.get(Subject::Rejected as usize).map_or(0, |entry| entry.total)
    }

    /// The messages that are due, or all of them, and whether there are more.
    pub(super) fn take(&mut self, all: bool) -> (Vec<String>, bool) {
        let mut lines = Vec::new();
        let mut has_more = false;
        let subjects =
            [Subject::Dropped, Subject::Rejected, Subject::NotStored, Subject::Unconfirmed, Subject::Delayed];
        for (subject, entry) in subjects.into_iter().zip(&mut self.entries) {
            if entry.unreported == 0 {
                continue;
            }
            if !all && entry.reported.is_some_and(|reported| reported.elapsed() < INTERVAL) {
                has_more = true;
                continue;
            }
            entry.reported = Some(Instant::now());
            let count = std::mem::take(&mut entry.unreported);
            lines.push(subject.message(self.noun, count, &entry.why));
        }
        (lines, has_more)
    }
}

impl Subject {
    fn message(self, noun: &Noun, count: u64, why: &str) -> String {
        let Noun { one, several, limit } = noun;
        let (these, was, waits, them) =
            if count == 1 { (one, "was", "waits", "it") } else { (several, "were", "wait", "them") };
        match self {
            Self::Dropped => format!("{count} {these} {was} dropped: {why}. {limit} sets its size"),
            Self::Rejected => {
                format!("{count} {these} {was} dropped, because the server rejected {them}: {why}")
            }
            Self::NotStored => {
                format!("{count} {these} {was} received by the server, which has not stored {them}: {why}")
            }
            Self::Unconfirmed => format!(
                "{count} {these} may be lost. The server may have received the request, so it was not repeated: {why}"
            ),
            Self::Delayed => {
                format!("{count} {these} {waits} for the server, which cannot be reached: {why}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_reported_at_once_and_then_once_a_minute_with_a_count() {
        let mut reports = Reports::new(&super::super::EVENTS);
        let add = |reports: &mut Reports| {
            reports.add(Subject::Dropped, 1, "the queue is full (2 events)".to_owned())
        };
        add(&mut reports);
        let (lines, has_more) = reports.take(false);
        assert_eq!(
            lines,
            [
                "1 event was dropped: the queue is full (2 events). PREFECT_EVENTS_WORKER_MAX_QUEUE_SIZE sets its size"
            ]
        );
        assert!(!has_more);
        (0..3).for_each(|_| add(&mut reports));
        assert_eq!(reports.take(false), (Vec::new(), true));
        let (lines, has_more) = reports.take(true);
        assert!(lines[0].starts_with("3 events were dropped"), "{lines:?}");
        assert!(!has_more);
        assert_eq!(reports.take(true), (Vec::new(), false));
    }

    #[test]
    fn delayed_events_are_not_added_up() {
        let mut reports = Reports::new(&super::super::EVENTS);
        reports.add(Subject::Delayed, 5, "refused".to_owned());
        reports.add(Subject::Delayed, 7, "refused".to_owned());
        let (lines, _) = reports.take(false);
        assert_eq!(lines, ["7 events wait for the server, which cannot be reached: refused"]);
    }
}
