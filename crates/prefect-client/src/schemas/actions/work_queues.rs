//! Work queues to create and to change.

use std::sync::Arc;

use crate::schemas::objects::QueueFilter;
use crate::schemas::{DateTime, NonNegative, Positive};

models! {
    /// A work queue to create.
    pub struct WorkQueueCreate: Sent in "actions" {
        /// Its name.
        name: String,
        /// A description for people.
        description: Option<String> = None,
        /// Whether it hands out no runs for now.
        is_paused: bool = false,
        /// At most how many of its runs go on at once, from 0 up.
        concurrency_limit: Option<NonNegative<i64>> = None,
        /// Its rank in its work pool, from 1 up; last where none is given.
        priority: Option<Positive<i64>> = None,
        /// Deprecated: the runs that the queue accepts.
        #[deprecated = "deployments choose the queue of a run"]
        filter: Option<Arc<QueueFilter>> = None,
    }

    /// A change to a work queue: only what is set is changed.
    pub struct WorkQueueUpdate: Sent in "actions" {
        /// Its name.
        name: Option<String> = None,
        /// A description for people.
        description: Option<String> = None,
        /// Whether it hands out no runs for now.
        is_paused: bool = false,
        /// At most how many of its runs go on at once, from 0 up.
        concurrency_limit: Option<NonNegative<i64>> = None,
        /// Its rank in its work pool, from 1 up.
        priority: Option<Positive<i64>> = None,
        /// When a worker last asked it for runs.
        last_polled: Option<DateTime> = None,
        /// Deprecated: the runs that the queue accepts.
        #[deprecated = "deployments choose the queue of a run"]
        filter: Option<Arc<QueueFilter>> = None,
    }
}
