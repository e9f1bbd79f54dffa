//! Functions of the caller that see the requests of a client.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use http::HeaderMap;

use super::redirect::Target;
use super::retry::Retry;
use crate::error::{Error, Result};
use crate::transport::Transport;
use crate::transport::http::request::RequestInfo;
use crate::transport::http::response::Response;

/// What a hook is called for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before a request is sent, also for each retry and redirect.
    Request,
    /// After a response, whatever its status.
    Response,
    /// After a request that got no usable response.
    Error,
    /// Before the delay of a retry.
    Retry,
}

/// The future of a hook. An error ends the call, without a retry.
pub type Hooked<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;

/// An exchange with the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExchangeId {
    /// Its number, which no other exchange has.
    pub number: u64,
    /// The number of the try, from 1. Redirects are a part of it.
    pub attempt: u32,
}

/// Hooks of a transport. A moment for which [`watches`](Self::watches) returns false costs nothing else.
///
/// `exchange` is the same for everything that concerns one exchange with the server. Each of them is
/// [`ended`](Self::ended), even if the call is dropped.
pub trait Hooks: Send + Sync {
    /// Whether there is a hook for this. Called for each request.
    fn watches(&self, moment: Moment) -> bool;

    /// Called before a request is sent. Returns its headers.
    fn request(&self, exchange: ExchangeId, request: RequestInfo) -> Hooked<HeaderMap>;

    /// Called with each response.
    fn response(&self, exchange: ExchangeId, response: Response) -> Hooked<()>;

    /// Called if there is no usable response.
    fn error(&self, exchange: ExchangeId, error: Error) -> Hooked<()>;

    /// Called before the delay of a retry, with the exchange that failed, and its outcome. It has neither if it is not a
    /// single request that is repeated.
    fn retry(
        &self,
        exchange: Option<ExchangeId>,
        retry: Retry,
        outcome: Option<Result<Response>>,
    ) -> Hooked<()>;

    /// Called when no further hook will be called for an exchange. Must not block.
    fn ended(&self, exchange: ExchangeId);
}

/// The hooks of one request and its retries.
pub(in crate::transport) struct Watch<'a> {
    hooks: Option<&'a Arc<dyn Hooks>>,
    /// The number of the try.
    attempt: u32,
    /// The latest exchange, if there are hooks.
    exchange: Option<Exchange>,
}

/// An exchange that hooks were told of.
struct Exchange {
    id: ExchangeId,
    hooks: Arc<dyn Hooks>,
}

impl Exchange {
    fn new(hooks: Arc<dyn Hooks>, attempt: u32) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self { id: ExchangeId { number: NEXT.fetch_add(1, Ordering::Relaxed), attempt }, hooks }
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.hooks.ended(self.id);
    }
}

impl<'a> Watch<'a> {
    pub(in crate::transport) fn new(transport: &'a Transport) -> Self {
        Self { hooks: transport.shared.options.hooks.as_ref(), attempt: 0, exchange: None }
    }

    /// Counts a try.
    pub(in crate::transport) fn next(&mut self) {
        self.attempt = self.attempt.saturating_add(1);
    }

    fn watched(&self, moment: Moment) -> Option<&'a Arc<dyn Hooks>> {
        self.hooks.filter(|hooks| hooks.watches(moment))
    }

    fn id(&mut self, hooks: &Arc<dyn Hooks>) -> ExchangeId {
        let attempt = self.attempt;
        self.exchange.get_or_insert_with(|| Exchange::new(hooks.clone(), attempt)).id
    }

    // These return boxed futures, and only if there is a hook, so that they add next to nothing to each call's future.

    /// Before a request is sent: its headers.
    pub(in crate::transport) fn request(&mut self, target: &Target) -> Option<Hooked<HeaderMap>> {
        self.exchange = None;
        let hooks = self.watched(Moment::Request)?;
        Some(hooks.request(self.id(hooks), target.info()))
    }

    /// After it.
    pub(in crate::transport) fn outcome(
        &mut self,
        outcome: &Result<Response>,
        headers: &HeaderMap,
    ) -> Option<Hooked<()>> {
        Some(match outcome {
            Ok(response) => {
                let hooks = self.watched(Moment::Response)?;
                hooks.response(self.id(hooks), response.clone().sent_with(headers.clone()))
            }
            Err(error) => {
                let hooks = self.watched(Moment::Error)?;
                hooks.error(self.id(hooks), error.clone())
            }
        })
    }

    /// Before the delay of a retry.
    pub(in crate::transport) fn retry(
        &mut self,
        retry: &Retry,
        outcome: &Result<Response>,
    ) -> Option<Hooked<()>> {
        let hooks = self.watched(Moment::Retry)?;
        Some(hooks.retry(Some(self.id(hooks)), retry.clone(), Some(outcome.clone())))
    }
}

impl Transport {
    /// Announces a retry of something that is not a single request: to the retry handler, and to the hooks.
    pub(crate) async fn announce_retry(&self, retry: &Retry) -> Result<()> {
        self.notify_retry(retry);
        match self.shared.options.hooks.as_ref().filter(|hooks| hooks.watches(Moment::Retry)) {
            Some(hooks) => hooks.retry(None, retry.clone(), None).await.map_err(Error::of_caller),
            None => Ok(()),
        }
    }
}
