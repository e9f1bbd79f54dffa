//! The time zones of the IANA database. `build.rs` packs them.

use std::io::Read;

use flate2::read::ZlibDecoder;
use jiff::tz::TimeZone;

/// A line for each: its name, where its data starts, and its length.
const INDEX: &str = include_str!(concat!(env!("OUT_DIR"), "/zones.txt"));

/// The data of all zones, compressed.
const DATA: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/zones.zlib"));

/// The names of all time zones.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    INDEX.lines().filter_map(|line| line.split(' ').next())
}

/// The time zone of this name, in any case.
pub(super) fn find(name: &str) -> Option<TimeZone> {
    let mut zones = INDEX.lines().map(|line| line.split(' '));
    let (name, mut place) = zones.find_map(|mut zone| {
        let known = zone.next()?;
        known.eq_ignore_ascii_case(name).then_some((known, zone))
    })?;
    let start: usize = place.next()?.parse().ok()?;
    let length: usize = place.next()?.parse().ok()?;
    let mut data = Vec::new();
    ZlibDecoder::new(DATA).read_to_end(&mut data).ok()?;
    TimeZone::tzif(name, data.get(start..start.checked_add(length)?)?).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use jiff::Timestamp;

    use super::{find, names};

    #[test]
    fn every_zone_is_found() {
        assert!(names().count() > 500);
        for name in ["UTC", "America/New_York", "Zulu", names().last().unwrap()] {
            assert_eq!(find(name).unwrap().iana_name(), Some(name));
        }
    }

    #[test]
    fn names_are_found_in_any_case() {
        let zone = find("europe/BERLIN").unwrap();
        let summer: Timestamp = "2026-07-01T00:00:00Z".parse().unwrap();
        assert_eq!(zone.to_datetime(summer).to_string(), "2026-07-01T02:00:00");
        assert!(find("Europe").is_none());
        assert!(find("Europe/Berlin 0 0").is_none());
    }
}
