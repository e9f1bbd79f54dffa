//! Panics of the background runtime, which nobody who waits for a task would learn of otherwise.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use prefect_client::error::{Error, ErrorKind, Result};

/// The result of the future, or an error if it panics.
pub(super) async fn caught<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    let mut future = pin!(future);
    // It is not polled again after a panic, and what it shares with others is valid at any time: see `locks`.
    std::future::poll_fn(|context| {
        catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context)))
            .unwrap_or_else(|panic| Poll::Ready(Err(crashed(&*panic))))
    })
    .await
}

fn crashed(panic: &(dyn Any + Send)) -> Error {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown");
    let message =
        format!("the task that makes this call has failed, which is an error in prefect-rs: {text}");
    Error::new(ErrorKind::Transport, message)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use prefect_client::error::{ErrorKind, Result};

    use super::caught;

    fn done<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(done) => done,
            Poll::Pending => panic!("it waits"),
        }
    }

    #[test]
    fn a_panic_is_an_error() {
        assert_eq!(done(caught(async { Ok(5) })).unwrap(), 5);
        let error = done(caught::<()>(async { panic!("one {}", 1 + 1) })).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert!(error.to_string().ends_with("an error in prefect-rs: one 2"), "{error}");
        let error = done(caught::<()>(async { panic!("plain") })).unwrap_err();
        assert!(error.to_string().ends_with(": plain"), "{error}");
    }
}
