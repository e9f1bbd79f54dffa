//! What the server accepts: objects to create, and changes to make.

mod artifacts;
mod block_documents;
mod block_schemas;
mod block_types;
mod concurrency_limits;
mod deployments;
mod flow_runs;
mod flows;
mod logs;
mod saved_searches;
mod states;
mod task_runs;
mod variables;
mod work_pools;
mod work_queues;

use super::ModelInfo;

pub use artifacts::*;
pub use block_documents::*;
pub use block_schemas::*;
pub use block_types::*;
pub use concurrency_limits::*;
pub use deployments::*;
pub use flow_runs::*;
pub use flows::*;
pub use logs::*;
pub use saved_searches::*;
pub use states::*;
pub use task_runs::*;
pub use variables::*;
pub use work_pools::*;
pub use work_queues::*;

/// The models of each file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] = &[
    block_documents::MODELS,
    block_schemas::MODELS,
    block_types::MODELS,
    concurrency_limits::MODELS,
    deployments::MODELS,
    flows::MODELS,
    states::MODELS,
    flow_runs::MODELS,
    task_runs::MODELS,
    work_pools::MODELS,
    work_queues::MODELS,
    artifacts::MODELS,
    logs::MODELS,
    saved_searches::MODELS,
    variables::MODELS,
];
