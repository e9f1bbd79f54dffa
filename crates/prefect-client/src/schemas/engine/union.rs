//! Unions of models, discriminated by the text of a field, or by a field that only one member has.

use super::model::ModelInfo;

/// The discriminator of a union.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tag {
    /// The text of the field with this name.
    Text(&'static str),
    /// A field that only one member has. The member with an empty name has no fields.
    Field,
}

/// A member of a union: the text or field that identifies it, and its description.
pub type Member = (&'static str, fn() -> &'static ModelInfo);

/// The description of a union.
pub struct UnionInfo {
    /// Its name.
    pub name: &'static str,
    /// The discriminator.
    pub tag: Tag,
    /// The members, each with the text or field that identifies it.
    pub members: &'static [Member],
}

/// Declares a union of models: `by "field"` with `Variant(Model) = "text of that field"`, or `by field` with
/// `Variant(Model) = "field that only it has"`.
macro_rules! model_union {
    ($(#[doc = $doc:expr])* pub enum $name:ident by field $members:tt) => {
        model_union!(@declare $name, $crate::schemas::Tag::Field, [$($doc)*], $members);
    };
    ($(#[doc = $doc:expr])* pub enum $name:ident by $tag:literal $members:tt) => {
        model_union!(@declare $name, $crate::schemas::Tag::Text($tag), [$($doc)*], $members);
    };
    (@declare $name:ident, $tag:expr, [$($doc:expr)*], {
        $($member:ident($model:ident) = $text:literal,)*
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub enum $name {
            $(
                #[doc = concat!("`", $text, "`")]
                $member(::std::sync::Arc<$model>),
            )*
            /// A member that only a newer server knows.
            Unknown($crate::schemas::Json),
        }

        impl $name {
            const INFO: $crate::schemas::UnionInfo = $crate::schemas::UnionInfo {
                name: stringify!($name),
                tag: $tag,
                members: &[$(($text, <$model as $crate::schemas::Model>::info),)*],
            };
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown($crate::schemas::Json::default())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let value = $crate::schemas::Field::to_value(self);
                let ty = <Self as $crate::schemas::Field>::TYPE;
                $crate::schemas::encode::Encode(&ty, &value).serialize(serializer)
            }
        }

        impl $crate::schemas::Field for $name {
            const TYPE: $crate::schemas::Type = $crate::schemas::Type::Union(&Self::INFO);

            fn to_value(&self) -> $crate::schemas::Value<'_> {
                match self {
                    $(Self::$member(model) => $crate::schemas::Value::Model(model.clone()),)*
                    Self::Unknown(json) => json.to_value(),
                }
            }

            fn from_value(
                value: $crate::schemas::Value<'_>,
            ) -> Result<Self, $crate::schemas::Mismatch> {
                match value {
                    $crate::schemas::Value::Model(record) => {
                        let any: ::std::sync::Arc<dyn ::std::any::Any + Send + Sync> = record;
                        $(let any = match any.downcast::<$model>() {
                            Ok(model) => return Ok(Self::$member(model)),
                            Err(other) => other,
                        };)*
                        drop(any);
                        Err($crate::schemas::Mismatch)
                    }
                    other => $crate::schemas::Json::from_value(other).map(Self::Unknown),
                }
            }
        }
    };
}
