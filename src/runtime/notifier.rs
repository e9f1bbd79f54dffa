//! How threads notify an event loop of news for its [`Wakeups`].
//!
//! - A loop that has `add_reader` watches a socket. Writing a byte to it does not need the GIL.
//! - Other loops, such as Windows' proactor loop, have `call_soon_threadsafe`, which needs the GIL. One thread of the process
//!   calls it for all of them, so that no other thread waits for the GIL.
//!
//! In both ways, the loop holds an [`Anchor`] and drops it when it is closed: as its reader, or in a timer.

#[cfg(unix)]
use std::io::{Read, Write};
#[cfg(unix)]
use std::os::{fd::AsRawFd, unix::net::UnixStream};
use std::sync::Arc;

#[cfg(unix)]
use pyo3::exceptions::{PyAttributeError, PyNotImplementedError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyWeakrefReference;
use pyo3::{PyTraverseError, PyVisit};
use tokio::sync::mpsc::UnboundedSender;

use super::notifier_thread;
use super::wakeups::Wakeups;

/// The interval of the timer that holds the anchor, in seconds. What it does when it fires is of no importance. Some loops
/// limit how far ahead a timer may be.
const TIMER_INTERVAL: f64 = 3600.0;

/// How often an event loop looks for news itself, in seconds.
const POLL_INTERVAL: f64 = 0.01;

pub(super) enum Notifier {
    #[cfg(unix)]
    Socket {
        sender: UnixStream,
        receiver: UnixStream,
    },
    Thread(UnboundedSender<Arc<Wakeups>>),
}

impl Notifier {
    /// Notifies the event loop of these wakeups, whose notifier this is. Never waits for the GIL.
    pub(super) fn notify(&self, wakeups: &Arc<Wakeups>) {
        match self {
            // This fails if the buffer is full, and then the loop will wake up anyway, or if the loop is gone, and then nothing
            // waits.
            #[cfg(unix)]
            Self::Socket { sender, .. } => drop((&*sender).write(&[1])),
            // This fails if the interpreter is exiting.
            Self::Thread(sender) => drop(sender.send(wakeups.clone())),
        }
    }

    /// Prepares for the next notification, when the event loop has called the anchor.
    fn renew(&self, event_loop: &Bound<'_, PyAny>, anchor: &Bound<'_, Anchor>) -> PyResult<()> {
        match self {
            #[cfg(unix)]
            Self::Socket { receiver, .. } => {
                let _ = (&*receiver).read(&mut [0; 64]);
                Ok(())
            }
            Self::Thread(_) => start_timer(event_loop, anchor),
        }
    }
}

/// New wakeups, registered with an event loop.
pub(super) fn registered(event_loop: &Bound<'_, PyAny>) -> PyResult<Arc<Wakeups>> {
    #[cfg(unix)]
    if let Some(wakeups) = with_reader(event_loop)? {
        return Ok(wakeups);
    }
    let py = event_loop.py();
    let reference = PyWeakrefReference::new(event_loop)?.unbind();
    let wakeups = Wakeups::new(reference, Notifier::Thread(notifier_thread::sender(py)?));
    start_timer(event_loop, &Bound::new(py, Anchor(wakeups.clone()))?)?;
    notifier_thread::add(py, &wakeups);
    Ok(wakeups)
}

/// `None` if the event loop has no `add_reader`.
#[cfg(unix)]
fn with_reader(event_loop: &Bound<'_, PyAny>) -> PyResult<Option<Arc<Wakeups>>> {
    let py = event_loop.py();
    let (sender, receiver) = UnixStream::pair()?;
    sender.set_nonblocking(true)?;
    receiver.set_nonblocking(true)?;
    let descriptor = receiver.as_raw_fd();
    let reference = PyWeakrefReference::new(event_loop)?.unbind();
    let wakeups = Wakeups::new(reference, Notifier::Socket { sender, receiver });
    match event_loop.call_method1(intern!(py, "add_reader"), (descriptor, Anchor(wakeups.clone()))) {
        Ok(_) => Ok(Some(wakeups)),
        Err(error)
            if error.is_instance_of::<PyNotImplementedError>(py)
                || error.is_instance_of::<PyAttributeError>(py) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn start_timer(event_loop: &Bound<'_, PyAny>, anchor: &Bound<'_, Anchor>) -> PyResult<()> {
    call_later(event_loop, TIMER_INTERVAL, anchor.as_any())
}

/// Both timers call it, so that the name is interned by the time that the interpreter exits: interning it releases the GIL,
/// and the interpreter ends threads that then wait for it.
fn call_later(event_loop: &Bound<'_, PyAny>, seconds: f64, callback: &Bound<'_, PyAny>) -> PyResult<()> {
    event_loop.call_method1(intern!(event_loop.py(), "call_later"), (seconds, callback))?;
    Ok(())
}

/// What the event loop holds, and calls. It is dropped when the loop is closed.
///
/// There is one for each [`Wakeups`], whose futures it reports to the garbage collector.
#[pyclass(module = "prefect_rs._core", frozen)]
struct Anchor(Arc<Wakeups>);

#[pymethods]
impl Anchor {
    fn __call__(slf: &Bound<'_, Self>) -> PyResult<()> {
        let (py, wakeups) = (slf.py(), &slf.get().0);
        if let Some(event_loop) = wakeups.event_loop(py) {
            wakeups.notifier().renew(&event_loop, slf)?;
        }
        wakeups.deliver(py);
        Ok(())
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.0.traverse(&visit)
    }

    fn __clear__(&self) {
        self.0.close();
    }
}

impl Drop for Anchor {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// What `call_soon_threadsafe` gets. Unlike with the anchor, nothing ends when it is dropped.
#[pyclass(module = "prefect_rs._core", frozen)]
struct Notification(Arc<Wakeups>);

#[pymethods]
impl Notification {
    fn __call__(slf: &Bound<'_, Self>) -> PyResult<()> {
        let (py, wakeups) = (slf.py(), &slf.get().0);
        wakeups.deliver(py);
        if notifier_thread::has_stopped()
            && let Some(event_loop) = wakeups.event_loop(py)
        {
            call_later(&event_loop, POLL_INTERVAL, slf.as_any())?;
        }
        Ok(())
    }
}

/// Makes an event loop without a reader deliver what has arrived.
pub(super) fn call_soon(py: Python<'_>, wakeups: Arc<Wakeups>) {
    // Nothing waits on a loop that is garbage.
    let Some(event_loop) = wakeups.event_loop(py) else { return };
    let notification = Notification(wakeups.clone());
    let called = event_loop.call_method1(intern!(py, "call_soon_threadsafe"), (notification,));
    let Err(error) = called else { return };
    if wakeups.is_closed(py) {
        // A loop may keep its timers when it is closed.
        wakeups.close();
    } else {
        error.write_unraisable(py, Some(&event_loop));
    }
}
