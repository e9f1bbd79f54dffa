//! Emitting events and log records without waiting for the server.
//!
//! - `queue`: what waits, with an upper limit
//! - `books`: the queue's numbers, and how those who emit, those who wait and the delivery wake each other
//! - `delivery`: the task that sends events in batches, and sends them again after a failure
//! - `logs`: log records, and the task that sends them
//! - `road`: how a batch is sent: over a websocket or, where none can be opened, as a request
//! - `retained`: the events that the server has read but may not have stored yet
//! - `backoff`: the pauses after failures
//! - `reports`: what went wrong, for logging

mod backoff;
mod books;
mod delivery;
mod logs;
mod queue;
mod reports;
mod retained;
mod road;

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use uuid::Uuid;

use super::Client;
use super::artifact_events::ArtifactRun;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::DateTime;
use crate::schemas::events::{Event, whole};
use books::Books;
use delivery::Delivery;
pub use logs::{LogEmitter, LogOptions};
use queue::Queue;
use reports::Noun;

/// The label of events about the lineage of data. Their related resources are not those of the run.
const LINEAGE_LABEL: &str = "prefect.resource.lineage-group";

/// Options of an [`Emitter`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmitterOptions {
    /// Maximum number of events that have not been delivered yet. 0 for no limit.
    pub max_queue_size: usize,
    /// Number of consecutive failures after which waiting for the delivery fails. `None` to try forever.
    pub max_failures: Option<u32>,
}

impl Default for EmitterOptions {
    fn default() -> Self {
        Self { max_queue_size: 10_000, max_failures: None }
    }
}

/// Emits events without waiting for the server. See [`Client::emitter`].
///
/// Clones share one queue. It is closed when the last one is dropped.
#[derive(Clone)]
pub struct Emitter {
    client: Client,
    queue: Arc<Queue<Queued>>,
    outbox: Outbox,
}

/// An event that was emitted.
struct Queued {
    id: Uuid,
    occurred: DateTime,
    body: Body,
}

/// What is sent.
enum Body {
    /// The event as JSON.
    Json(Bytes),
    /// The event, to which the related resources of a run will be added.
    InRun { event: Arc<Event>, run: ArtifactRun, size: usize },
}

impl Queued {
    fn size(&self) -> usize {
        match &self.body {
            Body::Json(json) => json.len(),
            Body::InRun { size, .. } => *size,
        }
    }
}

const EVENTS: Noun = Noun { one: "event", several: "events", limit: "PREFECT_EVENTS_WORKER_MAX_QUEUE_SIZE" };

/// The queue of an emitter: what is waiting to be delivered, and what became of the rest.
///
/// Clones share one queue. It is closed when the last one is dropped.
#[derive(Clone)]
pub struct Outbox(Arc<Open>);

/// A queue that is closed when it is dropped.
struct Open(Arc<Books>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// What has become of an event or log record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emitted {
    /// It is in the queue.
    Queued,
    /// The queue is full, so it was dropped.
    Dropped,
}

/// The numbers of an emitter's events or log records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not delivered yet.
    pub waiting: usize,
    /// Delivered: the server has read them.
    pub delivered: u64,
    /// Dropped: the queue was full, or the server rejected them.
    pub dropped: u64,
}

/// An event exceeds the maximum size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// Its size as JSON, in bytes.
    pub size: u64,
    /// The maximum.
    pub maximum: u64,
}

impl From<TooLarge> for Error {
    fn from(TooLarge { size, maximum }: TooLarge) -> Self {
        // The official client's words.
        Self::new(ErrorKind::Invalid, format!("Event is too large to emit ({size} > {maximum} bytes)"))
    }
}

impl Client {
    /// Emits an event, and returns once the server has received it. Use an [`Emitter`] to return at once.
    ///
    /// The event is not repeated if it has to be sent twice: the server recognizes its id.
    pub async fn emit(&self, event: &Arc<Event>) -> Result<()> {
        self.encode_event(event)?;
        self.create_events(std::slice::from_ref(event)).await
    }

    /// Creates an emitter. The second value delivers its events, and has to be spawned.
    ///
    /// Events go over the websocket `/events/in` or, where none can be opened, to `POST /events`, in batches. While the
    /// server is away, they wait, and the delivery tries again with back-off. It ends when the emitter is
    /// [closed](Emitter::close) and its queue empty.
    ///
    /// ```no_run
    /// use std::time::Duration;
    /// use prefect_client::client::{Client, EmitterOptions};
    /// use prefect_client::schemas::events::Event;
    ///
    /// # async fn example(client: Client, event: Event) -> prefect_client::error::Result<()> {
    /// let (emitter, delivery) = client.emitter(EmitterOptions::default());
    /// tokio::spawn(delivery);
    /// emitter.emit(&event.into())?;
    /// emitter.flush(Some(Duration::from_secs(5))).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn emitter(&self, options: EmitterOptions) -> (Emitter, impl Future<Output = ()> + Send + 'static) {
        let queue = Arc::new(Queue::new(Books::new(&EVENTS, options.max_queue_size)));
        let outbox = Outbox::new(&queue.books);
        let emitter = Emitter { client: self.clone(), queue: queue.clone(), outbox };
        (emitter, Delivery::new(self.clone(), queue, options.max_failures).run())
    }

    /// An event as JSON, with its id and time.
    pub(super) fn encode_event(&self, event: &Event) -> Result<Bytes, TooLarge> {
        // An event is always valid JSON.
        let json = serde_json::to_vec(&whole(event)).unwrap_or_default();
        let (size, maximum) = (json.len() as u64, self.parts.max_event_bytes);
        if size > maximum { Err(TooLarge { size, maximum }) } else { Ok(json.into()) }
    }

    /// Checks the size of an event.
    pub fn check_event(&self, event: &Event) -> Result<(), TooLarge> {
        self.encode_event(event).map(drop)
    }
}

impl Emitter {
    /// Puts an event into the queue. Never waits.
    ///
    /// Within a flow run, the run and its flow, deployment and so on are added to the related resources.
    pub fn emit(&self, event: &Arc<Event>) -> Result<Emitted, TooLarge> {
        self.emit_within(&self.client, event)
    }

    /// The same, for the run that `client` is attributed to: see [`Client::within_runs`].
    pub fn emit_within(&self, client: &Client, event: &Arc<Event>) -> Result<Emitted, TooLarge> {
        let json = self.client.encode_event(event)?;
        let run = client.current_run();
        let is_lineage = || event.resource.root.get(LINEAGE_LABEL).is_some();
        let body = if run == ArtifactRun::default() || is_lineage() {
            Body::Json(json)
        } else {
            Body::InRun { size: json.len(), event: event.clone(), run }
        };
        let queued = Queued { id: event.id, occurred: event.occurred, body };
        Ok(self.queue.push(queued.size(), queued))
    }
}

impl Deref for Emitter {
    type Target = Outbox;

    fn deref(&self) -> &Outbox {
        &self.outbox
    }
}

impl Outbox {
    fn new(books: &Arc<Books>) -> Self {
        Self(Arc::new(Open(books.clone())))
    }

    fn books(&self) -> &Books {
        &self.0.0
    }

    /// Waits until everything that is in the queue now has been delivered: the server has read it. Returns whether it was
    /// within the timeout.
    ///
    /// Fails after [`EmitterOptions::max_failures`].
    pub async fn flush(&self, timeout: Option<Duration>) -> Result<bool> {
        self.wait_for(0, timeout).await
    }

    /// Waits until at most `count` of what is in the queue now has not been delivered yet.
    pub async fn wait_for(&self, count: usize, timeout: Option<Duration>) -> Result<bool> {
        let delivered = self.books().delivered(count);
        match timeout {
            None => delivered.await.map(|()| true),
            Some(limit) => match tokio::time::timeout(limit, delivered).await {
                Ok(delivered) => delivered.map(|()| true),
                Err(_) => Ok(false),
            },
        }
    }

    /// Ends the delivery once the queue is empty. Nothing can be emitted any more.
    pub fn close(&self) {
        self.books().close();
    }

    /// Waits for the first connection of an [`Emitter`], or until it is clear that events will be sent as requests. Fails after
    /// [`EmitterOptions::max_failures`].
    pub async fn connected(&self) -> Result<()> {
        self.books().connected().await
    }

    /// Makes the delivery try again sooner while the server is away: for a process that is about to exit.
    pub fn hurry(&self) {
        self.books().hurry();
    }

    /// Whether the last attempt to reach the server has failed.
    pub fn is_failing(&self) -> bool {
        self.books().is_failing()
    }

    /// The numbers of what was emitted.
    pub fn counts(&self) -> Counts {
        self.books().counts()
    }

    /// Whether there may be something to report. Fast.
    pub fn has_reports(&self) -> bool {
        self.books().has_reports()
    }

    /// What has gone wrong, as messages for a log, such as a full queue or a server that cannot be reached. Each at most
    /// once a minute, unless `all` are wanted.
    pub fn take_reports(&self, all: bool) -> Vec<String> {
        self.books().take_reports(all)
    }
}
