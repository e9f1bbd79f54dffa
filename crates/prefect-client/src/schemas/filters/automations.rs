//! Filters on automations.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;
use crate::schemas::DateTime;

models! {
    /// Filters automations.
    pub struct AutomationFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By id.
        id: Option<Arc<AutomationFilterId>> = None,
        /// By name.
        name: Option<Arc<AutomationFilterName>> = None,
        /// By creation time.
        created: Option<Arc<AutomationFilterCreated>> = None,
        /// By tags.
        tags: Option<Arc<AutomationFilterTags>> = None,
    }

    /// Filters automations by creation time.
    pub struct AutomationFilterCreated: Sent in "filters" {
        /// Automations that were created at or before this time.
        before_: Option<DateTime> = None,
    }

    /// Filters automations by id.
    pub struct AutomationFilterId: Sent in "filters" {
        /// Automations with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters automations by name.
    pub struct AutomationFilterName: Sent in "filters" {
        /// Automations with one of these names.
        any_: Option<Vec<String>> = None,
    }

    /// Filters automations by tags.
    #[short_form(all_)]
    pub struct AutomationFilterTags: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// Automations with all of these tags.
        all_: Option<Vec<String>> = None,
        /// Automations with at least one of these tags.
        any_: Option<Vec<String>> = None,
        /// `true` matches automations without tags, `false` matches those with tags.
        is_null_: Option<bool> = None,
    }
}
