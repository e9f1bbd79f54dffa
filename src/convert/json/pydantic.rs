//! Values that pydantic knows how to write: its models and dataclasses, with what their classes say of
//! serialization, and types such as its URLs.
//!
//! Pydantic is never imported from here: where it is not, there can be no such value. What it is asked stands in
//! `prefect_rs/_pydantic_values.py`.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyModule, PyType};

use super::read;
use super::write::{Rules, Secrets, written};
use crate::errors::problems::{InputError, InputResult, PathSegment};

fn helpers(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
    py.import("prefect_rs._pydantic_values")
}

/// Whether a value is an instance of a class that pydantic has made a serializer for: a dataclass, mostly. (What has
/// the attribute by its own `__getattr__` is something else: the class must have it.)
pub(crate) fn is_made_by_pydantic(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = value.py();
    Ok(!value.is_instance_of::<PyType>()
        && value.get_type().hasattr(intern!(py, "__pydantic_serializer__"))?)
}

/// Whether a class of models is one of pydantic 2.
pub(crate) fn is_of_version_2(class: &Bound<'_, PyType>) -> PyResult<bool> {
    class.hasattr(intern!(class.py(), "__pydantic_serializer__"))
}

/// A model or dataclass as pydantic writes it in JSON mode, with every field.
pub(crate) fn contents<'py>(value: &Bound<'py, PyAny>, rules: Rules) -> InputResult<Bound<'py, PyAny>> {
    let py = value.py();
    let helpers = helpers(py)?;
    let fallback = fallback(py, rules)?;
    let with_secrets = matches!(rules, Rules::Any(Secrets::Told | Secrets::Kept));
    helpers
        .call_method1(intern!(py, "contents"), (value, &fallback, with_secrets))
        .map_err(|error| refusal(value, error, &helpers, &fallback))
}

/// What pydantic is to write for a value that it does not know: what is written for it elsewhere.
fn fallback(py: Python<'_>, rules: Rules) -> PyResult<Bound<'_, PyCFunction>> {
    PyCFunction::new_closure(py, None, None, move |arguments, _| -> PyResult<Py<PyAny>> {
        let py = arguments.py();
        let value = arguments.get_item(0)?;
        match written(&value, rules) {
            Ok(text) => Ok(read::valid(py, &text)?.unbind()),
            Err(InputError::Raised(error)) => Err(error),
            // In pydantic's own words.
            Err(InputError::Problems(_)) => Err(PyValueError::new_err(format!(
                "Unable to serialize unknown type: {}",
                value.get_type().repr()?.to_string_lossy()
            ))),
        }
    })
}

/// Why pydantic cannot write a value, and which part of it. What was given is not shown: the fields that a model
/// excludes may be among it.
fn refusal(
    value: &Bound<'_, PyAny>,
    error: PyErr,
    helpers: &Bound<'_, PyModule>,
    fallback: &Bound<'_, PyCFunction>,
) -> InputError {
    let py = value.py();
    // Anything else is an error of the class's own code.
    if !error.is_instance_of::<PyValueError>(py) && !error.is_instance_of::<PyTypeError>(py) {
        return error.into();
    }
    let reason =
        error.value(py).str().map_or_else(|_| String::new(), |text| text.to_string_lossy().into_owned());
    let mut error = InputError::without_input("not_json", reason);
    let Ok(steps) = helpers.call_method1(intern!(py, "place"), (value, fallback)).and_then(|way| steps(&way))
    else {
        return error;
    };
    for step in steps.into_iter().rev() {
        error = error.within(step);
    }
    error
}

fn steps(way: &Bound<'_, PyAny>) -> PyResult<Vec<PathSegment>> {
    way.try_iter()?
        .map(|step| {
            let step = step?;
            Ok(match step.extract() {
                Ok(index) => PathSegment::Index(index),
                Err(_) => PathSegment::Name(step.extract()?),
            })
        })
        .collect()
}

/// An instance of a class that pydantic, or the class itself, knows how to write; nothing for any other.
pub(crate) fn own<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = value.py();
    let class = value.get_type();
    let knows_itself = class.hasattr(intern!(py, "__get_pydantic_core_schema__"))?;
    if value.is_instance_of::<PyType>() || !(knows_itself || is_of_pydantic(&class)?) {
        return Ok(None);
    }
    let modules = py.import("sys")?.getattr(intern!(py, "modules"))?;
    if !modules.contains("pydantic_core")? {
        return Ok(None);
    }
    // It may fail in any way: then there is no form for it.
    Ok(helpers(py)?.call_method1(intern!(py, "own"), (value,)).ok())
}

fn is_of_pydantic(class: &Bound<'_, PyType>) -> PyResult<bool> {
    let module = class.getattr(intern!(class.py(), "__module__"))?;
    Ok(module.extract::<&str>().is_ok_and(|module| module.starts_with("pydantic")))
}

/// A model of pydantic 1, or of `pydantic.v1`.
pub(crate) fn of_version_1<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    helpers(value.py())?.call_method1(intern!(value.py(), "of_version_1"), (value,))
}
