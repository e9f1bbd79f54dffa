//! Maps that preserve the order of keys.

use std::borrow::Cow;

use super::value::{Field, Mismatch, Type, Value};

/// A map that preserves the order of keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrderedMap<T>(pub Vec<(String, T)>);

impl<T> OrderedMap<T> {
    /// The value of a key.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

impl<T> Default for OrderedMap<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Into<String>, V: Into<T>, T> FromIterator<(K, V)> for OrderedMap<T> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Self(entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

impl<T: Field> Field for OrderedMap<T> {
    const TYPE: Type = Type::Map(&T::TYPE);

    fn to_value(&self) -> Value<'_> {
        Value::Map(
            self.0.iter().map(|(key, value)| (Cow::Borrowed(key.as_str()), value.to_value())).collect(),
        )
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        let Value::Map(entries) = value else { return Err(Mismatch) };
        let entries = entries.into_iter().map(|(key, value)| Ok((key.into_owned(), T::from_value(value)?)));
        entries.collect::<Result<_, _>>().map(Self)
    }
}
