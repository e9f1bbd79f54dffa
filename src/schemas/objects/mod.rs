//! What the server keeps: flows, flow runs, states.

mod deployments;
mod flow_runs;
mod flows;
mod states;

use super::{EnumInfo, ModelInfo};

pub use deployments::*;
pub use flow_runs::*;
pub use flows::*;
pub use states::*;

/// The models, file by file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] =
    &[deployments::MODELS, flows::MODELS, flow_runs::MODELS, states::MODELS];

/// The enumerations, file by file.
pub(super) const ENUMS: &[&[fn() -> &'static EnumInfo]] =
    &[deployments::ENUMS, flow_runs::ENUMS, states::ENUMS];
