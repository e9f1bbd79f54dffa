//! How a call is driven: awaited or blocking.
//!
//! - [`Call`]: the coroutine that an async method returns
//! - `hub`: how an event loop learns that answers are there
//! - `background`: the Tokio runtime that the async clients' requests run on
//! - [`Lanes`]: the runtimes that the sync clients' requests run on, one for each call at a time
//! - `log`: what the requests have to say to Python's log

mod background;
mod call;
mod hub;
mod lanes;
mod log;

use std::pin::Pin;
use std::task::{Context, Poll};

use crate::convert::answer::Answer;
use prefect_client::error::{Error, Result};

pub(crate) use call::Call;
pub(crate) use lanes::Lanes;
pub(crate) use log::{Line, logger, say, warn};

/// What a call does.
pub(crate) type Work = Pin<Box<dyn Future<Output = Result<Answer>> + Send>>;

/// A future of any result as [`Work`], with what becomes of its error.
pub(crate) fn work<T: Into<Answer> + 'static>(
    future: impl Future<Output = Result<T>> + Send + 'static,
    renamed: fn(Error) -> Error,
) -> Work {
    Box::pin(Answering { future: Box::pin(future), renamed })
}

/// An `async` block around the future would hold it twice, as what it was given and as what it awaits, and there would
/// be the code of one for each method.
struct Answering<T> {
    future: Pin<Box<dyn Future<Output = Result<T>> + Send>>,
    renamed: fn(Error) -> Error,
}

impl<T: Into<Answer>> Future for Answering<T> {
    type Output = Result<Answer>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<Answer>> {
        let renamed = self.renamed;
        self.future.as_mut().poll(context).map(|result| result.map(Into::into).map_err(renamed))
    }
}
