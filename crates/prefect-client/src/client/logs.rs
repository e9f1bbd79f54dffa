//! Logs.

use std::sync::Arc;

use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::actions::LogCreate;
use crate::schemas::filters::{Filters, LogFilter, LogFilterFlowRunId};
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

    /// Reads all logs of a flow run that match the log filter. Fails if there is no such run.
    pub async fn read_flow_run_logs(
        &self,
        id: Uuid,
        filter: LogFilter,
        sort: Option<LogSort>,
        limit: Option<usize>,
    ) -> Result<Vec<Arc<Log>>> {
        let of_run = LogFilterFlowRunId::default().any_(vec![id]);
        let filter = filter.flow_run_id(Arc::new(of_run));
        let filters = Filters { log: Some(Arc::new(filter)), ..Filters::default() };
        let mut pages = self.iter_logs(filters, sort, limit);
        let mut logs = Vec::new();
        while let Some(page) = pages.next().await? {
            logs.extend(page);
        }
        if logs.is_empty() {
            self.read_flow_run(id).await?;
        }
        Ok(logs)
    }

    /// Downloads all logs of a flow run and its task runs as CSV, oldest first.
    pub async fn download_flow_run_logs(&self, flow_run_id: Uuid) -> Result<String> {
        self.get("/flow_runs/{}/logs/download", &[&flow_run_id]).await?.text()
    }
}
