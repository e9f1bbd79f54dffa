//! Emitting events and log records from Python.
//!
//! - `registry`: the queues of this process, one for each server
//! - `events`: `emit_event`
//! - `logs`: the log records of log handlers
//! - `from_fields`: the event of the arguments of `emit_event`
//! - `own`: the queue of an event client

mod events;
mod from_fields;
mod logs;
mod own;
mod registry;

use std::pin::Pin;
use std::time::Duration;

use pyo3::prelude::*;
use tokio::task::AbortHandle;

use crate::convert::answer::Answer;
use crate::errors::exceptions;
use crate::runtime::{self, background, log};
use events::EVENTS;
use logs::LOGS;
use prefect_client::client::{Outbox, TooLarge};
use prefect_client::error::Result;
use registry::{Registry, SharedQueue};

pub(crate) use events::{emit_event, flush_events};
pub(crate) use logs::{LogQueue, flush_logs, log_queue};
pub(crate) use own::PyEmitter;

/// A delivery on the background runtime, in the process that it belongs to.
struct Running {
    process: u32,
    outbox: Outbox,
    delivery: AbortHandle,
}

impl Running {
    fn start(
        py: Python<'_>,
        outbox: &Outbox,
        delivery: Pin<Box<dyn Future<Output = ()> + Send>>,
    ) -> PyResult<Self> {
        let runtime = background::handle().map_err(|error| exceptions::from_core(py, &error))?;
        let delivery = runtime.spawn(delivery).abort_handle();
        Ok(Self { process: std::process::id(), outbox: outbox.clone(), delivery })
    }

    fn is_of_this_process(&self) -> bool {
        self.process == std::process::id()
    }

    /// Logs what has gone wrong.
    fn report(&self, py: Python<'_>, all: bool) -> PyResult<()> {
        if !self.outbox.has_reports() {
            return Ok(());
        }
        self.outbox.take_reports(all).iter().try_for_each(|line| log::warn(py, line))
    }
}

/// The exception for an event that is too large.
pub(crate) fn too_large(py: Python<'_>, TooLarge { size, maximum }: TooLarge) -> PyErr {
    exceptions::make(py, "EventTooLarge", (size, maximum), None).unwrap_or_else(|error| error)
}

/// Delivers what is in the queues, as the process is about to exit. What cannot be delivered in time is lost, and a warning
/// says so.
#[pyfunction(name = "_drain")]
pub(crate) fn drain(py: Python<'_>) -> PyResult<()> {
    // Before waiting for the events.
    LOGS.hurry();
    EVENTS.drain(py)?;
    LOGS.drain(py)
}

/// Delivers what was sent while all clients sent through httpx, and ends these queues.
#[pyfunction(name = "_end_through")]
pub(crate) fn end_through(py: Python<'_>, number: u64) -> PyResult<()> {
    EVENTS.end_through(py, number)?;
    LOGS.end_through(py, number)
}

/// Discards the queues of this process and what is in them: for tests.
#[pyfunction(name = "_discard_queues")]
pub(crate) fn discard_queues() {
    EVENTS.discard();
    LOGS.discard();
}

/// Waits until the queues of a registry are empty. Returns whether they are, after at most `timeout` seconds.
fn flushed<'py, Q: SharedQueue>(
    py: Python<'py>,
    registry: &Registry<Q>,
    timeout: Option<f64>,
    is_async: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let limit = if registry.has_given_up() { Some(Duration::ZERO) } else { timeout.map(limit_of) };
    let outboxes = registry.outboxes(py)?;
    let work = async move { flush_all(&outboxes, limit).await };
    if is_async {
        return own::coroutine(py, "flush", py.None().bind(py), work);
    }
    let is_empty = wait(py, work)?.into_python(py);
    registry.report(py, false)?;
    is_empty
}

fn limit_of(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX)
}

async fn flush_all(outboxes: &[Outbox], limit: Option<Duration>) -> Result<bool> {
    let flushing = async {
        for outbox in outboxes {
            outbox.flush(None).await?;
        }
        Ok(true)
    };
    match limit {
        None => flushing.await,
        Some(limit) => tokio::time::timeout(limit, flushing).await.unwrap_or(Ok(false)),
    }
}

/// Does the work in the background, while this thread waits with the GIL released.
fn wait<T: Into<Answer> + 'static>(
    py: Python<'_>,
    work: impl Future<Output = Result<T>> + Send + 'static,
) -> PyResult<Answer> {
    runtime::block_aside(py, runtime::work(work), None)
}
