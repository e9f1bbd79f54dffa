//! Field types of which not every value will do. What a user gives is checked, what a server sends is taken.

use super::value::{Field, Mismatch, Type, Value};

/// Declares text of which not every one will do: `Name by check`. It is checked when it is made from text.
macro_rules! checked_text {
    ($($(#[$doc:meta])* $name:ident by $check:path;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::schemas::checked::Problem;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $check(text).map_err($crate::schemas::checked::Problem)?;
                Ok(Self(text.to_owned()))
            }
        }

        impl $crate::schemas::Field for $name {
            const TYPE: $crate::schemas::Type =
                $crate::schemas::Type::Checked(&$crate::schemas::Type::Str, |value| match value {
                    $crate::schemas::Value::Str(text) => $check(text),
                    _ => Ok(()),
                });

            fn to_value(&self) -> $crate::schemas::Value<'_> {
                $crate::schemas::Field::to_value(&self.0)
            }

            fn from_value(
                value: $crate::schemas::Value<'_>,
            ) -> Result<Self, $crate::schemas::Mismatch> {
                <String as $crate::schemas::Field>::from_value(value).map(Self)
            }
        }
    )*};
}

/// What is wrong with a text, where, and what would be right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem(pub(crate) String);

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Problem {}

checked_text! {
    /// A name that can be a part of a URL's path, and that the server takes: `etl`, and not `a/b`.
    Name by check_name;
}

/// Whether the server takes this name for what others refer to by it.
fn check_name(name: &str) -> Result<(), String> {
    if name.is_empty() || name.contains(['/', '%', '&', '<', '>']) {
        return Err("expected a name without / % & < >, and not empty".to_owned());
    }
    Ok(())
}

/// Declares a number or a duration that has to be within bounds: `Name by check`.
macro_rules! checked_number {
    ($($(#[$doc:meta])* $name:ident by $check:path;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name<T>(pub T);

        impl<T> From<T> for $name<T> {
            fn from(inner: T) -> Self {
                Self(inner)
            }
        }

        impl<T: Field> Field for $name<T> {
            const TYPE: Type = Type::Checked(&T::TYPE, $check);

            fn to_value(&self) -> Value<'_> {
                self.0.to_value()
            }

            fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
                T::from_value(value).map(Self)
            }
        }
    )*};
}

checked_number! {
    /// A number or a duration that has to be more than nothing.
    Positive by check_positive;
    /// A number that has to be nothing or more.
    NonNegative by check_non_negative;
}

fn check_positive(value: &Value<'_>) -> Result<(), String> {
    match value {
        Value::Int(number) if *number < 1 => Err("expected a whole number from 1 up".to_owned()),
        Value::TimeDelta(duration) if duration.0 <= 0.0 => Err("expected more than no time".to_owned()),
        _ => Ok(()),
    }
}

fn check_non_negative(value: &Value<'_>) -> Result<(), String> {
    match value {
        Value::Int(number) if *number < 0 => Err("expected a whole number from 0 up".to_owned()),
        Value::Float(number) if number.is_nan() || *number < 0.0 => {
            Err("expected a number from 0 up".to_owned())
        }
        _ => Ok(()),
    }
}
