//! The Python binding: the extension module `prefect_rs._core`.
//!
//! - `clients`: the clients and their methods, one file per resource
//! - `arguments`: Python arguments to core types
//! - `convert`: Python objects to core values and back, models among them
//! - `functions`: methods as Python functions, for `inspect` and mocks
//! - `errors`: invalid input, and core errors as Python exceptions
//! - `httpx`: requests, responses and headers with the attributes of httpx
//! - `emitting`: `emit_event`, the event clients, and the records of log handlers
//! - `runtime`: how a call is driven, awaited or blocking
//! - `attribution`: attribution headers, for calls within a flow run of the official package
//! - `limits`: the limits of event models
//! - `settings`: the settings, for `prefect_rs.settings`
//! - `subscription`: a websocket for `prefect_rs.client.subscriptions`

mod arguments;
mod attribution;
mod clients;
mod convert;
mod emitting;
mod errors;
mod functions;
mod httpx;
mod limits;
mod locks;
mod once;
mod runtime;
mod settings;
mod subscription;

use pyo3::prelude::*;

/// The Rust core of prefect_rs. Its names are private: import from `prefect_rs`.
// Safe without the GIL: see docs/thread-safety.md.
#[pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    use crate::attribution::current_runs;
    #[pymodule_export]
    use crate::clients::{
        CloudClient, PrefectClient, PySlots, SyncPrefectClient, acquire_slots, anchored_rule, cloud_urls,
        events_target, matching_client, settle_slots,
    };
    #[pymodule_export]
    use crate::convert::classes::{schema, schema_names};
    #[pymodule_export]
    use crate::convert::field::PyFieldInfo;
    #[pymodule_export]
    use crate::convert::instance::Model;
    #[pymodule_export]
    use crate::convert::model::restore_model;
    #[pymodule_export]
    use crate::emitting::{
        LogQueue, PyEmitter, discard_queues, drain, emit_event, end_through, flush_events, flush_logs,
        log_queue,
    };
    #[pymodule_export]
    use crate::httpx::transport::set_through;
    #[pymodule_export]
    use crate::httpx::{PyHeaders, PyRequest, PyResponse};
    #[pymodule_export]
    use crate::limits::event_limits;
    #[pymodule_export]
    use crate::runtime::{AsyncItemIterator, ItemIterator};
    #[pymodule_export]
    use crate::settings::{attribution_headers, setting_names, setting_values};
    #[pymodule_export]
    use crate::subscription::PySubscription;

    use super::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::functions::install(module.py())?;
        module.add("PREFECT_VERSION", prefect_client::client::PREFECT_VERSION)?;
        module.add("SERVER_API_VERSION", prefect_client::client::API_VERSION)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
