//! Task runs.

use std::sync::Arc;

use http::Method;
use serde::Serialize;
use uuid::Uuid;

use super::query::Query;
use super::{Client, joined};
use crate::error::Result;
use crate::schemas::actions::{StateCreate, TaskRunCreate, TaskRunUpdate};
use crate::schemas::filters::Filters;
use crate::schemas::objects::{State, TaskRun};
use crate::schemas::responses::{OrchestrationResult, TaskRunPaginationResponse, UITaskRun};
use crate::schemas::sorting::TaskRunSort;
use crate::transport::{Request, Response};

#[derive(Serialize)]
struct SetState<'a> {
    state: &'a StateCreate,
    force: bool,
}

impl Client {
    /// Creates a task run.
    pub async fn create_task_run(&self, run: &TaskRunCreate) -> Result<Arc<TaskRun>> {
        self.post_once("/task_runs/", &[], run).await?.json()
    }

    /// The task run with this id.
    pub async fn read_task_run(&self, id: Uuid) -> Result<Arc<TaskRun>> {
        self.get("/task_runs/{}", &[&id]).await?.json()
    }

    /// A page of the task runs that match the filters. The server takes filters on flows, flow runs, task runs
    /// and deployments here.
    pub async fn read_task_runs(
        &self,
        filters: &Filters,
        sort: Option<TaskRunSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<TaskRun>>> {
        joined::without_work_pool(filters, "task runs")?;
        self.find_page("/task_runs", filters, sort, limit, offset).await
    }

    /// The same as a numbered page, with how many task runs there are. Of each the server tells less here.
    pub async fn paginate_task_runs(
        &self,
        filters: &Filters,
        sort: Option<TaskRunSort>,
        limit: Option<i64>,
        page: i64,
    ) -> Result<Arc<TaskRunPaginationResponse>> {
        joined::without_work_pool(filters, "task runs")?;
        self.paginate("/task_runs", filters, sort, limit, page).await
    }

    /// How many task runs match the filters.
    pub async fn count_task_runs(&self, filters: &Filters) -> Result<i64> {
        joined::without_work_pool(filters, "task runs")?;
        self.find("/task_runs/count", &Query::new(filters)).await
    }

    /// A task run together with the name of its flow run.
    pub async fn read_task_run_with_flow_run_name(&self, id: Uuid) -> Result<Arc<UITaskRun>> {
        self.get("/ui/task_runs/{}", &[&id]).await?.json()
    }

    /// Changes what is set in the update, and nothing else.
    pub async fn update_task_run(&self, id: Uuid, update: &TaskRunUpdate) -> Result<Response> {
        self.patch("/task_runs/{}", &[&id], update).await?.unless_page()
    }

    /// Asks the server to let the run enter a state. The server may decide otherwise: see the result's
    /// status.
    pub async fn set_task_run_state(
        &self,
        id: Uuid,
        state: &State,
        force: bool,
    ) -> Result<Arc<OrchestrationResult>> {
        let details = (*state.state_details).clone().task_run_id(id);
        let state = StateCreate::from(state).state_details(Arc::new(details));
        self.post("/task_runs/{}/set_state", &[&id], &SetState { state: &state, force }).await?.json()
    }

    /// The states of a task run, in the order in which it entered them.
    pub async fn read_task_run_states(&self, task_run_id: Uuid) -> Result<Vec<Arc<State>>> {
        let request =
            Request::new(Method::GET, "/task_run_states/").with_query("task_run_id", task_run_id.to_string());
        self.request(&request).await?.json()
    }

    /// The state with this id.
    pub async fn read_task_run_state(&self, id: Uuid) -> Result<Arc<State>> {
        self.get("/task_run_states/{}", &[&id]).await?.json()
    }

    /// Deletes a task run.
    pub async fn delete_task_run(&self, id: Uuid) -> Result<()> {
        self.delete("/task_runs/{}", &[&id]).await
    }
}
