//! Reads the logs of a flow run as they come.
//!
//! Processes send logs in batches, every few seconds, so logs arrive late and not in the order of their times, and the API
//! cannot be asked for those that arrived since. It can be asked for a position in the order of time, and so for a count:
//! each request begins at the offset of some known logs. If it gets more logs than are new, late ones precede them, and
//! are looked for further back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use http::Method;
use uuid::Uuid;

use super::known::KnownLogs;
use crate::client::query::Query;
use crate::client::{Client, MAX_PAGE_SIZE};
use crate::error::{ErrorKind, Result};
use crate::schemas::filters::{Filters, LogFilter, LogFilterFlowRunId, LogFilterTimestamp};
use crate::schemas::objects::Log;
use crate::schemas::sorting::LogSort;
use crate::schemas::{DateTime, StringEnum};
use crate::transport::Request;

/// How many known logs each request overlaps.
const OVERLAP: usize = 10;

/// Each request counts the logs since this time before the last one, in microseconds ...
const WINDOW: i64 = 10_000_000;

/// ... or only this many, so that the server need not skip more.
const LARGEST_WINDOW: usize = 1_000;

/// The shortest interval between two counts of all logs, for those that are later than that.
const COUNT_INTERVAL: Duration = Duration::from_secs(10);

/// The interval is at least this many times as long as the count took.
const COUNT_RATIO: u32 = 20;

/// The logs of a flow run and its task runs.
pub(super) struct RunLogs {
    client: Client,
    flow_run_id: Uuid,
    known: KnownLogs,
    page_size: i64,
    place: NextRead,
    next_count: Instant,
    /// Whether logs were deleted, so that counts say nothing.
    is_shrinking: bool,
}

/// What to read next.
#[derive(Clone, Copy)]
enum NextRead {
    /// The end of the known logs, this many logs later than expected.
    End { later: usize },
    /// Known logs from a time on, to find late ones. Then all are counted, and if some are missing, `next` are read.
    Back { start: Option<i64>, offset: usize, next: Option<usize> },
    /// The count of all logs. If some are missing, this many known logs are read.
    Count { next: usize },
    /// Nothing: all was read that there is.
    Rest,
}

impl RunLogs {
    pub(super) fn new(client: &Client, flow_run_id: Uuid) -> Self {
        Self {
            client: client.clone(),
            flow_run_id,
            known: KnownLogs::default(),
            page_size: MAX_PAGE_SIZE,
            place: NextRead::End { later: 0 },
            next_count: Instant::now() + COUNT_INTERVAL,
            is_shrinking: false,
        }
    }

    /// Reads logs that were not returned before, by time. `None` when all were read that the server has.
    ///
    /// After an error the next call goes on where this one failed.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Arc<Log>>>> {
        loop {
            let (start, offset) = match self.place {
                NextRead::End { later } => {
                    let start = self.window();
                    let skipped = if self.is_shrinking { 0 } else { self.known.count_since(start) };
                    (start, skipped.saturating_sub(OVERLAP) + later)
                }
                NextRead::Back { start, offset, .. } => (start, offset),
                NextRead::Count { next } => {
                    self.place = if self.has_more().await? { self.back(next) } else { NextRead::Rest };
                    continue;
                }
                NextRead::Rest => {
                    self.place = NextRead::End { later: 0 };
                    return Ok(None);
                }
            };
            let mut logs = self.read(start, offset, self.page_size).await?;
            let page = LogPage {
                start,
                end: offset + logs.len(),
                last: logs.last().map(|log| log.timestamp.microseconds()),
                is_last: i64::try_from(logs.len()).unwrap_or_default() < self.page_size,
            };
            logs.retain(|log| self.known.add(log));
            self.place = self.after(&page, !logs.is_empty());
            if !logs.is_empty() {
                return Ok(Some(logs));
            }
        }
    }

    /// Makes the next calls count all logs, so that none is missed, however late it is.
    pub(super) fn count_now(&mut self) {
        self.next_count = Instant::now();
    }

    /// Where the logs begin that each request counts.
    fn window(&self) -> Option<i64> {
        let recent = self.known.last().map(|last| last - WINDOW);
        recent.max(self.known.start_of_last(LARGEST_WINDOW))
    }

    fn back(&self, count: usize) -> NextRead {
        let start = self.known.start_of_last(count);
        NextRead::Back { start, offset: 0, next: start.map(|_| count.saturating_mul(4)) }
    }

    /// What to read after this page.
    fn after(&mut self, page: &LogPage, had_new: bool) -> NextRead {
        match self.place {
            NextRead::Back { start, offset: _, next } => match page.last {
                // From the time of the last one on: there may be more of that time.
                Some(last) if !page.is_last && start.is_none_or(|start| last > start) => {
                    NextRead::Back { start: Some(last), offset: 0, next }
                }
                _ if !page.is_last => NextRead::Back { start, offset: page.end, next },
                _ => next.map_or(NextRead::Rest, |next| NextRead::Count { next }),
            },
            NextRead::End { .. } if !page.is_last && had_new => NextRead::End { later: 0 },
            NextRead::End { later } if !page.is_last => {
                NextRead::End { later: later + usize::try_from(self.page_size).unwrap_or(1) }
            }
            _ => {
                let known = self.known.count_since(page.start);
                if page.end > known && !self.is_shrinking {
                    NextRead::Back { start: page.start, offset: 0, next: None }
                } else if page.end < known && !self.is_shrinking {
                    self.is_shrinking = true;
                    NextRead::End { later: 0 }
                } else if Instant::now() >= self.next_count {
                    NextRead::Count { next: LARGEST_WINDOW }
                } else {
                    NextRead::Rest
                }
            }
        }
    }

    /// Whether the server has more logs than are known.
    async fn has_more(&mut self) -> Result<bool> {
        let began = Instant::now();
        let found = self.read(None, self.known.len(), 1).await?;
        self.next_count = Instant::now() + COUNT_INTERVAL.max(began.elapsed() * COUNT_RATIO);
        Ok(!found.is_empty())
    }

    /// Reads logs since a time, after the first `offset`.
    async fn read(&mut self, start: Option<i64>, offset: usize, limit: i64) -> Result<Vec<Arc<Log>>> {
        let filter = LogFilter::default()
            .flow_run_id(Arc::new(LogFilterFlowRunId::default().any_(vec![self.flow_run_id])));
        let filter = match start.and_then(DateTime::from_microseconds) {
            Some(start) => filter.timestamp(Arc::new(LogFilterTimestamp::default().after_(start))),
            None => filter,
        };
        let filters = Filters { log: Some(Arc::new(filter)), ..Filters::default() };
        let offset = i64::try_from(offset).unwrap_or(i64::MAX);
        let mut limit = limit;
        loop {
            let query = Query::page(&filters, Some(LogSort::TimestampAsc.text()), Some(limit), offset)?;
            let request = Request::new(Method::POST, "/logs/filter").with_json(&query)?.idempotent();
            match self.client.send(Ok(request.with_retries(0))).await.and_then(|response| response.read()) {
                // The server allows for smaller pages only.
                Err(error) if error.kind() == ErrorKind::Refused && limit > 1 => {
                    limit /= 2;
                    self.page_size = limit;
                }
                logs => return logs,
            }
        }
    }
}

/// A page that was read.
struct LogPage {
    start: Option<i64>,
    /// How many logs since `start` there are up to the end of the page.
    end: usize,
    /// The time of its last log.
    last: Option<i64>,
    is_last: bool,
}
