//! The methods that both clients have, one file per resource, as the core has them.
//!
//! A method is declared once, with its arguments and its docstring; the `methods` attribute makes the rest. See the
//! documentation of `prefect-rs-macros`. The type stubs are made from the docstrings, see `tools/stubs.py`.

mod artifacts;
mod automations;
mod block_documents;
mod block_schemas;
mod block_types;
mod collections;
mod concurrency_limits;
mod deployment_schedules;
mod deployments;
mod events;
mod flow_run_graphs;
mod flow_run_inputs;
mod flow_run_states;
mod flow_runs;
mod flows;
mod following;
mod global_concurrency_limits;
mod logs;
mod matching_runs;
mod saved_searches;
mod schema_values;
mod server;
mod slas;
mod subscriptions;
mod task_runs;
mod task_workers;
mod variables;
mod waiting;
mod work_pools;
mod work_queues;
mod workers;

use crate::convert::answer::Answer;
use crate::convert::classes;
use crate::errors::exceptions;
use prefect_client::client::Bulk;
use prefect_client::schemas::Model;

pub(crate) use deployment_schedules::anchored_rule;

/// The docstrings of all of these, compressed.
pub(super) const DOCSTRINGS: &[&[u8]] = &[
    artifacts::DOCSTRINGS,
    automations::DOCSTRINGS,
    block_documents::DOCSTRINGS,
    block_schemas::DOCSTRINGS,
    block_types::DOCSTRINGS,
    collections::DOCSTRINGS,
    concurrency_limits::DOCSTRINGS,
    deployment_schedules::DOCSTRINGS,
    deployments::DOCSTRINGS,
    events::DOCSTRINGS,
    flow_run_graphs::DOCSTRINGS,
    flow_run_inputs::DOCSTRINGS,
    flow_run_states::DOCSTRINGS,
    flow_runs::DOCSTRINGS,
    flows::DOCSTRINGS,
    following::DOCSTRINGS,
    global_concurrency_limits::DOCSTRINGS,
    logs::DOCSTRINGS,
    matching_runs::DOCSTRINGS,
    saved_searches::DOCSTRINGS,
    schema_values::DOCSTRINGS,
    server::DOCSTRINGS,
    slas::DOCSTRINGS,
    subscriptions::DOCSTRINGS,
    task_runs::DOCSTRINGS,
    task_workers::DOCSTRINGS,
    variables::DOCSTRINGS,
    waiting::DOCSTRINGS,
    work_pools::DOCSTRINGS,
    work_queues::DOCSTRINGS,
    workers::DOCSTRINGS,
];

/// The result of a bulk operation, or the error that part of it failed.
fn bulk_answer<M: Model>(done: Bulk<M>, raise_on_failure: bool) -> Answer {
    Answer::finish(move |py| {
        let failure = done.failure().filter(|_| raise_on_failure).map(str::to_owned);
        let result = classes::wrap(py, done.answer)?;
        let Some(message) = failure else { return Ok(result.into_any()) };
        let error = exceptions::make(py, "BulkOperationError", (message, result, done.failed), None)?;
        exceptions::add_tries(py, &error, &done.tries)?;
        Err(error)
    })
}
