//! Cron expressions, as accepted by the server's `croniter`.

/// A field of an expression.
#[derive(Clone, Copy)]
struct CronField {
    name: &'static str,
    first: u32,
    last: u32,
    /// Names for numbers, from `first` on.
    names: &'static [&'static str],
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const ALIASES: [&str; 7] = ["@hourly", "@daily", "@midnight", "@weekly", "@monthly", "@yearly", "@annually"];

const fn field(name: &'static str, first: u32, last: u32, names: &'static [&'static str]) -> CronField {
    CronField { name, first, last, names }
}

const FIELDS: [CronField; 7] = [
    field("minute", 0, 59, &[]),
    field("hour", 0, 23, &[]),
    field("day of the month", 1, 31, &[]),
    field("month", 1, 12, &MONTHS),
    field("day of the week", 0, 7, &DAYS),
    field("second", 0, 59, &[]),
    field("year", 1970, 2099, &[]),
];

/// Whether the server accepts this expression.
pub(super) fn check(text: &str) -> Result<(), String> {
    fields(text).map_err(|problem| {
        if text.split_whitespace().any(|field| matches!(field, "R" | "H" | "r" | "h")) {
            format!("{problem}. Random and Hashed expressions are unsupported, received: {text:?}")
        } else {
            format!("{problem}. Invalid cron string: {text:?}")
        }
    })
}

fn fields(text: &str) -> Result<(), String> {
    let given: Vec<&str> = text.split_whitespace().collect();
    if let [alias] = given.as_slice()
        && alias.starts_with('@')
    {
        let known = ALIASES.iter().any(|known| known.eq_ignore_ascii_case(alias));
        let wrong = || format!("there is no alias {alias:?}; expected one of {}", ALIASES.join(", "));
        return if known { Ok(()) } else { Err(wrong()) };
    }
    if !(5..=7).contains(&given.len()) {
        return Err(format!(
            "expected 5 fields (minute, hour, day of the month, month, day of the week), and a second and a year \
             if wanted; {} given",
            given.len()
        ));
    }
    let only_five = given.len() == 5;
    for (mut field, text) in FIELDS.into_iter().zip(given) {
        if field.is_day_of_week() && !only_five {
            // Sunday is 0; the server knows it as 7, too, but not beside a second.
            field.last = 6;
        }
        field
            .check(&text.to_ascii_lowercase())
            .map_err(|problem| format!("the {} is {text:?}: {problem}", field.name))?;
    }
    Ok(())
}

impl CronField {
    fn is_day_of_month(&self) -> bool {
        self.last == 31
    }

    fn is_day_of_week(&self) -> bool {
        self.names.len() == 7
    }

    fn check(&self, text: &str) -> Result<(), String> {
        match text {
            "*" => return Ok(()),
            "?" if self.is_day_of_month() || self.is_day_of_week() => return Ok(()),
            _ => {}
        }
        if text.starts_with('r') {
            return self.random(text);
        }
        // Days of the week: those of every week, and those of one week of the month.
        let (mut weekly, mut monthly) = (Vec::new(), Vec::new());
        for item in text.split(',') {
            match item {
                "*" => {}
                "l" if self.is_day_of_month() => {}
                _ if self.is_day_of_week() && (item.starts_with('l') || item.contains('#')) => {
                    monthly.push(self.day_of_one_week(item)?);
                }
                _ => self.item(item, &mut weekly)?,
            }
        }
        if !monthly.is_empty()
            && let Some(day) = weekly.iter().find(|day| !monthly.contains(day))
        {
            return Err(format!(
                "days of one week of the month (# or L) and days of every week, such as {day}, cannot be combined"
            ));
        }
        Ok(())
    }

    /// `a`, `a-b`, `*/n`, `a/n` or `a-b/n`. A range may wrap around.
    fn item(&self, item: &str, days: &mut Vec<u32>) -> Result<(), String> {
        let (range, step) = match item.split_once('/') {
            Some((range, step)) => (range, self.step(step)?),
            None => (item, 1),
        };
        let (first, last) = match range.split_once('-') {
            Some((first, last)) if self.is_day_of_month() && last == "l" => (self.value(first)?, self.last),
            Some((first, last)) => (self.value(first)?, self.value(last)?),
            None if range == "*" && item != range => (self.first, self.last),
            None if item == range => {
                let only = self.value(range)?;
                (only, only)
            }
            None => (self.value(range)?, self.last),
        };
        if self.is_day_of_week() {
            let last = if first > last { last + 7 } else { last };
            // A whole week says nothing: it is the `*` in other words.
            if step > 1 || last - first < 6 {
                days.extend((first..=last).step_by(step as usize).map(|day| day % 7));
            }
        }
        Ok(())
    }

    /// `fri#2`, the second Friday of the month, or `l5`, the last one.
    fn day_of_one_week(&self, item: &str) -> Result<u32, String> {
        if let Some((day, week)) = item.split_once('#') {
            let day = self.value(day)?;
            return match number(week) {
                Some(1..=5) => Ok(day % 7),
                _ => Err(format!("expected 1 to 5 after the # and not {week:?}")),
            };
        }
        match item.strip_prefix('l').and_then(number) {
            Some(day) if day <= self.last => Ok(day % 7),
            _ => Err(format!("expected L and the number of a day, such as L5, and not {item:?}")),
        }
    }

    /// `r(a-b)`, `r/n` or `r(a-b)/n`: the server draws a number each time.
    fn random(&self, text: &str) -> Result<(), String> {
        let wrong = || "expected R(a-b), R/n or R(a-b)/n, and nothing else in the field".to_owned();
        let rest = text.strip_prefix('r').unwrap_or(text);
        if let Some(step) = rest.strip_prefix('/') {
            let count = self.last - self.first + 1;
            return match self.step(step)? {
                step if step <= count => Ok(()),
                _ => Err(format!("expected a step of at most {count}")),
            };
        }
        let (range, rest) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).ok_or_else(wrong)?;
        let (first, last) = range.split_once('-').ok_or_else(wrong)?;
        let ends = [first, last].map(|end| {
            let number = number(end).filter(|number| (self.first..=self.last).contains(number));
            number.ok_or_else(|| self.expected(end))
        });
        let [first, last] = ends;
        if first? >= last? {
            return Err(format!("expected a range that goes upwards and not {range:?}"));
        }
        match rest.strip_prefix('/') {
            Some(step) => self.step(step).map(drop),
            None if rest.is_empty() => Ok(()),
            None => Err(wrong()),
        }
    }

    fn step(&self, text: &str) -> Result<u32, String> {
        match number(text) {
            Some(step) if step > 0 => Ok(step),
            _ => Err(format!("expected a number from 1 up as the step and not {text:?}")),
        }
    }

    fn value(&self, text: &str) -> Result<u32, String> {
        let named = (self.first..).zip(self.names).find(|(_, name)| **name == text).map(|(number, _)| number);
        match named.or_else(|| number(text)) {
            Some(value) if (self.first..=self.last).contains(&value) => Ok(value),
            _ => Err(self.expected(text)),
        }
    }

    fn expected(&self, text: &str) -> String {
        let names = match self.names {
            [first, .., last] => format!(" (or {first} to {last})"),
            _ => String::new(),
        };
        let Self { first, last, .. } = self;
        format!("expected {first} to {last}{names} and not {text:?}")
    }
}

/// A number of digits only.
fn number(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::check;

    fn told(cron: &str) -> String {
        check(cron).unwrap_err()
    }

    #[test]
    fn what_the_server_takes_is_taken() {
        for cron in [
            "* * * * *",
            " 0 0\t* * * ",
            "*/15 9-17 * * mon-fri",
            "0 0 1,15 jan-mar *",
            "0 0 L * *",
            "0 0 * * L5",
            "0 0 * * fri#3,mon#1",
            "0 0 * * 5#3,5",
            "0 0 ? * 7",
            "@daily",
            "@Hourly",
            "58-2/3 * * * *",
            "* * * * * */15",
            "* * * * * 0 2025-2030",
            "R(0-30) R/5 * * *",
            "*/100 * * * *",
            "0 0 5-L/2 * *",
        ] {
            assert_eq!(check(cron), Ok(()), "{cron}");
        }
    }

    #[test]
    fn the_field_at_fault_is_named() {
        assert_eq!(
            told("60 * * * *"),
            "the minute is \"60\": expected 0 to 59 and not \"60\". Invalid cron string: \"60 * * * *\""
        );
        assert!(told("* 1,24 * * *").starts_with("the hour is \"1,24\": expected 0 to 23 and not \"24\". "));
        assert!(told("* * 0 * *").starts_with("the day of the month is \"0\""));
        assert!(told("* * * foo *").contains("1 to 12 (or jan to dec)"));
        assert!(told("* * * * 4,5#1").contains("cannot be combined"));
        assert!(told("* * * * 5#6").contains("1 to 5 after the #"));
        assert!(told("*/0 * * * *").contains("the step"));
        assert!(told("R * * * *").contains("R(a-b)"));
        assert!(told("* * * *").contains("4 given"));
        assert!(told("* * * * 7 0").contains("expected 0 to 6"));
        assert!(told("@reboot").contains("@daily"));
        assert!(told("").contains("0 given"));
    }
}
