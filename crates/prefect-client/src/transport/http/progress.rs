//! How far an exchange has come.
//!
//! Connecting, writing and reading each have a time limit of their own, but the HTTP library shows only
//! one future for all of them. So the connector and the body note here what is going on, and
//! [`Progress::within`] watches the clock of whichever step that is: one timer for an exchange, not four.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::options::Timeouts;

/// A step of an exchange.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    Connect,
    Write,
    Read,
}

/// The step that an exchange is in, and since when.
pub(super) struct Progress {
    start: Instant,
    step: AtomicU8,
    /// Microseconds after `start`.
    since: AtomicU64,
    /// Whether a connection was made for it.
    has_connected: AtomicBool,
}

tokio::task_local! {
    /// The exchange that the current task is busy with: the connector finds it here.
    static CURRENT: Arc<Progress>;
}

impl Progress {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self {
            start: Instant::now(),
            step: AtomicU8::new(Step::Read as u8),
            since: AtomicU64::new(0),
            has_connected: AtomicBool::new(false),
        })
    }

    /// Notes that the exchange came this far just now.
    pub(super) fn reached(&self, step: Step) {
        self.step.store(step as u8, Ordering::Relaxed);
        self.since.store(self.now(), Ordering::Relaxed);
    }

    /// The exchange of the current task, if there is one.
    pub(super) fn current() -> Option<Arc<Self>> {
        CURRENT.try_with(Clone::clone).ok()
    }

    /// Whether the current task is that of this exchange, and not one that the HTTP library has begun.
    pub(super) fn is_current(&self) -> bool {
        CURRENT.try_with(|current| std::ptr::eq(&raw const **current, self)).unwrap_or(false)
    }

    /// Notes that a connection was made for this exchange.
    pub(super) fn connected(&self) {
        self.has_connected.store(true, Ordering::Relaxed);
        self.reached(Step::Read);
    }

    /// Notes that the exchange goes on over a connection that became free while one was made for it.
    pub(super) fn needs_no_connection(&self) {
        if self.step() == Step::Connect {
            self.reached(Step::Read);
        }
    }

    /// Whether a connection was made for this exchange; if not, it goes over one that was kept.
    pub(super) fn has_connected(&self) -> bool {
        self.has_connected.load(Ordering::Relaxed)
    }

    /// Whether a part of the request is still to be sent.
    pub(super) fn is_sending(&self) -> bool {
        self.step() == Step::Write
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    fn step(&self) -> Step {
        match self.step.load(Ordering::Relaxed) {
            0 => Step::Connect,
            1 => Step::Write,
            _ => Step::Read,
        }
    }

    /// Runs a part of the exchange; gives the step and its limit if that takes too long.
    pub(super) async fn within<T>(
        self: &Arc<Self>,
        timeouts: &Timeouts,
        work: impl Future<Output = T>,
    ) -> Result<T, (Step, Duration)> {
        let work = CURRENT.scope(self.clone(), work);
        tokio::pin!(work);
        loop {
            // The step may change while the clock runs: look again when the shortest limit could have run out.
            let wait = [self.left(timeouts), timeouts.read, timeouts.write].into_iter().flatten().min();
            let Some(wait) = wait else { return Ok(work.await) };
            tokio::select! {
                biased;
                output = &mut work => return Ok(output),
                () = tokio::time::sleep(wait) => {}
            }
            let step = self.step();
            if let Some(limit) = limit(timeouts, step)
                && self.left(timeouts).is_some_and(|left| left.is_zero())
            {
                return Err((step, limit));
            }
        }
    }

    /// How long the present step may still take, if it has a limit.
    fn left(&self, timeouts: &Timeouts) -> Option<Duration> {
        let since = Duration::from_micros(self.since.load(Ordering::Relaxed));
        let spent = Duration::from_micros(self.now()).saturating_sub(since);
        limit(timeouts, self.step()).map(|limit| limit.saturating_sub(spent))
    }
}

/// The limit of a step. Connecting is limited by the connector itself.
fn limit(timeouts: &Timeouts, step: Step) -> Option<Duration> {
    match step {
        Step::Connect => None,
        Step::Write => timeouts.write,
        Step::Read => timeouts.read,
    }
}

/// A request's body. A large one is sent in pieces, so that one can see it move.
pub(super) struct Pieces {
    left: Bytes,
    progress: Arc<Progress>,
}

impl Pieces {
    /// Smaller bodies fit into the socket's buffer: sending them is one step.
    const SIZE: usize = 64 * 1024;

    pub(super) fn new(body: Option<Bytes>, progress: Arc<Progress>) -> Self {
        Self { left: body.unwrap_or_default(), progress }
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.left.is_empty() {
            return Poll::Ready(None);
        }
        let size = self.left.len().min(Self::SIZE);
        let piece = self.left.split_to(size);
        if !self.left.is_empty() {
            self.progress.reached(Step::Write);
        } else if self.progress.is_sending() {
            self.progress.reached(Step::Read);
        }
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left.len() as u64)
    }
}
