//! What the server stores: flows, runs, states, work pools.

mod artifacts;
mod block_documents;
mod block_schemas;
mod block_types;
mod cloud;
mod concurrency_limits;
mod deployments;
mod flow_runs;
mod flows;
mod logs;
mod saved_searches;
mod server;
mod states;
mod task_runs;
mod variables;
mod work_pools;
mod work_queues;
mod workers;

use super::{EnumInfo, ModelInfo};

pub use artifacts::*;
pub use block_documents::*;
pub use block_schemas::*;
pub use block_types::*;
pub use cloud::*;
pub use concurrency_limits::*;
pub use deployments::*;
pub use flow_runs::*;
pub use flows::*;
pub use logs::*;
pub use saved_searches::*;
pub use server::*;
pub use states::*;
pub use task_runs::*;
pub use variables::*;
pub use work_pools::*;
pub use work_queues::*;
pub use workers::*;

/// The models of each file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] = &[
    block_documents::MODELS,
    block_schemas::MODELS,
    block_types::MODELS,
    cloud::MODELS,
    concurrency_limits::MODELS,
    deployments::MODELS,
    flows::MODELS,
    flow_runs::MODELS,
    server::MODELS,
    states::MODELS,
    task_runs::MODELS,
    work_pools::MODELS,
    work_queues::MODELS,
    workers::MODELS,
    artifacts::MODELS,
    logs::MODELS,
    saved_searches::MODELS,
    variables::MODELS,
];

/// The enumerations of each file.
pub(super) const ENUMS: &[&[fn() -> &'static EnumInfo]] = &[
    deployments::ENUMS,
    flow_runs::ENUMS,
    states::ENUMS,
    work_pools::ENUMS,
    work_queues::ENUMS,
    workers::ENUMS,
];
