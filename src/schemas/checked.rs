//! Text of which not every one will do.
//!
//! It is checked when it is made from text. What the server sends is taken as it is: a newer one may know more.

use std::str::FromStr;

use super::value::{Field, Mismatch, Type, Value};

/// What is wrong with a text, where, and what would be right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem(pub(super) String);

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Problem {}

/// Declares types of text, each with the function that checks one: it gives what is wrong with it.
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

        impl Field for $name {
            const TYPE: Type = Type::Checked(&Type::Str, |value| match value {
                Value::Str(text) => $check(text),
                _ => Ok(()),
            });

            fn to_value(&self) -> Value<'_> {
                self.0.to_value()
            }

            fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
                String::from_value(value).map(Self)
            }
        }
    )*};
}

checked_text! {
    /// The name of an object: text that is not empty and has none of `/ % & > <`.
    Name by name;
    /// A name of lowercase letters, digits and dashes only, which may be empty.
    DashedName by dashed_name;
    /// The URL of a web page: `https://example.com/logo.png`.
    HttpUrl by http_url;
}

fn name(text: &str) -> Result<(), String> {
    match text.chars().find(|c| "/%&><".contains(*c)) {
        Some(wrong) => Err(format!("expected a name without any of / % & > < (there is a {wrong})")),
        None if text.is_empty() => Err("expected a name that is not empty".to_owned()),
        None => Ok(()),
    }
}

fn dashed_name(text: &str) -> Result<(), String> {
    match text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
        Some(wrong) => {
            Err(format!("expected lowercase letters, digits and dashes only (there is a {wrong:?})"))
        }
        None => Ok(()),
    }
}

fn http_url(text: &str) -> Result<(), String> {
    match url::Url::from_str(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(()),
        Ok(_) => Err("expected a URL that begins with http:// or https://".to_owned()),
        Err(problem) => Err(format!("expected a URL, such as https://example.com/logo.png: {problem}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_checked_when_it_is_made_from_text() {
        assert!("Secret é".parse::<Name>().is_ok());
        assert!("a/b".parse::<Name>().is_err_and(|problem| problem.to_string().contains("a /")));
        assert!("".parse::<Name>().is_err());
        assert!("a-1".parse::<DashedName>().is_ok_and(|name| name.as_str() == "a-1"));
        assert!("a_b".parse::<DashedName>().is_err_and(|problem| problem.to_string().contains("'_'")));
        assert!("https://example.com".parse::<HttpUrl>().is_ok());
        assert!("ftp://example.com".parse::<HttpUrl>().is_err());
        assert!("example.com".parse::<HttpUrl>().is_err());
    }
}
