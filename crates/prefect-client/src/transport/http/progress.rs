//! The step that an exchange is in, for its timeouts.
//!
//! Connecting, writing and reading have timeouts of their own, but the HTTP library has one future for all of them. So
//! the connector and the request body record the current step here, and [`Progress::with_timeouts`] applies its timeout:
//! with one timer per exchange instead of four.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::transport::options::Timeouts;

/// A step of an exchange.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::transport) enum Step {
    Connect,
    Write,
    Read,
}

/// The current step of an exchange and its start.
pub(in crate::transport) struct Progress {
    start: Instant,
    /// Timeout of connecting, for the connector.
    connect: Option<Duration>,
    /// The step, in the last two bits, and the microseconds from `start` to its start: one number, so that no thread sees
    /// a step with the start of another.
    current: AtomicU64,
    /// Whether a connection was opened for it.
    has_connected: AtomicBool,
}

tokio::task_local! {
    /// The exchange of the current task, for the connector.
    static CURRENT: Arc<Progress>;
}

impl Progress {
    pub(in crate::transport) fn new(timeouts: &Timeouts) -> Arc<Self> {
        Arc::new(Self {
            start: Instant::now(),
            connect: timeouts.connect,
            current: AtomicU64::new(Step::Read as u64),
            has_connected: AtomicBool::new(false),
        })
    }

    /// Records that the exchange enters a step now.
    pub(in crate::transport) fn enter(&self, step: Step) {
        self.current.store(self.now() << 2 | step as u64, Ordering::Relaxed);
    }

    /// The exchange of the current task, if there is one.
    pub(in crate::transport) fn current() -> Option<Arc<Self>> {
        CURRENT.try_with(Clone::clone).ok()
    }

    /// How long connecting may take.
    pub(in crate::transport) fn connect_limit(&self) -> Option<Duration> {
        self.connect
    }

    /// Whether the current task is that of this exchange, and not one that the HTTP library spawned.
    pub(in crate::transport) fn is_current(&self) -> bool {
        CURRENT.try_with(|current| std::ptr::eq(&raw const **current, self)).unwrap_or(false)
    }

    /// Records that a connection was opened for this exchange.
    pub(in crate::transport) fn connected(&self) {
        self.has_connected.store(true, Ordering::Relaxed);
        self.enter(Step::Read);
    }

    /// Records that the exchange uses a connection that became free while one was being opened.
    pub(in crate::transport) fn needs_no_connection(&self) {
        if self.step() == Step::Connect {
            self.enter(Step::Read);
        }
    }

    /// Whether a connection was opened for this exchange. If not, it uses a keep-alive connection.
    pub(in crate::transport) fn has_connected(&self) -> bool {
        self.has_connected.load(Ordering::Relaxed)
    }

    /// Whether a part of the request has not been sent yet.
    pub(in crate::transport) fn is_sending(&self) -> bool {
        self.step() == Step::Write
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    fn step(&self) -> Step {
        self.step_and_start().0
    }

    /// The step, and the microseconds from `start` to its start.
    fn step_and_start(&self) -> (Step, u64) {
        let current = self.current.load(Ordering::Relaxed);
        let step = match current & 0b11 {
            0 => Step::Connect,
            1 => Step::Write,
            _ => Step::Read,
        };
        (step, current >> 2)
    }

    /// Runs a part of the exchange. If a step times out, returns the step and its timeout.
    pub(in crate::transport) async fn with_timeouts<T>(
        self: &Arc<Self>,
        timeouts: &Timeouts,
        work: impl Future<Output = T>,
    ) -> Result<T, (Step, Duration)> {
        let work = CURRENT.scope(self.clone(), work);
        tokio::pin!(work);
        loop {
            // The step may change meanwhile: check again when the shortest timeout could have expired.
            let left = self.left(timeouts).map(|(_, left)| left);
            let wait = [left, timeouts.read, timeouts.write].into_iter().flatten().min();
            let Some(wait) = wait else { return Ok(work.await) };
            tokio::select! {
                biased;
                output = &mut work => return Ok(output),
                () = tokio::time::sleep(wait) => {}
            }
            if let Some((step, Duration::ZERO)) = self.left(timeouts)
                && let Some(limit) = limit(timeouts, step)
            {
                return Err((step, limit));
            }
        }
    }

    /// The current step, and the time left for it, if it has a timeout.
    fn left(&self, timeouts: &Timeouts) -> Option<(Step, Duration)> {
        let (step, start) = self.step_and_start();
        let spent = Duration::from_micros(self.now().saturating_sub(start));
        limit(timeouts, step).map(|limit| (step, limit.saturating_sub(spent)))
    }
}

/// The timeout of a step. The connector handles that of connecting.
fn limit(timeouts: &Timeouts, step: Step) -> Option<Duration> {
    match step {
        Step::Connect => None,
        Step::Write => timeouts.write,
        Step::Read => timeouts.read,
    }
}

/// A request body. A large one is sent in pieces, so that its progress is visible.
pub(in crate::transport) struct RequestBody {
    left: Bytes,
    progress: Arc<Progress>,
}

impl RequestBody {
    /// Smaller bodies fit into the socket's buffer and are sent at once.
    const SIZE: usize = 64 * 1024;

    pub(in crate::transport) fn new(body: Option<Bytes>, progress: Arc<Progress>) -> Self {
        Self { left: body.unwrap_or_default(), progress }
    }
}

impl Body for RequestBody {
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
            self.progress.enter(Step::Write);
        } else if self.progress.is_sending() {
            self.progress.enter(Step::Read);
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
