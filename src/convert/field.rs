//! The fields of models in Python: their descriptors, and `model_fields`.

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple, PyType};

use super::classes::{self, FieldOfModel};
use super::enums;
use super::instance::Model;
use super::values::to_python;
use prefect_client::schemas::{FieldInfo, ModelInfo, Type};

impl FieldOfModel {
    fn field(&self) -> PyResult<&'static FieldInfo> {
        self.info.fields.get(self.index).ok_or_else(|| PyAttributeError::new_err("no such field"))
    }
}

#[pymethods]
impl FieldOfModel {
    fn __get__<'py>(
        slf: &Bound<'py, Self>,
        instance: Option<&Bound<'py, PyAny>>,
        _owner: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        match instance {
            Some(instance) => instance.cast::<Model>()?.get().get_field(slf.py(), slf.get().index),
            None => Ok(slf.clone().into_any()),
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
    fn __doc__(&self) -> &'static str {
        self.info.field_doc(self.index)
    }

    fn __repr__(&self) -> PyResult<String> {
        let field = self.field()?;
        Ok(format!("<field {}.{}: {}>", self.info.name, field.name, field.ty))
    }
}

/// The description of a field in `model_fields`, with the names that pydantic uses.
#[pyclass(name = "FieldInfo", module = "prefect_rs._core", frozen)]
pub(crate) struct PyFieldInfo {
    info: &'static ModelInfo,
    index: usize,
}

impl PyFieldInfo {
    fn field(&self) -> PyResult<&'static FieldInfo> {
        self.info.fields.get(self.index).ok_or_else(|| PyAttributeError::new_err("no such field"))
    }
}

#[pymethods]
impl PyFieldInfo {
    /// The description of the field.
    ///
    /// Returns:
    ///     str: A sentence or two.
    #[getter]
    fn description(&self) -> &'static str {
        self.info.field_doc(self.index)
    }

    /// The type of the field.
    ///
    /// Returns:
    ///     str: A Python annotation, as text.
    #[getter]
    fn annotation(&self) -> PyResult<String> {
        Ok(self.field()?.ty.to_string())
    }

    /// The default value of the field.
    ///
    /// Returns:
    ///     Any: The default, or `...` for a required field. Defaults such as ids and times are generated on each
    ///         access.
    #[getter(default)]
    fn default_value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let field = self.field()?;
        if field.required {
            return Ok(py.Ellipsis().into_bound(py));
        }
        let record = self.info.create();
        to_python(py, &field.ty, record.get(self.index))
    }

    /// Return the default value, like pydantic's `FieldInfo.get_default`.
    ///
    /// Args:
    ///     call_default_factory (bool): Accepted for compatibility with pydantic, and ignored.
    ///
    /// Returns:
    ///     Any: The same as `default`.
    #[pyo3(signature = (*, call_default_factory=true))]
    fn get_default<'py>(&self, py: Python<'py>, call_default_factory: bool) -> PyResult<Bound<'py, PyAny>> {
        let _ = call_default_factory;
        self.default_value(py)
    }

    /// Return whether the field is required.
    ///
    /// Returns:
    ///     bool: True if the field has no default.
    fn is_required(&self) -> PyResult<bool> {
        Ok(self.field()?.required)
    }

    /// What to use instead, if the field is deprecated.
    ///
    /// Returns:
    ///     str | None: The advice, or None if the field is not deprecated.
    #[getter]
    fn deprecated(&self) -> PyResult<Option<&'static str>> {
        Ok(self.field()?.deprecated())
    }

    /// The type as a tuple: see `describe`. Used by `prefect_rs._pydantic`.
    #[getter]
    fn _type<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        describe(py, &self.field()?.ty)
    }

    /// Whether `==` compares the field. Used by `prefect_rs.testing._differences`.
    #[getter]
    fn _is_compared(&self) -> bool {
        !self.info.not_compared().contains(self.index)
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

/// The descriptor of `model_fields`, which works on classes and instances.
#[pyclass(module = "prefect_rs._core", frozen)]
pub(crate) struct ModelFields;

#[pymethods]
impl ModelFields {
    fn __get__<'py>(
        slf: Bound<'py, Self>,
        instance: Option<Bound<'py, PyAny>>,
        owner: Option<Bound<'py, PyType>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let class = match (owner, instance) {
            (Some(class), _) => class,
            (None, Some(instance)) => instance.get_type(),
            (None, None) => return Ok(slf.into_any()),
        };
        let Ok(info) = classes::info(&class) else { return Ok(PyDict::new(py).into_any()) };
        let fields = PyDict::new(py);
        for (index, field) in info.fields.iter().enumerate() {
            fields.set_item(field.name, PyFieldInfo { info, index })?;
        }
        Ok(fields.into_any())
    }
}

/// A type as a tuple: its kind, and its parameters, which are types, classes or literals.
fn describe<'py>(py: Python<'py>, ty: &Type) -> PyResult<Bound<'py, PyTuple>> {
    let (kind, inner) = match ty {
        Type::Checked(inner, _) => return describe(py, inner),
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
        Type::List(item) => ("list", Some(describe(py, item)?.into_any())),
        Type::Set(item) => ("set", Some(describe(py, item)?.into_any())),
        Type::OneOrSeveral(item) => ("one or several", Some(describe(py, item)?.into_any())),
        Type::Map(value) => ("map", Some(describe(py, value)?.into_any())),
        Type::Optional(inner) => ("optional", Some(describe(py, inner)?.into_any())),
        Type::Enum(info) if info().module.is_some() => ("class", Some(enums::class(py, info())?)),
        Type::Enum(info) => {
            let texts = info().members.iter().map(|(_, text)| *text);
            ("literal", Some(PyList::new(py, texts.collect::<Vec<_>>())?.into_any()))
        }
        Type::Model(info) => ("class", Some(classes::class(py, info())?.clone().into_any())),
        Type::Union(union) => {
            let members = union.members.iter().map(|(_, info)| classes::class(py, info()));
            ("union", Some(PyList::new(py, members.collect::<PyResult<Vec<_>>>()?)?.into_any()))
        }
    };
    (kind, inner).into_pyobject(py)
}
