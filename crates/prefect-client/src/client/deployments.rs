//! Deployments.

use std::str::FromStr;
use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::Client;
use super::flows::Created;
use super::query::Query;
use crate::error::{Error, Result};
use crate::schemas::actions::{
    DeploymentBranch, DeploymentCreate, DeploymentFlowRunCreate, DeploymentUpdate,
};
use crate::schemas::filters::Filters;
use crate::schemas::objects::FlowRun;
use crate::schemas::responses::{DeploymentPaginationResponse, DeploymentResponse};
use crate::schemas::sorting::DeploymentSort;
use crate::schemas::{DateTime, TimeDelta};

#[derive(Serialize)]
struct Scheduled<'a> {
    deployment_ids: &'a [Uuid],
    #[serde(skip_serializing_if = "Option::is_none")]
    scheduled_before: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
}

/// Which runs of a deployment's schedules are to be created. What is not told is the server's to decide.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct RunsToSchedule {
    /// None that would start before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<DateTime>,
    /// None that would start after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<DateTime>,
    /// At least until this long after the start time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_time: Option<TimeDelta>,
    /// At least so many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_runs: Option<i64>,
    /// At most so many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_runs: Option<i64>,
}

impl Client {
    /// Creates a deployment, or changes the one of the same flow and name.
    pub async fn create_deployment(&self, deployment: &DeploymentCreate) -> Result<Arc<DeploymentResponse>> {
        self.post_once("/deployments/", &[], deployment).await?.json()
    }

    /// The deployment with this id.
    pub async fn read_deployment(&self, id: Uuid) -> Result<Arc<DeploymentResponse>> {
        self.get("/deployments/{}", &[&id]).await?.json()
    }

    /// The deployment of this name, of the flow of that name.
    pub async fn read_deployment_by_name(
        &self,
        flow: &str,
        deployment: &str,
    ) -> Result<Arc<DeploymentResponse>> {
        self.get("/deployments/name/{}/{}", &[&flow, &deployment]).await?.json()
    }

    /// A page of the deployments that match the filters.
    pub async fn read_deployments(
        &self,
        filters: &Filters,
        sort: Option<DeploymentSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<DeploymentResponse>>> {
        self.find_page("/deployments", filters, sort, limit, offset).await
    }

    /// The same as a numbered page, with how many deployments there are.
    pub async fn paginate_deployments(
        &self,
        filters: &Filters,
        sort: Option<DeploymentSort>,
        limit: Option<i64>,
        page: i64,
    ) -> Result<Arc<DeploymentPaginationResponse>> {
        self.paginate("/deployments", filters, sort, limit, page).await
    }

    /// How many deployments match the filters.
    pub async fn count_deployments(&self, filters: &Filters) -> Result<i64> {
        self.find("/deployments/count", &Query::new(filters)).await
    }

    /// Changes what is set in the update, and nothing else.
    pub async fn update_deployment(&self, id: Uuid, update: &DeploymentUpdate) -> Result<()> {
        self.patch("/deployments/{}", &[&id], update).await?.empty()
    }

    /// Pauses all schedules of a deployment, or lets them go on.
    pub async fn set_deployment_paused_state(&self, id: Uuid, paused: bool) -> Result<()> {
        self.update_deployment(id, &DeploymentUpdate::default().paused(paused)).await
    }

    /// Deletes a deployment. Its runs stay, but those that wait for their time.
    pub async fn delete_deployment(&self, id: Uuid) -> Result<()> {
        self.delete("/deployments/{}", &[&id]).await
    }

    /// The runs of these deployments that are to start, soonest first.
    pub async fn get_scheduled_flow_runs_for_deployments(
        &self,
        deployment_ids: &[Uuid],
        scheduled_before: Option<DateTime>,
        limit: Option<i64>,
    ) -> Result<Vec<Arc<FlowRun>>> {
        let scheduled = Scheduled { deployment_ids, scheduled_before, limit };
        self.post("/deployments/get_scheduled_flow_runs", &[], &scheduled).await?.json()
    }

    /// Creates the runs that the schedules of a deployment ask for, as far ahead (or back) as is told.
    pub async fn schedule_deployment(&self, id: Uuid, runs: &RunsToSchedule) -> Result<()> {
        self.post_once("/deployments/{}/schedule", &[&id], runs).await?.empty()
    }

    /// Creates a flow run of a deployment. Without an idempotency key it gets one of its own, so that a request
    /// that is sent again creates no second run.
    pub async fn create_flow_run_from_deployment(
        &self,
        id: Uuid,
        run: DeploymentFlowRunCreate,
    ) -> Result<Arc<FlowRun>> {
        self.post_once("/deployments/{}/create_flow_run", &[&id], &with_key(run)).await?.json()
    }

    /// Creates a branch of a deployment and gives its id. Only Prefect Cloud knows branches.
    pub async fn create_deployment_branch(&self, id: Uuid, branch: &DeploymentBranch) -> Result<Uuid> {
        Ok(self.post("/deployments/{}/branch", &[&id], branch).await?.json::<Created>()?.id)
    }
}

/// The deployment that is to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeploymentToRun {
    /// By its id.
    Id(Uuid),
    /// By its flow's name and its own.
    Named {
        /// The flow's name.
        flow: String,
        /// The deployment's name.
        deployment: String,
    },
}

impl FromStr for DeploymentToRun {
    type Err = Error;

    /// From `flow/deployment` or an id.
    fn from_str(text: &str) -> Result<Self> {
        if let Ok(id) = Uuid::try_parse(text) {
            return Ok(Self::Id(id));
        }
        match text.split_once('/') {
            Some((flow, deployment)) if !flow.is_empty() && !deployment.is_empty() => {
                Ok(Self::Named { flow: flow.to_owned(), deployment: deployment.to_owned() })
            }
            _ => {
                let message =
                    format!("expected `flow name/deployment name` or the deployment's id, not {text:?}");
                Err(Error::invalid("name", message))
            }
        }
    }
}

impl Client {
    /// Creates a flow run of a deployment, by its id or its name.
    ///
    /// Without an idempotency key it gets one of its own, so that a request that is repeated creates no second run.
    pub async fn run_deployment(
        &self,
        deployment: &DeploymentToRun,
        run: DeploymentFlowRunCreate,
    ) -> Result<Arc<FlowRun>> {
        let id = match deployment {
            DeploymentToRun::Id(id) => *id,
            DeploymentToRun::Named { flow, deployment } => {
                self.read_deployment_by_name(flow, deployment).await?.id
            }
        };
        self.create_flow_run_from_deployment(id, run).await
    }
}

/// The run with an idempotency key: one of its own where it has none.
pub(super) fn with_key(run: DeploymentFlowRunCreate) -> DeploymentFlowRunCreate {
    match run.idempotency_key {
        Some(_) => run,
        None => run.idempotency_key(Uuid::new_v4().to_string()),
    }
}
