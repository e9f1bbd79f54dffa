//! Which automations.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;
use crate::schemas::DateTime;

models! {
    /// Which automations: criteria on the automations themselves.
    pub struct AutomationFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<AutomationFilterId>> = None,
        /// By their name.
        name: Option<Arc<AutomationFilterName>> = None,
        /// By their creation.
        created: Option<Arc<AutomationFilterCreated>> = None,
        /// By their tags.
        tags: Option<Arc<AutomationFilterTags>> = None,
    }

    /// Which automations, by when they were created.
    pub struct AutomationFilterCreated: Sent in "filters" {
        /// Those automations that were created at or before this moment.
        before_: Option<DateTime> = None,
    }

    /// Which automations, by their id.
    pub struct AutomationFilterId: Sent in "filters" {
        /// Those automations with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which automations, by their name.
    pub struct AutomationFilterName: Sent in "filters" {
        /// Those automations with one of these names.
        any_: Option<Vec<String>> = None,
    }

    /// Which automations, by their tags.
    #[short_form(all_)]
    pub struct AutomationFilterTags: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// Those automations that have every one of these tags.
        all_: Option<Vec<String>> = None,
        /// Those automations that have at least one of these tags.
        any_: Option<Vec<String>> = None,
        /// `true`: those automations without tags; `false`: those with some.
        is_null_: Option<bool> = None,
    }
}
