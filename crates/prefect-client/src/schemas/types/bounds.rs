//! Field types with bounds.
//!
//! Values from users are validated. Values from the server are not: a newer server may have other bounds.

use super::checked::at_most;
use super::json::Json;
use super::time::TimeDelta;
use super::value::{Field, Mismatch, Type, Value};

/// Declares field types: the inner type, and the function that validates a value.
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
    /// Maximum time until a run starts, in seconds.
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
    /// Jitter of the retry delay, as a fraction of the delay.
    RetryJitter(f64) by |value| match value {
        Value::Float(factor) if factor.is_nan() || *factor < 0.0 => {
            Err("expected a number of at least 0. `retry_jitter_factor` must be >= 0.".to_owned())
        }
        _ => Ok(()),
    };
    /// Number of runs to schedule ahead: from 1 to the configured maximum.
    RunsAhead(i64) by |value| at_least(value, 1).and_then(|()| match value {
        Value::Int(number) if *number > max_runs_ahead() => Err(format!(
            "expected at most {most}, or the value of {MAX_RUNS_VARIABLE}. `max_scheduled_runs` must be less than or \
             equal to {most}.",
            most = max_runs_ahead()
        )),
        _ => Ok(()),
    });
    /// Delay before a retry, in seconds: one number, or up to 50, one for each retry.
    RetryDelay(Json) by retry_delay;
}

/// The official client's setting for the maximum number of runs to schedule ahead.
const MAX_RUNS_VARIABLE: &str = "PREFECT_DEPLOYMENT_SCHEDULE_MAX_SCHEDULED_RUNS";

fn max_runs_ahead() -> i64 {
    std::env::var(MAX_RUNS_VARIABLE).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(50)
}

fn at_least(value: &Value<'_>, least: i64) -> Result<(), String> {
    match value {
        Value::Int(number) if *number < least => Err(format!(
            "expected an integer of at least {least}. Input should be greater than {}",
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

/// Declares durations with a lower limit: `Name: seconds, "error message"`. The messages are those of the official client,
/// which people match on.
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
    /// The period within which events must occur: at least 0 seconds.
    Within: 0.0, "expected a duration greater than or equal to 0 seconds";
    /// Delay before a deployment is run: at least 0 seconds.
    ScheduleAfter: 0.0, "schedule_after must be non-negative: expected at least 0 seconds";
    /// The period over which a metric is measured: at least 5 minutes.
    MetricRange: 300.0, "The minimum range is 300 seconds (5 minutes)";
}

/// Text with a maximum number of characters.
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
