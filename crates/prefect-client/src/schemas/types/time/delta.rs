//! Durations.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A duration in seconds. May be negative: a run that starts early has a negative delay.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default)]
pub struct TimeDelta(pub f64);

impl TimeDelta {
    /// From seconds, if Python's `timedelta` can represent them: at most 999,999,999 days.
    pub fn of_seconds(seconds: f64) -> Option<Self> {
        (seconds.abs() <= 86_400.0 * 999_999_999.0).then_some(Self(seconds))
    }

    /// Whole seconds, and microseconds with the same sign, rounded like those of Python's `timedelta`.
    pub fn parts(self) -> (i64, i32) {
        (self.0.trunc() as i64, (self.0.fract() * 1e6).round_ties_even() as i32)
    }

    /// From text such as `PT1M30S`, `-P1D` or `00:01:30`. A day has 24 hours.
    pub fn parse(text: &str) -> Option<Self> {
        let span: jiff::Span = text.trim().parse().ok()?;
        let duration = span.to_duration(jiff::SpanRelativeTo::days_are_24_hours()).ok()?;
        Some(Self(duration.as_secs_f64()))
    }
}

impl Serialize for TimeDelta {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0)
    }
}

impl<'de> Deserialize<'de> for TimeDelta {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of_seconds(f64::deserialize(deserializer)?)
            .ok_or_else(|| D::Error::custom("expected a number of seconds of at most 999999999 days"))
    }
}
