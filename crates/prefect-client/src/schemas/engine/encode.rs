//! Encodes values and models as JSON, driven by the types of fields as in `decode`.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::model::{FieldInfo, FieldSet, ModelInfo, ModelKind, Record};
use super::union::{Tag, UnionInfo};
use super::value::{Type, Value};

/// Serializes the fields that were set. The server fills in the others, and an older server does not see fields that it
/// does not know. A time that defaults to the current time is always sent, as the server's clock differs.
pub fn serialize<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    match record.info().root() {
        Some(root) => Encode(&root.ty, &record.get(0)).serialize(serializer),
        None => fields(record, record.meta().fields_set(), serializer),
    }
}

fn fields<S: Serializer>(record: &dyn Record, set: FieldSet, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (index, field) in record.info().fields.iter().enumerate() {
        if set.contains(index) || defaults_to_now(record.info(), field) {
            map.serialize_entry(field.name, &Encode(&field.ty, &record.get(index)))?;
        }
    }
    for (name, value) in record.meta().extra() {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

/// Serializes a value of a type.
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

fn defaults_to_now(info: &ModelInfo, field: &FieldInfo) -> bool {
    info.kind == ModelKind::Sent && !field.required && matches!(field.ty, Type::DateTime)
}

/// The discriminator of a union's member. It is sent even if it has its default value.
fn tag(info: &UnionInfo, record: &dyn Record) -> Option<usize> {
    match info.tag {
        Tag::Text(name) => record.info().position(name),
        // The field is set, or it would not be this member.
        Tag::Field => None,
    }
}
