//! A websocket from which messages are taken one by one, each acknowledged: for `prefect_rs.client.subscriptions`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tokio::sync::Mutex;

use crate::clients::{self, Client};
use crate::runtime::{self, Call};
use prefect_client::error::{Error, ErrorKind, Result};
use prefect_client::transport::{Handshake, Socket};

/// The pause before a lost connection is opened again. The official client's.
const PAUSE: Duration = Duration::from_millis(500);

const ACKNOWLEDGED: &str = r#"{"type":"ack"}"#;

/// A subscription to the messages below a path. It connects when the first one is asked for.
#[pyclass(module = "prefect_rs._core", name = "_Subscription", frozen, weakref)]
pub(crate) struct PySubscription {
    process: u32,
    subscribed: Arc<Subscribed>,
}

struct Subscribed {
    client: Client,
    path: String,
    /// The message that says what is subscribed to.
    first: String,
    is_connected: AtomicBool,
    state: Mutex<SubscriptionState>,
}

#[derive(Default)]
struct SubscriptionState {
    socket: Option<Box<Socket>>,
    /// A message that was not acknowledged yet, as the call that received it was cancelled.
    received: Option<String>,
    /// Whether the server has closed the connection because of what was sent.
    is_refused: bool,
}

impl Subscribed {
    /// Waits for the next message, and acknowledges it. A lost connection is opened again.
    async fn next(&self) -> Result<String> {
        let mut state = self.state.lock().await;
        loop {
            match self.attempt(&mut state).await {
                Ok(message) => return Ok(message),
                Err(error) => {
                    let is_refused = std::mem::take(&mut *state).is_refused;
                    self.is_connected.store(false, Ordering::Relaxed);
                    if is_refused || is_final(&error) {
                        return Err(error);
                    }
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    async fn attempt(&self, state: &mut SubscriptionState) -> Result<String> {
        if state.socket.is_none() {
            let mut socket = Socket::open(self.client.transport(), &self.path, Handshake::Message).await?;
            socket.send_text(&*self.first).await?;
            state.socket = Some(Box::new(socket));
            self.is_connected.store(true, Ordering::Relaxed);
        }
        let lost = || Error::new(ErrorKind::Read, "the server closed the websocket");
        let socket = state.socket.as_mut().ok_or_else(lost)?;
        if state.received.is_none() {
            let received = socket.next_text().await;
            // 1008 is a violation of a policy, and from 4000 on are the server's own codes.
            state.is_refused = matches!(socket.close_code(), Some(1008 | 4000..));
            state.received = Some(received?.ok_or_else(lost)?);
        }
        socket.send_text(ACKNOWLEDGED).await?;
        state.received.take().ok_or_else(lost)
    }
}

/// Whether trying again cannot help.
fn is_final(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Authentication | ErrorKind::SocketRefused | ErrorKind::Invalid | ErrorKind::Closed
    )
}

impl PySubscription {
    fn message(&self) -> PyResult<impl Future<Output = Result<String>> + Send + 'static> {
        if self.process != std::process::id() {
            return Err(PyRuntimeError::new_err(
                "the subscription was created in another process: create one in the process that reads it",
            ));
        }
        let subscribed = Arc::clone(&self.subscribed);
        Ok(async move { subscribed.next().await })
    }
}

impl Drop for PySubscription {
    fn drop(&mut self) {
        // In a forked child, closing the socket would also affect the parent, which shares its registration for events.
        if self.process != std::process::id() {
            std::mem::forget(Arc::clone(&self.subscribed));
        }
    }
}

#[pymethods]
impl PySubscription {
    #[new]
    #[pyo3(signature = (api_url, path, first))]
    fn new(py: Python<'_>, api_url: Option<String>, path: String, first: String) -> PyResult<Self> {
        let client = clients::client_at(py, api_url, None)?;
        let is_connected = AtomicBool::new(false);
        let subscribed = Arc::new(Subscribed { client, path, first, is_connected, state: Mutex::default() });
        Ok(Self { process: std::process::id(), subscribed })
    }

    /// The API's URL, without credentials.
    #[getter]
    fn api_url(&self) -> &str {
        self.subscribed.client.api_url()
    }

    /// Whether there is a connection.
    #[getter]
    fn is_connected(&self) -> bool {
        self.subscribed.is_connected.load(Ordering::Relaxed)
    }

    /// Wait for the next message, as a coroutine.
    fn next<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let work = runtime::work(slf.get().message()?);
        Ok(Bound::new(slf.py(), Call::new("__anext__", slf.as_any(), Ok(work)))?.into_any())
    }

    /// Wait for the next message, blocking.
    fn next_blocking<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        runtime::block_aside(py, runtime::work(self.message()?), None)?.into_python(py)
    }
}
