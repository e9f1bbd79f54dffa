//! The connections: made when they are first needed, with TLS only where the URL asks for it.

use std::pin::Pin;
use std::sync::OnceLock;
use std::task::{Context, Poll};

use reqwest::{Client, ClientBuilder, Proxy};
use tower_layer::Layer;
use tower_service::Service;
use url::Url;

use super::options::Options;
use super::progress::{Progress, Step};
use super::request::without_credentials;
use super::tls;
use crate::error::{Error, Result};

/// The error of connectors.
type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The connections of one transport, on one runtime.
#[derive(Default)]
pub(super) struct Connections {
    plain: OnceLock<Client>,
    secure: OnceLock<Client>,
}

impl Connections {
    /// The client for this URL's scheme, made when first asked for.
    pub(super) fn client(&self, url: &Url, options: &Options) -> Result<Client> {
        let secure = url.scheme() == "https";
        let cell = if secure { &self.secure } else { &self.plain };
        if let Some(client) = cell.get() {
            return Ok(client.clone());
        }
        let builder = self.builder(options)?;
        let builder = if secure || secure_proxy(options) {
            tls::checked(builder, options)
        } else {
            tls::unused(builder)
        }?;
        let client = builder
            .build()
            .map_err(|error| tls::unusable(&error).unwrap_or_else(|| wrong("httpx_settings", &error)))?;
        Ok(cell.get_or_init(|| client).clone())
    }

    fn builder(&self, options: &Options) -> Result<ClientBuilder> {
        let limits = options.limits;
        let mut builder = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .pool_idle_timeout(limits.keepalive_expiry)
            .pool_max_idle_per_host(limits.max_keepalive_connections.unwrap_or(usize::MAX))
            .tcp_nodelay(true)
            .connector_layer(Watched);
        if let Some(limit) = options.timeouts.connect {
            builder = builder.connect_timeout(limit);
        }
        if !options.http2 {
            builder = builder.http1_only();
        }
        if !options.trust_env || options.proxy.is_some() || no_host_needs_a_proxy() {
            builder = builder.no_proxy();
        }
        if let Some(url) = &options.proxy {
            builder = builder.proxy(proxy(url.expose())?);
        }
        Ok(builder)
    }
}

/// The HTTP library goes past a proxy that it cannot use, without a word. Here that is an error.
fn proxy(url: &str) -> Result<Proxy> {
    let known = ["http://", "https://", "socks4://", "socks4a://", "socks5://", "socks5h://"];
    if !known.iter().any(|scheme| url.starts_with(scheme)) {
        return Err(Error::invalid(
            "proxy",
            format_args!("its URL has to begin with one of {}", known.join(", ")),
        ));
    }
    Proxy::all(url).map_err(|error| wrong("proxy", &error))
}

/// Whether a proxy is spoken to over TLS: it takes plain HTTP requests so.
fn secure_proxy(options: &Options) -> bool {
    let proxy = options.proxy.as_ref().map(|url| url.expose().to_owned());
    let proxies = options.trust_env.then(|| environment_proxies("http")).into_iter().flatten();
    proxy.into_iter().chain(proxies.map(|(_, url)| url)).any(|url| url.starts_with("https://"))
}

/// The proxies that the environment names for URLs of this scheme, with the names of the variables.
fn environment_proxies(scheme: &str) -> impl Iterator<Item = (&'static str, String)> {
    let names = match scheme {
        "https" => ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"],
        _ => ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"],
    };
    names.into_iter().filter_map(|name| Some((name, std::env::var(name).ok().filter(|url| !url.is_empty())?)))
}

/// Whether the environment exempts all hosts. The HTTP library takes the `*` for host names, but not for addresses.
fn no_host_needs_a_proxy() -> bool {
    let exempt = ["NO_PROXY", "no_proxy"].into_iter().find_map(|name| std::env::var(name).ok());
    exempt.is_some_and(|hosts| hosts.split(',').any(|host| host.trim() == "*"))
}

/// Which proxy may be to blame where no connection was made, as the middle of a sentence.
pub(super) fn through(url: &Url, options: &Options) -> String {
    if let Some(proxy) = &options.proxy {
        let shown = Url::parse(proxy.expose()).map(|proxy| without_credentials(&proxy)).unwrap_or_default();
        return format!(" through the proxy {}", shown.trim_end_matches('/'));
    }
    match options.trust_env.then(|| environment_proxies(url.scheme()).next()).flatten() {
        Some((name, _)) => format!(" (through the proxy of {name}, unless NO_PROXY has the host)"),
        None => String::new(),
    }
}

/// What to do where a proxy does not let one through.
pub(super) fn proxy_advice(causes: &str) -> Option<&'static str> {
    causes.contains("proxy authorization required").then_some(
        "the proxy's URL has to hold the right user and password, as in http://user:password@host:port",
    )
}

fn wrong(place: &str, error: &reqwest::Error) -> Error {
    use std::error::Error as _;
    // The first line may hold the URL with its credentials; the cause does not.
    let cause = error.source().map_or_else(|| "cannot be used".to_owned(), ToString::to_string);
    Error::invalid(place, cause)
}

/// Tells the exchange in whose task a connection is made when that begins and ends; makes none that is not needed.
#[derive(Clone)]
struct Watched;

impl<S> Layer<S> for Watched {
    type Service = WatchedService<S>;

    fn layer(&self, inner: S) -> WatchedService<S> {
        WatchedService(inner)
    }
}

#[derive(Clone)]
struct WatchedService<S>(S);

impl<S, R> Service<R> for WatchedService<S>
where
    S: Service<R, Error = BoxError>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = std::result::Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<std::result::Result<(), S::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: R) -> Self::Future {
        let exchange = Progress::current();
        let connecting = self.0.call(request);
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
    connecting: impl Future<Output = std::result::Result<C, BoxError>>,
) -> std::result::Result<C, BoxError> {
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
