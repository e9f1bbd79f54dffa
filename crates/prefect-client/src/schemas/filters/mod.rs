//! Filters of queries.
//!
//! Only the criteria that are set are sent. Criteria on related objects go into the filter of those objects: for the
//! flow runs of paused deployments, set a [`DeploymentFilter`] beside the [`FlowRunFilter`].

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

use serde::ser::SerializeMap;

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

/// The enums of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[Operator::info];

string_enum! {
    /// How the criteria of a filter are combined.
    pub enum Operator in "filters" {
        And = and_,
        Or = or_,
    }
}

/// Calls `$apply!` with the table of filters. A row is all that a new filter needs: [`Filters`] gets the field, queries
/// send it under its name on the wire, and the Python binding takes it as an argument of this name.
///
/// ```text
/// field: Type, "python_argument" => "wire_name";
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! for_each_filter {
    ($apply:ident) => {
        $apply! {
            /// Filters on artifacts.
            artifact: ArtifactFilter, "artifact_filter" => "artifacts";
            /// Filters on the latest artifact of each key. A query has this filter or `artifact`, not both.
            artifact_collection: ArtifactCollectionFilter, "artifact_filter" => "artifacts";
            /// Filters on automations.
            automation: AutomationFilter, "automations" => "automations";
            /// Filters on logs.
            log: LogFilter, "log_filter" => "logs";
            /// Filters on variables.
            variable: VariableFilter, "variable_filter" => "variables";
            /// Filters on flows.
            flow: FlowFilter, "flow_filter" => "flows";
            /// Filters on flow runs.
            flow_run: FlowRunFilter, "flow_run_filter" => "flow_runs";
            /// Filters on task runs.
            task_run: TaskRunFilter, "task_run_filter" => "task_runs";
            /// Filters on deployments.
            deployment: DeploymentFilter, "deployment_filter" => "deployments";
            /// Filters on work pools.
            work_pool: WorkPoolFilter, "work_pool_filter" => "work_pools";
            /// Filters on work queues. Some endpoints call it `work_queues`.
            work_queue: WorkQueueFilter, "work_queue_filter" => "work_pool_queues";
            /// Filters on workers.
            worker: WorkerFilter, "worker_filter" => "workers";
            /// Filters on block types.
            block_type: BlockTypeFilter, "block_type_filter" => "block_types";
            /// Filters on block schemas.
            block_schema: BlockSchemaFilter, "block_schema_filter" => "block_schemas";
            /// Filters on block documents.
            block_document: BlockDocumentFilter, "block_document_filter" => "block_documents";
        }
    };
}

macro_rules! filters {
    ($($(#[$doc:meta])* $field:ident: $filter:ident, $argument:literal => $wire:literal;)*) => {
        /// The filters of a query, one for each kind of object.
        ///
        /// The server combines them with AND: it returns the flow runs that match the flow run filter, whose flow
        /// matches the flow filter, and so on. Which filters an endpoint accepts is documented at its method.
        ///
        /// ```
        /// use std::sync::Arc;
        /// use prefect_client::schemas::filters::{Filters, FlowFilter, FlowFilterName};
        ///
        /// let name = FlowFilterName::default().any_(vec!["etl".to_owned()]);
        /// let flow = FlowFilter::default().name(Arc::new(name));
        /// let filters = Filters { flow: Some(Arc::new(flow)), ..Filters::default() };
        /// # let _ = filters;
        /// ```
        #[derive(Clone, Default, Debug)]
        pub struct Filters {
            $($(#[$doc])* pub $field: Option<Arc<$filter>>,)*
        }

        impl Filters {
            /// Serializes each filter that is set, under the name that `name` makes of the one in the table.
            pub(crate) fn serialize_into<M: SerializeMap>(
                &self,
                map: &mut M,
                name: impl Fn(&'static str) -> &'static str,
            ) -> Result<(), M::Error> {
                $(if let Some(filter) = &self.$field {
                    map.serialize_entry(name($wire), filter)?;
                })*
                Ok(())
            }
        }
    };
}

for_each_filter!(filters);
