//! What the server answers besides the objects themselves.

mod orchestration;
mod work_pools;

use super::{EnumInfo, ModelInfo};

pub use orchestration::*;
pub use work_pools::*;

/// The models, file by file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] = &[orchestration::MODELS, work_pools::MODELS];

/// The enumerations, file by file.
pub(super) const ENUMS: &[&[fn() -> &'static EnumInfo]] = &[orchestration::ENUMS];
