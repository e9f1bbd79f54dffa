//! Creation and validation: `__init__`, `model_validate` and its relatives, `model_construct`.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PySet, PyString, PyTuple, PyType};

use crate::convert::accept;
use crate::convert::classes;
use crate::convert::instance::{InstanceState, Model, with_state};
use crate::convert::json::read;
use crate::errors::problems::InputError;
use prefect_client::schemas::FieldSet;

#[pymethods]
impl Model {
    #[new]
    #[pyo3(signature = (*_args, **_fields), text_signature = "(**fields)")]
    fn new(_args: &Bound<'_, PyTuple>, _fields: Option<&Bound<'_, PyDict>>) -> Self {
        Self::default()
    }

    #[pyo3(signature = (**fields))]
    fn __init__(slf: &Bound<'_, Self>, fields: Option<Bound<'_, PyDict>>) -> PyResult<()> {
        let py = slf.py();
        let info = classes::info(&slf.get_type()).map_err(|_| {
            PyTypeError::new_err("Model is the base class of the models and has no fields itself")
        })?;
        let fields = fields.unwrap_or_else(|| PyDict::new(py));
        Self::fill(slf, info, fields.as_mapping()).map_err(|error| error.into_error(py, info.name))
    }

    /// Validate a dict, or an object with the fields as attributes.
    ///
    /// Args:
    ///     obj (Any): A dict, an instance (which is returned as it is), or an object of another package that has
    ///         the fields as attributes.
    ///     strict (bool | None): Not supported: anything but None and False is an error.
    ///     from_attributes (bool | None): False to refuse objects of other packages.
    ///     context (Any): Accepted for compatibility with pydantic; these models have no custom validators.
    ///
    /// Returns:
    ///     Self: The model.
    ///
    /// Raises:
    ///     ValidationError: A field is missing or invalid. All such fields are reported.
    #[classmethod]
    #[pyo3(signature = (obj, *, strict=None, from_attributes=None, context=None))]
    fn model_validate<'py>(
        cls: &Bound<'py, PyType>,
        obj: &Bound<'py, PyAny>,
        strict: Option<bool>,
        from_attributes: Option<bool>,
        context: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, Model>> {
        let _ = context;
        let info = classes::info(cls)?;
        refuse_strict(strict)?;
        accept::validate(cls, info, obj, from_attributes != Some(false))
            .map_err(|error| error.into_error(cls.py(), info.name))
    }

    /// Validate JSON.
    ///
    /// Args:
    ///     json_data (str | bytes | bytearray): A JSON object, as the server sends it.
    ///     strict (bool | None): Not supported: anything but None and False is an error.
    ///     context (Any): Accepted for compatibility with pydantic; these models have no custom validators.
    ///
    /// Returns:
    ///     Self: The model.
    ///
    /// Raises:
    ///     ValidationError: The text is not JSON, or a field is missing or invalid.
    #[classmethod]
    #[pyo3(signature = (json_data, *, strict=None, context=None))]
    fn model_validate_json<'py>(
        cls: &Bound<'py, PyType>,
        json_data: &Bound<'py, PyAny>,
        strict: Option<bool>,
        context: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, Model>> {
        let py = cls.py();
        refuse_strict(strict)?;
        let info = classes::info(cls)?;
        let bytes: Vec<u8> = match json_data.cast::<PyString>() {
            Ok(text) => text.to_str()?.as_bytes().to_vec(),
            Err(_) => json_data.extract()?,
        };
        let value = read::checked(py, &bytes).map_err(|failure| match failure {
            read::Failure::Raised(error) => error,
            read::Failure::NotJson(problem) => {
                InputError::without_input("json_invalid", format!("expected JSON: {problem}"))
                    .into_error(py, info.name)
            }
        })?;
        Self::model_validate(cls, &value, None, Some(false), context)
    }

    /// Validate a list of dicts.
    ///
    /// Args:
    ///     obj (Any): A list, or another collection, of what `model_validate` accepts.
    ///     strict (bool | None): Not supported: anything but None and False is an error.
    ///     from_attributes (bool | None): False to refuse objects of other packages.
    ///     context (Any): Accepted for compatibility with pydantic; these models have no custom validators.
    ///
    /// Returns:
    ///     list[Self]: The models, in the same order.
    ///
    /// Raises:
    ///     ValidationError: It is not a list, or one of its items is invalid. All problems are reported.
    #[classmethod]
    #[pyo3(signature = (obj, *, strict=None, from_attributes=None, context=None))]
    fn model_validate_list<'py>(
        cls: &Bound<'py, PyType>,
        obj: &Bound<'py, PyAny>,
        strict: Option<bool>,
        from_attributes: Option<bool>,
        context: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyList>> {
        let _ = context;
        refuse_strict(strict)?;
        let info = classes::info(cls)?;
        let models = PyList::empty(cls.py());
        accept::each(obj, "a list", |item| {
            Ok(models.append(accept::validate(cls, info, item, from_attributes != Some(false))?)?)
        })
        .map_err(|error| error.into_error(cls.py(), info.name))?;
        Ok(models)
    }

    /// Create a model without validation, from values that are known to be valid.
    ///
    /// Args:
    ///     _fields_set (set[str] | None): The fields that count as given. Defaults to those of `values`.
    ///     **values (Any): The fields.
    ///
    /// Returns:
    ///     Self: The model.
    #[classmethod]
    #[pyo3(signature = (_fields_set=None, **values))]
    fn model_construct<'py>(
        cls: &Bound<'py, PyType>,
        _fields_set: Option<&Bound<'py, PyAny>>,
        values: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, Model>> {
        construct(cls, _fields_set, values)
    }
}

pub(super) fn construct<'py>(
    class: &Bound<'py, PyType>,
    fields_set: Option<&Bound<'py, PyAny>>,
    values: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, Model>> {
    let py = class.py();
    let info = classes::info(class)?;
    let required = info.fields.iter().enumerate().filter(|(_, field)| field.required);
    let missing = required.fold(FieldSet::default(), |set, (index, _)| set.with(index));
    let model = with_state(class, info.create(), InstanceState { missing, ..InstanceState::default() })?;
    if let Some(values) = values {
        model.get().update(py, values)?;
    }
    let mut fields_set = fields_set;
    // A root model takes its root first.
    if info.root().is_some()
        && let Some(root) = fields_set.take_if(|first| !first.is_instance_of::<PySet>())
    {
        model.get().set_field(0, root.clone())?;
    }
    if let Some(names) = fields_set {
        let mut set = FieldSet::default();
        for (index, field) in info.fields.iter().enumerate() {
            if names.contains(field.name)? {
                set = set.with(index);
            }
        }
        model.get().state().set = set;
    }
    Ok(model)
}

/// Strict validation is not implemented. Ignoring it would be worse than refusing it.
fn refuse_strict(strict: Option<bool>) -> PyResult<()> {
    match strict {
        Some(true) => Err(PyTypeError::new_err("strict validation is not supported; leave `strict` out")),
        _ => Ok(()),
    }
}
