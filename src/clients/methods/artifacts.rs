//! Artifacts.

use prefect_rs_macros::methods;

use crate::arguments::{Id, Limit, ModelArgument, Offset, PathPart, Sort};
use crate::clients::{BaseClient, Client};
use prefect_client::schemas::actions::{ArtifactCreate, ArtifactUpdate};
use prefect_client::schemas::sorting::{ArtifactCollectionSort, ArtifactSort};

#[methods]
impl BaseClient {
    /// Create an artifact. It becomes the latest artifact of its key.
    ///
    /// This also emits the event `prefect.artifact.created`. If that fails, a warning is logged.
    ///
    /// Args:
    ///     artifact (ArtifactCreate | Mapping[str, Any]): The artifact.
    ///
    /// Returns:
    ///     Artifact: The artifact.
    async fn create_artifact(client: Client, artifact: ModelArgument<ArtifactCreate>) {
        client.create_artifact(&artifact).await
    }

    /// Read an artifact.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     Artifact: The artifact.
    ///
    /// Raises:
    ///     ObjectNotFound: The artifact does not exist.
    async fn read_artifact(client: Client, artifact_id: Id) {
        client.read_artifact(artifact_id).await
    }

    /// Read the latest artifact of a key.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     key (str): The key.
    ///
    /// Returns:
    ///     Artifact: The artifact.
    ///
    /// Raises:
    ///     ObjectNotFound: No artifact has this key.
    async fn read_latest_artifact(client: Client, key: PathPart) {
        client.read_latest_artifact(&key).await
    }

    /// Read a page of the artifacts that match all filters.
    ///
    /// The official client does not have `flow_filter` and `deployment_filter`.
    ///
    /// Args:
    ///     sort (ArtifactSort | str | None): Sort order. Defaults to descending id.
    ///
    /// Returns:
    ///     list[Artifact]: The artifacts.
    #[iter(iter_artifacts(filters, sort))]
    async fn read_artifacts(
        client: Client,
        filters: Filters![*, artifact, flow_run, task_run],
        sort: Option<Sort<ArtifactSort>>,
        limit: Limit,
        offset: Offset,
        _: Filters![flow, deployment],
    ) {
        client.read_artifacts(&filters, sort, limit, offset).await
    }

    /// Read a page of artifact keys, each with its latest artifact. The filters apply to the latest artifacts.
    ///
    /// Artifacts without a key are left out. The official client does not have `flow_filter` and
    /// `deployment_filter`.
    ///
    /// Args:
    ///     sort (ArtifactCollectionSort | str | None): Sort order. Defaults to descending id.
    ///
    /// Returns:
    ///     list[ArtifactCollection]: The latest artifacts. `latest_id` is the id of the artifact itself.
    #[iter(iter_latest_artifacts(filters, sort))]
    async fn read_latest_artifacts(
        client: Client,
        filters: Filters![*, artifact = artifact_collection, flow_run, task_run],
        sort: Option<Sort<ArtifactCollectionSort>>,
        limit: Limit,
        offset: Offset,
        _: Filters![flow, deployment],
    ) {
        client.read_latest_artifacts(&filters, sort, limit, offset).await
    }

    /// Count the artifacts that match all filters.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     int: The number of artifacts.
    async fn count_artifacts(
        client: Client,
        filters: Filters![*, artifact, flow_run, task_run, flow, deployment],
    ) {
        client.count_artifacts(&filters).await
    }

    /// Count the artifact keys whose latest artifact matches all filters.
    ///
    /// Not in the official client.
    ///
    /// Returns:
    ///     int: The number of keys.
    async fn count_latest_artifacts(
        client: Client,
        filters: Filters![*, artifact = artifact_collection, flow_run, task_run, flow, deployment],
    ) {
        client.count_latest_artifacts(&filters).await
    }

    /// Update an artifact. Fields that are not set in the update keep their values.
    ///
    /// This also emits the event `prefect.artifact.updated`. If that fails, a warning is logged.
    ///
    /// Args:
    ///     artifact (ArtifactUpdate | Mapping[str, Any]): The fields to change.
    ///
    /// Raises:
    ///     ObjectNotFound: The artifact does not exist.
    async fn update_artifact(client: Client, artifact_id: Id, artifact: ModelArgument<ArtifactUpdate>) {
        client.update_artifact(artifact_id, &artifact).await
    }

    /// Delete an artifact. If it was the latest of its key, the one before it becomes the latest.
    ///
    /// Raises:
    ///     ObjectNotFound: The artifact does not exist.
    async fn delete_artifact(client: Client, artifact_id: Id) {
        client.delete_artifact(artifact_id).await
    }
}
