//! Task runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use super::query::Query;
use super::states::SetState;
use super::{Client, History, Intervals, rewrite};
use crate::error::{Error, Result};
use crate::schemas::actions::{StateCreate, TaskRunCreate, TaskRunUpdate};
use crate::schemas::filters::Filters;
use crate::schemas::objects::{State, TaskRun};
use crate::schemas::responses::{
    HistoryResponse, OrchestrationResult, TaskRunCount, TaskRunPaginationResponse, UITaskRun,
};
use crate::schemas::sorting::TaskRunSort;
use crate::transport::Response;

impl Client {
    /// Creates a task run.
    pub async fn create_task_run(&self, run: &TaskRunCreate) -> Result<Arc<TaskRun>> {
        self.post_idempotent("/task_runs/", &[], run).await?.read()
    }

    /// Reads a task run.
    pub async fn read_task_run(&self, id: Uuid) -> Result<Arc<TaskRun>> {
        self.get("/task_runs/{}", &[&id]).await?.read()
    }

    /// Reads a page of the task runs that match the filters. The server accepts filters on flows, flow runs, task
    /// runs and deployments here.
    pub async fn read_task_runs(
        &self,
        filters: &Filters,
        sort: Option<TaskRunSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<TaskRun>>> {
        rewrite::reject_work_pool(filters, "task runs")?;
        self.find_page("/task_runs", filters, sort, limit, offset).await
    }

    /// Like [`read_task_runs`](Self::read_task_runs), with numbered pages and the total count. The server sends fewer
    /// fields of each task run here.
    pub async fn paginate_task_runs(
        &self,
        filters: &Filters,
        sort: Option<TaskRunSort>,
        limit: Option<i64>,
        page: i64,
    ) -> Result<Arc<TaskRunPaginationResponse>> {
        rewrite::reject_work_pool(filters, "task runs")?;
        self.paginate("/task_runs", filters, sort, limit, page).await
    }

    /// Counts the task runs that match the filters.
    pub async fn count_task_runs(&self, filters: &Filters) -> Result<i64> {
        rewrite::reject_work_pool(filters, "task runs")?;
        self.find("/task_runs/count", &Query::new(filters)?).await?.read()
    }

    /// Counts the task runs that match the filters by state type.
    pub async fn count_task_runs_by_state(&self, filters: &Filters) -> Result<BTreeMap<String, i64>> {
        rewrite::reject_work_pool(filters, "task runs")?;
        self.find("/ui/task_runs/count", &Query::new(filters)?).await?.read()
    }

    /// Counts the task runs that match the filters by state, for each interval. The server returns at most 500
    /// intervals.
    pub async fn read_task_run_history(
        &self,
        intervals: Intervals,
        filters: &Filters,
    ) -> Result<Vec<Arc<HistoryResponse>>> {
        rewrite::reject_work_pool(filters, "task runs")?;
        let query = Query::new(filters)?;
        self.post_query("/task_runs/history", &[], &History { intervals, query }).await?.read()
    }

    /// Counts the completed and failed task runs that match the filters, in each of 20 equal parts of the period in
    /// the task run filter's `start_time`. The start of the period is required.
    pub async fn read_dashboard_task_run_counts(&self, filters: &Filters) -> Result<Vec<Arc<TaskRunCount>>> {
        let start = filters.task_run.as_ref().and_then(|filter| filter.start_time.as_ref());
        if start.is_none_or(|start| start.after_.is_none()) {
            let message = "missing: expected the start of the period that is divided into 20 parts";
            return Err(Error::invalid("task_run_filter.start_time.after_", message));
        }
        let mut filters = rewrite::for_server(filters)?;
        if filters.work_pool.is_some() && filters.work_queue.is_none() {
            // The server joins work pools by way of work queues, and fails (500) without a filter on those.
            filters.to_mut().work_queue = Some(Arc::default());
        }
        let query = Query::new(&filters)?.with_work_queues();
        self.find("/ui/task_runs/dashboard/counts", &query).await?.read()
    }

    /// Reads a task run and the name of its flow run.
    pub async fn read_task_run_with_flow_run_name(&self, id: Uuid) -> Result<Arc<UITaskRun>> {
        self.get("/ui/task_runs/{}", &[&id]).await?.read()
    }

    /// Updates a task run. Fields that are not set in the update stay as they are.
    pub async fn update_task_run(&self, id: Uuid, update: &TaskRunUpdate) -> Result<Response> {
        self.patch_idempotent("/task_runs/{}", &[&id], update).await?.unless_page()
    }

    /// Proposes a state for a task run. The server may accept or reject it, or delay or abort the transition: see
    /// the result's status.
    pub async fn set_task_run_state(
        &self,
        id: Uuid,
        state: &State,
        force: bool,
    ) -> Result<Arc<OrchestrationResult>> {
        let details = (*state.state_details).clone().task_run_id(id);
        let state = StateCreate::from(state).state_details(Arc::new(details));
        self.post("/task_runs/{}/set_state", &[&id], &SetState { state: &state, force }).await?.read()
    }

    /// Deletes a task run.
    pub async fn delete_task_run(&self, id: Uuid) -> Result<()> {
        self.delete("/task_runs/{}", &[&id]).await
    }
}
