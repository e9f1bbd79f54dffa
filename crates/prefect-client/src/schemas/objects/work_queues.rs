//! Work queues.

use std::sync::Arc;

use uuid::Uuid;

use crate::schemas::{DateTime, EnumInfo, Name, NonNegative, Positive, StringEnum};

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[WorkQueueStatus::info];

string_enum! {
    /// The status of a work queue.
    pub enum WorkQueueStatus in "objects" {
        /// It was polled recently.
        Ready = READY,
        /// It was not polled recently.
        NotReady = NOT_READY,
        /// It is paused.
        Paused = PAUSED,
    }
}

models! {
    /// A work queue: a part of a work pool with its own priority and concurrency limit.
    pub struct WorkQueue: Received in "objects" {
        /// The work queue's id.
        id: Uuid = Uuid::now_v7(),
        /// When it was created.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// Its name, unique within its work pool.
        name: Name,
        /// A description.
        description: Option<String> = Some(String::new()),
        /// Whether it is paused, and starts no runs.
        is_paused: bool = false,
        /// The maximum number of concurrent runs.
        concurrency_limit: Option<NonNegative<i64>> = None,
        /// Its priority in its work pool: 1 is the highest.
        priority: Positive<i64> = Positive(1),
        /// The name of its work pool.
        work_pool_name: Option<String> = None,
        /// The id of its work pool.
        work_pool_id: Option<Uuid>,
        /// Deprecated: the runs that the queue accepts.
        #[deprecated = "deployments choose the queue of a run"]
        filter: Option<Arc<QueueFilter>> = None,
        /// When a worker last polled it.
        last_polled: Option<DateTime> = None,
        /// Its status.
        status: Option<WorkQueueStatus> = None,
        /// The number of occupied concurrency slots.
        active_slots: Option<i64> = None,
    }

    /// Deprecated: the runs that a work queue accepts.
    pub struct QueueFilter: Received in "objects" {
        /// Runs with all of these tags.
        tags: Option<Vec<String>> = None,
        /// Runs of these deployments.
        deployment_ids: Option<Vec<Uuid>> = None,
    }

    /// The conditions under which a work queue is healthy.
    #[methods("work_queues")]
    pub struct WorkQueueHealthPolicy: Received in "objects" {
        /// The maximum number of late runs. Unlimited by default.
        maximum_late_runs: Option<i64> = Some(0),
        /// The maximum number of seconds since the last poll. Unlimited by default.
        maximum_seconds_since_last_polled: Option<i64> = Some(60),
    }

    /// The health of a work queue.
    pub struct WorkQueueStatusDetail: Received in "objects" {
        /// Whether it is healthy.
        healthy: bool,
        /// The number of late runs.
        late_runs_count: i64 = 0,
        /// When a worker last polled it.
        last_polled: Option<DateTime> = None,
        /// The policy by which its health is determined.
        health_check_policy: Arc<WorkQueueHealthPolicy>,
    }
}
