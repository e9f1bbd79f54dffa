//! Logs.

use std::sync::Arc;

use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::actions::LogCreate;
use crate::schemas::filters::Filters;
use crate::schemas::objects::Log;
use crate::schemas::sorting::LogSort;

impl Client {
    /// Writes log records of runs, all in one request.
    pub async fn create_logs(&self, logs: &[Arc<LogCreate>]) -> Result<()> {
        let sent: Vec<_> = logs.iter().map(|log| log.as_sent()).collect();
        self.post("/logs/", &[], &sent).await?.empty()
    }

    /// Reads a page of the logs that match the log filter.
    pub async fn read_logs(
        &self,
        filters: &Filters,
        sort: Option<LogSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<Log>>> {
        self.find_page("/logs", filters, sort, limit, offset).await
    }

    /// Downloads all logs of a flow run and its task runs as CSV, oldest first.
    pub async fn download_flow_run_logs(&self, flow_run_id: Uuid) -> Result<String> {
        self.get("/flow_runs/{}/logs/download", &[&flow_run_id]).await?.text()
    }
}
