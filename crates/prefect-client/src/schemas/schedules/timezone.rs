//! Names of time zones.

use super::zones;

/// Whether the IANA database has a time zone of this name. Case-sensitive, as on the server.
pub(super) fn check(text: &str) -> Result<(), String> {
    let mut alike = None;
    for name in zones::names() {
        if name == text {
            return Ok(());
        }
        // A city without its continent, or in other letters, is probably what was meant.
        let city = name.rsplit('/').next().unwrap_or(name);
        if name.eq_ignore_ascii_case(text) || city.replace('_', " ").eq_ignore_ascii_case(text) {
            alike = Some(name);
        }
    }
    Err(match alike {
        Some(name) => format!("there is no time zone {text:?}; did you mean {name:?}? {}", invalid(text)),
        None => {
            format!("there is no time zone {text:?}; expected a name of the IANA database. {}", invalid(text))
        }
    })
}

fn invalid(text: &str) -> String {
    format!("Invalid timezone: {text:?} (specify in IANA tzdata format, for example, America/New_York)")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::check;

    #[test]
    fn names_of_the_database_are_taken() {
        for name in ["UTC", "America/New_York", "Europe/Kyiv", "Etc/GMT+1", "EST5EDT", "US/Pacific"] {
            assert_eq!(check(name), Ok(()));
        }
    }

    #[test]
    fn a_name_that_is_nearly_right_is_told() {
        for (given, meant) in
            [("utc", "UTC"), ("america/new_york", "America/New_York"), ("Berlin", "Europe/Berlin")]
        {
            let told = check(given).unwrap_err();
            assert!(told.contains(&format!("did you mean {meant:?}?")), "{told}");
        }
        for given in ["", "+01:00", "Foo/Bar", "../UTC", "America"] {
            assert!(check(given).unwrap_err().contains("America/New_York"));
        }
    }
}
