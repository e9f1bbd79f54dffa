//! Logs as they are written.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::Stream as Items;
use serde::Deserialize;

use super::burst::Burst;
use super::seen::Seen;
use super::subscription_socket::{NextMessage, Stream, SubscriptionSocket, wanted};
use super::text::Search;
use super::{Reconnect, later, undecodable, until};
use crate::client::{Client, Pages};
use crate::error::{Error, Result};
use crate::schemas::DateTime;
use crate::schemas::filters::{Filters, LogFilter, Operator};
use crate::schemas::objects::Log;
use crate::schemas::sorting::LogSort;

const OUT: Stream = Stream { path: "/logs/out", since: "3.4.7" };

/// How far before the newest log that was seen logs are read: after a reconnect, and otherwise. Runs send theirs in
/// batches, and their clocks differ.
const OVERLAP_AFTER_LOSS: f64 = 60.0;
const OVERLAP: f64 = 10.0;

/// Where there are no logs, how old the first ones may be.
const DAY: f64 = 24.0 * 60.0 * 60.0;

/// The delays before logs are read again while the stream is silent: it may not have begun yet, or be turned off.
const FIRST_DELAY: Duration = Duration::from_secs(1);
const LONGEST_DELAY: Duration = Duration::from_secs(5);

/// The delay before logs are read after a burst.
const BURST_DELAY: Duration = Duration::from_secs(2);

/// What the server sends.
#[derive(Deserialize)]
struct LogMessage {
    log: Option<Arc<Log>>,
}

/// Logs as they are written. See [`Client::subscribe_logs`].
pub struct LogSubscription {
    client: Client,
    feed: SubscriptionSocket,
    filter: LogFilter,
    /// The filter's full-text search, which servers apply only to logs that are read.
    search: Search,
    seen: Seen,
    /// The earliest logs that may be part of it. Those that were there when it began are not.
    first: Option<DateTime>,
    overlap: f64,
    /// Logs that were read, and are not returned yet.
    ready: VecDeque<Arc<Log>>,
    reading: Option<Pages<Log>>,
    /// When to read logs again, and the delay after that.
    read_at: Option<Instant>,
    delay: Duration,
    /// Whether the stream of this connection has sent anything.
    is_streaming: bool,
    burst: Burst,
    /// Whether a log was read that the stream should have sent.
    seems_silent: bool,
    has_warned: bool,
    is_done: bool,
}

impl LogSubscription {
    fn new(client: &Client, filter: Option<&LogFilter>, reconnect: Reconnect) -> Self {
        let filter = filter.cloned().unwrap_or_default();
        Self {
            client: client.clone(),
            feed: SubscriptionSocket::new(client, &OUT, reconnect),
            search: filter.text.as_ref().map(|text| Search::parse(&text.query)).unwrap_or_default(),
            filter,
            seen: Seen::default(),
            first: None,
            overlap: OVERLAP,
            ready: VecDeque::new(),
            reading: None,
            read_at: None,
            delay: FIRST_DELAY,
            is_streaming: false,
            burst: Burst::default(),
            seems_silent: false,
            has_warned: false,
            is_done: false,
        }
    }

    /// Connects, if it is not connected: to learn at once whether that is possible.
    pub async fn connect(&mut self) -> Result<()> {
        if self.feed.is_open() || self.is_done {
            return Ok(());
        }
        if self.filter.operator != Operator::And {
            let message = "expected and_: the server combines the criteria of a subscription with AND";
            return Err(Error::invalid("filter.operator", message));
        }
        if self.first.is_none() {
            self.first = Some(self.baseline().await?);
        }
        self.overlap = if self.feed.was_open() { OVERLAP_AFTER_LOSS } else { OVERLAP };
        let Self { feed, filter, .. } = self;
        feed.open(&|_| wanted(filter, None)).await?;
        self.is_streaming = false;
        self.delay = FIRST_DELAY;
        self.read_at = Some(Instant::now());
        Ok(())
    }

    /// Notes the logs that are there already, and returns since when there may be others.
    ///
    /// Only their own times count: the clocks of the client, of the server and of runs may differ.
    async fn baseline(&mut self) -> Result<DateTime> {
        let filters = only(self.filter.clone());
        let latest = self.client.read_logs(&filters, Some(LogSort::TimestampDesc), Some(1), 0).await?;
        let Some(latest) = latest.first() else { return Ok(later(DateTime::now(), -DAY)) };
        let first = later(moment(latest), -OVERLAP);
        let mut pages = self.pages(first);
        while let Some(page) = pages.next().await? {
            for log in page {
                let _ = self.seen.insert(log.id, moment(&log));
            }
        }
        Ok(first)
    }

    /// Waits for the next log, and returns it. `None` after the server has closed the connection normally, unless it is
    /// opened again then.
    ///
    /// After an error it is over.
    pub async fn next(&mut self) -> Option<Result<Arc<Log>>> {
        loop {
            if let Some(log) = self.ready.pop_front() {
                return Some(Ok(log));
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

    /// The logs as a stream.
    pub fn into_stream(self) -> impl Items<Item = Result<Arc<Log>>> + Send {
        futures_util::stream::unfold(self, async |mut logs| Some((logs.next().await?, logs)))
    }

    /// One step, which may have made logs ready. Whether it was the last.
    async fn advance(&mut self) -> Result<bool> {
        self.connect().await?;
        if self.reading.is_some() {
            return self.read().await.map(|()| false);
        }
        let next = tokio::select! {
            biased;
            () = until(self.read_at) => {
                let first = self.first.unwrap_or_else(DateTime::now);
                let since = self.seen.newest().map_or(first, |newest| later(newest, -self.overlap).max(first));
                self.reading = Some(self.pages(since));
                self.read_at = None;
                return Ok(false);
            }
            next = self.feed.next() => next?,
        };
        match next {
            NextMessage::Message(message) => {
                let message: LogMessage =
                    serde_json::from_str(&message).map_err(|problem| undecodable(OUT.path, &problem))?;
                if let Some(log) = message.log {
                    self.streamed(log);
                }
            }
            NextMessage::Lost => {}
            NextMessage::End => return Ok(true),
        }
        Ok(false)
    }

    fn streamed(&mut self, log: Arc<Log>) {
        if self.burst.note() {
            self.read_at.get_or_insert(Instant::now() + BURST_DELAY);
        }
        self.is_streaming = true;
        if self.seen.insert(log.id, moment(&log)) && self.search.matches(&log.message, &log.name) {
            self.ready.push_back(log);
        }
    }

    /// Reads the next page of what was written since shortly before the newest log.
    async fn read(&mut self) -> Result<()> {
        let Some(pages) = &mut self.reading else { return Ok(()) };
        let page = match pages.next().await {
            Ok(page) => page,
            Err(error) => {
                self.reading = None;
                // Only what was missed is read, which a new connection does as well.
                return self.feed.lost(error);
            }
        };
        let Some(page) = page else {
            self.reading = None;
            self.overlap = OVERLAP;
            // The stream may have begun after this. If it is silent, it may be turned off.
            if !self.is_streaming {
                self.read_at = Some(Instant::now() + self.delay);
                self.delay = self.delay.mul_f64(1.5).min(LONGEST_DELAY);
            }
            return Ok(());
        };
        let count = self.ready.len();
        self.ready.extend(page.into_iter().filter(|log| self.seen.insert(log.id, moment(log))));
        if self.ready.len() > count && !self.is_streaming {
            // One log may have been written before the stream began, or not have come yet.
            if self.delay > FIRST_DELAY && std::mem::replace(&mut self.seems_silent, true) {
                self.warn_of_silence();
            }
            self.delay = FIRST_DELAY;
        }
        Ok(())
    }

    fn warn_of_silence(&mut self) {
        if !std::mem::replace(&mut self.has_warned, true) {
            self.client.warn(&format!(
                "the server at {} does not stream logs, so they are read every {} to {} s: to stream them, set \
                 PREFECT_SERVER_LOGS_STREAM_OUT_ENABLED and PREFECT_SERVER_LOGS_STREAM_PUBLISHING_ENABLED to true where \
                 the server runs",
                self.client.api_url(),
                FIRST_DELAY.as_secs(),
                LONGEST_DELAY.as_secs()
            ));
        }
    }

    /// The logs since a moment.
    fn pages(&self, since: DateTime) -> Pages<Log> {
        let given = self.filter.timestamp.as_deref().cloned().unwrap_or_default();
        let since = given.after_.map_or(since, |after| after.max(since));
        let filter = self.filter.clone().timestamp(Arc::new(given.after_(since)));
        self.client.iter_logs(only(filter), Some(LogSort::TimestampAsc), None)
    }
}

fn only(filter: LogFilter) -> Filters {
    Filters { log: Some(Arc::new(filter)), ..Filters::default() }
}

/// When a log was written, as far as the clock of its run is right.
fn moment(log: &Log) -> DateTime {
    log.created.map_or(log.timestamp, |created| created.min(log.timestamp))
}

impl Client {
    /// Subscribes to the logs that match the filter, as they are written.
    ///
    /// When the connection is lost, it is opened again, and the logs that were written meanwhile are read from the API: none is
    /// lost, and none is returned twice. The same holds for a server that does not stream logs because it is turned
    /// off, as it is by default, and for more logs at once than a server streams. Nothing is sent before the first log is
    /// asked for.
    ///
    /// Servers before 3.4.7 have no stream of logs: [`ErrorKind::SocketRefused`](crate::error::ErrorKind::SocketRefused).
    ///
    /// ```no_run
    /// use prefect_client::client::{Client, Reconnect};
    /// use prefect_client::schemas::filters::{LogFilter, LogFilterLevel};
    ///
    /// # async fn example(client: Client) -> prefect_client::error::Result<()> {
    /// let warnings = LogFilter::default().level(std::sync::Arc::new(LogFilterLevel::default().ge_(30)));
    /// let mut logs = client.subscribe_logs(Some(&warnings), Reconnect::default());
    /// while let Some(log) = logs.next().await {
    ///     println!("{}", log?.message);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn subscribe_logs(&self, filter: Option<&LogFilter>, reconnect: Reconnect) -> LogSubscription {
        LogSubscription::new(self, filter, reconnect)
    }
}
