# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Responses of the server other than plain objects."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from prefect_rs._annotations import _Dict, _Id
from prefect_rs._core import Model
from prefect_rs.client.schemas.objects import (
    ConcurrencyOptions,
    Constant,
    Deployment,
    DeploymentSchedule,
    DeploymentStatus,
    Flow,
    FlowRun,
    FlowRunPolicy,
    FlowRunResult,
    Parameter,
    State,
    StateType,
    TaskRun,
    TaskRunPolicy,
    TaskRunResult,
    VersionInfo,
)
from prefect_rs.events.schemas.events import RelatedResource
from typing import Any, Generic, Literal
from typing_extensions import TypeVar
from uuid import UUID
from prefect_rs.client.schemas.objects import CreatedBy as CreatedBy
from prefect_rs.client.schemas.objects import UpdatedBy as UpdatedBy
from prefect_rs.utilities.collections import AutoEnum as AutoEnum

__all__ = [
    "SetStateStatus",
    "FlowBulkDeleteResponse",
    "FlowRunBulkDeleteResponse",
    "DeploymentBulkDeleteResponse",
    "FlowRunBulkSetStateResponse",
    "FlowRunOrchestrationResult",
    "FlowRunBulkCreateResponse",
    "FlowRunCreateResult",
    "GlobalConcurrencyLimitResponse",
    "MinimalConcurrencyLimitResponse",
    "ConcurrencyLimitWithLeaseResponse",
    "DeploymentResponse",
    "FlowRunResponse",
    "Graph",
    "Node",
    "Edge",
    "GraphState",
    "GraphArtifact",
    "DependencyResult",
    "HistoryResponse",
    "HistoryResponseState",
    "SimpleFlowRun",
    "SimpleNextFlowRun",
    "TaskRunCount",
    "ObservedState",
    "OrchestrationResult",
    "OrchestrationDetails",
    "StateAcceptDetails",
    "StateRejectDetails",
    "StateAbortDetails",
    "StateWaitDetails",
    "FlowPaginationResponse",
    "FlowRunPaginationResponse",
    "TaskRunPaginationResponse",
    "DeploymentPaginationResponse",
    "SchemaValuesValidationResponse",
    "TaskRunResponse",
    "UITaskRun",
    "TaskWorkerResponse",
    "WorkerFlowRunResponse",
    "WorkPoolConcurrencyStatus",
    "WorkQueueConcurrencyStatusDetail",
    "WorkQueueConcurrencyStatus",
    "FlowRunSlotSummary",
]

_R = TypeVar("_R", default=Any)

class SetStateStatus(AutoEnum):
    """The server's decision about a proposed state."""

    ACCEPT = "ACCEPT"
    REJECT = "REJECT"
    ABORT = "ABORT"
    WAIT = "WAIT"

class FlowBulkDeleteResponse(Model):
    """The flows that were deleted."""

    deleted: list[UUID]
    """The ids of the deleted objects."""
    def __init__(self, *, deleted: Iterable[_Id] = ...) -> None: ...

class FlowRunBulkDeleteResponse(Model):
    """The flow runs that were deleted."""

    deleted: list[UUID]
    """The ids of the deleted objects."""
    def __init__(self, *, deleted: Iterable[_Id] = ...) -> None: ...

class DeploymentBulkDeleteResponse(Model):
    """The deployments that were deleted."""

    deleted: list[UUID]
    """The ids of the deleted objects."""
    def __init__(self, *, deleted: Iterable[_Id] = ...) -> None: ...

class FlowRunBulkSetStateResponse(Model):
    """The results of setting the state of many flow runs."""

    results: list[FlowRunOrchestrationResult]
    """The result of each run."""
    def __init__(self, *, results: Iterable[FlowRunOrchestrationResult | _Dict] = ...) -> None: ...

class FlowRunOrchestrationResult(Model):
    """The result of setting the state of one of many flow runs."""

    flow_run_id: UUID
    """The flow run's id."""
    status: SetStateStatus
    """The server's decision."""
    state: State | None
    """The current state of the run."""
    details: StateAcceptDetails | StateRejectDetails | StateAbortDetails | StateWaitDetails
    """The reason for the decision."""
    def __init__(
        self,
        *,
        flow_run_id: _Id,
        status: SetStateStatus | str,
        state: State | _Dict | None = ...,
        details: StateAcceptDetails
        | _Dict
        | (StateRejectDetails | _Dict)
        | (StateAbortDetails | _Dict)
        | (StateWaitDetails | _Dict),
    ) -> None: ...

class FlowRunBulkCreateResponse(Model):
    """The results of creating many flow runs."""

    results: list[FlowRunCreateResult]
    """The result of each run, in the order of the request."""
    def __init__(self, *, results: Iterable[FlowRunCreateResult | _Dict] = ...) -> None: ...

class FlowRunCreateResult(Model):
    """The result of creating one of many flow runs."""

    flow_run_id: UUID | None
    """The flow run's id, or None if it was not created."""
    status: Literal["CREATED", "FAILED"]
    """Whether it was created."""
    error: str | None
    """Why it was not created."""
    def __init__(
        self, *, flow_run_id: _Id | None = ..., status: Literal["CREATED", "FAILED"], error: str | None = ...
    ) -> None: ...

class GlobalConcurrencyLimitResponse(Model):
    """A global concurrency limit."""

    id: UUID
    """The limit's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    active: bool
    """Whether it is in effect."""
    name: str
    """Its name."""
    limit: int
    """The maximum number of concurrent runs."""
    active_slots: int
    """The number of occupied slots."""
    slot_decay_per_second: float
    """The number of slots released automatically per second."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        active: bool = ..., name: str, limit: int, active_slots: int, slot_decay_per_second: float = ...,
    ) -> None: ...

class MinimalConcurrencyLimitResponse(Model):
    """The limit whose slots were acquired or released."""

    id: UUID
    """The limit's id."""
    name: str
    """Its name."""
    limit: int
    """The number of slots."""
    def __init__(self, *, id: _Id, name: str, limit: int) -> None: ...

class ConcurrencyLimitWithLeaseResponse(Model):
    """A lease: slots that are released automatically unless it is renewed."""

    lease_id: UUID
    """The lease's id."""
    limits: list[MinimalConcurrencyLimitResponse]
    """The limits of the slots."""
    def __init__(
        self, *, lease_id: _Id, limits: Iterable[MinimalConcurrencyLimitResponse | _Dict]
    ) -> None: ...

class DeploymentResponse(Deployment):
    """A deployment as the server returns it: a `Deployment` with additional fields."""

    id: UUID
    """The deployment's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name, unique within the flow."""
    version: str | None
    """Its version, in any format."""
    version_id: UUID | None
    """The id of its version."""
    version_info: VersionInfo | None
    """Details of its version."""
    branch: str | None
    """The name of the branch, if it is a branch of a deployment."""
    base: UUID | None
    """The id of the deployment that it is a branch of."""
    root: UUID | None
    """The id of the deployment that all its branches come from."""
    description: str | None
    """A description."""
    flow_id: UUID
    """The id of the flow that it runs."""
    concurrency_limit: int | None
    """The maximum number of concurrent runs. Servers since 3.1 send it in `global_concurrency_limit`."""
    global_concurrency_limit: GlobalConcurrencyLimitResponse | None
    """The maximum number of concurrent runs."""
    concurrency_options: ConcurrencyOptions | None
    """How further runs are handled."""
    paused: bool
    """Whether all of its schedules are paused."""
    schedules: list[DeploymentSchedule]
    """Its schedules."""
    job_variables: dict[str, Any]
    """Overrides of the work pool's job template for its runs."""
    parameters: dict[str, Any]
    """The default parameters of its runs."""
    pull_steps: list[dict[str, Any]] | None
    """The steps by which a worker retrieves the flow's code."""
    tags: list[str]
    """Tags of the deployment and its runs."""
    labels: dict[str, bool | int | float | str]
    """Labels by name."""
    work_queue_name: str | None
    """The name of the work queue of its runs."""
    last_polled: datetime | None
    """When its runs were last polled for."""
    parameter_openapi_schema: dict[str, Any] | None
    """The flow's parameters, as an OpenAPI schema."""
    path: str | None
    """The path of the flow's code in its storage."""
    entrypoint: str | None
    """The file and function of the flow: `flows/etl.py:main`."""
    storage_document_id: UUID | None
    """The id of the storage block with the flow's code."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    created_by: CreatedBy | None
    """Who or what created it."""
    updated_by: UpdatedBy | None
    """Who or what last changed it."""
    work_queue_id: UUID | None
    """The id of the work queue that its runs wait in."""
    enforce_parameter_schema: bool
    """Whether parameters that do not match their schema are rejected."""
    work_pool_name: str | None
    """The name of the work pool of its runs."""
    status: DeploymentStatus | None
    """Whether it can be run."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str, version: str | None = ..., version_id: _Id | None = ...,
        version_info: VersionInfo | _Dict | None = ..., branch: str | None = ..., base: _Id | None = ...,
        root: _Id | None = ..., description: str | None = ..., flow_id: _Id, concurrency_limit: int | None = ...,
        global_concurrency_limit: GlobalConcurrencyLimitResponse | _Dict | None = ...,
        concurrency_options: ConcurrencyOptions | _Dict | None = ..., paused: bool = ...,
        schedules: Iterable[DeploymentSchedule | _Dict] = ..., job_variables: _Dict = ..., parameters: _Dict = ...,
        pull_steps: Iterable[_Dict] | None = ..., tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ..., work_queue_name: str | None = ...,
        last_polled: datetime | str | None = ..., parameter_openapi_schema: _Dict | None = ...,
        path: str | None = ..., entrypoint: str | None = ..., storage_document_id: _Id | None = ...,
        infrastructure_document_id: _Id | None = ..., created_by: CreatedBy | _Dict | None = ...,
        updated_by: UpdatedBy | _Dict | None = ..., work_queue_id: _Id | None = ...,
        enforce_parameter_schema: bool = ..., work_pool_name: str | None = ...,
        status: DeploymentStatus | str | None = ...,
    ) -> None: ...
    def as_related_resource(self, role: str = "deployment") -> RelatedResource:
        """Return the deployment as a related resource of an event.

        Args:
            role: The role of the deployment in the event.

        Returns:
            The resource.
        """

class FlowRunResponse(Model):
    """A flow run, under the name that the official client has for responses. Methods return `FlowRun`, which has the
    same fields.
    """

    id: UUID
    """The run's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name. Defaults to two random words."""
    flow_id: UUID
    """The id of the flow that it runs."""
    state_id: UUID | None
    """The id of its present state."""
    deployment_id: UUID | None
    """The id of the deployment that it comes from."""
    deployment_version: str | None
    """The version of the deployment when the run was created."""
    work_queue_name: str | None
    """The name of its work queue."""
    flow_version: str | None
    """The version of the flow that ran."""
    parameters: dict[str, Any]
    """The parameters of the flow."""
    idempotency_key: str | None
    """Creating another run of the same flow with the same key returns this run instead."""
    context: dict[str, Any]
    """Additional context for the run."""
    empirical_policy: FlowRunPolicy
    """Its policy for retries and pauses."""
    tags: list[str]
    """Its tags."""
    labels: dict[str, bool | int | float | str]
    """Labels by name."""
    parent_task_run_id: UUID | None
    """The id of the task run that represents it in its parent flow run."""
    run_count: int
    """The number of times it was started."""
    expected_start_time: datetime | None
    """When it was originally expected to start."""
    next_scheduled_start_time: datetime | None
    """When it is next scheduled to start."""
    start_time: datetime | None
    """When it started."""
    end_time: datetime | None
    """When it ended."""
    total_run_time: timedelta
    """The total run time of all attempts."""
    estimated_run_time: timedelta
    """The total run time, including the current attempt so far."""
    estimated_start_time_delta: timedelta
    """How late it started, or, if it has not started, how late it is."""
    auto_scheduled: bool
    """Whether a schedule created it."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    infrastructure_pid: str | None
    """The id of its infrastructure: a process id, or a container's name."""
    created_by: CreatedBy | None
    """Who or what created it."""
    work_queue_id: UUID | None
    """The id of the work queue it waits in."""
    work_pool_id: UUID | None
    """The id of its work pool."""
    work_pool_name: str | None
    """The name of its work pool."""
    state: State | None
    """Its current state."""
    job_variables: dict[str, Any] | None
    """Overrides of the work pool's job template."""
    state_type: StateType | None
    """The type of its current state."""
    state_name: str | None
    """The name of its current state."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str = ..., flow_id: _Id, state_id: _Id | None = ..., deployment_id: _Id | None = ...,
        deployment_version: str | None = ..., work_queue_name: str | None = ..., flow_version: str | None = ...,
        parameters: _Dict = ..., idempotency_key: str | None = ..., context: _Dict = ...,
        empirical_policy: FlowRunPolicy | _Dict = ..., tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ..., parent_task_run_id: _Id | None = ...,
        run_count: int = ..., expected_start_time: datetime | str | None = ...,
        next_scheduled_start_time: datetime | str | None = ..., start_time: datetime | str | None = ...,
        end_time: datetime | str | None = ..., total_run_time: timedelta | float = ...,
        estimated_run_time: timedelta | float = ..., estimated_start_time_delta: timedelta | float = ...,
        auto_scheduled: bool = ..., infrastructure_document_id: _Id | None = ...,
        infrastructure_pid: str | None = ..., created_by: CreatedBy | _Dict | None = ...,
        work_queue_id: _Id | None = ..., work_pool_id: _Id | None, work_pool_name: str | None = ...,
        state: State | _Dict | None = ..., job_variables: _Dict | None = ...,
        state_type: StateType | str | None = ..., state_name: str | None = ...,
    ) -> None: ...

class Graph(Model):
    """A flow run's task runs and subflow runs, as a graph."""

    start_time: datetime | None
    """When the flow run started."""
    end_time: datetime | None
    """When the flow run ended."""
    root_node_ids: list[UUID]
    """The ids of the nodes that depend on no other."""
    nodes: list[Node]
    """The nodes, in the order in which they started."""
    artifacts: list[GraphArtifact]
    """The artifacts that the flow run itself created."""
    states: list[GraphState]
    """The states that the flow run has been in."""
    def __init__(
        self, *, start_time: datetime | str | None, end_time: datetime | str | None, root_node_ids: Iterable[_Id],
        nodes: Iterable[Node | _Dict], artifacts: Iterable[GraphArtifact | _Dict],
        states: Iterable[GraphState | _Dict],
    ) -> None: ...

class Node(Model):
    """A task run or subflow run."""

    kind: Literal["flow-run", "task-run"]
    """Which of the two it is."""
    id: UUID
    """The run's id."""
    label: str
    """The run's name."""
    state_type: StateType
    """The type of its state."""
    start_time: datetime
    """When it started, or, if it has not started, when it is expected to."""
    end_time: datetime | None
    """When it ended."""
    parents: list[Edge]
    """The nodes that it depends on."""
    children: list[Edge]
    """The nodes that depend on it."""
    encapsulating: list[Edge]
    """The nodes that it ran within."""
    artifacts: list[GraphArtifact]
    """The artifacts that it created."""
    def __init__(
        self, *, kind: Literal["flow-run", "task-run"], id: _Id, label: str, state_type: StateType | str,
        start_time: datetime | str, end_time: datetime | str | None, parents: Iterable[Edge | _Dict],
        children: Iterable[Edge | _Dict], encapsulating: Iterable[Edge | _Dict],
        artifacts: Iterable[GraphArtifact | _Dict],
    ) -> None: ...

class Edge(Model):
    """An edge from one node to another."""

    id: UUID
    """The other node's id."""
    def __init__(self, *, id: _Id) -> None: ...

class GraphState(Model):
    """A state that a flow run has been in."""

    id: UUID
    """The state's id."""
    timestamp: datetime
    """When the run entered the state."""
    type: StateType
    """Its type."""
    name: str
    """Its name."""
    def __init__(self, *, id: _Id, timestamp: datetime | str, type: StateType | str, name: str) -> None: ...

class GraphArtifact(Model):
    """An artifact that a run created."""

    id: UUID
    """The artifact's id."""
    created: datetime
    """When it was created."""
    key: str | None
    """Its key."""
    type: str | None
    """Its type."""
    is_latest: bool
    """Whether it is the latest with its key."""
    data: Any | None
    """The data of a progress artifact."""
    def __init__(
        self, *, id: _Id, created: datetime | str, key: str | None, type: str | None, is_latest: bool,
        data: Any | None = ...,
    ) -> None: ...

class DependencyResult(Model):
    """A task run and its dependencies."""

    id: UUID
    """The task run's id."""
    name: str
    """Its name."""
    upstream_dependencies: list[TaskRunResult]
    """The task runs whose results it uses."""
    state: State | None
    """Its state."""
    expected_start_time: datetime | None
    """When it was expected to start."""
    start_time: datetime | None
    """When it started."""
    end_time: datetime | None
    """When it ended."""
    total_run_time: timedelta | None
    """Its run time."""
    estimated_run_time: timedelta | None
    """The total run time, including the current attempt so far."""
    untrackable_result: bool
    """Whether its result cannot be tracked in the inputs of other runs."""
    def __init__(
        self, *, id: _Id, name: str, upstream_dependencies: Iterable[TaskRunResult | _Dict],
        state: State | _Dict | None, expected_start_time: datetime | str | None, start_time: datetime | str | None,
        end_time: datetime | str | None, total_run_time: timedelta | float | None,
        estimated_run_time: timedelta | float | None, untrackable_result: bool,
    ) -> None: ...

class HistoryResponse(Model):
    """The runs of a time interval."""

    interval_start: datetime
    """When the interval begins."""
    interval_end: datetime
    """When the interval ends."""
    states: list[HistoryResponseState]
    """The runs by state."""
    def __init__(
        self, *, interval_start: datetime | str, interval_end: datetime | str,
        states: Iterable[HistoryResponseState | _Dict],
    ) -> None: ...

class HistoryResponseState(Model):
    """The runs of a time interval in one state."""

    state_type: StateType
    """The type of the state."""
    state_name: str
    """The name of the state."""
    count_runs: int
    """The number of runs."""
    sum_estimated_run_time: timedelta
    """The total of their run times."""
    sum_estimated_lateness: timedelta
    """The total of their delays."""
    def __init__(
        self, *, state_type: StateType | str, state_name: str, count_runs: int,
        sum_estimated_run_time: timedelta | float, sum_estimated_lateness: timedelta | float,
    ) -> None: ...

class SimpleFlowRun(Model):
    """A flow run as a data point."""

    id: UUID
    """The flow run's id."""
    state_type: StateType
    """The type of its state."""
    timestamp: datetime
    """When it started, or, if it has not started, when it is expected to."""
    duration: timedelta
    """Its run time."""
    lateness: timedelta
    """How late it started."""
    def __init__(
        self, *, id: _Id, state_type: StateType | str, timestamp: datetime | str, duration: timedelta | float,
        lateness: timedelta | float,
    ) -> None: ...

class SimpleNextFlowRun(Model):
    """The next scheduled run of a flow."""

    id: UUID
    """The flow run's id."""
    flow_id: UUID
    """The flow's id."""
    name: str
    """The flow run's name."""
    state_name: str
    """The name of its state."""
    state_type: StateType
    """The type of its state."""
    next_scheduled_start_time: datetime
    """When it is scheduled to start."""
    def __init__(
        self, *, id: _Id, flow_id: _Id, name: str, state_name: str, state_type: StateType | str,
        next_scheduled_start_time: datetime | str,
    ) -> None: ...

class TaskRunCount(Model):
    """The task runs that ended in a time interval."""

    completed: int
    """The number of runs that completed or were cancelled."""
    failed: int
    """The number of runs that failed or crashed."""
    def __init__(self, *, completed: int, failed: int) -> None: ...

class ObservedState(Model):
    """A state that runs were in."""

    state_type: str
    """The type of the state."""
    state_name: str
    """The name of the state."""
    first_seen: datetime
    """When a run first entered it, among the runs that the server still stores."""
    last_seen: datetime
    """When a run last entered it."""
    def __init__(
        self, *, state_type: str, state_name: str, first_seen: datetime | str, last_seen: datetime | str
    ) -> None: ...

class OrchestrationResult(Model, Generic[_R]):
    """The server's decision about a proposed state."""

    state: State | None
    """The new state of the run, or None if it did not change."""
    status: SetStateStatus
    """The server's decision."""
    details: StateAcceptDetails | StateRejectDetails | StateAbortDetails | StateWaitDetails
    """The reason, and the run that it is about."""
    def __init__(
        self,
        *,
        state: State | _Dict | None,
        status: SetStateStatus | str,
        details: StateAcceptDetails
        | _Dict
        | (StateRejectDetails | _Dict)
        | (StateAbortDetails | _Dict)
        | (StateWaitDetails | _Dict),
    ) -> None: ...

class OrchestrationDetails(Model):
    """The base of the reasons for a decision."""

    flow_run_id: UUID | None
    """The id of the flow run."""
    task_run_id: UUID | None
    """The id of the task run."""
    transition_id: UUID | None
    """The id of the transition."""
    def __init__(
        self, *, flow_run_id: _Id | None = ..., task_run_id: _Id | None = ..., transition_id: _Id | None = ...
    ) -> None: ...

class StateAcceptDetails(OrchestrationDetails):
    """The state was accepted."""

    type: Literal["accept_details"]
    """Always `accept_details`."""
    flow_run_id: UUID | None
    """The id of the flow run."""
    task_run_id: UUID | None
    """The id of the task run."""
    transition_id: UUID | None
    """The id of the transition."""
    def __init__(
        self, *, type: Literal["accept_details"] = ..., flow_run_id: _Id | None = ...,
        task_run_id: _Id | None = ..., transition_id: _Id | None = ...,
    ) -> None: ...

class StateRejectDetails(OrchestrationDetails):
    """The state was rejected: the run entered another one instead."""

    type: Literal["reject_details"]
    """Always `reject_details`."""
    reason: str | None
    """Why."""
    flow_run_id: UUID | None
    """The id of the flow run."""
    task_run_id: UUID | None
    """The id of the task run."""
    transition_id: UUID | None
    """The id of the transition."""
    def __init__(
        self, *, type: Literal["reject_details"] = ..., reason: str | None = ..., flow_run_id: _Id | None = ...,
        task_run_id: _Id | None = ..., transition_id: _Id | None = ...,
    ) -> None: ...

class StateAbortDetails(OrchestrationDetails):
    """The run should stop."""

    type: Literal["abort_details"]
    """Always `abort_details`."""
    reason: str | None
    """Why."""
    flow_run_id: UUID | None
    """The id of the flow run."""
    task_run_id: UUID | None
    """The id of the task run."""
    transition_id: UUID | None
    """The id of the transition."""
    def __init__(
        self, *, type: Literal["abort_details"] = ..., reason: str | None = ..., flow_run_id: _Id | None = ...,
        task_run_id: _Id | None = ..., transition_id: _Id | None = ...,
    ) -> None: ...

class StateWaitDetails(OrchestrationDetails):
    """The transition should be retried later."""

    type: Literal["wait_details"]
    """Always `wait_details`."""
    delay_seconds: int
    """How long to wait, in seconds."""
    reason: str | None
    """Why."""
    flow_run_id: UUID | None
    """The id of the flow run."""
    task_run_id: UUID | None
    """The id of the task run."""
    transition_id: UUID | None
    """The id of the transition."""
    def __init__(
        self, *, type: Literal["wait_details"] = ..., delay_seconds: int, reason: str | None = ...,
        flow_run_id: _Id | None = ..., task_run_id: _Id | None = ..., transition_id: _Id | None = ...,
    ) -> None: ...

class FlowPaginationResponse(Model):
    """A page of flows."""

    results: list[Flow]
    """The flows on this page."""
    count: int
    """The total number of flows."""
    limit: int
    """The maximum number of flows per page."""
    pages: int
    """The number of pages."""
    page: int
    """The number of this page, counted from 1."""
    def __init__(
        self, *, results: Iterable[Flow | _Dict], count: int, limit: int, pages: int, page: int
    ) -> None: ...

class FlowRunPaginationResponse(Model):
    """A page of flow runs."""

    results: list[FlowRun]
    """The flow runs on this page."""
    count: int
    """The total number of flow runs."""
    limit: int
    """The maximum number of flow runs per page."""
    pages: int
    """The number of pages."""
    page: int
    """The number of this page, counted from 1."""
    def __init__(
        self, *, results: Iterable[FlowRun | _Dict], count: int, limit: int, pages: int, page: int
    ) -> None: ...

class TaskRunPaginationResponse(Model):
    """A page of task runs."""

    results: list[TaskRunResponse]
    """The task runs on this page."""
    count: int
    """The total number of task runs."""
    limit: int
    """The maximum number of task runs per page."""
    pages: int
    """The number of pages."""
    page: int
    """The number of this page, counted from 1."""
    def __init__(
        self, *, results: Iterable[TaskRunResponse | _Dict], count: int, limit: int, pages: int, page: int
    ) -> None: ...

class DeploymentPaginationResponse(Model):
    """A page of deployments."""

    results: list[DeploymentResponse]
    """The deployments on this page."""
    count: int
    """The total number of deployments."""
    limit: int
    """The maximum number of deployments per page."""
    pages: int
    """The number of pages."""
    page: int
    """The number of this page, counted from 1."""
    def __init__(
        self, *, results: Iterable[DeploymentResponse | _Dict], count: int, limit: int, pages: int, page: int
    ) -> None: ...

class SchemaValuesValidationResponse(Model):
    """The result of validating values against a JSON schema."""

    errors: list[Any]
    """The errors: texts, and for nested values dicts with the `property` (or the `index` of an item) and its
    `errors`, which are again texts and dicts.
    """
    valid: bool
    """Whether the values are valid."""
    def __init__(self, *, errors: Iterable[Any], valid: bool) -> None: ...

class TaskRunResponse(Model):
    """A task run on a page of task runs, where the server sends fewer fields."""

    id: UUID
    """The run's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name. Defaults to two random words."""
    flow_run_id: UUID | None
    """The id of its flow run, or None if it runs outside of a flow."""
    task_key: str
    """The key of its task, which all runs of the task share."""
    state_id: UUID | None
    """The id of its present state."""
    state: State | None
    """Its current state."""
    task_version: str | None
    """The version of the task that ran."""
    task_inputs: dict[str, list[TaskRunResult | FlowRunResult | Parameter | Constant]]
    """The sources of its arguments, by parameter."""
    empirical_policy: TaskRunPolicy
    """Its policy for retries."""
    tags: list[str]
    """Its tags."""
    start_time: datetime | None
    """When it started."""
    end_time: datetime | None
    """When it ended."""
    total_run_time: timedelta
    """The total run time of all attempts."""
    estimated_run_time: timedelta
    """The total run time, including the current attempt so far."""
    estimated_start_time_delta: timedelta
    """How late it started, or, if it has not started, how late it is."""
    def __init__(
        self,
        *,
        id: _Id = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str = ...,
        flow_run_id: _Id | None = ...,
        task_key: str,
        state_id: _Id | None = ...,
        state: State | _Dict | None = ...,
        task_version: str | None = ...,
        task_inputs: Mapping[
            str,
            Iterable[
                TaskRunResult | _Dict | (FlowRunResult | _Dict) | (Parameter | _Dict) | (Constant | _Dict)
            ],
        ] = ...,
        empirical_policy: TaskRunPolicy | _Dict = ...,
        tags: Iterable[str] = ...,
        start_time: datetime | str | None = ...,
        end_time: datetime | str | None = ...,
        total_run_time: timedelta | float = ...,
        estimated_run_time: timedelta | float = ...,
        estimated_start_time_delta: timedelta | float = ...,
    ) -> None: ...

class UITaskRun(TaskRun):
    """A `TaskRun` with the name of its flow run."""

    id: UUID
    """The run's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name. Defaults to two random words."""
    flow_run_id: UUID | None
    """The id of its flow run, or None if it runs outside of a flow."""
    task_key: str
    """The key of its task, which all runs of the task share."""
    dynamic_key: str
    """The key that distinguishes it from other runs of its task in the same flow run."""
    cache_key: str | None
    """The key under which its result is cached."""
    cache_expiration: datetime | None
    """When the cached result expires."""
    task_version: str | None
    """The version of the task that ran."""
    empirical_policy: TaskRunPolicy
    """Its policy for retries."""
    tags: list[str]
    """Its tags."""
    labels: dict[str, bool | int | float | str]
    """Labels by name."""
    state_id: UUID | None
    """The id of its present state."""
    task_inputs: dict[str, list[TaskRunResult | FlowRunResult | Parameter | Constant]]
    """The sources of its arguments, by parameter."""
    state_type: StateType | None
    """The type of its current state."""
    state_name: str | None
    """The name of its current state."""
    run_count: int
    """The number of times it was started."""
    flow_run_run_count: int
    """The run count of its flow run when it was created."""
    expected_start_time: datetime | None
    """When it was originally expected to start."""
    next_scheduled_start_time: datetime | None
    """When it is next scheduled to start."""
    start_time: datetime | None
    """When it started."""
    end_time: datetime | None
    """When it ended."""
    total_run_time: timedelta
    """The total run time of all attempts."""
    estimated_run_time: timedelta
    """The total run time, including the current attempt so far."""
    estimated_start_time_delta: timedelta
    """How late it started, or, if it has not started, how late it is."""
    state: State | None
    """Its current state."""
    flow_run_name: str | None
    """The name of its flow run, or None if it runs outside of a flow."""
    def __init__(
        self,
        *,
        id: _Id = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str = ...,
        flow_run_id: _Id | None = ...,
        task_key: str,
        dynamic_key: str,
        cache_key: str | None = ...,
        cache_expiration: datetime | str | None = ...,
        task_version: str | None = ...,
        empirical_policy: TaskRunPolicy | _Dict = ...,
        tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
        state_id: _Id | None = ...,
        task_inputs: Mapping[
            str,
            Iterable[
                TaskRunResult | _Dict | (FlowRunResult | _Dict) | (Parameter | _Dict) | (Constant | _Dict)
            ],
        ] = ...,
        state_type: StateType | str | None = ...,
        state_name: str | None = ...,
        run_count: int = ...,
        flow_run_run_count: int = ...,
        expected_start_time: datetime | str | None = ...,
        next_scheduled_start_time: datetime | str | None = ...,
        start_time: datetime | str | None = ...,
        end_time: datetime | str | None = ...,
        total_run_time: timedelta | float = ...,
        estimated_run_time: timedelta | float = ...,
        estimated_start_time_delta: timedelta | float = ...,
        state: State | _Dict | None = ...,
        flow_run_name: str | None = ...,
    ) -> None: ...

class TaskWorkerResponse(Model):
    """A task worker: a process that serves background tasks."""

    identifier: str
    """Its identifier."""
    task_keys: list[str]
    """The keys of the tasks that it serves."""
    timestamp: datetime
    """When it last sent a heartbeat."""
    def __init__(self, *, identifier: str, task_keys: Iterable[str], timestamp: datetime | str) -> None: ...

class WorkerFlowRunResponse(Model):
    """A flow run for a worker to execute."""

    work_pool_id: UUID
    """The id of its work pool."""
    work_queue_id: UUID
    """The id of its work queue."""
    flow_run: FlowRun
    """The flow run."""
    def __init__(self, *, work_pool_id: _Id, work_queue_id: _Id, flow_run: FlowRun | _Dict) -> None: ...

class WorkPoolConcurrencyStatus(Model):
    """The occupied concurrency slots of a work pool, as a page of its work queues."""

    active_slots: int
    """The number of occupied slots."""
    concurrency_limit: int | None
    """The number of slots. None means unlimited."""
    queues: list[WorkQueueConcurrencyStatusDetail]
    """The work queues on this page."""
    count: int
    """The total number of work queues."""
    limit: int
    """The maximum number of work queues per page."""
    pages: int
    """The number of pages."""
    page: int
    """The number of this page, counted from 1."""
    def __init__(
        self, *, active_slots: int, concurrency_limit: int | None = ...,
        queues: Iterable[WorkQueueConcurrencyStatusDetail | _Dict] = ..., count: int, limit: int, pages: int,
        page: int,
    ) -> None: ...

class WorkQueueConcurrencyStatusDetail(Model):
    """The occupied concurrency slots of one of a work pool's queues."""

    queue_id: UUID
    """The work queue's id."""
    queue_name: str
    """The work queue's name."""
    active_slots: int
    """The number of occupied slots."""
    concurrency_limit: int | None
    """The number of slots. None means unlimited."""
    flow_runs: list[FlowRunSlotSummary]
    """Some of the flow runs that occupy them."""
    flow_run_count: int | None
    """The total number of flow runs that occupy them."""
    def __init__(
        self, *, queue_id: _Id, queue_name: str, active_slots: int, concurrency_limit: int | None = ...,
        flow_runs: Iterable[FlowRunSlotSummary | _Dict] = ..., flow_run_count: int | None = ...,
    ) -> None: ...

class WorkQueueConcurrencyStatus(Model):
    """The occupied concurrency slots of a work queue, as a page of flow runs."""

    active_slots: int
    """The number of occupied slots."""
    concurrency_limit: int | None
    """The number of slots. None means unlimited."""
    flow_runs: list[FlowRunSlotSummary]
    """The flow runs on this page."""
    count: int
    """The total number of flow runs."""
    limit: int
    """The maximum number of flow runs per page."""
    pages: int
    """The number of pages."""
    page: int
    """The number of this page, counted from 1."""
    def __init__(
        self, *, active_slots: int, concurrency_limit: int | None = ...,
        flow_runs: Iterable[FlowRunSlotSummary | _Dict] = ..., count: int, limit: int, pages: int, page: int,
    ) -> None: ...

class FlowRunSlotSummary(Model):
    """A flow run that occupies a concurrency slot."""

    id: UUID
    """The flow run's id."""
    name: str
    """Its name."""
    state_type: StateType | None
    """The type of its current state."""
    state_name: str | None
    """The name of its current state."""
    start_time: datetime | None
    """When it started."""
    state_timestamp: datetime | None
    """When it entered its current state."""
    time_in_current_state: timedelta | None
    """How long it has been in its current state."""
    def __init__(
        self, *, id: _Id, name: str, state_type: StateType | str | None = ..., state_name: str | None = ...,
        start_time: datetime | str | None = ..., state_timestamp: datetime | str | None = ...,
        time_in_current_state: timedelta | float | None = ...,
    ) -> None: ...
