//! Core values as Python objects.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyList, PySet, PyString};

use super::json::read;
use super::{classes, enums, uuids};
use prefect_client::schemas::{DateTime, TimeDelta, Type, Value};

/// The Python object for a value of type `ty`.
pub(crate) fn to_python<'py>(py: Python<'py>, ty: &Type, value: Value<'_>) -> PyResult<Bound<'py, PyAny>> {
    if let Type::OneOrSeveral(inner) = ty.required() {
        return match value {
            Value::List(_) => to_python(py, &Type::List(inner), value),
            one => to_python(py, inner, one),
        };
    }
    Ok(match value {
        Value::Null => py.None().into_bound(py),
        Value::Bool(value) => PyBool::new(py, value).to_owned().into_any(),
        Value::Int(value) => value.into_pyobject(py)?.into_any(),
        Value::Float(value) => PyFloat::new(py, value).into_any(),
        Value::Str(text) => match ty.required() {
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
                Type::List(inner) => (*inner, false),
                Type::Set(inner) => (*inner, true),
                other => (other, false),
            };
            let items = items.into_iter().map(|item| to_python(py, inner, item));
            let list = PyList::new(py, items.collect::<PyResult<Vec<_>>>()?)?;
            if is_set { PySet::new(py, list.iter())?.into_any() } else { list.into_any() }
        }
        Value::Map(entries) => {
            let dict = PyDict::new(py);
            if let Type::Map(inner) = ty.required() {
                for (key, value) in entries {
                    dict.set_item(&*key, to_python(py, inner, value)?)?;
                }
            }
            dict.into_any()
        }
        Value::Model(record) => classes::wrap(py, record)?.into_any(),
    })
}

/// An aware `datetime.datetime` with the same UTC offset.
pub(super) fn datetime(py: Python<'_>, moment: DateTime) -> PyResult<Bound<'_, PyAny>> {
    static UTC: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    static TIMEZONE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let timezone = TIMEZONE.import(py, "datetime", "timezone")?;
    let zone = match moment.offset() {
        0 => UTC.get_or_try_init(py, || timezone.getattr("utc").map(Bound::unbind))?.bind(py).clone(),
        offset => timezone.call1((timedelta(py, TimeDelta(offset.into()))?,))?,
    };
    let civil = moment.civil();
    datetime_class(py)?.call1((
        civil.year,
        civil.month,
        civil.day,
        civil.hour,
        civil.minute,
        civil.second,
        civil.microsecond,
        zone,
    ))
}

pub(super) fn datetime_class(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static DATETIME: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    DATETIME.import(py, "datetime", "datetime")
}

fn timedelta(py: Python<'_>, duration: TimeDelta) -> PyResult<Bound<'_, PyAny>> {
    static TIMEDELTA: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    TIMEDELTA.import(py, "datetime", "timedelta")?.call1((0, duration.0))
}
