//! One value or a list of them.

use super::value::{Field, Mismatch, Type, Value};

/// One value or a list of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OneOrSeveral<T> {
    /// A single value.
    One(T),
    /// A list.
    Several(Vec<T>),
}

impl<T: Default> Default for OneOrSeveral<T> {
    fn default() -> Self {
        Self::One(T::default())
    }
}

impl<T> From<T> for OneOrSeveral<T> {
    fn from(one: T) -> Self {
        Self::One(one)
    }
}

impl<T> From<Vec<T>> for OneOrSeveral<T> {
    fn from(several: Vec<T>) -> Self {
        Self::Several(several)
    }
}

impl<T: Field> Field for OneOrSeveral<T> {
    const TYPE: Type = Type::OneOrSeveral(&T::TYPE);

    fn to_value(&self) -> Value<'_> {
        match self {
            Self::One(one) => one.to_value(),
            Self::Several(several) => several.to_value(),
        }
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        match value {
            Value::List(_) => Vec::from_value(value).map(Self::Several),
            one => T::from_value(one).map(Self::One),
        }
    }
}
