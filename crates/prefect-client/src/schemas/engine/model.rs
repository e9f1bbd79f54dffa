//! What a model is, and `models!`, with which each is declared.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use super::attached::Attached;
use super::json::Json;
use super::value::{AnyField, Field, Mismatch, Type, Value};

/// Undeclared fields, in the order in which they were received.
pub type Extras = Vec<(String, Json)>;

/// Whether a model is received or sent, which decides how undeclared fields are treated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ModelKind {
    /// The server sends it. Unknown fields are kept, as newer servers may add some.
    Received,
    /// It is sent to the server. Unknown fields are errors.
    Sent,
}

/// The declaration of a model.
pub struct ModelInfo {
    /// Its name.
    pub name: &'static str,
    /// The module of the official client that has it.
    pub module: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// How unknown fields are treated.
    pub kind: ModelKind,
    /// Its fields, in order.
    pub fields: &'static [FieldInfo],
    /// The documentation of the fields, each followed by a null character. One text has one pointer for the loader to
    /// relocate, instead of one per field.
    pub field_docs: &'static str,
    /// The model whose fields it has, and more: a binding derives its class from that one's.
    pub base: Option<fn() -> &'static ModelInfo>,
    /// The file in which the Python binding has methods for it.
    pub methods: Option<&'static str>,
    /// A model of another class that is accepted in its place, by its fields.
    pub accepts: Option<fn() -> &'static ModelInfo>,
    /// The field that a list stands for, if the model is a criterion of a filter.
    pub short_form: Option<&'static str>,
    /// The positions of the fields that comparison ignores, if that was declared.
    pub not_compared: &'static [usize],
    /// The positions of the fields that the server adds and the official client does not have. They are sent back, but
    /// are not part of dumps and comparisons.
    pub server_only: &'static [usize],
    /// Creates one with every field empty.
    pub blank: fn() -> Arc<dyn Record>,
    /// What a binding keeps for the model.
    pub attached: Attached,
}

impl ModelInfo {
    /// The only field of a root model, which is called `root`: the model's JSON is that of the field.
    pub fn root(&self) -> Option<&'static FieldInfo> {
        match self.fields {
            [field] if field.name == "root" => Some(field),
            _ => None,
        }
    }

    /// Creates one with the default in every field.
    pub fn create(&self) -> Arc<dyn Record> {
        self.create_without(FieldSet::default())
    }

    /// Creates one with the default in every field that is not in `empty`. Some defaults are ids, times and names.
    pub fn create_without(&self, empty: FieldSet) -> Arc<dyn Record> {
        let mut model = (self.blank)();
        // It is not shared yet.
        if let Some(record) = Arc::get_mut(&mut model) {
            (0..self.fields.len())
                .filter(|index| !empty.contains(*index))
                .for_each(|index| record.fill(index));
        }
        model
    }

    /// The documentation of the field at this position.
    pub fn field_doc(&self, index: usize) -> &'static str {
        self.field_docs.split('\0').nth(index).unwrap_or_default().trim()
    }

    /// The position of the field with this name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }
}

impl ModelInfo {
    /// The fields that comparison ignores. By default, as in the official client, whatever has a time of creation is
    /// compared without it, the time of the last change, and the id.
    pub fn not_compared(&self) -> FieldSet {
        let declared = self.not_compared.iter().chain(self.server_only);
        let ignored = declared.fold(FieldSet::default(), |set, index| set.with(*index));
        if ignored != FieldSet::default() || self.position("created").is_none() {
            return ignored;
        }
        let by_default = ["id", "created", "updated"].iter().filter_map(|name| self.position(name));
        by_default.fold(ignored, FieldSet::with)
    }

    /// The field of a criterion that a list stands for. By default any of the values may match.
    pub fn short_form(&self) -> &'static str {
        self.short_form.unwrap_or(if self.position("any_").is_some() { "any_" } else { "all_" })
    }
}

impl fmt::Debug for ModelInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.module, self.name)
    }
}

/// The declaration of a field. Its documentation is [`ModelInfo::field_doc`].
pub struct FieldInfo {
    /// Its name, in Rust, in Python and in JSON.
    pub name: &'static str,
    /// Its type.
    pub ty: Type,
    /// Whether it has no default.
    pub required: bool,
    /// What most fields do not have.
    pub notes: Option<&'static FieldNotes>,
}

/// What only few fields have.
pub struct FieldNotes {
    /// Other names by which the field may be given.
    pub other_names: &'static [&'static str],
    /// What to use instead, if the field is deprecated.
    pub deprecated: Option<&'static str>,
}

impl FieldInfo {
    /// Whether this is one of the field's names.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.notes.is_some_and(|notes| notes.other_names.contains(&name))
    }

    /// What to use instead, if the field is deprecated.
    pub fn deprecated(&self) -> Option<&'static str> {
        self.notes.and_then(|notes| notes.deprecated)
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

    /// Whether the set contains a field.
    #[inline]
    pub fn contains(self, index: usize) -> bool {
        self.0 & Self::bit(index) != 0
    }

    /// The set with this field added.
    #[inline]
    #[must_use]
    pub fn with(self, index: usize) -> Self {
        Self(self.0 | Self::bit(index))
    }

    /// The set with this field removed.
    #[inline]
    #[must_use]
    pub fn without(self, index: usize) -> Self {
        Self(self.0 & !Self::bit(index))
    }

    #[inline]
    fn bit(index: usize) -> u64 {
        u32::try_from(index).ok().and_then(|shift| 1_u64.checked_shl(shift)).unwrap_or(0)
    }
}

/// What a model has besides its declared fields.
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

    /// Marks a field as given.
    pub fn mark(&mut self, index: usize) {
        self.set = self.set.with(index);
    }

    /// Marks a field as not given.
    pub fn unmark(&mut self, index: usize) {
        self.set = self.set.without(index);
    }

    /// The undeclared fields.
    pub fn extra(&self) -> &[(String, Json)] {
        self.extra.as_deref().map_or(&[], Vec::as_slice)
    }

    pub(super) fn keep(&mut self, name: String, value: Json) {
        self.extra.get_or_insert_default().push((name, value));
    }
}

/// A model. `models!` implements this.
pub trait Model: Clone + Default + Send + Sync + 'static {
    /// The model's declaration.
    fn info() -> &'static ModelInfo;

    /// Which fields were given, and the undeclared fields.
    fn meta(&self) -> &Meta;

    /// Mutable access to [`Self::meta`].
    fn meta_mut(&mut self) -> &mut Meta;

    /// One with every field empty, for decoding to start from. `Model::default()` would generate ids and read the clock
    /// for fields that are then overwritten.
    fn blank() -> Self;

    /// Sets the field at this position, which is blank, to its default.
    fn fill(&mut self, index: usize);

    /// The field at this position.
    fn field(&self, index: usize) -> Option<&dyn AnyField>;

    /// Mutable access to a field.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn AnyField>;
}

/// A [`Model`] of unknown type, for decoding, encoding and bindings.
pub trait Record: Any + Send + Sync {
    /// The model's declaration.
    fn info(&self) -> &'static ModelInfo;

    /// Which fields were given, and the undeclared fields.
    fn meta(&self) -> &Meta;

    /// Mutable access to [`Self::meta`].
    fn meta_mut(&mut self) -> &mut Meta;

    /// Sets the field at this position, which is blank, to its default.
    fn fill(&mut self, index: usize);

    /// The field at this position.
    fn field(&self, index: usize) -> Option<&dyn AnyField>;

    /// Mutable access to a field.
    fn field_mut(&mut self, index: usize) -> Option<&mut dyn AnyField>;
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

    fn fill(&mut self, index: usize) {
        Model::fill(self, index);
    }

    fn field(&self, index: usize) -> Option<&dyn AnyField> {
        Model::field(self, index)
    }

    fn field_mut(&mut self, index: usize) -> Option<&mut dyn AnyField> {
        Model::field_mut(self, index)
    }
}

impl dyn Record {
    /// The value of the field at this position, or `Null` if there is no such field.
    pub fn get(&self, index: usize) -> Value<'_> {
        self.field(index).map_or(Value::Null, AnyField::get)
    }

    /// Sets the field at this position, and marks it as given.
    pub fn set(&mut self, index: usize, value: Value<'_>) -> Result<(), Mismatch> {
        self.field_mut(index).ok_or(Mismatch)?.set(value)?;
        self.meta_mut().mark(index);
        Ok(())
    }

    /// A copy with some fields changed, `set` as the fields that were given, and `extra` as the undeclared fields.
    ///
    /// The others are copied by their values: a `clone` of each model would be the largest part of the models' code.
    pub fn replace(
        &self,
        changes: Vec<(usize, Value<'_>)>,
        set: FieldSet,
        extra: Extras,
    ) -> Result<Arc<dyn Record>, Mismatch> {
        let mut copy = (self.info().blank)();
        let record = Arc::get_mut(&mut copy).ok_or(Mismatch)?;
        let changed = changes.iter().fold(FieldSet::default(), |set, (index, _)| set.with(*index));
        for (index, value) in changes {
            record.set(index, value)?;
        }
        for index in (0..self.info().fields.len()).filter(|index| !changed.contains(*index)) {
            record.set(index, self.get(index))?;
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

/// A nested model is shared, so that it can be passed on without a copy.
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

/// Whether a default is what a blank field has anyway. Those are most, and need no code.
pub const fn is_blank(default: &str) -> bool {
    matches!(default.as_bytes(), b"None" | b"false" | b"0" | b"Vec::new()")
}

/// Declares models, one line per field:
///
/// ```ignore
/// models! {
///     /// A flow.
///     #[methods("flows")]
///     pub struct Flow: Received in "objects" {
///         /// The flow's name.
///         name: String,
///         /// Its tags.
///         tags: Vec<String> = Vec::new(),
///     }
/// }
/// ```
///
/// A model is either `Received` from the server or `Sent` to it, and belongs to a module of the official client. A field
/// without a default is required. `workspace_id | id: Uuid` declares a field with a second name by which it may be given.
///
/// Each model gets the struct, a builder method per field (`FlowUpdate::default().tags(vec![])`), serde, and [`Model`].
/// The module gets the list `MODELS`.
///
/// Attributes of a model, in this order:
///
/// - `#[base(Deployment)]`: it has the fields of that model and more. The Python class derives from that model's.
/// - `#[methods("states")]`: it has Python methods. They are in the class of the same name in
///   `python/prefect_rs/client/schemas/_methods/states.py`, or `python/prefect_rs/events/_methods/states.py` for models
///   of `prefect.events`.
/// - `#[accepts(State)]`: another model is accepted in its place, by its fields.
/// - `#[short_form(all_)]`: a criterion of a filter, in which a list means this field, and not `any_`.
/// - `#[not_compared(updated)]`: `==` ignores these fields. The default is `id`, `created` and `updated` for models that
///   have a field `created`.
/// - `#[server_only(id)]`: fields that the server adds and the official client does not have. They are sent back, but are
///   not part of dumps and comparisons.
///
/// Attributes of a field:
///
/// - `#[deprecated = "use retries"]`: it is deprecated, and what to use instead.
macro_rules! models {
    ($(
        $(#[doc = $doc:expr])*
        $(#[base($base:ident)])?
        $(#[methods($methods:literal)])?
        $(#[accepts($accepts:ident)])?
        $(#[short_form($short_form:ident)])?
        $(#[not_compared($($not_compared:ident),+)])?
        $(#[server_only($($server_only:ident),+)])?
        pub struct $name:ident: $kind:ident in $module:literal {
            $(
                $(#[doc = $field_doc:expr])*
                $(#[deprecated = $deprecated:literal])?
                $field:ident $(| $other:ident)*: $ty:ty $(= $default:expr)?,
            )*
        }
    )*) => {
        /// The models of this module.
        pub(super) const MODELS: &[fn() -> &'static $crate::schemas::ModelInfo] =
            &[$(<$name as $crate::schemas::Model>::info,)*];

        $(models!(@one
            [$($doc)*] $name $kind $module
            [$($base)?] [$($methods)?] [$($accepts)?] [$($short_form)?]
            [$($($not_compared)+)?] [$($($server_only)+)?]
            $([$($field_doc)*] [$($deprecated)?] $field $($other)*, $ty, [$($default)?];)*
        );)*
    };
    (@one
        [$($doc:expr)*] $name:ident $kind:ident $module:literal
        [$($base:ident)?] [$($methods:literal)?] [$($accepts:ident)?] [$($short_form:ident)?]
        [$($not_compared:ident)*] [$($server_only:ident)*]
        $([$($field_doc:expr)*] [$($deprecated:literal)?] $field:ident $($other:ident)*, $ty:ty, [$($default:expr)?];)*
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
                    /// Sets the field. A field that is not set is not sent.
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
                        kind: $crate::schemas::ModelKind::$kind,
                        fields: &[$($crate::schemas::FieldInfo {
                            name: $crate::schemas::model::field_name(stringify!($field)),
                            ty: <$ty as $crate::schemas::Field>::TYPE,
                            required: models!(@required $($default)?),
                            notes: models!(@notes [$($deprecated)?] $($other)*),
                        },)*],
                        field_docs: concat!($($($field_doc, "\n",)* "\0",)*),
                        base: models!(@info $($base)?),
                        methods: models!(@option $($methods)?),
                        accepts: models!(@info $($accepts)?),
                        short_form: models!(@option $(stringify!($short_form))?),
                        not_compared: &[$(At::$not_compared as usize,)*],
                        server_only: &[$(At::$server_only as usize,)*],
                        blank: || ::std::sync::Arc::new(<$name as $crate::schemas::Model>::blank()),
                        attached: $crate::schemas::Attached::nothing(),
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

                fn fill(&mut self, index: usize) {
                    $(if const { !models!(@is_blank $($default)?) } && index == At::$field as usize {
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
    (@info) => { None };
    (@info $model:ident) => { Some(<$model as $crate::schemas::Model>::info) };
    (@notes []) => { None };
    (@notes [$($deprecated:literal)?] $($other:ident)*) => {
        Some(&$crate::schemas::model::FieldNotes {
            other_names: &[$($crate::schemas::model::field_name(stringify!($other)),)*],
            deprecated: models!(@option $($deprecated)?),
        })
    };
    (@option) => { None };
    (@option $value:expr) => { Some($value) };
    (@default) => { Default::default() };
    (@default $default:expr) => { $default };
    (@is_blank) => { true };
    (@is_blank $default:expr) => { $crate::schemas::model::is_blank(stringify!($default)) };
    (@required) => { true };
    (@required $default:expr) => { false };
}
