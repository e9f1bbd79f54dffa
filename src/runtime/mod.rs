//! How the future of a call is driven: awaited or blocking.
//!
//! - [`Call`]: the coroutine that an async method returns
//! - `wakeups`: how an event loop learns that responses have arrived
//! - `notifier`: how it is notified, with `add_reader` or without; `notifier_thread`: the thread for those without
//! - `background`: the Tokio runtime of the async clients' requests, and of everything that outlasts a single request
//! - `feed`: items that a task reads ahead
//! - `iterators`: the iterators over such items
//! - [`Closing`]: whether a client was closed
//! - [`Lanes`]: the Tokio runtimes of a sync client's requests, one per concurrent call
//! - [`block_aside`]: blocking calls that take long, on the runtime of the async clients
//! - `questions`: Python code of the caller that a call's future asks, such as a transport
//! - `crashes`: panics of tasks as errors
//! - `log`: log messages from code that runs without the GIL

mod aside;
pub(crate) mod background;
mod call;
mod closing;
mod crashes;
mod feed;
mod iterators;
mod lanes;
pub(crate) mod log;
mod notifier;
mod notifier_thread;
mod questions;
mod wakeups;

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use crate::convert::answer::Answer;
use prefect_client::error::Result;

pub(crate) use aside::block_aside;
pub(crate) use call::Call;
pub(crate) use closing::{Closing, closed, closing_with, until_closed};
pub(crate) use feed::Source;
pub(crate) use iterators::{AsyncItemIterator, ItemIterator};
pub(crate) use lanes::Lanes;
pub(crate) use questions::{Place, ask, has_caller, perform, report};

/// How often a blocked call checks for signals such as Ctrl-C.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(40);

/// The future of a call.
pub(crate) type Work = Pin<Box<dyn Future<Output = Result<Answer>> + Send>>;

/// A future with any result as [`Work`].
pub(crate) fn work<T: Into<Answer> + 'static>(
    future: impl Future<Output = Result<T>> + Send + 'static,
) -> Work {
    Box::pin(Answering(Box::pin(future)))
}

/// Converts the result of a future.
///
/// An `async` block would store the future twice, as its argument and as what it awaits, and would be compiled for each
/// method.
struct Answering<T>(Pin<Box<dyn Future<Output = Result<T>> + Send>>);

impl<T: Into<Answer>> Future for Answering<T> {
    type Output = Result<Answer>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<Answer>> {
        self.0.as_mut().poll(context).map(|result| result.map(Into::into))
    }
}
