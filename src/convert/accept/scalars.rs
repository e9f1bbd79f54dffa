//! Booleans, numbers, text, ids, times and networks. What is accepted for each is what pydantic accepts.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyFloat, PyInt, PyString, PyType};
use uuid::Uuid;

use crate::convert::enums;
use crate::convert::uuids::{self, is_id};
use crate::convert::values::{is_datetime, is_in_utc};
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::{DateTime, IpNetwork, NoNetwork, Problem, TimeDelta, Type};

/// Whether a value is kept as it is: an object of exactly the class that a field of this type has. The cheapest check
/// comes first.
pub(super) fn is_of(ty: &Type, value: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(match ty {
        Type::Bool => value.is_exact_instance_of::<PyBool>(),
        Type::Int => value.is_exact_instance_of::<PyInt>() && value.extract::<i64>().is_ok(),
        Type::Float => value.is_exact_instance_of::<PyFloat>(),
        // Text with a surrogate cannot be encoded.
        Type::Str => value.cast_exact::<PyString>().is_ok_and(|text| text.to_str().is_ok()),
        Type::Uuid => uuids::is_one(value)?,
        Type::Enum(info) => enums::is_member(info(), value),
        Type::DateTime => is_datetime(value) && is_in_utc(value)?,
        _ => false,
    })
}

/// Whether the record has all of a value, so that no object has to be kept: the text of an id or a time, a duration in
/// seconds, as in JSON, or a member of an enumeration, of which there is only one.
pub(super) fn is_kept_in_record(ty: &Type, value: &Bound<'_, PyAny>) -> bool {
    match ty.required() {
        Type::Uuid | Type::DateTime => value.is_exact_instance_of::<PyString>(),
        Type::TimeDelta => value.is_exact_instance_of::<PyFloat>(),
        Type::Enum(info) => value.is_exact_instance_of::<PyString>() || enums::is_member(info(), value),
        _ => false,
    }
}

/// True and False, the numbers 1 and 0, and the words for them.
pub(super) fn boolean(value: &Bound<'_, PyAny>) -> InputResult<bool> {
    if let Ok(boolean) = value.cast::<PyBool>() {
        return Ok(boolean.is_true());
    }
    let word = if value.is_instance_of::<PyInt>()
        || value.is_instance_of::<PyFloat>()
        || value.is_instance_of::<PyString>()
    {
        value.str()?.to_string_lossy().to_ascii_lowercase()
    } else {
        String::new()
    };
    match word.trim_end_matches(".0") {
        "1" | "true" | "t" | "yes" | "y" | "on" => Ok(true),
        "0" | "false" | "f" | "no" | "n" | "off" => Ok(false),
        _ => Err(InputError::of_type("bool_type", "True or False", value)),
    }
}

/// An integer, a float without a fraction, or text of either.
pub(crate) fn integer(value: &Bound<'_, PyAny>) -> InputResult<i64> {
    let wrong = || InputError::of_type("int_type", "a whole number of at most 64 bits", value);
    if let Ok(integer) = value.cast::<PyInt>() {
        return integer.extract().map_err(|_| wrong());
    }
    let text = value.cast::<PyString>().map(|text| text.to_string_lossy().trim().replace('_', ""));
    if let Ok(Ok(integer)) = text.as_ref().map(|text| text.parse()) {
        return Ok(integer);
    }
    let float = match text {
        Ok(text) => text.parse().ok(),
        Err(_) => value.cast::<PyFloat>().ok().and_then(|float| float.extract::<f64>().ok()),
    };
    match float {
        Some(float) if float.fract() == 0.0 && float.abs() < 9e15 => Ok(float as i64),
        _ => Err(wrong()),
    }
}

pub(super) fn number(value: &Bound<'_, PyAny>) -> InputResult<f64> {
    let number = match value.cast::<PyString>() {
        Ok(text) => text.to_string_lossy().trim().parse().ok(),
        Err(_) => value.extract().ok(),
    };
    number.ok_or_else(|| InputError::of_type("float_type", "a number", value))
}

/// Text, including members of string enumerations.
pub(crate) fn text(value: &Bound<'_, PyAny>, what: &str) -> InputResult<String> {
    let Ok(text) = value.cast::<PyString>() else {
        // One of pydantic's URLs.
        if value.hasattr(intern!(value.py(), "unicode_string"))? && !value.is_instance_of::<PyType>() {
            return Ok(value.str()?.to_string_lossy().into_owned());
        }
        // Bytes in UTF-8.
        let bytes = value.cast::<PyBytes>().map(|bytes| bytes.as_bytes().to_vec());
        let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        return text.ok_or_else(|| InputError::of_type("string_type", what, value));
    };
    match text.to_str() {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Err(InputError::new("string_unicode", "expected text that can be encoded as UTF-8", value)),
    }
}

/// A UUID, the text of one, or an object with an `id`.
pub(crate) fn id_of(value: &Bound<'_, PyAny>) -> InputResult<Uuid> {
    let inner = if is_id(value)? { None } else { value.getattr_opt(intern!(value.py(), "id"))? };
    id(inner.as_ref().unwrap_or(value))
}

/// Whether a value is an object with an `id`, as opposed to an id itself.
pub(super) fn has_id(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if is_id(value)? {
        return Ok(false);
    }
    let found = value.getattr_opt(intern!(value.py(), "id"))?;
    found.map_or(Ok(false), |found| is_id(&found))
}

/// A UUID, or the text or bytes of one.
fn id(value: &Bound<'_, PyAny>) -> InputResult<Uuid> {
    let py = value.py();
    if let Ok(text) = value.cast::<PyString>() {
        return Uuid::try_parse(&text.to_string_lossy()).map_err(|_| {
            InputError::new(
                "uuid_parsing",
                "expected a UUID, such as 01234567-89ab-cdef-0123-456789abcdef",
                value,
            )
        });
    }
    if let Ok(bytes) = value.cast::<PyBytes>()
        && let Ok(id) = Uuid::from_slice(bytes.as_bytes())
    {
        return Ok(id);
    }
    if let Some(id) = uuids::read(value)? {
        return Ok(id);
    }
    let class = value.get_type();
    let is_uuid =
        class.getattr(intern!(py, "__module__"))?.eq("uuid")? || value.hasattr(intern!(py, "urn"))?;
    let number = if is_uuid { value.getattr_opt(intern!(py, "int"))? } else { None };
    match number.map(|number| number.extract::<u128>()) {
        Some(Ok(number)) => Ok(Uuid::from_u128(number)),
        _ => Err(InputError::of_type("uuid_type", "a UUID, or text that is one", value)),
    }
}

/// A network or address of the `ipaddress` module, or the text of one.
pub(super) fn network(value: &Bound<'_, PyAny>) -> InputResult<IpNetwork> {
    let class = value.get_type();
    let is_of_ipaddress = class.getattr(intern!(value.py(), "__module__"))?.eq("ipaddress")?;
    if !is_of_ipaddress && !value.is_instance_of::<PyString>() {
        return Err(InputError::expected("a network of IP addresses, or text such as 192.0.2.0/24", value));
    }
    let text = value.str()?;
    text.to_string_lossy()
        .parse()
        .map_err(|problem: NoNetwork| InputError::new("ip_any_network", problem.to_string(), value))
}

/// An aware datetime, a naive one (interpreted as UTC, as the server does), a date, text, or a Unix timestamp.
pub(super) fn datetime(value: &Bound<'_, PyAny>) -> InputResult<DateTime> {
    let py = value.py();
    let wrong = |problem: String| InputError::new("datetime_parsing", problem, value);
    let read = |text: &str| text.trim().parse().map_err(|problem: Problem| wrong(problem.to_string()));
    let not_a_datetime = || wrong("expected a datetime, or text such as 2026-01-01T00:00:00Z".to_owned());
    if let Ok(text) = value.cast::<PyString>() {
        return read(&text.to_string_lossy());
    }
    if value.hasattr(intern!(py, "isoformat"))? {
        let text = value.call_method0(intern!(py, "isoformat"))?.str()?.to_string_lossy().into_owned();
        // A date means midnight. A time of day has an isoformat, too, but no date.
        let has_date = value.hasattr(intern!(py, "year"))?;
        return if has_date { read(&text) } else { Err(not_a_datetime()) };
    }
    if value.is_instance_of::<PyBool>() {
        return Err(not_a_datetime());
    }
    let out_of_range = || wrong("expected a Unix timestamp between the years 1 and 9999".to_owned());
    if let Ok(number) = value.cast::<PyInt>() {
        return number.extract().ok().and_then(DateTime::from_number).ok_or_else(out_of_range);
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return DateTime::from_float(number.extract()?).ok_or_else(out_of_range);
    }
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return std::str::from_utf8(bytes.as_bytes()).map_err(|_| not_a_datetime()).and_then(read);
    }
    Err(not_a_datetime())
}

/// A timedelta, a number of seconds, or an ISO 8601 duration.
pub(super) fn seconds(value: &Bound<'_, PyAny>) -> InputResult<f64> {
    let py = value.py();
    let seconds = match value.getattr_opt(intern!(py, "total_seconds"))? {
        Some(total_seconds) => total_seconds.call0()?.extract::<f64>().ok(),
        None => match (number(value), value.cast::<PyString>()) {
            (Ok(number), _) => Some(number),
            (Err(_), Ok(text)) => TimeDelta::parse(&text.to_string_lossy()).map(|duration| duration.0),
            (Err(_), Err(_)) => None,
        },
    };
    seconds
        .filter(|seconds| TimeDelta::of_seconds(*seconds).is_some())
        .ok_or_else(|| InputError::of_type("time_delta_type", "a timedelta, or a number of seconds", value))
}
