# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""The async and the sync client, and `get_client`."""

from asyncio import AbstractEventLoop
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime, timedelta
from logging import Logger
from prefect_rs._annotations import _Dict, _HasId, _Id
from prefect_rs._core import AsyncItemIterator, ItemIterator, Request, Response
from prefect_rs._experimental.sla.objects import SlaMergeResponse, SlaTypes
from prefect_rs._raw import AsyncClient, SyncClient
from prefect_rs._url import URL
from prefect_rs.client.hooks import Hook, Retry
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
    StateType,
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
    FlowRunSlotSummary,
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
    WorkQueueConcurrencyStatusDetail,
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
from prefect_rs.events.schemas.events import Event, ReceivedEvent
from prefect_rs.exceptions import RequestError
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
        api (str | Callable[..., Any] | None): The API's URL, such as `http://127.0.0.1:4200/api`, or an ASGI app in this
            process, such as the one of the official server. Defaults to `PREFECT_API_URL`. If that is not set either, and
            `PREFECT_SERVER_ALLOW_EPHEMERAL_MODE` is true, as it is by default, a Prefect server is started, if one is
            installed. It stops when this process ends.
        api_key (str | Callable[[], str | Awaitable[str]] | None): An API key of Prefect Cloud, or a function that returns one,
            which is called before the first request, and again after a 401. Defaults to `PREFECT_API_KEY`.
        api_version (str | None): The API version to request. Defaults to the latest version that the client knows.
        httpx_settings (dict[str, Any] | None): Settings of the connection, with the names and types of
            `httpx.AsyncClient`: timeout, limits, headers, cookies, params, auth, verify, cert, proxy, http2,
            follow_redirects, max_redirects, base_url, trust_env, event_hooks, and transport, mounts or app, with which httpx sends
            the requests. Unsupported settings raise an error.
        auth_string (str | None): Credentials of a self-hosted server, as `user:password`. Takes precedence over the API
            key. Defaults to `PREFECT_API_AUTH_STRING`.

    Raises:
        ValidationError: An argument is invalid.
        SettingsError: A setting is invalid, or there is neither a URL nor a server to start.
        ConnectError: The server that was started did not become ready.
    """
    def __init__(
        self, api: str | Callable[..., Any] | None = None,
        api_key: str | Callable[[], str | Awaitable[str]] | None = None, api_version: str | None = None,
        httpx_settings: dict[str, Any] | None = None, *, auth_string: str | None = None,
    ) -> None: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *exc_info: Any) -> None: ...
    @property
    def _client(self) -> AsyncClient: ...
    @_client.setter
    def _client(self, value: Any) -> None: ...
    def __enter__(self) -> NoReturn: ...
    def __exit__(self, *exc_info: Any) -> NoReturn: ...
    async def api_healthcheck(self) -> Exception | None:
        """Check whether the server is healthy. Errors are returned, not raised.

        Returns:
            None if the server is healthy, otherwise the error.
        """
    async def api_readycheck(self) -> Exception | None:
        """Check whether the server is ready for requests, which includes its database. Errors are returned, not raised.

        Not in the official client.

        Returns:
            None if the server is ready, otherwise the error.
        """
    @property
    def api_url(self) -> URL:
        """The URL of the API: text that has the attributes of `httpx.URL`, such as `host`.

        Returns:
            The URL without credentials, with a trailing slash as in the official client.
        """
    async def api_version(self) -> str:
        """Read the version of Prefect that the server runs.

        Returns:
            The version, such as `3.9.1`.
        """
    async def apply_slas_for_deployment(
        self, deployment_id: _Id, slas: Iterable[SlaTypes | _Dict]
    ) -> SlaMergeResponse:
        """Replace the service level agreements of a deployment. Prefect Cloud only.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.
            slas: The agreements. They are not modified.

        Returns:
            The names of the agreements that were created, kept and removed.

        Raises:
            ObjectNotFound: The deployment does not exist, or the server is not Prefect Cloud.
        """
    async def bulk_create_flow_runs_from_deployment(
        self, deployment_id: _Id, flow_runs: Iterable[DeploymentFlowRunCreate | _Dict], *,
        raise_on_failure: bool = True,
    ) -> FlowRunBulkCreateResponse:
        """Create several flow runs of a deployment, in one request.

        Runs that fail because the server's database is busy, as SQLite can be, are retried with the same idempotency
        keys.

        Not in the official client.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.
            flow_runs: The flow runs, at most 100. `state` may be
                a `State`, a `StateCreate` or a dict; its data is not sent. Runs without an `idempotency_key` get a new
                one, so that the request can be retried.
            raise_on_failure: Whether to raise an error if some runs could not be created. Otherwise, their results
                have the status `FAILED` and an `error`.

        Returns:
            `results` has a result for each of the `flow_runs`, in the same order.

        Raises:
            BulkOperationError: Some runs could not be created, for example because of invalid parameters. The error has
                the results of all runs.
            ObjectNotFound: The deployment does not exist.
        """
    async def bulk_delete_deployments(
        self, deployment_filter: DeploymentFilter | _Dict, limit: int | None = None
    ) -> DeploymentBulkDeleteResponse:
        """Delete the deployments that match a filter, in one request.

        Not in the official client.

        Args:
            deployment_filter: Which deployments to delete. `DeploymentFilter()`
                matches all.
            limit: Maximum number of deployments to delete. Defaults to 50, the server's upper limit.

        Returns:
            `deleted` has the ids of the deleted deployments. More may match: repeat the
                call until it is empty.
        """
    async def bulk_delete_flow_runs(
        self, flow_run_filter: FlowRunFilter | _Dict, limit: int | None = None
    ) -> FlowRunBulkDeleteResponse:
        """Delete the flow runs that match a filter, in one request.

        Not in the official client.

        Args:
            flow_run_filter: Which flow runs to delete. `FlowRunFilter()` matches all.
            limit: Maximum number of flow runs to delete. Defaults to 50, the server's upper limit.

        Returns:
            `deleted` has the ids of the deleted flow runs. More may match: repeat the call
                until it is empty.
        """
    async def bulk_delete_flows(
        self, flow_filter: FlowFilter | _Dict, limit: int | None = None
    ) -> FlowBulkDeleteResponse:
        """Delete the flows that match a filter, and their deployments, in one request.

        Not in the official client.

        Args:
            flow_filter: Which flows to delete. `FlowFilter()` matches all.
            limit: Maximum number of flows to delete. Defaults to 50, the server's upper limit.

        Returns:
            `deleted` has the ids of the deleted flows. More may match: repeat the call until it
                is empty.
        """
    async def bulk_set_flow_run_state(
        self, flow_run_filter: FlowRunFilter | _Dict, state: State | _Dict, force: bool = False,
        limit: int | None = None, *, raise_on_failure: bool = True,
    ) -> FlowRunBulkSetStateResponse:
        """Propose a state for the flow runs that match a filter, in one request.

        As with `set_flow_run_state`, the server may decide differently for each run, which does not raise. Runs that fail
        because the server's database is busy are retried.

        Not in the official client.

        Args:
            flow_run_filter: Which flow runs. `FlowRunFilter()` matches all.
            state: The state, such as `prefect_rs.states.Cancelled()`.
            force: Whether to bypass the server's orchestration rules.
            limit: Maximum number of flow runs. Defaults to 50, the server's upper limit.
            raise_on_failure: Whether to raise an error if some runs failed. Otherwise, their results have the
                status `ABORT` and the reason in `details`.

        Returns:
            `results` has the server's decision for each run.

        Raises:
            BulkOperationError: The server's database failed for some runs. The error has the results of all runs.
        """
    async def cancel_flow_run(
        self, run: _Id, *, wait: bool = False, timeout: float | timedelta | None = None,
        poll_interval: float | timedelta | None = None,
    ) -> FlowRun:
        """Cancel a flow run.

        A run that has begun, or for which infrastructure is being prepared, enters `Cancelling`: the worker or process that
        runs it stops it, and then it is `Cancelled`. A run that has not begun is `Cancelled` at once. One that has ended
        stays as it is.

        Not in the official client.

        Args:
            run: The flow run, or its id.
            wait: Whether to wait until the run has ended, as `wait_for_flow_run` does.
            timeout: Maximum time to wait, in seconds. Defaults to no limit. Requires `wait=True`.
            poll_interval: Maximum time between two requests of the wait, in seconds. Defaults to
                5. Requires `wait=True`.

        Returns:
            The flow run, in its new state.

        Raises:
            ObjectNotFound: The flow run does not exist.
            StateRefused: The server does not cancel the run. The message says why.
            FlowRunWaitTimeout: The timeout expired.
        """
    async def cancel_flow_runs_where(
        self, flow_run_filter: FlowRunFilter | _Dict | None, *, flow_filter: FlowFilter | _Dict | None = None,
        task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, dry_run: bool = False, everything: bool = False,
        progress: Callable[[int, int], object] | None = None,
    ) -> int:
        """Cancel all flow runs that match all filters, in as many requests as it takes.

        As with `cancel_flow_run`, runs that have begun enter `Cancelling`, others `Cancelled`. Runs that have ended or are
        being cancelled are left alone. Not in the official client.

        Args:
            flow_run_filter: Filter by flow run.
            flow_filter: Filter by flow.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.
            dry_run: Whether to only count the runs.
            everything: Whether filters that match every run are meant. Without it, they are an error.
            progress: Called with the number of runs that are done and of all runs,
                before the first request that cancels, and after each one. If it raises, that ends the call.

        Returns:
            How many runs were cancelled or, with `dry_run`, would be.

        Raises:
            ValidationError: The filters match every run. It is a `ValueError`.
            BulkOperationError: The server's database failed for some runs, of which it has the first. The others are done.
        """
    async def check_work_queues_for_deployment(self, deployment_id: _Id) -> list[WorkQueue]:
        """Read the work queues whose filters match a deployment.

        The server considers nothing else: it returns every work queue without a filter, of every work pool. Current work
        queues have no filters.

        Not in the official client.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.

        Returns:
            The work queues.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def clear_server_default_result_storage(self) -> None:
        """Clear the server's default storage for results."""
    def client_version(self) -> str:
        """The version of Prefect that this client is compatible with. (`prefect_rs.__version__` is its own version.)

        Returns:
            The version that a server's version is compared with.
        """
    async def count_artifacts(
        self, *, artifact_filter: ArtifactFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> int:
        """Count the artifacts that match all filters.

        Not in the official client.

        Args:
            artifact_filter: Filter by artifact.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.

        Returns:
            The number of artifacts.
        """
    async def count_automations(self, *, automations: AutomationFilter | _Dict | None = None) -> int:
        """Count the automations that match the filter.

        Not in the official client.

        Args:
            automations: Filter by automation.

        Returns:
            The number of automations.
        """
    async def count_block_documents(
        self, *, block_document_filter: BlockDocumentFilter | _Dict | None = None,
        block_type_filter: BlockTypeFilter | _Dict | None = None,
        block_schema_filter: BlockSchemaFilter | _Dict | None = None,
    ) -> int:
        """Count the block documents that match all filters.

        Anonymous block documents are left out, unless the `block_document_filter` asks for them.

        Not in the official client.

        Args:
            block_document_filter: Filter by block document.
            block_type_filter: Filter by block type.
            block_schema_filter: Filter by block schema.

        Returns:
            The number of block documents.
        """
    async def count_deployments(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> int:
        """Count the deployments that match all filters.

        Not in the official client.

        Args:
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.

        Returns:
            The number of deployments.
        """
    async def count_deployments_by_flow(self, flow_ids: Iterable[Any]) -> dict[UUID, int]:
        """Count the deployments of several flows.

        Not in the official client.

        Args:
            flow_ids: The flows' ids, or objects with an `id`. At most 200.

        Returns:
            The number of deployments by flow id. It is 0 for flows that do not exist.
        """
    async def count_events(
        self, countable: str, filter: EventFilter | _Dict | None = None, *, time_unit: str = "day",
        time_interval: float = 1.0,
    ) -> list[EventCount]:
        """Count the events that match the filter, in groups.

        Not in the official client.

        Args:
            countable: What to group by: `day` or `time` (when the events occurred), `event` (their names) or
                `resource` (their resources).
            filter: Which events. Defaults to those of the last 180 days.
            time_unit: The unit of the intervals of `time`: `week`, `day`, `hour`, `minute` or `second`.
            time_interval: The length of these intervals, in units. At least 0.01.

        Returns:
            The counts.

        Raises:
            RequestValidationError: There are too many intervals.
        """
    async def count_flow_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> int:
        """Count the flow runs that match all filters.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.

        Returns:
            The number of flow runs.
        """
    async def count_flows(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
    ) -> int:
        """Count the flows that match all filters.

        Not in the official client.

        Args:
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            work_pool_filter: Filter by work pool.

        Returns:
            The number of flows.
        """
    async def count_latest_artifacts(
        self, *, artifact_filter: ArtifactCollectionFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> int:
        """Count the artifact keys whose latest artifact matches all filters.

        Not in the official client.

        Args:
            artifact_filter: Filter by artifact.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.

        Returns:
            The number of keys.
        """
    async def count_task_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> int:
        """Count the task runs that match all filters.

        Not in the official client.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.

        Returns:
            The number of task runs.
        """
    async def count_task_runs_by_flow_run(self, flow_run_ids: Iterable[Any]) -> dict[UUID, int]:
        """Count the task runs of several flow runs.

        Not in the official client.

        Args:
            flow_run_ids: The flow runs' ids, or objects with an `id`. At most 200.

        Returns:
            The number of task runs by flow run id. It is 0 for flow runs that do not exist.
        """
    async def count_task_runs_by_state(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> dict[str, int]:
        """Count the task runs that match all filters by state type.

        Not in the official client.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.

        Returns:
            The number of task runs for every state type, such as `COMPLETED` and `RUNNING`.
        """
    async def count_variables(self, *, variable_filter: VariableFilter | _Dict | None = None) -> int:
        """Count the variables that match the filter.

        Not in the official client.

        Args:
            variable_filter: Filter by variable.

        Returns:
            The number of variables.
        """
    async def count_work_pools(self, work_pool_filter: WorkPoolFilter | _Dict | None = None) -> int:
        """Count the work pools that match the filter.

        Not in the official client.

        Args:
            work_pool_filter: Filter by work pool.

        Returns:
            The number of work pools.
        """
    async def create_artifact(self, artifact: ArtifactCreate | _Dict) -> Artifact:
        """Create an artifact. It becomes the latest artifact of its key.

        This also emits the event `prefect.artifact.created`. If that fails, a warning is logged.

        Args:
            artifact: The artifact.

        Returns:
            The artifact.
        """
    async def create_automation(self, automation: AutomationCore | _Dict) -> UUID:
        """Create an automation.

        Args:
            automation: The automation: its trigger and its actions.

        Returns:
            The automation's id.

        Raises:
            RequestValidationError: The server rejects the automation, for example because an action refers to an object
                that does not exist.
        """
    async def create_block_document(
        self, block_document: BlockDocument | BlockDocumentCreate | _Dict, include_secrets: bool = True
    ) -> BlockDocument:
        """Create a block document.

        Args:
            block_document: The block document.
            include_secrets: Whether to send pydantic secrets in its data, such as `SecretStr`, in plain text, so
                that the server can store them. Otherwise they are sent as asterisks, and are lost.

        Returns:
            The block document, with the secrets in its data masked.

        Raises:
            ObjectAlreadyExists: The block type has a document with this name.
        """
    async def create_block_schema(self, block_schema: BlockSchemaCreate | _Dict) -> BlockSchema:
        """Create a block schema, or return the existing one with the same block type, version and fields.

        Args:
            block_schema: The block schema.

        Returns:
            The block schema, with its checksum.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    async def create_block_type(self, block_type: BlockTypeCreate | _Dict) -> BlockType:
        """Create a block type.

        Args:
            block_type: The block type.

        Returns:
            The block type.

        Raises:
            ObjectAlreadyExists: A block type with this slug exists.
        """
    async def create_concurrency_limit(self, tag: str, concurrency_limit: int) -> UUID:
        """Create the concurrency limit of a tag, or update the existing one.

        Args:
            tag: The tag. It must not contain / % & < >.
            concurrency_limit: Maximum number of concurrent task runs. Further task runs wait; if it is 0, they are
                aborted.

        Returns:
            The limit's id.
        """
    async def create_deployment(
        self, flow_id: _Id, name: str, version: str | None = None, version_info: Any = None,
        schedules: Iterable[Any] | None = None, concurrency_limit: int | None = None,
        concurrency_options: ConcurrencyOptions | _Dict | None = None, parameters: _Dict | None = None,
        description: str | None = None, work_queue_name: str | None = None, work_pool_name: str | None = None,
        tags: Iterable[str] | None = None, storage_document_id: _Id | None = None, path: str | None = None,
        entrypoint: str | None = None, infrastructure_document_id: _Id | None = None,
        parameter_openapi_schema: _Dict | None = None, paused: bool | None = None,
        pull_steps: Iterable[_Dict] | None = None, enforce_parameter_schema: bool | None = None,
        job_variables: _Dict | None = None, branch: str | None = None, base: _Id | None = None,
        root: _Id | None = None, *, schedule: Any = None,
        labels: Mapping[str, bool | int | float | str] | None = None,
        global_concurrency_limit_id: _Id | None = None,
    ) -> DeploymentResponse:
        """Create a deployment, or update the existing one with the same flow and name.

        Args:
            flow_id: The flow's id, or any object with an `id`.
            name: The deployment's name, unique within its flow.
            version: The deployment's version.
            version_info: What the version is built from: a `VersionInfo`, or a dict with its fields. For
                compatibility, a schedule in this place is used as `schedule`.
            schedules: Each a `DeploymentScheduleCreate`, a schedule, or a pair of a schedule and
                whether it is active.
            concurrency_limit: Maximum number of concurrent runs.
            concurrency_options: What happens to runs above the
                concurrency limit.
            parameters: Default parameters of its runs.
            description: A description.
            work_queue_name: The work queue for its runs.
            work_pool_name: The work pool for its runs.
            tags: Tags of the deployment and of its runs.
            storage_document_id: The block document of the flow's storage.
            path: The path of the flow's code, relative to its storage.
            entrypoint: The file and the function of the flow, such as `flows/etl.py:main`.
            infrastructure_document_id: The block document of its infrastructure.
            parameter_openapi_schema: The OpenAPI schema of the flow's parameters.
            paused: Whether all schedules are paused.
            pull_steps: The steps with which a worker retrieves the flow's code.
            enforce_parameter_schema: Whether the server rejects parameters that do not match the schema.
            job_variables: Overrides of the work pool's job variables.
            branch: The name of the branch that this deployment is. Prefect Cloud only.
            base: The deployment that this one branches off. Prefect Cloud only.
            root: The deployment at the root of all branches. Prefect Cloud only.
            schedule: A single schedule, in one of the forms that `schedules` takes.
            labels: Labels.
            global_concurrency_limit_id: A global concurrency limit to use.

        Returns:
            The deployment, which is also a `DeploymentArgument`. It can be passed to any argument that takes
                a deployment's id.

        Raises:
            ObjectLimitReached: The maximum number of deployments is reached.
            ObjectNotFound: The work pool does not exist.
            ObjectAlreadyExists: The flow does not exist. The server reports this as a conflict (409).
        """
    async def create_deployment_branch(
        self, deployment_id: _Id, branch: str, options: DeploymentBranchingOptions | _Dict | None = None,
        overrides: DeploymentUpdate | _Dict | None = None,
    ) -> UUID:
        """Create a branch of a deployment. Prefect Cloud only.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.
            branch: The branch's name.
            options: Options for the branch.
            overrides: Fields in which the branch differs.

        Returns:
            The id of the deployment that is the branch.

        Raises:
            ObjectNotFound: The deployment does not exist, or the server does not support branches.
        """
    async def create_deployment_schedules(
        self, deployment_id: _Id, schedules: Iterable[Any], max_scheduled_runs: int | None = None,
        parameters: _Dict | None = None, slug: str | None = None,
    ) -> list[DeploymentSchedule]:
        """Add schedules to a deployment.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.
            schedules: Each a `DeploymentScheduleCreate`, a schedule, or a pair of a schedule and whether
                it is active.
            max_scheduled_runs: Maximum number of runs to schedule ahead. Applies to the schedules that do
                not set it themselves, as do the following two.
            parameters: Parameters of their runs, overriding those of the deployment.
            slug: A name that is unique among the deployment's schedules.

        Returns:
            The schedules that were created.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def create_events(self, events: Iterable[Event | _Dict]) -> None:
        """Emit events. It takes a moment until they can be read.

        Not in the official client.

        Args:
            events: The events.
        """
    async def create_flow(self, flow: Any) -> UUID:
        """Create a flow, or return the existing one with the same name.

        Args:
            flow: A decorated Prefect flow, or any object or dict with a `name`.

        Returns:
            The flow's id.
        """
    async def create_flow_from_name(self, flow_name: str) -> UUID:
        """Create a flow by its name, or return the existing one.

        Args:
            flow_name: The flow's name.

        Returns:
            The flow's id.
        """
    async def create_flow_run(
        self, flow: Any, name: str | None = None, parameters: dict[str, Any] | None = None,
        context: dict[str, Any] | None = None, tags: Iterable[str] | None = None,
        parent_task_run_id: _Id | None = None, state: State | _Dict | None = None,
        work_pool_name: str | None = None, work_queue_name: str | None = None,
        job_variables: dict[str, Any] | None = None, idempotency_key: str | None = None,
    ) -> FlowRun:
        """Create a flow run.

        Args:
            flow: A `Flow` that was read from the API, or any object with an `id`; or a decorated Prefect flow, or
                any object with a `name`, which is created first if it does not exist.
            name: The run's name. Defaults to a generated name.
            parameters: The flow's parameters: anything that can be encoded as JSON, including
                dates, UUIDs and dataclasses.
            context: Additional context for the run.
            tags: Tags.
            parent_task_run_id: The task run that represents this run in its parent flow
                run.
            state: The initial state. Defaults to `Pending`.
            work_pool_name: The work pool.
            work_queue_name: The work queue.
            job_variables: Overrides of the work pool's job variables.
            idempotency_key: If the flow has a run with this key, that run is returned and none is created.
                Defaults to a new key, so that the request can be retried.

        Returns:
            The flow run. Its `parameters` are the objects that were passed.

        Raises:
            ObjectAlreadyExists: No flow has this id. The server reports this as a conflict (409).
        """
    async def create_flow_run_from_deployment(
        self, deployment_id: _Id, *, parameters: _Dict | None = None, context: _Dict | None = None,
        state: State | _Dict | None = None, name: str | None = None, tags: Iterable[str] | None = None,
        idempotency_key: str | None = None, parent_task_run_id: _Id | None = None,
        work_queue_name: str | None = None, job_variables: _Dict | None = None,
        labels: Mapping[str, bool | int | float | str] | None = None,
    ) -> FlowRun:
        """Create a flow run of a deployment.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.
            parameters: Parameters, overriding those of the deployment.
            context: Additional context for the run.
            state: The initial state. Defaults to `Scheduled`, for now.
            name: The run's name. Defaults to a generated name.
            tags: Tags, in addition to those of the deployment.
            idempotency_key: If the deployment has a run with this key, that run is returned and none is
                created. Defaults to a new key, so that the request can be retried.
            parent_task_run_id: The task run that represents this run in its parent flow
                run.
            work_queue_name: The work queue. Defaults to that of the deployment.
            job_variables: Overrides of the job variables of the deployment and its work pool.
            labels: Labels.

        Returns:
            The flow run.

        Raises:
            ObjectNotFound: The deployment does not exist.
            ValidationError: An argument is invalid, or the server rejects the parameters.
        """
    async def create_flow_run_input(
        self, flow_run_id: _Id, key: str, value: str, sender: str | None = None
    ) -> None:
        """Send an input to a flow run.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.
            key: A key, unique among the inputs of the flow run: lower-case letters, digits and dashes.
            value: The value, by convention JSON.
            sender: The sender, such as `prefect.flow-run.ID`.

        Raises:
            ObjectAlreadyExists: An input with this key exists.
            ObjectNotFound: The flow run does not exist.
        """
    async def create_global_concurrency_limit(
        self, concurrency_limit: GlobalConcurrencyLimitCreate | _Dict
    ) -> UUID:
        """Create a global concurrency limit.

        Args:
            concurrency_limit: The limit.

        Returns:
            The limit's id.

        Raises:
            ObjectAlreadyExists: A limit with this name exists.
        """
    async def create_logs(self, logs: Iterable[LogCreate | _Dict]) -> None:
        """Write log messages of runs, in one request.

        Args:
            logs: The messages.
        """
    async def create_saved_search(self, saved_search: SavedSearchCreate | _Dict) -> SavedSearch:
        """Save a search. If one with the same name exists, its filters are replaced and its id is kept.

        Not in the official client.

        Args:
            saved_search: The search.

        Returns:
            The search.
        """
    async def create_task_run(
        self,
        task: Any,
        flow_run_id: _Id | None,
        dynamic_key: str | int,
        id: _Id | None = None,
        name: str | None = None,
        extra_tags: Iterable[str] | None = None,
        state: State | _Dict | None = None,
        task_inputs: Mapping[str, Iterable[TaskRunResult | FlowRunResult | Parameter | Constant]]
        | None = None,
    ) -> TaskRun:
        """Create a task run.

        Args:
            task: A decorated Prefect task, or any object with a `task_key` and, optionally, `tags`, `version`,
                `retries`, `retry_delay_seconds` and `retry_jitter_factor`.
            flow_run_id: The flow run that it belongs to, or None for a task that runs
                outside of a flow.
            dynamic_key: A key that distinguishes the runs of one task in a flow run.
            id: The run's id. Defaults to a generated id.
            name: The run's name. Defaults to a generated name.
            extra_tags: Tags, in addition to those of the task.
            state: The initial state. Defaults to `Pending`.
            task_inputs: The sources
                of each argument.

        Returns:
            The task run. If one with the same task, flow run and dynamic key exists, it is returned instead.

        Raises:
            ObjectAlreadyExists: Another task run has this id, or the flow run does not exist, which the server also reports
                as a conflict (409).
        """
    async def create_variable(self, variable: VariableCreate | _Dict) -> Variable:
        """Create a variable.

        Args:
            variable: The variable.

        Returns:
            The variable.

        Raises:
            ObjectAlreadyExists: A variable with this name exists.
        """
    async def create_work_pool(
        self, work_pool: WorkPoolCreate | _Dict | str | None = None, type: str | bool | None = None,
        description: str | None = None, is_paused: bool | None = None, concurrency_limit: int | None = None, *,
        name: str | None = None, overwrite: bool = False, **kwargs: Any,
    ) -> WorkPool:
        """Create a work pool, from a `WorkPoolCreate` or from a name, a type and other fields.

        Args:
            work_pool: The work pool, or its name if the other arguments
                are its fields.
            type: The type of its workers, such as `process`, `docker` or `kubernetes`. (After a
                `WorkPoolCreate`, the second positional argument is `overwrite`.)
            description: A description.
            is_paused: Whether the work pool is paused.
            concurrency_limit: Maximum number of concurrent flow runs, at least 0.
            name: The name, if passed by keyword.
            overwrite: Whether to reset an existing work pool of this name to the given fields. Its type cannot be
                changed: if it differs, a `UserWarning` is issued.
            **kwargs: `base_job_template` and `storage_configuration`.

        Returns:
            The work pool.

        Raises:
            ObjectAlreadyExists: A work pool with this name exists, and `overwrite` is False.
            ObjectUnsupported: The Prefect Cloud plan does not include work pools of this type.
        """
    async def create_work_queue(
        self, name: str, description: str | None = None, is_paused: bool | None = None,
        concurrency_limit: int | None = None, priority: int | None = None, work_pool_name: str | None = None,
    ) -> WorkQueue:
        """Create a work queue.

        Args:
            name: The work queue's name, unique within its work pool.
            description: A description.
            is_paused: Whether the work queue is paused.
            concurrency_limit: Maximum number of concurrent flow runs, at least 0.
            priority: The priority within the work pool; 1 is the highest. Defaults to the lowest.
            work_pool_name: The work pool. Defaults to the server's default work pool.

        Returns:
            The work queue.

        Raises:
            ObjectAlreadyExists: The work pool has a work queue with this name.
            ObjectNotFound: The work pool does not exist.
        """
    async def decrement_v1_concurrency_slots(
        self, names: Iterable[str], task_run_id: _Id, occupancy_seconds: float | None
    ) -> Response:
        """Release the slots that a task run occupies.

        Args:
            names: The tags.
            task_run_id: The task run's id, or any object with an `id`.
            occupancy_seconds: How long the slots were occupied, in seconds.

        Returns:
            The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.
        """
    async def delete(
        self, url: str, *, params: _Dict | None = None, headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None, follow_redirects: bool = ..., timeout: float | Any = ...,
    ) -> Response:
        """Send a DELETE request.

        Args:
            url: A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The response.
        """
    async def delete_artifact(self, artifact_id: _Id) -> None:
        """Delete an artifact. If it was the latest of its key, the one before it becomes the latest.

        Args:
            artifact_id: The artifact's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The artifact does not exist.
        """
    async def delete_automation(self, automation_id: _Id) -> None:
        """Delete an automation.

        Args:
            automation_id: The automation's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    async def delete_block_document(self, block_document_id: _Id) -> None:
        """Delete a block document.

        Args:
            block_document_id: The block document's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The block document does not exist.
        """
    async def delete_block_schema(self, block_schema_id: _Id) -> None:
        """Delete a block schema and its block documents.

        Not in the official client.

        Args:
            block_schema_id: The block schema's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The block schema does not exist.
        """
    async def delete_block_type(self, block_type_id: _Id) -> None:
        """Delete a block type, its block schemas and its block documents.

        Args:
            block_type_id: The block type's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The block type does not exist.
            ProtectedBlockError: The block type is built into the server and cannot be deleted.
        """
    async def delete_concurrency_limit(self, id: _Id) -> None:
        """Delete a tag-based concurrency limit.

        Not in the official client.

        Args:
            id: The limit's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def delete_concurrency_limit_by_tag(self, tag: str) -> None:
        """Delete the concurrency limit of a tag.

        Args:
            tag: The tag.

        Raises:
            ObjectNotFound: The tag has no limit.
        """
    async def delete_deployment(self, deployment_id: _Id) -> None:
        """Delete a deployment. Its scheduled flow runs are deleted as well, its other runs are kept.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def delete_deployment_schedule(self, deployment_id: _Id, schedule_id: _Id) -> None:
        """Delete a schedule of a deployment, and the flow runs that it has scheduled.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.
            schedule_id: The schedule's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment or the schedule does not exist.
        """
    async def delete_flow(self, flow_id: _Id) -> None:
        """Delete a flow, its deployments and its runs.

        Args:
            flow_id: The flow's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    async def delete_flow_run(self, flow_run_id: _Id) -> None:
        """Delete a flow run.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def delete_flow_run_input(self, flow_run_id: _Id, key: str) -> None:
        """Delete an input of a flow run.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.
            key: The input's key.

        Raises:
            ObjectNotFound: The input does not exist.
        """
    async def delete_flow_runs_where(
        self, flow_run_filter: FlowRunFilter | _Dict | None, *, flow_filter: FlowFilter | _Dict | None = None,
        task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, dry_run: bool = False, everything: bool = False,
        progress: Callable[[int, int], object] | None = None,
    ) -> int:
        """Delete all flow runs that match all filters, in as many requests as it takes.

        Their ids are read first, so runs that are created meanwhile stay. A run that no longer matches `flow_run_filter`
        when its turn comes stays, too. Not in the official client.

        Args:
            flow_run_filter: Filter by flow run.
            flow_filter: Filter by flow.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.
            dry_run: Whether to only count the runs.
            everything: Whether filters that match every run are meant. Without it, they are an error.
            progress: Called with the number of runs that are done and of all runs,
                before the first request that deletes, and after each one. If it raises, that ends the call.

        Returns:
            How many runs were deleted or, with `dry_run`, would be.

        Raises:
            ValidationError: The filters match every run. It is a `ValueError`.
        """
    async def delete_global_concurrency_limit_by_name(self, name: str) -> Response:
        """Delete a global concurrency limit by its name.

        Args:
            name: The limit's name.

        Returns:
            The response, with an empty body.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def delete_resource_owned_automations(self, resource_id: str) -> None:
        """Delete the automations that a resource owns.

        Args:
            resource_id: The resource's id, such as `prefect.deployment.UUID`.
        """
    async def delete_saved_search(self, saved_search_id: _Id) -> None:
        """Delete a saved search.

        Not in the official client.

        Args:
            saved_search_id: The saved search's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The search does not exist.
        """
    async def delete_task_run(self, task_run_id: _Id) -> None:
        """Delete a task run.

        Args:
            task_run_id: The task run's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    async def delete_variable_by_id(self, variable_id: _Id) -> None:
        """Delete a variable by its id.

        Not in the official client.

        Args:
            variable_id: The variable's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    async def delete_variable_by_name(self, name: str) -> None:
        """Delete a variable by its name.

        Args:
            name: The variable's name.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    async def delete_work_pool(self, work_pool_name: str) -> None:
        """Delete a work pool and its work queues.

        Args:
            work_pool_name: The work pool's name.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def delete_work_queue_by_id(self, id: _Id) -> None:
        """Delete a work queue.

        Args:
            id: The work queue's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    async def delete_worker(self, work_pool_name: str, worker_name: str) -> None:
        """Delete a worker. A worker that is still running registers again with its next heartbeat.

        Not in the official client.

        Args:
            work_pool_name: The work pool's name.
            worker_name: The worker's name.

        Raises:
            ObjectNotFound: The work pool or the worker does not exist.
        """
    async def download_flow_run_logs(self, flow_run_id: _Id) -> str:
        """Download all log messages of a flow run and its task runs as CSV.

        Not in the official client.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.

        Returns:
            CSV with a header line, the earliest message first. The columns are `timestamp`, `level`, `flow_run_id`,
                `task_run_id` and `message`.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def emit(self, event: Event | _Dict) -> Event:
        """Emit an event, and return once the server has received it. It takes a moment until it can be read.

        `prefect_rs.events.emit_event` does not wait for the server. Not in the official client.

        Args:
            event: The event.

        Returns:
            The event, with the id and time that it was sent with.

        Raises:
            EventTooLarge: The event exceeds `PREFECT_SERVER_EVENTS_MAXIMUM_SIZE_BYTES`. It is not sent.
        """
    async def filter_flow_run_input(
        self, flow_run_id: _Id, key_prefix: str, limit: int, exclude_keys: Iterable[str]
    ) -> list[FlowRunInput]:
        """Read the inputs of a flow run whose keys start with a prefix.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.
            key_prefix: The prefix.
            limit: Maximum number of inputs.
            exclude_keys: Keys to leave out.

        Returns:
            The inputs, the oldest first.
        """
    async def find_automation(self, id_or_name: _Id) -> Automation | None:
        """Find an automation by its id or its name.

        A name is first looked up as it is, then ignoring case. If several automations have it, the one that was updated
        last is returned.

        Args:
            id_or_name: The id or the name. Text that is a UUID is an id.

        Returns:
            The automation, or None if no automation has this name.

        Raises:
            ObjectNotFound: No automation has this id.
        """
    def follow_flow_run(
        self, run: _Id, *, logs: bool = True, states: bool = True, straggler_timeout: float | timedelta = 3,
        poll_interval: float | timedelta | None = None,
    ) -> AsyncItemIterator[Log | State]:
        """Follow a flow run: its states and log messages, as they arrive.

            for item in client.follow_flow_run(run):
                match item:
                    case Log():
                        print(item.message)
                    case State():
                        print("->", item.name)

        The messages of its task runs are included. The iteration ends when the run is final and its last messages have
        arrived. For a run that is over, everything is returned.

        Each item is returned exactly once. Items that arrive together are in the order of their times. A message that reaches
        the server late is returned when it arrives.

        The run is polled with back-off, and at once when the server's event stream reports a change. An unreachable server
        does not end the iteration, unless it stays unreachable for five minutes. If the run is late, a warning is logged that
        says why.

        Not in the official client.

        Args:
            run: The flow run, or its id.
            logs: Whether to return log messages.
            states: Whether to return states.
            straggler_timeout: How long to wait for late log messages after the end of the run, counted
                from the last message, in seconds. Defaults to 3, because processes send their messages every 2 seconds. The
                iteration ends after ten times as long in any case.
            poll_interval: Maximum time between two polls, in seconds. Defaults to 2 while
                the run is running, and otherwise to 5.

        Returns:
            The log messages and states.

        Raises:
            ObjectNotFound: The flow run does not exist, or was deleted.
        """
    async def get(
        self, url: str, *, params: _Dict | None = None, headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None, follow_redirects: bool = ..., timeout: float | Any = ...,
    ) -> Response:
        """Send a GET request.

        Args:
            url: A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The response.
        """
    async def get_most_recent_block_schema_for_block_type(self, block_type_id: _Id) -> BlockSchema | None:
        """Read the newest block schema of a block type.

        Args:
            block_type_id: The block type's id, or any object with an `id`.

        Returns:
            The block schema, or None if the block type has none or does not exist.
        """
    async def get_runs_in_work_queue(
        self, id: _Id, limit: int = 10, scheduled_before: datetime | str | None = None
    ) -> list[FlowRun]:
        """Read the flow runs of a work queue that are due.

        The server treats this as a poll by a worker.

        Args:
            id: The work queue's id, or any object with an `id`.
            limit: Maximum number of flow runs.
            scheduled_before: Only flow runs scheduled before this time. Defaults to now.

        Returns:
            The flow runs.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    async def get_scheduled_flow_runs_for_deployments(
        self, deployment_ids: Iterable[Any], scheduled_before: datetime | str | None = None,
        limit: int | None = None,
    ) -> list[FlowRun]:
        """Read the scheduled flow runs of some deployments, the earliest first.

        Args:
            deployment_ids: The deployments' ids, or objects with an `id`.
            scheduled_before: Only runs scheduled for this time or earlier.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.

        Returns:
            The flow runs.
        """
    async def get_scheduled_flow_runs_for_work_pool(
        self, work_pool_name: str, work_queue_names: Iterable[str] | None = None,
        scheduled_before: datetime | str | None = None,
    ) -> list[WorkerFlowRunResponse]:
        """Read the flow runs that the workers of a work pool should run.

        The server treats this as a poll by a worker.

        Args:
            work_pool_name: The work pool's name.
            work_queue_names: Only flow runs in these work queues. Defaults to all.
            scheduled_before: Only flow runs scheduled before this time.

        Returns:
            The flow runs, with their work queues.

        Raises:
            ObjectNotFound: The work pool or a work queue does not exist.
        """
    async def head(
        self, url: str, *, params: _Dict | None = None, headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None, follow_redirects: bool = ..., timeout: float | Any = ...,
    ) -> Response:
        """Send a HEAD request.

        Args:
            url: A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The response.
        """
    async def hello(self) -> Response:
        """Say hello to the server.

        Returns:
            The response, whose body is a greeting.
        """
    async def increment_concurrency_slots(
        self, names: Iterable[str], slots: int, mode: Literal["concurrency", "rate_limit"]
    ) -> Response:
        """Acquire slots of global concurrency limits: of all of them, or of none. Names without a limit are ignored.

        Args:
            names: The limits' names.
            slots: The number of slots of each limit, at least 1.
            mode: With `concurrency`, release the slots with
                `release_concurrency_slots`. With `rate_limit`, they are released automatically over time.

        Returns:
            The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 423, there are not enough free slots, and the
                header `Retry-After` says after how many seconds to try again. With 422, a limit has too few slots.
        """
    async def increment_concurrency_slots_with_lease(
        self, names: Iterable[str], slots: int, mode: Literal["concurrency", "rate_limit"], lease_duration: float,
        holder: ConcurrencyLeaseHolder | _Dict | None = None,
    ) -> Response:
        """Acquire slots of global concurrency limits with a lease. If the lease is not renewed in time, the slots are
        released automatically. Names without a limit are ignored.

        Args:
            names: The limits' names.
            slots: The number of slots of each limit, at least 1.
            mode: With `concurrency`, release the slots with
                `release_concurrency_slots_with_lease`. With `rate_limit`, they are released automatically over time.
            lease_duration: The duration of the lease in seconds, from 60 to 86400.
            holder: Who acquires the slots.

        Returns:
            The response. Its JSON body is a `ConcurrencyLimitWithLeaseResponse`, with the `lease_id`.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 423, there are not enough free slots, and the
                header `Retry-After` says after how many seconds to try again. With 422, a limit has too few slots.
        """
    async def increment_v1_concurrency_slots(self, names: Iterable[str], task_run_id: _Id) -> Response:
        """Acquire a slot of each tag's concurrency limit for a task run. Tags without a limit are ignored.

        Args:
            names: The tags.
            task_run_id: The task run's id, or any object with an `id`.

        Returns:
            The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 423, a limit is full, and the header
                `Retry-After` says after how many seconds to try again.
        """
    async def install_system_block_types(self) -> None:
        """Create or update the block types that are built into the server.

        Not in the official client.
        """
    def iter_artifacts(
        self, *, artifact_filter: ArtifactFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        sort: ArtifactSort | str | None = None, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[Artifact]:
        """Iterate over the artifacts that match all filters.

        As `read_artifacts`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            artifact_filter: Filter by artifact.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            sort: Sort order. Defaults to descending id.
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The artifacts.
        """
    def iter_automations(
        self, *, automations: AutomationFilter | _Dict | None = None, sort: AutomationSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[Automation]:
        """Iterate over the automations that match the filter.

        As `read_automations`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            automations: Filter by automation.
            sort: Sort order. Defaults to ascending name.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The automations.
        """
    def iter_block_documents(
        self, include_secrets: bool = True, *, block_document_filter: BlockDocumentFilter | _Dict | None = None,
        block_type_filter: BlockTypeFilter | _Dict | None = None,
        block_schema_filter: BlockSchemaFilter | _Dict | None = None, sort: BlockDocumentSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[BlockDocument]:
        """Iterate over the block documents that match all filters.

        As `read_block_documents`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            include_secrets: Whether to return secrets in plain text. Otherwise they are masked.
            block_document_filter: Filter by block document.
            block_type_filter: Filter by block type.
            block_schema_filter: Filter by block schema.
            sort: Sort order. Defaults to ascending name.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The block documents.
        """
    def iter_block_schemas(
        self, *, block_schema_filter: BlockSchemaFilter | _Dict | None = None, limit: int | None = None,
        prefetch: int = 1,
    ) -> AsyncItemIterator[BlockSchema]:
        """Iterate over the block schemas that match the filter.

        As `read_block_schemas`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            block_schema_filter: Filter by block schema.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The block schemas, the newest first.
        """
    def iter_block_types(
        self, *, block_type_filter: BlockTypeFilter | _Dict | None = None,
        block_schema_filter: BlockSchemaFilter | _Dict | None = None, limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[BlockType]:
        """Iterate over the block types that match all filters.

        As `read_block_types`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            block_type_filter: Filter by block type.
            block_schema_filter: Filter by block schema.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The block types, by name.
        """
    def iter_concurrency_limits(
        self, *, limit: int | None = None, prefetch: int = 1
    ) -> AsyncItemIterator[ConcurrencyLimit]:
        """Iterate over the tag-based concurrency limits.

        As `read_concurrency_limits`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The limits.
        """
    def iter_deployments(
        self, sort: DeploymentSort | str | None = None, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, *,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[DeploymentResponse]:
        """Iterate over the deployments that match all filters.

        As `read_deployments`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            sort: Sort order. Defaults to ascending name.
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The deployments.
        """
    def iter_events(
        self, filter: EventFilter | _Dict | None = None, *, limit: int | None = None, prefetch: int = 1
    ) -> AsyncItemIterator[ReceivedEvent]:
        """Iterate over the events that match the filter.

        As `read_events`, but all of them. Pages are read in the background, and what exists throughout is returned exactly
        once. Not in the official client.

        Args:
            filter: Which events, and in which order. Defaults to the events of
                the last 180 days, the latest first.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The events.
        """
    def iter_flow_run_history_points(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None, sort: FlowRunSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[SimpleFlowRun]:
        """Iterate over the flow runs that match all filters, as data points for a chart: start times, durations and lateness.

        As `read_flow_run_history_points`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            sort: Sort order. Defaults to descending expected start time.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The data points.
        """
    def iter_flow_run_input(
        self, flow_run_id: _Id, key_prefix: str, exclude_keys: Iterable[str] | None = None, *,
        limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[FlowRunInput]:
        """Iterate over the inputs of a flow run whose keys start with a prefix, the oldest first.

        As `filter_flow_run_input`, but all of them. Pages are read in the background.

        Not in the official client.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.
            key_prefix: The prefix.
            exclude_keys: Keys to leave out. Defaults to none.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The inputs.
        """
    def iter_flow_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, sort: FlowRunSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[FlowRun]:
        """Iterate over the flow runs that match all filters.

        As `read_flow_runs`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.
            sort: Sort order. Defaults to descending id.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The flow runs.
        """
    def iter_flows(
        self, sort: FlowSort | str | None = None, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, *,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None, limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[Flow]:
        """Iterate over the flows that match all filters.

        As `read_flows`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            sort: Sort order. Defaults to ascending name.
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            work_pool_filter: Filter by work pool.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The flows.
        """
    def iter_global_concurrency_limits(
        self, *, limit: int | None = None, prefetch: int = 1
    ) -> AsyncItemIterator[GlobalConcurrencyLimitResponse]:
        """Iterate over the global concurrency limits, including those of tags and deployments.

        As `read_global_concurrency_limits`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The limits, by name.
        """
    def iter_latest_artifacts(
        self, *, artifact_filter: ArtifactCollectionFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        sort: ArtifactCollectionSort | str | None = None, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[ArtifactCollection]:
        """Iterate over artifact keys, each with its latest artifact.

        As `read_latest_artifacts`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            artifact_filter: Filter by artifact.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            sort: Sort order. Defaults to descending id.
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The latest artifacts.
        """
    def iter_logs(
        self, log_filter: LogFilter | _Dict | None = None, sort: LogSort | str | None = None, *,
        limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[Log]:
        """Iterate over the log messages that match the filter.

        As `read_logs`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            log_filter: Filter by log.
            sort: Sort order. Defaults to ascending timestamp.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The messages.
        """
    def iter_saved_searches(
        self, *, limit: int | None = None, prefetch: int = 1
    ) -> AsyncItemIterator[SavedSearch]:
        """Iterate over the saved searches.

        As `read_saved_searches`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The searches, by name.
        """
    def iter_task_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, sort: TaskRunSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[TaskRun]:
        """Iterate over the task runs that match all filters.

        As `read_task_runs`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            sort: Sort order. Defaults to descending id.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The task runs.
        """
    def iter_variables(
        self, *, variable_filter: VariableFilter | _Dict | None = None, sort: VariableSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[Variable]:
        """Iterate over the variables that match the filter.

        As `read_variables`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            variable_filter: Filter by variable.
            sort: Sort order. Defaults to ascending name.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The variables.
        """
    def iter_work_pool_concurrency_status(
        self, work_pool_name: str, flow_run_limit: int = 10, *, limit: int | None = None, prefetch: int = 1
    ) -> AsyncItemIterator[WorkQueueConcurrencyStatusDetail]:
        """Iterate over the work queues of a work pool, with the flow runs that occupy their concurrency slots.

        As `read_work_pool_concurrency_status`, but all of them. Pages are read in the background.

        Not in the official client.

        Args:
            work_pool_name: The work pool's name.
            flow_run_limit: Maximum number of flow runs per work queue.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The work queues.

        Raises:
            ObjectNotFound: The work pool does not exist, or the server is too old for this request.
        """
    def iter_work_pools(
        self, work_pool_filter: WorkPoolFilter | _Dict | None = None, *, limit: int | None = None,
        prefetch: int = 1,
    ) -> AsyncItemIterator[WorkPool]:
        """Iterate over the work pools that match the filter.

        As `read_work_pools`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            work_pool_filter: Filter by work pool.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The work pools, by name.
        """
    def iter_work_queue_concurrency_status(
        self, id: _Id, *, limit: int | None = None, prefetch: int = 1
    ) -> AsyncItemIterator[FlowRunSlotSummary]:
        """Iterate over the flow runs that occupy the concurrency slots of a work queue.

        As `read_work_queue_concurrency_status`, but all of them. Pages are read in the background.

        Not in the official client.

        Args:
            id: The work queue's id, or any object with an `id`.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The flow runs.

        Raises:
            ObjectNotFound: The work queue does not exist, or the server is too old for this request.
        """
    def iter_work_queues(
        self, work_pool_name: str | None = None, work_queue_filter: WorkQueueFilter | _Dict | None = None, *,
        limit: int | None = None, prefetch: int = 1,
    ) -> AsyncItemIterator[WorkQueue]:
        """Iterate over the work queues that match the filter.

        As `read_work_queues`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            work_pool_name: Only work queues of this work pool. Defaults to all.
            work_queue_filter: Filter by work queue.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The work queues.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    def iter_workers_for_work_pool(
        self, work_pool_name: str, worker_filter: WorkerFilter | _Dict | None = None, *, limit: int | None = None,
        prefetch: int = 1,
    ) -> AsyncItemIterator[Worker]:
        """Iterate over the workers of a work pool that match the filter.

        As `read_workers_for_work_pool`, but all of them. Pages are read in the background, and what exists throughout is returned
        exactly once. Not in the official client.

        Args:
            work_pool_name: The work pool's name.
            worker_filter: Filter by worker.
            limit: Maximum number of results. Defaults to all.
            prefetch: How many pages to read ahead; from 2 on, several at once.

        Returns:
            The workers, the one with the latest heartbeat first.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    @property
    def logger(self) -> Logger:
        """The logger of the clients.

        Returns:
            The logger named `prefect_rs`.
        """
    @property
    def loop(self) -> AbstractEventLoop | None:
        """The running event loop, within an `async with` block. (The client itself is not bound to a loop.)

        Returns:
            The event loop, or None outside of such a block or if no event loop is running.
        """
    async def match_work_queues(
        self, prefixes: Iterable[str], work_pool_name: str | None = None
    ) -> list[WorkQueue]:
        """Read all work queues whose names start with one of several prefixes, in as many requests as it takes.

        Args:
            prefixes: The prefixes.
            work_pool_name: Only work queues of this work pool. Defaults to all.

        Returns:
            The work queues.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    def on_error(self, function: Callable[[RequestError], Any]) -> Hook:
        """Call a function with the exception of each request that got no usable response, also before a retry.

        Not in the official client.

        Args:
            function: The function, as for `on_request`.

        Returns:
            The hook, which can be called like the function, and has `remove()`.
        """
    def on_request(self, function: Callable[[Request], Any]) -> Hook:
        """Call a function before each request, also before retries and redirects.

        It may add headers: `request.headers["X-Trace"] = "1"`. `request.extensions` is a dict that the other hooks for the same
        exchange with the server get as well; its `attempt` is the number of the try. The async client also awaits async
        functions. An exception ends the call. This works as a decorator, too.

        Not in the official client.

        Args:
            function: The function, called with the request.

        Returns:
            The hook, which can be called like the function, and has `remove()`.
        """
    def on_response(self, function: Callable[[Response], Any]) -> Hook:
        """Call a function with each response, whatever its status, also before a retry or a redirect.

        Not in the official client.

        Args:
            function: The function, as for `on_request`.

        Returns:
            The hook, which can be called like the function, and has `remove()`.
        """
    def on_retry(self, function: Callable[[Retry], Any]) -> Hook:
        """Call a function before the delay of each retry.

        Not in the official client.

        Args:
            function: The function, as for `on_request`. It is called with the request, the response or
                the exception, the number of the try that failed, and the delay.

        Returns:
            The hook, which can be called like the function, and has `remove()`.
        """
    async def options(
        self, url: str, *, params: _Dict | None = None, headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None, follow_redirects: bool = ..., timeout: float | Any = ...,
    ) -> Response:
        """Send an OPTIONS request.

        Args:
            url: A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The response.
        """
    async def paginate_deployments(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, sort: DeploymentSort | str | None = None,
        limit: int | None = None, page: int = 1,
    ) -> DeploymentPaginationResponse:
        """Read a numbered page of the deployments that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.
            sort: Sort order. Defaults to ascending name.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            page: Page number, starting at 1.

        Returns:
            The page. `results` are `DeploymentResponse`s, `count` is the total number of
                deployments, `pages` the number of pages.
        """
    async def paginate_flow_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, sort: FlowRunSort | str | None = None,
        limit: int | None = None, page: int = 1,
    ) -> FlowRunPaginationResponse:
        """Read a numbered page of the flow runs that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.
            sort: Sort order. Defaults to descending id.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            page: Page number, starting at 1.

        Returns:
            The page. `results` are `FlowRun`s, `count` is the total number of flow runs,
                `pages` the number of pages.
        """
    async def paginate_flows(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None, sort: FlowSort | str | None = None,
        limit: int | None = None, page: int = 1,
    ) -> FlowPaginationResponse:
        """Read a numbered page of the flows that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            work_pool_filter: Filter by work pool.
            sort: Sort order. Defaults to ascending name.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            page: Page number, starting at 1.

        Returns:
            The page. `results` are `Flow`s, `count` is the total number of flows, `pages` the
                number of pages.
        """
    async def paginate_task_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, sort: TaskRunSort | str | None = None,
        limit: int | None = None, page: int = 1,
    ) -> TaskRunPaginationResponse:
        """Read a numbered page of the task runs that match all filters, and the total count.

        Not in the official client.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            sort: Sort order. Defaults to descending id.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            page: Page number, starting at 1.

        Returns:
            The page. `results` are `TaskRunResponse`s, which lack some fields of a `TaskRun`.
                `count` is the total number of task runs, `pages` the number of pages.
        """
    async def patch(
        self, url: str, *, json: Any = None, content: str | bytes | None = None,
        data: _Dict | str | bytes | None = None, params: _Dict | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a PATCH request.

        Args:
            url: A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            json: The body, encoded as JSON.
            content: The body as it is.
            data: The body: a form, or text or bytes as they are.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The response.
        """
    async def pause_automation(self, automation_id: _Id) -> None:
        """Disable an automation.

        Args:
            automation_id: The automation's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    async def pause_deployment(self, deployment_id: _Id) -> None:
        """Pause all schedules of a deployment. The flow runs that they have scheduled are deleted.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def post(
        self, url: str, *, json: Any = None, content: str | bytes | None = None,
        data: _Dict | str | bytes | None = None, params: _Dict | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a POST request.

        Unless its path is that of a read, such as `/flow_runs/filter`, it is only retried if the server has certainly not
        processed it.

        Args:
            url: A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            json: The body, encoded as JSON.
            content: The body as it is.
            data: The body: a form, or text or bytes as they are.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The response.
        """
    async def put(
        self, url: str, *, json: Any = None, content: str | bytes | None = None,
        data: _Dict | str | bytes | None = None, params: _Dict | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a PUT request.

        Args:
            url: A path below the API's URL, such as `/flows/filter`, with or without a query; or an absolute URL of
                the same server.
            json: The body, encoded as JSON.
            content: The body as it is.
            data: The body: a form, or text or bytes as they are.
            params: Query parameters, added to those in the URL. A list gives one parameter
                for each item.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The response.
        """
    async def raise_for_api_version_mismatch(self) -> None:
        """Check that the server's version is compatible with the client's.

        For an older server, a warning is logged to the logger `prefect_rs`. Prefect Cloud is compatible with every
        client, so it is not asked.

        Raises:
            ServerVersionMismatch: The server has another major version. This is a `RuntimeError`.
            AuthenticationError: The server responded with 401.
            RequestError: The server cannot be reached. Here, this is also a `RuntimeError`.
            PrefectHTTPStatusError: The server responded with another error. Here, this is also a `RuntimeError`.
        """
    async def raise_for_api_version_mismatch_once(self) -> None:
        """Check that the server's version is compatible with the client's, once per process.

        Successful checks are remembered by URL and version. Nothing is checked if
        `PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED` is false.

        Raises:
            ServerVersionMismatch: The server has another major version. This is a `RuntimeError`.
            AuthenticationError: The server responded with 401.
            RequestError: The server cannot be reached. Here, this is also a `RuntimeError`.
            PrefectHTTPStatusError: The server responded with another error. Here, this is also a `RuntimeError`.
        """
    async def read_artifact(self, artifact_id: _Id) -> Artifact:
        """Read an artifact.

        Not in the official client.

        Args:
            artifact_id: The artifact's id, or any object with an `id`.

        Returns:
            The artifact.

        Raises:
            ObjectNotFound: The artifact does not exist.
        """
    async def read_artifacts(
        self, *, artifact_filter: ArtifactFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        sort: ArtifactSort | str | None = None, limit: int | None = None, offset: int = 0,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> list[Artifact]:
        """Read a page of the artifacts that match all filters.

        The official client does not have `flow_filter` and `deployment_filter`.

        Args:
            artifact_filter: Filter by artifact.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            sort: Sort order. Defaults to descending id.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.

        Returns:
            The artifacts.
        """
    async def read_automation(self, automation_id: _Id) -> Automation:
        """Read an automation.

        Args:
            automation_id: The automation's id, or any object with an `id`.

        Returns:
            The automation.

        Raises:
            ObjectNotFound: The automation does not exist. (The official client's annotation says that it returns None;
                it raises as well.)
        """
    async def read_automations(
        self, *, automations: AutomationFilter | _Dict | None = None, sort: AutomationSort | str | None = None,
        limit: int | None = None, offset: int = 0,
    ) -> list[Automation]:
        """Read a page of the automations that match the filter.

        Args:
            automations: Filter by automation.
            sort: Sort order. Defaults to ascending name.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.

        Returns:
            The automations.
        """
    async def read_automations_by_name(self, name: str) -> list[Automation]:
        """Read the automations with a name.

        Args:
            name: The name.

        Returns:
            The automations, the most recently updated first.
        """
    async def read_average_flow_run_lateness(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> timedelta | None:
        """Read the average lateness of the flow runs that match all filters: how late they started or, if they have not
        started yet, how late they are now.

        Not in the official client.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.

        Returns:
            The average, or None if no flow run matches.
        """
    async def read_block_capabilities(self) -> list[str]:
        """Read the capabilities that the server's block schemas declare.

        Not in the official client.

        Returns:
            The capabilities, such as `read-path`.
        """
    async def read_block_document(
        self, block_document_id: _Id, include_secrets: bool = True
    ) -> BlockDocument:
        """Read a block document.

        Args:
            block_document_id: The block document's id, or any object with an `id`.
            include_secrets: Whether to return secrets in plain text. Otherwise they are masked.

        Returns:
            The block document.

        Raises:
            ObjectNotFound: The block document does not exist.
        """
    async def read_block_document_by_name(
        self, name: str, block_type_slug: str, include_secrets: bool = True
    ) -> BlockDocument:
        """Read a block document by its name.

        Args:
            name: The block document's name.
            block_type_slug: The slug of its block type, such as `secret`.
            include_secrets: Whether to return secrets in plain text. Otherwise they are masked.

        Returns:
            The block document.

        Raises:
            ObjectNotFound: The block document or the block type does not exist.
        """
    async def read_block_documents(
        self, block_schema_type: str | None = None, offset: int | None = None, limit: int | None = None,
        include_secrets: bool = True, *, block_document_filter: BlockDocumentFilter | _Dict | None = None,
        block_type_filter: BlockTypeFilter | _Dict | None = None,
        block_schema_filter: BlockSchemaFilter | _Dict | None = None, sort: BlockDocumentSort | str | None = None,
    ) -> list[BlockDocument]:
        """Read a page of the block documents that match all filters.

        Anonymous block documents are left out, unless the `block_document_filter` asks for them. The official client does
        not have the filters and `sort`.

        Args:
            block_schema_type: Deprecated. The server no longer has types of block schemas: the argument has
                no effect, and a `UserWarning` is issued. Use the filters.
            offset: Number of results to skip.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            include_secrets: Whether to return secrets in plain text. Otherwise they are masked.
            block_document_filter: Filter by block document.
            block_type_filter: Filter by block type.
            block_schema_filter: Filter by block schema.
            sort: Sort order. Defaults to ascending name.

        Returns:
            The block documents.
        """
    async def read_block_documents_by_type(
        self, block_type_slug: str, offset: int | None = None, limit: int | None = None,
        include_secrets: bool = True,
    ) -> list[BlockDocument]:
        """Read the named block documents of a block type.

        Args:
            block_type_slug: The block type's slug, such as `secret`.
            offset: Number of results to skip.
            limit: Maximum number of results. Defaults to all.
            include_secrets: Whether to return secrets in plain text. Otherwise they are masked.

        Returns:
            The block documents, by name.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    async def read_block_schema(self, block_schema_id: _Id) -> BlockSchema:
        """Read a block schema.

        Not in the official client.

        Args:
            block_schema_id: The block schema's id, or any object with an `id`.

        Returns:
            The block schema.

        Raises:
            ObjectNotFound: The block schema does not exist.
        """
    async def read_block_schema_by_checksum(self, checksum: str, version: str | None = None) -> BlockSchema:
        """Read a block schema by its checksum.

        Args:
            checksum: The checksum, in the form `sha256:...`.
            version: The version. Defaults to the one that was created last.

        Returns:
            The block schema.

        Raises:
            ObjectNotFound: The block schema does not exist.
        """
    async def read_block_schemas(
        self, *, block_schema_filter: BlockSchemaFilter | _Dict | None = None, limit: int | None = None,
        offset: int = 0,
    ) -> list[BlockSchema]:
        """Read a page of the block schemas that match the filter.

        The official client's method takes no arguments.

        Args:
            block_schema_filter: Filter by block schema.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.

        Returns:
            The block schemas, the newest first.
        """
    async def read_block_type(self, block_type_id: _Id) -> BlockType:
        """Read a block type.

        Not in the official client.

        Args:
            block_type_id: The block type's id, or any object with an `id`.

        Returns:
            The block type.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    async def read_block_type_by_slug(self, slug: str) -> BlockType:
        """Read a block type by its slug.

        Args:
            slug: The slug, such as `secret`.

        Returns:
            The block type.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    async def read_block_types(
        self, *, block_type_filter: BlockTypeFilter | _Dict | None = None,
        block_schema_filter: BlockSchemaFilter | _Dict | None = None, limit: int | None = None, offset: int = 0,
    ) -> list[BlockType]:
        """Read a page of the block types that match all filters.

        The official client's method takes no arguments.

        Args:
            block_type_filter: Filter by block type.
            block_schema_filter: Filter by block schema.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.

        Returns:
            The block types, by name.
        """
    async def read_collection_view(self, view: str) -> dict[str, Any]:
        """Read metadata of Prefect's integration packages.

        Not in the official client.

        Args:
            view: `aggregate-worker-metadata`, `aggregate-block-metadata`, `aggregate-flow-metadata` or
                `demo-flows`. The server has no copy of some views and fetches them from the internet.

        Returns:
            The metadata by package.

        Raises:
            ObjectNotFound: The view does not exist.
        """
    async def read_concurrency_limit(self, id: _Id) -> ConcurrencyLimit:
        """Read a tag-based concurrency limit.

        Not in the official client.

        Args:
            id: The limit's id, or any object with an `id`.

        Returns:
            The limit, with the task runs that occupy its slots.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def read_concurrency_limit_by_tag(self, tag: str) -> ConcurrencyLimit:
        """Read the concurrency limit of a tag.

        Args:
            tag: The tag.

        Returns:
            The limit, with the task runs that occupy its slots.

        Raises:
            ObjectNotFound: The tag has no limit.
        """
    async def read_concurrency_limits(
        self, limit: int | None = None, offset: int | None = None
    ) -> list[ConcurrencyLimit]:
        """Read a page of the tag-based concurrency limits.

        Args:
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.

        Returns:
            The limits.
        """
    async def read_dashboard_task_run_counts(
        self, task_run_filter: TaskRunFilter | _Dict, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> list[TaskRunCount]:
        """Count the completed and failed task runs in 20 intervals of equal length.

        Not in the official client.

        Args:
            task_run_filter: Which task runs. `start_time.after_` is the start of the
                first interval and is required, `start_time.before_` the end of the last one, which defaults to now.
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.

        Returns:
            The 20 intervals, in order.
        """
    async def read_deployment(self, deployment_id: _Id) -> DeploymentResponse:
        """Read a deployment.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.

        Returns:
            The deployment.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def read_deployment_by_name(self, name: str) -> DeploymentResponse:
        """Read a deployment by its name.

        Args:
            name: The names of the flow and of the deployment, separated by a slash, such as `orders/nightly`.

        Returns:
            The deployment.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def read_deployment_schedules(self, deployment_id: _Id) -> list[DeploymentSchedule]:
        """Read the schedules of a deployment.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.

        Returns:
            The schedules.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def read_deployments(
        self, limit: int | None = None, offset: int = 0, sort: DeploymentSort | str | None = None,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None, *,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> list[DeploymentResponse]:
        """Read a page of the deployments that match all filters.

        Args:
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.
            sort: Sort order. Defaults to ascending name.
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.

        Returns:
            The deployments.
        """
    async def read_events(
        self, filter: EventFilter | _Dict | None = None, limit: int | None = None
    ) -> EventPage:
        """Read the first page of the events that match the filter.

        Args:
            filter: Which events, and in which order. Defaults to the events of
                the last 180 days, the latest first.
            limit: Maximum number of events in a page. Defaults to the server's upper limit, which is 50 for
                a self-hosted server. The server rejects larger values.

        Returns:
            The page. It has methods that read the next one.
        """
    async def read_events_page(self, next_page_url: str) -> EventPage:
        """Read the next page of events.

        Args:
            next_page_url: The `next_page` of the previous page. It must be a URL of this client's server.

        Returns:
            The page.
        """
    async def read_flow(self, flow_id: _Id) -> Flow:
        """Read a flow.

        Args:
            flow_id: The flow's id, or any object with an `id`.

        Returns:
            The flow.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    async def read_flow_by_name(self, flow_name: str) -> Flow:
        """Read a flow by its name.

        Args:
            flow_name: The flow's name. `.` and `..` cannot be looked up.

        Returns:
            The flow.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    async def read_flow_run(self, flow_run_id: _Id) -> FlowRun:
        """Read a flow run.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.

        Returns:
            The flow run.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def read_flow_run_graph(self, flow_run_id: _Id, since: datetime | str | None = None) -> Graph:
        """Read the graph of a flow run: its task runs and subflow runs, their dependencies and their artifacts.

        Not in the official client.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.
            since: Only runs that ended after this time or have not ended.

        Returns:
            The graph. Nodes refer to each other by id.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def read_flow_run_graph_v1(self, flow_run_id: _Id) -> list[DependencyResult]:
        """Read the task runs of a flow run, each with the task runs that it depends on.

        Not in the official client.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.

        Returns:
            The task runs.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def read_flow_run_history(
        self, history_start: datetime | str, history_end: datetime | str,
        history_interval_seconds: timedelta | float, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> list[HistoryResponse]:
        """Count the flow runs that match all filters by state, in intervals of time.

        A run counts in the interval of its expected start time.

        Not in the official client.

        Args:
            history_start: The start of the first interval.
            history_end: The end of the last interval.
            history_interval_seconds: The length of the intervals, at least 1 second. A number is in
                seconds.
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.

        Returns:
            The intervals, each with its states. The server returns the first 500 at most.
        """
    async def read_flow_run_history_points(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None, sort: FlowRunSort | str | None = None,
        limit: int | None = None, offset: int = 0,
    ) -> list[SimpleFlowRun]:
        """Read a page of the flow runs that match all filters, as data points for a chart: start times, durations and lateness.

        Not in the official client.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            sort: Sort order. Defaults to descending expected start time.
            limit: Maximum number of results. Defaults to 1,000, the server's upper limit.
            offset: Number of results to skip.

        Returns:
            The data points.
        """
    async def read_flow_run_input(self, flow_run_id: _Id, key: str) -> str:
        """Read an input of a flow run.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.
            key: The input's key.

        Returns:
            The value.

        Raises:
            ObjectNotFound: The input does not exist.
        """
    async def read_flow_run_logs(
        self, run: _Id, *, level: int | str | None = None, task_runs: bool = True,
        since: datetime | str | None = None, until: datetime | str | None = None, text: str | None = None,
        sort: LogSort | str | None = None, limit: int | None = None,
    ) -> list[Log]:
        """Read all log messages of a flow run, in as many requests as it takes.

        Not in the official client.

        Args:
            run: The flow run, or its id.
            level: The minimum level: a number, or a name such as `"WARNING"`.
            task_runs: Whether to include the messages of its task runs.
            since: Only messages from this time on.
            until: Only messages up to this time.
            text: Only messages that match this full-text search. Requires a server from 3.5 on.
            sort: Sort order. Defaults to ascending timestamp.
            limit: Maximum number of messages. Defaults to all.

        Returns:
            The messages. For very many, `iter_logs` uses less memory.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def read_flow_run_state(self, flow_run_state_id: _Id) -> State:
        """Read a state of a flow run.

        Args:
            flow_run_state_id: The state's id, or any object with an `id`.

        Returns:
            The state.

        Raises:
            ObjectNotFound: The state does not exist.
        """
    async def read_flow_run_states(self, flow_run_id: _Id) -> list[State]:
        """Read the states that a flow run has been in.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.

        Returns:
            The states, the earliest first. The list is empty if the flow run does not exist.
        """
    async def read_flow_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, sort: FlowRunSort | str | None = None,
        limit: int | None = None, offset: int = 0,
    ) -> list[FlowRun]:
        """Read a page of the flow runs that match all filters.

        Each filter applies to one kind of object: with a `flow_run_filter` and a `deployment_filter`, a flow run is
        returned if it matches the first and its deployment matches the second. All criteria of a filter must match,
        unless its `operator` says otherwise. Only the criteria that are set are sent.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.
            sort: Sort order. Defaults to descending id.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.

        Returns:
            The flow runs. Their attributes are converted to Python objects on first access, so a page
                costs little until it is used.
        """
    async def read_flows(
        self, limit: int | None = None, offset: int | None = None, sort: FlowSort | str | None = None,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None, *,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> list[Flow]:
        """Read a page of the flows that match all filters.

        Args:
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.
            sort: Sort order. Defaults to ascending name.
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Must be None: the server cannot filter flows
                by work queue. The official client has this argument.

        Returns:
            The flows.
        """
    async def read_global_concurrency_limit(self, id: _Id) -> GlobalConcurrencyLimitResponse:
        """Read a global concurrency limit.

        Not in the official client.

        Args:
            id: The limit's id, or any object with an `id`.

        Returns:
            The limit.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def read_global_concurrency_limit_by_name(self, name: str) -> GlobalConcurrencyLimitResponse:
        """Read a global concurrency limit by its name.

        Args:
            name: The limit's name. That of a tag-based limit is `tag:` followed by the tag.

        Returns:
            The limit.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def read_global_concurrency_limits(
        self, limit: int | None = 10, offset: int = 0
    ) -> list[GlobalConcurrencyLimitResponse]:
        """Read a page of the global concurrency limits, including those of tags and deployments.

        Args:
            limit: Maximum number of results. None is 200, the server's upper limit.
            offset: Number of results to skip.

        Returns:
            The limits, by name.
        """
    async def read_latest_artifact(self, key: str) -> Artifact:
        """Read the latest artifact of a key.

        Not in the official client.

        Args:
            key: The key.

        Returns:
            The artifact.

        Raises:
            ObjectNotFound: No artifact has this key.
        """
    async def read_latest_artifacts(
        self, *, artifact_filter: ArtifactCollectionFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        sort: ArtifactCollectionSort | str | None = None, limit: int | None = None, offset: int = 0,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> list[ArtifactCollection]:
        """Read a page of artifact keys, each with its latest artifact. The filters apply to the latest artifacts.

        Artifacts without a key are left out. The official client does not have `flow_filter` and
        `deployment_filter`.

        Args:
            artifact_filter: Filter by artifact.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            sort: Sort order. Defaults to descending id.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.
            flow_filter: Filter by flow.
            deployment_filter: Filter by deployment.

        Returns:
            The latest artifacts. `latest_id` is the id of the artifact itself.
        """
    async def read_logs(
        self, log_filter: LogFilter | _Dict | None = None, limit: int | None = None, offset: int | None = None,
        sort: LogSort | str | None = None,
    ) -> list[Log]:
        """Read a page of the log messages that match the filter.

        Args:
            log_filter: Filter by log.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.
            sort: Sort order. Defaults to ascending timestamp.

        Returns:
            The messages.
        """
    async def read_next_runs_by_flow(self, flow_ids: Iterable[Any]) -> dict[UUID, SimpleNextFlowRun | None]:
        """Read the next scheduled run of several flows.

        Not in the official client.

        Args:
            flow_ids: The flows' ids, or objects with an `id`. At most 200.

        Returns:
            The next run by flow id, or None if no run is scheduled.
        """
    async def read_observed_states(
        self, query: str | None = None, sort: ObservedStateSort | str | None = None, limit: int | None = None
    ) -> list[ObservedState]:
        """Read the names and types of the states that runs have been in, for the runs that the server still has.

        Not in the official client.

        Args:
            query: Only states whose name or type starts with this text, ignoring case. At most 100
                characters.
            sort: Sort order. Defaults to the most recent use first.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.

        Returns:
            The states.
        """
    async def read_resource_related_automations(self, resource_id: str) -> list[Automation]:
        """Read the automations that are related to a resource: those that it owns, and those with an action on it.

        Args:
            resource_id: The resource's id, such as `prefect.deployment.UUID`.

        Returns:
            The automations. The list is empty if the resource does not exist.
        """
    async def read_saved_search(self, saved_search_id: _Id) -> SavedSearch:
        """Read a saved search.

        Not in the official client.

        Args:
            saved_search_id: The saved search's id, or any object with an `id`.

        Returns:
            The search.

        Raises:
            ObjectNotFound: The search does not exist.
        """
    async def read_saved_searches(self, limit: int | None = None, offset: int = 0) -> list[SavedSearch]:
        """Read a page of the saved searches.

        Not in the official client.

        Args:
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.

        Returns:
            The searches, by name.
        """
    async def read_server_default_result_storage(self) -> ServerDefaultResultStorage:
        """Read the server's default storage for results.

        Returns:
            The id of the storage's block document, or None if no storage is set.
        """
    async def read_server_settings(self) -> dict[str, Any]:
        """Read the server's settings.

        Not in the official client.

        Returns:
            The settings, which depend on the server's version. Secrets are masked.
        """
    async def read_task_run(self, task_run_id: _Id) -> TaskRun:
        """Read a task run.

        Args:
            task_run_id: The task run's id, or any object with an `id`.

        Returns:
            The task run.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    async def read_task_run_history(
        self, history_start: datetime | str, history_end: datetime | str,
        history_interval_seconds: timedelta | float, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> list[HistoryResponse]:
        """Count the task runs that match all filters by state, in intervals of time.

        A run counts in the interval of its expected start time.

        Not in the official client.

        Args:
            history_start: The start of the first interval.
            history_end: The end of the last interval.
            history_interval_seconds: The length of the intervals, at least 1 second. A number is in
                seconds.
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.

        Returns:
            The intervals, each with its states. The server returns the first 500 at most.
        """
    async def read_task_run_state(self, task_run_state_id: _Id) -> State:
        """Read a state of a task run.

        Not in the official client.

        Args:
            task_run_state_id: The state's id, or any object with an `id`.

        Returns:
            The state.

        Raises:
            ObjectNotFound: The state does not exist.
        """
    async def read_task_run_states(self, task_run_id: _Id) -> list[State]:
        """Read the states that a task run has been in.

        Args:
            task_run_id: The task run's id, or any object with an `id`.

        Returns:
            The states, the earliest first. The list is empty if the task run does not exist.
        """
    async def read_task_run_with_flow_run_name(self, task_run_id: _Id) -> UITaskRun:
        """Read a task run, with the name of its flow run.

        Not in the official client.

        Args:
            task_run_id: The task run's id, or any object with an `id`.

        Returns:
            The task run: a `TaskRun` with a `flow_run_name`.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    async def read_task_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, sort: TaskRunSort | str | None = None,
        limit: int | None = None, offset: int = 0,
    ) -> list[TaskRun]:
        """Read a page of the task runs that match all filters.

        Args:
            flow_filter: Filter by flow.
            flow_run_filter: Filter by flow run.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            sort: Sort order. Defaults to descending id.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.

        Returns:
            The task runs.
        """
    async def read_task_workers(self, task_keys: Iterable[str] | None = None) -> list[TaskWorkerResponse]:
        """Read the task workers that are currently connected to the server.

        Not in the official client.

        Args:
            task_keys: Only workers that serve at least one of these tasks. Defaults to all.

        Returns:
            The task workers.
        """
    async def read_variable(self, variable_id: _Id) -> Variable:
        """Read a variable by its id.

        Not in the official client.

        Args:
            variable_id: The variable's id, or any object with an `id`.

        Returns:
            The variable.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    async def read_variable_by_name(self, name: str) -> Variable | None:
        """Read a variable by its name.

        Args:
            name: The variable's name.

        Returns:
            The variable, or None if it does not exist.
        """
    async def read_variables(
        self, limit: int | None = None, *, variable_filter: VariableFilter | _Dict | None = None,
        sort: VariableSort | str | None = None, offset: int = 0,
    ) -> list[Variable]:
        """Read a page of the variables that match the filter.

        The official client has only the `limit`.

        Args:
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            variable_filter: Filter by variable.
            sort: Sort order. Defaults to ascending name.
            offset: Number of results to skip.

        Returns:
            The variables.
        """
    async def read_work_pool(self, work_pool_name: str) -> WorkPool:
        """Read a work pool.

        Args:
            work_pool_name: The work pool's name.

        Returns:
            The work pool.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def read_work_pool_concurrency_status(
        self, work_pool_name: str, page: int = 1, limit: int | None = None, flow_run_limit: int = 10
    ) -> WorkPoolConcurrencyStatus:
        """Read which flow runs occupy the concurrency slots of a work pool, by work queue.

        Args:
            work_pool_name: The work pool's name.
            page: Page number, starting at 1.
            limit: Maximum number of work queues in a page. Defaults to the server's setting.
            flow_run_limit: Maximum number of flow runs of each work queue, from 0 to 200.

        Returns:
            A page of work queues.

        Raises:
            ObjectNotFound: The work pool does not exist, or the server is too old for this request.
        """
    async def read_work_pools(
        self, limit: int | None = None, offset: int = 0, work_pool_filter: WorkPoolFilter | _Dict | None = None,
    ) -> list[WorkPool]:
        """Read a page of the work pools that match the filter.

        Args:
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.
            work_pool_filter: Filter by work pool.

        Returns:
            The work pools, by name.
        """
    async def read_work_queue(self, id: _Id) -> WorkQueue:
        """Read a work queue.

        Args:
            id: The work queue's id, or any object with an `id`.

        Returns:
            The work queue.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    async def read_work_queue_by_name(self, name: str, work_pool_name: str | None = None) -> WorkQueue:
        """Read a work queue by its name.

        Args:
            name: The work queue's name.
            work_pool_name: The work pool. Defaults to the server's default work pool.

        Returns:
            The work queue.

        Raises:
            ObjectNotFound: The work queue or the work pool does not exist.
        """
    async def read_work_queue_concurrency_status(
        self, id: _Id, page: int = 1, limit: int | None = None
    ) -> WorkQueueConcurrencyStatus:
        """Read which flow runs occupy the concurrency slots of a work queue.

        Args:
            id: The work queue's id, or any object with an `id`.
            page: Page number, starting at 1.
            limit: Maximum number of flow runs in a page. Defaults to the server's setting.

        Returns:
            A page of flow runs.

        Raises:
            ObjectNotFound: The work queue does not exist, or the server is too old for this request.
        """
    async def read_work_queue_status(self, id: _Id) -> WorkQueueStatusDetail:
        """Read the status of a work queue: whether it is polled, and how many of its runs are late.

        Args:
            id: The work queue's id, or any object with an `id`.

        Returns:
            The status.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    async def read_work_queues(
        self, work_pool_name: str | None = None, work_queue_filter: WorkQueueFilter | _Dict | None = None,
        limit: int | None = None, offset: int | None = None,
    ) -> list[WorkQueue]:
        """Read a page of the work queues that match the filter.

        Args:
            work_pool_name: Only work queues of this work pool. Defaults to all.
            work_queue_filter: Filter by work queue.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.
            offset: Number of results to skip.

        Returns:
            The work queues.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def read_worker_metadata(self) -> dict[str, Any]:
        """Read the metadata of all worker types.

        Returns:
            The metadata by package and worker type, such as description and default job template.
        """
    async def read_workers_for_work_pool(
        self, work_pool_name: str, worker_filter: WorkerFilter | _Dict | None = None, offset: int | None = None,
        limit: int | None = None,
    ) -> list[Worker]:
        """Read a page of the workers of a work pool that match the filter.

        Args:
            work_pool_name: The work pool's name.
            worker_filter: Filter by worker.
            offset: Number of results to skip.
            limit: Maximum number of results. Defaults to 200, the server's upper limit.

        Returns:
            The workers, the one with the latest heartbeat first.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def release_concurrency_slots(
        self, names: Iterable[str], slots: int, occupancy_seconds: float | None
    ) -> Response:
        """Release slots of global concurrency limits.

        Args:
            names: The limits' names.
            slots: The number of slots of each limit, at least 1.
            occupancy_seconds: How long the slots were occupied, in seconds, greater than 0. The server
                bases the `Retry-After` of full limits on it.

        Returns:
            The response. Its JSON body is a list of `MinimalConcurrencyLimitResponse`, one per limit.
        """
    async def release_concurrency_slots_with_lease(self, lease_id: _Id) -> Response:
        """Release the slots of a lease, and end it. Nothing happens if the lease has ended.

        Args:
            lease_id: The lease's id, or any object with an `id`.

        Returns:
            The response, with an empty body.
        """
    async def renew_concurrency_lease(self, lease_id: _Id, lease_duration: float) -> Response:
        """Renew a lease of slots.

        Args:
            lease_id: The lease's id, or any object with an `id`.
            lease_duration: The duration of the lease in seconds from now, from 60 to 86400.

        Returns:
            The response, with an empty body.

        Raises:
            PrefectHTTPStatusError: The server responded with an error. With 410, the lease has expired or does not exist.
        """
    async def request(
        self, method: str, path: str, params: _Dict | None = None, path_params: _Dict | None = None, *,
        json: Any = None, content: str | bytes | None = None, data: _Dict | str | bytes | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a request to an endpoint that has no method of its own.

        Args:
            method: The HTTP method, such as `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
            path: A path below the API's URL, such as `/flows/{id}`, with or without a query; or an absolute URL of
                the same server.
            params: Query parameters, added to those in the path. A list gives one parameter
                for each item.
            path_params: Values for placeholders such as `{id}` in the path. Each is encoded as
                a single path segment.
            json: The body, encoded as JSON.
            content: The body as it is.
            data: The body: a form, or text or bytes as they are.
            headers: Headers, overriding those of the client.
            auth: User and password, or an `httpx.BasicAuth`. Defaults to the client's
                credentials.
            follow_redirects: Whether to follow redirects. Defaults to the client's setting.
            timeout: Timeout in seconds of each step, None for no timeout, or any form that
                `httpx_settings` takes. Defaults to the client's setting.

        Returns:
            The response.
        """
    async def reset_concurrency_limit_by_tag(
        self, tag: str, slot_override: Iterable[_Id] | None = None
    ) -> None:
        """Release all slots of a tag's concurrency limit.

        Args:
            tag: The tag.
            slot_override: Ids of the task runs that occupy a slot each from then
                on. Defaults to none.

        Raises:
            ObjectNotFound: The tag has no limit.
        """
    async def resume_automation(self, automation_id: _Id) -> None:
        """Enable an automation.

        Args:
            automation_id: The automation's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    async def resume_deployment(self, deployment_id: _Id) -> None:
        """Resume the schedules of a paused deployment.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def resume_flow_run(
        self, flow_run_id: _Id, run_input: dict[str, Any] | None = None
    ) -> OrchestrationResult:
        """Resume a paused flow run.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.
            run_input: The input that the run waits for.

        Returns:
            The server's decision, and the state that the run is in now.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def run_deployment(
        self, deployment: str | UUID | _HasId, *, parameters: _Dict | None = None, wait: bool = False,
        timeout: float | timedelta | None = None, poll_interval: float | timedelta | None = None,
        raise_on_failure: bool = False, scheduled_time: datetime | str | None = None,
        flow_run_name: str | None = None, tags: Iterable[str] | None = None, idempotency_key: str | None = None,
        parent_task_run_id: _Id | None = None, work_queue_name: str | None = None,
        job_variables: _Dict | None = None, context: _Dict | None = None,
        labels: Mapping[str, bool | int | float | str] | None = None,
    ) -> FlowRun:
        """Run a deployment: create a flow run of it, and wait for its end if that is wanted.

        A request that is repeated because its response was lost does not create a second run.

        Not in the official client, which has `prefect.deployments.run_deployment`.

        Args:
            deployment: The deployment: `flow name/deployment name`, its id, or an object with an `id`.
            parameters: Parameters, overriding those of the deployment.
            wait: Whether to wait until the run has ended, as `wait_for_flow_run` does.
            timeout: Maximum time to wait, in seconds. Defaults to no limit. Requires `wait=True`.
            poll_interval: Maximum time between two requests of the wait, in seconds. Defaults to
                5. Requires `wait=True`.
            raise_on_failure: Whether to raise an exception if the run fails, crashes or is cancelled. Requires
                `wait=True`.
            scheduled_time: When the run should start. Defaults to now.
            flow_run_name: The run's name. Defaults to a generated name.
            tags: Tags, in addition to those of the deployment.
            idempotency_key: If the deployment has a run with this key, that run is used and none is created.
                Defaults to a new key.
            parent_task_run_id: The task run that represents this run in its parent flow
                run.
            work_queue_name: The work queue. Defaults to that of the deployment.
            job_variables: Overrides of the job variables of the deployment and its work pool.
            context: Additional context for the run.
            labels: Labels.

        Returns:
            The flow run: as it was created, or as it ended.

        Raises:
            ObjectNotFound: The deployment does not exist.
            ValidationError: An argument is invalid, or the server rejects the parameters.
            FlowRunWaitTimeout: The timeout expired. The run goes on.
            FailedRun: The run failed, and `raise_on_failure` is true. `CrashedRun` and `CancelledRun` likewise.
        """
    async def schedule_deployment(
        self, deployment_id: _Id, *, start_time: datetime | str | None = None,
        end_time: datetime | str | None = None, min_time: timedelta | float | None = None,
        min_runs: int | None = None, max_runs: int | None = None,
    ) -> None:
        """Create the flow runs that the schedules of a deployment call for.

        The server does this periodically on its own. Use this method to schedule further ahead, or for a time in the
        past. Runs that exist are not created again. Nothing is raised if the deployment does not exist.

        Not in the official client.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.
            start_time: No runs are scheduled before this time. Defaults to now.
            end_time: No runs are scheduled after this time. Defaults to the server's setting,
                normally 100 days ahead.
            min_time: Schedule at least this far ahead of `start_time`; a number is in
                seconds. Defaults to the server's setting, normally one hour.
            min_runs: Minimum number of runs. Defaults to the server's setting, normally 3.
            max_runs: Maximum number of runs. Defaults to the server's setting, normally 100.
        """
    async def send_worker_heartbeat(
        self, work_pool_name: str, worker_name: str, heartbeat_interval_seconds: float | None = None,
        get_worker_id: bool = False, worker_metadata: WorkerMetadata | _Dict | None = None,
    ) -> UUID | None:
        """Send a heartbeat of a worker. The first one registers the worker.

        Args:
            work_pool_name: The work pool's name.
            worker_name: The worker's name, unique within its work pool.
            heartbeat_interval_seconds: The interval between heartbeats, in whole seconds. The server
                considers the worker offline after three missed heartbeats.
            get_worker_id: Whether to ask for the worker's id.
            worker_metadata: The worker's metadata.

        Returns:
            The worker's id, if asked for and if the server returns it, as Prefect Cloud does.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def server_api_version(self) -> str:
        """Read the version of the server's API, which is not the version of Prefect: see `api_version`.

        Not in the official client.

        Returns:
            The version, such as `0.8.4`.
        """
    @property
    def server_type(self) -> ServerType:
        """The type of the server.

        Returns:
            `SERVER`, `CLOUD` for Prefect Cloud, or `EPHEMERAL` for a server that was started for this process
                because no URL is configured.
        """
    async def set_deployment_paused_state(self, deployment_id: _Id, paused: bool) -> None:
        """Pause or resume all schedules of a deployment.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.
            paused: Whether to pause them.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def set_flow_run_name(self, flow_run_id: _Id, name: str) -> Response:
        """Rename a flow run.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.
            name: The new name.

        Returns:
            The response, with an empty body.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def set_flow_run_state(
        self, flow_run_id: _Id, state: State | _Dict, force: bool = False
    ) -> OrchestrationResult:
        """Propose a state for a flow run.

        The server may accept it, put the run into another state, or delay or abort the transition. None of these raises:
        see `status`, `state` and `details` of the result.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.
            state: The state, such as `prefect_rs.states.Running()`.
            force: Whether to bypass the server's orchestration rules.

        Returns:
            The server's decision, and the state that the run is in now.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def set_flow_runs_state_where(
        self, flow_run_filter: FlowRunFilter | _Dict | None, state: State | _Dict, *,
        flow_filter: FlowFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, force: bool = False, dry_run: bool = False,
        everything: bool = False, progress: Callable[[int, int], object] | None = None,
    ) -> int:
        """Propose a state for all flow runs that match all filters, in as many requests as it takes.

        Their ids are read first, and the state is proposed once for each run that still matches `flow_run_filter`. As with
        `set_flow_run_state`, the server may decide differently, which does not raise. Not in the official client.

        Args:
            flow_run_filter: Filter by flow run.
            state: The state, such as `prefect_rs.states.Cancelled()`.
            flow_filter: Filter by flow.
            task_run_filter: Filter by task run.
            deployment_filter: Filter by deployment.
            work_pool_filter: Filter by work pool.
            work_queue_filter: Filter by work queue.
            force: Whether to bypass the server's orchestration rules.
            dry_run: Whether to only count the runs.
            everything: Whether filters that match every run are meant. Without it, they are an error.
            progress: Called with the number of runs that are done and of all runs,
                before the first request that changes a run, and after each one. If it raises, that ends the call.

        Returns:
            How many runs have entered the state or, with `dry_run`, how many match.

        Raises:
            ValidationError: The filters match every run. It is a `ValueError`.
            BulkOperationError: The server's database failed for some runs, of which it has the first. The others are done.
        """
    async def set_task_run_name(self, task_run_id: _Id, name: str) -> Response:
        """Rename a task run.

        Args:
            task_run_id: The task run's id, or any object with an `id`.
            name: The new name.

        Returns:
            The response, with an empty body.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    async def set_task_run_state(
        self, task_run_id: _Id, state: State | _Dict, force: bool = False
    ) -> OrchestrationResult:
        """Propose a state for a task run.

        The server may accept it, put the run into another state, or delay or abort the transition. None of these raises:
        see `status`, `state` and `details` of the result.

        Args:
            task_run_id: The task run's id, or any object with an `id`.
            state: The state, such as `prefect_rs.states.Running()`.
            force: Whether to bypass the server's orchestration rules.

        Returns:
            The server's decision, and the state that the run is in now.

        Raises:
            ObjectNotFound: The task run does not exist.
        """
    def subscribe_events(
        self, filter: EventFilter | _Dict | None = None, *, backfill: bool = True, reconnection_attempts: int = 10,
        reconnect_on_clean_close: bool = True,
    ) -> AsyncItemIterator[ReceivedEvent]:
        """Subscribe to the events that match the filter, as they occur.

        Not in the official client, which has `prefect.events.clients.get_events_subscriber`. The iterator connects when the
        first event is asked for. When the connection is lost, it is opened again, and the events that were missed are
        returned then. No event is returned twice. `AuthenticationError`, `WebSocketRefused`, `ConnectError`, `ReadError` and
        the others of requests are raised by the iteration.

        Args:
            filter: Which events. Defaults to all. A time that it has replaces the
                minute before. Servers send events of the last 15 minutes at most.
            backfill: Whether to return the events of the minute before, too.
            reconnection_attempts: Maximum number of attempts in a row to connect again. The first two are made at
                once, the others after 1 to 5 seconds.
            reconnect_on_clean_close: Whether to connect again after the server has closed the connection normally,
                which ends the iteration otherwise.

        Returns:
            The events.
        """
    def subscribe_logs(
        self, filter: LogFilter | _Dict | None = None, *, reconnection_attempts: int = 10,
        reconnect_on_clean_close: bool = True,
    ) -> AsyncItemIterator[Log]:
        """Subscribe to the logs that match the filter, as they are written.

        Not in the official client, which has `prefect.logging.clients.get_logs_subscriber`. The iterator connects when the
        first log is asked for. When the connection is lost, it is opened again, and the logs that were written meanwhile are
        read from the API. No log is lost, and none is returned twice. A server streams logs only if
        `PREFECT_SERVER_LOGS_STREAM_OUT_ENABLED` and `PREFECT_SERVER_LOGS_STREAM_PUBLISHING_ENABLED` are true there. If not,
        they are read every few seconds. Errors are raised by the iteration, as for `subscribe_events`. Servers before 3.4.7
        raise `WebSocketRefused`.

        Args:
            filter: Which logs. Defaults to all. Its criteria must be combined with
                AND.
            reconnection_attempts: Maximum number of attempts in a row to connect again. The first two are made at
                once, the others after 1 to 5 seconds.
            reconnect_on_clean_close: Whether to connect again after the server has closed the connection normally,
                which ends the iteration otherwise.

        Returns:
            The logs.
        """
    async def update_artifact(self, artifact_id: _Id, artifact: ArtifactUpdate | _Dict) -> None:
        """Update an artifact. Fields that are not set in the update keep their values.

        This also emits the event `prefect.artifact.updated`. If that fails, a warning is logged.

        Args:
            artifact_id: The artifact's id, or any object with an `id`.
            artifact: The fields to change.

        Raises:
            ObjectNotFound: The artifact does not exist.
        """
    async def update_automation(self, automation_id: _Id, automation: AutomationCore | _Dict) -> None:
        """Update an automation.

        The name, the trigger and the actions are required. Other fields that are not set keep their values, and so does
        `owner_resource`.

        Args:
            automation_id: The automation's id, or any object with an `id`.
            automation: The new values, such as an `Automation` that was read and
                changed.

        Raises:
            ObjectNotFound: The automation does not exist.
        """
    async def update_block_document(
        self, block_document_id: _Id, block_document: BlockDocumentUpdate | BlockDocument | _Dict, *,
        include_secrets: bool = True,
    ) -> None:
        """Update a block document. Fields that are not set in the update keep their values.

        Args:
            block_document_id: The block document's id, or any object with an `id`.
            block_document: The fields to change. Secrets that
                are masked, as they were read, keep their values.
            include_secrets: Whether to send pydantic secrets in its data, such as `SecretStr`, in plain text, so
                that the server can store them. Otherwise the stored secrets keep their values. The official client does
                not have this argument.

        Raises:
            ObjectNotFound: The block document does not exist.
        """
    async def update_block_type(
        self, block_type_id: _Id, block_type: BlockTypeUpdate | BlockType | _Dict
    ) -> None:
        """Update a block type. Fields that are not set in the update keep their values.

        Args:
            block_type_id: The block type's id, or any object with an `id`.
            block_type: The fields to change. Of a `BlockType`, every
                field that can be changed.

        Raises:
            ObjectNotFound: The block type does not exist.
        """
    async def update_deployment(self, deployment_id: _Id, deployment: DeploymentUpdate | _Dict) -> None:
        """Update a deployment. Fields that are not set in the update keep their values.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.
            deployment: The fields to change.

        Raises:
            ObjectNotFound: The deployment does not exist.
        """
    async def update_deployment_schedule(
        self, deployment_id: _Id, schedule_id: _Id, active: bool | None = None, schedule: Any = None,
        max_scheduled_runs: int | None = None, parameters: _Dict | None = None, slug: str | None = None,
    ) -> None:
        """Update a schedule of a deployment. Arguments that are None leave their fields unchanged.

        Args:
            deployment_id: The deployment's id, or any object with an `id`.
            schedule_id: The schedule's id, or any object with an `id`.
            active: Whether the schedule is active.
            schedule: A `CronSchedule`, `IntervalSchedule` or `RRuleSchedule`, or a dict with its fields.
            max_scheduled_runs: Maximum number of runs to schedule ahead.
            parameters: Parameters of its runs, overriding those of the deployment.
            slug: A name that is unique among the deployment's schedules.

        Raises:
            ObjectNotFound: The deployment or the schedule does not exist.
        """
    async def update_flow(self, flow_id: _Id, flow: FlowUpdate | _Dict) -> None:
        """Update a flow. Fields that are not set in the update keep their values.

        Not in the official client.

        Args:
            flow_id: The flow's id, or any object with an `id`.
            flow: The fields to change: the tags.

        Raises:
            ObjectNotFound: The flow does not exist.
        """
    async def update_flow_run(
        self, flow_run_id: _Id, flow_version: str | None = None, parameters: dict[str, Any] | None = None,
        name: str | None = None, tags: Iterable[str] | None = None,
        empirical_policy: FlowRunPolicy | _Dict | None = None, infrastructure_pid: str | None = None,
        job_variables: dict[str, Any] | None = None,
    ) -> Response:
        """Update a flow run. Arguments that are None leave their fields unchanged.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.
            flow_version: The flow's version.
            parameters: The parameters. They replace all existing ones.
            name: The run's name.
            tags: The tags. They replace all existing ones.
            empirical_policy: The policy for retries and pauses.
            infrastructure_pid: The run's identifier in its infrastructure.
            job_variables: Overrides of the work pool's job variables.

        Returns:
            The response, with an empty body.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def update_flow_run_labels(
        self, flow_run_id: _Id, labels: dict[str, bool | int | float | str]
    ) -> None:
        """Set labels of a flow run. Other labels keep their values.

        Args:
            flow_run_id: The flow run's id, or any object with an `id`.
            labels: The labels.

        Raises:
            ObjectNotFound: The flow run does not exist.
        """
    async def update_global_concurrency_limit(
        self, name: str, concurrency_limit: GlobalConcurrencyLimitUpdate | _Dict
    ) -> Response:
        """Update a global concurrency limit. Fields that are not set in the update keep their values.

        Args:
            name: The limit's name.
            concurrency_limit: The fields to change.

        Returns:
            The response, with an empty body.

        Raises:
            ObjectNotFound: The limit does not exist.
        """
    async def update_server_default_result_storage(
        self, default_result_storage_block_id: _Id
    ) -> ServerDefaultResultStorage:
        """Set the server's default storage for results.

        Args:
            default_result_storage_block_id: The id of the storage's block document.

        Returns:
            The new setting.

        Raises:
            ObjectNotFound: The block document does not exist.
            ValidationError: The id is invalid, or the server rejects the block because it is not a storage.
        """
    async def update_variable(self, variable: VariableUpdate | _Dict) -> None:
        """Update a variable, identified by the name in the update. Fields that are not set keep their values.

        Args:
            variable: The variable's name, and the fields to change.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    async def update_variable_by_id(self, variable_id: _Id, variable: VariableUpdate | _Dict) -> None:
        """Update a variable, identified by its id. Fields that are not set in the update keep their values.

        Not in the official client.

        Args:
            variable_id: The variable's id, or any object with an `id`.
            variable: The fields to change, which may include the name.

        Raises:
            ObjectNotFound: The variable does not exist.
        """
    async def update_work_pool(self, work_pool_name: str, work_pool: WorkPoolUpdate | _Dict) -> None:
        """Update a work pool. Fields that are not set in the update keep their values.

        Args:
            work_pool_name: The work pool's name.
            work_pool: The fields to change.

        Raises:
            ObjectNotFound: The work pool does not exist.
        """
    async def update_work_queue(self, id: _Id, **kwargs: Any) -> None:
        """Update a work queue.

        Args:
            id: The work queue's id, or any object with an `id`.
            **kwargs: The fields to change: `name`, `description`, `is_paused`, `concurrency_limit`, `priority`,
                `last_polled` and `filter`, as in `WorkQueueUpdate`. At least one is required.

        Raises:
            ObjectNotFound: The work queue does not exist.
        """
    async def upsert_global_concurrency_limit_by_name(
        self, name: str, limit: int, slot_decay_per_second: float | None = None
    ) -> None:
        """Set the number of slots of a global concurrency limit. The limit is created if it does not exist.

        Args:
            name: The limit's name. It must not contain / % & < >.
            limit: The number of slots, at least 0.
            slot_decay_per_second: How many slots are released automatically per second, at least 0. Defaults
                to the existing value, or 0 for a new limit.
        """
    async def validate_obj(self, schema: _Dict, values: _Dict) -> SchemaValuesValidationResponse:
        """Validate values against a JSON schema on the server, such as parameters against a deployment's
        `parameter_openapi_schema`.

        Not in the official client.

        Args:
            schema: The schema.
            values: The values.

        Returns:
            Whether the values are `valid`, and their `errors`.

        Raises:
            ValidationError: An argument cannot be encoded as a JSON object, or the schema is invalid.
        """
    async def validate_template(self, template: str) -> None:
        """Validate a template as used in the messages and parameters of automations.

        Not in the official client.

        Args:
            template: A Jinja template.

        Raises:
            RequestValidationError: The template is invalid. The error says why and in which line.
        """
    async def wait_for_flow_run(
        self, run: _Id, *, timeout: float | timedelta | None = None,
        until: StateType | str | Iterable[StateType | str] | Callable[[State], object] | None = None,
        poll_interval: float | timedelta | None = None, raise_on_failure: bool = False,
    ) -> FlowRun:
        """Wait until a flow run has ended, or is in one of some states.

        The run is polled, at first every 0.1 s and then less and less often. All waits of a client share their requests, so
        that one reads up to 200 runs. An unreachable server does not end the wait, unless it stays unreachable for five
        minutes. If the run should have started long ago, a warning is logged that says why it has not: a paused deployment,
        work pool or work queue, a missing work pool, no worker, or a concurrency limit.

        Not in the official client.

        Args:
            run: The flow run, or its id.
            timeout: Maximum time to wait, in seconds. Defaults to no limit. With 0, the run is
                read once.
            until: States that end the wait:
                types, names in any case, or a function that is called with each state that is seen, and returns true for
                one that ends the wait. Defaults to final states, which always end it.
            poll_interval: Maximum time between two requests, in seconds. Defaults to 5.
            raise_on_failure: Whether to raise an exception if the run has failed, crashed or was cancelled.

        Returns:
            The flow run, as it is at the end of the wait.

        Raises:
            FlowRunWaitTimeout: The timeout expired. This is a `TimeoutError`.
            FailedRun: The run failed, and `raise_on_failure` is true. `CrashedRun` and `CancelledRun` likewise. They have the
                run, its state and its last log messages.
            ObjectNotFound: The flow run does not exist.
        """
    def wait_for_flow_runs(
        self, runs: Iterable[_Id], *, timeout: float | timedelta | None = None,
        until: StateType | str | Iterable[StateType | str] | Callable[[State], object] | None = None,
        poll_interval: float | timedelta | None = None, raise_on_failure: bool = False,
    ) -> AsyncItemIterator[FlowRun]:
        """Iterate over flow runs as they end, or are in one of some states.

        This works like `wait_for_flow_run`: all runs together take one request per 200 runs at a time. Leaving the iteration
        ends the wait.

        Not in the official client.

        Args:
            runs: The runs, or their ids. Each is returned once.
            timeout: Maximum time to wait for all of them, in seconds. Defaults to no limit. With 0,
                the runs are read once.
            until: States that end the wait
                for a run, besides final ones. A function is called when the next run is asked for.
            poll_interval: Maximum time between two requests, in seconds. Defaults to 5.
            raise_on_failure: Whether to raise an exception for a run that has failed, crashed or was cancelled. The
                iteration may be continued.

        Returns:
            The runs, in the order in which they end.

        Raises:
            FlowRunWaitTimeout: The timeout expired. `unfinished` has the other runs.
            FailedRun: A run failed, and `raise_on_failure` is true. `CrashedRun` and `CancelledRun` likewise.
            ObjectNotFound: A run does not exist. The iteration may be continued.
        """
    async def wait_for_task_run(
        self, run: _Id, *, timeout: float | timedelta | None = None,
        until: StateType | str | Iterable[StateType | str] | Callable[[State], object] | None = None,
        poll_interval: float | timedelta | None = None, raise_on_failure: bool = False,
    ) -> TaskRun:
        """Wait until a task run has ended, or is in one of some states.

        This works like `wait_for_flow_run`.

        Not in the official client.

        Args:
            run: The task run, or its id.
            timeout: Maximum time to wait, in seconds. Defaults to no limit.
            until: States that end the wait,
                besides final ones.
            poll_interval: Maximum time between two requests, in seconds. Defaults to 5.
            raise_on_failure: Whether to raise an exception if the run has failed, crashed or was cancelled.

        Returns:
            The task run, as it is at the end of the wait.

        Raises:
            FlowRunWaitTimeout: The timeout expired. This is a `TimeoutError`.
            FailedRun: The run failed, and `raise_on_failure` is true. `CrashedRun` and `CancelledRun` likewise.
            ObjectNotFound: The task run does not exist.
        """
    def wait_for_task_runs(
        self, runs: Iterable[_Id], *, timeout: float | timedelta | None = None,
        until: StateType | str | Iterable[StateType | str] | Callable[[State], object] | None = None,
        poll_interval: float | timedelta | None = None, raise_on_failure: bool = False,
    ) -> AsyncItemIterator[TaskRun]:
        """Iterate over task runs as they end, or are in one of some states.

        This works like `wait_for_task_run`: all runs together take one request per 200 runs at a time. Leaving the iteration
        ends the wait.

        Not in the official client.

        Args:
            runs: The runs, or their ids. Each is returned once.
            timeout: Maximum time to wait for all of them, in seconds. Defaults to no limit. With 0,
                the runs are read once.
            until: States that end the wait
                for a run, besides final ones. A function is called when the next run is asked for.
            poll_interval: Maximum time between two requests, in seconds. Defaults to 5.
            raise_on_failure: Whether to raise an exception for a run that has failed, crashed or was cancelled. The
                iteration may be continued.

        Returns:
            The runs, in the order in which they end.

        Raises:
            FlowRunWaitTimeout: The timeout expired. `unfinished` has the other runs.
            FailedRun: A run failed, and `raise_on_failure` is true. `CrashedRun` and `CancelledRun` likewise.
            ObjectNotFound: A run does not exist. The iteration may be continued.
        """
    def with_options(
        self, *, timeout: float | tuple[float | None, ...] | Mapping[str, float | None] | Any | None = ...,
        max_retries: int | None = None, headers: Any = None, idempotency_key: str | None = None,
    ) -> Self:
        """Return a client with other options, which shares everything else with this one: connections, waits, hooks.

        It takes microseconds, so it can be made for a single call: `client.with_options(timeout=5).read_flows()`. It has the same
        class, and copies of the attributes that a subclass has set; `__init__` is not called. Options that are not given are
        those of this client. Closing one of the two closes both.

        Not in the official client.

        Args:
            timeout: The timeout of each step in
                seconds, in the forms that `httpx_settings` takes. None means no limit.
            max_retries: Maximum number of retries of a request.
            headers: A mapping, or pairs of names and values. They replace the client's headers of these names, and
                `Authorization` its credentials.
            idempotency_key: The key of the flow run that a call creates: see `create_flow_run_from_deployment`.
                Other methods than `create_flow_run`, `create_flow_run_from_deployment` and `run_deployment` reject it.

        Returns:
            The client.

        Raises:
            ValidationError: An option is invalid.
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
        api_key (str | Callable[[], str] | None): An API key of Prefect Cloud, or a function that returns one, which is called
            before the first request, and again after a 401. Defaults to `PREFECT_API_KEY`.
        api_version (str | None): The API version to request. Defaults to the latest version that the client knows.
        httpx_settings (dict[str, Any] | None): Settings of the connection, with the names and types of `httpx.Client`:
            timeout, limits, headers, cookies, params, auth, verify, cert, proxy, http2, follow_redirects, max_redirects,
            base_url, trust_env, event_hooks, and transport or mounts, with which httpx sends the requests. Unsupported settings raise
            an error.
        auth_string (str | None): Credentials of a self-hosted server, as `user:password`. Takes precedence over the API
            key. Defaults to `PREFECT_API_AUTH_STRING`.

    Raises:
        ValidationError: An argument is invalid.
        SettingsError: A setting is invalid, or there is neither a URL nor a server to start.
        ConnectError: The server that was started did not become ready.
    """
    def __init__(
        self, api: str | None = None, api_key: str | Callable[[], str] | None = None,
        api_version: str | None = None, httpx_settings: dict[str, Any] | None = None, *,
        auth_string: str | None = None,
    ) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *exc_info: Any) -> None: ...
    @property
    def _client(self) -> SyncClient: ...
    @_client.setter
    def _client(self, value: Any) -> None: ...
    def __aenter__(self) -> NoReturn: ...
    def __aexit__(self, *exc_info: Any) -> NoReturn: ...
    def api_healthcheck(self) -> Exception | None:
        """Check whether the server is healthy. Errors are returned, not raised.

        See `PrefectClient.api_healthcheck`.
        """
    def api_readycheck(self) -> Exception | None:
        """Check whether the server is ready for requests, which includes its database. Errors are returned, not raised.

        See `PrefectClient.api_readycheck`.
        """
    @property
    def api_url(self) -> URL:
        """The URL of the API: text that has the attributes of `httpx.URL`, such as `host`.

        Returns:
            The URL without credentials, with a trailing slash as in the official client.
        """
    def api_version(self) -> str:
        """Read the version of Prefect that the server runs. See `PrefectClient.api_version`."""
    def apply_slas_for_deployment(
        self, deployment_id: _Id, slas: Iterable[SlaTypes | _Dict]
    ) -> SlaMergeResponse:
        """Replace the service level agreements of a deployment. Prefect Cloud only.

        See `PrefectClient.apply_slas_for_deployment`.
        """
    def bulk_create_flow_runs_from_deployment(
        self, deployment_id: _Id, flow_runs: Iterable[DeploymentFlowRunCreate | _Dict], *,
        raise_on_failure: bool = True,
    ) -> FlowRunBulkCreateResponse:
        """Create several flow runs of a deployment, in one request.

        See `PrefectClient.bulk_create_flow_runs_from_deployment`.
        """
    def bulk_delete_deployments(
        self, deployment_filter: DeploymentFilter | _Dict, limit: int | None = None
    ) -> DeploymentBulkDeleteResponse:
        """Delete the deployments that match a filter, in one request.

        See `PrefectClient.bulk_delete_deployments`.
        """
    def bulk_delete_flow_runs(
        self, flow_run_filter: FlowRunFilter | _Dict, limit: int | None = None
    ) -> FlowRunBulkDeleteResponse:
        """Delete the flow runs that match a filter, in one request.

        See `PrefectClient.bulk_delete_flow_runs`.
        """
    def bulk_delete_flows(
        self, flow_filter: FlowFilter | _Dict, limit: int | None = None
    ) -> FlowBulkDeleteResponse:
        """Delete the flows that match a filter, and their deployments, in one request.

        See `PrefectClient.bulk_delete_flows`.
        """
    def bulk_set_flow_run_state(
        self, flow_run_filter: FlowRunFilter | _Dict, state: State | _Dict, force: bool = False,
        limit: int | None = None, *, raise_on_failure: bool = True,
    ) -> FlowRunBulkSetStateResponse:
        """Propose a state for the flow runs that match a filter, in one request.

        See `PrefectClient.bulk_set_flow_run_state`.
        """
    def cancel_flow_run(
        self, run: _Id, *, wait: bool = False, timeout: float | timedelta | None = None,
        poll_interval: float | timedelta | None = None,
    ) -> FlowRun:
        """Cancel a flow run. See `PrefectClient.cancel_flow_run`."""
    def cancel_flow_runs_where(
        self, flow_run_filter: FlowRunFilter | _Dict | None, *, flow_filter: FlowFilter | _Dict | None = None,
        task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, dry_run: bool = False, everything: bool = False,
        progress: Callable[[int, int], object] | None = None,
    ) -> int:
        """Cancel all flow runs that match all filters, in as many requests as it takes.

        See `PrefectClient.cancel_flow_runs_where`.
        """
    def check_work_queues_for_deployment(self, deployment_id: _Id) -> list[WorkQueue]:
        """Read the work queues whose filters match a deployment.

        See `PrefectClient.check_work_queues_for_deployment`.
        """
    def clear_server_default_result_storage(self) -> None:
        """Clear the server's default storage for results."""
    def client_version(self) -> str:
        """The version of Prefect that this client is compatible with. (`prefect_rs.__version__` is its own version.)

        See `PrefectClient.client_version`.
        """
    def count_artifacts(
        self, *, artifact_filter: ArtifactFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> int:
        """Count the artifacts that match all filters. See `PrefectClient.count_artifacts`."""
    def count_automations(self, *, automations: AutomationFilter | _Dict | None = None) -> int:
        """Count the automations that match the filter. See `PrefectClient.count_automations`."""
    def count_block_documents(
        self, *, block_document_filter: BlockDocumentFilter | _Dict | None = None,
        block_type_filter: BlockTypeFilter | _Dict | None = None,
        block_schema_filter: BlockSchemaFilter | _Dict | None = None,
    ) -> int:
        """Count the block documents that match all filters.

        See `PrefectClient.count_block_documents`.
        """
    def count_deployments(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> int:
        """Count the deployments that match all filters. See `PrefectClient.count_deployments`."""
    def count_deployments_by_flow(self, flow_ids: Iterable[Any]) -> dict[UUID, int]:
        """Count the deployments of several flows. See `PrefectClient.count_deployments_by_flow`."""
    def count_events(
        self, countable: str, filter: EventFilter | _Dict | None = None, *, time_unit: str = "day",
        time_interval: float = 1.0,
    ) -> list[EventCount]:
        """Count the events that match the filter, in groups. See `PrefectClient.count_events`."""
    def count_flow_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> int:
        """Count the flow runs that match all filters. See `PrefectClient.count_flow_runs`."""
    def count_flows(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
    ) -> int:
        """Count the flows that match all filters. See `PrefectClient.count_flows`."""
    def count_latest_artifacts(
        self, *, artifact_filter: ArtifactCollectionFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> int:
        """Count the artifact keys whose latest artifact matches all filters.

        See `PrefectClient.count_latest_artifacts`.
        """
    def count_task_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> int:
        """Count the task runs that match all filters. See `PrefectClient.count_task_runs`."""
    def count_task_runs_by_flow_run(self, flow_run_ids: Iterable[Any]) -> dict[UUID, int]:
        """Count the task runs of several flow runs. See `PrefectClient.count_task_runs_by_flow_run`."""
    def count_task_runs_by_state(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> dict[str, int]:
        """Count the task runs that match all filters by state type.

        See `PrefectClient.count_task_runs_by_state`.
        """
    def count_variables(self, *, variable_filter: VariableFilter | _Dict | None = None) -> int:
        """Count the variables that match the filter. See `PrefectClient.count_variables`."""
    def count_work_pools(self, work_pool_filter: WorkPoolFilter | _Dict | None = None) -> int:
        """Count the work pools that match the filter. See `PrefectClient.count_work_pools`."""
    def create_artifact(self, artifact: ArtifactCreate | _Dict) -> Artifact:
        """Create an artifact. It becomes the latest artifact of its key.

        See `PrefectClient.create_artifact`.
        """
    def create_automation(self, automation: AutomationCore | _Dict) -> UUID:
        """Create an automation. See `PrefectClient.create_automation`."""
    def create_block_document(
        self, block_document: BlockDocument | BlockDocumentCreate | _Dict, include_secrets: bool = True
    ) -> BlockDocument:
        """Create a block document. See `PrefectClient.create_block_document`."""
    def create_block_schema(self, block_schema: BlockSchemaCreate | _Dict) -> BlockSchema:
        """Create a block schema, or return the existing one with the same block type, version and fields.

        See `PrefectClient.create_block_schema`.
        """
    def create_block_type(self, block_type: BlockTypeCreate | _Dict) -> BlockType:
        """Create a block type. See `PrefectClient.create_block_type`."""
    def create_concurrency_limit(self, tag: str, concurrency_limit: int) -> UUID:
        """Create the concurrency limit of a tag, or update the existing one.

        See `PrefectClient.create_concurrency_limit`.
        """
    def create_deployment(
        self, flow_id: _Id, name: str, version: str | None = None, version_info: Any = None,
        schedules: Iterable[Any] | None = None, concurrency_limit: int | None = None,
        concurrency_options: ConcurrencyOptions | _Dict | None = None, parameters: _Dict | None = None,
        description: str | None = None, work_queue_name: str | None = None, work_pool_name: str | None = None,
        tags: Iterable[str] | None = None, storage_document_id: _Id | None = None, path: str | None = None,
        entrypoint: str | None = None, infrastructure_document_id: _Id | None = None,
        parameter_openapi_schema: _Dict | None = None, paused: bool | None = None,
        pull_steps: Iterable[_Dict] | None = None, enforce_parameter_schema: bool | None = None,
        job_variables: _Dict | None = None, branch: str | None = None, base: _Id | None = None,
        root: _Id | None = None, *, schedule: Any = None,
        labels: Mapping[str, bool | int | float | str] | None = None,
        global_concurrency_limit_id: _Id | None = None,
    ) -> DeploymentResponse:
        """Create a deployment, or update the existing one with the same flow and name.

        See `PrefectClient.create_deployment`.
        """
    def create_deployment_branch(
        self, deployment_id: _Id, branch: str, options: DeploymentBranchingOptions | _Dict | None = None,
        overrides: DeploymentUpdate | _Dict | None = None,
    ) -> UUID:
        """Create a branch of a deployment. Prefect Cloud only.

        See `PrefectClient.create_deployment_branch`.
        """
    def create_deployment_schedules(
        self, deployment_id: _Id, schedules: Iterable[Any], max_scheduled_runs: int | None = None,
        parameters: _Dict | None = None, slug: str | None = None,
    ) -> list[DeploymentSchedule]:
        """Add schedules to a deployment. See `PrefectClient.create_deployment_schedules`."""
    def create_events(self, events: Iterable[Event | _Dict]) -> None:
        """Emit events. It takes a moment until they can be read. See `PrefectClient.create_events`."""
    def create_flow(self, flow: Any) -> UUID:
        """Create a flow, or return the existing one with the same name.

        See `PrefectClient.create_flow`.
        """
    def create_flow_from_name(self, flow_name: str) -> UUID:
        """Create a flow by its name, or return the existing one.

        See `PrefectClient.create_flow_from_name`.
        """
    def create_flow_run(
        self, flow: Any, name: str | None = None, parameters: dict[str, Any] | None = None,
        context: dict[str, Any] | None = None, tags: Iterable[str] | None = None,
        parent_task_run_id: _Id | None = None, state: State | _Dict | None = None,
        work_pool_name: str | None = None, work_queue_name: str | None = None,
        job_variables: dict[str, Any] | None = None, idempotency_key: str | None = None,
    ) -> FlowRun:
        """Create a flow run. See `PrefectClient.create_flow_run`."""
    def create_flow_run_from_deployment(
        self, deployment_id: _Id, *, parameters: _Dict | None = None, context: _Dict | None = None,
        state: State | _Dict | None = None, name: str | None = None, tags: Iterable[str] | None = None,
        idempotency_key: str | None = None, parent_task_run_id: _Id | None = None,
        work_queue_name: str | None = None, job_variables: _Dict | None = None,
        labels: Mapping[str, bool | int | float | str] | None = None,
    ) -> FlowRun:
        """Create a flow run of a deployment. See `PrefectClient.create_flow_run_from_deployment`."""
    def create_flow_run_input(
        self, flow_run_id: _Id, key: str, value: str, sender: str | None = None
    ) -> None:
        """Send an input to a flow run. See `PrefectClient.create_flow_run_input`."""
    def create_global_concurrency_limit(
        self, concurrency_limit: GlobalConcurrencyLimitCreate | _Dict
    ) -> UUID:
        """Create a global concurrency limit. See `PrefectClient.create_global_concurrency_limit`."""
    def create_logs(self, logs: Iterable[LogCreate | _Dict]) -> None:
        """Write log messages of runs, in one request. See `PrefectClient.create_logs`."""
    def create_saved_search(self, saved_search: SavedSearchCreate | _Dict) -> SavedSearch:
        """Save a search. If one with the same name exists, its filters are replaced and its id is kept.

        See `PrefectClient.create_saved_search`.
        """
    def create_task_run(
        self,
        task: Any,
        flow_run_id: _Id | None,
        dynamic_key: str | int,
        id: _Id | None = None,
        name: str | None = None,
        extra_tags: Iterable[str] | None = None,
        state: State | _Dict | None = None,
        task_inputs: Mapping[str, Iterable[TaskRunResult | FlowRunResult | Parameter | Constant]]
        | None = None,
    ) -> TaskRun:
        """Create a task run. See `PrefectClient.create_task_run`."""
    def create_variable(self, variable: VariableCreate | _Dict) -> Variable:
        """Create a variable. See `PrefectClient.create_variable`."""
    def create_work_pool(
        self, work_pool: WorkPoolCreate | _Dict | str | None = None, type: str | bool | None = None,
        description: str | None = None, is_paused: bool | None = None, concurrency_limit: int | None = None, *,
        name: str | None = None, overwrite: bool = False, **kwargs: Any,
    ) -> WorkPool:
        """Create a work pool, from a `WorkPoolCreate` or from a name, a type and other fields.

        See `PrefectClient.create_work_pool`.
        """
    def create_work_queue(
        self, name: str, description: str | None = None, is_paused: bool | None = None,
        concurrency_limit: int | None = None, priority: int | None = None, work_pool_name: str | None = None,
    ) -> WorkQueue:
        """Create a work queue. See `PrefectClient.create_work_queue`."""
    def decrement_v1_concurrency_slots(
        self, names: Iterable[str], task_run_id: _Id, occupancy_seconds: float | None
    ) -> Response:
        """Release the slots that a task run occupies.

        See `PrefectClient.decrement_v1_concurrency_slots`.
        """
    def delete(
        self, url: str, *, params: _Dict | None = None, headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None, follow_redirects: bool = ..., timeout: float | Any = ...,
    ) -> Response:
        """Send a DELETE request. See `PrefectClient.delete`."""
    def delete_artifact(self, artifact_id: _Id) -> None:
        """Delete an artifact. If it was the latest of its key, the one before it becomes the latest.

        See `PrefectClient.delete_artifact`.
        """
    def delete_automation(self, automation_id: _Id) -> None:
        """Delete an automation. See `PrefectClient.delete_automation`."""
    def delete_block_document(self, block_document_id: _Id) -> None:
        """Delete a block document. See `PrefectClient.delete_block_document`."""
    def delete_block_schema(self, block_schema_id: _Id) -> None:
        """Delete a block schema and its block documents. See `PrefectClient.delete_block_schema`."""
    def delete_block_type(self, block_type_id: _Id) -> None:
        """Delete a block type, its block schemas and its block documents.

        See `PrefectClient.delete_block_type`.
        """
    def delete_concurrency_limit(self, id: _Id) -> None:
        """Delete a tag-based concurrency limit. See `PrefectClient.delete_concurrency_limit`."""
    def delete_concurrency_limit_by_tag(self, tag: str) -> None:
        """Delete the concurrency limit of a tag.

        See `PrefectClient.delete_concurrency_limit_by_tag`.
        """
    def delete_deployment(self, deployment_id: _Id) -> None:
        """Delete a deployment. Its scheduled flow runs are deleted as well, its other runs are kept.

        See `PrefectClient.delete_deployment`.
        """
    def delete_deployment_schedule(self, deployment_id: _Id, schedule_id: _Id) -> None:
        """Delete a schedule of a deployment, and the flow runs that it has scheduled.

        See `PrefectClient.delete_deployment_schedule`.
        """
    def delete_flow(self, flow_id: _Id) -> None:
        """Delete a flow, its deployments and its runs. See `PrefectClient.delete_flow`."""
    def delete_flow_run(self, flow_run_id: _Id) -> None:
        """Delete a flow run. See `PrefectClient.delete_flow_run`."""
    def delete_flow_run_input(self, flow_run_id: _Id, key: str) -> None:
        """Delete an input of a flow run. See `PrefectClient.delete_flow_run_input`."""
    def delete_flow_runs_where(
        self, flow_run_filter: FlowRunFilter | _Dict | None, *, flow_filter: FlowFilter | _Dict | None = None,
        task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, dry_run: bool = False, everything: bool = False,
        progress: Callable[[int, int], object] | None = None,
    ) -> int:
        """Delete all flow runs that match all filters, in as many requests as it takes.

        See `PrefectClient.delete_flow_runs_where`.
        """
    def delete_global_concurrency_limit_by_name(self, name: str) -> Response:
        """Delete a global concurrency limit by its name.

        See `PrefectClient.delete_global_concurrency_limit_by_name`.
        """
    def delete_resource_owned_automations(self, resource_id: str) -> None:
        """Delete the automations that a resource owns.

        See `PrefectClient.delete_resource_owned_automations`.
        """
    def delete_saved_search(self, saved_search_id: _Id) -> None:
        """Delete a saved search. See `PrefectClient.delete_saved_search`."""
    def delete_task_run(self, task_run_id: _Id) -> None:
        """Delete a task run. See `PrefectClient.delete_task_run`."""
    def delete_variable_by_id(self, variable_id: _Id) -> None:
        """Delete a variable by its id. See `PrefectClient.delete_variable_by_id`."""
    def delete_variable_by_name(self, name: str) -> None:
        """Delete a variable by its name. See `PrefectClient.delete_variable_by_name`."""
    def delete_work_pool(self, work_pool_name: str) -> None:
        """Delete a work pool and its work queues. See `PrefectClient.delete_work_pool`."""
    def delete_work_queue_by_id(self, id: _Id) -> None:
        """Delete a work queue. See `PrefectClient.delete_work_queue_by_id`."""
    def delete_worker(self, work_pool_name: str, worker_name: str) -> None:
        """Delete a worker. A worker that is still running registers again with its next heartbeat.

        See `PrefectClient.delete_worker`.
        """
    def download_flow_run_logs(self, flow_run_id: _Id) -> str:
        """Download all log messages of a flow run and its task runs as CSV.

        See `PrefectClient.download_flow_run_logs`.
        """
    def emit(self, event: Event | _Dict) -> Event:
        """Emit an event, and return once the server has received it. It takes a moment until it can be read.

        See `PrefectClient.emit`.
        """
    def filter_flow_run_input(
        self, flow_run_id: _Id, key_prefix: str, limit: int, exclude_keys: Iterable[str]
    ) -> list[FlowRunInput]:
        """Read the inputs of a flow run whose keys start with a prefix.

        See `PrefectClient.filter_flow_run_input`.
        """
    def find_automation(self, id_or_name: _Id) -> Automation | None:
        """Find an automation by its id or its name. See `PrefectClient.find_automation`."""
    def follow_flow_run(
        self, run: _Id, *, logs: bool = True, states: bool = True, straggler_timeout: float | timedelta = 3,
        poll_interval: float | timedelta | None = None,
    ) -> ItemIterator[Log | State]:
        """Follow a flow run: its states and log messages, as they arrive.

        See `PrefectClient.follow_flow_run`.
        """
    def get(
        self, url: str, *, params: _Dict | None = None, headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None, follow_redirects: bool = ..., timeout: float | Any = ...,
    ) -> Response:
        """Send a GET request. See `PrefectClient.get`."""
    def get_most_recent_block_schema_for_block_type(self, block_type_id: _Id) -> BlockSchema | None:
        """Read the newest block schema of a block type.

        See `PrefectClient.get_most_recent_block_schema_for_block_type`.
        """
    def get_runs_in_work_queue(
        self, id: _Id, limit: int = 10, scheduled_before: datetime | str | None = None
    ) -> list[FlowRun]:
        """Read the flow runs of a work queue that are due.

        See `PrefectClient.get_runs_in_work_queue`.
        """
    def get_scheduled_flow_runs_for_deployments(
        self, deployment_ids: Iterable[Any], scheduled_before: datetime | str | None = None,
        limit: int | None = None,
    ) -> list[FlowRun]:
        """Read the scheduled flow runs of some deployments, the earliest first.

        See `PrefectClient.get_scheduled_flow_runs_for_deployments`.
        """
    def get_scheduled_flow_runs_for_work_pool(
        self, work_pool_name: str, work_queue_names: Iterable[str] | None = None,
        scheduled_before: datetime | str | None = None,
    ) -> list[WorkerFlowRunResponse]:
        """Read the flow runs that the workers of a work pool should run.

        See `PrefectClient.get_scheduled_flow_runs_for_work_pool`.
        """
    def head(
        self, url: str, *, params: _Dict | None = None, headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None, follow_redirects: bool = ..., timeout: float | Any = ...,
    ) -> Response:
        """Send a HEAD request. See `PrefectClient.head`."""
    def hello(self) -> Response:
        """Say hello to the server. See `PrefectClient.hello`."""
    def increment_concurrency_slots(
        self, names: Iterable[str], slots: int, mode: Literal["concurrency", "rate_limit"]
    ) -> Response:
        """Acquire slots of global concurrency limits: of all of them, or of none. Names without a limit are ignored.

        See `PrefectClient.increment_concurrency_slots`.
        """
    def increment_concurrency_slots_with_lease(
        self, names: Iterable[str], slots: int, mode: Literal["concurrency", "rate_limit"], lease_duration: float,
        holder: ConcurrencyLeaseHolder | _Dict | None = None,
    ) -> Response:
        """Acquire slots of global concurrency limits with a lease. If the lease is not renewed in time, the slots are
        released automatically. Names without a limit are ignored.

        See `PrefectClient.increment_concurrency_slots_with_lease`.
        """
    def increment_v1_concurrency_slots(self, names: Iterable[str], task_run_id: _Id) -> Response:
        """Acquire a slot of each tag's concurrency limit for a task run. Tags without a limit are ignored.

        See `PrefectClient.increment_v1_concurrency_slots`.
        """
    def install_system_block_types(self) -> None:
        """Create or update the block types that are built into the server.

        See `PrefectClient.install_system_block_types`.
        """
    def iter_artifacts(
        self, *, artifact_filter: ArtifactFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        sort: ArtifactSort | str | None = None, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[Artifact]:
        """Iterate over the artifacts that match all filters. See `PrefectClient.iter_artifacts`."""
    def iter_automations(
        self, *, automations: AutomationFilter | _Dict | None = None, sort: AutomationSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[Automation]:
        """Iterate over the automations that match the filter. See `PrefectClient.iter_automations`."""
    def iter_block_documents(
        self, include_secrets: bool = True, *, block_document_filter: BlockDocumentFilter | _Dict | None = None,
        block_type_filter: BlockTypeFilter | _Dict | None = None,
        block_schema_filter: BlockSchemaFilter | _Dict | None = None, sort: BlockDocumentSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[BlockDocument]:
        """Iterate over the block documents that match all filters.

        See `PrefectClient.iter_block_documents`.
        """
    def iter_block_schemas(
        self, *, block_schema_filter: BlockSchemaFilter | _Dict | None = None, limit: int | None = None,
        prefetch: int = 1,
    ) -> ItemIterator[BlockSchema]:
        """Iterate over the block schemas that match the filter.

        See `PrefectClient.iter_block_schemas`.
        """
    def iter_block_types(
        self, *, block_type_filter: BlockTypeFilter | _Dict | None = None,
        block_schema_filter: BlockSchemaFilter | _Dict | None = None, limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[BlockType]:
        """Iterate over the block types that match all filters. See `PrefectClient.iter_block_types`."""
    def iter_concurrency_limits(
        self, *, limit: int | None = None, prefetch: int = 1
    ) -> ItemIterator[ConcurrencyLimit]:
        """Iterate over the tag-based concurrency limits.

        See `PrefectClient.iter_concurrency_limits`.
        """
    def iter_deployments(
        self, sort: DeploymentSort | str | None = None, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, *,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[DeploymentResponse]:
        """Iterate over the deployments that match all filters. See `PrefectClient.iter_deployments`."""
    def iter_events(
        self, filter: EventFilter | _Dict | None = None, *, limit: int | None = None, prefetch: int = 1
    ) -> ItemIterator[ReceivedEvent]:
        """Iterate over the events that match the filter. See `PrefectClient.iter_events`."""
    def iter_flow_run_history_points(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None, sort: FlowRunSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[SimpleFlowRun]:
        """Iterate over the flow runs that match all filters, as data points for a chart: start times, durations and lateness.

        See `PrefectClient.iter_flow_run_history_points`.
        """
    def iter_flow_run_input(
        self, flow_run_id: _Id, key_prefix: str, exclude_keys: Iterable[str] | None = None, *,
        limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[FlowRunInput]:
        """Iterate over the inputs of a flow run whose keys start with a prefix, the oldest first.

        See `PrefectClient.iter_flow_run_input`.
        """
    def iter_flow_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, sort: FlowRunSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[FlowRun]:
        """Iterate over the flow runs that match all filters. See `PrefectClient.iter_flow_runs`."""
    def iter_flows(
        self, sort: FlowSort | str | None = None, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, *,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None, limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[Flow]:
        """Iterate over the flows that match all filters. See `PrefectClient.iter_flows`."""
    def iter_global_concurrency_limits(
        self, *, limit: int | None = None, prefetch: int = 1
    ) -> ItemIterator[GlobalConcurrencyLimitResponse]:
        """Iterate over the global concurrency limits, including those of tags and deployments.

        See `PrefectClient.iter_global_concurrency_limits`.
        """
    def iter_latest_artifacts(
        self, *, artifact_filter: ArtifactCollectionFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        sort: ArtifactCollectionSort | str | None = None, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[ArtifactCollection]:
        """Iterate over artifact keys, each with its latest artifact.

        See `PrefectClient.iter_latest_artifacts`.
        """
    def iter_logs(
        self, log_filter: LogFilter | _Dict | None = None, sort: LogSort | str | None = None, *,
        limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[Log]:
        """Iterate over the log messages that match the filter. See `PrefectClient.iter_logs`."""
    def iter_saved_searches(
        self, *, limit: int | None = None, prefetch: int = 1
    ) -> ItemIterator[SavedSearch]:
        """Iterate over the saved searches. See `PrefectClient.iter_saved_searches`."""
    def iter_task_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, sort: TaskRunSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[TaskRun]:
        """Iterate over the task runs that match all filters. See `PrefectClient.iter_task_runs`."""
    def iter_variables(
        self, *, variable_filter: VariableFilter | _Dict | None = None, sort: VariableSort | str | None = None,
        limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[Variable]:
        """Iterate over the variables that match the filter. See `PrefectClient.iter_variables`."""
    def iter_work_pool_concurrency_status(
        self, work_pool_name: str, flow_run_limit: int = 10, *, limit: int | None = None, prefetch: int = 1
    ) -> ItemIterator[WorkQueueConcurrencyStatusDetail]:
        """Iterate over the work queues of a work pool, with the flow runs that occupy their concurrency slots.

        See `PrefectClient.iter_work_pool_concurrency_status`.
        """
    def iter_work_pools(
        self, work_pool_filter: WorkPoolFilter | _Dict | None = None, *, limit: int | None = None,
        prefetch: int = 1,
    ) -> ItemIterator[WorkPool]:
        """Iterate over the work pools that match the filter. See `PrefectClient.iter_work_pools`."""
    def iter_work_queue_concurrency_status(
        self, id: _Id, *, limit: int | None = None, prefetch: int = 1
    ) -> ItemIterator[FlowRunSlotSummary]:
        """Iterate over the flow runs that occupy the concurrency slots of a work queue.

        See `PrefectClient.iter_work_queue_concurrency_status`.
        """
    def iter_work_queues(
        self, work_pool_name: str | None = None, work_queue_filter: WorkQueueFilter | _Dict | None = None, *,
        limit: int | None = None, prefetch: int = 1,
    ) -> ItemIterator[WorkQueue]:
        """Iterate over the work queues that match the filter. See `PrefectClient.iter_work_queues`."""
    def iter_workers_for_work_pool(
        self, work_pool_name: str, worker_filter: WorkerFilter | _Dict | None = None, *, limit: int | None = None,
        prefetch: int = 1,
    ) -> ItemIterator[Worker]:
        """Iterate over the workers of a work pool that match the filter.

        See `PrefectClient.iter_workers_for_work_pool`.
        """
    @property
    def logger(self) -> Logger:
        """The logger of the clients.

        Returns:
            The logger named `prefect_rs`.
        """
    def match_work_queues(
        self, prefixes: Iterable[str], work_pool_name: str | None = None
    ) -> list[WorkQueue]:
        """Read all work queues whose names start with one of several prefixes, in as many requests as it takes.

        See `PrefectClient.match_work_queues`.
        """
    def on_error(self, function: Callable[[RequestError], Any]) -> Hook:
        """Call a function with the exception of each request that got no usable response, also before a retry.

        See `PrefectClient.on_error`.
        """
    def on_request(self, function: Callable[[Request], Any]) -> Hook:
        """Call a function before each request, also before retries and redirects.

        See `PrefectClient.on_request`.
        """
    def on_response(self, function: Callable[[Response], Any]) -> Hook:
        """Call a function with each response, whatever its status, also before a retry or a redirect.

        See `PrefectClient.on_response`.
        """
    def on_retry(self, function: Callable[[Retry], Any]) -> Hook:
        """Call a function before the delay of each retry. See `PrefectClient.on_retry`."""
    def options(
        self, url: str, *, params: _Dict | None = None, headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | Any = None, follow_redirects: bool = ..., timeout: float | Any = ...,
    ) -> Response:
        """Send an OPTIONS request. See `PrefectClient.options`."""
    def paginate_deployments(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, sort: DeploymentSort | str | None = None,
        limit: int | None = None, page: int = 1,
    ) -> DeploymentPaginationResponse:
        """Read a numbered page of the deployments that match all filters, and the total count.

        See `PrefectClient.paginate_deployments`.
        """
    def paginate_flow_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, sort: FlowRunSort | str | None = None,
        limit: int | None = None, page: int = 1,
    ) -> FlowRunPaginationResponse:
        """Read a numbered page of the flow runs that match all filters, and the total count.

        See `PrefectClient.paginate_flow_runs`.
        """
    def paginate_flows(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None, sort: FlowSort | str | None = None,
        limit: int | None = None, page: int = 1,
    ) -> FlowPaginationResponse:
        """Read a numbered page of the flows that match all filters, and the total count.

        See `PrefectClient.paginate_flows`.
        """
    def paginate_task_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, sort: TaskRunSort | str | None = None,
        limit: int | None = None, page: int = 1,
    ) -> TaskRunPaginationResponse:
        """Read a numbered page of the task runs that match all filters, and the total count.

        See `PrefectClient.paginate_task_runs`.
        """
    def patch(
        self, url: str, *, json: Any = None, content: str | bytes | None = None,
        data: _Dict | str | bytes | None = None, params: _Dict | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a PATCH request. See `PrefectClient.patch`."""
    def pause_automation(self, automation_id: _Id) -> None:
        """Disable an automation. See `PrefectClient.pause_automation`."""
    def pause_deployment(self, deployment_id: _Id) -> None:
        """Pause all schedules of a deployment. The flow runs that they have scheduled are deleted.

        See `PrefectClient.pause_deployment`.
        """
    def post(
        self, url: str, *, json: Any = None, content: str | bytes | None = None,
        data: _Dict | str | bytes | None = None, params: _Dict | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a POST request. See `PrefectClient.post`."""
    def put(
        self, url: str, *, json: Any = None, content: str | bytes | None = None,
        data: _Dict | str | bytes | None = None, params: _Dict | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a PUT request. See `PrefectClient.put`."""
    def raise_for_api_version_mismatch(self) -> None:
        """Check that the server's version is compatible with the client's.

        See `PrefectClient.raise_for_api_version_mismatch`.
        """
    def raise_for_api_version_mismatch_once(self) -> None:
        """Check that the server's version is compatible with the client's, once per process.

        See `PrefectClient.raise_for_api_version_mismatch_once`.
        """
    def read_artifact(self, artifact_id: _Id) -> Artifact:
        """Read an artifact. See `PrefectClient.read_artifact`."""
    def read_artifacts(
        self, *, artifact_filter: ArtifactFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        sort: ArtifactSort | str | None = None, limit: int | None = None, offset: int = 0,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> list[Artifact]:
        """Read a page of the artifacts that match all filters. See `PrefectClient.read_artifacts`."""
    def read_automation(self, automation_id: _Id) -> Automation:
        """Read an automation. See `PrefectClient.read_automation`."""
    def read_automations(
        self, *, automations: AutomationFilter | _Dict | None = None, sort: AutomationSort | str | None = None,
        limit: int | None = None, offset: int = 0,
    ) -> list[Automation]:
        """Read a page of the automations that match the filter.

        See `PrefectClient.read_automations`.
        """
    def read_automations_by_name(self, name: str) -> list[Automation]:
        """Read the automations with a name. See `PrefectClient.read_automations_by_name`."""
    def read_average_flow_run_lateness(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> timedelta | None:
        """Read the average lateness of the flow runs that match all filters: how late they started or, if they have not
        started yet, how late they are now.

        See `PrefectClient.read_average_flow_run_lateness`.
        """
    def read_block_capabilities(self) -> list[str]:
        """Read the capabilities that the server's block schemas declare.

        See `PrefectClient.read_block_capabilities`.
        """
    def read_block_document(self, block_document_id: _Id, include_secrets: bool = True) -> BlockDocument:
        """Read a block document. See `PrefectClient.read_block_document`."""
    def read_block_document_by_name(
        self, name: str, block_type_slug: str, include_secrets: bool = True
    ) -> BlockDocument:
        """Read a block document by its name. See `PrefectClient.read_block_document_by_name`."""
    def read_block_documents(
        self, block_schema_type: str | None = None, offset: int | None = None, limit: int | None = None,
        include_secrets: bool = True, *, block_document_filter: BlockDocumentFilter | _Dict | None = None,
        block_type_filter: BlockTypeFilter | _Dict | None = None,
        block_schema_filter: BlockSchemaFilter | _Dict | None = None, sort: BlockDocumentSort | str | None = None,
    ) -> list[BlockDocument]:
        """Read a page of the block documents that match all filters.

        See `PrefectClient.read_block_documents`.
        """
    def read_block_documents_by_type(
        self, block_type_slug: str, offset: int | None = None, limit: int | None = None,
        include_secrets: bool = True,
    ) -> list[BlockDocument]:
        """Read the named block documents of a block type.

        See `PrefectClient.read_block_documents_by_type`.
        """
    def read_block_schema(self, block_schema_id: _Id) -> BlockSchema:
        """Read a block schema. See `PrefectClient.read_block_schema`."""
    def read_block_schema_by_checksum(self, checksum: str, version: str | None = None) -> BlockSchema:
        """Read a block schema by its checksum. See `PrefectClient.read_block_schema_by_checksum`."""
    def read_block_schemas(
        self, *, block_schema_filter: BlockSchemaFilter | _Dict | None = None, limit: int | None = None,
        offset: int = 0,
    ) -> list[BlockSchema]:
        """Read a page of the block schemas that match the filter.

        See `PrefectClient.read_block_schemas`.
        """
    def read_block_type(self, block_type_id: _Id) -> BlockType:
        """Read a block type. See `PrefectClient.read_block_type`."""
    def read_block_type_by_slug(self, slug: str) -> BlockType:
        """Read a block type by its slug. See `PrefectClient.read_block_type_by_slug`."""
    def read_block_types(
        self, *, block_type_filter: BlockTypeFilter | _Dict | None = None,
        block_schema_filter: BlockSchemaFilter | _Dict | None = None, limit: int | None = None, offset: int = 0,
    ) -> list[BlockType]:
        """Read a page of the block types that match all filters.

        See `PrefectClient.read_block_types`.
        """
    def read_collection_view(self, view: str) -> dict[str, Any]:
        """Read metadata of Prefect's integration packages. See `PrefectClient.read_collection_view`."""
    def read_concurrency_limit(self, id: _Id) -> ConcurrencyLimit:
        """Read a tag-based concurrency limit. See `PrefectClient.read_concurrency_limit`."""
    def read_concurrency_limit_by_tag(self, tag: str) -> ConcurrencyLimit:
        """Read the concurrency limit of a tag. See `PrefectClient.read_concurrency_limit_by_tag`."""
    def read_concurrency_limits(
        self, limit: int | None = None, offset: int | None = None
    ) -> list[ConcurrencyLimit]:
        """Read a page of the tag-based concurrency limits.

        See `PrefectClient.read_concurrency_limits`.
        """
    def read_dashboard_task_run_counts(
        self, task_run_filter: TaskRunFilter | _Dict, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> list[TaskRunCount]:
        """Count the completed and failed task runs in 20 intervals of equal length.

        See `PrefectClient.read_dashboard_task_run_counts`.
        """
    def read_deployment(self, deployment_id: _Id) -> DeploymentResponse:
        """Read a deployment. See `PrefectClient.read_deployment`."""
    def read_deployment_by_name(self, name: str) -> DeploymentResponse:
        """Read a deployment by its name. See `PrefectClient.read_deployment_by_name`."""
    def read_deployment_schedules(self, deployment_id: _Id) -> list[DeploymentSchedule]:
        """Read the schedules of a deployment. See `PrefectClient.read_deployment_schedules`."""
    def read_deployments(
        self, limit: int | None = None, offset: int = 0, sort: DeploymentSort | str | None = None,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None, *,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> list[DeploymentResponse]:
        """Read a page of the deployments that match all filters.

        See `PrefectClient.read_deployments`.
        """
    def read_events(self, filter: EventFilter | _Dict | None = None, limit: int | None = None) -> EventPage:
        """Read the first page of the events that match the filter. See `PrefectClient.read_events`."""
    def read_events_page(self, next_page_url: str) -> EventPage:
        """Read the next page of events. See `PrefectClient.read_events_page`."""
    def read_flow(self, flow_id: _Id) -> Flow:
        """Read a flow. See `PrefectClient.read_flow`."""
    def read_flow_by_name(self, flow_name: str) -> Flow:
        """Read a flow by its name. See `PrefectClient.read_flow_by_name`."""
    def read_flow_run(self, flow_run_id: _Id) -> FlowRun:
        """Read a flow run. See `PrefectClient.read_flow_run`."""
    def read_flow_run_graph(self, flow_run_id: _Id, since: datetime | str | None = None) -> Graph:
        """Read the graph of a flow run: its task runs and subflow runs, their dependencies and their artifacts.

        See `PrefectClient.read_flow_run_graph`.
        """
    def read_flow_run_graph_v1(self, flow_run_id: _Id) -> list[DependencyResult]:
        """Read the task runs of a flow run, each with the task runs that it depends on.

        See `PrefectClient.read_flow_run_graph_v1`.
        """
    def read_flow_run_history(
        self, history_start: datetime | str, history_end: datetime | str,
        history_interval_seconds: timedelta | float, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> list[HistoryResponse]:
        """Count the flow runs that match all filters by state, in intervals of time.

        See `PrefectClient.read_flow_run_history`.
        """
    def read_flow_run_history_points(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None, sort: FlowRunSort | str | None = None,
        limit: int | None = None, offset: int = 0,
    ) -> list[SimpleFlowRun]:
        """Read a page of the flow runs that match all filters, as data points for a chart: start times, durations and lateness.

        See `PrefectClient.read_flow_run_history_points`.
        """
    def read_flow_run_input(self, flow_run_id: _Id, key: str) -> str:
        """Read an input of a flow run. See `PrefectClient.read_flow_run_input`."""
    def read_flow_run_logs(
        self, run: _Id, *, level: int | str | None = None, task_runs: bool = True,
        since: datetime | str | None = None, until: datetime | str | None = None, text: str | None = None,
        sort: LogSort | str | None = None, limit: int | None = None,
    ) -> list[Log]:
        """Read all log messages of a flow run, in as many requests as it takes.

        See `PrefectClient.read_flow_run_logs`.
        """
    def read_flow_run_state(self, flow_run_state_id: _Id) -> State:
        """Read a state of a flow run. See `PrefectClient.read_flow_run_state`."""
    def read_flow_run_states(self, flow_run_id: _Id) -> list[State]:
        """Read the states that a flow run has been in. See `PrefectClient.read_flow_run_states`."""
    def read_flow_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, sort: FlowRunSort | str | None = None,
        limit: int | None = None, offset: int = 0,
    ) -> list[FlowRun]:
        """Read a page of the flow runs that match all filters. See `PrefectClient.read_flow_runs`."""
    def read_flows(
        self, limit: int | None = None, offset: int | None = None, sort: FlowSort | str | None = None,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None, *,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None,
    ) -> list[Flow]:
        """Read a page of the flows that match all filters. See `PrefectClient.read_flows`."""
    def read_global_concurrency_limit(self, id: _Id) -> GlobalConcurrencyLimitResponse:
        """Read a global concurrency limit. See `PrefectClient.read_global_concurrency_limit`."""
    def read_global_concurrency_limit_by_name(self, name: str) -> GlobalConcurrencyLimitResponse:
        """Read a global concurrency limit by its name.

        See `PrefectClient.read_global_concurrency_limit_by_name`.
        """
    def read_global_concurrency_limits(
        self, limit: int | None = 10, offset: int = 0
    ) -> list[GlobalConcurrencyLimitResponse]:
        """Read a page of the global concurrency limits, including those of tags and deployments.

        See `PrefectClient.read_global_concurrency_limits`.
        """
    def read_latest_artifact(self, key: str) -> Artifact:
        """Read the latest artifact of a key. See `PrefectClient.read_latest_artifact`."""
    def read_latest_artifacts(
        self, *, artifact_filter: ArtifactCollectionFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        sort: ArtifactCollectionSort | str | None = None, limit: int | None = None, offset: int = 0,
        flow_filter: FlowFilter | _Dict | None = None, deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> list[ArtifactCollection]:
        """Read a page of artifact keys, each with its latest artifact. The filters apply to the latest artifacts.

        See `PrefectClient.read_latest_artifacts`.
        """
    def read_logs(
        self, log_filter: LogFilter | _Dict | None = None, limit: int | None = None, offset: int | None = None,
        sort: LogSort | str | None = None,
    ) -> list[Log]:
        """Read a page of the log messages that match the filter. See `PrefectClient.read_logs`."""
    def read_next_runs_by_flow(self, flow_ids: Iterable[Any]) -> dict[UUID, SimpleNextFlowRun | None]:
        """Read the next scheduled run of several flows. See `PrefectClient.read_next_runs_by_flow`."""
    def read_observed_states(
        self, query: str | None = None, sort: ObservedStateSort | str | None = None, limit: int | None = None
    ) -> list[ObservedState]:
        """Read the names and types of the states that runs have been in, for the runs that the server still has.

        See `PrefectClient.read_observed_states`.
        """
    def read_resource_related_automations(self, resource_id: str) -> list[Automation]:
        """Read the automations that are related to a resource: those that it owns, and those with an action on it.

        See `PrefectClient.read_resource_related_automations`.
        """
    def read_saved_search(self, saved_search_id: _Id) -> SavedSearch:
        """Read a saved search. See `PrefectClient.read_saved_search`."""
    def read_saved_searches(self, limit: int | None = None, offset: int = 0) -> list[SavedSearch]:
        """Read a page of the saved searches. See `PrefectClient.read_saved_searches`."""
    def read_server_default_result_storage(self) -> ServerDefaultResultStorage:
        """Read the server's default storage for results.

        See `PrefectClient.read_server_default_result_storage`.
        """
    def read_server_settings(self) -> dict[str, Any]:
        """Read the server's settings. See `PrefectClient.read_server_settings`."""
    def read_task_run(self, task_run_id: _Id) -> TaskRun:
        """Read a task run. See `PrefectClient.read_task_run`."""
    def read_task_run_history(
        self, history_start: datetime | str, history_end: datetime | str,
        history_interval_seconds: timedelta | float, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
    ) -> list[HistoryResponse]:
        """Count the task runs that match all filters by state, in intervals of time.

        See `PrefectClient.read_task_run_history`.
        """
    def read_task_run_state(self, task_run_state_id: _Id) -> State:
        """Read a state of a task run. See `PrefectClient.read_task_run_state`."""
    def read_task_run_states(self, task_run_id: _Id) -> list[State]:
        """Read the states that a task run has been in. See `PrefectClient.read_task_run_states`."""
    def read_task_run_with_flow_run_name(self, task_run_id: _Id) -> UITaskRun:
        """Read a task run, with the name of its flow run.

        See `PrefectClient.read_task_run_with_flow_run_name`.
        """
    def read_task_runs(
        self, *, flow_filter: FlowFilter | _Dict | None = None,
        flow_run_filter: FlowRunFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None, sort: TaskRunSort | str | None = None,
        limit: int | None = None, offset: int = 0,
    ) -> list[TaskRun]:
        """Read a page of the task runs that match all filters. See `PrefectClient.read_task_runs`."""
    def read_task_workers(self, task_keys: Iterable[str] | None = None) -> list[TaskWorkerResponse]:
        """Read the task workers that are currently connected to the server.

        See `PrefectClient.read_task_workers`.
        """
    def read_variable(self, variable_id: _Id) -> Variable:
        """Read a variable by its id. See `PrefectClient.read_variable`."""
    def read_variable_by_name(self, name: str) -> Variable | None:
        """Read a variable by its name. See `PrefectClient.read_variable_by_name`."""
    def read_variables(
        self, limit: int | None = None, *, variable_filter: VariableFilter | _Dict | None = None,
        sort: VariableSort | str | None = None, offset: int = 0,
    ) -> list[Variable]:
        """Read a page of the variables that match the filter. See `PrefectClient.read_variables`."""
    def read_work_pool(self, work_pool_name: str) -> WorkPool:
        """Read a work pool. See `PrefectClient.read_work_pool`."""
    def read_work_pool_concurrency_status(
        self, work_pool_name: str, page: int = 1, limit: int | None = None, flow_run_limit: int = 10
    ) -> WorkPoolConcurrencyStatus:
        """Read which flow runs occupy the concurrency slots of a work pool, by work queue.

        See `PrefectClient.read_work_pool_concurrency_status`.
        """
    def read_work_pools(
        self, limit: int | None = None, offset: int = 0, work_pool_filter: WorkPoolFilter | _Dict | None = None,
    ) -> list[WorkPool]:
        """Read a page of the work pools that match the filter. See `PrefectClient.read_work_pools`."""
    def read_work_queue(self, id: _Id) -> WorkQueue:
        """Read a work queue. See `PrefectClient.read_work_queue`."""
    def read_work_queue_by_name(self, name: str, work_pool_name: str | None = None) -> WorkQueue:
        """Read a work queue by its name. See `PrefectClient.read_work_queue_by_name`."""
    def read_work_queue_concurrency_status(
        self, id: _Id, page: int = 1, limit: int | None = None
    ) -> WorkQueueConcurrencyStatus:
        """Read which flow runs occupy the concurrency slots of a work queue.

        See `PrefectClient.read_work_queue_concurrency_status`.
        """
    def read_work_queue_status(self, id: _Id) -> WorkQueueStatusDetail:
        """Read the status of a work queue: whether it is polled, and how many of its runs are late.

        See `PrefectClient.read_work_queue_status`.
        """
    def read_work_queues(
        self, work_pool_name: str | None = None, work_queue_filter: WorkQueueFilter | _Dict | None = None,
        limit: int | None = None, offset: int | None = None,
    ) -> list[WorkQueue]:
        """Read a page of the work queues that match the filter.

        See `PrefectClient.read_work_queues`.
        """
    def read_worker_metadata(self) -> dict[str, Any]:
        """Read the metadata of all worker types. See `PrefectClient.read_worker_metadata`."""
    def read_workers_for_work_pool(
        self, work_pool_name: str, worker_filter: WorkerFilter | _Dict | None = None, offset: int | None = None,
        limit: int | None = None,
    ) -> list[Worker]:
        """Read a page of the workers of a work pool that match the filter.

        See `PrefectClient.read_workers_for_work_pool`.
        """
    def release_concurrency_slots(
        self, names: Iterable[str], slots: int, occupancy_seconds: float | None
    ) -> Response:
        """Release slots of global concurrency limits. See `PrefectClient.release_concurrency_slots`."""
    def release_concurrency_slots_with_lease(self, lease_id: _Id) -> Response:
        """Release the slots of a lease, and end it. Nothing happens if the lease has ended.

        See `PrefectClient.release_concurrency_slots_with_lease`.
        """
    def renew_concurrency_lease(self, lease_id: _Id, lease_duration: float) -> Response:
        """Renew a lease of slots. See `PrefectClient.renew_concurrency_lease`."""
    def request(
        self, method: str, path: str, params: _Dict | None = None, path_params: _Dict | None = None, *,
        json: Any = None, content: str | bytes | None = None, data: _Dict | str | bytes | None = None,
        headers: Mapping[str, str] | None = None, auth: tuple[str, str] | Any = None, follow_redirects: bool = ...,
        timeout: float | Any = ...,
    ) -> Response:
        """Send a request to an endpoint that has no method of its own. See `PrefectClient.request`."""
    def reset_concurrency_limit_by_tag(self, tag: str, slot_override: Iterable[_Id] | None = None) -> None:
        """Release all slots of a tag's concurrency limit.

        See `PrefectClient.reset_concurrency_limit_by_tag`.
        """
    def resume_automation(self, automation_id: _Id) -> None:
        """Enable an automation. See `PrefectClient.resume_automation`."""
    def resume_deployment(self, deployment_id: _Id) -> None:
        """Resume the schedules of a paused deployment. See `PrefectClient.resume_deployment`."""
    def resume_flow_run(
        self, flow_run_id: _Id, run_input: dict[str, Any] | None = None
    ) -> OrchestrationResult:
        """Resume a paused flow run. See `PrefectClient.resume_flow_run`."""
    def run_deployment(
        self, deployment: str | UUID | _HasId, *, parameters: _Dict | None = None, wait: bool = False,
        timeout: float | timedelta | None = None, poll_interval: float | timedelta | None = None,
        raise_on_failure: bool = False, scheduled_time: datetime | str | None = None,
        flow_run_name: str | None = None, tags: Iterable[str] | None = None, idempotency_key: str | None = None,
        parent_task_run_id: _Id | None = None, work_queue_name: str | None = None,
        job_variables: _Dict | None = None, context: _Dict | None = None,
        labels: Mapping[str, bool | int | float | str] | None = None,
    ) -> FlowRun:
        """Run a deployment: create a flow run of it, and wait for its end if that is wanted.

        See `PrefectClient.run_deployment`.
        """
    def schedule_deployment(
        self, deployment_id: _Id, *, start_time: datetime | str | None = None,
        end_time: datetime | str | None = None, min_time: timedelta | float | None = None,
        min_runs: int | None = None, max_runs: int | None = None,
    ) -> None:
        """Create the flow runs that the schedules of a deployment call for.

        See `PrefectClient.schedule_deployment`.
        """
    def send_worker_heartbeat(
        self, work_pool_name: str, worker_name: str, heartbeat_interval_seconds: float | None = None,
        get_worker_id: bool = False, worker_metadata: WorkerMetadata | _Dict | None = None,
    ) -> UUID | None:
        """Send a heartbeat of a worker. The first one registers the worker.

        See `PrefectClient.send_worker_heartbeat`.
        """
    def server_api_version(self) -> str:
        """Read the version of the server's API, which is not the version of Prefect: see `api_version`.

        See `PrefectClient.server_api_version`.
        """
    @property
    def server_type(self) -> ServerType:
        """The type of the server.

        Returns:
            `SERVER`, `CLOUD` for Prefect Cloud, or `EPHEMERAL` for a server that was started for this process
                because no URL is configured.
        """
    def set_deployment_paused_state(self, deployment_id: _Id, paused: bool) -> None:
        """Pause or resume all schedules of a deployment.

        See `PrefectClient.set_deployment_paused_state`.
        """
    def set_flow_run_name(self, flow_run_id: _Id, name: str) -> Response:
        """Rename a flow run. See `PrefectClient.set_flow_run_name`."""
    def set_flow_run_state(
        self, flow_run_id: _Id, state: State | _Dict, force: bool = False
    ) -> OrchestrationResult:
        """Propose a state for a flow run. See `PrefectClient.set_flow_run_state`."""
    def set_flow_runs_state_where(
        self, flow_run_filter: FlowRunFilter | _Dict | None, state: State | _Dict, *,
        flow_filter: FlowFilter | _Dict | None = None, task_run_filter: TaskRunFilter | _Dict | None = None,
        deployment_filter: DeploymentFilter | _Dict | None = None,
        work_pool_filter: WorkPoolFilter | _Dict | None = None,
        work_queue_filter: WorkQueueFilter | _Dict | None = None, force: bool = False, dry_run: bool = False,
        everything: bool = False, progress: Callable[[int, int], object] | None = None,
    ) -> int:
        """Propose a state for all flow runs that match all filters, in as many requests as it takes.

        See `PrefectClient.set_flow_runs_state_where`.
        """
    def set_task_run_name(self, task_run_id: _Id, name: str) -> Response:
        """Rename a task run. See `PrefectClient.set_task_run_name`."""
    def set_task_run_state(
        self, task_run_id: _Id, state: State | _Dict, force: bool = False
    ) -> OrchestrationResult:
        """Propose a state for a task run. See `PrefectClient.set_task_run_state`."""
    def subscribe_events(
        self, filter: EventFilter | _Dict | None = None, *, backfill: bool = True, reconnection_attempts: int = 10,
        reconnect_on_clean_close: bool = True,
    ) -> ItemIterator[ReceivedEvent]:
        """Subscribe to the events that match the filter, as they occur.

        See `PrefectClient.subscribe_events`.
        """
    def subscribe_logs(
        self, filter: LogFilter | _Dict | None = None, *, reconnection_attempts: int = 10,
        reconnect_on_clean_close: bool = True,
    ) -> ItemIterator[Log]:
        """Subscribe to the logs that match the filter, as they are written.

        See `PrefectClient.subscribe_logs`.
        """
    def update_artifact(self, artifact_id: _Id, artifact: ArtifactUpdate | _Dict) -> None:
        """Update an artifact. Fields that are not set in the update keep their values.

        See `PrefectClient.update_artifact`.
        """
    def update_automation(self, automation_id: _Id, automation: AutomationCore | _Dict) -> None:
        """Update an automation. See `PrefectClient.update_automation`."""
    def update_block_document(
        self, block_document_id: _Id, block_document: BlockDocumentUpdate | BlockDocument | _Dict, *,
        include_secrets: bool = True,
    ) -> None:
        """Update a block document. Fields that are not set in the update keep their values.

        See `PrefectClient.update_block_document`.
        """
    def update_block_type(self, block_type_id: _Id, block_type: BlockTypeUpdate | BlockType | _Dict) -> None:
        """Update a block type. Fields that are not set in the update keep their values.

        See `PrefectClient.update_block_type`.
        """
    def update_deployment(self, deployment_id: _Id, deployment: DeploymentUpdate | _Dict) -> None:
        """Update a deployment. Fields that are not set in the update keep their values.

        See `PrefectClient.update_deployment`.
        """
    def update_deployment_schedule(
        self, deployment_id: _Id, schedule_id: _Id, active: bool | None = None, schedule: Any = None,
        max_scheduled_runs: int | None = None, parameters: _Dict | None = None, slug: str | None = None,
    ) -> None:
        """Update a schedule of a deployment. Arguments that are None leave their fields unchanged.

        See `PrefectClient.update_deployment_schedule`.
        """
    def update_flow(self, flow_id: _Id, flow: FlowUpdate | _Dict) -> None:
        """Update a flow. Fields that are not set in the update keep their values.

        See `PrefectClient.update_flow`.
        """
    def update_flow_run(
        self, flow_run_id: _Id, flow_version: str | None = None, parameters: dict[str, Any] | None = None,
        name: str | None = None, tags: Iterable[str] | None = None,
        empirical_policy: FlowRunPolicy | _Dict | None = None, infrastructure_pid: str | None = None,
        job_variables: dict[str, Any] | None = None,
    ) -> Response:
        """Update a flow run. Arguments that are None leave their fields unchanged.

        See `PrefectClient.update_flow_run`.
        """
    def update_flow_run_labels(self, flow_run_id: _Id, labels: dict[str, bool | int | float | str]) -> None:
        """Set labels of a flow run. Other labels keep their values.

        See `PrefectClient.update_flow_run_labels`.
        """
    def update_global_concurrency_limit(
        self, name: str, concurrency_limit: GlobalConcurrencyLimitUpdate | _Dict
    ) -> Response:
        """Update a global concurrency limit. Fields that are not set in the update keep their values.

        See `PrefectClient.update_global_concurrency_limit`.
        """
    def update_server_default_result_storage(
        self, default_result_storage_block_id: _Id
    ) -> ServerDefaultResultStorage:
        """Set the server's default storage for results.

        See `PrefectClient.update_server_default_result_storage`.
        """
    def update_variable(self, variable: VariableUpdate | _Dict) -> None:
        """Update a variable, identified by the name in the update. Fields that are not set keep their values.

        See `PrefectClient.update_variable`.
        """
    def update_variable_by_id(self, variable_id: _Id, variable: VariableUpdate | _Dict) -> None:
        """Update a variable, identified by its id. Fields that are not set in the update keep their values.

        See `PrefectClient.update_variable_by_id`.
        """
    def update_work_pool(self, work_pool_name: str, work_pool: WorkPoolUpdate | _Dict) -> None:
        """Update a work pool. Fields that are not set in the update keep their values.

        See `PrefectClient.update_work_pool`.
        """
    def update_work_queue(self, id: _Id, **kwargs: Any) -> None:
        """Update a work queue. See `PrefectClient.update_work_queue`."""
    def upsert_global_concurrency_limit_by_name(
        self, name: str, limit: int, slot_decay_per_second: float | None = None
    ) -> None:
        """Set the number of slots of a global concurrency limit. The limit is created if it does not exist.

        See `PrefectClient.upsert_global_concurrency_limit_by_name`.
        """
    def validate_obj(self, schema: _Dict, values: _Dict) -> SchemaValuesValidationResponse:
        """Validate values against a JSON schema on the server, such as parameters against a deployment's
        `parameter_openapi_schema`.

        See `PrefectClient.validate_obj`.
        """
    def validate_template(self, template: str) -> None:
        """Validate a template as used in the messages and parameters of automations.

        See `PrefectClient.validate_template`.
        """
    def wait_for_flow_run(
        self, run: _Id, *, timeout: float | timedelta | None = None,
        until: StateType | str | Iterable[StateType | str] | Callable[[State], object] | None = None,
        poll_interval: float | timedelta | None = None, raise_on_failure: bool = False,
    ) -> FlowRun:
        """Wait until a flow run has ended, or is in one of some states.

        See `PrefectClient.wait_for_flow_run`.
        """
    def wait_for_flow_runs(
        self, runs: Iterable[_Id], *, timeout: float | timedelta | None = None,
        until: StateType | str | Iterable[StateType | str] | Callable[[State], object] | None = None,
        poll_interval: float | timedelta | None = None, raise_on_failure: bool = False,
    ) -> ItemIterator[FlowRun]:
        """Iterate over flow runs as they end, or are in one of some states.

        See `PrefectClient.wait_for_flow_runs`.
        """
    def wait_for_task_run(
        self, run: _Id, *, timeout: float | timedelta | None = None,
        until: StateType | str | Iterable[StateType | str] | Callable[[State], object] | None = None,
        poll_interval: float | timedelta | None = None, raise_on_failure: bool = False,
    ) -> TaskRun:
        """Wait until a task run has ended, or is in one of some states.

        See `PrefectClient.wait_for_task_run`.
        """
    def wait_for_task_runs(
        self, runs: Iterable[_Id], *, timeout: float | timedelta | None = None,
        until: StateType | str | Iterable[StateType | str] | Callable[[State], object] | None = None,
        poll_interval: float | timedelta | None = None, raise_on_failure: bool = False,
    ) -> ItemIterator[TaskRun]:
        """Iterate over task runs as they end, or are in one of some states.

        See `PrefectClient.wait_for_task_runs`.
        """
    def with_options(
        self, *, timeout: float | tuple[float | None, ...] | Mapping[str, float | None] | Any | None = ...,
        max_retries: int | None = None, headers: Any = None, idempotency_key: str | None = None,
    ) -> Self:
        """Return a client with other options, which shares everything else with this one: connections, waits, hooks.

        See `PrefectClient.with_options`.
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
        httpx_settings: Connection settings, as keyword arguments of `httpx.Client`.
            `PrefectClient` documents the supported ones.
        sync_client: Whether to create a client with blocking methods. Defaults to one with
            async methods.

    Returns:
        The client. It connects when its first method is called.

    Raises:
        ValidationError: `httpx_settings` contains something that is invalid or not supported.
        SettingsError: A setting is invalid, or no API URL is configured and no server can be started.
        ConnectError: The local server did not start.
    """
