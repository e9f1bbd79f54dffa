//! The HTTP transport. Every request goes through [`Transport::send`].
//!
//! - `options`: [`Options`] of a client
//! - `http`: [`Request`], [`Response`], and one exchange of the two
//! - `connect`: connections, proxies and TLS
//! - `policy`: retries, redirects, cookies and CSRF tokens
//! - `socket`: [`Socket`], a websocket over a connection of the same kind

mod connect;
pub(crate) mod http;
mod options;
mod policy;
mod socket;
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
use policy::api_key::{ApiKey, Key};
use policy::cookies::Cookies;
use policy::csrf::{self, Csrf, Token};
use policy::hooks::Watch;
use policy::retry::{Attempt, needs_sqlite};
use policy::{diagnosis, redirect, tries};

pub use connect::proxy::check as check_proxy_url;
pub use http::exchanger::{ExchangeFailure, Exchanger, Exchanging, Outgoing};
pub(crate) use http::not_prefect::HINT;
pub use http::request::{Request, RequestInfo, encode_part};
pub use http::response::Response;
pub use options::{
    Auth, ClientCertificate, Limits, Options, Origin, Overrides, Timeouts, Verify, WarningHandler,
};
pub use policy::api_key::KeySource;
pub use policy::hooks::{ExchangeId, Hooked, Hooks, Moment};
pub use policy::retry::{Retries, Retry, RetryHandler};
pub(crate) use policy::retry::{random, requested_wait};
pub use policy::tries::{AttemptRecorder, Tried, Tries};
pub use socket::{Handshake, Socket};

/// The HTTP transport of a client: base URL, connection pool, and the rules for retries, redirects and so on. Clones
/// share their connections.
#[derive(Clone)]
pub struct Transport {
    destination: Arc<Destination>,
    shared: Arc<TransportState>,
    pool: Arc<Pool>,
    /// Free connections. `None` if the caller limits their number.
    slots: Option<Arc<Semaphore>>,
    /// The flow run that requests are attributed to, if it is not that of the environment.
    run: Option<Arc<RunContext>>,
    /// Options that replace the shared ones.
    overrides: Option<Arc<Overrides>>,
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
struct TransportState {
    headers: HeaderMap,
    cookies: Cookies,
    csrf: Csrf,
    /// The API key, if a function gives it.
    api_key: Option<ApiKey>,
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
        let api_key = options.api_key.clone().map(ApiKey::new);
        let shared =
            Arc::new(TransportState { headers, cookies, csrf, api_key, proxies, has_responded, options });
        let pool = Arc::default();
        Self { destination: Destination::new(base, None), shared, pool, slots, run: None, overrides: None }
    }

    /// The same transport with a connection pool of its own, whose size the caller limits.
    ///
    /// Connections are bound to the runtime on which they were opened: a caller with several runtimes needs a transport
    /// for each.
    #[must_use]
    pub fn with_own_connections(&self) -> Self {
        Self { pool: Arc::default(), slots: None, ..self.clone() }
    }

    /// The same transport with the connections of another one.
    #[must_use]
    pub fn over(self, other: &Self) -> Self {
        Self { pool: other.pool.clone(), slots: other.slots.clone(), ..self }
    }

    /// The same transport with a new connection pool and new locks: for a forked process, which must not use the
    /// connections of its parent, or to drop the old connections.
    #[must_use]
    pub fn fresh(&self) -> Self {
        let slots = self.shared.options.limits.max_connections.map(|count| Arc::new(Semaphore::new(count)));
        let shared = Arc::new(TransportState {
            headers: self.shared.headers.clone(),
            // In a forked child, a thread of the parent may hold the lock forever.
            cookies: self.shared.cookies.snapshot(),
            csrf: Csrf::new(self.shared.options.csrf),
            api_key: self.shared.api_key.as_ref().map(ApiKey::fresh),
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

    /// The same transport, with connections and all else shared, and with options that replace its own for the requests
    /// sent with it. The options of a single [`Request`] take precedence.
    #[must_use]
    pub fn with_overrides(&self, overrides: Arc<Overrides>) -> Self {
        Self { overrides: Some(overrides), ..self.clone() }
    }

    /// The timeouts of requests that have none of their own.
    pub fn timeouts(&self) -> Timeouts {
        let overridden = self.overrides.as_ref().and_then(|overrides| overrides.timeouts);
        overridden.unwrap_or(self.shared.options.timeouts)
    }

    /// The maximum number of retries of requests that have none of their own.
    pub fn max_retries(&self) -> u32 {
        let overridden = self.overrides.as_ref().and_then(|overrides| overrides.max_retries);
        overridden.unwrap_or(self.shared.options.retries.max)
    }

    /// The headers that replace those of every request.
    fn overriding_headers(&self) -> Option<&HeaderMap> {
        self.overrides.as_ref().map(|overrides| &overrides.headers)
    }

    /// The base URL.
    pub fn base(&self) -> &Url {
        &self.destination.base
    }

    /// The headers of every request. They may contain credentials.
    pub fn headers(&self) -> HeaderMap {
        let mut headers = self.shared.headers.clone();
        if let Some(others) = self.overriding_headers() {
            headers.extend(others.clone());
        }
        headers
    }

    /// Checks that the proxy for the base URL, if any, is usable.
    pub fn check_proxy(&self) -> Result<()> {
        if self.shared.options.exchanger.is_some() {
            return Ok(());
        }
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
        let mut watch = Watch::new(self);
        // Whether the server's database is SQLite. `None` if not checked yet.
        let mut is_sqlite = None;
        loop {
            watch.next();
            let outcome = self.send_without_retries(request, token, &mut watch).await;
            if outcome.is_ok() {
                self.shared.has_responded.store(true, Ordering::Relaxed);
            }
            let has_responded = self.shared.has_responded.load(Ordering::Relaxed);
            let most = self.max_retries();
            let attempt = Attempt { request, outcome: &outcome, has_responded, most };
            let retry = options.retries.after(&attempt, &mut failures);
            let Some(retry) = retry.filter(|_| !self.is_exhausted()) else { return record.finish(outcome) };
            if let Ok(response) = &outcome {
                let cause = diagnosis::permanent(response);
                let is_hopeless = cause.as_ref().is_some_and(|cause| !cause.needs_postgresql());
                // A server on SQLite was busy, and did not process the request. With PostgreSQL, the request itself is
                // the cause, or it may have been processed.
                let depends = !is_hopeless && (cause.is_some() || needs_sqlite(request, response));
                if depends && is_sqlite.is_none() {
                    // Rare, so boxed: not a part of each call's future.
                    is_sqlite = Some(Box::pin(self.accepts_nul()).await);
                }
                if is_hopeless || (depends && is_sqlite != Some(true)) {
                    return record.finish(outcome);
                }
            }
            let (status, reason) = tries::outcome_of(&outcome);
            record.failed(status, reason, retry.wait());
            self.notify_retry(&retry);
            if let Some(hooked) = watch.retry(&retry, &outcome) {
                hooked.await.map_err(Error::of_caller)?;
            }
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
        let mut watch = Watch::new(self);
        watch.next();
        self.send_without_retries(request, None, &mut watch).await
    }

    /// Whether the server's database accepts NUL characters, as SQLite does and PostgreSQL does not: looks up an object
    /// by a NUL character and expects a 404.
    async fn accepts_nul(&self) -> bool {
        let Ok(request) = Request::to(Method::GET, "/concurrency_limits/tag/{}", &[&"\0"]) else {
            return false;
        };
        let answer = self.send_once(&request).await;
        answer.is_ok_and(|response| {
            response.status() == 404 && response.body() == br#"{"detail":"Concurrency limit not found"}"#
        })
    }

    /// Sends a request once, and again if the API key that a function gave is no longer valid.
    async fn send_without_retries(
        &self,
        request: &Request,
        token: Option<&Token>,
        watch: &mut Watch<'_>,
    ) -> Result<Response> {
        // Rare, so boxed: not a part of each call's future.
        let mut key = match &self.shared.api_key {
            Some(_) => Box::pin(self.api_key()).await?,
            None => None,
        };
        let mut is_new = false;
        loop {
            let response = self.follow(request, token, key.as_ref(), watch).await?;
            let rejected = key.as_ref().filter(|key| !is_new && key.is_rejected(&response));
            let Some(rejected) = rejected else { return Ok(response) };
            let Some(next) = Box::pin(self.next_api_key(rejected)).await? else { return Ok(response) };
            key = Some(next);
            is_new = true;
        }
    }

    /// Sends a request once, and follows redirects.
    async fn follow(
        &self,
        request: &Request,
        token: Option<&Token>,
        key: Option<&Key>,
        watch: &mut Watch<'_>,
    ) -> Result<Response> {
        let mut target = redirect::Target::first(request, self.url(request), self, key);
        if let Some(token) = token {
            token.add_to(&mut target.headers);
        }
        let mut history = Vec::new();
        loop {
            if let Some(hooked) = watch.request(&target) {
                target.headers = hooked.await.map_err(Error::of_caller)?;
            }
            let outcome = match self.acquire_slot(request, &target.url).await {
                Ok(_slot) => http::exchange::exchange(&self.pool, &self.shared, &target).await,
                Err(error) => Err(error),
            };
            if let Some(hooked) = watch.outcome(&outcome, &target.headers) {
                hooked.await.map_err(Error::of_caller)?;
            }
            let response = outcome?;
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
        let slot = match request.timeouts().unwrap_or_else(|| self.timeouts()).pool {
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
        self.options().retries.after_waits(failures, self.max_retries(), self.no_connection())
    }

    /// The retry after this many requests that succeeded only in part.
    pub(crate) fn retry_of_a_part(
        &self,
        request: &RequestInfo,
        failures: u32,
        reason: String,
    ) -> Option<Retry> {
        self.options().retries.after_failures(Some(request.clone()), failures, self.max_retries(), reason)
    }

    /// The message of a [`ErrorKind::PoolTimeout`].
    pub fn no_connection(&self) -> String {
        let (timeouts, limits) = (self.timeouts(), self.options().limits);
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
