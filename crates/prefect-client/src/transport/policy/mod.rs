//! What happens around a single exchange.
//!
//! - `retry`: which failures are retried, and after what delay
//! - `tries`: the record of the attempts of one request
//! - `redirect`: following redirects
//! - `cookies`: the cookie jar
//! - `csrf`: CSRF tokens
//! - `diagnosis`: known causes of server errors
//! - `api_key`: an API key that a function gives
//! - `hooks`: functions that see the requests

pub(super) mod api_key;
pub(super) mod cookies;
pub(super) mod csrf;
pub(super) mod diagnosis;
pub(super) mod hooks;
pub(super) mod redirect;
pub(super) mod retry;
pub(super) mod tries;
