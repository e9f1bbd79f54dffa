//! Known causes of server errors, detected in the request.
//!
//! If its database rejects a value, a Prefect server responds with "Service Unavailable", as it does when it is busy, and
//! an internal error has no explanation at all. Each cause here was observed on real servers.

use std::fmt;

use http::header::RETRY_AFTER;
use serde_json::Value;

use super::retry;
use crate::transport::http::response::Response;

/// Servers responded with 500 to parameters of 280 levels, but not of 240.
const SAFE_DEPTH: usize = 240;

/// Characters that Prefect does not allow in names.
const BANNED: &[char] = &['/', '%', '&', '<', '>'];

/// Fields that PostgreSQL stores in 32 bits.
const SMALL_INTEGERS: &[&str] =
    &["active_slots", "concurrency_limit", "denied_slots", "level", "limit", "priority", "slots"];

/// Fields with free-form JSON.
const FREE_FORM: &[&str] = &[
    "base_job_template",
    "context",
    "data",
    "infra_overrides",
    "job_configuration",
    "job_variables",
    "labels",
    "parameters",
    "payload",
    "value",
];

/// A known cause of a server error.
#[derive(Debug, PartialEq)]
pub(in crate::transport) enum KnownCause {
    /// A NUL character, at this place in the body or in the URL.
    Nul(Option<String>),
    /// Half of a surrogate pair in the body.
    Surrogate,
    /// An integer of more than 32 bits.
    Integer(String, String),
    /// The nesting depth of the body.
    Depth(usize),
    /// A name with characters that are not allowed.
    Name(String),
}

impl fmt::Display for KnownCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nul(place) => {
                let place = place.as_deref().unwrap_or("the URL");
                write!(
                    f,
                    "the request has a NUL character (\\u0000) in {place}, which a server on PostgreSQL cannot store \
                     or search for: remove it"
                )
            }
            Self::Surrogate => f.write_str(
                "the body has half of a surrogate pair (\\ud800 to \\udfff without its other half), which is not \
                 valid Unicode and cannot be stored: remove it",
            ),
            Self::Integer(place, number) => write!(
                f,
                "{place} is {number}, but a server on PostgreSQL stores 32 bits: expected at most {}",
                i32::MAX
            ),
            Self::Depth(depth) => write!(
                f,
                "the body is nested {depth} levels deep, and Prefect servers fail above about {SAFE_DEPTH} levels: \
                 send less deeply nested values, or text"
            ),
            Self::Name(place) => write!(f, "{place} has one of / % & < >, which Prefect does not allow there"),
        }
    }
}

/// Why the server failed the request, if the cause is known.
pub(in crate::transport) fn of(response: &Response) -> Option<KnownCause> {
    let status = response.status();
    if !matches!(status, 400 | 500 | 503) || !is_prefects(response) {
        return None;
    }
    let request = response.request();
    let scan = Scan::of(request.body());
    // Too deep for the server's JSON parser.
    if status == 400 {
        return (scan.depth > SAFE_DEPTH).then_some(KnownCause::Depth(scan.depth));
    }
    if request.url().contains("%00") {
        return Some(KnownCause::Nul(None));
    }
    if scan.has_surrogate {
        return Some(KnownCause::Surrogate);
    }
    if !scan.has_nul && scan.depth > SAFE_DEPTH {
        return Some(KnownCause::Depth(scan.depth));
    }
    let body = serde_json::from_slice(request.body()).unwrap_or_default();
    let body = Located { value: &body, place: "body".to_owned() };
    if scan.has_nul {
        return Some(KnownCause::Nul(body.nul().or_else(|| Some(body.place.clone()))));
    }
    match status {
        503 => body.large_integer(),
        _ => {
            let path = request.url().split('?').next().unwrap_or_default().trim_end_matches('/');
            let key = match path.rsplit('/').next() {
                _ if request.method() != "POST" => None,
                Some("deployments") => Some("name"),
                Some("concurrency_limits") => Some("tag"),
                _ => None,
            }?;
            let name = body.value.get(key)?.as_str()?;
            name.contains(BANNED).then(|| KnownCause::Name(format!("body.{key}")))
        }
    }
}

/// A cause in the request itself, which makes a retry pointless.
pub(in crate::transport) fn permanent(response: &Response) -> Option<KnownCause> {
    let asks_to_wait = response.headers().contains_key(RETRY_AFTER) || retry::is_under_maintenance(response);
    if asks_to_wait { None } else { of(response) }
}

impl KnownCause {
    /// Whether only PostgreSQL rejects it. A busy server on SQLite, which accepts it, sends the same response.
    pub(in crate::transport) fn needs_postgresql(&self) -> bool {
        matches!(self, Self::Nul(_) | Self::Integer(..))
    }
}

/// Whether the response may come from Prefect itself, and not from a proxy in front of it.
fn is_prefects(response: &Response) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(response.body()).is_ok()
}

/// The result of scanning JSON, which may be invalid.
#[derive(Debug, Default, PartialEq)]
struct Scan {
    has_nul: bool,
    has_surrogate: bool,
    depth: usize,
}

impl Scan {
    fn of(json: &[u8]) -> Self {
        let mut scan = Self::default();
        let mut level = 0_usize;
        let mut in_text = false;
        // Whether the last character was the first half of a surrogate pair.
        let mut is_half = false;
        let mut bytes = json.iter().copied();
        while let Some(byte) = bytes.next() {
            let was_half = std::mem::take(&mut is_half);
            let mut is_second = false;
            match byte {
                b'"' => in_text = !in_text,
                b'\\' if in_text && bytes.next() == Some(b'u') => {
                    let digits: Vec<u8> = bytes.by_ref().take(4).collect();
                    let code =
                        std::str::from_utf8(&digits).ok().and_then(|hex| u16::from_str_radix(hex, 16).ok());
                    scan.has_nul |= code == Some(0);
                    is_half = matches!(code, Some(0xd800..=0xdbff));
                    is_second = matches!(code, Some(0xdc00..=0xdfff));
                }
                b'[' | b'{' if !in_text => {
                    level += 1;
                    scan.depth = scan.depth.max(level);
                }
                b']' | b'}' if !in_text => level = level.saturating_sub(1),
                _ => {}
            }
            scan.has_surrogate |= was_half != is_second;
        }
        scan
    }
}

/// A value and its place in the body.
struct Located<'a> {
    value: &'a Value,
    place: String,
}

impl<'a> Located<'a> {
    fn inner(&self) -> Vec<(Option<&'a str>, Self)> {
        match self.value {
            Value::Array(items) => {
                let at =
                    |(index, value)| (None, Located { value, place: format!("{}[{index}]", self.place) });
                items.iter().enumerate().map(at).collect()
            }
            Value::Object(fields) => {
                let at = |(key, value): (&'a String, _)| {
                    let shown = key.escape_default();
                    (Some(key.as_str()), Located { value, place: format!("{}.{shown}", self.place) })
                };
                fields.iter().map(at).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The place of the first NUL character.
    fn nul(&self) -> Option<String> {
        if self.value.as_str().is_some_and(|text| text.contains('\0')) {
            return Some(self.place.clone());
        }
        self.inner().into_iter().find_map(|(key, inner)| {
            if key.is_some_and(|key| key.contains('\0')) { Some(inner.place) } else { inner.nul() }
        })
    }

    /// The first integer that exceeds 32 bits, in a field that is limited to them.
    fn large_integer(&self) -> Option<KnownCause> {
        self.inner().into_iter().find_map(|(key, inner)| match key {
            Some(key) if FREE_FORM.contains(&key) => None,
            Some(key) if SMALL_INTEGERS.contains(&key) && inner.value.is_number() => {
                let number = inner.value.as_f64()?;
                (number.abs() > f64::from(i32::MAX))
                    .then(|| KnownCause::Integer(inner.place.clone(), inner.value.to_string()))
            }
            _ => inner.large_integer(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::RequestInfo;

    fn cause(status: u16, url: &str, body: &str) -> Option<KnownCause> {
        let url = format!("http://127.0.0.1/api{url}");
        let request = RequestInfo::from_parts(http::Method::POST, url, Some(body.to_owned().into()));
        let status = http::StatusCode::from_u16(status).unwrap_or_default();
        let answer: &[u8] = br#"{"exception_message":"Service Unavailable"}"#;
        let (version, headers) = (http::Version::HTTP_11, http::HeaderMap::new());
        of(&Response::from_parts(request, status, version, headers, answer.into()))
    }

    #[test]
    fn a_nul_character_is_found() {
        for (body, place) in [
            (r#"{"name":"a\u0000b"}"#, "body.name"),
            (r#"[{"a":1},{"b":["x","\u0000"]}]"#, "body[1].b[1]"),
            (r#"{"a\u0000":1}"#, r"body.a\u{0}"),
            (r#"{"a":"\\\u0000"}"#, "body.a"),
        ] {
            assert_eq!(cause(503, "/flows/", body), Some(KnownCause::Nul(Some(place.to_owned()))), "{body}");
        }
        assert_eq!(cause(500, "/flows/name/a%00b", ""), Some(KnownCause::Nul(None)));
    }

    #[test]
    fn what_only_looks_like_a_nul_character_is_ignored() {
        for body in
            [r#"{"a":"\\u0000"}"#, r#"{"a":"\\\\u0000"}"#, r#"{"a":"\u0001"}"#, r#"{"a":"u0000"}"#, ""]
        {
            assert_eq!(cause(503, "/flows/", body), None, "{body}");
        }
        assert_eq!(cause(503, "/flows/name/a%2500b", ""), None);
        assert_eq!(cause(502, "/flows/name/a%00b", ""), None);
    }

    #[test]
    fn half_a_surrogate_pair_is_found() {
        for body in [r#"["\ud800"]"#, r#"["\udc00"]"#, r#"["\ud800\ud800\udc00"]"#, r#"["\ud83dx\ude00"]"#] {
            assert_eq!(cause(500, "/flows/", body), Some(KnownCause::Surrogate), "{body}");
        }
        assert_eq!(cause(500, "/flows/", r#"["\ud83d\ude00","\\ud800"]"#), None);
    }

    #[test]
    fn integers_names_and_depth_are_found() {
        let body = r#"{"parameters":{"limit":3000000000},"concurrency_limit":3000000000}"#;
        let found = KnownCause::Integer("body.concurrency_limit".to_owned(), "3000000000".to_owned());
        assert_eq!(cause(503, "/deployments/", body), Some(found));
        assert_eq!(cause(503, "/deployments/", r#"{"concurrency_limit":2147483647}"#), None);
        let name = KnownCause::Name("body.name".to_owned());
        assert_eq!(cause(500, "/deployments/", r#"{"name":"a/b"}"#), Some(name));
        assert_eq!(cause(500, "/artifacts/", r#"{"name":"a/b"}"#), None);
        let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(cause(500, "/artifacts/", &nested(300)), Some(KnownCause::Depth(300)));
        assert_eq!(cause(400, "/artifacts/", &nested(1100)), Some(KnownCause::Depth(1100)));
        assert_eq!(cause(500, "/artifacts/", &nested(200)), None);
    }
}
