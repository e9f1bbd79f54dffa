//! Values as they would be read from their JSON text. What is simple is not written for that: ids and times become
//! text, and text, numbers and booleans are what they are.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PySet, PyString};
use uuid::Uuid;

use super::record::{is_as_written, total_seconds, write_value};
use super::write::{self, Rules, Secrets};
use super::{read, scalars};
use crate::convert::contents::DumpOptions;
use crate::convert::instance::Model;
use crate::convert::uuids;
use crate::convert::values::is_datetime;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::{Type, Value};

/// A value of a record. `None` if the object is the same as in Python, or made from parts.
pub(in crate::convert) fn of_value<'py>(
    py: Python<'py>,
    ty: &Type,
    value: &Value<'_>,
    options: DumpOptions,
) -> InputResult<Option<Bound<'py, PyAny>>> {
    let is_python = match (ty.required(), value) {
        (Type::Set(_) | Type::IpNetwork, value) => matches!(value, Value::Null),
        (_, Value::Uuid(id)) => {
            let mut text = Uuid::encode_buffer();
            return Ok(Some(PyString::new(py, id.hyphenated().encode_lower(&mut text)).into_any()));
        }
        (_, Value::DateTime(moment)) => {
            return Ok(Some(PyString::new(py, &moment.to_string()).into_any()));
        }
        // The text of a member of an enumeration.
        (_, Value::Str(text)) => return Ok(Some(PyString::new(py, text).into_any())),
        (_, Value::TimeDelta(duration)) => match total_seconds(*duration) {
            Some(seconds) => return Ok(Some(PyFloat::new(py, seconds).into_any())),
            None => false,
        },
        (_, Value::Float(float)) => float.is_finite(),
        (_, Value::Json(json)) => is_as_written(json.get()),
        _ => true,
    };
    if is_python {
        return Ok(None);
    }
    let mut out = Vec::new();
    write_value(py, ty, value.clone(), &mut out, Rules::Any(Secrets::Masked), options)?;
    Ok(Some(read::valid(py, &write::as_text(out)?)?))
}

/// An object. `None` if it is a model, a dict whose keys are text, or a list, which consist of parts.
///
/// What only Python code could write is an error: it may run once, so everything has to be written as text.
pub(in crate::convert) fn of_object<'py>(
    object: &Bound<'py, PyAny>,
) -> InputResult<Option<Bound<'py, PyAny>>> {
    if is_itself(object) {
        return Ok(Some(object.clone()));
    }
    let is_text = |key: Bound<'py, PyAny>| key.cast_exact::<PyString>().is_ok_and(scalars::can_be_written);
    let has_parts = match object.cast_exact::<PyDict>() {
        Ok(dict) => dict.keys().into_iter().all(is_text),
        Err(_) => object.is_exact_instance_of::<PyList>() || object.is_instance_of::<Model>(),
    };
    if has_parts {
        Ok(None)
    } else if let Ok(set) = object.cast_exact::<PySet>()
        && set.iter().all(|item| is_itself(&item))
    {
        Ok(Some(PyList::new(object.py(), set.iter())?.into_any()))
    } else if uuids::is_one(object)? || is_datetime(object) {
        Ok(Some(read::valid(object.py(), &write::to_text(object)?)?))
    } else {
        Err(InputError::new("not_plain", "expected a value of a JSON type", object))
    }
}

/// Whether an object is what its JSON text is read as.
fn is_itself(object: &Bound<'_, PyAny>) -> bool {
    if let Ok(text) = object.cast_exact::<PyString>() {
        scalars::can_be_written(text)
    } else if let Ok(float) = object.cast_exact::<PyFloat>() {
        float.value().is_finite()
    } else {
        object.is_none() || object.is_exact_instance_of::<PyBool>() || object.is_exact_instance_of::<PyInt>()
    }
}
