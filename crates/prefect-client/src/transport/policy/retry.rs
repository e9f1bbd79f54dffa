//! Which failures are tried again, and after what wait.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::RETRY_AFTER;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use uuid::Uuid;

use crate::error::{Error, ErrorKind, Result};
use crate::transport::http::request::{Request, RequestInfo};
use crate::transport::http::response::Response;

/// How requests are retried.
///
/// 408, 429, 502, 503, lost connections and read timeouts are retried, with exponential back-off and jitter, or after
/// the delay in `Retry-After`. A request that is not [idempotent](super::super::Request::is_idempotent) is retried only
/// if it is certain that the server has not processed it.
///
/// ```
/// use prefect_client::transport::Retries;
///
/// let retries = Retries { max: 3, extra_codes: vec![500], ..Retries::default() };
/// # let _ = retries;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Retries {
    /// Maximum number of retries. Responses during maintenance do not count.
    pub max: u32,
    /// Jitter, as a fraction of the delay.
    pub jitter: f64,
    /// Additional status codes to retry.
    pub extra_codes: Vec<u16>,
}

impl Default for Retries {
    fn default() -> Self {
        Self { max: 5, jitter: 0.2, extra_codes: Vec::new() }
    }
}

/// Called before each retry.
pub type RetryHandler = Arc<dyn Fn(&Retry) + Send + Sync>;

/// A failed attempt that is followed by another.
#[derive(Clone, Debug)]
pub struct Retry {
    /// `None` if the attempt failed while waiting for a free connection.
    request: Option<RequestInfo>,
    reason: String,
    wait: Duration,
    failures: u32,
    most: u32,
}

/// A delay that is worth a warning.
const LONG_DELAY: Duration = Duration::from_secs(5);

impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { request, reason, wait, failures, most, .. } = self;
        if let Some(request) = request {
            write!(f, "{request} failed: ")?;
        }
        write!(f, "{reason}; next try in {:.2} s", wait.as_secs_f64())?;
        write!(f, " ({failures} of {} tries used)", most.saturating_add(1))
    }
}

/// One attempt of a request.
pub(in crate::transport) struct Attempt<'a> {
    pub(in crate::transport) request: &'a Request,
    pub(in crate::transport) outcome: &'a Result<Response>,
    /// Whether the server has responded to this client before.
    pub(in crate::transport) has_responded: bool,
    /// Maximum number of retries.
    pub(in crate::transport) most: u32,
}

impl Retries {
    /// The retry after this attempt, if it should be retried. `failures` counts failed attempts.
    pub(in crate::transport) fn after(&self, attempt: &Attempt<'_>, failures: &mut u32) -> Option<Retry> {
        let is_idempotent = attempt.request.is_idempotent();
        let (reason, request, response) = match attempt.outcome {
            Ok(response) => {
                if !self.is_temporary(response.status()) || !(is_idempotent || was_not_processed(response)) {
                    return None;
                }
                let reason = format!("{} {}", response.status(), response.reason());
                (reason.trim_end().to_owned(), response.request(), Some(response))
            }
            Err(error) => {
                let is_worth_it = match error.kind() {
                    _ if error.is_of_caller() => false,
                    ErrorKind::Connect => attempt.has_responded,
                    ErrorKind::ConnectTimeout
                    | ErrorKind::PoolTimeout
                    | ErrorKind::ReadTimeout
                    | ErrorKind::Read
                    | ErrorKind::Protocol => true,
                    _ => false,
                };
                if !is_worth_it || !(is_idempotent || error.is_unsent()) {
                    return None;
                }
                (error.to_string(), error.request()?, None)
            }
        };
        if !response.is_some_and(is_under_maintenance) {
            *failures += 1;
        }
        let most = attempt.request.retries().unwrap_or(attempt.most);
        if *failures > most {
            return None;
        }
        let asked = response.and_then(requested_wait);
        // Servers close idle connections. Open another one without a delay.
        let is_stale = attempt.outcome.as_ref().err().is_some_and(Error::is_stale);
        let wait = match *failures {
            1 if is_stale => Duration::ZERO,
            _ => self.wait(asked, *failures, random()),
        };
        let request = Some(request.clone());
        Some(Retry { request, reason, wait, failures: *failures, most })
    }

    /// Whether the same request may succeed later.
    fn is_temporary(&self, status: u16) -> bool {
        matches!(status, 408 | 429 | 502 | 503) || self.extra_codes.contains(&status)
    }

    /// The delay, with `random` from 0 to 1: at least what the server asks for, or exponential back-off with jitter.
    fn wait(&self, asked: Option<f64>, failures: u32, random: f64) -> Duration {
        let seconds = match asked {
            Some(seconds) => seconds * (1.0 + self.jitter * random),
            None => 2_f64.powf(f64::from(failures)) * (1.0 + self.jitter * (2.0 * random - 1.0)),
        };
        Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX)
    }

    /// The retry after this many timeouts while waiting for a free connection. `None` if all retries are used.
    pub(in crate::transport) fn after_waits(
        &self,
        failures: u32,
        most: u32,
        reason: String,
    ) -> Option<Retry> {
        self.after_failures(None, failures, most, reason)
    }

    /// The retry of a request that succeeded only in part. `None` if all retries are used.
    pub(crate) fn after_failures(
        &self,
        request: Option<RequestInfo>,
        failures: u32,
        most: u32,
        reason: String,
    ) -> Option<Retry> {
        let wait = self.wait(None, failures, random());
        (failures <= most).then_some(Retry { request, reason, wait, failures, most })
    }
}

impl Retry {
    /// The request that is repeated. `None` if the attempt failed while waiting for a free connection.
    pub fn request(&self) -> Option<&RequestInfo> {
        self.request.as_ref()
    }

    /// How many attempts have failed, without those during maintenance.
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// The delay before the next attempt.
    pub fn wait(&self) -> Duration {
        self.wait
    }

    /// Why the attempt failed.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Whether it is worth a warning: the next attempt is the last, or the delay is long.
    pub fn is_notable(&self) -> bool {
        self.wait > LONG_DELAY || self.failures == self.most
    }
}

/// Whether the response says that the request was not processed: because of a rate limit, maintenance, or because
/// Prefect's own server reports a problem with its database, [if that is SQLite](is_of_database). Any other 502 or 503 may
/// come from a gateway that lost the response.
fn was_not_processed(response: &Response) -> bool {
    asks_to_wait(response) || is_of_database(response)
}

/// Whether the response says that the same request will be processed later.
fn asks_to_wait(response: &Response) -> bool {
    match response.status() {
        429 => true,
        503 => response.headers().contains_key(RETRY_AFTER) || is_under_maintenance(response),
        _ => is_under_maintenance(response),
    }
}

/// Whether it is the response of Prefect's own server to an error of its database.
///
/// SQLite rolls the request back when it is busy. With PostgreSQL, the same response is sent after the connection to the
/// database was lost, and then the request may have been committed.
fn is_of_database(response: &Response) -> bool {
    response.status() == 503 && response.body() == br#"{"exception_message":"Service Unavailable"}"#
}

/// Whether the request may be repeated only if the server's database is SQLite.
pub(in crate::transport) fn needs_sqlite(request: &Request, response: &Response) -> bool {
    !request.is_idempotent() && is_of_database(response) && !asks_to_wait(response)
}

pub(in crate::transport) fn is_under_maintenance(response: &Response) -> bool {
    response.headers().get("prefect-maintenance").is_some_and(|value| value == "true")
}

/// The wait that a response asks for, in seconds.
pub(crate) fn requested_wait(response: &Response) -> Option<f64> {
    retry_after(response.headers().get(RETRY_AFTER)?.to_str().ok()?, Timestamp::now())
}

/// The seconds in a `Retry-After` header, which is a number or a date.
fn retry_after(value: &str, now: Timestamp) -> Option<f64> {
    let value = value.trim();
    let seconds = match value.parse::<f64>() {
        Ok(seconds) => seconds,
        Err(_) => {
            let until = rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
            until.duration_since(now).as_secs_f64()
        }
    };
    seconds.is_finite().then(|| seconds.max(0.0))
}

/// A random number from 0 to 1, from a UUID.
pub(crate) fn random() -> f64 {
    let (_, low) = Uuid::new_v4().as_u64_pair();
    (low & ((1 << 53) - 1)) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn retries() -> Retries {
        Retries { jitter: 0.5, ..Retries::default() }
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap_or_default();
        assert_eq!(retry_after("7", now), Some(7.0));
        assert_eq!(retry_after(" 0.5 ", now), Some(0.5));
        assert_eq!(retry_after("-3", now), Some(0.0));
        assert_eq!(retry_after("Thu, 01 Jan 2026 00:01:30 GMT", now), Some(90.0));
        assert_eq!(retry_after("Thu, 01 Jan 2026 01:01:30 +0100", now), Some(90.0));
        assert_eq!(retry_after("Wed, 31 Dec 2025 00:00:00 GMT", now), Some(0.0));
        for nonsense in ["", "soon", "inf", "nan", "Thu, 99 Jan 2026 00:00:00 GMT"] {
            assert_eq!(retry_after(nonsense, now), None, "{nonsense}");
        }
    }

    #[test]
    fn the_delay_is_never_less_than_retry_after() {
        assert_eq!(retries().wait(Some(10.0), 3, 0.0), Duration::from_secs(10));
        assert_eq!(retries().wait(Some(10.0), 3, 1.0), Duration::from_secs(15));
        assert_eq!(retries().wait(Some(0.0), 3, 1.0), Duration::ZERO);
        assert_eq!(retries().wait(Some(1e300), 3, 1.0), Duration::MAX);
    }

    #[test]
    fn other_delays_double_with_jitter_in_both_directions() {
        let seconds = |failures, random| retries().wait(None, failures, random).as_secs_f64();
        assert_eq!([seconds(0, 0.5), seconds(1, 0.5), seconds(5, 0.5)], [1.0, 2.0, 32.0]);
        assert_eq!([seconds(2, 0.0), seconds(2, 1.0)], [2.0, 6.0]);
        assert_eq!(retries().wait(None, u32::MAX, 0.5), Duration::MAX);
        let far = Retries { jitter: 3.0, ..Retries::default() };
        assert_eq!(far.wait(None, 1, 0.0), Duration::ZERO);
        let none = Retries { jitter: 0.0, ..Retries::default() };
        assert_eq!(none.wait(None, 1, 0.9), Duration::from_secs(2));
    }

    #[test]
    fn random_numbers_are_between_0_and_1_and_differ() {
        let numbers: Vec<f64> = (0..1000).map(|_| random()).collect();
        assert!(numbers.iter().all(|number| (0.0..1.0).contains(number)));
        let mean = numbers.iter().sum::<f64>() / 1000.0;
        assert!((0.4..0.6).contains(&mean), "{mean}");
    }

    #[test]
    fn timeouts_of_the_pool_are_retried_a_limited_number_of_times() {
        let reason = || "all 16 are in use".to_owned();
        let retries = retries();
        assert!((1..=5).all(|failures| retries.after_waits(failures, 5, reason()).is_some()));
        assert!(retries.after_waits(6, 5, reason()).is_none());
        let line =
            Retries { jitter: 0.0, ..retries }.after_waits(1, 5, reason()).map(|retry| retry.to_string());
        assert_eq!(line.as_deref(), Some("all 16 are in use; next try in 2.00 s (1 of 6 tries used)"));
    }
}
