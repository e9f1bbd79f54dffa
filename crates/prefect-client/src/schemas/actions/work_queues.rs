//! Creation and updates of work queues.

use std::sync::Arc;

use crate::schemas::objects::QueueFilter;
use crate::schemas::{DateTime, NonNegative, Positive};

models! {
    /// A work queue to create.
    pub struct WorkQueueCreate: Sent in "actions" {
        /// Its name.
        name: String,
        /// A description.
        description: Option<String> = None,
        /// Whether it is paused, and starts no runs.
        is_paused: bool = false,
        /// The maximum number of concurrent runs: 0 or more.
        concurrency_limit: Option<NonNegative<i64>> = None,
        /// Its priority in its work pool: 1 is the highest. Defaults to the lowest.
        priority: Option<Positive<i64>> = None,
        /// Deprecated: the runs that the queue accepts.
        #[deprecated = "deployments choose the queue of a run"]
        filter: Option<Arc<QueueFilter>> = None,
    }

    /// Changes to a work queue. Only fields that are set are changed.
    pub struct WorkQueueUpdate: Sent in "actions" {
        /// Its name.
        name: Option<String> = None,
        /// A description.
        description: Option<String> = None,
        /// Whether it is paused, and starts no runs.
        is_paused: bool = false,
        /// The maximum number of concurrent runs: 0 or more.
        concurrency_limit: Option<NonNegative<i64>> = None,
        /// Its priority in its work pool: 1 is the highest.
        priority: Option<Positive<i64>> = None,
        /// When a worker last polled it.
        last_polled: Option<DateTime> = None,
        /// Deprecated: the runs that the queue accepts.
        #[deprecated = "deployments choose the queue of a run"]
        filter: Option<Arc<QueueFilter>> = None,
    }
}
