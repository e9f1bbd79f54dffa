//! Messages for Python's `logging` from code that runs without the GIL.
//!
//! The futures of calls emit messages with [`emit`]. Whoever drives such a future collects them, and logs them once it is
//! attached to Python again.

use std::sync::{Arc, Mutex};

use pyo3::intern;
use pyo3::prelude::*;
use tokio::task::futures::TaskLocalFuture;

use super::questions::Question;
use crate::locks::lock;
use prefect_client::client::PageFuture;
use prefect_client::transport::Retry;

/// A log message.
pub(crate) struct Line {
    text: String,
    /// Whether its level is WARNING. Otherwise it is DEBUG.
    is_warning: bool,
}

impl Line {
    pub(crate) fn warning(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_warning: true }
    }
}

impl From<&Retry> for Line {
    fn from(retry: &Retry) -> Self {
        Self { text: retry.to_string(), is_warning: retry.is_notable() }
    }
}

/// Receives the messages of a future.
pub(super) trait Listener: Send + Sync {
    /// Receives a message. Must not block.
    fn receive(self: Arc<Self>, line: Line);

    /// Receives a question. Must not block.
    fn ask(self: Arc<Self>, question: Question);
}

/// Messages that have not been logged yet.
#[derive(Default)]
pub(crate) struct Lines(Mutex<Vec<Line>>);

tokio::task_local! {
    pub(super) static LISTENER: Arc<dyn Listener>;
}

/// The future, with its messages sent to a listener.
pub(super) fn with_listener<F: Future>(
    listener: Arc<dyn Listener>,
    future: F,
) -> TaskLocalFuture<Arc<dyn Listener>, F> {
    LISTENER.scope(listener, future)
}

/// A page that is read in a task, with its messages sent to the listener of the current future.
pub(super) fn spawned(page: PageFuture) -> PageFuture {
    match LISTENER.try_with(Arc::clone) {
        Ok(listener) => prefect_client::client::spawned(Box::pin(with_listener(listener, page))),
        Err(_) => prefect_client::client::spawned(page),
    }
}

/// Sends a message to the listener of the current future.
pub(crate) fn emit(line: Line) {
    let _ = LISTENER.try_with(|listener| listener.clone().receive(line));
}

impl Lines {
    pub(crate) fn add(&self, line: Line) {
        lock(&self.0).push(line);
    }

    /// Logs the messages.
    pub(crate) fn log(&self, py: Python<'_>) {
        let lines = std::mem::take(&mut *lock(&self.0));
        if let Err(error) = log(py, &lines) {
            error.write_unraisable(py, None);
        }
    }
}

/// The logger of the clients.
pub(crate) fn logger(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("logging")?.call_method1("getLogger", ("prefect_rs",))
}

/// Logs a warning.
pub(crate) fn warn(py: Python<'_>, message: &str) -> PyResult<()> {
    logger(py)?.call_method1("warning", (message,))?;
    Ok(())
}

fn log(py: Python<'_>, lines: &[Line]) -> PyResult<()> {
    // If `logging` is not imported, debug messages are not wanted. Warnings are logged anyway.
    let is_imported = || py.import("sys")?.getattr("modules")?.contains(intern!(py, "logging"));
    if lines.is_empty() || !(lines.iter().any(|line| line.is_warning) || is_imported()?) {
        return Ok(());
    }
    let logger = logger(py)?;
    lines.iter().try_for_each(|line| {
        let method = if line.is_warning { "warning" } else { "debug" };
        logger.call_method1(method, (&line.text,)).map(drop)
    })
}
