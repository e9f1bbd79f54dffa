//! Values and models as JSON, by the fields' types as in `decode`.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::model::{FieldInfo, FieldSet, Kind, ModelInfo, Record};
use super::union::{Tag, UnionInfo};
use super::value::{Type, Value};

/// Serializes what was set: a field left at its default is the server's to fill, which is also what lets an
/// older server, that does not know the field, take the rest. A moment that defaults to the present is sent in
/// any case: the present of the server is another.
pub fn serialize<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    match record.info().root() {
        Some(root) => Encode(&root.ty, &record.get(0)).serialize(serializer),
        None => fields(record, record.meta().fields_set(), serializer),
    }
}

fn fields<S: Serializer>(record: &dyn Record, set: FieldSet, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (index, field) in record.info().fields.iter().enumerate() {
        if set.contains(index) || is_drawn_from_the_clock(record.info(), field) {
            map.serialize_entry(field.name, &Encode(&field.ty, &record.get(index)))?;
        }
    }
    for (name, value) in record.meta().extra() {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

/// A value of a type.
pub struct Encode<'a>(pub &'a Type, pub &'a Value<'a>);

impl Serialize for Encode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.0.bare(), self.1) {
            (Type::OneOrSeveral(item), Value::List(items)) => {
                serializer.collect_seq(items.iter().map(|value| Encode(item, value)))
            }
            (Type::OneOrSeveral(one), value) => Encode(one, value).serialize(serializer),
            (_, Value::Null) => serializer.serialize_unit(),
            (_, Value::Bool(value)) => serializer.serialize_bool(*value),
            (_, Value::Int(value)) => serializer.serialize_i64(*value),
            (_, Value::Float(value)) => serializer.serialize_f64(*value),
            (_, Value::Str(text)) => serializer.serialize_str(text),
            (_, Value::Uuid(value)) => value.serialize(serializer),
            (_, Value::DateTime(value)) => value.serialize(serializer),
            (_, Value::TimeDelta(value)) => value.serialize(serializer),
            (_, Value::Json(raw)) => raw.serialize(serializer),
            (Type::List(item) | Type::Set(item), Value::List(items)) => {
                serializer.collect_seq(items.iter().map(|value| Encode(item, value)))
            }
            (Type::Map(ty), Value::Map(entries)) => {
                serializer.collect_map(entries.iter().map(|(key, value)| (key, Encode(ty, value))))
            }
            (Type::Union(info), Value::Model(record)) => {
                let set = record.meta().fields_set();
                let set = tag(info, &**record).map_or(set, |index| set.with(index));
                fields(&**record, set, serializer)
            }
            (_, Value::Model(record)) => self::serialize(&**record, serializer),
            (_, Value::List(_) | Value::Map(_)) => {
                Err(serde::ser::Error::custom(format_args!("expected {}", self.0)))
            }
        }
    }
}

fn is_drawn_from_the_clock(info: &ModelInfo, field: &FieldInfo) -> bool {
    info.kind == Kind::Sent && !field.required && matches!(field.ty, Type::DateTime)
}

/// The field that tells a model from the others of a union: one that is left at its default must be sent
/// nevertheless.
fn tag(info: &UnionInfo, record: &dyn Record) -> Option<usize> {
    match info.tag {
        Tag::Text(name) => record.info().position(name),
        // What tells is there, or it would not be this model.
        Tag::Field => None,
    }
}
