//! How the future of a call is driven: awaited or blocking.
//!
//! - [`Call`]: the coroutine that an async method returns
//! - `wakeups`: how an event loop learns that responses have arrived
//! - `background`: the Tokio runtime of the async clients' requests
//! - [`Lanes`]: the Tokio runtimes of a sync client's requests, one per concurrent call
//! - `log`: log messages from code that runs without the GIL

mod background;
mod call;
mod lanes;
pub(crate) mod log;
mod wakeups;

use std::pin::Pin;
use std::task::{Context, Poll};

use crate::convert::answer::Answer;
use prefect_client::error::{Error, Result};

pub(crate) use call::Call;
pub(crate) use lanes::Lanes;

/// The future of a call.
pub(crate) type Work = Pin<Box<dyn Future<Output = Result<Answer>> + Send>>;

/// A future with any result as [`Work`]. `rename` converts its error.
pub(crate) fn work<T: Into<Answer> + 'static>(
    future: impl Future<Output = Result<T>> + Send + 'static,
    rename: fn(Error) -> Error,
) -> Work {
    Box::pin(Answering { future: Box::pin(future), rename })
}

/// Converts the result of a future.
///
/// An `async` block would store the future twice, as its argument and as what it awaits, and would be compiled for each
/// method.
struct Answering<T> {
    future: Pin<Box<dyn Future<Output = Result<T>> + Send>>,
    rename: fn(Error) -> Error,
}

impl<T: Into<Answer>> Future for Answering<T> {
    type Output = Result<Answer>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<Answer>> {
        let rename = self.rename;
        self.future.as_mut().poll(context).map(|result| result.map(Into::into).map_err(rename))
    }
}
