//! Equality of models.

use pyo3::prelude::*;

use super::instance::{Model, Snapshot};
use super::values::to_python;
use prefect_client::schemas::{FieldInfo, Record, Value};

/// Whether two models are of one class and have equal fields, except those that the declaration excludes.
pub(super) fn equal(one: &Bound<'_, Model>, other: &Bound<'_, Model>) -> PyResult<bool> {
    let py = one.py();
    let (one_model, other_model) = (one.get(), other.get());
    let (one, other) = (one_model.snapshot(py)?, other_model.snapshot(py)?);
    let info = one.record.info();
    if !std::ptr::eq(info, other.record.info()) || one.missing != other.missing {
        return Ok(false);
    }
    let ignored = info.not_compared();
    for (index, field) in info.fields.iter().enumerate() {
        if one.missing.contains(index) || ignored.contains(index) {
            continue;
        }
        let known = match (one.value(index, field), other.value(index, field)) {
            (Some(one), Some(other)) => equal_values(&one, &other),
            _ => None,
        };
        let is_equal = match known {
            Some(is_equal) => is_equal,
            None => object(py, &one, index, field)?.eq(object(py, &other, index, field)?)?,
        };
        if !is_equal {
            return Ok(false);
        }
    }
    if !has_extra(&one) && !has_extra(&other) {
        return Ok(true);
    }
    one_model.extra(py)?.eq(other_model.extra(py)?)
}

fn object<'py>(
    py: Python<'py>,
    model: &Snapshot,
    index: usize,
    field: &FieldInfo,
) -> PyResult<Bound<'py, PyAny>> {
    match model.cell(index) {
        Some(cell) => Ok(cell.bind(py).clone()),
        None => to_python(py, &field.ty, model.record.get(index)),
    }
}

fn has_extra(model: &Snapshot) -> bool {
    model.extra.is_some() || !model.record.meta().extra().is_empty()
}

/// Whether the Python objects of two values of one type are equal. `None` if that takes Python to tell.
fn equal_values(one: &Value<'_>, other: &Value<'_>) -> Option<bool> {
    match (one, other) {
        (Value::Null, Value::Null) => Some(true),
        (Value::Bool(one), Value::Bool(other)) => Some(one == other),
        (Value::Int(one), Value::Int(other)) => Some(one == other),
        (Value::Float(one), Value::Float(other)) => Some(one == other),
        (Value::Str(one), Value::Str(other)) => Some(one == other),
        (Value::Uuid(one), Value::Uuid(other)) => Some(one == other),
        (Value::DateTime(one), Value::DateTime(other)) => Some(one == other),
        (Value::TimeDelta(one), Value::TimeDelta(other)) => Some(one.parts() == other.parts()),
        (Value::Json(one), Value::Json(other)) if one.get() == other.get() => Some(true),
        (Value::Model(one), Value::Model(other)) => equal_records(&**one, &**other),
        (Value::List(one), Value::List(other)) if one.len() == other.len() => {
            all(one.iter().zip(other).map(|(one, other)| equal_values(one, other)))
        }
        _ => None,
    }
}

fn equal_records(one: &dyn Record, other: &dyn Record) -> Option<bool> {
    let info = one.info();
    if !std::ptr::eq(info, other.info()) {
        return Some(false);
    }
    let ignored = info.not_compared();
    let compared = (0..info.fields.len()).filter(|index| !ignored.contains(*index));
    let is_equal = all(compared.map(|index| equal_values(&one.get(index), &other.get(index))))?;
    let has_extra = !one.meta().extra().is_empty() || !other.meta().extra().is_empty();
    if is_equal && has_extra { None } else { Some(is_equal) }
}

/// Whether all are true, as far as it is known.
fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut are_known = true;
    for part in parts {
        match part {
            Some(true) => {}
            Some(false) => return Some(false),
            None => are_known = false,
        }
    }
    are_known.then_some(true)
}
