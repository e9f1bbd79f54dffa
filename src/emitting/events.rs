//! `emit_event`: events for the server in the settings.

use std::sync::Arc;
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::registry::{Registry, SharedQueue};
use super::{Running, flushed, from_fields, too_large};
use crate::clients;
use crate::convert::classes;
use prefect_client::client::{Client, Emitted, Emitter, EmitterOptions};

/// The queues of events.
pub(super) static EVENTS: Registry<Arc<ServerEvents>> = Registry::new();

/// The queue of events for one server.
pub(super) struct ServerEvents {
    client: Client,
    emitter: Emitter,
    running: Running,
}

impl SharedQueue for Arc<ServerEvents> {
    const VARIABLES: &'static [&'static str] =
        &["PREFECT_EVENTS_WORKER_MAX_QUEUE_SIZE", "PREFECT_RS_EVENTS_EXIT_TIMEOUT"];

    const WORDS: [&'static str; 3] = ["event", "events", "PREFECT_RS_EVENTS_EXIT_TIMEOUT"];

    fn create(py: Python<'_>) -> PyResult<(Self, Duration)> {
        let (client, settings) = clients::client_of_settings(py)?;
        let options =
            EmitterOptions { max_queue_size: settings.events_queue_size as usize, max_failures: None };
        let exit_timeout = Duration::try_from_secs_f64(settings.events_exit_timeout).unwrap_or_default();
        let (emitter, delivery) = client.emitter(options);
        let running = Running::start(py, &emitter, Box::pin(delivery))?;
        Ok((Arc::new(ServerEvents { client, emitter, running }), exit_timeout))
    }

    fn running(&self) -> Option<&Running> {
        Some(&self.running)
    }
}

/// Emits an event through the queue for the server in the settings. Returns the event, or None if it was dropped.
#[pyfunction(name = "_emit_event")]
pub(crate) fn emit_event<'py>(
    py: Python<'py>,
    fields: &Bound<'py, PyDict>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let event = from_fields::event(fields).map_err(|error| error.into_error(py, "Event"))?;
    let (events, is_exiting) = EVENTS.current(py)?.map_err(PyRuntimeError::new_err)?;
    let client = crate::attribution::attributed(py, events.client.clone());
    let emitted = events.emitter.emit_within(&client, &event).map_err(|error| too_large(py, error))?;
    events.running.report(py, false)?;
    if let Some(limit) = is_exiting {
        EVENTS.deliver_at_exit(py, &events.running, limit)?;
    }
    match emitted {
        Emitted::Queued => Ok(Some(classes::wrap(py, event)?.into_any())),
        Emitted::Dropped => Ok(None),
    }
}

/// Waits until the events of this process are delivered. Returns whether they are, after at most `timeout` seconds.
#[pyfunction(name = "_flush_events", signature = (timeout, is_async))]
pub(crate) fn flush_events<'py>(
    py: Python<'py>,
    timeout: Option<f64>,
    is_async: bool,
) -> PyResult<Bound<'py, PyAny>> {
    flushed(py, &EVENTS, timeout, is_async)
}
