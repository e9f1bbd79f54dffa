//! The mechanism with which a model is declared once: `models!`.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use super::json::Json;
use super::value::{AnyField, Field, Mismatch, Type, Value};

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
    /// A new one with every field empty.
    pub blank: fn() -> Arc<dyn Record>,
}

impl ModelInfo {
    /// The only field of a model that is, in JSON, what that field holds: one that is called `root`.
    pub fn root(&self) -> Option<&'static FieldInfo> {
        match self.fields {
            [field] if field.name == "root" => Some(field),
            _ => None,
        }
    }

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

    pub(super) fn keep(&mut self, name: String, value: Json) {
        self.extra.get_or_insert_default().push((name, value));
    }
}

/// What every model can do; `models!` implements it.
pub trait Model: Clone + Default + Send + Sync + 'static {
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

    /// The field at this position.
    fn field(&self, index: usize) -> Option<&dyn AnyField>;

    /// The same, to be changed.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn AnyField>;
}

/// [`Model`] for when the type is not known: what decoding, encoding and a binding work with.
pub trait Record: Any + Send + Sync {
    /// The model's description.
    fn info(&self) -> &'static ModelInfo;

    /// Which fields were given, and those that are not declared.
    fn meta(&self) -> &Meta;

    /// The same, to be changed.
    fn meta_mut(&mut self) -> &mut Meta;

    /// Puts the declared default into the field at this position.
    fn reset(&mut self, index: usize);

    /// The field at this position.
    fn field(&self, index: usize) -> Option<&dyn AnyField>;

    /// The same, to be changed.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn AnyField>;

    /// A copy.
    fn copy(&self) -> Arc<dyn Record>;
}

impl<M: Model> Record for M {
    fn info(&self) -> &'static ModelInfo {
        M::info()
    }

    fn meta(&self) -> &Meta {
        Model::meta(self)
    }

    fn meta_mut(&mut self) -> &mut Meta {
        Model::meta_mut(self)
    }

    fn reset(&mut self, index: usize) {
        Model::reset(self, index);
    }

    fn field(&self, index: usize) -> Option<&dyn AnyField> {
        Model::field(self, index)
    }

    fn field_mut(&mut self, index: usize) -> Option<&mut dyn AnyField> {
        Model::field_mut(self, index)
    }

    fn copy(&self) -> Arc<dyn Record> {
        Arc::new(self.clone())
    }
}

impl dyn Record {
    /// What the field at this position holds; `Null` where there is none.
    pub fn get(&self, index: usize) -> Value<'_> {
        self.field(index).map_or(Value::Null, AnyField::get)
    }

    /// Puts a value into the field at this position and marks it as given.
    pub fn set(&mut self, index: usize, value: Value<'_>) -> Result<(), Mismatch> {
        self.field_mut(index).ok_or(Mismatch)?.set(value)?;
        self.meta_mut().mark(index);
        Ok(())
    }

    /// A copy with other values in some fields, that was given exactly the fields `set` and has exactly
    /// the undeclared ones of `extra`.
    pub fn replace(
        &self,
        changes: Vec<(usize, Value<'_>)>,
        set: FieldSet,
        extra: Extras,
    ) -> Result<Arc<dyn Record>, Mismatch> {
        let mut copy = self.copy();
        let record = Arc::get_mut(&mut copy).ok_or(Mismatch)?;
        for (index, value) in changes {
            record.set(index, value)?;
        }
        *record.meta_mut() = Meta { set, extra: (!extra.is_empty()).then(|| Box::new(extra)) };
        Ok(copy)
    }
}

impl fmt::Debug for dyn Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = f.debug_struct(self.info().name);
        for (index, field) in self.info().fields.iter().enumerate() {
            fields.field(field.name, &self.get(index));
        }
        for (name, value) in self.meta().extra() {
            fields.field(name, value);
        }
        fields.finish()
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

/// A field's name: `r#type` is `type`.
pub const fn field_name(identifier: &'static str) -> &'static str {
    match identifier.as_bytes() {
        [b'r', b'#', ..] => identifier.split_at(2).1,
        _ => identifier,
    }
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
/// (`FlowUpdate::default().tags(vec![])`), serde, and [`Model`]; the module gets the list `MODELS`.
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
        #[derive(Clone)]
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
                        blank: || ::std::sync::Arc::new(<$name as $crate::schemas::Model>::blank()),
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

                fn field(&self, index: usize) -> Option<&dyn $crate::schemas::AnyField> {
                    $(if index == At::$field as usize {
                        return Some(&self.$field);
                    })*
                    None
                }

                fn field_mut(&mut self, index: usize) -> Option<&mut dyn $crate::schemas::AnyField> {
                    $(if index == At::$field as usize {
                        return Some(&mut self.$field);
                    })*
                    None
                }
            }

            impl ::std::fmt::Debug for $name {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    ::std::fmt::Debug::fmt(self as &dyn $crate::schemas::Record, f)
                }
            }

            impl ::serde::Serialize for $name {
                fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    $crate::schemas::encode::serialize(self, serializer)
                }
            }

            impl<'de> ::serde::Deserialize<'de> for $name {
                fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    $crate::schemas::decode::deserialize(deserializer)
                }
            }
        };
    };
    (@default) => { Default::default() };
    (@default $default:expr) => { $default };
    (@required) => { true };
    (@required $default:expr) => { false };
}
