//! The runtimes that a sync client's requests run on.
//!
//! A blocking call runs on the thread that makes it: no other thread is to be woken for it, and none back. It
//! takes a lane, a runtime of one thread with connections of its own, and leaves it for the next call of
//! whatever thread. As a call uses one connection, there are as many lanes as there may be connections.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};

use super::Work;
use super::log::{self, Lines};
use crate::convert::answer::Answer;
use crate::errors::exceptions;
use prefect_client::client::Client;
use prefect_client::error::{Error, ErrorKind};
use prefect_client::transport::{Limits, Record, Tries};

/// How often a blocked call looks whether somebody has pressed Ctrl-C.
const LOOK_FOR_SIGNALS: Duration = Duration::from_millis(40);

/// The lanes of one client in one process.
pub(crate) struct Lanes {
    state: Mutex<State>,
    freed: Condvar,
    limits: Limits,
    patience: Option<Duration>,
}

#[derive(Default)]
struct State {
    /// With the time since when they are; the latest last.
    idle: Vec<(Instant, Lane)>,
    in_use: usize,
    /// How many threads wait for one of those.
    waiting: usize,
    /// No lane is kept any more.
    closed: bool,
}

struct Lane {
    runtime: Runtime,
    client: Client,
    lines: Arc<Lines>,
}

impl Lanes {
    pub(crate) fn new(client: &Client) -> Self {
        let options = client.transport().options();
        Self {
            state: Mutex::default(),
            freed: Condvar::new(),
            limits: options.limits,
            patience: options.timeouts.pool,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does the work on this thread, with the GIL released, until it is done or a signal handler raises.
    pub(crate) fn run(
        &self,
        py: Python<'_>,
        client: &Client,
        work: impl FnOnce(Client) -> PyResult<Work>,
    ) -> PyResult<Answer> {
        let lane = match self.enter_patiently(py, client)? {
            Ok(lane) => lane,
            Err(tries) => {
                // The transport's own error, which names the request.
                let busy = client.with_transport(client.transport().exhausted());
                let work = work(busy)?;
                let runtime = runtime(py)?;
                return runtime
                    .block_on(work)
                    .map_err(|error| exceptions::from_core(py, &error.after(tries)));
            }
        };
        let work = match work(lane.client.clone()) {
            Ok(work) => work,
            Err(error) => {
                self.leave(Some(lane));
                return Err(error);
            }
        };
        let done = block(py, &lane.runtime, &lane.lines, work);
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

    /// [`Self::enter`] until it succeeds or was tried often enough, with the waits of a request that is tried again.
    /// Gives the tries where none succeeded.
    fn enter_patiently(&self, py: Python<'_>, client: &Client) -> PyResult<Result<Lane, Tries>> {
        let mut failures = 0;
        let mut record = Record::start();
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
                py.detach(|| std::thread::sleep(left.min(LOOK_FOR_SIGNALS)));
                py.check_signals()?;
            }
            record.next();
        }
    }

    /// Takes an idle lane, or makes one if there may be one more, or waits. Gives none if that takes too long.
    fn enter(&self, py: Python<'_>, client: &Client) -> PyResult<Option<Lane>> {
        let most = self.limits.max_connections.unwrap_or(usize::MAX);
        let began = Instant::now();
        loop {
            {
                let mut state = self.state();
                if state.in_use < most {
                    state.in_use += 1;
                    if let Some((_, lane)) = state.idle.pop() {
                        return Ok(Some(lane));
                    }
                    break;
                }
            }
            if self.patience.is_some_and(|limit| began.elapsed() >= limit) {
                return Ok(None);
            }
            let left = self.patience.map_or(LOOK_FOR_SIGNALS, |limit| limit.saturating_sub(began.elapsed()));
            py.detach(|| {
                let mut state = self.state();
                if state.in_use >= most {
                    state.waiting += 1;
                    let woken = self.freed.wait_timeout(state, left.min(LOOK_FOR_SIGNALS));
                    woken.unwrap_or_else(PoisonError::into_inner).0.waiting -= 1;
                }
            });
            py.check_signals()?;
        }
        match runtime(py) {
            Ok(runtime) => {
                let client = client.with_transport(client.transport().with_own_connections());
                Ok(Some(Lane { runtime, client, lines: Arc::default() }))
            }
            Err(error) => {
                self.leave(None);
                Err(error)
            }
        }
    }

    /// Gives a lane back; it is kept if there are not enough idle ones.
    fn leave(&self, lane: Option<Lane>) {
        // What is not kept is closed before another may take its place: there are never too many connections.
        lane.map(|lane| self.keep(lane)).into_iter().flatten().for_each(Lane::close);
        let mut state = self.state();
        state.in_use -= 1;
        if state.waiting > 0 {
            self.freed.notify_one();
        }
    }

    /// Keeps a lane for the next call, and gives what is not to be kept: the lane itself, or those that were idle for
    /// too long.
    fn keep(&self, lane: Lane) -> Vec<Lane> {
        let mut state = self.state();
        let mut surplus = Vec::new();
        if let Some(limit) = self.limits.keepalive_expiry {
            let expired = state.idle.partition_point(|(since, _)| since.elapsed() > limit);
            surplus.extend(state.idle.drain(..expired).map(|(_, lane)| lane));
        }
        let most = self.limits.max_keepalive_connections.unwrap_or(usize::MAX);
        if state.closed || state.idle.len() >= most {
            surplus.push(lane);
        } else {
            state.idle.push((Instant::now(), lane));
        }
        surplus
    }

    /// Closes the connections that are not in use now, and the others when they no longer are.
    pub(crate) fn close(&self) {
        let idle = {
            let mut state = self.state();
            state.closed = true;
            std::mem::take(&mut state.idle)
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
    /// Closes its connections, without waiting for a name that is still being looked up.
    fn close(self) {
        self.runtime.shutdown_background();
    }

    /// Has the connection that a failed call has given up closed now, and not when the next call comes.
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
        let message = format!("no runtime could be started: {error}");
        exceptions::from_core(py, &Error::new(ErrorKind::Connect, message))
    })
}

/// Does the work with the GIL released, looking for signals from time to time. Their handlers run outside of
/// the runtime: they may raise, and they may make calls of their own.
fn block(
    py: Python<'_>,
    runtime: &Runtime,
    lines: &Arc<Lines>,
    work: Work,
) -> PyResult<prefect_client::error::Result<Answer>> {
    let mut work = std::pin::pin!(log::heard_by(lines.clone(), work));
    loop {
        let done = py.detach(|| {
            runtime.block_on(async {
                tokio::select! {
                    biased;
                    done = &mut work => Some(done),
                    () = tokio::time::sleep(LOOK_FOR_SIGNALS) => None,
                }
            })
        });
        lines.log(py);
        match done {
            Some(done) => return Ok(done),
            None => py.check_signals()?,
        }
    }
}
