//! Which proxy a request goes through, if any.

use http::{HeaderValue, Uri};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use url::Url;

use super::options::Options;
use super::request::without_credentials;
use crate::error::{Error, Result};

/// The proxies of one client.
pub(super) struct Proxies(Option<Matcher>);

impl Proxies {
    /// Those that the options name, or else the environment.
    pub(super) fn new(options: &Options) -> Result<Self> {
        let matcher = match &options.proxy {
            Some(url) => Some(Matcher::builder().all(checked(url.expose())?).build()),
            None if options.trust_env && !no_host_needs_a_proxy() => Some(Matcher::from_system()),
            None => None,
        };
        Ok(Self(matcher))
    }

    /// The proxy on the way to this URL.
    pub(super) fn towards(&self, url: &Uri) -> Option<Intercept> {
        self.0.as_ref()?.intercept(url)
    }

    /// What a request itself has to tell a proxy of who is calling: one over HTTPS goes through a tunnel, whose
    /// maker has told it.
    pub(super) fn authorization(&self, url: &Uri) -> Option<HeaderValue> {
        if url.scheme() != Some(&http::uri::Scheme::HTTP) {
            return None;
        }
        self.towards(url)?.basic_auth().cloned()
    }
}

/// A proxy's URL. One that cannot be used would be passed by without a word: here that is an error.
fn checked(url: &str) -> Result<String> {
    let known = ["http://", "https://", "socks4://", "socks4a://", "socks5://", "socks5h://"];
    if !known.iter().any(|scheme| url.starts_with(scheme)) {
        return Err(Error::invalid(
            "proxy",
            format_args!("its URL has to begin with one of {}", known.join(", ")),
        ));
    }
    // The problem's words hold nothing of the URL, which may have a password.
    Url::parse(url).map(Url::into).map_err(|problem| Error::invalid("proxy", problem))
}

/// Whether a proxy is spoken to over TLS: it takes plain HTTP requests so.
pub(super) fn is_secure(options: &Options) -> bool {
    let proxy = options.proxy.as_ref().map(|url| url.expose().to_owned());
    let proxies = options.trust_env.then(|| environment("http")).into_iter().flatten();
    proxy.into_iter().chain(proxies.map(|(_, url)| url)).any(|url| url.starts_with("https://"))
}

/// The proxies that the environment names for URLs of this scheme, with the names of the variables.
fn environment(scheme: &str) -> impl Iterator<Item = (&'static str, String)> {
    let names = match scheme {
        "https" => ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"],
        _ => ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"],
    };
    names.into_iter().filter_map(|name| Some((name, std::env::var(name).ok().filter(|url| !url.is_empty())?)))
}

/// Whether the environment exempts all hosts. The matcher takes the `*` for host names, but not for addresses.
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
    match options.trust_env.then(|| environment(url.scheme()).next()).flatten() {
        Some((name, _)) => format!(" (through the proxy of {name}, unless NO_PROXY has the host)"),
        None => String::new(),
    }
}

/// What to do where a proxy does not let one through.
pub(super) fn advice(causes: &str) -> Option<&'static str> {
    causes.contains("proxy authorization required").then_some(
        "the proxy's URL has to hold the right user and password, as in http://user:password@host:port",
    )
}
