//! The queue of an event client, such as `PrefectEventsClient`.

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use super::{Running, too_large, wait};
use crate::arguments;
use crate::clients;
use crate::convert::answer::Answer;
use crate::locks::lock;
use crate::runtime::{self, Call};
use prefect_client::client::{Client, Emitter, EmitterOptions};
use prefect_client::error::Result;
use prefect_client::schemas::events::Event;

/// Emits events to one server, and can be waited for.
#[pyclass(module = "prefect_rs._core", name = "_Emitter", frozen, weakref)]
pub(crate) struct PyEmitter {
    client: Client,
    /// How many failures in a row there may be, and how many events may be undelivered before emitting waits.
    max_failures: u32,
    checkpoint_every: usize,
    /// Locked only briefly, by threads that hold the GIL.
    running: Mutex<Option<Arc<OpenEmitter>>>,
}

struct OpenEmitter {
    emitter: Emitter,
    running: Running,
}

impl PyEmitter {
    /// The emitter of this process.
    fn running(&self) -> PyResult<Arc<OpenEmitter>> {
        let running = lock(&self.running);
        match &*running {
            Some(opened) if opened.running.is_of_this_process() => Ok(opened.clone()),
            Some(_) => Err(PyRuntimeError::new_err(
                "the event client was opened in another process: open one in the process that emits",
            )),
            None => Err(PyRuntimeError::new_err("the event client is not open")),
        }
    }

    fn start(&self, py: Python<'_>) -> PyResult<Emitter> {
        let options = EmitterOptions { max_queue_size: 0, max_failures: Some(self.max_failures) };
        let (emitter, delivery) = self.client.emitter(options);
        let running = Running::start(py, &emitter, Box::pin(delivery))?;
        let opened = Arc::new(OpenEmitter { emitter: emitter.clone(), running });
        let old = lock(&self.running).replace(opened);
        drop_safely(old);
        Ok(emitter)
    }

    /// Puts an event into the queue, and returns what to wait for.
    fn push(
        &self,
        py: Python<'_>,
        event: &Bound<'_, PyAny>,
    ) -> PyResult<Option<impl Future<Output = Result<()>> + Send + 'static>> {
        let opened = self.running()?;
        let event: Arc<Event> =
            arguments::model("event", event).map_err(|error| error.into_error(py, "emit"))?;
        let client = crate::attribution::attributed(py, self.client.clone());
        let emitter = opened.emitter.clone();
        emitter.emit_within(&client, &event).map_err(|error| too_large(py, error))?;
        let waiting = emitter.counts().waiting;
        // While the server is away, there is no point in going on.
        let most = if emitter.is_failing() { 0 } else { self.checkpoint_every.saturating_sub(1) };
        Ok((waiting > most).then_some(async move { emitter.wait_for(most, None).await.map(drop) }))
    }

    /// Waits for the delivery of all events, and ends it.
    fn finish(&self) -> PyResult<impl Future<Output = Result<()>> + Send + 'static> {
        let opened = self.running()?;
        Ok(async move {
            let flushed = opened.emitter.flush(None).await;
            opened.emitter.close();
            if flushed.is_err() {
                opened.running.delivery.abort();
            }
            flushed.map(drop)
        })
    }
}

/// In a forked child, dropping the emitter of the parent would take locks that a thread of the parent may have held.
fn drop_safely(opened: Option<Arc<OpenEmitter>>) {
    match opened {
        Some(opened) if !opened.running.is_of_this_process() => std::mem::forget(opened),
        opened => drop(opened),
    }
}

impl Drop for PyEmitter {
    fn drop(&mut self) {
        drop_safely(self.running.get_mut().unwrap_or_else(PoisonError::into_inner).take());
    }
}

/// A coroutine that does the work in the background.
pub(super) fn coroutine<'py, T: Into<Answer> + 'static>(
    py: Python<'py>,
    name: &'static str,
    owner: &Bound<'py, PyAny>,
    work: impl Future<Output = Result<T>> + Send + 'static,
) -> PyResult<Bound<'py, PyAny>> {
    let work = runtime::work(work);
    Ok(Bound::new(py, Call::new(name, owner, Ok(work)))?.into_any())
}

#[pymethods]
impl PyEmitter {
    #[new]
    #[pyo3(signature = (api_url, api_key, max_failures, checkpoint_every))]
    fn new(
        py: Python<'_>,
        api_url: Option<String>,
        api_key: Option<String>,
        max_failures: u32,
        checkpoint_every: usize,
    ) -> PyResult<Self> {
        let client = clients::client_at(py, api_url, api_key)?;
        Ok(Self { client, max_failures, checkpoint_every, running: Mutex::new(None) })
    }

    /// The API's URL, without credentials.
    #[getter]
    fn api_url(&self) -> &str {
        self.client.api_url()
    }

    /// Connect to the server, as a coroutine.
    fn connect<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let emitter = slf.get().start(slf.py())?;
        coroutine(slf.py(), "__aenter__", slf.as_any(), async move { emitter.connected().await })
    }

    /// Connect to the server, blocking.
    fn connect_blocking(&self, py: Python<'_>) -> PyResult<()> {
        let emitter = self.start(py)?;
        wait(py, async move { emitter.connected().await }).map(drop)
    }

    /// Emit an event, as a coroutine.
    fn emit<'py>(slf: &Bound<'py, Self>, event: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let pushed = slf.get().push(slf.py(), event)?;
        coroutine(slf.py(), "emit", slf.as_any(), async move {
            match pushed {
                Some(waiting) => waiting.await,
                None => Ok(()),
            }
        })
    }

    /// Emit an event, blocking.
    fn emit_blocking(&self, py: Python<'_>, event: &Bound<'_, PyAny>) -> PyResult<()> {
        match self.push(py, event)? {
            Some(waiting) => wait(py, waiting).map(drop),
            None => Ok(()),
        }
    }

    /// Wait until all events are delivered, and disconnect, as a coroutine.
    fn close<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let finished = slf.get().finish()?;
        coroutine(slf.py(), "__aexit__", slf.as_any(), finished)
    }

    /// Wait until all events are delivered, and disconnect, blocking.
    fn close_blocking(&self, py: Python<'_>) -> PyResult<()> {
        wait(py, self.finish()?).map(drop)
    }
}
