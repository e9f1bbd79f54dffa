//! The clients' methods as Python functions.
//!
//! PyO3 makes method descriptors. `inspect`, `unittest.mock` and all that builds upon them do not see coroutine functions
//! in those, nor any functions. So each client class gets a [`ClientMethod`] for each of its methods, which passes for a
//! function: it binds and is called like one, and what is asked of a function's inside is answered by a real function
//! with the same signature. That is only made when somebody asks, as it takes Python to compile it.

use std::sync::OnceLock;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

use super::{Client, CloudClient, PrefectClient, SyncPrefectClient};

/// Methods of the async clients that are not awaited.
const PLAIN: &[&str] = &["__enter__", "__exit__", "client_version"];

// A method of a client. No docstring: the class's own would hide the getter `__doc__`.
//
// Neither `dict` nor `__traverse__`: CPython 3.11 makes the dict while the rest is not there yet, and the garbage collector
// may look at it then. And there is nothing to collect: what it refers to lives as long as the module.
#[pyclass(module = "prefect_rs.client.orchestration", frozen, weakref)]
struct ClientMethod {
    method: Py<PyAny>,
    class: Py<PyType>,
    is_coroutine: bool,
    function: OnceLock<Py<PyAny>>,
}

impl ClientMethod {
    /// A function that has the method's signature, name and docstring, and is otherwise empty.
    fn function<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        if let Some(function) = self.function.get() {
            return Ok(function.bind(py).clone());
        }
        let make = py.import(intern!(py, "prefect_rs.client._signatures"))?.getattr("function")?;
        let made = make.call1((&self.method, &self.class, self.is_coroutine))?;
        // Another thread may have been faster.
        Ok(self.function.get_or_init(|| made.unbind()).bind(py).clone())
    }

    /// An attribute of the function if there is one, and else of the method.
    fn attribute<'py>(&self, py: Python<'py>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        self.function.get().unwrap_or(&self.method).bind(py).getattr(name)
    }
}

/// The types of Python's functions and of their bound methods, without importing `types`, which is slow.
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

    /// As with `unittest.mock`'s objects that have a `spec`: `isinstance` and `inspect` take it for a function.
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

    /// Pickled by its name, as functions are.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let getattr = py.import(intern!(py, "builtins"))?.getattr(intern!(py, "getattr"))?;
        Ok((getattr, (&self.class, self.__name__(py)?).into_pyobject(py)?))
    }
}

/// Gives the client classes their methods, as functions.
pub(crate) fn install(py: Python<'_>) -> PyResult<()> {
    // Each client's own methods, and those that it shares with another kind.
    let shared = py.get_type::<Client>();
    for (class, is_async) in
        [(py.get_type::<PrefectClient>(), true), (py.get_type::<SyncPrefectClient>(), false)]
    {
        give(&class, &shared, is_async)?;
        give(&class, &class, is_async)?;
    }
    let cloud = py.get_type::<CloudClient>();
    give(&cloud, &cloud, true)
}

/// Gives a class the methods that are defined in another, or in itself.
fn give(class: &Bound<'_, PyType>, definition: &Bound<'_, PyType>, is_async: bool) -> PyResult<()> {
    let py = class.py();
    let descriptor = py.get_type::<PyString>().getattr(intern!(py, "join"))?.get_type();
    let members = PyDict::new(py);
    // A cast to `PyMapping` would import `collections.abc`.
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
