//! Sends requests in another way than over the client's connections.

use std::pin::Pin;
use std::time::Instant;

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING};
use http::{HeaderValue, Request};

use super::exchange;
use super::progress::{Progress, RequestBody};
use super::response::Response;
use crate::error::{Cause, Error, ErrorKind, Result};
use crate::transport::TransportState;
use crate::transport::options::Timeouts;
use crate::transport::policy::redirect::Target;

/// Sends the requests of a [`Transport`](super::super::Transport) instead of its own connections, for example to a test
/// double. Set in [`Options`](super::super::Options).
///
/// It makes single exchanges. Retries, redirects, CSRF tokens, cookies and decoding are those of any transport, but the
/// options of connections, such as proxies and TLS, have no effect. There are no websockets.
pub trait Exchanger: Send + Sync {
    /// Sends a request, and returns the response with its whole body, which may be compressed.
    fn exchange(&self, outgoing: Outgoing) -> Exchanging;
}

/// The future of an exchange.
pub type Exchanging = Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, ExchangeFailure>> + Send>>;

/// A request for an [`Exchanger`].
pub struct Outgoing {
    /// The request, with all headers.
    pub request: Request<Bytes>,
    /// Its timeouts, which the exchanger has to apply.
    pub timeouts: Timeouts,
    /// Maximum size of the body of the response, in bytes.
    pub max_response_bytes: u64,
}

/// Why an [`Exchanger`] has no response.
#[derive(Debug)]
pub struct ExchangeFailure {
    /// The kind of error, which decides whether the request is retried. [`ErrorKind::Transport`] is not.
    pub kind: ErrorKind,
    /// What happened. The message of the error names the request as well.
    pub message: String,
    /// Whether the server certainly has not received the whole request.
    pub is_unsent: bool,
    /// The cause, for [`Error::cause`].
    pub cause: Option<Cause>,
}

impl ExchangeFailure {
    /// A response that is larger than the limit.
    pub fn too_large(limit: u64) -> Self {
        Self {
            kind: ErrorKind::Decode,
            message: exchange::too_large_message(limit),
            is_unsent: false,
            cause: None,
        }
    }
}

/// Sends the request of a target. Boxed, so that it is not a part of each call's future.
pub(in crate::transport) fn through<'a>(
    exchanger: &'a dyn Exchanger,
    shared: &'a TransportState,
    target: &'a Target,
) -> Pin<Box<dyn Future<Output = Result<Response>> + Send + 'a>> {
    Box::pin(async move {
        let began = Instant::now();
        let (mut head, _) =
            exchange::request(target, shared, RequestBody::new(None, Progress::new(&target.timeouts)))?
                .into_parts();
        head.headers.entry(ACCEPT).or_insert(HeaderValue::from_static("*/*"));
        head.headers.entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static("gzip"));
        let body = target.body.clone().unwrap_or_default();
        let max_response_bytes = shared.options.max_response_bytes;
        let outgoing = Outgoing {
            request: Request::from_parts(head, body),
            timeouts: target.timeouts,
            max_response_bytes,
        };
        let received = exchanger.exchange(outgoing).await.map_err(|failure| {
            let ExchangeFailure { kind, message, is_unsent, cause } = failure;
            let error = Error::for_request(kind, target.info(), message).caused_by(cause);
            if is_unsent { error.unsent() } else { error }
        })?;
        let (head, body) = received.into_parts();
        shared.cookies.store_from(&head.headers, &target.url);
        if body.len() as u64 > max_response_bytes {
            return Err(exchange::too_large(max_response_bytes, target));
        }
        let downloaded = body.len() as u64;
        let response = exchange::decoded(head, body, target, max_response_bytes)?;
        Ok(response.measured(began.elapsed(), downloaded))
    })
}
