//! Builds a client from settings and explicit options.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

use super::artifact_events::{ArtifactRun, KnownRuns};
use super::live::Refusals;
use super::slots::Turns;
use super::waiting::Waits;
use super::{Client, Parts};
use crate::error::{Error, ErrorKind, Result};
use crate::settings::{Secret, Settings, Sources, run_context_headers};
use crate::transport::{Auth, Options, Origin, Retries, Timeouts, Transport, Verify};

/// The API version that requests ask for by default.
pub const API_VERSION: &str = "0.8.4";

/// Builder of a [`Client`]: settings, and options that take precedence over them.
///
/// ```
/// use std::time::Duration;
/// use prefect_client::client::Config;
/// use prefect_client::settings::{Secret, Settings, Sources};
/// use prefect_client::transport::Timeouts;
///
/// # fn main() -> prefect_client::error::Result<()> {
/// let mut config = Config::from_settings(Settings::load_from(&Sources::default())?);
/// config.api = Some("https://prefect.example.com/api".to_owned());
/// config.auth_string = Some(Secret::new("user:password"));
/// config.options.timeouts = Timeouts::all(Some(Duration::from_secs(10)));
/// let client = config.build()?;
/// # let _ = client;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Config {
    /// The settings.
    pub settings: Settings,
    /// URL of the API. Takes precedence over that of the settings.
    pub api: Option<String>,
    /// API key. Takes precedence over the key and auth string of the settings. An empty key disables that of the
    /// settings.
    pub api_key: Option<Secret>,
    /// `user:password` for basic authentication. Takes precedence over keys. An empty string disables that of the
    /// settings.
    pub auth_string: Option<Secret>,
    /// API version to ask for. Defaults to [`API_VERSION`].
    pub api_version: Option<String>,
    /// Options of the transport. Initialized from the settings.
    pub options: Options,
}

impl Config {
    /// A configuration from settings alone.
    pub fn from_settings(settings: Settings) -> Self {
        let timeout = Duration::try_from_secs_f64(settings.request_timeout).ok();
        let verify = match &settings.ssl_cert_file {
            _ if settings.tls_insecure_skip_verify => Verify::Nothing,
            Some(path) => Verify::File(path.clone(), Origin::Setting(settings.ssl_cert_file_origin.clone())),
            None => Verify::System,
        };
        let options = Options {
            timeouts: Timeouts::all(timeout),
            verify,
            http2: settings.enable_http2,
            retries: Retries {
                max: settings.max_retries,
                jitter: settings.retry_jitter_factor,
                extra_codes: settings.retry_extra_codes.clone(),
            },
            max_response_bytes: settings.max_response_bytes,
            ..Options::default()
        };
        Self { settings, api: None, api_key: None, auth_string: None, api_version: None, options }
    }

    /// Builds the client. No connection is opened yet.
    pub fn build(mut self) -> Result<Client> {
        let mut base = self.base()?;
        let authorization = self.authorization(&base)?;
        if authorization.is_some() {
            self.options.api_key = None;
        }
        // Neither can fail: the URL has a host.
        let _ = base.set_username("");
        let _ = base.set_password(None);
        let headers = self.headers(authorization)?;
        let is_cloud = is_below(&base, &self.settings.cloud_api_url);
        self.options.csrf &= self.settings.csrf_support_enabled && !is_cloud;
        let transport = Transport::new(base, headers, self.options);
        transport.check_proxy()?;
        let parts = Parts {
            transport,
            checks_version: self.settings.server_version_check_enabled,
            is_cloud,
            max_event_bytes: self.settings.maximum_event_bytes,
            known_runs: KnownRuns::default(),
            current_run: ArtifactRun::default(),
            waits: Waits::default(),
            turns: Turns::default(),
            refusals: Refusals::default(),
            known_version: Arc::default(),
            idempotency_key: None,
        };
        Ok(Client { parts: Arc::new(parts) })
    }

    fn base(&self) -> Result<Url> {
        let (place, text) = match (&self.api, &self.settings.api_url) {
            (Some(text), _) => ("api", text),
            (None, Some(text)) => ("PREFECT_API_URL", text),
            (None, None) => {
                return Err(Error::new(
                    ErrorKind::Settings,
                    "no Prefect server is configured: set PREFECT_API_URL, such as http://127.0.0.1:4200/api, \
                     or pass `api` to the client. No Prefect API URL provided",
                ));
            }
        };
        crate::settings::check_url(text)
            .and_then(|()| Url::parse(text.trim()).map_err(|error| error.to_string()))
            .map_err(|problem| Error::invalid(place, problem))
    }

    /// The `Authorization` header, from the first of these sources that has one: `auth` in the options, the URL, the
    /// custom headers in the settings, the headers in the options, the caller's auth string and key, those in the
    /// settings. This is the official client's order, except that it prefers headers in the options over a key only
    /// for Prefect Cloud.
    pub(super) fn authorization(&self, base: &Url) -> Result<Option<HeaderValue>> {
        let custom = self.settings.custom_headers.iter();
        let mut custom = custom.filter(|(name, _)| name.eq_ignore_ascii_case(AUTHORIZATION.as_str()));
        let authorization = if let Some(auth) = self.options.auth.clone().or_else(|| in_url(base)) {
            Some(credentials(&auth)?)
        } else if let Some((_, text)) = custom.next_back() {
            Some(value("PREFECT_CLIENT_CUSTOM_HEADERS", text)?)
        } else if let Some(given) = self.options.headers.get_all(AUTHORIZATION).iter().next_back() {
            Some(given.clone())
        } else {
            self.configured().map(|auth| credentials(&auth)).transpose()?
        };
        Ok(authorization.map(|mut authorization| {
            authorization.set_sensitive(true);
            authorization
        }))
    }

    /// The auth string or key. An empty one from the caller disables that of the settings.
    fn configured(&self) -> Option<Auth> {
        let given = |secret: &Option<Secret>| secret.clone().filter(|secret| !secret.expose().is_empty());
        let unless = |argument: &Option<Secret>, setting: &Option<Secret>| match argument {
            Some(_) => None,
            None => given(setting),
        };
        // A function gives the key later.
        if self.options.api_key.is_some() {
            return given(&self.auth_string).map(Auth::Basic);
        }
        (given(&self.auth_string).map(Auth::Basic))
            .or_else(|| given(&self.api_key).map(Auth::Bearer))
            .or_else(|| unless(&self.auth_string, &self.settings.api_auth_string).map(Auth::Basic))
            .or_else(|| unless(&self.api_key, &self.settings.api_key).map(Auth::Bearer))
    }

    /// The headers of every request. The last one of a name counts.
    fn headers(&self, authorization: Option<HeaderValue>) -> Result<HeaderMap> {
        let mut headers = HeaderMap::new();
        let agent = concat!("prefect-rs/", env!("CARGO_PKG_VERSION"));
        headers.insert(USER_AGENT, HeaderValue::from_static(agent));
        headers.insert(http::header::ACCEPT, HeaderValue::from_static("application/json, */*"));
        let version = self.api_version.as_deref().unwrap_or(API_VERSION);
        headers.insert("x-prefect-api-version", value("api_version", version)?);
        for name in self.options.headers.keys() {
            headers.remove(name);
        }
        headers.extend(self.options.headers.clone());
        for (name, text) in &self.settings.custom_headers {
            let name = name
                .parse::<HeaderName>()
                .map_err(|error| Error::invalid("PREFECT_CLIENT_CUSTOM_HEADERS", error))?;
            headers.insert(name, value("PREFECT_CLIENT_CUSTOM_HEADERS", text)?);
        }
        for (name, text) in run_context_headers(&Sources::from_process()) {
            if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(&text)) {
                headers.insert(name, value);
            }
        }
        headers.remove(AUTHORIZATION);
        headers.extend(authorization.map(|value| (AUTHORIZATION, value)));
        Ok(headers)
    }
}

/// Username and password in a URL, percent-decoded.
fn in_url(url: &Url) -> Option<Auth> {
    let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let user = decode(url.username());
    let password = decode(url.password().unwrap_or_default());
    (!user.is_empty() || !password.is_empty()).then(|| Auth::Basic(Secret::new(format!("{user}:{password}"))))
}

/// Whether a URL equals another one or is below it.
fn is_below(url: &Url, upper: &str) -> bool {
    let below = url.as_str().strip_prefix(upper.trim_end_matches('/'));
    below.is_some_and(|path| path.is_empty() || path.starts_with('/'))
}

fn value(place: &str, text: &str) -> Result<HeaderValue> {
    HeaderValue::from_str(text)
        .map_err(|_| Error::invalid(place, "it contains characters that are not allowed in a header"))
}

/// The value of the `Authorization` header for these credentials.
pub fn credentials(auth: &Auth) -> Result<HeaderValue> {
    let (place, text) = match auth {
        Auth::Basic(pair) => ("auth_string", format!("Basic {}", BASE64.encode(pair.expose()))),
        Auth::Bearer(key) => ("api_key", format!("Bearer {}", key.expose())),
    };
    HeaderValue::from_str(&text).map_err(|_| {
        Error::invalid(
            place,
            "it contains characters that are not allowed in a header: expected visible ASCII without line breaks. Does it \
             end with one?",
        )
    })
}
