//! Which workers.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;
use crate::schemas::DateTime;

models! {
    /// Which workers: criteria on the workers themselves.
    pub struct WorkerFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By when they were last heard of.
        last_heartbeat_time: Option<Arc<WorkerFilterLastHeartbeatTime>> = None,
        /// By whether they were heard of lately.
        status: Option<Arc<WorkerFilterStatus>> = None,
    }

    /// Which workers, by when they were last heard of.
    pub struct WorkerFilterLastHeartbeatTime: Sent in "filters" {
        /// Those workers that were last heard of at or before this moment.
        before_: Option<DateTime> = None,
        /// Those workers that were last heard of at or after this moment.
        after_: Option<DateTime> = None,
    }

    /// Which workers, by whether they were heard of lately.
    pub struct WorkerFilterStatus: Sent in "filters" {
        /// Those workers with one of these statuses, `ONLINE` or `OFFLINE`.
        any_: Option<Vec<String>> = None,
        /// Those workers with none of these statuses.
        not_any_: Option<Vec<String>> = None,
    }

    /// Which workers, by their work pool.
    pub struct WorkerFilterWorkPoolId: Sent in "filters" {
        /// Those workers of one of these work pools, by id.
        any_: Option<Vec<Uuid>> = None,
    }
}
