//! Filters on work pools.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Filters work pools.
    pub struct WorkPoolFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By id.
        id: Option<Arc<WorkPoolFilterId>> = None,
        /// By name.
        name: Option<Arc<WorkPoolFilterName>> = None,
        /// By type.
        r#type: Option<Arc<WorkPoolFilterType>> = None,
    }

    /// Filters work pools by id.
    pub struct WorkPoolFilterId: Sent in "filters" {
        /// Work pools with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters work pools by name.
    pub struct WorkPoolFilterName: Sent in "filters" {
        /// Work pools with one of these names.
        any_: Option<Vec<String>> = None,
    }

    /// Filters work pools by type.
    pub struct WorkPoolFilterType: Sent in "filters" {
        /// Work pools with one of these types.
        any_: Option<Vec<String>> = None,
    }
}
