//! The fields of models as JSON text, straight from the record: no Python object is created for most of them.
//!
//! The text is the same that `write` makes of the objects.

use pyo3::prelude::*;

use super::read;
use super::scalars::{write_float, write_number, write_str, write_uuid};
use super::write::{Rules, write, write_key};
use crate::convert::contents::{DumpOptions, Entry, Fields, Held};
use crate::convert::values::to_python;
use crate::errors::problems::InputResult;
use prefect_client::schemas::{TimeDelta, Type, Value};

/// Writes fields, up to the next one that has an object, which it returns.
pub(super) fn write_fields<'py>(
    fields: &mut Fields<'py>,
    out: &mut Vec<u8>,
    rules: Rules,
    options: DumpOptions,
) -> InputResult<Option<Bound<'py, PyAny>>> {
    if fields.is_at_start() {
        out.push(b'{');
    }
    while let Some(Entry { name, declared, held }) = fields.next()? {
        if out.last() != Some(&b'{') {
            out.push(b',');
        }
        match declared {
            // An identifier has no characters to escape.
            Some(name) => quote(name.as_bytes(), out),
            None => write_key(name, out, rules)?,
        }
        out.push(b':');
        match held {
            Held::Object(object) => return Ok(Some(object)),
            Held::Value(ty, value) => write_value(name.py(), ty, value, out, rules, options)?,
        }
    }
    out.push(b'}');
    Ok(None)
}

fn quote(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    out.extend_from_slice(text);
    out.push(b'"');
}

/// Writes a value of a record.
pub(super) fn write_value(
    py: Python<'_>,
    ty: &Type,
    value: Value<'_>,
    out: &mut Vec<u8>,
    rules: Rules,
    options: DumpOptions,
) -> InputResult<()> {
    match (ty.required(), value) {
        (_, Value::Null) => out.extend_from_slice(b"null"),
        (_, Value::Bool(value)) => out.extend_from_slice(if value { b"true" } else { b"false" }),
        (_, Value::Int(value)) => write_number(value, out),
        (_, Value::Float(value)) => write_float(value, out),
        (_, Value::Uuid(value)) => write_uuid(value, out),
        (_, Value::DateTime(value)) => quote(value.to_string().as_bytes(), out),
        (_, Value::Json(json)) if is_as_written(json.get()) => out.extend_from_slice(json.get().as_bytes()),
        (_, Value::Json(json)) => write(&read::valid(py, json.get())?, out, rules, options)?,
        // The order of a Python set is its own, and the text of a network that of its class.
        (Type::Set(_) | Type::IpNetwork, value) => write(&to_python(py, ty, value)?, out, rules, options)?,
        (_, Value::Str(text)) => write_str(&text, out),
        (_, Value::TimeDelta(value)) => match total_seconds(value) {
            Some(seconds) => write_float(seconds, out),
            None => write(&to_python(py, ty, Value::TimeDelta(value))?, out, rules, options)?,
        },
        (ty, Value::List(items)) => {
            let item = match ty {
                Type::List(item) | Type::OneOrSeveral(item) => *item,
                other => other,
            };
            out.push(b'[');
            for (index, value) in items.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write_value(py, item, value, out, rules, options)?;
            }
            out.push(b']');
        }
        (ty, Value::Map(entries)) => {
            let ty = if let Type::Map(ty) = ty { *ty } else { ty };
            out.push(b'{');
            for (index, (key, value)) in entries.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write_str(&key, out);
                out.push(b':');
                write_value(py, ty, value, out, rules, options)?;
            }
            out.push(b'}');
        }
        (_, Value::Model(record)) => match record.info().root() {
            Some(root) => write_value(py, &root.ty, record.get(0), out, rules, options)?,
            None => {
                let mut fields = Fields::of_record(py, record, options)?;
                // The objects are undeclared fields.
                while let Some(object) = write_fields(&mut fields, out, rules, options)? {
                    write(&object, out, rules, options)?;
                }
            }
        },
    }
    Ok(())
}

/// Whether JSON is as it would be written: compact, without escapes, and without numbers that have other forms.
pub(super) fn is_as_written(json: &str) -> bool {
    let mut in_text = false;
    let mut last = b' ';
    json.bytes().all(|byte| {
        let before = std::mem::replace(&mut last, byte);
        match byte {
            b'"' => {
                in_text = !in_text;
                true
            }
            _ if in_text => byte != b'\\',
            b'0' => before != b'-',
            // Of `true` and `false`.
            b'e' => !before.is_ascii_digit(),
            _ => !matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'.' | b'E'),
        }
    })
}

/// The seconds of Python's `timedelta`, if they are exact.
pub(super) fn total_seconds(duration: TimeDelta) -> Option<f64> {
    const LARGEST_EXACT: i64 = 1 << 53;
    let (seconds, microseconds) = duration.parts();
    let total = seconds.checked_mul(1_000_000)?.checked_add(microseconds.into())?;
    (total.abs() < LARGEST_EXACT).then(|| total as f64 / 1e6)
}
