//! The events that the server has read but may not have stored yet.
//!
//! A server keeps events in memory for up to five seconds before it stores them, and loses them if it is killed. So they
//! are retained for a while, and after the loss of a connection the server is asked which of them it has.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use bytes::Bytes;
use uuid::Uuid;

use crate::client::Client;
use crate::client::events::PAGE_SIZE;
use crate::error::Result;
use crate::schemas::DateTime;

/// How many events may be with the server without being known to be stored. Above this, the delivery waits for the server,
/// which drops events when more than 10,000 wait in its memory. Other programs emit events, too.
const WINDOW: usize = 8_000;

/// The same, as JSON.
const WINDOW_BYTES: usize = 32 << 20;

/// How many ids a query has that only counts.
pub(super) const IDS_PER_QUERY: usize = 500;

/// How many ids a query has that returns the events.
pub(super) const IDS_PER_PAGE: usize = PAGE_SIZE as usize;

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
            if !self.are_stored(client, 0, count).await? {
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

    fn ids(&self, start: usize, count: usize) -> Vec<(Uuid, DateTime)> {
        self.events.iter().skip(start).take(count).map(|event| (event.id, event.occurred)).collect()
    }

    /// Asks the server whether it has stored `count` events from `start` on: at most [`IDS_PER_QUERY`].
    async fn are_stored(&self, client: &Client, start: usize, count: usize) -> Result<bool> {
        client.are_stored(&self.ids(start, count)).await
    }

    /// Removes `count` events from `start` on, at most [`IDS_PER_QUERY`], if the server has stored all of them.
    pub(super) async fn take_if_stored(
        &mut self,
        client: &Client,
        start: usize,
        count: usize,
    ) -> Result<Option<Vec<SentEvent>>> {
        let are_stored = self.are_stored(client, start, count).await?;
        Ok(are_stored.then(|| self.take_where(start, count, |_| true)))
    }

    /// Removes those of `count` events from `start` on, at most [`IDS_PER_PAGE`], that the server has stored.
    pub(super) async fn take_stored(
        &mut self,
        client: &Client,
        start: usize,
        count: usize,
    ) -> Result<Vec<SentEvent>> {
        let stored = client.stored_events(&self.ids(start, count)).await?;
        Ok(self.take_where(start, count, |event| stored.contains(&event.id)))
    }

    fn take_where(
        &mut self,
        start: usize,
        count: usize,
        is_wanted: impl Fn(&SentEvent) -> bool,
    ) -> Vec<SentEvent> {
        let mut asked = self.events.split_off(start.min(self.events.len()));
        let mut others = asked.split_off(count.min(asked.len()));
        let (taken, kept): (Vec<SentEvent>, Vec<SentEvent>) = asked.into_iter().partition(is_wanted);
        self.events.extend(kept);
        self.events.append(&mut others);
        self.bytes -= taken.iter().map(|event| event.json.len()).sum::<usize>();
        taken
    }
}
