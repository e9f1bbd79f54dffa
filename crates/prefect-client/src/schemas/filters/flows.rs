//! Filters on flows.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Filters flows.
    pub struct FlowFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By id.
        id: Option<Arc<FlowFilterId>> = None,
        /// By name.
        name: Option<Arc<FlowFilterName>> = None,
        /// By tags.
        tags: Option<Arc<FlowFilterTags>> = None,
        /// By whether they have deployments.
        deployment: Option<Arc<FlowFilterDeployment>> = None,
    }

    /// Filters flows by id.
    pub struct FlowFilterId: Sent in "filters" {
        /// Flows with one of these ids.
        any_: Option<Vec<Uuid>> = None,
        /// Flows with none of these ids.
        not_any_: Option<Vec<Uuid>> = None,
    }

    /// Filters flows by name.
    pub struct FlowFilterName: Sent in "filters" {
        /// Flows with one of these names.
        any_: Option<Vec<String>> = None,
        /// Flows whose name contains this text, case-insensitively. `%` is a wildcard.
        like_: Option<String> = None,
    }

    /// Filters flows by tags.
    #[short_form(all_)]
    pub struct FlowFilterTags: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Flows with all of these tags.
        all_: Option<Vec<String>> = None,
        /// `true` matches flows without tags, `false` matches those with tags.
        is_null_: Option<bool> = None,
    }

    /// Filters flows by deployments.
    pub struct FlowFilterDeployment: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// `true` matches flows without deployments, `false` matches those with deployments.
        is_null_: Option<bool> = None,
    }
}
