//! The connections: made when they are first needed, with TLS only where the URL asks for it.

use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use reqwest::{Certificate, Client, ClientBuilder, Identity, Proxy};
use tower_layer::Layer;
use tower_service::Service;
use url::Url;

use super::options::{ClientCertificate, Options, Verify};
use super::progress::{Progress, Step};
use crate::error::{Error, ErrorKind, Result};

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
        let builder =
            if secure { with_tls(builder, options)? } else { without_certificates(builder, options)? };
        let client = builder.build().map_err(|error| wrong("httpx_settings", &error))?;
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
        if !options.trust_env || options.proxy.is_some() {
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

/// TLS that trusts nobody: for plain HTTP, where it is never used, but the HTTP library would otherwise
/// read the system's certificates, which takes longer than everything else before the first request.
/// With a proxy it may be used after all: an `https://` proxy takes plain HTTP requests over TLS.
fn without_certificates(builder: ClientBuilder, options: &Options) -> Result<ClientBuilder> {
    let proxy = options.proxy.as_ref().map(|url| url.expose().to_owned());
    let proxies = proxy.into_iter().chain(options.trust_env.then(environment_proxies).into_iter().flatten());
    if proxies.into_iter().any(|url| url.starts_with("https://")) {
        return with_tls(builder, options);
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::new(ErrorKind::Settings, error.to_string()))?
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    Ok(builder.tls_backend_preconfigured(tls))
}

fn environment_proxies() -> impl Iterator<Item = String> {
    ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
}

fn with_tls(mut builder: ClientBuilder, options: &Options) -> Result<ClientBuilder> {
    // Only the first call in a process does something; what it says afterwards is that it was not the first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    builder = match &options.verify {
        Verify::System => builder,
        Verify::File(path) => {
            let pem = std::fs::read(path).map_err(|error| wrong_file("verify", path, &error))?;
            let certificates =
                Certificate::from_pem_bundle(&pem).map_err(|error| wrong_file("verify", path, &error))?;
            if certificates.is_empty() {
                return Err(wrong_file(
                    "verify",
                    path,
                    &"there is no certificate in it; expected a PEM file",
                ));
            }
            builder.tls_certs_only(certificates)
        }
        Verify::Certificates(list) => {
            let certificates: reqwest::Result<Vec<_>> =
                list.iter().map(|der| Certificate::from_der(der)).collect();
            builder.tls_certs_only(certificates.map_err(|error| wrong("verify", &error))?)
        }
        Verify::Nothing => builder.tls_danger_accept_invalid_certs(true),
    };
    match &options.cert {
        Some(cert) => Ok(builder.identity(identity(cert)?)),
        None => Ok(builder),
    }
}

fn identity(cert: &ClientCertificate) -> Result<Identity> {
    let mut pem = Vec::new();
    for path in [Some(&cert.certificate), cert.key.as_ref()].into_iter().flatten() {
        pem.extend(std::fs::read(path).map_err(|error| wrong_file("cert", path, &error))?);
        pem.push(b'\n');
    }
    Identity::from_pem(&pem).map_err(|error| wrong_file("cert", &cert.certificate, &error))
}

fn wrong(place: &str, error: &reqwest::Error) -> Error {
    use std::error::Error as _;
    // The first line may hold the URL with its credentials; the cause does not.
    let cause = error.source().map_or_else(|| "cannot be used".to_owned(), ToString::to_string);
    Error::invalid(place, cause)
}

fn wrong_file(place: &str, path: &std::path::Path, error: &dyn std::fmt::Display) -> Error {
    Error::invalid(place, format_args!("{}: {error}", path.display()))
}

/// Tells the exchange in whose task a connection is made when that begins and ends.
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
    S: Service<R>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = std::result::Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<std::result::Result<(), S::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: R) -> Self::Future {
        Progress::current_reached(Step::Connect);
        let connecting = self.0.call(request);
        Box::pin(async move {
            let connection = connecting.await;
            Progress::current_reached(Step::Read);
            connection
        })
    }
}
