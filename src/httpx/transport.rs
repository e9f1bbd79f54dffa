//! Sends the requests of a client through an httpx transport.
//!
//! What calls httpx is written in Python, in `prefect_rs._transports`, and imported with the first transport.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Version};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyWeakrefReference};

use crate::errors::exceptions::Raised;
use crate::locks::lock;
use crate::runtime::{Place, has_caller, perform};
use prefect_client::error::{Error, ErrorKind};
use prefect_client::transport::{ExchangeFailure, Exchanger, Exchanging, Options, Outgoing, Verify};

/// What makes the senders of all clients, within `prefect_rs.testing.through_httpx`, and its number.
static THROUGH: Mutex<Option<(u64, Py<PyAny>)>> = Mutex::new(None);

/// The Python object that sends the requests. It may refer to its client, so the client's core, which the garbage collector
/// does not visit, refers to it weakly.
#[derive(Clone)]
pub(crate) enum Sender {
    Weak(Arc<Py<PyWeakrefReference>>),
    Strong(Arc<Py<PyAny>>),
}

impl Sender {
    pub(crate) fn weak(sender: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self::Weak(Arc::new(PyWeakrefReference::new(sender)?.unbind())))
    }

    fn get<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Strong(sender) => Ok(sender.bind(py).clone()),
            Self::Weak(sender) => sender.bind(py).upgrade().ok_or_else(|| {
                pyo3::exceptions::PyRuntimeError::new_err("the client of this call no longer exists")
            }),
        }
    }

    /// Opens or closes the transports that were given.
    pub(crate) async fn turn(self, blocking: &'static str, awaited: &'static str) -> Result<(), Error> {
        let run = move |py: Python<'_>, place| {
            let name = if place == Place::Loop { awaited } else { blocking };
            self.get(py)?.call_method0(name).map(Bound::unbind)
        };
        let done = perform(run, |_, outcome| outcome.map(drop)).await;
        done.unwrap_or(Ok(())).map_err(|error| {
            Error::new(ErrorKind::Transport, "the transport failed").caused_by(Some(Raised::passed_on(error)))
        })
    }
}

/// The sender for these `httpx_settings`, which have a transport.
pub(crate) fn sender<'py>(settings: &Bound<'py, PyAny>, options: &Options) -> PyResult<Bound<'py, PyAny>> {
    let class = settings.py().import("prefect_rs._transports")?.getattr("Sender")?;
    make(&class, Some(settings), options)
}

fn make<'py>(
    class: &Bound<'py, PyAny>,
    settings: Option<&Bound<'py, PyAny>>,
    options: &Options,
) -> PyResult<Bound<'py, PyAny>> {
    match &options.verify {
        Verify::File(path, _) => class.call1((settings, path.as_os_str(), options.http2)),
        other => class.call1((settings, !matches!(other, Verify::Nothing), options.http2)),
    }
}

/// Makes a client with these settings send through httpx, if all clients do.
pub(crate) fn send_through(
    py: Python<'_>,
    settings: Option<&Bound<'_, PyAny>>,
    options: &mut Options,
) -> PyResult<()> {
    let factory = {
        let through = lock(&THROUGH);
        through.as_ref().map(|(_, factory)| factory.clone_ref(py))
    };
    if let Some(factory) = factory {
        let sender = make(factory.bind(py), settings, options)?;
        options.exchanger = Some(Arc::new(Sender::Strong(Arc::new(sender.unbind()))));
    }
    Ok(())
}

/// The number of the context in which all clients send through httpx.
pub(crate) fn through() -> Option<u64> {
    lock(&THROUGH).as_ref().map(|(number, _)| *number)
}

/// Makes all clients that are created from now on send through what `factory` returns, or, with None, by themselves. Returns
/// what was set before.
#[pyfunction(name = "_send_through")]
pub(crate) fn set_through(factory: Option<(u64, Py<PyAny>)>) -> Option<(u64, Py<PyAny>)> {
    std::mem::replace(&mut *lock(&THROUGH), factory)
}

impl Exchanger for Sender {
    fn exchange(&self, outgoing: Outgoing) -> Exchanging {
        let sender = self.clone();
        Box::pin(async move {
            let limit = outgoing.max_response_bytes;
            let run = move |py: Python<'_>, place: Place| {
                start(&sender.get(py)?, &outgoing, place).map(Bound::unbind)
            };
            let finish = move |py: Python<'_>, outcome: PyResult<Py<PyAny>>| match outcome {
                Ok(received) => received_from(received.bind(py)),
                Err(error) => Err(failure(py, error, limit)),
            };
            if has_caller() {
                return perform(run, finish).await.unwrap_or_else(|| Err(exiting()));
            }
            // In the background, such as the delivery of events, nobody waits whose thread it could use.
            let work = move || Python::try_attach(|py| finish(py, run(py, Place::Thread)));
            let done = tokio::task::spawn_blocking(work).await;
            done.ok().flatten().unwrap_or_else(|| Err(exiting()))
        })
    }
}

/// Calls httpx. On an event loop, what it returns is to be awaited.
fn start<'py>(sender: &Bound<'py, PyAny>, outgoing: &Outgoing, place: Place) -> PyResult<Bound<'py, PyAny>> {
    let py = sender.py();
    let Outgoing { request, timeouts, max_response_bytes } = outgoing;
    let name = if place == Place::Loop { intern!(py, "asend") } else { intern!(py, "send") };
    let headers: Vec<_> = request
        .headers()
        .iter()
        .map(|(name, value)| (PyBytes::new(py, name.as_str().as_bytes()), PyBytes::new(py, value.as_bytes())))
        .collect();
    let [connect, read, write, pool] = [timeouts.connect, timeouts.read, timeouts.write, timeouts.pool]
        .map(|limit| limit.map(|limit| limit.as_secs_f64()));
    let arguments = (
        request.method().as_str(),
        request.uri().to_string(),
        headers,
        PyBytes::new(py, request.body()),
        (connect, read, write, pool),
        *max_response_bytes,
    );
    sender.call_method1(name, arguments)
}

fn received_from(received: &Bound<'_, PyAny>) -> Result<http::Response<Bytes>, ExchangeFailure> {
    let invalid = |what: String| ExchangeFailure {
        kind: ErrorKind::Protocol,
        message: format!("the transport returned an invalid response: {what}"),
        is_unsent: false,
        cause: None,
    };
    type Received<'py> = (u16, String, Vec<(Vec<u8>, Vec<u8>)>, Bound<'py, PyBytes>);
    let (status, version, fields, body) =
        received.extract::<Received<'_>>().map_err(|error| invalid(error.to_string()))?;
    let mut headers = HeaderMap::new();
    for (name, value) in fields {
        match (HeaderName::from_bytes(&name), HeaderValue::from_bytes(&value)) {
            (Ok(name), Ok(value)) => headers.append(name, value),
            _ => return Err(invalid(format!("header {}", String::from_utf8_lossy(&name)))),
        };
    }
    let mut response = http::Response::new(Bytes::copy_from_slice(body.as_bytes()));
    *response.status_mut() = StatusCode::from_u16(status).map_err(|_| invalid(format!("status {status}")))?;
    *response.headers_mut() = headers;
    *response.version_mut() = match version.as_str() {
        "HTTP/1.0" => Version::HTTP_10,
        "HTTP/2" => Version::HTTP_2,
        _ => Version::HTTP_11,
    };
    Ok(response)
}

fn failure(py: Python<'_>, error: PyErr, limit: u64) -> ExchangeFailure {
    let known = || -> PyResult<Option<(String, String, String, bool)>> {
        py.import("prefect_rs._transports")?.call_method1("failure", (error.value(py),))?.extract()
    };
    let Ok(Some((class, kind, message, is_unsent))) = known() else {
        let message = format!("the transport failed: {error}");
        let cause = Some(Raised::passed_on(error));
        return ExchangeFailure { kind: ErrorKind::Transport, message, is_unsent: false, cause };
    };
    let kind = match kind.as_str() {
        "ConnectTimeout" => ErrorKind::ConnectTimeout,
        "ReadTimeout" => ErrorKind::ReadTimeout,
        "WriteTimeout" => ErrorKind::WriteTimeout,
        "PoolTimeout" => ErrorKind::PoolTimeout,
        "ConnectError" => ErrorKind::Connect,
        "RemoteProtocolError" => ErrorKind::Protocol,
        "DecodingError" => ErrorKind::Decode,
        "TooLarge" => return ExchangeFailure::too_large(limit),
        _ => ErrorKind::Read,
    };
    ExchangeFailure { kind, message, is_unsent, cause: Some(Raised::mapped(error, class)) }
}

fn exiting() -> ExchangeFailure {
    ExchangeFailure {
        kind: ErrorKind::Read,
        message: "the process is exiting".to_owned(),
        is_unsent: true,
        cause: None,
    }
}
