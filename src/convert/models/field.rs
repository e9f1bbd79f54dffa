//! A model's field as Python sees it: an attribute of the class, read and set through the instance.

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};

use super::{Model, classes, enums};
use crate::convert::values;
use prefect_client::schemas::{FieldInfo, ModelInfo, Type};

// The attribute of a class through which a field is read and set. No doc comment: it would be every field's
// docstring, and each has its own.
#[pyclass(module = "prefect_rs._core", frozen)]
pub(crate) struct Field {
    info: &'static ModelInfo,
    index: usize,
}

impl Field {
    pub(crate) fn new(info: &'static ModelInfo, index: usize) -> Self {
        Self { info, index }
    }

    fn field(&self) -> PyResult<&'static FieldInfo> {
        self.info.fields.get(self.index).ok_or_else(|| PyAttributeError::new_err("no such field"))
    }
}

#[pymethods]
impl Field {
    fn __get__<'py>(
        slf: Bound<'py, Self>,
        instance: Option<Bound<'py, PyAny>>,
        _owner: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        match instance {
            Some(instance) => instance.cast::<Model>()?.get().get_field(slf.py(), slf.get().index),
            None => Ok(slf.into_any()),
        }
    }

    fn __set__(&self, instance: &Bound<'_, PyAny>, value: Bound<'_, PyAny>) -> PyResult<()> {
        instance.cast::<Model>()?.get().set_field(self.index, value)
    }

    fn __delete__(&self, instance: &Bound<'_, PyAny>) -> PyResult<()> {
        let name = self.field()?.name;
        Err(PyAttributeError::new_err(format!(
            "{name} cannot be deleted from a {}; set it to None or to its default",
            instance.get_type().name()?
        )))
    }

    #[getter]
    fn __doc__(&self) -> PyResult<&'static str> {
        Ok(self.field()?.doc.trim())
    }

    fn __repr__(&self) -> PyResult<String> {
        let field = self.field()?;
        Ok(format!("<field {}.{}: {}>", self.info.name, field.name, field.ty))
    }
}

/// What is known of a field: what `model_fields` gives, with the names that pydantic has for it.
#[pyclass(name = "FieldInfo", module = "prefect_rs._core", frozen)]
pub(crate) struct PyFieldInfo {
    info: &'static ModelInfo,
    index: usize,
}

impl PyFieldInfo {
    pub(crate) fn new(info: &'static ModelInfo, index: usize) -> Self {
        Self { info, index }
    }

    fn field(&self) -> PyResult<&'static FieldInfo> {
        self.info.fields.get(self.index).ok_or_else(|| PyAttributeError::new_err("no such field"))
    }
}

#[pymethods]
impl PyFieldInfo {
    /// What the field holds.
    ///
    /// Returns:
    ///     str: In a sentence or two.
    #[getter]
    fn description(&self) -> PyResult<&'static str> {
        Ok(self.field()?.doc.trim())
    }

    /// The type of what the field holds.
    ///
    /// Returns:
    ///     str: As Python writes it.
    #[getter]
    fn annotation(&self) -> PyResult<String> {
        Ok(self.field()?.ty.to_string())
    }

    /// The default.
    ///
    /// Returns:
    ///     Any: What the field holds where nothing is given. Ids and times are made anew each time.
    #[getter(default)]
    fn default_value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let field = self.field()?;
        if field.required {
            return Ok(py.Ellipsis().into_bound(py));
        }
        let record = (self.info.new)();
        values::to_python(py, &field.ty, record.get(self.index))
    }

    /// The default, as pydantic's `FieldInfo` gives it.
    ///
    /// Args:
    ///     call_default_factory (bool): Accepted as pydantic accepts it; a default is always made.
    ///
    /// Returns:
    ///     Any: As `default`.
    #[pyo3(signature = (*, call_default_factory=true))]
    fn get_default<'py>(&self, py: Python<'py>, call_default_factory: bool) -> PyResult<Bound<'py, PyAny>> {
        let _ = call_default_factory;
        self.default_value(py)
    }

    /// Whether the field has no default.
    ///
    /// Returns:
    ///     bool: True if it must be given.
    fn is_required(&self) -> PyResult<bool> {
        Ok(self.field()?.required)
    }

    /// The type, taken apart: its kind, and what that is a kind of. For pydantic.
    #[getter]
    fn _type<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        apart(py, &self.field()?.ty)
    }

    fn __repr__(&self) -> PyResult<String> {
        let field = self.field()?;
        Ok(format!(
            "FieldInfo(annotation={}, required={})",
            field.ty,
            if field.required { "True" } else { "False" }
        ))
    }
}

/// A type as a tuple: the name of its kind, and the types, classes or texts that it is made of.
fn apart<'py>(py: Python<'py>, ty: &Type) -> PyResult<Bound<'py, PyTuple>> {
    let (kind, inner) = match ty {
        Type::Checked(inner, _) => return apart(py, inner),
        Type::Bool => ("bool", None),
        Type::Int => ("int", None),
        Type::Float => ("float", None),
        Type::Str => ("str", None),
        Type::Uuid => ("uuid", None),
        Type::IpNetwork => ("network", None),
        Type::DateTime => ("datetime", None),
        Type::TimeDelta => ("timedelta", None),
        Type::Json => ("any", None),
        Type::JsonObject => ("object", None),
        Type::Labels => ("labels", None),
        Type::List(item) => ("list", Some(apart(py, item)?.into_any())),
        Type::Set(item) => ("set", Some(apart(py, item)?.into_any())),
        Type::OneOrSeveral(item) => ("one or several", Some(apart(py, item)?.into_any())),
        Type::Map(value) => ("map", Some(apart(py, value)?.into_any())),
        Type::Optional(inner) => ("optional", Some(apart(py, inner)?.into_any())),
        Type::Enum(info) if info().module.is_some() => ("class", Some(enums::class(py, info())?)),
        Type::Enum(info) => {
            let texts = info().members.iter().map(|(_, text)| *text);
            ("literal", Some(PyList::new(py, texts.collect::<Vec<_>>())?.into_any()))
        }
        Type::Model(info) => ("class", Some(classes::class(py, info())?.into_any())),
        Type::Union(union) => {
            let members = union.members.iter().map(|(_, info)| classes::class(py, info()));
            ("union", Some(PyList::new(py, members.collect::<PyResult<Vec<_>>>()?)?.into_any()))
        }
    };
    (kind, inner).into_pyobject(py)
}
