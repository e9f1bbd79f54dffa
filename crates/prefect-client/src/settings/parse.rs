//! Parsers of settings.
//!
//! An error says what is wrong and what is expected, to be read after the name of the setting. It contains the invalid
//! value, unless that is a secret.

use std::path::PathBuf;
use std::time::Duration;

use super::secret::Secret;
use super::setting_value::SettingValue;

/// `true` or `false`, or another word that the official client accepts for them.
pub(super) fn boolean(value: &SettingValue) -> Result<bool, String> {
    let word = match value {
        SettingValue::Boolean(boolean) => return Ok(*boolean),
        SettingValue::Integer(integer) => integer.to_string(),
        SettingValue::Text(text) => text.to_ascii_lowercase(),
        other => return Err(format!("must be true or false, but is {}", other.kind())),
    };
    match word.as_str() {
        "1" | "true" | "t" | "yes" | "y" | "on" => Ok(true),
        "0" | "false" | "f" | "no" | "n" | "off" => Ok(false),
        _ => Err(format!("must be true or false (or 1, 0, yes, no, on, off), but is {}", shown(value))),
    }
}

/// A timeout in seconds.
pub(super) fn timeout(value: &SettingValue) -> Result<f64, String> {
    let seconds = number(value);
    // Rejects negative, infinite and NaN values, and those that a `Duration` cannot represent. A timeout of zero, or one
    // that rounds to zero, would fail every request.
    seconds
        .filter(|seconds| Duration::try_from_secs_f64(*seconds).is_ok_and(|duration| !duration.is_zero()))
        .ok_or_else(|| {
            format!("must be a number of seconds greater than 0, such as 60 or 2.5, but is {}", shown(value))
        })
}

/// A time in seconds that may be 0.
pub(super) fn seconds(value: &SettingValue) -> Result<f64, String> {
    let seconds = number(value).filter(|seconds| Duration::try_from_secs_f64(*seconds).is_ok());
    seconds.ok_or_else(|| {
        format!("must be a number of seconds of at least 0, such as 5, but is {}", shown(value))
    })
}

/// A number of at least 0.
pub(super) fn factor(value: &SettingValue) -> Result<f64, String> {
    number(value)
        .filter(|factor| factor.is_finite() && *factor >= 0.0)
        .ok_or_else(|| format!("must be a number of at least 0, such as 0.2, but is {}", shown(value)))
}

/// An integer of at least 0.
pub(super) fn count(value: &SettingValue) -> Result<u32, String> {
    whole(value)
        .and_then(|number| u32::try_from(number).ok())
        .ok_or_else(|| format!("must be an integer of at least 0, such as 5, but is {}", shown(value)))
}

/// A number of bytes, at least 1.
pub(super) fn size(value: &SettingValue) -> Result<u64, String> {
    whole(value).and_then(|number| u64::try_from(number).ok()).filter(|size| *size > 0).ok_or_else(|| {
        format!("must be a number of bytes of at least 1, such as 268435456, but is {}", shown(value))
    })
}

/// What to do with log records that belong to no flow run.
pub(super) fn when_missing_flow(value: &SettingValue) -> Result<String, String> {
    let known = ["warn", "error", "ignore"];
    match value {
        SettingValue::Text(text) if known.contains(&text.as_str()) => Ok(text.clone()),
        _ => Err(format!("must be warn, error or ignore, but is {}", shown(value))),
    }
}

/// Status codes: one, a list, or a comma-separated text, optionally in brackets as in JSON.
pub(super) fn status_codes(value: &SettingValue) -> Result<Vec<u16>, String> {
    let mut codes = match value {
        SettingValue::List(items) => items.iter().map(status_code).collect::<Result<Vec<_>, _>>()?,
        SettingValue::Text(text) if text.trim().is_empty() => Vec::new(),
        SettingValue::Text(text) => {
            let text = text.trim();
            let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
            let codes = inner.unwrap_or(text).split(',');
            codes.map(|code| status_code(&SettingValue::Text(code.to_owned()))).collect::<Result<_, _>>()?
        }
        single => vec![status_code(single)?],
    };
    codes.sort_unstable();
    codes.dedup();
    Ok(codes)
}

fn status_code(value: &SettingValue) -> Result<u16, String> {
    whole(value)
        .and_then(|code| u16::try_from(code).ok())
        .filter(|code| (100..=599).contains(code))
        .ok_or_else(|| {
            let found = shown(value);
            format!("must be status codes from 100 to 599, such as \"500,504\", but contains {found}")
        })
}

/// A path, or `None` if empty.
pub(super) fn path(value: &SettingValue) -> Result<Option<PathBuf>, String> {
    let text = string(value)?;
    Ok((!text.is_empty()).then(|| PathBuf::from(text)))
}

/// A path, or the default if empty.
pub(super) fn path_or(value: &SettingValue, default: &str) -> Result<PathBuf, String> {
    Ok(path(value)?.unwrap_or_else(|| PathBuf::from(default)))
}

/// The URL of an API, or `None` if empty.
pub(super) fn url(value: &SettingValue) -> Result<Option<String>, String> {
    let text = string(value)?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    check_url(text).map(|()| Some(text.to_owned()))
}

/// Validates the URL of an API.
pub fn check_url(text: &str) -> Result<(), String> {
    match url_problem(text.trim()) {
        None => Ok(()),
        Some(problem) => Err(format!(
            "{:?} {problem}; expected a URL such as http://127.0.0.1:4200/api",
            without_credentials(text)
        )),
    }
}

/// The URL of an API, required.
pub(super) fn required_url(value: &SettingValue) -> Result<String, String> {
    url(value)?.ok_or_else(|| "must not be empty; set a URL or remove the setting".to_owned())
}

fn url_problem(text: &str) -> Option<String> {
    // The URL parser is too lenient: it accepts `http:x` and line breaks.
    let lowercase = text.to_ascii_lowercase();
    if !["http://", "https://"].iter().any(|scheme| lowercase.starts_with(scheme)) {
        return Some("does not start with http:// or https://".to_owned());
    }
    if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Some("contains whitespace or a control character".to_owned());
    }
    if lowercase.split_once("://").is_some_and(|(_, rest)| rest.starts_with('/')) {
        return Some("has no host".to_owned());
    }
    if has_zone_id(text) {
        return Some(
            "has a zone id (%) in its IPv6 address, which is not allowed in a URL; use another address or a host name"
                .to_owned(),
        );
    }
    match url::Url::parse(text) {
        // The path of each request is appended to the URL.
        Ok(url) if url.query().is_some() => Some("has a query (?)".to_owned()),
        Ok(url) if url.fragment().is_some() => Some("has a fragment (#)".to_owned()),
        Ok(_) => None,
        Err(error) => Some(format!("is not a URL: {error}")),
    }
}

/// Whether the host is a link-local address with a zone id, as in `[fe80::1%25eth0]`.
fn has_zone_id(url: &str) -> bool {
    let authority = url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.starts_with('[') && host.split(']').next().is_some_and(|address| address.contains('%'))
}

/// A URL for messages: credentials are replaced by asterisks, and so is everything after a `?` or `#`, which may be a
/// token. The URL may be invalid.
pub(super) fn without_credentials(url: &str) -> String {
    // Only these two: the text before a `://` may be a password as well.
    let scheme =
        ["http://", "https://"].into_iter().find(|scheme| url.starts_with(scheme)).unwrap_or_default();
    let (base, query) = url.find(['?', '#']).map_or((url, ""), |at| url.split_at(at + 1));
    if query.contains('@') {
        // The `?` is part of a password, or the `@` is part of a token.
        return format!("{scheme}********");
    }
    let hidden = if query.is_empty() { "" } else { "********" };
    match base.rsplit_once('@') {
        None => format!("{base}{hidden}"),
        Some((_, after)) => format!("{scheme}********@{after}{hidden}"),
    }
}

/// An API key, or `None` if empty.
pub(super) fn bearer_token(value: &SettingValue) -> Result<Option<Secret>, String> {
    let text = string(value)?;
    if !text.chars().all(|c| c.is_ascii_graphic()) {
        return Err(
            "must contain only visible ASCII characters, without whitespace and line breaks. Does it \
                    end with one?"
                .to_owned(),
        );
    }
    Ok(secret(text))
}

/// `user:password` or another secret, or `None` if empty. It is sent as base64, so everything but control characters is
/// allowed.
pub(super) fn auth_string(value: &SettingValue) -> Result<Option<Secret>, String> {
    let text = string(value)?;
    if text.contains(char::is_control) {
        return Err("must not contain control characters. Does it end with a line break?".to_owned());
    }
    Ok(secret(text))
}

fn secret(text: &str) -> Option<Secret> {
    (!text.is_empty()).then(|| Secret::new(text))
}

fn string(value: &SettingValue) -> Result<&str, String> {
    match value {
        SettingValue::Text(text) => Ok(text),
        other => Err(format!("must be a string, in quotes, but is {}", other.kind())),
    }
}

/// A number, or a text with a number.
fn number(value: &SettingValue) -> Option<f64> {
    match value {
        SettingValue::Integer(integer) => Some(*integer as f64),
        SettingValue::Float(float) => Some(*float),
        SettingValue::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// An integer: `3` or, as in the official client, `3.0`.
fn whole(value: &SettingValue) -> Option<i64> {
    if let SettingValue::Integer(integer) = value {
        return Some(*integer);
    }
    let number = number(value)?;
    // A number that exceeds 64 bits saturates, which is out of range for every setting.
    (number.fract() == 0.0).then_some(number as i64)
}

/// The value as it was written, or its type.
fn shown(value: &SettingValue) -> String {
    match value {
        SettingValue::Text(text) => format!("{text:?}"),
        SettingValue::Integer(integer) => integer.to_string(),
        SettingValue::Float(float) => float.to_string(),
        other => other.kind().to_owned(),
    }
}
