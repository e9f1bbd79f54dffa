//! Filters: which objects a call is about.
//!
//! A filter is sent with the criteria that were set and no others. Criteria on related objects go into
//! the related objects' own filter: flow runs of a deployment that is paused are asked for with a
//! [`DeploymentFilter`], beside the [`FlowRunFilter`].

mod artifact_collections;
mod artifacts;
mod automations;
mod block_documents;
mod block_schemas;
mod block_types;
mod deployments;
mod filter_set;
mod flow_runs;
mod flows;
mod logs;
mod task_runs;
mod variables;
mod work_pools;
mod work_queues;
mod workers;

use std::sync::Arc;

use super::{EnumInfo, ModelInfo, StringEnum};

pub use artifact_collections::*;
pub use artifacts::*;
pub use automations::*;
pub use block_documents::*;
pub use block_schemas::*;
pub use block_types::*;
pub use deployments::*;
pub use filter_set::*;
pub use flow_runs::*;
pub use flows::*;
pub use logs::*;
pub use task_runs::*;
pub use variables::*;
pub use work_pools::*;
pub use work_queues::*;
pub use workers::*;

/// The models, file by file.
pub(super) const MODELS: &[&[fn() -> &'static ModelInfo]] = &[
    artifact_collections::MODELS,
    artifacts::MODELS,
    automations::MODELS,
    block_documents::MODELS,
    block_schemas::MODELS,
    block_types::MODELS,
    deployments::MODELS,
    filter_set::MODELS,
    flow_runs::MODELS,
    flows::MODELS,
    logs::MODELS,
    task_runs::MODELS,
    variables::MODELS,
    work_pools::MODELS,
    work_queues::MODELS,
    workers::MODELS,
];

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[Operator::info];

string_enum! {
    /// How the criteria of a filter go together.
    pub enum Operator in "filters" {
        And = and_,
        Or = or_,
    }
}

/// The filters that a query may carry, each for one kind of object.
///
/// The server joins them: flow runs are found that match the flow run filter, whose flow matches the flow
/// filter, and so on.
#[derive(Clone, Default, Debug)]
pub struct Filters {
    /// On the flows.
    pub flow: Option<Arc<FlowFilter>>,
    /// On the flow runs.
    pub flow_run: Option<Arc<FlowRunFilter>>,
    /// On the task runs.
    pub task_run: Option<Arc<TaskRunFilter>>,
    /// On the deployments.
    pub deployment: Option<Arc<DeploymentFilter>>,
    /// On the work pools.
    pub work_pool: Option<Arc<WorkPoolFilter>>,
    /// On the work queues.
    pub work_queue: Option<Arc<WorkQueueFilter>>,
    /// On the artifacts.
    pub artifact: Option<Arc<ArtifactFilter>>,
    /// On the artifacts, where only the latest of each key counts. A query has this one or the other.
    pub artifact_collection: Option<Arc<ArtifactCollectionFilter>>,
    /// On the automations.
    pub automation: Option<Arc<AutomationFilter>>,
    /// On the logs.
    pub log: Option<Arc<LogFilter>>,
    /// On the variables.
    pub variable: Option<Arc<VariableFilter>>,
}
