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

use super::answer::Answer;
use crate::error::Result;

pub(super) use call::Call;
pub(super) use lanes::Lanes;
pub(super) use log::say;

/// What a call does.
pub(super) type Work = Pin<Box<dyn Future<Output = Result<Answer>> + Send>>;

/// A future of any result as [`Work`].
pub(super) fn work<T: Into<Answer>>(future: impl Future<Output = Result<T>> + Send + 'static) -> Work {
    Box::pin(async move { future.await.map(Into::into) })
}
