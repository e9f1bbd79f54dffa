//! Filters on work queues.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Filters work queues.
    pub struct WorkQueueFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By id.
        id: Option<Arc<WorkQueueFilterId>> = None,
        /// By name.
        name: Option<Arc<WorkQueueFilterName>> = None,
    }

    /// Filters work queues by id.
    pub struct WorkQueueFilterId: Sent in "filters" {
        /// Work queues with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters work queues by name.
    pub struct WorkQueueFilterName: Sent in "filters" {
        /// Work queues with one of these names.
        any_: Option<Vec<String>> = None,
        /// Work queues whose name starts with one of these prefixes.
        startswith_: Option<Vec<String>> = None,
    }
}
