//! Lines for Python's log that are written where there is no Python: by the futures that do the calls' work.
//!
//! Whoever drives such a future listens to it, and logs what it hears when it comes back to Python.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::intern;
use pyo3::prelude::*;
use tokio::task::futures::TaskLocalFuture;

use prefect_client::transport::Retry;

/// A line of the log.
pub(crate) struct Line {
    text: String,
    /// Whether it is a warning. All others are for debugging.
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

/// Who hears the lines.
pub(crate) trait Listener: Send + Sync {
    /// Takes a line, at once.
    fn hear(self: Arc<Self>, line: Line);
}

/// Lines that were heard and not logged yet.
#[derive(Default)]
pub(crate) struct Lines(Mutex<Vec<Line>>);

tokio::task_local! {
    static LISTENER: Arc<dyn Listener>;
}

/// A future whose lines this one hears.
pub(crate) fn heard_by<F: Future>(
    listener: Arc<dyn Listener>,
    future: F,
) -> TaskLocalFuture<Arc<dyn Listener>, F> {
    LISTENER.scope(listener, future)
}

/// Says something to the listener of the future that runs.
pub(crate) fn say(line: Line) {
    let _ = LISTENER.try_with(|listener| listener.clone().hear(line));
}

impl Listener for Lines {
    fn hear(self: Arc<Self>, line: Line) {
        self.add(line);
    }
}

impl Lines {
    pub(crate) fn add(&self, line: Line) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }

    /// Logs what was heard.
    pub(crate) fn log(&self, py: Python<'_>) {
        let lines = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if let Err(error) = log(py, &lines) {
            error.write_unraisable(py, None);
        }
    }
}

fn log(py: Python<'_>, lines: &[Line]) -> PyResult<()> {
    // Without `logging` nobody has asked for debugging. Warnings are printed all the same.
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

/// Logs a warning.
pub(crate) fn warn(py: Python<'_>, message: &str) -> PyResult<()> {
    logger(py)?.call_method1("warning", (message,))?;
    Ok(())
}

/// The package's logger.
pub(crate) fn logger(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("logging")?.call_method1("getLogger", ("prefect_rs",))
}
