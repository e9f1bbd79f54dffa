//! The requests for the pages of a list, of which several can be sent at once.
//!
//! Pages overlap, so it does not matter which of two requests the server answers first, nor what others create and delete
//! between the two: as long as the pages have an object in common, nothing that stays is missed.

use std::collections::VecDeque;

use super::{OVERLAP, PageFuture};
use crate::error::{Error, ErrorKind};

/// More requests at once would rather wait for each other in the server.
pub(super) const MAX_AT_ONCE: usize = 4;

/// Makes a page be read in the background, until the result is dropped.
pub type Spawn = fn(PageFuture) -> PageFuture;

/// Where a page begins, and how many objects it has at most. Without a limit it has as many as the server gives.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Span {
    pub(super) limit: Option<i64>,
    pub(super) offset: i64,
}

impl Span {
    /// The page after this one, if this one turns out to be full. `end` is where the last object is that is wanted.
    pub(super) fn following(self, end: i64) -> Option<Self> {
        let limit = self.limit?;
        let position = self.offset.saturating_add(limit);
        let offset = position - OVERLAP;
        (position < end && limit > OVERLAP)
            .then(|| Self { limit: Some(limit.min(end.saturating_sub(offset))), offset })
    }
}

/// The pages that are requested before they are needed, in their order.
pub(super) struct Requests {
    spawn: Spawn,
    at_once: usize,
    sent: VecDeque<(Span, PageFuture)>,
}

impl Default for Requests {
    fn default() -> Self {
        Self { spawn: |page| page, at_once: 1, sent: VecDeque::new() }
    }
}

impl Requests {
    pub(super) fn at_once(number: usize, spawn: Spawn) -> Self {
        Self { spawn, at_once: number, ..Self::default() }
    }

    /// The page, which may have been requested before. Requests those that follow.
    pub(super) fn page(
        &mut self,
        span: Span,
        request: impl Fn(Span) -> PageFuture,
        following: impl Fn(Span) -> Option<Span>,
    ) -> PageFuture {
        let is_sent = self.sent.front().is_some_and(|(sent, _)| *sent == span);
        if !is_sent {
            self.cancel();
        }
        let page = self.sent.pop_front().map(|(_, page)| page);
        let mut last = self.sent.back().map_or(span, |(span, _)| *span);
        while self.sent.len() + 1 < self.at_once
            && let Some(next) = following(last)
        {
            self.sent.push_back((next, (self.spawn)(request(next))));
            last = next;
        }
        page.unwrap_or_else(|| request(span))
    }

    pub(super) fn cancel(&mut self) {
        self.sent.clear();
    }
}

/// Reads a page in a task of the current Tokio runtime. Dropping the result ends the task and its request.
pub fn spawned(page: PageFuture) -> PageFuture {
    struct Task(tokio::task::JoinHandle<<PageFuture as Future>::Output>);

    impl Drop for Task {
        fn drop(&mut self) {
            self.0.abort();
        }
    }

    let mut task = Task(tokio::spawn(page));
    Box::pin(async move {
        (&mut task.0).await.unwrap_or_else(|error| {
            let what = format!("the task that reads a page ahead has ended: {error}");
            Err(Error::new(ErrorKind::Transport, what))
        })
    })
}
