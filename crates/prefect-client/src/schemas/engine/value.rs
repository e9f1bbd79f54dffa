//! Types and values of fields at run time.
//!
//! They let a binding read and write fields by name without code for each model: [`Type`] describes a field, and
//! [`Value`] is its value.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde_json::value::RawValue;
use uuid::Uuid;

use super::enums::EnumInfo;
use super::model::{ModelInfo, Record};
use super::time::{DateTime, TimeDelta};
use super::union::UnionInfo;

/// The type of a field.
#[derive(Clone, Copy)]
pub enum Type {
    /// `true` or `false`.
    Bool,
    /// An integer.
    Int,
    /// A floating-point number.
    Float,
    /// Text.
    Str,
    /// A UUID.
    Uuid,
    /// An IP network.
    IpNetwork,
    /// A time with microseconds and a UTC offset.
    DateTime,
    /// A duration in seconds.
    TimeDelta,
    /// Any JSON value.
    Json,
    /// A JSON object with any values.
    JsonObject,
    /// A JSON object whose values are booleans, numbers or text.
    Labels,
    /// An array.
    List(&'static Type),
    /// An array of unique items.
    Set(&'static Type),
    /// An object whose values have one type.
    Map(&'static Type),
    /// One value of the inner type, or an array of them.
    OneOrSeveral(&'static Type),
    /// The inner type or null.
    Optional(&'static Type),
    /// A string enum.
    Enum(fn() -> &'static EnumInfo),
    /// Another model.
    Model(fn() -> &'static ModelInfo),
    /// One of several models.
    Union(&'static UnionInfo),
    /// The inner type with validation: the function returns what is wrong with a value.
    Checked(&'static Type, fn(&Value<'_>) -> Result<(), String>),
}

impl Type {
    /// Whether the field may be null.
    pub const fn is_optional(&self) -> bool {
        matches!(self, Type::Optional(_))
    }

    /// The type without the `Optional` around it.
    pub const fn required(&self) -> &Type {
        match self {
            Type::Optional(inner) => inner,
            other => other,
        }
    }

    /// The type without `Optional` and `Checked` around it.
    pub fn bare(&self) -> &Type {
        match self {
            Type::Optional(inner) | Type::Checked(inner, _) => inner.bare(),
            other => other,
        }
    }
}

impl fmt::Display for Type {
    /// The type as a Python annotation: `list[str] | None`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Bool => f.write_str("bool"),
            Type::Int => f.write_str("int"),
            Type::Float => f.write_str("float"),
            Type::Str => f.write_str("str"),
            Type::Uuid => f.write_str("UUID"),
            Type::IpNetwork => f.write_str("IPv4Network | IPv6Network"),
            Type::DateTime => f.write_str("datetime"),
            Type::TimeDelta => f.write_str("timedelta"),
            Type::Json => f.write_str("Any"),
            Type::JsonObject => f.write_str("dict[str, Any]"),
            Type::Labels => f.write_str("dict[str, bool | int | float | str]"),
            Type::List(item) => write!(f, "list[{item}]"),
            Type::Set(item) => write!(f, "set[{item}]"),
            Type::Map(value) => write!(f, "dict[str, {value}]"),
            Type::OneOrSeveral(inner) => write!(f, "{inner} | list[{inner}]"),
            Type::Optional(inner) => write!(f, "{inner} | None"),
            Type::Checked(inner, _) => write!(f, "{inner}"),
            Type::Enum(info) => match info().module {
                Some(_) => f.write_str(info().name),
                None => {
                    f.write_str("Literal[")?;
                    for (position, (_, text)) in info().members.iter().enumerate() {
                        if position > 0 {
                            f.write_str(", ")?;
                        }
                        write!(f, "\"{text}\"")?;
                    }
                    f.write_str("]")
                }
            },
            Type::Model(info) => f.write_str(info().name),
            Type::Union(info) => {
                for (position, (_, model)) in info.members.iter().enumerate() {
                    if position > 0 {
                        f.write_str(" | ")?;
                    }
                    f.write_str(model().name)?;
                }
                Ok(())
            }
        }
    }
}

/// The value of a field.
#[derive(Clone)]
pub enum Value<'a> {
    /// Null.
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A floating-point number.
    Float(f64),
    /// Text, the member of an enum, or an IP network.
    Str(Cow<'a, str>),
    /// A UUID.
    Uuid(Uuid),
    /// A time.
    DateTime(DateTime),
    /// A duration.
    TimeDelta(TimeDelta),
    /// Any JSON, as text.
    Json(Cow<'a, RawValue>),
    /// The items of a list or a set.
    List(Vec<Value<'a>>),
    /// The entries of a map.
    Map(Vec<(Cow<'a, str>, Value<'a>)>),
    /// A model.
    Model(Arc<dyn Record>),
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Bool(value) => value.fmt(f),
            Value::Int(value) => value.fmt(f),
            Value::Float(value) => value.fmt(f),
            Value::Str(text) => text.fmt(f),
            Value::Uuid(value) => value.fmt(f),
            Value::DateTime(value) => value.fmt(f),
            Value::TimeDelta(value) => value.fmt(f),
            Value::Json(raw) => f.write_str(raw.get()),
            Value::List(items) => items.fmt(f),
            Value::Map(entries) => entries.fmt(f),
            Value::Model(record) => record.fmt(f),
        }
    }
}

/// A value does not have the type of the field.
///
/// Bindings validate values against [`Type`] first, with better messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mismatch;

/// A Rust type that a field of a model can have.
pub trait Field: Sized {
    /// The description of the type.
    const TYPE: Type;

    /// What the field holds.
    fn to_value(&self) -> Value<'_>;

    /// From a value.
    fn from_value(value: Value<'_>) -> Result<Self, Mismatch>;
}

/// A field of any type.
pub trait AnyField {
    /// The value.
    fn get(&self) -> Value<'_>;

    /// Sets the value.
    fn set(&mut self, value: Value<'_>) -> Result<(), Mismatch>;
}

impl<T: Field> AnyField for T {
    fn get(&self) -> Value<'_> {
        self.to_value()
    }

    fn set(&mut self, value: Value<'_>) -> Result<(), Mismatch> {
        *self = T::from_value(value)?;
        Ok(())
    }
}
