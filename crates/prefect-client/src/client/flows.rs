//! Flows.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Client;
use super::query::Query;
use crate::error::Result;
use crate::schemas::actions::{FlowCreate, FlowUpdate};
use crate::schemas::filters::Filters;
use crate::schemas::objects::Flow;
use crate::schemas::responses::{FlowPaginationResponse, SimpleNextFlowRun};
use crate::schemas::sorting::FlowSort;

/// Only the id of what was created.
#[derive(Deserialize)]
pub(super) struct Created {
    pub(super) id: Uuid,
}

#[derive(Serialize)]
struct ById<'a> {
    flow_ids: &'a [Uuid],
}

impl Client {
    /// Creates a flow, or finds the one of that name. Gives its id.
    pub async fn create_flow(&self, flow: &FlowCreate) -> Result<Uuid> {
        Ok(self.post_once("/flows/", &[], flow).await?.json::<Created>()?.id)
    }

    /// The flow with this id.
    pub async fn read_flow(&self, id: Uuid) -> Result<Arc<Flow>> {
        self.get("/flows/{}", &[&id]).await?.json()
    }

    /// The flow with this name.
    pub async fn read_flow_by_name(&self, name: &str) -> Result<Arc<Flow>> {
        self.get("/flows/name/{}", &[&name]).await?.json()
    }

    /// A page of the flows that match the filters.
    pub async fn read_flows(
        &self,
        filters: &Filters,
        sort: Option<FlowSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<Flow>>> {
        self.find_page("/flows", filters, sort, limit, offset).await
    }

    /// The same as a numbered page, with how many flows there are.
    pub async fn paginate_flows(
        &self,
        filters: &Filters,
        sort: Option<FlowSort>,
        limit: Option<i64>,
        page: i64,
    ) -> Result<Arc<FlowPaginationResponse>> {
        self.paginate("/flows", filters, sort, limit, page).await
    }

    /// How many flows match the filters.
    pub async fn count_flows(&self, filters: &Filters) -> Result<i64> {
        self.find("/flows/count", &Query::new(filters)).await
    }

    /// How many deployments each of these flows has.
    pub async fn count_deployments_by_flow(&self, flow_ids: &[Uuid]) -> Result<BTreeMap<Uuid, i64>> {
        self.post("/ui/flows/count-deployments", &[], &ById { flow_ids }).await?.json()
    }

    /// The run of each of these flows that is to start next.
    pub async fn read_next_runs_by_flow(
        &self,
        flow_ids: &[Uuid],
    ) -> Result<BTreeMap<Uuid, Option<Arc<SimpleNextFlowRun>>>> {
        self.post("/ui/flows/next-runs", &[], &ById { flow_ids }).await?.json()
    }

    /// Changes what is set in the update, and nothing else.
    pub async fn update_flow(&self, id: Uuid, update: &FlowUpdate) -> Result<()> {
        self.patch("/flows/{}", &[&id], update).await?.empty()
    }

    /// Deletes a flow, and its runs and deployments with it.
    pub async fn delete_flow(&self, id: Uuid) -> Result<()> {
        self.delete("/flows/{}", &[&id]).await
    }
}
