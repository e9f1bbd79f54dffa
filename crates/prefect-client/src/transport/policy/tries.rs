//! The record of the attempts of one request, for errors.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::transport::http::response::Response;

/// One attempt of a request.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The status of the response, if there was one.
    pub status: Option<u16>,
    /// The status line, or why there was no response.
    pub outcome: String,
    /// Start, relative to the first attempt.
    pub began: Duration,
    /// Duration.
    pub took: Duration,
    /// Delay before the next attempt. `None` for the last one.
    pub wait: Option<Duration>,
}

/// All attempts of a request, in order.
#[derive(Clone, Debug, Default)]
pub struct Tries(Option<Arc<[Tried]>>);

impl Tries {
    /// The attempts.
    pub fn list(&self) -> &[Tried] {
        self.0.as_deref().unwrap_or_default()
    }

    /// Time from the start of the first attempt to the end of the last.
    fn lasted(&self) -> Duration {
        self.list().last().map(|last| last.began + last.took).unwrap_or_default()
    }
}

impl fmt::Display for Tries {
    /// `, after 6 tries in 63 s`. Empty for a single attempt.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.list().len() < 2 {
            return Ok(());
        }
        let seconds = self.lasted().as_secs_f64();
        let decimals = if seconds < 10.0 { 1 } else { 0 };
        write!(f, ", after {} tries in {seconds:.decimals$} s", self.list().len())
    }
}

/// Records the attempts of one request. Allocates nothing before the first failure.
pub struct AttemptRecorder {
    began: Instant,
    current: Instant,
    done: Vec<Tried>,
}

impl AttemptRecorder {
    /// Starts the first attempt.
    pub fn start() -> Self {
        let now = Instant::now();
        Self { began: now, current: now, done: Vec::new() }
    }

    /// Records a failed attempt that is followed by another after this delay.
    pub fn failed(&mut self, status: Option<u16>, outcome: String, wait: Duration) {
        self.add(status, outcome, Some(wait));
    }

    /// Starts the next attempt.
    pub fn next(&mut self) {
        self.current = Instant::now();
    }

    /// Records the last failed attempt. Returns no attempts if it is the only one.
    pub fn last(mut self, status: Option<u16>, outcome: String) -> Tries {
        self.add(status, outcome, None);
        if self.done.len() < 2 { Tries::default() } else { Tries(Some(self.done.into())) }
    }

    fn add(&mut self, status: Option<u16>, outcome: String, wait: Option<Duration>) {
        let began = self.current.duration_since(self.began);
        self.done.push(Tried { status, outcome, began, took: self.current.elapsed(), wait });
    }

    /// The outcome of the last attempt. A failure gets the record of all attempts.
    pub(in crate::transport) fn finish(self, outcome: Result<Response>) -> Result<Response> {
        if self.done.is_empty() {
            return outcome;
        }
        match outcome {
            Ok(response) if response.is_success() => Ok(response),
            Ok(response) => {
                let tries = self.last(Some(response.status()), status_line(&response));
                Ok(response.with_tries(tries))
            }
            Err(error) => {
                let tries = self.last(error.status(), without_request(&error));
                Err(error.after(tries))
            }
        }
    }
}

/// The status and a summary of the outcome, for a [`AttemptRecorder`].
pub(in crate::transport) fn outcome_of(outcome: &Result<Response>) -> (Option<u16>, String) {
    match outcome {
        Ok(response) => (Some(response.status()), status_line(response)),
        Err(error) => (error.status(), without_request(error)),
    }
}

fn status_line(response: &Response) -> String {
    format!("{} {}", response.status(), response.reason()).trim_end().to_owned()
}

/// The message without the request, which is the same for all attempts.
fn without_request(error: &Error) -> String {
    let message = error.to_string();
    match error.request() {
        Some(request) => message.trim_end_matches(&format!(" ({request})")).to_owned(),
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_has_the_number_of_attempts_and_their_duration() {
        let message = |count: u64, seconds: u64| {
            let one = |number| Tried {
                status: Some(503),
                outcome: String::new(),
                began: Duration::from_secs(seconds * number / count.max(1)),
                took: Duration::from_millis(300),
                wait: None,
            };
            Tries(Some((1..=count).map(one).collect())).to_string()
        };
        assert_eq!(message(0, 0), "");
        assert_eq!(message(1, 0), "");
        assert_eq!(message(2, 2), ", after 2 tries in 2.3 s");
        assert_eq!(message(6, 63), ", after 6 tries in 63 s");
    }
}
