//! Values of which not every one will do.

use super::TimeDelta;
use super::checked::at_most;
use super::value::{Field, Mismatch, Type, Value};

/// A duration of at least so many seconds.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct AtLeast<const SECONDS: u32>(pub TimeDelta);

impl<const SECONDS: u32> From<TimeDelta> for AtLeast<SECONDS> {
    fn from(duration: TimeDelta) -> Self {
        Self(duration)
    }
}

impl<const SECONDS: u32> Field for AtLeast<SECONDS> {
    const TYPE: Type = Type::Checked(&Type::TimeDelta, |value| match value {
        Value::TimeDelta(duration) if duration.0 < f64::from(SECONDS) => {
            Err(format!("expected a duration of at least {SECONDS} seconds"))
        }
        _ => Ok(()),
    });

    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        TimeDelta::from_value(value).map(Self)
    }
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
