//! Decodes values and models from JSON.
//!
//! One decoder is driven by the [`Type`] of each field. Generated decoders for hundreds of models made up most of the
//! library's size.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{
    self, DeserializeSeed, Deserializer, Error as _, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::enums::text;
use super::json::{Json, JsonObject, KeyValueLabels};
use super::model::{FieldInfo, Model, ModelInfo, Record};
use super::time::{DateTime, TimeDelta};
use super::union::{Tag, UnionInfo};
use super::value::{Mismatch, Type, Value};

/// Decodes a model. Undeclared fields are kept, and missing fields get their default.
pub fn deserialize<'de, M: Model, D: Deserializer<'de>>(deserializer: D) -> Result<M, D::Error> {
    let mut model = M::blank();
    fill(&mut model, deserializer)?;
    Ok(model)
}

/// Keeps a value.
pub(crate) type Take<'t> = dyn FnMut(Value<'_>) -> Result<(), Mismatch> + 't;

/// Decodes a value of a type, which is the whole text, and passes it on.
pub(crate) fn value(ty: &Type, text: &str, take: &mut Take<'_>) -> serde_json::Result<()> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Decode(ty).deserialize(&mut deserializer)?;
    deserializer.end()?;
    take(value).map_err(|_| serde_json::Error::custom(format_args!("expected {ty}")))
}

/// Decodes a model by its description.
fn model<'de, D: Deserializer<'de>>(info: &ModelInfo, deserializer: D) -> Result<Arc<dyn Record>, D::Error> {
    let mut model = (info.blank)();
    // It is not shared yet.
    if let Some(record) = Arc::get_mut(&mut model) {
        fill(record, deserializer)?;
    }
    Ok(model)
}

/// Decodes into a blank model.
fn fill<'de, D: Deserializer<'de>>(record: &mut dyn Record, deserializer: D) -> Result<(), D::Error> {
    let Some(root) = record.info().root() else { return deserializer.deserialize_map(FieldsVisitor(record)) };
    let value = Decode(&root.ty).deserialize(deserializer)?;
    record.set(0, value).map_err(|_| D::Error::custom(format_args!("expected {}", root.ty)))
}

/// Decodes a value of a type.
struct Decode<'t>(&'t Type);

impl<'de> DeserializeSeed<'de> for Decode<'_> {
    type Value = Value<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value<'de>, D::Error> {
        match self.0 {
            Type::Bool => bool::deserialize(deserializer).map(Value::Bool),
            Type::Int => i64::deserialize(deserializer).map(Value::Int),
            Type::Float => f64::deserialize(deserializer).map(Value::Float),
            Type::Str | Type::Enum(_) | Type::IpNetwork => text::deserialize(deserializer).map(Value::Str),
            Type::Uuid => Uuid::deserialize(deserializer).map(Value::Uuid),
            Type::DateTime => DateTime::deserialize(deserializer).map(Value::DateTime),
            Type::TimeDelta => TimeDelta::deserialize(deserializer).map(Value::TimeDelta),
            Type::Json => Json::deserialize(deserializer).map(raw),
            Type::JsonObject => JsonObject::deserialize(deserializer).map(raw),
            Type::Labels => KeyValueLabels::deserialize(deserializer).map(raw),
            Type::List(item) | Type::Set(item) => deserializer.deserialize_seq(Items(item)),
            Type::Map(value) => deserializer.deserialize_map(Entries(value)),
            Type::OneOrSeveral(inner) => deserializer.deserialize_any(OneOrSeveralVisitor(inner)),
            Type::Optional(inner) => deserializer.deserialize_option(NullableVisitor(inner)),
            Type::Model(info) => model(info(), deserializer).map(Value::Model),
            Type::Union(info) => union(info, deserializer),
            // Values from the server are not validated: a newer server may allow more.
            Type::Checked(inner, _) => Decode(inner).deserialize(deserializer),
        }
    }
}

fn raw<'de>(json: impl Into<Json>) -> Value<'de> {
    Value::Json(Cow::Owned(json.into().into_raw()))
}

/// Decodes one of several models. The discriminator may come after other fields, so the text is parsed twice instead of
/// buffering the fields.
fn union<'de, D: Deserializer<'de>>(
    info: &'static UnionInfo,
    deserializer: D,
) -> Result<Value<'de>, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let member = serde_json::Deserializer::from_str(raw.get()).deserialize_map(FindMember(info));
    match member {
        Ok(Some(member)) => {
            let decoded = nested(|| model(member, &mut serde_json::Deserializer::from_str(raw.get())));
            decoded.map(Value::Model).map_err(D::Error::custom)
        }
        // A member that only a newer server knows, or not an object.
        _ => Ok(Value::Json(Cow::Owned(raw))),
    }
}

/// Limits the nesting of unions in unions. Each is parsed from its own text, so the parser does not know the depth, and
/// must not overflow the stack.
fn nested<T>(read: impl FnOnce() -> serde_json::Result<T>) -> serde_json::Result<T> {
    const MAX_DEPTH: usize = 50;
    thread_local!(static DEPTH: Cell<usize> = const { Cell::new(0) });
    let depth = DEPTH.get();
    if depth >= MAX_DEPTH {
        let message = format_args!("expected models nested at most {MAX_DEPTH} deep");
        return Err(serde_json::Error::custom(message));
    }
    DEPTH.set(depth + 1);
    let read = read();
    DEPTH.set(depth);
    read
}

/// Finds the member of a union by the discriminator.
struct FindMember(&'static UnionInfo);

impl<'de> Visitor<'de> for FindMember {
    type Value = Option<&'static ModelInfo>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object (one of {})", Type::Union(self.0))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let member = |text: &str| self.0.members.iter().find(|(tag, _)| *tag == text);
        let mut found = None;
        let mut is_empty = true;
        while let Some(BorrowedText(key)) = map.next_key()? {
            is_empty = false;
            match self.0.tag {
                Tag::Text(name) if name == key => {
                    let BorrowedText(text) = map.next_value()?;
                    // A member with an empty tag is for all other texts.
                    found = found.or(member(&text)).or(member(""));
                }
                tag => {
                    if tag == Tag::Field {
                        found = found.or(member(&key));
                    }
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if is_empty && self.0.tag == Tag::Field {
            found = member("");
        }
        Ok(found.map(|(_, info)| info()))
    }
}

/// Text that is borrowed from the input if possible.
#[derive(Deserialize)]
struct BorrowedText<'a>(#[serde(borrow, deserialize_with = "text::deserialize")] Cow<'a, str>);

/// Decodes the items of an array.
struct Items<'t>(&'t Type);

impl<'de> Visitor<'de> for Items<'_> {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element_seed(Decode(self.0))? {
            items.push(item);
        }
        Ok(Value::List(items))
    }
}

/// Decodes one value or an array of them.
struct OneOrSeveralVisitor<'t>(&'t Type);

impl<'de> Visitor<'de> for OneOrSeveralVisitor<'_> {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{0} or an array of them", self.0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<Value<'de>, A::Error> {
        Items(self.0).visit_seq(sequence)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value<'de>, A::Error> {
        Decode(self.0).deserialize(de::value::MapAccessDeserializer::new(map))
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Value<'de>, E> {
        Decode(self.0).deserialize(de::value::BorrowedStrDeserializer::new(text))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value<'de>, E> {
        Decode(self.0).deserialize(text.into_deserializer())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value<'de>, E> {
        Decode(self.0).deserialize(number.into_deserializer())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value<'de>, E> {
        Decode(self.0).deserialize(number.into_deserializer())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value<'de>, E> {
        Decode(self.0).deserialize(number.into_deserializer())
    }
}

/// Decodes the entries of an object.
struct Entries<'t>(&'t Type);

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(BorrowedText(key)) = map.next_key()? {
            entries.push((key, map.next_value_seed(Decode(self.0))?));
        }
        Ok(Value::Map(entries))
    }
}

/// Decodes a value or null.
struct NullableVisitor<'t>(&'t Type);

impl<'de> Visitor<'de> for NullableVisitor<'_> {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} or null", self.0)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value<'de>, D::Error> {
        Decode(self.0).deserialize(deserializer)
    }
}

/// Decodes the fields of a blank model.
struct FieldsVisitor<'a>(&'a mut dyn Record);

impl<'de> Visitor<'de> for FieldsVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", self.0.info().name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let record = self.0;
        let info = record.info();
        let mut next = 0;
        while let Some(key) = map.next_key_seed(KeySeed { fields: info.fields, next })? {
            match key {
                FoundKey::Field(index, field) => {
                    let wrong =
                        |error: &dyn fmt::Display| A::Error::custom(format_args!("{}: {error}", field.name));
                    let value = map.next_value_seed(Decode(&field.ty)).map_err(|error| wrong(&error))?;
                    next = index + 1;
                    // A blank field is null already, and half of the fields in most responses are null.
                    if matches!(value, Value::Null) && !record.meta().fields_set().contains(index) {
                        record.meta_mut().mark(index);
                        continue;
                    }
                    record.set(index, value).map_err(|_| wrong(&format_args!("expected {}", field.ty)))?;
                }
                FoundKey::Other(name) => {
                    let value = map.next_value()?;
                    record.meta_mut().keep(name, value);
                }
            }
        }
        let set = record.meta().fields_set();
        for (index, field) in info.fields.iter().enumerate().filter(|(index, _)| !set.contains(*index)) {
            if field.required && !field.ty.is_optional() {
                return Err(A::Error::custom(format_args!("the field `{}` is missing", field.name)));
            }
            record.fill(index);
        }
        Ok(())
    }
}

/// A key: a declared field with its index, or another name.
enum FoundKey {
    Field(usize, &'static FieldInfo),
    Other(String),
}

/// Finds a key among the fields. Tries the next field first, as servers send them in the same order.
struct KeySeed {
    fields: &'static [FieldInfo],
    next: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = FoundKey;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<FoundKey, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = FoundKey;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<FoundKey, E> {
        if let Some(field) = self.fields.get(self.next).filter(|field| field.name == name) {
            return Ok(FoundKey::Field(self.next, field));
        }
        Ok(match self.fields.iter().enumerate().find(|(_, field)| field.is_called(name)) {
            Some((index, field)) => FoundKey::Field(index, field),
            None => FoundKey::Other(name.to_owned()),
        })
    }
}
