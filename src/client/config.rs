//! From the settings, and what the caller says instead, to a client.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use std::time::Duration;
use url::Url;

use super::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::settings::{Secret, Settings, Sources, run_context_headers};
use crate::transport::{Auth, Options, Retries, Timeouts, Transport, Verify};

/// The version of the API that requests ask for.
pub const API_VERSION: &str = "0.8.4";

/// All that a client is made from.
#[derive(Clone)]
pub struct Config {
    /// The settings.
    pub settings: Settings,
    /// The API's URL, over that of the settings.
    pub api: Option<String>,
    /// A key, over all credentials of the settings.
    pub api_key: Option<Secret>,
    /// `user:password`, over the key and all credentials of the settings.
    pub auth_string: Option<Secret>,
    /// The version of the API to ask for.
    pub api_version: Option<String>,
    /// How to connect. It begins with what the settings say.
    pub options: Options,
}

impl Config {
    /// What follows from the settings alone.
    pub fn from_settings(settings: Settings) -> Self {
        let timeout = Duration::try_from_secs_f64(settings.request_timeout).ok();
        let verify = match &settings.ssl_cert_file {
            _ if settings.tls_insecure_skip_verify => Verify::Nothing,
            Some(path) => Verify::File(path.clone()),
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

    /// The client. Nothing is connected yet.
    pub fn build(mut self) -> Result<Client> {
        let mut base = self.base()?;
        let auth = self.auth(&base);
        // Neither can fail: the URL has a host.
        let _ = base.set_username("");
        let _ = base.set_password(None);
        let headers = self.headers(auth.as_ref())?;
        let is_cloud = is_below(&base, &self.settings.cloud_api_url);
        self.options.csrf &= self.settings.csrf_support_enabled && !is_cloud;
        Ok(Client {
            transport: Transport::new(base, headers, self.options),
            checks_version: self.settings.server_version_check_enabled,
            is_cloud,
        })
    }

    fn base(&self) -> Result<Url> {
        let (place, text) = match (&self.api, &self.settings.api_url) {
            (Some(text), _) => ("api", text),
            (None, Some(text)) => ("PREFECT_API_URL", text),
            (None, None) => {
                return Err(Error::new(
                    ErrorKind::Settings,
                    "no Prefect server is configured: set PREFECT_API_URL, such as http://127.0.0.1:4200/api, \
                     or give the client an `api`. No Prefect API URL provided",
                ));
            }
        };
        crate::settings::check_url(text)
            .and_then(|()| Url::parse(text.trim()).map_err(|error| error.to_string()))
            .map_err(|problem| Error::invalid(place, problem))
    }

    /// Who is calling: first what the caller says, then what the URL says, then what the settings say.
    pub(super) fn auth(&self, base: &Url) -> Option<Auth> {
        let in_url = || {
            let decode =
                |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
            let user = decode(base.username());
            let password = decode(base.password().unwrap_or_default());
            (!user.is_empty() || !password.is_empty())
                .then(|| Auth::Basic(Secret::new(format!("{user}:{password}"))))
        };
        (self.options.auth.clone())
            .or_else(|| self.auth_string.clone().map(Auth::Basic))
            .or_else(|| self.api_key.clone().map(Auth::Bearer))
            .or_else(in_url)
            .or_else(|| self.settings.api_auth_string.clone().map(Auth::Basic))
            .or_else(|| self.settings.api_key.clone().map(Auth::Bearer))
    }

    /// The headers of every request; of two with the same name, the later counts.
    fn headers(&self, auth: Option<&Auth>) -> Result<HeaderMap> {
        let mut headers = HeaderMap::new();
        let agent = concat!("prefect-rs/", env!("CARGO_PKG_VERSION"));
        headers.insert(USER_AGENT, HeaderValue::from_static(agent));
        headers.insert(http::header::ACCEPT, HeaderValue::from_static("application/json, */*"));
        let version = self.api_version.as_deref().unwrap_or(API_VERSION);
        headers.insert("x-prefect-api-version", value("api_version", version)?);
        for (name, text) in run_context_headers(&Sources::from_process()) {
            if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(&text)) {
                headers.insert(name, value);
            }
        }
        for (name, text) in &self.settings.custom_headers {
            let name = name
                .parse::<HeaderName>()
                .map_err(|error| Error::invalid("PREFECT_CLIENT_CUSTOM_HEADERS", error))?;
            headers.insert(name, value("PREFECT_CLIENT_CUSTOM_HEADERS", text)?);
        }
        if let Some(auth) = auth {
            headers.insert(AUTHORIZATION, credentials(auth)?);
        }
        for name in self.options.headers.keys() {
            headers.remove(name);
        }
        headers.extend(self.options.headers.clone());
        Ok(headers)
    }
}

/// Whether a URL is another one or lies below it.
fn is_below(url: &Url, upper: &str) -> bool {
    let below = url.as_str().strip_prefix(upper.trim_end_matches('/'));
    below.is_some_and(|path| path.is_empty() || path.starts_with('/'))
}

fn value(place: &str, text: &str) -> Result<HeaderValue> {
    HeaderValue::from_str(text)
        .map_err(|_| Error::invalid(place, "it has characters that no header can carry"))
}

fn credentials(auth: &Auth) -> Result<HeaderValue> {
    let (place, text) = match auth {
        Auth::Basic(pair) => ("auth_string", format!("Basic {}", BASE64.encode(pair.expose()))),
        Auth::Bearer(key) => ("api_key", format!("Bearer {}", key.expose())),
    };
    let mut value = HeaderValue::from_str(&text).map_err(|_| {
        Error::invalid(
            place,
            "it has characters that no header can carry; expected visible ASCII without line breaks. Is there \
             one at its end?",
        )
    })?;
    value.set_sensitive(true);
    Ok(value)
}
