//! Opens connections: directly or through a proxy, with TLS for HTTPS.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use http::uri::Scheme;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use tokio_rustls::TlsConnector;
use tower_service::Service;

use super::dns::Resolver;
use super::proxy::{Protocol, Proxies, Proxy};
use super::socks;
use super::stream::Stream;
use crate::transport::http::progress::{Progress, Step};

/// The error of connectors.
pub(in crate::transport) type BoxError = Box<dyn std::error::Error + Send + Sync>;

type BoxFuture<T> = Pin<Box<dyn Future<Output = Result<T, BoxError>> + Send>>;

/// How long sent data may remain unacknowledged (`TCP_USER_TIMEOUT`).
#[cfg(target_os = "linux")]
const USER_TIMEOUT: Duration = Duration::from_secs(30);

/// Interval and number of TCP keep-alive probes.
const KEEPALIVE: Duration = Duration::from_secs(15);
const KEEPALIVE_RETRIES: u32 = 3;

/// TLS for servers and for proxies. HTTP/2 is never used with a proxy.
pub(in crate::transport) struct Tls {
    pub(in crate::transport) server: TlsConnector,
    pub(in crate::transport) proxy: TlsConnector,
}

/// Opens the connections of one transport.
#[derive(Clone)]
pub(in crate::transport) struct Connector(Arc<ConnectorParts>);

struct ConnectorParts {
    tcp: HttpConnector<Resolver>,
    /// `None` if neither a URL nor a proxy requires it.
    tls: Option<Tls>,
    /// Shared with the exchanges.
    proxies: Arc<Proxies>,
    /// Whether HTTP proxies are asked for a tunnel (`CONNECT`) for plain HTTP, too, instead of being sent the requests.
    tunnels_all: bool,
}

impl Connector {
    pub(in crate::transport) fn new(tls: Option<Tls>, proxies: Arc<Proxies>, tunnels_all: bool) -> Self {
        let mut tcp = HttpConnector::new_with_resolver(Resolver::new());
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(Some(KEEPALIVE));
        tcp.set_keepalive_interval(Some(KEEPALIVE));
        tcp.set_keepalive_retries(Some(KEEPALIVE_RETRIES));
        #[cfg(target_os = "linux")]
        tcp.set_tcp_user_timeout(Some(USER_TIMEOUT));
        Self(Arc::new(ConnectorParts { tcp, tls, proxies, tunnels_all }))
    }

    /// Opens a connection within a time.
    pub(in crate::transport) async fn connect(
        self,
        to: Uri,
        limit: Option<Duration>,
    ) -> Result<Stream, BoxError> {
        let connecting = self.0.connect_to(to, limit);
        match limit {
            Some(limit) => match tokio::time::timeout(limit, connecting).await {
                Ok(connected) => connected,
                Err(late) => Err(Box::new(std::io::Error::from(late))),
            },
            None => connecting.await,
        }
    }
}

impl ConnectorParts {
    async fn connect_to(&self, to: Uri, limit: Option<Duration>) -> Result<Stream, BoxError> {
        let proxy = self.proxies.towards(&to).map_err(|error| error.to_string())?;
        let Some(proxy) = proxy else {
            return self.to_server(self.tcp(to.clone(), limit).await?, &to).await;
        };
        if let Protocol::Socks5 { local_dns } = proxy.protocol {
            return self.to_server(self.socks(&proxy, local_dns, &to, limit).await?, &to).await;
        }
        let to_proxy = self.to_proxy(&proxy.uri, limit).await?;
        if self.tunnels_all || to.scheme() == Some(&Scheme::HTTPS) {
            return self.to_server(tunnel(to_proxy, &proxy, &to).await?, &to).await;
        }
        Ok(to_proxy.with_proxy())
    }

    /// The connector of TCP connections. With several addresses, each gets a part of the time.
    fn connector(&self, limit: Option<Duration>) -> HttpConnector<Resolver> {
        let mut tcp = self.tcp.clone();
        tcp.set_connect_timeout(limit);
        tcp
    }

    async fn tcp(&self, to: Uri, limit: Option<Duration>) -> Result<Stream, BoxError> {
        Ok(Stream::plain(self.connector(limit).call(to).await?))
    }

    async fn to_server(&self, connection: Stream, to: &Uri) -> Result<Stream, BoxError> {
        secured(connection, to, self.tls.as_ref().map(|tls| &tls.server)).await
    }

    async fn to_proxy(&self, proxy: &Uri, limit: Option<Duration>) -> Result<Stream, BoxError> {
        let connection = self.tcp(proxy.clone(), limit).await?;
        secured(connection, proxy, self.tls.as_ref().map(|tls| &tls.proxy)).await
    }

    async fn socks(
        &self,
        proxy: &Proxy,
        local_dns: bool,
        to: &Uri,
        limit: Option<Duration>,
    ) -> Result<Stream, BoxError> {
        let (host, port) = host_and_port(to)?;
        let host = match local_dns {
            true => Resolver::new().first(host).await?.ip().to_string(),
            false => host.to_owned(),
        };
        let mut stream = self.connector(limit).call(proxy.uri.clone()).await?.into_inner();
        socks::connect(&mut stream, proxy.credentials.as_ref(), &host, port).await?;
        Ok(Stream::plain(TokioIo::new(stream)))
    }
}

/// The host of a URL, without brackets, and its port.
fn host_and_port(url: &Uri) -> Result<(&str, u16), BoxError> {
    let host = without_brackets(url.host().ok_or("the URL has no host")?);
    let default_port = if url.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 };
    Ok((host, url.port_u16().unwrap_or(default_port)))
}

/// Opens a tunnel to the server through a proxy (`CONNECT`).
async fn tunnel(connection: Stream, proxy: &Proxy, to: &Uri) -> Result<Stream, BoxError> {
    // Without a port, the tunnel would always lead to that of HTTPS.
    let (_, port) = host_and_port(to)?;
    let host = to.host().ok_or("the URL has no host")?;
    let destination = Uri::try_from(format!("{host}:{port}"))?;
    let mut tunnel = Tunnel::new(proxy.uri.clone(), Established(Some(connection)));
    if let Some(authorization) = proxy.authorization() {
        tunnel = tunnel.with_auth(authorization);
    }
    Ok(tunnel.call(destination).await?)
}

/// A connector that returns an established connection.
struct Established(Option<Stream>);

impl Service<Uri> for Established {
    type Response = Stream;
    type Error = BoxError;
    type Future = std::future::Ready<Result<Stream, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Uri) -> Self::Future {
        std::future::ready(self.0.take().ok_or_else(|| "the connection is in use".into()))
    }
}

/// Adds TLS to a connection if the URL is HTTPS.
async fn secured(connection: Stream, to: &Uri, tls: Option<&TlsConnector>) -> Result<Stream, BoxError> {
    if to.scheme() != Some(&Scheme::HTTPS) {
        return Ok(connection);
    }
    let tls = tls.ok_or("TLS is not set up")?;
    let name = ServerName::try_from(without_brackets(to.host().unwrap_or_default()).to_owned())?;
    Ok(Stream::secure(tls.connect(name, TokioIo::new(connection)).await?))
}

/// A host without the brackets around IPv6 addresses in URLs.
fn without_brackets(host: &str) -> &str {
    host.trim_matches(['[', ']'])
}

impl Service<Uri> for Connector {
    type Response = Stream;
    type Error = BoxError;
    type Future = BoxFuture<Stream>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    /// Opens a connection, unless it is no longer needed, and records the progress of the exchange that needs it.
    fn call(&mut self, to: Uri) -> Self::Future {
        let exchange = Progress::current();
        let limit = exchange.as_ref().and_then(|exchange| exchange.connect_limit());
        let connecting = self.clone().connect(to, limit);
        Box::pin(async move {
            let Some(exchange) = exchange else { return connecting.await };
            exchange.enter(Step::Connect);
            // Another exchange may have just finished, whose connection is not back in the pool, or not closed, yet. Tasks
            // that are about to run do both. Let them run first: then this exchange can reuse the connection, or there
            // is room for a new one.
            for _ in 0..3 {
                tokio::task::yield_now().await;
            }
            let connection = while_needed(&exchange, connecting).await?;
            exchange.connected();
            Ok(connection)
        })
    }
}

/// Opens a connection only while its exchange waits for it. If another connection becomes free first, the HTTP library
/// uses that one and would open this one in the background, which could exceed the connection limit.
async fn while_needed<C>(
    exchange: &Progress,
    connecting: impl Future<Output = Result<C, BoxError>>,
) -> Result<C, BoxError> {
    let mut connecting = std::pin::pin!(connecting);
    std::future::poll_fn(|context| {
        if exchange.is_current() {
            return connecting.as_mut().poll(context);
        }
        exchange.needs_no_connection();
        Poll::Ready(Err("another connection became free first".into()))
    })
    .await
}
