//! Work queues.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::{DateTime, EnumInfo, Name, NonNegative, Positive, StringEnum};

/// The enumerations of this file.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[WorkQueueStatus::info];

string_enum! {
    /// Whether a work queue is looked after.
    pub enum WorkQueueStatus in "objects" {
        /// It was polled lately.
        Ready = READY,
        /// It was not polled lately.
        NotReady = NOT_READY,
        /// It was told to pause.
        Paused = PAUSED,
    }
}

models! {
    /// A work queue: a part of a work pool with a priority and a limit of its own.
    pub struct WorkQueue: Received in "objects" {
        /// The work queue's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, which no other work queue of its work pool has.
        name: Name,
        /// A description for people.
        description: Option<String> = Some(String::new()),
        /// Whether it hands out no runs for now.
        is_paused: bool = false,
        /// At most how many of its runs go on at once.
        concurrency_limit: Option<NonNegative<i64>> = None,
        /// Its rank in its work pool: 1 comes first.
        priority: Positive<i64> = Positive(1),
        /// The name of its work pool.
        work_pool_name: Option<String> = None,
        /// The id of its work pool.
        work_pool_id: Option<Uuid>,
        /// Deprecated: the runs that the queue accepts.
        #[deprecated = "deployments choose the queue of a run"]
        filter: Option<Arc<QueueFilter>> = None,
        /// When a worker last asked it for runs.
        last_polled: Option<DateTime> = None,
        /// Whether it is looked after.
        status: Option<WorkQueueStatus> = None,
        /// How many of its concurrency slots are taken.
        active_slots: Option<i64> = None,
    }

    /// Not used any more: which runs a work queue takes.
    pub struct QueueFilter: Received in "objects" {
        /// Runs that have every one of these tags.
        tags: Option<Vec<String>> = None,
        /// Runs of these deployments.
        deployment_ids: Option<Vec<Uuid>> = None,
    }

    /// When a work queue counts as healthy.
    #[methods("work_queues")]
    pub struct WorkQueueHealthPolicy: Received in "objects" {
        /// At most how many runs may be late; any number where none is given.
        maximum_late_runs: Option<i64> = Some(0),
        /// At most how many seconds may have passed since it was polled; any number where none is given.
        maximum_seconds_since_last_polled: Option<i64> = Some(60),
    }

    /// How a work queue is.
    pub struct WorkQueueStatusDetail: Received in "objects" {
        /// Whether it is healthy.
        healthy: bool,
        /// How many of its runs are late.
        late_runs_count: i64 = 0,
        /// When a worker last asked it for runs.
        last_polled: Option<DateTime> = None,
        /// By what it counts as healthy.
        health_check_policy: Arc<WorkQueueHealthPolicy>,
    }
}
