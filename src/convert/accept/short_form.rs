//! Short forms of filter criteria: `name="x"` for `name={"any_": ["x"]}`, `tags=["a"]` for `tags={"all_": ["a"]}`,
//! `is_null_=True` for `{"eq_": True}`.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyList};

use super::containers::is_list;
use super::scalars::has_id;
use crate::convert::uuids::is_id;
use prefect_client::schemas::{ModelInfo, Type};

/// The fields that a text, an id, a boolean, or a list of texts or ids stands for.
pub(super) fn expand<'py>(
    info: &ModelInfo,
    value: &Bound<'py, PyAny>,
) -> PyResult<Option<Bound<'py, PyDict>>> {
    if info.module != "filters" {
        return Ok(None);
    }
    let py = value.py();
    let several = is_list(value);
    let (field, operand) = if value.is_instance_of::<PyBool>() {
        ("eq_", value.clone())
    } else if several || is_id(value)? || has_ids(info) && has_id(value)? {
        let list = if several {
            PyList::new(py, value.try_iter()?.collect::<PyResult<Vec<_>>>()?)?
        } else {
            PyList::new(py, [value])?
        };
        (info.short_form(), list.into_any())
    } else {
        return Ok(None);
    };
    if info.position(field).is_none() {
        return Ok(None);
    }
    let fields = PyDict::new(py);
    fields.set_item(field, operand)?;
    Ok(Some(fields))
}

/// Whether the criterion compares ids.
fn has_ids(info: &ModelInfo) -> bool {
    let any = info.fields.iter().find(|field| field.name == "any_");
    any.is_some_and(|field| matches!(field.ty.required(), Type::List(Type::Uuid)))
}
