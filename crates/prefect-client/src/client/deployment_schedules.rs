//! Schedules of deployments.

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
        self.post("/deployments/{}/schedules", &[&deployment_id], &schedules).await?.read()
    }

    /// Reads the schedules of a deployment.
    pub async fn read_deployment_schedules(
        &self,
        deployment_id: Uuid,
    ) -> Result<Vec<Arc<DeploymentSchedule>>> {
        self.get("/deployments/{}/schedules", &[&deployment_id]).await?.read()
    }

    /// Updates a schedule. Fields that are not set in the update stay as they are.
    pub async fn update_deployment_schedule(
        &self,
        deployment_id: Uuid,
        schedule_id: Uuid,
        update: &DeploymentScheduleUpdate,
    ) -> Result<()> {
        self.patch_idempotent("/deployments/{}/schedules/{}", &[&deployment_id, &schedule_id], update)
            .await?
            .empty()
    }

    /// Deletes a schedule and its scheduled runs.
    pub async fn delete_deployment_schedule(&self, deployment_id: Uuid, schedule_id: Uuid) -> Result<()> {
        self.delete("/deployments/{}/schedules/{}", &[&deployment_id, &schedule_id]).await
    }
}
