//! Which flows.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Which flows: criteria on the flows themselves.
    pub struct FlowFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<FlowFilterId>> = None,
        /// By their name.
        name: Option<Arc<FlowFilterName>> = None,
        /// By their tags.
        tags: Option<Arc<FlowFilterTags>> = None,
        /// By their having deployments or not.
        deployment: Option<Arc<FlowFilterDeployment>> = None,
    }

    /// Which flows, by their id.
    pub struct FlowFilterId: Sent in "filters" {
        /// Those flows with one of these ids.
        any_: Option<Vec<Uuid>> = None,
        /// Those flows with none of these ids.
        not_any_: Option<Vec<Uuid>> = None,
    }

    /// Which flows, by their name.
    pub struct FlowFilterName: Sent in "filters" {
        /// Those flows with one of these names.
        any_: Option<Vec<String>> = None,
        /// Those flows whose name contains this text, whatever its case; `%` stands for any text.
        like_: Option<String> = None,
    }

    /// Which flows, by their tags.
    #[short_form(all_)]
    pub struct FlowFilterTags: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those flows that have every one of these tags.
        all_: Option<Vec<String>> = None,
        /// `true`: those flows without tags; `false`: those with some.
        is_null_: Option<bool> = None,
    }

    /// Which flows, by their deployments.
    pub struct FlowFilterDeployment: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// `true`: those flows without deployments; `false`: those with some.
        is_null_: Option<bool> = None,
    }
}
