//! Moments and durations as Prefect's API spells them.
//!
//! - [`DateTime`]: a moment with its offset from UTC
//! - [`Civil`]: what calendar and clock show
//! - `parse`: a moment from text
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

/// A moment in time, to the microsecond, with its offset from UTC.
///
/// It holds all that Python's `datetime` holds: the years 1 to 9999 by the clock at its offset, which may be up to a
/// day apart from those years in UTC. Two moments are equal if they are at the same time, whatever their offsets.
///
/// ```
/// use prefect_client::schemas::DateTime;
///
/// let moment: DateTime = "2026-01-01T02:00:00+02:00".parse()?;
/// assert_eq!(moment, "2026-01-01T00:00:00Z".parse()?);
/// assert_eq!(moment.to_string(), "2026-01-01T02:00:00+02:00");
/// # Ok::<(), prefect_client::schemas::Problem>(())
/// ```
#[derive(Clone, Copy)]
pub struct DateTime {
    /// Since 1970, in UTC.
    microseconds: i64,
    /// The offset in seconds, plus [`DAY`]. As it is never zero, an `Option<DateTime>` needs no room for its tag.
    offset: NonZeroU32,
}

/// A day, in seconds. Offsets are shorter.
const DAY: i32 = 86_400;

impl DateTime {
    /// Now, in UTC.
    pub fn now() -> Self {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_micros()).ok().and_then(Self::from_microseconds).unwrap_or_default()
    }

    /// A moment in UTC from microseconds since the epoch, if it lies within the years 1 to 9999.
    pub fn from_microseconds(microseconds: i64) -> Option<Self> {
        Self::at_offset(microseconds, 0)
    }

    /// A moment at an offset in seconds, if both are within their ranges.
    fn at_offset(microseconds: i64, offset: i32) -> Option<Self> {
        let stored = u32::try_from(offset.checked_add(DAY)?).ok().and_then(NonZeroU32::new)?;
        let local = microseconds.checked_add(i64::from(offset) * MICROSECONDS)?;
        (offset < DAY && civil::RANGE.contains(&local)).then_some(Self { microseconds, offset: stored })
    }

    /// A moment from a whole number of seconds since 1970 or, if that were beyond the year 2603, of milliseconds, as
    /// pydantic does it.
    pub fn from_number(number: i64) -> Option<Self> {
        let unit = if number.unsigned_abs() > MOST_SECONDS { 1_000 } else { MICROSECONDS };
        Self::from_microseconds(number.checked_mul(unit)?)
    }

    /// The same from a number that may have a fraction.
    pub fn from_float(number: f64) -> Option<Self> {
        let seconds = if number.abs() > MOST_SECONDS as f64 { number / 1_000.0 } else { number };
        Self::default().after(seconds)
    }

    /// Microseconds since the epoch.
    pub fn microseconds(self) -> i64 {
        self.microseconds
    }

    /// The offset from UTC in seconds, positive to the east.
    pub fn offset(self) -> i32 {
        i32::try_from(self.offset.get()).unwrap_or(DAY) - DAY
    }

    /// The moment `seconds` later, at the same offset.
    pub fn after(self, seconds: f64) -> Option<Self> {
        // Whole seconds and the rest apart: a float does not count in microseconds over thousands of years.
        let (whole, rest) = (seconds.trunc(), (seconds.fract() * 1e6).round());
        if whole.is_nan() || whole.abs() > LAST_MICROSECOND as f64 {
            return None;
        }
        let later = (whole as i64).checked_mul(MICROSECONDS)?.checked_add(rest as i64)?;
        Self::at_offset(self.microseconds.checked_add(later)?, self.offset())
    }

    /// What calendar and clock show at the moment's offset.
    pub fn civil(self) -> Civil {
        self.civil_at(self.offset())
    }

    fn civil_at(self, offset: i32) -> Civil {
        Civil::from_microseconds(self.microseconds + i64::from(offset) * MICROSECONDS)
    }

    /// The offset in whole minutes, for text: ISO 8601 has no seconds in it, and the server does not take them.
    fn offset_in_minutes(self) -> i32 {
        let offset = self.offset();
        let nearer = offset - offset % 60;
        let is_within =
            |offset: i32| civil::RANGE.contains(&(self.microseconds + i64::from(offset) * MICROSECONDS));
        if is_within(nearer) { nearer } else { nearer + 60 * offset.signum() }
    }
}

/// Greater numbers are milliseconds.
const MOST_SECONDS: u64 = 20_000_000_000;

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

    /// ISO 8601, or a number as [`from_number`](Self::from_number) takes it. A time without an offset is taken as
    /// UTC, as the server does it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse::date_time(text.as_bytes()).map_err(|mistake| Problem(mistake.to_string()))
    }
}

impl fmt::Display for DateTime {
    /// As Python's `isoformat` words it, with `Z` for UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let offset = self.offset_in_minutes();
        let local = self.civil_at(offset);
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
            local.year, local.month, local.day, local.hour, local.minute, local.second
        )?;
        if local.microsecond > 0 {
            write!(f, ".{:06}", local.microsecond)?;
        }
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

/// The offset of UTC, as it is stored.
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
