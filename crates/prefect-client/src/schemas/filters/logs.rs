//! Which logs.

use std::sync::Arc;

use uuid::Uuid;

use super::Operator;
use crate::schemas::DateTime;

models! {
    /// Which logs: criteria on the logs themselves.
    pub struct LogFilter: Sent in "filters" {
        /// Whether all criteria must hold (`and_`, the default) or one suffices (`or_`).
        operator: Operator = Operator::And,
        /// By their level.
        level: Option<Arc<LogFilterLevel>> = None,
        /// By their time.
        timestamp: Option<Arc<LogFilterTimestamp>> = None,
        /// By their flow run.
        flow_run_id: Option<Arc<LogFilterFlowRunId>> = None,
        /// By their task run.
        task_run_id: Option<Arc<LogFilterTaskRunId>> = None,
        /// By words in them.
        text: Option<Arc<LogFilterTextSearch>> = None,
    }

    /// Which logs, by their flow run.
    pub struct LogFilterFlowRunId: Sent in "filters" {
        /// Those logs with one of these flow runs' ids.
        any_: Option<Vec<Uuid>> = None,
    }

    /// Which logs, by their level.
    pub struct LogFilterLevel: Sent in "filters" {
        /// Those logs whose level is at least this; 20 is `INFO`.
        ge_: Option<i64> = None,
        /// Those logs whose level is at most this.
        le_: Option<i64> = None,
    }

    /// Which logs, by their logger's name. No filter takes it: the official client has it, too, and no use for it.
    pub struct LogFilterName: Sent in "filters" {
        /// Those logs with one of these loggers' names.
        any_: Option<Vec<String>> = None,
    }

    /// Which logs, by their task run.
    pub struct LogFilterTaskRunId: Sent in "filters" {
        /// Those logs with one of these task runs' ids.
        any_: Option<Vec<Uuid>> = None,
        /// `true`: those logs without a task run; `false`: those with one.
        is_null_: Option<bool> = None,
    }

    /// Which logs, by words in them.
    pub struct LogFilterTextSearch: Sent in "filters" {
        /// The words: `a b` finds logs with either, `-c` none with `c`, `+d` only those with `d`, `"e f"` the
        /// phrase.
        query: String,
    }

    /// Which logs, by their time.
    pub struct LogFilterTimestamp: Sent in "filters" {
        /// Those logs that were written at or before this moment.
        before_: Option<DateTime> = None,
        /// Those logs that were written at or after this moment.
        after_: Option<DateTime> = None,
    }
}
