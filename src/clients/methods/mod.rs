//! The methods of both clients, one file per resource.

mod admin;
mod artifacts;
mod automations;
mod block_documents;
mod block_schemas;
mod block_types;
mod bulk;
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
mod global_concurrency_limits;
mod logs;
mod run_history;
mod saved_searches;
mod schema_values;
mod slas;
mod task_runs;
mod task_workers;
mod variables;
mod work_pools;
mod work_queues;
mod workers;

pub(crate) use deployment_schedules::anchored_rule;
