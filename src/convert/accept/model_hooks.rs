//! The hooks that a model's Python methods may define:
//!
//! - `_prepare(self, fields)`: changes the dict of fields before validation
//! - `_finish(self)`: called after validation, to check the fields together
//! - `_hints`: sentences to append to the errors of a field
//!
//! Both methods report an error as `ValueError(message)`, or `ValueError(message, field)`.

use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping};

use crate::convert::instance::Model;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::ModelInfo;

/// Calls `_prepare` with a copy of the fields, and returns the copy.
pub(super) fn prepare<'py>(
    model: &Bound<'py, Model>,
    info: &ModelInfo,
    given: &Bound<'py, PyMapping>,
) -> InputResult<Bound<'py, PyDict>> {
    let py = model.py();
    let fields = PyDict::new(py);
    fields.update(given)?;
    check(model.call_method1(intern!(py, "_prepare"), (&fields,)), info, given.as_any())?;
    Ok(fields)
}

/// Calls `_finish`.
pub(super) fn finish(
    model: &Bound<'_, Model>,
    info: &ModelInfo,
    given: &Bound<'_, PyMapping>,
) -> InputResult<()> {
    check(model.call_method0(intern!(model.py(), "_finish")), info, given.as_any())
}

/// A `ValueError` that a hook raised, as an error about the model or one of its fields.
fn check(
    outcome: PyResult<Bound<'_, PyAny>>,
    info: &ModelInfo,
    fields: &Bound<'_, PyAny>,
) -> InputResult<()> {
    let py = fields.py();
    let raised = match outcome {
        Ok(_) => return Ok(()),
        Err(raised) if raised.get_type(py).is(py.get_type::<PyValueError>()) => raised.into_value(py),
        Err(raised) => return Err(raised.into()),
    };
    let arguments = raised.bind(py).getattr(intern!(py, "args"))?;
    let message = arguments.get_item(0).and_then(|message| message.str());
    let message = message.map_or_else(|_| String::new(), |message| message.to_string_lossy().into_owned());
    // Pydantic's prefix.
    let message = format!("Value error, {message}");
    let field = arguments.get_item(1).ok().and_then(|field| field.extract::<String>().ok());
    let within = field.as_deref().or_else(|| info.root().map(|root| root.name));
    let input = within.and_then(|name| fields.get_item(name).ok());
    let error = InputError::new("value_error", message, input.as_ref().unwrap_or(fields));
    Err(match field {
        Some(name) => error.at(&name),
        None => error,
    })
}

/// Appends the sentence of the class's `_hints` for this field, with the value and its type.
pub(super) fn with_class_hint(
    model: &Bound<'_, Model>,
    name: &str,
    value: &Bound<'_, PyAny>,
    error: InputError,
) -> InputError {
    let hint = || -> Option<String> {
        let hints = model.getattr_opt(intern!(model.py(), "_hints")).ok()??;
        let hint: String = hints.get_item(name).ok()?.extract().ok()?;
        let type_ = value.get_type();
        Some(format!("{hint} {} of type {}", value.repr().ok()?, type_.str().ok()?))
    };
    match hint() {
        Some(hint) => error.with_hint(|| hint.clone()),
        None => error,
    }
}
