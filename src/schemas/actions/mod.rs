//! What the server takes: objects to create, changes to make.

mod deployments;
mod flow_runs;
mod flows;
mod states;

use super::ModelInfo;

pub use deployments::*;
pub use flow_runs::*;
pub use flows::*;
pub use states::*;

/// The models, file by file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] =
    &[deployments::MODELS, flows::MODELS, states::MODELS, flow_runs::MODELS];
