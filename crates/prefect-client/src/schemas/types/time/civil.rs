//! Civil time without an offset, in the proleptic Gregorian calendar as in Python's `datetime`.

use std::ops::RangeInclusive;

/// Microseconds in a second.
pub(super) const MICROSECONDS: i64 = 1_000_000;
/// Microseconds in a day.
const DAY: i64 = 86_400 * MICROSECONDS;

/// 0001-01-01T00:00:00, in microseconds since 1970.
const FIRST_MICROSECOND: i64 = days(1, 1, 1) * DAY;
/// 9999-12-31T23:59:59.999999.
pub(super) const LAST_MICROSECOND: i64 = days(10_000, 1, 1) * DAY - 1;
/// The range of valid times.
pub(super) const RANGE: RangeInclusive<i64> = FIRST_MICROSECOND..=LAST_MICROSECOND;

/// Date and time of day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Civil {
    /// From 1 to 9999.
    pub year: u16,
    /// From 1 to 12.
    pub month: u8,
    /// From 1 to 31.
    pub day: u8,
    /// From 0 to 23.
    pub hour: u8,
    /// From 0 to 59.
    pub minute: u8,
    /// From 0 to 59.
    pub second: u8,
    /// From 0 to 999999.
    pub microsecond: u32,
}

impl Civil {
    /// From microseconds since 1970, within [`RANGE`].
    pub(super) fn from_microseconds(microseconds: i64) -> Self {
        let time = microseconds.rem_euclid(DAY);
        let seconds = time / MICROSECONDS;
        let (year, month, day) = date(microseconds.div_euclid(DAY));
        Self {
            year: year as u16,
            month: month as u8,
            day: day as u8,
            hour: (seconds / 3_600) as u8,
            minute: (seconds / 60 % 60) as u8,
            second: (seconds % 60) as u8,
            microsecond: (time % MICROSECONDS) as u32,
        }
    }

    /// The format of Python's `isoformat`. Digit by digit, as format strings take ten times as long.
    pub(super) fn text(self, buffer: &mut [u8; 26]) -> &str {
        *buffer = *b"0000-00-00T00:00:00.000000";
        for (number, digits) in [
            (self.year.into(), 0..4),
            (self.month.into(), 5..7),
            (self.day.into(), 8..10),
            (self.hour.into(), 11..13),
            (self.minute.into(), 14..16),
            (self.second.into(), 17..19),
            (self.microsecond, 20..26),
        ] {
            let mut rest: u32 = number;
            for digit in buffer.get_mut(digits).unwrap_or_default().iter_mut().rev() {
                *digit = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
        }
        let length = if self.microsecond > 0 { 26 } else { 19 };
        buffer.get(..length).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }

    /// Microseconds since 1970.
    pub(super) fn microseconds(self) -> i64 {
        let seconds = i64::from(self.hour) * 3_600 + i64::from(self.minute) * 60 + i64::from(self.second);
        days(self.year as i64, self.month as i64, self.day as i64) * DAY
            + seconds * MICROSECONDS
            + i64::from(self.microsecond)
    }

    /// The number of days in a month.
    pub(super) fn days_in_month(year: u16, month: u8) -> u8 {
        match month {
            4 | 6 | 9 | 11 => 30,
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            _ => 31,
        }
    }
}

// Both count years from March, so that the leap day comes last, in the 400-year cycle of the calendar: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".

/// Days in 400 years.
const ERA: i64 = 146_097;
/// From March of the year 0 to 1970.
const TO_1970: i64 = 719_468;

/// Days from 1970-01-01 to a date.
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - TO_1970
}

/// The date this many days from 1970-01-01.
const fn date(days: i64) -> (i64, i64, i64) {
    let days = days + TO_1970;
    let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + next, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_calendar_round_trips() {
        let (mut year, mut month, mut day) = (1_u16, 1_u8, 1_u8);
        for count in FIRST_MICROSECOND / DAY..=LAST_MICROSECOND / DAY {
            assert_eq!(date(count), (i64::from(year), i64::from(month), i64::from(day)));
            assert_eq!(days(i64::from(year), i64::from(month), i64::from(day)), count);
            day += 1;
            if day > Civil::days_in_month(year, month) {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
        assert_eq!((year, month, day), (10_000, 1, 1));
    }

    #[test]
    fn times_round_trip() {
        for microseconds in
            [FIRST_MICROSECOND, -1, 0, 1, 86_399_999_999, 951_782_400_000_000, LAST_MICROSECOND]
        {
            assert_eq!(Civil::from_microseconds(microseconds).microseconds(), microseconds);
        }
    }
}
