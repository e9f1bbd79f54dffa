//! Why a run failed: its state, and its last log messages.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Waitable;
use crate::client::Client;
use crate::error::Result;
use crate::schemas::DateTime;
use crate::schemas::filters::Filters;
use crate::schemas::objects::{Log, State, StateType};
use crate::schemas::sorting::LogSort;

/// The number of log messages that are read.
const LAST_LOGS: i64 = 10;

/// Maximum time to read them.
const LOGS_TIMEOUT: Duration = Duration::from_secs(5);

/// The last messages of a run are sent after its final state: they are waited for until this long after it.
const STRAGGLER_TIMEOUT: Duration = Duration::from_secs(2);

/// How often they are looked for.
const STRAGGLER_INTERVAL: Duration = Duration::from_millis(300);

/// A run that failed, crashed or was cancelled.
#[derive(Clone, Debug)]
pub struct RunFailure {
    /// Its final state.
    pub state: Arc<State>,
    /// Its last log messages, oldest first. Empty if they could not be read.
    pub logs: Vec<Arc<Log>>,
    message: String,
}

impl fmt::Display for RunFailure {
    /// Such as `flow run "able-ant" (…) failed: no such file`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Client {
    /// Why a run failed, crashed or was cancelled, with its last log messages. `None` if it did not, or not yet.
    pub async fn failure_of_run<R: Waitable>(&self, run: &R) -> Option<RunFailure> {
        let state = run.state()?.clone();
        let ended = match state.r#type {
            StateType::Failed => "failed",
            StateType::Crashed => "crashed",
            StateType::Cancelled => "was cancelled",
            _ => return None,
        };
        let mut message = format!("{} {:?} ({}) {ended}", R::KIND, run.name(), run.id());
        if let Some(why) = state.message.as_deref().filter(|why| !why.trim().is_empty()) {
            message.push_str(": ");
            message.push_str(why);
        }
        let filters = Filters { log: Some(Arc::new(R::logs_of(run.id()))), ..Filters::default() };
        let read = self.last_logs(&filters, state.timestamp);
        let mut logs = match tokio::time::timeout(LOGS_TIMEOUT, read).await {
            Ok(Ok(logs)) => logs,
            // The failure matters more than the logs.
            _ => Vec::new(),
        };
        logs.reverse();
        Some(RunFailure { state, logs, message })
    }

    /// The last log messages of a run that ended at this time, the newest first.
    async fn last_logs(&self, filters: &Filters, ended: DateTime) -> Result<Vec<Arc<Log>>> {
        let began = Instant::now();
        let now = DateTime::now();
        let is_recent = ended.after(STRAGGLER_TIMEOUT.as_secs_f64()).is_some_and(|end| end > now);
        loop {
            let logs = self.read_logs(filters, Some(LogSort::TimestampDesc), Some(LAST_LOGS), 0).await?;
            let is_complete = logs.first().is_some_and(|log| log.timestamp >= ended);
            if is_complete || !is_recent || began.elapsed() > STRAGGLER_TIMEOUT {
                return Ok(logs);
            }
            tokio::time::sleep(STRAGGLER_INTERVAL).await;
        }
    }
}
