//! Which work queues.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;

models! {
    /// Which work queues: criteria on the work queues themselves.
    pub struct WorkQueueFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their id.
        id: Option<Arc<WorkQueueFilterId>> = None,
        /// By their name.
        name: Option<Arc<WorkQueueFilterName>> = None,
    }

    /// Which work queues, by their id.
    pub struct WorkQueueFilterId: Sent in "filters" {
        /// Those work queues with one of these ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which work queues, by their name.
    pub struct WorkQueueFilterName: Sent in "filters" {
        /// Those work queues with one of these names.
        any_: Option<Vec<String>> = None,
        /// Those work queues whose name begins with one of these texts.
        startswith_: Option<Vec<String>> = None,
    }
}
