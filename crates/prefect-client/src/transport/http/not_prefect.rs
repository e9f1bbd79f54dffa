//! Detects responses that do not come from a Prefect API, mostly because the URL is wrong.

use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use serde_json::Value;

use super::response::Response;

/// The explanation in the error.
pub(crate) const HINT: &str = "the response does not come from a Prefect API: is this the URL of a Prefect API? It usually ends in /api";

/// Whether a 404 or 405 does not come from a Prefect API, whose errors have a JSON body with a detail.
pub(in crate::transport) fn is_foreign_error(response: &Response) -> bool {
    if !matches!(response.status(), 404 | 405) || response.request().method() == "HEAD" {
        return false;
    }
    let Ok(text) = response.body_text() else {
        // The body has an encoding that was not requested, so its content is unknown.
        return !response.headers().contains_key(CONTENT_ENCODING);
    };
    let body = serde_json::from_str::<Value>(&text).unwrap_or_default();
    !["detail", "exception_message", "exception_detail"].iter().any(|key| body.get(key).is_some())
}

/// Whether the body of a success is an HTML page or text instead of JSON. Looks only at the content type and the first
/// bytes.
pub(in crate::transport) fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let has_prefix =
        |prefix: &str| kind.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if has_prefix("text/html") || has_prefix("application/xhtml") {
        return true;
    }
    let first = response.body().iter().find(|byte| !byte.is_ascii_whitespace());
    first == Some(&b'<') || (has_prefix("text/") && first.is_some())
}
