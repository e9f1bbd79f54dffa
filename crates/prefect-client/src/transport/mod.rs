//! The way to the server and back: every request of every call passes through [`Transport::send`].
//!
//! - `options`: what a client may be told about how to connect
//! - [`Request`] and [`Response`]: what is sent and what comes back
//! - `connect`: the connections that are kept
//! - `connector`: how one is made
//! - `connection`: what is written to and read from
//! - `proxy`: which proxy a request goes through
//! - `socks`: the handshake with a SOCKS proxy
//! - `resolve`: looks host names up
//! - `tls`: which servers are trusted
//! - `cookies`: those that were given and those that servers set
//! - `csrf`: the token that some servers demand with each change
//! - `causes`: what is known of why a server fails a request
//! - `foreign`: answers that no Prefect API gives
//! - `tries`: what errors say of a request that was sent more than once
//! - `exchange`: one request and its answer, under the time limits
//! - `encoding`: decodes compressed bodies
//! - `charset`: decodes text in any Unicode encoding
//! - `redirect`: where the next request goes when the server sends it elsewhere
//! - `progress`: how far an exchange has come, for the time limits
//! - `retry`: which failures are tried again, and after what wait

mod causes;
pub(crate) mod charset;
mod connect;
mod connection;
mod connector;
mod cookies;
mod csrf;
mod encoding;
mod exchange;
mod foreign;
mod options;
mod progress;
mod proxy;
mod redirect;
mod request;
mod resolve;
mod response;
mod retry;
mod socks;
#[cfg(test)]
mod tests;
mod tls;
mod tries;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use http::HeaderMap;
use tokio::sync::Semaphore;
use url::Url;

use crate::error::{Error, ErrorKind, Result};
use crate::settings::RunContext;
use connect::Connections;
use cookies::Cookies;
use csrf::{Csrf, Token};
use proxy::Proxies;
use retry::Try;

pub(crate) use foreign::HINT;
pub use proxy::check as check_proxy_url;

pub use options::{Auth, ClientCertificate, Limits, Options, Origin, Timeouts, Verify, Warned};
pub use request::{Request, RequestInfo, encode_part};
pub use response::Response;
pub use retry::{Observer, Retries, Retry};
pub(crate) use retry::{asked_wait, random};
pub use tries::Record;
pub use tries::{Tried, Tries};

/// A client's way to its server. Clones share their connections.
#[derive(Clone)]
pub struct Transport {
    place: Arc<Place>,
    shared: Arc<Shared>,
    connections: Arc<Connections>,
    /// How many more exchanges may be under way; `None` where the caller sees to that.
    slots: Option<Arc<Semaphore>>,
    /// The flow run that requests are made for, where it is not that of the environment.
    run: Option<Arc<RunContext>>,
}

/// Where requests go.
struct Place {
    base: Url,
    /// The same without credentials, query and path: what requests start from.
    origin: Url,
    /// Why none can go there.
    refusal: Option<Error>,
}

impl Place {
    fn new(base: Url, refusal: Option<Error>) -> Arc<Self> {
        Arc::new(Self { origin: request::origin(&base), base, refusal })
    }
}

/// What depends neither on the place nor on the connections.
struct Shared {
    headers: HeaderMap,
    cookies: Cookies,
    csrf: Csrf,
    proxies: Arc<Proxies>,
    /// Whether a server has answered any request.
    was_answered: AtomicBool,
    options: Options,
}

impl Transport {
    /// A way to the server at this URL. Nothing is connected, and no certificate read, before it is needed.
    pub fn new(base: Url, headers: HeaderMap, options: Options) -> Self {
        let slots = options.limits.max_connections.map(|count| Arc::new(Semaphore::new(count)));
        let cookies = Cookies::new(&options.cookies, &base);
        let csrf = Csrf::new(options.csrf);
        let proxies = Arc::new(Proxies::new(&options));
        let was_answered = AtomicBool::new(false);
        let shared = Arc::new(Shared { headers, cookies, csrf, proxies, was_answered, options });
        Self { place: Place::new(base, None), shared, connections: Arc::default(), slots, run: None }
    }

    /// The same way over connections of its own, whose number the caller limits.
    ///
    /// Connections live on the runtime on which they were made; a caller with several runtimes needs
    /// a transport for each.
    #[must_use]
    pub fn with_own_connections(&self) -> Self {
        Self { connections: Arc::default(), slots: None, ..self.clone() }
    }

    /// The same way with nothing that was connected or waited for: for a forked process, whose connections are
    /// its parent's, and for when the old ones are to be dropped.
    #[must_use]
    pub fn afresh(&self) -> Self {
        let slots = self.shared.options.limits.max_connections.map(|count| Arc::new(Semaphore::new(count)));
        let shared = Arc::new(Shared {
            headers: self.shared.headers.clone(),
            // A thread of the parent may have held their lock at the fork: in the child nobody gives it back.
            cookies: self.shared.cookies.copied(),
            csrf: Csrf::new(self.shared.options.csrf),
            proxies: self.shared.proxies.clone(),
            was_answered: AtomicBool::new(self.shared.was_answered.load(Ordering::Relaxed)),
            options: self.shared.options.clone(),
        });
        Self { shared, slots, ..self.with_own_connections() }
    }

    /// The same way without any connection: each request fails as one for which none became free in time.
    #[must_use]
    pub fn busy(&self) -> Self {
        let none = Semaphore::new(0);
        none.close();
        Self { slots: Some(Arc::new(none)), ..self.clone() }
    }

    fn is_busy(&self) -> bool {
        self.slots.as_ref().is_some_and(|slots| slots.is_closed())
    }

    /// The same way to another place on the same server, over the same connections. What goes there carries the
    /// same credentials.
    #[must_use]
    pub fn at(&self, base: Url) -> Self {
        Self { place: Place::new(base, None), ..self.clone() }
    }

    /// The same way with the road closed: each request fails with this error, and nothing is sent.
    #[must_use]
    pub fn refusing(&self, error: Error) -> Self {
        Self { place: Place::new(self.place.base.clone(), Some(error)), ..self.clone() }
    }

    /// The same transport for requests that are made for this flow run.
    #[must_use]
    pub fn for_run(&self, run: RunContext) -> Self {
        Self { run: Some(Arc::new(run)), ..self.clone() }
    }

    /// The server's URL.
    pub fn base(&self) -> &Url {
        &self.place.base
    }

    /// The headers of every request. They may hold credentials.
    pub fn headers(&self) -> &HeaderMap {
        &self.shared.headers
    }

    /// Checks the proxy that applies to the server's URL, if any: one that cannot be used is an error.
    pub fn check_proxy(&self) -> Result<()> {
        let url = http::Uri::try_from(self.place.origin.as_str());
        url.map_or(Ok(()), |url| self.shared.proxies.towards(&url).map(drop))
    }

    /// How it was told to connect.
    pub fn options(&self) -> &Options {
        &self.shared.options
    }

    /// Sends a request and gives the answer, whatever its status.
    ///
    /// This is the one place where all requests pass.
    pub async fn send(&self, request: &Request) -> Result<Response> {
        if let Some(refusal) = &self.place.refusal {
            return Err(refusal.clone());
        }
        let mut token = self.csrf_token(request).await?;
        let mut replaced = 0;
        loop {
            let response = self.try_repeatedly(request, token.as_ref()).await?;
            match token {
                Some(refused) if replaced < csrf::REPLACEMENTS && Token::is_refused(&response) => {
                    token = Box::pin(self.next_csrf_token(&refused)).await?;
                    replaced += 1;
                }
                _ => return Ok(response),
            }
        }
    }

    /// Sends a request until it is answered with something that lasts, or has been tried often enough.
    async fn try_repeatedly(&self, request: &Request, token: Option<&Token>) -> Result<Response> {
        let options = &self.shared.options;
        let mut failures = 0;
        let mut record = Record::start();
        // Known once it was asked for.
        let mut may_be_busy = None;
        loop {
            let outcome = self.try_once(request, token).await;
            if outcome.is_ok() {
                self.shared.was_answered.store(true, Ordering::Relaxed);
            }
            let was_answered = self.shared.was_answered.load(Ordering::Relaxed);
            let tried = Try { request, outcome: &outcome, was_answered };
            let retry = options.retries.after(&tried, &mut failures);
            let Some(retry) = retry.filter(|_| !self.is_busy()) else { return record.finish(outcome) };
            if let Ok(response) = &outcome
                && let Some(cause) = causes::lasting(response)
            {
                let is_busy = match may_be_busy {
                    Some(known) => known,
                    // Rare, and so not a part of each call's future.
                    None => cause.needs_postgresql() && Box::pin(self.stores_nul()).await,
                };
                may_be_busy = Some(is_busy);
                if !is_busy {
                    return record.finish(outcome);
                }
            }
            let (status, told) = tries::told(&outcome);
            record.failed(status, told, retry.wait());
            self.observe(&retry);
            tokio::time::sleep(retry.wait()).await;
            record.next();
        }
    }

    /// Tells who wants to know that there is a retry.
    pub(crate) fn observe(&self, retry: &Retry) {
        if let Some(observer) = &self.options().on_retry {
            observer(retry);
        }
    }

    /// Sends a request that changes nothing once, without retries.
    pub(crate) async fn send_once(&self, request: &Request) -> Result<Response> {
        self.try_once(request, None).await
    }

    /// Whether the server proves that its database takes what PostgreSQL refuses, as SQLite does: it looks for what
    /// has a NUL character for a name, and does not find it.
    async fn stores_nul(&self) -> bool {
        let Ok(request) = Request::to(http::Method::GET, "/concurrency_limits/tag/{}", &[&"\0"]) else {
            return false;
        };
        let answer = self.try_once(&request, None).await;
        answer.is_ok_and(|response| {
            response.status() == 404 && response.body() == br#"{"detail":"Concurrency limit not found"}"#
        })
    }

    /// Sends a request and follows where it is redirected.
    async fn try_once(&self, request: &Request, token: Option<&Token>) -> Result<Response> {
        let mut target =
            redirect::Target::first(request, self.url(request), &self.shared, self.run.as_deref());
        if let Some(token) = token {
            token.add_to(&mut target.headers);
        }
        let _slot = self.slot(request, &target.url).await?;
        let mut history = Vec::new();
        loop {
            let response = exchange::exchange(&self.connections, &self.shared, &target).await?;
            let next = target.next(&response, &self.shared);
            if !target.follows_redirects {
                let next = next.ok().flatten().map(|next| next.info());
                return Ok(response.sent_with(target.headers).before(next));
            }
            let Some(next) = next? else {
                // Moved and not copied: every call comes here.
                return Ok(response.sent_with(target.headers).after(history));
            };
            let followed = std::mem::replace(&mut target, next);
            history.push(response.sent_with(followed.headers));
        }
    }

    /// Waits for a free connection, where their number is limited.
    async fn slot(&self, request: &Request, url: &Url) -> Result<Option<tokio::sync::OwnedSemaphorePermit>> {
        let Some(slots) = &self.slots else { return Ok(None) };
        if let Ok(slot) = slots.clone().try_acquire_owned() {
            return Ok(Some(slot));
        }
        let waiting = slots.clone().acquire_owned();
        let slot = match request.timeouts().unwrap_or(self.shared.options.timeouts).pool {
            Some(limit) => tokio::time::timeout(limit, waiting).await.ok(),
            None => Some(waiting.await),
        };
        match slot {
            Some(Ok(slot)) => Ok(Some(slot)),
            // Not in time, or there are none to wait for.
            _ => {
                Err(Error::of_request(ErrorKind::PoolTimeout, request.info(url), self.no_connection())
                    .unsent())
            }
        }
    }

    /// Whether this client has had a response from the server before.
    pub(crate) fn was_answered(&self) -> bool {
        self.shared.was_answered.load(Ordering::Relaxed)
    }

    /// The retry of a caller that limits connections itself, when this many waits for one were in vain.
    pub fn retry_for_connection(&self, failures: u32) -> Option<Retry> {
        self.options().retries.after_waits(failures, self.no_connection())
    }

    /// The message for a request that got no connection in time.
    pub fn no_connection(&self) -> String {
        let Options { timeouts, limits, .. } = self.options();
        format!(
            "no connection became free within {} s: all {} are in use",
            timeouts.pool.unwrap_or_default().as_secs_f64(),
            limits.max_connections.unwrap_or_default(),
        )
    }

    /// What a request is before it is sent: without what every request of the client has.
    pub fn described(&self, request: &Request) -> (RequestInfo, Option<Timeouts>) {
        (request.info(&self.url_of(request, &[])), request.timeouts())
    }

    fn url(&self, request: &Request) -> Url {
        self.url_of(request, &self.shared.options.params)
    }

    /// The URL of a request, with query parameters besides its own.
    fn url_of(&self, request: &Request, fixed: &[(String, String)]) -> Url {
        // Setting the path is much cheaper than parsing a URL.
        let mut url = self.place.origin.clone();
        url.set_path(&[self.place.base.path().trim_end_matches('/'), request.path()].concat());
        if !fixed.is_empty() || !request.query().is_empty() {
            url.query_pairs_mut().extend_pairs(fixed).extend_pairs(request.query());
        }
        url
    }
}
