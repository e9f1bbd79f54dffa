//! Free-form JSON: parameters, context, labels, job variables, state data.
//!
//! It is stored as the original text. So key order, integers of any size, exact floats and deep nesting are preserved, and
//! nothing is parsed before it is read.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error as _, IgnoredAny};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::value::{Field, Mismatch, Type, Value};

/// Any JSON value, stored as text.
///
/// ```
/// use prefect_client::schemas::Json;
///
/// let json = Json::new(&vec![1, 2])?;
/// assert_eq!(json.text(), "[1,2]");
/// assert_eq!(json.read::<Vec<u8>>()?, [1, 2]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Json(Box<RawValue>);

impl Json {
    /// Serializes a value.
    pub fn new(value: &impl Serialize) -> serde_json::Result<Self> {
        serde_json::value::to_raw_value(value).map(Self)
    }

    /// From JSON text, which is validated.
    pub fn from_text(text: String) -> serde_json::Result<Self> {
        RawValue::from_string(text).map(Self)
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// Deserializes the value.
    pub fn read<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
        serde_json::from_str(self.text())
    }

    /// As the raw value of `serde_json`.
    pub fn into_raw(self) -> Box<RawValue> {
        self.0
    }
}

impl Default for Json {
    fn default() -> Self {
        Self(RawValue::NULL.to_owned())
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl From<Box<RawValue>> for Json {
    fn from(raw: Box<RawValue>) -> Self {
        Self(raw)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(Self)
    }
}

impl Field for Json {
    const TYPE: Type = Type::Json;

    fn to_value(&self) -> Value<'_> {
        Value::Json(Cow::Borrowed(&self.0))
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        match value {
            Value::Json(raw) => Ok(Self(raw.into_owned())),
            Value::Null => Ok(Self::default()),
            _ => Err(Mismatch),
        }
    }
}

/// Declares a type for JSON objects.
macro_rules! json_object {
    ($(#[$doc:meta])* $name:ident, $kind:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Json);

        impl $name {
            /// Serializes a value, which must become an object.
            pub fn new(value: &impl Serialize) -> serde_json::Result<Self> {
                Self::try_from(Json::new(value)?)
            }

            /// The text.
            pub fn text(&self) -> &str {
                self.0.text()
            }

            /// Deserializes the object.
            pub fn read<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
                self.0.read()
            }
        }

        impl TryFrom<Json> for $name {
            type Error = serde_json::Error;

            fn try_from(json: Json) -> serde_json::Result<Self> {
                if json.text().starts_with('{') {
                    return Ok(Self(json));
                }
                // serde's own error: "invalid type: sequence, expected a map".
                json.read::<std::collections::BTreeMap<Cow<'_, str>, IgnoredAny>>()?;
                Err(serde_json::Error::custom("expected a JSON object"))
            }
        }

        impl From<$name> for Json {
            fn from(object: $name) -> Self {
                object.0
            }
        }

        impl Default for $name {
            fn default() -> Self {
                // Cannot fail: `{}` is an object.
                Self(Json::from_text("{}".to_owned()).unwrap_or_default())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.text())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let json = Json::deserialize(deserializer)?;
                // Servers may send `null` for no labels.
                if matches!(Self::TYPE, Type::Labels) && json.text() == "null" {
                    return Ok(Self::default());
                }
                Self::try_from(json).map_err(D::Error::custom)
            }
        }

        impl Field for $name {
            const TYPE: Type = Type::$kind;

            fn to_value(&self) -> Value<'_> {
                self.0.to_value()
            }

            fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
                Self::try_from(Json::from_value(value)?).map_err(|_| Mismatch)
            }
        }
    };
}

json_object! {
    /// A JSON object with any values. Preserves the order of keys.
    JsonObject, JsonObject
}

json_object! {
    /// Labels: a JSON object whose values are booleans, numbers or text.
    KeyValueLabels, Labels
}
