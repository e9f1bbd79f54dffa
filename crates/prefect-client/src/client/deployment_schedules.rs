//! The schedules of deployments.

use std::sync::Arc;

use uuid::Uuid;

use super::Client;
use crate::error::Result;
use crate::schemas::actions::{DeploymentScheduleCreate, DeploymentScheduleUpdate};
use crate::schemas::objects::DeploymentSchedule;

impl Client {
    /// Adds schedules to a deployment.
    pub async fn create_deployment_schedules(
        &self,
        deployment_id: Uuid,
        schedules: &[Arc<DeploymentScheduleCreate>],
    ) -> Result<Vec<Arc<DeploymentSchedule>>> {
        self.post("/deployments/{}/schedules", &[&deployment_id], &schedules).await?.json()
    }

    /// The schedules of a deployment.
    pub async fn read_deployment_schedules(
        &self,
        deployment_id: Uuid,
    ) -> Result<Vec<Arc<DeploymentSchedule>>> {
        self.get("/deployments/{}/schedules", &[&deployment_id]).await?.json()
    }

    /// Changes what is set in the update, and nothing else.
    pub async fn update_deployment_schedule(
        &self,
        deployment_id: Uuid,
        schedule_id: Uuid,
        update: &DeploymentScheduleUpdate,
    ) -> Result<()> {
        self.patch("/deployments/{}/schedules/{}", &[&deployment_id, &schedule_id], update).await?.empty()
    }

    /// Deletes a schedule, and the runs that it created and that wait for their time.
    pub async fn delete_deployment_schedule(&self, deployment_id: Uuid, schedule_id: Uuid) -> Result<()> {
        self.delete("/deployments/{}/schedules/{}", &[&deployment_id, &schedule_id]).await
    }
}
