//! [`Field`] implementations for types of the standard library and `uuid`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::value::{Field, Mismatch, Type, Value};

/// Implements [`Field`] for types that are one variant of [`Value`].
macro_rules! scalar {
    ($($rust:ty => $kind:ident,)*) => {$(
        impl Field for $rust {
            const TYPE: Type = Type::$kind;

            fn to_value(&self) -> Value<'_> {
                Value::$kind(*self)
            }

            fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
                match value {
                    Value::$kind(inner) => Ok(inner),
                    _ => Err(Mismatch),
                }
            }
        }
    )*};
}

scalar! {
    bool => Bool,
    i64 => Int,
    f64 => Float,
    Uuid => Uuid,
    super::time::DateTime => DateTime,
    super::time::TimeDelta => TimeDelta,
}

impl Field for String {
    const TYPE: Type = Type::Str;

    fn to_value(&self) -> Value<'_> {
        Value::Str(Cow::Borrowed(self))
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        match value {
            Value::Str(text) => Ok(text.into_owned()),
            _ => Err(Mismatch),
        }
    }
}

impl<T: Field> Field for Option<T> {
    const TYPE: Type = Type::Optional(&T::TYPE);

    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, T::to_value)
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        match value {
            Value::Null => Ok(None),
            other => T::from_value(other).map(Some),
        }
    }
}

fn items<T: Field, C: FromIterator<T>>(value: Value<'_>) -> Result<C, Mismatch> {
    match value {
        Value::List(values) => values.into_iter().map(T::from_value).collect(),
        _ => Err(Mismatch),
    }
}

impl<T: Field> Field for Vec<T> {
    const TYPE: Type = Type::List(&T::TYPE);

    fn to_value(&self) -> Value<'_> {
        Value::List(self.iter().map(T::to_value).collect())
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        items(value)
    }
}

impl<T: Field + Ord> Field for BTreeSet<T> {
    const TYPE: Type = Type::Set(&T::TYPE);

    fn to_value(&self) -> Value<'_> {
        Value::List(self.iter().map(T::to_value).collect())
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        items(value)
    }
}

impl<T: Field> Field for BTreeMap<String, T> {
    const TYPE: Type = Type::Map(&T::TYPE);

    fn to_value(&self) -> Value<'_> {
        Value::Map(self.iter().map(|(key, value)| (Cow::Borrowed(key.as_str()), value.to_value())).collect())
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        match value {
            Value::Map(entries) => entries
                .into_iter()
                .map(|(key, value)| Ok((key.into_owned(), T::from_value(value)?)))
                .collect(),
            _ => Err(Mismatch),
        }
    }
}
