//! Filters on artifacts.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Filters artifacts.
    pub struct ArtifactFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By id.
        id: Option<Arc<ArtifactFilterId>> = None,
        /// By key.
        key: Option<Arc<ArtifactFilterKey>> = None,
        /// By flow run.
        flow_run_id: Option<Arc<ArtifactFilterFlowRunId>> = None,
        /// By task run.
        task_run_id: Option<Arc<ArtifactFilterTaskRunId>> = None,
        /// By type.
        r#type: Option<Arc<ArtifactFilterType>> = None,
    }

    /// Filters artifacts by flow run.
    pub struct ArtifactFilterFlowRunId: Sent in "filters" {
        /// Artifacts with one of these flow runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters artifacts by id.
    pub struct ArtifactFilterId: Sent in "filters" {
        /// Artifacts with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters artifacts by key.
    pub struct ArtifactFilterKey: Sent in "filters" {
        /// Artifacts with one of these keys.
        any_: Option<Vec<String>> = None,
        /// Artifacts whose key contains this text, case-insensitively. `%` is a wildcard.
        like_: Option<String> = None,
        /// `true`: those artifacts with a key; `false`: those without one.
        exists_: Option<bool> = None,
    }

    /// Filters artifacts by task run.
    pub struct ArtifactFilterTaskRunId: Sent in "filters" {
        /// Artifacts with one of these task runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters artifacts by type.
    pub struct ArtifactFilterType: Sent in "filters" {
        /// Artifacts with one of these types.
        any_: Option<Vec<String>> = None,
        /// Artifacts with none of these types.
        not_any_: Option<Vec<String>> = None,
    }
}
