//! How a call is made: awaited by the async client, blocking in the sync client.

use std::sync::atomic::Ordering;

use pyo3::prelude::*;

use super::connection::closed;
use super::{BaseClient, Client};
use crate::attribution;
use crate::convert::answer::Answer;
use crate::errors::exceptions;
use crate::errors::problems::InputResult;
use crate::runtime::{Call, Work, work};
use prefect_client::error::{Error, ErrorKind, Result};

/// How a client's calls are driven.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Await,
    Block,
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
        let rename = if slf.get().is_cloud { cloud_error } else { |error| error };
        Self::drive(slf, name, Box::new(move |core| Ok(work(prepare(core)?, rename))))
    }

    /// [`Self::call`] without the types of the single method, so that there is one copy of this code and not hundreds.
    fn drive<'py>(
        slf: &Bound<'py, Self>,
        name: &'static str,
        prepare: Box<dyn FnOnce(Client) -> InputResult<Work> + '_>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let client = slf.get();
        let prepare =
            |core| prepare(attribution::attributed(py, core)).map_err(|error| error.into_error(py, name));
        let open = client.open().map_err(|error| exceptions::from_core(py, &error));
        match client.mode {
            Mode::Await => {
                let is_closed = client.connection().closed.clone();
                let work = open.and_then(|(core, _)| prepare(core)).map(|work| -> Work {
                    Box::pin(async move {
                        if is_closed.load(Ordering::Relaxed) {
                            return Err(closed());
                        }
                        work.await
                    })
                });
                Ok(Bound::new(py, Call::new(name, slf.as_any(), work))?.into_any())
            }
            Mode::Block => {
                let (core, lanes) = open?;
                lanes.run(py, &core, prepare)?.into_python(py)
            }
        }
    }
}

/// The error with the kind that it has for Prefect Cloud.
fn cloud_error(error: Error) -> Error {
    match error.kind() {
        ErrorKind::Authentication => error.into_kind(ErrorKind::CloudUnauthorized),
        _ => error,
    }
}
