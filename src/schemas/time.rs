//! Moments and durations as Prefect's API spells them.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::Offset;
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment in time, to the microsecond, in UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(Timestamp);

impl DateTime {
    /// Now.
    pub fn now() -> Self {
        Self::from(Timestamp::now())
    }

    /// A moment from microseconds since the epoch, if it lies within the years 1 to 9999.
    pub fn from_microseconds(microseconds: i64) -> Option<Self> {
        Timestamp::from_microsecond(microseconds).ok().map(Self)
    }

    /// Microseconds since the epoch.
    pub fn microseconds(self) -> i64 {
        self.0.as_microsecond()
    }

    /// The moment `seconds` later.
    pub fn after(self, seconds: f64) -> Option<Self> {
        let microseconds = (seconds * 1e6).round();
        // Beyond this a float no longer counts in single microseconds.
        if microseconds.is_nan() || microseconds.abs() >= 9e15 {
            return None;
        }
        Self::from_microseconds(self.microseconds().checked_add(microseconds as i64)?)
    }

    /// Date and time of day in UTC.
    pub fn civil(self) -> civil::DateTime {
        Offset::UTC.to_datetime(self.0)
    }
}

impl From<Timestamp> for DateTime {
    /// Cut to whole microseconds, which is what Python and the server keep.
    fn from(timestamp: Timestamp) -> Self {
        Self(Timestamp::from_microsecond(timestamp.as_microsecond()).unwrap_or(timestamp))
    }
}

impl From<DateTime> for Timestamp {
    fn from(moment: DateTime) -> Self {
        moment.0
    }
}

impl FromStr for DateTime {
    type Err = jiff::Error;

    /// RFC 3339; a time without an offset is taken as UTC, as the server does.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse::<Timestamp>() {
            Ok(timestamp) => Ok(timestamp.into()),
            Err(error) => match text.parse::<civil::DateTime>() {
                Ok(local) => Offset::UTC.to_timestamp(local).map(Self::from),
                Err(_) => Err(error),
            },
        }
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Default for DateTime {
    /// The epoch.
    fn default() -> Self {
        Self(Timestamp::UNIX_EPOCH)
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = DateTime;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date and time such as 2026-01-01T00:00:00Z")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<DateTime, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Text)
    }
}

/// A duration in seconds, which may be negative (a run that starts early has a negative delay).
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default)]
pub struct TimeDelta(pub f64);

impl TimeDelta {
    /// From seconds, if they are no more than Python's `timedelta` can hold: a thousand million days.
    pub fn of_seconds(seconds: f64) -> Option<Self> {
        (seconds.abs() <= 86_400.0 * 999_999_999.0).then_some(Self(seconds))
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
            .ok_or_else(|| D::Error::custom("expected seconds of no more than 999999999 days"))
    }
}
