//! Filters on logs.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;
use crate::schemas::DateTime;

models! {
    /// Filters logs.
    pub struct LogFilter: Sent in "filters" {
        /// Whether criteria are combined with AND (`and_`, the default) or OR (`or_`).
        operator: Operator = Operator::And,
        /// By level.
        level: Option<Arc<LogFilterLevel>> = None,
        /// By time.
        timestamp: Option<Arc<LogFilterTimestamp>> = None,
        /// By flow run.
        flow_run_id: Option<Arc<LogFilterFlowRunId>> = None,
        /// By task run.
        task_run_id: Option<Arc<LogFilterTaskRunId>> = None,
        /// By full-text search.
        text: Option<Arc<LogFilterTextSearch>> = None,
    }

    /// Filters logs by flow run.
    pub struct LogFilterFlowRunId: Sent in "filters" {
        /// Logs with one of these flow runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Filters logs by level.
    pub struct LogFilterLevel: Sent in "filters" {
        /// Logs whose level is at least this; 20 is `INFO`.
        ge_: Option<i64> = None,
        /// Logs whose level is at most this.
        le_: Option<i64> = None,
    }

    /// Filters logs by logger's name. Not used by any filter, as in the official client.
    pub struct LogFilterName: Sent in "filters" {
        /// Logs with one of these loggers' names.
        any_: Option<Vec<String>> = None,
    }

    /// Filters logs by task run.
    pub struct LogFilterTaskRunId: Sent in "filters" {
        /// Logs with one of these task runs' ids.
        any_: Option<Vec<Uuid>> = None,
        /// `true` matches logs without a task run, `false` matches those with one.
        is_null_: Option<bool> = None,
    }

    /// Filters logs by full-text search.
    pub struct LogFilterTextSearch: Sent in "filters" {
        /// The query: `a b` matches logs with either word, `-c` excludes `c`, `+d` requires `d`, and `"e f"` matches the
        /// phrase.
        query: String,
    }

    /// Filters logs by time.
    pub struct LogFilterTimestamp: Sent in "filters" {
        /// Logs that were written at or before this time.
        before_: Option<DateTime> = None,
        /// Logs that were written at or after this time.
        after_: Option<DateTime> = None,
    }
}
