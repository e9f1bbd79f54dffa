//! Detects answers that no Prefect API gives: those of a URL that is not one of an API.

use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use serde_json::Value;

use super::response::Response;

/// What to say of such an answer.
pub(crate) const HINT: &str =
    "this is not the answer of a Prefect API: is it the URL of a Prefect API? It usually ends in /api";

/// Whether an error of this status is not one of a Prefect API. Prefect says in JSON what it did not find.
pub(super) fn is_foreign_error(response: &Response) -> bool {
    if !matches!(response.status(), 404 | 405) || response.request().method() == "HEAD" {
        return false;
    }
    let Ok(text) = response.body_text() else {
        // It is still compressed, in a way that was not asked for: who knows what it says.
        return !response.headers().contains_key(CONTENT_ENCODING);
    };
    let said = serde_json::from_str::<Value>(&text).unwrap_or_default();
    !["detail", "exception_message", "exception_detail"].iter().any(|key| said.get(key).is_some())
}

/// Whether the body of a success is a page for people, or text, and not data of a Prefect API. It looks at no more
/// than the content type and the first bytes.
pub(super) fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_of =
        |prefix: &str| kind.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if is_of("text/html") || is_of("application/xhtml") {
        return true;
    }
    let first = response.body().iter().find(|byte| !byte.is_ascii_whitespace());
    first == Some(&b'<') || (is_of("text/") && first.is_some())
}
