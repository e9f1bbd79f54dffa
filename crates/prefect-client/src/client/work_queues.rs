//! Work queues.

use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::DateTime;
use crate::schemas::actions::{WorkQueueCreate, WorkQueueUpdate};
use crate::schemas::filters::{WorkQueueFilter, WorkQueueFilterName};
use crate::schemas::objects::{FlowRun, WorkQueue, WorkQueueStatusDetail};
use crate::schemas::responses::WorkQueueConcurrencyStatus;

/// How many work queues are asked for at once where all of them are wanted.
const PAGE: i64 = 100;

#[derive(Serialize)]
struct Queues<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    work_queues: Option<&'a WorkQueueFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
    offset: i64,
}

#[derive(Serialize)]
struct Runs {
    limit: i64,
    scheduled_before: DateTime,
}

#[derive(Serialize)]
struct SlotsPage {
    page: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
}

impl Client {
    /// Creates a work queue, in the default work pool where none is named.
    pub async fn create_work_queue(
        &self,
        work_pool_name: Option<&str>,
        work_queue: &WorkQueueCreate,
    ) -> Result<Arc<WorkQueue>> {
        let response = match work_pool_name {
            Some(pool) => self.post("/work_pools/{}/queues", &[&pool], work_queue).await?,
            None => self.post("/work_queues/", &[], work_queue).await?,
        };
        response.json()
    }

    /// The work queue with this id.
    pub async fn read_work_queue(&self, id: Uuid) -> Result<Arc<WorkQueue>> {
        self.get("/work_queues/{}", &[&id]).await?.json()
    }

    /// The work queue with this name, in the default work pool where none is named.
    pub async fn read_work_queue_by_name(
        &self,
        name: &str,
        work_pool_name: Option<&str>,
    ) -> Result<Arc<WorkQueue>> {
        let response = match work_pool_name {
            Some(pool) => self.get("/work_pools/{}/queues/{}", &[&pool, &name]).await?,
            None => self.get("/work_queues/name/{}", &[&name]).await?,
        };
        response.json()
    }

    /// A page of the work queues that match the filter: of one work pool, or of all where none is named.
    pub async fn read_work_queues(
        &self,
        work_pool_name: Option<&str>,
        filter: Option<&WorkQueueFilter>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<WorkQueue>>> {
        let body = Queues { work_queues: filter, limit, offset };
        let response = match work_pool_name {
            Some(pool) => self.post("/work_pools/{}/queues/filter", &[&pool], &body).await?,
            None => self.post("/work_queues/filter", &[], &body).await?,
        };
        response.json()
    }

    /// The work queues whose filters let a deployment's runs pass. The server looks at nothing else.
    pub async fn check_work_queues_for_deployment(&self, id: Uuid) -> Result<Vec<Arc<WorkQueue>>> {
        self.get("/deployments/{}/work_queue_check", &[&id]).await?.json()
    }

    /// All work queues whose names begin with one of these texts, page after page.
    pub async fn match_work_queues(
        &self,
        prefixes: Vec<String>,
        work_pool_name: Option<&str>,
    ) -> Result<Vec<Arc<WorkQueue>>> {
        let name = WorkQueueFilterName::default().startswith_(prefixes);
        let filter = WorkQueueFilter::default().name(Arc::new(name));
        let mut found = Vec::new();
        let mut offset = 0;
        loop {
            let page = self.read_work_queues(work_pool_name, Some(&filter), Some(PAGE), offset).await?;
            let is_last = i64::try_from(page.len()).is_ok_and(|count| count < PAGE);
            found.extend(page);
            if is_last {
                return Ok(found);
            }
            offset += PAGE;
        }
    }

    /// Changes what is set in the update, and nothing else.
    pub async fn update_work_queue(&self, id: Uuid, update: &WorkQueueUpdate) -> Result<()> {
        self.patch("/work_queues/{}", &[&id], update).await?.empty()
    }

    /// Deletes a work queue.
    pub async fn delete_work_queue_by_id(&self, id: Uuid) -> Result<()> {
        self.delete("/work_queues/{}", &[&id]).await
    }

    /// The flow runs of a work queue that are scheduled before a moment.
    pub async fn get_runs_in_work_queue(
        &self,
        id: Uuid,
        limit: i64,
        scheduled_before: DateTime,
    ) -> Result<Vec<Arc<FlowRun>>> {
        self.post("/work_queues/{}/get_runs", &[&id], &Runs { limit, scheduled_before }).await?.json()
    }

    /// How a work queue is.
    pub async fn read_work_queue_status(&self, id: Uuid) -> Result<Arc<WorkQueueStatusDetail>> {
        self.get("/work_queues/{}/status", &[&id]).await?.json()
    }

    /// What takes the concurrency slots of a work queue: a page of flow runs.
    pub async fn read_work_queue_concurrency_status(
        &self,
        id: Uuid,
        page: i64,
        limit: Option<i64>,
    ) -> Result<Arc<WorkQueueConcurrencyStatus>> {
        self.post("/work_queues/{}/concurrency_status", &[&id], &SlotsPage { page, limit }).await?.json()
    }
}
