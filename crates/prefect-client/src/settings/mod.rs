//! The settings: their sources, types and defaults.
//!
//! Each setting is taken from the first source that has it:
//!
//! 1. an environment variable,
//! 2. `.env` in the working directory,
//! 3. `prefect.toml` in the working directory,
//! 4. `[tool.prefect]` in the `pyproject.toml` there,
//! 5. the active profile of `profiles.toml`,
//! 6. the default.
//!
//! An empty value counts: `PREFECT_API_URL=` in the environment means "no URL", even if the profile has one.
//!
//! Settings are declared only in the `settings!` table below. Only [`Sources::from_process`] reads the environment of
//! the process.
//!
//! ```
//! use prefect_client::settings::{Settings, Sources};
//!
//! # fn main() -> Result<(), prefect_client::settings::SettingsError> {
//! let mut sources = Sources::default();
//! sources.environment.insert("PREFECT_API_URL".to_owned(), "http://127.0.0.1:4200/api".to_owned());
//! let settings = Settings::load_from(&sources)?;
//! assert_eq!(settings.api_url.as_deref(), Some("http://127.0.0.1:4200/api"));
//! # Ok(())
//! # }
//! ```

mod dotenv;
mod error;
mod event_limits;
mod headers;
mod layers;
mod listed;
mod parse;
mod profiles;
mod secret;
mod setting_value;
mod sources;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::PathBuf;

pub use error::SettingsError;
pub use event_limits::EventLimits;
pub use headers::{RunContext, run_context_headers};
pub use listed::{Named, Shown};
pub use parse::check_url;
pub use secret::Secret;
pub use sources::Sources;
pub(crate) use sources::read_bounded;

use layers::Fallback::{Text, Variable};
use layers::{Layers, Row};

/// The default home directory of Prefect.
const DEFAULT_HOME: &str = "~/.prefect";

/// The default profiles file.
const DEFAULT_PROFILES_PATH: &str = "$PREFECT_HOME/profiles.toml";

/// Declares the [`Settings`] struct, its [`Row`]s and its resolution from one table.
///
/// A row has: field, type, environment variables (the first name is preferred, and wins within one source), key in a
/// TOML file, fallback, and parser.
macro_rules! settings {
    ($(
        $(#[$doc:meta])*
        $field:ident: $type:ty =
            $first:literal $(| $alias:literal)*, $path:literal, $fallback:expr, $parser:expr;
    )*) => {
        /// The settings of the client, resolved and validated.
        #[derive(Clone, PartialEq)]
        pub struct Settings {
            $(
                $(#[$doc])*
                #[doc = concat!("\n\n`", $first, "`", $(" or `", $alias, "`",)* "; in TOML `", $path, "`.")]
                pub $field: $type,
            )*
            /// The source of `ssl_cert_file`, for errors about the file.
            pub(crate) ssl_cert_file_origin: String,
            /// The name of the active profile.
            pub profile: String,
            /// Warnings to show to the user.
            pub warnings: Vec<String>,
        }

        /// The rows of the table.
        const ROWS: &[Row] = &[
            $(Row { variables: &[$first $(, $alias)*], path: $path, fallback: $fallback },)*
        ];

        impl Settings {
            /// Resolves each setting from the first layer that has it.
            fn resolve(layers: &Layers<'_>) -> Result<Self, SettingsError> {
                Ok(Self {
                    $($field: layers.resolve(
                        &Row { variables: &[$first $(, $alias)*], path: $path, fallback: $fallback },
                        $parser,
                    )?,)*
                    ssl_cert_file_origin: String::new(),
                    profile: String::new(),
                    warnings: Vec::new(),
                })
            }

            /// The values in the order of [`ROWS`].
            fn shown(self) -> Vec<Shown> {
                vec![$(self.$field.into(),)*]
            }
        }
    };
}

settings! {
    /// URL of the API, such as `http://127.0.0.1:4200/api`, with or without a trailing slash.
    api_url: Option<String> = "PREFECT_API_URL", "api.url", Text(""), parse::url;

    /// API key, sent as `Authorization: Bearer`.
    api_key: Option<Secret> = "PREFECT_API_KEY", "api.key", Text(""), parse::bearer_token;

    /// `user:password`, sent as `Authorization: Basic`. Takes precedence over the key.
    api_auth_string: Option<Secret> =
        "PREFECT_API_AUTH_STRING", "api.auth_string", Text(""), parse::auth_string;

    /// Timeout in seconds for connecting, reading, writing, and waiting for a free connection, each. Greater than 0.
    request_timeout: f64 =
        "PREFECT_API_REQUEST_TIMEOUT", "api.request_timeout", Text("60"), parse::timeout;

    /// Whether to use HTTP/2 if the server supports it.
    enable_http2: bool = "PREFECT_API_ENABLE_HTTP2", "api.enable_http2", Text("false"), parse::boolean;

    /// Whether to skip certificate verification. Insecure: for development only.
    tls_insecure_skip_verify: bool =
        "PREFECT_API_TLS_INSECURE_SKIP_VERIFY", "api.tls_insecure_skip_verify", Text("false"),
        parse::boolean;

    /// A PEM file with the trusted CA certificates. Falls back to the environment variable `SSL_CERT_FILE`.
    ssl_cert_file: Option<PathBuf> =
        "PREFECT_API_SSL_CERT_FILE", "api.ssl_cert_file", Variable("SSL_CERT_FILE"), parse::path;

    /// Maximum number of retries of a request.
    max_retries: u32 = "PREFECT_CLIENT_MAX_RETRIES", "client.max_retries", Text("5"), parse::count;

    /// Jitter of retry delays, as a fraction of the delay. 0 or more.
    retry_jitter_factor: f64 =
        "PREFECT_CLIENT_RETRY_JITTER_FACTOR", "client.retry_jitter_factor", Text("0.2"), parse::factor;

    /// Additional status codes to retry. Sorted and unique.
    retry_extra_codes: Vec<u16> =
        "PREFECT_CLIENT_RETRY_EXTRA_CODES", "client.retry_extra_codes", Text(""), parse::status_codes;

    /// Whether to fetch and send CSRF tokens.
    csrf_support_enabled: bool =
        "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "client.csrf_support_enabled", Text("true"),
        parse::boolean;

    /// Maximum size of a response body in bytes, decompressed. A larger response is an error.
    max_response_bytes: u64 =
        "PREFECT_RS_CLIENT_MAX_RESPONSE_BYTES", "client.max_response_bytes", Text("268435456"),
        parse::size;

    /// Headers of every request, in the order of their source. Valid, with unique names, and without those that the
    /// client sets itself.
    custom_headers: Vec<(String, String)> =
        "PREFECT_CLIENT_CUSTOM_HEADERS", "client.custom_headers", Text("{}"), headers::parse;

    /// Whether to compare the server's version with the client's.
    server_version_check_enabled: bool =
        "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED", "client.server_version_check_enabled",
        Text("true"), parse::boolean;

    /// URL of the Prefect Cloud API.
    cloud_api_url: String =
        "PREFECT_CLOUD_API_URL", "cloud.api_url", Text("https://api.prefect.cloud/api"),
        parse::required_url;

    /// URL of the Prefect Cloud UI. Derived from `cloud_api_url` if not set, so always present after loading.
    cloud_ui_url: Option<String> = "PREFECT_CLOUD_UI_URL", "cloud.ui_url", Text(""), parse::url;

    /// URL of the user interface. Derived from `api_url` if not set.
    ui_url: Option<String> = "PREFECT_UI_URL", "ui_url", Text(""), parse::url;

    /// Whether to start a local server if there is no `api_url`. The built-in profiles `ephemeral`, the default, and
    /// `test` enable it.
    allow_ephemeral_mode: bool =
        "PREFECT_SERVER_EPHEMERAL_ENABLED" | "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE",
        "server.ephemeral.enabled", Text("false"), parse::boolean;

    /// Timeout in seconds for the start of the local server.
    ephemeral_startup_timeout: f64 =
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "server.ephemeral.startup_timeout_seconds",
        Text("120"), parse::timeout;

    /// Database of the local server. A temporary one if not set. May contain a password.
    database_connection_url: Option<Secret> =
        "PREFECT_SERVER_DATABASE_CONNECTION_URL" | "PREFECT_API_DATABASE_CONNECTION_URL",
        "server.database.connection_url", Text(""), parse::auth_string;

    /// Maximum number of labels per resource of an event.
    maximum_labels_per_resource: u32 =
        "PREFECT_SERVER_EVENTS_MAXIMUM_LABELS_PER_RESOURCE" | "PREFECT_EVENTS_MAXIMUM_LABELS_PER_RESOURCE",
        "server.events.maximum_labels_per_resource", Text("500"), parse::count;

    /// Maximum number of related resources of an event.
    maximum_related_resources: u32 =
        "PREFECT_SERVER_EVENTS_MAXIMUM_RELATED_RESOURCES" | "PREFECT_EVENTS_MAXIMUM_RELATED_RESOURCES",
        "server.events.maximum_related_resources", Text("100"), parse::count;

    /// Maximum size in bytes, as JSON, of an event that the client emits itself.
    maximum_event_bytes: u64 =
        "PREFECT_SERVER_EVENTS_MAXIMUM_SIZE_BYTES" | "PREFECT_EVENTS_MAXIMUM_SIZE_BYTES",
        "server.events.maximum_size_bytes", Text("1500000"), parse::size;

    /// Maximum number of emitted events that wait to be delivered. 0 for no limit.
    events_queue_size: u32 =
        "PREFECT_EVENTS_WORKER_MAX_QUEUE_SIZE", "events.worker_max_queue_size", Text("10000"), parse::count;

    /// Maximum time in seconds to deliver emitted events when the process exits. 0 or more.
    events_exit_timeout: f64 =
        "PREFECT_RS_EVENTS_EXIT_TIMEOUT", "events.exit_timeout", Text("5"), parse::seconds;

    /// Whether log handlers send records to the API.
    log_to_api: bool =
        "PREFECT_LOGGING_TO_API_ENABLED", "logging.to_api.enabled", Text("true"), parse::boolean;

    /// How long log records are gathered before they are sent, in seconds. 0 or more.
    log_batch_interval: f64 =
        "PREFECT_LOGGING_TO_API_BATCH_INTERVAL", "logging.to_api.batch_interval", Text("2"), parse::seconds;

    /// Maximum size in bytes of a request with log records.
    log_batch_bytes: u64 =
        "PREFECT_LOGGING_TO_API_BATCH_SIZE", "logging.to_api.batch_size", Text("4000000"), parse::size;

    /// Maximum size in bytes of a log record, as JSON. Longer messages are truncated.
    max_log_bytes: u64 =
        "PREFECT_LOGGING_TO_API_MAX_LOG_SIZE", "logging.to_api.max_log_size", Text("1000000"), parse::size;

    /// The same for Prefect Cloud, if that is less.
    cloud_max_log_bytes: u64 =
        "PREFECT_CLOUD_MAX_LOG_SIZE", "cloud.max_log_size", Text("25000"), parse::size;

    /// What log handlers do with a record that belongs to no flow run: `warn`, `error` or `ignore`.
    log_when_missing_flow: String =
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "logging.to_api.when_missing_flow", Text("warn"),
        parse::when_missing_flow;

    /// Maximum number of log records that wait to be delivered. 0 for no limit.
    log_queue_size: u32 =
        "PREFECT_RS_LOGGING_TO_API_MAX_QUEUE_SIZE", "logging.to_api.max_queue_size", Text("100000"),
        parse::count;

    /// Maximum time in seconds to deliver log records when the process exits. 0 or more.
    log_exit_timeout: f64 =
        "PREFECT_RS_LOGGING_TO_API_EXIT_TIMEOUT", "logging.to_api.exit_timeout", Text("5"), parse::seconds;

    /// Directory of Prefect's files. `~` is the user's home directory.
    home: PathBuf =
        "PREFECT_HOME", "home", Text(DEFAULT_HOME), |value| parse::path_or(value, DEFAULT_HOME);

    /// Path of the profiles file. May contain `~` and `$PREFECT_HOME`. Cannot be set in a profile.
    profiles_path: PathBuf =
        "PREFECT_PROFILES_PATH", "profiles_path", Text(DEFAULT_PROFILES_PATH),
        |value| parse::path_or(value, DEFAULT_PROFILES_PATH);
}

impl Settings {
    /// Loads the settings of this process.
    pub fn load() -> Result<Self, SettingsError> {
        Self::load_from(&Sources::from_process())
    }

    /// Loads the settings from the given sources.
    pub fn load_from(sources: &Sources) -> Result<Self, SettingsError> {
        Self::load_layers(sources).map(|(settings, _)| settings)
    }

    fn load_layers(sources: &Sources) -> Result<(Self, Layers<'_>), SettingsError> {
        let mut layers = Layers::read(sources)?;
        // First without a profile, to find the profiles file.
        let mut located = Self::resolve(&layers)?;
        located.expand_paths(sources);

        let profile = profiles::active(sources, &located.profiles_path)?;
        layers.profile = Some(profile.layer);
        let mut settings = Self::resolve(&layers)?;
        settings.profile = profile.name;
        settings.warnings = layers.warnings(ROWS);
        settings.ssl_cert_file_origin = layers.origin(ROWS, "api.ssl_cert_file")?;
        settings.expand_paths(sources);
        settings.profiles_path = located.profiles_path;
        settings.finish();
        Ok((settings, layers))
    }

    /// Expands `~` and `$PREFECT_HOME`, and makes the paths absolute.
    fn expand_paths(&mut self, sources: &Sources) {
        self.home = sources.expand(&self.home);
        let profiles_path = match self.profiles_path.strip_prefix("$PREFECT_HOME") {
            Ok(below) => self.home.join(below),
            Err(_) => sources.expand(&self.profiles_path),
        };
        self.profiles_path = profiles_path;
    }

    /// Derives settings from others, and collects warnings.
    fn finish(&mut self) {
        if self.cloud_ui_url.is_none() {
            self.cloud_ui_url = Some(derive_ui_url(&self.cloud_api_url));
        }
        if self.ui_url.is_none() {
            self.ui_url = self.api_url.as_deref().map(|url| self.ui_url_of(url));
        }
        self.warnings.extend(headers::drop_managed(&mut self.custom_headers));
        self.warnings.extend(self.api_url.as_deref().and_then(cloud_url_warning));
    }

    /// The URL of the user interface of the server with this API, as the official client derives it, but without the
    /// credentials.
    fn ui_url_of(&self, api_url: &str) -> String {
        let url = match (api_url.strip_prefix(&self.cloud_api_url), &self.cloud_ui_url) {
            (Some(path), Some(cloud)) => format!("{cloud}{path}"),
            _ => api_url.to_owned(),
        };
        let url = url.strip_suffix("/api").unwrap_or(&url).replace("/api/", "/");
        let url = url.replace("/accounts/", "/account/").replace("/workspaces/", "/workspace/");
        let Some((scheme, rest)) = url.split_once("://") else { return url };
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let host = authority.rsplit('@').next().unwrap_or_default();
        format!("{scheme}://{host}{path}")
    }
}

impl fmt::Debug for Settings {
    /// Shows only fields that cannot contain secrets. Custom headers can, and URLs are shown without credentials.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Settings")
            .field("api_url", &self.api_url.as_deref().map(parse::without_credentials))
            .field("api_key", &self.api_key)
            .field("api_auth_string", &self.api_auth_string)
            .field("profile", &self.profile)
            .field("profiles_path", &self.profiles_path)
            .field("warnings", &self.warnings)
            .finish_non_exhaustive()
    }
}

/// Derives the URL of the UI from that of the API: drops `/api` and credentials and, on Prefect's hosts, replaces `api.`
/// with `app.`.
fn derive_ui_url(api_url: &str) -> String {
    // Loading has validated the URL.
    let Ok(mut url) = url::Url::parse(api_url) else { return String::new() };
    // None of these can fail: the URL has a host.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    if let Some(domain) = url.host_str().and_then(|host| host.strip_prefix("api."))
        && is_of_prefect(domain)
    {
        let host = format!("app.{domain}");
        let _ = url.set_host(Some(&host));
    }
    let text = url.as_str().trim_end_matches('/');
    text.strip_suffix("/api").unwrap_or(text).to_owned()
}

/// Whether this is a domain such as `prefect.cloud` or `stg.prefect.dev`.
fn is_of_prefect(domain: &str) -> bool {
    let name = domain.rsplit_once('.').map_or("", |(name, _)| name);
    name == "prefect" || name.ends_with(".prefect")
}

/// Warns about a Prefect Cloud URL that was copied from the browser.
fn cloud_url_warning(api_url: &str) -> Option<String> {
    // Loading has validated the URL.
    let url = url::Url::parse(api_url).ok()?;
    let problem = match url.host_str()? {
        "app.prefect.cloud" => "is the URL of the Prefect Cloud UI (app.prefect.cloud), not of its API",
        "api.prefect.cloud" if !url.path().starts_with("/api") => "lacks /api after the host",
        "api.prefect.cloud" if url.path().contains("/account/") => "has /account/ instead of /accounts/",
        "api.prefect.cloud" if url.path().contains("/workspace/") => {
            "has /workspace/ instead of /workspaces/"
        }
        _ => return None,
    };
    Some(format!(
        "PREFECT_API_URL {problem}; it should read \
         https://api.prefect.cloud/api/accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID"
    ))
}
