//! The mechanism with which a model is declared once: `models!`.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

use super::json::Json;
use super::union::Tag;
use super::value::{Field, Mismatch, Type, Value};

/// Fields that a model does not declare, in the order in which they came.
pub type Extras = Vec<(String, Json)>;

/// How a model is used, which decides what becomes of fields that it does not declare.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The server sends it: unknown fields are kept, for a newer server may add some.
    Received,
    /// It is sent to the server: an unknown field is a mistake.
    Sent,
}

/// A model's description.
pub struct ModelInfo {
    /// Its name.
    pub name: &'static str,
    /// The module of the official client that holds it.
    pub module: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// What becomes of unknown fields.
    pub kind: Kind,
    /// Its fields, in order.
    pub fields: &'static [FieldInfo],
    /// A new one with every field at its default.
    pub new: fn() -> Arc<dyn Record>,
    /// One from JSON text.
    pub decode: fn(&str) -> serde_json::Result<Arc<dyn Record>>,
}

impl ModelInfo {
    /// The position of the field with this name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }
}

impl fmt::Debug for ModelInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.module, self.name)
    }
}

/// A field's description.
pub struct FieldInfo {
    /// Its name, in Rust, in Python and in JSON.
    pub name: &'static str,
    /// Other names by which it may be given.
    pub other_names: &'static [&'static str],
    /// What it holds.
    pub doc: &'static str,
    /// Its type.
    pub ty: Type,
    /// Whether it has no default.
    pub required: bool,
}

impl FieldInfo {
    /// Whether this is the field's name, or one of them.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.other_names.contains(&name)
    }
}

/// A set of a model's fields, by position. No model has more than 64.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct FieldSet(u64);

impl FieldSet {
    /// The first `count` fields.
    pub fn all(count: usize) -> Self {
        (0..count).fold(Self::default(), |set, index| set.with(index))
    }

    /// Whether the field is in it.
    pub fn contains(self, index: usize) -> bool {
        self.0 & Self::bit(index) != 0
    }

    /// The set with this field too.
    #[must_use]
    pub fn with(self, index: usize) -> Self {
        Self(self.0 | Self::bit(index))
    }

    /// The set without this field.
    #[must_use]
    pub fn without(self, index: usize) -> Self {
        Self(self.0 & !Self::bit(index))
    }

    fn bit(index: usize) -> u64 {
        u32::try_from(index).ok().and_then(|shift| 1_u64.checked_shl(shift)).unwrap_or(0)
    }
}

/// What a model remembers besides its fields.
#[derive(Clone, Default, Debug)]
pub struct Meta {
    set: FieldSet,
    extra: Option<Box<Extras>>,
}

impl Meta {
    /// The fields that were given, as opposed to left at their default.
    pub fn fields_set(&self) -> FieldSet {
        self.set
    }

    /// Notes that a field was given.
    pub fn mark(&mut self, index: usize) {
        self.set = self.set.with(index);
    }

    /// Notes that a field was not given after all.
    pub fn unmark(&mut self, index: usize) {
        self.set = self.set.without(index);
    }

    /// The fields that the model does not declare.
    pub fn extra(&self) -> &[(String, Json)] {
        self.extra.as_deref().map_or(&[], Vec::as_slice)
    }

    fn keep(&mut self, name: String, value: Json) {
        self.extra.get_or_insert_default().push((name, value));
    }
}

/// What every model can do; `models!` implements it.
pub trait Model: Clone + Default + fmt::Debug + Send + Sync + 'static {
    /// The model's description.
    fn info() -> &'static ModelInfo;

    /// Which fields were given, and those that are not declared.
    fn meta(&self) -> &Meta;

    /// The same, to be changed.
    fn meta_mut(&mut self) -> &mut Meta;

    /// One with every field empty: what decoding starts from. (`Model::default()` would draw ids and read
    /// the clock for fields that are then overwritten.)
    fn blank() -> Self;

    /// Puts the declared default into the field at this position.
    fn reset(&mut self, index: usize);

    /// What the field at this position holds; `Null` where there is none.
    fn get(&self, index: usize) -> Value<'_>;

    /// Puts a value into the field at this position and marks it as given.
    fn set(&mut self, index: usize, value: Value<'_>) -> Result<(), Mismatch>;

    /// Reads the field at this position from JSON.
    fn read_field<'de, A: MapAccess<'de>>(&mut self, index: usize, map: &mut A) -> Result<(), A::Error>;

    /// Writes the field at this position as JSON.
    fn write_field<M: SerializeMap>(&self, index: usize, map: &mut M) -> Result<(), M::Error>;
}

/// [`Model`] for when the type is not known: what a binding works with.
pub trait Record: Any + Send + Sync {
    /// The model's description.
    fn info(&self) -> &'static ModelInfo;

    /// Which fields were given, and those that are not declared.
    fn meta(&self) -> &Meta;

    /// What the field at this position holds.
    fn get(&self, index: usize) -> Value<'_>;

    /// A copy with other values in some fields, that was given exactly the fields `set` and has exactly
    /// the undeclared ones of `extra`.
    fn replace(
        &self,
        changes: Vec<(usize, Value<'_>)>,
        set: FieldSet,
        extra: Extras,
    ) -> Result<Arc<dyn Record>, Mismatch>;
}

impl<M: Model> Record for M {
    fn info(&self) -> &'static ModelInfo {
        M::info()
    }

    fn meta(&self) -> &Meta {
        Model::meta(self)
    }

    fn get(&self, index: usize) -> Value<'_> {
        Model::get(self, index)
    }

    fn replace(
        &self,
        changes: Vec<(usize, Value<'_>)>,
        set: FieldSet,
        extra: Extras,
    ) -> Result<Arc<dyn Record>, Mismatch> {
        let mut copy = self.clone();
        for (index, value) in changes {
            Model::set(&mut copy, index, value)?;
        }
        *copy.meta_mut() = Meta { set, extra: (!extra.is_empty()).then(|| Box::new(extra)) };
        Ok(Arc::new(copy))
    }
}

/// A model inside another is shared, so that it can be handed on without a copy.
impl<M: Model> Field for Arc<M> {
    const TYPE: Type = Type::Model(M::info);

    fn to_value(&self) -> Value<'_> {
        Value::Model(self.clone())
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        match value {
            Value::Model(record) => {
                let any: Arc<dyn Any + Send + Sync> = record;
                any.downcast().map_err(|_| Mismatch)
            }
            _ => Err(Mismatch),
        }
    }
}

/// Serializes what was set, and nothing else: a field left at its default is the server's to fill, which
/// is also what lets an older server, that does not know the field, take the rest.
pub fn serialize<M: Model, S: Serializer>(model: &M, serializer: S) -> Result<S::Ok, S::Error> {
    let meta = model.meta();
    let mut map = serializer.serialize_map(None)?;
    for index in 0..M::info().fields.len() {
        if meta.fields_set().contains(index) {
            model.write_field(index, &mut map)?;
        }
    }
    for (name, value) in meta.extra() {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

/// The model with its tag field marked as given: one that is left at its default must be sent nevertheless
/// where it tells the model from others.
pub fn tagged<M: Model>(model: &M, tag: Tag) -> Cow<'_, M> {
    let position = match tag {
        Tag::Text(name) => M::info().position(name),
        // What tells is there, or it would not be this model.
        Tag::Field => None,
    };
    match position {
        Some(index) if !model.meta().fields_set().contains(index) => {
            let mut copy = model.clone();
            copy.meta_mut().mark(index);
            Cow::Owned(copy)
        }
        _ => Cow::Borrowed(model),
    }
}

/// Deserializes a model: unknown fields are kept, those that are absent take their default.
pub fn deserialize<'de, M: Model, D: Deserializer<'de>>(deserializer: D) -> Result<M, D::Error> {
    struct Fields<M>(std::marker::PhantomData<M>);

    impl<'de, M: Model> Visitor<'de> for Fields<M> {
        type Value = M;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "an object ({})", M::info().name)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<M, A::Error> {
            let info = M::info();
            let mut model = M::blank();
            let mut next = 0;
            while let Some(key) = map.next_key_seed(Key { fields: info.fields, next })? {
                match key {
                    Found::Field(index) => {
                        model.read_field(index, &mut map).map_err(|error| {
                            let name = info.fields.get(index).map_or("?", |field| field.name);
                            A::Error::custom(format_args!("{name}: {error}"))
                        })?;
                        model.meta_mut().mark(index);
                        next = index + 1;
                    }
                    Found::Other(name) => {
                        let value = map.next_value()?;
                        model.meta_mut().keep(name, value);
                    }
                }
            }
            let set = model.meta().fields_set();
            for (index, field) in info.fields.iter().enumerate().filter(|(index, _)| !set.contains(*index)) {
                if field.required && !field.ty.is_optional() {
                    return Err(A::Error::custom(format_args!("the field `{}` is missing", field.name)));
                }
                model.reset(index);
            }
            Ok(model)
        }
    }

    deserializer.deserialize_map(Fields(std::marker::PhantomData))
}

/// A key of an object: a declared field's position, or another name.
enum Found {
    Field(usize),
    Other(String),
}

/// Finds a key among the fields, the one expected next first: a server sends them in one order.
struct Key {
    fields: &'static [FieldInfo],
    next: usize,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Found, E> {
        if self.fields.get(self.next).is_some_and(|field| field.name == name) {
            return Ok(Found::Field(self.next));
        }
        Ok(match self.fields.iter().position(|field| field.is_called(name)) {
            Some(index) => Found::Field(index),
            None => Found::Other(name.to_owned()),
        })
    }
}

/// Decodes a model for [`ModelInfo::decode`].
pub fn decode<M: Model + for<'de> Deserialize<'de>>(text: &str) -> serde_json::Result<Arc<dyn Record>> {
    serde_json::from_str::<M>(text).map(|model| Arc::new(model) as Arc<dyn Record>)
}

/// A field's name: `r#type` is `type`.
pub const fn field_name(identifier: &'static str) -> &'static str {
    match identifier.as_bytes() {
        [b'r', b'#', ..] => identifier.split_at(2).1,
        _ => identifier,
    }
}

/// Writes one entry for [`Model::write_field`].
pub fn write_entry<M: SerializeMap>(
    map: &mut M,
    name: &'static str,
    value: &impl Serialize,
) -> Result<(), M::Error> {
    map.serialize_entry(name, value)
}

/// Declares models, one line a field:
///
/// ```ignore
/// models! {
///     /// What it is.
///     pub struct Flow: Received in "objects" {
///         /// The flow's name.
///         name: String,
///         /// Its tags.
///         tags: Vec<String> = Vec::new(),
///     }
/// }
/// ```
///
/// A field without a default is required. One that is also known by another name is declared with both,
/// `workspace_id | id: Uuid`: it may be given by either, and has the first. `Received` models are those that the server sends,
/// `Sent` those that it takes. Each model gets: the struct, a builder method per field
/// (`Flow::default().name("etl")`), serde, and [`Model`]; the module gets the list `MODELS`.
macro_rules! models {
    ($(
        $(#[doc = $doc:expr])*
        pub struct $name:ident: $kind:ident in $module:literal {
            $($(#[doc = $field_doc:expr])* $field:ident $(| $other:ident)*: $ty:ty $(= $default:expr)?,)*
        }
    )*) => {
        /// The models of this module.
        pub(super) const MODELS: &[fn() -> &'static $crate::schemas::ModelInfo] =
            &[$(<$name as $crate::schemas::Model>::info,)*];

        $(models!(@one
            [$($doc)*] $name $kind $module
            $([$($field_doc)*] $field $($other)*, $ty, [$($default)?];)*
        );)*
    };
    (@one
        [$($doc:expr)*] $name:ident $kind:ident $module:literal
        $([$($field_doc:expr)*] $field:ident $($other:ident)*, $ty:ty, [$($default:expr)?];)*
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $($(#[doc = $field_doc])* pub $field: $ty,)*
            pub(crate) meta: $crate::schemas::Meta,
        }

        const _: () = {
            /// The fields' positions.
            #[allow(non_camel_case_types, dead_code)]
            enum At { $($field,)* }

            impl Default for $name {
                fn default() -> Self {
                    Self {
                        $($field: models!(@default $($default)?),)*
                        meta: Default::default(),
                    }
                }
            }

            impl $name {
                $(
                    $(#[doc = $field_doc])*
                    ///
                    /// Sets the field; one that is not set is not sent.
                    #[must_use]
                    pub fn $field(mut self, value: impl Into<$ty>) -> Self {
                        self.$field = value.into();
                        self.meta.mark(At::$field as usize);
                        self
                    }
                )*
            }

            #[allow(unused_variables, reason = "a model may have no fields")]
            impl $crate::schemas::Model for $name {
                fn info() -> &'static $crate::schemas::ModelInfo {
                    static INFO: $crate::schemas::ModelInfo = $crate::schemas::ModelInfo {
                        name: stringify!($name),
                        module: $module,
                        doc: concat!($($doc, "\n",)*),
                        kind: $crate::schemas::Kind::$kind,
                        fields: &[$($crate::schemas::FieldInfo {
                            name: $crate::schemas::model::field_name(stringify!($field)),
                            other_names: &[$($crate::schemas::model::field_name(stringify!($other)),)*],
                            doc: concat!($($field_doc, "\n",)*),
                            ty: <$ty as $crate::schemas::Field>::TYPE,
                            required: models!(@required $($default)?),
                        },)*],
                        new: || ::std::sync::Arc::new($name::default()),
                        decode: $crate::schemas::model::decode::<$name>,
                    };
                    &INFO
                }

                fn meta(&self) -> &$crate::schemas::Meta {
                    &self.meta
                }

                fn meta_mut(&mut self) -> &mut $crate::schemas::Meta {
                    &mut self.meta
                }

                fn blank() -> Self {
                    Self { $($field: Default::default(),)* meta: Default::default() }
                }

                fn reset(&mut self, index: usize) {
                    $(if index == At::$field as usize {
                        self.$field = models!(@default $($default)?);
                    })*
                }

                fn get(&self, index: usize) -> $crate::schemas::Value<'_> {
                    $(if index == At::$field as usize {
                        return $crate::schemas::Field::to_value(&self.$field);
                    })*
                    $crate::schemas::Value::Null
                }

                fn set(
                    &mut self,
                    index: usize,
                    value: $crate::schemas::Value<'_>,
                ) -> Result<(), $crate::schemas::Mismatch> {
                    $(if index == At::$field as usize {
                        self.$field = $crate::schemas::Field::from_value(value)?;
                        self.meta.mark(index);
                        return Ok(());
                    })*
                    Err($crate::schemas::Mismatch)
                }

                fn read_field<'de, A: ::serde::de::MapAccess<'de>>(
                    &mut self,
                    index: usize,
                    map: &mut A,
                ) -> Result<(), A::Error> {
                    $(if index == At::$field as usize {
                        self.$field = map.next_value()?;
                        return Ok(());
                    })*
                    map.next_value::<::serde::de::IgnoredAny>().map(drop)
                }

                fn write_field<M: ::serde::ser::SerializeMap>(
                    &self,
                    index: usize,
                    map: &mut M,
                ) -> Result<(), M::Error> {
                    $(if index == At::$field as usize {
                        const NAME: &str = $crate::schemas::model::field_name(stringify!($field));
                        return $crate::schemas::model::write_entry(map, NAME, &self.$field);
                    })*
                    Ok(())
                }
            }

            impl ::serde::Serialize for $name {
                fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    $crate::schemas::model::serialize(self, serializer)
                }
            }

            impl<'de> ::serde::Deserialize<'de> for $name {
                fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    $crate::schemas::model::deserialize(deserializer)
                }
            }
        };
    };
    (@default) => { Default::default() };
    (@default $default:expr) => { $default };
    (@required) => { true };
    (@required $default:expr) => { false };
}
