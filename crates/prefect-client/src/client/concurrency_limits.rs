//! Limits on how many task runs with a tag run at once.

use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::Client;
use super::flows::Created;
use super::query::Query;
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
    /// Creates the limit for a tag, or changes it. Gives its id.
    pub async fn create_concurrency_limit(&self, limit: &ConcurrencyLimitCreate) -> Result<Uuid> {
        // The server breaks over such a tag (500) instead of refusing it.
        if let Err(problem) = limit.tag.parse::<Name>() {
            return Err(Error::invalid("tag", format!("{problem}; and not {:?}", limit.tag)));
        }
        Ok(self.post_once("/concurrency_limits/", &[], limit).await?.json::<Created>()?.id)
    }

    /// The limit with this id.
    pub async fn read_concurrency_limit(&self, id: Uuid) -> Result<Arc<ConcurrencyLimit>> {
        self.get("/concurrency_limits/{}", &[&id]).await?.json()
    }

    /// The limit for this tag.
    pub async fn read_concurrency_limit_by_tag(&self, tag: &str) -> Result<Arc<ConcurrencyLimit>> {
        self.get("/concurrency_limits/tag/{}", &[&tag]).await?.json()
    }

    /// A page of the limits for tags.
    pub async fn read_concurrency_limits(
        &self,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<ConcurrencyLimit>>> {
        // The server cuts the page out of limits of every kind, and then leaves out those that are for no tag. So it
        // is asked for as many as it gives, unless that is too few.
        let most = limit.filter(|limit| *limit > super::PAGE);
        let all = Filters::default();
        let page = Query::page(&all, None, most, offset);
        let mut found: Vec<_> = self.find("/concurrency_limits/filter", &page).await?;
        if let Some(limit) = limit.and_then(|limit| usize::try_from(limit).ok()) {
            found.truncate(limit);
        }
        Ok(found)
    }

    /// Gives all slots of a tag back, and has these task runs take one each instead.
    pub async fn reset_concurrency_limit_by_tag(
        &self,
        tag: &str,
        slot_override: Option<&[Uuid]>,
    ) -> Result<()> {
        self.post_once("/concurrency_limits/tag/{}/reset", &[&tag], &Reset { slot_override }).await?.empty()
    }

    /// Deletes the limit with this id.
    pub async fn delete_concurrency_limit(&self, id: Uuid) -> Result<()> {
        self.delete("/concurrency_limits/{}", &[&id]).await
    }

    /// Deletes the limit for this tag.
    pub async fn delete_concurrency_limit_by_tag(&self, tag: &str) -> Result<()> {
        self.delete("/concurrency_limits/tag/{}", &[&tag]).await
    }

    /// Has a task run take a slot of each of these tags that has a limit. The server answers 423 if one is full.
    pub async fn increment_v1_concurrency_slots(
        &self,
        names: &[String],
        task_run_id: Uuid,
    ) -> Result<Response> {
        let slots = Slots { names, task_run_id, occupancy_seconds: None };
        self.post("/concurrency_limits/increment", &[], &slots).await?.unless_page()
    }

    /// Gives the slots of a task run back, which it had for some seconds.
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
