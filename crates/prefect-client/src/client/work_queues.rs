//! Work queues.

use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::Client;
use super::query::Query;
use crate::error::Result;
use crate::schemas::DateTime;
use crate::schemas::actions::{WorkQueueCreate, WorkQueueUpdate};
use crate::schemas::filters::{Filters, WorkQueueFilter, WorkQueueFilterName};
use crate::schemas::objects::{FlowRun, WorkQueue, WorkQueueStatusDetail};
use crate::schemas::responses::WorkQueueConcurrencyStatus;

#[derive(Serialize)]
struct ScheduledRuns {
    limit: i64,
    scheduled_before: DateTime,
}

#[derive(Serialize)]
struct QueueSlotsPage {
    page: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
}

impl Client {
    /// Creates a work queue. Without the name of a work pool, in the default one.
    pub async fn create_work_queue(
        &self,
        work_pool_name: Option<&str>,
        work_queue: &WorkQueueCreate,
    ) -> Result<Arc<WorkQueue>> {
        let response = match work_pool_name {
            Some(pool) => self.post("/work_pools/{}/queues", &[&pool], work_queue).await?,
            None => self.post("/work_queues/", &[], work_queue).await?,
        };
        response.read()
    }

    /// Reads a work queue.
    pub async fn read_work_queue(&self, id: Uuid) -> Result<Arc<WorkQueue>> {
        self.get("/work_queues/{}", &[&id]).await?.read()
    }

    /// Reads the work queue with this name. Without the name of a work pool, in the default one.
    pub async fn read_work_queue_by_name(
        &self,
        name: &str,
        work_pool_name: Option<&str>,
    ) -> Result<Arc<WorkQueue>> {
        let response = match work_pool_name {
            Some(pool) => self.get("/work_pools/{}/queues/{}", &[&pool, &name]).await?,
            None => self.get("/work_queues/name/{}", &[&name]).await?,
        };
        response.read()
    }

    /// Reads a page of the work queues that match the filter. Without the name of a work pool, of all of them.
    pub async fn read_work_queues(
        &self,
        work_pool_name: Option<&str>,
        filter: Option<&WorkQueueFilter>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<WorkQueue>>> {
        let filters = Filters { work_queue: filter.cloned().map(Arc::new), ..Filters::default() };
        let query = Query::page(&filters, None, limit, offset)?.with_work_queues();
        let response = match work_pool_name {
            Some(pool) => self.post_query("/work_pools/{}/queues/filter", &[&pool], &query).await?,
            None => self.post_query("/work_queues/filter", &[], &query).await?,
        };
        response.read()
    }

    /// Reads the work queues whose filters match a deployment. The server checks nothing else.
    pub async fn check_work_queues_for_deployment(&self, id: Uuid) -> Result<Vec<Arc<WorkQueue>>> {
        self.get("/deployments/{}/work_queue_check", &[&id]).await?.read()
    }

    /// Reads all work queues whose names start with one of these prefixes, page by page.
    pub async fn match_work_queues(
        &self,
        prefixes: Vec<String>,
        work_pool_name: Option<&str>,
    ) -> Result<Vec<Arc<WorkQueue>>> {
        let name = WorkQueueFilterName::default().startswith_(prefixes);
        let filter = WorkQueueFilter::default().name(Arc::new(name));
        let mut pages =
            self.iter_work_queues(work_pool_name.map(str::to_owned), Some(Arc::new(filter)), None);
        let mut found = Vec::new();
        while let Some(page) = pages.next().await? {
            found.extend(page);
        }
        Ok(found)
    }

    /// Updates a work queue. Fields that are not set in the update stay as they are.
    pub async fn update_work_queue(&self, id: Uuid, update: &WorkQueueUpdate) -> Result<()> {
        self.patch_idempotent("/work_queues/{}", &[&id], update).await?.empty()
    }

    /// Deletes a work queue.
    pub async fn delete_work_queue_by_id(&self, id: Uuid) -> Result<()> {
        self.delete("/work_queues/{}", &[&id]).await
    }

    /// Reads the flow runs of a work queue that are scheduled before a time.
    pub async fn get_runs_in_work_queue(
        &self,
        id: Uuid,
        limit: i64,
        scheduled_before: DateTime,
    ) -> Result<Vec<Arc<FlowRun>>> {
        self.post_query("/work_queues/{}/get_runs", &[&id], &ScheduledRuns { limit, scheduled_before })
            .await?
            .read()
    }

    /// Reads the status of a work queue.
    pub async fn read_work_queue_status(&self, id: Uuid) -> Result<Arc<WorkQueueStatusDetail>> {
        self.get("/work_queues/{}/status", &[&id]).await?.read()
    }

    /// Reads a page of the flow runs that occupy the concurrency slots of a work queue.
    pub async fn read_work_queue_concurrency_status(
        &self,
        id: Uuid,
        page: i64,
        limit: Option<i64>,
    ) -> Result<Arc<WorkQueueConcurrencyStatus>> {
        self.post_query("/work_queues/{}/concurrency_status", &[&id], &QueueSlotsPage { page, limit })
            .await?
            .read()
    }
}
