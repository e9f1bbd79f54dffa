//! Concurrency limits of task run tags.

use std::collections::HashSet;
use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::pages::{Pages, Part, untyped};
use super::query::Query;
use super::{Client, Created, MAX_PAGE_SIZE, if_found};
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
        self.get("/concurrency_limits/{}", &[&id]).await?.read()
    }

    /// Reads the concurrency limit of a tag.
    pub async fn read_concurrency_limit_by_tag(&self, tag: &str) -> Result<Arc<ConcurrencyLimit>> {
        self.get("/concurrency_limits/tag/{}", &[&tag]).await?.read()
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
        let mut found: Vec<_> = self.find("/concurrency_limits/filter", &page).await?.read()?;
        if let Some(limit) = limit.and_then(|limit| usize::try_from(limit).ok()) {
            found.truncate(limit);
        }
        Ok(found)
    }

    /// Iterates over the concurrency limits of tags: all of them, or the first `limit`. They are read at once.
    pub fn iter_concurrency_limits(&self, limit: Option<usize>) -> Pages<ConcurrencyLimit> {
        let client = self.clone();
        let all = async move {
            let rows = untyped(client.all_concurrency_limits().await?);
            Ok(Part { total: i64::try_from(rows.len()).ok(), rows })
        };
        Pages::of_parts(futures_util::stream::once(all), limit)
    }

    /// Reads the concurrency limits of all tags.
    ///
    /// The server selects a page from limits of every kind, and then drops those without a tag. So pages may be short or
    /// empty, and some limits are on none. The global limits say which tags there are.
    async fn all_concurrency_limits(&self) -> Result<Vec<Arc<ConcurrencyLimit>>> {
        let mut tags = Vec::new();
        let mut of_every_kind = 0;
        let mut global = self.iter_global_concurrency_limits(None);
        while let Some(page) = global.next().await? {
            of_every_kind += i64::try_from(page.len()).unwrap_or(i64::MAX);
            tags.extend(page.iter().filter_map(|limit| limit.name.strip_prefix("tag:").map(str::to_owned)));
        }
        let (mut found, mut known, mut offset) = (Vec::new(), HashSet::new(), 0);
        loop {
            let page = self.read_concurrency_limits(None, offset).await?;
            let count = i64::try_from(page.len()).unwrap_or(i64::MAX);
            let before = found.len();
            found.extend(page.into_iter().filter(|limit| known.insert(limit.id)));
            // The tags say what is left if pages bring nothing new, even if the server ignores the offset.
            if (found.len() == before && of_every_kind <= offset)
                || count == 0
                || (count < MAX_PAGE_SIZE && of_every_kind <= offset + MAX_PAGE_SIZE)
            {
                break;
            }
            offset += count;
        }
        let found_tags: HashSet<_> = found.iter().map(|limit| limit.tag.clone()).collect();
        for tag in tags.iter().filter(|tag| !found_tags.contains(*tag)) {
            found.extend(if_found(self.read_concurrency_limit_by_tag(tag).await)?);
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
