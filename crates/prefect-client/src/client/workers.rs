//! Workers.

use std::sync::Arc;

use http::StatusCode;
use serde::Serialize;
use uuid::Uuid;

use super::Client;
use super::query::Query;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::JsonObject;
use crate::schemas::filters::{Filters, WorkerFilter};
use crate::schemas::objects::{Worker, WorkerMetadata};

/// A heartbeat of a worker.
#[derive(Serialize, Clone, Debug)]
pub struct WorkerHeartbeat {
    /// The worker's name.
    pub name: String,
    /// Interval between heartbeats, in seconds.
    pub heartbeat_interval_seconds: Option<f64>,
    /// Metadata of the worker, such as its integrations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Arc<WorkerMetadata>>,
    /// Whether to return the worker's id. Prefect Cloud only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub return_id: bool,
}

impl Client {
    /// Sends a heartbeat of a worker, which registers it if it is new. Returns the worker's id if it was requested and
    /// the server sends it, as Prefect Cloud does.
    pub async fn send_worker_heartbeat(
        &self,
        work_pool_name: &str,
        heartbeat: &WorkerHeartbeat,
    ) -> Result<Option<Uuid>> {
        let response = self
            .post_idempotent("/work_pools/{}/workers/heartbeat", &[&work_pool_name], heartbeat)
            .await?
            .unless_page()?;
        if !heartbeat.return_id || response.status() != StatusCode::OK {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(response.body()).trim().trim_matches('"').to_owned();
        match Uuid::try_parse(&text) {
            Ok(id) => Ok(Some(id)),
            Err(error) => {
                let message = format!("the response to {} is not a valid UUID: {error}", response.request());
                Err(Error::for_response(ErrorKind::Decode, response, message))
            }
        }
    }

    /// Reads a page of a work pool's workers that match the filter.
    pub async fn read_workers_for_work_pool(
        &self,
        work_pool_name: &str,
        filter: Option<&WorkerFilter>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<Worker>>> {
        let filters = Filters { worker: filter.cloned().map(Arc::new), ..Filters::default() };
        let query = Query::page(&filters, None, limit, offset)?;
        self.post_query("/work_pools/{}/workers/filter", &[&work_pool_name], &query).await?.read()
    }

    /// Deletes a worker. Its next heartbeat registers it again.
    pub async fn delete_worker(&self, work_pool_name: &str, worker_name: &str) -> Result<()> {
        self.delete("/work_pools/{}/workers/{}", &[&work_pool_name, &worker_name]).await
    }

    /// Reads the metadata of the known worker types, such as descriptions and job templates, by package.
    pub async fn read_worker_metadata(&self) -> Result<JsonObject> {
        self.read_collection_view("aggregate-worker-metadata").await
    }
}
