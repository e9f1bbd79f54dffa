//! Values that pydantic serializes: its models and dataclasses, by the rules of their classes, and types such as its
//! URLs.
//!
//! Pydantic is never imported from here, as there are no such values before it is. `prefect_rs/_pydantic_values.py`
//! calls it.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyModule, PyType};

use super::read;
use crate::convert::instance::Model;
use crate::errors::problems::{InputError, InputResult, PathSegment};

fn helpers(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
    py.import("prefect_rs._pydantic_values")
}

/// Whether pydantic has built a serializer for the value's class, such as a dataclass. Looked up on the class, as an
/// instance may have any attribute by `__getattr__`.
pub(crate) fn is_made_by_pydantic(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = value.py();
    // The models of this package have one as well, but write themselves.
    Ok(!value.is_instance_of::<PyType>()
        && !value.is_instance_of::<Model>()
        && value.get_type().hasattr(intern!(py, "__pydantic_serializer__"))?)
}

/// Whether a class of models is one of pydantic 2, not 1.
pub(crate) fn is_of_version_2(class: &Bound<'_, PyType>) -> PyResult<bool> {
    class.hasattr(intern!(class.py(), "__pydantic_serializer__"))
}

/// A model or dataclass as pydantic dumps it in JSON mode, with every field. `write` writes values that pydantic cannot.
pub(super) fn contents<'py>(
    value: &Bound<'py, PyAny>,
    with_secrets: bool,
    write: impl Fn(&Bound<'_, PyAny>) -> InputResult<String> + Send + Sync + 'static,
) -> InputResult<Bound<'py, PyAny>> {
    let py = value.py();
    let helpers = helpers(py)?;
    let fallback = fallback(py, write)?;
    helpers
        .call_method1(intern!(py, "contents"), (value, &fallback, with_secrets))
        .map_err(|error| refusal(value, error, &helpers, &fallback))
}

/// The function that pydantic calls for a value that it cannot write.
fn fallback<'py>(
    py: Python<'py>,
    write: impl Fn(&Bound<'_, PyAny>) -> InputResult<String> + Send + Sync + 'static,
) -> PyResult<Bound<'py, PyCFunction>> {
    PyCFunction::new_closure(py, None, None, move |arguments, _| -> PyResult<Py<PyAny>> {
        let py = arguments.py();
        let value = arguments.get_item(0)?;
        match write(&value) {
            Ok(text) => Ok(read::valid(py, &text)?.unbind()),
            Err(InputError::Raised(error)) => Err(*error),
            // Pydantic's message.
            Err(InputError::Problems(_)) => Err(PyValueError::new_err(format!(
                "Unable to serialize unknown type: {}",
                value.get_type().repr()?.to_string_lossy()
            ))),
        }
    })
}

/// Why pydantic cannot write a value, and which part of it. The input is not shown, as it may have fields that the model
/// excludes.
fn refusal(
    value: &Bound<'_, PyAny>,
    error: PyErr,
    helpers: &Bound<'_, PyModule>,
    fallback: &Bound<'_, PyCFunction>,
) -> InputError {
    let py = value.py();
    // Any other exception comes from the class's own code.
    if !error.is_instance_of::<PyValueError>(py) && !error.is_instance_of::<PyTypeError>(py) {
        return error.into();
    }
    let reason =
        error.value(py).str().map_or_else(|_| String::new(), |text| text.to_string_lossy().into_owned());
    let mut error = InputError::without_input("not_json", reason);
    let Ok(segments) = helpers
        .call_method1(intern!(py, "path_to_failure"), (value, fallback))
        .and_then(|path| segments(&path))
    else {
        return error;
    };
    for segment in segments.into_iter().rev() {
        error = error.within(segment);
    }
    error
}

fn segments(path: &Bound<'_, PyAny>) -> PyResult<Vec<PathSegment>> {
    path.try_iter()?
        .map(|segment| {
            let segment = segment?;
            Ok(match segment.extract() {
                Ok(index) => PathSegment::Index(index),
                Err(_) => PathSegment::Name(segment.extract()?),
            })
        })
        .collect()
}

/// A value whose class pydantic knows, or which tells pydantic how to write it. `None` for any other value.
pub(crate) fn own<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = value.py();
    let class = value.get_type();
    let has_schema = class.hasattr(intern!(py, "__get_pydantic_core_schema__"))?;
    if value.is_instance_of::<PyType>() || !(has_schema || is_of_pydantic(&class)?) {
        return Ok(None);
    }
    let modules = py.import("sys")?.getattr(intern!(py, "modules"))?;
    if !modules.contains("pydantic_core")? {
        return Ok(None);
    }
    // Any exception means that there is no way to write it.
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
