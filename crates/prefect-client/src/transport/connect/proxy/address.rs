//! Parses proxy URLs.
//!
//! Passwords are often not percent-encoded, and a URL parser rejects some of their characters and misinterprets others:
//! `#`, `?` and `/` end the authority, and the first of two `@` ends the credentials.

use http::Uri;
use percent_encoding::percent_decode_str;
use url::Host;

use super::{Protocol, Proxy};

/// The default port of SOCKS proxies.
const SOCKS_PORT: u16 = 1080;

/// Maximum length of username and password in SOCKS 5 (RFC 1929), in bytes.
const SOCKS_CREDENTIAL: usize = 255;

/// An example, for messages.
const EXAMPLE: &str = "expected a URL such as http://proxy.example:8080";

/// Validates a proxy URL. The error contains no part of the URL but its scheme.
pub fn check(text: &str) -> Result<(), String> {
    parse(text).map(drop)
}

/// Parses a proxy URL. The scheme defaults to HTTP. The error contains no part of the URL but its scheme.
pub(super) fn parse(text: &str) -> Result<Proxy, String> {
    let (scheme, rest) = split_scheme(text.trim());
    let scheme = scheme.unwrap_or("http").to_ascii_lowercase();
    let (protocol, default_port) = match scheme.as_str() {
        "http" => (Protocol::Http, 80),
        "https" => (Protocol::Https, 443),
        "socks5" => (Protocol::Socks5 { local_dns: true }, SOCKS_PORT),
        // Desktops use `socks` for SOCKS 5 with name resolution by the proxy.
        "socks5h" | "socks" => (Protocol::Socks5 { local_dns: false }, SOCKS_PORT),
        _ => {
            return Err(format!(
                "proxies with the scheme {scheme:?} are not supported; use http, https, socks5 or socks5h"
            ));
        }
    };
    // The last `@`: others are part of the password.
    let (user_info, rest) = match rest.rsplit_once('@') {
        Some((user_info, rest)) => (user_info, rest),
        None => ("", rest),
    };
    // Path, query and fragment are ignored.
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
            "the username and password of a SOCKS proxy are limited to {SOCKS_CREDENTIAL} bytes each"
        ));
    }
    Ok(Proxy { protocol, uri, credentials, scheme, origin: None })
}

/// Splits off the scheme, if any.
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

/// Splits host and port. An empty port counts as none.
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

/// The host in URL form: lower-case ASCII, with brackets around IPv6 addresses.
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

/// Username and password, unless both are empty. A `%` that does not start an escape is literal.
fn credentials(user_info: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let (user, password) = user_info.split_once(':').unwrap_or((user_info, ""));
    let decode = |text| percent_decode_str(text).collect::<Vec<u8>>();
    (!user.is_empty() || !password.is_empty()).then(|| (decode(user), decode(password)))
}
