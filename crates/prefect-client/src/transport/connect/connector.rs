//! How a connection is made: to the server or through a proxy, with TLS where the URL asks for it.

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

use super::connection::Connection;
use super::progress::{Progress, Step};
use super::proxy::{Protocol, Proxies, Proxy};
use super::resolve::Resolver;
use super::socks;

/// The error of connectors.
type BoxError = Box<dyn std::error::Error + Send + Sync>;

type BoxFuture<T> = Pin<Box<dyn Future<Output = Result<T, BoxError>> + Send>>;

/// How long the system waits for the other end to confirm what was sent.
const UNACKNOWLEDGED: Duration = Duration::from_secs(30);

/// How often the system asks whether the other end of an idle connection is still there, and how often in vain.
const KEEPALIVE: Duration = Duration::from_secs(15);
const KEEPALIVE_RETRIES: u32 = 3;

/// TLS with a server, and with a proxy, which is never spoken to in HTTP/2.
pub(super) struct Tls {
    pub(super) server: TlsConnector,
    pub(super) proxy: TlsConnector,
}

/// Makes the connections of one client.
#[derive(Clone)]
pub(super) struct Connector(Arc<Inner>);

struct Inner {
    tcp: HttpConnector<Resolver>,
    /// None where no URL and no proxy asks for it.
    tls: Option<Tls>,
    /// Shared with the exchanges.
    proxies: Arc<Proxies>,
    /// How long it may take.
    limit: Option<Duration>,
}

impl Connector {
    pub(super) fn new(tls: Option<Tls>, proxies: Arc<Proxies>, limit: Option<Duration>) -> Self {
        let mut tcp = HttpConnector::new_with_resolver(Resolver::new());
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(limit);
        tcp.set_keepalive(Some(KEEPALIVE));
        tcp.set_keepalive_interval(Some(KEEPALIVE));
        tcp.set_keepalive_retries(Some(KEEPALIVE_RETRIES));
        #[cfg(target_os = "linux")]
        tcp.set_tcp_user_timeout(Some(UNACKNOWLEDGED));
        Self(Arc::new(Inner { tcp, tls, proxies, limit }))
    }

    async fn connect(self, to: Uri) -> Result<Connection, BoxError> {
        let connecting = self.0.by_any_way(to);
        match self.0.limit {
            Some(limit) => match tokio::time::timeout(limit, connecting).await {
                Ok(connected) => connected,
                Err(late) => Err(Box::new(std::io::Error::from(late))),
            },
            None => connecting.await,
        }
    }
}

impl Inner {
    async fn by_any_way(&self, to: Uri) -> Result<Connection, BoxError> {
        let proxy = self.proxies.towards(&to).map_err(|error| error.to_string())?;
        let Some(proxy) = proxy else {
            return self.to_server(self.tcp(to.clone()).await?, &to).await;
        };
        if let Protocol::Socks5 { local_dns } = proxy.protocol {
            return self.to_server(self.socks(&proxy, local_dns, &to).await?, &to).await;
        }
        let to_proxy = self.to_proxy(&proxy.uri).await?;
        if to.scheme() == Some(&Scheme::HTTPS) {
            return self.to_server(tunnel(to_proxy, &proxy, &to).await?, &to).await;
        }
        Ok(to_proxy.with_proxy())
    }

    async fn tcp(&self, to: Uri) -> Result<Connection, BoxError> {
        Ok(Connection::plain(self.tcp.clone().call(to).await?))
    }

    async fn to_server(&self, connection: Connection, to: &Uri) -> Result<Connection, BoxError> {
        secured(connection, to, self.tls.as_ref().map(|tls| &tls.server)).await
    }

    async fn to_proxy(&self, proxy: &Uri) -> Result<Connection, BoxError> {
        let connection = self.tcp(proxy.clone()).await?;
        secured(connection, proxy, self.tls.as_ref().map(|tls| &tls.proxy)).await
    }

    async fn socks(&self, proxy: &Proxy, local_dns: bool, to: &Uri) -> Result<Connection, BoxError> {
        let (host, port) = place(to)?;
        let host = match local_dns {
            true => Resolver::new().first(host).await?.ip().to_string(),
            false => host.to_owned(),
        };
        let mut stream = self.tcp.clone().call(proxy.uri.clone()).await?.into_inner();
        socks::connect(&mut stream, proxy.credentials.as_ref(), &host, port).await?;
        Ok(Connection::plain(TokioIo::new(stream)))
    }
}

/// The host of a URL, without brackets, and its port.
fn place(url: &Uri) -> Result<(&str, u16), BoxError> {
    let host = without_brackets(url.host().ok_or("the URL has no host")?);
    let default_port = if url.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 };
    Ok((host, url.port_u16().unwrap_or(default_port)))
}

/// Has a proxy pass on to the server whatever comes over this connection.
async fn tunnel(connection: Connection, proxy: &Proxy, to: &Uri) -> Result<Connection, BoxError> {
    let mut tunnel = Tunnel::new(proxy.uri.clone(), Made(Some(connection)));
    if let Some(authorization) = proxy.authorization() {
        tunnel = tunnel.with_auth(authorization);
    }
    Ok(tunnel.call(to.clone()).await?)
}

/// A connector that has connected already.
struct Made(Option<Connection>);

impl Service<Uri> for Made {
    type Response = Connection;
    type Error = BoxError;
    type Future = std::future::Ready<Result<Connection, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Uri) -> Self::Future {
        std::future::ready(self.0.take().ok_or_else(|| "the connection is in use".into()))
    }
}

/// The connection with TLS on it, if the URL is one of HTTPS.
async fn secured(
    connection: Connection,
    to: &Uri,
    tls: Option<&TlsConnector>,
) -> Result<Connection, BoxError> {
    if to.scheme() != Some(&Scheme::HTTPS) {
        return Ok(connection);
    }
    let tls = tls.ok_or("TLS is not set up")?;
    let name = ServerName::try_from(without_brackets(to.host().unwrap_or_default()).to_owned())?;
    Ok(Connection::secure(tls.connect(name, TokioIo::new(connection)).await?))
}

/// A host as it is looked up: URLs have addresses of IPv6 in brackets.
fn without_brackets(host: &str) -> &str {
    host.trim_matches(['[', ']'])
}

impl Service<Uri> for Connector {
    type Response = Connection;
    type Error = BoxError;
    type Future = BoxFuture<Connection>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    /// Tells the exchange in whose task a connection is made when that begins and ends; makes none that is not needed.
    fn call(&mut self, to: Uri) -> Self::Future {
        let exchange = Progress::current();
        let connecting = self.clone().connect(to);
        Box::pin(async move {
            let Some(exchange) = exchange else { return connecting.await };
            exchange.reached(Step::Connect);
            // The exchange may have the place that another has just left, whose connection is not back in the pool, or
            // not closed, yet. Both are done by tasks that are about to run: let them, and there is nothing to connect,
            // or room for it.
            for _ in 0..3 {
                tokio::task::yield_now().await;
            }
            let connection = needed(&exchange, connecting).await?;
            exchange.connected();
            Ok(connection)
        })
    }
}

/// Makes a connection for as long as its exchange waits for it. Where another one becomes free first, the HTTP library
/// takes that, and would go on with this one in the background, to have it later: more connections than there may be.
async fn needed<C>(
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
