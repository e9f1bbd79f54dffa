//! Filters on variables.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Filters variables.
    pub struct VariableFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By id.
        id: Option<Arc<VariableFilterId>> = None,
        /// By name.
        name: Option<Arc<VariableFilterName>> = None,
        /// By tags.
        tags: Option<Arc<VariableFilterTags>> = None,
    }

    /// Filters variables by id.
    pub struct VariableFilterId: Sent in "filters" {
        /// Variables with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters variables by name.
    pub struct VariableFilterName: Sent in "filters" {
        /// Variables with one of these names.
        any_: Option<Vec<String>> = None,
        /// Variables whose name contains this text, case-insensitively. `%` is a wildcard.
        like_: Option<String> = None,
    }

    /// Filters variables by tags.
    #[short_form(all_)]
    pub struct VariableFilterTags: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Variables with all of these tags.
        all_: Option<Vec<String>> = None,
        /// `true` matches variables without tags, `false` matches those with tags.
        is_null_: Option<bool> = None,
    }
}
