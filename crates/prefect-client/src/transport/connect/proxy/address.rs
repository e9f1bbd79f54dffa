//! The URL of a proxy.
//!
//! A parser of its own: people write passwords as they are, and a URL parser refuses some of their characters
//! and misreads others (`#`, `?` and `/` end its authority, the first of two `@` its user).

use http::Uri;
use percent_encoding::percent_decode_str;
use url::Host;

use super::{Protocol, Proxy};

/// The port of a SOCKS proxy that names none.
const SOCKS_PORT: u16 = 1080;

/// The longest user and password of SOCKS 5 (RFC 1929), in bytes.
const SOCKS_CREDENTIAL: usize = 255;

/// What would be right, for messages.
const EXAMPLE: &str = "expected a URL such as http://proxy.example:8080";

/// Checks that a text can be the URL of a proxy. The error holds nothing of the text but its scheme.
pub fn check(text: &str) -> Result<(), String> {
    parse(text).map(drop)
}

/// Parses the URL of a proxy; without a scheme, it is one of HTTP. The error holds nothing of the text but its
/// scheme.
pub(super) fn parse(text: &str) -> Result<Proxy, String> {
    let (scheme, rest) = split_scheme(text.trim());
    let scheme = scheme.unwrap_or("http").to_ascii_lowercase();
    let (protocol, default_port) = match scheme.as_str() {
        "http" => (Protocol::Http, 80),
        "https" => (Protocol::Https, 443),
        "socks5" => (Protocol::Socks5 { local_dns: true }, SOCKS_PORT),
        // What desktops write as `socks` is SOCKS 5 with names resolved by the proxy.
        "socks5h" | "socks" => (Protocol::Socks5 { local_dns: false }, SOCKS_PORT),
        _ => {
            return Err(format!(
                "proxies of the scheme {scheme:?} are not supported; use http, https, socks5 or socks5h"
            ));
        }
    };
    // The last `@`: the others are part of the password.
    let (user_info, rest) = match rest.rsplit_once('@') {
        Some((user_info, rest)) => (user_info, rest),
        None => ("", rest),
    };
    // A path, query or fragment has no meaning.
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let (host, port) = split_port(authority)?;
    let host = host_text(host)?;
    let port = port.unwrap_or(default_port);
    let uri_scheme = if protocol == Protocol::Https { "https" } else { "http" };
    let uri = Uri::builder().scheme(uri_scheme).authority(format!("{host}:{port}")).path_and_query("/");
    let uri = uri.build().map_err(|_| format!("the proxy's host is invalid; {EXAMPLE}"))?;
    let credentials = credentials(user_info);
    if matches!(protocol, Protocol::Socks5 { .. })
        && let Some((user, password)) = &credentials
        && user.len().max(password.len()) > SOCKS_CREDENTIAL
    {
        return Err(format!(
            "the user and password of a SOCKS proxy have at most {SOCKS_CREDENTIAL} bytes each"
        ));
    }
    Ok(Proxy { protocol, uri, credentials, scheme, origin: None })
}

/// The scheme, if there is one, and what follows it.
fn split_scheme(text: &str) -> (Option<&str>, &str) {
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    };
    match text.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
        _ => (None, text.strip_prefix("//").unwrap_or(text)),
    }
}

/// The host and the port, if there is one. An empty one counts as none.
fn split_port(authority: &str) -> Result<(&str, Option<u16>), String> {
    let (host, port) = match authority.rfind(']') {
        Some(end) => {
            let (host, after) = authority.split_at(end + 1);
            match after.strip_prefix(':') {
                Some(port) => (host, port),
                None if after.is_empty() => (host, ""),
                None => return Err(format!("the proxy's host is invalid; {EXAMPLE}")),
            }
        }
        None => authority.split_once(':').unwrap_or((authority, "")),
    };
    if port.contains(':') {
        let message = "the proxy has more than one port; an IPv6 address is written in brackets, as in http://[::1]:8080";
        return Err(message.to_owned());
    }
    if port.is_empty() {
        return Ok((host, None));
    }
    let number = port.bytes().all(|byte| byte.is_ascii_digit()).then(|| port.parse().ok()).flatten();
    match number {
        Some(0) | None => Err(format!("the proxy's port is not a number from 1 to 65535; {EXAMPLE}")),
        number => Ok((host, number)),
    }
}

/// The host as URLs have it: in small letters, in ASCII, an IPv6 address in brackets.
fn host_text(host: &str) -> Result<String, String> {
    if host.is_empty() {
        return Err(format!("the proxy has no host; {EXAMPLE}"));
    }
    if host.starts_with('[') && host.contains('%') {
        return Err(
            "zone ids of IPv6 addresses are not supported; use another address or a host name".to_owned()
        );
    }
    match Host::parse(host) {
        Ok(host) => Ok(host.to_string()),
        Err(_) => Err(format!("the proxy's host is invalid; {EXAMPLE}")),
    }
}

/// User and password, unless both are empty. A `%` that begins no escape is itself.
fn credentials(user_info: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let (user, password) = user_info.split_once(':').unwrap_or((user_info, ""));
    let decode = |text| percent_decode_str(text).collect::<Vec<u8>>();
    (!user.is_empty() || !password.is_empty()).then(|| (decode(user), decode(password)))
}
