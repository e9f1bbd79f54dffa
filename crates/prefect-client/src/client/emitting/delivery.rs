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
use super::retained::{IDS_PER_PAGE, IDS_PER_QUERY, Retained, SentEvent};
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

/// Into how many pieces a batch is divided that makes the server fail. Each division costs up to [`PATIENCE`], so there
/// should be few: a whole batch has been divided into single events after two.
const PIECES: usize = 25;

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
    /// What has been found out about them.
    inquiry: Option<Inquiry>,
    /// Whether connections were refused since the last success: then the server has lost what it had in memory.
    was_refused: bool,
    /// The size of the next batch: small after a rejection, to find the event that is to blame.
    limit: usize,
    /// The status of the response to the last batch, if the server failed.
    failed_with: Option<u16>,
    search: Option<Search>,
}

/// A search for the event that makes the server fail: a batch is sent in pieces. What the server has stored of those with
/// which it fails is found out after all of them have been sent.
struct Search {
    /// The size of the pieces.
    size: usize,
    /// Those with which the server failed: in pieces of several events, and alone.
    failed: Vec<SentEvent>,
    failed_alone: Vec<SentEvent>,
    error: Error,
    /// Whether the server accepts other pieces. If not, it is not an event that makes it fail.
    has_success: bool,
}

/// An inquiry which of the suspects the server has stored. It asks for all of them, again and again.
struct Inquiry {
    /// When the server was last known to store one of them, or the inquiry began.
    progress: Instant,
    /// When the current round began.
    round: Instant,
    /// How many suspects, the oldest, had not been stored when the current round asked for them.
    asked: usize,
}

impl Search {
    fn new(whole: usize, error: Error) -> Self {
        let size = (whole / PIECES).max(1);
        Self { size, failed: Vec::new(), failed_alone: Vec::new(), error, has_success: false }
    }
}

impl Inquiry {
    fn new() -> Self {
        let now = Instant::now();
        Self { progress: now, round: now, asked: 0 }
    }

    fn begin_round(&mut self) {
        self.round = Instant::now();
        self.asked = 0;
    }
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
            inquiry: None,
            was_refused: false,
            limit: BATCH,
            failed_with: None,
            search: None,
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
                    if is_away(&error) {
                        self.was_refused = true;
                        // What was not stored before may have been stored in the meantime.
                        if let Some(inquiry) = &mut self.inquiry {
                            inquiry.begin_round();
                        }
                    }
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
            self.books().set_in_doubt(self.is_in_doubt());
        }
        if self.batch.is_empty() && self.again.is_empty() && self.search.is_some() {
            self.end_pass()?;
            self.books().set_in_doubt(self.is_in_doubt());
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
        self.books().set_in_doubt(self.is_in_doubt());
        Ok(true)
    }

    /// Whether events that were delivered may have been lost.
    fn is_in_doubt(&self) -> bool {
        self.suspects > 0 || !self.again.is_empty() || self.search.is_some()
    }

    /// Waits for the next batch, or for something else to do. Returns false at the end.
    async fn next(&mut self) -> bool {
        if !self.again.is_empty() {
            let limit = self.search.as_ref().map_or(self.limit, |search| search.size);
            let count = limit.min(self.again.len());
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
        let failed_before = self.failed_with.take();
        match sent {
            Ok(()) => {
                self.succeeded();
                match &mut self.search {
                    Some(search) => search.has_success = true,
                    None => self.limit = (self.limit * 2).min(BATCH),
                }
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
            Err(Trouble::Failed(error)) if self.search.is_some() => {
                if let Some(search) = &mut self.search {
                    let failed = if batch.len() == 1 { &mut search.failed_alone } else { &mut search.failed };
                    failed.append(&mut batch);
                    search.error = error;
                }
                Ok(())
            }
            Err(Trouble::Failed(error)) if is_repeated(&error, failed_before, &batch) => {
                self.search = Some(Search::new(batch.len(), error.clone()));
                self.road.stay_with_requests();
                self.ask_again(batch, false);
                Err(error)
            }
            Err(Trouble::Failed(error)) => {
                self.failed_with = error.status();
                self.ask_again(batch, true);
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
                        if let Some(search) = &mut self.search {
                            search.size = self.limit;
                        }
                        for event in batch.into_iter().rev() {
                            self.again.push_front(event);
                        }
                    }
                }
                Ok(())
            }
        }
    }

    /// Sends events again that the server may have received. If it can be asked, it is asked before. Not counted as another
    /// attempt if the events are sent in smaller pieces.
    fn ask_again(&mut self, mut events: Vec<SentEvent>, is_counted: bool) {
        if !is_counted {
            events.iter_mut().for_each(|event| event.resends = event.resends.saturating_sub(1));
        }
        if self.client.is_cloud() {
            events.into_iter().rev().for_each(|event| self.again.push_front(event));
        } else {
            self.retained.extend(events);
            self.suspects = self.retained.len();
        }
    }

    /// After all pieces have been sent: what is to become of those with which the server failed.
    fn end_pass(&mut self) -> Result<()> {
        let Some(search) = self.search.take() else { return Ok(()) };
        let Search { size, mut failed, mut failed_alone, error, has_success } = search;
        if has_success {
            if !failed_alone.is_empty() {
                self.books().report(Subject::Rejected, failed_alone.len() as u64, error.to_string());
                self.finish(&mut failed_alone);
            }
        } else {
            failed.append(&mut failed_alone);
        }
        if failed.is_empty() {
            return Ok(());
        }
        if has_success {
            self.search = Some(Search::new(size, error.clone()));
            self.road.stay_with_requests();
        }
        self.ask_again(failed, !has_success);
        Err(error)
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
    ///
    /// What it has found out before an error is kept: one query of many may fail each time.
    async fn settle(&mut self) -> Result<()> {
        let patience = if self.was_refused { Duration::ZERO } else { PATIENCE };
        let mut inquiry = self.inquiry.take().unwrap_or_else(Inquiry::new);
        loop {
            match self.ask(&mut inquiry).await {
                Ok(()) => {}
                Err(error) if cannot_be_asked(&error) => {
                    self.assume_stored();
                    return Ok(());
                }
                Err(error) => {
                    self.inquiry = Some(inquiry);
                    return Err(error);
                }
            }
            // All were asked for in this round, and so after that time.
            if self.suspects == 0 || inquiry.round.saturating_duration_since(inquiry.progress) >= patience {
                break;
            }
            tokio::time::sleep(POLL_INTERVAL).await;
            inquiry.begin_round();
        }
        self.succeeded();
        let lost = self.retained.take(std::mem::take(&mut self.suspects));
        self.send_again(lost);
        Ok(())
    }

    /// Asks for the suspects that the current round has not asked for.
    async fn ask(&mut self, inquiry: &mut Inquiry) -> Result<()> {
        while inquiry.asked < self.suspects {
            let mut left = IDS_PER_QUERY.min(self.suspects - inquiry.asked);
            let stored = self.retained.take_if_stored(&self.client, inquiry.asked, left).await?;
            if let Some(stored) = stored {
                self.note_stored(inquiry, stored);
                continue;
            }
            while left > 0 {
                let count = IDS_PER_PAGE.min(left);
                let stored = self.retained.take_stored(&self.client, inquiry.asked, count).await?;
                left -= count;
                inquiry.asked += count.saturating_sub(stored.len());
                self.note_stored(inquiry, stored);
            }
        }
        Ok(())
    }

    fn note_stored(&mut self, inquiry: &mut Inquiry, mut stored: Vec<SentEvent>) {
        // The server responds, though it may fail now and then.
        self.back_off.succeeded(&self.queue.books);
        if !stored.is_empty() {
            inquiry.progress = Instant::now();
        }
        self.suspects = self.suspects.saturating_sub(stored.len());
        self.finish(&mut stored);
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

/// Whether the server has failed with these events before.
fn is_repeated(error: &Error, failed_before: Option<u16>, batch: &[SentEvent]) -> bool {
    // Websockets, which tell no status, were lost before.
    let was_lost = batch.iter().any(|event| event.resends + 1 >= MAX_RESENDS);
    batch.len() > 1 && (was_lost || error.status() == failed_before)
}

/// Whether the server does not let this client read events.
fn cannot_be_asked(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Authentication | ErrorKind::NotFound | ErrorKind::Refused | ErrorKind::Unsupported
    )
}
