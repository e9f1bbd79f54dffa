//! Numbers, text, times and secrets as JSON.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyString};
use uuid::Uuid;

use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::DateTime;

/// Whether text has no unpaired surrogate.
pub(super) fn can_be_written(text: &Bound<'_, PyString>) -> bool {
    text.to_str().is_ok()
}

pub(super) fn write_text(text: &Bound<'_, PyString>, out: &mut Vec<u8>) -> InputResult<()> {
    let Ok(text) = text.to_str() else {
        return Err(InputError::new(
            "string_unicode",
            "expected text that can be encoded as UTF-8: it contains an unpaired surrogate",
            text,
        ));
    };
    write_str(text, out);
    Ok(())
}

pub(super) fn write_str(text: &str, out: &mut Vec<u8>) {
    // Writing to a `Vec` cannot fail.
    let _ = serde_json::to_writer(out, text);
}

pub(super) fn write_number(number: i64, out: &mut Vec<u8>) {
    let _ = serde_json::to_writer(out, &number);
}

pub(super) fn write_uuid(id: Uuid, out: &mut Vec<u8>) {
    let _ = serde_json::to_writer(out, &id);
}

pub(super) fn write_integer(
    integer: &Bound<'_, PyInt>,
    out: &mut Vec<u8>,
    as_plain: bool,
) -> InputResult<()> {
    match integer.extract::<i64>() {
        Ok(small) => write_number(small, out),
        Err(_) if as_plain && integer.extract::<u64>().is_err() => {
            return Err(InputError::expected("a whole number of at most 64 bits", integer));
        }
        // That of `int`, as a subclass may override it.
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

pub(super) fn write_float(float: f64, out: &mut Vec<u8>) {
    // serde_json writes infinities as null, as the official client does.
    let _ = serde_json::to_writer(out, &float);
}

/// A datetime or time in ISO 8601, with `Z` for UTC.
pub(super) fn write_datetime(value: &Bound<'_, PyAny>, out: &mut Vec<u8>) -> InputResult<()> {
    let text = value.call_method0(intern!(value.py(), "isoformat"))?;
    let text: &str = text.extract()?;
    if let Some(local) = text.strip_suffix("+00:00") {
        write_str(&format!("{local}Z"), out);
        return Ok(());
    }
    // ISO 8601 has no seconds in an offset, and pydantic rejects them: use an offset of whole minutes.
    let offset = text.split_once('T').and_then(|(_, time)| time.rsplit_once(['+', '-']));
    match offset
        .filter(|(_, offset)| offset.len() > "00:00".len())
        .and_then(|_| text.parse::<DateTime>().ok())
    {
        Some(moment) => write_str(&moment.to_string(), out),
        None => write_str(text, out),
    }
    Ok(())
}

/// The text that a secret shows: asterisks, or nothing if it is empty.
pub(super) fn write_mask(secret: &Bound<'_, PyAny>, out: &mut Vec<u8>) -> InputResult<()> {
    let shown = secret.str()?.to_string_lossy().into_owned();
    // Secret bytes show the `repr` of bytes.
    let of_bytes = shown.strip_prefix("b'").and_then(|shown| shown.strip_suffix('\''));
    write_str(of_bytes.unwrap_or(&shown), out);
    Ok(())
}

/// A complex number as Python writes it, without parentheses and without a real part of -0.
pub(super) fn write_complex(value: &Bound<'_, PyAny>, out: &mut Vec<u8>) {
    let text = value.str().map_or_else(|_| "?".to_owned(), |text| text.to_string_lossy().into_owned());
    let text = text.trim_matches(['(', ')']);
    let imaginary = text.strip_prefix("-0").filter(|rest| rest.starts_with(['+', '-']));
    write_str(imaginary.map_or(text, |rest| rest.trim_start_matches('+')), out);
}

pub(super) fn write_bytes(value: &Bound<'_, PyAny>, out: &mut Vec<u8>) -> InputResult<()> {
    match std::str::from_utf8(&value.extract::<Vec<u8>>()?) {
        Ok(text) => {
            write_str(text, out);
            Ok(())
        }
        Err(_) => Err(InputError::new("bytes_invalid_encoding", "expected bytes in UTF-8", value)),
    }
}
