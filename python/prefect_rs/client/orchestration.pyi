# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""The async and the sync client, and `get_client`."""

from asyncio import AbstractEventLoop
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from logging import Logger
from prefect_rs._core import Response, _HasId
from prefect_rs._experimental.sla.objects import SlaMergeResponse, SlaTypes
from prefect_rs._raw import AsyncClient, SyncClient
from prefect_rs._url import URL
from prefect_rs.client.schemas.actions import (
    ArtifactCreate,
    ArtifactUpdate,
    BlockDocumentCreate,
    BlockDocumentUpdate,
    BlockSchemaCreate,
    BlockTypeCreate,
    BlockTypeUpdate,
    DeploymentFlowRunCreate,
    DeploymentUpdate,
    FlowUpdate,
    GlobalConcurrencyLimitCreate,
    GlobalConcurrencyLimitUpdate,
    LogCreate,
    SavedSearchCreate,
    VariableCreate,
    VariableUpdate,
    WorkPoolCreate,
    WorkPoolUpdate,
)
from prefect_rs.client.schemas.events import EventCount, EventPage
from prefect_rs.client.schemas.filters import (
    ArtifactCollectionFilter,
    ArtifactFilter,
    AutomationFilter,
    BlockDocumentFilter,
    BlockSchemaFilter,
    BlockTypeFilter,
    LogFilter,
    VariableFilter,
    WorkPoolFilter,
    WorkerFilter,
)
from prefect_rs.client.schemas.objects import (
    Artifact,
    ArtifactCollection,
    BlockDocument,
    BlockSchema,
    BlockType,
    ConcurrencyLeaseHolder,
    ConcurrencyLimit,
    ConcurrencyOptions,
    DeploymentBranchingOptions,
    DeploymentSchedule,
    Flow,
    FlowRunInput,
    FlowRunPolicy,
    Log,
    SavedSearch,
    State,
    Variable,
    WorkPool,
    Worker,
    WorkerMetadata,
)
from prefect_rs.client.schemas.responses import (
    DependencyResult,
    DeploymentBulkDeleteResponse,
    DeploymentPaginationResponse,
    DeploymentResponse,
    FlowBulkDeleteResponse,
    FlowPaginationResponse,
    FlowRunBulkCreateResponse,
    FlowRunBulkDeleteResponse,
    FlowRunBulkSetStateResponse,
    FlowRunPaginationResponse,
    GlobalConcurrencyLimitResponse,
    Graph,
    HistoryResponse,
    ObservedState,
    SchemaValuesValidationResponse,
    SimpleFlowRun,
    SimpleNextFlowRun,
    TaskRunCount,
    TaskRunPaginationResponse,
    TaskWorkerResponse,
    UITaskRun,
    WorkPoolConcurrencyStatus,
    WorkQueueConcurrencyStatus,
    WorkerFlowRunResponse,
)
from prefect_rs.client.schemas.sorting import (
    ArtifactCollectionSort,
    ArtifactSort,
    AutomationSort,
    BlockDocumentSort,
    DeploymentSort,
    FlowRunSort,
    FlowSort,
    LogSort,
    ObservedStateSort,
    VariableSort,
)
from prefect_rs.events.filters import EventFilter
from prefect_rs.events.schemas.automations import Automation, AutomationCore
from prefect_rs.events.schemas.events import Event
from typing import Any, Literal, NoReturn, overload
from typing_extensions import Self
from uuid import UUID
from prefect_rs._core import SERVER_API_VERSION as SERVER_API_VERSION
from prefect_rs.client.base import ServerType as ServerType
from prefect_rs.client.schemas.actions import TaskRunCreate as TaskRunCreate
from prefect_rs.client.schemas.actions import TaskRunUpdate as TaskRunUpdate
from prefect_rs.client.schemas.actions import WorkQueueCreate as WorkQueueCreate
from prefect_rs.client.schemas.actions import WorkQueueUpdate as WorkQueueUpdate
from prefect_rs.client.schemas.filters import DeploymentFilter as DeploymentFilter
from prefect_rs.client.schemas.filters import FlowFilter as FlowFilter
from prefect_rs.client.schemas.filters import FlowRunFilter as FlowRunFilter
from prefect_rs.client.schemas.filters import TaskRunFilter as TaskRunFilter
from prefect_rs.client.schemas.filters import WorkQueueFilter as WorkQueueFilter
from prefect_rs.client.schemas.filters import WorkQueueFilterName as WorkQueueFilterName
from prefect_rs.client.schemas.objects import Constant as Constant
from prefect_rs.client.schemas.objects import FlowRun as FlowRun
from prefect_rs.client.schemas.objects import FlowRunResult as FlowRunResult
from prefect_rs.client.schemas.objects import Parameter as Parameter
from prefect_rs.client.schemas.objects import ServerDefaultResultStorage as ServerDefaultResultStorage
from prefect_rs.client.schemas.objects import (
    ServerDefaultResultStorageUpdate as ServerDefaultResultStorageUpdate,
)
from prefect_rs.client.schemas.objects import TaskRun as TaskRun
from prefect_rs.client.schemas.objects import TaskRunPolicy as TaskRunPolicy
from prefect_rs.client.schemas.objects import TaskRunResult as TaskRunResult
from prefect_rs.client.schemas.objects import WorkQueue as WorkQueue
from prefect_rs.client.schemas.objects import WorkQueueStatusDetail as WorkQueueStatusDetail
from prefect_rs.client.schemas.responses import OrchestrationResult as OrchestrationResult
from prefect_rs.client.schemas.sorting import TaskRunSort as TaskRunSort

__all__ = ["PrefectClient", "SyncPrefectClient", "get_client"]

class PrefectClient:
    """An async client of the Prefect API.

    It can be used with and without `async with`, on any number of event loops and from any thread. It connects with the
    first call.

    In addition to what its documentation lists, every method may raise:

    - `ValidationError`: An argument is invalid. No request is sent.
    - `PrefectHTTPStatusError`: The server responded with an error.
    - `RequestError`: The request failed before a usable response arrived, for example because of a timeout.

    Args:
        api (str | None): The API's URL, such as `http://127.0.0.1:4200/api`. Defaults to `PREFECT_API_URL`. If that is
            not set either, and `PREFECT_SERVER_ALLOW_EPHEMERAL_MODE` is true, as it is by default, a Prefect server is
            started, if one is installed. It stops when this process ends.
        api_key (str | None): An API key of Prefect Cloud. Defaults to `PREFECT_API_KEY`.
        api_version (str | None): The API version to request. Defaults to the latest version that the client knows.
        httpx_settings (dict[str, Any] | None): Settings of the connection, with the names and types of
            `httpx.AsyncClient`: timeout, limits, headers, cookies, params, auth, verify, cert, proxy, http2,
            follow_redirects, max_redirects, base_url, trust_env. Unsupported settings raise an error.
        auth_string (str | None): Credentials of a self-hosted server, as `user:password`. Takes precedence over the API
            key. Defaults to `PREFECT_API_AUTH_STRING`.

    Raises:
        ValidationError: An argument is invalid.
        SettingsError: A setting is invalid, or there is neither a URL nor a server to start.
        ConnectError: The server that was started did not become ready.
    """
    def __new__(
        cls,
        api: str | None = None,
        api_key: str | None = None,
        api_version: str | None = None,
        httpx_settings: dict[str, Any] | None = None,
        *,
        auth_string: str | None = None,
    ) -> Self: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *exc_info: Any) -> None: ...
    @property
    def _client(self) -> AsyncClient: ...
    def __enter__(self) -> NoReturn: ...
    def __exit__(self, *exc_info: Any) -> NoReturn: ...
    async def api_healthcheck(
        self,
    ) -> Exception | None:
        """Check whether the server is healthy. Errors are returned, not raised.

        Returns:
            Exception | None: None if the server is healthy, otherwise the error.
        """
    async def api_readycheck(
        self,
    ) -> Exception | None:
        """Check whether the server is ready for requests, which includes its database. Errors are returned, not raised.

        Not in the official client.

        Returns:
            Exception | None: None if the server is ready, otherwise the error.
        """
    @property
    def api_url(self) -> URL:
        """The URL of the API: text that has the attributes of `httpx.URL`, such as `host`.

        Returns:
            URL: The URL without credentials, with a trailing slash as in the official client.
        """
    async def api_version(
        self,
    ) -> str:
        """Read the version of Prefect that the server runs.

        Returns:
            str: The version, such as `3.9.1`.
        """
    async def apply_slas_for_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        slas: Iterable[SlaTypes | Mapping[str, Any]],
    ) -> SlaMergeResponse:
        """Replace the service level agreements of a deployment. Prefect Cloud only.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            slas (Iterable[SlaTypes | Mapping[str, Any]]): The agreements. They are not modified.

        Returns:
            SlaMergeResponse: The names of the agreements that were created, kept and removed.

        Raises:
            ObjectNotFound: The deployment does not exist, or the server is not Prefect Cloud.
        """
    async def bulk_create_flow_runs_from_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        flow_runs: Iterable[DeploymentFlowRunCreate | Mapping[str, Any]],
        *,
        raise_on_failure: bool = True,
    ) -> FlowRunBulkCreateResponse:
        """Create several flow runs of a deployment, in one request.

        Runs that fail because the server's database is busy, as SQLite can be, are retried with the same idempotency
        keys.

        Not in the official client.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            flow_runs (Iterable[DeploymentFlowRunCreate | Mapping[str, Any]]): The flow runs, at most 100. `state` may be
                a `State`, a `StateCreate` or a dict; its data is not sent. Runs without an `idempotency_key` get a new
                one, so that the request can be retried.
            raise_on_failure (bool): Whether to raise an error if some runs could not be created. Otherwise, their results
                have the status `FAILED` and an `error`.

        Returns:
            FlowRunBulkCreateResponse: `results` has a result for each of the `flow_runs`, in the same order.

        Raises:
            BulkOperationError: Some runs could not be created, for example because of invalid parameters. The error has
                the results of all runs.
            ObjectNotFound: The deployment does not exist.
        """
    async def bulk_delete_deployments(
        self,
        deployment_filter: DeploymentFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> DeploymentBulkDeleteResponse:
        """Delete the deployments that match a filter, in one request.

        Not in the official client.

        Args:
            deployment_filter (DeploymentFilter | Mapping[str, Any]): Which deployments to delete. `DeploymentFilter()`
                matches all.
            limit (int | None): Maximum number of deployments to delete. Defaults to 50, the server's upper limit.

        Returns:
            DeploymentBulkDeleteResponse: `deleted` has the ids of the deleted deployments. More may match: repeat the
                call until it is empty.
        """
    async def bulk_delete_flow_runs(
        self,
        flow_run_filter: FlowRunFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> FlowRunBulkDeleteResponse:
        """Delete the flow runs that match a filter, in one request.

        Not in the official client.

        Args:
            flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs to delete. `FlowRunFilter()` matches all.
            limit (int | None): Maximum number of flow runs to delete. Defaults to 50, the server's upper limit.

        Returns:
            FlowRunBulkDeleteResponse: `deleted` has the ids of the deleted flow runs. More may match: repeat the call
                until it is empty.
        """
    async def bulk_delete_flows(
        self,
        flow_filter: FlowFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> FlowBulkDeleteResponse:
        """Delete the flows that match a filter, and their deployments, in one request.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any]): Which flows to delete. `FlowFilter()` matches all.
            limit (int | None): Maximum number of flows to delete. Defaults to 50, the server's upper limit.

        Returns:
            FlowBulkDeleteResponse: `deleted` has the ids of the deleted flows. More may match: repeat the call until it
                is empty.
        """
    async def bulk_set_flow_run_state(
        self,
        flow_run_filter: FlowRunFilter | Mapping[str, Any],
        state: State | Mapping[str, Any],
        force: bool = False,
        limit: int | None = None,
        *,
        raise_on_failure: bool = True,
    ) -> FlowRunBulkSetStateResponse:
        """Propose a state for the flow runs that match a filter, in one request.

        As with `set_flow_run_state`, the server may decide differently for each run, which does not raise. Runs that fail
        because the server's database is busy are retried.

        Not in the official client.

        Args:
            flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs. `FlowRunFilter()` matches all.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Cancelled()`.
            force (bool): Whether to bypass the server's orchestration rules.
            limit (int | None): Maximum number of flow runs. Defaults to 50, the server's upper limit.
            raise_on_failure (bool): Whether to raise an error if some runs failed. Otherwise, their results have the
                status `ABORT` and the reason in `details`.

        Returns:
            FlowRunBulkSetStateResponse: `results` has the server's decision for each run.

        Raises:
            BulkOperationError: The server's database failed for some runs. The error has the results of all runs.
        """
    async def check_work_queues_for_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> list[WorkQueue]:
        """Read the work queues whose filters match a deployment.

        The server considers nothing else: it returns every work queue without a filter, of every work pool. Current work
        queues have no filters.

        Not in the official client.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            list[WorkQueue]: The work queues.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def clear_server_default_result_storage(
        self,
    ) -> None:
        """Clear the server's default storage for results."""
    def client_version(
        self,
    ) -> str:
        """The version of Prefect that this client is compatible with. (`prefect_rs.__version__` is its own version.)

        Returns:
            str: The version that a server's version is compared with.
        """
    async def count_artifacts(
        self,
        *,
        artifact_filter: ArtifactFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the artifacts that match all filters.

        Not in the official client.

        Args:
            artifact_filter (ArtifactFilter | Mapping[str, Any] | None): Filter by artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            int: The number of artifacts.
        """
    async def count_automations(
        self,
        *,
        automations: AutomationFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the automations that match the filter.

        Not in the official client.

        Args:
            automations (AutomationFilter | Mapping[str, Any] | None): Filter by automation.

        Returns:
            int: The number of automations.
        """
    async def count_block_documents(
        self,
        *,
        block_document_filter: BlockDocumentFilter | Mapping[str, Any] | None = None,
        block_type_filter: BlockTypeFilter | Mapping[str, Any] | None = None,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the block documents that match all filters.

        Anonymous block documents are left out, unless the `block_document_filter` asks for them.

        Not in the official client.

        Args:
            block_document_filter (BlockDocumentFilter | Mapping[str, Any] | None): Filter by block document.
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Filter by block type.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Filter by block schema.

        Returns:
            int: The number of block documents.
        """
    async def count_deployments(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the deployments that match all filters.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            int: The number of deployments.
        """
    async def count_deployments_by_flow(
        self,
        flow_ids: Iterable[Any],
    ) -> dict[UUID, int]:
        """Count the deployments of several flows.

        Not in the official client.

        Args:
            flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`. At most 200.

        Returns:
            dict[UUID, int]: The number of deployments by flow id. It is 0 for flows that do not exist.
        """
    async def count_events(
        self,
        countable: str,
        filter: EventFilter | Mapping[str, Any] | None = None,
        *,
        time_unit: str = "day",
        time_interval: float = 1.0,
    ) -> list[EventCount]:
        """Count the events that match the filter, in groups.

        Not in the official client.

        Args:
            countable (str): What to group by: `day` or `time` (when the events occurred), `event` (their names) or
                `resource` (their resources).
            filter (EventFilter | Mapping[str, Any] | None): Which events. Defaults to those of the last 180 days.
            time_unit (str): The unit of the intervals of `time`: `week`, `day`, `hour`, `minute` or `second`.
            time_interval (float): The length of these intervals, in units. At least 0.01.

        Returns:
            list[EventCount]: The counts.

        Raises:
            RequestValidationError: There are too many intervals.
        """
    async def count_flow_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the flow runs that match all filters.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            int: The number of flow runs.
        """
    async def count_flows(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the flows that match all filters.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.

        Returns:
            int: The number of flows.
        """
    async def count_latest_artifacts(
        self,
        *,
        artifact_filter: ArtifactCollectionFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the artifact keys whose latest artifact matches all filters.

        Not in the official client.

        Args:
            artifact_filter (ArtifactCollectionFilter | Mapping[str, Any] | None): Filter by artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            int: The number of keys.
        """
    async def count_task_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the task runs that match all filters.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            int: The number of task runs.
        """
    async def count_task_runs_by_flow_run(
        self,
        flow_run_ids: Iterable[Any],
    ) -> dict[UUID, int]:
        """Count the task runs of several flow runs.

        Not in the official client.

        Args:
            flow_run_ids (Iterable[Any]): The flow runs' ids, or objects with an `id`. At most 200.

        Returns:
            dict[UUID, int]: The number of task runs by flow run id. It is 0 for flow runs that do not exist.
        """
    async def count_task_runs_by_state(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> dict[str, int]:
        """Count the task runs that match all filters by state type.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            dict[str, int]: The number of task runs for every state type, such as `COMPLETED` and `RUNNING`.
        """
    async def count_variables(
        self,
        *,
        variable_filter: VariableFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the variables that match the filter.

        Not in the official client.

        Args:
            variable_filter (VariableFilter | Mapping[str, Any] | None): Filter by variable.

        Returns:
            int: The number of variables.
        """
    async def count_work_pools(
        self,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the work pools that match the filter.

        Not in the official client.

        Args:
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.

        Returns:
            int: The number of work pools.
        """
    async def create_artifact(
        self,
        artifact: ArtifactCreate | Mapping[str, Any],
    ) -> Artifact:
        """Create an artifact. It becomes the latest artifact of its key.

        This also emits the event `prefect.artifact.created`. If that fails, a warning is logged.

        Args:
            artifact (ArtifactCreate | Mapping[str, Any]): The artifact.

        Returns:
            Artifact: The artifact.
        """
    async def create_automation(
        self,
        automation: AutomationCore | Mapping[str, Any],
    ) -> UUID:
        """Create an automation.

        Args:
            automation (AutomationCore | Mapping[str, Any]): The automation: its trigger and its actions.

        Returns:
            UUID: The automation's id.

        Raises:
            RequestValidationError: The server rejects the automation, for example because an action refers to an object
                that does not exist.
        """
    async def create_block_document(
        self,
        block_document: BlockDocument | BlockDocumentCreate | Mapping[str, Any],
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Create a block document.

        Args:
            block_document (BlockDocument | BlockDocumentCreate | Mapping[str, Any]): The block document.
            include_secrets (bool): Whether to send pydantic secrets in its data, such as `SecretStr`, in plain text, so
                that the server can store them. Otherwise they are sent as asterisks, and are lost.

        Returns:
            BlockDocument: The block document, with the secrets in its data masked.

        Raises:
            ObjectAlreadyExists: The block type has a document with this name.
        """
    async def create_block_schema(
        self,
        block_schema: BlockSchemaCreate | Mapping[str, Any],
    ) -> BlockSchema:
        """Create a block schema, or return the existing one with the same block type, version and fields.

        Args:
            block_schema (BlockSchemaCreate | Mapping[str, Any]): The block schema.

        Returns:
            BlockSchema: The block schema, with its checksum.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    async def create_block_type(
        self,
        block_type: BlockTypeCreate | Mapping[str, Any],
    ) -> BlockType:
        """Create a block type.

        Args:
            block_type (BlockTypeCreate | Mapping[str, Any]): The block type.

        Returns:
            BlockType: The block type.

        Raises:
            ObjectAlreadyExists: A block type with this slug exists.
        """
    async def create_concurrency_limit(
        self,
        tag: str,
        concurrency_limit: int,
    ) -> UUID:
        """Create the concurrency limit of a tag, or update the existing one.

        Args:
            tag (str): The tag. It must not contain / % & < >.
            concurrency_limit (int): Maximum number of concurrent task runs. Further task runs wait; if it is 0, they are
                aborted.

        Returns:
            UUID: The limit's id.
        """
    async def create_deployment(
        self,
        flow_id: UUID | str | _HasId,
        name: str,
        version: str | None = None,
        version_info: Any = None,
        schedules: Iterable[Any] | None = None,
        concurrency_limit: int | None = None,
        concurrency_options: ConcurrencyOptions | Mapping[str, Any] | None = None,
        parameters: Mapping[str, Any] | None = None,
        description: str | None = None,
        work_queue_name: str | None = None,
        work_pool_name: str | None = None,
        tags: Iterable[str] | None = None,
        storage_document_id: UUID | str | _HasId | None = None,
        path: str | None = None,
        entrypoint: str | None = None,
        infrastructure_document_id: UUID | str | _HasId | None = None,
        parameter_openapi_schema: Mapping[str, Any] | None = None,
        paused: bool | None = None,
        pull_steps: Iterable[Mapping[str, Any]] | None = None,
        enforce_parameter_schema: bool | None = None,
        job_variables: Mapping[str, Any] | None = None,
        branch: str | None = None,
        base: UUID | str | _HasId | None = None,
        root: UUID | str | _HasId | None = None,
        *,
        schedule: Any = None,
        labels: Mapping[str, bool | int | float | str] | None = None,
        global_concurrency_limit_id: UUID | str | _HasId | None = None,
    ) -> DeploymentResponse:
        """Create a deployment, or update the existing one with the same flow and name.

        Args:
            flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.
            name (str): The deployment's name, unique within its flow.
            version (str | None): The deployment's version.
            version_info (Any): What the version is built from: a `VersionInfo`, or a dict with its fields. For
                compatibility, a schedule in this place is used as `schedule`.
            schedules (Iterable[Any] | None): Each a `DeploymentScheduleCreate`, a schedule, or a pair of a schedule and
                whether it is active.
            concurrency_limit (int | None): Maximum number of concurrent runs.
            concurrency_options (ConcurrencyOptions | Mapping[str, Any] | None): What happens to runs above the
                concurrency limit.
            parameters (Mapping[str, Any] | None): Default parameters of its runs.
            description (str | None): A description.
            work_queue_name (str | None): The work queue for its runs.
            work_pool_name (str | None): The work pool for its runs.
            tags (Iterable[str] | None): Tags of the deployment and of its runs.
            storage_document_id (UUID | str | _HasId | None): The block document of the flow's storage.
            path (str | None): The path of the flow's code, relative to its storage.
            entrypoint (str | None): The file and the function of the flow, such as `flows/etl.py:main`.
            infrastructure_document_id (UUID | str | _HasId | None): The block document of its infrastructure.
            parameter_openapi_schema (Mapping[str, Any] | None): The OpenAPI schema of the flow's parameters.
            paused (bool | None): Whether all schedules are paused.
            pull_steps (Iterable[Mapping[str, Any]] | None): The steps with which a worker retrieves the flow's code.
            enforce_parameter_schema (bool | None): Whether the server rejects parameters that do not match the schema.
            job_variables (Mapping[str, Any] | None): Overrides of the work pool's job variables.
            branch (str | None): The name of the branch that this deployment is. Prefect Cloud only.
            base (UUID | str | _HasId | None): The deployment that this one branches off. Prefect Cloud only.
            root (UUID | str | _HasId | None): The deployment at the root of all branches. Prefect Cloud only.
            schedule (Any): A single schedule, in one of the forms that `schedules` takes.
            labels (Mapping[str, bool | int | float | str] | None): Labels.
            global_concurrency_limit_id (UUID | str | _HasId | None): A global concurrency limit to use.

        Returns:
            DeploymentResponse: The deployment, which is also a `Deployment`. It can be passed to any argument that takes
                a deployment's id.

        Raises:
            ObjectLimitReached: The maximum number of deployments is reached.
            ObjectNotFound: The work pool does not exist.
            ObjectAlreadyExists: The flow does not exist. The server reports this as a conflict (409).
        """
    async def create_deployment_branch(
        self,
        deployment_id: UUID | str | _HasId,
        branch: str,
        options: DeploymentBranchingOptions | Mapping[str, Any] | None = None,
        overrides: DeploymentUpdate | Mapping[str, Any] | None = None,
    ) -> UUID:
        """Create a branch of a deployment. Prefect Cloud only.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            branch (str): The branch's name.
            options (DeploymentBranchingOptions | Mapping[str, Any] | None): Options for the branch.
            overrides (DeploymentUpdate | Mapping[str, Any] | None): Fields in which the branch differs.

        Returns:
            UUID: The id of the deployment that is the branch.

        Raises:
            ObjectNotFound: The deployment does not exist, or the server does not support branches.
        """
    async def create_deployment_schedules(
        self,
        deployment_id: UUID | str | _HasId,
        schedules: Iterable[Any],
        max_scheduled_runs: int | None = None,
        parameters: Mapping[str, Any] | None = None,
        slug: str | None = None,
    ) -> list[DeploymentSchedule]:
        """Add schedules to a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            schedules (Iterable[Any]): Each a `DeploymentScheduleCreate`, a schedule, or a pair of a schedule and whether
                it is active.
            max_scheduled_runs (int | None): Maximum number of runs to schedule ahead. Applies to the schedules that do
                not set it themselves, as do the following two.
            parameters (Mapping[str, Any] | None): Parameters of their runs, overriding those of the deployment.
            slug (str | None): A name that is unique among the deployment's schedules.

        Returns:
            list[DeploymentSchedule]: The schedules that were created.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def create_events(
        self,
        events: Iterable[Event | Mapping[str, Any]],
    ) -> None:
        """Emit events. It takes a moment until they can be read.

        Not in the official client.

        Args:
            events (Iterable[Event | Mapping[str, Any]]): The events.
        """
    async def create_flow(
        self,
        flow: Any,
    ) -> UUID:
        """Create a flow, or return the existing one with the same name.

        Args:
            flow (Any): A decorated Prefect flow, or any object or dict with a `name`.

        Returns:
            UUID: The flow's id.
        """
    async def create_flow_from_name(
        self,
        flow_name: str,
    ) -> UUID:
        """Create a flow by its name, or return the existing one.

        Args:
            flow_name (str): The flow's name.

        Returns:
            UUID: The flow's id.
        """
    async def create_flow_run(
        self,
        flow: Any,
        name: str | None = None,
        parameters: dict[str, Any] | None = None,
        context: dict[str, Any] | None = None,
        tags: Iterable[str] | None = None,
        parent_task_run_id: UUID | str | _HasId | None = None,
        state: State | Mapping[str, Any] | None = None,
        work_pool_name: str | None = None,
        work_queue_name: str | None = None,
        job_variables: dict[str, Any] | None = None,
        idempotency_key: str | None = None,
    ) -> FlowRun:
        """Create a flow run.

        Args:
            flow (Any): A `Flow` that was read from the API, or any object with an `id`; or a decorated Prefect flow, or
                any object with a `name`, which is created first if it does not exist.
            name (str | None): The run's name. Defaults to a generated name.
            parameters (dict[str, Any] | None): The flow's parameters: anything that can be encoded as JSON, including
                dates, UUIDs and dataclasses.
            context (dict[str, Any] | None): Additional context for the run.
            tags (Iterable[str] | None): Tags.
            parent_task_run_id (UUID | str | _HasId | None): The task run that represents this run in its parent flow
                run.
            state (State | Mapping[str, Any] | None): The initial state. Defaults to `Pending`.
            work_pool_name (str | None): The work pool.
            work_queue_name (str | None): The work queue.
            job_variables (dict[str, Any] | None): Overrides of the work pool's job variables.
            idempotency_key (str | None): If the flow has a run with this key, that run is returned and none is created.
                Defaults to a new key, so that the request can be retried.

        Returns:
            FlowRun: The flow run. Its `parameters` are the objects that were passed.

        Raises:
            ObjectAlreadyExists: No flow has this id. The server reports this as a conflict (409).
        """
    async def create_flow_run_from_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        *,
        parameters: Mapping[str, Any] | None = None,
        context: Mapping[str, Any] | None = None,
        state: State | Mapping[str, Any] | None = None,
        name: str | None = None,
        tags: Iterable[str] | None = None,
        idempotency_key: str | None = None,
        parent_task_run_id: UUID | str | _HasId | None = None,
        work_queue_name: str | None = None,
        job_variables: Mapping[str, Any] | None = None,
        labels: Mapping[str, bool | int | float | str] | None = None,
    ) -> FlowRun:
        """Create a flow run of a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            parameters (Mapping[str, Any] | None): Parameters, overriding those of the deployment.
            context (Mapping[str, Any] | None): Additional context for the run.
            state (State | Mapping[str, Any] | None): The initial state. Defaults to `Scheduled`, for now.
            name (str | None): The run's name. Defaults to a generated name.
            tags (Iterable[str] | None): Tags, in addition to those of the deployment.
            idempotency_key (str | None): If the deployment has a run with this key, that run is returned and none is
                created. Defaults to a new key, so that the request can be retried.
            parent_task_run_id (UUID | str | _HasId | None): The task run that represents this run in its parent flow
                run.
            work_queue_name (str | None): The work queue. Defaults to that of the deployment.
            job_variables (Mapping[str, Any] | None): Overrides of the job variables of the deployment and its work pool.
            labels (Mapping[str, bool | int | float | str] | None): Labels.

        Returns:
            FlowRun: The flow run.

        Raises:
            ObjectNotFound: The deployment does not exist.
            ValidationError: An argument is invalid, or the server rejects the parameters.
        """
    async def create_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
        value: str,
        sender: str | None = None,
    ) -> None:
        """Send an input to a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            key (str): A key, unique among the inputs of the flow run: lower-case letters, digits and dashes.
            value (str): The value, by convention JSON.
            sender (str | None): The sender, such as `prefect.flow-run.ID`.

        Raises:
            ObjectAlreadyExists: An input with this key exists.
            ObjectNotFound: The flow run does not exist.
        """
    async def create_global_concurrency_limit(
        self,
        concurrency_limit: GlobalConcurrencyLimitCreate | Mapping[str, Any],
    ) -> UUID:
        """Create a global concurrency limit.

        Args:
            concurrency_limit (GlobalConcurrencyLimitCreate | Mapping[str, Any]): The limit.

        Returns:
            UUID: The limit's id.

        Raises:
            ObjectAlreadyExists: A limit with this name exists.
        """
    async def create_logs(
        self,
        logs: Iterable[LogCreate | Mapping[str, Any]],
    ) -> None:
        """Write log messages of runs, in one request.

        Args:
            logs (Iterable[LogCreate | Mapping[str, Any]]): The messages.
        """
    async def create_saved_search(
        self,
        saved_search: SavedSearchCreate | Mapping[str, Any],
    ) -> SavedSearch:
        """Save a search. If one with the same name exists, its filters are replaced and its id is kept.

        Not in the official client.

        Args:
            saved_search (SavedSearchCreate | Mapping[str, Any]): The search.

        Returns:
            SavedSearch: The search.
        """
    async def create_task_run(
        self,
        task: Any,
        flow_run_id: UUID | str | _HasId | None,
        dynamic_key: str | int,
        id: UUID | str | _HasId | None = None,
        name: str | None = None,
        extra_tags: Iterable[str] | None = None,
        state: State | Mapping[str, Any] | None = None,
        task_inputs: Mapping[str, Iterable[TaskRunResult | FlowRunResult | Parameter | Constant]]
        | None = None,
    ) -> TaskRun:
        """Create a task run.

        Args:
            task (Any): A decorated Prefect task, or any object with a `task_key` and, optionally, `tags`, `version`,
                `retries`, `retry_delay_seconds` and `retry_jitter_factor`.
            flow_run_id (UUID | str | _HasId | None): The flow run that it belongs to, or None for a task that runs
                outside of a flow.
            dynamic_key (str | int): A key that distinguishes the runs of one task in a flow run.
            id (UUID | str | _HasId | None): The run's id. Defaults to a generated id.
            name (str | None): The run's name. Defaults to a generated name.
            extra_tags (Iterable[str] | None): Tags, in addition to those of the task.
            state (State | Mapping[str, Any] | None): The initial state. Defaults to `Pending`.
            task_inputs (Mapping[str, Iterable[TaskRunResult | FlowRunResult | Parameter | Constant]] | None): The sources
                of each argument.

        Returns:
            TaskRun: The task run. If one with the same task, flow run and dynamic key exists, it is returned instead.

        Raises:
            ObjectAlreadyExists: Another task run has this id, or the flow run does not exist, which the server also reports
                as a conflict (409).
        """
    async def create_variable(
        self,
        variable: VariableCreate | Mapping[str, Any],
    ) -> Variable:
        """Create a variable.

        Args:
            variable (VariableCreate | Mapping[str, Any]): The variable.

        Returns:
            Variable: The variable.

        Raises:
            ObjectAlreadyExists: A variable with this name exists.
        """
    async def create_work_pool(
        self,
        work_pool: WorkPoolCreate | Mapping[str, Any] | str | None = None,
        type: str | bool | None = None,
        description: str | None = None,
        is_paused: bool | None = None,
        concurrency_limit: int | None = None,
        *,
        name: str | None = None,
        overwrite: bool = False,
        **kwargs: Any,
    ) -> WorkPool:
        """Create a work pool, from a `WorkPoolCreate` or from a name, a type and other fields.

        Args:
            work_pool (WorkPoolCreate | Mapping[str, Any] | str | None): The work pool, or its name if the other arguments
                are its fields.
            type (str | bool | None): The type of its workers, such as `process`, `docker` or `kubernetes`. (After a
                `WorkPoolCreate`, the second positional argument is `overwrite`.)
            description (str | None): A description.
            is_paused (bool | None): Whether the work pool is paused.
            concurrency_limit (int | None): Maximum number of concurrent flow runs, at least 0.
            name (str | None): The name, if passed by keyword.
            overwrite (bool): Whether to reset an existing work pool of this name to the given fields. Its type cannot be
                changed: if it differs, a `UserWarning` is issued.
            **kwargs (Any): `base_job_template` and `storage_configuration`.

        Returns:
            WorkPool: The work pool.

        Raises:
            ObjectAlreadyExists: A work pool with this name exists, and `overwrite` is False.
            ObjectUnsupported: The Prefect Cloud plan does not include work pools of this type.
        """
    async def create_work_queue(
        self,
        name: str,
        description: str | None = None,
        is_paused: bool | None = None,
        concurrency_limit: int | None = None,
        priority: int | None = None,
        work_pool_name: str | None = None,
    ) -> WorkQueue:
        """Create a work queue.

        Args:
            name (str): The work queue's name, unique within its work pool.
            description (str | None): A description.
            is_paused (bool | None): Whether the work queue is paused.
            concurrency_limit (int | None): Maximum number of concurrent flow runs, at least 0.
            priority (int | None): The priority within the work pool; 1 is the highest. Defaults to the lowest.
            work_pool_name (str | None): The work pool. Defaults to the server's default work pool.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectAlreadyExists: The work pool has a work queue with this name.
            ObjectNotFound: The work pool does not exist.
        """
    async def decrement_v1_concurrency_slots(
        self,
        names: Iterable[str],
        task_run_id: UUID | str | _HasId,
        occupancy_seconds: float | None,
    ) -> Response:
        """Release the slots that a task run occupies.

        Args:
            names (Iterable[str]): The tags.
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.
            occupancy_seconds (float | None): How long the slots were occupied, in seconds.

        Returns:
            Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.
        """
    async def delete(
        self,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a DELETE request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    async def delete_artifact(
        self,
        artifact_id: UUID | str | _HasId,
    ) -> None:
        """Delete an artifact. If it was the latest of its key, the one before it becomes the latest.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The artifact does not exist.
        """
    async def delete_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Delete an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    async def delete_block_document(
        self,
        block_document_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block document.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The block document does not exist.
        """
    async def delete_block_schema(
        self,
        block_schema_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block schema and its block documents.

        Not in the official client.

        Args:
            block_schema_id (UUID | str | _HasId): The block schema's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The block schema does not exist.
        """
    async def delete_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block type, its block schemas and its block documents.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The block type does not exist.
            ProtectedBlockError: The block type is built into the server and cannot be deleted.
        """
    async def delete_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> None:
        """Delete a tag-based concurrency limit.

        Not in the official client.

        Args:
            id (UUID | str | _HasId): The limit's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def delete_concurrency_limit_by_tag(
        self,
        tag: str,
    ) -> None:
        """Delete the concurrency limit of a tag.

        Args:
            tag (str): The tag.

        Raises:
            ObjectNotFound: The tag has no limit.
        """
    async def delete_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Delete a deployment. Its scheduled flow runs are deleted as well, its other runs are kept.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def delete_deployment_schedule(
        self,
        deployment_id: UUID | str | _HasId,
        schedule_id: UUID | str | _HasId,
    ) -> None:
        """Delete a schedule of a deployment, and the flow runs that it has scheduled.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            schedule_id (UUID | str | _HasId): The schedule's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment or the schedule does not exist.
        """
    async def delete_flow(
        self,
        flow_id: UUID | str | _HasId,
    ) -> None:
        """Delete a flow, its deployments and its runs.

        Args:
            flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    async def delete_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> None:
        """Delete a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def delete_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
    ) -> None:
        """Delete an input of a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            key (str): The input's key.

        Raises:
            ObjectNotFound: The input does not exist.
        """
    async def delete_global_concurrency_limit_by_name(
        self,
        name: str,
    ) -> Response:
        """Delete a global concurrency limit by its name.

        Args:
            name (str): The limit's name.

        Returns:
            Response: The response, with an empty body.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def delete_resource_owned_automations(
        self,
        resource_id: str,
    ) -> None:
        """Delete the automations that a resource owns.

        Args:
            resource_id (str): The resource's id, such as `prefect.deployment.UUID`.
        """
    async def delete_saved_search(
        self,
        saved_search_id: UUID | str | _HasId,
    ) -> None:
        """Delete a saved search.

        Not in the official client.

        Args:
            saved_search_id (UUID | str | _HasId): The saved search's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The search does not exist.
        """
    async def delete_task_run(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> None:
        """Delete a task run.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    async def delete_variable_by_id(
        self,
        variable_id: UUID | str | _HasId,
    ) -> None:
        """Delete a variable by its id.

        Not in the official client.

        Args:
            variable_id (UUID | str | _HasId): The variable's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    async def delete_variable_by_name(
        self,
        name: str,
    ) -> None:
        """Delete a variable by its name.

        Args:
            name (str): The variable's name.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    async def delete_work_pool(
        self,
        work_pool_name: str,
    ) -> None:
        """Delete a work pool and its work queues.

        Args:
            work_pool_name (str): The work pool's name.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def delete_work_queue_by_id(
        self,
        id: UUID | str | _HasId,
    ) -> None:
        """Delete a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    async def delete_worker(
        self,
        work_pool_name: str,
        worker_name: str,
    ) -> None:
        """Delete a worker. A worker that is still running registers again with its next heartbeat.

        Not in the official client.

        Args:
            work_pool_name (str): The work pool's name.
            worker_name (str): The worker's name.

        Raises:
            ObjectNotFound: The work pool or the worker does not exist.
        """
    async def download_flow_run_logs(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> str:
        """Download all log messages of a flow run and its task runs as CSV.

        Not in the official client.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.

        Returns:
            str: CSV with a header line, the earliest message first. The columns are `timestamp`, `level`, `flow_run_id`,
                `task_run_id` and `message`.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def filter_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key_prefix: str,
        limit: int,
        exclude_keys: Iterable[str],
    ) -> list[FlowRunInput]:
        """Read the inputs of a flow run whose keys start with a prefix.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            key_prefix (str): The prefix.
            limit (int): Maximum number of inputs.
            exclude_keys (Iterable[str]): Keys to leave out.

        Returns:
            list[FlowRunInput]: The inputs, the oldest first.
        """
    async def find_automation(
        self,
        id_or_name: UUID | str | _HasId,
    ) -> Automation | None:
        """Find an automation by its id or its name.

        A name is first looked up as it is, then ignoring case. If several automations have it, the one that was updated
        last is returned.

        Args:
            id_or_name (UUID | str | _HasId): The id or the name. Text that is a UUID is an id.

        Returns:
            Automation | None: The automation, or None if no automation has this name.

        Raises:
            ObjectNotFound: No automation has this id.
        """
    async def get(
        self,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a GET request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    async def get_most_recent_block_schema_for_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> BlockSchema | None:
        """Read the newest block schema of a block type.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id, or any object with an `id`.

        Returns:
            BlockSchema | None: The block schema, or None if the block type has none or does not exist.
        """
    async def get_runs_in_work_queue(
        self,
        id: UUID | str | _HasId,
        limit: int = 10,
        scheduled_before: datetime | str | None = None,
    ) -> list[FlowRun]:
        """Read the flow runs of a work queue that are due.

        The server treats this as a poll by a worker.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
            limit (int): Maximum number of flow runs.
            scheduled_before (datetime | str | None): Only flow runs scheduled before this time. Defaults to now.

        Returns:
            list[FlowRun]: The flow runs.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    async def get_scheduled_flow_runs_for_deployments(
        self,
        deployment_ids: Iterable[Any],
        scheduled_before: datetime | str | None = None,
        limit: int | None = None,
    ) -> list[FlowRun]:
        """Read the scheduled flow runs of some deployments, the earliest first.

        Args:
            deployment_ids (Iterable[Any]): The deployments' ids, or objects with an `id`.
            scheduled_before (datetime | str | None): Only runs scheduled for this time or earlier.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.

        Returns:
            list[FlowRun]: The flow runs.
        """
    async def get_scheduled_flow_runs_for_work_pool(
        self,
        work_pool_name: str,
        work_queue_names: Iterable[str] | None = None,
        scheduled_before: datetime | str | None = None,
    ) -> list[WorkerFlowRunResponse]:
        """Read the flow runs that the workers of a work pool should run.

        The server treats this as a poll by a worker.

        Args:
            work_pool_name (str): The work pool's name.
            work_queue_names (Iterable[str] | None): Only flow runs in these work queues. Defaults to all.
            scheduled_before (datetime | str | None): Only flow runs scheduled before this time.

        Returns:
            list[WorkerFlowRunResponse]: The flow runs, with their work queues.

        Raises:
            ObjectNotFound: The work pool or a work queue does not exist.
        """
    async def head(
        self,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a HEAD request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    async def hello(
        self,
    ) -> Response:
        """Say hello to the server.

        Returns:
            Response: The response, whose body is a greeting.
        """
    async def increment_concurrency_slots(
        self,
        names: Iterable[str],
        slots: int,
        mode: Literal["concurrency", "rate_limit"],
    ) -> Response:
        """Acquire slots of global concurrency limits: of all of them, or of none. Names without a limit are ignored.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): The number of slots of each limit, at least 1.
            mode (Literal["concurrency", "rate_limit"]): With `concurrency`, release the slots with
                `release_concurrency_slots`. With `rate_limit`, they are released automatically over time.

        Returns:
            Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 423, there are not enough free slots, and the
                header `Retry-After` says after how many seconds to try again. With 422, a limit has too few slots.
        """
    async def increment_concurrency_slots_with_lease(
        self,
        names: Iterable[str],
        slots: int,
        mode: Literal["concurrency", "rate_limit"],
        lease_duration: float,
        holder: ConcurrencyLeaseHolder | Mapping[str, Any] | None = None,
    ) -> Response:
        """Acquire slots of global concurrency limits with a lease. If the lease is not renewed in time, the slots are
        released automatically. Names without a limit are ignored.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): The number of slots of each limit, at least 1.
            mode (Literal["concurrency", "rate_limit"]): With `concurrency`, release the slots with
                `release_concurrency_slots_with_lease`. With `rate_limit`, they are released automatically over time.
            lease_duration (float): The duration of the lease in seconds, from 60 to 86400.
            holder (ConcurrencyLeaseHolder | Mapping[str, Any] | None): Who acquires the slots.

        Returns:
            Response: The response. Its JSON body is a `ConcurrencyLimitWithLeaseResponse`, with the `lease_id`.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 423, there are not enough free slots, and the
                header `Retry-After` says after how many seconds to try again. With 422, a limit has too few slots.
        """
    async def increment_v1_concurrency_slots(
        self,
        names: Iterable[str],
        task_run_id: UUID | str | _HasId,
    ) -> Response:
        """Acquire a slot of each tag's concurrency limit for a task run. Tags without a limit are ignored.

        Args:
            names (Iterable[str]): The tags.
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.

        Returns:
            Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 423, a limit is full, and the header
                `Retry-After` says after how many seconds to try again.
        """
    async def install_system_block_types(
        self,
    ) -> None:
        """Create or update the block types that are built into the server.

        Not in the official client.
        """
    @property
    def logger(self) -> Logger:
        """The logger of the clients.

        Returns:
            Logger: The logger named `prefect_rs`.
        """
    @property
    def loop(self) -> AbstractEventLoop | None:
        """The running event loop, within an `async with` block. (The client itself is not bound to a loop.)

        Returns:
            AbstractEventLoop | None: The event loop, or None outside of such a block or if no event loop is running.
        """
    async def match_work_queues(
        self,
        prefixes: Iterable[str],
        work_pool_name: str | None = None,
    ) -> list[WorkQueue]:
        """Read all work queues whose names start with one of several prefixes, in as many requests as it takes.

        Args:
            prefixes (Iterable[str]): The prefixes.
            work_pool_name (str | None): Only work queues of this work pool. Defaults to all.

        Returns:
            list[WorkQueue]: The work queues.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def options(
        self,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send an OPTIONS request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    async def paginate_deployments(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
        sort: DeploymentSort | str | None = None,
        limit: int | None = None,
        page: int = 1,
    ) -> DeploymentPaginationResponse:
        """Read a numbered page of the deployments that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.
            sort (DeploymentSort | str | None): Sort order. Defaults to ascending name.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            page (int): Page number, starting at 1.

        Returns:
            DeploymentPaginationResponse: The page. `results` are `DeploymentResponse`s, `count` is the total number of
                deployments, `pages` the number of pages.
        """
    async def paginate_flow_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
        sort: FlowRunSort | str | None = None,
        limit: int | None = None,
        page: int = 1,
    ) -> FlowRunPaginationResponse:
        """Read a numbered page of the flow runs that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.
            sort (FlowRunSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            page (int): Page number, starting at 1.

        Returns:
            FlowRunPaginationResponse: The page. `results` are `FlowRun`s, `count` is the total number of flow runs,
                `pages` the number of pages.
        """
    async def paginate_flows(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        sort: FlowSort | str | None = None,
        limit: int | None = None,
        page: int = 1,
    ) -> FlowPaginationResponse:
        """Read a numbered page of the flows that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            sort (FlowSort | str | None): Sort order. Defaults to ascending name.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            page (int): Page number, starting at 1.

        Returns:
            FlowPaginationResponse: The page. `results` are `Flow`s, `count` is the total number of flows, `pages` the
                number of pages.
        """
    async def paginate_task_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        sort: TaskRunSort | str | None = None,
        limit: int | None = None,
        page: int = 1,
    ) -> TaskRunPaginationResponse:
        """Read a numbered page of the task runs that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            sort (TaskRunSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            page (int): Page number, starting at 1.

        Returns:
            TaskRunPaginationResponse: The page. `results` are `TaskRunResponse`s, which lack some fields of a `TaskRun`.
                `count` is the total number of task runs, `pages` the number of pages.
        """
    async def patch(
        self,
        url: str,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a PATCH request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            json (Any): The body, encoded as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body: a form, or text or bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    async def pause_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Disable an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    async def pause_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Pause all schedules of a deployment. The flow runs that they have scheduled are deleted.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def post(
        self,
        url: str,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a POST request.

        Unless its path is that of a read, such as `/flow_runs/filter`, it is only retried if the server has certainly not
        processed it.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            json (Any): The body, encoded as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body: a form, or text or bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    async def put(
        self,
        url: str,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a PUT request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            json (Any): The body, encoded as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body: a form, or text or bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    async def raise_for_api_version_mismatch(
        self,
    ) -> None:
        """Check that the server's version is compatible with the client's.

        For an older server, a warning is logged to the logger `prefect_rs`. Prefect Cloud is compatible with every
        client, so it is not asked.

        Raises:
            ServerVersionMismatch: The server has another major version. This is a `RuntimeError`.
            AuthenticationError: The server responded with 401.
            RequestError: The server cannot be reached. Here, this is also a `RuntimeError`.
            PrefectHTTPStatusError: The server responded with another error. Here, this is also a `RuntimeError`.
        """
    async def raise_for_api_version_mismatch_once(
        self,
    ) -> None:
        """Check that the server's version is compatible with the client's, once per process.

        Successful checks are remembered by URL and version. Nothing is checked if
        `PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED` is false.

        Raises:
            ServerVersionMismatch: The server has another major version. This is a `RuntimeError`.
            AuthenticationError: The server responded with 401.
            RequestError: The server cannot be reached. Here, this is also a `RuntimeError`.
            PrefectHTTPStatusError: The server responded with another error. Here, this is also a `RuntimeError`.
        """
    async def read_artifact(
        self,
        artifact_id: UUID | str | _HasId,
    ) -> Artifact:
        """Read an artifact.

        Not in the official client.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id, or any object with an `id`.

        Returns:
            Artifact: The artifact.

        Raises:
            ObjectNotFound: The artifact does not exist.
        """
    async def read_artifacts(
        self,
        *,
        artifact_filter: ArtifactFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        sort: ArtifactSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> list[Artifact]:
        """Read a page of the artifacts that match all filters.

        The official client does not have `flow_filter` and `deployment_filter`.

        Args:
            artifact_filter (ArtifactFilter | Mapping[str, Any] | None): Filter by artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            sort (ArtifactSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            list[Artifact]: The artifacts.
        """
    async def read_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> Automation:
        """Read an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id, or any object with an `id`.

        Returns:
            Automation: The automation.

        Raises:
            ObjectNotFound: The automation does not exist. (The official client's annotation says that it returns None;
                it raises as well.)
        """
    async def read_automations(
        self,
        *,
        automations: AutomationFilter | Mapping[str, Any] | None = None,
        sort: AutomationSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Automation]:
        """Read a page of the automations that match the filter.

        Args:
            automations (AutomationFilter | Mapping[str, Any] | None): Filter by automation.
            sort (AutomationSort | str | None): Sort order. Defaults to ascending name.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[Automation]: The automations.
        """
    async def read_automations_by_name(
        self,
        name: str,
    ) -> list[Automation]:
        """Read the automations with a name.

        Args:
            name (str): The name.

        Returns:
            list[Automation]: The automations, the most recently updated first.
        """
    async def read_average_flow_run_lateness(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> timedelta | None:
        """Read the average lateness of the flow runs that match all filters: how late they started or, if they have not
        started yet, how late they are now.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            timedelta | None: The average, or None if no flow run matches.
        """
    async def read_block_capabilities(
        self,
    ) -> list[str]:
        """Read the capabilities that the server's block schemas declare.

        Not in the official client.

        Returns:
            list[str]: The capabilities, such as `read-path`.
        """
    async def read_block_document(
        self,
        block_document_id: UUID | str | _HasId,
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Read a block document.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id, or any object with an `id`.
            include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.

        Returns:
            BlockDocument: The block document.

        Raises:
            ObjectNotFound: The block document does not exist.
        """
    async def read_block_document_by_name(
        self,
        name: str,
        block_type_slug: str,
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Read a block document by its name.

        Args:
            name (str): The block document's name.
            block_type_slug (str): The slug of its block type, such as `secret`.
            include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.

        Returns:
            BlockDocument: The block document.

        Raises:
            ObjectNotFound: The block document or the block type does not exist.
        """
    async def read_block_documents(
        self,
        block_schema_type: str | None = None,
        offset: int | None = None,
        limit: int | None = None,
        include_secrets: bool = True,
        *,
        block_document_filter: BlockDocumentFilter | Mapping[str, Any] | None = None,
        block_type_filter: BlockTypeFilter | Mapping[str, Any] | None = None,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
        sort: BlockDocumentSort | str | None = None,
    ) -> list[BlockDocument]:
        """Read a page of the block documents that match all filters.

        Anonymous block documents are left out, unless the `block_document_filter` asks for them. The official client does
        not have the filters and `sort`.

        Args:
            block_schema_type (str | None): Deprecated. The server no longer has types of block schemas: the argument has
                no effect, and a `UserWarning` is issued. Use the filters.
            offset (int | None): Number of results to skip.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.
            block_document_filter (BlockDocumentFilter | Mapping[str, Any] | None): Filter by block document.
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Filter by block type.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Filter by block schema.
            sort (BlockDocumentSort | str | None): Sort order. Defaults to ascending name.

        Returns:
            list[BlockDocument]: The block documents.
        """
    async def read_block_documents_by_type(
        self,
        block_type_slug: str,
        offset: int | None = None,
        limit: int | None = None,
        include_secrets: bool = True,
    ) -> list[BlockDocument]:
        """Read the named block documents of a block type.

        Args:
            block_type_slug (str): The block type's slug, such as `secret`.
            offset (int | None): Number of results to skip.
            limit (int | None): Maximum number of results. Defaults to all.
            include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.

        Returns:
            list[BlockDocument]: The block documents, by name.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    async def read_block_schema(
        self,
        block_schema_id: UUID | str | _HasId,
    ) -> BlockSchema:
        """Read a block schema.

        Not in the official client.

        Args:
            block_schema_id (UUID | str | _HasId): The block schema's id, or any object with an `id`.

        Returns:
            BlockSchema: The block schema.

        Raises:
            ObjectNotFound: The block schema does not exist.
        """
    async def read_block_schema_by_checksum(
        self,
        checksum: str,
        version: str | None = None,
    ) -> BlockSchema:
        """Read a block schema by its checksum.

        Args:
            checksum (str): The checksum, in the form `sha256:...`.
            version (str | None): The version. Defaults to the one that was created last.

        Returns:
            BlockSchema: The block schema.

        Raises:
            ObjectNotFound: The block schema does not exist.
        """
    async def read_block_schemas(
        self,
        *,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[BlockSchema]:
        """Read a page of the block schemas that match the filter.

        The official client's method takes no arguments.

        Args:
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Filter by block schema.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[BlockSchema]: The block schemas, the newest first.
        """
    async def read_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> BlockType:
        """Read a block type.

        Not in the official client.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id, or any object with an `id`.

        Returns:
            BlockType: The block type.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    async def read_block_type_by_slug(
        self,
        slug: str,
    ) -> BlockType:
        """Read a block type by its slug.

        Args:
            slug (str): The slug, such as `secret`.

        Returns:
            BlockType: The block type.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    async def read_block_types(
        self,
        *,
        block_type_filter: BlockTypeFilter | Mapping[str, Any] | None = None,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[BlockType]:
        """Read a page of the block types that match all filters.

        The official client's method takes no arguments.

        Args:
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Filter by block type.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Filter by block schema.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[BlockType]: The block types, by name.
        """
    async def read_collection_view(
        self,
        view: str,
    ) -> dict[str, Any]:
        """Read metadata of Prefect's integration packages.

        Not in the official client.

        Args:
            view (str): `aggregate-worker-metadata`, `aggregate-block-metadata`, `aggregate-flow-metadata` or
                `demo-flows`. The server has no copy of some views and fetches them from the internet.

        Returns:
            dict[str, Any]: The metadata by package.

        Raises:
            ObjectNotFound: The view does not exist.
        """
    async def read_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> ConcurrencyLimit:
        """Read a tag-based concurrency limit.

        Not in the official client.

        Args:
            id (UUID | str | _HasId): The limit's id, or any object with an `id`.

        Returns:
            ConcurrencyLimit: The limit, with the task runs that occupy its slots.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def read_concurrency_limit_by_tag(
        self,
        tag: str,
    ) -> ConcurrencyLimit:
        """Read the concurrency limit of a tag.

        Args:
            tag (str): The tag.

        Returns:
            ConcurrencyLimit: The limit, with the task runs that occupy its slots.

        Raises:
            ObjectNotFound: The tag has no limit.
        """
    async def read_concurrency_limits(
        self,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[ConcurrencyLimit]:
        """Read a page of the tag-based concurrency limits.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int | None): Number of results to skip.

        Returns:
            list[ConcurrencyLimit]: The limits.
        """
    async def read_dashboard_task_run_counts(
        self,
        task_run_filter: TaskRunFilter | Mapping[str, Any],
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> list[TaskRunCount]:
        """Count the completed and failed task runs in 20 intervals of equal length.

        Not in the official client.

        Args:
            task_run_filter (TaskRunFilter | Mapping[str, Any]): Which task runs. `start_time.after_` is the start of the
                first interval and is required, `start_time.before_` the end of the last one, which defaults to now.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            list[TaskRunCount]: The 20 intervals, in order.
        """
    async def read_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> DeploymentResponse:
        """Read a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            DeploymentResponse: The deployment.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def read_deployment_by_name(
        self,
        name: str,
    ) -> DeploymentResponse:
        """Read a deployment by its name.

        Args:
            name (str): The names of the flow and of the deployment, separated by a slash, such as `orders/nightly`.

        Returns:
            DeploymentResponse: The deployment.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def read_deployment_schedules(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> list[DeploymentSchedule]:
        """Read the schedules of a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            list[DeploymentSchedule]: The schedules.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def read_deployments(
        self,
        limit: int | None = None,
        offset: int = 0,
        sort: DeploymentSort | str | None = None,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        *,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> list[DeploymentResponse]:
        """Read a page of the deployments that match all filters.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.
            sort (DeploymentSort | str | None): Sort order. Defaults to ascending name.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            list[DeploymentResponse]: The deployments.
        """
    async def read_events(
        self,
        filter: EventFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
    ) -> EventPage:
        """Read the first page of the events that match the filter.

        Args:
            filter (EventFilter | Mapping[str, Any] | None): Which events, and in which order. Defaults to the events of
                the last 180 days, the latest first.
            limit (int | None): Maximum number of events in a page. Defaults to the server's upper limit, which is 50 for
                a self-hosted server. The server rejects larger values.

        Returns:
            EventPage: The page. It has methods that read the next one.
        """
    async def read_events_page(
        self,
        next_page_url: str,
    ) -> EventPage:
        """Read the next page of events.

        Args:
            next_page_url (str): The `next_page` of the previous page. It must be a URL of this client's server.

        Returns:
            EventPage: The page.
        """
    async def read_flow(
        self,
        flow_id: UUID | str | _HasId,
    ) -> Flow:
        """Read a flow.

        Args:
            flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.

        Returns:
            Flow: The flow.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    async def read_flow_by_name(
        self,
        flow_name: str,
    ) -> Flow:
        """Read a flow by its name.

        Args:
            flow_name (str): The flow's name. `.` and `..` cannot be looked up.

        Returns:
            Flow: The flow.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    async def read_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> FlowRun:
        """Read a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.

        Returns:
            FlowRun: The flow run.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def read_flow_run_graph(
        self,
        flow_run_id: UUID | str | _HasId,
        since: datetime | str | None = None,
    ) -> Graph:
        """Read the graph of a flow run: its task runs and subflow runs, their dependencies and their artifacts.

        Not in the official client.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            since (datetime | str | None): Only runs that ended after this time or have not ended.

        Returns:
            Graph: The graph. Nodes refer to each other by id.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def read_flow_run_graph_v1(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> list[DependencyResult]:
        """Read the task runs of a flow run, each with the task runs that it depends on.

        Not in the official client.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.

        Returns:
            list[DependencyResult]: The task runs.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def read_flow_run_history(
        self,
        history_start: datetime | str,
        history_end: datetime | str,
        history_interval_seconds: timedelta | float,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> list[HistoryResponse]:
        """Count the flow runs that match all filters by state, in intervals of time.

        A run counts in the interval of its expected start time.

        Not in the official client.

        Args:
            history_start (datetime | str): The start of the first interval.
            history_end (datetime | str): The end of the last interval.
            history_interval_seconds (timedelta | float): The length of the intervals, at least 1 second. A number is in
                seconds.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            list[HistoryResponse]: The intervals, each with its states. The server returns the first 500 at most.
        """
    async def read_flow_run_history_points(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        sort: FlowRunSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[SimpleFlowRun]:
        """Read the flow runs that match all filters as data points for a chart: start times, durations and lateness.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            sort (FlowRunSort | str | None): Sort order. Defaults to descending expected start time.
            limit (int | None): Maximum number of results. Defaults to 1,000, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[SimpleFlowRun]: The data points.
        """
    async def read_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
    ) -> str:
        """Read an input of a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            key (str): The input's key.

        Returns:
            str: The value.

        Raises:
            ObjectNotFound: The input does not exist.
        """
    async def read_flow_run_state(
        self,
        flow_run_state_id: UUID | str | _HasId,
    ) -> State:
        """Read a state of a flow run.

        Args:
            flow_run_state_id (UUID | str | _HasId): The state's id, or any object with an `id`.

        Returns:
            State: The state.

        Raises:
            ObjectNotFound: The state does not exist.
        """
    async def read_flow_run_states(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> list[State]:
        """Read the states that a flow run has been in.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.

        Returns:
            list[State]: The states, the earliest first. The list is empty if the flow run does not exist.
        """
    async def read_flow_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
        sort: FlowRunSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[FlowRun]:
        """Read a page of the flow runs that match all filters.

        Each filter applies to one kind of object: with a `flow_run_filter` and a `deployment_filter`, a flow run is
        returned if it matches the first and its deployment matches the second. All criteria of a filter must match,
        unless its `operator` says otherwise. Only the criteria that are set are sent.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.
            sort (FlowRunSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[FlowRun]: The flow runs. Their attributes are converted to Python objects on first access, so a page
                costs little until it is used.
        """
    async def read_flows(
        self,
        limit: int | None = None,
        offset: int | None = None,
        sort: FlowSort | str | None = None,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        *,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> list[Flow]:
        """Read a page of the flows that match all filters.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int | None): Number of results to skip.
            sort (FlowSort | str | None): Sort order. Defaults to ascending name.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Must be None: the server cannot filter flows
                by work queue. The official client has this argument.

        Returns:
            list[Flow]: The flows.
        """
    async def read_global_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> GlobalConcurrencyLimitResponse:
        """Read a global concurrency limit.

        Not in the official client.

        Args:
            id (UUID | str | _HasId): The limit's id, or any object with an `id`.

        Returns:
            GlobalConcurrencyLimitResponse: The limit.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def read_global_concurrency_limit_by_name(
        self,
        name: str,
    ) -> GlobalConcurrencyLimitResponse:
        """Read a global concurrency limit by its name.

        Args:
            name (str): The limit's name. That of a tag-based limit is `tag:` followed by the tag.

        Returns:
            GlobalConcurrencyLimitResponse: The limit.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def read_global_concurrency_limits(
        self,
        limit: int | None = 10,
        offset: int = 0,
    ) -> list[GlobalConcurrencyLimitResponse]:
        """Read a page of the global concurrency limits, including those of tags and deployments.

        Args:
            limit (int | None): Maximum number of results. None is 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[GlobalConcurrencyLimitResponse]: The limits, by name.
        """
    async def read_latest_artifact(
        self,
        key: str,
    ) -> Artifact:
        """Read the latest artifact of a key.

        Not in the official client.

        Args:
            key (str): The key.

        Returns:
            Artifact: The artifact.

        Raises:
            ObjectNotFound: No artifact has this key.
        """
    async def read_latest_artifacts(
        self,
        *,
        artifact_filter: ArtifactCollectionFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        sort: ArtifactCollectionSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> list[ArtifactCollection]:
        """Read a page of artifact keys, each with its latest artifact. The filters apply to the latest artifacts.

        Artifacts without a key are left out. The official client does not have `flow_filter` and
        `deployment_filter`.

        Args:
            artifact_filter (ArtifactCollectionFilter | Mapping[str, Any] | None): Filter by artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            sort (ArtifactCollectionSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            list[ArtifactCollection]: The latest artifacts. `latest_id` is the id of the artifact itself.
        """
    async def read_logs(
        self,
        log_filter: LogFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        sort: LogSort | str | None = None,
    ) -> list[Log]:
        """Read a page of the log messages that match the filter.

        Args:
            log_filter (LogFilter | Mapping[str, Any] | None): Filter by log.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int | None): Number of results to skip.
            sort (LogSort | str | None): Sort order. Defaults to ascending timestamp.

        Returns:
            list[Log]: The messages.
        """
    async def read_next_runs_by_flow(
        self,
        flow_ids: Iterable[Any],
    ) -> dict[UUID, SimpleNextFlowRun | None]:
        """Read the next scheduled run of several flows.

        Not in the official client.

        Args:
            flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`. At most 200.

        Returns:
            dict[UUID, SimpleNextFlowRun | None]: The next run by flow id, or None if no run is scheduled.
        """
    async def read_observed_states(
        self,
        query: str | None = None,
        sort: ObservedStateSort | str | None = None,
        limit: int | None = None,
    ) -> list[ObservedState]:
        """Read the names and types of the states that runs have been in, for the runs that the server still has.

        Not in the official client.

        Args:
            query (str | None): Only states whose name or type starts with this text, ignoring case. At most 100
                characters.
            sort (ObservedStateSort | str | None): Sort order. Defaults to the most recent use first.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.

        Returns:
            list[ObservedState]: The states.
        """
    async def read_resource_related_automations(
        self,
        resource_id: str,
    ) -> list[Automation]:
        """Read the automations that are related to a resource: those that it owns, and those with an action on it.

        Args:
            resource_id (str): The resource's id, such as `prefect.deployment.UUID`.

        Returns:
            list[Automation]: The automations. The list is empty if the resource does not exist.
        """
    async def read_saved_search(
        self,
        saved_search_id: UUID | str | _HasId,
    ) -> SavedSearch:
        """Read a saved search.

        Not in the official client.

        Args:
            saved_search_id (UUID | str | _HasId): The saved search's id, or any object with an `id`.

        Returns:
            SavedSearch: The search.

        Raises:
            ObjectNotFound: The search does not exist.
        """
    async def read_saved_searches(
        self,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[SavedSearch]:
        """Read a page of the saved searches.

        Not in the official client.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[SavedSearch]: The searches, by name.
        """
    async def read_server_default_result_storage(
        self,
    ) -> ServerDefaultResultStorage:
        """Read the server's default storage for results.

        Returns:
            ServerDefaultResultStorage: The id of the storage's block document, or None if no storage is set.
        """
    async def read_server_settings(
        self,
    ) -> dict[str, Any]:
        """Read the server's settings.

        Not in the official client.

        Returns:
            dict[str, Any]: The settings, which depend on the server's version. Secrets are masked.
        """
    async def read_task_run(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> TaskRun:
        """Read a task run.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.

        Returns:
            TaskRun: The task run.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    async def read_task_run_history(
        self,
        history_start: datetime | str,
        history_end: datetime | str,
        history_interval_seconds: timedelta | float,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> list[HistoryResponse]:
        """Count the task runs that match all filters by state, in intervals of time.

        A run counts in the interval of its expected start time.

        Not in the official client.

        Args:
            history_start (datetime | str): The start of the first interval.
            history_end (datetime | str): The end of the last interval.
            history_interval_seconds (timedelta | float): The length of the intervals, at least 1 second. A number is in
                seconds.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            list[HistoryResponse]: The intervals, each with its states. The server returns the first 500 at most.
        """
    async def read_task_run_state(
        self,
        task_run_state_id: UUID | str | _HasId,
    ) -> State:
        """Read a state of a task run.

        Not in the official client.

        Args:
            task_run_state_id (UUID | str | _HasId): The state's id, or any object with an `id`.

        Returns:
            State: The state.

        Raises:
            ObjectNotFound: The state does not exist.
        """
    async def read_task_run_states(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> list[State]:
        """Read the states that a task run has been in.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.

        Returns:
            list[State]: The states, the earliest first. The list is empty if the task run does not exist.
        """
    async def read_task_run_with_flow_run_name(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> UITaskRun:
        """Read a task run, with the name of its flow run.

        Not in the official client.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.

        Returns:
            UITaskRun: The task run: a `TaskRun` with a `flow_run_name`.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    async def read_task_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        sort: TaskRunSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[TaskRun]:
        """Read a page of the task runs that match all filters.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            sort (TaskRunSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[TaskRun]: The task runs.
        """
    async def read_task_workers(
        self,
        task_keys: Iterable[str] | None = None,
    ) -> list[TaskWorkerResponse]:
        """Read the task workers that are currently connected to the server.

        Not in the official client.

        Args:
            task_keys (Iterable[str] | None): Only workers that serve at least one of these tasks. Defaults to all.

        Returns:
            list[TaskWorkerResponse]: The task workers.
        """
    async def read_variable(
        self,
        variable_id: UUID | str | _HasId,
    ) -> Variable:
        """Read a variable by its id.

        Not in the official client.

        Args:
            variable_id (UUID | str | _HasId): The variable's id, or any object with an `id`.

        Returns:
            Variable: The variable.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    async def read_variable_by_name(
        self,
        name: str,
    ) -> Variable | None:
        """Read a variable by its name.

        Args:
            name (str): The variable's name.

        Returns:
            Variable | None: The variable, or None if it does not exist.
        """
    async def read_variables(
        self,
        limit: int | None = None,
        *,
        variable_filter: VariableFilter | Mapping[str, Any] | None = None,
        sort: VariableSort | str | None = None,
        offset: int = 0,
    ) -> list[Variable]:
        """Read a page of the variables that match the filter.

        The official client has only the `limit`.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            variable_filter (VariableFilter | Mapping[str, Any] | None): Filter by variable.
            sort (VariableSort | str | None): Sort order. Defaults to ascending name.
            offset (int): Number of results to skip.

        Returns:
            list[Variable]: The variables.
        """
    async def read_work_pool(
        self,
        work_pool_name: str,
    ) -> WorkPool:
        """Read a work pool.

        Args:
            work_pool_name (str): The work pool's name.

        Returns:
            WorkPool: The work pool.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def read_work_pool_concurrency_status(
        self,
        work_pool_name: str,
        page: int = 1,
        limit: int | None = None,
        flow_run_limit: int = 10,
    ) -> WorkPoolConcurrencyStatus:
        """Read which flow runs occupy the concurrency slots of a work pool, by work queue.

        Args:
            work_pool_name (str): The work pool's name.
            page (int): Page number, starting at 1.
            limit (int | None): Maximum number of work queues in a page. Defaults to the server's setting.
            flow_run_limit (int): Maximum number of flow runs of each work queue, from 0 to 200.

        Returns:
            WorkPoolConcurrencyStatus: A page of work queues.

        Raises:
            ObjectNotFound: The work pool does not exist, or the server is too old for this request.
        """
    async def read_work_pools(
        self,
        limit: int | None = None,
        offset: int = 0,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
    ) -> list[WorkPool]:
        """Read a page of the work pools that match the filter.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.

        Returns:
            list[WorkPool]: The work pools, by name.
        """
    async def read_work_queue(
        self,
        id: UUID | str | _HasId,
    ) -> WorkQueue:
        """Read a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    async def read_work_queue_by_name(
        self,
        name: str,
        work_pool_name: str | None = None,
    ) -> WorkQueue:
        """Read a work queue by its name.

        Args:
            name (str): The work queue's name.
            work_pool_name (str | None): The work pool. Defaults to the server's default work pool.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectNotFound: The work queue or the work pool does not exist.
        """
    async def read_work_queue_concurrency_status(
        self,
        id: UUID | str | _HasId,
        page: int = 1,
        limit: int | None = None,
    ) -> WorkQueueConcurrencyStatus:
        """Read which flow runs occupy the concurrency slots of a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
            page (int): Page number, starting at 1.
            limit (int | None): Maximum number of flow runs in a page. Defaults to the server's setting.

        Returns:
            WorkQueueConcurrencyStatus: A page of flow runs.

        Raises:
            ObjectNotFound: The work queue does not exist, or the server is too old for this request.
        """
    async def read_work_queue_status(
        self,
        id: UUID | str | _HasId,
    ) -> WorkQueueStatusDetail:
        """Read the status of a work queue: whether it is polled, and how many of its runs are late.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.

        Returns:
            WorkQueueStatusDetail: The status.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    async def read_work_queues(
        self,
        work_pool_name: str | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[WorkQueue]:
        """Read a page of the work queues that match the filter.

        Args:
            work_pool_name (str | None): Only work queues of this work pool. Defaults to all.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int | None): Number of results to skip.

        Returns:
            list[WorkQueue]: The work queues.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def read_worker_metadata(
        self,
    ) -> dict[str, Any]:
        """Read the metadata of all worker types.

        Returns:
            dict[str, Any]: The metadata by package and worker type, such as description and default job template.
        """
    async def read_workers_for_work_pool(
        self,
        work_pool_name: str,
        worker_filter: WorkerFilter | Mapping[str, Any] | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> list[Worker]:
        """Read a page of the workers of a work pool that match the filter.

        Args:
            work_pool_name (str): The work pool's name.
            worker_filter (WorkerFilter | Mapping[str, Any] | None): Filter by worker.
            offset (int | None): Number of results to skip.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.

        Returns:
            list[Worker]: The workers, the one with the latest heartbeat first.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def release_concurrency_slots(
        self,
        names: Iterable[str],
        slots: int,
        occupancy_seconds: float | None,
    ) -> Response:
        """Release slots of global concurrency limits.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): The number of slots of each limit, at least 1.
            occupancy_seconds (float | None): How long the slots were occupied, in seconds, greater than 0. The server
                bases the `Retry-After` of full limits on it.

        Returns:
            Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.
        """
    async def release_concurrency_slots_with_lease(
        self,
        lease_id: UUID | str | _HasId,
    ) -> Response:
        """Release the slots of a lease, and end it. Nothing happens if the lease has ended.

        Args:
            lease_id (UUID | str | _HasId): The lease's id, or any object with an `id`.

        Returns:
            Response: The response, with an empty body.
        """
    async def renew_concurrency_lease(
        self,
        lease_id: UUID | str | _HasId,
        lease_duration: float,
    ) -> Response:
        """Renew a lease of slots.

        Args:
            lease_id (UUID | str | _HasId): The lease's id, or any object with an `id`.
            lease_duration (float): The duration of the lease in seconds from now, from 60 to 86400.

        Returns:
            Response: The response, with an empty body.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 410, the lease has expired or does not exist.
        """
    async def request(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any] | None = None,
        path_params: Mapping[str, Any] | None = None,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a request to an endpoint that has no method of its own.

        Args:
            method (str): The HTTP method, such as `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
            path (str): A path below the API's URL, such as `/flows/{id}`, with or without a query; or an absolute URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those in the path. A list gives one parameter
                for each item.
            path_params (Mapping[str, Any] | None): Values for placeholders such as `{id}` in the path. Each is encoded as
                a single path segment.
            json (Any): The body, encoded as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body: a form, or text or bytes as they are.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    async def reset_concurrency_limit_by_tag(
        self,
        tag: str,
        slot_override: Iterable[UUID | str | _HasId] | None = None,
    ) -> None:
        """Release all slots of a tag's concurrency limit.

        Args:
            tag (str): The tag.
            slot_override (Iterable[UUID | str | _HasId] | None): Ids of the task runs that occupy a slot each from then
                on. Defaults to none.

        Raises:
            ObjectNotFound: The tag has no limit.
        """
    async def resume_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Enable an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    async def resume_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Resume the schedules of a paused deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def resume_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
        run_input: dict[str, Any] | None = None,
    ) -> OrchestrationResult:
        """Resume a paused flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            run_input (dict[str, Any] | None): The input that the run waits for.

        Returns:
            OrchestrationResult: The server's decision, and the state that the run is in now.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def schedule_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        *,
        start_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        min_time: timedelta | float | None = None,
        min_runs: int | None = None,
        max_runs: int | None = None,
    ) -> None:
        """Create the flow runs that the schedules of a deployment call for.

        The server does this periodically on its own. Use this method to schedule further ahead, or for a time in the
        past. Runs that exist are not created again. Nothing is raised if the deployment does not exist.

        Not in the official client.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            start_time (datetime | str | None): No runs are scheduled before this time. Defaults to now.
            end_time (datetime | str | None): No runs are scheduled after this time. Defaults to the server's setting,
                normally 100 days ahead.
            min_time (timedelta | float | None): Schedule at least this far ahead of `start_time`; a number is in
                seconds. Defaults to the server's setting, normally one hour.
            min_runs (int | None): Minimum number of runs. Defaults to the server's setting, normally 3.
            max_runs (int | None): Maximum number of runs. Defaults to the server's setting, normally 100.
        """
    async def send_worker_heartbeat(
        self,
        work_pool_name: str,
        worker_name: str,
        heartbeat_interval_seconds: float | None = None,
        get_worker_id: bool = False,
        worker_metadata: WorkerMetadata | Mapping[str, Any] | None = None,
    ) -> UUID | None:
        """Send a heartbeat of a worker. The first one registers the worker.

        Args:
            work_pool_name (str): The work pool's name.
            worker_name (str): The worker's name, unique within its work pool.
            heartbeat_interval_seconds (float | None): The interval between heartbeats, in whole seconds. The server
                considers the worker offline after three missed heartbeats.
            get_worker_id (bool): Whether to ask for the worker's id.
            worker_metadata (WorkerMetadata | Mapping[str, Any] | None): The worker's metadata.

        Returns:
            UUID | None: The worker's id, if asked for and if the server returns it, as Prefect Cloud does.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def server_api_version(
        self,
    ) -> str:
        """Read the version of the server's API, which is not the version of Prefect: see `api_version`.

        Not in the official client.

        Returns:
            str: The version, such as `0.8.4`.
        """
    @property
    def server_type(self) -> ServerType:
        """The type of the server.

        Returns:
            ServerType: `SERVER`, `CLOUD` for Prefect Cloud, or `EPHEMERAL` for a server that was started for this process
                because no URL is configured.
        """
    async def set_deployment_paused_state(
        self,
        deployment_id: UUID | str | _HasId,
        paused: bool,
    ) -> None:
        """Pause or resume all schedules of a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            paused (bool): Whether to pause them.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def set_flow_run_name(
        self,
        flow_run_id: UUID | str | _HasId,
        name: str,
    ) -> Response:
        """Rename a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            name (str): The new name.

        Returns:
            Response: The response, with an empty body.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def set_flow_run_state(
        self,
        flow_run_id: UUID | str | _HasId,
        state: State | Mapping[str, Any],
        force: bool = False,
    ) -> OrchestrationResult:
        """Propose a state for a flow run.

        The server may accept it, put the run into another state, or delay or abort the transition. None of these raises:
        see `status`, `state` and `details` of the result.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Running()`.
            force (bool): Whether to bypass the server's orchestration rules.

        Returns:
            OrchestrationResult: The server's decision, and the state that the run is in now.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def set_task_run_name(
        self,
        task_run_id: UUID | str | _HasId,
        name: str,
    ) -> Response:
        """Rename a task run.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.
            name (str): The new name.

        Returns:
            Response: The response, with an empty body.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    async def set_task_run_state(
        self,
        task_run_id: UUID | str | _HasId,
        state: State | Mapping[str, Any],
        force: bool = False,
    ) -> OrchestrationResult:
        """Propose a state for a task run.

        The server may accept it, put the run into another state, or delay or abort the transition. None of these raises:
        see `status`, `state` and `details` of the result.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Running()`.
            force (bool): Whether to bypass the server's orchestration rules.

        Returns:
            OrchestrationResult: The server's decision, and the state that the run is in now.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    async def update_artifact(
        self,
        artifact_id: UUID | str | _HasId,
        artifact: ArtifactUpdate | Mapping[str, Any],
    ) -> None:
        """Update an artifact. Fields that are not set in the update keep their values.

        This also emits the event `prefect.artifact.updated`. If that fails, a warning is logged.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id, or any object with an `id`.
            artifact (ArtifactUpdate | Mapping[str, Any]): The fields to change.

        Raises:
            ObjectNotFound: The artifact does not exist.
        """
    async def update_automation(
        self,
        automation_id: UUID | str | _HasId,
        automation: AutomationCore | Mapping[str, Any],
    ) -> None:
        """Update an automation.

        The name, the trigger and the actions are required. Other fields that are not set keep their values, and so does
        `owner_resource`.

        Args:
            automation_id (UUID | str | _HasId): The automation's id, or any object with an `id`.
            automation (AutomationCore | Mapping[str, Any]): The new values, such as an `Automation` that was read and
                changed.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    async def update_block_document(
        self,
        block_document_id: UUID | str | _HasId,
        block_document: BlockDocumentUpdate | BlockDocument | Mapping[str, Any],
        *,
        include_secrets: bool = True,
    ) -> None:
        """Update a block document. Fields that are not set in the update keep their values.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id, or any object with an `id`.
            block_document (BlockDocumentUpdate | BlockDocument | Mapping[str, Any]): The fields to change. Secrets that
                are masked, as they were read, keep their values.
            include_secrets (bool): Whether to send pydantic secrets in its data, such as `SecretStr`, in plain text, so
                that the server can store them. Otherwise the stored secrets keep their values. The official client does
                not have this argument.

        Raises:
            ObjectNotFound: The block document does not exist.
        """
    async def update_block_type(
        self,
        block_type_id: UUID | str | _HasId,
        block_type: BlockTypeUpdate | BlockType | Mapping[str, Any],
    ) -> None:
        """Update a block type. Fields that are not set in the update keep their values.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id, or any object with an `id`.
            block_type (BlockTypeUpdate | BlockType | Mapping[str, Any]): The fields to change. Of a `BlockType`, every
                field that can be changed.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    async def update_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        deployment: DeploymentUpdate | Mapping[str, Any],
    ) -> None:
        """Update a deployment. Fields that are not set in the update keep their values.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            deployment (DeploymentUpdate | Mapping[str, Any]): The fields to change.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def update_deployment_schedule(
        self,
        deployment_id: UUID | str | _HasId,
        schedule_id: UUID | str | _HasId,
        active: bool | None = None,
        schedule: Any = None,
        max_scheduled_runs: int | None = None,
        parameters: Mapping[str, Any] | None = None,
        slug: str | None = None,
    ) -> None:
        """Update a schedule of a deployment. Arguments that are None leave their fields unchanged.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            schedule_id (UUID | str | _HasId): The schedule's id, or any object with an `id`.
            active (bool | None): Whether the schedule is active.
            schedule (Any): A `CronSchedule`, `IntervalSchedule` or `RRuleSchedule`, or a dict with its fields.
            max_scheduled_runs (int | None): Maximum number of runs to schedule ahead.
            parameters (Mapping[str, Any] | None): Parameters of its runs, overriding those of the deployment.
            slug (str | None): A name that is unique among the deployment's schedules.

        Raises:
            ObjectNotFound: The deployment or the schedule does not exist.
        """
    async def update_flow(
        self,
        flow_id: UUID | str | _HasId,
        flow: FlowUpdate | Mapping[str, Any],
    ) -> None:
        """Update a flow. Fields that are not set in the update keep their values.

        Not in the official client.

        Args:
            flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.
            flow (FlowUpdate | Mapping[str, Any]): The fields to change: the tags.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    async def update_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
        flow_version: str | None = None,
        parameters: dict[str, Any] | None = None,
        name: str | None = None,
        tags: Iterable[str] | None = None,
        empirical_policy: FlowRunPolicy | Mapping[str, Any] | None = None,
        infrastructure_pid: str | None = None,
        job_variables: dict[str, Any] | None = None,
    ) -> Response:
        """Update a flow run. Arguments that are None leave their fields unchanged.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            flow_version (str | None): The flow's version.
            parameters (dict[str, Any] | None): The parameters. They replace all existing ones.
            name (str | None): The run's name.
            tags (Iterable[str] | None): The tags. They replace all existing ones.
            empirical_policy (FlowRunPolicy | Mapping[str, Any] | None): The policy for retries and pauses.
            infrastructure_pid (str | None): The run's identifier in its infrastructure.
            job_variables (dict[str, Any] | None): Overrides of the work pool's job variables.

        Returns:
            Response: The response, with an empty body.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def update_flow_run_labels(
        self,
        flow_run_id: UUID | str | _HasId,
        labels: dict[str, bool | int | float | str],
    ) -> None:
        """Set labels of a flow run. Other labels keep their values.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            labels (dict[str, bool | int | float | str]): The labels.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def update_global_concurrency_limit(
        self,
        name: str,
        concurrency_limit: GlobalConcurrencyLimitUpdate | Mapping[str, Any],
    ) -> Response:
        """Update a global concurrency limit. Fields that are not set in the update keep their values.

        Args:
            name (str): The limit's name.
            concurrency_limit (GlobalConcurrencyLimitUpdate | Mapping[str, Any]): The fields to change.

        Returns:
            Response: The response, with an empty body.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def update_server_default_result_storage(
        self,
        default_result_storage_block_id: UUID | str | _HasId,
    ) -> ServerDefaultResultStorage:
        """Set the server's default storage for results.

        Args:
            default_result_storage_block_id (UUID | str | _HasId): The id of the storage's block document.

        Returns:
            ServerDefaultResultStorage: The new setting.

        Raises:
            ObjectNotFound: The block document does not exist.
            ValidationError: The id is invalid, or the server rejects the block because it is not a storage.
        """
    async def update_variable(
        self,
        variable: VariableUpdate | Mapping[str, Any],
    ) -> None:
        """Update a variable, identified by the name in the update. Fields that are not set keep their values.

        Args:
            variable (VariableUpdate | Mapping[str, Any]): The variable's name, and the fields to change.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    async def update_variable_by_id(
        self,
        variable_id: UUID | str | _HasId,
        variable: VariableUpdate | Mapping[str, Any],
    ) -> None:
        """Update a variable, identified by its id. Fields that are not set in the update keep their values.

        Not in the official client.

        Args:
            variable_id (UUID | str | _HasId): The variable's id, or any object with an `id`.
            variable (VariableUpdate | Mapping[str, Any]): The fields to change, which may include the name.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    async def update_work_pool(
        self,
        work_pool_name: str,
        work_pool: WorkPoolUpdate | Mapping[str, Any],
    ) -> None:
        """Update a work pool. Fields that are not set in the update keep their values.

        Args:
            work_pool_name (str): The work pool's name.
            work_pool (WorkPoolUpdate | Mapping[str, Any]): The fields to change.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def update_work_queue(
        self,
        id: UUID | str | _HasId,
        **kwargs: Any,
    ) -> None:
        """Update a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
            **kwargs (Any): The fields to change: `name`, `description`, `is_paused`, `concurrency_limit`, `priority`,
                `last_polled` and `filter`, as in `WorkQueueUpdate`. At least one is required.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    async def upsert_global_concurrency_limit_by_name(
        self,
        name: str,
        limit: int,
        slot_decay_per_second: float | None = None,
    ) -> None:
        """Set the number of slots of a global concurrency limit. The limit is created if it does not exist.

        Args:
            name (str): The limit's name. It must not contain / % & < >.
            limit (int): The number of slots, at least 0.
            slot_decay_per_second (float | None): How many slots are released automatically per second, at least 0. Defaults
                to the existing value, or 0 for a new limit.
        """
    async def validate_obj(
        self,
        schema: Mapping[str, Any],
        values: Mapping[str, Any],
    ) -> SchemaValuesValidationResponse:
        """Validate values against a JSON schema on the server, such as parameters against a deployment's
        `parameter_openapi_schema`.

        Not in the official client.

        Args:
            schema (Mapping[str, Any]): The schema.
            values (Mapping[str, Any]): The values.

        Returns:
            SchemaValuesValidationResponse: Whether the values are `valid`, and their `errors`.

        Raises:
            ValidationError: An argument cannot be encoded as a JSON object, or the schema is invalid.
        """
    async def validate_template(
        self,
        template: str,
    ) -> None:
        """Validate a template as used in the messages and parameters of automations.

        Not in the official client.

        Args:
            template (str): A Jinja template.

        Raises:
            RequestValidationError: The template is invalid. The error says why and in which line.
        """

class SyncPrefectClient:
    """A blocking client of the Prefect API.

    It can be used with and without `with`, and from any number of threads at once. It connects with the first call.

    In addition to what its documentation lists, every method may raise:

    - `ValidationError`: An argument is invalid. No request is sent.
    - `PrefectHTTPStatusError`: The server responded with an error.
    - `RequestError`: The request failed before a usable response arrived, for example because of a timeout.

    Args:
        api (str | None): The API's URL, such as `http://127.0.0.1:4200/api`. Defaults to `PREFECT_API_URL`. If that is
            not set either, and `PREFECT_SERVER_ALLOW_EPHEMERAL_MODE` is true, as it is by default, a Prefect server is
            started, if one is installed. It stops when this process ends.
        api_key (str | None): An API key of Prefect Cloud. Defaults to `PREFECT_API_KEY`.
        api_version (str | None): The API version to request. Defaults to the latest version that the client knows.
        httpx_settings (dict[str, Any] | None): Settings of the connection, with the names and types of `httpx.Client`:
            timeout, limits, headers, cookies, params, auth, verify, cert, proxy, http2, follow_redirects, max_redirects,
            base_url, trust_env. Unsupported settings raise an error.
        auth_string (str | None): Credentials of a self-hosted server, as `user:password`. Takes precedence over the API
            key. Defaults to `PREFECT_API_AUTH_STRING`.

    Raises:
        ValidationError: An argument is invalid.
        SettingsError: A setting is invalid, or there is neither a URL nor a server to start.
        ConnectError: The server that was started did not become ready.
    """
    def __new__(
        cls,
        api: str | None = None,
        api_key: str | None = None,
        api_version: str | None = None,
        httpx_settings: dict[str, Any] | None = None,
        *,
        auth_string: str | None = None,
    ) -> Self: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *exc_info: Any) -> None: ...
    @property
    def _client(self) -> SyncClient: ...
    def __aenter__(self) -> NoReturn: ...
    def __aexit__(self, *exc_info: Any) -> NoReturn: ...
    def api_healthcheck(
        self,
    ) -> Exception | None:
        """Check whether the server is healthy. Errors are returned, not raised.

        Returns:
            Exception | None: None if the server is healthy, otherwise the error.
        """
    def api_readycheck(
        self,
    ) -> Exception | None:
        """Check whether the server is ready for requests, which includes its database. Errors are returned, not raised.

        Not in the official client.

        Returns:
            Exception | None: None if the server is ready, otherwise the error.
        """
    @property
    def api_url(self) -> URL:
        """The URL of the API: text that has the attributes of `httpx.URL`, such as `host`.

        Returns:
            URL: The URL without credentials, with a trailing slash as in the official client.
        """
    def api_version(
        self,
    ) -> str:
        """Read the version of Prefect that the server runs.

        Returns:
            str: The version, such as `3.9.1`.
        """
    def apply_slas_for_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        slas: Iterable[SlaTypes | Mapping[str, Any]],
    ) -> SlaMergeResponse:
        """Replace the service level agreements of a deployment. Prefect Cloud only.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            slas (Iterable[SlaTypes | Mapping[str, Any]]): The agreements. They are not modified.

        Returns:
            SlaMergeResponse: The names of the agreements that were created, kept and removed.

        Raises:
            ObjectNotFound: The deployment does not exist, or the server is not Prefect Cloud.
        """
    def bulk_create_flow_runs_from_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        flow_runs: Iterable[DeploymentFlowRunCreate | Mapping[str, Any]],
        *,
        raise_on_failure: bool = True,
    ) -> FlowRunBulkCreateResponse:
        """Create several flow runs of a deployment, in one request.

        Runs that fail because the server's database is busy, as SQLite can be, are retried with the same idempotency
        keys.

        Not in the official client.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            flow_runs (Iterable[DeploymentFlowRunCreate | Mapping[str, Any]]): The flow runs, at most 100. `state` may be
                a `State`, a `StateCreate` or a dict; its data is not sent. Runs without an `idempotency_key` get a new
                one, so that the request can be retried.
            raise_on_failure (bool): Whether to raise an error if some runs could not be created. Otherwise, their results
                have the status `FAILED` and an `error`.

        Returns:
            FlowRunBulkCreateResponse: `results` has a result for each of the `flow_runs`, in the same order.

        Raises:
            BulkOperationError: Some runs could not be created, for example because of invalid parameters. The error has
                the results of all runs.
            ObjectNotFound: The deployment does not exist.
        """
    def bulk_delete_deployments(
        self,
        deployment_filter: DeploymentFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> DeploymentBulkDeleteResponse:
        """Delete the deployments that match a filter, in one request.

        Not in the official client.

        Args:
            deployment_filter (DeploymentFilter | Mapping[str, Any]): Which deployments to delete. `DeploymentFilter()`
                matches all.
            limit (int | None): Maximum number of deployments to delete. Defaults to 50, the server's upper limit.

        Returns:
            DeploymentBulkDeleteResponse: `deleted` has the ids of the deleted deployments. More may match: repeat the
                call until it is empty.
        """
    def bulk_delete_flow_runs(
        self,
        flow_run_filter: FlowRunFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> FlowRunBulkDeleteResponse:
        """Delete the flow runs that match a filter, in one request.

        Not in the official client.

        Args:
            flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs to delete. `FlowRunFilter()` matches all.
            limit (int | None): Maximum number of flow runs to delete. Defaults to 50, the server's upper limit.

        Returns:
            FlowRunBulkDeleteResponse: `deleted` has the ids of the deleted flow runs. More may match: repeat the call
                until it is empty.
        """
    def bulk_delete_flows(
        self,
        flow_filter: FlowFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> FlowBulkDeleteResponse:
        """Delete the flows that match a filter, and their deployments, in one request.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any]): Which flows to delete. `FlowFilter()` matches all.
            limit (int | None): Maximum number of flows to delete. Defaults to 50, the server's upper limit.

        Returns:
            FlowBulkDeleteResponse: `deleted` has the ids of the deleted flows. More may match: repeat the call until it
                is empty.
        """
    def bulk_set_flow_run_state(
        self,
        flow_run_filter: FlowRunFilter | Mapping[str, Any],
        state: State | Mapping[str, Any],
        force: bool = False,
        limit: int | None = None,
        *,
        raise_on_failure: bool = True,
    ) -> FlowRunBulkSetStateResponse:
        """Propose a state for the flow runs that match a filter, in one request.

        As with `set_flow_run_state`, the server may decide differently for each run, which does not raise. Runs that fail
        because the server's database is busy are retried.

        Not in the official client.

        Args:
            flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs. `FlowRunFilter()` matches all.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Cancelled()`.
            force (bool): Whether to bypass the server's orchestration rules.
            limit (int | None): Maximum number of flow runs. Defaults to 50, the server's upper limit.
            raise_on_failure (bool): Whether to raise an error if some runs failed. Otherwise, their results have the
                status `ABORT` and the reason in `details`.

        Returns:
            FlowRunBulkSetStateResponse: `results` has the server's decision for each run.

        Raises:
            BulkOperationError: The server's database failed for some runs. The error has the results of all runs.
        """
    def check_work_queues_for_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> list[WorkQueue]:
        """Read the work queues whose filters match a deployment.

        The server considers nothing else: it returns every work queue without a filter, of every work pool. Current work
        queues have no filters.

        Not in the official client.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            list[WorkQueue]: The work queues.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    def clear_server_default_result_storage(
        self,
    ) -> None:
        """Clear the server's default storage for results."""
    def client_version(
        self,
    ) -> str:
        """The version of Prefect that this client is compatible with. (`prefect_rs.__version__` is its own version.)

        Returns:
            str: The version that a server's version is compared with.
        """
    def count_artifacts(
        self,
        *,
        artifact_filter: ArtifactFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the artifacts that match all filters.

        Not in the official client.

        Args:
            artifact_filter (ArtifactFilter | Mapping[str, Any] | None): Filter by artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            int: The number of artifacts.
        """
    def count_automations(
        self,
        *,
        automations: AutomationFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the automations that match the filter.

        Not in the official client.

        Args:
            automations (AutomationFilter | Mapping[str, Any] | None): Filter by automation.

        Returns:
            int: The number of automations.
        """
    def count_block_documents(
        self,
        *,
        block_document_filter: BlockDocumentFilter | Mapping[str, Any] | None = None,
        block_type_filter: BlockTypeFilter | Mapping[str, Any] | None = None,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the block documents that match all filters.

        Anonymous block documents are left out, unless the `block_document_filter` asks for them.

        Not in the official client.

        Args:
            block_document_filter (BlockDocumentFilter | Mapping[str, Any] | None): Filter by block document.
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Filter by block type.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Filter by block schema.

        Returns:
            int: The number of block documents.
        """
    def count_deployments(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the deployments that match all filters.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            int: The number of deployments.
        """
    def count_deployments_by_flow(
        self,
        flow_ids: Iterable[Any],
    ) -> dict[UUID, int]:
        """Count the deployments of several flows.

        Not in the official client.

        Args:
            flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`. At most 200.

        Returns:
            dict[UUID, int]: The number of deployments by flow id. It is 0 for flows that do not exist.
        """
    def count_events(
        self,
        countable: str,
        filter: EventFilter | Mapping[str, Any] | None = None,
        *,
        time_unit: str = "day",
        time_interval: float = 1.0,
    ) -> list[EventCount]:
        """Count the events that match the filter, in groups.

        Not in the official client.

        Args:
            countable (str): What to group by: `day` or `time` (when the events occurred), `event` (their names) or
                `resource` (their resources).
            filter (EventFilter | Mapping[str, Any] | None): Which events. Defaults to those of the last 180 days.
            time_unit (str): The unit of the intervals of `time`: `week`, `day`, `hour`, `minute` or `second`.
            time_interval (float): The length of these intervals, in units. At least 0.01.

        Returns:
            list[EventCount]: The counts.

        Raises:
            RequestValidationError: There are too many intervals.
        """
    def count_flow_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the flow runs that match all filters.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            int: The number of flow runs.
        """
    def count_flows(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the flows that match all filters.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.

        Returns:
            int: The number of flows.
        """
    def count_latest_artifacts(
        self,
        *,
        artifact_filter: ArtifactCollectionFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the artifact keys whose latest artifact matches all filters.

        Not in the official client.

        Args:
            artifact_filter (ArtifactCollectionFilter | Mapping[str, Any] | None): Filter by artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            int: The number of keys.
        """
    def count_task_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the task runs that match all filters.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            int: The number of task runs.
        """
    def count_task_runs_by_flow_run(
        self,
        flow_run_ids: Iterable[Any],
    ) -> dict[UUID, int]:
        """Count the task runs of several flow runs.

        Not in the official client.

        Args:
            flow_run_ids (Iterable[Any]): The flow runs' ids, or objects with an `id`. At most 200.

        Returns:
            dict[UUID, int]: The number of task runs by flow run id. It is 0 for flow runs that do not exist.
        """
    def count_task_runs_by_state(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> dict[str, int]:
        """Count the task runs that match all filters by state type.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            dict[str, int]: The number of task runs for every state type, such as `COMPLETED` and `RUNNING`.
        """
    def count_variables(
        self,
        *,
        variable_filter: VariableFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the variables that match the filter.

        Not in the official client.

        Args:
            variable_filter (VariableFilter | Mapping[str, Any] | None): Filter by variable.

        Returns:
            int: The number of variables.
        """
    def count_work_pools(
        self,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the work pools that match the filter.

        Not in the official client.

        Args:
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.

        Returns:
            int: The number of work pools.
        """
    def create_artifact(
        self,
        artifact: ArtifactCreate | Mapping[str, Any],
    ) -> Artifact:
        """Create an artifact. It becomes the latest artifact of its key.

        This also emits the event `prefect.artifact.created`. If that fails, a warning is logged.

        Args:
            artifact (ArtifactCreate | Mapping[str, Any]): The artifact.

        Returns:
            Artifact: The artifact.
        """
    def create_automation(
        self,
        automation: AutomationCore | Mapping[str, Any],
    ) -> UUID:
        """Create an automation.

        Args:
            automation (AutomationCore | Mapping[str, Any]): The automation: its trigger and its actions.

        Returns:
            UUID: The automation's id.

        Raises:
            RequestValidationError: The server rejects the automation, for example because an action refers to an object
                that does not exist.
        """
    def create_block_document(
        self,
        block_document: BlockDocument | BlockDocumentCreate | Mapping[str, Any],
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Create a block document.

        Args:
            block_document (BlockDocument | BlockDocumentCreate | Mapping[str, Any]): The block document.
            include_secrets (bool): Whether to send pydantic secrets in its data, such as `SecretStr`, in plain text, so
                that the server can store them. Otherwise they are sent as asterisks, and are lost.

        Returns:
            BlockDocument: The block document, with the secrets in its data masked.

        Raises:
            ObjectAlreadyExists: The block type has a document with this name.
        """
    def create_block_schema(
        self,
        block_schema: BlockSchemaCreate | Mapping[str, Any],
    ) -> BlockSchema:
        """Create a block schema, or return the existing one with the same block type, version and fields.

        Args:
            block_schema (BlockSchemaCreate | Mapping[str, Any]): The block schema.

        Returns:
            BlockSchema: The block schema, with its checksum.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    def create_block_type(
        self,
        block_type: BlockTypeCreate | Mapping[str, Any],
    ) -> BlockType:
        """Create a block type.

        Args:
            block_type (BlockTypeCreate | Mapping[str, Any]): The block type.

        Returns:
            BlockType: The block type.

        Raises:
            ObjectAlreadyExists: A block type with this slug exists.
        """
    def create_concurrency_limit(
        self,
        tag: str,
        concurrency_limit: int,
    ) -> UUID:
        """Create the concurrency limit of a tag, or update the existing one.

        Args:
            tag (str): The tag. It must not contain / % & < >.
            concurrency_limit (int): Maximum number of concurrent task runs. Further task runs wait; if it is 0, they are
                aborted.

        Returns:
            UUID: The limit's id.
        """
    def create_deployment(
        self,
        flow_id: UUID | str | _HasId,
        name: str,
        version: str | None = None,
        version_info: Any = None,
        schedules: Iterable[Any] | None = None,
        concurrency_limit: int | None = None,
        concurrency_options: ConcurrencyOptions | Mapping[str, Any] | None = None,
        parameters: Mapping[str, Any] | None = None,
        description: str | None = None,
        work_queue_name: str | None = None,
        work_pool_name: str | None = None,
        tags: Iterable[str] | None = None,
        storage_document_id: UUID | str | _HasId | None = None,
        path: str | None = None,
        entrypoint: str | None = None,
        infrastructure_document_id: UUID | str | _HasId | None = None,
        parameter_openapi_schema: Mapping[str, Any] | None = None,
        paused: bool | None = None,
        pull_steps: Iterable[Mapping[str, Any]] | None = None,
        enforce_parameter_schema: bool | None = None,
        job_variables: Mapping[str, Any] | None = None,
        branch: str | None = None,
        base: UUID | str | _HasId | None = None,
        root: UUID | str | _HasId | None = None,
        *,
        schedule: Any = None,
        labels: Mapping[str, bool | int | float | str] | None = None,
        global_concurrency_limit_id: UUID | str | _HasId | None = None,
    ) -> DeploymentResponse:
        """Create a deployment, or update the existing one with the same flow and name.

        Args:
            flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.
            name (str): The deployment's name, unique within its flow.
            version (str | None): The deployment's version.
            version_info (Any): What the version is built from: a `VersionInfo`, or a dict with its fields. For
                compatibility, a schedule in this place is used as `schedule`.
            schedules (Iterable[Any] | None): Each a `DeploymentScheduleCreate`, a schedule, or a pair of a schedule and
                whether it is active.
            concurrency_limit (int | None): Maximum number of concurrent runs.
            concurrency_options (ConcurrencyOptions | Mapping[str, Any] | None): What happens to runs above the
                concurrency limit.
            parameters (Mapping[str, Any] | None): Default parameters of its runs.
            description (str | None): A description.
            work_queue_name (str | None): The work queue for its runs.
            work_pool_name (str | None): The work pool for its runs.
            tags (Iterable[str] | None): Tags of the deployment and of its runs.
            storage_document_id (UUID | str | _HasId | None): The block document of the flow's storage.
            path (str | None): The path of the flow's code, relative to its storage.
            entrypoint (str | None): The file and the function of the flow, such as `flows/etl.py:main`.
            infrastructure_document_id (UUID | str | _HasId | None): The block document of its infrastructure.
            parameter_openapi_schema (Mapping[str, Any] | None): The OpenAPI schema of the flow's parameters.
            paused (bool | None): Whether all schedules are paused.
            pull_steps (Iterable[Mapping[str, Any]] | None): The steps with which a worker retrieves the flow's code.
            enforce_parameter_schema (bool | None): Whether the server rejects parameters that do not match the schema.
            job_variables (Mapping[str, Any] | None): Overrides of the work pool's job variables.
            branch (str | None): The name of the branch that this deployment is. Prefect Cloud only.
            base (UUID | str | _HasId | None): The deployment that this one branches off. Prefect Cloud only.
            root (UUID | str | _HasId | None): The deployment at the root of all branches. Prefect Cloud only.
            schedule (Any): A single schedule, in one of the forms that `schedules` takes.
            labels (Mapping[str, bool | int | float | str] | None): Labels.
            global_concurrency_limit_id (UUID | str | _HasId | None): A global concurrency limit to use.

        Returns:
            DeploymentResponse: The deployment, which is also a `Deployment`. It can be passed to any argument that takes
                a deployment's id.

        Raises:
            ObjectLimitReached: The maximum number of deployments is reached.
            ObjectNotFound: The work pool does not exist.
            ObjectAlreadyExists: The flow does not exist. The server reports this as a conflict (409).
        """
    def create_deployment_branch(
        self,
        deployment_id: UUID | str | _HasId,
        branch: str,
        options: DeploymentBranchingOptions | Mapping[str, Any] | None = None,
        overrides: DeploymentUpdate | Mapping[str, Any] | None = None,
    ) -> UUID:
        """Create a branch of a deployment. Prefect Cloud only.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            branch (str): The branch's name.
            options (DeploymentBranchingOptions | Mapping[str, Any] | None): Options for the branch.
            overrides (DeploymentUpdate | Mapping[str, Any] | None): Fields in which the branch differs.

        Returns:
            UUID: The id of the deployment that is the branch.

        Raises:
            ObjectNotFound: The deployment does not exist, or the server does not support branches.
        """
    def create_deployment_schedules(
        self,
        deployment_id: UUID | str | _HasId,
        schedules: Iterable[Any],
        max_scheduled_runs: int | None = None,
        parameters: Mapping[str, Any] | None = None,
        slug: str | None = None,
    ) -> list[DeploymentSchedule]:
        """Add schedules to a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            schedules (Iterable[Any]): Each a `DeploymentScheduleCreate`, a schedule, or a pair of a schedule and whether
                it is active.
            max_scheduled_runs (int | None): Maximum number of runs to schedule ahead. Applies to the schedules that do
                not set it themselves, as do the following two.
            parameters (Mapping[str, Any] | None): Parameters of their runs, overriding those of the deployment.
            slug (str | None): A name that is unique among the deployment's schedules.

        Returns:
            list[DeploymentSchedule]: The schedules that were created.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    def create_events(
        self,
        events: Iterable[Event | Mapping[str, Any]],
    ) -> None:
        """Emit events. It takes a moment until they can be read.

        Not in the official client.

        Args:
            events (Iterable[Event | Mapping[str, Any]]): The events.
        """
    def create_flow(
        self,
        flow: Any,
    ) -> UUID:
        """Create a flow, or return the existing one with the same name.

        Args:
            flow (Any): A decorated Prefect flow, or any object or dict with a `name`.

        Returns:
            UUID: The flow's id.
        """
    def create_flow_from_name(
        self,
        flow_name: str,
    ) -> UUID:
        """Create a flow by its name, or return the existing one.

        Args:
            flow_name (str): The flow's name.

        Returns:
            UUID: The flow's id.
        """
    def create_flow_run(
        self,
        flow: Any,
        name: str | None = None,
        parameters: dict[str, Any] | None = None,
        context: dict[str, Any] | None = None,
        tags: Iterable[str] | None = None,
        parent_task_run_id: UUID | str | _HasId | None = None,
        state: State | Mapping[str, Any] | None = None,
        work_pool_name: str | None = None,
        work_queue_name: str | None = None,
        job_variables: dict[str, Any] | None = None,
        idempotency_key: str | None = None,
    ) -> FlowRun:
        """Create a flow run.

        Args:
            flow (Any): A `Flow` that was read from the API, or any object with an `id`; or a decorated Prefect flow, or
                any object with a `name`, which is created first if it does not exist.
            name (str | None): The run's name. Defaults to a generated name.
            parameters (dict[str, Any] | None): The flow's parameters: anything that can be encoded as JSON, including
                dates, UUIDs and dataclasses.
            context (dict[str, Any] | None): Additional context for the run.
            tags (Iterable[str] | None): Tags.
            parent_task_run_id (UUID | str | _HasId | None): The task run that represents this run in its parent flow
                run.
            state (State | Mapping[str, Any] | None): The initial state. Defaults to `Pending`.
            work_pool_name (str | None): The work pool.
            work_queue_name (str | None): The work queue.
            job_variables (dict[str, Any] | None): Overrides of the work pool's job variables.
            idempotency_key (str | None): If the flow has a run with this key, that run is returned and none is created.
                Defaults to a new key, so that the request can be retried.

        Returns:
            FlowRun: The flow run. Its `parameters` are the objects that were passed.

        Raises:
            ObjectAlreadyExists: No flow has this id. The server reports this as a conflict (409).
        """
    def create_flow_run_from_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        *,
        parameters: Mapping[str, Any] | None = None,
        context: Mapping[str, Any] | None = None,
        state: State | Mapping[str, Any] | None = None,
        name: str | None = None,
        tags: Iterable[str] | None = None,
        idempotency_key: str | None = None,
        parent_task_run_id: UUID | str | _HasId | None = None,
        work_queue_name: str | None = None,
        job_variables: Mapping[str, Any] | None = None,
        labels: Mapping[str, bool | int | float | str] | None = None,
    ) -> FlowRun:
        """Create a flow run of a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            parameters (Mapping[str, Any] | None): Parameters, overriding those of the deployment.
            context (Mapping[str, Any] | None): Additional context for the run.
            state (State | Mapping[str, Any] | None): The initial state. Defaults to `Scheduled`, for now.
            name (str | None): The run's name. Defaults to a generated name.
            tags (Iterable[str] | None): Tags, in addition to those of the deployment.
            idempotency_key (str | None): If the deployment has a run with this key, that run is returned and none is
                created. Defaults to a new key, so that the request can be retried.
            parent_task_run_id (UUID | str | _HasId | None): The task run that represents this run in its parent flow
                run.
            work_queue_name (str | None): The work queue. Defaults to that of the deployment.
            job_variables (Mapping[str, Any] | None): Overrides of the job variables of the deployment and its work pool.
            labels (Mapping[str, bool | int | float | str] | None): Labels.

        Returns:
            FlowRun: The flow run.

        Raises:
            ObjectNotFound: The deployment does not exist.
            ValidationError: An argument is invalid, or the server rejects the parameters.
        """
    def create_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
        value: str,
        sender: str | None = None,
    ) -> None:
        """Send an input to a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            key (str): A key, unique among the inputs of the flow run: lower-case letters, digits and dashes.
            value (str): The value, by convention JSON.
            sender (str | None): The sender, such as `prefect.flow-run.ID`.

        Raises:
            ObjectAlreadyExists: An input with this key exists.
            ObjectNotFound: The flow run does not exist.
        """
    def create_global_concurrency_limit(
        self,
        concurrency_limit: GlobalConcurrencyLimitCreate | Mapping[str, Any],
    ) -> UUID:
        """Create a global concurrency limit.

        Args:
            concurrency_limit (GlobalConcurrencyLimitCreate | Mapping[str, Any]): The limit.

        Returns:
            UUID: The limit's id.

        Raises:
            ObjectAlreadyExists: A limit with this name exists.
        """
    def create_logs(
        self,
        logs: Iterable[LogCreate | Mapping[str, Any]],
    ) -> None:
        """Write log messages of runs, in one request.

        Args:
            logs (Iterable[LogCreate | Mapping[str, Any]]): The messages.
        """
    def create_saved_search(
        self,
        saved_search: SavedSearchCreate | Mapping[str, Any],
    ) -> SavedSearch:
        """Save a search. If one with the same name exists, its filters are replaced and its id is kept.

        Not in the official client.

        Args:
            saved_search (SavedSearchCreate | Mapping[str, Any]): The search.

        Returns:
            SavedSearch: The search.
        """
    def create_task_run(
        self,
        task: Any,
        flow_run_id: UUID | str | _HasId | None,
        dynamic_key: str | int,
        id: UUID | str | _HasId | None = None,
        name: str | None = None,
        extra_tags: Iterable[str] | None = None,
        state: State | Mapping[str, Any] | None = None,
        task_inputs: Mapping[str, Iterable[TaskRunResult | FlowRunResult | Parameter | Constant]]
        | None = None,
    ) -> TaskRun:
        """Create a task run.

        Args:
            task (Any): A decorated Prefect task, or any object with a `task_key` and, optionally, `tags`, `version`,
                `retries`, `retry_delay_seconds` and `retry_jitter_factor`.
            flow_run_id (UUID | str | _HasId | None): The flow run that it belongs to, or None for a task that runs
                outside of a flow.
            dynamic_key (str | int): A key that distinguishes the runs of one task in a flow run.
            id (UUID | str | _HasId | None): The run's id. Defaults to a generated id.
            name (str | None): The run's name. Defaults to a generated name.
            extra_tags (Iterable[str] | None): Tags, in addition to those of the task.
            state (State | Mapping[str, Any] | None): The initial state. Defaults to `Pending`.
            task_inputs (Mapping[str, Iterable[TaskRunResult | FlowRunResult | Parameter | Constant]] | None): The sources
                of each argument.

        Returns:
            TaskRun: The task run. If one with the same task, flow run and dynamic key exists, it is returned instead.

        Raises:
            ObjectAlreadyExists: Another task run has this id, or the flow run does not exist, which the server also reports
                as a conflict (409).
        """
    def create_variable(
        self,
        variable: VariableCreate | Mapping[str, Any],
    ) -> Variable:
        """Create a variable.

        Args:
            variable (VariableCreate | Mapping[str, Any]): The variable.

        Returns:
            Variable: The variable.

        Raises:
            ObjectAlreadyExists: A variable with this name exists.
        """
    def create_work_pool(
        self,
        work_pool: WorkPoolCreate | Mapping[str, Any] | str | None = None,
        type: str | bool | None = None,
        description: str | None = None,
        is_paused: bool | None = None,
        concurrency_limit: int | None = None,
        *,
        name: str | None = None,
        overwrite: bool = False,
        **kwargs: Any,
    ) -> WorkPool:
        """Create a work pool, from a `WorkPoolCreate` or from a name, a type and other fields.

        Args:
            work_pool (WorkPoolCreate | Mapping[str, Any] | str | None): The work pool, or its name if the other arguments
                are its fields.
            type (str | bool | None): The type of its workers, such as `process`, `docker` or `kubernetes`. (After a
                `WorkPoolCreate`, the second positional argument is `overwrite`.)
            description (str | None): A description.
            is_paused (bool | None): Whether the work pool is paused.
            concurrency_limit (int | None): Maximum number of concurrent flow runs, at least 0.
            name (str | None): The name, if passed by keyword.
            overwrite (bool): Whether to reset an existing work pool of this name to the given fields. Its type cannot be
                changed: if it differs, a `UserWarning` is issued.
            **kwargs (Any): `base_job_template` and `storage_configuration`.

        Returns:
            WorkPool: The work pool.

        Raises:
            ObjectAlreadyExists: A work pool with this name exists, and `overwrite` is False.
            ObjectUnsupported: The Prefect Cloud plan does not include work pools of this type.
        """
    def create_work_queue(
        self,
        name: str,
        description: str | None = None,
        is_paused: bool | None = None,
        concurrency_limit: int | None = None,
        priority: int | None = None,
        work_pool_name: str | None = None,
    ) -> WorkQueue:
        """Create a work queue.

        Args:
            name (str): The work queue's name, unique within its work pool.
            description (str | None): A description.
            is_paused (bool | None): Whether the work queue is paused.
            concurrency_limit (int | None): Maximum number of concurrent flow runs, at least 0.
            priority (int | None): The priority within the work pool; 1 is the highest. Defaults to the lowest.
            work_pool_name (str | None): The work pool. Defaults to the server's default work pool.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectAlreadyExists: The work pool has a work queue with this name.
            ObjectNotFound: The work pool does not exist.
        """
    def decrement_v1_concurrency_slots(
        self,
        names: Iterable[str],
        task_run_id: UUID | str | _HasId,
        occupancy_seconds: float | None,
    ) -> Response:
        """Release the slots that a task run occupies.

        Args:
            names (Iterable[str]): The tags.
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.
            occupancy_seconds (float | None): How long the slots were occupied, in seconds.

        Returns:
            Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.
        """
    def delete(
        self,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a DELETE request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    def delete_artifact(
        self,
        artifact_id: UUID | str | _HasId,
    ) -> None:
        """Delete an artifact. If it was the latest of its key, the one before it becomes the latest.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The artifact does not exist.
        """
    def delete_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Delete an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    def delete_block_document(
        self,
        block_document_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block document.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The block document does not exist.
        """
    def delete_block_schema(
        self,
        block_schema_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block schema and its block documents.

        Not in the official client.

        Args:
            block_schema_id (UUID | str | _HasId): The block schema's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The block schema does not exist.
        """
    def delete_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block type, its block schemas and its block documents.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The block type does not exist.
            ProtectedBlockError: The block type is built into the server and cannot be deleted.
        """
    def delete_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> None:
        """Delete a tag-based concurrency limit.

        Not in the official client.

        Args:
            id (UUID | str | _HasId): The limit's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    def delete_concurrency_limit_by_tag(
        self,
        tag: str,
    ) -> None:
        """Delete the concurrency limit of a tag.

        Args:
            tag (str): The tag.

        Raises:
            ObjectNotFound: The tag has no limit.
        """
    def delete_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Delete a deployment. Its scheduled flow runs are deleted as well, its other runs are kept.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    def delete_deployment_schedule(
        self,
        deployment_id: UUID | str | _HasId,
        schedule_id: UUID | str | _HasId,
    ) -> None:
        """Delete a schedule of a deployment, and the flow runs that it has scheduled.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            schedule_id (UUID | str | _HasId): The schedule's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment or the schedule does not exist.
        """
    def delete_flow(
        self,
        flow_id: UUID | str | _HasId,
    ) -> None:
        """Delete a flow, its deployments and its runs.

        Args:
            flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    def delete_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> None:
        """Delete a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    def delete_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
    ) -> None:
        """Delete an input of a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            key (str): The input's key.

        Raises:
            ObjectNotFound: The input does not exist.
        """
    def delete_global_concurrency_limit_by_name(
        self,
        name: str,
    ) -> Response:
        """Delete a global concurrency limit by its name.

        Args:
            name (str): The limit's name.

        Returns:
            Response: The response, with an empty body.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    def delete_resource_owned_automations(
        self,
        resource_id: str,
    ) -> None:
        """Delete the automations that a resource owns.

        Args:
            resource_id (str): The resource's id, such as `prefect.deployment.UUID`.
        """
    def delete_saved_search(
        self,
        saved_search_id: UUID | str | _HasId,
    ) -> None:
        """Delete a saved search.

        Not in the official client.

        Args:
            saved_search_id (UUID | str | _HasId): The saved search's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The search does not exist.
        """
    def delete_task_run(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> None:
        """Delete a task run.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    def delete_variable_by_id(
        self,
        variable_id: UUID | str | _HasId,
    ) -> None:
        """Delete a variable by its id.

        Not in the official client.

        Args:
            variable_id (UUID | str | _HasId): The variable's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    def delete_variable_by_name(
        self,
        name: str,
    ) -> None:
        """Delete a variable by its name.

        Args:
            name (str): The variable's name.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    def delete_work_pool(
        self,
        work_pool_name: str,
    ) -> None:
        """Delete a work pool and its work queues.

        Args:
            work_pool_name (str): The work pool's name.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    def delete_work_queue_by_id(
        self,
        id: UUID | str | _HasId,
    ) -> None:
        """Delete a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    def delete_worker(
        self,
        work_pool_name: str,
        worker_name: str,
    ) -> None:
        """Delete a worker. A worker that is still running registers again with its next heartbeat.

        Not in the official client.

        Args:
            work_pool_name (str): The work pool's name.
            worker_name (str): The worker's name.

        Raises:
            ObjectNotFound: The work pool or the worker does not exist.
        """
    def download_flow_run_logs(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> str:
        """Download all log messages of a flow run and its task runs as CSV.

        Not in the official client.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.

        Returns:
            str: CSV with a header line, the earliest message first. The columns are `timestamp`, `level`, `flow_run_id`,
                `task_run_id` and `message`.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    def filter_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key_prefix: str,
        limit: int,
        exclude_keys: Iterable[str],
    ) -> list[FlowRunInput]:
        """Read the inputs of a flow run whose keys start with a prefix.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            key_prefix (str): The prefix.
            limit (int): Maximum number of inputs.
            exclude_keys (Iterable[str]): Keys to leave out.

        Returns:
            list[FlowRunInput]: The inputs, the oldest first.
        """
    def find_automation(
        self,
        id_or_name: UUID | str | _HasId,
    ) -> Automation | None:
        """Find an automation by its id or its name.

        A name is first looked up as it is, then ignoring case. If several automations have it, the one that was updated
        last is returned.

        Args:
            id_or_name (UUID | str | _HasId): The id or the name. Text that is a UUID is an id.

        Returns:
            Automation | None: The automation, or None if no automation has this name.

        Raises:
            ObjectNotFound: No automation has this id.
        """
    def get(
        self,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a GET request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    def get_most_recent_block_schema_for_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> BlockSchema | None:
        """Read the newest block schema of a block type.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id, or any object with an `id`.

        Returns:
            BlockSchema | None: The block schema, or None if the block type has none or does not exist.
        """
    def get_runs_in_work_queue(
        self,
        id: UUID | str | _HasId,
        limit: int = 10,
        scheduled_before: datetime | str | None = None,
    ) -> list[FlowRun]:
        """Read the flow runs of a work queue that are due.

        The server treats this as a poll by a worker.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
            limit (int): Maximum number of flow runs.
            scheduled_before (datetime | str | None): Only flow runs scheduled before this time. Defaults to now.

        Returns:
            list[FlowRun]: The flow runs.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    def get_scheduled_flow_runs_for_deployments(
        self,
        deployment_ids: Iterable[Any],
        scheduled_before: datetime | str | None = None,
        limit: int | None = None,
    ) -> list[FlowRun]:
        """Read the scheduled flow runs of some deployments, the earliest first.

        Args:
            deployment_ids (Iterable[Any]): The deployments' ids, or objects with an `id`.
            scheduled_before (datetime | str | None): Only runs scheduled for this time or earlier.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.

        Returns:
            list[FlowRun]: The flow runs.
        """
    def get_scheduled_flow_runs_for_work_pool(
        self,
        work_pool_name: str,
        work_queue_names: Iterable[str] | None = None,
        scheduled_before: datetime | str | None = None,
    ) -> list[WorkerFlowRunResponse]:
        """Read the flow runs that the workers of a work pool should run.

        The server treats this as a poll by a worker.

        Args:
            work_pool_name (str): The work pool's name.
            work_queue_names (Iterable[str] | None): Only flow runs in these work queues. Defaults to all.
            scheduled_before (datetime | str | None): Only flow runs scheduled before this time.

        Returns:
            list[WorkerFlowRunResponse]: The flow runs, with their work queues.

        Raises:
            ObjectNotFound: The work pool or a work queue does not exist.
        """
    def head(
        self,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a HEAD request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    def hello(
        self,
    ) -> Response:
        """Say hello to the server.

        Returns:
            Response: The response, whose body is a greeting.
        """
    def increment_concurrency_slots(
        self,
        names: Iterable[str],
        slots: int,
        mode: Literal["concurrency", "rate_limit"],
    ) -> Response:
        """Acquire slots of global concurrency limits: of all of them, or of none. Names without a limit are ignored.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): The number of slots of each limit, at least 1.
            mode (Literal["concurrency", "rate_limit"]): With `concurrency`, release the slots with
                `release_concurrency_slots`. With `rate_limit`, they are released automatically over time.

        Returns:
            Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 423, there are not enough free slots, and the
                header `Retry-After` says after how many seconds to try again. With 422, a limit has too few slots.
        """
    def increment_concurrency_slots_with_lease(
        self,
        names: Iterable[str],
        slots: int,
        mode: Literal["concurrency", "rate_limit"],
        lease_duration: float,
        holder: ConcurrencyLeaseHolder | Mapping[str, Any] | None = None,
    ) -> Response:
        """Acquire slots of global concurrency limits with a lease. If the lease is not renewed in time, the slots are
        released automatically. Names without a limit are ignored.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): The number of slots of each limit, at least 1.
            mode (Literal["concurrency", "rate_limit"]): With `concurrency`, release the slots with
                `release_concurrency_slots_with_lease`. With `rate_limit`, they are released automatically over time.
            lease_duration (float): The duration of the lease in seconds, from 60 to 86400.
            holder (ConcurrencyLeaseHolder | Mapping[str, Any] | None): Who acquires the slots.

        Returns:
            Response: The response. Its JSON body is a `ConcurrencyLimitWithLeaseResponse`, with the `lease_id`.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 423, there are not enough free slots, and the
                header `Retry-After` says after how many seconds to try again. With 422, a limit has too few slots.
        """
    def increment_v1_concurrency_slots(
        self,
        names: Iterable[str],
        task_run_id: UUID | str | _HasId,
    ) -> Response:
        """Acquire a slot of each tag's concurrency limit for a task run. Tags without a limit are ignored.

        Args:
            names (Iterable[str]): The tags.
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.

        Returns:
            Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 423, a limit is full, and the header
                `Retry-After` says after how many seconds to try again.
        """
    def install_system_block_types(
        self,
    ) -> None:
        """Create or update the block types that are built into the server.

        Not in the official client.
        """
    @property
    def logger(self) -> Logger:
        """The logger of the clients.

        Returns:
            Logger: The logger named `prefect_rs`.
        """
    def match_work_queues(
        self,
        prefixes: Iterable[str],
        work_pool_name: str | None = None,
    ) -> list[WorkQueue]:
        """Read all work queues whose names start with one of several prefixes, in as many requests as it takes.

        Args:
            prefixes (Iterable[str]): The prefixes.
            work_pool_name (str | None): Only work queues of this work pool. Defaults to all.

        Returns:
            list[WorkQueue]: The work queues.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    def options(
        self,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send an OPTIONS request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    def paginate_deployments(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
        sort: DeploymentSort | str | None = None,
        limit: int | None = None,
        page: int = 1,
    ) -> DeploymentPaginationResponse:
        """Read a numbered page of the deployments that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.
            sort (DeploymentSort | str | None): Sort order. Defaults to ascending name.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            page (int): Page number, starting at 1.

        Returns:
            DeploymentPaginationResponse: The page. `results` are `DeploymentResponse`s, `count` is the total number of
                deployments, `pages` the number of pages.
        """
    def paginate_flow_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
        sort: FlowRunSort | str | None = None,
        limit: int | None = None,
        page: int = 1,
    ) -> FlowRunPaginationResponse:
        """Read a numbered page of the flow runs that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.
            sort (FlowRunSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            page (int): Page number, starting at 1.

        Returns:
            FlowRunPaginationResponse: The page. `results` are `FlowRun`s, `count` is the total number of flow runs,
                `pages` the number of pages.
        """
    def paginate_flows(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        sort: FlowSort | str | None = None,
        limit: int | None = None,
        page: int = 1,
    ) -> FlowPaginationResponse:
        """Read a numbered page of the flows that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            sort (FlowSort | str | None): Sort order. Defaults to ascending name.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            page (int): Page number, starting at 1.

        Returns:
            FlowPaginationResponse: The page. `results` are `Flow`s, `count` is the total number of flows, `pages` the
                number of pages.
        """
    def paginate_task_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        sort: TaskRunSort | str | None = None,
        limit: int | None = None,
        page: int = 1,
    ) -> TaskRunPaginationResponse:
        """Read a numbered page of the task runs that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            sort (TaskRunSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            page (int): Page number, starting at 1.

        Returns:
            TaskRunPaginationResponse: The page. `results` are `TaskRunResponse`s, which lack some fields of a `TaskRun`.
                `count` is the total number of task runs, `pages` the number of pages.
        """
    def patch(
        self,
        url: str,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a PATCH request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            json (Any): The body, encoded as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body: a form, or text or bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    def pause_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Disable an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    def pause_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Pause all schedules of a deployment. The flow runs that they have scheduled are deleted.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    def post(
        self,
        url: str,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a POST request.

        Unless its path is that of a read, such as `/flow_runs/filter`, it is only retried if the server has certainly not
        processed it.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            json (Any): The body, encoded as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body: a form, or text or bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    def put(
        self,
        url: str,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a PUT request.

        Args:
            url (str): A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            json (Any): The body, encoded as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body: a form, or text or bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    def raise_for_api_version_mismatch(
        self,
    ) -> None:
        """Check that the server's version is compatible with the client's.

        For an older server, a warning is logged to the logger `prefect_rs`. Prefect Cloud is compatible with every
        client, so it is not asked.

        Raises:
            ServerVersionMismatch: The server has another major version. This is a `RuntimeError`.
            AuthenticationError: The server responded with 401.
            RequestError: The server cannot be reached. Here, this is also a `RuntimeError`.
            PrefectHTTPStatusError: The server responded with another error. Here, this is also a `RuntimeError`.
        """
    def raise_for_api_version_mismatch_once(
        self,
    ) -> None:
        """Check that the server's version is compatible with the client's, once per process.

        Successful checks are remembered by URL and version. Nothing is checked if
        `PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED` is false.

        Raises:
            ServerVersionMismatch: The server has another major version. This is a `RuntimeError`.
            AuthenticationError: The server responded with 401.
            RequestError: The server cannot be reached. Here, this is also a `RuntimeError`.
            PrefectHTTPStatusError: The server responded with another error. Here, this is also a `RuntimeError`.
        """
    def read_artifact(
        self,
        artifact_id: UUID | str | _HasId,
    ) -> Artifact:
        """Read an artifact.

        Not in the official client.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id, or any object with an `id`.

        Returns:
            Artifact: The artifact.

        Raises:
            ObjectNotFound: The artifact does not exist.
        """
    def read_artifacts(
        self,
        *,
        artifact_filter: ArtifactFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        sort: ArtifactSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> list[Artifact]:
        """Read a page of the artifacts that match all filters.

        The official client does not have `flow_filter` and `deployment_filter`.

        Args:
            artifact_filter (ArtifactFilter | Mapping[str, Any] | None): Filter by artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            sort (ArtifactSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            list[Artifact]: The artifacts.
        """
    def read_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> Automation:
        """Read an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id, or any object with an `id`.

        Returns:
            Automation: The automation.

        Raises:
            ObjectNotFound: The automation does not exist. (The official client's annotation says that it returns None;
                it raises as well.)
        """
    def read_automations(
        self,
        *,
        automations: AutomationFilter | Mapping[str, Any] | None = None,
        sort: AutomationSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Automation]:
        """Read a page of the automations that match the filter.

        Args:
            automations (AutomationFilter | Mapping[str, Any] | None): Filter by automation.
            sort (AutomationSort | str | None): Sort order. Defaults to ascending name.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[Automation]: The automations.
        """
    def read_automations_by_name(
        self,
        name: str,
    ) -> list[Automation]:
        """Read the automations with a name.

        Args:
            name (str): The name.

        Returns:
            list[Automation]: The automations, the most recently updated first.
        """
    def read_average_flow_run_lateness(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> timedelta | None:
        """Read the average lateness of the flow runs that match all filters: how late they started or, if they have not
        started yet, how late they are now.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            timedelta | None: The average, or None if no flow run matches.
        """
    def read_block_capabilities(
        self,
    ) -> list[str]:
        """Read the capabilities that the server's block schemas declare.

        Not in the official client.

        Returns:
            list[str]: The capabilities, such as `read-path`.
        """
    def read_block_document(
        self,
        block_document_id: UUID | str | _HasId,
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Read a block document.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id, or any object with an `id`.
            include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.

        Returns:
            BlockDocument: The block document.

        Raises:
            ObjectNotFound: The block document does not exist.
        """
    def read_block_document_by_name(
        self,
        name: str,
        block_type_slug: str,
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Read a block document by its name.

        Args:
            name (str): The block document's name.
            block_type_slug (str): The slug of its block type, such as `secret`.
            include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.

        Returns:
            BlockDocument: The block document.

        Raises:
            ObjectNotFound: The block document or the block type does not exist.
        """
    def read_block_documents(
        self,
        block_schema_type: str | None = None,
        offset: int | None = None,
        limit: int | None = None,
        include_secrets: bool = True,
        *,
        block_document_filter: BlockDocumentFilter | Mapping[str, Any] | None = None,
        block_type_filter: BlockTypeFilter | Mapping[str, Any] | None = None,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
        sort: BlockDocumentSort | str | None = None,
    ) -> list[BlockDocument]:
        """Read a page of the block documents that match all filters.

        Anonymous block documents are left out, unless the `block_document_filter` asks for them. The official client does
        not have the filters and `sort`.

        Args:
            block_schema_type (str | None): Deprecated. The server no longer has types of block schemas: the argument has
                no effect, and a `UserWarning` is issued. Use the filters.
            offset (int | None): Number of results to skip.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.
            block_document_filter (BlockDocumentFilter | Mapping[str, Any] | None): Filter by block document.
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Filter by block type.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Filter by block schema.
            sort (BlockDocumentSort | str | None): Sort order. Defaults to ascending name.

        Returns:
            list[BlockDocument]: The block documents.
        """
    def read_block_documents_by_type(
        self,
        block_type_slug: str,
        offset: int | None = None,
        limit: int | None = None,
        include_secrets: bool = True,
    ) -> list[BlockDocument]:
        """Read the named block documents of a block type.

        Args:
            block_type_slug (str): The block type's slug, such as `secret`.
            offset (int | None): Number of results to skip.
            limit (int | None): Maximum number of results. Defaults to all.
            include_secrets (bool): Whether to return secrets in plain text. Otherwise they are masked.

        Returns:
            list[BlockDocument]: The block documents, by name.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    def read_block_schema(
        self,
        block_schema_id: UUID | str | _HasId,
    ) -> BlockSchema:
        """Read a block schema.

        Not in the official client.

        Args:
            block_schema_id (UUID | str | _HasId): The block schema's id, or any object with an `id`.

        Returns:
            BlockSchema: The block schema.

        Raises:
            ObjectNotFound: The block schema does not exist.
        """
    def read_block_schema_by_checksum(
        self,
        checksum: str,
        version: str | None = None,
    ) -> BlockSchema:
        """Read a block schema by its checksum.

        Args:
            checksum (str): The checksum, in the form `sha256:...`.
            version (str | None): The version. Defaults to the one that was created last.

        Returns:
            BlockSchema: The block schema.

        Raises:
            ObjectNotFound: The block schema does not exist.
        """
    def read_block_schemas(
        self,
        *,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[BlockSchema]:
        """Read a page of the block schemas that match the filter.

        The official client's method takes no arguments.

        Args:
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Filter by block schema.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[BlockSchema]: The block schemas, the newest first.
        """
    def read_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> BlockType:
        """Read a block type.

        Not in the official client.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id, or any object with an `id`.

        Returns:
            BlockType: The block type.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    def read_block_type_by_slug(
        self,
        slug: str,
    ) -> BlockType:
        """Read a block type by its slug.

        Args:
            slug (str): The slug, such as `secret`.

        Returns:
            BlockType: The block type.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    def read_block_types(
        self,
        *,
        block_type_filter: BlockTypeFilter | Mapping[str, Any] | None = None,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[BlockType]:
        """Read a page of the block types that match all filters.

        The official client's method takes no arguments.

        Args:
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Filter by block type.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Filter by block schema.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[BlockType]: The block types, by name.
        """
    def read_collection_view(
        self,
        view: str,
    ) -> dict[str, Any]:
        """Read metadata of Prefect's integration packages.

        Not in the official client.

        Args:
            view (str): `aggregate-worker-metadata`, `aggregate-block-metadata`, `aggregate-flow-metadata` or
                `demo-flows`. The server has no copy of some views and fetches them from the internet.

        Returns:
            dict[str, Any]: The metadata by package.

        Raises:
            ObjectNotFound: The view does not exist.
        """
    def read_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> ConcurrencyLimit:
        """Read a tag-based concurrency limit.

        Not in the official client.

        Args:
            id (UUID | str | _HasId): The limit's id, or any object with an `id`.

        Returns:
            ConcurrencyLimit: The limit, with the task runs that occupy its slots.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    def read_concurrency_limit_by_tag(
        self,
        tag: str,
    ) -> ConcurrencyLimit:
        """Read the concurrency limit of a tag.

        Args:
            tag (str): The tag.

        Returns:
            ConcurrencyLimit: The limit, with the task runs that occupy its slots.

        Raises:
            ObjectNotFound: The tag has no limit.
        """
    def read_concurrency_limits(
        self,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[ConcurrencyLimit]:
        """Read a page of the tag-based concurrency limits.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int | None): Number of results to skip.

        Returns:
            list[ConcurrencyLimit]: The limits.
        """
    def read_dashboard_task_run_counts(
        self,
        task_run_filter: TaskRunFilter | Mapping[str, Any],
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> list[TaskRunCount]:
        """Count the completed and failed task runs in 20 intervals of equal length.

        Not in the official client.

        Args:
            task_run_filter (TaskRunFilter | Mapping[str, Any]): Which task runs. `start_time.after_` is the start of the
                first interval and is required, `start_time.before_` the end of the last one, which defaults to now.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            list[TaskRunCount]: The 20 intervals, in order.
        """
    def read_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> DeploymentResponse:
        """Read a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            DeploymentResponse: The deployment.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    def read_deployment_by_name(
        self,
        name: str,
    ) -> DeploymentResponse:
        """Read a deployment by its name.

        Args:
            name (str): The names of the flow and of the deployment, separated by a slash, such as `orders/nightly`.

        Returns:
            DeploymentResponse: The deployment.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    def read_deployment_schedules(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> list[DeploymentSchedule]:
        """Read the schedules of a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            list[DeploymentSchedule]: The schedules.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    def read_deployments(
        self,
        limit: int | None = None,
        offset: int = 0,
        sort: DeploymentSort | str | None = None,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        *,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> list[DeploymentResponse]:
        """Read a page of the deployments that match all filters.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.
            sort (DeploymentSort | str | None): Sort order. Defaults to ascending name.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            list[DeploymentResponse]: The deployments.
        """
    def read_events(
        self,
        filter: EventFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
    ) -> EventPage:
        """Read the first page of the events that match the filter.

        Args:
            filter (EventFilter | Mapping[str, Any] | None): Which events, and in which order. Defaults to the events of
                the last 180 days, the latest first.
            limit (int | None): Maximum number of events in a page. Defaults to the server's upper limit, which is 50 for
                a self-hosted server. The server rejects larger values.

        Returns:
            EventPage: The page. It has methods that read the next one.
        """
    def read_events_page(
        self,
        next_page_url: str,
    ) -> EventPage:
        """Read the next page of events.

        Args:
            next_page_url (str): The `next_page` of the previous page. It must be a URL of this client's server.

        Returns:
            EventPage: The page.
        """
    def read_flow(
        self,
        flow_id: UUID | str | _HasId,
    ) -> Flow:
        """Read a flow.

        Args:
            flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.

        Returns:
            Flow: The flow.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    def read_flow_by_name(
        self,
        flow_name: str,
    ) -> Flow:
        """Read a flow by its name.

        Args:
            flow_name (str): The flow's name. `.` and `..` cannot be looked up.

        Returns:
            Flow: The flow.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    def read_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> FlowRun:
        """Read a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.

        Returns:
            FlowRun: The flow run.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    def read_flow_run_graph(
        self,
        flow_run_id: UUID | str | _HasId,
        since: datetime | str | None = None,
    ) -> Graph:
        """Read the graph of a flow run: its task runs and subflow runs, their dependencies and their artifacts.

        Not in the official client.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            since (datetime | str | None): Only runs that ended after this time or have not ended.

        Returns:
            Graph: The graph. Nodes refer to each other by id.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    def read_flow_run_graph_v1(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> list[DependencyResult]:
        """Read the task runs of a flow run, each with the task runs that it depends on.

        Not in the official client.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.

        Returns:
            list[DependencyResult]: The task runs.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    def read_flow_run_history(
        self,
        history_start: datetime | str,
        history_end: datetime | str,
        history_interval_seconds: timedelta | float,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> list[HistoryResponse]:
        """Count the flow runs that match all filters by state, in intervals of time.

        A run counts in the interval of its expected start time.

        Not in the official client.

        Args:
            history_start (datetime | str): The start of the first interval.
            history_end (datetime | str): The end of the last interval.
            history_interval_seconds (timedelta | float): The length of the intervals, at least 1 second. A number is in
                seconds.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.

        Returns:
            list[HistoryResponse]: The intervals, each with its states. The server returns the first 500 at most.
        """
    def read_flow_run_history_points(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        sort: FlowRunSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[SimpleFlowRun]:
        """Read the flow runs that match all filters as data points for a chart: start times, durations and lateness.

        Not in the official client.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            sort (FlowRunSort | str | None): Sort order. Defaults to descending expected start time.
            limit (int | None): Maximum number of results. Defaults to 1,000, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[SimpleFlowRun]: The data points.
        """
    def read_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
    ) -> str:
        """Read an input of a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            key (str): The input's key.

        Returns:
            str: The value.

        Raises:
            ObjectNotFound: The input does not exist.
        """
    def read_flow_run_state(
        self,
        flow_run_state_id: UUID | str | _HasId,
    ) -> State:
        """Read a state of a flow run.

        Args:
            flow_run_state_id (UUID | str | _HasId): The state's id, or any object with an `id`.

        Returns:
            State: The state.

        Raises:
            ObjectNotFound: The state does not exist.
        """
    def read_flow_run_states(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> list[State]:
        """Read the states that a flow run has been in.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.

        Returns:
            list[State]: The states, the earliest first. The list is empty if the flow run does not exist.
        """
    def read_flow_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
        sort: FlowRunSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[FlowRun]:
        """Read a page of the flow runs that match all filters.

        Each filter applies to one kind of object: with a `flow_run_filter` and a `deployment_filter`, a flow run is
        returned if it matches the first and its deployment matches the second. All criteria of a filter must match,
        unless its `operator` says otherwise. Only the criteria that are set are sent.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.
            sort (FlowRunSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[FlowRun]: The flow runs. Their attributes are converted to Python objects on first access, so a page
                costs little until it is used.
        """
    def read_flows(
        self,
        limit: int | None = None,
        offset: int | None = None,
        sort: FlowSort | str | None = None,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        *,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
    ) -> list[Flow]:
        """Read a page of the flows that match all filters.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int | None): Number of results to skip.
            sort (FlowSort | str | None): Sort order. Defaults to ascending name.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Must be None: the server cannot filter flows
                by work queue. The official client has this argument.

        Returns:
            list[Flow]: The flows.
        """
    def read_global_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> GlobalConcurrencyLimitResponse:
        """Read a global concurrency limit.

        Not in the official client.

        Args:
            id (UUID | str | _HasId): The limit's id, or any object with an `id`.

        Returns:
            GlobalConcurrencyLimitResponse: The limit.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    def read_global_concurrency_limit_by_name(
        self,
        name: str,
    ) -> GlobalConcurrencyLimitResponse:
        """Read a global concurrency limit by its name.

        Args:
            name (str): The limit's name. That of a tag-based limit is `tag:` followed by the tag.

        Returns:
            GlobalConcurrencyLimitResponse: The limit.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    def read_global_concurrency_limits(
        self,
        limit: int | None = 10,
        offset: int = 0,
    ) -> list[GlobalConcurrencyLimitResponse]:
        """Read a page of the global concurrency limits, including those of tags and deployments.

        Args:
            limit (int | None): Maximum number of results. None is 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[GlobalConcurrencyLimitResponse]: The limits, by name.
        """
    def read_latest_artifact(
        self,
        key: str,
    ) -> Artifact:
        """Read the latest artifact of a key.

        Not in the official client.

        Args:
            key (str): The key.

        Returns:
            Artifact: The artifact.

        Raises:
            ObjectNotFound: No artifact has this key.
        """
    def read_latest_artifacts(
        self,
        *,
        artifact_filter: ArtifactCollectionFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        sort: ArtifactCollectionSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> list[ArtifactCollection]:
        """Read a page of artifact keys, each with its latest artifact. The filters apply to the latest artifacts.

        Artifacts without a key are left out. The official client does not have `flow_filter` and
        `deployment_filter`.

        Args:
            artifact_filter (ArtifactCollectionFilter | Mapping[str, Any] | None): Filter by artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            sort (ArtifactCollectionSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            list[ArtifactCollection]: The latest artifacts. `latest_id` is the id of the artifact itself.
        """
    def read_logs(
        self,
        log_filter: LogFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        sort: LogSort | str | None = None,
    ) -> list[Log]:
        """Read a page of the log messages that match the filter.

        Args:
            log_filter (LogFilter | Mapping[str, Any] | None): Filter by log.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int | None): Number of results to skip.
            sort (LogSort | str | None): Sort order. Defaults to ascending timestamp.

        Returns:
            list[Log]: The messages.
        """
    def read_next_runs_by_flow(
        self,
        flow_ids: Iterable[Any],
    ) -> dict[UUID, SimpleNextFlowRun | None]:
        """Read the next scheduled run of several flows.

        Not in the official client.

        Args:
            flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`. At most 200.

        Returns:
            dict[UUID, SimpleNextFlowRun | None]: The next run by flow id, or None if no run is scheduled.
        """
    def read_observed_states(
        self,
        query: str | None = None,
        sort: ObservedStateSort | str | None = None,
        limit: int | None = None,
    ) -> list[ObservedState]:
        """Read the names and types of the states that runs have been in, for the runs that the server still has.

        Not in the official client.

        Args:
            query (str | None): Only states whose name or type starts with this text, ignoring case. At most 100
                characters.
            sort (ObservedStateSort | str | None): Sort order. Defaults to the most recent use first.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.

        Returns:
            list[ObservedState]: The states.
        """
    def read_resource_related_automations(
        self,
        resource_id: str,
    ) -> list[Automation]:
        """Read the automations that are related to a resource: those that it owns, and those with an action on it.

        Args:
            resource_id (str): The resource's id, such as `prefect.deployment.UUID`.

        Returns:
            list[Automation]: The automations. The list is empty if the resource does not exist.
        """
    def read_saved_search(
        self,
        saved_search_id: UUID | str | _HasId,
    ) -> SavedSearch:
        """Read a saved search.

        Not in the official client.

        Args:
            saved_search_id (UUID | str | _HasId): The saved search's id, or any object with an `id`.

        Returns:
            SavedSearch: The search.

        Raises:
            ObjectNotFound: The search does not exist.
        """
    def read_saved_searches(
        self,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[SavedSearch]:
        """Read a page of the saved searches.

        Not in the official client.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[SavedSearch]: The searches, by name.
        """
    def read_server_default_result_storage(
        self,
    ) -> ServerDefaultResultStorage:
        """Read the server's default storage for results.

        Returns:
            ServerDefaultResultStorage: The id of the storage's block document, or None if no storage is set.
        """
    def read_server_settings(
        self,
    ) -> dict[str, Any]:
        """Read the server's settings.

        Not in the official client.

        Returns:
            dict[str, Any]: The settings, which depend on the server's version. Secrets are masked.
        """
    def read_task_run(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> TaskRun:
        """Read a task run.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.

        Returns:
            TaskRun: The task run.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    def read_task_run_history(
        self,
        history_start: datetime | str,
        history_end: datetime | str,
        history_interval_seconds: timedelta | float,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> list[HistoryResponse]:
        """Count the task runs that match all filters by state, in intervals of time.

        A run counts in the interval of its expected start time.

        Not in the official client.

        Args:
            history_start (datetime | str): The start of the first interval.
            history_end (datetime | str): The end of the last interval.
            history_interval_seconds (timedelta | float): The length of the intervals, at least 1 second. A number is in
                seconds.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.

        Returns:
            list[HistoryResponse]: The intervals, each with its states. The server returns the first 500 at most.
        """
    def read_task_run_state(
        self,
        task_run_state_id: UUID | str | _HasId,
    ) -> State:
        """Read a state of a task run.

        Not in the official client.

        Args:
            task_run_state_id (UUID | str | _HasId): The state's id, or any object with an `id`.

        Returns:
            State: The state.

        Raises:
            ObjectNotFound: The state does not exist.
        """
    def read_task_run_states(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> list[State]:
        """Read the states that a task run has been in.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.

        Returns:
            list[State]: The states, the earliest first. The list is empty if the task run does not exist.
        """
    def read_task_run_with_flow_run_name(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> UITaskRun:
        """Read a task run, with the name of its flow run.

        Not in the official client.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.

        Returns:
            UITaskRun: The task run: a `TaskRun` with a `flow_run_name`.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    def read_task_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
        sort: TaskRunSort | str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[TaskRun]:
        """Read a page of the task runs that match all filters.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Filter by flow.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Filter by flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Filter by task run.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Filter by deployment.
            sort (TaskRunSort | str | None): Sort order. Defaults to descending id.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.

        Returns:
            list[TaskRun]: The task runs.
        """
    def read_task_workers(
        self,
        task_keys: Iterable[str] | None = None,
    ) -> list[TaskWorkerResponse]:
        """Read the task workers that are currently connected to the server.

        Not in the official client.

        Args:
            task_keys (Iterable[str] | None): Only workers that serve at least one of these tasks. Defaults to all.

        Returns:
            list[TaskWorkerResponse]: The task workers.
        """
    def read_variable(
        self,
        variable_id: UUID | str | _HasId,
    ) -> Variable:
        """Read a variable by its id.

        Not in the official client.

        Args:
            variable_id (UUID | str | _HasId): The variable's id, or any object with an `id`.

        Returns:
            Variable: The variable.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    def read_variable_by_name(
        self,
        name: str,
    ) -> Variable | None:
        """Read a variable by its name.

        Args:
            name (str): The variable's name.

        Returns:
            Variable | None: The variable, or None if it does not exist.
        """
    def read_variables(
        self,
        limit: int | None = None,
        *,
        variable_filter: VariableFilter | Mapping[str, Any] | None = None,
        sort: VariableSort | str | None = None,
        offset: int = 0,
    ) -> list[Variable]:
        """Read a page of the variables that match the filter.

        The official client has only the `limit`.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            variable_filter (VariableFilter | Mapping[str, Any] | None): Filter by variable.
            sort (VariableSort | str | None): Sort order. Defaults to ascending name.
            offset (int): Number of results to skip.

        Returns:
            list[Variable]: The variables.
        """
    def read_work_pool(
        self,
        work_pool_name: str,
    ) -> WorkPool:
        """Read a work pool.

        Args:
            work_pool_name (str): The work pool's name.

        Returns:
            WorkPool: The work pool.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    def read_work_pool_concurrency_status(
        self,
        work_pool_name: str,
        page: int = 1,
        limit: int | None = None,
        flow_run_limit: int = 10,
    ) -> WorkPoolConcurrencyStatus:
        """Read which flow runs occupy the concurrency slots of a work pool, by work queue.

        Args:
            work_pool_name (str): The work pool's name.
            page (int): Page number, starting at 1.
            limit (int | None): Maximum number of work queues in a page. Defaults to the server's setting.
            flow_run_limit (int): Maximum number of flow runs of each work queue, from 0 to 200.

        Returns:
            WorkPoolConcurrencyStatus: A page of work queues.

        Raises:
            ObjectNotFound: The work pool does not exist, or the server is too old for this request.
        """
    def read_work_pools(
        self,
        limit: int | None = None,
        offset: int = 0,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
    ) -> list[WorkPool]:
        """Read a page of the work pools that match the filter.

        Args:
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int): Number of results to skip.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Filter by work pool.

        Returns:
            list[WorkPool]: The work pools, by name.
        """
    def read_work_queue(
        self,
        id: UUID | str | _HasId,
    ) -> WorkQueue:
        """Read a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    def read_work_queue_by_name(
        self,
        name: str,
        work_pool_name: str | None = None,
    ) -> WorkQueue:
        """Read a work queue by its name.

        Args:
            name (str): The work queue's name.
            work_pool_name (str | None): The work pool. Defaults to the server's default work pool.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectNotFound: The work queue or the work pool does not exist.
        """
    def read_work_queue_concurrency_status(
        self,
        id: UUID | str | _HasId,
        page: int = 1,
        limit: int | None = None,
    ) -> WorkQueueConcurrencyStatus:
        """Read which flow runs occupy the concurrency slots of a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
            page (int): Page number, starting at 1.
            limit (int | None): Maximum number of flow runs in a page. Defaults to the server's setting.

        Returns:
            WorkQueueConcurrencyStatus: A page of flow runs.

        Raises:
            ObjectNotFound: The work queue does not exist, or the server is too old for this request.
        """
    def read_work_queue_status(
        self,
        id: UUID | str | _HasId,
    ) -> WorkQueueStatusDetail:
        """Read the status of a work queue: whether it is polled, and how many of its runs are late.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.

        Returns:
            WorkQueueStatusDetail: The status.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    def read_work_queues(
        self,
        work_pool_name: str | None = None,
        work_queue_filter: WorkQueueFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[WorkQueue]:
        """Read a page of the work queues that match the filter.

        Args:
            work_pool_name (str | None): Only work queues of this work pool. Defaults to all.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Filter by work queue.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.
            offset (int | None): Number of results to skip.

        Returns:
            list[WorkQueue]: The work queues.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    def read_worker_metadata(
        self,
    ) -> dict[str, Any]:
        """Read the metadata of all worker types.

        Returns:
            dict[str, Any]: The metadata by package and worker type, such as description and default job template.
        """
    def read_workers_for_work_pool(
        self,
        work_pool_name: str,
        worker_filter: WorkerFilter | Mapping[str, Any] | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> list[Worker]:
        """Read a page of the workers of a work pool that match the filter.

        Args:
            work_pool_name (str): The work pool's name.
            worker_filter (WorkerFilter | Mapping[str, Any] | None): Filter by worker.
            offset (int | None): Number of results to skip.
            limit (int | None): Maximum number of results. Defaults to 200, the server's upper limit.

        Returns:
            list[Worker]: The workers, the one with the latest heartbeat first.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    def release_concurrency_slots(
        self,
        names: Iterable[str],
        slots: int,
        occupancy_seconds: float | None,
    ) -> Response:
        """Release slots of global concurrency limits.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): The number of slots of each limit, at least 1.
            occupancy_seconds (float | None): How long the slots were occupied, in seconds, greater than 0. The server
                bases the `Retry-After` of full limits on it.

        Returns:
            Response: The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.
        """
    def release_concurrency_slots_with_lease(
        self,
        lease_id: UUID | str | _HasId,
    ) -> Response:
        """Release the slots of a lease, and end it. Nothing happens if the lease has ended.

        Args:
            lease_id (UUID | str | _HasId): The lease's id, or any object with an `id`.

        Returns:
            Response: The response, with an empty body.
        """
    def renew_concurrency_lease(
        self,
        lease_id: UUID | str | _HasId,
        lease_duration: float,
    ) -> Response:
        """Renew a lease of slots.

        Args:
            lease_id (UUID | str | _HasId): The lease's id, or any object with an `id`.
            lease_duration (float): The duration of the lease in seconds from now, from 60 to 86400.

        Returns:
            Response: The response, with an empty body.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 410, the lease has expired or does not exist.
        """
    def request(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any] | None = None,
        path_params: Mapping[str, Any] | None = None,
        *,
        json: Any = None,
        content: str | bytes | None = None,
        data: Mapping[str, Any] | str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None,
        follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a request to an endpoint that has no method of its own.

        Args:
            method (str): The HTTP method, such as `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
            path (str): A path below the API's URL, such as `/flows/{id}`, with or without a query; or an absolute URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those in the path. A list gives one parameter
                for each item.
            path_params (Mapping[str, Any] | None): Values for placeholders such as `{id}` in the path. Each is encoded as
                a single path segment.
            json (Any): The body, encoded as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body: a form, or text or bytes as they are.
            headers (Mapping[str, str] | None): Headers, overriding those of the client.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects (bool): Whether to follow redirects. Defaults to the client's setting.
            timeout (float | Any): Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            Response: The response.
        """
    def reset_concurrency_limit_by_tag(
        self,
        tag: str,
        slot_override: Iterable[UUID | str | _HasId] | None = None,
    ) -> None:
        """Release all slots of a tag's concurrency limit.

        Args:
            tag (str): The tag.
            slot_override (Iterable[UUID | str | _HasId] | None): Ids of the task runs that occupy a slot each from then
                on. Defaults to none.

        Raises:
            ObjectNotFound: The tag has no limit.
        """
    def resume_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Enable an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    def resume_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Resume the schedules of a paused deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    def resume_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
        run_input: dict[str, Any] | None = None,
    ) -> OrchestrationResult:
        """Resume a paused flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            run_input (dict[str, Any] | None): The input that the run waits for.

        Returns:
            OrchestrationResult: The server's decision, and the state that the run is in now.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    def schedule_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        *,
        start_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        min_time: timedelta | float | None = None,
        min_runs: int | None = None,
        max_runs: int | None = None,
    ) -> None:
        """Create the flow runs that the schedules of a deployment call for.

        The server does this periodically on its own. Use this method to schedule further ahead, or for a time in the
        past. Runs that exist are not created again. Nothing is raised if the deployment does not exist.

        Not in the official client.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            start_time (datetime | str | None): No runs are scheduled before this time. Defaults to now.
            end_time (datetime | str | None): No runs are scheduled after this time. Defaults to the server's setting,
                normally 100 days ahead.
            min_time (timedelta | float | None): Schedule at least this far ahead of `start_time`; a number is in
                seconds. Defaults to the server's setting, normally one hour.
            min_runs (int | None): Minimum number of runs. Defaults to the server's setting, normally 3.
            max_runs (int | None): Maximum number of runs. Defaults to the server's setting, normally 100.
        """
    def send_worker_heartbeat(
        self,
        work_pool_name: str,
        worker_name: str,
        heartbeat_interval_seconds: float | None = None,
        get_worker_id: bool = False,
        worker_metadata: WorkerMetadata | Mapping[str, Any] | None = None,
    ) -> UUID | None:
        """Send a heartbeat of a worker. The first one registers the worker.

        Args:
            work_pool_name (str): The work pool's name.
            worker_name (str): The worker's name, unique within its work pool.
            heartbeat_interval_seconds (float | None): The interval between heartbeats, in whole seconds. The server
                considers the worker offline after three missed heartbeats.
            get_worker_id (bool): Whether to ask for the worker's id.
            worker_metadata (WorkerMetadata | Mapping[str, Any] | None): The worker's metadata.

        Returns:
            UUID | None: The worker's id, if asked for and if the server returns it, as Prefect Cloud does.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    def server_api_version(
        self,
    ) -> str:
        """Read the version of the server's API, which is not the version of Prefect: see `api_version`.

        Not in the official client.

        Returns:
            str: The version, such as `0.8.4`.
        """
    @property
    def server_type(self) -> ServerType:
        """The type of the server.

        Returns:
            ServerType: `SERVER`, `CLOUD` for Prefect Cloud, or `EPHEMERAL` for a server that was started for this process
                because no URL is configured.
        """
    def set_deployment_paused_state(
        self,
        deployment_id: UUID | str | _HasId,
        paused: bool,
    ) -> None:
        """Pause or resume all schedules of a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            paused (bool): Whether to pause them.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    def set_flow_run_name(
        self,
        flow_run_id: UUID | str | _HasId,
        name: str,
    ) -> Response:
        """Rename a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            name (str): The new name.

        Returns:
            Response: The response, with an empty body.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    def set_flow_run_state(
        self,
        flow_run_id: UUID | str | _HasId,
        state: State | Mapping[str, Any],
        force: bool = False,
    ) -> OrchestrationResult:
        """Propose a state for a flow run.

        The server may accept it, put the run into another state, or delay or abort the transition. None of these raises:
        see `status`, `state` and `details` of the result.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Running()`.
            force (bool): Whether to bypass the server's orchestration rules.

        Returns:
            OrchestrationResult: The server's decision, and the state that the run is in now.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    def set_task_run_name(
        self,
        task_run_id: UUID | str | _HasId,
        name: str,
    ) -> Response:
        """Rename a task run.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.
            name (str): The new name.

        Returns:
            Response: The response, with an empty body.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    def set_task_run_state(
        self,
        task_run_id: UUID | str | _HasId,
        state: State | Mapping[str, Any],
        force: bool = False,
    ) -> OrchestrationResult:
        """Propose a state for a task run.

        The server may accept it, put the run into another state, or delay or abort the transition. None of these raises:
        see `status`, `state` and `details` of the result.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id, or any object with an `id`.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Running()`.
            force (bool): Whether to bypass the server's orchestration rules.

        Returns:
            OrchestrationResult: The server's decision, and the state that the run is in now.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    def update_artifact(
        self,
        artifact_id: UUID | str | _HasId,
        artifact: ArtifactUpdate | Mapping[str, Any],
    ) -> None:
        """Update an artifact. Fields that are not set in the update keep their values.

        This also emits the event `prefect.artifact.updated`. If that fails, a warning is logged.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id, or any object with an `id`.
            artifact (ArtifactUpdate | Mapping[str, Any]): The fields to change.

        Raises:
            ObjectNotFound: The artifact does not exist.
        """
    def update_automation(
        self,
        automation_id: UUID | str | _HasId,
        automation: AutomationCore | Mapping[str, Any],
    ) -> None:
        """Update an automation.

        The name, the trigger and the actions are required. Other fields that are not set keep their values, and so does
        `owner_resource`.

        Args:
            automation_id (UUID | str | _HasId): The automation's id, or any object with an `id`.
            automation (AutomationCore | Mapping[str, Any]): The new values, such as an `Automation` that was read and
                changed.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    def update_block_document(
        self,
        block_document_id: UUID | str | _HasId,
        block_document: BlockDocumentUpdate | BlockDocument | Mapping[str, Any],
        *,
        include_secrets: bool = True,
    ) -> None:
        """Update a block document. Fields that are not set in the update keep their values.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id, or any object with an `id`.
            block_document (BlockDocumentUpdate | BlockDocument | Mapping[str, Any]): The fields to change. Secrets that
                are masked, as they were read, keep their values.
            include_secrets (bool): Whether to send pydantic secrets in its data, such as `SecretStr`, in plain text, so
                that the server can store them. Otherwise the stored secrets keep their values. The official client does
                not have this argument.

        Raises:
            ObjectNotFound: The block document does not exist.
        """
    def update_block_type(
        self,
        block_type_id: UUID | str | _HasId,
        block_type: BlockTypeUpdate | BlockType | Mapping[str, Any],
    ) -> None:
        """Update a block type. Fields that are not set in the update keep their values.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id, or any object with an `id`.
            block_type (BlockTypeUpdate | BlockType | Mapping[str, Any]): The fields to change. Of a `BlockType`, every
                field that can be changed.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    def update_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        deployment: DeploymentUpdate | Mapping[str, Any],
    ) -> None:
        """Update a deployment. Fields that are not set in the update keep their values.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            deployment (DeploymentUpdate | Mapping[str, Any]): The fields to change.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    def update_deployment_schedule(
        self,
        deployment_id: UUID | str | _HasId,
        schedule_id: UUID | str | _HasId,
        active: bool | None = None,
        schedule: Any = None,
        max_scheduled_runs: int | None = None,
        parameters: Mapping[str, Any] | None = None,
        slug: str | None = None,
    ) -> None:
        """Update a schedule of a deployment. Arguments that are None leave their fields unchanged.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            schedule_id (UUID | str | _HasId): The schedule's id, or any object with an `id`.
            active (bool | None): Whether the schedule is active.
            schedule (Any): A `CronSchedule`, `IntervalSchedule` or `RRuleSchedule`, or a dict with its fields.
            max_scheduled_runs (int | None): Maximum number of runs to schedule ahead.
            parameters (Mapping[str, Any] | None): Parameters of its runs, overriding those of the deployment.
            slug (str | None): A name that is unique among the deployment's schedules.

        Raises:
            ObjectNotFound: The deployment or the schedule does not exist.
        """
    def update_flow(
        self,
        flow_id: UUID | str | _HasId,
        flow: FlowUpdate | Mapping[str, Any],
    ) -> None:
        """Update a flow. Fields that are not set in the update keep their values.

        Not in the official client.

        Args:
            flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.
            flow (FlowUpdate | Mapping[str, Any]): The fields to change: the tags.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    def update_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
        flow_version: str | None = None,
        parameters: dict[str, Any] | None = None,
        name: str | None = None,
        tags: Iterable[str] | None = None,
        empirical_policy: FlowRunPolicy | Mapping[str, Any] | None = None,
        infrastructure_pid: str | None = None,
        job_variables: dict[str, Any] | None = None,
    ) -> Response:
        """Update a flow run. Arguments that are None leave their fields unchanged.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            flow_version (str | None): The flow's version.
            parameters (dict[str, Any] | None): The parameters. They replace all existing ones.
            name (str | None): The run's name.
            tags (Iterable[str] | None): The tags. They replace all existing ones.
            empirical_policy (FlowRunPolicy | Mapping[str, Any] | None): The policy for retries and pauses.
            infrastructure_pid (str | None): The run's identifier in its infrastructure.
            job_variables (dict[str, Any] | None): Overrides of the work pool's job variables.

        Returns:
            Response: The response, with an empty body.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    def update_flow_run_labels(
        self,
        flow_run_id: UUID | str | _HasId,
        labels: dict[str, bool | int | float | str],
    ) -> None:
        """Set labels of a flow run. Other labels keep their values.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id, or any object with an `id`.
            labels (dict[str, bool | int | float | str]): The labels.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    def update_global_concurrency_limit(
        self,
        name: str,
        concurrency_limit: GlobalConcurrencyLimitUpdate | Mapping[str, Any],
    ) -> Response:
        """Update a global concurrency limit. Fields that are not set in the update keep their values.

        Args:
            name (str): The limit's name.
            concurrency_limit (GlobalConcurrencyLimitUpdate | Mapping[str, Any]): The fields to change.

        Returns:
            Response: The response, with an empty body.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    def update_server_default_result_storage(
        self,
        default_result_storage_block_id: UUID | str | _HasId,
    ) -> ServerDefaultResultStorage:
        """Set the server's default storage for results.

        Args:
            default_result_storage_block_id (UUID | str | _HasId): The id of the storage's block document.

        Returns:
            ServerDefaultResultStorage: The new setting.

        Raises:
            ObjectNotFound: The block document does not exist.
            ValidationError: The id is invalid, or the server rejects the block because it is not a storage.
        """
    def update_variable(
        self,
        variable: VariableUpdate | Mapping[str, Any],
    ) -> None:
        """Update a variable, identified by the name in the update. Fields that are not set keep their values.

        Args:
            variable (VariableUpdate | Mapping[str, Any]): The variable's name, and the fields to change.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    def update_variable_by_id(
        self,
        variable_id: UUID | str | _HasId,
        variable: VariableUpdate | Mapping[str, Any],
    ) -> None:
        """Update a variable, identified by its id. Fields that are not set in the update keep their values.

        Not in the official client.

        Args:
            variable_id (UUID | str | _HasId): The variable's id, or any object with an `id`.
            variable (VariableUpdate | Mapping[str, Any]): The fields to change, which may include the name.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    def update_work_pool(
        self,
        work_pool_name: str,
        work_pool: WorkPoolUpdate | Mapping[str, Any],
    ) -> None:
        """Update a work pool. Fields that are not set in the update keep their values.

        Args:
            work_pool_name (str): The work pool's name.
            work_pool (WorkPoolUpdate | Mapping[str, Any]): The fields to change.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    def update_work_queue(
        self,
        id: UUID | str | _HasId,
        **kwargs: Any,
    ) -> None:
        """Update a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id, or any object with an `id`.
            **kwargs (Any): The fields to change: `name`, `description`, `is_paused`, `concurrency_limit`, `priority`,
                `last_polled` and `filter`, as in `WorkQueueUpdate`. At least one is required.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    def upsert_global_concurrency_limit_by_name(
        self,
        name: str,
        limit: int,
        slot_decay_per_second: float | None = None,
    ) -> None:
        """Set the number of slots of a global concurrency limit. The limit is created if it does not exist.

        Args:
            name (str): The limit's name. It must not contain / % & < >.
            limit (int): The number of slots, at least 0.
            slot_decay_per_second (float | None): How many slots are released automatically per second, at least 0. Defaults
                to the existing value, or 0 for a new limit.
        """
    def validate_obj(
        self,
        schema: Mapping[str, Any],
        values: Mapping[str, Any],
    ) -> SchemaValuesValidationResponse:
        """Validate values against a JSON schema on the server, such as parameters against a deployment's
        `parameter_openapi_schema`.

        Not in the official client.

        Args:
            schema (Mapping[str, Any]): The schema.
            values (Mapping[str, Any]): The values.

        Returns:
            SchemaValuesValidationResponse: Whether the values are `valid`, and their `errors`.

        Raises:
            ValidationError: An argument cannot be encoded as a JSON object, or the schema is invalid.
        """
    def validate_template(
        self,
        template: str,
    ) -> None:
        """Validate a template as used in the messages and parameters of automations.

        Not in the official client.

        Args:
            template (str): A Jinja template.

        Raises:
            RequestValidationError: The template is invalid. The error says why and in which line.
        """

@overload
def get_client(
    httpx_settings: dict[str, Any] | None = None, sync_client: Literal[False] | None = None
) -> PrefectClient: ...
@overload
def get_client(
    httpx_settings: dict[str, Any] | None = None, *, sync_client: Literal[True]
) -> SyncPrefectClient: ...
@overload
def get_client(httpx_settings: dict[str, Any] | None, sync_client: Literal[True]) -> SyncPrefectClient: ...
@overload
def get_client(
    httpx_settings: dict[str, Any] | None = None, sync_client: bool | None = None
) -> PrefectClient | SyncPrefectClient:
    """Create a client for the configured API. If no API URL is configured, a local server is started.

    Args:
        httpx_settings (dict[str, Any] | None): Connection settings, as keyword arguments of `httpx.Client`.
            `PrefectClient` documents the supported ones.
        sync_client (bool | None): Whether to create a client with blocking methods. Defaults to one with
            async methods.

    Returns:
        PrefectClient | SyncPrefectClient: The client. It connects when its first method is called.

    Raises:
        ValidationError: `httpx_settings` contains something that is invalid or not supported.
        SettingsError: A setting is invalid, or no API URL is configured and no server can be started.
        ConnectError: The local server did not start.
    """
