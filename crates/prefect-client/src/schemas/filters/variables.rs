//! Which variables.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Which variables: criteria on the variables themselves.
    pub struct VariableFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<VariableFilterId>> = None,
        /// By their name.
        name: Option<Arc<VariableFilterName>> = None,
        /// By their tags.
        tags: Option<Arc<VariableFilterTags>> = None,
    }

    /// Which variables, by their id.
    pub struct VariableFilterId: Sent in "filters" {
        /// Those variables with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which variables, by their name.
    pub struct VariableFilterName: Sent in "filters" {
        /// Those variables with one of these names.
        any_: Option<Vec<String>> = None,
        /// Those variables whose name contains this text, whatever its case; `%` stands for any text.
        like_: Option<String> = None,
    }

    /// Which variables, by their tags.
    #[short_form(all_)]
    pub struct VariableFilterTags: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those variables that have every one of these tags.
        all_: Option<Vec<String>> = None,
        /// `true`: those variables without tags; `false`: those with some.
        is_null_: Option<bool> = None,
    }
}
