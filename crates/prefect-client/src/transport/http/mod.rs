//! HTTP: requests, responses, and the exchange of one for the other.
//!
//! - `request`, `response`: what is sent and received
//! - `exchange`: sends one request and reads the response, with timeouts
//! - `exchanger`: the same in another way than over the client's connections
//! - `progress`: the step that an exchange is in, for the timeouts
//! - `encoding`: decodes compressed bodies
//! - `charset`: decodes text in any Unicode encoding
//! - `not_prefect`: detects responses that do not come from a Prefect API

pub(crate) mod charset;
mod encoding;
pub(super) mod exchange;
pub(super) mod exchanger;
pub(super) mod not_prefect;
pub(super) mod progress;
pub(super) mod request;
pub(super) mod response;
