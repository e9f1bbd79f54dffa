//! Values that have to be within bounds of their own.
//!
//! They are checked where a user gives a value. What the server sends is taken as it is: a newer one may know more.

use super::checked::at_most;
use super::json::Json;
use super::time::TimeDelta;
use super::value::{Field, Mismatch, Type, Value};

/// Declares field types: what is in them, and the function that says what is wrong with a value.
macro_rules! bounded {
    ($($(#[$doc:meta])* $name:ident($inner:ty) by $check:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub struct $name(pub $inner);

        impl std::ops::Deref for $name {
            type Target = $inner;

            fn deref(&self) -> &$inner {
                &self.0
            }
        }

        impl From<$inner> for $name {
            fn from(inner: $inner) -> Self {
                Self(inner)
            }
        }

        impl Field for $name {
            const TYPE: Type = Type::Checked(&<$inner as Field>::TYPE, $check);

            fn to_value(&self) -> Value<'_> {
                self.0.to_value()
            }

            fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
                Field::from_value(value).map(Self)
            }
        }
    )*};
}

bounded! {
    /// How long a run may take until it starts, in seconds.
    GracePeriod(i64) by |value| match value {
        Value::Int(60..=86400) => Ok(()),
        Value::Int(..60) => {
            Err("expected 60 to 86400 seconds. Input should be greater than or equal to 60".to_owned())
        }
        Value::Int(_) => {
            Err("expected 60 to 86400 seconds. Input should be less than or equal to 86400".to_owned())
        }
        _ => Ok(()),
    };
    /// How far the wait before a retry may stray, as a part of it.
    RetryJitter(f64) by |value| match value {
        Value::Float(factor) if factor.is_nan() || *factor < 0.0 => {
            Err("expected a number from 0 up. `retry_jitter_factor` must be >= 0.".to_owned())
        }
        _ => Ok(()),
    };
    /// How many runs are created ahead: from 1 up to what the server may be told.
    RunsAhead(i64) by |value| at_least(value, 1).and_then(|()| match value {
        Value::Int(number) if *number > most_runs_ahead() => Err(format!(
            "expected at most {most}, or as many as {MOST_RUNS_AHEAD} says. `max_scheduled_runs` must be less than or \
             equal to {most}.",
            most = most_runs_ahead()
        )),
        _ => Ok(()),
    });
    /// How long to wait before a retry, in seconds: a number, or at most 50 numbers, one for each retry.
    RetryDelay(Json) by retry_delay;
}

/// The official client's setting for how many runs may be created ahead.
const MOST_RUNS_AHEAD: &str = "PREFECT_DEPLOYMENT_SCHEDULE_MAX_SCHEDULED_RUNS";

fn most_runs_ahead() -> i64 {
    std::env::var(MOST_RUNS_AHEAD).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(50)
}

fn at_least(value: &Value<'_>, least: i64) -> Result<(), String> {
    match value {
        Value::Int(number) if *number < least => Err(format!(
            "expected a whole number from {least} up. Input should be greater than {}",
            least - 1
        )),
        _ => Ok(()),
    }
}

fn retry_delay(value: &Value<'_>) -> Result<(), String> {
    let Value::Json(raw) = value else { return Ok(()) };
    let is_number = |text: &str| text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    if is_number(raw.get()) {
        return Ok(());
    }
    match serde_json::from_str::<Vec<&serde_json::value::RawValue>>(raw.get()) {
        Ok(delays) if delays.len() > 50 => Err(format!(
            "expected at most 50 delays, not {}. Can not configure more than 50 retry delays per task.",
            delays.len()
        )),
        Ok(delays) if delays.iter().all(|delay| is_number(delay.get())) => Ok(()),
        _ => Err("expected a number of seconds, or a list of such numbers".to_owned()),
    }
}

/// Declares durations with a lower limit: `Name: seconds, "the message for a shorter one"`. Each has the message of
/// the official client, which people match on.
macro_rules! durations {
    ($($(#[$doc:meta])* $name:ident: $least:literal, $message:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Debug, Default)]
        pub struct $name(pub TimeDelta);

        impl From<TimeDelta> for $name {
            fn from(duration: TimeDelta) -> Self {
                Self(duration)
            }
        }

        impl Field for $name {
            const TYPE: Type = Type::Checked(&Type::TimeDelta, |value| match value {
                Value::TimeDelta(duration) if duration.0 < $least => Err($message.to_owned()),
                _ => Ok(()),
            });

            fn to_value(&self) -> Value<'_> {
                self.0.to_value()
            }

            fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
                TimeDelta::from_value(value).map(Self)
            }
        }
    )*};
}

durations! {
    /// The time within which events must come: 0 seconds or more.
    Within: 0.0, "expected a duration greater than or equal to 0 seconds";
    /// How long to wait before a deployment is run: 0 seconds or more.
    ScheduleAfter: 0.0, "schedule_after must be non-negative: expected 0 seconds or more";
    /// The time over which a metric is measured: 5 minutes or more.
    MetricRange: 300.0, "The minimum range is 300 seconds (5 minutes)";
}

/// Text of at most so many characters.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UpTo<const CHARACTERS: usize>(pub String);

impl<const CHARACTERS: usize, T: Into<String>> From<T> for UpTo<CHARACTERS> {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl<const CHARACTERS: usize> Field for UpTo<CHARACTERS> {
    const TYPE: Type = Type::Checked(&Type::Str, |value| match value {
        Value::Str(text) => at_most(CHARACTERS, text),
        _ => Ok(()),
    });

    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        String::from_value(value).map(Self)
    }
}
