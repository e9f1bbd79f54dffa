//! From what a model's field holds to the Python object that stands for it, and back.
//!
//! Three ways, each driven by the field's [`Type`]:
//! - [`to_python`]: what the core holds, as the object that a user sees
//! - [`accept`]: what a user gives, as the object that the model keeps: a UUID for its text and so on
//! - [`to_core`]: what the model keeps, as the core's value

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyBool, PyBytes, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PyMapping, PySet, PyString, PyTuple, PyType,
};
use uuid::Uuid;

use crate::convert::json::{read, write};
use crate::convert::models::{self, Model, enums};
use crate::convert::uuids;
use crate::errors::problems::{InputError, InputErrors, InputResult};
use prefect_client::schemas::{
    DateTime, IpNetwork, Json, Member, NoNetwork, Problem, Record, Tag, TimeDelta, Type, UnionInfo, Value,
};

// ---- From the core to Python -------------------------------------------------------------------

/// The object for a value.
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
        Value::Model(record) => models::wrap(py, record)?.into_any(),
    })
}

/// An aware `datetime.datetime`, at the moment's offset.
pub(crate) fn datetime(py: Python<'_>, moment: DateTime) -> PyResult<Bound<'_, PyAny>> {
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

fn datetime_class(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static DATETIME: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    DATETIME.import(py, "datetime", "datetime")
}

fn timedelta(py: Python<'_>, duration: TimeDelta) -> PyResult<Bound<'_, PyAny>> {
    static TIMEDELTA: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    TIMEDELTA.import(py, "datetime", "timedelta")?.call1((0, duration.0))
}

// ---- From a user to what a model keeps ---------------------------------------------------------

/// What a model keeps of what a user gives.
pub(crate) fn accept<'py>(ty: &Type, value: &Bound<'py, PyAny>) -> InputResult<Bound<'py, PyAny>> {
    let py = value.py();
    match ty {
        Type::Optional(_) if value.is_none() => Ok(value.clone()),
        Type::Optional(inner) => accept(inner, value),
        Type::Json => Ok(value.clone()),
        Type::JsonObject => {
            let dict = PyDict::new(py);
            dict.update(mapping(value)?)?;
            Ok(dict.into_any())
        }
        Type::Labels => {
            let dict = PyDict::new(py);
            // As in the official client: None and all that is empty are no labels.
            if !value.is_truthy()? {
                return Ok(dict.into_any());
            }
            let mut errors = InputErrors::new();
            for entry in mapping(value)?.items()?.iter() {
                let (key, label) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
                let name = key.str()?.to_string_lossy().into_owned();
                if !key.is_instance_of::<PyString>() {
                    errors.push(InputError::expected("text as the name of a label", &key).at(&name));
                } else if is_label(&label) {
                    dict.set_item(key, label)?;
                } else {
                    errors.push(InputError::expected("a boolean, a number or text", &label).at(&name));
                }
            }
            errors.finish()?;
            Ok(dict.into_any())
        }
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
            for entry in mapping(value)?.items()?.iter() {
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
        Type::OneOrSeveral(inner) if is_list(value) => accept(&Type::List(inner), value),
        Type::OneOrSeveral(inner) => accept(inner, value),
        Type::Model(info) => Ok(models::accept(info(), value)?.into_any()),
        Type::Checked(Type::Json, _) => {
            to_core(ty, value)?;
            Ok(value.clone())
        }
        Type::Union(union) => nested(|| accept_union(union, value)),
        Type::DateTime => accept_datetime(value),
        _ => Ok(to_python(py, ty, to_core(ty, value)?)?),
    }
}

/// An aware `datetime`, the very one if that is what is given: its time zone is kept, not only the offset.
fn accept_datetime<'py>(value: &Bound<'py, PyAny>) -> InputResult<Bound<'py, PyAny>> {
    let py = value.py();
    let checked = moment(value)?;
    let is_datetime = value.get_type().is(datetime_class(py)?);
    if is_datetime && !value.call_method0(intern!(py, "utcoffset"))?.is_none() {
        return Ok(value.clone());
    }
    Ok(datetime(py, checked)?)
}

fn is_label(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyString>() || value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>()
}

fn mapping<'a, 'py>(value: &'a Bound<'py, PyAny>) -> InputResult<&'a Bound<'py, PyMapping>> {
    value.cast::<PyMapping>().map_err(|_| InputError::of_type("dict_type", "a dict", value))
}

/// Looks at each item of what is a collection, but no text and no dict.
pub(crate) fn each<'py>(
    value: &Bound<'py, PyAny>,
    what: &str,
    mut look: impl FnMut(&Bound<'py, PyAny>) -> InputResult<()>,
) -> InputResult<()> {
    let is_collection = value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>()
        || (!value.is_instance_of::<PyString>()
            && !value.is_instance_of::<pyo3::types::PyBytes>()
            && !value.is_instance_of::<PyMapping>()
            // A model, of this package or of pydantic: what it gives one after the other are its fields.
            && !value.hasattr(intern!(value.py(), "model_fields_set"))?
            && value.hasattr(intern!(value.py(), "__iter__"))?);
    if !is_collection {
        return Err(InputError::of_type("list_type", what, value));
    }
    let mut errors = InputErrors::new();
    for (index, item) in value.try_iter()?.enumerate() {
        errors.collect(look(&item?).map_err(|error| error.at_index(index)));
    }
    errors.finish()
}

/// Whether a value is several, where one would do as well.
fn is_list(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>()
}

/// Looks at the member of a union, which may hold members of the same union: these functions call themselves, and
/// the stack of a thread does not reach for everything that Python can hold.
fn nested<T>(look: impl FnOnce() -> InputResult<T>) -> InputResult<T> {
    const MAX_DEPTH: usize = 60;
    thread_local!(static DEPTH: Cell<usize> = const { Cell::new(0) });
    let depth = DEPTH.get();
    if depth >= MAX_DEPTH {
        let message = format!("expected at most {MAX_DEPTH} levels of nesting; does it hold itself?");
        return Err(InputError::without_input("recursion_loop", message));
    }
    DEPTH.set(depth + 1);
    let looked = look();
    DEPTH.set(depth);
    looked
}

fn accept_union<'py>(union: &'static UnionInfo, value: &Bound<'py, PyAny>) -> InputResult<Bound<'py, PyAny>> {
    if let Ok(model) = value.cast::<Model>() {
        let name = model.get().info()?.name;
        if union.members.iter().any(|(_, info)| info().name == name) {
            return Ok(value.clone());
        }
    }
    let field = |name: &str| match value.cast::<PyMapping>() {
        Ok(mapping) => Ok(mapping.get_item(name).ok()),
        Err(_) => value.getattr_opt(name),
    };
    let told = match union.tag {
        Tag::Text(name) => {
            let tag = field(name)?.filter(|tag| tag.is_instance_of::<PyString>());
            let tag = tag.map(|tag| tag.str()).transpose()?;
            let tag = tag.as_ref().map(|tag| tag.to_string_lossy());
            let told = union.members.iter().find(|(text, _)| tag.as_deref() == Some(*text));
            match (told, value.cast::<PyMapping>()) {
                (None, Ok(mapping)) if tag.is_none() && !mapping.contains(name)? => only_fit(union, mapping)?,
                // The one that is told by no text is for all texts that are not known.
                (None, _) if tag.is_some() => union.members.iter().find(|(text, _)| text.is_empty()),
                _ => told,
            }
        }
        Tag::Field => {
            let mut told = None;
            for member in union.members {
                let (name, info) = member;
                let is_it = if name.is_empty() {
                    // Nothing tells it but its class's name, or that there are no fields at all.
                    let is_empty = value.cast::<PyMapping>().map(|mapping| mapping.is_empty());
                    let class = value.get_type().name()?;
                    is_empty.unwrap_or(Ok(class.to_string_lossy() == info().name))?
                } else {
                    field(name)?.is_some_and(|found| !found.is_none())
                };
                if is_it {
                    told = Some(member);
                    break;
                }
            }
            told
        }
    };
    match told {
        Some((_, info)) => Ok(models::accept(info(), value)?.into_any()),
        None => Err(InputError::expected(format_args!("one of {}", Type::Union(union)), value)),
    }
}

/// The one member of a union that could be meant by a dict that does not tell which: it has all these fields, and
/// wants no others. If none fits, the one of whose required fields the most are there, if all of them are: so a
/// mistake in another field is one error about that field.
fn only_fit(union: &'static UnionInfo, mapping: &Bound<'_, PyMapping>) -> PyResult<Option<&'static Member>> {
    let mut found = None;
    let mut nearest = (0, None);
    for member in union.members {
        let fields = (member.1)().fields;
        let mut fits = true;
        for key in mapping.keys()? {
            let key = key.str()?;
            fits &= fields.iter().any(|field| key.to_str().is_ok_and(|key| field.is_called(key)));
        }
        let mut required = 0;
        let mut has_required = true;
        for field in fields.iter().filter(|field| field.required) {
            has_required &= mapping.contains(field.name)?;
            required += 1;
        }
        if has_required {
            nearest = match nearest {
                (most, Some(_)) if most > required => nearest,
                (most, Some(_)) if most == required => (most, None),
                _ => (required, Some(member)),
            };
        }
        if fits && has_required && found.replace(member).is_some() {
            return Ok(None);
        }
    }
    Ok(found.or(nearest.1))
}

// ---- From what a model keeps to the core -------------------------------------------------------

/// The core's value for an object. Takes all that [`accept`] takes, for attributes can be set to anything.
pub(crate) fn to_core(ty: &Type, value: &Bound<'_, PyAny>) -> InputResult<Value<'static>> {
    Ok(match ty {
        Type::Optional(_) if value.is_none() => Value::Null,
        Type::Optional(inner) => to_core(inner, value)?,
        Type::Bool => Value::Bool(boolean(value)?),
        Type::Int => Value::Int(integer(value)?),
        Type::Float => Value::Float(number(value)?),
        Type::Str => Value::Str(Cow::Owned(text(value, "text")?)),
        Type::Enum(info) => Value::Str(Cow::Owned(enums::text(info(), value)?)),
        Type::Uuid => Value::Uuid(id_of(value)?),
        Type::IpNetwork => Value::Str(Cow::Owned(network(value)?.to_string())),
        Type::DateTime => Value::DateTime(moment(value)?),
        Type::TimeDelta => Value::TimeDelta(TimeDelta(seconds(value)?)),
        Type::Json => json(write::to_json(value)?),
        Type::JsonObject | Type::Labels => json(write::to_json(&accept(ty, value)?)?),
        Type::List(inner) => list(inner, value, "a list")?,
        Type::Set(inner) => list(inner, value, "a set")?,
        Type::Map(inner) => {
            let mut entries = Vec::new();
            for entry in mapping(value)?.items()?.iter() {
                let (key, item) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
                let key = text(&key, "text as a key")?;
                let item = to_core(inner, &item).map_err(|error| error.at(&key))?;
                entries.push((Cow::Owned(key), item));
            }
            Value::Map(entries)
        }
        Type::Checked(inner, check) => {
            // JSON that is checked has to be JSON already: nothing in it stands for something else.
            let checked = match inner {
                Type::Json => json(write::to_plain_json(value)?),
                other => to_core(other, value)?,
            };
            check(&checked).map_err(|problem| InputError::new("value_error", problem, value))?;
            checked
        }
        Type::OneOrSeveral(inner) if is_list(value) => list(inner, value, "a list")?,
        Type::OneOrSeveral(inner) => to_core(inner, value)?,
        Type::Model(info) => Value::Model(record(info(), value)?),
        Type::Union(union) => nested(|| {
            let member = accept_union(union, value)?;
            Ok(Value::Model(member.cast::<Model>().map_err(PyErr::from)?.get().record(value.py())?))
        })?,
    })
}

/// The record of an object that is, or stands for, a model of this kind.
pub(crate) fn record(
    info: &'static prefect_client::schemas::ModelInfo,
    value: &Bound<'_, PyAny>,
) -> InputResult<Arc<dyn Record>> {
    models::accept(info, value)?.get().record(value.py())
}

fn json(json: Json) -> Value<'static> {
    Value::Json(Cow::Owned(json.into_raw()))
}

fn list(inner: &Type, value: &Bound<'_, PyAny>, what: &str) -> InputResult<Value<'static>> {
    let mut items = Vec::new();
    each(value, what, |item| {
        items.push(to_core(inner, item)?);
        Ok(())
    })?;
    Ok(Value::List(items))
}

fn boolean(value: &Bound<'_, PyAny>) -> InputResult<bool> {
    if let Ok(boolean) = value.cast::<PyBool>() {
        return Ok(boolean.is_true());
    }
    // As pydantic: the numbers 0 and 1, and the words for them.
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

/// A whole number: an integer, a float without a fraction, or text that is one of them.
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

fn number(value: &Bound<'_, PyAny>) -> InputResult<f64> {
    let number = match value.cast::<PyString>() {
        Ok(text) => text.to_string_lossy().trim().parse().ok(),
        Err(_) => value.extract().ok(),
    };
    number.ok_or_else(|| InputError::of_type("float_type", "a number", value))
}

/// Text. A member of an enumeration of texts counts as its text.
pub(crate) fn text(value: &Bound<'_, PyAny>, what: &str) -> InputResult<String> {
    let Ok(text) = value.cast::<PyString>() else {
        // A URL of pydantic's.
        if value.hasattr(intern!(value.py(), "unicode_string"))? && !value.is_instance_of::<PyType>() {
            return Ok(value.str()?.to_string_lossy().into_owned());
        }
        // As pydantic: bytes that are text.
        let bytes = value.cast::<PyBytes>().map(|bytes| bytes.as_bytes().to_vec());
        let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        return text.ok_or_else(|| InputError::of_type("string_type", what, value));
    };
    match text.to_str() {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Err(InputError::new("string_unicode", "expected text that UTF-8 can carry", value)),
    }
}

/// A UUID, text that is one, or the `id` of an object that has one.
pub(crate) fn id_of(value: &Bound<'_, PyAny>) -> InputResult<Uuid> {
    let inner = if uuids::is_id(value)? { None } else { value.getattr_opt(intern!(value.py(), "id"))? };
    id(inner.as_ref().unwrap_or(value))
}

/// Whether a value is an object with an id, and not an id itself.
pub(crate) fn has_id(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if uuids::is_id(value)? {
        return Ok(false);
    }
    let found = value.getattr_opt(intern!(value.py(), "id"))?;
    found.map_or(Ok(false), |found| uuids::is_id(&found))
}

/// A UUID, or text that is one.
pub(crate) fn id(value: &Bound<'_, PyAny>) -> InputResult<Uuid> {
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

/// A network or an address of the `ipaddress` module, or text that is one.
fn network(value: &Bound<'_, PyAny>) -> InputResult<IpNetwork> {
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

/// An aware datetime, a naive one (taken as UTC, as the server does), text, or a number since 1970.
fn moment(value: &Bound<'_, PyAny>) -> InputResult<DateTime> {
    let py = value.py();
    let wrong = |problem: String| InputError::new("datetime_parsing", problem, value);
    let read = |text: &str| text.trim().parse().map_err(|problem: Problem| wrong(problem.to_string()));
    let no_moment = || wrong("expected a datetime, or text such as 2026-01-01T00:00:00Z".to_owned());
    if let Ok(text) = value.cast::<PyString>() {
        return read(&text.to_string_lossy());
    }
    if value.hasattr(intern!(py, "isoformat"))? {
        let text = value.call_method0(intern!(py, "isoformat"))?.str()?.to_string_lossy().into_owned();
        // A time of day is no moment, though it has an isoformat; a date is the beginning of that day.
        let has_date = value.hasattr(intern!(py, "year"))?;
        return if has_date { read(&text) } else { Err(no_moment()) };
    }
    if value.is_instance_of::<PyBool>() {
        return Err(no_moment());
    }
    let out_of_range = || wrong("expected a number since 1970 that is within the years 1 to 9999".to_owned());
    if let Ok(number) = value.cast::<PyInt>() {
        return number.extract().ok().and_then(DateTime::from_number).ok_or_else(out_of_range);
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return DateTime::from_float(number.extract()?).ok_or_else(out_of_range);
    }
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return std::str::from_utf8(bytes.as_bytes()).map_err(|_| no_moment()).and_then(read);
    }
    Err(no_moment())
}

/// A timedelta, a number of seconds, or text as ISO 8601 has it.
fn seconds(value: &Bound<'_, PyAny>) -> InputResult<f64> {
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
