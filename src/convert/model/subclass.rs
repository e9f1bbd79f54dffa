//! Subclasses that users derive from models.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};

use crate::convert::instance::Model;
use crate::convert::{c_api, classes};

#[pymethods]
impl Model {
    /// The `__dict__` of an instance of a subclass that has its own, with the fields added.
    fn _own_dict<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
        slf.get().fields_by_name(slf.py(), || c_api::dict(slf))
    }

    /// Makes `vars()` of the subclass's instances include the fields, and looks up the hooks of the class.
    #[classmethod]
    #[pyo3(signature = (**options))]
    fn __init_subclass__<'py>(
        cls: &Bound<'py, PyType>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<()> {
        let py = cls.py();
        py.import("builtins")?
            .getattr("super")?
            .call1((py.get_type::<Model>(), cls))?
            .getattr("__init_subclass__")?
            .call((), options)?;
        let base = py.get_type::<Model>();
        // A class with its own `__getattribute__` is left alone.
        let looks_up = intern!(py, "__getattribute__");
        if cls.getattr("__dict__")?.contains("__dict__")?
            && cls.getattr(looks_up)?.eq(base.getattr(looks_up)?)?
        {
            let looking = py.import("prefect_rs._subclasses")?.getattr("looking_up_dict")?;
            cls.setattr(looks_up, looking.call1((base,))?)?;
        }
        classes::find_hooks(cls)
    }
}
