//! Concurrency limits of task run tags.

use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::query::Query;
use super::{Client, Created, MAX_PAGE_SIZE};
use crate::error::{Error, Result};
use crate::schemas::Name;
use crate::schemas::actions::ConcurrencyLimitCreate;
use crate::schemas::filters::Filters;
use crate::schemas::objects::ConcurrencyLimit;
use crate::transport::Response;

#[derive(Serialize)]
struct Reset<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    slot_override: Option<&'a [Uuid]>,
}

#[derive(Serialize)]
struct Slots<'a> {
    names: &'a [String],
    task_run_id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    occupancy_seconds: Option<f64>,
}

impl Client {
    /// Creates or updates the limit of a tag. Returns its id.
    pub async fn create_concurrency_limit(&self, limit: &ConcurrencyLimitCreate) -> Result<Uuid> {
        // The server responds to an invalid tag with 500.
        if let Err(problem) = limit.tag.parse::<Name>() {
            return Err(Error::invalid("tag", format!("{problem}; and not {:?}", limit.tag)));
        }
        Ok(self.post_idempotent("/concurrency_limits/", &[], limit).await?.json::<Created>()?.id)
    }

    /// Reads a concurrency limit.
    pub async fn read_concurrency_limit(&self, id: Uuid) -> Result<Arc<ConcurrencyLimit>> {
        self.get("/concurrency_limits/{}", &[&id]).await?.json()
    }

    /// Reads the concurrency limit of a tag.
    pub async fn read_concurrency_limit_by_tag(&self, tag: &str) -> Result<Arc<ConcurrencyLimit>> {
        self.get("/concurrency_limits/tag/{}", &[&tag]).await?.json()
    }

    /// Reads a page of the concurrency limits of tags.
    pub async fn read_concurrency_limits(
        &self,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<ConcurrencyLimit>>> {
        // The server selects the page from limits of every kind, and then drops those without a tag. So request a full
        // page and apply the limit here.
        let page_size = limit.filter(|limit| *limit > MAX_PAGE_SIZE);
        let filters = Filters::default();
        let page = Query::page(&filters, None, page_size, offset)?;
        let mut found: Vec<_> = self.find("/concurrency_limits/filter", &page).await?;
        if let Some(limit) = limit.and_then(|limit| usize::try_from(limit).ok()) {
            found.truncate(limit);
        }
        Ok(found)
    }

    /// Releases all slots of a tag, and assigns one to each of these task runs.
    pub async fn reset_concurrency_limit_by_tag(
        &self,
        tag: &str,
        slot_override: Option<&[Uuid]>,
    ) -> Result<()> {
        self.post_idempotent("/concurrency_limits/tag/{}/reset", &[&tag], &Reset { slot_override })
            .await?
            .empty()
    }

    /// Deletes a concurrency limit.
    pub async fn delete_concurrency_limit(&self, id: Uuid) -> Result<()> {
        self.delete("/concurrency_limits/{}", &[&id]).await
    }

    /// Deletes the concurrency limit of a tag.
    pub async fn delete_concurrency_limit_by_tag(&self, tag: &str) -> Result<()> {
        self.delete("/concurrency_limits/tag/{}", &[&tag]).await
    }

    /// Acquires a slot of each of these tags that has a limit. The server responds with 423 if one has no free slot.
    pub async fn increment_v1_concurrency_slots(
        &self,
        names: &[String],
        task_run_id: Uuid,
    ) -> Result<Response> {
        let slots = Slots { names, task_run_id, occupancy_seconds: None };
        self.post("/concurrency_limits/increment", &[], &slots).await?.unless_page()
    }

    /// Releases the slots of a task run, which it occupied for `occupancy_seconds`.
    pub async fn decrement_v1_concurrency_slots(
        &self,
        names: &[String],
        task_run_id: Uuid,
        occupancy_seconds: Option<f64>,
    ) -> Result<Response> {
        let slots = Slots { names, task_run_id, occupancy_seconds };
        self.post("/concurrency_limits/decrement", &[], &slots).await?.unless_page()
    }
}
