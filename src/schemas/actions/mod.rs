//! What the server takes: objects to create, changes to make.

mod concurrency_limits;
mod deployments;
mod flow_runs;
mod flows;
mod states;
mod task_runs;
mod work_pools;
mod work_queues;

use super::ModelInfo;

pub use concurrency_limits::*;
pub use deployments::*;
pub use flow_runs::*;
pub use flows::*;
pub use states::*;
pub use task_runs::*;
pub use work_pools::*;
pub use work_queues::*;

/// The models, file by file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] = &[
    concurrency_limits::MODELS,
    deployments::MODELS,
    flows::MODELS,
    states::MODELS,
    flow_runs::MODELS,
    task_runs::MODELS,
    work_pools::MODELS,
    work_queues::MODELS,
];
