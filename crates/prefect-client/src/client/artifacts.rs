//! Artifacts.

use std::sync::Arc;

use uuid::Uuid;

use super::query::Query;
use super::{Client, joined};
use crate::error::Result;
use crate::schemas::actions::{ArtifactCreate, ArtifactUpdate};
use crate::schemas::filters::{ArtifactCollectionFilter, ArtifactCollectionFilterKey, Filters};
use crate::schemas::objects::{Artifact, ArtifactCollection};
use crate::schemas::sorting::{ArtifactCollectionSort, ArtifactSort};

impl Client {
    /// Creates an artifact, and sends the event that it was created.
    pub async fn create_artifact(&self, artifact: &ArtifactCreate) -> Result<Arc<Artifact>> {
        let created: Arc<Artifact> = self.post("/artifacts/", &[], artifact).await?.json()?;
        self.emit_artifact_created(&created).await;
        Ok(created)
    }

    /// The artifact with this id.
    pub async fn read_artifact(&self, id: Uuid) -> Result<Arc<Artifact>> {
        self.get("/artifacts/{}", &[&id]).await?.json()
    }

    /// The latest artifact with this key.
    ///
    /// The server has an endpoint for that, whose answer has the id of the key's collection in the place of the
    /// artifact's own, and the collection's times. So it is asked only to say that there is no such key.
    pub async fn read_latest_artifact(&self, key: &str) -> Result<Arc<Artifact>> {
        let wanted = ArtifactCollectionFilterKey::default().any_(vec![key.to_owned()]);
        let wanted = ArtifactCollectionFilter::default().key(Arc::new(wanted));
        let filters = Filters { artifact_collection: Some(Arc::new(wanted)), ..Filters::default() };
        match self.read_latest_artifacts(&filters, None, Some(1), 0).await?.first() {
            Some(latest) => self.read_artifact(latest.latest_id).await,
            None => self.get("/artifacts/{}/latest", &[&key]).await?.json(),
        }
    }

    /// A page of the artifacts that match the filters. The server takes filters on artifacts, flow runs, task runs,
    /// flows and deployments here.
    pub async fn read_artifacts(
        &self,
        filters: &Filters,
        sort: Option<ArtifactSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<Artifact>>> {
        joined::without_work_pool(filters, "artifacts")?;
        self.find_page("/artifacts", filters, sort, limit, offset).await
    }

    /// A page of the keys of which the latest artifact matches the filters: those that [`Self::read_artifacts`]
    /// takes, but for `artifact_collection` in the place of `artifact`.
    pub async fn read_latest_artifacts(
        &self,
        filters: &Filters,
        sort: Option<ArtifactCollectionSort>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Vec<Arc<ArtifactCollection>>> {
        joined::without_work_pool(filters, "artifacts")?;
        self.find_page("/artifacts/latest", filters, sort, limit, offset).await
    }

    /// How many artifacts match the filters.
    pub async fn count_artifacts(&self, filters: &Filters) -> Result<i64> {
        joined::without_work_pool(filters, "artifacts")?;
        self.find("/artifacts/count", &Query::new(filters)).await
    }

    /// Of how many keys the latest artifact matches the filters.
    pub async fn count_latest_artifacts(&self, filters: &Filters) -> Result<i64> {
        joined::without_work_pool(filters, "artifacts")?;
        self.find("/artifacts/latest/count", &Query::new(filters)).await
    }

    /// Changes what is set in the update, and nothing else, and sends the event that the artifact was updated.
    pub async fn update_artifact(&self, id: Uuid, update: &ArtifactUpdate) -> Result<()> {
        self.patch("/artifacts/{}", &[&id], update).await?.empty()?;
        self.emit_artifact_updated(id, update).await;
        Ok(())
    }

    /// Deletes an artifact.
    pub async fn delete_artifact(&self, id: Uuid) -> Result<()> {
        self.delete("/artifacts/{}", &[&id]).await
    }
}
