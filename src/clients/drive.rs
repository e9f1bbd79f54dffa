//! How a call is made: awaited by the async client, blocking in the sync client.

use pyo3::prelude::*;

use super::session::closed;
use super::{BaseClient, Client};
use crate::attribution;
use crate::convert::answer::Answer;
use crate::errors::problems::InputResult;
use crate::runtime::{AsyncItemIterator, Call, ItemIterator, Source, Work, block_aside, closing_with, work};
use prefect_client::error::{Error, ErrorKind, Result};

/// How a client's calls are driven.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Await,
    Block,
}

/// The work of a call that may take long, such as a wait for a run.
pub(crate) struct LongWork {
    work: Work,
    /// The function of the caller that it asks.
    asked: Option<Py<PyAny>>,
}

impl LongWork {
    pub(crate) fn new<T: Into<Answer> + 'static>(
        future: impl Future<Output = Result<T>> + Send + 'static,
    ) -> Self {
        Self { work: work(future), asked: None }
    }

    /// With the function that the future asks.
    pub(crate) fn asking(self, asked: Option<Py<PyAny>>) -> Self {
        Self { asked, ..self }
    }
}

impl BaseClient {
    /// Makes a call. `prepare` checks its arguments and returns the future to drive.
    ///
    /// The sync client drives it now and returns the result. The async client returns a coroutine, which also raises the
    /// errors of `prepare`.
    pub(super) fn call<'py, F, T>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: impl FnOnce(Client) -> InputResult<F>,
    ) -> PyResult<Bound<'py, PyAny>>
    where
        F: Future<Output = Result<T>> + Send + 'static,
        T: Into<Answer> + 'static,
    {
        Self::drive(slf, name, Box::new(move |core| Ok(work(prepare(core)?))))
    }

    /// Like [`Self::call`], for a future whose result is an answer already.
    pub(super) fn answer<'py, F>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: impl FnOnce(Client) -> InputResult<F>,
    ) -> PyResult<Bound<'py, PyAny>>
    where
        F: Future<Output = Result<Answer>> + Send + 'static,
    {
        Self::drive(slf, name, Box::new(move |core| Ok(Box::pin(prepare(core)?))))
    }

    /// Returns an iterator: an async one for the async client. `prepare` checks the arguments and returns the source of the
    /// items. Its errors are raised at once.
    pub(super) fn iterate<'py>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: impl FnOnce(Client) -> InputResult<Source>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::iterator(slf, name, Box::new(prepare))
    }

    /// [`Self::iterate`] without the type of the single method, compiled once.
    #[inline(never)]
    fn iterator<'py>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: Box<dyn FnOnce(Client) -> InputResult<Source> + '_>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let client = slf.get();
        let (core, _) = client.open(py)?;
        let mut source = client
            .check_idempotency_key(name)
            .and_then(|()| prepare(attribution::attributed(py, core)))
            .map_err(|error| error.into_error(py, name))?;
        source.rename = client.rename();
        source.sender = Self::sender(slf)?;
        source.closing = Some(client.session()?.closing.clone());
        source.client = Some(slf.clone().into_any().unbind());
        let origin = format!("{}.{name}", slf.get_type().name()?);
        match client.mode {
            Mode::Await => Ok(Bound::new(py, AsyncItemIterator::new(origin, source))?.into_any()),
            Mode::Block => Ok(Bound::new(py, ItemIterator::new(origin, source))?.into_any()),
        }
    }

    /// Converts an error of the core.
    fn rename(&self) -> fn(Error) -> Error {
        if self.is_cloud { cloud_error } else { |error| error }
    }

    /// [`Self::call`] without the types of the single method, so that there is one copy of this code and not hundreds.
    #[inline(never)]
    fn drive<'py>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: Box<dyn FnOnce(Client) -> InputResult<Work> + '_>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let client = slf.get();
        let prepare = |core| {
            let work = client
                .check_idempotency_key(name)
                .and_then(|()| prepare(attribution::attributed(py, core)))
                .map_err(|error| error.into_error(py, name))?;
            Ok(if client.is_cloud { renamed(work) } else { work })
        };
        let open = client.open(py);
        match client.mode {
            Mode::Await => {
                let work = open.and_then(|(core, _)| client.unless_closed(prepare(core)?));
                Ok(Bound::new(py, Call::new(name, slf.as_any(), work))?.into_any())
            }
            Mode::Block => {
                let (core, lanes) = open?;
                lanes.run(py, core, prepare)?.into_python(py)
            }
        }
    }

    /// Like [`Self::call`], for a call that takes long. The sync client makes it in the background too, so that it does not
    /// take one of the connections of other calls, nor count as one.
    pub(super) fn call_aside<'py>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: impl FnOnce(Client) -> InputResult<LongWork>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::drive_aside(slf, name, Box::new(prepare))
    }

    /// [`Self::call_aside`] without the type of the single method.
    #[inline(never)]
    fn drive_aside<'py>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: Box<dyn FnOnce(Client) -> InputResult<LongWork> + '_>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let client = slf.get();
        let prepared = client.open(py).and_then(|(core, _)| {
            let core = attribution::attributed(py, core);
            let LongWork { work, asked } = client
                .check_idempotency_key(name)
                .and_then(|()| prepare(core))
                .map_err(|error| error.into_error(py, name))?;
            let rename = client.rename();
            let work: Work = Box::pin(async move { work.await.map_err(rename) });
            Ok((closing_with(client.session()?.closing.clone(), work), asked))
        });
        match client.mode {
            Mode::Await => {
                let work = prepared.and_then(|(work, asked)| Ok((client.unless_closed(work)?, asked)));
                Ok(Bound::new(py, Call::asking(name, slf.as_any(), work))?.into_any())
            }
            Mode::Block => {
                let (work, asked) = prepared?;
                block_aside(py, work, asked.as_ref())?.into_python(py)
            }
        }
    }

    /// [`Self::call_aside`] if the flag is true, otherwise [`Self::call`].
    pub(super) fn call_aside_if<'py>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        flag: Option<&Bound<'py, PyAny>>,
        prepare: impl FnOnce(Client) -> InputResult<LongWork>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let prepare = Box::new(prepare);
        match flag.is_some_and(|flag| flag.is_truthy().unwrap_or_default()) {
            true => Self::drive_aside(slf, name, prepare),
            false => Self::drive(slf, name, Box::new(move |core| Ok(prepare(core)?.work))),
        }
    }

    /// The work of a coroutine, which may be awaited after the client was closed.
    fn unless_closed(&self, work: Work) -> PyResult<Work> {
        let closing = self.session()?.closing.clone();
        Ok(Box::pin(async move {
            if closing.is_closed() {
                return Err(closed());
            }
            work.await
        }))
    }
}

/// The work of a client of Prefect Cloud.
fn renamed(work: Work) -> Work {
    Box::pin(async move { work.await.map_err(cloud_error) })
}

/// The error with the kind that it has for Prefect Cloud.
fn cloud_error(error: Error) -> Error {
    match error.kind() {
        ErrorKind::Authentication => error.into_kind(ErrorKind::CloudUnauthorized),
        _ => error,
    }
}
