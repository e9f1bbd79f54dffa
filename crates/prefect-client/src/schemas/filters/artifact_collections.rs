//! Filters on the latest artifact of each key.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Filters artifact keys by the latest artifact of each key.
    pub struct ArtifactCollectionFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By the id of the latest.
        latest_id: Option<Arc<ArtifactCollectionFilterLatestId>> = None,
        /// By key.
        key: Option<Arc<ArtifactCollectionFilterKey>> = None,
        /// By flow run.
        flow_run_id: Option<Arc<ArtifactCollectionFilterFlowRunId>> = None,
        /// By task run.
        task_run_id: Option<Arc<ArtifactCollectionFilterTaskRunId>> = None,
        /// By type.
        r#type: Option<Arc<ArtifactCollectionFilterType>> = None,
    }

    /// Filters artifacts by flow run.
    pub struct ArtifactCollectionFilterFlowRunId: Sent in "filters" {
        /// Artifacts with one of these flow runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters artifacts by key.
    pub struct ArtifactCollectionFilterKey: Sent in "filters" {
        /// Artifacts with one of these keys.
        any_: Option<Vec<String>> = None,
        /// Artifacts whose key contains this text, case-insensitively. `%` is a wildcard.
        like_: Option<String> = None,
        /// `true`: those artifacts with a key; `false`: those without one.
        exists_: Option<bool> = None,
    }

    /// Filters artifacts by the id of the latest of their key.
    pub struct ArtifactCollectionFilterLatestId: Sent in "filters" {
        /// Artifacts with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters artifacts by task run.
    pub struct ArtifactCollectionFilterTaskRunId: Sent in "filters" {
        /// Artifacts with one of these task runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters artifacts by type.
    pub struct ArtifactCollectionFilterType: Sent in "filters" {
        /// Artifacts with one of these types.
        any_: Option<Vec<String>> = None,
        /// Artifacts with none of these types.
        not_any_: Option<Vec<String>> = None,
    }
}
