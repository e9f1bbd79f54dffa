//! Lines for Python's log that are written where there is no Python: by the futures that do the calls' work.
//!
//! Whoever drives such a future listens to it, and logs what it hears when it comes back to Python.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::intern;
use pyo3::prelude::*;
use tokio::task::futures::TaskLocalFuture;

use crate::python::clients::logger;

/// Who hears the lines.
pub(super) trait Listener: Send + Sync {
    /// Takes a line, at once.
    fn hear(self: Arc<Self>, line: Line);
}

/// A line, by its level.
pub(super) enum Line {
    Debug(String),
    Warning(String),
}

/// Lines that were heard and not logged yet.
#[derive(Default)]
pub(super) struct Lines(Mutex<Vec<Line>>);

tokio::task_local! {
    static LISTENER: Arc<dyn Listener>;
}

/// A future whose lines this one hears.
pub(super) fn heard_by<F: Future>(
    listener: Arc<dyn Listener>,
    future: F,
) -> TaskLocalFuture<Arc<dyn Listener>, F> {
    LISTENER.scope(listener, future)
}

/// Says something to the listener of the future that runs.
pub(in crate::python) fn say(line: String) {
    hear(Line::Debug(line));
}

/// The same as a warning.
pub(in crate::python) fn warn(line: String) {
    hear(Line::Warning(line));
}

fn hear(line: Line) {
    let _ = LISTENER.try_with(|listener| listener.clone().hear(line));
}

impl Listener for Lines {
    fn hear(self: Arc<Self>, line: Line) {
        self.add(line);
    }
}

impl Lines {
    pub(super) fn add(&self, line: Line) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }

    /// Logs what was heard.
    pub(super) fn log(&self, py: Python<'_>) {
        let lines = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if let Err(error) = log(py, &lines) {
            error.write_unraisable(py, None);
        }
    }
}

fn log(py: Python<'_>, lines: &[Line]) -> PyResult<()> {
    if lines.is_empty() {
        return Ok(());
    }
    // Who has not imported `logging` has not asked for debug lines either.
    let has_logging = py.import("sys")?.getattr("modules")?.contains(intern!(py, "logging"))?;
    for line in lines {
        match line {
            Line::Debug(text) if has_logging => logger(py)?.call_method1("debug", (text,))?,
            Line::Debug(_) => continue,
            Line::Warning(text) => logger(py)?.call_method1("warning", (text,))?,
        };
    }
    Ok(())
}
