//! Options of the transport.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use super::http::exchanger::Exchanger;
use super::policy::api_key::KeySource;
use super::policy::hooks::Hooks;
use super::policy::retry::{Retries, RetryHandler};
use crate::error::{Error, ErrorKind};
use crate::settings::Secret;

/// The largest page is 100 MiB: 200 runs with parameters of 512 KiB, the server's limit.
const DEFAULT_MAX_RESPONSE_BYTES: u64 = 256 << 20;

/// Options of a [`Transport`](super::Transport). The defaults are those of the official client.
///
/// ```
/// use std::time::Duration;
/// use prefect_client::transport::{Options, Retries, Timeouts};
///
/// let options = Options {
///     timeouts: Timeouts::all(Some(Duration::from_secs(10))),
///     retries: Retries { max: 2, ..Retries::default() },
///     ..Options::default()
/// };
/// # let _ = options;
/// ```
#[derive(Clone)]
pub struct Options {
    /// Timeout of each step.
    pub timeouts: Timeouts,
    /// Connection limits.
    pub limits: Limits,
    /// Headers of every request. They replace the client's own.
    pub headers: HeaderMap,
    /// Cookies of every request to the server.
    pub cookies: Vec<(String, String)>,
    /// Query parameters of every request.
    pub params: Vec<(String, String)>,
    /// Credentials. Take precedence over the key in the settings.
    pub auth: Option<Auth>,
    /// How server certificates are verified.
    pub verify: Verify,
    /// Client certificate.
    pub cert: Option<ClientCertificate>,
    /// URL of a proxy for all requests: `http`, `https`, `socks5` or `socks5h`, with or without credentials.
    pub proxy: Option<Secret>,
    /// Whether to use HTTP/2 with servers that support it.
    pub http2: bool,
    /// Whether to follow redirects.
    pub follow_redirects: bool,
    /// Maximum number of redirects per request.
    pub max_redirects: usize,
    /// Whether to use the proxies in environment variables such as `HTTP_PROXY`. They are read when the transport is
    /// created.
    pub trust_env: bool,
    /// Retries.
    pub retries: Retries,
    /// Called before each retry.
    pub on_retry: Option<RetryHandler>,
    /// Called for each request, response, failure and retry.
    pub hooks: Option<Arc<dyn Hooks>>,
    /// Gives the API key, unless a header has other credentials.
    pub api_key: Option<Arc<dyn KeySource>>,
    /// Called with a message if something failed that does not fail the call.
    pub on_warning: Option<WarningHandler>,
    /// Whether to fetch and send CSRF tokens, for servers that require them on writes.
    pub csrf: bool,
    /// Maximum size of a response body in bytes, decompressed.
    pub max_response_bytes: u64,
    /// Sends the requests, instead of connections of the client.
    pub exchanger: Option<Arc<dyn Exchanger>>,
}

/// Receives warnings.
pub type WarningHandler = Arc<dyn Fn(&str) + Send + Sync>;

impl Default for Options {
    fn default() -> Self {
        Self {
            timeouts: Timeouts::all(Some(Duration::from_secs(60))),
            limits: Limits::default(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            params: Vec::new(),
            auth: None,
            verify: Verify::System,
            cert: None,
            proxy: None,
            http2: false,
            follow_redirects: true,
            max_redirects: 20,
            trust_env: true,
            retries: Retries::default(),
            on_retry: None,
            hooks: None,
            api_key: None,
            on_warning: None,
            csrf: true,
            max_response_bytes: DEFAULT_MAX_RESPONSE_BYTES,
            exchanger: None,
        }
    }
}

impl fmt::Debug for Options {
    /// Leaves out what may contain secrets: headers, cookies, parameters and credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("timeouts", &self.timeouts)
            .field("limits", &self.limits)
            .field("verify", &self.verify)
            .field("http2", &self.http2)
            .field("follow_redirects", &self.follow_redirects)
            .field("max_redirects", &self.max_redirects)
            .field("trust_env", &self.trust_env)
            .field("retries", &self.retries)
            .field("csrf", &self.csrf)
            .field("max_response_bytes", &self.max_response_bytes)
            .finish_non_exhaustive()
    }
}

/// Options that replace those of the transport for some calls. See
/// [`Transport::with_overrides`](super::Transport::with_overrides).
#[derive(Clone, Default)]
pub struct Overrides {
    /// Timeout of each step.
    pub timeouts: Option<Timeouts>,
    /// Maximum number of retries.
    pub max_retries: Option<u32>,
    /// Headers. They replace those of the same names.
    pub headers: HeaderMap,
}

/// Timeouts of the steps of an exchange. `None` means no limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timeouts {
    /// To open a connection.
    pub connect: Option<Duration>,
    /// To receive the next part of the response.
    pub read: Option<Duration>,
    /// To send the next part of the request.
    pub write: Option<Duration>,
    /// To wait for a free connection.
    pub pool: Option<Duration>,
}

impl Timeouts {
    /// The same timeout for every step.
    pub fn all(limit: Option<Duration>) -> Self {
        Self { connect: limit, read: limit, write: limit, pool: limit }
    }
}

/// Connection limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Maximum number of connections in use. `None` means no limit.
    pub max_connections: Option<usize>,
    /// Maximum number of idle keep-alive connections.
    pub max_keepalive_connections: Option<usize>,
    /// How long idle connections are kept. `None` means no limit.
    pub keepalive_expiry: Option<Duration>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_connections: Some(16),
            max_keepalive_connections: Some(8),
            // Prefect Cloud closes idle connections after 30 seconds. Close them before that.
            keepalive_expiry: Some(Duration::from_secs(25)),
        }
    }
}

/// Credentials.
#[derive(Clone, Debug)]
pub enum Auth {
    /// Basic authentication: `user:password`.
    Basic(Secret),
    /// An API key, sent as a bearer token.
    Bearer(Secret),
}

/// How server certificates are verified.
#[derive(Clone)]
pub enum Verify {
    /// Against the system's trusted CAs.
    System,
    /// Against the certificates in this file (PEM or DER) or in the files of this directory only.
    File(PathBuf, Origin),
    /// Against these certificates (DER) only.
    Certificates(Vec<Vec<u8>>),
    /// No verification. Insecure.
    Nothing,
}

impl fmt::Debug for Verify {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => f.write_str("System"),
            Self::File(path, _) => write!(f, "File({})", path.display()),
            Self::Certificates(list) => write!(f, "Certificates({})", list.len()),
            Self::Nothing => f.write_str("Nothing"),
        }
    }
}

/// Where an option comes from, for error messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An argument of this name.
    Argument(&'static str),
    /// A setting: an environment variable or an entry of a file.
    Setting(String),
}

impl Origin {
    pub(super) fn error(&self, message: impl fmt::Display) -> Error {
        match self {
            Self::Argument(name) => Error::invalid(name, message),
            Self::Setting(name) => Error::new(ErrorKind::Settings, format!("{name}: {message}")),
        }
    }
}

/// A client certificate.
#[derive(Clone, Debug)]
pub struct ClientCertificate {
    /// A PEM file with the certificate, its intermediate CAs and, if `key` is not set, its private key.
    pub certificate: PathBuf,
    /// A PEM file with the unencrypted private key.
    pub key: Option<PathBuf>,
}
