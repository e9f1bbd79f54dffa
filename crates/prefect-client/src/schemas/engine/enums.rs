//! String enums, which keep unknown members of a newer server.

use std::borrow::Cow;

use super::attached::Attached;

/// The description of an enum.
pub struct EnumInfo {
    /// Its name.
    pub name: &'static str,
    /// Its module in the official client. `None` for a `Literal[...]`, which has no class.
    pub module: Option<&'static str>,
    /// Its documentation.
    pub doc: &'static str,
    /// Name and text of each member.
    pub members: &'static [(&'static str, &'static str)],
    /// Whether callers may use other texts, as the server may.
    pub takes_any: bool,
    /// What a binding keeps for the enum.
    pub attached: Attached,
}

/// A string enum.
pub trait StringEnum: Sized {
    /// The description.
    fn info() -> &'static EnumInfo;

    /// The member with this text. Any other text becomes the `Unknown` member.
    fn from_text(text: Cow<'_, str>) -> Self;

    /// The text of the member.
    fn text(&self) -> &str;
}

/// Declares a string enum: the Rust type, serde, and the description.
///
/// `Member = NAME` if the Python name of the member is also its text, and `Member = NAME: "text"` otherwise. `pub literal`
/// for a `Literal[...]` in Python, and `pub open enum` if callers may use other texts.
macro_rules! string_enum {
    ($(#[doc = $doc:expr])* pub enum $name:ident in $module:literal $members:tt) => {
        string_enum!(@declare $name, Some($module), false, [$($doc)*], $members);
    };
    ($(#[doc = $doc:expr])* pub open enum $name:ident in $module:literal $members:tt) => {
        string_enum!(@declare $name, Some($module), true, [$($doc)*], $members);
    };
    ($(#[doc = $doc:expr])* pub literal $name:ident $members:tt) => {
        string_enum!(@declare $name, None, false, [$($doc)*], $members);
    };
    (@declare $name:ident, $module:expr, $takes_any:literal, [$($doc:expr)*], {
        $($(#[doc = $member_doc:expr])* $member:ident = $python:ident $(: $text:literal)?,)*
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(
                #[doc = concat!("`", string_enum!(@text $python $($text)?), "`")]
                $(#[doc = $member_doc])*
                $member,
            )*
            /// A member that only a newer server knows.
            Unknown(String),
        }

        impl $crate::schemas::StringEnum for $name {
            fn info() -> &'static $crate::schemas::EnumInfo {
                static INFO: $crate::schemas::EnumInfo = $crate::schemas::EnumInfo {
                    name: stringify!($name),
                    module: $module,
                    doc: concat!($($doc, "\n",)*),
                    members: &[$((stringify!($python), string_enum!(@text $python $($text)?)),)*],
                    takes_any: $takes_any,
                    attached: $crate::schemas::Attached::nothing(),
                };
                &INFO
            }

            fn from_text(text: ::std::borrow::Cow<'_, str>) -> Self {
                match &*text {
                    $(string_enum!(@text $python $($text)?) => Self::$member,)*
                    _ => Self::Unknown(text.into_owned()),
                }
            }

            fn text(&self) -> &str {
                match self {
                    $(Self::$member => string_enum!(@text $python $($text)?),)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl Default for $name {
            /// An unknown member with an empty text.
            fn default() -> Self {
                Self::Unknown(String::new())
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str($crate::schemas::StringEnum::text(self))
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::schemas::StringEnum::text(self))
            }
        }

        impl $crate::schemas::Field for $name {
            const TYPE: $crate::schemas::Type =
                $crate::schemas::Type::Enum(<Self as $crate::schemas::StringEnum>::info);

            fn to_value(&self) -> $crate::schemas::Value<'_> {
                $crate::schemas::Value::Str($crate::schemas::StringEnum::text(self).into())
            }

            fn from_value(
                value: $crate::schemas::Value<'_>,
            ) -> Result<Self, $crate::schemas::Mismatch> {
                match value {
                    $crate::schemas::Value::Str(text) => {
                        Ok($crate::schemas::StringEnum::from_text(text))
                    }
                    _ => Err($crate::schemas::Mismatch),
                }
            }
        }
    };
    (@text $python:ident) => { stringify!($python) };
    (@text $python:ident $text:literal) => { $text };
}

/// Text that is borrowed from the input if possible.
pub(crate) mod text {
    use std::borrow::Cow;
    use std::fmt;

    use serde::Deserializer;
    use serde::de::{Error, Visitor};

    /// Deserializes text without copying it if possible.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Cow<'de, str>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(text))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Cow::Owned(text.to_owned()))
            }
        }

        deserializer.deserialize_str(Text)
    }
}
