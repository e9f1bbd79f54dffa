//! Creation of logs.

use std::borrow::Cow;

use uuid::Uuid;

use crate::schemas::{DateTime, Model};

models! {
    /// A log message to create.
    #[methods("logs")]
    pub struct LogCreate: Sent in "actions" {
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
        /// The id of the worker that logged it. Prefect Cloud only.
        worker_id: Option<Uuid> = None,
    }
}

impl LogCreate {
    /// The message without an empty `worker_id`: self-hosted servers reject the field.
    pub(crate) fn as_sent(&self) -> Cow<'_, Self> {
        match Self::info().position("worker_id") {
            Some(index) if self.worker_id.is_none() && self.meta.fields_set().contains(index) => {
                let mut copy = self.clone();
                copy.meta.unmark(index);
                Cow::Owned(copy)
            }
            _ => Cow::Borrowed(self),
        }
    }
}
