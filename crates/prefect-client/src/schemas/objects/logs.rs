//! Logs.

use uuid::Uuid;

use crate::schemas::DateTime;

models! {
    /// A log message.
    pub struct Log: Received in "objects" {
        /// Its id.
        id: Uuid = Uuid::now_v7(),
        /// When the server received it.
        created: Option<DateTime> = None,
        /// When it last changed.
        updated: Option<DateTime> = None,
        /// The logger's name, such as `prefect.flow_runs`.
        name: String,
        /// Its level, in terms of Python's `logging`: 20 is `INFO`, 40 is `ERROR`.
        level: i64,
        /// The message.
        message: String,
        /// When it was logged.
        timestamp: DateTime,
        /// The id of the flow run that it comes from.
        flow_run_id: Option<Uuid> = None,
        /// The id of the task run that it comes from.
        task_run_id: Option<Uuid> = None,
    }
}
