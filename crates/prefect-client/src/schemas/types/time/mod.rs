//! Times and durations in the formats of Prefect's API.
//!
//! - [`DateTime`]: a time with its UTC offset
//! - [`Civil`]: year, month, day and so on
//! - `parse`: parses times
//! - [`TimeDelta`]: a duration

mod civil;
mod delta;
mod parse;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::num::NonZeroU32;
use std::str::FromStr;
use std::time::SystemTime;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use civil::Civil;
pub use delta::TimeDelta;

use super::checked::Problem;
use civil::{LAST_MICROSECOND, MICROSECONDS};

/// A time with microseconds and a UTC offset.
///
/// It has the range of Python's `datetime`: years 1 to 9999 in local time. Two times are equal if they are the same
/// instant, whatever their offsets.
///
/// ```
/// use prefect_client::schemas::DateTime;
///
/// let time: DateTime = "2026-01-01T02:00:00+02:00".parse()?;
/// assert_eq!(time, "2026-01-01T00:00:00Z".parse()?);
/// assert_eq!(time.to_string(), "2026-01-01T02:00:00+02:00");
/// # Ok::<(), prefect_client::schemas::Problem>(())
/// ```
#[derive(Clone, Copy)]
pub struct DateTime {
    /// Microseconds since 1970, in UTC.
    microseconds: i64,
    /// The offset in seconds, plus [`DAY`]. Never zero, so that `Option<DateTime>` has the same size.
    offset: NonZeroU32,
}

/// A day in seconds. Offsets are shorter.
const DAY: i32 = 86_400;

impl DateTime {
    /// The current time in UTC.
    pub fn now() -> Self {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_micros()).ok().and_then(Self::from_microseconds).unwrap_or_default()
    }

    /// From microseconds since 1970 in UTC, if within the years 1 to 9999.
    pub fn from_microseconds(microseconds: i64) -> Option<Self> {
        Self::at_offset(microseconds, 0)
    }

    /// From microseconds since 1970 and an offset in seconds, if both are in range.
    pub fn at_offset(microseconds: i64, offset: i32) -> Option<Self> {
        let stored = u32::try_from(offset.checked_add(DAY)?).ok().and_then(NonZeroU32::new)?;
        let local = microseconds.checked_add(i64::from(offset) * MICROSECONDS)?;
        (offset < DAY && civil::RANGE.contains(&local)).then_some(Self { microseconds, offset: stored })
    }

    /// From seconds since 1970 or, if that would be after the year 2603, milliseconds, as in pydantic.
    pub fn from_number(number: i64) -> Option<Self> {
        let unit = if number.unsigned_abs() > MAX_SECONDS { 1_000 } else { MICROSECONDS };
        Self::from_microseconds(number.checked_mul(unit)?)
    }

    /// Like [`from_number`](Self::from_number), with a fraction.
    pub fn from_float(number: f64) -> Option<Self> {
        let seconds = if number.abs() > MAX_SECONDS as f64 { number / 1_000.0 } else { number };
        Self::default().after(seconds)
    }

    /// Microseconds since 1970 in UTC.
    pub fn microseconds(self) -> i64 {
        self.microseconds
    }

    /// The UTC offset in seconds, positive to the east.
    pub fn offset(self) -> i32 {
        i32::try_from(self.offset.get()).unwrap_or(DAY) - DAY
    }

    /// The time `seconds` later, with the same offset.
    pub fn after(self, seconds: f64) -> Option<Self> {
        // Seconds and their fraction separately: a float is not exact to the microsecond over thousands of years.
        let (whole, rest) = (seconds.trunc(), (seconds.fract() * 1e6).round());
        if whole.is_nan() || whole.abs() > LAST_MICROSECOND as f64 {
            return None;
        }
        let later = (whole as i64).checked_mul(MICROSECONDS)?.checked_add(rest as i64)?;
        Self::at_offset(self.microseconds.checked_add(later)?, self.offset())
    }

    /// The local date and time.
    pub fn civil(self) -> Civil {
        self.civil_at(self.offset())
    }

    fn civil_at(self, offset: i32) -> Civil {
        let local = self.microseconds + i64::from(offset) * MICROSECONDS;
        Civil::from_microseconds(local.clamp(*civil::RANGE.start(), *civil::RANGE.end()))
    }

    /// The offset in minutes, for text: ISO 8601 has no offsets with seconds, and the server rejects them.
    fn offset_in_minutes(self) -> i32 {
        let offset = self.offset();
        let nearer = offset - offset % 60;
        let is_within =
            |offset: i32| civil::RANGE.contains(&(self.microseconds + i64::from(offset) * MICROSECONDS));
        let farther = nearer + 60 * offset.signum();
        // Nothing reads an offset of 24:00. The time then moves by seconds, to stay within the calendar.
        if is_within(nearer) || farther.abs() >= DAY { nearer } else { farther }
    }
}

/// Larger numbers are milliseconds.
const MAX_SECONDS: u64 = 20_000_000_000;

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.microseconds == other.microseconds
    }
}

impl Eq for DateTime {}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.microseconds.cmp(&other.microseconds)
    }
}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.microseconds.hash(state);
    }
}

impl FromStr for DateTime {
    type Err = Problem;

    /// Parses ISO 8601, or a number as in [`from_number`](Self::from_number). A time without an offset is UTC, as on the
    /// server.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse::date_time(text.as_bytes()).map_err(|mistake| Problem(mistake.to_string()))
    }
}

impl fmt::Display for DateTime {
    /// The format of Python's `isoformat`, with `Z` for UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let offset = self.offset_in_minutes();
        f.write_str(self.civil_at(offset).text(&mut [0; _]))?;
        if offset == 0 {
            return f.write_str("Z");
        }
        let minutes = offset.abs() / 60;
        write!(f, "{}{:02}:{:02}", if offset < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
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
        Self { microseconds: 0, offset: UTC }
    }
}

/// The stored offset of UTC.
const UTC: NonZeroU32 = NonZeroU32::MIN.saturating_add(DAY as u32 - 1);

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrNumber;

        impl Visitor<'_> for TextOrNumber {
            type Value = DateTime;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date and time such as 2026-01-01T00:00:00Z")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<DateTime, E> {
                parse::date_time(text.as_bytes()).map_err(E::custom)
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<DateTime, E> {
                DateTime::from_number(number).ok_or_else(|| E::custom(parse::Mistake::Number))
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<DateTime, E> {
                let number = i64::try_from(number).ok().and_then(DateTime::from_number);
                number.ok_or_else(|| E::custom(parse::Mistake::Number))
            }

            fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<DateTime, E> {
                DateTime::from_float(number).ok_or_else(|| E::custom(parse::Mistake::Number))
            }
        }

        deserializer.deserialize_any(TextOrNumber)
    }
}
