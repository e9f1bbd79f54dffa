//! What the server keeps: flows, runs, states, work pools.

mod cloud;
mod concurrency_limits;
mod deployments;
mod flow_runs;
mod flows;
mod states;
mod task_runs;
mod work_pools;
mod work_queues;
mod workers;

use super::{EnumInfo, ModelInfo};

pub use cloud::*;
pub use concurrency_limits::*;
pub use deployments::*;
pub use flow_runs::*;
pub use flows::*;
pub use states::*;
pub use task_runs::*;
pub use work_pools::*;
pub use work_queues::*;
pub use workers::*;

/// The models, file by file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] = &[
    cloud::MODELS,
    concurrency_limits::MODELS,
    deployments::MODELS,
    flows::MODELS,
    flow_runs::MODELS,
    states::MODELS,
    task_runs::MODELS,
    work_pools::MODELS,
    work_queues::MODELS,
    workers::MODELS,
];

/// The enumerations, file by file.
pub(super) const ENUMS: &[&[fn() -> &'static EnumInfo]] = &[
    deployments::ENUMS,
    flow_runs::ENUMS,
    states::ENUMS,
    work_pools::ENUMS,
    work_queues::ENUMS,
    workers::ENUMS,
];
