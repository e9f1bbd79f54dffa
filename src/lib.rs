//! The Python face: the extension module `prefect_rs._core`.
//!
//! - `clients`: the clients and their methods, one file per resource
//! - `runtime`: how a call is driven, awaited or blocking
//! - `models`, `values`, `uuids`, `json`: what is given and taken, as Python objects
//! - `arguments`, `options`, `faults`: what a caller gives, checked
//! - `limits`: the limits that models are checked against
//! - `attribution`: the flow run of the official package that a call is made in
//! - `exceptions`, `exchange`: what went wrong, with request and response

mod answer;
mod arguments;
mod attribution;
mod clients;
mod exceptions;
mod exchange;
mod faults;
mod json;
mod limits;
mod models;
mod options;
mod runtime;
mod uuids;
mod values;

use pyo3::prelude::*;

/// The Rust core of prefect_rs. Its names are private: import from `prefect_rs`.
// Safe without the GIL: see docs/reliability.md, which says what was looked at, and what was run.
#[pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    use super::clients::{CloudClient, PrefectClient, SyncPrefectClient, anchored_rule, cloud_urls};
    #[pymodule_export]
    use super::exchange::{PyHeaders, PyRequest, PyResponse};
    #[pymodule_export]
    use super::limits::event_limits;
    #[pymodule_export]
    use super::models::{Model, PyFieldInfo, restore_model, schema, schema_names};

    use super::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        super::clients::install(module.py())?;
        module.add("PREFECT_VERSION", prefect_client::client::PREFECT_VERSION)?;
        module.add("SERVER_API_VERSION", prefect_client::client::API_VERSION)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
