//! What the server answers besides the objects themselves.

mod deployments;
mod global_concurrency_limits;
mod orchestration;
mod work_pools;

use super::{EnumInfo, ModelInfo};

pub use deployments::*;
pub use global_concurrency_limits::*;
pub use orchestration::*;
pub use work_pools::*;

/// The models, file by file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] =
    &[deployments::MODELS, global_concurrency_limits::MODELS, orchestration::MODELS, work_pools::MODELS];

/// The enumerations, file by file.
pub(super) const ENUMS: &[&[fn() -> &'static EnumInfo]] = &[orchestration::ENUMS];
