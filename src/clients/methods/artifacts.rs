//! Artifacts.

use pyo3::prelude::*;

use crate::arguments::{self, FilterArguments};
use crate::clients::Client;
use prefect_client::schemas::actions::{ArtifactCreate, ArtifactUpdate};

#[pymethods]
impl Client {
    /// Create an artifact. If there is one with its key already, this one is the latest from now on.
    ///
    /// The event `prefect.artifact.created` is sent as well. If that fails, a warning is logged and nothing is raised.
    ///
    /// Args:
    ///     artifact (ArtifactCreate | Mapping[str, Any]): The artifact.
    ///
    /// Returns:
    ///     Artifact: The artifact.
    ///
    /// Raises:
    ///     ValidationError: The artifact is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn create_artifact<'py>(
        slf: &Bound<'py, Self>,
        artifact: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "create_artifact", |client| {
            let create = arguments::model::<ArtifactCreate>("artifact", artifact)?;
            Ok(async move { client.create_artifact(&create).await })
        })
    }

    /// Read an artifact. The official client has no such method.
    ///
    /// Args:
    ///     artifact_id (UUID | str | _HasId): The artifact's id.
    ///
    /// Returns:
    ///     Artifact: The artifact.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such artifact.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_artifact<'py>(
        slf: &Bound<'py, Self>,
        artifact_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_artifact", |client| {
            let id = arguments::id("artifact_id", artifact_id)?;
            Ok(async move { client.read_artifact(id).await })
        })
    }

    /// Read the latest artifact with a key. The official client has no such method.
    ///
    /// Args:
    ///     key (str): The key.
    ///
    /// Returns:
    ///     Artifact: The artifact.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no artifact with that key.
    ///     ValidationError: The key is none; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn read_latest_artifact<'py>(
        slf: &Bound<'py, Self>,
        key: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "read_latest_artifact", |client| {
            let key = arguments::part("key", key)?;
            Ok(async move { client.read_latest_artifact(&key).await })
        })
    }

    /// Read a page of the artifacts that match all the filters.
    ///
    /// Args:
    ///     artifact_filter (ArtifactFilter | Mapping[str, Any] | None): Which artifacts.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only artifacts of such flow runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only artifacts of such task runs.
    ///     sort (ArtifactSort | str | None): The order; by id downwards where None.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int): How many to skip.
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only artifacts of such flows. The official client does
    ///         not take it.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only artifacts of such deployments. Nor
    ///         this one.
    ///
    /// Returns:
    ///     list[Artifact]: The artifacts.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, artifact_filter=None, flow_run_filter=None, task_run_filter=None, sort=None, limit=None,
                        offset=None, flow_filter=None, deployment_filter=None),
           text_signature = "($self, *, artifact_filter=None, flow_run_filter=None, task_run_filter=None, sort=None, \
                             limit=None, offset=0, flow_filter=None, deployment_filter=None)")]
    #[expect(clippy::too_many_arguments, reason = "they are the server's")]
    fn read_artifacts<'py>(
        slf: &Bound<'py, Self>,
        artifact_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let filters = FilterArguments {
            artifact: artifact_filter,
            flow_run: flow_run_filter,
            task_run: task_run_filter,
            flow: flow_filter,
            deployment: deployment_filter,
            ..FilterArguments::default()
        };
        Self::call(slf, "read_artifacts", |client| {
            let filters = filters.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_artifacts(&filters, sort, limit, offset).await })
        })
    }

    /// Read a page of the keys of artifacts, each with what the latest artifact of that key is. Artifacts without a
    /// key are not among them.
    ///
    /// Args:
    ///     artifact_filter (ArtifactCollectionFilter | Mapping[str, Any] | None): Which, by their latest artifact.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only where that one is of such a flow run.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only where that one is of such a task run.
    ///     sort (ArtifactCollectionSort | str | None): The order; by id downwards where None.
    ///     limit (int | None): At most how many. The server gives 200 where None, and never more.
    ///     offset (int): How many to skip.
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only where that one is of such a flow. The official
    ///         client does not take it.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only where that one is of such a
    ///         deployment. Nor this one.
    ///
    /// Returns:
    ///     list[ArtifactCollection]: The latest artifacts. Their own ids are in `latest_id`.
    ///
    /// Raises:
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, artifact_filter=None, flow_run_filter=None, task_run_filter=None, sort=None, limit=None,
                        offset=None, flow_filter=None, deployment_filter=None),
           text_signature = "($self, *, artifact_filter=None, flow_run_filter=None, task_run_filter=None, sort=None, \
                             limit=None, offset=0, flow_filter=None, deployment_filter=None)")]
    #[expect(clippy::too_many_arguments, reason = "they are the server's")]
    fn read_latest_artifacts<'py>(
        slf: &Bound<'py, Self>,
        artifact_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        sort: Option<&Bound<'py, PyAny>>,
        limit: Option<&Bound<'py, PyAny>>,
        offset: Option<&Bound<'py, PyAny>>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let filters = FilterArguments {
            artifact_collection: artifact_filter,
            flow_run: flow_run_filter,
            task_run: task_run_filter,
            flow: flow_filter,
            deployment: deployment_filter,
            ..FilterArguments::default()
        };
        Self::call(slf, "read_latest_artifacts", |client| {
            let filters = filters.check()?;
            let sort = arguments::sort(sort)?;
            let limit = arguments::limit(limit)?;
            let offset = arguments::offset(offset)?;
            Ok(async move { client.read_latest_artifacts(&filters, sort, limit, offset).await })
        })
    }

    /// Count the artifacts that match all the filters. The official client has no such method.
    ///
    /// Args:
    ///     artifact_filter (ArtifactFilter | Mapping[str, Any] | None): Which artifacts.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only artifacts of such flow runs.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only artifacts of such task runs.
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only artifacts of such flows.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only artifacts of such deployments.
    ///
    /// Returns:
    ///     int: How many there are.
    ///
    /// Raises:
    ///     ValidationError: A filter is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, artifact_filter=None, flow_run_filter=None, task_run_filter=None, flow_filter=None,
                        deployment_filter=None))]
    fn count_artifacts<'py>(
        slf: &Bound<'py, Self>,
        artifact_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let filters = FilterArguments {
            artifact: artifact_filter,
            flow_run: flow_run_filter,
            task_run: task_run_filter,
            flow: flow_filter,
            deployment: deployment_filter,
            ..FilterArguments::default()
        };
        Self::call(slf, "count_artifacts", |client| {
            let filters = filters.check()?;
            Ok(async move { client.count_artifacts(&filters).await })
        })
    }

    /// Count the keys of artifacts of which the latest artifact matches all the filters. The official client has no
    /// such method.
    ///
    /// Args:
    ///     artifact_filter (ArtifactCollectionFilter | Mapping[str, Any] | None): Which, by their latest artifact.
    ///     flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only where that one is of such a flow run.
    ///     task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only where that one is of such a task run.
    ///     flow_filter (FlowFilter | Mapping[str, Any] | None): Only where that one is of such a flow.
    ///     deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only where that one is of such a
    ///         deployment.
    ///
    /// Returns:
    ///     int: How many there are.
    ///
    /// Raises:
    ///     ValidationError: A filter is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    #[pyo3(signature = (*, artifact_filter=None, flow_run_filter=None, task_run_filter=None, flow_filter=None,
                        deployment_filter=None))]
    fn count_latest_artifacts<'py>(
        slf: &Bound<'py, Self>,
        artifact_filter: Option<&Bound<'py, PyAny>>,
        flow_run_filter: Option<&Bound<'py, PyAny>>,
        task_run_filter: Option<&Bound<'py, PyAny>>,
        flow_filter: Option<&Bound<'py, PyAny>>,
        deployment_filter: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let filters = FilterArguments {
            artifact_collection: artifact_filter,
            flow_run: flow_run_filter,
            task_run: task_run_filter,
            flow: flow_filter,
            deployment: deployment_filter,
            ..FilterArguments::default()
        };
        Self::call(slf, "count_latest_artifacts", |client| {
            let filters = filters.check()?;
            Ok(async move { client.count_latest_artifacts(&filters).await })
        })
    }

    /// Change an artifact. What is not set in the update stays as it is.
    ///
    /// The event `prefect.artifact.updated` is sent as well. If that fails, a warning is logged and nothing is raised.
    ///
    /// Args:
    ///     artifact_id (UUID | str | _HasId): The artifact's id.
    ///     artifact (ArtifactUpdate | Mapping[str, Any]): What is to be different.
    ///
    /// Returns:
    ///     None: The artifact is changed.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such artifact.
    ///     ValidationError: An argument is wrong; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn update_artifact<'py>(
        slf: &Bound<'py, Self>,
        artifact_id: &Bound<'py, PyAny>,
        artifact: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "update_artifact", |client| {
            let id = arguments::id("artifact_id", artifact_id)?;
            let update = arguments::model::<ArtifactUpdate>("artifact", artifact)?;
            Ok(async move { client.update_artifact(id, &update).await })
        })
    }

    /// Delete an artifact. Where it was the latest of its key, the one before is now.
    ///
    /// Args:
    ///     artifact_id (UUID | str | _HasId): The artifact's id.
    ///
    /// Returns:
    ///     None: The artifact is gone.
    ///
    /// Raises:
    ///     ObjectNotFound: There is no such artifact.
    ///     ValidationError: The id is no UUID; nothing was sent.
    ///     PrefectHTTPStatusError: The server answered with an error.
    ///     RequestError: The server did not answer.
    fn delete_artifact<'py>(
        slf: &Bound<'py, Self>,
        artifact_id: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::call(slf, "delete_artifact", |client| {
            let id = arguments::id("artifact_id", artifact_id)?;
            Ok(async move { client.delete_artifact(id).await })
        })
    }
}
