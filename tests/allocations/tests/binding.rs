//! The calls in Python, in an interpreter inside of this program. What is counted is what the binding and the core
//! allocate; Python's objects are counted by `tests/models/test_objects.py`.

#![allow(clippy::unwrap_used)]

use std::ffi::CString;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use allocations::counter::counted;
use allocations::expected::check;
use allocations::server;
// Linked for its `PyInit__core`.
use prefect_rs as _;

// The extension module as it is part of this program, with this program's allocator: one that was built as a library
// would bring its own.
#[allow(unsafe_code, reason = "that is how an extension module is found")]
unsafe extern "C" {
    fn PyInit__core() -> *mut ffi::PyObject;
}

const BEFORE: &str = r#"
import sys
sys.path.insert(0, package)
from importlib.machinery import BuiltinImporter, ModuleSpec
from importlib.util import module_from_spec
core = module_from_spec(ModuleSpec("prefect_rs._core", BuiltinImporter))
sys.modules["prefect_rs._core"] = core
BuiltinImporter.exec_module(core)

from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import FlowRun
client = SyncPrefectClient(url, httpx_settings={"trust_env": False})
ID = "1ea5b973-f57b-46dd-bb2c-e7bcbbb1f2fc"
FIELDS = list(FlowRun.model_fields)
"#;

/// Each with what precedes it, which does not count.
const CALLS: &[(&str, &str, &str)] = &[
    ("Python: read_flow_run", "", "client.read_flow_run(ID)"),
    ("Python: read_flow_runs of 20", "", "client.read_flow_runs(limit=20)"),
    (
        "Python: all attributes of a flow run",
        "run = client.read_flow_run(ID)",
        "for field in FIELDS: getattr(run, field)",
    ),
    ("Python: one attribute that was read before", "run = client.read_flow_run(ID); run.id", "run.id"),
];

#[test]
#[allow(unsafe_code, reason = "the interpreter does not run yet, and the function is what it has to be")]
fn calls_in_python() {
    unsafe { ffi::PyImport_AppendInittab(c"prefect_rs._core".as_ptr(), Some(PyInit__core)) };
    Python::initialize();
    Python::attach(|py| -> PyResult<()> {
        let space = PyDict::new(py);
        space.set_item("package", concat!(env!("CARGO_MANIFEST_DIR"), "/../../python"))?;
        space.set_item("url", server::start())?;
        py.run(&CString::new(BEFORE).unwrap(), Some(&space), None)?;
        for (what, before, call) in CALLS {
            let code = |text: &str| py.import("builtins")?.getattr("compile")?.call1((text, "call", "exec"));
            let (before, call) = (code(before)?, code(call)?);
            let exec = py.import("builtins")?.getattr("exec")?;
            check(what, || {
                exec.call1((&before, &space)).unwrap();
                counted(|| exec.call1((&call, &space)).unwrap())
            });
        }
        Ok(())
    })
    .unwrap();
}
