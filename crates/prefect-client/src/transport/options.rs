//! What a client may be told about how to connect.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use super::retry::{Observer, Retries};
use crate::error::{Error, ErrorKind};
use crate::settings::Secret;

/// The largest page, 200 runs with parameters of 512 KiB, the server's limit, has 100 MiB.
const DEFAULT_MAX_RESPONSE_BYTES: u64 = 256 << 20;

/// How to connect. The defaults are those of Prefect's own client.
#[derive(Clone)]
pub struct Options {
    /// How long each step may take.
    pub timeouts: Timeouts,
    /// How many connections there may be.
    pub limits: Limits,
    /// Headers for every request, over those that the client sends by itself.
    pub headers: HeaderMap,
    /// Cookies for every request to the server.
    pub cookies: Vec<(String, String)>,
    /// Query parameters for every request.
    pub params: Vec<(String, String)>,
    /// Who is calling; wins over the settings' key.
    pub auth: Option<Auth>,
    /// How the server's certificate is checked.
    pub verify: Verify,
    /// The certificate to show to the server.
    pub cert: Option<ClientCertificate>,
    /// The URL of a proxy for all requests: `http`, `https`, `socks5` or `socks5h`, with or without credentials.
    pub proxy: Option<Secret>,
    /// Whether HTTP/2 is spoken with servers that can.
    pub http2: bool,
    /// Whether redirects are followed.
    pub follow_redirects: bool,
    /// How many redirects of one request are followed.
    pub max_redirects: usize,
    /// Whether the proxies of the environment (`HTTP_PROXY` and the like) are used. They are read when the
    /// transport is made.
    pub trust_env: bool,
    /// What is tried again, and when.
    pub retries: Retries,
    /// Told of every retry.
    pub on_retry: Option<Observer>,
    /// Called with what went wrong beside a call that succeeded.
    pub on_warning: Option<Warned>,
    /// Whether a CSRF token is fetched and sent with each change, where the server has such tokens.
    pub csrf: bool,
    /// How many bytes the body of an answer may have, decompressed.
    pub max_response_bytes: u64,
}

/// Takes a warning.
pub type Warned = Arc<dyn Fn(&str) + Send + Sync>;

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
            on_warning: None,
            csrf: true,
            max_response_bytes: DEFAULT_MAX_RESPONSE_BYTES,
        }
    }
}

impl fmt::Debug for Options {
    /// Leaves out what may hold a secret: headers, cookies, parameters, credentials.
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

/// How long each step of an exchange may take; `None` is for ever.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timeouts {
    /// To make a connection.
    pub connect: Option<Duration>,
    /// Until the next part of the answer.
    pub read: Option<Duration>,
    /// Until the next part of the request is taken.
    pub write: Option<Duration>,
    /// Until a connection is free.
    pub pool: Option<Duration>,
}

impl Timeouts {
    /// The same limit for every step.
    pub fn all(limit: Option<Duration>) -> Self {
        Self { connect: limit, read: limit, write: limit, pool: limit }
    }
}

/// How many connections there may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// In use at once; `None` is any number.
    pub max_connections: Option<usize>,
    /// Kept open while not in use.
    pub max_keepalive_connections: Option<usize>,
    /// How long they are kept open; `None` is for ever.
    pub keepalive_expiry: Option<Duration>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_connections: Some(16),
            max_keepalive_connections: Some(8),
            // Prefect Cloud closes them after 30 seconds: be first.
            keepalive_expiry: Some(Duration::from_secs(25)),
        }
    }
}

/// Who is calling.
#[derive(Clone, Debug)]
pub enum Auth {
    /// A user and a password.
    Basic(Secret),
    /// A key.
    Bearer(Secret),
}

/// How the server's certificate is checked.
#[derive(Clone)]
pub enum Verify {
    /// Against the roots that the system trusts.
    System,
    /// Against the certificates in this file (PEM or DER) or in the files of this directory, and no others.
    File(PathBuf, Origin),
    /// Against these certificates (DER), and no others.
    Certificates(Vec<Vec<u8>>),
    /// Not at all.
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

/// Where an option was given, for the error about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An argument of this name.
    Argument(&'static str),
    /// A setting: a variable, or an entry of a file.
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

/// The certificate to show to the server.
#[derive(Clone, Debug)]
pub struct ClientCertificate {
    /// A PEM file with the certificate, the authorities between it and the root, and, unless `key` is given, its key.
    pub certificate: PathBuf,
    /// A PEM file with the key, unencrypted.
    pub key: Option<PathBuf>,
}
