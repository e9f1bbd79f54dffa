//! What is asked for: filters, an order, a page.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::joined;
use crate::error::Result;
use crate::schemas::filters::Filters;

/// The body of a `/filter`, `/count` or `/paginate` request, or a part of it. What is not asked for is left out.
pub(super) struct Query<'a> {
    filters: Cow<'a, Filters>,
    sort: Option<&'a str>,
    limit: Option<i64>,
    offset: Option<i64>,
    page: Option<i64>,
    /// What the endpoint calls the filter on work queues.
    queues: &'static str,
}

impl<'a> Query<'a> {
    /// All that match the filters.
    pub(super) fn new(filters: &'a Filters) -> Self {
        Self {
            filters: Cow::Borrowed(filters),
            sort: None,
            limit: None,
            offset: None,
            page: None,
            queues: "work_pool_queues",
        }
    }

    /// A page of them. Without a limit the server gives as many as it likes, 200 unless told otherwise.
    pub(super) fn page(filters: &'a Filters, sort: Option<&'a str>, limit: Option<i64>, offset: i64) -> Self {
        Self { sort, limit, offset: Some(offset), ..Self::new(filters) }
    }

    /// The page with this number, counted from 1.
    pub(super) fn numbered(
        filters: &'a Filters,
        sort: Option<&'a str>,
        limit: Option<i64>,
        page: i64,
    ) -> Self {
        Self { sort, limit, page: Some(page), ..Self::new(filters) }
    }

    /// The same for an endpoint that says `work_queues` where others say `work_pool_queues`.
    pub(super) fn with_work_queues(self) -> Self {
        Self { queues: "work_queues", ..self }
    }

    /// The query with its criteria where the server wants them.
    pub(super) fn as_sent(&self) -> Result<Query<'_>> {
        Ok(Query { filters: joined::as_sent(&self.filters)?, ..*self })
    }
}

impl Serialize for Query<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut put = Put(&mut map);
        put.some("artifacts", self.filters.artifact.as_ref())?;
        put.some("artifacts", self.filters.artifact_collection.as_ref())?;
        put.some("automations", self.filters.automation.as_ref())?;
        put.some("logs", self.filters.log.as_ref())?;
        put.some("variables", self.filters.variable.as_ref())?;
        put.some("flows", self.filters.flow.as_ref())?;
        put.some("flow_runs", self.filters.flow_run.as_ref())?;
        put.some("task_runs", self.filters.task_run.as_ref())?;
        put.some("deployments", self.filters.deployment.as_ref())?;
        put.some("work_pools", self.filters.work_pool.as_ref())?;
        put.some(self.queues, self.filters.work_queue.as_ref())?;
        put.some("sort", self.sort)?;
        put.some("limit", self.limit)?;
        put.some("offset", self.offset)?;
        put.some("page", self.page)?;
        map.end()
    }
}

struct Put<'a, M>(&'a mut M);

impl<M: SerializeMap> Put<'_, M> {
    fn some(&mut self, name: &'static str, value: Option<impl Serialize>) -> Result<(), M::Error> {
        value.map_or(Ok(()), |value| self.0.serialize_entry(name, &value))
    }
}
