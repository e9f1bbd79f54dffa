//! One of several models, told apart by the text in one of their fields.

use super::model::ModelInfo;

/// A member of a union: the text that tells it, and its description.
pub type Member = (&'static str, fn() -> &'static ModelInfo);

/// A union's description.
pub struct UnionInfo {
    /// Its name.
    pub name: &'static str,
    /// The field that tells the members apart.
    pub tag: &'static str,
    /// The text of that field and the model that goes with it.
    pub members: &'static [Member],
}

/// Declares a union of models: `Variant(Model) = "text of the tag field"`.
macro_rules! model_union {
    (
        $(#[doc = $doc:expr])*
        pub enum $name:ident by $tag:literal { $($member:ident($model:ident) = $text:literal,)* }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub enum $name {
            $(
                #[doc = concat!("`", $text, "`")]
                $member(::std::sync::Arc<$model>),
            )*
            /// One that a newer server knows and this version does not.
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
                match self {
                    $(Self::$member(model) => $crate::schemas::model::tagged(&**model, $tag).serialize(serializer),)*
                    Self::Unknown(json) => json.serialize(serializer),
                }
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(::serde::Deserialize)]
                struct Tag<'a> {
                    #[serde(borrow, rename = $tag)]
                    tag: Option<::std::borrow::Cow<'a, str>>,
                }
                // The tag may come after other fields: read the text twice rather than hold its fields.
                let json = $crate::schemas::Json::deserialize(deserializer)?;
                let tag = json.read::<Tag<'_>>().ok().and_then(|found| found.tag);
                match tag.as_deref() {
                    $(Some($text) => json
                        .read()
                        .map(|model| Self::$member(::std::sync::Arc::new(model)))
                        .map_err(::serde::de::Error::custom),)*
                    _ => Ok(Self::Unknown(json.clone())),
                }
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
