//! Log records of runs, sent in the background.
//!
//! A record is sent at most once, as the server does not recognize one that it has: a batch is repeated only if the server
//! cannot have read it.

use std::collections::VecDeque;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::backoff::BackOff;
use super::books::{BatchLimits, Books};
use super::queue::Queue;
use super::reports::{Noun, Subject};
use super::road::{Trouble, post};
use super::{Emitted, Outbox};
use crate::client::Client;
use crate::schemas::actions::LogCreate;
use crate::settings::Settings;

const LOGS: Noun =
    Noun { one: "log record", several: "log records", limit: "PREFECT_RS_LOGGING_TO_API_MAX_QUEUE_SIZE" };

/// Maximum number of records in a request, which a server stores in a second or two.
const BATCH: usize = 5_000;

/// The end of a message that was too long. The official client's.
const TRUNCATED: &str = "... [truncated]";

/// Options of a [`LogEmitter`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogOptions {
    /// Maximum number of records that have not been delivered yet. 0 for no limit.
    pub max_queue_size: usize,
    /// How long records are gathered before they are sent, unless they fill a batch.
    pub batch_interval: Duration,
    /// Maximum size of a request in bytes.
    pub batch_bytes: usize,
    /// Maximum size of a record as JSON, in bytes. Longer messages are truncated.
    pub max_log_bytes: usize,
}

/// Sends log records without waiting for the server. See [`Client::log_emitter`].
///
/// Clones share one queue. It is closed when the last one is dropped.
#[derive(Clone)]
pub struct LogEmitter {
    queue: Arc<Queue<Bytes>>,
    outbox: Outbox,
    max_log_bytes: usize,
}

impl LogOptions {
    /// The options in these settings, for this client's server: Prefect Cloud has a limit of its own.
    pub fn from_settings(settings: &Settings, client: &Client) -> Self {
        let usize = |size: u64| usize::try_from(size).unwrap_or(usize::MAX);
        let cloud = if client.is_cloud() { usize(settings.cloud_max_log_bytes) } else { usize::MAX };
        let batch_bytes = usize(settings.log_batch_bytes);
        Self {
            max_queue_size: settings.log_queue_size as usize,
            batch_interval: Duration::try_from_secs_f64(settings.log_batch_interval).unwrap_or_default(),
            batch_bytes,
            max_log_bytes: usize(settings.max_log_bytes).min(cloud).min(batch_bytes.saturating_sub(2)),
        }
    }
}

impl Client {
    /// Creates a log emitter. The second value delivers its records, and has to be spawned.
    ///
    /// Records are sent to `POST /logs/`, in batches. While the server is away, they wait, and the delivery tries again
    /// with back-off. It ends when the emitter is [closed](Outbox::close) and its queue empty.
    pub fn log_emitter(
        &self,
        options: LogOptions,
    ) -> (LogEmitter, impl Future<Output = ()> + Send + 'static) {
        let queue = Arc::new(Queue::new(Books::new(&LOGS, options.max_queue_size)));
        let emitter = LogEmitter {
            queue: queue.clone(),
            outbox: Outbox::new(&queue.books),
            max_log_bytes: options.max_log_bytes,
        };
        (emitter, LogDelivery::new(self.clone(), queue, options).run())
    }
}

impl LogEmitter {
    /// Puts a record into the queue. Never waits.
    pub fn emit(&self, log: &LogCreate) -> Emitted {
        let json = encoded(log, self.max_log_bytes);
        // With the comma.
        self.queue.push(json.len() + 1, json)
    }
}

impl Deref for LogEmitter {
    type Target = Outbox;

    fn deref(&self) -> &Outbox {
        &self.outbox
    }
}

/// A record as JSON, with its message truncated if it is too large.
fn encoded(log: &LogCreate, most: usize) -> Bytes {
    // A record is always valid JSON.
    let json = serde_json::to_vec(&*log.as_sent()).unwrap_or_default();
    if json.len() <= most {
        return json.into();
    }
    let message: usize = log.message.chars().map(length).sum();
    let mut room = most.saturating_sub(json.len() - message + TRUNCATED.len());
    let end = log.message.char_indices().find(|(_, char)| match room.checked_sub(length(*char)) {
        Some(left) => {
            room = left;
            false
        }
        None => true,
    });
    let kept = end.map_or(log.message.as_str(), |(end, _)| log.message.get(..end).unwrap_or_default());
    let shorter = log.clone().message(format!("{kept}{TRUNCATED}"));
    serde_json::to_vec(&*shorter.as_sent()).unwrap_or_default().into()
}

/// The length of a character in JSON.
fn length(char: char) -> usize {
    match char {
        '"' | '\\' | '\n' | '\r' | '\t' | '\u{8}' | '\u{c}' => 2,
        '\0'..='\u{1f}' => 6,
        _ => char.len_utf8(),
    }
}

struct LogDelivery {
    client: Client,
    queue: Arc<Queue<Bytes>>,
    options: LogOptions,
    back_off: BackOff,
    /// Taken out of the queue, and not finished.
    batch: VecDeque<Bytes>,
    /// How many are sent at once: few after a rejection, to find the record that is to blame.
    limit: usize,
}

impl LogDelivery {
    fn new(client: Client, queue: Arc<Queue<Bytes>>, options: LogOptions) -> Self {
        Self { client, queue, options, back_off: BackOff::new(None), batch: VecDeque::new(), limit: BATCH }
    }

    /// Delivers records until the queue is closed and empty.
    async fn run(mut self) {
        let full = BatchLimits { count: BATCH, bytes: self.options.batch_bytes.saturating_sub(1) };
        while !self.batch.is_empty() || self.queue.books.ready().await {
            if self.batch.is_empty() {
                self.queue.books.gathered(full, self.options.batch_interval).await;
                self.batch = self.queue.take(full).into();
            }
            self.send().await;
        }
    }

    /// Sends the first records of the batch.
    async fn send(&mut self) {
        let count = self.limit.min(self.batch.len());
        let sent = post(&self.client, "/logs/", self.batch.iter().take(count)).await;
        let books = &self.queue.books;
        match sent {
            Err(Trouble::Unsent(error)) => {
                self.back_off.wait(books, error).await;
                return;
            }
            Err(Trouble::Rejected(_)) if count > 1 => {
                self.limit = count / 2;
                return;
            }
            Err(Trouble::Rejected(error)) => books.report(Subject::Rejected, count as u64, error.to_string()),
            Err(Trouble::Unknown(error) | Trouble::Failed(error)) => {
                books.report(Subject::Unconfirmed, count as u64, error.to_string());
            }
            Ok(()) => self.limit = (self.limit * 2).min(BATCH),
        }
        self.back_off.succeeded(books);
        let bytes = self.batch.drain(..count).map(|json| json.len() + 1).sum();
        books.finish(count, bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_truncated_to_the_maximum_size_in_bytes() {
        for text in ["a".repeat(500), "\"\n\u{1}".repeat(200), "é€😀".repeat(100)] {
            let log = LogCreate::default().name("name".to_owned()).level(20).message(text.clone());
            for most in [200, 201, 202, 203, 250] {
                let json = encoded(&log, most);
                assert!((most - 6..=most).contains(&json.len()), "{} of {most}", json.len());
                let value: serde_json::Value = serde_json::from_slice(&json).unwrap_or_default();
                let message = value["message"].as_str().unwrap_or_default();
                assert!(text.starts_with(message.strip_suffix(TRUNCATED).unwrap_or("?")), "{message}");
            }
            let whole = encoded(&log, 10_000);
            assert!(
                String::from_utf8_lossy(&whole).contains(&serde_json::to_string(&text).unwrap_or_default())
            );
        }
    }
}
