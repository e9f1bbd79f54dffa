//! The Tokio runtimes of a sync client's requests.
//!
//! A blocking call runs on the thread that makes it, which saves waking another thread and being woken by it. It takes a
//! lane, a single-threaded runtime with its own connections, and returns it for the next call of any thread. As a call
//! uses one connection, the number of lanes is limited to the maximum number of connections.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Instant;

use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};

use super::log::{self, Line, Lines, Listener};
use super::questions::{Place, Question, Questions};
use super::{SIGNAL_INTERVAL, Work};
use crate::convert::answer::Answer;
use crate::errors::exceptions;
use crate::locks::lock;
use prefect_client::client::Client;
use prefect_client::error::{Error, ErrorKind};
use prefect_client::transport::{AttemptRecorder, Limits, Transport, Tries};

/// The lanes of a client in one process.
pub(crate) struct Lanes {
    pool: Mutex<LanePool>,
    freed: Condvar,
    limits: Limits,
}

#[derive(Default)]
struct LanePool {
    /// With the time at which they became idle, the most recent last.
    idle: Vec<(Instant, Lane)>,
    in_use: usize,
    /// The number of threads that wait for a lane.
    waiting: usize,
    /// Lanes are no longer kept.
    closed: bool,
}

struct Lane {
    runtime: Runtime,
    /// With the connections of the lane.
    connections: Transport,
    desk: Arc<Inbox>,
}

/// What the future of a call leaves for the thread that drives it.
#[derive(Default)]
struct Inbox {
    lines: Lines,
    questions: Questions,
}

impl Listener for Inbox {
    fn receive(self: Arc<Self>, line: Line) {
        self.lines.add(line);
    }

    fn ask(self: Arc<Self>, question: Question) {
        self.questions.add(question);
    }
}

impl Lanes {
    pub(crate) fn new(client: &Client) -> Self {
        let limits = client.transport().options().limits;
        Self { pool: Mutex::default(), freed: Condvar::new(), limits }
    }

    fn pool(&self) -> MutexGuard<'_, LanePool> {
        lock(&self.pool)
    }

    /// Does the work on this thread with the GIL released, until it is done or a signal handler raises.
    pub(crate) fn run(
        &self,
        py: Python<'_>,
        client: Client,
        work: impl FnOnce(Client) -> PyResult<Work>,
    ) -> PyResult<Answer> {
        let lane = match self.enter_with_retries(py, &client)? {
            Ok(lane) => lane,
            Err(tries) => {
                // The transport raises the error, which names the request.
                let busy = client.with_transport(client.transport().exhausted());
                let work = work(busy)?;
                return block(py, &runtime(py)?, &Arc::default(), work)?
                    .map_err(|error| exceptions::from_core(py, &error.after(tries)));
            }
        };
        let work = match work(client.over(&lane.connections)) {
            Ok(work) => work,
            Err(error) => {
                self.leave(Some(lane));
                return Err(error);
            }
        };
        let done = block(py, &lane.runtime, &lane.desk, work);
        match done {
            Ok(answer) => {
                if answer.is_err() {
                    lane.settle();
                }
                self.leave(Some(lane));
                answer.map_err(|error| exceptions::from_core(py, &error))
            }
            Err(interrupt) => {
                lane.close();
                self.leave(None);
                Err(interrupt)
            }
        }
    }

    /// [`Self::enter`], retried like a request. Returns the attempts if none succeeded.
    fn enter_with_retries(&self, py: Python<'_>, client: &Client) -> PyResult<Result<Lane, Tries>> {
        let mut failures = 0;
        let mut record = AttemptRecorder::start();
        loop {
            if let Some(lane) = self.enter(py, client)? {
                return Ok(Ok(lane));
            }
            failures += 1;
            let Some(retry) = client.transport().retry_for_connection(failures) else {
                return Ok(Err(record.last(None, client.transport().no_connection())));
            };
            record.failed(None, retry.reason().to_owned(), retry.wait());
            let lines = Lines::default();
            lines.add((&retry).into());
            lines.log(py);
            let began = Instant::now();
            while let Some(left) = retry.wait().checked_sub(began.elapsed()) {
                py.detach(|| std::thread::sleep(left.min(SIGNAL_INTERVAL)));
                py.check_signals()?;
            }
            record.next();
        }
    }

    /// Takes an idle lane, creates one if the limit allows it, or waits for one. Returns `None` after the pool timeout.
    fn enter(&self, py: Python<'_>, client: &Client) -> PyResult<Option<Lane>> {
        let most = self.limits.max_connections.unwrap_or(usize::MAX);
        let timeout = client.transport().timeouts().pool;
        let began = Instant::now();
        loop {
            {
                let mut pool = self.pool();
                if pool.in_use < most {
                    pool.in_use += 1;
                    if let Some((_, lane)) = pool.idle.pop() {
                        return Ok(Some(lane));
                    }
                    break;
                }
            }
            if timeout.is_some_and(|limit| began.elapsed() >= limit) {
                return Ok(None);
            }
            let left = timeout.map_or(SIGNAL_INTERVAL, |limit| limit.saturating_sub(began.elapsed()));
            py.detach(|| {
                let mut pool = self.pool();
                if pool.in_use >= most {
                    pool.waiting += 1;
                    let woken = self.freed.wait_timeout(pool, left.min(SIGNAL_INTERVAL));
                    woken.unwrap_or_else(PoisonError::into_inner).0.waiting -= 1;
                }
            });
            py.check_signals()?;
        }
        match runtime(py) {
            Ok(runtime) => {
                let connections = client.transport().with_own_connections();
                Ok(Some(Lane { runtime, connections, desk: Arc::default() }))
            }
            Err(error) => {
                self.leave(None);
                Err(error)
            }
        }
    }

    /// Returns a lane. It is kept unless there are enough idle ones.
    fn leave(&self, lane: Option<Lane>) {
        // Surplus lanes are closed before another can be created, so that the limit is never exceeded.
        lane.map(|lane| self.keep(lane)).into_iter().flatten().for_each(Lane::close);
        let mut pool = self.pool();
        pool.in_use -= 1;
        if pool.waiting > 0 {
            self.freed.notify_one();
        }
    }

    /// Keeps a lane for the next call. Returns the lanes to close: the lane itself, or those that have expired.
    fn keep(&self, lane: Lane) -> Vec<Lane> {
        let mut pool = self.pool();
        let mut surplus = Vec::new();
        if let Some(limit) = self.limits.keepalive_expiry {
            let expired = pool.idle.partition_point(|(since, _)| since.elapsed() > limit);
            surplus.extend(pool.idle.drain(..expired).map(|(_, lane)| lane));
        }
        let most = self.limits.max_keepalive_connections.unwrap_or(usize::MAX);
        if pool.closed || pool.idle.len() >= most {
            surplus.push(lane);
        } else {
            pool.idle.push((Instant::now(), lane));
        }
        surplus
    }

    /// Closes idle connections now, and the others when they become idle.
    pub(crate) fn close(&self) {
        let idle = {
            let mut pool = self.pool();
            pool.closed = true;
            std::mem::take(&mut pool.idle)
        };
        idle.into_iter().for_each(|(_, lane)| lane.close());
    }
}

impl Drop for Lanes {
    fn drop(&mut self) {
        self.close();
    }
}

impl Lane {
    /// Closes its connections, without waiting for DNS lookups.
    fn close(self) {
        self.runtime.shutdown_background();
    }

    /// Lets the runtime close the connection of a failed call now, rather than with the next call.
    fn settle(&self) {
        self.runtime.block_on(async {
            for _ in 0..2 {
                tokio::task::yield_now().await;
            }
        });
    }
}

fn runtime(py: Python<'_>) -> PyResult<Runtime> {
    Builder::new_current_thread().enable_io().enable_time().build().map_err(|error| {
        let message = format!("cannot start a runtime: {error}");
        exceptions::from_core(py, &Error::new(ErrorKind::Connect, message))
    })
}

/// Does the work with the GIL released, checking for signals regularly. Signal handlers run outside of the runtime: they
/// may raise, and they may make calls.
fn block(
    py: Python<'_>,
    runtime: &Runtime,
    desk: &Arc<Inbox>,
    work: Work,
) -> PyResult<prefect_client::error::Result<Answer>> {
    let mut work = std::pin::pin!(log::with_listener(desk.clone(), work));
    // The work asks while it is polled.
    let has_asked = || if desk.questions.is_empty() { Poll::Pending } else { Poll::Ready(()) };
    loop {
        let done = py.detach(|| {
            runtime.block_on(async {
                tokio::select! {
                    biased;
                    done = &mut work => Some(done),
                    () = std::future::poll_fn(|_| has_asked()) => None,
                    () = tokio::time::sleep(SIGNAL_INTERVAL) => None,
                }
            })
        });
        desk.lines.log(py);
        match done {
            Some(done) => return Ok(done),
            None => {
                desk.questions.answer(py, None, Place::Thread)?;
                py.check_signals()?;
            }
        }
    }
}
