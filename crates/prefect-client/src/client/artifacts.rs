//! Artifacts.

use std::sync::Arc;

use uuid::Uuid;

use super::query::Query;
use super::{Client, rewrite};
use crate::error::Result;
use crate::schemas::actions::{ArtifactCreate, ArtifactUpdate};
use crate::schemas::filters::{ArtifactCollectionFilter, ArtifactCollectionFilterKey, Filters};
use crate::schemas::objects::{Artifact, ArtifactCollection};
use crate::schemas::sorting::{ArtifactCollectionSort, ArtifactSort};

impl Client {
    /// Creates an artifact and emits the event `prefect.artifact.created`.
    pub async fn create_artifact(&self, artifact: &ArtifactCreate) -> Result<Arc<Artifact>> {
        let created: Arc<Artifact> = self.post("/artifacts/", &[], artifact).await?.read()?;
        self.emit_artifact_created(&created).await;
        Ok(created)
    }

    /// Reads an artifact.
    pub async fn read_artifact(&self, id: Uuid) -> Result<Arc<Artifact>> {
        self.get("/artifacts/{}", &[&id]).await?.read()
    }

    /// Reads the latest artifact with this key.
    ///
    /// The server's own endpoint for this returns the id and times of the key's collection instead of the artifact's.
    /// It is used only for its error if the key does not exist.
    pub async fn read_latest_artifact(&self, key: &str) -> Result<Arc<Artifact>> {
        let wanted = ArtifactCollectionFilterKey::default().any_(vec![key.to_owned()]);
        let wanted = ArtifactCollectionFilter::default().key(Arc::new(wanted));
        let filters = Filters { artifact_collection: Some(Arc::new(wanted)), ..Filters::default() };
        match self.read_latest_artifacts(&filters, None, Some(1), 0).await?.first() {
            Some(latest) => self.read_artifact(latest.latest_id).await,
            None => self.get("/artifacts/{}/latest", &[&key]).await?.read(),
        }
    }

    /// Reads a page of the artifacts that match the filters. The server accepts filters on artifacts, flow runs, task
    /// runs, flows and deployments here.
    pub async fn read_artifacts(
        &self,
        filters: &Filters,
        sort: Option<ArtifactSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<Artifact>>> {
        rewrite::reject_work_pool(filters, "artifacts")?;
        self.find_page("/artifacts", filters, sort, limit, offset).await
    }

    /// Reads a page of the artifact keys whose latest artifact matches the filters. They are those of
    /// [`read_artifacts`](Self::read_artifacts), with `artifact_collection` instead of `artifact`.
    pub async fn read_latest_artifacts(
        &self,
        filters: &Filters,
        sort: Option<ArtifactCollectionSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<ArtifactCollection>>> {
        rewrite::reject_work_pool(filters, "artifacts")?;
        self.find_page("/artifacts/latest", filters, sort, limit, offset).await
    }

    /// Counts the artifacts that match the filters.
    pub async fn count_artifacts(&self, filters: &Filters) -> Result<i64> {
        rewrite::reject_work_pool(filters, "artifacts")?;
        self.find("/artifacts/count", &Query::new(filters)?).await?.read()
    }

    /// Counts the artifact keys whose latest artifact matches the filters.
    pub async fn count_latest_artifacts(&self, filters: &Filters) -> Result<i64> {
        rewrite::reject_work_pool(filters, "artifacts")?;
        self.find("/artifacts/latest/count", &Query::new(filters)?).await?.read()
    }

    /// Updates an artifact and emits the event `prefect.artifact.updated`. Fields that are not set in the update stay
    /// as they are.
    pub async fn update_artifact(&self, id: Uuid, update: &ArtifactUpdate) -> Result<()> {
        self.patch_idempotent("/artifacts/{}", &[&id], update).await?.empty()?;
        self.emit_artifact_updated(id, update).await;
        Ok(())
    }

    /// Deletes an artifact.
    pub async fn delete_artifact(&self, id: Uuid) -> Result<()> {
        self.delete("/artifacts/{}", &[&id]).await
    }
}
