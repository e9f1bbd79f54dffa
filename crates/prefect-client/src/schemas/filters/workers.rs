//! Filters on workers.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;
use crate::schemas::DateTime;

models! {
    /// Filters workers.
    pub struct WorkerFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By last heartbeat.
        last_heartbeat_time: Option<Arc<WorkerFilterLastHeartbeatTime>> = None,
        /// By status.
        status: Option<Arc<WorkerFilterStatus>> = None,
    }

    /// Filters workers by last heartbeat.
    pub struct WorkerFilterLastHeartbeatTime: Sent in "filters" {
        /// Workers whose last heartbeat was at or before this time.
        before_: Option<DateTime> = None,
        /// Workers whose last heartbeat was at or after this time.
        after_: Option<DateTime> = None,
    }

    /// Filters workers by status.
    pub struct WorkerFilterStatus: Sent in "filters" {
        /// Workers with one of these statuses, `ONLINE` or `OFFLINE`.
        any_: Option<Vec<String>> = None,
        /// Workers with none of these statuses.
        not_any_: Option<Vec<String>> = None,
    }

    /// Filters workers by work pool.
    pub struct WorkerFilterWorkPoolId: Sent in "filters" {
        /// Workers of one of these work pools, by id.
        any_: Option<Vec<Uuid>> = None,
    }
}
