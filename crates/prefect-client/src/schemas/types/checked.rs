//! Field types with validation. Values from users are validated. Values from the server are not: a newer server may allow
//! more.

use std::str::FromStr;

use super::value::{Field, Mismatch, Type, Value};

/// Declares text types with a certain format. Parsing one from a text validates it.
macro_rules! checked_text {
    ($($(#[$doc:meta])* $name:ident by $check:path;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Debug, Default)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::schemas::Problem;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $check(text).map_err($crate::schemas::Problem)?;
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
                self.0.to_value()
            }

            fn from_value(
                value: $crate::schemas::Value<'_>,
            ) -> Result<Self, $crate::schemas::Mismatch> {
                String::from_value(value).map(Self)
            }
        }
    )*};
}

/// Why a text is invalid, and what is expected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem(pub(in crate::schemas) String);

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Problem {}

/// Validates the number of characters of a text.
pub(in crate::schemas) fn at_most(most: usize, text: &str) -> Result<(), String> {
    match text.chars().count() {
        count if count > most => Err(format!(
            "expected at most {most} characters, but got {count}. String should have at most {most} characters"
        )),
        _ => Ok(()),
    }
}

/// Validates that a text consists of lower-case letters, digits and these characters.
pub(in crate::schemas) fn plain(others: &[char], text: &str) -> Result<(), String> {
    let is_right = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || others.contains(&c);
    match text.chars().find(|c| !is_right(*c)) {
        Some(wrong) => {
            let words = if others.contains(&'_') { "dashes or underscores" } else { "dashes" };
            let others = others.iter().map(char::to_string).collect::<Vec<_>>().join(" and ");
            Err(format!(
                "expected only lower-case letters from a to z, digits and {others}, but got {wrong:?}. It must only \
                 contain lowercase letters, numbers, and {words}."
            ))
        }
        None => Ok(()),
    }
}

checked_text! {
    /// The name of an object: not empty, and without `/ % & > <`.
    Name by name;
    /// Text that is not blank.
    Visible by visible;
    /// A name that is not blank.
    VisibleName by visible_name;
    /// A name of lower-case letters, digits and dashes. May be empty.
    DashedName by dashed_name;
    /// The URL of a web page: `https://example.com/logo.png`.
    HttpUrl by http_url;
}

fn name(text: &str) -> Result<(), String> {
    match text.chars().find(|c| "/%&><".contains(*c)) {
        Some(wrong) => Err(format!(
            "expected a name without any of / % & > < (got {wrong}). String should match pattern '^[^/%&><]+$'"
        )),
        None if text.is_empty() => {
            Err("expected a name that is not empty. String should match pattern '^[^/%&><]+$'".to_owned())
        }
        None => Ok(()),
    }
}

fn visible(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        Err("expected text that is not blank. It cannot be empty or contain only whitespace".to_owned())
    } else {
        Ok(())
    }
}

fn visible_name(text: &str) -> Result<(), String> {
    visible(text).and_then(|()| name(text))
}

fn dashed_name(text: &str) -> Result<(), String> {
    plain(&['-'], text)
}

fn http_url(text: &str) -> Result<(), String> {
    match url::Url::from_str(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(()),
        Ok(_) => Err("expected a URL that starts with http:// or https://".to_owned()),
        Err(problem) => Err(format!("expected a URL, such as https://example.com/logo.png: {problem}")),
    }
}

/// Declares numbers or durations with bounds: `Name by check`.
macro_rules! checked_number {
    ($($(#[$doc:meta])* $name:ident by $check:path;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Debug, Default)]
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
    /// A number or duration greater than 0.
    Positive by check_positive;
    /// A number of at least 0.
    NonNegative by check_non_negative;
}

fn check_positive(value: &Value<'_>) -> Result<(), String> {
    match value {
        Value::Int(number) if *number < 1 => {
            Err("expected an integer of at least 1. Input should be greater than 0".to_owned())
        }
        Value::TimeDelta(duration) if duration.0 <= 0.0 => {
            Err("expected a duration greater than 0. Input should be greater than 0 seconds".to_owned())
        }
        _ => Ok(()),
    }
}

fn check_non_negative(value: &Value<'_>) -> Result<(), String> {
    match value {
        Value::Int(number) if *number < 0 => {
            Err("expected an integer of at least 0. Input should be greater than or equal to 0".to_owned())
        }
        Value::Float(number) if number.is_nan() || *number < 0.0 => {
            Err("expected a number of at least 0. Input should be greater than or equal to 0".to_owned())
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parsing_validates_the_text() {
        assert!("Secret é".parse::<Name>().is_ok());
        assert!("a/b".parse::<Name>().is_err_and(|problem| problem.to_string().contains("got /")));
        assert!("".parse::<Name>().is_err());
        assert!("a-1".parse::<DashedName>().is_ok_and(|name| name.as_str() == "a-1"));
        assert!("a_b".parse::<DashedName>().is_err_and(|problem| problem.to_string().contains("'_'")));
        assert!("https://example.com".parse::<HttpUrl>().is_ok());
        assert!("ftp://example.com".parse::<HttpUrl>().is_err());
        assert!("example.com".parse::<HttpUrl>().is_err());
    }
}
