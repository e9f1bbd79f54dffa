//! Flows.

use std::sync::Arc;

use serde::Deserialize;
use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::actions::FlowCreate;
use crate::schemas::filters::Filters;
use crate::schemas::objects::Flow;
use crate::schemas::sorting::FlowSort;

/// Only the id of what was created.
#[derive(Deserialize)]
pub(super) struct Created {
    pub(super) id: Uuid,
}

impl Client {
    /// Creates a flow, or finds the one of that name. Gives its id.
    pub async fn create_flow(&self, flow: &FlowCreate) -> Result<Uuid> {
        Ok(self.post("/flows/", &[], flow).await?.json::<Created>()?.id)
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

    /// Deletes a flow, and its runs and deployments with it.
    pub async fn delete_flow(&self, id: Uuid) -> Result<()> {
        self.delete("/flows/{}", &[&id]).await
    }
}
