//! What pydantic, and `inspect`, look for in a type. The work is done by `prefect_rs._pydantic`.

use pyo3::exceptions::PyAttributeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};

use crate::attribution::modules;
use crate::convert::annotations::Signature;
use crate::convert::classes;
use crate::convert::field::ModelFields;
use crate::convert::instance::Model;
use prefect_client::schemas::ModelKind;

#[pymethods]
impl Model {
    /// The model's configuration, in pydantic's terms: whether undeclared fields are kept or refused.
    ///
    /// Returns:
    ///     dict[str, Any]: With the key `extra`, which is `allow` or `forbid`.
    #[classattr]
    fn model_config(py: Python<'_>) -> PyResult<Py<PyDict>> {
        classes::config(py, ModelKind::Received).map(Bound::unbind)
    }

    /// The fields of the class.
    ///
    /// Returns:
    ///     dict[str, FieldInfo]: The fields by name.
    #[classattr]
    fn model_fields() -> ModelFields {
        ModelFields
    }

    /// The signature of the constructor, which `inspect` looks for: its parameters are the fields.
    #[classattr]
    fn __signature__() -> Signature {
        Signature
    }

    /// Return the JSON schema of the model. Requires pydantic.
    ///
    /// Args:
    ///     by_alias (bool): Accepted for compatibility with pydantic; no field has an alias.
    ///     ref_template (str): The format of references to other schemas, with `{model}` in it.
    ///     mode (str): `validation` for the schema of what is accepted, `serialization` for that of what
    ///         `model_dump_json` returns.
    ///
    /// Returns:
    ///     dict[str, Any]: The schema, with those of nested models in its `$defs`.
    ///
    /// Raises:
    ///     ImportError: pydantic is not installed.
    #[classmethod]
    #[pyo3(signature = (by_alias=true, ref_template="#/$defs/{model}", *, mode="validation"))]
    fn model_json_schema<'py>(
        cls: &Bound<'py, PyType>,
        by_alias: bool,
        ref_template: &str,
        mode: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = cls.py();
        py.import("prefect_rs._pydantic")?.call_method1("json_schema", (cls, by_alias, ref_template, mode))
    }

    /// How pydantic serializes an instance where its type is not known, as in a `dict[str, Any]` that FastAPI returns.
    #[getter]
    fn __pydantic_serializer__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        if !modules(py)?.contains(intern!(py, "pydantic_core"))? {
            return Err(PyAttributeError::new_err("pydantic is not imported"));
        }
        py.import("prefect_rs._pydantic")?.call_method1("serializer", (slf.get_type(),))
    }

    #[classmethod]
    fn __get_pydantic_core_schema__<'py>(
        cls: &Bound<'py, PyType>,
        _source: &Bound<'py, PyAny>,
        handler: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        cls.py().import("prefect_rs._pydantic")?.call_method1("core", (cls, handler))
    }

    #[classmethod]
    fn __get_pydantic_json_schema__<'py>(
        cls: &Bound<'py, PyType>,
        core_schema: &Bound<'py, PyAny>,
        handler: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        cls.py().import("prefect_rs._pydantic")?.call_method1("json", (cls, core_schema, handler))
    }
}
