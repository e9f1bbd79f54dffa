//! Core values as Python objects.

use std::sync::Arc;

use crate::once::Once;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyList, PySet, PyString, PyType};

use super::json::read;
use super::recent::Recent;
use super::{classes, enums, uuids};
use prefect_client::schemas::{Civil, DateTime, Record, TimeDelta, Type, Value};

/// The Python object for a value of type `ty`.
pub(crate) fn to_python<'py>(py: Python<'py>, ty: &Type, value: Value<'_>) -> PyResult<Bound<'py, PyAny>> {
    convert(py, ty, value, &AsModels)
}

/// What becomes of values for which there are several objects.
pub(super) trait Conversion<'py> {
    /// The object of a model.
    fn model(&self, py: Python<'py>, record: Arc<dyn Record>) -> PyResult<Bound<'py, PyAny>>;

    /// The object of another value, if it is not the one that models have.
    fn instead(
        &self,
        _py: Python<'py>,
        _ty: &Type,
        _value: &Value<'_>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(None)
    }
}

/// As the fields of models have them.
struct AsModels;

impl<'py> Conversion<'py> for AsModels {
    fn model(&self, py: Python<'py>, record: Arc<dyn Record>) -> PyResult<Bound<'py, PyAny>> {
        Ok(classes::wrap(py, record)?.into_any())
    }
}

/// The Python object for a value of type `ty`, by a conversion.
pub(super) fn convert<'py>(
    py: Python<'py>,
    ty: &Type,
    value: Value<'_>,
    to: &dyn Conversion<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    if let Some(object) = to.instead(py, ty, &value)? {
        return Ok(object);
    }
    Ok(match value {
        Value::Null => py.None().into_bound(py),
        Value::Bool(value) => PyBool::new(py, value).to_owned().into_any(),
        Value::Int(value) => value.into_pyobject(py)?.into_any(),
        Value::Float(value) => PyFloat::new(py, value).into_any(),
        Value::Str(text) => match single(ty) {
            Type::Enum(info) => enums::member(py, info(), &text)?,
            Type::IpNetwork => py.import("ipaddress")?.call_method1("ip_network", (&*text,))?,
            _ => PyString::new(py, &text).into_any(),
        },
        Value::Uuid(value) => uuids::make(py, value)?,
        Value::DateTime(value) => datetime(py, value)?,
        Value::TimeDelta(value) => timedelta(py, value)?,
        Value::Json(raw) => read::valid(py, raw.get())?,
        Value::List(items) => {
            let (inner, is_set) = match ty.required() {
                Type::List(inner) | Type::OneOrSeveral(inner) => (*inner, false),
                Type::Set(inner) => (*inner, true),
                other => (other, false),
            };
            let items = items.into_iter().map(|item| convert(py, inner, item, to));
            let list = PyList::new(py, items.collect::<PyResult<Vec<_>>>()?)?;
            if is_set { PySet::new(py, list.iter())?.into_any() } else { list.into_any() }
        }
        Value::Map(entries) => {
            let dict = PyDict::new(py);
            if let Type::Map(inner) = ty.required() {
                for (key, value) in entries {
                    dict.set_item(&*key, convert(py, inner, value, to)?)?;
                }
            }
            dict.into_any()
        }
        Value::Model(record) => to.model(py, record)?,
    })
}

/// The type of a value that is not a list.
fn single(ty: &Type) -> &Type {
    match ty.required() {
        Type::OneOrSeveral(inner) => single(inner),
        other => other,
    }
}

/// An aware `datetime.datetime` with the same UTC offset.
pub(super) fn datetime(py: Python<'_>, moment: DateTime) -> PyResult<Bound<'_, PyAny>> {
    static RECENT: Recent<(i64, i32)> = Recent::new();
    let microseconds = moment.microseconds();
    // Multiplied, because many times are whole seconds.
    let hash = microseconds.cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    RECENT.get_or_make(py, (microseconds, moment.offset()), hash, || create_datetime(py, moment))
}

fn create_datetime(py: Python<'_>, moment: DateTime) -> PyResult<Bound<'_, PyAny>> {
    let zone = match moment.offset() {
        0 => utc(py)?.clone(),
        offset => timezone_class(py)?.call1((timedelta(py, TimeDelta(offset.into()))?,))?,
    };
    // As it is unpickled, which takes a third of the time of a call with numbers.
    let civil = moment.civil();
    let [year_high, year_low] = civil.year.to_be_bytes();
    let [_, high, middle, low] = civil.microsecond.to_be_bytes();
    let Civil { month, day, hour, minute, second, .. } = civil;
    let state = [year_high, year_low, month, day, hour, minute, second, high, middle, low];
    datetime_class(py)?.call1((PyBytes::new(py, &state), zone))
}

static DATETIME: Once<Py<PyAny>> = Once::new();

pub(super) fn datetime_class(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    let made = DATETIME.get_or_try_make(|| {
        let class = py.import("datetime")?.getattr("datetime")?.cast_into::<PyType>()?;
        // Libraries that set the time in tests put a class of their own there, which derives from the real one.
        for base in class.mro() {
            if base.getattr("__module__")?.eq("datetime")? && base.getattr("__name__")?.eq("datetime")? {
                return Ok(base.unbind());
            }
        }
        Ok(class.into_any().unbind())
    })?;
    Ok(made.bind(py))
}

fn timezone_class(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static TIMEZONE: Once<Py<PyAny>> = Once::new();
    TIMEZONE.import(py, "datetime", "timezone")
}

fn utc(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static UTC: Once<Py<PyAny>> = Once::new();
    let utc = UTC.get_or_try_make(|| timezone_class(py)?.getattr("utc").map(Bound::unbind))?;
    Ok(utc.bind(py))
}

/// Whether a datetime has the time zone `datetime.timezone.utc`.
pub(super) fn is_in_utc(datetime: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = datetime.py();
    Ok(datetime.getattr(intern!(py, "tzinfo"))?.is(utc(py)?))
}

/// Whether a value is a `datetime.datetime`, and not of a subclass. Not always true before the first one was made or
/// read here, as the module is not imported for this.
pub(super) fn is_datetime(value: &Bound<'_, PyAny>) -> bool {
    DATETIME.get().is_some_and(|class| value.get_type().is(class))
}

fn timedelta(py: Python<'_>, duration: TimeDelta) -> PyResult<Bound<'_, PyAny>> {
    static TIMEDELTA: Once<Py<PyAny>> = Once::new();
    static ZERO: Once<Py<PyAny>> = Once::new();
    let class = TIMEDELTA.import(py, "datetime", "timedelta")?;
    // Numbers that are whole: a fraction would double the time.
    match duration.parts() {
        // Of most runs, at first.
        (0, 0) => Ok(ZERO.get_or_try_make(|| class.call0().map(Bound::unbind))?.bind(py).clone()),
        (seconds, microseconds) => class.call1((0, seconds, microseconds)),
    }
}
