//! Which work pools.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Which work pools: criteria on the work pools themselves.
    pub struct WorkPoolFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<WorkPoolFilterId>> = None,
        /// By their name.
        name: Option<Arc<WorkPoolFilterName>> = None,
        /// By their type.
        r#type: Option<Arc<WorkPoolFilterType>> = None,
    }

    /// Which work pools, by their id.
    pub struct WorkPoolFilterId: Sent in "filters" {
        /// Those work pools with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which work pools, by their name.
    pub struct WorkPoolFilterName: Sent in "filters" {
        /// Those work pools with one of these names.
        any_: Option<Vec<String>> = None,
    }

    /// Which work pools, by their type.
    pub struct WorkPoolFilterType: Sent in "filters" {
        /// Those work pools with one of these types.
        any_: Option<Vec<String>> = None,
    }
}
