//! What the server answers besides the objects themselves.

mod concurrency_limits;
mod deployments;
mod orchestration;
mod task_workers;
mod work_pools;

use super::{EnumInfo, ModelInfo};

pub use concurrency_limits::*;
pub use deployments::*;
pub use orchestration::*;
pub use task_workers::*;
pub use work_pools::*;

/// The models, file by file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] = &[
    concurrency_limits::MODELS,
    deployments::MODELS,
    orchestration::MODELS,
    task_workers::MODELS,
    work_pools::MODELS,
];

/// The enumerations, file by file.
pub(super) const ENUMS: &[&[fn() -> &'static EnumInfo]] = &[orchestration::ENUMS];
