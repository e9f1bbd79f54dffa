//! Recurrence rules (RFC 5545), as accepted by the server's `dateutil`.
//!
//! Rules that `dateutil` accepts although they are meaningless in RFC 5545 are rejected: a month 13, which never
//! occurs, and an interval of 0, for which the server would search for the next run forever.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, civil};

use super::zones;
use crate::schemas::DateTime;

/// The limit of the server.
const LONGEST: usize = 6500;

const FREQUENCIES: [&str; 7] = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"];
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const PARTS: [&str; 16] = [
    "FREQ",
    "UNTIL",
    "COUNT",
    "INTERVAL",
    "BYSECOND",
    "BYMINUTE",
    "BYHOUR",
    "BYDAY",
    "BYWEEKDAY",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYMONTH",
    "BYSETPOS",
    "BYEASTER",
    "WKST",
];

/// Whether the server accepts this rule, or these lines of rules and dates.
pub(super) fn check(text: &str) -> Result<(), String> {
    let shown: String = text.chars().take(40).collect();
    let more = if shown.len() < text.len() { "..." } else { "" };
    lines(text).map_err(|problem| format!("{problem}. Invalid RRule string \"{shown}{more}\""))
}

fn lines(text: &str) -> Result<(), String> {
    if text.len() > LONGEST {
        return Err(format!(
            "expected at most {LONGEST} characters; {0} given. Max length is {LONGEST}, got {0}",
            text.len()
        ));
    }
    let text = text.to_ascii_uppercase();
    let mut lines = text.split_whitespace().peekable();
    if lines.peek().is_none() {
        return Err("expected a rule, such as FREQ=DAILY, but the text is empty".to_owned());
    }
    let (mut recurs, mut starts, mut ends) = (false, None, Vec::new());
    for line in lines {
        let (head, value) = line.split_once(':').unwrap_or(("RRULE", line));
        let mut head = head.split(';');
        let name = head.next().unwrap_or_default();
        let zone = property(name, head)?;
        match name {
            "RRULE" | "EXRULE" => ends.extend(rule(value)?),
            "DTSTART" => starts = Some(date(name, value)? || zone),
            "RDATE" | "EXDATE" => {
                for item in value.split(',') {
                    date(name, item)?;
                }
            }
            _ => {
                return Err(format!(
                    "there is no {name:?}; expected RRULE, EXRULE, RDATE, EXDATE or DTSTART before the colon"
                ));
            }
        }
        recurs |= name != "DTSTART";
    }
    if !recurs {
        return Err("expected a rule, such as FREQ=DAILY, besides the DTSTART".to_owned());
    }
    if starts.is_some_and(|zoned| ends.iter().any(|end| *end != zoned)) {
        return Err("expected UNTIL and DTSTART both with a time zone (such as Z) or both without".to_owned());
    }
    Ok(())
}

/// Checks the parameters of a property. Returns whether they include a time zone.
fn property<'a>(name: &str, parameters: impl Iterator<Item = &'a str>) -> Result<bool, String> {
    let mut zone = false;
    for parameter in parameters {
        match (name, parameter.split_once('=')) {
            ("DTSTART" | "EXDATE", Some(("TZID", tz))) => {
                // The text is in capitals by now.
                if !zones::names().any(|known| known.eq_ignore_ascii_case(tz)) {
                    return Err(format!("{name}: there is no time zone {tz:?}"));
                }
                zone = true;
            }
            ("DTSTART" | "EXDATE" | "RDATE", Some(("VALUE", "DATE-TIME")))
            | ("DTSTART", Some(("VALUE", "DATE"))) => {}
            _ => return Err(format!("{name}: the server does not accept {parameter:?} here")),
        }
    }
    Ok(zone)
}

/// Checks the parts of a rule. Returns whether its UNTIL, if there is one, has a time zone.
fn rule(text: &str) -> Result<Option<bool>, String> {
    let (mut recurs, mut end) = (false, None);
    for part in text.split(';') {
        let Some((name, value)) = part.split_once('=') else {
            return Err(format!(
                "expected parts such as FREQ=DAILY, separated by semicolons, and not {part:?}"
            ));
        };
        let wrong = |expected: String| Err(format!("{name}: expected {expected} and not {value:?}"));
        let within = |first: i64, last: i64, or_from_the_end: bool| {
            let fits = |number: i64| {
                let number = if or_from_the_end { number.abs() } else { number };
                (first..=last).contains(&number)
            };
            if value.split(',').all(|item| item.parse().is_ok_and(fits)) {
                return Ok(());
            }
            let below = if or_from_the_end { format!(", or -{last} to -{first},") } else { String::new() };
            wrong(format!("numbers from {first} to {last}{below}"))
        };
        match name {
            "FREQ" if FREQUENCIES.contains(&value) => recurs = true,
            "FREQ" => wrong(format!("one of {}", FREQUENCIES.join(", ")))?,
            "INTERVAL" | "COUNT" if value.parse::<i64>().is_ok_and(|number| number > 0) => {}
            "INTERVAL" | "COUNT" => wrong("a number from 1 up".to_owned())?,
            "UNTIL" => end = Some(date(name, value)?),
            "WKST" if DAYS.contains(&value) => {}
            "WKST" => wrong(format!("one of {}", DAYS.join(", ")))?,
            "BYDAY" | "BYWEEKDAY" if value.split(',').all(is_day) => {}
            "BYDAY" | "BYWEEKDAY" => wrong(format!("some of {}, such as 1MO, -1FR", DAYS.join(", ")))?,
            "BYSECOND" | "BYMINUTE" => within(0, 59, false)?,
            "BYHOUR" => within(0, 23, false)?,
            "BYMONTH" => within(1, 12, false)?,
            "BYMONTHDAY" => within(1, 31, true)?,
            "BYWEEKNO" => within(1, 53, true)?,
            "BYYEARDAY" | "BYSETPOS" => within(1, 366, true)?,
            "BYEASTER" => within(-366, 366, false)?,
            _ => return Err(format!("there is no {name:?} in a rule; expected one of {}", PARTS.join(", "))),
        }
    }
    if recurs { Ok(end) } else { Err(format!("expected a FREQ, such as FREQ=DAILY, in {text:?}")) }
}

/// `MO`, `1MO`, `-1FR` or `MO(+1)`.
fn is_day(text: &str) -> bool {
    let (which, day) = match text.split_once('(') {
        Some((day, rest)) => match rest.strip_suffix(')') {
            Some(which) if !which.is_empty() => (which, day),
            _ => return false,
        },
        None => text.split_at_checked(text.len().saturating_sub(2)).unwrap_or(("", text)),
    };
    DAYS.contains(&day) && (which.is_empty() || which.parse().is_ok_and(|number: i64| number != 0))
}

/// A date, or a date and time, such as `20260101T090000Z`. Returns whether it has a time zone.
fn date(name: &str, text: &str) -> Result<bool, String> {
    let is_date = text.parse::<DateTime>().is_ok() || text.parse::<jiff::civil::Date>().is_ok();
    if !is_date {
        return Err(format!("{name}: expected a date such as 20260101 or 20260101T090000Z and not {text:?}"));
    }
    let time = text.split_once('T').map_or("", |(_, time)| time);
    Ok(time.contains(['Z', '+', '-']))
}

/// The start of a rule without DTSTART, for `dateutil` and the server.
const BEGINNING: civil::DateTime = civil::date(2020, 1, 1).at(0, 0, 0, 0);

/// Adds a DTSTART, in the rule's time zone, to a rule that has none and can have one.
///
/// The server counts the runs of a rule without one from 2020 on, each time that it computes the next. A rule that
/// repeats by seconds or minutes starts at its last run before now instead, which results in the same runs from then
/// on.
pub fn anchored(text: &str, zone: Option<&str>) -> Option<String> {
    anchored_at(text, zone, Timestamp::now())
}

fn anchored_at(text: &str, zone: Option<&str>, now: Timestamp) -> Option<String> {
    let capitals = text.to_ascii_uppercase();
    if capitals.contains("DTSTART") || check(text).is_err() || has_zoned_end(&capitals) {
        return None;
    }
    let start = match frequent(&capitals) {
        Some(period) => {
            let local = zone.and_then(zones::find).unwrap_or(TimeZone::UTC).to_datetime(now);
            let passed = local.duration_since(BEGINNING).as_secs().max(0);
            let begun = SignedDuration::from_secs(passed - passed % period);
            BEGINNING.checked_add(begun).unwrap_or(BEGINNING)
        }
        None => BEGINNING,
    };
    let (date, time) = (start.date(), start.time());
    let anchored = format!(
        "DTSTART:{:04}{:02}{:02}T{:02}{:02}{:02}\n{text}",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute(),
        time.second(),
    );
    (anchored.len() <= LONGEST).then_some(anchored)
}

/// Whether a rule ends at a time with a time zone, which does not allow a DTSTART without one.
fn has_zoned_end(text: &str) -> bool {
    text.split_whitespace().any(|line| {
        let (_, value) = line.split_once(':').unwrap_or(("", line));
        matches!(rule(value), Ok(Some(true)))
    })
}

/// The seconds between runs, for a single rule that repeats by seconds or minutes without end.
fn frequent(text: &str) -> Option<i64> {
    let mut lines = text.split_whitespace();
    let (line, None) = (lines.next()?, lines.next()) else { return None };
    let (name, value) = line.split_once(':').unwrap_or(("RRULE", line));
    let part = |wanted: &str| {
        value.split(';').filter_map(|part| part.split_once('=')).find(|(name, _)| *name == wanted)
    };
    let unit = match part("FREQ")? {
        (_, "SECONDLY") => 1,
        (_, "MINUTELY") => 60,
        _ => return None,
    };
    if name != "RRULE" || part("COUNT").is_some() {
        return None;
    }
    match part("INTERVAL") {
        Some((_, interval)) => interval.parse::<i64>().ok()?.checked_mul(unit),
        None => Some(unit),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::{anchored_at, check};

    #[test]
    fn what_the_server_takes_is_taken() {
        for rrule in [
            "FREQ=DAILY",
            "rrule:freq=daily",
            " FREQ=DAILY\n",
            "FREQ=DAILY;COUNT=3;INTERVAL=+2",
            "FREQ=MONTHLY;BYDAY=1MO,-1FR,TU(+2)",
            "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2,3;BYHOUR=9;BYSECOND=0",
            "FREQ=DAILY;UNTIL=20260101T000000Z",
            "FREQ=DAILY;UNTIL=20260101",
            "FREQ=WEEKLY;WKST=SU;BYSETPOS=-1",
            "DTSTART:20260101T000000\nRRULE:FREQ=DAILY",
            "DTSTART:20260101T000000Z\nFREQ=DAILY;UNTIL=20270101T000000Z",
            "DTSTART;TZID=America/New_York:20260101T000000 RRULE:FREQ=DAILY\nEXDATE:20260102T000000",
            "RDATE:20260101T000000,20260102T000000",
            "RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY",
            "FREQ=YEARLY;BYEASTER=-2",
        ] {
            assert_eq!(check(rrule), Ok(()), "{rrule}");
        }
    }

    #[test]
    fn the_part_at_fault_is_named() {
        for (rrule, told) in [
            ("FREQ=FOO", "FREQ: expected one of YEARLY"),
            ("", "the text is empty"),
            ("FREQ=DAILY;", "separated by semicolons"),
            ("INTERVAL=2", "expected a FREQ"),
            ("DTSTART:20260101", "besides the DTSTART"),
            ("FREQ=DAILY;INTERVAL=0", "INTERVAL: expected a number from 1 up and not \"0\""),
            ("FREQ=DAILY;BYDAY=XX", "BYDAY: expected some of MO"),
            ("FREQ=DAILY;BYDAY=0MO", "BYDAY"),
            ("FREQ=DAILY;BYHOUR=9,25", "BYHOUR: expected numbers from 0 to 23 and not \"9,25\""),
            ("FREQ=DAILY;BYSETPOS=0", "BYSETPOS: expected numbers from 1 to 366, or -366 to -1,"),
            ("FREQ=DAILY;UNTIL=foo", "UNTIL: expected a date"),
            ("FREQ=DAILY;FOO=1", "there is no \"FOO\""),
            ("FOO:FREQ=DAILY", "there is no \"FOO\""),
            ("DTSTART;TZID=Foo/Bar:20260101T000000\nFREQ=DAILY", "DTSTART: there is no time zone"),
            ("DTSTART:20260101T000000Z\nFREQ=DAILY;UNTIL=20270101", "both with a time zone"),
            ("RRULE;X=1:FREQ=DAILY", "RRULE: the server does not accept \"X=1\""),
        ] {
            let problem = check(rrule).unwrap_err();
            assert!(problem.contains(told), "{rrule}: {problem}");
        }
    }

    #[test]
    fn a_rule_gets_a_start() {
        let now = "2026-11-29T06:26:28Z".parse().unwrap();
        for (rrule, zone, right) in [
            ("FREQ=DAILY", Some("Europe/Berlin"), Some("20200101T000000")),
            ("FREQ=HOURLY;INTERVAL=5", Some("Asia/Kolkata"), Some("20200101T000000")),
            ("rrule:freq=minutely;interval=7", Some("America/New_York"), Some("20261129T012500")),
            ("FREQ=SECONDLY", None, Some("20261129T062628")),
            ("FREQ=MINUTELY", Some("Asia/Tokyo"), Some("20261129T152600")),
            ("FREQ=MINUTELY;COUNT=3", None, Some("20200101T000000")),
            ("RRULE:FREQ=MINUTELY\nEXDATE:20260101T000000", None, Some("20200101T000000")),
            ("RDATE:20260101T000000", None, Some("20200101T000000")),
            ("FREQ=DAILY;UNTIL=20270101T000000", None, Some("20200101T000000")),
            ("FREQ=DAILY;UNTIL=20270101T000000Z", None, None),
            ("dtstart:20260101T000000\nrrule:freq=daily", None, None),
            ("nonsense", None, None),
        ] {
            let right = right.map(|start| format!("DTSTART:{start}\n{rrule}"));
            assert_eq!(anchored_at(rrule, zone, now), right, "{rrule}");
        }
        let before = "2019-01-01T00:00:00Z".parse().unwrap();
        assert!(
            anchored_at("FREQ=SECONDLY", None, before).is_some_and(|text| text.contains("20200101T000000"))
        );
    }
}
