//! Parses times.
//!
//! Accepts the formats of pydantic: `2026-01-01T00:00:00.123456Z`, also with `t`, a blank or `_` between date and time,
//! without seconds, with a comma before the fraction, and with offsets such as `+0530` and `+05`; `20260101T000000Z`; a
//! date; and seconds or milliseconds since 1970. jiff's timestamps end at 9999-12-30T22:00:00Z, and a page of 200 runs has
//! thousands of times, so this is a parser of its own.

use std::fmt;

use super::DateTime;
use super::civil::{Civil, MICROSECONDS};

/// What is wrong with a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mistake {
    /// It is not a time.
    Form,
    /// A number outside the years 1 to 9999.
    Number,
    /// A year outside 1 to 9999.
    Year(u64),
    /// A component that is out of range.
    Part(&'static str),
    /// A day that the month does not have.
    Day { year: u16, month: u8, days: u8 },
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a datetime, or text such as 2026-01-01T00:00:00Z")?;
        match self {
            Self::Form => Ok(()),
            Self::Number => f.write_str(": the number is not within the years 1 to 9999"),
            Self::Year(year) => write!(f, ": the year is {year}, and not from 1 to 9999"),
            Self::Part(part) => write!(f, ": the {part} is out of range"),
            Self::Day { year, month, days } => write!(f, ": {year:04}-{month:02} has {days} days"),
        }
    }
}

/// Parses a time.
pub(super) fn date_time(text: &[u8]) -> Result<DateTime, Mistake> {
    // Fast path: the server's format.
    if let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, rest @ ..] =
        text
        && let Some(number) = digits(&[*y1, *y2, *y3, *y4])
        && let (Some(month), Some(day)) = (digits(&[*m1, *m2]), digits(&[*d1, *d2]))
        && let (Some(hour), Some(minute), Some(second)) =
            (digits(&[*h1, *h2]), digits(&[*n1, *n2]), digits(&[*s1, *s2]))
    {
        return moment([number, month, day, hour, minute, second], rest);
    }
    any_form(text)
}

/// From the components of date and time, and the text after the seconds.
fn moment(numbers: [u32; 6], rest: &[u8]) -> Result<DateTime, Mistake> {
    let [year, month, day, hour, minute, second] = numbers;
    let (microsecond, rest) = fraction(rest)?;
    let offset = offset(rest)?;
    // Python has no leap seconds: use the second before.
    let second = if second == 60 { 59 } else { second };
    let year = u16::try_from(year).ok().filter(|year| *year > 0).ok_or(Mistake::Year(year.into()))?;
    let part = |value: u32, most: u8, name| {
        u8::try_from(value).ok().filter(|value| *value <= most).ok_or(Mistake::Part(name))
    };
    let month = part(month, 12, "month")?;
    let day = part(day, 31, "day")?;
    if month == 0 || day == 0 {
        return Err(Mistake::Part(if month == 0 { "month" } else { "day" }));
    }
    let days = Civil::days_in_month(year, month);
    if day > days {
        return Err(Mistake::Day { year, month, days });
    }
    let local = Civil {
        year,
        month,
        day,
        hour: part(hour, 23, "hour")?,
        minute: part(minute, 59, "minute")?,
        second: part(second, 59, "second")?,
        microsecond,
    };
    let (seconds, microseconds) = offset;
    let utc = local.microseconds() - i64::from(seconds) * MICROSECONDS - microseconds;
    // An offset with microseconds is truncated to seconds, or rounded up if the time would be out of range.
    let rounded_up = seconds.saturating_add(i32::try_from(microseconds.signum()).unwrap_or(0));
    DateTime::at_offset(utc, seconds)
        .or_else(|| DateTime::at_offset(utc, rounded_up))
        .ok_or(Mistake::Part("offset"))
}

/// Parses digits as a number.
fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0_u32, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
    })
}

/// Parses the fraction of a second, if any, in microseconds. Further digits are truncated.
fn fraction(text: &[u8]) -> Result<(u32, &[u8]), Mistake> {
    let Some((b'.' | b',', text)) = text.split_first() else { return Ok((0, text)) };
    let end = text.iter().position(|digit| !digit.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    if number.is_empty() {
        return Err(Mistake::Form);
    }
    let kept = number.iter().copied().chain(std::iter::repeat(b'0')).take(6);
    Ok((kept.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')), rest))
}

/// Parses the offset: seconds, and microseconds as in Python. Without an offset, UTC.
fn offset(text: &[u8]) -> Result<(i32, i64), Mistake> {
    let (sign, text) = match text {
        [] | [b'Z' | b'z'] => return Ok((0, 0)),
        [b'+', rest @ ..] => (1, rest),
        // Also the Unicode minus sign.
        [b'-', rest @ ..] | [0xe2, 0x88, 0x92, rest @ ..] => (-1, rest),
        _ => return Err(Mistake::Form),
    };
    let (hours, minutes, rest) = hours_and_minutes(text).ok_or(Mistake::Form)?;
    let (seconds, rest) = seconds(rest)?;
    let (microseconds, rest) = fraction(rest)?;
    if !rest.is_empty() {
        return Err(Mistake::Form);
    }
    if hours > 23 || minutes > 59 || seconds > 59 {
        return Err(Mistake::Part("offset"));
    }
    let whole = i32::try_from(hours * 3_600 + minutes * 60 + seconds).unwrap_or(0);
    Ok((sign * whole, i64::from(sign) * i64::from(microseconds)))
}

/// Parses all other formats.
fn any_form(text: &[u8]) -> Result<DateTime, Mistake> {
    if let Some(moment) = number(text) {
        return moment;
    }
    let end = text.iter().position(|digit| !digit.is_ascii_digit()).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    let (year, month, day, rest) = match (first, rest) {
        ([_, _, _, _], [b'-', m1, m2, b'-', d1, d2, rest @ ..]) => {
            (digits(first), digits(&[*m1, *m2]), digits(&[*d1, *d2]), rest)
        }
        ([y1, y2, y3, y4, m1, m2, d1, d2], rest) => {
            (digits(&[*y1, *y2, *y3, *y4]), digits(&[*m1, *m2]), digits(&[*d1, *d2]), rest)
        }
        // A year with more digits is reported as such.
        (year @ [_, _, _, _, _, ..], [b'-', _, _, b'-', _, _, ..]) => {
            let year = std::str::from_utf8(year).ok().and_then(|year| year.parse().ok());
            return Err(year.map_or(Mistake::Form, Mistake::Year));
        }
        _ => return Err(Mistake::Form),
    };
    let (Some(year), Some(month), Some(day)) = (year, month, day) else { return Err(Mistake::Form) };
    let Some((separator, rest)) = rest.split_first() else {
        return moment([year, month, day, 0, 0, 0], &[]);
    };
    if !b"Tt _".contains(separator) {
        return Err(Mistake::Form);
    }
    let (hour, minute, rest) = hours_and_minutes(rest).ok_or(Mistake::Form)?;
    let (second, rest) = seconds(rest)?;
    moment([year, month, day, hour, minute, second], rest)
}

/// Parses seconds or milliseconds since 1970.
fn number(text: &[u8]) -> Option<Result<DateTime, Mistake>> {
    let unsigned = match text {
        [b'-' | b'+', rest @ ..] => rest,
        all => all,
    };
    if !unsigned.first()?.is_ascii_digit() || !unsigned.iter().all(|c| c.is_ascii_digit() || *c == b'.') {
        return None;
    }
    let text = std::str::from_utf8(text).ok()?;
    let moment = match text.parse() {
        Ok(whole) => DateTime::from_number(whole),
        Err(_) => DateTime::from_float(text.parse().ok()?),
    };
    Some(moment.ok_or(Mistake::Number))
}

/// Parses `HH`, `HH:MM` or `HHMM`.
fn hours_and_minutes(text: &[u8]) -> Option<(u32, u32, &[u8])> {
    Some(match text {
        [h1, h2, b':', m1, m2, rest @ ..] => (digits(&[*h1, *h2])?, digits(&[*m1, *m2])?, rest),
        [h1, h2, m1, m2, rest @ ..] if m1.is_ascii_digit() => {
            (digits(&[*h1, *h2])?, digits(&[*m1, *m2])?, rest)
        }
        [h1, h2, rest @ ..] => (digits(&[*h1, *h2])?, 0, rest),
        _ => return None,
    })
}

/// Parses `:SS`, `SS` or nothing.
fn seconds(text: &[u8]) -> Result<(u32, &[u8]), Mistake> {
    let (number, rest) = match text {
        [b':', s1, s2, rest @ ..] => (digits(&[*s1, *s2]), rest),
        [s1, s2, rest @ ..] if s1.is_ascii_digit() => (digits(&[*s1, *s2]), rest),
        [b':', ..] => (None, text),
        rest => (Some(0), rest),
    };
    Ok((number.ok_or(Mistake::Form)?, rest))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    /// Parses and formats a text.
    fn read(text: &str) -> String {
        date_time(text.as_bytes()).map_or_else(|mistake| mistake.to_string(), |moment| moment.to_string())
    }

    #[test]
    fn every_form_that_pydantic_takes_is_taken() {
        for (text, written) in [
            ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
            ("2026-01-01t00:00:00z", "2026-01-01T00:00:00Z"),
            ("2026-01-01 00:00:00", "2026-01-01T00:00:00Z"),
            ("2026-01-01_00:00", "2026-01-01T00:00:00Z"),
            ("2026-01-01T05", "2026-01-01T05:00:00Z"),
            ("2026-01-01", "2026-01-01T00:00:00Z"),
            ("20260102T030405Z", "2026-01-02T03:04:05Z"),
            ("2026-01-01T00:00:00.1Z", "2026-01-01T00:00:00.100000Z"),
            ("2026-01-01T00:00:00,5Z", "2026-01-01T00:00:00.500000Z"),
            ("2026-01-01T00:00:00.123456789Z", "2026-01-01T00:00:00.123456Z"),
            ("2026-01-01T00:00:00.000000Z", "2026-01-01T00:00:00Z"),
            ("2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00Z"),
            ("2026-01-01T00:00:00-00:00", "2026-01-01T00:00:00Z"),
            ("2026-01-01T00:00:00+05:30", "2026-01-01T00:00:00+05:30"),
            ("2026-01-01T00:00:00+0530", "2026-01-01T00:00:00+05:30"),
            ("2026-01-01T00:00:00-05", "2026-01-01T00:00:00-05:00"),
            ("2026-01-01T00:00:00\u{2212}05:00", "2026-01-01T00:00:00-05:00"),
            ("2026-01-01T00:00:00+23:59", "2026-01-01T00:00:00+23:59"),
            ("2026-06-30T23:59:60Z", "2026-06-30T23:59:59Z"),
            ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
            ("1767225600", "2026-01-01T00:00:00Z"),
            ("1767225600.5", "2026-01-01T00:00:00.500000Z"),
            ("1767225600123", "2026-01-01T00:00:00.123000Z"),
            ("-1", "1969-12-31T23:59:59Z"),
            ("20000000000", "2603-10-11T11:33:20Z"),
            ("20000000001", "1970-08-20T11:33:20.001000Z"),
        ] {
            assert_eq!(read(text), written, "{text}");
        }
    }

    #[test]
    fn both_ends_of_the_calendar_are_taken_at_every_offset() {
        for text in [
            "0001-01-01T00:00:00Z",
            "0001-01-01T00:00:00+14:00",
            "0001-01-01T00:00:00+23:59",
            "0001-01-01T00:00:00-23:59",
            "9999-12-31T23:59:59.999999Z",
            "9999-12-31T23:59:59.999999-14:00",
            "9999-12-31T23:59:59.999999-23:59",
            "9999-12-31T23:59:59.999999+23:59",
        ] {
            assert_eq!(read(text), text);
        }
        assert_eq!(read("253402300799999"), "9999-12-31T23:59:59.999000Z");
        assert_eq!(read("-62135596800000"), "0001-01-01T00:00:00Z");
    }

    #[test]
    fn an_offset_is_never_written_as_24_hours() {
        for text in ["0001-01-01T00:00:00+23:59:59", "9999-12-31T23:59:59-23:59:59"] {
            let written = read(text);
            assert!(written.contains("23:59"), "{written}");
            assert_eq!(read(&written), written);
        }
    }

    #[test]
    fn seconds_of_an_offset_are_kept_in_the_moment() {
        // The offset of Amsterdam until 1937.
        let moment = date_time(b"1900-01-01T00:00:00+00:19:32").unwrap();
        assert_eq!(moment, date_time(b"1899-12-31T23:40:28Z").unwrap());
        assert_eq!((moment.offset(), moment.to_string()), (1172, "1899-12-31T23:59:28+00:19".to_owned()));
        for (text, written) in [
            ("0001-01-01T00:00:00+00:19:32", "0001-01-01T00:00:28+00:20"),
            ("9999-12-31T23:59:59-00:19:32", "9999-12-31T23:59:31-00:20"),
            ("2026-01-01T00:00:00+01:00:00.000001", "2025-12-31T23:59:59.999999+01:00"),
        ] {
            assert_eq!(read(text), written);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, told) in [
            ("10000-01-01T00:00:00Z", "the year is 10000, and not from 1 to 9999"),
            ("0000-01-01T00:00:00Z", "the year is 0"),
            ("2026-13-01T00:00:00Z", "the month"),
            ("2026-00-01T00:00:00Z", "the month"),
            ("2026-01-00T00:00:00Z", "the day"),
            ("2026-02-30T00:00:00Z", "2026-02 has 28 days"),
            ("2026-01-01T24:00:00Z", "the hour"),
            ("2026-01-01T00:60:00Z", "the minute"),
            ("2026-01-01T00:00:61Z", "the second"),
            ("2026-01-01T00:00:00+24:00", "the offset"),
            ("253402300800000", "the number"),
        ] {
            assert!(read(text).contains(told), "{text}: {}", read(text));
        }
        for text in [
            "",
            "now",
            "2026",
            "2026-",
            "2026-1-1",
            "2026-01-01T",
            "2026-01-01T00:00:00 Z",
            "2026-01-01T00:00:",
            "é",
            "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00+",
            "2026-01-01T00:00:00ZZ",
            "2026-01-01X00:00:00",
            "-0001-01-01T00:00:00Z",
            "+002026-01-01T00:00:00Z",
            "2026-01-01T00:00:00[UTC]",
            "2026-01-01T0:00:00Z",
        ] {
            let told = read(text);
            assert!(told.starts_with("expected a datetime") || text == "2026", "{text}: {told}");
        }
    }

    #[test]
    fn no_bytes_are_a_panic() {
        let text = b"2026-01-01T00:00:00.123456+05:30:15.5";
        for end in 0..=text.len() {
            for byte in 0..=u8::MAX {
                let mut bytes = text.get(..end).unwrap().to_vec();
                bytes.push(byte);
                let _ = date_time(&bytes);
            }
        }
        let numbers = ["9223372036854775807", "99999999999999999999999", "1.5.5", "-", "+", "9e9"];
        for text in numbers {
            let _ = date_time(text.as_bytes());
        }
    }
}
