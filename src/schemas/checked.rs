//! Fields of which not every value will do.

/// Text in a language of its own, or of a certain form, which is checked when it is made from text. What the server
/// sends is taken as it is: a newer one may know more.
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

/// What is wrong with a text, where, and what would be right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem(pub(super) String);

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Problem {}

/// Text of at most so many characters.
pub(super) fn at_most(most: usize, text: &str) -> Result<(), String> {
    match text.chars().count() {
        count if count > most => Err(format!("expected at most {most} characters and not {count}")),
        _ => Ok(()),
    }
}

/// Text of lower-case letters, digits and these.
pub(super) fn plain(others: &[char], text: &str) -> Result<(), String> {
    let is_right = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || others.contains(&c);
    match text.chars().find(|c| !is_right(*c)) {
        Some(wrong) => {
            let others = others.iter().map(char::to_string).collect::<Vec<_>>().join(" and ");
            Err(format!(
                "expected only lower-case letters from a to z, digits and {others}, and no {wrong:?}"
            ))
        }
        None => Ok(()),
    }
}
