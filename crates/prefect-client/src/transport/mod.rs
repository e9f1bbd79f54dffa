//! The HTTP transport. Every request goes through [`Transport::send`].
//!
//! - `options`: [`Options`] of a client
//! - `http`: [`Request`], [`Response`], and one exchange of the two
//! - `connect`: connections, proxies and TLS
//! - `policy`: retries, redirects, cookies and CSRF tokens

mod connect;
pub(crate) mod http;
mod options;
mod policy;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ::http::{HeaderMap, Method};
use tokio::sync::Semaphore;
use url::Url;

use crate::error::{Error, ErrorKind, Result};
use crate::settings::RunContext;
use connect::pool::Pool;
use connect::proxy::Proxies;
use policy::cookies::Cookies;
use policy::csrf::{self, Csrf, Token};
use policy::retry::Attempt;
use policy::{diagnosis, redirect, tries};

pub use connect::proxy::check as check_proxy_url;
pub(crate) use http::not_prefect::HINT;
pub use http::request::{Request, RequestInfo, encode_part};
pub use http::response::Response;
pub use options::{Auth, ClientCertificate, Limits, Options, Origin, Timeouts, Verify, WarningHandler};
pub use policy::retry::{Retries, Retry, RetryHandler};
pub(crate) use policy::retry::{random, requested_wait};
pub use policy::tries::{AttemptRecorder, Tried, Tries};

/// The HTTP transport of a client: base URL, connection pool, and the rules for retries, redirects and so on. Clones
/// share their connections.
#[derive(Clone)]
pub struct Transport {
    destination: Arc<Destination>,
    shared: Arc<Shared>,
    pool: Arc<Pool>,
    /// Free connections. `None` if the caller limits their number.
    slots: Option<Arc<Semaphore>>,
    /// The flow run that requests are attributed to, if it is not that of the environment.
    run: Option<Arc<RunContext>>,
}

/// Where requests go.
struct Destination {
    base: Url,
    /// Scheme, host and port of `base`.
    origin: Url,
    /// If set, every request fails with this error.
    failure: Option<Error>,
}

impl Destination {
    fn new(base: Url, failure: Option<Error>) -> Arc<Self> {
        Arc::new(Self { origin: http::request::origin(&base), base, failure })
    }
}

/// State that depends neither on the destination nor on the connections.
struct Shared {
    headers: HeaderMap,
    cookies: Cookies,
    csrf: Csrf,
    proxies: Arc<Proxies>,
    /// Whether the server has responded to any request.
    has_responded: AtomicBool,
    options: Options,
}

impl Transport {
    /// A transport to the server at this URL. Connections are opened and certificates are read when first needed.
    pub fn new(base: Url, headers: HeaderMap, options: Options) -> Self {
        let slots = options.limits.max_connections.map(|count| Arc::new(Semaphore::new(count)));
        let cookies = Cookies::new(&options.cookies, &base);
        let csrf = Csrf::new(options.csrf);
        let proxies = Arc::new(Proxies::new(&options));
        let has_responded = AtomicBool::new(false);
        let shared = Arc::new(Shared { headers, cookies, csrf, proxies, has_responded, options });
        Self { destination: Destination::new(base, None), shared, pool: Arc::default(), slots, run: None }
    }

    /// The same transport with a connection pool of its own, whose size the caller limits.
    ///
    /// Connections are bound to the runtime on which they were opened: a caller with several runtimes needs a transport
    /// for each.
    #[must_use]
    pub fn with_own_connections(&self) -> Self {
        Self { pool: Arc::default(), slots: None, ..self.clone() }
    }

    /// The same transport with a new connection pool and new locks: for a forked process, which must not use the
    /// connections of its parent, or to drop the old connections.
    #[must_use]
    pub fn fresh(&self) -> Self {
        let slots = self.shared.options.limits.max_connections.map(|count| Arc::new(Semaphore::new(count)));
        let shared = Arc::new(Shared {
            headers: self.shared.headers.clone(),
            // In a forked child, a thread of the parent may hold the lock forever.
            cookies: self.shared.cookies.snapshot(),
            csrf: Csrf::new(self.shared.options.csrf),
            proxies: self.shared.proxies.clone(),
            has_responded: AtomicBool::new(self.shared.has_responded.load(Ordering::Relaxed)),
            options: self.shared.options.clone(),
        });
        Self { shared, slots, ..self.with_own_connections() }
    }

    /// A transport without free connections: every request fails with [`ErrorKind::PoolTimeout`].
    #[must_use]
    pub fn exhausted(&self) -> Self {
        let none = Semaphore::new(0);
        none.close();
        Self { slots: Some(Arc::new(none)), ..self.clone() }
    }

    fn is_exhausted(&self) -> bool {
        self.slots.as_ref().is_some_and(|slots| slots.is_closed())
    }

    /// The same transport with another base URL on the same server. Requests carry the same credentials.
    #[must_use]
    pub fn with_base(&self, base: Url) -> Self {
        Self { destination: Destination::new(base, None), ..self.clone() }
    }

    /// A transport that fails every request with `error`.
    #[must_use]
    pub fn failing(&self, error: Error) -> Self {
        Self { destination: Destination::new(self.destination.base.clone(), Some(error)), ..self.clone() }
    }

    /// The same transport, with requests attributed to this flow run.
    #[must_use]
    pub fn for_run(&self, run: RunContext) -> Self {
        Self { run: Some(Arc::new(run)), ..self.clone() }
    }

    /// The base URL.
    pub fn base(&self) -> &Url {
        &self.destination.base
    }

    /// The headers of every request. They may contain credentials.
    pub fn headers(&self) -> &HeaderMap {
        &self.shared.headers
    }

    /// Checks that the proxy for the base URL, if any, is usable.
    pub fn check_proxy(&self) -> Result<()> {
        let url = ::http::Uri::try_from(self.destination.origin.as_str());
        url.map_or(Ok(()), |url| self.shared.proxies.towards(&url).map(drop))
    }

    /// The options.
    pub fn options(&self) -> &Options {
        &self.shared.options
    }

    /// Sends a request and returns the response, whatever its status. Retries, redirects, CSRF tokens and timeouts are
    /// handled here.
    pub async fn send(&self, request: &Request) -> Result<Response> {
        if let Some(error) = &self.destination.failure {
            return Err(error.clone());
        }
        let mut token = self.csrf_token(request).await?;
        let mut replaced = 0;
        loop {
            let response = self.send_with_retries(request, token.as_ref()).await?;
            match token {
                Some(rejected) if replaced < csrf::MAX_REPLACEMENTS && Token::is_rejected(&response) => {
                    token = Box::pin(self.next_csrf_token(&rejected)).await?;
                    replaced += 1;
                }
                _ => return Ok(response),
            }
        }
    }

    /// Sends a request until the outcome is not worth a retry, or all retries are used.
    async fn send_with_retries(&self, request: &Request, token: Option<&Token>) -> Result<Response> {
        let options = &self.shared.options;
        let mut failures = 0;
        let mut record = AttemptRecorder::start();
        // Whether the server may be busy instead of rejecting the request. `None` if not checked yet.
        let mut maybe_busy = None;
        loop {
            let outcome = self.send_without_retries(request, token).await;
            if outcome.is_ok() {
                self.shared.has_responded.store(true, Ordering::Relaxed);
            }
            let has_responded = self.shared.has_responded.load(Ordering::Relaxed);
            let attempt = Attempt { request, outcome: &outcome, has_responded };
            let retry = options.retries.after(&attempt, &mut failures);
            let Some(retry) = retry.filter(|_| !self.is_exhausted()) else { return record.finish(outcome) };
            if let Ok(response) = &outcome
                && let Some(cause) = diagnosis::permanent(response)
            {
                let is_busy = match maybe_busy {
                    Some(known) => known,
                    // Rare, so boxed: not a part of each call's future.
                    None => cause.needs_postgresql() && Box::pin(self.accepts_nul()).await,
                };
                maybe_busy = Some(is_busy);
                if !is_busy {
                    return record.finish(outcome);
                }
            }
            let (status, reason) = tries::outcome_of(&outcome);
            record.failed(status, reason, retry.wait());
            self.notify_retry(&retry);
            tokio::time::sleep(retry.wait()).await;
            record.next();
        }
    }

    /// Calls the retry handler.
    pub(crate) fn notify_retry(&self, retry: &Retry) {
        if let Some(observer) = &self.options().on_retry {
            observer(retry);
        }
    }

    /// Sends a read-only request without retries.
    pub(crate) async fn send_once(&self, request: &Request) -> Result<Response> {
        self.send_without_retries(request, None).await
    }

    /// Whether the server's database accepts NUL characters, as SQLite does and PostgreSQL does not: looks up an object
    /// by a NUL character and expects a 404.
    async fn accepts_nul(&self) -> bool {
        let Ok(request) = Request::to(Method::GET, "/concurrency_limits/tag/{}", &[&"\0"]) else {
            return false;
        };
        let answer = self.send_without_retries(&request, None).await;
        answer.is_ok_and(|response| {
            response.status() == 404 && response.body() == br#"{"detail":"Concurrency limit not found"}"#
        })
    }

    /// Sends a request once, and follows redirects.
    async fn send_without_retries(&self, request: &Request, token: Option<&Token>) -> Result<Response> {
        let mut target =
            redirect::Target::first(request, self.url(request), &self.shared, self.run.as_deref());
        if let Some(token) = token {
            token.add_to(&mut target.headers);
        }
        let _slot = self.acquire_slot(request, &target.url).await?;
        let mut history = Vec::new();
        loop {
            let response = http::exchange::exchange(&self.pool, &self.shared, &target).await?;
            let next = target.next(&response, &self.shared);
            if !target.follows_redirects {
                let next = next.ok().flatten().map(|next| next.info());
                return Ok(response.sent_with(target.headers).before(next));
            }
            let Some(next) = next? else {
                // Moved, not copied: this is on the hot path.
                return Ok(response.sent_with(target.headers).after(history));
            };
            let followed = std::mem::replace(&mut target, next);
            history.push(response.sent_with(followed.headers));
        }
    }

    /// Waits for a free connection if their number is limited.
    async fn acquire_slot(
        &self,
        request: &Request,
        url: &Url,
    ) -> Result<Option<tokio::sync::OwnedSemaphorePermit>> {
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
            // Timed out, or there are no connections at all.
            _ => {
                Err(Error::for_request(ErrorKind::PoolTimeout, request.info(url), self.no_connection())
                    .unsent())
            }
        }
    }

    /// Whether the server has responded to this client before.
    pub(crate) fn has_responded(&self) -> bool {
        self.shared.has_responded.load(Ordering::Relaxed)
    }

    /// The retry after this many timeouts, for a caller that limits connections itself.
    pub fn retry_for_connection(&self, failures: u32) -> Option<Retry> {
        self.options().retries.after_waits(failures, self.no_connection())
    }

    /// The message of a [`ErrorKind::PoolTimeout`].
    pub fn no_connection(&self) -> String {
        let Options { timeouts, limits, .. } = self.options();
        format!(
            "no connection became free within {} s: all {} are in use",
            timeouts.pool.unwrap_or_default().as_secs_f64(),
            limits.max_connections.unwrap_or_default(),
        )
    }

    /// A request as it is before it is sent, without the headers and parameters that the client adds.
    pub fn described(&self, request: &Request) -> (RequestInfo, Option<Timeouts>) {
        (request.info(&self.url_of(request, &[])), request.timeouts())
    }

    fn url(&self, request: &Request) -> Url {
        self.url_of(request, &self.shared.options.params)
    }

    /// The URL of a request, with additional query parameters.
    fn url_of(&self, request: &Request, fixed: &[(String, String)]) -> Url {
        // Setting the path is much cheaper than parsing a URL.
        let mut url = self.destination.origin.clone();
        url.set_path(&[self.destination.base.path().trim_end_matches('/'), request.path()].concat());
        if !fixed.is_empty() || !request.query().is_empty() {
            url.query_pairs_mut().extend_pairs(fixed).extend_pairs(request.query());
        }
        url
    }
}
