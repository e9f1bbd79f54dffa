//! Log records of runs, for the server in the settings.

use std::sync::Arc;
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::registry::{Registry, SharedQueue};
use super::{Running, flushed};
use crate::arguments;
use crate::clients;
use crate::errors::exceptions;
use prefect_client::client::{Emitted, LogEmitter, LogOptions};
use prefect_client::schemas::actions::LogCreate;

/// The queues of log records.
pub(super) static LOGS: Registry<Arc<ServerLogs>> = Registry::new();

/// The queue of log records for one server.
pub(super) struct ServerLogs {
    /// None if the settings say that no logs are sent.
    sending: Option<(LogEmitter, Running)>,
    when_missing_flow: String,
}

impl SharedQueue for Arc<ServerLogs> {
    const VARIABLES: &'static [&'static str] = &[
        "PREFECT_LOGGING_TO_API_ENABLED",
        "PREFECT_LOGGING_TO_API_BATCH_INTERVAL",
        "PREFECT_LOGGING_TO_API_BATCH_SIZE",
        "PREFECT_LOGGING_TO_API_MAX_LOG_SIZE",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW",
        "PREFECT_RS_LOGGING_TO_API_MAX_QUEUE_SIZE",
        "PREFECT_RS_LOGGING_TO_API_EXIT_TIMEOUT",
    ];

    const WORDS: [&'static str; 3] = ["log record", "log records", "PREFECT_RS_LOGGING_TO_API_EXIT_TIMEOUT"];

    fn create(py: Python<'_>) -> PyResult<(Self, Duration)> {
        let settings =
            clients::load_settings(py).map_err(|error| exceptions::from_core(py, &error.into()))?;
        let when_missing_flow = settings.log_when_missing_flow.clone();
        if !settings.log_to_api {
            return Ok((Arc::new(ServerLogs { sending: None, when_missing_flow }), Duration::ZERO));
        }
        let (client, settings) = clients::client_of_settings(py)?;
        let exit_timeout = Duration::try_from_secs_f64(settings.log_exit_timeout).unwrap_or_default();
        let (emitter, delivery) = client.log_emitter(LogOptions::from_settings(&settings, &client));
        let running = Running::start(py, &emitter, Box::pin(delivery))?;
        Ok((Arc::new(ServerLogs { sending: Some((emitter, running)), when_missing_flow }), exit_timeout))
    }

    fn running(&self) -> Option<&Running> {
        self.sending.as_ref().map(|(_, running)| running)
    }
}

/// The queue of log records for the server in the settings.
#[pyclass(module = "prefect_rs._core", name = "_LogQueue", frozen)]
pub(crate) struct LogQueue {
    logs: Arc<ServerLogs>,
    /// The time limit for deliveries, if the process is about to exit.
    is_exiting: Option<Duration>,
}

#[pymethods]
impl LogQueue {
    /// Whether logs are sent at all.
    #[getter]
    fn is_enabled(&self) -> bool {
        self.logs.sending.is_some()
    }

    /// What to do with a record of no run: `warn`, `error` or `ignore`.
    #[getter]
    fn when_missing_flow(&self) -> &str {
        &self.logs.when_missing_flow
    }

    /// Send a record, with the fields of `LogCreate`. Returns whether there was room for it. Waits for its delivery if the
    /// process exits and handlers are not flushed any more.
    fn send(&self, py: Python<'_>, fields: &Bound<'_, PyDict>, is_last: bool) -> PyResult<bool> {
        let Some((emitter, running)) = &self.logs.sending else { return Ok(false) };
        let log: Arc<LogCreate> =
            arguments::inner_model(fields).map_err(|error| error.into_error(py, "LogCreate"))?;
        let emitted = emitter.emit(&log);
        running.report(py, false)?;
        if let Some(limit) = self.is_exiting.filter(|_| is_last) {
            LOGS.deliver_at_exit(py, running, limit)?;
        }
        Ok(emitted == Emitted::Queued)
    }
}

/// Gets the queue for the server in the settings. Text is an error that was raised before, less than a minute ago.
#[pyfunction(name = "_log_queue")]
pub(crate) fn log_queue(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    match LOGS.current(py)? {
        Ok((logs, is_exiting)) => Ok(Bound::new(py, LogQueue { logs, is_exiting })?.into_any()),
        Err(message) => Ok(message.into_pyobject(py)?.into_any()),
    }
}

/// Waits until the log records of this process are delivered. Returns whether they are, after at most `timeout` seconds.
#[pyfunction(name = "_flush_logs", signature = (timeout, is_async))]
pub(crate) fn flush_logs<'py>(
    py: Python<'py>,
    timeout: Option<f64>,
    is_async: bool,
) -> PyResult<Bound<'py, PyAny>> {
    flushed(py, &LOGS, timeout, is_async)
}
