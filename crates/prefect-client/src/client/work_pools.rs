//! Work pools.

use std::sync::Arc;

use serde::Serialize;

use super::Client;
use super::query::Query;
use crate::error::Result;
use crate::schemas::actions::{WorkPoolCreate, WorkPoolUpdate};
use crate::schemas::filters::Filters;
use crate::schemas::objects::WorkPool;
use crate::schemas::responses::{WorkPoolConcurrencyStatus, WorkerFlowRunResponse};
use crate::schemas::{DateTime, Model};

#[derive(Serialize)]
struct ScheduledOfPool<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    work_queue_names: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheduled_before: Option<DateTime>,
}

#[derive(Serialize)]
struct PoolSlotsPage {
    page: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
    flow_run_limit: i64,
}

/// A work pool that was created or overwritten.
#[derive(Clone, Debug)]
pub struct WrittenWorkPool {
    /// The work pool.
    pub work_pool: Arc<WorkPool>,
    /// Whether it existed with another type, which it kept.
    pub kept_type: bool,
}

impl Client {
    /// Creates a work pool.
    pub async fn create_work_pool(&self, work_pool: &WorkPoolCreate) -> Result<Arc<WorkPool>> {
        self.post("/work_pools/", &[], work_pool).await?.read()
    }

    /// Creates a work pool, or overwrites the existing one of this name. The type of an existing work pool does not
    /// change.
    pub async fn overwrite_work_pool(&self, work_pool: &WorkPoolCreate) -> Result<WrittenWorkPool> {
        let response = self.post("/work_pools/", &[], work_pool).await?;
        if response.status() != http::StatusCode::CONFLICT {
            return Ok(WrittenWorkPool { work_pool: response.read()?, kept_type: false });
        }
        let before = self.read_work_pool(work_pool.name.as_str()).await?;
        let mut update = WorkPoolUpdate::from(work_pool);
        if supports_storage(&before) {
            update = update.storage_configuration(work_pool.storage_configuration.clone());
        }
        self.update_work_pool(work_pool.name.as_str(), &update).await?;
        let kept_type = before.r#type != work_pool.r#type;
        Ok(WrittenWorkPool { work_pool: self.read_work_pool(work_pool.name.as_str()).await?, kept_type })
    }

    /// Reads the work pool with this name.
    pub async fn read_work_pool(&self, name: &str) -> Result<Arc<WorkPool>> {
        self.get("/work_pools/{}", &[&name]).await?.read()
    }

    /// Reads a page of the work pools that match the work pool filter.
    pub async fn read_work_pools(
        &self,
        filters: &Filters,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<WorkPool>>> {
        self.find("/work_pools/filter", &Query::page(filters, None, limit, offset)?).await?.read()
    }

    /// Counts the work pools that match the work pool filter.
    pub async fn count_work_pools(&self, filters: &Filters) -> Result<i64> {
        self.find("/work_pools/count", &Query::new(filters)?).await?.read()
    }

    /// Updates a work pool. Fields that are not set in the update stay as they are.
    pub async fn update_work_pool(&self, name: &str, update: &WorkPoolUpdate) -> Result<()> {
        self.patch_idempotent("/work_pools/{}", &[&name], update).await?.empty()
    }

    /// Deletes a work pool and its queues.
    pub async fn delete_work_pool(&self, name: &str) -> Result<()> {
        self.delete("/work_pools/{}", &[&name]).await
    }

    /// Reads the flow runs that the workers of a work pool should start, optionally only those in these queues and
    /// those scheduled before a time.
    pub async fn get_scheduled_flow_runs_for_work_pool(
        &self,
        name: &str,
        work_queue_names: Option<&[String]>,
        scheduled_before: Option<DateTime>,
    ) -> Result<Vec<Arc<WorkerFlowRunResponse>>> {
        let body = ScheduledOfPool { work_queue_names, scheduled_before };
        self.post_query("/work_pools/{}/get_scheduled_flow_runs", &[&name], &body).await?.read()
    }

    /// Reads which flow runs occupy the concurrency slots of a work pool: a page of its queues, each with some runs.
    pub async fn read_work_pool_concurrency_status(
        &self,
        name: &str,
        page: i64,
        limit: Option<i64>,
        flow_run_limit: i64,
    ) -> Result<Arc<WorkPoolConcurrencyStatus>> {
        let body = PoolSlotsPage { page, limit, flow_run_limit };
        self.post_query("/work_pools/{}/concurrency_status", &[&name], &body).await?.read()
    }
}

/// Whether the server that sent this work pool supports storage configurations. Older ones reject them.
fn supports_storage(work_pool: &WorkPool) -> bool {
    let position = WorkPool::info().position("storage_configuration");
    position.is_some_and(|index| Model::meta(work_pool).fields_set().contains(index))
}
