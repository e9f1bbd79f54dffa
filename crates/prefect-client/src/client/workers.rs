//! Workers.

use std::sync::Arc;

use http::StatusCode;
use serde::Serialize;
use uuid::Uuid;

use super::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::JsonObject;
use crate::schemas::filters::WorkerFilter;
use crate::schemas::objects::{Worker, WorkerMetadata};

/// A sign of life of a worker.
#[derive(Serialize, Clone, Debug)]
pub struct WorkerHeartbeat {
    /// The worker's name.
    pub name: String,
    /// How often it gives one, in seconds.
    pub heartbeat_interval_seconds: Option<f64>,
    /// What it tells of itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Arc<WorkerMetadata>>,
    /// Whether the server is to give the worker's id.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub return_id: bool,
}

#[derive(Serialize)]
struct Workers<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    workers: Option<&'a WorkerFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
    offset: i64,
}

impl Client {
    /// Gives the server a sign of life of a worker, which also makes it known. Gives the worker's id if it was
    /// asked for and the server tells it, as Prefect Cloud does.
    pub async fn send_worker_heartbeat(
        &self,
        work_pool_name: &str,
        heartbeat: &WorkerHeartbeat,
    ) -> Result<Option<Uuid>> {
        let response = self
            .post_once("/work_pools/{}/workers/heartbeat", &[&work_pool_name], heartbeat)
            .await?
            .unless_page()?;
        if !heartbeat.return_id || response.status() != StatusCode::OK {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(response.body()).trim().trim_matches('"').to_owned();
        match Uuid::try_parse(&text) {
            Ok(id) => Ok(Some(id)),
            Err(error) => {
                let message = format!("the answer to {} is no id: {error}", response.request());
                Err(Error::of_response(ErrorKind::Decode, response, message))
            }
        }
    }

    /// A page of a work pool's workers that match the filter.
    pub async fn read_workers_for_work_pool(
        &self,
        work_pool_name: &str,
        filter: Option<&WorkerFilter>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<Worker>>> {
        let body = Workers { workers: filter, limit, offset };
        self.post("/work_pools/{}/workers/filter", &[&work_pool_name], &body).await?.json()
    }

    /// Makes the server forget a worker. One that is still alive makes itself known again.
    pub async fn delete_worker(&self, work_pool_name: &str, worker_name: &str) -> Result<()> {
        self.delete("/work_pools/{}/workers/{}", &[&work_pool_name, &worker_name]).await
    }

    /// What kinds of worker there are, by the package that has them: their templates, descriptions and so on.
    pub async fn read_worker_metadata(&self) -> Result<JsonObject> {
        self.read_collection_view("aggregate-worker-metadata").await
    }
}
