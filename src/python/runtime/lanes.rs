//! The runtimes that a sync client's requests run on.
//!
//! A blocking call runs on the thread that makes it: no other thread is to be woken for it, and none back. It
//! takes a lane, a runtime of one thread with connections of its own, and leaves it for the next call of
//! whatever thread. As a call uses one connection, there are as many lanes as there may be connections.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};

use super::Work;
use crate::client::Client;
use crate::error::{Error, ErrorKind};
use crate::python::answer::Answer;
use crate::python::exceptions;
use crate::transport::Limits;

/// How often a blocked call looks whether somebody has pressed Ctrl-C.
const LOOK_FOR_SIGNALS: Duration = Duration::from_millis(40);

/// The lanes of one client in one process.
pub(in crate::python) struct Lanes {
    state: Mutex<State>,
    freed: Condvar,
    limits: Limits,
    patience: Option<Duration>,
}

#[derive(Default)]
struct State {
    idle: Vec<Lane>,
    in_use: usize,
    /// How many threads wait for one of those.
    waiting: usize,
}

struct Lane {
    runtime: Runtime,
    client: Client,
}

impl Lanes {
    pub(in crate::python) fn new(client: &Client) -> Self {
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
    pub(in crate::python) fn run(
        &self,
        py: Python<'_>,
        client: &Client,
        work: impl FnOnce(Client) -> PyResult<Work>,
    ) -> PyResult<Answer> {
        let lane = self.enter(py, client)?;
        let work = match work(lane.client.clone()) {
            Ok(work) => work,
            Err(error) => {
                self.leave(Some(lane));
                return Err(error);
            }
        };
        let done = py.detach(|| lane.runtime.block_on(watched(work)));
        match done {
            Ok(answer) => {
                self.leave(Some(lane));
                answer.map_err(|error| exceptions::from_core(py, &error))
            }
            Err(interrupt) => {
                self.leave(None);
                // Not to wait for a name that is still being looked up.
                lane.runtime.shutdown_background();
                Err(interrupt)
            }
        }
    }

    /// Takes an idle lane, or makes one if there may be one more, or waits.
    fn enter(&self, py: Python<'_>, client: &Client) -> PyResult<Lane> {
        let most = self.limits.max_connections.unwrap_or(usize::MAX);
        let began = Instant::now();
        loop {
            {
                let mut state = self.state();
                if state.in_use < most {
                    state.in_use += 1;
                    if let Some(lane) = state.idle.pop() {
                        return Ok(lane);
                    }
                    break;
                }
            }
            if self.patience.is_some_and(|limit| began.elapsed() >= limit) {
                let message = format!(
                    "no connection became free within {} s: all {most} are in use",
                    self.patience.unwrap_or_default().as_secs_f64()
                );
                return Err(exceptions::from_core(py, &Error::new(ErrorKind::PoolTimeout, message)));
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
        let made = Builder::new_current_thread().enable_io().enable_time().build();
        match made {
            Ok(runtime) => {
                let client = client.over(client.transport().with_own_connections());
                Ok(Lane { runtime, client })
            }
            Err(error) => {
                self.leave(None);
                let message = format!("no runtime could be started: {error}");
                Err(exceptions::from_core(py, &Error::new(ErrorKind::Connect, message)))
            }
        }
    }

    /// Gives a lane back; it is kept if there are not enough idle ones.
    fn leave(&self, lane: Option<Lane>) {
        let surplus = {
            let mut state = self.state();
            state.in_use -= 1;
            if state.waiting > 0 {
                self.freed.notify_one();
            }
            match lane {
                Some(lane)
                    if state.idle.len() < self.limits.max_keepalive_connections.unwrap_or(usize::MAX) =>
                {
                    state.idle.push(lane);
                    None
                }
                other => other,
            }
        };
        // After the lock: it closes its connections.
        drop(surplus);
    }

    /// Closes the connections that are not in use.
    pub(in crate::python) fn close(&self) {
        let idle = std::mem::take(&mut self.state().idle);
        drop(idle);
    }
}

/// The work, looking for signals all the while: those are Python's to handle, and may raise.
async fn watched(mut work: Work) -> PyResult<crate::error::Result<Answer>> {
    loop {
        tokio::select! {
            biased;
            done = &mut work => return Ok(done),
            () = tokio::time::sleep(LOOK_FOR_SIGNALS) => Python::attach(|py| py.check_signals())?,
        }
    }
}
