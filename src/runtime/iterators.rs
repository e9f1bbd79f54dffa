//! The iterators that methods return, whose items a background task reads ahead.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyNotImplemented;
use pyo3::{PyTraverseError, PyVisit};

use super::call::{Call, Start};
use super::feed::{Feed, Source};

/// An iterator over what the server sends, such as all objects of a list. Items are read ahead in the background.
///
/// No request is sent before the first item is needed. An error ends the iteration, and so does closing the client. Leaving a
/// `with` block, `close()` and dropping the iterator end its requests.
#[pyclass(module = "prefect_rs._core", frozen, weakref, generic)]
pub(crate) struct ItemIterator {
    /// What returned it.
    origin: String,
    feed: Arc<Feed>,
    /// The function of the caller that the task asks.
    asked: Option<Py<PyAny>>,
    /// What sends the requests, if that is not the client itself.
    sender: Option<Py<PyAny>>,
    /// The client, whose hooks see the requests.
    client: Option<Py<PyAny>>,
}

/// An async iterator over what the server sends, such as all objects of a list. Items are read ahead in the background.
///
/// No request is sent before the first item is needed. An error ends the iteration, and so does closing the client. Leaving an
/// `async with` block, `aclose()` and dropping the iterator end its requests. Cancelling the wait for an item loses no item,
/// and several tasks may take items at once.
#[pyclass(module = "prefect_rs._core", frozen, weakref, generic)]
pub(crate) struct AsyncItemIterator {
    /// What returned it.
    origin: String,
    feed: Arc<Feed>,
    /// The function of the caller that the task asks.
    asked: Option<Py<PyAny>>,
    /// What sends the requests, if that is not the client itself.
    sender: Option<Py<PyAny>>,
    /// The client, whose hooks see the requests.
    client: Option<Py<PyAny>>,
}

impl ItemIterator {
    pub(crate) fn new(origin: String, mut source: Source) -> Self {
        let (asked, sender, client) = (source.asked.take(), source.sender.take(), source.client.take());
        Self { origin, feed: Feed::new(source, false), asked, sender, client }
    }
}

impl AsyncItemIterator {
    pub(crate) fn new(origin: String, mut source: Source) -> Self {
        let (asked, sender, client) = (source.asked.take(), source.sender.take(), source.client.take());
        Self { origin, feed: Feed::new(source, true), asked, sender, client }
    }

    /// The function that the task asks.
    pub(super) fn asked(&self) -> Option<&Py<PyAny>> {
        self.asked.as_ref()
    }
}

#[pymethods]
impl ItemIterator {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.feed.next(py, self.asked.as_ref())
    }

    /// The number of items left, for progress bars. If a list has more than one page, the server counts it, once.
    fn __length_hint__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        hint(py, self.feed.length(py)?)
    }

    fn __enter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    #[pyo3(signature = (*exc_info))]
    fn __exit__(&self, exc_info: &Bound<'_, PyAny>) {
        let _ = exc_info;
        self.feed.close();
    }

    /// End the iteration and its requests.
    fn close(&self) {
        self.feed.close();
    }

    fn __repr__(&self) -> String {
        format!("<ItemIterator of {}>", self.origin)
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.asked)?;
        visit.call(&self.sender)?;
        visit.call(&self.client)?;
        self.feed.traverse(&visit)
    }
}

#[pymethods]
impl AsyncItemIterator {
    fn __aiter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __anext__(slf: Bound<'_, Self>) -> Call {
        let feed = slf.get().feed.clone();
        Call::of_iterator("__anext__", slf.into_any().unbind(), Start::Item(feed))
    }

    /// The number of items left, for progress bars. It is known once the first item has arrived: if a list has more than one
    /// page, the server counts it then.
    fn __length_hint__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        hint(py, self.feed.known_length())
    }

    fn __aenter__(slf: Bound<'_, Self>) -> Call {
        let start = Start::Now(|iterator| Ok(iterator.unbind()));
        Call::of_iterator("__aenter__", slf.into_any().unbind(), start)
    }

    #[pyo3(signature = (*exc_info))]
    fn __aexit__(slf: Bound<'_, Self>, exc_info: &Bound<'_, PyAny>) -> Call {
        let _ = exc_info;
        Call::of_iterator("__aexit__", slf.into_any().unbind(), Start::Now(close))
    }

    /// End the iteration and its requests.
    fn aclose(slf: Bound<'_, Self>) -> Call {
        Call::of_iterator("aclose", slf.into_any().unbind(), Start::Now(close))
    }

    fn __repr__(&self) -> String {
        format!("<AsyncItemIterator of {}>", self.origin)
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.asked)?;
        visit.call(&self.sender)?;
        visit.call(&self.client)?;
        self.feed.traverse(&visit)
    }
}

impl Drop for ItemIterator {
    fn drop(&mut self) {
        self.feed.close();
    }
}

impl Drop for AsyncItemIterator {
    fn drop(&mut self) {
        self.feed.close();
    }
}

fn close(iterator: Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
    iterator.cast::<AsyncItemIterator>()?.get().feed.close();
    Ok(iterator.py().None())
}

fn hint(py: Python<'_>, length: Option<usize>) -> PyResult<Bound<'_, PyAny>> {
    match length {
        Some(length) => Ok(length.into_pyobject(py)?.into_any()),
        None => Ok(PyNotImplemented::get(py).to_owned().into_any()),
    }
}
