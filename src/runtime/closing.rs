//! Whether a client was closed.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::Work;
use prefect_client::error::{Error, ErrorKind, Result};

/// Closed with a client. Checked by its calls, and awaited by what outlasts a call.
pub(crate) struct Closing(Semaphore);

impl Default for Closing {
    fn default() -> Self {
        // It never has a permit, so acquiring one waits until it is closed.
        Self(Semaphore::new(0))
    }
}

impl Closing {
    pub(crate) fn close(&self) {
        self.0.close();
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.0.is_closed()
    }

    /// Waits until it is closed.
    pub(crate) async fn wait(&self) {
        let _ = self.0.acquire().await;
    }
}

tokio::task_local! {
    /// That of the client whose call this is.
    static CLOSING: Arc<Closing>;
}

/// The work of a client, of which [`until_closed`] ends a part when the client is closed.
pub(crate) fn closing_with(closing: Arc<Closing>, work: Work) -> Work {
    Box::pin(CLOSING.scope(closing, work))
}

/// The result of the future, or an error as soon as the client whose call this is was closed.
pub(crate) async fn until_closed<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    let Ok(closing) = CLOSING.try_with(Arc::clone) else { return future.await };
    tokio::select! {
        biased;
        () = closing.wait() => Err(closed()),
        done = future => done,
    }
}

/// The error of calls after that.
// The last two sentences are what the official client says: code and tests look for them.
pub(crate) fn closed() -> Error {
    Error::new(
        ErrorKind::Closed,
        "the client was closed: its `with` block has ended. The client cannot be started again after closing. \
         Retrieve a new client with `get_client()` instead.",
    )
}
