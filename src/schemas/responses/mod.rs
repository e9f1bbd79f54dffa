//! What the server answers besides the objects themselves.

mod orchestration;

use super::{EnumInfo, ModelInfo};

pub use orchestration::*;

/// The models, file by file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] = &[orchestration::MODELS];

/// The enumerations, file by file.
pub(super) const ENUMS: &[&[fn() -> &'static EnumInfo]] = &[orchestration::ENUMS];
