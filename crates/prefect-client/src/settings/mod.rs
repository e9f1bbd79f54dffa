//! The settings of the client: where they come from, what they may be, and their defaults.
//!
//! For each setting the first source that has it wins:
//!
//! 1. an environment variable,
//! 2. `.env` in the working directory,
//! 3. `prefect.toml` in the working directory,
//! 4. `[tool.prefect]` in the `pyproject.toml` there,
//! 5. the active profile of `profiles.toml`,
//! 6. the default.
//!
//! An empty text counts as found: `PREFECT_API_URL=` in the environment means "no URL", even where the
//! profile has one.
//!
//! The `settings!` table below is the one place that knows the settings: a new one is a new row of it.
//! Only [`Sources::from_process`] looks at the process; all else works on what it is given.

mod dotenv;
mod error;
mod event_limits;
mod headers;
mod layers;
mod parse;
mod profiles;
mod secret;
mod sources;
#[cfg(test)]
mod tests;
mod value;

use std::fmt;
use std::path::PathBuf;

pub use error::SettingsError;
pub use event_limits::EventLimits;
pub use headers::{RunContext, run_context_headers};
pub use parse::check_url;
pub use secret::Secret;
pub use sources::Sources;

use layers::Fallback::{Text, Variable};
use layers::{Layers, Row};

/// The home directory of Prefect where none is set.
const DEFAULT_HOME: &str = "~/.prefect";

/// The profiles file where none is set.
const DEFAULT_PROFILES_PATH: &str = "$PREFECT_HOME/profiles.toml";

/// Makes the [`Settings`] struct, its [`Row`]s and its resolution out of one table.
///
/// A row reads: field, type, the variables (the first is the preferred name, and wins over the others
/// within one source), the place in a TOML file, what applies where no source has it, and the parser.
macro_rules! settings {
    ($(
        $(#[$doc:meta])*
        $field:ident: $type:ty =
            $first:literal $(| $alias:literal)*, $path:literal, $fallback:expr, $parser:expr;
    )*) => {
        /// Every setting that the client reads, resolved and checked.
        #[derive(Clone)]
        pub struct Settings {
            $(
                $(#[$doc])*
                #[doc = concat!("\n\n`", $first, "`", $(" or `", $alias, "`",)* "; in TOML `", $path, "`.")]
                pub $field: $type,
            )*
            /// Where `ssl_cert_file` was found, for the error about a file that cannot be read.
            pub(crate) ssl_cert_file_origin: String,
            /// The name of the active profile.
            pub profile: String,
            /// What was found amiss but is no reason to stop, as sentences to show to the user.
            pub warnings: Vec<String>,
        }

        /// The rows of the table, for what has to look through all of them.
        const ROWS: &[Row] = &[
            $(Row { variables: &[$first $(, $alias)*], path: $path, fallback: $fallback },)*
        ];

        impl Settings {
            /// Takes each setting from the first layer that has it.
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
        }
    };
}

settings! {
    /// The API to talk to, such as `http://127.0.0.1:4200/api`. With or without a slash at its end, as it
    /// was given.
    api_url: Option<String> = "PREFECT_API_URL", "api.url", Text(""), parse::url;

    /// Sent as `Authorization: Bearer`.
    api_key: Option<Secret> = "PREFECT_API_KEY", "api.key", Text(""), parse::bearer_token;

    /// `user:password`, sent as `Authorization: Basic`. Wins over the key.
    api_auth_string: Option<Secret> =
        "PREFECT_API_AUTH_STRING", "api.auth_string", Text(""), parse::auth_string;

    /// Seconds to wait for connecting, reading, writing, and for a free connection, each. More than 0, and
    /// small enough for a [`Duration`](std::time::Duration).
    request_timeout: f64 =
        "PREFECT_API_REQUEST_TIMEOUT", "api.request_timeout", Text("60"), parse::timeout;

    /// Whether to offer HTTP/2.
    enable_http2: bool = "PREFECT_API_ENABLE_HTTP2", "api.enable_http2", Text("false"), parse::boolean;

    /// Whether to accept any certificate. For development only.
    tls_insecure_skip_verify: bool =
        "PREFECT_API_TLS_INSECURE_SKIP_VERIFY", "api.tls_insecure_skip_verify", Text("false"),
        parse::boolean;

    /// A PEM file with the certificate authorities to trust. Falls back to the environment variable
    /// `SSL_CERT_FILE`.
    ssl_cert_file: Option<PathBuf> =
        "PREFECT_API_SSL_CERT_FILE", "api.ssl_cert_file", Variable("SSL_CERT_FILE"), parse::path;

    /// How often to try a request again before giving up.
    max_retries: u32 = "PREFECT_CLIENT_MAX_RETRIES", "client.max_retries", Text("5"), parse::count;

    /// How far a wait between two tries may stray, as a part of the wait. 0 or more.
    retry_jitter_factor: f64 =
        "PREFECT_CLIENT_RETRY_JITTER_FACTOR", "client.retry_jitter_factor", Text("0.2"), parse::factor;

    /// Status codes to try again on, besides those that always are. Sorted, each once.
    retry_extra_codes: Vec<u16> =
        "PREFECT_CLIENT_RETRY_EXTRA_CODES", "client.retry_extra_codes", Text(""), parse::status_codes;

    /// Whether to fetch and send CSRF tokens.
    csrf_support_enabled: bool =
        "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "client.csrf_support_enabled", Text("true"),
        parse::boolean;

    /// How many bytes the body of an answer may have, decompressed: more than the client can hold is cut off.
    max_response_bytes: u64 =
        "PREFECT_RS_CLIENT_MAX_RESPONSE_BYTES", "client.max_response_bytes", Text("268435456"),
        parse::size;

    /// Headers to send with each request, in the order of their source. Valid for HTTP, each name once,
    /// and none of those that the client manages itself.
    custom_headers: Vec<(String, String)> =
        "PREFECT_CLIENT_CUSTOM_HEADERS", "client.custom_headers", Text("{}"), headers::parse;

    /// Whether to compare the server's version with that of the client.
    server_version_check_enabled: bool =
        "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED", "client.server_version_check_enabled",
        Text("true"), parse::boolean;

    /// The API of Prefect Cloud.
    cloud_api_url: String =
        "PREFECT_CLOUD_API_URL", "cloud.api_url", Text("https://api.prefect.cloud/api"),
        parse::required_url;

    /// The pages of Prefect Cloud. Where unset, it is derived from `cloud_api_url`; after loading it is
    /// always there.
    cloud_ui_url: Option<String> = "PREFECT_CLOUD_UI_URL", "cloud.ui_url", Text(""), parse::url;

    /// Whether to start a server when there is no `api_url`. Of the built-in profiles, `ephemeral`, which
    /// applies where no other was chosen, turns it on, and so does `test`.
    allow_ephemeral_mode: bool =
        "PREFECT_SERVER_EPHEMERAL_ENABLED" | "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE",
        "server.ephemeral.enabled", Text("false"), parse::boolean;

    /// Seconds that a server started so may take until it answers.
    ephemeral_startup_timeout: f64 =
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "server.ephemeral.startup_timeout_seconds",
        Text("20"), parse::timeout;

    /// How many labels a resource of an event may have.
    maximum_labels_per_resource: u32 =
        "PREFECT_SERVER_EVENTS_MAXIMUM_LABELS_PER_RESOURCE" | "PREFECT_EVENTS_MAXIMUM_LABELS_PER_RESOURCE",
        "server.events.maximum_labels_per_resource", Text("500"), parse::count;

    /// How many related resources an event may have.
    maximum_related_resources: u32 =
        "PREFECT_SERVER_EVENTS_MAXIMUM_RELATED_RESOURCES" | "PREFECT_EVENTS_MAXIMUM_RELATED_RESOURCES",
        "server.events.maximum_related_resources", Text("100"), parse::count;

    /// How many bytes an event that the client sends by itself may have as JSON.
    maximum_event_bytes: u64 =
        "PREFECT_SERVER_EVENTS_MAXIMUM_SIZE_BYTES" | "PREFECT_EVENTS_MAXIMUM_SIZE_BYTES",
        "server.events.maximum_size_bytes", Text("1500000"), parse::size;

    /// Where Prefect keeps its files. `~` stands for the home directory of the user.
    home: PathBuf =
        "PREFECT_HOME", "home", Text(DEFAULT_HOME), |value| parse::path_or(value, DEFAULT_HOME);

    /// The file of the profiles. `~` and `$PREFECT_HOME` may be used. Cannot be set by a profile.
    profiles_path: PathBuf =
        "PREFECT_PROFILES_PATH", "profiles_path", Text(DEFAULT_PROFILES_PATH),
        |value| parse::path_or(value, DEFAULT_PROFILES_PATH);
}

impl Settings {
    /// Loads the settings as this process sees them.
    pub fn load() -> Result<Self, SettingsError> {
        Self::load_from(&Sources::from_process())
    }

    /// Loads the settings from the given sources.
    pub fn load_from(sources: &Sources) -> Result<Self, SettingsError> {
        let mut layers = Layers::read(sources)?;
        // Once without a profile, to learn where the profiles are.
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
        Ok(settings)
    }

    /// Replaces `~` and `$PREFECT_HOME`, and makes the paths absolute.
    fn expand_paths(&mut self, sources: &Sources) {
        self.home = sources.expand(&self.home);
        let profiles_path = match self.profiles_path.strip_prefix("$PREFECT_HOME") {
            Ok(below) => self.home.join(below),
            Err(_) => sources.expand(&self.profiles_path),
        };
        self.profiles_path = profiles_path;
    }

    /// Does what depends on more than one setting, or ends in a warning.
    fn finish(&mut self) {
        if self.cloud_ui_url.is_none() {
            self.cloud_ui_url = Some(derive_ui_url(&self.cloud_api_url));
        }
        self.warnings.extend(headers::drop_managed(&mut self.custom_headers));
        self.warnings.extend(self.api_url.as_deref().and_then(cloud_url_warning));
    }
}

impl fmt::Debug for Settings {
    /// Shows only what cannot hold a secret: custom headers can, and a URL without its user and password
    /// cannot.
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

/// The address of the pages that belong to a Prefect Cloud API: `/api` is dropped, and on a host of Prefect
/// `api.` becomes `app.`. User and password go too, for this address is shown to people.
fn derive_ui_url(api_url: &str) -> String {
    // Loading has made sure that the URL can be parsed.
    let Ok(mut url) = url::Url::parse(api_url) else { return String::new() };
    // None of these three can fail, for the URL has a host.
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

/// Whether this is `prefect.cloud`, `stg.prefect.dev` or the like.
fn is_of_prefect(domain: &str) -> bool {
    let name = domain.rsplit_once('.').map_or("", |(name, _)| name);
    name == "prefect" || name.ends_with(".prefect")
}

/// Says what is wrong with a URL that was copied from the browser rather than from the settings page of
/// Prefect Cloud.
fn cloud_url_warning(api_url: &str) -> Option<String> {
    // Loading has made sure that the URL can be parsed.
    let url = url::Url::parse(api_url).ok()?;
    let problem = match url.host_str()? {
        "app.prefect.cloud" => "points to the pages of Prefect Cloud (app.prefect.cloud), not to its API",
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
