//! Flows.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::query::Query;
use super::{Client, Created};
use crate::error::Result;
use crate::schemas::actions::{FlowCreate, FlowUpdate};
use crate::schemas::filters::{Filters, FlowFilter};
use crate::schemas::objects::Flow;
use crate::schemas::responses::{FlowBulkDeleteResponse, FlowPaginationResponse, SimpleNextFlowRun};
use crate::schemas::sorting::FlowSort;

#[derive(Serialize)]
struct FlowIds<'a> {
    flow_ids: &'a [Uuid],
}

impl Client {
    /// Creates a flow, or finds the existing flow of that name. Returns its id.
    pub async fn create_flow(&self, flow: &FlowCreate) -> Result<Uuid> {
        Ok(self.post_idempotent("/flows/", &[], flow).await?.json::<Created>()?.id)
    }

    /// Reads a flow.
    pub async fn read_flow(&self, id: Uuid) -> Result<Arc<Flow>> {
        self.get("/flows/{}", &[&id]).await?.read()
    }

    /// Reads the flow with this name.
    pub async fn read_flow_by_name(&self, name: &str) -> Result<Arc<Flow>> {
        self.get("/flows/name/{}", &[&name]).await?.read()
    }

    /// Reads a page of the flows that match the filters.
    pub async fn read_flows(
        &self,
        filters: &Filters,
        sort: Option<FlowSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<Flow>>> {
        self.find_page("/flows", filters, sort, limit, offset).await
    }

    /// Like [`read_flows`](Self::read_flows), with numbered pages and the total count.
    pub async fn paginate_flows(
        &self,
        filters: &Filters,
        sort: Option<FlowSort>,
        limit: Option<i64>,
        page: i64,
    ) -> Result<Arc<FlowPaginationResponse>> {
        self.paginate("/flows", filters, sort, limit, page).await
    }

    /// Counts the flows that match the filters.
    pub async fn count_flows(&self, filters: &Filters) -> Result<i64> {
        self.find("/flows/count", &Query::new(filters)?).await?.read()
    }

    /// Counts the deployments of each of these flows.
    pub async fn count_deployments_by_flow(&self, flow_ids: &[Uuid]) -> Result<BTreeMap<Uuid, i64>> {
        self.post_query("/ui/flows/count-deployments", &[], &FlowIds { flow_ids }).await?.json()
    }

    /// Reads the next scheduled run of each of these flows.
    pub async fn read_next_runs_by_flow(
        &self,
        flow_ids: &[Uuid],
    ) -> Result<BTreeMap<Uuid, Option<Arc<SimpleNextFlowRun>>>> {
        self.post_query("/ui/flows/next-runs", &[], &FlowIds { flow_ids }).await?.json()
    }

    /// Updates a flow. Fields that are not set in the update stay as they are.
    pub async fn update_flow(&self, id: Uuid, update: &FlowUpdate) -> Result<()> {
        self.patch_idempotent("/flows/{}", &[&id], update).await?.empty()
    }

    /// Deletes a flow with its runs and deployments.
    pub async fn delete_flow(&self, id: Uuid) -> Result<()> {
        self.delete("/flows/{}", &[&id]).await
    }

    /// Deletes the flows that match the filter, with their deployments. The server deletes at most 50 per call.
    pub async fn bulk_delete_flows(
        &self,
        filter: &FlowFilter,
        limit: Option<i64>,
    ) -> Result<Arc<FlowBulkDeleteResponse>> {
        let filters = Filters { flow: Some(Arc::new(filter.clone())), ..Filters::default() };
        self.post("/flows/bulk_delete", &[], &Query::limited(&filters, limit)?).await?.read()
    }
}
