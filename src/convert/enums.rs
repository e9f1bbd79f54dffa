//! The Python classes of enumerations, whose members equal their texts. Each is created on first use.

use crate::once::Once;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};

use super::modules::python_name;
use crate::errors::problems::{InputError, InputResult};
use prefect_client::schemas::EnumInfo;

/// A class, and its members by their texts.
struct Enumeration {
    class: Py<PyAny>,
    members: Vec<(&'static str, Py<PyAny>)>,
}

fn of(py: Python<'_>, info: &'static EnumInfo) -> PyResult<&'static Enumeration> {
    if let Some(made) = info.attached.get() {
        return Ok(made);
    }
    // If two threads get here, the first one's class is used.
    info.attached.set(create(py, info)?);
    info.attached.get().ok_or_else(|| PyRuntimeError::new_err("an enumeration has no class"))
}

fn create(py: Python<'_>, info: &'static EnumInfo) -> PyResult<Enumeration> {
    static MAKE: Once<Py<PyAny>> = Once::new();
    let make = MAKE.import(py, "prefect_rs.utilities.collections", "make_enum")?;
    let names = PyList::new(py, info.members)?;
    let module = info.module.map_or_else(|| "prefect_rs".to_owned(), python_name);
    let class = make.call1((info.name, module, info.doc.trim(), names))?;
    let mut members = Vec::with_capacity(info.members.len());
    for (name, text) in info.members {
        members.push((*text, class.getattr(*name)?.unbind()));
    }
    Ok(Enumeration { class: class.unbind(), members })
}

/// The class of an enumeration.
pub(crate) fn class<'py>(py: Python<'py>, info: &'static EnumInfo) -> PyResult<Bound<'py, PyAny>> {
    Ok(of(py, info)?.class.bind(py).clone())
}

/// The member with this text. An unknown text, which a newer server may send, stays text.
pub(crate) fn member<'py>(
    py: Python<'py>,
    info: &'static EnumInfo,
    text: &str,
) -> PyResult<Bound<'py, PyAny>> {
    if info.module.is_none() {
        return Ok(PyString::new(py, text).into_any());
    }
    Ok(match of(py, info)?.members.iter().find(|(known, _)| *known == text) {
        Some((_, member)) => member.bind(py).clone(),
        None => PyString::new(py, text).into_any(),
    })
}

/// Whether a value is a member of the enumeration, which has a class already.
pub(crate) fn is_member(info: &EnumInfo, value: &Bound<'_, PyAny>) -> bool {
    info.attached.get::<Enumeration>().is_some_and(|made| value.get_type().is(&made.class))
}

/// The text of a member, given as the member (of this package or the official one) or as its text.
pub(crate) fn text(info: &'static EnumInfo, value: &Bound<'_, PyAny>) -> InputResult<String> {
    let given = match value.cast::<PyString>() {
        Ok(text) => Some(text.to_string_lossy().into_owned()),
        Err(_) => match value.getattr_opt("value")? {
            Some(inner) => inner.extract::<String>().ok(),
            None => None,
        },
    };
    // `cast` returns the value of a member of a string enumeration, not its name.
    match given.filter(|text| info.takes_any || info.members.iter().any(|(_, member)| member == text)) {
        Some(text) => Ok(text),
        None => {
            let members: Vec<_> = info.members.iter().map(|(_, text)| *text).collect();
            let quoted: Vec<_> = members.iter().map(|text| format!("'{text}'")).collect();
            // Pydantic's message follows, as existing code and tests search for it.
            let listed = match quoted.as_slice() {
                [all @ .., last] if !all.is_empty() => format!("{} or {last}", all.join(", ")),
                _ => quoted.join(", "),
            };
            let message = format!("expected one of {}. Input should be {listed}", members.join(", "));
            Err(InputError::new("enum", message, value))
        }
    }
}
