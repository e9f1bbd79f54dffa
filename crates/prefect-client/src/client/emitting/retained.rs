//! The events that the server has read but may not have stored yet.
//!
//! A server keeps events in memory for up to five seconds before it stores them, and loses them if it is killed. So they
//! are retained for a while, and after the loss of a connection the server is asked which of them it has.

use std::collections::{HashSet, VecDeque};
use std::time::{Duration, Instant};

use bytes::Bytes;
use uuid::Uuid;

use crate::client::Client;
use crate::error::Result;
use crate::schemas::DateTime;

/// How many events may be with the server without being known to be stored. Above this, the delivery waits for the server,
/// which drops events when more than 10,000 wait in its memory. Other programs emit events, too.
const WINDOW: usize = 8_000;

/// The same, as JSON.
const WINDOW_BYTES: usize = 32 << 20;

/// How many ids one query has.
const IDS_PER_QUERY: usize = 500;

/// An event that is being sent, or was.
pub(super) struct SentEvent {
    pub(super) id: Uuid,
    pub(super) occurred: DateTime,
    pub(super) json: Bytes,
    /// When it was sent last.
    pub(super) at: Instant,
    /// Its size in the queue's books, until its delivery has been noted there.
    pub(super) unfinished: Option<usize>,
    /// How often it was sent again.
    pub(super) resends: u8,
}

/// The events, in the order in which they were sent.
#[derive(Default)]
pub(super) struct Retained {
    events: VecDeque<SentEvent>,
    bytes: usize,
}

impl Retained {
    pub(super) fn extend(&mut self, events: impl IntoIterator<Item = SentEvent>) {
        for event in events {
            self.bytes += event.json.len();
            self.events.push_back(event);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.events.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        self.events.len() >= WINDOW || self.bytes >= WINDOW_BYTES
    }

    /// Whether enough events are stored to send more.
    pub(super) fn has_room(&self) -> bool {
        self.events.len() + IDS_PER_QUERY <= WINDOW && self.bytes <= WINDOW_BYTES / 2
    }

    /// Removes the oldest events, as long as the server has stored all of a query's, and returns how many. They are stored
    /// in the order in which they arrive.
    pub(super) async fn forget_stored(&mut self, client: &Client) -> Result<usize> {
        let mut forgotten = 0;
        while !self.events.is_empty() {
            let count = IDS_PER_QUERY.min(self.events.len());
            let oldest: Vec<(Uuid, DateTime)> =
                self.events.iter().take(count).map(|event| (event.id, event.occurred)).collect();
            if !client.are_stored(&oldest).await? {
                break;
            }
            self.take(count);
            forgotten += count;
        }
        Ok(forgotten)
    }

    /// When the oldest event was sent.
    pub(super) fn oldest(&self) -> Option<Instant> {
        self.events.front().map(|event| event.at)
    }

    /// The number of events that were sent at least this long ago.
    pub(super) fn older_than(&self, age: Duration) -> usize {
        self.events.iter().take_while(|event| event.at.elapsed() >= age).count()
    }

    /// Removes the first `count` events.
    pub(super) fn take(&mut self, count: usize) -> Vec<SentEvent> {
        let taken: Vec<SentEvent> = self.events.drain(..count.min(self.events.len())).collect();
        self.bytes -= taken.iter().map(|event| event.json.len()).sum::<usize>();
        taken
    }

    /// Asks the server which of the first `count` events it has stored, and removes those.
    pub(super) async fn take_stored(&mut self, client: &Client, count: usize) -> Result<Vec<SentEvent>> {
        let asked: Vec<(Uuid, DateTime)> =
            self.events.iter().take(count).map(|event| (event.id, event.occurred)).collect();
        let mut stored = HashSet::new();
        for events in asked.chunks(IDS_PER_QUERY) {
            stored.extend(client.stored_events(events).await?);
        }
        let (taken, kept) =
            std::mem::take(&mut self.events).into_iter().partition(|event| stored.contains(&event.id));
        self.events = kept;
        let taken: VecDeque<SentEvent> = taken;
        self.bytes -= taken.iter().map(|event| event.json.len()).sum::<usize>();
        Ok(taken.into())
    }
}
