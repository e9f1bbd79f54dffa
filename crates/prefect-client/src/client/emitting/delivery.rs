//! The task that delivers the events of a queue.
//!
//! Each event is delivered at least once, and stored once. A batch that was not confirmed may have arrived, and a server
//! that was killed has lost what it had not stored yet. So after a loss the server is first asked which events it has, until
//! it has stored all that it will, and only the others are sent again. It would recognize the ids of the rest, too, but with
//! SQLite it fails to store a batch in which it knows all events, and tries again and again.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::backoff::BackOff;
use super::books::{BatchLimits, Books};
use super::queue::Queue;
use super::reports::Subject;
use super::retained::{Retained, SentEvent};
use super::road::{Road, Trouble, is_away};
use super::{Body, Queued};
use crate::client::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::events::Event;

/// Upper limits of a batch.
const BATCH: usize = 500;
const BATCH_BYTES: usize = 4 << 20;

/// If fewer events than this are waiting, the delivery waits this long for more: they cost less together.
const FEW: usize = 50;
const LINGER: Duration = Duration::from_millis(2);

/// How long after an event was sent over a websocket a loss of the server can concern it.
const RETAINED_FOR: Duration = Duration::from_secs(30);

/// How long after an event was sent by a request, with which a loss goes unnoticed, the server is asked for it.
const CHECKED_AFTER: Duration = Duration::from_secs(10);

/// How long the server has to store nothing more before events that it has not stored are considered lost. It stores what
/// it has in memory every 5 seconds.
const PATIENCE: Duration = Duration::from_secs(7);

/// How often it is asked meanwhile.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// How often an event is sent again before it is given up.
const MAX_RESENDS: u8 = 3;

pub(super) struct Delivery {
    client: Client,
    queue: Arc<Queue<Queued>>,
    back_off: BackOff,
    road: Road,
    /// To be sent next.
    batch: Vec<SentEvent>,
    /// To be sent before the events in the queue.
    again: VecDeque<SentEvent>,
    retained: Retained,
    /// How many retained events, the oldest, may be lost.
    suspects: usize,
    /// Whether connections were refused since the last success: then the server has lost what it had in memory.
    was_refused: bool,
    /// The size of the next batch: small after a rejection, to find the event that is to blame.
    limit: usize,
}

impl Delivery {
    pub(super) fn new(client: Client, queue: Arc<Queue<Queued>>, max_failures: Option<u32>) -> Self {
        Self {
            client,
            queue,
            back_off: BackOff::new(max_failures),
            road: Road::new(),
            batch: Vec::new(),
            again: VecDeque::new(),
            retained: Retained::default(),
            suspects: 0,
            was_refused: false,
            limit: BATCH,
        }
    }

    fn books(&self) -> &Books {
        &self.queue.books
    }

    /// Delivers events until the queue is closed and empty.
    pub(super) async fn run(mut self) {
        loop {
            match self.step().await {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    self.was_refused |= is_away(&error);
                    if !self.back_off.wait(&self.queue.books, error).await {
                        break;
                    }
                }
            }
        }
        self.road.close().await;
    }

    /// Returns false at the end.
    async fn step(&mut self) -> Result<bool> {
        if self.books().wants_connection() {
            self.road.open(&self.client).await?;
            self.succeeded();
            self.books().set_connected();
        }
        if self.suspects > 0 {
            self.books().set_in_doubt(true);
            self.settle().await?;
            self.books().set_in_doubt(!self.again.is_empty());
        }
        if self.retained.is_full() {
            self.wait_for_storage().await?;
        }
        if self.batch.is_empty() && !self.next().await {
            return Ok(false);
        }
        if !self.batch.is_empty() {
            self.send().await?;
        }
        self.books().set_in_doubt(self.suspects > 0 || !self.again.is_empty());
        Ok(true)
    }

    /// Waits for the next batch, or for something else to do. Returns false at the end.
    async fn next(&mut self) -> bool {
        if !self.again.is_empty() {
            let count = self.limit.min(self.again.len());
            self.batch = self.again.drain(..count).collect();
            return true;
        }
        let age = if self.road.is_requests() { CHECKED_AFTER } else { RETAINED_FOR };
        let due = self.retained.oldest().map(|sent| sent + age);
        let is_due = async {
            match due {
                Some(due) => tokio::time::sleep_until(due.into()).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            is_open = self.queue.books.ready() => {
                if is_open {
                    self.fill().await;
                }
                is_open
            }
            () = self.road.lost() => {
                self.suspects = self.retained.len();
                true
            }
            () = is_due => {
                let old = self.retained.older_than(age);
                if self.road.is_requests() {
                    self.suspects = old;
                } else {
                    self.retained.take(old);
                    if self.retained.is_empty() {
                        self.road.close().await;
                    }
                }
                true
            }
        }
    }

    /// Takes a batch out of the queue.
    async fn fill(&mut self) {
        if self.books().waiting() < FEW && !self.books().is_urgent() {
            tokio::time::sleep(LINGER).await;
        }
        let queued = self.queue.take(BatchLimits { count: self.limit, bytes: BATCH_BYTES });
        self.batch = Vec::with_capacity(queued.len());
        for event in queued {
            let sent = self.prepared(event).await;
            self.batch.push(sent);
        }
    }

    /// An event as it is sent.
    async fn prepared(&self, queued: Queued) -> SentEvent {
        let size = queued.size();
        let Queued { id, occurred, body } = queued;
        let json = match body {
            Body::Json(json) => json,
            Body::InRun { event, run, .. } => {
                let related = self.client.related_to(Box::pin(std::future::ready(run))).await;
                let involved = |id: &str| {
                    let all = event.related.iter().map(|resource| &resource.root);
                    all.chain([&event.resource.root]).any(|labels| id_in(labels) == id)
                };
                let added = related.into_iter().filter(|resource| !involved(id_in(&resource.root)));
                let all: Vec<_> = event.related.iter().cloned().chain(added).collect();
                let whole = Event::clone(&event).related(all);
                // Only the event itself is limited in size.
                serde_json::to_vec(&crate::schemas::events::whole(&whole)).unwrap_or_default().into()
            }
        };
        SentEvent { id, occurred, json, at: Instant::now(), unfinished: Some(size), resends: 0 }
    }

    /// Sends the batch.
    async fn send(&mut self) -> Result<()> {
        let sent = self.road.send(&self.client, &self.batch).await;
        let now = Instant::now();
        let mut batch = std::mem::take(&mut self.batch);
        batch.iter_mut().for_each(|event| event.at = now);
        match sent {
            Ok(()) => {
                self.succeeded();
                self.limit = (self.limit * 2).min(BATCH);
                self.finish(&mut batch);
                if !self.client.is_cloud() {
                    self.retained.extend(batch);
                }
                Ok(())
            }
            Err(Trouble::Unsent(error)) => {
                self.batch = batch;
                Err(error)
            }
            // Prefect Cloud recognizes ids that it has.
            Err(Trouble::Unknown(error)) if self.client.is_cloud() => {
                self.batch = batch;
                Err(error)
            }
            Err(Trouble::Unknown(error)) => {
                self.retained.extend(batch);
                self.suspects = self.retained.len();
                Err(error)
            }
            Err(Trouble::Rejected(error)) => {
                self.succeeded();
                match batch.len() {
                    0 | 1 => {
                        self.books().report(Subject::Rejected, batch.len() as u64, error.to_string());
                        self.finish(&mut batch);
                    }
                    count => {
                        self.limit = count / 2;
                        for event in batch.into_iter().rev() {
                            self.again.push_front(event);
                        }
                    }
                }
                Ok(())
            }
        }
    }

    /// Notes events as delivered, or given up.
    fn finish(&self, events: &mut [SentEvent]) {
        let sizes = events.iter_mut().filter_map(|event| event.unfinished.take());
        let (count, bytes) = sizes.fold((0, 0), |(count, bytes), size| (count + 1, bytes + size));
        self.books().finish(count, bytes);
    }

    fn succeeded(&mut self) {
        self.was_refused = false;
        self.back_off.succeeded(&self.queue.books);
    }

    /// Finds out which of the suspects the server has stored. The others are sent again.
    async fn settle(&mut self) -> Result<()> {
        let patience = if self.was_refused { Duration::ZERO } else { PATIENCE };
        let mut progress = Instant::now();
        while self.suspects > 0 {
            let mut stored = match self.retained.take_stored(&self.client, self.suspects).await {
                Ok(stored) => stored,
                Err(error) if cannot_be_asked(&error) => {
                    self.assume_stored();
                    return Ok(());
                }
                Err(error) => return Err(error),
            };
            self.finish(&mut stored);
            self.suspects -= stored.len();
            if !stored.is_empty() {
                progress = Instant::now();
            }
            if progress.elapsed() >= patience {
                break;
            }
            if self.suspects > 0 {
                tokio::time::sleep(POLL_INTERVAL).await;
            }
        }
        self.succeeded();
        let lost = self.retained.take(std::mem::take(&mut self.suspects));
        self.send_again(lost);
        Ok(())
    }

    fn send_again(&mut self, lost: Vec<SentEvent>) {
        let (mut given_up, lost): (Vec<_>, Vec<_>) =
            lost.into_iter().partition(|event| event.resends >= MAX_RESENDS);
        if !given_up.is_empty() {
            let why = format!("they were sent {} times", MAX_RESENDS + 1);
            self.books().report(Subject::NotStored, given_up.len() as u64, why);
            self.finish(&mut given_up);
        }
        for mut event in lost.into_iter().rev() {
            event.resends += 1;
            self.again.push_front(event);
        }
    }

    /// If the server does not let events be read: what it has read is taken as stored, and the rest is sent again.
    fn assume_stored(&mut self) {
        let suspects = self.retained.take(std::mem::take(&mut self.suspects));
        self.send_again(suspects.into_iter().filter(|event| event.unfinished.is_some()).collect());
    }

    /// Waits until the server has stored enough of what it has read.
    async fn wait_for_storage(&mut self) -> Result<()> {
        let mut progress = Instant::now();
        loop {
            match self.retained.forget_stored(&self.client).await {
                Ok(0) => {}
                Ok(_) => progress = Instant::now(),
                Err(error) if cannot_be_asked(&error) => {}
                Err(error) => {
                    // The connection may still be there, and its loss is noticed by itself.
                    self.suspects = if is_away(&error) { self.retained.len() } else { 0 };
                    return Err(error);
                }
            }
            if self.retained.has_room() {
                return Ok(());
            }
            if progress.elapsed() >= PATIENCE {
                // The server may store events elsewhere, or not at all.
                self.retained.take(self.retained.len());
                return Ok(());
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }
}

/// The label of a resource's id.
fn id_in(labels: &crate::schemas::OrderedMap<String>) -> &str {
    labels.get("prefect.resource.id").map_or("", String::as_str)
}

/// Whether the server does not let this client read events.
fn cannot_be_asked(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Authentication | ErrorKind::NotFound | ErrorKind::Refused | ErrorKind::Unsupported
    )
}
