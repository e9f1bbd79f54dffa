# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
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
    """A client whose methods are awaited.

    It works with and without `async with`, on any number of event loops and from any thread. Nothing is
    connected before the first call.

    Args:
        api (str | None): The URL of the API, such as `http://127.0.0.1:4200/api`; `PREFECT_API_URL` where None. If
            that is not set either, and `PREFECT_SERVER_ALLOW_EPHEMERAL_MODE` allows it, as it does by default, a
            Prefect server is started, where one is installed, and stopped when this process ends.
        api_key (str | None): A key of Prefect Cloud; `PREFECT_API_KEY` where None.
        api_version (str | None): The version of the API to ask for; the newest that is known where None.
        httpx_settings (dict[str, Any] | None): How to connect, as `httpx.AsyncClient` takes it: timeout, limits,
            headers, cookies, params, auth, verify, cert, proxy, http2, follow_redirects, max_redirects, base_url,
            trust_env. What cannot be honoured is an error.
        auth_string (str | None): `user:password` of a server that asks for them; `PREFECT_API_AUTH_STRING` where
            None. Wins over the key.

    Raises:
        ValidationError: An argument is wrong.
        SettingsError: A setting is broken, or there is neither a URL nor a server to start.
        ConnectError: The server that was started did not come up.
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
        """Ask the server whether it is well.

        Returns:
            Exception | None: None if it is; otherwise what went wrong, which is given and not raised.
        """
    async def api_readycheck(
        self,
    ) -> Exception | None:
        """Ask the server whether it is ready for requests: whether it reaches its database. The official client has
        no such method.

        Returns:
            Exception | None: None if it is; otherwise what went wrong, which is given and not raised.
        """
    @property
    def api_url(self) -> URL:
        """The URL of the API: a text that has the attributes of `httpx.URL`, such as `host`.

        Returns:
            URL: Without user and password, and with a slash at its end, as the official client has it.
        """
    async def api_version(
        self,
    ) -> str:
        """Ask the server for its version.

        Returns:
            str: The version of Prefect, such as `3.9.1`.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def apply_slas_for_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        slas: Iterable[SlaTypes | Mapping[str, Any]],
    ) -> SlaMergeResponse:
        """Give a deployment these service level agreements, and take all others from it. Only Prefect Cloud knows
        such agreements.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            slas (Iterable[SlaTypes | Mapping[str, Any]]): The agreements. None of them is changed by this.

        Returns:
            SlaMergeResponse: The names of those that are new, that were there, and that are no more.

        Raises:
            ObjectNotFound: The server is not Prefect Cloud, or has no such deployment.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def bulk_create_flow_runs_from_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        flow_runs: Iterable[DeploymentFlowRunCreate | Mapping[str, Any]],
        *,
        raise_on_failure: bool = True,
    ) -> FlowRunBulkCreateResponse:
        """Create several flow runs of a deployment, in one request. The official client has no such method.

        Runs that fail because the server's database is busy, as SQLite is with several writers, are sent again by the
        rules of retries, under the same keys.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            flow_runs (Iterable[DeploymentFlowRunCreate | Mapping[str, Any]]): The runs; the server takes 100 at most.
                Their `state` may be a `State`, a `StateCreate` or a dict; its data is not sent. Runs without an
                `idempotency_key` get one, so that a request that is sent again creates none twice.
            raise_on_failure (bool): Whether to raise an error if some runs could not be created. If not, their results
                have the status `FAILED` and an `error`.

        Returns:
            FlowRunBulkCreateResponse: What became of each, in `results`, in the order of `flow_runs`.

        Raises:
            BulkOperationError: Some runs could not be created, for example because their parameters do not fit the
                flow's. The error has all results, with those that were created.
            ObjectNotFound: There is no such deployment.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def bulk_delete_deployments(
        self,
        deployment_filter: DeploymentFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> DeploymentBulkDeleteResponse:
        """Delete the deployments that match a filter, in one request. The official client has no such method.

        Args:
            deployment_filter (DeploymentFilter | Mapping[str, Any]): Which deployments. `DeploymentFilter()` is all of
                them.
            limit (int | None): At most how many. The server deletes 50 where None, and never more.

        Returns:
            DeploymentBulkDeleteResponse: Those that were deleted: their ids are in `deleted`. There may be more: call
                again until there are none.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def bulk_delete_flow_runs(
        self,
        flow_run_filter: FlowRunFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> FlowRunBulkDeleteResponse:
        """Delete the flow runs that match a filter, in one request. The official client has no such method.

        Args:
            flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs. `FlowRunFilter()` is all of them.
            limit (int | None): At most how many. The server deletes 50 where None, and never more.

        Returns:
            FlowRunBulkDeleteResponse: Those that were deleted: their ids are in `deleted`. There may be more: call
                again until there are none.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def bulk_delete_flows(
        self,
        flow_filter: FlowFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> FlowBulkDeleteResponse:
        """Delete the flows that match a filter, and their deployments with them, in one request. The official client has
        no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any]): Which flows. `FlowFilter()` is all of them.
            limit (int | None): At most how many. The server deletes 50 where None, and never more.

        Returns:
            FlowBulkDeleteResponse: Those that were deleted: their ids are in `deleted`. There may be more: call again
                until there are none.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Ask the server to let the flow runs that match a filter enter a state, in one request. The official client has
        no such method.

        For each run the server may decide otherwise, as in `set_flow_run_state`. That is not an error. A run for which
        the server's database failed is: if it was busy, the call asks for those runs again, by the rules of retries.

        Args:
            flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs. `FlowRunFilter()` is all of them.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Cancelled()`.
            force (bool): Whether to skip the rules by which the server decides.
            limit (int | None): At most how many flow runs. The server takes 50 where None, and never more.
            raise_on_failure (bool): Whether to raise an error if some runs failed. If not, their results have the status
                `ABORT` and the failure as the reason in `details`.

        Returns:
            FlowRunBulkSetStateResponse: What the server decided, run by run, in `results`.

        Raises:
            BulkOperationError: The database failed for some runs. The error has all results.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def check_work_queues_for_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> list[WorkQueue]:
        """Read the work queues whose filters let a deployment's runs pass. The server looks at nothing else, so it
        names every work queue of every work pool that has no filter, which today's have not. The official client has no
        such method.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            list[WorkQueue]: The work queues.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def clear_server_default_result_storage(
        self,
    ) -> None:
        """Take back what `update_server_default_result_storage` told the server.

        Returns:
            None: The server knows of no such storage.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def client_version(
        self,
    ) -> str:
        """The version of Prefect that this client speaks for. (`prefect_rs.__version__` is its own.)

        Returns:
            str: What a server's version is compared with.
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
        """Count the artifacts that match all the filters. The official client has no such method.

        Args:
            artifact_filter (ArtifactFilter | Mapping[str, Any] | None): Which artifacts.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only artifacts of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only artifacts of such task runs.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only artifacts of such flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only artifacts of such deployments.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: A filter is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def count_automations(
        self,
        *,
        automations: AutomationFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the automations that match the filter. The official client has no such method.

        Args:
            automations (AutomationFilter | Mapping[str, Any] | None): Which automations.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: The filter is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def count_block_documents(
        self,
        *,
        block_document_filter: BlockDocumentFilter | Mapping[str, Any] | None = None,
        block_type_filter: BlockTypeFilter | Mapping[str, Any] | None = None,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the block documents that match the filters. Those that are anonymous do not count, unless the filter
        on block documents asks for them. The official client has no such method.

        Args:
            block_document_filter (BlockDocumentFilter | Mapping[str, Any] | None): Which block documents.
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Documents of such block types.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Documents of such block schemas.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the deployments that match all the filters. The official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only deployments of such flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Which deployments.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only deployments with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only deployments with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only deployments in such a work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only deployments in such a work queue.

        Returns:
            int: How many; not only those of a page.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def count_deployments_by_flow(
        self,
        flow_ids: Iterable[Any],
    ) -> dict[UUID, int]:
        """Count the deployments of each of some flows. The official client has no such method.

        Args:
            flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`; the server takes 200 at most.

        Returns:
            dict[UUID, int]: How many, by the id of the flow; 0 for a flow that is not there.

        Raises:
            ValidationError: The ids are no list of UUIDs; nothing was sent. Or there are too many.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def count_events(
        self,
        countable: str,
        filter: EventFilter | Mapping[str, Any] | None = None,
        *,
        time_unit: str = "day",
        time_interval: float = 1.0,
    ) -> list[EventCount]:
        """Count the events that match the filter. The official client has no such method.

        Args:
            countable (str): By what: `day` or `time` for when they occurred, `event` for what happened, `resource`
                for what it happened to.
            filter (EventFilter | Mapping[str, Any] | None): Which events; those of the last 180 days where None.
            time_unit (str): How long a span of time is, where it is counted by `time`: one `week`, `day`, `hour`,
                `minute` or `second`.
            time_interval (float): How many of them a span has, from 0.01 up.

        Returns:
            list[EventCount]: The counts.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            RequestValidationError: There are too many spans of time.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the flow runs that match all the filters.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.

        Returns:
            int: How many; not only those of a page.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the flows that match all the filters. The official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Which flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only flows with such a deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only flows with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only flows with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only flows with a deployment in such a work
                pool.

        Returns:
            int: How many; not only those of a page.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the keys of artifacts of which the latest artifact matches all the filters. The official client has no
        such method.

        Args:
            artifact_filter (ArtifactCollectionFilter | Mapping[str, Any] | None): Which, by their latest artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only where that one is of such a flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only where that one is of such a task run.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only where that one is of such a flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only where that one is of such a
                deployment.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: A filter is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def count_task_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the task runs that match all the filters. The official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.

        Returns:
            int: How many; not only those of a page.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def count_task_runs_by_flow_run(
        self,
        flow_run_ids: Iterable[Any],
    ) -> dict[UUID, int]:
        """Count the task runs of each of some flow runs. The official client has no such method.

        Args:
            flow_run_ids (Iterable[Any]): The flow runs' ids, or objects with an `id`; the server takes 200 at most.

        Returns:
            dict[UUID, int]: How many, by the id of the flow run; 0 for a flow run that is not there.

        Raises:
            ValidationError: The ids are no list of UUIDs; nothing was sent. Or there are too many.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def count_task_runs_by_state(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> dict[str, int]:
        """Count the task runs that match all the filters by the type of their state. The official client has no such
        method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.

        Returns:
            dict[str, int]: How many, by the type: `COMPLETED`, `RUNNING` and so on, all of them.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def count_variables(
        self,
        *,
        variable_filter: VariableFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the variables that match the filter. The official client has no such method.

        Args:
            variable_filter (VariableFilter | Mapping[str, Any] | None): Which variables.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: The filter is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def count_work_pools(
        self,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the work pools that match the filter. The official client has no such method.

        Args:
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Which work pools.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: The filter is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_artifact(
        self,
        artifact: ArtifactCreate | Mapping[str, Any],
    ) -> Artifact:
        """Create an artifact. If there is one with its key already, this one is the latest from now on.

        The event `prefect.artifact.created` is sent as well. If that fails, a warning is logged and nothing is raised.

        Args:
            artifact (ArtifactCreate | Mapping[str, Any]): The artifact.

        Returns:
            Artifact: The artifact.

        Raises:
            ValidationError: The artifact is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_automation(
        self,
        automation: AutomationCore | Mapping[str, Any],
    ) -> UUID:
        """Create an automation.

        Args:
            automation (AutomationCore | Mapping[str, Any]): What it waits for and what it then does.

        Returns:
            UUID: The automation's id.

        Raises:
            ValidationError: The automation is none; nothing was sent.
            RequestValidationError: The server refuses it, as for an action on an object that is not there.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_block_document(
        self,
        block_document: BlockDocument | BlockDocumentCreate | Mapping[str, Any],
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Create a block document.

        Args:
            block_document (BlockDocument | BlockDocumentCreate | Mapping[str, Any]): The block document.
            include_secrets (bool): Whether pydantic's secrets in its data (`SecretStr` and the like) are sent as
                they are, to be kept by the server. False sends asterisks in their place, and the secrets are lost.

        Returns:
            BlockDocument: The block document, what is secret in its data masked.

        Raises:
            ObjectAlreadyExists: The block type has a document with that name.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_block_schema(
        self,
        block_schema: BlockSchemaCreate | Mapping[str, Any],
    ) -> BlockSchema:
        """Create a block schema, or find the one of that block type, version and content.

        Args:
            block_schema (BlockSchemaCreate | Mapping[str, Any]): The block schema.

        Returns:
            BlockSchema: The block schema, with its checksum.

        Raises:
            ObjectNotFound: There is no such block type.
            ValidationError: The argument is wrong; nothing was sent. Or the server refused it.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            ObjectAlreadyExists: There is a block type with that slug.
            ValidationError: The argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_concurrency_limit(
        self,
        tag: str,
        concurrency_limit: int,
    ) -> UUID:
        """Create a limit on how many task runs with a tag run at once, or change the one that is there for that tag.

        Args:
            tag (str): The tag, without / % & < >.
            concurrency_limit (int): How many. With 0, such task runs are aborted; they wait otherwise.

        Returns:
            UUID: The limit's id.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Create a deployment, or change the one that has its flow and name.

        Args:
            flow_id (UUID | str | _HasId): The flow: its id, or any object with an `id`.
            name (str): The name, which no other deployment of the flow has.
            version (str | None): The version, as you count them.
            version_info (Any): What the version is made of: a `VersionInfo`, or a dict with its fields. A schedule,
                as other code has it in this place, counts as `schedule`.
            schedules (Iterable[Any] | None): When runs are to start: `DeploymentScheduleCreate`s, schedules, or pairs of a
                schedule and whether it is active.
            concurrency_limit (int | None): How many of its runs may run at once.
            concurrency_options (ConcurrencyOptions | Mapping[str, Any] | None): What becomes of one run more.
            parameters (Mapping[str, Any] | None): The parameters that its runs are called with.
            description (str | None): What it is for.
            work_queue_name (str | None): The work queue that its runs wait in.
            work_pool_name (str | None): The work pool that its runs go to.
            tags (Iterable[str] | None): Tags to find it by, and for its runs.
            storage_document_id (UUID | str | _HasId | None): The block that holds the flow's code.
            path (str | None): Where the flow's code lies, within its storage.
            entrypoint (str | None): The file and the function: `flows/etl.py:main`.
            infrastructure_document_id (UUID | str | _HasId | None): The block that holds its infrastructure.
            parameter_openapi_schema (Mapping[str, Any] | None): Which parameters the flow takes, as a schema of OpenAPI.
            paused (bool | None): Whether its schedules are paused, all of them.
            pull_steps (Iterable[Mapping[str, Any]] | None): How a worker gets the flow's code, step by step.
            enforce_parameter_schema (bool | None): Whether parameters that do not fit their schema are refused.
            job_variables (Mapping[str, Any] | None): What its runs set differently from the work pool's job template.
            branch (str | None): The branch that it is to be, of another deployment; Prefect Cloud only.
            base (UUID | str | _HasId | None): The deployment that it is a branch of; Prefect Cloud only.
            root (UUID | str | _HasId | None): The deployment that all its branches come from; Prefect Cloud only.
            schedule (Any): One schedule, as one of `schedules`.
            labels (Mapping[str, bool | int | float | str] | None): Labels: names with a value.
            global_concurrency_limit_id (UUID | str | _HasId | None): A limit that it shares with others.

        Returns:
            DeploymentResponse: The deployment, which is a `Deployment` too. It has an `id`, so it may be given wherever
            a deployment's id is asked for.

        Raises:
            ValidationError: An argument is wrong, such as a cron expression; nothing was sent.
            ObjectLimitReached: There is a maximum number of deployments, and they are that many.
            ObjectNotFound: There is no such work pool.
            ObjectAlreadyExists: There is no such flow; the server calls that a conflict (409).
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_deployment_branch(
        self,
        deployment_id: UUID | str | _HasId,
        branch: str,
        options: DeploymentBranchingOptions | Mapping[str, Any] | None = None,
        overrides: DeploymentUpdate | Mapping[str, Any] | None = None,
    ) -> UUID:
        """Create a branch of a deployment. Only Prefect Cloud knows branches.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            branch (str): The branch's name.
            options (DeploymentBranchingOptions | Mapping[str, Any] | None): How it is made.
            overrides (DeploymentUpdate | Mapping[str, Any] | None): What is different in the branch.

        Returns:
            UUID: The id of the deployment that is the branch.

        Raises:
            ObjectNotFound: There is no such deployment, or the server knows no branches.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            schedules (Iterable[Any]): `DeploymentScheduleCreate`s, schedules, or pairs of a schedule and whether it is
                active.
            max_scheduled_runs (int | None): How many runs are created ahead, for those that do not say so themselves.
            parameters (Mapping[str, Any] | None): Parameters of their runs, likewise.
            slug (str | None): Their name, likewise; no two schedules of a deployment have the same.

        Returns:
            list[DeploymentSchedule]: The schedules that were created.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: An argument is wrong, such as a cron expression; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_events(
        self,
        events: Iterable[Event | Mapping[str, Any]],
    ) -> None:
        """Tell the server of events. The official client has no such method.

        Args:
            events (Iterable[Event | Mapping[str, Any]]): What happened.

        Returns:
            None: The server has them. It is a moment until they can be read.

        Raises:
            ValidationError: An event is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_flow(
        self,
        flow: Any,
    ) -> UUID:
        """Create a flow, or find the one that has its name.

        Args:
            flow (Any): A decorated Prefect flow, or any object (or dict) with a `name`.

        Returns:
            UUID: The flow's id.

        Raises:
            ValidationError: The object is no flow; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_flow_from_name(
        self,
        flow_name: str,
    ) -> UUID:
        """Create a flow of this name, or find it.

        Args:
            flow_name (str): The name.

        Returns:
            UUID: The flow's id.

        Raises:
            ValidationError: The name is no text, or one that the server does not take.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            flow (Any): A `Flow` that was read from the API (or any object with an `id`), or a decorated Prefect
                flow (or any object with a `name`), which is created first if the server does not know it.
            name (str | None): The run's name; the server makes one up where None.
            parameters (dict[str, Any] | None): What the flow is called with: anything that JSON can hold, and dates,
                UUIDs, dataclasses and the like as their text or fields.
            context (dict[str, Any] | None): Further data for the run.
            tags (Iterable[str] | None): Tags to find it by.
            parent_task_run_id (UUID | str | _HasId | None): The task run that stands for it in its parent's flow run.
            state (State | Mapping[str, Any] | None): The state that it begins in; `Pending` where None.
            work_pool_name (str | None): The work pool to run in.
            work_queue_name (str | None): The work queue to wait in.
            job_variables (dict[str, Any] | None): What to set differently from the work pool's job template.
            idempotency_key (str | None): A key of your own. If the flow has a run with this key already, that run is
                returned and none is created. Defaults to a new key, so that a request can be sent again.

        Returns:
            FlowRun: The run. Its `parameters` are the objects that were given.

        Raises:
            ValidationError: An argument is wrong, such as parameters that are no JSON; nothing was sent.
            ObjectAlreadyExists: There is no flow with that id; the server calls that a conflict (409).
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            parameters (Mapping[str, Any] | None): What the flow is called with, where that differs from the deployment's
                parameters.
            context (Mapping[str, Any] | None): Further data for the run.
            state (State | Mapping[str, Any] | None): The state that it begins in; `Scheduled`, for now, where None.
            name (str | None): The run's name; the server makes one up where None.
            tags (Iterable[str] | None): Tags to find it by, besides those of the deployment.
            idempotency_key (str | None): Creating another run with the same key gives this run instead. Where None, one is
                made up, so that a request that is sent again creates no second run.
            parent_task_run_id (UUID | str | _HasId | None): The task run that stands for it in its parent's flow run.
            work_queue_name (str | None): The work queue to wait in, where that is not the deployment's.
            job_variables (Mapping[str, Any] | None): What to set differently from the deployment and the work pool's job
                template.
            labels (Mapping[str, bool | int | float | str] | None): Labels: names with a value.

        Returns:
            FlowRun: The run.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: An argument is wrong; nothing was sent. Or the parameters do not fit the flow's.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
        value: str,
        sender: str | None = None,
    ) -> None:
        """Send a flow run a value.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            key (str): A key that no other input of that flow run has: lower-case letters, digits and `-`.
            value (str): The value; by convention JSON.
            sender (str | None): Who sends it, such as `prefect.flow-run.ID`.

        Returns:
            None: The value was sent.

        Raises:
            ObjectAlreadyExists: There is an input with that key.
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_global_concurrency_limit(
        self,
        concurrency_limit: GlobalConcurrencyLimitCreate | Mapping[str, Any],
    ) -> UUID:
        """Create a global concurrency limit: a number of slots that anything may take and give back.

        Args:
            concurrency_limit (GlobalConcurrencyLimitCreate | Mapping[str, Any]): The limit.

        Returns:
            UUID: The limit's id.

        Raises:
            ObjectAlreadyExists: There is a limit with that name.
            ValidationError: The argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_logs(
        self,
        logs: Iterable[LogCreate | Mapping[str, Any]],
    ) -> None:
        """Write messages to the logs of the runs that they come from, all in one request.

        Args:
            logs (Iterable[LogCreate | Mapping[str, Any]]): The messages.

        Returns:
            None: The messages are there.

        Raises:
            ValidationError: A message is none, and the error tells which; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def create_saved_search(
        self,
        saved_search: SavedSearchCreate | Mapping[str, Any],
    ) -> SavedSearch:
        """Save a search under a name. Where there is one of that name, it gets these filters and keeps its id. The official
        client has no such method.

        Args:
            saved_search (SavedSearchCreate | Mapping[str, Any]): The search.

        Returns:
            SavedSearch: The search.

        Raises:
            ValidationError: The search is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            task (Any): A decorated Prefect task, or any object with a `task_key` and, if there are any, `tags`,
                `version`, `retries`, `retry_delay_seconds` and `retry_jitter_factor`.
            flow_run_id (UUID | str | _HasId | None): The flow run that it belongs to; None if it runs on its own.
            dynamic_key (str | int): What tells it from the other runs of its task in the same flow run.
            id (UUID | str | _HasId | None): Its id; the server makes one up where None.
            name (str | None): Its name; the server makes one up where None.
            extra_tags (Iterable[str] | None): Tags besides those of the task.
            state (State | Mapping[str, Any] | None): The state that it begins in; `Pending` where None.
            task_inputs (Mapping[str, Iterable[TaskRunResult | FlowRunResult | Parameter | Constant]] | None): Where
                each of its arguments comes from.

        Returns:
            TaskRun: The run. Where there is one of the same task, flow run and dynamic key already, it is that one.

        Raises:
            ObjectAlreadyExists: There is no such flow run, or another task run has that id; the server calls both a
                conflict (409).
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            ObjectAlreadyExists: There is a variable with that name.
            ValidationError: The variable is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Create a work pool: from a `WorkPoolCreate`, or from its name, its type and what else it is to have.

        Args:
            work_pool (WorkPoolCreate | Mapping[str, Any] | str | None): The work pool; or its name, with the rest of
                it in the other arguments.
            type (str | bool | None): On what its workers run flow runs, such as `process`, `docker` or
                `kubernetes`. (After a `WorkPoolCreate`, the second argument is `overwrite`.)
            description (str | None): A description for people.
            is_paused (bool | None): Whether it is to hand out no runs for now.
            concurrency_limit (int | None): At most how many of its runs go on at once, from 0 up.
            name (str | None): The name, where it is given by keyword.
            overwrite (bool): Whether a work pool that has this name already is to become as if it had just been
                created. It keeps its type, which cannot be changed: if another is given, Python's `warnings` tell so.
            **kwargs (Any): `base_job_template`, `storage_configuration`.

        Returns:
            WorkPool: The work pool.

        Raises:
            ObjectAlreadyExists: There is a work pool with that name, and it is not to be overwritten.
            ObjectUnsupported: The plan of Prefect Cloud does not include such work pools.
            ValidationError: An argument is wrong, or there are too many of them; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            name (str): Its name, which no other work queue of its work pool has.
            description (str | None): A description for people.
            is_paused (bool | None): Whether it is to hand out no runs for now.
            concurrency_limit (int | None): At most how many of its runs go on at once, from 0 up.
            priority (int | None): Its rank in its work pool, from 1 up; last where None.
            work_pool_name (str | None): The work pool that it becomes part of; the server's default one where None.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectAlreadyExists: The work pool has a work queue with that name.
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def decrement_v1_concurrency_slots(
        self,
        names: Iterable[str],
        task_run_id: UUID | str | _HasId,
        occupancy_seconds: float | None,
    ) -> Response:
        """Give the slots of a task run back.

        Args:
            names (Iterable[str]): The tags.
            task_run_id (UUID | str | _HasId): The task run's id.
            occupancy_seconds (float | None): For how many seconds it had them.

        Returns:
            Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send a DELETE request, for what has no method of its own.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    async def delete_artifact(
        self,
        artifact_id: UUID | str | _HasId,
    ) -> None:
        """Delete an artifact. Where it was the latest of its key, the one before is now.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id.

        Returns:
            None: The artifact is gone.

        Raises:
            ObjectNotFound: There is no such artifact.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Delete an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id.

        Returns:
            None: The automation is gone.

        Raises:
            ObjectNotFound: There is no such automation.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_block_document(
        self,
        block_document_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block document.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id.

        Returns:
            None: The block document is gone.

        Raises:
            ObjectNotFound: There is no such block document.
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_block_schema(
        self,
        block_schema_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block schema, and its block documents with it. The official client has no such method.

        Args:
            block_schema_id (UUID | str | _HasId): The block schema's id.

        Returns:
            None: The block schema is gone.

        Raises:
            ObjectNotFound: There is no such block schema.
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block type, and its block schemas and documents with it.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id.

        Returns:
            None: The block type is gone.

        Raises:
            ObjectNotFound: There is no such block type.
            ProtectedBlockError: The block type comes with the server and cannot be deleted.
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> None:
        """Delete a limit for a tag. The official client has no such method.

        Args:
            id (UUID | str | _HasId): The limit's id.

        Returns:
            None: The limit is gone.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_concurrency_limit_by_tag(
        self,
        tag: str,
    ) -> None:
        """Delete the limit for a tag.

        Args:
            tag (str): The tag.

        Returns:
            None: The limit is gone.

        Raises:
            ObjectNotFound: The tag has no limit.
            ValidationError: The tag is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Delete a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            None: The deployment is gone. Its runs stay, but those that wait for their time.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_deployment_schedule(
        self,
        deployment_id: UUID | str | _HasId,
        schedule_id: UUID | str | _HasId,
    ) -> None:
        """Delete a schedule of a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            schedule_id (UUID | str | _HasId): The schedule's id, or any object with an `id`.

        Returns:
            None: The schedule is gone, with the runs that it created and that wait for their time.

        Raises:
            ObjectNotFound: There is no such deployment, or it has no such schedule.
            ValidationError: An id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_flow(
        self,
        flow_id: UUID | str | _HasId,
    ) -> None:
        """Delete a flow, and its runs and deployments with it.

        Args:
            flow_id (UUID | str | _HasId): The flow's id.

        Returns:
            None: The flow is gone.

        Raises:
            ObjectNotFound: There is no such flow.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> None:
        """Delete a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.

        Returns:
            None: The flow run is gone.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
    ) -> None:
        """Delete one input of a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            key (str): The input's key.

        Returns:
            None: The input is gone.

        Raises:
            ObjectNotFound: There is no such input.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_global_concurrency_limit_by_name(
        self,
        name: str,
    ) -> Response:
        """Delete the global concurrency limit with this name.

        Args:
            name (str): The limit's name.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_resource_owned_automations(
        self,
        resource_id: str,
    ) -> None:
        """Delete the automations that belong to a resource.

        Args:
            resource_id (str): What the resource is, such as `prefect.deployment.UUID`.

        Returns:
            None: They are gone, as many as there were.

        Raises:
            ValidationError: The text is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_saved_search(
        self,
        saved_search_id: UUID | str | _HasId,
    ) -> None:
        """Delete a saved search. The official client has no such method.

        Args:
            saved_search_id (UUID | str | _HasId): The search's id.

        Returns:
            None: The search is gone.

        Raises:
            ObjectNotFound: There is no such search.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_task_run(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> None:
        """Delete a task run.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.

        Returns:
            None: The task run is gone.

        Raises:
            ObjectNotFound: There is no such task run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_variable_by_id(
        self,
        variable_id: UUID | str | _HasId,
    ) -> None:
        """Delete a variable by its id. The official client has no such method.

        Args:
            variable_id (UUID | str | _HasId): The variable's id.

        Returns:
            None: The variable is gone.

        Raises:
            ObjectNotFound: There is no such variable.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_variable_by_name(
        self,
        name: str,
    ) -> None:
        """Delete a variable by its name.

        Args:
            name (str): The variable's name.

        Returns:
            None: The variable is gone.

        Raises:
            ObjectNotFound: There is no variable with that name.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_work_pool(
        self,
        work_pool_name: str,
    ) -> None:
        """Delete a work pool, and its work queues with it.

        Args:
            work_pool_name (str): The work pool's name.

        Returns:
            None: The work pool is gone.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_work_queue_by_id(
        self,
        id: UUID | str | _HasId,
    ) -> None:
        """Delete a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id.

        Returns:
            None: The work queue is gone.

        Raises:
            ObjectNotFound: There is no such work queue.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def delete_worker(
        self,
        work_pool_name: str,
        worker_name: str,
    ) -> None:
        """Delete a worker: the server forgets it. One that is still alive makes itself known again. The official client
        has no such method.

        Args:
            work_pool_name (str): The name of the worker's work pool.
            worker_name (str): The worker's name.

        Returns:
            None: The worker is gone.

        Raises:
            ObjectNotFound: There is no such work pool, or no such worker.
            ValidationError: A name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def download_flow_run_logs(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> str:
        """Read all logs of a flow run and its task runs, as a file for a spreadsheet. The official client has no such
        method.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.

        Returns:
            str: CSV, as Python's `csv` reads it: a line with the names of the columns, then one for each message,
                earliest first, with `timestamp`, `level`, `flow_run_id`, `task_run_id` and `message`.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def filter_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key_prefix: str,
        limit: int,
        exclude_keys: Iterable[str],
    ) -> list[FlowRunInput]:
        """Read the inputs of a flow run whose keys begin with a text.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            key_prefix (str): What the keys begin with.
            limit (int): At most how many.
            exclude_keys (Iterable[str]): Keys to leave out.

        Returns:
            list[FlowRunInput]: Oldest first.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def find_automation(
        self,
        id_or_name: UUID | str | _HasId,
    ) -> Automation | None:
        """Find an automation by its id, or by its name in full; then by its name whatever its upper and lower case.

        Args:
            id_or_name (UUID | str | _HasId): The id or the name. What looks like an id is taken for one.

        Returns:
            Automation | None: The automation; None where none has that name. Of several that have it, the one that
                changed last.

        Raises:
            ObjectNotFound: There is no automation with that id.
            ValidationError: The argument is neither; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send a GET request, for what has no method of its own.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    async def get_most_recent_block_schema_for_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> BlockSchema | None:
        """Read the block schema of a block type that was created last.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id.

        Returns:
            BlockSchema | None: The block schema; None if the block type has none, or there is no such block type.

        Raises:
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def get_runs_in_work_queue(
        self,
        id: UUID | str | _HasId,
        limit: int = 10,
        scheduled_before: datetime | str | None = None,
    ) -> list[FlowRun]:
        """Read the flow runs of a work queue that are due. To the server this is a worker that polls.

        Args:
            id (UUID | str | _HasId): The work queue's id.
            limit (int): At most how many.
            scheduled_before (datetime | str | None): Only runs that are scheduled before then; before now where None.

        Returns:
            list[FlowRun]: The flow runs.

        Raises:
            ObjectNotFound: There is no such work queue.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def get_scheduled_flow_runs_for_deployments(
        self,
        deployment_ids: Iterable[Any],
        scheduled_before: datetime | str | None = None,
        limit: int | None = None,
    ) -> list[FlowRun]:
        """Read the runs of some deployments that wait for their time, soonest first.

        Args:
            deployment_ids (Iterable[Any]): The deployments' ids, or objects with an `id`.
            scheduled_before (datetime | str | None): Only runs that are to start at this moment or before.
            limit (int | None): At most how many. The server gives 200 where None, and never more.

        Returns:
            list[FlowRun]: The runs.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def get_scheduled_flow_runs_for_work_pool(
        self,
        work_pool_name: str,
        work_queue_names: Iterable[str] | None = None,
        scheduled_before: datetime | str | None = None,
    ) -> list[WorkerFlowRunResponse]:
        """Read the flow runs that the workers of a work pool are to run. To the server this is a worker that polls.

        Args:
            work_pool_name (str): The work pool's name.
            work_queue_names (Iterable[str] | None): Only runs in these of its work queues; in all where None.
            scheduled_before (datetime | str | None): Only runs that are scheduled before then.

        Returns:
            list[WorkerFlowRunResponse]: The flow runs, with their work queue.

        Raises:
            ObjectNotFound: There is no such work pool, or no such work queue.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send a HEAD request, whose response has headers and no body.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    async def hello(
        self,
    ) -> Response:
        """Wave at the server.

        Returns:
            Response: It waves back.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def increment_concurrency_slots(
        self,
        names: Iterable[str],
        slots: int,
        mode: Literal["concurrency", "rate_limit"],
    ) -> Response:
        """Take slots of global concurrency limits: of all of them, or of none. A name that no limit has does not matter.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): How many of each, from 1 up.
            mode (Literal["concurrency", "rate_limit"]): Whether they are to be given back with
                `release_concurrency_slots`, or come back by themselves, so many each second.

        Returns:
            Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error: with 423 if there are not enough slots now, when
                the response's header `Retry-After` says in how many seconds to ask again; with 422 if there never are.
            RequestError: The server did not answer.
        """
    async def increment_concurrency_slots_with_lease(
        self,
        names: Iterable[str],
        slots: int,
        mode: Literal["concurrency", "rate_limit"],
        lease_duration: float,
        holder: ConcurrencyLeaseHolder | Mapping[str, Any] | None = None,
    ) -> Response:
        """Take slots of global concurrency limits for a while: they are given back by themselves if the lease is not
        renewed in time. A name that no limit has does not matter.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): How many of each, from 1 up.
            mode (Literal["concurrency", "rate_limit"]): Whether they are to be given back with
                `release_concurrency_slots_with_lease`, or come back by themselves, so many each second.
            lease_duration (float): For how many seconds, from 60 to 86400.
            holder (ConcurrencyLeaseHolder | Mapping[str, Any] | None): Who takes them.

        Returns:
            Response: The server's answer: a `ConcurrencyLimitWithLeaseResponse`, as JSON, with the `lease_id`.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error: with 423 if there are not enough slots now, when
                the response's header `Retry-After` says in how many seconds to ask again; with 422 if there never are.
            RequestError: The server did not answer.
        """
    async def increment_v1_concurrency_slots(
        self,
        names: Iterable[str],
        task_run_id: UUID | str | _HasId,
    ) -> Response:
        """Have a task run take a slot of each of some tags' limits. A tag without a limit does not matter.

        Args:
            names (Iterable[str]): The tags.
            task_run_id (UUID | str | _HasId): The task run's id.

        Returns:
            Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error; with 423 if a limit is full, when the response's
                header `Retry-After` says in how many seconds to ask again.
            RequestError: The server did not answer.
        """
    async def install_system_block_types(
        self,
    ) -> None:
        """Have the server create the block types that come with it, where they are missing, and bring them up to
        date. The official client has no such method.

        Returns:
            None: They are there.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    @property
    def logger(self) -> Logger:
        """What the clients log with.

        Returns:
            Logger: The one of the name `prefect_rs`.
        """
    @property
    def loop(self) -> AbstractEventLoop | None:
        """The event loop that runs, while the client is in an `async with` block. (The client itself is bound to
        none.)

        Returns:
            AbstractEventLoop | None: None outside of such a block, and where no loop runs.
        """
    async def match_work_queues(
        self,
        prefixes: Iterable[str],
        work_pool_name: str | None = None,
    ) -> list[WorkQueue]:
        """Read all work queues whose names begin with one of a few texts.

        Args:
            prefixes (Iterable[str]): What the names begin with.
            work_pool_name (str | None): Only work queues of this work pool; of all where None.

        Returns:
            list[WorkQueue]: All of them, however many requests that takes.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send an OPTIONS request, for what has no method of its own.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
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
        """Read a numbered page of the deployments that match all the filters, with how many there are in all. The
        official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only deployments of such flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Which deployments.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only deployments with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only deployments with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only deployments in such a work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only deployments in such a work queue.
            sort (DeploymentSort | str | None): The order; by name where None.
            limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
            page (int): Which page, from 1 up.

        Returns:
            DeploymentPaginationResponse: The page. Its `results` are `DeploymentResponse`s; `count` tells how many
                deployments there are, `pages` how many pages.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a numbered page of the flow runs that match all the filters, with how many there are in all. The official
        client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.
            sort (FlowRunSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
            page (int): Which page, from 1 up.

        Returns:
            FlowRunPaginationResponse: The page. Its `results` are `FlowRun`s; `count` tells how many flow runs there
                are, `pages` how many pages.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a numbered page of the flows that match all the filters, with how many there are in all. The official
        client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Which flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only flows with such a deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only flows with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only flows with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only flows with a deployment in such a work
                pool.
            sort (FlowSort | str | None): The order; by name where None.
            limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
            page (int): Which page, from 1 up.

        Returns:
            FlowPaginationResponse: The page. Its `results` are `Flow`s; `count` tells how many flows there are,
                `pages` how many pages.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a numbered page of the task runs that match all the filters, with how many there are in all. The official
        client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
            sort (TaskRunSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
            page (int): Which page, from 1 up.

        Returns:
            TaskRunPaginationResponse: The page. Its `results` are `TaskRunResponse`s, which have some fields less than
                a `TaskRun`; `count` tells how many task runs there are, `pages` how many pages.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send a PATCH request, for what has no method of its own.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    async def pause_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Switch an automation off.

        Args:
            automation_id (UUID | str | _HasId): The automation's id.

        Returns:
            None: The automation is off.

        Raises:
            ObjectNotFound: There is no such automation.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def pause_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Pause all schedules of a deployment. Runs that they created, and that wait for their time, are deleted.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            None: They are paused.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send a POST request, for what has no method of its own. It is repeated after a failure only if its path is
        that of a read, such as `/flow_runs/filter`, or if it is certain that the server has not carried it out.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
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
        """Send a PUT request, for what has no method of its own.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    async def raise_for_api_version_mismatch(
        self,
    ) -> None:
        """Compare the server's version with the client's.

        For an older server, a warning is logged through Python's logging (`prefect_rs`). Prefect Cloud is compatible
        with every client, so it is not asked.

        Returns:
            None: The client can talk to the server.

        Raises:
            ServerVersionMismatch: The server is of another major version; it is a `RuntimeError`.
            AuthenticationError: The server responded with 401.
            RequestError: The server cannot be reached; this is a `RuntimeError` as well.
            PrefectHTTPStatusError: The server responded with another error; this is a `RuntimeError` as well.
        """
    async def raise_for_api_version_mismatch_once(
        self,
    ) -> None:
        """Compare the server's version with the client's once: successful comparisons are remembered for the process, by
        URL and version. Nothing is compared if `PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED` is false.

        Returns:
            None: The client can talk to the server.

        Raises:
            ServerVersionMismatch: The server is of another major version; it is a `RuntimeError`.
            AuthenticationError: The server responded with 401.
            RequestError: The server cannot be reached; this is a `RuntimeError` as well.
            PrefectHTTPStatusError: The server responded with another error; this is a `RuntimeError` as well.
        """
    async def read_artifact(
        self,
        artifact_id: UUID | str | _HasId,
    ) -> Artifact:
        """Read an artifact. The official client has no such method.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id.

        Returns:
            Artifact: The artifact.

        Raises:
            ObjectNotFound: There is no such artifact.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the artifacts that match all the filters.

        Args:
            artifact_filter (ArtifactFilter | Mapping[str, Any] | None): Which artifacts.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only artifacts of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only artifacts of such task runs.
            sort (ArtifactSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only artifacts of such flows. The official client does
                not take it.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only artifacts of such deployments. Nor
                this one.

        Returns:
            list[Artifact]: The artifacts.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> Automation:
        """Read an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id.

        Returns:
            Automation: The automation.

        Raises:
            ObjectNotFound: There is no such automation. (The official client's stub says None, and raises.)
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            automations (AutomationFilter | Mapping[str, Any] | None): Which automations.
            sort (AutomationSort | str | None): The order; by name where None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[Automation]: The automations.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_automations_by_name(
        self,
        name: str,
    ) -> list[Automation]:
        """Read the automations that have this name.

        Args:
            name (str): The name.

        Returns:
            list[Automation]: The automations, the one that changed last first.

        Raises:
            ValidationError: The name is no text; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read how late the flow runs that match all the filters are, on average: how late they started or, while they
        wait, how late they are. The official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.

        Returns:
            timedelta | None: How late; None where there are no such runs.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_block_capabilities(
        self,
    ) -> list[str]:
        """Read all that blocks can be capable of. The official client has no such method.

        Returns:
            list[str]: The capabilities that the server's block schemas name, such as `read-path`.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_block_document(
        self,
        block_document_id: UUID | str | _HasId,
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Read a block document.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id.
            include_secrets (bool): Whether what is secret in its data comes as it is; False has it masked.

        Returns:
            BlockDocument: The block document.

        Raises:
            ObjectNotFound: There is no such block document.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_block_document_by_name(
        self,
        name: str,
        block_type_slug: str,
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Read the block document of this name.

        Args:
            name (str): The block document's name.
            block_type_slug (str): The slug of its block type, such as `secret`.
            include_secrets (bool): Whether what is secret in its data comes as it is; False has it masked.

        Returns:
            BlockDocument: The block document.

        Raises:
            ObjectNotFound: There is no such block document, or no such block type.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the block documents that match the filters. Those that are anonymous are left out, unless
        the filter on block documents asks for them.

        Args:
            block_schema_type (str | None): Does nothing: the server knows no types of block schemas any more, and
                Python's `warnings` tell so. Use the filters.
            offset (int | None): How many to skip.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            include_secrets (bool): Whether what is secret in their data comes as it is; False has it masked.
            block_document_filter (BlockDocumentFilter | Mapping[str, Any] | None): Which block documents. (The official
                client has none of the arguments from here on.)
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Documents of such block types.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Documents of such block schemas.
            sort (BlockDocumentSort | str | None): The order; by name where None.

        Returns:
            list[BlockDocument]: The block documents.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_block_documents_by_type(
        self,
        block_type_slug: str,
        offset: int | None = None,
        limit: int | None = None,
        include_secrets: bool = True,
    ) -> list[BlockDocument]:
        """Read the block documents of a block type that have a name.

        Args:
            block_type_slug (str): The block type's slug, such as `secret`.
            offset (int | None): How many to skip. The server gives all of them: this and the limit are applied
                here. (The official client's have no effect.)
            limit (int | None): At most how many; all where None.
            include_secrets (bool): Whether what is secret in their data comes as it is; False has it masked.

        Returns:
            list[BlockDocument]: The block documents, by name.

        Raises:
            ObjectNotFound: There is no such block type.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_block_schema(
        self,
        block_schema_id: UUID | str | _HasId,
    ) -> BlockSchema:
        """Read a block schema. The official client has no such method.

        Args:
            block_schema_id (UUID | str | _HasId): The block schema's id.

        Returns:
            BlockSchema: The block schema.

        Raises:
            ObjectNotFound: There is no such block schema.
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_block_schema_by_checksum(
        self,
        checksum: str,
        version: str | None = None,
    ) -> BlockSchema:
        """Read the block schema with this checksum.

        Args:
            checksum (str): The checksum, `sha256:` and what follows.
            version (str | None): The version; the latest that was created where None.

        Returns:
            BlockSchema: The block schema.

        Raises:
            ObjectNotFound: There is no such block schema.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_block_schemas(
        self,
        *,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[BlockSchema]:
        """Read a page of the block schemas that match the filter. (The official client's takes none of these
        arguments.)

        Args:
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Which block schemas.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[BlockSchema]: The block schemas, the latest first.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> BlockType:
        """Read a block type. The official client has no such method.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id.

        Returns:
            BlockType: The block type.

        Raises:
            ObjectNotFound: There is no such block type.
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_block_type_by_slug(
        self,
        slug: str,
    ) -> BlockType:
        """Read the block type with this slug.

        Args:
            slug (str): Its name as URLs have it, such as `secret`.

        Returns:
            BlockType: The block type.

        Raises:
            ObjectNotFound: There is no such block type.
            ValidationError: The slug is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_block_types(
        self,
        *,
        block_type_filter: BlockTypeFilter | Mapping[str, Any] | None = None,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[BlockType]:
        """Read a page of the block types that match the filters. (The official client's takes none of these
        arguments.)

        Args:
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Which block types.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Block types that have such block
                schemas.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[BlockType]: The block types, by name.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_collection_view(
        self,
        view: str,
    ) -> dict[str, Any]:
        """Read a view of what the packages of Prefect's integrations have to offer. The official client has no such
        method.

        Args:
            view (str): `aggregate-worker-metadata`, `aggregate-block-metadata`, `aggregate-flow-metadata` or
                `demo-flows`. Of some of them the server keeps no copy and asks the internet.

        Returns:
            dict[str, Any]: By package: what is in it.

        Raises:
            ObjectNotFound: There is no such view.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> ConcurrencyLimit:
        """Read a limit for a tag. The official client has no such method.

        Args:
            id (UUID | str | _HasId): The limit's id.

        Returns:
            ConcurrencyLimit: The limit, and which task runs take its slots.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_concurrency_limit_by_tag(
        self,
        tag: str,
    ) -> ConcurrencyLimit:
        """Read the limit for a tag.

        Args:
            tag (str): The tag.

        Returns:
            ConcurrencyLimit: The limit, and which task runs take its slots.

        Raises:
            ObjectNotFound: The tag has no limit.
            ValidationError: The tag is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_concurrency_limits(
        self,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[ConcurrencyLimit]:
        """Read a page of the limits for tags.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int | None): How many to skip.

        Returns:
            list[ConcurrencyLimit]: The limits.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the task runs that ended well and badly, in each of 20 intervals of the same length. The official client
        has no such method.

        Args:
            task_run_filter (TaskRunFilter | Mapping[str, Any]): Which task runs. Its `start_time` tells when the first
                interval begins, in `after_`, and when the last one ends, in `before_`: now where that is None.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only task runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only task runs in such work queues.

        Returns:
            list[TaskRunCount]: The 20 intervals, in their order.

        Raises:
            ValidationError: An argument is wrong, such as a filter without `start_time.after_`; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_deployment_by_name(
        self,
        name: str,
    ) -> DeploymentResponse:
        """Read the deployment with this name.

        Args:
            name (str): The flow's name and the deployment's, with a slash between them: `orders/nightly`.

        Returns:
            DeploymentResponse: The deployment.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: The name is not of that form; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the deployments that match all the filters.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.
            sort (DeploymentSort | str | None): The order; by name where None.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only deployments of such flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Which deployments.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only deployments with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only deployments with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only deployments in such a work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only deployments in such a work queue.

        Returns:
            list[DeploymentResponse]: The deployments.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_events(
        self,
        filter: EventFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
    ) -> EventPage:
        """Read the first page of the events that match the filter.

        Args:
            filter (EventFilter | Mapping[str, Any] | None): Which events, and in which order; those of the last 180
                days, the latest first, where None.
            limit (int | None): Maximum number of events in a page. Defaults to the server's maximum, which is 50 for
                a server of your own. A server refuses more than its maximum.

        Returns:
            EventPage: The page. It has methods that read the next one.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_events_page(
        self,
        next_page_url: str,
    ) -> EventPage:
        """Read a further page of events.

        Args:
            next_page_url (str): The `next_page` of the page before it.

        Returns:
            EventPage: The page.

        Raises:
            ValidationError: It is no such URL, or one of another server than this client's; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_flow(
        self,
        flow_id: UUID | str | _HasId,
    ) -> Flow:
        """Read a flow.

        Args:
            flow_id (UUID | str | _HasId): The flow's id.

        Returns:
            Flow: The flow.

        Raises:
            ObjectNotFound: There is no such flow.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_flow_by_name(
        self,
        flow_name: str,
    ) -> Flow:
        """Read the flow with this name.

        Args:
            flow_name (str): The name; it may hold whatever a name can, but be neither `.` nor `..`.

        Returns:
            Flow: The flow.

        Raises:
            ObjectNotFound: There is no such flow.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> FlowRun:
        """Read a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.

        Returns:
            FlowRun: The flow run.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_flow_run_graph(
        self,
        flow_run_id: UUID | str | _HasId,
        since: datetime | str | None = None,
    ) -> Graph:
        """Read what a flow run is made of, as a graph: its task runs and the flow runs within it, what depends on what,
        and the artifacts that they made. The official client has no such method.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            since (datetime | str | None): Only what ended after this moment, or goes on.

        Returns:
            Graph: The graph. Nodes refer to each other by their ids.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_flow_run_graph_v1(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> list[DependencyResult]:
        """Read the task runs of a flow run, each with the task runs whose results it takes. The official client has no
        such method.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.

        Returns:
            list[DependencyResult]: The task runs.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the flow runs that match all the filters by their state, interval after interval. A run counts in the
        interval in which it is expected to start. The official client has no such method.

        Args:
            history_start (datetime | str): When the first interval begins.
            history_end (datetime | str): When the last interval ends.
            history_interval_seconds (timedelta | float): How long each interval is (a number is seconds), from 1
                second up.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.

        Returns:
            list[HistoryResponse]: The intervals, each with the states that there were in it. The server gives 500 at
                most, from the first on.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read the flow runs that match all the filters as points in a diagram: when they started, how long they ran, how
        late they were. The official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            sort (FlowRunSort | str | None): The order, one that the server has; by the time at which they are expected
                to start, downwards, where None.
            limit (int | None): At most how many. The server gives 1,000 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[SimpleFlowRun]: The points.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
    ) -> str:
        """Read the value of one input of a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            key (str): The input's key.

        Returns:
            str: The value.

        Raises:
            ObjectNotFound: There is no such input.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_flow_run_state(
        self,
        flow_run_state_id: UUID | str | _HasId,
    ) -> State:
        """Read one state of a flow run.

        Args:
            flow_run_state_id (UUID | str | _HasId): The state's id.

        Returns:
            State: The state.

        Raises:
            ObjectNotFound: There is no such state.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_flow_run_states(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> list[State]:
        """Read the states that a flow run has been in.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.

        Returns:
            list[State]: In the order in which it entered them; none where there is no such flow run.

        Raises:
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the flow runs that match all the filters.

        Each filter is about one kind of object: with a `flow_run_filter` and a `deployment_filter`, the runs are
        found that match the first and whose deployment matches the second. Within a filter all criteria must
        hold, unless its `operator` says otherwise. Filters go into the request with the criteria that were set
        and no others.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.
            sort (FlowRunSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[FlowRun]: The runs. Their attributes become Python objects when they are first read, so a page
            costs little until it is looked at.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the flows that match all the filters.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int | None): How many to skip.
            sort (FlowSort | str | None): The order; by name where None.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Which flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only flows with such a deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only flows with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only flows with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only flows with a deployment in such a work
                pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): There for the official client's sake: the
                server cannot tell flows by their work queue, so anything but None is an error.

        Returns:
            list[Flow]: The flows.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_global_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> GlobalConcurrencyLimitResponse:
        """Read a global concurrency limit. The official client has no such method.

        Args:
            id (UUID | str | _HasId): The limit's id.

        Returns:
            GlobalConcurrencyLimitResponse: The limit.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_global_concurrency_limit_by_name(
        self,
        name: str,
    ) -> GlobalConcurrencyLimitResponse:
        """Read the global concurrency limit with this name.

        Args:
            name (str): The limit's name. That of a tag's limit is `tag:` and the tag.

        Returns:
            GlobalConcurrencyLimitResponse: The limit.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_global_concurrency_limits(
        self,
        limit: int | None = 10,
        offset: int = 0,
    ) -> list[GlobalConcurrencyLimitResponse]:
        """Read a page of the global concurrency limits, those for tags and for deployments among them.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[GlobalConcurrencyLimitResponse]: The limits, by name.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_latest_artifact(
        self,
        key: str,
    ) -> Artifact:
        """Read the latest artifact with a key. The official client has no such method.

        Args:
            key (str): The key.

        Returns:
            Artifact: The artifact.

        Raises:
            ObjectNotFound: There is no artifact with that key.
            ValidationError: The key is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the keys of artifacts, each with what the latest artifact of that key is. Artifacts without a
        key are not among them.

        Args:
            artifact_filter (ArtifactCollectionFilter | Mapping[str, Any] | None): Which, by their latest artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only where that one is of such a flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only where that one is of such a task run.
            sort (ArtifactCollectionSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only where that one is of such a flow. The official
                client does not take it.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only where that one is of such a
                deployment. Nor this one.

        Returns:
            list[ArtifactCollection]: The latest artifacts. Their own ids are in `latest_id`.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_logs(
        self,
        log_filter: LogFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        sort: LogSort | str | None = None,
    ) -> list[Log]:
        """Read a page of the logs that match the filter.

        Args:
            log_filter (LogFilter | Mapping[str, Any] | None): Which logs.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int | None): How many to skip.
            sort (LogSort | str | None): The order; earliest first where None.

        Returns:
            list[Log]: The logs.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_next_runs_by_flow(
        self,
        flow_ids: Iterable[Any],
    ) -> dict[UUID, SimpleNextFlowRun | None]:
        """Read which run of each of some flows is to start next. The official client has no such method.

        Args:
            flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`; the server takes 200 at most.

        Returns:
            dict[UUID, SimpleNextFlowRun | None]: What there is to know of the run, by the id of the flow; None where
                no run is scheduled.

        Raises:
            ValidationError: The ids are no list of UUIDs; nothing was sent. Or there are too many.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_observed_states(
        self,
        query: str | None = None,
        sort: ObservedStateSort | str | None = None,
        limit: int | None = None,
    ) -> list[ObservedState]:
        """Read which states runs have been in, by name and type, as far as the server still keeps those runs. The
        official client has no such method.

        Args:
            query (str | None): Only states whose name or type begins with this, upper or lower case; at most 100
                characters.
            sort (ObservedStateSort | str | None): The order; by when a run last entered them, latest first, where
                None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.

        Returns:
            list[ObservedState]: The states.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_resource_related_automations(
        self,
        resource_id: str,
    ) -> list[Automation]:
        """Read the automations that have to do with a resource: that belong to it, or whose actions are about it.

        Args:
            resource_id (str): What the resource is, such as `prefect.deployment.UUID`.

        Returns:
            list[Automation]: The automations; none where there is no such resource.

        Raises:
            ValidationError: The text is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_saved_search(
        self,
        saved_search_id: UUID | str | _HasId,
    ) -> SavedSearch:
        """Read a saved search. The official client has no such method.

        Args:
            saved_search_id (UUID | str | _HasId): The search's id.

        Returns:
            SavedSearch: The search.

        Raises:
            ObjectNotFound: There is no such search.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_saved_searches(
        self,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[SavedSearch]:
        """Read a page of the saved searches. The official client has no such method.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[SavedSearch]: The searches, by name.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_server_default_result_storage(
        self,
    ) -> ServerDefaultResultStorage:
        """Read where the server has results kept that are told no other place.

        Returns:
            ServerDefaultResultStorage: The id of the block document that stands for the storage, or None in it.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_server_settings(
        self,
    ) -> dict[str, Any]:
        """Read the settings of the server. The official client has no such method.

        Returns:
            dict[str, Any]: The settings, as the server's version has them; the secret ones are masked.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_task_run(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> TaskRun:
        """Read a task run.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.

        Returns:
            TaskRun: The task run.

        Raises:
            ObjectNotFound: There is no such task run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the task runs that match all the filters by their state, interval after interval. A run counts in the
        interval in which it is expected to start. The official client has no such method.

        Args:
            history_start (datetime | str): When the first interval begins.
            history_end (datetime | str): When the last interval ends.
            history_interval_seconds (timedelta | float): How long each interval is (a number is seconds), from 1
                second up.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.

        Returns:
            list[HistoryResponse]: The intervals, each with the states that there were in it. The server gives 500 at
                most, from the first on.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_task_run_state(
        self,
        task_run_state_id: UUID | str | _HasId,
    ) -> State:
        """Read one state of a task run. The official client has no such method.

        Args:
            task_run_state_id (UUID | str | _HasId): The state's id.

        Returns:
            State: The state.

        Raises:
            ObjectNotFound: There is no such state.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_task_run_states(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> list[State]:
        """Read the states that a task run has been in.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.

        Returns:
            list[State]: In the order in which it entered them; none where there is no such task run.

        Raises:
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_task_run_with_flow_run_name(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> UITaskRun:
        """Read a task run together with the name of its flow run. The official client has no such method.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.

        Returns:
            UITaskRun: The task run: a `TaskRun` with a `flow_run_name`.

        Raises:
            ObjectNotFound: There is no such task run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the task runs that match all the filters.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
            sort (TaskRunSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[TaskRun]: The task runs.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_task_workers(
        self,
        task_keys: Iterable[str] | None = None,
    ) -> list[TaskWorkerResponse]:
        """Read which task workers are connected to the server now. The official client has no such method.

        Args:
            task_keys (Iterable[str] | None): Only those that serve one of the tasks with these keys.

        Returns:
            list[TaskWorkerResponse]: The task workers.

        Raises:
            ValidationError: The argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_variable(
        self,
        variable_id: UUID | str | _HasId,
    ) -> Variable:
        """Read a variable by its id. The official client has no such method.

        Args:
            variable_id (UUID | str | _HasId): The variable's id.

        Returns:
            Variable: The variable.

        Raises:
            ObjectNotFound: There is no such variable.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_variable_by_name(
        self,
        name: str,
    ) -> Variable | None:
        """Read a variable by its name.

        Args:
            name (str): The variable's name.

        Returns:
            Variable | None: The variable; None where there is none with that name.

        Raises:
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            variable_filter (VariableFilter | Mapping[str, Any] | None): Which variables. The official client takes only
                the limit.
            sort (VariableSort | str | None): The order; by name where None.
            offset (int): How many to skip.

        Returns:
            list[Variable]: The variables.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            ObjectNotFound: There is no such work pool.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_work_pool_concurrency_status(
        self,
        work_pool_name: str,
        page: int = 1,
        limit: int | None = None,
        flow_run_limit: int = 10,
    ) -> WorkPoolConcurrencyStatus:
        """Read what takes the concurrency slots of a work pool: a page of its work queues, each with some of the
        flow runs that take slots.

        Args:
            work_pool_name (str): The work pool's name.
            page (int): Which page, from 1 up.
            limit (int | None): At most how many work queues a page has; as many as the server likes where None.
            flow_run_limit (int): At most how many flow runs of each work queue are listed, from 0 to 200.

        Returns:
            WorkPoolConcurrencyStatus: The page.

        Raises:
            ObjectNotFound: There is no such work pool, or the server is too old to tell this.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_work_pools(
        self,
        limit: int | None = None,
        offset: int = 0,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
    ) -> list[WorkPool]:
        """Read a page of the work pools that match the filter.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Which work pools.

        Returns:
            list[WorkPool]: The work pools, by name.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_work_queue(
        self,
        id: UUID | str | _HasId,
    ) -> WorkQueue:
        """Read a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectNotFound: There is no such work queue.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_work_queue_by_name(
        self,
        name: str,
        work_pool_name: str | None = None,
    ) -> WorkQueue:
        """Read the work queue with this name.

        Args:
            name (str): The work queue's name.
            work_pool_name (str | None): The name of its work pool; the server's default one where None.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectNotFound: There is no such work queue, or no such work pool.
            ValidationError: A name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_work_queue_concurrency_status(
        self,
        id: UUID | str | _HasId,
        page: int = 1,
        limit: int | None = None,
    ) -> WorkQueueConcurrencyStatus:
        """Read what takes the concurrency slots of a work queue: a page of flow runs.

        Args:
            id (UUID | str | _HasId): The work queue's id.
            page (int): Which page, from 1 up.
            limit (int | None): At most how many flow runs a page has; as many as the server likes where None.

        Returns:
            WorkQueueConcurrencyStatus: The page.

        Raises:
            ObjectNotFound: There is no such work queue, or the server is too old to tell this.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_work_queue_status(
        self,
        id: UUID | str | _HasId,
    ) -> WorkQueueStatusDetail:
        """Read how a work queue is: whether it is polled, how many of its runs are late.

        Args:
            id (UUID | str | _HasId): The work queue's id.

        Returns:
            WorkQueueStatusDetail: How it is.

        Raises:
            ObjectNotFound: There is no such work queue.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            work_pool_name (str | None): Only work queues of this work pool; of all where None.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Which work queues.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int | None): How many to skip.

        Returns:
            list[WorkQueue]: The work queues.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def read_worker_metadata(
        self,
    ) -> dict[str, Any]:
        """Read what kinds of worker there are.

        Returns:
            dict[str, Any]: By package and by type: description, default job template and so on.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            worker_filter (WorkerFilter | Mapping[str, Any] | None): Which workers.
            offset (int | None): How many to skip.
            limit (int | None): At most how many. The server gives 200 where None, and never more.

        Returns:
            list[Worker]: The workers, the one that was heard of last first.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def release_concurrency_slots(
        self,
        names: Iterable[str],
        slots: int,
        occupancy_seconds: float | None,
    ) -> Response:
        """Give slots of global concurrency limits back.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): How many of each, from 1 up.
            occupancy_seconds (float | None): For how many seconds they were taken, more than 0. The server reckons from
                it when to ask again for slots of a limit that is full.

        Returns:
            Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def release_concurrency_slots_with_lease(
        self,
        lease_id: UUID | str | _HasId,
    ) -> Response:
        """Give the slots of a lease back, and end it. A lease that is no more does not matter.

        Args:
            lease_id (UUID | str | _HasId): The lease's id.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def renew_concurrency_lease(
        self,
        lease_id: UUID | str | _HasId,
        lease_duration: float,
    ) -> Response:
        """Let a lease of slots go on.

        Args:
            lease_id (UUID | str | _HasId): The lease's id.
            lease_duration (float): For how many seconds from now, from 60 to 86400.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error: with 410 if there is no such lease any more.
            RequestError: The server did not answer.
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
        """Send any request, for what has no method of its own.

        Args:
            method (str): `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
            path (str): The path below the API's URL, such as `/flows/{id}`, with or without a query; or a whole URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those of the path; of a list, one for each
                item.
            path_params (Mapping[str, Any] | None): The values of `{id}` and the like in the path. Each stays one
                segment of the path, whatever is in it.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    async def reset_concurrency_limit_by_tag(
        self,
        tag: str,
        slot_override: Iterable[UUID | str | _HasId] | None = None,
    ) -> None:
        """Give all slots of a tag's limit back, whoever has them.

        Args:
            tag (str): The tag.
            slot_override (Iterable[UUID | str | _HasId] | None): The ids of task runs that are to take a slot each from
                then on; none where None.

        Returns:
            None: The slots are given back.

        Raises:
            ObjectNotFound: The tag has no limit.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def resume_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Switch an automation on.

        Args:
            automation_id (UUID | str | _HasId): The automation's id.

        Returns:
            None: The automation is on.

        Raises:
            ObjectNotFound: There is no such automation.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def resume_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Let the schedules of a paused deployment go on.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            None: They go on.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def resume_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
        run_input: dict[str, Any] | None = None,
    ) -> OrchestrationResult:
        """Let a paused flow run go on.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            run_input (dict[str, Any] | None): The input that the run waits for.

        Returns:
            OrchestrationResult: What the server decided, and the state that the run is in now.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Create the flow runs that the schedules of a deployment ask for, as the server itself does every now and then:
        further ahead, or for a time that has passed. Runs that are there already are not created again. The official
        client has no such method.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            start_time (datetime | str | None): None that would start before; now where None.
            end_time (datetime | str | None): None that would start after; as far ahead as the server is set up to
                look, 100 days, where None.
            min_time (timedelta | float | None): At least until this long after `start_time` (a number is seconds); as
                the server is set up, an hour, where None.
            min_runs (int | None): At least so many; as the server is set up, 3, where None.
            max_runs (int | None): At most so many; as the server is set up, 100, where None.

        Returns:
            None: They are there. So it is where there is no such deployment, too: the server does not tell.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def send_worker_heartbeat(
        self,
        work_pool_name: str,
        worker_name: str,
        heartbeat_interval_seconds: float | None = None,
        get_worker_id: bool = False,
        worker_metadata: WorkerMetadata | Mapping[str, Any] | None = None,
    ) -> UUID | None:
        """Give the server a sign of life of a worker. The first one makes the worker known.

        Args:
            work_pool_name (str): The name of the worker's work pool.
            worker_name (str): The worker's name, which no other worker of that work pool has.
            heartbeat_interval_seconds (float | None): How often there is to be one, in seconds; the server takes
                whole numbers only. It counts the worker as offline when three of them are missing.
            get_worker_id (bool): Whether to ask for the worker's id.
            worker_metadata (WorkerMetadata | Mapping[str, Any] | None): What the worker tells of itself.

        Returns:
            UUID | None: The worker's id if it was asked for and the server tells it, as Prefect Cloud does.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def server_api_version(
        self,
    ) -> str:
        """Ask the server for the version of its API, which is not its own: that is `api_version`. The official client has
        no such method.

        Returns:
            str: The version, such as `0.8.4`.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    @property
    def server_type(self) -> ServerType:
        """Which kind of server the client talks to.

        Returns:
            ServerType: `SERVER`, `CLOUD` (Prefect Cloud), or `EPHEMERAL`: one that was started for this process,
                as no URL is configured.
        """
    async def set_deployment_paused_state(
        self,
        deployment_id: UUID | str | _HasId,
        paused: bool,
    ) -> None:
        """Pause all schedules of a deployment, or let them go on.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            paused (bool): Whether they are to be paused.

        Returns:
            None: It is done.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def set_flow_run_name(
        self,
        flow_run_id: UUID | str | _HasId,
        name: str,
    ) -> Response:
        """Give a flow run another name.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            name (str): The name.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def set_flow_run_state(
        self,
        flow_run_id: UUID | str | _HasId,
        state: State | Mapping[str, Any],
        force: bool = False,
    ) -> OrchestrationResult:
        """Ask the server to let a flow run enter a state.

        The server may decide otherwise: it may put the run into another state instead, tell to wait, or to
        stop. That is no error; see the result's `status`, `state` and `details`.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Running()`.
            force (bool): Whether to skip the rules by which the server decides.

        Returns:
            OrchestrationResult: What the server decided, and the state that the run is in now.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: The id is no UUID or the state no state; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def set_task_run_name(
        self,
        task_run_id: UUID | str | _HasId,
        name: str,
    ) -> Response:
        """Give a task run another name.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.
            name (str): The name.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ObjectNotFound: There is no such task run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def set_task_run_state(
        self,
        task_run_id: UUID | str | _HasId,
        state: State | Mapping[str, Any],
        force: bool = False,
    ) -> OrchestrationResult:
        """Ask the server to let a task run enter a state.

        The server may decide otherwise: it may put the run into another state instead, tell to wait, or to
        stop. That is no error; see the result's `status`, `state` and `details`.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Running()`.
            force (bool): Whether to skip the rules by which the server decides.

        Returns:
            OrchestrationResult: What the server decided, and the state that the run is in now.

        Raises:
            ObjectNotFound: There is no such task run.
            ValidationError: The id is no UUID or the state no state; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_artifact(
        self,
        artifact_id: UUID | str | _HasId,
        artifact: ArtifactUpdate | Mapping[str, Any],
    ) -> None:
        """Change an artifact. What is not set in the update stays as it is.

        The event `prefect.artifact.updated` is sent as well. If that fails, a warning is logged and nothing is raised.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id.
            artifact (ArtifactUpdate | Mapping[str, Any]): What is to be different.

        Returns:
            None: The artifact is changed.

        Raises:
            ObjectNotFound: There is no such artifact.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_automation(
        self,
        automation_id: UUID | str | _HasId,
        automation: AutomationCore | Mapping[str, Any],
    ) -> None:
        """Change an automation: its name, trigger and actions, which must be given, and what else is set. What is
        not set stays as it is, and so does what the automation belongs to (`owner_resource`).

        Args:
            automation_id (UUID | str | _HasId): The automation's id.
            automation (AutomationCore | Mapping[str, Any]): What it is to be. An `Automation` that was read and
                changed will do.

        Returns:
            None: The automation is changed.

        Raises:
            ObjectNotFound: There is no such automation.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_block_document(
        self,
        block_document_id: UUID | str | _HasId,
        block_document: BlockDocumentUpdate | BlockDocument | Mapping[str, Any],
        *,
        include_secrets: bool = True,
    ) -> None:
        """Change a block document. What is not set in the update stays as it is.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id.
            block_document (BlockDocumentUpdate | BlockDocument | Mapping[str, Any]): What is to be different. A
                secret that came masked, and is given masked, stays as it is.
            include_secrets (bool): Whether pydantic's secrets in its data (`SecretStr` and the like) are sent as
                they are, to be kept by the server. False has the secrets that the server keeps stay as they are.
                (The official client has no such argument.)

        Returns:
            None: The block document is changed.

        Raises:
            ObjectNotFound: There is no such block document.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_block_type(
        self,
        block_type_id: UUID | str | _HasId,
        block_type: BlockTypeUpdate | BlockType | Mapping[str, Any],
    ) -> None:
        """Change a block type. What is not set in the update stays as it is.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id.
            block_type (BlockTypeUpdate | BlockType | Mapping[str, Any]): What is to be different; of a `BlockType`,
                all that can be changed.

        Returns:
            None: The block type is changed.

        Raises:
            ObjectNotFound: There is no such block type.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        deployment: DeploymentUpdate | Mapping[str, Any],
    ) -> None:
        """Change a deployment: what is set in the update, and nothing else.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            deployment (DeploymentUpdate | Mapping[str, Any]): What is to change.

        Returns:
            None: It is changed.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Change a schedule of a deployment: what is given, and nothing else.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            schedule_id (UUID | str | _HasId): The schedule's id, or any object with an `id`.
            active (bool | None): Whether it is switched on.
            schedule (Any): When runs are to start: a `CronSchedule`, `IntervalSchedule` or `RRuleSchedule`, or a dict with
                its fields.
            max_scheduled_runs (int | None): How many runs are created ahead.
            parameters (Mapping[str, Any] | None): Parameters of its runs that differ from those of the deployment.
            slug (str | None): A name for it.

        Returns:
            None: It is changed.

        Raises:
            ObjectNotFound: There is no such deployment, or it has no such schedule.
            ValidationError: An argument is wrong, such as a cron expression; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_flow(
        self,
        flow_id: UUID | str | _HasId,
        flow: FlowUpdate | Mapping[str, Any],
    ) -> None:
        """Change a flow. What is not set in the update stays as it is. The official client has no such method.

        Args:
            flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.
            flow (FlowUpdate | Mapping[str, Any]): What is to be different: its tags.

        Returns:
            None: The flow is changed.

        Raises:
            ObjectNotFound: There is no such flow.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Change a flow run. What is None stays as it is.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            flow_version (str | None): The version of the flow.
            parameters (dict[str, Any] | None): What the flow is called with, all of it.
            name (str | None): The run's name.
            tags (Iterable[str] | None): Its tags, all of them.
            empirical_policy (FlowRunPolicy | Mapping[str, Any] | None): How it is retried and paused.
            infrastructure_pid (str | None): What its infrastructure calls it.
            job_variables (dict[str, Any] | None): What it sets differently from its work pool's job template.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_flow_run_labels(
        self,
        flow_run_id: UUID | str | _HasId,
        labels: dict[str, bool | int | float | str],
    ) -> None:
        """Give a flow run labels, or its labels other values.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            labels (dict[str, bool | int | float | str]): The labels; those that it has besides stay.

        Returns:
            None: The labels are there.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_global_concurrency_limit(
        self,
        name: str,
        concurrency_limit: GlobalConcurrencyLimitUpdate | Mapping[str, Any],
    ) -> Response:
        """Change a global concurrency limit. What is not set in the update stays as it is.

        Args:
            name (str): The limit's name.
            concurrency_limit (GlobalConcurrencyLimitUpdate | Mapping[str, Any]): What is to be different.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_server_default_result_storage(
        self,
        default_result_storage_block_id: UUID | str | _HasId,
    ) -> ServerDefaultResultStorage:
        """Tell the server where to have results kept that are told no other place.

        Args:
            default_result_storage_block_id (UUID | str | _HasId): The id of the block document that stands for the
                storage.

        Returns:
            ServerDefaultResultStorage: What the server knows now.

        Raises:
            ObjectNotFound: There is no such block document.
            ValidationError: The id is none; nothing was sent. Or the server says that the block is no storage.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_variable(
        self,
        variable: VariableUpdate | Mapping[str, Any],
    ) -> None:
        """Change a variable, which is found by the name in the update. What is not set there stays as it is.

        Args:
            variable (VariableUpdate | Mapping[str, Any]): The variable's name, and what is to be different.

        Returns:
            None: The variable is changed.

        Raises:
            ObjectNotFound: There is no variable with that name.
            ValidationError: The update is none, or has no name; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_variable_by_id(
        self,
        variable_id: UUID | str | _HasId,
        variable: VariableUpdate | Mapping[str, Any],
    ) -> None:
        """Change a variable, which is found by its id: its name may change, too. What is not set in the update stays as it
        is. The official client has no such method.

        Args:
            variable_id (UUID | str | _HasId): The variable's id.
            variable (VariableUpdate | Mapping[str, Any]): What is to be different.

        Returns:
            None: The variable is changed.

        Raises:
            ObjectNotFound: There is no such variable.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_work_pool(
        self,
        work_pool_name: str,
        work_pool: WorkPoolUpdate | Mapping[str, Any],
    ) -> None:
        """Change a work pool. What is not set in the update stays as it is.

        Args:
            work_pool_name (str): The work pool's name.
            work_pool (WorkPoolUpdate | Mapping[str, Any]): What is to be different.

        Returns:
            None: The work pool is changed.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def update_work_queue(
        self,
        id: UUID | str | _HasId,
        **kwargs: Any,
    ) -> None:
        """Change a work queue. What is not given stays as it is.

        Args:
            id (UUID | str | _HasId): The work queue's id.
            **kwargs (Any): What is to be different: `name`, `description`, `is_paused`, `concurrency_limit`,
                `priority`, `last_polled`, `filter`, as in `WorkQueueUpdate`.

        Returns:
            None: The work queue is changed.

        Raises:
            ObjectNotFound: There is no such work queue.
            ValidationError: An argument is wrong, or nothing is to be different; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def upsert_global_concurrency_limit_by_name(
        self,
        name: str,
        limit: int,
        slot_decay_per_second: float | None = None,
    ) -> None:
        """Set how many slots a global concurrency limit has. One that is not there is created.

        Args:
            name (str): The limit's name, without / % & < >.
            limit (int): How many slots there are, from 0 up.
            slot_decay_per_second (float | None): How many of them are given back by themselves each second, from 0 up;
                where None, as many as before, and none if the limit is new.

        Returns:
            None: The limit is as told.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def validate_obj(
        self,
        schema: Mapping[str, Any],
        values: Mapping[str, Any],
    ) -> SchemaValuesValidationResponse:
        """Let the server check values against a JSON schema, such as parameters against a deployment's
        `parameter_openapi_schema`. The official client has no such method.

        Args:
            schema (Mapping[str, Any]): The schema.
            values (Mapping[str, Any]): The values.

        Returns:
            SchemaValuesValidationResponse: Whether they fit (`valid`), and what is wrong (`errors`).

        Raises:
            ValidationError: An argument is no dict, or no JSON; nothing was sent. Or the schema is none.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    async def validate_template(
        self,
        template: str,
    ) -> None:
        """Check a template, as automations have them in messages and parameters. The official client has no such
        method.

        Args:
            template (str): The template, in Jinja's language.

        Returns:
            None: It is one.

        Raises:
            RequestValidationError: It is none; the error says what is wrong with it, and in which line.
            ValidationError: It is no text; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """

class SyncPrefectClient:
    """A client whose methods block until they are done.

    It works with and without `with`, and from any number of threads at once. Nothing is connected before the
    first call.

    Args:
        api (str | None): The URL of the API, such as `http://127.0.0.1:4200/api`; `PREFECT_API_URL` where None. If
            that is not set either, and `PREFECT_SERVER_ALLOW_EPHEMERAL_MODE` allows it, as it does by default, a
            Prefect server is started, where one is installed, and stopped when this process ends.
        api_key (str | None): A key of Prefect Cloud; `PREFECT_API_KEY` where None.
        api_version (str | None): The version of the API to ask for; the newest that is known where None.
        httpx_settings (dict[str, Any] | None): How to connect, as `httpx.Client` takes it: timeout, limits,
            headers, cookies, params, auth, verify, cert, proxy, http2, follow_redirects, max_redirects, base_url,
            trust_env. What cannot be honoured is an error.
        auth_string (str | None): `user:password` of a server that asks for them; `PREFECT_API_AUTH_STRING` where
            None. Wins over the key.

    Raises:
        ValidationError: An argument is wrong.
        SettingsError: A setting is broken, or there is neither a URL nor a server to start.
        ConnectError: The server that was started did not come up.
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
        """Ask the server whether it is well.

        Returns:
            Exception | None: None if it is; otherwise what went wrong, which is given and not raised.
        """
    def api_readycheck(
        self,
    ) -> Exception | None:
        """Ask the server whether it is ready for requests: whether it reaches its database. The official client has
        no such method.

        Returns:
            Exception | None: None if it is; otherwise what went wrong, which is given and not raised.
        """
    @property
    def api_url(self) -> URL:
        """The URL of the API: a text that has the attributes of `httpx.URL`, such as `host`.

        Returns:
            URL: Without user and password, and with a slash at its end, as the official client has it.
        """
    def api_version(
        self,
    ) -> str:
        """Ask the server for its version.

        Returns:
            str: The version of Prefect, such as `3.9.1`.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def apply_slas_for_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        slas: Iterable[SlaTypes | Mapping[str, Any]],
    ) -> SlaMergeResponse:
        """Give a deployment these service level agreements, and take all others from it. Only Prefect Cloud knows
        such agreements.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            slas (Iterable[SlaTypes | Mapping[str, Any]]): The agreements. None of them is changed by this.

        Returns:
            SlaMergeResponse: The names of those that are new, that were there, and that are no more.

        Raises:
            ObjectNotFound: The server is not Prefect Cloud, or has no such deployment.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def bulk_create_flow_runs_from_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        flow_runs: Iterable[DeploymentFlowRunCreate | Mapping[str, Any]],
        *,
        raise_on_failure: bool = True,
    ) -> FlowRunBulkCreateResponse:
        """Create several flow runs of a deployment, in one request. The official client has no such method.

        Runs that fail because the server's database is busy, as SQLite is with several writers, are sent again by the
        rules of retries, under the same keys.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            flow_runs (Iterable[DeploymentFlowRunCreate | Mapping[str, Any]]): The runs; the server takes 100 at most.
                Their `state` may be a `State`, a `StateCreate` or a dict; its data is not sent. Runs without an
                `idempotency_key` get one, so that a request that is sent again creates none twice.
            raise_on_failure (bool): Whether to raise an error if some runs could not be created. If not, their results
                have the status `FAILED` and an `error`.

        Returns:
            FlowRunBulkCreateResponse: What became of each, in `results`, in the order of `flow_runs`.

        Raises:
            BulkOperationError: Some runs could not be created, for example because their parameters do not fit the
                flow's. The error has all results, with those that were created.
            ObjectNotFound: There is no such deployment.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def bulk_delete_deployments(
        self,
        deployment_filter: DeploymentFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> DeploymentBulkDeleteResponse:
        """Delete the deployments that match a filter, in one request. The official client has no such method.

        Args:
            deployment_filter (DeploymentFilter | Mapping[str, Any]): Which deployments. `DeploymentFilter()` is all of
                them.
            limit (int | None): At most how many. The server deletes 50 where None, and never more.

        Returns:
            DeploymentBulkDeleteResponse: Those that were deleted: their ids are in `deleted`. There may be more: call
                again until there are none.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def bulk_delete_flow_runs(
        self,
        flow_run_filter: FlowRunFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> FlowRunBulkDeleteResponse:
        """Delete the flow runs that match a filter, in one request. The official client has no such method.

        Args:
            flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs. `FlowRunFilter()` is all of them.
            limit (int | None): At most how many. The server deletes 50 where None, and never more.

        Returns:
            FlowRunBulkDeleteResponse: Those that were deleted: their ids are in `deleted`. There may be more: call
                again until there are none.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def bulk_delete_flows(
        self,
        flow_filter: FlowFilter | Mapping[str, Any],
        limit: int | None = None,
    ) -> FlowBulkDeleteResponse:
        """Delete the flows that match a filter, and their deployments with them, in one request. The official client has
        no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any]): Which flows. `FlowFilter()` is all of them.
            limit (int | None): At most how many. The server deletes 50 where None, and never more.

        Returns:
            FlowBulkDeleteResponse: Those that were deleted: their ids are in `deleted`. There may be more: call again
                until there are none.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Ask the server to let the flow runs that match a filter enter a state, in one request. The official client has
        no such method.

        For each run the server may decide otherwise, as in `set_flow_run_state`. That is not an error. A run for which
        the server's database failed is: if it was busy, the call asks for those runs again, by the rules of retries.

        Args:
            flow_run_filter (FlowRunFilter | Mapping[str, Any]): Which flow runs. `FlowRunFilter()` is all of them.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Cancelled()`.
            force (bool): Whether to skip the rules by which the server decides.
            limit (int | None): At most how many flow runs. The server takes 50 where None, and never more.
            raise_on_failure (bool): Whether to raise an error if some runs failed. If not, their results have the status
                `ABORT` and the failure as the reason in `details`.

        Returns:
            FlowRunBulkSetStateResponse: What the server decided, run by run, in `results`.

        Raises:
            BulkOperationError: The database failed for some runs. The error has all results.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def check_work_queues_for_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> list[WorkQueue]:
        """Read the work queues whose filters let a deployment's runs pass. The server looks at nothing else, so it
        names every work queue of every work pool that has no filter, which today's have not. The official client has no
        such method.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            list[WorkQueue]: The work queues.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def clear_server_default_result_storage(
        self,
    ) -> None:
        """Take back what `update_server_default_result_storage` told the server.

        Returns:
            None: The server knows of no such storage.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def client_version(
        self,
    ) -> str:
        """The version of Prefect that this client speaks for. (`prefect_rs.__version__` is its own.)

        Returns:
            str: What a server's version is compared with.
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
        """Count the artifacts that match all the filters. The official client has no such method.

        Args:
            artifact_filter (ArtifactFilter | Mapping[str, Any] | None): Which artifacts.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only artifacts of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only artifacts of such task runs.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only artifacts of such flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only artifacts of such deployments.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: A filter is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def count_automations(
        self,
        *,
        automations: AutomationFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the automations that match the filter. The official client has no such method.

        Args:
            automations (AutomationFilter | Mapping[str, Any] | None): Which automations.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: The filter is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def count_block_documents(
        self,
        *,
        block_document_filter: BlockDocumentFilter | Mapping[str, Any] | None = None,
        block_type_filter: BlockTypeFilter | Mapping[str, Any] | None = None,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the block documents that match the filters. Those that are anonymous do not count, unless the filter
        on block documents asks for them. The official client has no such method.

        Args:
            block_document_filter (BlockDocumentFilter | Mapping[str, Any] | None): Which block documents.
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Documents of such block types.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Documents of such block schemas.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the deployments that match all the filters. The official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only deployments of such flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Which deployments.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only deployments with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only deployments with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only deployments in such a work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only deployments in such a work queue.

        Returns:
            int: How many; not only those of a page.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def count_deployments_by_flow(
        self,
        flow_ids: Iterable[Any],
    ) -> dict[UUID, int]:
        """Count the deployments of each of some flows. The official client has no such method.

        Args:
            flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`; the server takes 200 at most.

        Returns:
            dict[UUID, int]: How many, by the id of the flow; 0 for a flow that is not there.

        Raises:
            ValidationError: The ids are no list of UUIDs; nothing was sent. Or there are too many.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def count_events(
        self,
        countable: str,
        filter: EventFilter | Mapping[str, Any] | None = None,
        *,
        time_unit: str = "day",
        time_interval: float = 1.0,
    ) -> list[EventCount]:
        """Count the events that match the filter. The official client has no such method.

        Args:
            countable (str): By what: `day` or `time` for when they occurred, `event` for what happened, `resource`
                for what it happened to.
            filter (EventFilter | Mapping[str, Any] | None): Which events; those of the last 180 days where None.
            time_unit (str): How long a span of time is, where it is counted by `time`: one `week`, `day`, `hour`,
                `minute` or `second`.
            time_interval (float): How many of them a span has, from 0.01 up.

        Returns:
            list[EventCount]: The counts.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            RequestValidationError: There are too many spans of time.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the flow runs that match all the filters.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.

        Returns:
            int: How many; not only those of a page.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the flows that match all the filters. The official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Which flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only flows with such a deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only flows with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only flows with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only flows with a deployment in such a work
                pool.

        Returns:
            int: How many; not only those of a page.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the keys of artifacts of which the latest artifact matches all the filters. The official client has no
        such method.

        Args:
            artifact_filter (ArtifactCollectionFilter | Mapping[str, Any] | None): Which, by their latest artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only where that one is of such a flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only where that one is of such a task run.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only where that one is of such a flow.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only where that one is of such a
                deployment.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: A filter is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def count_task_runs(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the task runs that match all the filters. The official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.

        Returns:
            int: How many; not only those of a page.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def count_task_runs_by_flow_run(
        self,
        flow_run_ids: Iterable[Any],
    ) -> dict[UUID, int]:
        """Count the task runs of each of some flow runs. The official client has no such method.

        Args:
            flow_run_ids (Iterable[Any]): The flow runs' ids, or objects with an `id`; the server takes 200 at most.

        Returns:
            dict[UUID, int]: How many, by the id of the flow run; 0 for a flow run that is not there.

        Raises:
            ValidationError: The ids are no list of UUIDs; nothing was sent. Or there are too many.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def count_task_runs_by_state(
        self,
        *,
        flow_filter: FlowFilter | Mapping[str, Any] | None = None,
        flow_run_filter: FlowRunFilter | Mapping[str, Any] | None = None,
        task_run_filter: TaskRunFilter | Mapping[str, Any] | None = None,
        deployment_filter: DeploymentFilter | Mapping[str, Any] | None = None,
    ) -> dict[str, int]:
        """Count the task runs that match all the filters by the type of their state. The official client has no such
        method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.

        Returns:
            dict[str, int]: How many, by the type: `COMPLETED`, `RUNNING` and so on, all of them.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def count_variables(
        self,
        *,
        variable_filter: VariableFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the variables that match the filter. The official client has no such method.

        Args:
            variable_filter (VariableFilter | Mapping[str, Any] | None): Which variables.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: The filter is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def count_work_pools(
        self,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
    ) -> int:
        """Count the work pools that match the filter. The official client has no such method.

        Args:
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Which work pools.

        Returns:
            int: How many there are.

        Raises:
            ValidationError: The filter is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_artifact(
        self,
        artifact: ArtifactCreate | Mapping[str, Any],
    ) -> Artifact:
        """Create an artifact. If there is one with its key already, this one is the latest from now on.

        The event `prefect.artifact.created` is sent as well. If that fails, a warning is logged and nothing is raised.

        Args:
            artifact (ArtifactCreate | Mapping[str, Any]): The artifact.

        Returns:
            Artifact: The artifact.

        Raises:
            ValidationError: The artifact is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_automation(
        self,
        automation: AutomationCore | Mapping[str, Any],
    ) -> UUID:
        """Create an automation.

        Args:
            automation (AutomationCore | Mapping[str, Any]): What it waits for and what it then does.

        Returns:
            UUID: The automation's id.

        Raises:
            ValidationError: The automation is none; nothing was sent.
            RequestValidationError: The server refuses it, as for an action on an object that is not there.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_block_document(
        self,
        block_document: BlockDocument | BlockDocumentCreate | Mapping[str, Any],
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Create a block document.

        Args:
            block_document (BlockDocument | BlockDocumentCreate | Mapping[str, Any]): The block document.
            include_secrets (bool): Whether pydantic's secrets in its data (`SecretStr` and the like) are sent as
                they are, to be kept by the server. False sends asterisks in their place, and the secrets are lost.

        Returns:
            BlockDocument: The block document, what is secret in its data masked.

        Raises:
            ObjectAlreadyExists: The block type has a document with that name.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_block_schema(
        self,
        block_schema: BlockSchemaCreate | Mapping[str, Any],
    ) -> BlockSchema:
        """Create a block schema, or find the one of that block type, version and content.

        Args:
            block_schema (BlockSchemaCreate | Mapping[str, Any]): The block schema.

        Returns:
            BlockSchema: The block schema, with its checksum.

        Raises:
            ObjectNotFound: There is no such block type.
            ValidationError: The argument is wrong; nothing was sent. Or the server refused it.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            ObjectAlreadyExists: There is a block type with that slug.
            ValidationError: The argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_concurrency_limit(
        self,
        tag: str,
        concurrency_limit: int,
    ) -> UUID:
        """Create a limit on how many task runs with a tag run at once, or change the one that is there for that tag.

        Args:
            tag (str): The tag, without / % & < >.
            concurrency_limit (int): How many. With 0, such task runs are aborted; they wait otherwise.

        Returns:
            UUID: The limit's id.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Create a deployment, or change the one that has its flow and name.

        Args:
            flow_id (UUID | str | _HasId): The flow: its id, or any object with an `id`.
            name (str): The name, which no other deployment of the flow has.
            version (str | None): The version, as you count them.
            version_info (Any): What the version is made of: a `VersionInfo`, or a dict with its fields. A schedule,
                as other code has it in this place, counts as `schedule`.
            schedules (Iterable[Any] | None): When runs are to start: `DeploymentScheduleCreate`s, schedules, or pairs of a
                schedule and whether it is active.
            concurrency_limit (int | None): How many of its runs may run at once.
            concurrency_options (ConcurrencyOptions | Mapping[str, Any] | None): What becomes of one run more.
            parameters (Mapping[str, Any] | None): The parameters that its runs are called with.
            description (str | None): What it is for.
            work_queue_name (str | None): The work queue that its runs wait in.
            work_pool_name (str | None): The work pool that its runs go to.
            tags (Iterable[str] | None): Tags to find it by, and for its runs.
            storage_document_id (UUID | str | _HasId | None): The block that holds the flow's code.
            path (str | None): Where the flow's code lies, within its storage.
            entrypoint (str | None): The file and the function: `flows/etl.py:main`.
            infrastructure_document_id (UUID | str | _HasId | None): The block that holds its infrastructure.
            parameter_openapi_schema (Mapping[str, Any] | None): Which parameters the flow takes, as a schema of OpenAPI.
            paused (bool | None): Whether its schedules are paused, all of them.
            pull_steps (Iterable[Mapping[str, Any]] | None): How a worker gets the flow's code, step by step.
            enforce_parameter_schema (bool | None): Whether parameters that do not fit their schema are refused.
            job_variables (Mapping[str, Any] | None): What its runs set differently from the work pool's job template.
            branch (str | None): The branch that it is to be, of another deployment; Prefect Cloud only.
            base (UUID | str | _HasId | None): The deployment that it is a branch of; Prefect Cloud only.
            root (UUID | str | _HasId | None): The deployment that all its branches come from; Prefect Cloud only.
            schedule (Any): One schedule, as one of `schedules`.
            labels (Mapping[str, bool | int | float | str] | None): Labels: names with a value.
            global_concurrency_limit_id (UUID | str | _HasId | None): A limit that it shares with others.

        Returns:
            DeploymentResponse: The deployment, which is a `Deployment` too. It has an `id`, so it may be given wherever
            a deployment's id is asked for.

        Raises:
            ValidationError: An argument is wrong, such as a cron expression; nothing was sent.
            ObjectLimitReached: There is a maximum number of deployments, and they are that many.
            ObjectNotFound: There is no such work pool.
            ObjectAlreadyExists: There is no such flow; the server calls that a conflict (409).
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_deployment_branch(
        self,
        deployment_id: UUID | str | _HasId,
        branch: str,
        options: DeploymentBranchingOptions | Mapping[str, Any] | None = None,
        overrides: DeploymentUpdate | Mapping[str, Any] | None = None,
    ) -> UUID:
        """Create a branch of a deployment. Only Prefect Cloud knows branches.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            branch (str): The branch's name.
            options (DeploymentBranchingOptions | Mapping[str, Any] | None): How it is made.
            overrides (DeploymentUpdate | Mapping[str, Any] | None): What is different in the branch.

        Returns:
            UUID: The id of the deployment that is the branch.

        Raises:
            ObjectNotFound: There is no such deployment, or the server knows no branches.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            schedules (Iterable[Any]): `DeploymentScheduleCreate`s, schedules, or pairs of a schedule and whether it is
                active.
            max_scheduled_runs (int | None): How many runs are created ahead, for those that do not say so themselves.
            parameters (Mapping[str, Any] | None): Parameters of their runs, likewise.
            slug (str | None): Their name, likewise; no two schedules of a deployment have the same.

        Returns:
            list[DeploymentSchedule]: The schedules that were created.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: An argument is wrong, such as a cron expression; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_events(
        self,
        events: Iterable[Event | Mapping[str, Any]],
    ) -> None:
        """Tell the server of events. The official client has no such method.

        Args:
            events (Iterable[Event | Mapping[str, Any]]): What happened.

        Returns:
            None: The server has them. It is a moment until they can be read.

        Raises:
            ValidationError: An event is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_flow(
        self,
        flow: Any,
    ) -> UUID:
        """Create a flow, or find the one that has its name.

        Args:
            flow (Any): A decorated Prefect flow, or any object (or dict) with a `name`.

        Returns:
            UUID: The flow's id.

        Raises:
            ValidationError: The object is no flow; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_flow_from_name(
        self,
        flow_name: str,
    ) -> UUID:
        """Create a flow of this name, or find it.

        Args:
            flow_name (str): The name.

        Returns:
            UUID: The flow's id.

        Raises:
            ValidationError: The name is no text, or one that the server does not take.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            flow (Any): A `Flow` that was read from the API (or any object with an `id`), or a decorated Prefect
                flow (or any object with a `name`), which is created first if the server does not know it.
            name (str | None): The run's name; the server makes one up where None.
            parameters (dict[str, Any] | None): What the flow is called with: anything that JSON can hold, and dates,
                UUIDs, dataclasses and the like as their text or fields.
            context (dict[str, Any] | None): Further data for the run.
            tags (Iterable[str] | None): Tags to find it by.
            parent_task_run_id (UUID | str | _HasId | None): The task run that stands for it in its parent's flow run.
            state (State | Mapping[str, Any] | None): The state that it begins in; `Pending` where None.
            work_pool_name (str | None): The work pool to run in.
            work_queue_name (str | None): The work queue to wait in.
            job_variables (dict[str, Any] | None): What to set differently from the work pool's job template.
            idempotency_key (str | None): A key of your own. If the flow has a run with this key already, that run is
                returned and none is created. Defaults to a new key, so that a request can be sent again.

        Returns:
            FlowRun: The run. Its `parameters` are the objects that were given.

        Raises:
            ValidationError: An argument is wrong, such as parameters that are no JSON; nothing was sent.
            ObjectAlreadyExists: There is no flow with that id; the server calls that a conflict (409).
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            parameters (Mapping[str, Any] | None): What the flow is called with, where that differs from the deployment's
                parameters.
            context (Mapping[str, Any] | None): Further data for the run.
            state (State | Mapping[str, Any] | None): The state that it begins in; `Scheduled`, for now, where None.
            name (str | None): The run's name; the server makes one up where None.
            tags (Iterable[str] | None): Tags to find it by, besides those of the deployment.
            idempotency_key (str | None): Creating another run with the same key gives this run instead. Where None, one is
                made up, so that a request that is sent again creates no second run.
            parent_task_run_id (UUID | str | _HasId | None): The task run that stands for it in its parent's flow run.
            work_queue_name (str | None): The work queue to wait in, where that is not the deployment's.
            job_variables (Mapping[str, Any] | None): What to set differently from the deployment and the work pool's job
                template.
            labels (Mapping[str, bool | int | float | str] | None): Labels: names with a value.

        Returns:
            FlowRun: The run.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: An argument is wrong; nothing was sent. Or the parameters do not fit the flow's.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
        value: str,
        sender: str | None = None,
    ) -> None:
        """Send a flow run a value.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            key (str): A key that no other input of that flow run has: lower-case letters, digits and `-`.
            value (str): The value; by convention JSON.
            sender (str | None): Who sends it, such as `prefect.flow-run.ID`.

        Returns:
            None: The value was sent.

        Raises:
            ObjectAlreadyExists: There is an input with that key.
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_global_concurrency_limit(
        self,
        concurrency_limit: GlobalConcurrencyLimitCreate | Mapping[str, Any],
    ) -> UUID:
        """Create a global concurrency limit: a number of slots that anything may take and give back.

        Args:
            concurrency_limit (GlobalConcurrencyLimitCreate | Mapping[str, Any]): The limit.

        Returns:
            UUID: The limit's id.

        Raises:
            ObjectAlreadyExists: There is a limit with that name.
            ValidationError: The argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_logs(
        self,
        logs: Iterable[LogCreate | Mapping[str, Any]],
    ) -> None:
        """Write messages to the logs of the runs that they come from, all in one request.

        Args:
            logs (Iterable[LogCreate | Mapping[str, Any]]): The messages.

        Returns:
            None: The messages are there.

        Raises:
            ValidationError: A message is none, and the error tells which; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def create_saved_search(
        self,
        saved_search: SavedSearchCreate | Mapping[str, Any],
    ) -> SavedSearch:
        """Save a search under a name. Where there is one of that name, it gets these filters and keeps its id. The official
        client has no such method.

        Args:
            saved_search (SavedSearchCreate | Mapping[str, Any]): The search.

        Returns:
            SavedSearch: The search.

        Raises:
            ValidationError: The search is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            task (Any): A decorated Prefect task, or any object with a `task_key` and, if there are any, `tags`,
                `version`, `retries`, `retry_delay_seconds` and `retry_jitter_factor`.
            flow_run_id (UUID | str | _HasId | None): The flow run that it belongs to; None if it runs on its own.
            dynamic_key (str | int): What tells it from the other runs of its task in the same flow run.
            id (UUID | str | _HasId | None): Its id; the server makes one up where None.
            name (str | None): Its name; the server makes one up where None.
            extra_tags (Iterable[str] | None): Tags besides those of the task.
            state (State | Mapping[str, Any] | None): The state that it begins in; `Pending` where None.
            task_inputs (Mapping[str, Iterable[TaskRunResult | FlowRunResult | Parameter | Constant]] | None): Where
                each of its arguments comes from.

        Returns:
            TaskRun: The run. Where there is one of the same task, flow run and dynamic key already, it is that one.

        Raises:
            ObjectAlreadyExists: There is no such flow run, or another task run has that id; the server calls both a
                conflict (409).
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            ObjectAlreadyExists: There is a variable with that name.
            ValidationError: The variable is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Create a work pool: from a `WorkPoolCreate`, or from its name, its type and what else it is to have.

        Args:
            work_pool (WorkPoolCreate | Mapping[str, Any] | str | None): The work pool; or its name, with the rest of
                it in the other arguments.
            type (str | bool | None): On what its workers run flow runs, such as `process`, `docker` or
                `kubernetes`. (After a `WorkPoolCreate`, the second argument is `overwrite`.)
            description (str | None): A description for people.
            is_paused (bool | None): Whether it is to hand out no runs for now.
            concurrency_limit (int | None): At most how many of its runs go on at once, from 0 up.
            name (str | None): The name, where it is given by keyword.
            overwrite (bool): Whether a work pool that has this name already is to become as if it had just been
                created. It keeps its type, which cannot be changed: if another is given, Python's `warnings` tell so.
            **kwargs (Any): `base_job_template`, `storage_configuration`.

        Returns:
            WorkPool: The work pool.

        Raises:
            ObjectAlreadyExists: There is a work pool with that name, and it is not to be overwritten.
            ObjectUnsupported: The plan of Prefect Cloud does not include such work pools.
            ValidationError: An argument is wrong, or there are too many of them; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            name (str): Its name, which no other work queue of its work pool has.
            description (str | None): A description for people.
            is_paused (bool | None): Whether it is to hand out no runs for now.
            concurrency_limit (int | None): At most how many of its runs go on at once, from 0 up.
            priority (int | None): Its rank in its work pool, from 1 up; last where None.
            work_pool_name (str | None): The work pool that it becomes part of; the server's default one where None.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectAlreadyExists: The work pool has a work queue with that name.
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def decrement_v1_concurrency_slots(
        self,
        names: Iterable[str],
        task_run_id: UUID | str | _HasId,
        occupancy_seconds: float | None,
    ) -> Response:
        """Give the slots of a task run back.

        Args:
            names (Iterable[str]): The tags.
            task_run_id (UUID | str | _HasId): The task run's id.
            occupancy_seconds (float | None): For how many seconds it had them.

        Returns:
            Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send a DELETE request, for what has no method of its own.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    def delete_artifact(
        self,
        artifact_id: UUID | str | _HasId,
    ) -> None:
        """Delete an artifact. Where it was the latest of its key, the one before is now.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id.

        Returns:
            None: The artifact is gone.

        Raises:
            ObjectNotFound: There is no such artifact.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Delete an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id.

        Returns:
            None: The automation is gone.

        Raises:
            ObjectNotFound: There is no such automation.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_block_document(
        self,
        block_document_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block document.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id.

        Returns:
            None: The block document is gone.

        Raises:
            ObjectNotFound: There is no such block document.
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_block_schema(
        self,
        block_schema_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block schema, and its block documents with it. The official client has no such method.

        Args:
            block_schema_id (UUID | str | _HasId): The block schema's id.

        Returns:
            None: The block schema is gone.

        Raises:
            ObjectNotFound: There is no such block schema.
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> None:
        """Delete a block type, and its block schemas and documents with it.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id.

        Returns:
            None: The block type is gone.

        Raises:
            ObjectNotFound: There is no such block type.
            ProtectedBlockError: The block type comes with the server and cannot be deleted.
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> None:
        """Delete a limit for a tag. The official client has no such method.

        Args:
            id (UUID | str | _HasId): The limit's id.

        Returns:
            None: The limit is gone.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_concurrency_limit_by_tag(
        self,
        tag: str,
    ) -> None:
        """Delete the limit for a tag.

        Args:
            tag (str): The tag.

        Returns:
            None: The limit is gone.

        Raises:
            ObjectNotFound: The tag has no limit.
            ValidationError: The tag is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Delete a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            None: The deployment is gone. Its runs stay, but those that wait for their time.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_deployment_schedule(
        self,
        deployment_id: UUID | str | _HasId,
        schedule_id: UUID | str | _HasId,
    ) -> None:
        """Delete a schedule of a deployment.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            schedule_id (UUID | str | _HasId): The schedule's id, or any object with an `id`.

        Returns:
            None: The schedule is gone, with the runs that it created and that wait for their time.

        Raises:
            ObjectNotFound: There is no such deployment, or it has no such schedule.
            ValidationError: An id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_flow(
        self,
        flow_id: UUID | str | _HasId,
    ) -> None:
        """Delete a flow, and its runs and deployments with it.

        Args:
            flow_id (UUID | str | _HasId): The flow's id.

        Returns:
            None: The flow is gone.

        Raises:
            ObjectNotFound: There is no such flow.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> None:
        """Delete a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.

        Returns:
            None: The flow run is gone.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
    ) -> None:
        """Delete one input of a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            key (str): The input's key.

        Returns:
            None: The input is gone.

        Raises:
            ObjectNotFound: There is no such input.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_global_concurrency_limit_by_name(
        self,
        name: str,
    ) -> Response:
        """Delete the global concurrency limit with this name.

        Args:
            name (str): The limit's name.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_resource_owned_automations(
        self,
        resource_id: str,
    ) -> None:
        """Delete the automations that belong to a resource.

        Args:
            resource_id (str): What the resource is, such as `prefect.deployment.UUID`.

        Returns:
            None: They are gone, as many as there were.

        Raises:
            ValidationError: The text is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_saved_search(
        self,
        saved_search_id: UUID | str | _HasId,
    ) -> None:
        """Delete a saved search. The official client has no such method.

        Args:
            saved_search_id (UUID | str | _HasId): The search's id.

        Returns:
            None: The search is gone.

        Raises:
            ObjectNotFound: There is no such search.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_task_run(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> None:
        """Delete a task run.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.

        Returns:
            None: The task run is gone.

        Raises:
            ObjectNotFound: There is no such task run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_variable_by_id(
        self,
        variable_id: UUID | str | _HasId,
    ) -> None:
        """Delete a variable by its id. The official client has no such method.

        Args:
            variable_id (UUID | str | _HasId): The variable's id.

        Returns:
            None: The variable is gone.

        Raises:
            ObjectNotFound: There is no such variable.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_variable_by_name(
        self,
        name: str,
    ) -> None:
        """Delete a variable by its name.

        Args:
            name (str): The variable's name.

        Returns:
            None: The variable is gone.

        Raises:
            ObjectNotFound: There is no variable with that name.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_work_pool(
        self,
        work_pool_name: str,
    ) -> None:
        """Delete a work pool, and its work queues with it.

        Args:
            work_pool_name (str): The work pool's name.

        Returns:
            None: The work pool is gone.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_work_queue_by_id(
        self,
        id: UUID | str | _HasId,
    ) -> None:
        """Delete a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id.

        Returns:
            None: The work queue is gone.

        Raises:
            ObjectNotFound: There is no such work queue.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def delete_worker(
        self,
        work_pool_name: str,
        worker_name: str,
    ) -> None:
        """Delete a worker: the server forgets it. One that is still alive makes itself known again. The official client
        has no such method.

        Args:
            work_pool_name (str): The name of the worker's work pool.
            worker_name (str): The worker's name.

        Returns:
            None: The worker is gone.

        Raises:
            ObjectNotFound: There is no such work pool, or no such worker.
            ValidationError: A name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def download_flow_run_logs(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> str:
        """Read all logs of a flow run and its task runs, as a file for a spreadsheet. The official client has no such
        method.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.

        Returns:
            str: CSV, as Python's `csv` reads it: a line with the names of the columns, then one for each message,
                earliest first, with `timestamp`, `level`, `flow_run_id`, `task_run_id` and `message`.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def filter_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key_prefix: str,
        limit: int,
        exclude_keys: Iterable[str],
    ) -> list[FlowRunInput]:
        """Read the inputs of a flow run whose keys begin with a text.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            key_prefix (str): What the keys begin with.
            limit (int): At most how many.
            exclude_keys (Iterable[str]): Keys to leave out.

        Returns:
            list[FlowRunInput]: Oldest first.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def find_automation(
        self,
        id_or_name: UUID | str | _HasId,
    ) -> Automation | None:
        """Find an automation by its id, or by its name in full; then by its name whatever its upper and lower case.

        Args:
            id_or_name (UUID | str | _HasId): The id or the name. What looks like an id is taken for one.

        Returns:
            Automation | None: The automation; None where none has that name. Of several that have it, the one that
                changed last.

        Raises:
            ObjectNotFound: There is no automation with that id.
            ValidationError: The argument is neither; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send a GET request, for what has no method of its own.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    def get_most_recent_block_schema_for_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> BlockSchema | None:
        """Read the block schema of a block type that was created last.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id.

        Returns:
            BlockSchema | None: The block schema; None if the block type has none, or there is no such block type.

        Raises:
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def get_runs_in_work_queue(
        self,
        id: UUID | str | _HasId,
        limit: int = 10,
        scheduled_before: datetime | str | None = None,
    ) -> list[FlowRun]:
        """Read the flow runs of a work queue that are due. To the server this is a worker that polls.

        Args:
            id (UUID | str | _HasId): The work queue's id.
            limit (int): At most how many.
            scheduled_before (datetime | str | None): Only runs that are scheduled before then; before now where None.

        Returns:
            list[FlowRun]: The flow runs.

        Raises:
            ObjectNotFound: There is no such work queue.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def get_scheduled_flow_runs_for_deployments(
        self,
        deployment_ids: Iterable[Any],
        scheduled_before: datetime | str | None = None,
        limit: int | None = None,
    ) -> list[FlowRun]:
        """Read the runs of some deployments that wait for their time, soonest first.

        Args:
            deployment_ids (Iterable[Any]): The deployments' ids, or objects with an `id`.
            scheduled_before (datetime | str | None): Only runs that are to start at this moment or before.
            limit (int | None): At most how many. The server gives 200 where None, and never more.

        Returns:
            list[FlowRun]: The runs.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def get_scheduled_flow_runs_for_work_pool(
        self,
        work_pool_name: str,
        work_queue_names: Iterable[str] | None = None,
        scheduled_before: datetime | str | None = None,
    ) -> list[WorkerFlowRunResponse]:
        """Read the flow runs that the workers of a work pool are to run. To the server this is a worker that polls.

        Args:
            work_pool_name (str): The work pool's name.
            work_queue_names (Iterable[str] | None): Only runs in these of its work queues; in all where None.
            scheduled_before (datetime | str | None): Only runs that are scheduled before then.

        Returns:
            list[WorkerFlowRunResponse]: The flow runs, with their work queue.

        Raises:
            ObjectNotFound: There is no such work pool, or no such work queue.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send a HEAD request, whose response has headers and no body.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    def hello(
        self,
    ) -> Response:
        """Wave at the server.

        Returns:
            Response: It waves back.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def increment_concurrency_slots(
        self,
        names: Iterable[str],
        slots: int,
        mode: Literal["concurrency", "rate_limit"],
    ) -> Response:
        """Take slots of global concurrency limits: of all of them, or of none. A name that no limit has does not matter.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): How many of each, from 1 up.
            mode (Literal["concurrency", "rate_limit"]): Whether they are to be given back with
                `release_concurrency_slots`, or come back by themselves, so many each second.

        Returns:
            Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error: with 423 if there are not enough slots now, when
                the response's header `Retry-After` says in how many seconds to ask again; with 422 if there never are.
            RequestError: The server did not answer.
        """
    def increment_concurrency_slots_with_lease(
        self,
        names: Iterable[str],
        slots: int,
        mode: Literal["concurrency", "rate_limit"],
        lease_duration: float,
        holder: ConcurrencyLeaseHolder | Mapping[str, Any] | None = None,
    ) -> Response:
        """Take slots of global concurrency limits for a while: they are given back by themselves if the lease is not
        renewed in time. A name that no limit has does not matter.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): How many of each, from 1 up.
            mode (Literal["concurrency", "rate_limit"]): Whether they are to be given back with
                `release_concurrency_slots_with_lease`, or come back by themselves, so many each second.
            lease_duration (float): For how many seconds, from 60 to 86400.
            holder (ConcurrencyLeaseHolder | Mapping[str, Any] | None): Who takes them.

        Returns:
            Response: The server's answer: a `ConcurrencyLimitWithLeaseResponse`, as JSON, with the `lease_id`.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error: with 423 if there are not enough slots now, when
                the response's header `Retry-After` says in how many seconds to ask again; with 422 if there never are.
            RequestError: The server did not answer.
        """
    def increment_v1_concurrency_slots(
        self,
        names: Iterable[str],
        task_run_id: UUID | str | _HasId,
    ) -> Response:
        """Have a task run take a slot of each of some tags' limits. A tag without a limit does not matter.

        Args:
            names (Iterable[str]): The tags.
            task_run_id (UUID | str | _HasId): The task run's id.

        Returns:
            Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error; with 423 if a limit is full, when the response's
                header `Retry-After` says in how many seconds to ask again.
            RequestError: The server did not answer.
        """
    def install_system_block_types(
        self,
    ) -> None:
        """Have the server create the block types that come with it, where they are missing, and bring them up to
        date. The official client has no such method.

        Returns:
            None: They are there.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    @property
    def logger(self) -> Logger:
        """What the clients log with.

        Returns:
            Logger: The one of the name `prefect_rs`.
        """
    def match_work_queues(
        self,
        prefixes: Iterable[str],
        work_pool_name: str | None = None,
    ) -> list[WorkQueue]:
        """Read all work queues whose names begin with one of a few texts.

        Args:
            prefixes (Iterable[str]): What the names begin with.
            work_pool_name (str | None): Only work queues of this work pool; of all where None.

        Returns:
            list[WorkQueue]: All of them, however many requests that takes.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send an OPTIONS request, for what has no method of its own.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
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
        """Read a numbered page of the deployments that match all the filters, with how many there are in all. The
        official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only deployments of such flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Which deployments.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only deployments with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only deployments with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only deployments in such a work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only deployments in such a work queue.
            sort (DeploymentSort | str | None): The order; by name where None.
            limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
            page (int): Which page, from 1 up.

        Returns:
            DeploymentPaginationResponse: The page. Its `results` are `DeploymentResponse`s; `count` tells how many
                deployments there are, `pages` how many pages.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a numbered page of the flow runs that match all the filters, with how many there are in all. The official
        client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.
            sort (FlowRunSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
            page (int): Which page, from 1 up.

        Returns:
            FlowRunPaginationResponse: The page. Its `results` are `FlowRun`s; `count` tells how many flow runs there
                are, `pages` how many pages.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a numbered page of the flows that match all the filters, with how many there are in all. The official
        client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Which flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only flows with such a deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only flows with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only flows with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only flows with a deployment in such a work
                pool.
            sort (FlowSort | str | None): The order; by name where None.
            limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
            page (int): Which page, from 1 up.

        Returns:
            FlowPaginationResponse: The page. Its `results` are `Flow`s; `count` tells how many flows there are,
                `pages` how many pages.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a numbered page of the task runs that match all the filters, with how many there are in all. The official
        client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
            sort (TaskRunSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many a page has. The server gives 200 where None, and never more.
            page (int): Which page, from 1 up.

        Returns:
            TaskRunPaginationResponse: The page. Its `results` are `TaskRunResponse`s, which have some fields less than
                a `TaskRun`; `count` tells how many task runs there are, `pages` how many pages.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send a PATCH request, for what has no method of its own.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    def pause_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Switch an automation off.

        Args:
            automation_id (UUID | str | _HasId): The automation's id.

        Returns:
            None: The automation is off.

        Raises:
            ObjectNotFound: There is no such automation.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def pause_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Pause all schedules of a deployment. Runs that they created, and that wait for their time, are deleted.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            None: They are paused.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Send a POST request, for what has no method of its own. It is repeated after a failure only if its path is
        that of a read, such as `/flow_runs/filter`, or if it is certain that the server has not carried it out.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
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
        """Send a PUT request, for what has no method of its own.

        Args:
            url (str): The path below the API's URL, such as `/flows/filter`, with or without a query; or a whole URL
                of the same server.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            params (Mapping[str, Any] | None): Query parameters, added to those of the URL; of a list, one for each
                item.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    def raise_for_api_version_mismatch(
        self,
    ) -> None:
        """Compare the server's version with the client's.

        For an older server, a warning is logged through Python's logging (`prefect_rs`). Prefect Cloud is compatible
        with every client, so it is not asked.

        Returns:
            None: The client can talk to the server.

        Raises:
            ServerVersionMismatch: The server is of another major version; it is a `RuntimeError`.
            AuthenticationError: The server responded with 401.
            RequestError: The server cannot be reached; this is a `RuntimeError` as well.
            PrefectHTTPStatusError: The server responded with another error; this is a `RuntimeError` as well.
        """
    def raise_for_api_version_mismatch_once(
        self,
    ) -> None:
        """Compare the server's version with the client's once: successful comparisons are remembered for the process, by
        URL and version. Nothing is compared if `PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED` is false.

        Returns:
            None: The client can talk to the server.

        Raises:
            ServerVersionMismatch: The server is of another major version; it is a `RuntimeError`.
            AuthenticationError: The server responded with 401.
            RequestError: The server cannot be reached; this is a `RuntimeError` as well.
            PrefectHTTPStatusError: The server responded with another error; this is a `RuntimeError` as well.
        """
    def read_artifact(
        self,
        artifact_id: UUID | str | _HasId,
    ) -> Artifact:
        """Read an artifact. The official client has no such method.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id.

        Returns:
            Artifact: The artifact.

        Raises:
            ObjectNotFound: There is no such artifact.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the artifacts that match all the filters.

        Args:
            artifact_filter (ArtifactFilter | Mapping[str, Any] | None): Which artifacts.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only artifacts of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only artifacts of such task runs.
            sort (ArtifactSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only artifacts of such flows. The official client does
                not take it.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only artifacts of such deployments. Nor
                this one.

        Returns:
            list[Artifact]: The artifacts.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> Automation:
        """Read an automation.

        Args:
            automation_id (UUID | str | _HasId): The automation's id.

        Returns:
            Automation: The automation.

        Raises:
            ObjectNotFound: There is no such automation. (The official client's stub says None, and raises.)
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            automations (AutomationFilter | Mapping[str, Any] | None): Which automations.
            sort (AutomationSort | str | None): The order; by name where None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[Automation]: The automations.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_automations_by_name(
        self,
        name: str,
    ) -> list[Automation]:
        """Read the automations that have this name.

        Args:
            name (str): The name.

        Returns:
            list[Automation]: The automations, the one that changed last first.

        Raises:
            ValidationError: The name is no text; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read how late the flow runs that match all the filters are, on average: how late they started or, while they
        wait, how late they are. The official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.

        Returns:
            timedelta | None: How late; None where there are no such runs.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_block_capabilities(
        self,
    ) -> list[str]:
        """Read all that blocks can be capable of. The official client has no such method.

        Returns:
            list[str]: The capabilities that the server's block schemas name, such as `read-path`.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_block_document(
        self,
        block_document_id: UUID | str | _HasId,
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Read a block document.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id.
            include_secrets (bool): Whether what is secret in its data comes as it is; False has it masked.

        Returns:
            BlockDocument: The block document.

        Raises:
            ObjectNotFound: There is no such block document.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_block_document_by_name(
        self,
        name: str,
        block_type_slug: str,
        include_secrets: bool = True,
    ) -> BlockDocument:
        """Read the block document of this name.

        Args:
            name (str): The block document's name.
            block_type_slug (str): The slug of its block type, such as `secret`.
            include_secrets (bool): Whether what is secret in its data comes as it is; False has it masked.

        Returns:
            BlockDocument: The block document.

        Raises:
            ObjectNotFound: There is no such block document, or no such block type.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the block documents that match the filters. Those that are anonymous are left out, unless
        the filter on block documents asks for them.

        Args:
            block_schema_type (str | None): Does nothing: the server knows no types of block schemas any more, and
                Python's `warnings` tell so. Use the filters.
            offset (int | None): How many to skip.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            include_secrets (bool): Whether what is secret in their data comes as it is; False has it masked.
            block_document_filter (BlockDocumentFilter | Mapping[str, Any] | None): Which block documents. (The official
                client has none of the arguments from here on.)
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Documents of such block types.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Documents of such block schemas.
            sort (BlockDocumentSort | str | None): The order; by name where None.

        Returns:
            list[BlockDocument]: The block documents.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_block_documents_by_type(
        self,
        block_type_slug: str,
        offset: int | None = None,
        limit: int | None = None,
        include_secrets: bool = True,
    ) -> list[BlockDocument]:
        """Read the block documents of a block type that have a name.

        Args:
            block_type_slug (str): The block type's slug, such as `secret`.
            offset (int | None): How many to skip. The server gives all of them: this and the limit are applied
                here. (The official client's have no effect.)
            limit (int | None): At most how many; all where None.
            include_secrets (bool): Whether what is secret in their data comes as it is; False has it masked.

        Returns:
            list[BlockDocument]: The block documents, by name.

        Raises:
            ObjectNotFound: There is no such block type.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_block_schema(
        self,
        block_schema_id: UUID | str | _HasId,
    ) -> BlockSchema:
        """Read a block schema. The official client has no such method.

        Args:
            block_schema_id (UUID | str | _HasId): The block schema's id.

        Returns:
            BlockSchema: The block schema.

        Raises:
            ObjectNotFound: There is no such block schema.
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_block_schema_by_checksum(
        self,
        checksum: str,
        version: str | None = None,
    ) -> BlockSchema:
        """Read the block schema with this checksum.

        Args:
            checksum (str): The checksum, `sha256:` and what follows.
            version (str | None): The version; the latest that was created where None.

        Returns:
            BlockSchema: The block schema.

        Raises:
            ObjectNotFound: There is no such block schema.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_block_schemas(
        self,
        *,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[BlockSchema]:
        """Read a page of the block schemas that match the filter. (The official client's takes none of these
        arguments.)

        Args:
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Which block schemas.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[BlockSchema]: The block schemas, the latest first.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_block_type(
        self,
        block_type_id: UUID | str | _HasId,
    ) -> BlockType:
        """Read a block type. The official client has no such method.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id.

        Returns:
            BlockType: The block type.

        Raises:
            ObjectNotFound: There is no such block type.
            ValidationError: The id is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_block_type_by_slug(
        self,
        slug: str,
    ) -> BlockType:
        """Read the block type with this slug.

        Args:
            slug (str): Its name as URLs have it, such as `secret`.

        Returns:
            BlockType: The block type.

        Raises:
            ObjectNotFound: There is no such block type.
            ValidationError: The slug is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_block_types(
        self,
        *,
        block_type_filter: BlockTypeFilter | Mapping[str, Any] | None = None,
        block_schema_filter: BlockSchemaFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[BlockType]:
        """Read a page of the block types that match the filters. (The official client's takes none of these
        arguments.)

        Args:
            block_type_filter (BlockTypeFilter | Mapping[str, Any] | None): Which block types.
            block_schema_filter (BlockSchemaFilter | Mapping[str, Any] | None): Block types that have such block
                schemas.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[BlockType]: The block types, by name.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_collection_view(
        self,
        view: str,
    ) -> dict[str, Any]:
        """Read a view of what the packages of Prefect's integrations have to offer. The official client has no such
        method.

        Args:
            view (str): `aggregate-worker-metadata`, `aggregate-block-metadata`, `aggregate-flow-metadata` or
                `demo-flows`. Of some of them the server keeps no copy and asks the internet.

        Returns:
            dict[str, Any]: By package: what is in it.

        Raises:
            ObjectNotFound: There is no such view.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> ConcurrencyLimit:
        """Read a limit for a tag. The official client has no such method.

        Args:
            id (UUID | str | _HasId): The limit's id.

        Returns:
            ConcurrencyLimit: The limit, and which task runs take its slots.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_concurrency_limit_by_tag(
        self,
        tag: str,
    ) -> ConcurrencyLimit:
        """Read the limit for a tag.

        Args:
            tag (str): The tag.

        Returns:
            ConcurrencyLimit: The limit, and which task runs take its slots.

        Raises:
            ObjectNotFound: The tag has no limit.
            ValidationError: The tag is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_concurrency_limits(
        self,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[ConcurrencyLimit]:
        """Read a page of the limits for tags.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int | None): How many to skip.

        Returns:
            list[ConcurrencyLimit]: The limits.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the task runs that ended well and badly, in each of 20 intervals of the same length. The official client
        has no such method.

        Args:
            task_run_filter (TaskRunFilter | Mapping[str, Any]): Which task runs. Its `start_time` tells when the first
                interval begins, in `after_`, and when the last one ends, in `before_`: now where that is None.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only task runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only task runs in such work queues.

        Returns:
            list[TaskRunCount]: The 20 intervals, in their order.

        Raises:
            ValidationError: An argument is wrong, such as a filter without `start_time.after_`; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_deployment_by_name(
        self,
        name: str,
    ) -> DeploymentResponse:
        """Read the deployment with this name.

        Args:
            name (str): The flow's name and the deployment's, with a slash between them: `orders/nightly`.

        Returns:
            DeploymentResponse: The deployment.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: The name is not of that form; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the deployments that match all the filters.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.
            sort (DeploymentSort | str | None): The order; by name where None.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only deployments of such flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Which deployments.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only deployments with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only deployments with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only deployments in such a work pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only deployments in such a work queue.

        Returns:
            list[DeploymentResponse]: The deployments.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_events(
        self,
        filter: EventFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
    ) -> EventPage:
        """Read the first page of the events that match the filter.

        Args:
            filter (EventFilter | Mapping[str, Any] | None): Which events, and in which order; those of the last 180
                days, the latest first, where None.
            limit (int | None): Maximum number of events in a page. Defaults to the server's maximum, which is 50 for
                a server of your own. A server refuses more than its maximum.

        Returns:
            EventPage: The page. It has methods that read the next one.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_events_page(
        self,
        next_page_url: str,
    ) -> EventPage:
        """Read a further page of events.

        Args:
            next_page_url (str): The `next_page` of the page before it.

        Returns:
            EventPage: The page.

        Raises:
            ValidationError: It is no such URL, or one of another server than this client's; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_flow(
        self,
        flow_id: UUID | str | _HasId,
    ) -> Flow:
        """Read a flow.

        Args:
            flow_id (UUID | str | _HasId): The flow's id.

        Returns:
            Flow: The flow.

        Raises:
            ObjectNotFound: There is no such flow.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_flow_by_name(
        self,
        flow_name: str,
    ) -> Flow:
        """Read the flow with this name.

        Args:
            flow_name (str): The name; it may hold whatever a name can, but be neither `.` nor `..`.

        Returns:
            Flow: The flow.

        Raises:
            ObjectNotFound: There is no such flow.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> FlowRun:
        """Read a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.

        Returns:
            FlowRun: The flow run.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_flow_run_graph(
        self,
        flow_run_id: UUID | str | _HasId,
        since: datetime | str | None = None,
    ) -> Graph:
        """Read what a flow run is made of, as a graph: its task runs and the flow runs within it, what depends on what,
        and the artifacts that they made. The official client has no such method.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            since (datetime | str | None): Only what ended after this moment, or goes on.

        Returns:
            Graph: The graph. Nodes refer to each other by their ids.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_flow_run_graph_v1(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> list[DependencyResult]:
        """Read the task runs of a flow run, each with the task runs whose results it takes. The official client has no
        such method.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.

        Returns:
            list[DependencyResult]: The task runs.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the flow runs that match all the filters by their state, interval after interval. A run counts in the
        interval in which it is expected to start. The official client has no such method.

        Args:
            history_start (datetime | str): When the first interval begins.
            history_end (datetime | str): When the last interval ends.
            history_interval_seconds (timedelta | float): How long each interval is (a number is seconds), from 1
                second up.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.

        Returns:
            list[HistoryResponse]: The intervals, each with the states that there were in it. The server gives 500 at
                most, from the first on.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read the flow runs that match all the filters as points in a diagram: when they started, how long they ran, how
        late they were. The official client has no such method.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            sort (FlowRunSort | str | None): The order, one that the server has; by the time at which they are expected
                to start, downwards, where None.
            limit (int | None): At most how many. The server gives 1,000 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[SimpleFlowRun]: The points.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_flow_run_input(
        self,
        flow_run_id: UUID | str | _HasId,
        key: str,
    ) -> str:
        """Read the value of one input of a flow run.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            key (str): The input's key.

        Returns:
            str: The value.

        Raises:
            ObjectNotFound: There is no such input.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_flow_run_state(
        self,
        flow_run_state_id: UUID | str | _HasId,
    ) -> State:
        """Read one state of a flow run.

        Args:
            flow_run_state_id (UUID | str | _HasId): The state's id.

        Returns:
            State: The state.

        Raises:
            ObjectNotFound: There is no such state.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_flow_run_states(
        self,
        flow_run_id: UUID | str | _HasId,
    ) -> list[State]:
        """Read the states that a flow run has been in.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.

        Returns:
            list[State]: In the order in which it entered them; none where there is no such flow run.

        Raises:
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the flow runs that match all the filters.

        Each filter is about one kind of object: with a `flow_run_filter` and a `deployment_filter`, the runs are
        found that match the first and whose deployment matches the second. Within a filter all criteria must
        hold, unless its `operator` says otherwise. Filters go into the request with the criteria that were set
        and no others.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Which runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only runs with such task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only runs of such deployments.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only runs in such work pools.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Only runs in such work queues.
            sort (FlowRunSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[FlowRun]: The runs. Their attributes become Python objects when they are first read, so a page
            costs little until it is looked at.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the flows that match all the filters.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int | None): How many to skip.
            sort (FlowSort | str | None): The order; by name where None.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Which flows.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only flows with such a deployment.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only flows with such a run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only flows with such a task run.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Only flows with a deployment in such a work
                pool.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): There for the official client's sake: the
                server cannot tell flows by their work queue, so anything but None is an error.

        Returns:
            list[Flow]: The flows.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_global_concurrency_limit(
        self,
        id: UUID | str | _HasId,
    ) -> GlobalConcurrencyLimitResponse:
        """Read a global concurrency limit. The official client has no such method.

        Args:
            id (UUID | str | _HasId): The limit's id.

        Returns:
            GlobalConcurrencyLimitResponse: The limit.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_global_concurrency_limit_by_name(
        self,
        name: str,
    ) -> GlobalConcurrencyLimitResponse:
        """Read the global concurrency limit with this name.

        Args:
            name (str): The limit's name. That of a tag's limit is `tag:` and the tag.

        Returns:
            GlobalConcurrencyLimitResponse: The limit.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_global_concurrency_limits(
        self,
        limit: int | None = 10,
        offset: int = 0,
    ) -> list[GlobalConcurrencyLimitResponse]:
        """Read a page of the global concurrency limits, those for tags and for deployments among them.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[GlobalConcurrencyLimitResponse]: The limits, by name.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_latest_artifact(
        self,
        key: str,
    ) -> Artifact:
        """Read the latest artifact with a key. The official client has no such method.

        Args:
            key (str): The key.

        Returns:
            Artifact: The artifact.

        Raises:
            ObjectNotFound: There is no artifact with that key.
            ValidationError: The key is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the keys of artifacts, each with what the latest artifact of that key is. Artifacts without a
        key are not among them.

        Args:
            artifact_filter (ArtifactCollectionFilter | Mapping[str, Any] | None): Which, by their latest artifact.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only where that one is of such a flow run.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Only where that one is of such a task run.
            sort (ArtifactCollectionSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only where that one is of such a flow. The official
                client does not take it.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only where that one is of such a
                deployment. Nor this one.

        Returns:
            list[ArtifactCollection]: The latest artifacts. Their own ids are in `latest_id`.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_logs(
        self,
        log_filter: LogFilter | Mapping[str, Any] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        sort: LogSort | str | None = None,
    ) -> list[Log]:
        """Read a page of the logs that match the filter.

        Args:
            log_filter (LogFilter | Mapping[str, Any] | None): Which logs.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int | None): How many to skip.
            sort (LogSort | str | None): The order; earliest first where None.

        Returns:
            list[Log]: The logs.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_next_runs_by_flow(
        self,
        flow_ids: Iterable[Any],
    ) -> dict[UUID, SimpleNextFlowRun | None]:
        """Read which run of each of some flows is to start next. The official client has no such method.

        Args:
            flow_ids (Iterable[Any]): The flows' ids, or objects with an `id`; the server takes 200 at most.

        Returns:
            dict[UUID, SimpleNextFlowRun | None]: What there is to know of the run, by the id of the flow; None where
                no run is scheduled.

        Raises:
            ValidationError: The ids are no list of UUIDs; nothing was sent. Or there are too many.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_observed_states(
        self,
        query: str | None = None,
        sort: ObservedStateSort | str | None = None,
        limit: int | None = None,
    ) -> list[ObservedState]:
        """Read which states runs have been in, by name and type, as far as the server still keeps those runs. The
        official client has no such method.

        Args:
            query (str | None): Only states whose name or type begins with this, upper or lower case; at most 100
                characters.
            sort (ObservedStateSort | str | None): The order; by when a run last entered them, latest first, where
                None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.

        Returns:
            list[ObservedState]: The states.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_resource_related_automations(
        self,
        resource_id: str,
    ) -> list[Automation]:
        """Read the automations that have to do with a resource: that belong to it, or whose actions are about it.

        Args:
            resource_id (str): What the resource is, such as `prefect.deployment.UUID`.

        Returns:
            list[Automation]: The automations; none where there is no such resource.

        Raises:
            ValidationError: The text is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_saved_search(
        self,
        saved_search_id: UUID | str | _HasId,
    ) -> SavedSearch:
        """Read a saved search. The official client has no such method.

        Args:
            saved_search_id (UUID | str | _HasId): The search's id.

        Returns:
            SavedSearch: The search.

        Raises:
            ObjectNotFound: There is no such search.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_saved_searches(
        self,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[SavedSearch]:
        """Read a page of the saved searches. The official client has no such method.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[SavedSearch]: The searches, by name.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_server_default_result_storage(
        self,
    ) -> ServerDefaultResultStorage:
        """Read where the server has results kept that are told no other place.

        Returns:
            ServerDefaultResultStorage: The id of the block document that stands for the storage, or None in it.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_server_settings(
        self,
    ) -> dict[str, Any]:
        """Read the settings of the server. The official client has no such method.

        Returns:
            dict[str, Any]: The settings, as the server's version has them; the secret ones are masked.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_task_run(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> TaskRun:
        """Read a task run.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.

        Returns:
            TaskRun: The task run.

        Raises:
            ObjectNotFound: There is no such task run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Count the task runs that match all the filters by their state, interval after interval. A run counts in the
        interval in which it is expected to start. The official client has no such method.

        Args:
            history_start (datetime | str): When the first interval begins.
            history_end (datetime | str): When the last interval ends.
            history_interval_seconds (timedelta | float): How long each interval is (a number is seconds), from 1
                second up.
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.

        Returns:
            list[HistoryResponse]: The intervals, each with the states that there were in it. The server gives 500 at
                most, from the first on.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_task_run_state(
        self,
        task_run_state_id: UUID | str | _HasId,
    ) -> State:
        """Read one state of a task run. The official client has no such method.

        Args:
            task_run_state_id (UUID | str | _HasId): The state's id.

        Returns:
            State: The state.

        Raises:
            ObjectNotFound: There is no such state.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_task_run_states(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> list[State]:
        """Read the states that a task run has been in.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.

        Returns:
            list[State]: In the order in which it entered them; none where there is no such task run.

        Raises:
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_task_run_with_flow_run_name(
        self,
        task_run_id: UUID | str | _HasId,
    ) -> UITaskRun:
        """Read a task run together with the name of its flow run. The official client has no such method.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.

        Returns:
            UITaskRun: The task run: a `TaskRun` with a `flow_run_name`.

        Raises:
            ObjectNotFound: There is no such task run.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Read a page of the task runs that match all the filters.

        Args:
            flow_filter (FlowFilter | Mapping[str, Any] | None): Only task runs in runs of such flows.
            flow_run_filter (FlowRunFilter | Mapping[str, Any] | None): Only task runs of such flow runs.
            task_run_filter (TaskRunFilter | Mapping[str, Any] | None): Which task runs.
            deployment_filter (DeploymentFilter | Mapping[str, Any] | None): Only task runs in runs of such deployments.
            sort (TaskRunSort | str | None): The order; by id downwards where None.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.

        Returns:
            list[TaskRun]: The task runs.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_task_workers(
        self,
        task_keys: Iterable[str] | None = None,
    ) -> list[TaskWorkerResponse]:
        """Read which task workers are connected to the server now. The official client has no such method.

        Args:
            task_keys (Iterable[str] | None): Only those that serve one of the tasks with these keys.

        Returns:
            list[TaskWorkerResponse]: The task workers.

        Raises:
            ValidationError: The argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_variable(
        self,
        variable_id: UUID | str | _HasId,
    ) -> Variable:
        """Read a variable by its id. The official client has no such method.

        Args:
            variable_id (UUID | str | _HasId): The variable's id.

        Returns:
            Variable: The variable.

        Raises:
            ObjectNotFound: There is no such variable.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_variable_by_name(
        self,
        name: str,
    ) -> Variable | None:
        """Read a variable by its name.

        Args:
            name (str): The variable's name.

        Returns:
            Variable | None: The variable; None where there is none with that name.

        Raises:
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            variable_filter (VariableFilter | Mapping[str, Any] | None): Which variables. The official client takes only
                the limit.
            sort (VariableSort | str | None): The order; by name where None.
            offset (int): How many to skip.

        Returns:
            list[Variable]: The variables.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            ObjectNotFound: There is no such work pool.
            ValidationError: The name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_work_pool_concurrency_status(
        self,
        work_pool_name: str,
        page: int = 1,
        limit: int | None = None,
        flow_run_limit: int = 10,
    ) -> WorkPoolConcurrencyStatus:
        """Read what takes the concurrency slots of a work pool: a page of its work queues, each with some of the
        flow runs that take slots.

        Args:
            work_pool_name (str): The work pool's name.
            page (int): Which page, from 1 up.
            limit (int | None): At most how many work queues a page has; as many as the server likes where None.
            flow_run_limit (int): At most how many flow runs of each work queue are listed, from 0 to 200.

        Returns:
            WorkPoolConcurrencyStatus: The page.

        Raises:
            ObjectNotFound: There is no such work pool, or the server is too old to tell this.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_work_pools(
        self,
        limit: int | None = None,
        offset: int = 0,
        work_pool_filter: WorkPoolFilter | Mapping[str, Any] | None = None,
    ) -> list[WorkPool]:
        """Read a page of the work pools that match the filter.

        Args:
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int): How many to skip.
            work_pool_filter (WorkPoolFilter | Mapping[str, Any] | None): Which work pools.

        Returns:
            list[WorkPool]: The work pools, by name.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_work_queue(
        self,
        id: UUID | str | _HasId,
    ) -> WorkQueue:
        """Read a work queue.

        Args:
            id (UUID | str | _HasId): The work queue's id.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectNotFound: There is no such work queue.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_work_queue_by_name(
        self,
        name: str,
        work_pool_name: str | None = None,
    ) -> WorkQueue:
        """Read the work queue with this name.

        Args:
            name (str): The work queue's name.
            work_pool_name (str | None): The name of its work pool; the server's default one where None.

        Returns:
            WorkQueue: The work queue.

        Raises:
            ObjectNotFound: There is no such work queue, or no such work pool.
            ValidationError: A name is none; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_work_queue_concurrency_status(
        self,
        id: UUID | str | _HasId,
        page: int = 1,
        limit: int | None = None,
    ) -> WorkQueueConcurrencyStatus:
        """Read what takes the concurrency slots of a work queue: a page of flow runs.

        Args:
            id (UUID | str | _HasId): The work queue's id.
            page (int): Which page, from 1 up.
            limit (int | None): At most how many flow runs a page has; as many as the server likes where None.

        Returns:
            WorkQueueConcurrencyStatus: The page.

        Raises:
            ObjectNotFound: There is no such work queue, or the server is too old to tell this.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_work_queue_status(
        self,
        id: UUID | str | _HasId,
    ) -> WorkQueueStatusDetail:
        """Read how a work queue is: whether it is polled, how many of its runs are late.

        Args:
            id (UUID | str | _HasId): The work queue's id.

        Returns:
            WorkQueueStatusDetail: How it is.

        Raises:
            ObjectNotFound: There is no such work queue.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            work_pool_name (str | None): Only work queues of this work pool; of all where None.
            work_queue_filter (WorkQueueFilter | Mapping[str, Any] | None): Which work queues.
            limit (int | None): At most how many. The server gives 200 where None, and never more.
            offset (int | None): How many to skip.

        Returns:
            list[WorkQueue]: The work queues.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def read_worker_metadata(
        self,
    ) -> dict[str, Any]:
        """Read what kinds of worker there are.

        Returns:
            dict[str, Any]: By package and by type: description, default job template and so on.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
            worker_filter (WorkerFilter | Mapping[str, Any] | None): Which workers.
            offset (int | None): How many to skip.
            limit (int | None): At most how many. The server gives 200 where None, and never more.

        Returns:
            list[Worker]: The workers, the one that was heard of last first.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def release_concurrency_slots(
        self,
        names: Iterable[str],
        slots: int,
        occupancy_seconds: float | None,
    ) -> Response:
        """Give slots of global concurrency limits back.

        Args:
            names (Iterable[str]): The limits' names.
            slots (int): How many of each, from 1 up.
            occupancy_seconds (float | None): For how many seconds they were taken, more than 0. The server reckons from
                it when to ask again for slots of a limit that is full.

        Returns:
            Response: The server's answer: a `MinimalConcurrencyLimitResponse` for each limit, as JSON.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def release_concurrency_slots_with_lease(
        self,
        lease_id: UUID | str | _HasId,
    ) -> Response:
        """Give the slots of a lease back, and end it. A lease that is no more does not matter.

        Args:
            lease_id (UUID | str | _HasId): The lease's id.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def renew_concurrency_lease(
        self,
        lease_id: UUID | str | _HasId,
        lease_duration: float,
    ) -> Response:
        """Let a lease of slots go on.

        Args:
            lease_id (UUID | str | _HasId): The lease's id.
            lease_duration (float): For how many seconds from now, from 60 to 86400.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error: with 410 if there is no such lease any more.
            RequestError: The server did not answer.
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
        """Send any request, for what has no method of its own.

        Args:
            method (str): `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
            path (str): The path below the API's URL, such as `/flows/{id}`, with or without a query; or a whole URL of
                the same server.
            params (Mapping[str, Any] | None): Query parameters, added to those of the path; of a list, one for each
                item.
            path_params (Mapping[str, Any] | None): The values of `{id}` and the like in the path. Each stays one
                segment of the path, whatever is in it.
            json (Any): The body, written as JSON.
            content (str | bytes | None): The body as it is.
            data (Mapping[str, Any] | str | bytes | None): The body as a form; text and bytes as they are.
            headers (Mapping[str, str] | None): Headers over the client's own.
            auth (tuple[str, str] | Any): User and password, or an `httpx.BasicAuth`; None for the client's own.
            follow_redirects (bool): Whether redirects are followed. Defaults to what the client does.
            timeout (float | Any): Seconds for each step, None for no limit, or any form that `httpx_settings` takes.
                Defaults to the client's own.

        Returns:
            Response: The response.

        Raises:
            ValidationError: An argument is wrong. No request is sent.
            PrefectHTTPStatusError: The server responded with an error.
            RequestError: The request failed before a usable response arrived.
        """
    def reset_concurrency_limit_by_tag(
        self,
        tag: str,
        slot_override: Iterable[UUID | str | _HasId] | None = None,
    ) -> None:
        """Give all slots of a tag's limit back, whoever has them.

        Args:
            tag (str): The tag.
            slot_override (Iterable[UUID | str | _HasId] | None): The ids of task runs that are to take a slot each from
                then on; none where None.

        Returns:
            None: The slots are given back.

        Raises:
            ObjectNotFound: The tag has no limit.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def resume_automation(
        self,
        automation_id: UUID | str | _HasId,
    ) -> None:
        """Switch an automation on.

        Args:
            automation_id (UUID | str | _HasId): The automation's id.

        Returns:
            None: The automation is on.

        Raises:
            ObjectNotFound: There is no such automation.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def resume_deployment(
        self,
        deployment_id: UUID | str | _HasId,
    ) -> None:
        """Let the schedules of a paused deployment go on.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.

        Returns:
            None: They go on.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: The id is no UUID; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def resume_flow_run(
        self,
        flow_run_id: UUID | str | _HasId,
        run_input: dict[str, Any] | None = None,
    ) -> OrchestrationResult:
        """Let a paused flow run go on.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            run_input (dict[str, Any] | None): The input that the run waits for.

        Returns:
            OrchestrationResult: What the server decided, and the state that the run is in now.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Create the flow runs that the schedules of a deployment ask for, as the server itself does every now and then:
        further ahead, or for a time that has passed. Runs that are there already are not created again. The official
        client has no such method.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            start_time (datetime | str | None): None that would start before; now where None.
            end_time (datetime | str | None): None that would start after; as far ahead as the server is set up to
                look, 100 days, where None.
            min_time (timedelta | float | None): At least until this long after `start_time` (a number is seconds); as
                the server is set up, an hour, where None.
            min_runs (int | None): At least so many; as the server is set up, 3, where None.
            max_runs (int | None): At most so many; as the server is set up, 100, where None.

        Returns:
            None: They are there. So it is where there is no such deployment, too: the server does not tell.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def send_worker_heartbeat(
        self,
        work_pool_name: str,
        worker_name: str,
        heartbeat_interval_seconds: float | None = None,
        get_worker_id: bool = False,
        worker_metadata: WorkerMetadata | Mapping[str, Any] | None = None,
    ) -> UUID | None:
        """Give the server a sign of life of a worker. The first one makes the worker known.

        Args:
            work_pool_name (str): The name of the worker's work pool.
            worker_name (str): The worker's name, which no other worker of that work pool has.
            heartbeat_interval_seconds (float | None): How often there is to be one, in seconds; the server takes
                whole numbers only. It counts the worker as offline when three of them are missing.
            get_worker_id (bool): Whether to ask for the worker's id.
            worker_metadata (WorkerMetadata | Mapping[str, Any] | None): What the worker tells of itself.

        Returns:
            UUID | None: The worker's id if it was asked for and the server tells it, as Prefect Cloud does.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def server_api_version(
        self,
    ) -> str:
        """Ask the server for the version of its API, which is not its own: that is `api_version`. The official client has
        no such method.

        Returns:
            str: The version, such as `0.8.4`.

        Raises:
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    @property
    def server_type(self) -> ServerType:
        """Which kind of server the client talks to.

        Returns:
            ServerType: `SERVER`, `CLOUD` (Prefect Cloud), or `EPHEMERAL`: one that was started for this process,
                as no URL is configured.
        """
    def set_deployment_paused_state(
        self,
        deployment_id: UUID | str | _HasId,
        paused: bool,
    ) -> None:
        """Pause all schedules of a deployment, or let them go on.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            paused (bool): Whether they are to be paused.

        Returns:
            None: It is done.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def set_flow_run_name(
        self,
        flow_run_id: UUID | str | _HasId,
        name: str,
    ) -> Response:
        """Give a flow run another name.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            name (str): The name.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def set_flow_run_state(
        self,
        flow_run_id: UUID | str | _HasId,
        state: State | Mapping[str, Any],
        force: bool = False,
    ) -> OrchestrationResult:
        """Ask the server to let a flow run enter a state.

        The server may decide otherwise: it may put the run into another state instead, tell to wait, or to
        stop. That is no error; see the result's `status`, `state` and `details`.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Running()`.
            force (bool): Whether to skip the rules by which the server decides.

        Returns:
            OrchestrationResult: What the server decided, and the state that the run is in now.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: The id is no UUID or the state no state; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def set_task_run_name(
        self,
        task_run_id: UUID | str | _HasId,
        name: str,
    ) -> Response:
        """Give a task run another name.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.
            name (str): The name.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ObjectNotFound: There is no such task run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def set_task_run_state(
        self,
        task_run_id: UUID | str | _HasId,
        state: State | Mapping[str, Any],
        force: bool = False,
    ) -> OrchestrationResult:
        """Ask the server to let a task run enter a state.

        The server may decide otherwise: it may put the run into another state instead, tell to wait, or to
        stop. That is no error; see the result's `status`, `state` and `details`.

        Args:
            task_run_id (UUID | str | _HasId): The task run's id.
            state (State | Mapping[str, Any]): The state, such as `prefect_rs.states.Running()`.
            force (bool): Whether to skip the rules by which the server decides.

        Returns:
            OrchestrationResult: What the server decided, and the state that the run is in now.

        Raises:
            ObjectNotFound: There is no such task run.
            ValidationError: The id is no UUID or the state no state; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_artifact(
        self,
        artifact_id: UUID | str | _HasId,
        artifact: ArtifactUpdate | Mapping[str, Any],
    ) -> None:
        """Change an artifact. What is not set in the update stays as it is.

        The event `prefect.artifact.updated` is sent as well. If that fails, a warning is logged and nothing is raised.

        Args:
            artifact_id (UUID | str | _HasId): The artifact's id.
            artifact (ArtifactUpdate | Mapping[str, Any]): What is to be different.

        Returns:
            None: The artifact is changed.

        Raises:
            ObjectNotFound: There is no such artifact.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_automation(
        self,
        automation_id: UUID | str | _HasId,
        automation: AutomationCore | Mapping[str, Any],
    ) -> None:
        """Change an automation: its name, trigger and actions, which must be given, and what else is set. What is
        not set stays as it is, and so does what the automation belongs to (`owner_resource`).

        Args:
            automation_id (UUID | str | _HasId): The automation's id.
            automation (AutomationCore | Mapping[str, Any]): What it is to be. An `Automation` that was read and
                changed will do.

        Returns:
            None: The automation is changed.

        Raises:
            ObjectNotFound: There is no such automation.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_block_document(
        self,
        block_document_id: UUID | str | _HasId,
        block_document: BlockDocumentUpdate | BlockDocument | Mapping[str, Any],
        *,
        include_secrets: bool = True,
    ) -> None:
        """Change a block document. What is not set in the update stays as it is.

        Args:
            block_document_id (UUID | str | _HasId): The block document's id.
            block_document (BlockDocumentUpdate | BlockDocument | Mapping[str, Any]): What is to be different. A
                secret that came masked, and is given masked, stays as it is.
            include_secrets (bool): Whether pydantic's secrets in its data (`SecretStr` and the like) are sent as
                they are, to be kept by the server. False has the secrets that the server keeps stay as they are.
                (The official client has no such argument.)

        Returns:
            None: The block document is changed.

        Raises:
            ObjectNotFound: There is no such block document.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_block_type(
        self,
        block_type_id: UUID | str | _HasId,
        block_type: BlockTypeUpdate | BlockType | Mapping[str, Any],
    ) -> None:
        """Change a block type. What is not set in the update stays as it is.

        Args:
            block_type_id (UUID | str | _HasId): The block type's id.
            block_type (BlockTypeUpdate | BlockType | Mapping[str, Any]): What is to be different; of a `BlockType`,
                all that can be changed.

        Returns:
            None: The block type is changed.

        Raises:
            ObjectNotFound: There is no such block type.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_deployment(
        self,
        deployment_id: UUID | str | _HasId,
        deployment: DeploymentUpdate | Mapping[str, Any],
    ) -> None:
        """Change a deployment: what is set in the update, and nothing else.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            deployment (DeploymentUpdate | Mapping[str, Any]): What is to change.

        Returns:
            None: It is changed.

        Raises:
            ObjectNotFound: There is no such deployment.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Change a schedule of a deployment: what is given, and nothing else.

        Args:
            deployment_id (UUID | str | _HasId): The deployment's id, or any object with an `id`.
            schedule_id (UUID | str | _HasId): The schedule's id, or any object with an `id`.
            active (bool | None): Whether it is switched on.
            schedule (Any): When runs are to start: a `CronSchedule`, `IntervalSchedule` or `RRuleSchedule`, or a dict with
                its fields.
            max_scheduled_runs (int | None): How many runs are created ahead.
            parameters (Mapping[str, Any] | None): Parameters of its runs that differ from those of the deployment.
            slug (str | None): A name for it.

        Returns:
            None: It is changed.

        Raises:
            ObjectNotFound: There is no such deployment, or it has no such schedule.
            ValidationError: An argument is wrong, such as a cron expression; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_flow(
        self,
        flow_id: UUID | str | _HasId,
        flow: FlowUpdate | Mapping[str, Any],
    ) -> None:
        """Change a flow. What is not set in the update stays as it is. The official client has no such method.

        Args:
            flow_id (UUID | str | _HasId): The flow's id, or any object with an `id`.
            flow (FlowUpdate | Mapping[str, Any]): What is to be different: its tags.

        Returns:
            None: The flow is changed.

        Raises:
            ObjectNotFound: There is no such flow.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
        """Change a flow run. What is None stays as it is.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            flow_version (str | None): The version of the flow.
            parameters (dict[str, Any] | None): What the flow is called with, all of it.
            name (str | None): The run's name.
            tags (Iterable[str] | None): Its tags, all of them.
            empirical_policy (FlowRunPolicy | Mapping[str, Any] | None): How it is retried and paused.
            infrastructure_pid (str | None): What its infrastructure calls it.
            job_variables (dict[str, Any] | None): What it sets differently from its work pool's job template.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_flow_run_labels(
        self,
        flow_run_id: UUID | str | _HasId,
        labels: dict[str, bool | int | float | str],
    ) -> None:
        """Give a flow run labels, or its labels other values.

        Args:
            flow_run_id (UUID | str | _HasId): The flow run's id.
            labels (dict[str, bool | int | float | str]): The labels; those that it has besides stay.

        Returns:
            None: The labels are there.

        Raises:
            ObjectNotFound: There is no such flow run.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_global_concurrency_limit(
        self,
        name: str,
        concurrency_limit: GlobalConcurrencyLimitUpdate | Mapping[str, Any],
    ) -> Response:
        """Change a global concurrency limit. What is not set in the update stays as it is.

        Args:
            name (str): The limit's name.
            concurrency_limit (GlobalConcurrencyLimitUpdate | Mapping[str, Any]): What is to be different.

        Returns:
            Response: The server's answer, which is empty.

        Raises:
            ObjectNotFound: There is no such limit.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_server_default_result_storage(
        self,
        default_result_storage_block_id: UUID | str | _HasId,
    ) -> ServerDefaultResultStorage:
        """Tell the server where to have results kept that are told no other place.

        Args:
            default_result_storage_block_id (UUID | str | _HasId): The id of the block document that stands for the
                storage.

        Returns:
            ServerDefaultResultStorage: What the server knows now.

        Raises:
            ObjectNotFound: There is no such block document.
            ValidationError: The id is none; nothing was sent. Or the server says that the block is no storage.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_variable(
        self,
        variable: VariableUpdate | Mapping[str, Any],
    ) -> None:
        """Change a variable, which is found by the name in the update. What is not set there stays as it is.

        Args:
            variable (VariableUpdate | Mapping[str, Any]): The variable's name, and what is to be different.

        Returns:
            None: The variable is changed.

        Raises:
            ObjectNotFound: There is no variable with that name.
            ValidationError: The update is none, or has no name; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_variable_by_id(
        self,
        variable_id: UUID | str | _HasId,
        variable: VariableUpdate | Mapping[str, Any],
    ) -> None:
        """Change a variable, which is found by its id: its name may change, too. What is not set in the update stays as it
        is. The official client has no such method.

        Args:
            variable_id (UUID | str | _HasId): The variable's id.
            variable (VariableUpdate | Mapping[str, Any]): What is to be different.

        Returns:
            None: The variable is changed.

        Raises:
            ObjectNotFound: There is no such variable.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_work_pool(
        self,
        work_pool_name: str,
        work_pool: WorkPoolUpdate | Mapping[str, Any],
    ) -> None:
        """Change a work pool. What is not set in the update stays as it is.

        Args:
            work_pool_name (str): The work pool's name.
            work_pool (WorkPoolUpdate | Mapping[str, Any]): What is to be different.

        Returns:
            None: The work pool is changed.

        Raises:
            ObjectNotFound: There is no such work pool.
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def update_work_queue(
        self,
        id: UUID | str | _HasId,
        **kwargs: Any,
    ) -> None:
        """Change a work queue. What is not given stays as it is.

        Args:
            id (UUID | str | _HasId): The work queue's id.
            **kwargs (Any): What is to be different: `name`, `description`, `is_paused`, `concurrency_limit`,
                `priority`, `last_polled`, `filter`, as in `WorkQueueUpdate`.

        Returns:
            None: The work queue is changed.

        Raises:
            ObjectNotFound: There is no such work queue.
            ValidationError: An argument is wrong, or nothing is to be different; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def upsert_global_concurrency_limit_by_name(
        self,
        name: str,
        limit: int,
        slot_decay_per_second: float | None = None,
    ) -> None:
        """Set how many slots a global concurrency limit has. One that is not there is created.

        Args:
            name (str): The limit's name, without / % & < >.
            limit (int): How many slots there are, from 0 up.
            slot_decay_per_second (float | None): How many of them are given back by themselves each second, from 0 up;
                where None, as many as before, and none if the limit is new.

        Returns:
            None: The limit is as told.

        Raises:
            ValidationError: An argument is wrong; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def validate_obj(
        self,
        schema: Mapping[str, Any],
        values: Mapping[str, Any],
    ) -> SchemaValuesValidationResponse:
        """Let the server check values against a JSON schema, such as parameters against a deployment's
        `parameter_openapi_schema`. The official client has no such method.

        Args:
            schema (Mapping[str, Any]): The schema.
            values (Mapping[str, Any]): The values.

        Returns:
            SchemaValuesValidationResponse: Whether they fit (`valid`), and what is wrong (`errors`).

        Raises:
            ValidationError: An argument is no dict, or no JSON; nothing was sent. Or the schema is none.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
        """
    def validate_template(
        self,
        template: str,
    ) -> None:
        """Check a template, as automations have them in messages and parameters. The official client has no such
        method.

        Args:
            template (str): The template, in Jinja's language.

        Returns:
            None: It is one.

        Raises:
            RequestValidationError: It is none; the error says what is wrong with it, and in which line.
            ValidationError: It is no text; nothing was sent.
            PrefectHTTPStatusError: The server answered with an error.
            RequestError: The server did not answer.
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
