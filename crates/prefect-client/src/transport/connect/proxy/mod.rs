//! Which proxy a request goes through, if any.
//!
//! - `address`: parses the URL of a proxy, whatever its password
//! - `environment`: `HTTP_PROXY` and the like
//! - `exempt`: `NO_PROXY`
//! - `system`: the proxies of macOS and Windows

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

/// How a proxy is spoken to.
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

/// A proxy that can be used.
pub(in crate::transport) struct Proxy {
    pub(in crate::transport) protocol: Protocol,
    /// Where it listens: scheme, host and port, without credentials.
    pub(in crate::transport) uri: Uri,
    /// User and password, percent-decoded.
    pub(in crate::transport) credentials: Option<(Vec<u8>, Vec<u8>)>,
    /// The scheme as it was written, for messages.
    scheme: String,
    /// The variable that it comes from, for messages.
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
    /// Its URL without credentials.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let authority = self.uri.authority().map_or("", |authority| authority.as_str());
        write!(formatter, "{}://{authority}", self.scheme)
    }
}

/// A proxy, or why it cannot be used.
type Route = std::result::Result<Arc<Proxy>, Error>;

/// The proxies of one client.
#[derive(Default)]
pub(in crate::transport) struct Proxies {
    http: Option<Route>,
    https: Option<Route>,
    exempt: Exempt,
    #[cfg(any(target_os = "macos", windows))]
    system: Option<system::System>,
}

impl Proxies {
    /// The proxy of the options, or else those of the environment.
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

    /// The proxy for this URL. A proxy that applies and cannot be used is an error: a direct connection would
    /// show the request to a network that it was to be kept from.
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

    /// What a request itself has to carry for the proxy. One over HTTPS goes through a tunnel: the request that
    /// opens the tunnel carries it.
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

    /// Whether requests over plain HTTP need TLS all the same, as their proxy is spoken to over TLS. Asked once,
    /// with the first URL, so the exempt hosts do not matter.
    pub(in crate::transport) fn is_secure(&self, url: &Uri) -> bool {
        let secure = |proxy: &Proxy| proxy.protocol == Protocol::Https;
        #[cfg(any(target_os = "macos", windows))]
        if self.system.is_some() {
            return matches!(self.towards(url), Ok(Some(proxy)) if secure(&proxy));
        }
        let _ = url;
        matches!(&self.http, Some(Ok(proxy)) if secure(proxy))
    }

    /// Which proxy may be to blame where no connection was made, as the middle of a sentence.
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

/// The proxy that a variable names. Its value is never shown: it may hold a password.
fn from_variable((name, value): (String, Option<String>)) -> Route {
    let parsed = match value {
        Some(value) => address::parse(&value),
        None => Err("is not UTF-8; percent-encode the user and password".to_owned()),
    };
    match parsed {
        Ok(proxy) => Ok(Arc::new(Proxy { origin: Some(name), ..proxy })),
        Err(problem) => {
            let message = format!(
                "environment variable {name}: {problem}. No connection is made without the proxy: correct the \
                 variable, unset it, or add the host to NO_PROXY"
            );
            Err(Error::new(ErrorKind::Settings, message))
        }
    }
}

/// What to do where a proxy refuses the connection.
pub(in crate::transport) fn advice(causes: &str) -> Option<&'static str> {
    let refused = ["proxy authorization required", crate::transport::connect::socks::REFUSED_CREDENTIALS];
    refused.iter().any(|sign| causes.contains(sign)).then_some(
        "the proxy's URL has to hold the right user and password, as in http://user:password@host:port",
    )
}
