//! Pickling. What cannot change is pickled as bytes, text and numbers, in a fraction of the time and space of ids and
//! datetimes as objects. Everything else is pickled as the object that it is.

use std::borrow::Cow;
use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyString, PyType};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::classes;
use super::instance::{InstanceState, Model, entries_of, with_state};
use super::values::to_python;
use prefect_client::schemas::{DateTime, FieldSet, ModelInfo, TimeDelta, Type, Value};

/// What an instance holds: values of its record, objects, and the names of the fields that were not given, and of those
/// that have no value. Fields that are None are left out.
pub(super) type Pickled<'py> =
    (Bound<'py, PyDict>, Bound<'py, PyDict>, Bound<'py, PyList>, Bound<'py, PyList>);

pub(super) fn pickled<'py>(model: &Bound<'py, Model>) -> PyResult<Pickled<'py>> {
    let py = model.py();
    let snapshot = model.get().snapshot(py)?;
    let info = snapshot.record.info();
    let names = classes::names(py, info)?;
    let (values, objects) = (PyDict::new(py), PyDict::new(py));
    let (unset, missing) = (PyList::empty(py), PyList::empty(py));
    for ((index, field), name) in info.fields.iter().enumerate().zip(names) {
        if !snapshot.set.contains(index) {
            unset.append(name)?;
        }
        if snapshot.missing.contains(index) {
            missing.append(name)?;
            continue;
        }
        let value = snapshot.value(index, field);
        if let Some(Value::Null) = value {
            continue;
        }
        match value.as_ref().map(|value| to_plain(py, &field.ty, value)).transpose()?.flatten() {
            Some(plain) => values.set_item(name, plain)?,
            None => match (snapshot.cell(index), value) {
                (Some(object), _) => objects.set_item(name, object)?,
                (None, Some(value)) => objects.set_item(name, to_python(py, &field.ty, value)?)?,
                (None, None) => {}
            },
        }
    }
    objects.update(model.get().extra(py)?.as_mapping())?;
    Ok((values, objects, unset, missing))
}

pub(super) fn restored<'py>(
    class: &Bound<'py, PyType>,
    values: &Bound<'py, PyDict>,
    objects: &Bound<'py, PyDict>,
    unset: &[String],
    missing: &[String],
) -> PyResult<Bound<'py, Model>> {
    let info = classes::info(class)?;
    let mut record = (info.blank)();
    let fields = Arc::get_mut(&mut record).ok_or_else(|| wrong(info, "it"))?;
    for entry in entries_of(values) {
        let (name, value) = entry?;
        let name = name.cast::<PyString>()?.to_str()?;
        // Another version may have other fields.
        let Some(index) = info.position(name) else { continue };
        let Some(field) = info.fields.get(index) else { continue };
        let value = from_plain(&field.ty, &value)?.ok_or_else(|| wrong(info, name))?;
        fields.set(index, value).map_err(|_| wrong(info, name))?;
    }
    let named = |names: &[String]| {
        names.iter().filter_map(|name| info.position(name)).fold(FieldSet::default(), FieldSet::with)
    };
    let missing = named(missing);
    let model = with_state(class, record, InstanceState { missing, ..InstanceState::default() })?;
    model.get().update(class.py(), objects)?;
    let unset = named(unset);
    let set = (0..info.fields.len()).filter(|index| !unset.contains(*index));
    model.get().state().set = set.fold(FieldSet::default(), FieldSet::with);
    Ok(model)
}

fn wrong(info: &ModelInfo, name: &str) -> PyErr {
    PyValueError::new_err(format!("{name} of a pickled {} is not as this version pickles it", info.name))
}

/// A value that cannot change, as bytes, text or a number. `None` for others.
fn to_plain<'py>(py: Python<'py>, ty: &Type, value: &Value<'_>) -> PyResult<Option<Bound<'py, PyAny>>> {
    if let Type::IpNetwork | Type::OneOrSeveral(_) | Type::Union(_) = ty.bare() {
        return Ok(None);
    }
    Ok(Some(match value {
        Value::Uuid(id) => PyBytes::new(py, id.as_bytes()).into_any(),
        Value::DateTime(moment) => (moment.microseconds(), moment.offset()).into_pyobject(py)?.into_any(),
        Value::TimeDelta(TimeDelta(seconds)) => seconds.into_pyobject(py)?.into_any(),
        Value::Str(text) => PyString::new(py, text).into_any(),
        Value::Json(json) => PyString::new(py, json.get()).into_any(),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) => to_python(py, ty, value.clone())?,
        Value::Null | Value::List(_) | Value::Map(_) | Value::Model(_) => return Ok(None),
    }))
}

/// The value of bytes, text or a number.
fn from_plain(ty: &Type, plain: &Bound<'_, PyAny>) -> PyResult<Option<Value<'static>>> {
    Ok(match ty.bare() {
        Type::Bool => Some(Value::Bool(plain.extract()?)),
        Type::Int => Some(Value::Int(plain.extract()?)),
        Type::Float => Some(Value::Float(plain.extract()?)),
        Type::Str | Type::Enum(_) => Some(Value::Str(Cow::Owned(plain.extract()?))),
        Type::Uuid => Uuid::from_slice(plain.extract()?).ok().map(Value::Uuid),
        Type::DateTime => {
            let (microseconds, offset) = plain.extract()?;
            DateTime::at_offset(microseconds, offset).map(Value::DateTime)
        }
        Type::TimeDelta => Some(Value::TimeDelta(TimeDelta(plain.extract()?))),
        Type::Json | Type::JsonObject | Type::Labels => {
            RawValue::from_string(plain.extract()?).ok().map(|raw| Value::Json(Cow::Owned(raw)))
        }
        _ => None,
    })
}
