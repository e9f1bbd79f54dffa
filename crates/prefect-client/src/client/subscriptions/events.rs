//! Events as they occur.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::Stream as Items;
use serde::Deserialize;

use super::burst::Burst;
use super::seen::Seen;
use super::subscription_socket::{NextMessage, Stream, SubscriptionSocket, wanted};
use super::{Reconnect, later, undecodable, until};
use crate::client::{Client, Pages};
use crate::error::Result;
use crate::schemas::events::{EventFilter, EventOccurredFilter, EventOrder, ReceivedEvent, whole};
use crate::schemas::{DateTime, Model};

const OUT: Stream = Stream { path: "/events/out", since: "3.0.0" };

/// How far before the newest event that was seen the server is asked for more. Events do not arrive in their order.
const OVERLAP: f64 = 60.0;
/// Events are stored some seconds after they have been received. What arrives before a connection is open, and is stored
/// after the server's backfill, is in neither. So after these delays, events are read that arrived shortly before.
const READ_AFTER: [Duration; 3] = [Duration::from_secs(2), Duration::from_secs(6), Duration::from_secs(12)];
const READ_OVERLAP: f64 = 10.0;

const YEAR: f64 = 365.0 * 24.0 * 60.0 * 60.0;

/// What the server sends.
#[derive(Deserialize)]
struct EventMessage {
    event: Option<Arc<ReceivedEvent>>,
}

/// Events as they occur. See [`Client::subscribe_events`].
pub struct EventSubscription {
    client: Client,
    feed: SubscriptionSocket,
    filter: EventFilter,
    backfill: bool,
    seen: Seen,
    /// When it began, by the clock of the server.
    began: Option<DateTime>,
    /// Events that were read, and are not returned yet.
    ready: VecDeque<Arc<ReceivedEvent>>,
    reading: Option<Pages<ReceivedEvent>>,
    /// When to read events, from which time on.
    reads: VecDeque<(Instant, DateTime)>,
    burst: Burst,
    is_done: bool,
}

impl EventSubscription {
    fn new(client: &Client, filter: Option<&EventFilter>, reconnect: Reconnect) -> Self {
        Self {
            client: client.clone(),
            feed: SubscriptionSocket::new(client, &OUT, reconnect),
            filter: filter.cloned().unwrap_or_default(),
            backfill: true,
            seen: Seen::default(),
            began: None,
            ready: VecDeque::new(),
            reading: None,
            reads: VecDeque::new(),
            burst: Burst::default(),
            is_done: false,
        }
    }

    /// Sets whether events of the minute before the subscription are returned, too. Defaults to true. After a reconnect,
    /// those that were missed always are.
    #[must_use]
    pub fn with_backfill(mut self, backfill: bool) -> Self {
        self.backfill = backfill;
        self
    }

    /// Connects, if it is not connected: to learn at once whether that is possible.
    pub async fn connect(&mut self) -> Result<()> {
        if self.feed.is_open() || self.is_done {
            return Ok(());
        }
        let Self { feed, filter, backfill, seen, began, .. } = self;
        let (newest, backfill, known) = (seen.newest(), *backfill, *began);
        let message = |now| {
            let began = known.unwrap_or(now);
            let since = since(filter, backfill || known.is_none(), began, newest);
            let until = if is_given(filter, "until") { filter.occurred.until } else { later(now, YEAR) };
            let occurred = EventOccurredFilter::default().since(since).until(until);
            let filter = filter.clone().spelt_out().occurred(Arc::new(whole(&occurred)));
            wanted(&filter, Some(backfill || known.is_some()))
        };
        let opened = feed.open(&message).await?;
        let began = *began.get_or_insert(opened);
        let since = later(newest.unwrap_or(began), -READ_OVERLAP);
        let since = if self.backfill { since } else { since.max(began) };
        self.read_from(since);
        Ok(())
    }

    /// Waits for the next event, and returns it. `None` after the server has closed the connection normally, unless it is
    /// opened again then.
    ///
    /// After an error it is over.
    pub async fn next(&mut self) -> Option<Result<Arc<ReceivedEvent>>> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(Ok(event));
            }
            if self.is_done {
                return None;
            }
            match self.advance().await {
                Ok(is_done) => self.is_done = is_done,
                Err(error) => {
                    self.is_done = true;
                    return Some(Err(error));
                }
            }
        }
    }

    /// The events as a stream.
    pub fn into_stream(self) -> impl Items<Item = Result<Arc<ReceivedEvent>>> + Send {
        futures_util::stream::unfold(self, async |mut events| Some((events.next().await?, events)))
    }

    /// One step, which may have made events ready. Whether it was the last.
    async fn advance(&mut self) -> Result<bool> {
        self.connect().await?;
        if self.reading.is_some() {
            self.read().await;
            return Ok(false);
        }
        let next = tokio::select! {
            biased;
            () = until(self.reads.front().map(|(due, _)| *due)) => {
                if let Some((_, since)) = self.reads.pop_front() {
                    self.reading = Some(self.client.iter_events(Some(Arc::new(self.filter_from(since))), None));
                }
                return Ok(false);
            }
            next = self.feed.next() => next?,
        };
        match next {
            NextMessage::Message(message) => {
                let message: EventMessage =
                    serde_json::from_str(&message).map_err(|problem| undecodable(OUT.path, &problem))?;
                // A newer server may send other messages, too.
                if let Some(event) = message.event {
                    if self.burst.note() && self.reads.is_empty() {
                        self.read_from(later(moment(&event), -READ_OVERLAP));
                    }
                    self.arrived(event);
                }
            }
            NextMessage::Lost => {}
            NextMessage::End => return Ok(true),
        }
        Ok(false)
    }

    fn arrived(&mut self, event: Arc<ReceivedEvent>) {
        if self.seen.insert(event.id, moment(&event)) {
            self.ready.push_back(event);
        }
    }

    /// Plans to read the events since a moment, once the server has stored them.
    fn read_from(&mut self, since: DateTime) {
        let now = Instant::now();
        self.reads = READ_AFTER.iter().map(|delay| (now + *delay, since)).collect();
    }

    /// Reads the next page of events that the stream may have left out.
    async fn read(&mut self) {
        let Some(pages) = &mut self.reading else { return };
        match pages.next().await {
            Ok(Some(page)) => {
                for event in page {
                    self.arrived(event);
                }
            }
            Ok(None) => self.reading = None,
            Err(error) => {
                self.reading = None;
                self.client.warn(&format!("events that were missed cannot be read: {error}"));
            }
        }
    }

    fn filter_from(&self, since: DateTime) -> EventFilter {
        let since =
            if is_given(&self.filter, "since") { since.max(self.filter.occurred.since) } else { since };
        let until = if is_given(&self.filter, "until") { self.filter.occurred.until } else { in_a_year() };
        let occurred = EventOccurredFilter::default().since(since).until(until);
        self.filter.clone().occurred(Arc::new(occurred)).order(EventOrder::Asc)
    }
}

/// When an event occurred. The clock of its sender may be wrong: the server's is what counts after a reconnect.
fn moment(event: &ReceivedEvent) -> DateTime {
    event.occurred.min(event.received)
}

fn in_a_year() -> DateTime {
    later(DateTime::now(), YEAR)
}

/// The time from which on the server is asked for events. `reaches_back` says whether it may be before the subscription
/// began.
fn since(filter: &EventFilter, reaches_back: bool, began: DateTime, newest: Option<DateTime>) -> DateTime {
    let first = if is_given(filter, "since") { filter.occurred.since } else { later(began, -OVERLAP) };
    let since = newest.map_or(first, |newest| later(newest, -OVERLAP).max(first));
    if reaches_back { since } else { since.max(began) }
}

/// Whether the filter has this end of the time.
fn is_given(filter: &EventFilter, name: &str) -> bool {
    let position = EventOccurredFilter::info().position(name);
    position.is_some_and(|position| filter.occurred.meta().fields_set().contains(position))
}

impl Client {
    /// Subscribes to the events that match the filter, as they occur.
    ///
    /// The first events are those of the minute before, unless the filter has a time or it is
    /// [turned off](EventSubscription::with_backfill). When the connection is lost, it is opened again, and the events that
    /// were missed are returned then: none twice, and none lost unless the outage is longer than the server's backfill,
    /// 15 minutes by default. Nothing is sent before the first event is asked for.
    ///
    /// ```no_run
    /// use prefect_client::client::{Client, Reconnect};
    /// use prefect_client::schemas::events::{EventFilter, EventNameFilter};
    ///
    /// # async fn example(client: Client) -> prefect_client::error::Result<()> {
    /// let names = EventNameFilter::default().prefix(vec!["prefect.flow-run.".to_owned()]);
    /// let filter = EventFilter::default().event(std::sync::Arc::new(names));
    /// let mut events = client.subscribe_events(Some(&filter), Reconnect::default());
    /// while let Some(event) = events.next().await {
    ///     println!("{}", event?.event);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn subscribe_events(&self, filter: Option<&EventFilter>, reconnect: Reconnect) -> EventSubscription {
        EventSubscription::new(self, filter, reconnect)
    }
}
