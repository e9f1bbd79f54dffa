//! Which artifacts, of each key only the latest.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Which artifacts, where only the latest of each key counts: criteria on that one.
    pub struct ArtifactCollectionFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By the id of the latest.
        latest_id: Option<Arc<ArtifactCollectionFilterLatestId>> = None,
        /// By their key.
        key: Option<Arc<ArtifactCollectionFilterKey>> = None,
        /// By their flow run.
        flow_run_id: Option<Arc<ArtifactCollectionFilterFlowRunId>> = None,
        /// By their task run.
        task_run_id: Option<Arc<ArtifactCollectionFilterTaskRunId>> = None,
        /// By their type.
        r#type: Option<Arc<ArtifactCollectionFilterType>> = None,
    }

    /// Which artifacts, by their flow run.
    pub struct ArtifactCollectionFilterFlowRunId: Sent in "filters" {
        /// Those artifacts with one of these flow runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which artifacts, by their key.
    pub struct ArtifactCollectionFilterKey: Sent in "filters" {
        /// Those artifacts with one of these keys.
        any_: Option<Vec<String>> = None,
        /// Those artifacts whose key contains this text, whatever its case; `%` stands for any text.
        like_: Option<String> = None,
        /// `true`: those artifacts with a key; `false`: those without one.
        exists_: Option<bool> = None,
    }

    /// Which artifacts, by the id of the latest of their key.
    pub struct ArtifactCollectionFilterLatestId: Sent in "filters" {
        /// Those artifacts with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which artifacts, by their task run.
    pub struct ArtifactCollectionFilterTaskRunId: Sent in "filters" {
        /// Those artifacts with one of these task runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which artifacts, by their type.
    pub struct ArtifactCollectionFilterType: Sent in "filters" {
        /// Those artifacts with one of these types.
        any_: Option<Vec<String>> = None,
        /// Those artifacts with none of these types.
        not_any_: Option<Vec<String>> = None,
    }
}
