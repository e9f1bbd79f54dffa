//! Deployments.

use std::str::FromStr;
use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

use super::bulk::{self, Bulk, Rounds};
use super::query::Query;
use super::{Client, Created};
use crate::error::{Error, Result};
use crate::schemas::actions::{
    DeploymentBranch, DeploymentCreate, DeploymentFlowRunCreate, DeploymentUpdate,
};
use crate::schemas::filters::{DeploymentFilter, Filters};
use crate::schemas::objects::FlowRun;
use crate::schemas::responses::{
    CreateStatus, DeploymentBulkDeleteResponse, DeploymentPaginationResponse, DeploymentResponse,
    FlowRunBulkCreateResponse, FlowRunCreateResult,
};
use crate::schemas::sorting::DeploymentSort;
use crate::schemas::{DateTime, TimeDelta};
use crate::transport::{RequestInfo, Response};

#[derive(Serialize)]
struct ScheduledOfDeployments<'a> {
    deployment_ids: &'a [Uuid],
    #[serde(skip_serializing_if = "Option::is_none")]
    scheduled_before: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<i64>,
}

/// Which runs of a deployment's schedules to create. The server decides what is not set.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct RunsToSchedule {
    /// No runs that would start before this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<DateTime>,
    /// No runs that would start after this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<DateTime>,
    /// Schedule at least this far beyond the start time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_time: Option<TimeDelta>,
    /// Minimum number of runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_runs: Option<i64>,
    /// Maximum number of runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_runs: Option<i64>,
}

impl Client {
    /// Creates a deployment, or updates the existing one of the same flow and name.
    pub async fn create_deployment(&self, deployment: &DeploymentCreate) -> Result<Arc<DeploymentResponse>> {
        self.post_idempotent("/deployments/", &[], deployment).await?.read()
    }

    /// Reads a deployment.
    pub async fn read_deployment(&self, id: Uuid) -> Result<Arc<DeploymentResponse>> {
        self.get("/deployments/{}", &[&id]).await?.read()
    }

    /// Reads a deployment by the names of its flow and of the deployment.
    pub async fn read_deployment_by_name(
        &self,
        flow: &str,
        deployment: &str,
    ) -> Result<Arc<DeploymentResponse>> {
        self.get("/deployments/name/{}/{}", &[&flow, &deployment]).await?.read()
    }

    /// Reads a page of the deployments that match the filters.
    pub async fn read_deployments(
        &self,
        filters: &Filters,
        sort: Option<DeploymentSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<DeploymentResponse>>> {
        self.find_page("/deployments", filters, sort, limit, offset).await
    }

    /// Like [`read_deployments`](Self::read_deployments), with numbered pages and the total count.
    pub async fn paginate_deployments(
        &self,
        filters: &Filters,
        sort: Option<DeploymentSort>,
        limit: Option<i64>,
        page: i64,
    ) -> Result<Arc<DeploymentPaginationResponse>> {
        self.paginate("/deployments", filters, sort, limit, page).await
    }

    /// Counts the deployments that match the filters.
    pub async fn count_deployments(&self, filters: &Filters) -> Result<i64> {
        self.find("/deployments/count", &Query::new(filters)?).await?.read()
    }

    /// Updates a deployment. Fields that are not set in the update stay as they are.
    pub async fn update_deployment(&self, id: Uuid, update: &DeploymentUpdate) -> Result<()> {
        self.patch_idempotent("/deployments/{}", &[&id], update).await?.empty()
    }

    /// Pauses or resumes all schedules of a deployment.
    pub async fn set_deployment_paused_state(&self, id: Uuid, paused: bool) -> Result<()> {
        self.update_deployment(id, &DeploymentUpdate::default().paused(paused)).await
    }

    /// Deletes a deployment and its scheduled runs. Its other runs stay.
    pub async fn delete_deployment(&self, id: Uuid) -> Result<()> {
        self.delete("/deployments/{}", &[&id]).await
    }

    /// Reads the scheduled runs of these deployments, earliest first.
    pub async fn get_scheduled_flow_runs_for_deployments(
        &self,
        deployment_ids: &[Uuid],
        scheduled_before: Option<DateTime>,
        limit: Option<i64>,
    ) -> Result<Vec<Arc<FlowRun>>> {
        let scheduled = ScheduledOfDeployments { deployment_ids, scheduled_before, limit };
        self.post_query("/deployments/get_scheduled_flow_runs", &[], &scheduled).await?.read()
    }

    /// Creates the runs of a deployment's schedules, for the given period.
    pub async fn schedule_deployment(&self, id: Uuid, runs: &RunsToSchedule) -> Result<()> {
        self.post_idempotent("/deployments/{}/schedule", &[&id], runs).await?.empty()
    }

    /// Creates a flow run of a deployment. A run without an idempotency key gets a random one, so that a retry does
    /// not create a second run.
    pub async fn create_flow_run_from_deployment(
        &self,
        id: Uuid,
        run: DeploymentFlowRunCreate,
    ) -> Result<Arc<FlowRun>> {
        let key = self.key_of_run(run.idempotency_key.as_deref())?;
        let run = run.idempotency_key(key);
        self.post_idempotent("/deployments/{}/create_flow_run", &[&id], &run).await?.read()
    }

    /// Creates a branch of a deployment and returns its id. Prefect Cloud only.
    pub async fn create_deployment_branch(&self, id: Uuid, branch: &DeploymentBranch) -> Result<Uuid> {
        Ok(self.post("/deployments/{}/branch", &[&id], branch).await?.json::<Created>()?.id)
    }

    /// Deletes the deployments that match the filter. The server deletes at most 50 per call.
    pub async fn bulk_delete_deployments(
        &self,
        filter: Arc<DeploymentFilter>,
        limit: Option<i64>,
    ) -> Result<Arc<DeploymentBulkDeleteResponse>> {
        if filter.work_pool_name.is_some() {
            let message =
                "expected None: the server cannot filter the deployments to delete by their work pool";
            return Err(Error::invalid("deployment_filter.work_pool_name", message));
        }
        let filters = Filters { deployment: Some(filter), ..Filters::default() };
        self.post("/deployments/bulk_delete", &[], &Query::limited(&filters, limit)?).await?.read()
    }

    /// Creates flow runs of a deployment, at most 100 per call. Runs without an idempotency key get a random one, so
    /// that a retry does not create them twice. The request is repeated for runs that failed because the server's
    /// database was busy.
    pub async fn bulk_create_flow_runs_from_deployment(
        &self,
        id: Uuid,
        runs: Vec<DeploymentFlowRunCreate>,
    ) -> Result<Bulk<FlowRunBulkCreateResponse>> {
        let runs: Vec<_> = runs.into_iter().map(with_key).collect();
        let mut results: Vec<Arc<FlowRunCreateResult>> = Vec::new();
        let mut pending: Vec<usize> = (0..runs.len()).collect();
        let mut rounds = Rounds::new();
        let mut first = None;
        let mut is_changed = false;
        loop {
            let sent: Vec<_> = pending.iter().filter_map(|index| runs.get(*index)).collect();
            let round = self.post_idempotent("/deployments/{}/create_flow_run/bulk", &[&id], &sent).await;
            let (request, answer) = match round.and_then(|response| created(response, sent.len())) {
                Ok(round) => round,
                Err(error) if first.is_none() => return Err(error),
                // The results so far matter more than this error.
                Err(_) => break,
            };
            if first.is_none() {
                results.clone_from(&answer.results);
            }
            first.get_or_insert(answer.clone());
            let is_rolled_back =
                answer.results.iter().filter_map(|it| creation_failure(it)).any(bulk::rolls_back);
            let mut again = Vec::new();
            let mut busy = None;
            for (index, result) in pending.iter().zip(&answer.results) {
                let mut result = result.clone();
                match creation_failure(&result) {
                    Some(failure) if bulk::is_temporary(failure) => {
                        busy.get_or_insert(failure.to_owned());
                        again.push(*index);
                    }
                    Some(failure) if bulk::is_aftermath(failure) => again.push(*index),
                    None if is_rolled_back => {
                        result = Arc::new(rolled_back());
                        is_changed = true;
                        again.push(*index);
                    }
                    _ => {}
                }
                if let Some(place) = results.get_mut(*index) {
                    *place = result;
                }
            }
            let may_repeat = self.parts.transport.max_retries() > 0;
            let reason = bulk::counted(again.len(), runs.len(), busy.as_deref());
            let continues = match again.is_empty() {
                true => false,
                // Without the runs that caused the rollback, the others can be created.
                false if busy.is_none() && again.len() < pending.len() => {
                    may_repeat && rounds.repeat_now(reason)
                }
                false => rounds.repeat_later(&self.parts.transport, &request, reason).await,
            };
            if !continues {
                break;
            }
            pending = again;
            is_changed = true;
        }
        let failures = results.iter().map(|result| creation_failure(result)).collect();
        let answer = match first {
            Some(answer) if !is_changed => answer,
            _ => Arc::new(FlowRunBulkCreateResponse::default().results(results.clone())),
        };
        Ok(Bulk::new(answer, "flow runs could not be created", failures, rounds))
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
        // Checked before anything is sent.
        self.key_of_run(run.idempotency_key.as_deref())?;
        let id = match deployment {
            DeploymentToRun::Id(id) => *id,
            DeploymentToRun::Named { flow, deployment } => {
                self.read_deployment_by_name(flow, deployment).await?.id
            }
        };
        self.create_flow_run_from_deployment(id, run).await
    }
}

/// The results of a request that creates runs, one for each of the `count` runs, and the request.
fn created(response: Response, count: usize) -> Result<(RequestInfo, Arc<FlowRunBulkCreateResponse>)> {
    let request = response.request().clone();
    let answer: Arc<FlowRunBulkCreateResponse> = response.clone().read()?;
    if answer.results.len() != count {
        let results = answer.results.len();
        return Err(response.undecodable(&format!(
            "has {results} results for {count} flow runs, so it is unknown which were created"
        )));
    }
    Ok((request, answer))
}

/// Why a flow run was not created.
fn creation_failure(result: &FlowRunCreateResult) -> Option<&str> {
    (result.status == CreateStatus::Failed).then(|| result.error.as_deref().unwrap_or("no reason was given"))
}

/// The result of a run whose creation was rolled back.
fn rolled_back() -> FlowRunCreateResult {
    FlowRunCreateResult::default().status(CreateStatus::Failed).error(
        "its creation was rolled back, because the database refused another run of the same request"
            .to_owned(),
    )
}

/// The run with an idempotency key, a random one if it has none.
fn with_key(run: DeploymentFlowRunCreate) -> DeploymentFlowRunCreate {
    match run.idempotency_key {
        Some(_) => run,
        None => run.idempotency_key(Uuid::new_v4().to_string()),
    }
}
