//! What the server returns other than stored objects.

mod bulk;
mod concurrency_limits;
mod deployments;
mod flow_runs;
mod graph;
mod history;
mod orchestration;
mod pages;
mod schema_values;
mod task_runs;
mod task_workers;
mod work_pools;

use super::{EnumInfo, ModelInfo};

pub use bulk::*;
pub use concurrency_limits::*;
pub use deployments::*;
pub use flow_runs::*;
pub use graph::*;
pub use history::*;
pub use orchestration::*;
pub use pages::*;
pub use schema_values::*;
pub use task_runs::*;
pub use task_workers::*;
pub use work_pools::*;

/// The models of each file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] = &[
    bulk::MODELS,
    concurrency_limits::MODELS,
    deployments::MODELS,
    flow_runs::MODELS,
    graph::MODELS,
    history::MODELS,
    orchestration::MODELS,
    pages::MODELS,
    schema_values::MODELS,
    task_runs::MODELS,
    task_workers::MODELS,
    work_pools::MODELS,
];

/// The enumerations of each file.
pub(super) const ENUMS: &[&[fn() -> &'static EnumInfo]] = &[orchestration::ENUMS];
