//! What the server keeps: flows, flow runs, states.

mod cloud;
mod flow_runs;
mod flows;
mod states;

use super::{EnumInfo, ModelInfo};

pub use cloud::*;
pub use flow_runs::*;
pub use flows::*;
pub use states::*;

/// The models, file by file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] =
    &[cloud::MODELS, flows::MODELS, flow_runs::MODELS, states::MODELS];

/// The enumerations, file by file.
pub(super) const ENUMS: &[&[fn() -> &'static EnumInfo]] = &[flow_runs::ENUMS, states::ENUMS];
