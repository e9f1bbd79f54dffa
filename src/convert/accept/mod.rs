//! Validation: Python objects as models, and as core values.
//!
//! - [`accept`]: the object that a model keeps for what was assigned, such as a `UUID` for its text
//! - [`to_core`]: the core's value for such an object
//! - [`model`]: the model that an object is, or has the fields of
//!
//! These call each other, as models are nested, and so share this file. What they need for one kind of value is in the
//! files next to it.

mod containers;
mod fields;
mod model_hooks;
mod scalars;
mod short_form;
mod unions;

use std::borrow::Cow;
use std::sync::Arc;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyMapping, PySet, PyType};

use super::classes;
use super::instance::{InstanceState, Model, Snapshot, bare, entries_of};
use super::json::write;
use super::values::{datetime, datetime_class, to_python};
use crate::errors::problems::{InputError, InputErrors, InputResult};
use prefect_client::schemas::{
    Extras, FieldSet, Json, Mismatch, ModelInfo, ModelKind, Record, TimeDelta, Type, UnionInfo, Value,
};

pub(crate) use containers::each;
pub(crate) use scalars::{id_of, integer, text};

/// The object that a model keeps for a value.
pub(crate) fn accept<'py>(ty: &Type, value: &Bound<'py, PyAny>) -> InputResult<Bound<'py, PyAny>> {
    let py = value.py();
    match ty {
        Type::Optional(_) if value.is_none() => Ok(value.clone()),
        Type::Optional(inner) => accept(inner, value),
        _ if scalars::is_of(ty, value)? => Ok(value.clone()),
        Type::Json => Ok(value.clone()),
        Type::JsonObject => Ok(containers::dict(value)?.into_any()),
        Type::Labels => Ok(containers::labels(value)?.into_any()),
        Type::List(inner) => {
            let list = PyList::empty(py);
            each(value, "a list", |item| Ok(list.append(accept(inner, item)?)?))?;
            Ok(list.into_any())
        }
        Type::Set(inner) => {
            let set = PySet::empty(py)?;
            each(value, "a set", |item| Ok(set.add(accept(inner, item)?)?))?;
            Ok(set.into_any())
        }
        Type::Map(inner) => {
            let dict = PyDict::new(py);
            let mut errors = InputErrors::new();
            for entry in containers::mapping(value)?.items()?.iter() {
                let (key, item) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
                let name = key.str()?.to_string_lossy().into_owned();
                let key = text(&key, "text as a key").map_err(|error| error.at("[key]").at(&name));
                let item = accept(inner, &item).map_err(|error| error.at(&name));
                if let (Some(key), Some(item)) = (errors.collect(key), errors.collect(item)) {
                    dict.set_item(key, item)?;
                }
            }
            errors.finish()?;
            Ok(dict.into_any())
        }
        Type::OneOrSeveral(inner) if containers::is_list(value) => accept(&Type::List(inner), value),
        Type::OneOrSeveral(inner) => accept(inner, value),
        Type::Model(info) => Ok(model(info(), value)?.into_any()),
        Type::Checked(Type::Json, _) => {
            to_core(ty, value)?;
            Ok(value.clone())
        }
        Type::Union(union) => unions::nested(|| Ok(member(union, value)?.into_any())),
        Type::DateTime => accept_datetime(value),
        _ => Ok(to_python(py, ty, to_core(ty, value)?)?),
    }
}

/// An aware `datetime` is kept as it is, as it has a time zone and not only an offset.
fn accept_datetime<'py>(value: &Bound<'py, PyAny>) -> InputResult<Bound<'py, PyAny>> {
    let py = value.py();
    let moment = scalars::datetime(value)?;
    if value.is_instance(datetime_class(py)?)? && !value.call_method0(intern!(py, "utcoffset"))?.is_none() {
        return Ok(value.clone());
    }
    Ok(datetime(py, moment)?)
}

/// The core's value for an object. It accepts all that [`accept`] does, as any object can be assigned to a field.
pub(crate) fn to_core(ty: &Type, value: &Bound<'_, PyAny>) -> InputResult<Value<'static>> {
    Ok(match ty {
        Type::Optional(_) if value.is_none() => Value::Null,
        Type::Optional(inner) => to_core(inner, value)?,
        Type::Bool => Value::Bool(scalars::boolean(value)?),
        Type::Int => Value::Int(integer(value)?),
        Type::Float => Value::Float(scalars::number(value)?),
        Type::Str => Value::Str(Cow::Owned(text(value, "text")?)),
        Type::Enum(info) => Value::Str(Cow::Owned(super::enums::text(info(), value)?)),
        Type::Uuid => Value::Uuid(id_of(value)?),
        Type::IpNetwork => Value::Str(Cow::Owned(scalars::network(value)?.to_string())),
        Type::DateTime => Value::DateTime(scalars::datetime(value)?),
        Type::TimeDelta => Value::TimeDelta(TimeDelta(scalars::seconds(value)?)),
        Type::Json => json(write::to_json(value)?),
        Type::JsonObject | Type::Labels => json(write::to_json(&accept(ty, value)?)?),
        Type::List(inner) => list(inner, value, "a list")?,
        Type::Set(inner) => list(inner, value, "a set")?,
        Type::Map(inner) => {
            let mut entries = Vec::new();
            for entry in containers::mapping(value)?.items()?.iter() {
                let (key, item) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
                let key = text(&key, "text as a key")?;
                let item = to_core(inner, &item).map_err(|error| error.at(&key))?;
                entries.push((Cow::Owned(key), item));
            }
            Value::Map(entries)
        }
        Type::Checked(inner, check) => {
            // Checked JSON must be JSON already: no conversion of other types.
            let checked = match inner {
                Type::Json => json(write::to_plain_json(value)?),
                other => to_core(other, value)?,
            };
            check(&checked).map_err(|problem| InputError::new("value_error", problem, value))?;
            checked
        }
        Type::OneOrSeveral(inner) if containers::is_list(value) => list(inner, value, "a list")?,
        Type::OneOrSeveral(inner) => to_core(inner, value)?,
        Type::Model(info) => Value::Model(record(info(), value)?),
        Type::Union(union) => {
            unions::nested(|| Ok(Value::Model(member(union, value)?.get().record(value.py())?)))?
        }
    })
}

fn json(json: Json) -> Value<'static> {
    Value::Json(Cow::Owned(json.into_raw()))
}

fn list(inner: &Type, value: &Bound<'_, PyAny>, expected: &str) -> InputResult<Value<'static>> {
    let mut items = Vec::new();
    each(value, expected, |item| {
        items.push(to_core(inner, item)?);
        Ok(())
    })?;
    Ok(Value::List(items))
}

/// The member of a union that an object is, or has the fields of.
fn member<'py>(union: &'static UnionInfo, value: &Bound<'py, PyAny>) -> InputResult<Bound<'py, Model>> {
    if let Ok(instance) = value.cast::<Model>()
        && unions::has_member(union, instance.get().info()?)
    {
        return Ok(instance.clone());
    }
    match unions::choose(union, value)? {
        Some((_, info)) => model(info(), value),
        None => Err(InputError::expected(format_args!("one of {}", Type::Union(union)), value)),
    }
}

/// The model of this class that an object is, or stands for: a dict with its fields, or any object with the fields as
/// attributes, such as a model of the official client.
pub(crate) fn model<'py>(
    info: &'static ModelInfo,
    value: &Bound<'py, PyAny>,
) -> InputResult<Bound<'py, Model>> {
    let py = value.py();
    let class = classes::class(py, info)?;
    if value.is_instance(class)? {
        let instance = value.cast::<Model>().map_err(PyErr::from)?;
        if std::ptr::eq(instance.get().info()?, info) {
            return Ok(instance.clone());
        }
        // A model derived from this one, such as `Automation` where an `AutomationCore` is expected.
        return fill(class, info, fields::given(info, value)?.as_mapping());
    }
    if let Ok(mapping) = value.cast::<PyMapping>() {
        return fill(class, info, &fields::of_mapping(info, mapping)?);
    }
    if let Some(criterion) = short_form::expand(info, value)? {
        return fill(class, info, criterion.as_mapping());
    }
    if let Some(other) = info.accepts
        && value.is_instance(classes::class(py, other())?.as_any())?
    {
        return fill(class, info, fields::given(info, value)?.as_mapping());
    }
    if fields::has_none(value) {
        return Err(fields::not_a_model(info, value));
    }
    match fields::of_object(info, value)? {
        Some(given) => fill(class, info, given.as_mapping()),
        None => Err(fields::not_a_model(info, value)),
    }
}

/// Like [`model`], but also accepts a model of class `other`, and uses the fields that it was given.
pub(crate) fn model_or<'py>(
    info: &'static ModelInfo,
    other: &'static ModelInfo,
    value: &Bound<'py, PyAny>,
) -> InputResult<Bound<'py, Model>> {
    let other = classes::class(value.py(), other)?;
    if value.is_instance(other)?
        && let Some(given) = fields::of_object(info, value)?
    {
        return fill(classes::class(value.py(), info)?, info, given.as_mapping());
    }
    model(info, value)
}

/// An instance of `class`, which may be a subclass of the model's, from an instance, a dict or, with
/// `from_attributes`, any object with the fields as attributes.
pub(super) fn validate<'py>(
    class: &Bound<'py, PyType>,
    info: &'static ModelInfo,
    value: &Bound<'py, PyAny>,
    from_attributes: bool,
) -> InputResult<Bound<'py, Model>> {
    if value.is_instance(class)? {
        Ok(value.cast::<Model>().map_err(PyErr::from)?.clone())
    } else if let Ok(mapping) = value.cast::<PyMapping>() {
        fill(class, info, &fields::of_mapping(info, mapping)?)
    } else if from_attributes {
        let model = model(info, value)?;
        if model.is_instance(class)? {
            return Ok(model);
        }
        // `class` is derived from the model's.
        fill(class, info, fields::given(info, model.as_any())?.as_mapping())
    } else {
        Err(fields::not_a_model(info, value))
    }
}

/// The record of the model that an object is, or stands for.
pub(crate) fn record(info: &'static ModelInfo, value: &Bound<'_, PyAny>) -> InputResult<Arc<dyn Record>> {
    model(info, value)?.get().record(value.py())
}

/// A new instance with these fields, validated.
fn fill<'py>(
    class: &Bound<'py, PyType>,
    info: &'static ModelInfo,
    given: &Bound<'py, PyMapping>,
) -> InputResult<Bound<'py, Model>> {
    let instance = bare(class)?;
    Model::fill(&instance, info, given)?;
    Ok(instance)
}

fn other_type(info: &ModelInfo) -> InputError {
    InputError::without_input("type_error", format!("a field of this {} is of another type", info.name))
}

/// The text of a key.
fn text_of(key: &Bound<'_, PyAny>) -> String {
    key.str().map_or_else(|_| String::new(), |text| text.to_string_lossy().into_owned())
}

impl Model {
    /// Validates fields and stores them in a new instance.
    pub(super) fn fill<'py>(
        slf: &Bound<'py, Self>,
        info: &'static ModelInfo,
        given: &Bound<'py, PyMapping>,
    ) -> InputResult<()> {
        let py = slf.py();
        let hooks = classes::hooks(&slf.get_type())?;
        let prepared = if hooks.prepare { Some(model_hooks::prepare(slf, info, given)?) } else { None };
        let given = prepared.as_ref().map_or(given, |fields| fields.as_mapping());
        let names = classes::names(py, info)?;
        let mut state = InstanceState::default();
        // Of fields whose objects are made when they are read.
        let mut values = Vec::new();
        let mut errors = InputErrors::new();
        let mut extra: Option<Bound<'_, PyDict>> = None;
        let mut given_fields = FieldSet::default();
        for entry in given.items()?.iter() {
            let (name, value) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
            // The names of keywords, and of keys in source code, are interned.
            let position = match names.iter().position(|known| known.is(&name)) {
                Some(index) => Some(index),
                None => {
                    let name = name.str()?;
                    let name = name.to_string_lossy();
                    info.fields.iter().position(|field| field.is_called(&name))
                }
            };
            match position.and_then(|index| Some((index, info.fields.get(index)?))) {
                Some((index, field)) => {
                    given_fields = given_fields.with(index);
                    let accepted = if scalars::is_kept_in_record(&field.ty, &value) {
                        to_core(&field.ty, &value).map(|value| values.push((index, value)))
                    } else {
                        accept(&field.ty, &value).map(|value| drop(state.assign(info, index, value.unbind())))
                    };
                    let accepted = accepted.map_err(|error| {
                        let name = text_of(&name);
                        fields::at_field(info, &name, model_hooks::with_class_hint(slf, &name, &value, error))
                    });
                    if errors.collect(accepted).is_some() {
                        state.set = state.set.with(index);
                    }
                }
                None if info.kind == ModelKind::Received => {
                    extra.get_or_insert_with(|| PyDict::new(py)).set_item(name.str()?, value)?;
                }
                None => errors.push(fields::unknown(info, &value).at(&text_of(&name))),
            }
        }
        for (index, field) in info.fields.iter().enumerate() {
            if field.required && !given_fields.contains(index) {
                errors.push(fields::missing(info, field));
            }
        }
        errors.finish()?;
        state.extra = extra.map(Bound::unbind);
        let mut record = info.create_without(state.set);
        for (index, value) in values {
            // It is not shared yet.
            let set = Arc::get_mut(&mut record).map(|record| record.set(index, value));
            set.unwrap_or(Err(Mismatch)).map_err(|_| other_type(info))?;
        }
        if !Arc::ptr_eq(slf.get().record_or(record.clone()), &record) {
            // `__init__` was called again. The first record stays, so all other fields need objects.
            state.extra.get_or_insert_with(|| PyDict::new(py).unbind());
            for (index, field) in info.fields.iter().enumerate() {
                if state.cell(info, index).is_some_and(|cell| cell.is_none()) {
                    state.assign(info, index, to_python(py, &field.ty, record.get(index))?.unbind());
                }
            }
        }
        let old = std::mem::replace(&mut *slf.get().state(), state);
        drop(old);
        if hooks.finish {
            model_hooks::finish(slf, info, given)?;
        }
        if hooks.post_init {
            slf.call_method1(intern!(py, "model_post_init"), (py.None(),))?;
        }
        Ok(())
    }

    /// The model as a core record, with all changes made in Python.
    pub(crate) fn record(&self, py: Python<'_>) -> InputResult<Arc<dyn Record>> {
        let snapshot = self.snapshot(py)?;
        let Snapshot { record, cells, set, missing, extra, .. } = &snapshot;
        if cells.is_empty()
            && *missing == FieldSet::default()
            && extra.is_none()
            && *set == record.meta().fields_set()
        {
            return Ok(record.clone());
        }
        let info = record.info();
        let mut errors = InputErrors::new();
        for (_, field) in info.fields.iter().enumerate().filter(|(index, _)| missing.contains(*index)) {
            errors.push(fields::missing(info, field));
        }
        let mut changes = Vec::new();
        for (index, (cell, field)) in cells.iter().zip(info.fields).enumerate() {
            let (Some(cell), None) = (cell, snapshot.value(index, field)) else { continue };
            let value = to_core(&field.ty, cell.bind(py));
            let value = value.map_err(|error| fields::at_field(info, field.name, error));
            changes.extend(errors.collect(value).map(|value| (index, value)));
        }
        let mut extras: Extras = record.meta().extra().to_vec();
        if let Some(extra) = extra {
            extras.clear();
            for entry in entries_of(extra.bind(py)) {
                let (name, value) = entry?;
                let name = name.str()?.to_string_lossy().into_owned();
                let json = write::to_json(&value).map_err(|error| error.at(&name));
                extras.extend(errors.collect(json).map(|json| (name, json)));
            }
        }
        errors.finish()?;
        record.replace(changes, *set, extras).map_err(|_| other_type(info))
    }
}
