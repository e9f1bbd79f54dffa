//! Proxies.
//!
//! - `address`: parses proxy URLs, with any password
//! - `environment`: `HTTP_PROXY` and similar environment variables
//! - `exempt`: `NO_PROXY`
//! - `system`: system proxies of macOS and Windows

mod address;
mod environment;
mod exempt;
#[cfg(any(target_os = "macos", windows))]
mod system;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http::{HeaderValue, Uri};

use crate::error::{Error, ErrorKind, Result};
use crate::transport::options::Options;
use exempt::Exempt;

pub use address::check;

/// The protocol of a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::transport) enum Protocol {
    Http,
    /// HTTP over TLS.
    Https,
    /// SOCKS 5; `local_dns` says whether the client resolves host names.
    Socks5 {
        local_dns: bool,
    },
}

/// A proxy.
pub(in crate::transport) struct Proxy {
    pub(in crate::transport) protocol: Protocol,
    /// Scheme, host and port, without credentials.
    pub(in crate::transport) uri: Uri,
    /// Username and password, percent-decoded.
    pub(in crate::transport) credentials: Option<(Vec<u8>, Vec<u8>)>,
    /// The original scheme, for messages.
    scheme: String,
    /// The environment variable it comes from, for messages.
    origin: Option<String>,
}

impl Proxy {
    /// The value of `Proxy-Authorization`.
    pub(in crate::transport) fn authorization(&self) -> Option<HeaderValue> {
        let (user, password) = self.credentials.as_ref()?;
        let pair = [user.as_slice(), b":", password.as_slice()].concat();
        // Base64 is always valid in a header.
        let mut value = HeaderValue::try_from(format!("Basic {}", BASE64.encode(pair))).ok()?;
        value.set_sensitive(true);
        Some(value)
    }
}

impl fmt::Display for Proxy {
    /// The URL without credentials.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let authority = self.uri.authority().map_or("", |authority| authority.as_str());
        write!(formatter, "{}://{authority}", self.scheme)
    }
}

/// A proxy, or why it is unusable.
type Route = std::result::Result<Arc<Proxy>, Error>;

/// The proxies of one transport.
#[derive(Default)]
pub(in crate::transport) struct Proxies {
    http: Option<Route>,
    https: Option<Route>,
    exempt: Exempt,
    #[cfg(any(target_os = "macos", windows))]
    system: Option<system::System>,
}

impl Proxies {
    /// The proxy in the options, or those in the environment.
    pub(in crate::transport) fn new(options: &Options) -> Self {
        match &options.proxy {
            Some(url) => {
                let route = Some(
                    address::parse(url.expose())
                        .map(Arc::new)
                        .map_err(|problem| Error::invalid("proxy", problem)),
                );
                Self { http: route.clone(), https: route, ..Self::default() }
            }
            None if options.trust_env => Self::from_environment(),
            None => Self::default(),
        }
    }

    fn from_environment() -> Self {
        let variables = environment::Variables::of_process();
        #[cfg(any(target_os = "macos", windows))]
        if variables.is_empty() {
            return Self { system: Some(system::System::new()), ..Self::default() };
        }
        Self::from_variables(&variables)
    }

    fn from_variables(variables: &environment::Variables) -> Self {
        let all = variables.get("all");
        let route = |scheme| variables.get(scheme).or_else(|| all.clone()).map(from_variable);
        let exempt = variables.get("no").and_then(|(_, list)| list).unwrap_or_default();
        Self {
            http: route("http"),
            https: route("https"),
            exempt: Exempt::parse(&exempt),
            #[cfg(any(target_os = "macos", windows))]
            system: None,
        }
    }

    /// The proxy for a URL. An unusable proxy is an error: a direct connection could expose the request to a network that
    /// it was meant to avoid.
    pub(in crate::transport) fn towards(&self, url: &Uri) -> Result<Option<Arc<Proxy>>> {
        #[cfg(any(target_os = "macos", windows))]
        if let Some(system) = &self.system {
            return system.towards(url);
        }
        let route = match url.scheme_str() {
            Some("https") => &self.https,
            _ => &self.http,
        };
        match route {
            Some(route) if !self.exempt.contains(url) => route.clone().map(Some),
            _ => Ok(None),
        }
    }

    /// The `Proxy-Authorization` header for a request. For HTTPS, only the `CONNECT` request has it.
    pub(in crate::transport) fn authorization(&self, url: &Uri) -> Option<HeaderValue> {
        if url.scheme() != Some(&http::uri::Scheme::HTTP) {
            return None;
        }
        let proxy = self.towards(url).ok()??;
        match proxy.protocol {
            Protocol::Http | Protocol::Https => proxy.authorization(),
            Protocol::Socks5 { .. } => None,
        }
    }

    /// Whether plain HTTP requests require TLS because of an HTTPS proxy. Called only once, with the first URL, so exempt
    /// hosts are ignored.
    pub(in crate::transport) fn is_secure(&self, url: &Uri) -> bool {
        let secure = |proxy: &Proxy| proxy.protocol == Protocol::Https;
        #[cfg(any(target_os = "macos", windows))]
        if self.system.is_some() {
            return matches!(self.towards(url), Ok(Some(proxy)) if secure(&proxy));
        }
        let _ = url;
        matches!(&self.http, Some(Ok(proxy)) if secure(proxy))
    }

    /// The proxy of a failed connection, as a part of the error message.
    pub(in crate::transport) fn through(&self, url: &Uri) -> String {
        let Ok(Some(proxy)) = self.towards(url) else { return String::new() };
        match &proxy.origin {
            Some(variable) => {
                format!(" through the proxy {proxy} (from {variable}, unless NO_PROXY has the host)")
            }
            None => format!(" through the proxy {proxy}"),
        }
    }
}

/// The proxy in an environment variable. Errors never contain the value, which may have a password.
fn from_variable((name, value): (String, Option<String>)) -> Route {
    let parsed = match value {
        Some(value) => address::parse(&value),
        None => Err("is not UTF-8; percent-encode the user and password".to_owned()),
    };
    match parsed {
        Ok(proxy) => Ok(Arc::new(Proxy { origin: Some(name), ..proxy })),
        Err(problem) => {
            let message = format!(
                "environment variable {name}: {problem}. No connection is made without the proxy: fix or \
                 unset the variable, or add the host to NO_PROXY"
            );
            Err(Error::new(ErrorKind::Settings, message))
        }
    }
}

/// What to do if a proxy rejects the credentials.
pub(in crate::transport) fn advice(causes: &str) -> Option<&'static str> {
    let refused = ["proxy authorization required", crate::transport::connect::socks::REFUSED_CREDENTIALS];
    refused.iter().any(|sign| causes.contains(sign)).then_some(
        "the proxy URL must contain the correct username and password, as in http://user:password@host:port",
    )
}
