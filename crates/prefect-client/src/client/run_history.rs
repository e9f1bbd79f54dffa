//! What runs did, summed up: over time, by state, by what they belong to.

use std::collections::BTreeMap;
use std::sync::Arc;

use http::Method;
use serde::Serialize;
use uuid::Uuid;

use super::Client;
use super::joined;
use super::query::Query;
use crate::error::{Error, Result};
use crate::schemas::filters::Filters;
use crate::schemas::responses::{HistoryResponse, ObservedState, SimpleFlowRun, TaskRunCount};
use crate::schemas::sorting::{FlowRunSort, ObservedStateSort, turned_round};
use crate::schemas::{DateTime, StringEnum, TimeDelta};
use crate::transport::Request;

/// A span of time, and the intervals that it is cut into.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Intervals {
    /// When the first interval begins.
    #[serde(rename = "history_start")]
    pub start: DateTime,
    /// When the last interval ends.
    #[serde(rename = "history_end")]
    pub end: DateTime,
    /// How long each is, from one second up.
    #[serde(rename = "history_interval_seconds")]
    pub interval: TimeDelta,
}

#[derive(Serialize)]
struct History<'a> {
    #[serde(flatten)]
    intervals: Intervals,
    #[serde(flatten)]
    query: Query<'a>,
}

#[derive(Serialize)]
struct ByFlowRun<'a> {
    flow_run_ids: &'a [Uuid],
}

impl Client {
    /// How late the flow runs that match the filters are, on average; none where there are no such runs.
    pub async fn read_average_flow_run_lateness(&self, filters: &Filters) -> Result<Option<TimeDelta>> {
        self.find("/flow_runs/lateness", &Query::new(filters)).await
    }

    /// The flow runs that match the filters, counted by state, interval after interval. The server gives 500 at most.
    pub async fn read_flow_run_history(
        &self,
        intervals: Intervals,
        filters: &Filters,
    ) -> Result<Vec<Arc<HistoryResponse>>> {
        let query = Query::new(filters).with_work_queues();
        self.post("/flow_runs/history", &[], &History { intervals, query: query.as_sent()? }).await?.json()
    }

    /// The same of task runs.
    pub async fn read_task_run_history(
        &self,
        intervals: Intervals,
        filters: &Filters,
    ) -> Result<Vec<Arc<HistoryResponse>>> {
        joined::without_work_pool(filters, "task runs")?;
        let query = Query::new(filters);
        self.post("/task_runs/history", &[], &History { intervals, query: query.as_sent()? }).await?.json()
    }

    /// The flow runs that match the filters, each as a point in a diagram.
    pub async fn read_flow_run_history_points(
        &self,
        filters: &Filters,
        sort: Option<FlowRunSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<SimpleFlowRun>>> {
        let sort = sort.as_ref().map(StringEnum::text);
        if let Some(opposite) = sort.and_then(turned_round) {
            let message = format!("expected an order that the server has, such as {opposite}");
            return Err(Error::invalid("sort", message));
        }
        self.find("/ui/flow_runs/history", &Query::page(filters, sort, limit, offset)).await
    }

    /// How many task runs each of these flow runs has.
    pub async fn count_task_runs_by_flow_run(&self, flow_run_ids: &[Uuid]) -> Result<BTreeMap<Uuid, i64>> {
        self.post("/ui/flow_runs/count-task-runs", &[], &ByFlowRun { flow_run_ids }).await?.json()
    }

    /// How many of the task runs that match the filters are in a state of each type.
    pub async fn count_task_runs_by_state(&self, filters: &Filters) -> Result<BTreeMap<String, i64>> {
        joined::without_work_pool(filters, "task runs")?;
        self.find("/ui/task_runs/count", &Query::new(filters)).await
    }

    /// How many of the task runs that match the filters ended well and badly, in each of the 20 parts of the span of time
    /// that their filter tells in `start_time`. It has to tell since when.
    pub async fn read_dashboard_task_run_counts(&self, filters: &Filters) -> Result<Vec<Arc<TaskRunCount>>> {
        let start = filters.task_run.as_ref().and_then(|filter| filter.start_time.as_ref());
        if start.is_none_or(|start| start.after_.is_none()) {
            let message = "missing: when the first of the 20 spans of time begins";
            return Err(Error::invalid("task_run_filter.start_time.after_", message));
        }
        let mut filters = joined::as_sent(filters)?;
        if filters.work_pool.is_some() && filters.work_queue.is_none() {
            // The server looks for the work pool by way of the work queue, and breaks (500) where nobody asks for one.
            filters.to_mut().work_queue = Some(Arc::default());
        }
        self.find("/ui/task_runs/dashboard/counts", &Query::new(&filters).with_work_queues()).await
    }

    /// The states that runs were seen in: those whose name or type begins with a text, if there is one.
    pub async fn read_observed_states(
        &self,
        query: Option<&str>,
        sort: Option<&ObservedStateSort>,
        limit: Option<i64>,
    ) -> Result<Vec<Arc<ObservedState>>> {
        let mut request = Request::new(Method::GET, "/observed-states");
        if let Some(query) = query {
            request = request.with_query("query", query);
        }
        if let Some(sort) = sort {
            request = request.with_query("order_by", sort.text());
        }
        if let Some(limit) = limit {
            request = request.with_query("limit", limit.to_string());
        }
        self.send(&request).await?.json()
    }
}
