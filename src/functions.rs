//! The methods of clients and models as Python functions.
//!
//! PyO3 creates method descriptors. `inspect`, `unittest.mock` and what is built on them do not recognize those as
//! functions, let alone as coroutine functions. So each class gets a [`Function`] for each of its methods. It binds and is
//! called like a function. Other attributes are those of an empty Python function with the same signature, which is
//! compiled on first use. Its annotations are the types in the docstring, evaluated when they are first read.

use std::sync::OnceLock;

use crate::once::Once;
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyAttributeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};

use crate::clients::{BaseClient, CloudClient, PrefectClient, SyncPrefectClient, docstrings};
use crate::convert::instance::Model;

/// Methods of the async clients that are not coroutine functions, beside those that return async iterators.
const PLAIN: &[&str] = &[
    "__enter__",
    "__exit__",
    "__init__",
    "client_version",
    "on_error",
    "on_request",
    "on_response",
    "on_retry",
    "with_options",
];

/// Methods that call other methods in the official client, so that an override of one of those affects them. Here, the core
/// makes these calls, unless there is an override: see `prefect_rs.client._overridden`.
const CALLING: &[(&str, &[&str])] = &[
    ("create_flow", &["create_flow_from_name"]),
    ("create_work_pool", &["read_work_pool", "update_work_pool"]),
    ("find_automation", &["read_automation", "read_automations"]),
    ("match_work_queues", &["read_work_queues"]),
    ("raise_for_api_version_mismatch", &["api_version", "client_version"]),
    (
        "raise_for_api_version_mismatch_once",
        &["raise_for_api_version_mismatch", "api_version", "client_version"],
    ),
    (
        "upsert_global_concurrency_limit_by_name",
        &[
            "create_global_concurrency_limit",
            "read_global_concurrency_limit_by_name",
            "update_global_concurrency_limit",
        ],
    ),
];

/// The constructor, whose signature and types are those of the class.
const CONSTRUCTOR: &str = "__init__";

/// Whether the async client's method of this name returns an async iterator.
fn iterates(name: &str) -> bool {
    let name = name.trim_start_matches('_');
    name.starts_with("iter_")
        || name.starts_with("subscribe_")
        || matches!(name, "follow_flow_run" | "wait_for_flow_runs" | "wait_for_task_runs")
}

// A method of a class. It has no docstring, which would hide the getter `__doc__`.
//
// It has neither `dict` nor `__traverse__`: CPython 3.11 creates the dict before the object is initialized, and the garbage
// collector may visit it in between. There is nothing to collect either: what it refers to lives as long as the module.
#[pyclass(module = "prefect_rs._core", frozen, weakref)]
struct Function {
    method: Py<PyAny>,
    class: Py<PyType>,
    is_coroutine: bool,
    /// The methods whose overrides this one calls.
    calls: &'static [&'static str],
    function: OnceLock<Py<PyAny>>,
}

impl Function {
    /// An empty function with the method's signature, name and docstring.
    fn function<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        if let Some(function) = self.function.get() {
            return Ok(function.bind(py).clone());
        }
        let make = signatures(py)?.getattr(intern!(py, "function"))?;
        let made = make.call1((&self.method, &self.class, self.is_coroutine, self.docstring(py)?))?;
        // Another thread may have set it in the meantime.
        Ok(self.function.get_or_init(|| made.unbind()).bind(py).clone())
    }

    /// The method's docstring: its own, or that of a declared method of a client.
    fn docstring<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let method = self.method.bind(py);
        let own = method.getattr(intern!(py, "__doc__"))?;
        let class = self.class.bind(py);
        if !own.is_none() || class.is(py.get_type::<Model>()) {
            return Ok(own);
        }
        let name: String = method.getattr(intern!(py, "__name__"))?.extract()?;
        docstrings::of(class, &name)?.into_bound_py_any(py)
    }

    /// An attribute of the function, if it exists already, otherwise of the method.
    fn attribute<'py>(&self, py: Python<'py>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        self.function.get().unwrap_or(&self.method).bind(py).getattr(name)
    }
}

fn signatures(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
    py.import(intern!(py, "prefect_rs._signatures"))
}

/// Whether one of the methods with these names is not the class's own: a subclass overrides it, or it was patched.
fn is_overridden(client: &Bound<'_, PyAny>, names: &[&str]) -> PyResult<bool> {
    let class = client.get_type();
    let own = client.getattr(intern!(client.py(), "__dict__"))?;
    for name in names {
        if own.contains(name)? || !class.getattr(*name)?.is_exact_instance_of::<Function>() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The types of functions and bound methods. Importing `types` would be slow.
fn types(py: Python<'_>) -> PyResult<&(Py<PyType>, Py<PyType>)> {
    static TYPES: Once<(Py<PyType>, Py<PyType>)> = Once::new();
    TYPES.get_or_try_make(|| {
        let function = py.eval(c"lambda: None", Some(&PyDict::new(py)), None)?;
        let bound = function.call_method1(intern!(py, "__get__"), (&function,))?;
        Ok((function.get_type().unbind(), bound.get_type().unbind()))
    })
}

#[pymethods]
impl Function {
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
        let py = args.py();
        if !self.calls.is_empty()
            && let Ok(client) = args.get_item(0)
            && client.is_instance_of::<BaseClient>()
            && is_overridden(&client, self.calls)?
        {
            let call =
                py.import(intern!(py, "prefect_rs.client._overridden"))?.getattr(intern!(py, "call"))?;
            return call.call1((&self.method, self.is_coroutine, args, kwargs));
        }
        self.method.bind(py).call(args, kwargs)
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

    /// The types of the parameters and of the result. They are evaluated when they are first read: that imports modules
    /// and creates classes.
    #[getter]
    fn __annotations__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let function = self.function(py)?;
        let name = intern!(py, "__annotations__");
        let annotations = function.getattr(name)?;
        if annotations.is_truthy()? {
            return Ok(annotations);
        }
        let evaluate = signatures(py)?.getattr(intern!(py, "annotations"))?;
        function.setattr(name, evaluate.call1((&function, &self.class))?)?;
        function.getattr(name)
    }

    #[getter]
    fn __name__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.attribute(py, intern!(py, "__name__"))
    }

    #[getter]
    fn __doc__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self.function.get() {
            Some(function) => function.bind(py).getattr(intern!(py, "__doc__")),
            None => self.docstring(py),
        }
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

// A class method. `classmethod` would read the annotations of the function as soon as it is created.
#[pyclass(module = "prefect_rs._core", frozen)]
struct ClassMethod(Py<Function>);

#[pymethods]
impl ClassMethod {
    fn __get__<'py>(
        &self,
        py: Python<'py>,
        instance: Option<Bound<'py, PyAny>>,
        owner: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let owner = owner.or_else(|| instance.map(|instance| instance.get_type().into_any()));
        types(py)?.1.bind(py).call1((&self.0, owner))
    }

    #[getter]
    fn __func__<'py>(&self, py: Python<'py>) -> Bound<'py, Function> {
        self.0.bind(py).clone()
    }

    #[getter]
    fn __doc__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.get().__doc__(py)
    }

    /// Those of the function.
    fn __getattr__<'py>(&self, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        self.0.bind(name.py()).getattr(name)
    }

    /// So that `isinstance` recognizes it.
    #[getter]
    fn __class__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import(intern!(py, "builtins"))?.getattr(intern!(py, "classmethod"))
    }
}

// The `__signature__` of the clients' classes. Python 3.10 looks for it nowhere else: it does not take `__init__` for a
// function.
#[pyclass(module = "prefect_rs._core", frozen)]
struct ClassSignature;

#[pymethods]
impl ClassSignature {
    /// The signature of the class. There is none for an instance, nor for a class with a constructor of its own, where
    /// `inspect` then looks at the constructor.
    fn __get__<'py>(
        &self,
        py: Python<'py>,
        instance: Option<Bound<'py, PyAny>>,
        owner: Option<Bound<'py, PyType>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if let (None, Some(class)) = (instance, owner) {
            let constructor = class.getattr(CONSTRUCTOR)?;
            if constructor.is_exact_instance_of::<Function>() {
                return signatures(py)?.getattr(intern!(py, "of_class"))?.call1((constructor,));
            }
        }
        Err(PyAttributeError::new_err("__signature__"))
    }
}

/// Replaces the method descriptors of clients and models.
pub(crate) fn install(py: Python<'_>) -> PyResult<()> {
    // The methods of the base class differ in whether they are coroutine functions, so each class gets its own.
    let shared = py.get_type::<BaseClient>();
    let cloud = py.get_type::<CloudClient>();
    for (class, is_async) in
        [(py.get_type::<PrefectClient>(), true), (py.get_type::<SyncPrefectClient>(), false)]
    {
        give(&class, &shared, is_async)?;
        give(&class, &class, is_async)?;
    }
    give(&cloud, &cloud, true)?;
    for class in [py.get_type::<PrefectClient>(), py.get_type::<SyncPrefectClient>(), cloud] {
        class.setattr(intern!(py, "__signature__"), ClassSignature)?;
    }
    let model = py.get_type::<Model>();
    give(&model, &model, false)
}

/// The types of the descriptors of methods, of class methods, and of constructors and their like.
struct Descriptors<'py> {
    method: Bound<'py, PyType>,
    class_method: Bound<'py, PyType>,
    slot: Bound<'py, PyType>,
}

impl<'py> Descriptors<'py> {
    fn new(py: Python<'py>) -> PyResult<Self> {
        let from_keys = members(&py.get_type::<PyDict>())?.get_item(intern!(py, "fromkeys"))?;
        Ok(Self {
            method: py.get_type::<PyString>().getattr(intern!(py, "join"))?.get_type(),
            class_method: from_keys.map_or_else(|| py.get_type::<PyType>(), |method| method.get_type()),
            slot: py.get_type::<PyDict>().getattr(intern!(py, "__init__"))?.get_type(),
        })
    }
}

/// The attributes that a class defines itself.
fn members<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, PyDict>> {
    let py = class.py();
    let members = PyDict::new(py);
    // Casting to `PyMapping` would import `collections.abc`.
    members.call_method1(intern!(py, "update"), (class.getattr(intern!(py, "__dict__"))?,))?;
    Ok(members)
}

/// Sets the methods that `definition` defines as functions on `class`.
fn give(class: &Bound<'_, PyType>, definition: &Bound<'_, PyType>, is_async: bool) -> PyResult<()> {
    let py = class.py();
    let descriptors = Descriptors::new(py)?;
    let is_client = class.is_subclass_of::<BaseClient>()?;
    for (name, method) in members(definition)? {
        let kind = method.get_type();
        let name = name.cast_into::<PyString>()?;
        let text = name.to_cow()?;
        let is_class_method = kind.is(&descriptors.class_method);
        let is_constructor = is_client && kind.is(&descriptors.slot) && text == CONSTRUCTOR;
        // Python and pydantic look for the special methods of models themselves.
        let is_method = kind.is(&descriptors.method) || is_class_method;
        if !is_constructor && (!is_method || (!is_client && text.starts_with('_'))) {
            continue;
        }
        let calls = CALLING.iter().find(|(name, _)| *name == text).map_or(&[][..], |(_, calls)| calls);
        let function = Function {
            method: method.unbind(),
            class: class.clone().unbind(),
            is_coroutine: is_async && !PLAIN.contains(&&*text) && !iterates(&text),
            calls,
            function: OnceLock::new(),
        };
        let function = Bound::new(py, function)?;
        if is_class_method {
            class.setattr(name, Bound::new(py, ClassMethod(function.unbind()))?)?;
        } else {
            class.setattr(name, function)?;
        }
    }
    Ok(())
}
