//! Which artifacts.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Which artifacts: criteria on the artifacts themselves.
    pub struct ArtifactFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<ArtifactFilterId>> = None,
        /// By their key.
        key: Option<Arc<ArtifactFilterKey>> = None,
        /// By their flow run.
        flow_run_id: Option<Arc<ArtifactFilterFlowRunId>> = None,
        /// By their task run.
        task_run_id: Option<Arc<ArtifactFilterTaskRunId>> = None,
        /// By their type.
        r#type: Option<Arc<ArtifactFilterType>> = None,
    }

    /// Which artifacts, by their flow run.
    pub struct ArtifactFilterFlowRunId: Sent in "filters" {
        /// Those artifacts with one of these flow runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which artifacts, by their id.
    pub struct ArtifactFilterId: Sent in "filters" {
        /// Those artifacts with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which artifacts, by their key.
    pub struct ArtifactFilterKey: Sent in "filters" {
        /// Those artifacts with one of these keys.
        any_: Option<Vec<String>> = None,
        /// Those artifacts whose key contains this text, whatever its case; `%` stands for any text.
        like_: Option<String> = None,
        /// `true`: those artifacts with a key; `false`: those without one.
        exists_: Option<bool> = None,
    }

    /// Which artifacts, by their task run.
    pub struct ArtifactFilterTaskRunId: Sent in "filters" {
        /// Those artifacts with one of these task runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which artifacts, by their type.
    pub struct ArtifactFilterType: Sent in "filters" {
        /// Those artifacts with one of these types.
        any_: Option<Vec<String>> = None,
        /// Those artifacts with none of these types.
        not_any_: Option<Vec<String>> = None,
    }
}
