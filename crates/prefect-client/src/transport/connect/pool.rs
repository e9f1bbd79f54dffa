//! The connection pool. Connections are opened when needed, and TLS is set up only for HTTPS.

use std::sync::{Arc, OnceLock};

use http::header::{ACCEPT, ACCEPT_ENCODING, PROXY_AUTHORIZATION};
use http::uri::Scheme;
use http::{HeaderValue, Request, Response, Uri};
use hyper::body::Incoming;
use hyper_util::client::legacy;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::connector::{Connector, Tls};
use super::proxy::Proxies;
use super::tls;
use crate::error::Result;
use crate::transport::http::progress::RequestBody;
use crate::transport::options::Options;

/// The connections of one transport on one runtime.
#[derive(Default)]
pub(in crate::transport) struct Pool {
    plain: OnceLock<HttpClient>,
    secure: OnceLock<HttpClient>,
    /// For websockets, which are not pooled.
    plain_sockets: OnceLock<Connector>,
    secure_sockets: OnceLock<Connector>,
}

impl Pool {
    /// The HTTP client for this URL's scheme, created on first use.
    pub(in crate::transport) fn client(
        &self,
        url: &Uri,
        options: &Options,
        proxies: &Arc<Proxies>,
    ) -> Result<&HttpClient> {
        let secure = url.scheme() == Some(&Scheme::HTTPS);
        let cell = if secure { &self.secure } else { &self.plain };
        if let Some(client) = cell.get() {
            return Ok(client);
        }
        let tls = tls(url, options, proxies, options.http2)?;
        let client = HttpClient::new(tls, options, proxies.clone());
        Ok(cell.get_or_init(|| client))
    }

    /// The connector of websockets for this URL's scheme, created on first use. HTTP/2 has no `Upgrade`, so it is not
    /// offered, and an HTTP proxy has to open a tunnel: forwarding proxies drop the header.
    pub(in crate::transport) fn for_sockets(
        &self,
        url: &Uri,
        options: &Options,
        proxies: &Arc<Proxies>,
    ) -> Result<Connector> {
        let secure = url.scheme() == Some(&Scheme::HTTPS);
        let cell = if secure { &self.secure_sockets } else { &self.plain_sockets };
        if let Some(connector) = cell.get() {
            return Ok(connector.clone());
        }
        let tls = tls(url, options, proxies, false)?;
        let connector = Connector::new(tls, proxies.clone(), true);
        Ok(cell.get_or_init(|| connector).clone())
    }
}

/// Sets up TLS, if it is needed: reading certificates is slow.
fn tls(url: &Uri, options: &Options, proxies: &Proxies, http2: bool) -> Result<Option<Tls>> {
    let is_needed = url.scheme() == Some(&Scheme::HTTPS) || proxies.is_secure(url);
    if is_needed { tls::checked(options, http2).map(Some) } else { Ok(None) }
}

/// Sends requests over pooled connections.
pub(in crate::transport) struct HttpClient {
    inner: legacy::Client<Connector, RequestBody>,
    proxies: Arc<Proxies>,
}

impl HttpClient {
    fn new(tls: Option<Tls>, options: &Options, proxies: Arc<Proxies>) -> Self {
        let limits = options.limits;
        let connector = Connector::new(tls, proxies.clone(), false);
        let inner = legacy::Client::builder(TokioExecutor::new())
            .timer(TokioTimer::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(limits.keepalive_expiry)
            .pool_max_idle_per_host(limits.max_keepalive_connections.unwrap_or(usize::MAX))
            // RFC 9112, section 5.2: clients must accept folded header lines, and replace each fold with spaces.
            .http1_allow_obsolete_multiline_headers_in_responses(true)
            .build(connector);
        Self { inner, proxies }
    }

    /// Sends a request and returns the response, whatever its status.
    pub(in crate::transport) async fn send(
        &self,
        mut request: Request<RequestBody>,
    ) -> std::result::Result<Response<Incoming>, legacy::Error> {
        let authorization = self.proxies.authorization(request.uri());
        let headers = request.headers_mut();
        headers.entry(ACCEPT).or_insert(HeaderValue::from_static("*/*"));
        headers.entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static("gzip"));
        if let Some(authorization) = authorization {
            headers.entry(PROXY_AUTHORIZATION).or_insert(authorization);
        }
        self.inner.request(request).await
    }
}
