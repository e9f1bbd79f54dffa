//! Python values as JSON text.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyComplex, PyDict, PyFloat, PyFrozenSet, PyInt, PyIterator, PyList,
    PyMapping, PyNone, PySet, PyString, PyTuple, PyType,
};
use serde_json::value::RawValue;

use crate::python::faults::{Checked, Fault, Step};
use crate::python::models::Model;
use crate::schemas::Json;

/// How deep values may be nested. What is deeper, or holds itself, is refused before the stack is at its end.
const MAX_DEPTH: usize = 1500;

/// A Python value as JSON.
pub(crate) fn to_json(value: &Bound<'_, PyAny>) -> Checked<Json> {
    let text = to_text(value)?;
    RawValue::from_string(text)
        .map(Json::from)
        .map_err(|error| Fault::without_input("json", format!("cannot be written as JSON: {error}")))
}

/// A Python value as JSON text.
pub(crate) fn to_text(value: &Bound<'_, PyAny>) -> Checked<String> {
    let mut out = Vec::with_capacity(128);
    write(value, &mut out, 0)?;
    String::from_utf8(out).map_err(|error| Fault::without_input("json", error.to_string()))
}

fn write(value: &Bound<'_, PyAny>, out: &mut Vec<u8>, depth: usize) -> Checked<()> {
    if let Ok(text) = value.cast_exact::<PyString>() {
        return write_text(text, out);
    }
    if let Ok(dict) = value.cast_exact::<PyDict>() {
        return write_dict(dict, out, depth);
    }
    if let Ok(list) = value.cast_exact::<PyList>() {
        return write_items(list.iter().map(Ok), value, out, depth);
    }
    if value.is_none() {
        out.extend_from_slice(b"null");
    } else if let Ok(boolean) = value.cast_exact::<PyBool>() {
        out.extend_from_slice(if boolean.is_true() { b"true" } else { b"false" });
    } else if let Ok(integer) = value.cast_exact::<PyInt>() {
        write_integer(integer, out)?;
    } else if let Ok(float) = value.cast_exact::<PyFloat>() {
        write_float(float.extract()?, out);
    } else {
        write_other(value, out, depth)?;
    }
    Ok(())
}

fn write_text(text: &Bound<'_, PyString>, out: &mut Vec<u8>) -> Checked<()> {
    let Ok(text) = text.to_str() else {
        return Err(Fault::new(
            "string_unicode",
            "expected text that UTF-8 can carry: no half surrogate pairs",
            text,
        ));
    };
    write_str(text, out);
    Ok(())
}

fn write_str(text: &str, out: &mut Vec<u8>) {
    // Writing to a `Vec` cannot fail.
    let _ = serde_json::to_writer(out, text);
}

fn write_integer(integer: &Bound<'_, PyInt>, out: &mut Vec<u8>) -> Checked<()> {
    match integer.extract::<i64>() {
        Ok(small) => {
            let _ = serde_json::to_writer(out, &small);
        }
        // `int`'s own, as a subclass may word itself in another way.
        Err(_) => {
            let text = integer
                .py()
                .get_type::<PyInt>()
                .call_method1(intern!(integer.py(), "__repr__"), (integer,))?;
            out.extend_from_slice(text.extract::<&str>()?.as_bytes());
        }
    }
    Ok(())
}

fn write_float(float: f64, out: &mut Vec<u8>) {
    // JSON has no infinities: serde_json writes them as null, as the official client does.
    let _ = serde_json::to_writer(out, &float);
}

fn deeper(value: &Bound<'_, PyAny>, depth: usize) -> Checked<usize> {
    if depth < MAX_DEPTH {
        return Ok(depth + 1);
    }
    let name = value.get_type().name()?;
    Err(Fault::without_input(
        "recursion_loop",
        format!(
            "expected at most {MAX_DEPTH} levels of nesting; here is yet another {name}. Does it hold itself?"
        ),
    ))
}

#[inline(never)]
fn write_dict(dict: &Bound<'_, PyDict>, out: &mut Vec<u8>, depth: usize) -> Checked<()> {
    let depth = deeper(dict, depth)?;
    out.push(b'{');
    for (position, (key, value)) in dict.iter().enumerate() {
        write_entry(position, &key, &value, out, depth)?;
    }
    out.push(b'}');
    Ok(())
}

fn write_entry(
    position: usize,
    key: &Bound<'_, PyAny>,
    value: &Bound<'_, PyAny>,
    out: &mut Vec<u8>,
    depth: usize,
) -> Checked<()> {
    if position > 0 {
        out.push(b',');
    }
    write_key(key, out)?;
    out.push(b':');
    write(value, out, depth).map_err(|fault| fault.within(Step::Name(shown(key))))
}

fn shown(key: &Bound<'_, PyAny>) -> String {
    key.str().map_or_else(|_| "?".to_owned(), |text| text.to_string_lossy().into_owned())
}

/// Keys are texts in JSON; what else Python takes as one is written as its text.
fn write_key(key: &Bound<'_, PyAny>, out: &mut Vec<u8>) -> Checked<()> {
    if let Ok(text) = key.cast_exact::<PyString>() {
        return write_text(text, out);
    }
    if key.is_none() {
        write_str("None", out);
        return Ok(());
    }
    let mut written = Vec::new();
    write(key, &mut written, 0).map_err(|fault| fault.within(Step::Name("(key)".to_owned())))?;
    match written.first() {
        Some(b'"') => out.append(&mut written),
        Some(b'[' | b'{') => return Err(Fault::expected("a key that is text or a number", key)),
        _ => {
            out.push(b'"');
            out.append(&mut written);
            out.push(b'"');
        }
    }
    Ok(())
}

#[inline(never)]
fn write_items<'py>(
    items: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
    container: &Bound<'py, PyAny>,
    out: &mut Vec<u8>,
    depth: usize,
) -> Checked<()> {
    let depth = deeper(container, depth)?;
    out.push(b'[');
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write(&item?, out, depth).map_err(|fault| fault.within(Step::Index(index)))?;
    }
    out.push(b']');
    Ok(())
}

/// What a value is in JSON, by the class that it is of.
#[derive(Clone, Copy)]
enum Kind {
    EnumMember,
    Text,
    Integer,
    Float,
    Mapping,
    Items,
    Bytes,
    DateTime,
    Iso,
    TimeDelta,
    AsText,
    Pattern,
    Pydantic,
}

/// The kind of a class, by its module and name. The modules themselves are never imported: where one is not,
/// there can be no value of it.
fn kind_of(class: &Bound<'_, PyType>) -> PyResult<Option<Kind>> {
    let py = class.py();
    let module = class.getattr(intern!(py, "__module__"))?;
    let name = class.name()?;
    let (Ok(module), Ok(name)) = (module.extract::<&str>(), name.to_str()) else { return Ok(None) };
    Ok(Some(match (module, name) {
        ("enum", "Enum") => Kind::EnumMember,
        ("datetime", "datetime") => Kind::DateTime,
        ("datetime", "date" | "time") => Kind::Iso,
        ("datetime", "timedelta") => Kind::TimeDelta,
        ("uuid", "UUID") | ("decimal", "Decimal") => Kind::AsText,
        ("pathlib" | "pathlib._local", "PurePath") => Kind::AsText,
        ("ipaddress", "_IPAddressBase") | ("pydantic.types", "_SecretBase") => Kind::AsText,
        ("re", "Pattern") => Kind::Pattern,
        ("pydantic.main", "BaseModel") => Kind::Pydantic,
        ("collections", "deque") => Kind::Items,
        _ => return Ok(None),
    }))
}

fn kind(value: &Bound<'_, PyAny>) -> PyResult<Option<Kind>> {
    for class in value.get_type().mro() {
        if let Some(kind) = kind_of(class.cast::<PyType>()?)? {
            return Ok(Some(kind));
        }
    }
    Ok(if value.is_instance_of::<PyString>() {
        Some(Kind::Text)
    } else if value.is_instance_of::<PyInt>() {
        Some(Kind::Integer)
    } else if value.is_instance_of::<PyFloat>() {
        Some(Kind::Float)
    } else if value.is_instance_of::<PyComplex>() {
        Some(Kind::AsText)
    } else if value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() {
        Some(Kind::Bytes)
    } else if value.is_instance_of::<PyDict>() {
        Some(Kind::Mapping)
    } else if value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>()
        || value.is_instance_of::<PyIterator>()
    {
        Some(Kind::Items)
    } else if value.hasattr("keys")? && value.hasattr("__getitem__")? && !value.is_instance_of::<PyType>() {
        Some(Kind::Mapping)
    } else {
        None
    })
}

#[inline(never)]
fn write_other(value: &Bound<'_, PyAny>, out: &mut Vec<u8>, depth: usize) -> Checked<()> {
    let py = value.py();
    if let Ok(model) = value.cast::<Model>() {
        let dict = crate::python::models::dump::plain(model)?;
        return write_dict(&dict, out, depth);
    }
    match kind(value)? {
        Some(Kind::EnumMember) => write(&value.getattr(intern!(py, "value"))?, out, deeper(value, depth)?),
        Some(Kind::Text) => write_text(value.cast::<PyString>().map_err(PyErr::from)?, out),
        Some(Kind::Integer) => write_integer(value.cast::<PyInt>().map_err(PyErr::from)?, out),
        Some(Kind::Float) => {
            write_float(value.extract()?, out);
            Ok(())
        }
        Some(Kind::Mapping) => write_mapping(value, out, depth),
        Some(Kind::Items) => write_items(value.try_iter()?, value, out, depth),
        Some(Kind::Bytes) => write_bytes(value, out),
        Some(Kind::DateTime) => {
            let text = value.call_method0(intern!(py, "isoformat"))?;
            let text: &str = text.extract()?;
            match text.strip_suffix("+00:00") {
                Some(local) => write_str(&format!("{local}Z"), out),
                None => write_str(text, out),
            }
            Ok(())
        }
        Some(Kind::Iso) => write(&value.call_method0(intern!(py, "isoformat"))?, out, depth),
        Some(Kind::TimeDelta) => write(&value.call_method0(intern!(py, "total_seconds"))?, out, depth),
        Some(Kind::AsText) => write_text(&value.str()?, out),
        Some(Kind::Pattern) => write(&value.getattr(intern!(py, "pattern"))?, out, deeper(value, depth)?),
        Some(Kind::Pydantic) => write_fields(value, "model_fields", out, depth),
        None if value.hasattr("__dataclass_fields__")? && !value.is_instance_of::<PyType>() => {
            write_fields(value, "__dataclass_fields__", out, depth)
        }
        None => {
            let name = value.get_type().fully_qualified_name()?;
            Err(Fault::new("not_json", format!("a {name} cannot be written as JSON"), value))
        }
    }
}

fn write_mapping(value: &Bound<'_, PyAny>, out: &mut Vec<u8>, depth: usize) -> Checked<()> {
    let depth = deeper(value, depth)?;
    out.push(b'{');
    let items = match value.cast::<PyMapping>() {
        Ok(mapping) => mapping.items()?.into_any(),
        Err(_) => {
            let dict = PyDict::new(value.py());
            for key in value.call_method0("keys")?.try_iter()? {
                let key = key?;
                dict.set_item(&key, value.get_item(&key)?)?;
            }
            dict.items().into_any()
        }
    };
    for (position, item) in items.try_iter()?.enumerate() {
        let (key, value) = item?.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        write_entry(position, &key, &value, out, depth)?;
    }
    out.push(b'}');
    Ok(())
}

/// A dataclass or a pydantic model: every field, those left at their default too.
fn write_fields(value: &Bound<'_, PyAny>, fields: &str, out: &mut Vec<u8>, depth: usize) -> Checked<()> {
    let dict = PyDict::new(value.py());
    for name in value.get_type().getattr(fields)?.try_iter()? {
        let name = name?.cast_into::<PyString>().map_err(PyErr::from)?;
        dict.set_item(&name, value.getattr(&name)?)?;
    }
    if let Some(extra) = value.getattr_opt("__pydantic_extra__")?.filter(|extra| !extra.is_none()) {
        dict.update(extra.cast::<PyMapping>().map_err(PyErr::from)?)?;
    }
    write_dict(&dict, out, depth)
}

fn write_bytes(value: &Bound<'_, PyAny>, out: &mut Vec<u8>) -> Checked<()> {
    match std::str::from_utf8(&value.extract::<Vec<u8>>()?) {
        Ok(text) => {
            write_str(text, out);
            Ok(())
        }
        Err(_) => Err(Fault::new("bytes_invalid_encoding", "expected bytes that are UTF-8 text", value)),
    }
}

/// Whether a value is `None` or of a kind that JSON has itself: it is the same before and after.
pub(crate) fn is_plain(value: &Bound<'_, PyAny>) -> bool {
    value.is_exact_instance_of::<PyString>()
        || value.is_exact_instance_of::<PyInt>()
        || value.is_exact_instance_of::<PyBool>()
        || value.is_exact_instance_of::<PyNone>()
}
