//! The clients' methods as Python functions.
//!
//! PyO3 creates method descriptors. `inspect`, `unittest.mock` and what is built on them do not recognize those as
//! functions, let alone as coroutine functions. So each client class gets a [`ClientMethod`] for each of its methods. It
//! binds and is called like a function. Other attributes are those of an empty Python function with the same signature,
//! which is compiled on first use.

use std::sync::OnceLock;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

use super::{BaseClient, CloudClient, PrefectClient, SyncPrefectClient};

/// Methods of the async clients that are not coroutine functions.
const PLAIN: &[&str] = &["__enter__", "__exit__", "client_version"];

// A method of a client. It has no docstring, which would hide the getter `__doc__`.
//
// It has neither `dict` nor `__traverse__`: CPython 3.11 creates the dict before the object is initialized, and the garbage
// collector may visit it in between. There is nothing to collect either: what it refers to lives as long as the module.
#[pyclass(module = "prefect_rs.client.orchestration", frozen, weakref)]
struct ClientMethod {
    method: Py<PyAny>,
    class: Py<PyType>,
    is_coroutine: bool,
    function: OnceLock<Py<PyAny>>,
}

impl ClientMethod {
    /// An empty function with the method's signature, name and docstring.
    fn function<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        if let Some(function) = self.function.get() {
            return Ok(function.bind(py).clone());
        }
        let make = py.import(intern!(py, "prefect_rs.client._signatures"))?.getattr("function")?;
        let made = make.call1((&self.method, &self.class, self.is_coroutine))?;
        // Another thread may have set it in the meantime.
        Ok(self.function.get_or_init(|| made.unbind()).bind(py).clone())
    }

    /// An attribute of the function, if it exists already, otherwise of the method.
    fn attribute<'py>(&self, py: Python<'py>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        self.function.get().unwrap_or(&self.method).bind(py).getattr(name)
    }
}

/// The types of functions and bound methods. Importing `types` would be slow.
fn types(py: Python<'_>) -> PyResult<&(Py<PyType>, Py<PyType>)> {
    static TYPES: PyOnceLock<(Py<PyType>, Py<PyType>)> = PyOnceLock::new();
    TYPES.get_or_try_init(py, || {
        let function = py.eval(c"lambda: None", Some(&PyDict::new(py)), None)?;
        let bound = function.call_method1(intern!(py, "__get__"), (&function,))?;
        Ok((function.get_type().unbind(), bound.get_type().unbind()))
    })
}

#[pymethods]
impl ClientMethod {
    fn __get__<'py>(
        slf: Bound<'py, Self>,
        instance: Option<Bound<'py, PyAny>>,
        owner: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let _ = owner;
        let py = slf.py();
        match instance {
            None => Ok(slf.into_any()),
            Some(instance) => types(py)?.1.bind(py).call1((slf, instance)),
        }
    }

    #[pyo3(signature = (*args, **kwargs))]
    fn __call__<'py>(
        &self,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.method.bind(args.py()).call(args, kwargs)
    }

    fn __getattr__<'py>(&self, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        self.function(name.py())?.getattr(name)
    }

    fn __setattr__<'py>(&self, name: &Bound<'py, PyString>, value: &Bound<'py, PyAny>) -> PyResult<()> {
        self.function(name.py())?.setattr(name, value)
    }

    fn __delattr__(&self, name: &Bound<'_, PyString>) -> PyResult<()> {
        self.function(name.py())?.delattr(name)
    }

    /// The function type, so that `isinstance` and `inspect` recognize a function; mocks with a `spec` do the same.
    #[getter]
    fn __class__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyType>> {
        types(slf.py()).map(|(function, _)| function.bind(slf.py()).clone())
    }

    #[getter]
    fn __name__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.attribute(py, intern!(py, "__name__"))
    }

    #[getter]
    fn __doc__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.attribute(py, intern!(py, "__doc__"))
    }

    #[getter]
    fn __qualname__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("{}.{}", self.class.bind(py).qualname()?, self.__name__(py)?))
    }

    #[getter]
    fn __module__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyString>> {
        self.class.bind(py).module()
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        Ok(format!("<function {} at {:#x}>", slf.get().__qualname__(slf.py())?, slf.as_ptr().addr()))
    }

    /// Pickled by name, like functions.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let getattr = py.import(intern!(py, "builtins"))?.getattr(intern!(py, "getattr"))?;
        Ok((getattr, (&self.class, self.__name__(py)?).into_pyobject(py)?))
    }
}

/// Replaces the method descriptors of the client classes.
pub(crate) fn install(py: Python<'_>) -> PyResult<()> {
    // The methods of the base class differ in whether they are coroutine functions, so each class gets its own.
    let shared = py.get_type::<BaseClient>();
    for (class, is_async) in
        [(py.get_type::<PrefectClient>(), true), (py.get_type::<SyncPrefectClient>(), false)]
    {
        give(&class, &shared, is_async)?;
        give(&class, &class, is_async)?;
    }
    let cloud = py.get_type::<CloudClient>();
    give(&cloud, &cloud, true)
}

/// Sets the methods that `definition` defines as functions on `class`.
fn give(class: &Bound<'_, PyType>, definition: &Bound<'_, PyType>, is_async: bool) -> PyResult<()> {
    let py = class.py();
    let descriptor = py.get_type::<PyString>().getattr(intern!(py, "join"))?.get_type();
    let members = PyDict::new(py);
    // Casting to `PyMapping` would import `collections.abc`.
    members.call_method1(intern!(py, "update"), (definition.getattr(intern!(py, "__dict__"))?,))?;
    for (name, method) in members {
        if !method.get_type().is(&descriptor) {
            continue;
        }
        let name = name.cast_into::<PyString>()?;
        let is_coroutine = is_async && !PLAIN.contains(&&*name.to_cow()?);
        let class_ = class.clone().unbind();
        let function =
            ClientMethod { method: method.unbind(), class: class_, is_coroutine, function: OnceLock::new() };
        class.setattr(name, Bound::new(py, function)?)?;
    }
    Ok(())
}
