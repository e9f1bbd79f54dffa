//! Core errors as Python exceptions.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use super::raising::raising;
use crate::httpx::{PyRequest, PyResponse};
use prefect_client::error::{Cause, Error};
use prefect_client::transport::Tries;

pub(crate) use super::raising::make;

/// An exception of Python code that sent a request.
pub(crate) struct Raised {
    error: PyErr,
    /// The class to raise instead, with this exception as the cause.
    class: Option<String>,
}

impl Raised {
    /// One that the caller gets as it is.
    pub(crate) fn passed_on(error: PyErr) -> Cause {
        Cause::new(Self { error, class: None })
    }

    /// One that is the cause of an exception of this class.
    pub(crate) fn mapped(error: PyErr, class: String) -> Cause {
        Cause::new(Self { error, class: Some(class) })
    }
}

/// The exception for an error.
pub(crate) fn from_core(py: Python<'_>, error: &Error) -> PyErr {
    try_from_core(py, error).unwrap_or_else(|error| error)
}

fn try_from_core(py: Python<'_>, error: &Error) -> PyResult<PyErr> {
    let raised = error.cause().and_then(Cause::downcast_ref::<Raised>);
    if let Some(Raised { error, class: None }) = raised {
        return Ok(error.clone_ref(py));
    }
    let made = without_tries(py, error, raised.and_then(|raised| raised.class.as_deref()))?;
    if let Some(raised) = raised {
        made.set_cause(py, Some(raised.error.clone_ref(py)));
    }
    add_tries(py, &made, error.tries())?;
    Ok(made)
}

/// Adds the attempts to an exception.
pub(crate) fn add_tries(py: Python<'_>, error: &PyErr, tries: &Tries) -> PyResult<()> {
    if tries.list().is_empty() {
        return Ok(());
    }
    let list = PyList::empty(py);
    for tried in tries.list() {
        let each = PyDict::new(py);
        each.set_item("status", tried.status)?;
        each.set_item("outcome", &tried.outcome)?;
        each.set_item("began", tried.began.as_secs_f64())?;
        each.set_item("took", tried.took.as_secs_f64())?;
        each.set_item("wait", tried.wait.map(|wait| wait.as_secs_f64()))?;
        list.append(each)?;
    }
    py.import("prefect_rs.exceptions")?.call_method1("_add_tries", (error.value(py), list))?;
    Ok(())
}

fn without_tries(py: Python<'_>, error: &Error, class: Option<&str>) -> PyResult<PyErr> {
    // Code that checks for matching versions expects a `RuntimeError` if the API cannot be reached.
    let class = class.unwrap_or_else(|| error.kind().name());
    let class = raising(py)?.call1((class, error.is_unreachable()))?;
    let keywords = PyDict::new(py);
    match (error.response(), error.request()) {
        (Some(response), _) => {
            keywords.set_item(intern!(py, "response"), PyResponse::new(response.clone()))?;
        }
        (None, Some(request)) => {
            keywords.set_item(intern!(py, "request"), PyRequest::new(request.clone()))?;
        }
        (None, None) => {}
    }
    Ok(PyErr::from_value(class.call((error.to_string(),), Some(&keywords))?))
}
