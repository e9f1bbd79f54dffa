# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""Responses of the server other than plain objects."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from prefect_rs._core import Model, _HasId
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
    """What became of a state that a run was to enter."""

    ACCEPT = "ACCEPT"
    REJECT = "REJECT"
    ABORT = "ABORT"
    WAIT = "WAIT"

class FlowBulkDeleteResponse(Model):
    """The flows that were deleted."""

    deleted: list[UUID]
    """Their ids."""
    def __init__(
        self,
        *,
        deleted: Iterable[UUID | str | _HasId] = ...,
    ) -> None: ...

class FlowRunBulkDeleteResponse(Model):
    """The flow runs that were deleted."""

    deleted: list[UUID]
    """Their ids."""
    def __init__(
        self,
        *,
        deleted: Iterable[UUID | str | _HasId] = ...,
    ) -> None: ...

class DeploymentBulkDeleteResponse(Model):
    """The deployments that were deleted."""

    deleted: list[UUID]
    """Their ids."""
    def __init__(
        self,
        *,
        deleted: Iterable[UUID | str | _HasId] = ...,
    ) -> None: ...

class FlowRunBulkSetStateResponse(Model):
    """What became of a state that many flow runs were to enter."""

    results: list[FlowRunOrchestrationResult]
    """Run by run."""
    def __init__(
        self,
        *,
        results: Iterable[FlowRunOrchestrationResult | Mapping[str, Any]] = ...,
    ) -> None: ...

class FlowRunOrchestrationResult(Model):
    """What became of a state that one of many flow runs was to enter."""

    flow_run_id: UUID
    """The flow run's id."""
    status: SetStateStatus
    """What the server decided."""
    state: State | None
    """The state that the run is in now."""
    details: StateAcceptDetails | StateRejectDetails | StateAbortDetails | StateWaitDetails
    """Why."""
    def __init__(
        self,
        *,
        flow_run_id: UUID | str | _HasId,
        status: SetStateStatus | str,
        state: State | Mapping[str, Any] | None = ...,
        details: StateAcceptDetails
        | Mapping[str, Any]
        | (StateRejectDetails | Mapping[str, Any])
        | (StateAbortDetails | Mapping[str, Any])
        | (StateWaitDetails | Mapping[str, Any]),
    ) -> None: ...

class FlowRunBulkCreateResponse(Model):
    """What became of flow runs that were to be created."""

    results: list[FlowRunCreateResult]
    """Run by run, in the order in which they were asked for."""
    def __init__(
        self,
        *,
        results: Iterable[FlowRunCreateResult | Mapping[str, Any]] = ...,
    ) -> None: ...

class FlowRunCreateResult(Model):
    """What became of one of many flow runs that were to be created."""

    flow_run_id: UUID | None
    """The flow run's id; none if it was not created."""
    status: Literal["CREATED", "FAILED"]
    """Whether it was created."""
    error: str | None
    """Why it was not created."""
    def __init__(
        self,
        *,
        flow_run_id: UUID | str | _HasId | None = ...,
        status: Literal["CREATED", "FAILED"],
        error: str | None = ...,
    ) -> None: ...

class GlobalConcurrencyLimitResponse(Model):
    """A limit on how many of something may be taken at once."""

    id: UUID
    """The limit's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    active: bool
    """Whether it is in force."""
    name: str
    """Its name."""
    limit: int
    """How many."""
    active_slots: int
    """How many are taken."""
    slot_decay_per_second: float
    """How many are given back by themselves each second."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        active: bool = ...,
        name: str,
        limit: int,
        active_slots: int,
        slot_decay_per_second: float = ...,
    ) -> None: ...

class MinimalConcurrencyLimitResponse(Model):
    """What is told of a limit of which slots were taken or given back."""

    id: UUID
    """The limit's id."""
    name: str
    """Its name."""
    limit: int
    """How many slots there are."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId,
        name: str,
        limit: int,
    ) -> None: ...

class ConcurrencyLimitWithLeaseResponse(Model):
    """A lease: slots that are given back by themselves if it is not renewed."""

    lease_id: UUID
    """The lease's id."""
    limits: list[MinimalConcurrencyLimitResponse]
    """The limits of which it holds slots."""
    def __init__(
        self,
        *,
        lease_id: UUID | str | _HasId,
        limits: Iterable[MinimalConcurrencyLimitResponse | Mapping[str, Any]],
    ) -> None: ...

class DeploymentResponse(Deployment):
    """A deployment as the server answers with it: all that a `Deployment` has, and more."""

    id: UUID
    """The deployment's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name, which no other deployment of the flow has."""
    version: str | None
    """Its version, as its owner counts them."""
    version_id: UUID | None
    """The id of its version."""
    version_info: VersionInfo | None
    """What its version is made of."""
    branch: str | None
    """The branch that it is, of another deployment."""
    base: UUID | None
    """The id of the deployment that it is a branch of."""
    root: UUID | None
    """The id of the deployment that all its branches come from."""
    description: str | None
    """What it is for, in the words of its owner."""
    flow_id: UUID
    """The id of the flow that it runs."""
    concurrency_limit: int | None
    """How many of its runs may run at once. Servers since 3.1 tell it in `global_concurrency_limit`."""
    global_concurrency_limit: GlobalConcurrencyLimitResponse | None
    """How many of its runs may run at once."""
    concurrency_options: ConcurrencyOptions | None
    """What becomes of one run more."""
    paused: bool
    """Whether its schedules are paused, all of them."""
    schedules: list[DeploymentSchedule]
    """When its runs are to start."""
    job_variables: dict[str, Any]
    """What its runs set differently from the work pool's job template."""
    parameters: dict[str, Any]
    """The parameters that its runs are called with."""
    pull_steps: list[dict[str, Any]] | None
    """How a worker gets the flow's code, step by step."""
    tags: list[str]
    """Tags to find it by, and for its runs."""
    labels: dict[str, bool | int | float | str]
    """Labels: names with a value."""
    work_queue_name: str | None
    """The name of the work queue that its runs wait in."""
    last_polled: datetime | None
    """When somebody last asked for runs of it."""
    parameter_openapi_schema: dict[str, Any] | None
    """Which parameters the flow takes, as a schema of OpenAPI."""
    path: str | None
    """Where the flow's code lies, within its storage."""
    entrypoint: str | None
    """The file and the function: `flows/etl.py:main`."""
    storage_document_id: UUID | None
    """The id of the block that holds the flow's code."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    created_by: CreatedBy | None
    """Who or what created it."""
    updated_by: UpdatedBy | None
    """Who or what last changed it."""
    work_queue_id: UUID | None
    """The id of the work queue that its runs wait in."""
    enforce_parameter_schema: bool
    """Whether parameters that do not fit their schema are refused."""
    work_pool_name: str | None
    """The name of the work pool that its runs go to."""
    status: DeploymentStatus | None
    """Whether somebody is there to run it."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        version: str | None = ...,
        version_id: UUID | str | _HasId | None = ...,
        version_info: VersionInfo | Mapping[str, Any] | None = ...,
        branch: str | None = ...,
        base: UUID | str | _HasId | None = ...,
        root: UUID | str | _HasId | None = ...,
        description: str | None = ...,
        flow_id: UUID | str | _HasId,
        concurrency_limit: int | None = ...,
        global_concurrency_limit: GlobalConcurrencyLimitResponse | Mapping[str, Any] | None = ...,
        concurrency_options: ConcurrencyOptions | Mapping[str, Any] | None = ...,
        paused: bool = ...,
        schedules: Iterable[DeploymentSchedule | Mapping[str, Any]] = ...,
        job_variables: Mapping[str, Any] = ...,
        parameters: Mapping[str, Any] = ...,
        pull_steps: Iterable[Mapping[str, Any]] | None = ...,
        tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
        work_queue_name: str | None = ...,
        last_polled: datetime | str | None = ...,
        parameter_openapi_schema: Mapping[str, Any] | None = ...,
        path: str | None = ...,
        entrypoint: str | None = ...,
        storage_document_id: UUID | str | _HasId | None = ...,
        infrastructure_document_id: UUID | str | _HasId | None = ...,
        created_by: CreatedBy | Mapping[str, Any] | None = ...,
        updated_by: UpdatedBy | Mapping[str, Any] | None = ...,
        work_queue_id: UUID | str | _HasId | None = ...,
        enforce_parameter_schema: bool = ...,
        work_pool_name: str | None = ...,
        status: DeploymentStatus | str | None = ...,
    ) -> None: ...
    def as_related_resource(
        self,
        role: str = "deployment",
    ) -> RelatedResource:
        """The deployment, as an event tells that it has to do with it.

        Args:
            role (str): What it has to do with the event.

        Returns:
            RelatedResource: One of `prefect_rs.events`.
        """

class FlowRunResponse(Model):
    """A flow run as the official client names it where the server answers with one. Methods give `FlowRun`s, which
    have the same fields.
    """

    id: UUID
    """The run's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name; two words where none was given."""
    flow_id: UUID
    """The id of the flow that it runs."""
    state_id: UUID | None
    """The id of its present state."""
    deployment_id: UUID | None
    """The id of the deployment that it comes from."""
    deployment_version: str | None
    """The version of that deployment when the run was created."""
    work_queue_name: str | None
    """The name of the work queue it waits in."""
    flow_version: str | None
    """The version of the flow that ran."""
    parameters: dict[str, Any]
    """The parameters that the flow is called with."""
    idempotency_key: str | None
    """Creating another run with the same key of the same flow gives this run instead."""
    context: dict[str, Any]
    """Further data for the run."""
    empirical_policy: FlowRunPolicy
    """How it is retried and paused."""
    tags: list[str]
    """Tags to find it by."""
    labels: dict[str, bool | int | float | str]
    """Labels: names with a value."""
    parent_task_run_id: UUID | None
    """The id of the task run that stands for it in its parent's flow run."""
    run_count: int
    """How many times it was started."""
    expected_start_time: datetime | None
    """When it was expected to start at first."""
    next_scheduled_start_time: datetime | None
    """When it is scheduled to start next."""
    start_time: datetime | None
    """When it started."""
    end_time: datetime | None
    """When it ended."""
    total_run_time: timedelta
    """How long it ran, all attempts together."""
    estimated_run_time: timedelta
    """The same, counted up to now while it runs."""
    estimated_start_time_delta: timedelta
    """How late it started or, while it waits, how late it is."""
    auto_scheduled: bool
    """Whether a schedule created it."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    infrastructure_pid: str | None
    """What its infrastructure calls it: a process id, a container's name."""
    created_by: CreatedBy | None
    """Who or what created it."""
    work_queue_id: UUID | None
    """The id of the work queue it waits in."""
    work_pool_id: UUID | None
    """The id of its work pool."""
    work_pool_name: str | None
    """The name of its work pool."""
    state: State | None
    """Its present state."""
    job_variables: dict[str, Any] | None
    """What it sets differently from its work pool's job template."""
    state_type: StateType | None
    """The type of its present state."""
    state_name: str | None
    """The name of its present state."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str = ...,
        flow_id: UUID | str | _HasId,
        state_id: UUID | str | _HasId | None = ...,
        deployment_id: UUID | str | _HasId | None = ...,
        deployment_version: str | None = ...,
        work_queue_name: str | None = ...,
        flow_version: str | None = ...,
        parameters: Mapping[str, Any] = ...,
        idempotency_key: str | None = ...,
        context: Mapping[str, Any] = ...,
        empirical_policy: FlowRunPolicy | Mapping[str, Any] = ...,
        tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
        parent_task_run_id: UUID | str | _HasId | None = ...,
        run_count: int = ...,
        expected_start_time: datetime | str | None = ...,
        next_scheduled_start_time: datetime | str | None = ...,
        start_time: datetime | str | None = ...,
        end_time: datetime | str | None = ...,
        total_run_time: timedelta | float = ...,
        estimated_run_time: timedelta | float = ...,
        estimated_start_time_delta: timedelta | float = ...,
        auto_scheduled: bool = ...,
        infrastructure_document_id: UUID | str | _HasId | None = ...,
        infrastructure_pid: str | None = ...,
        created_by: CreatedBy | Mapping[str, Any] | None = ...,
        work_queue_id: UUID | str | _HasId | None = ...,
        work_pool_id: UUID | str | _HasId | None,
        work_pool_name: str | None = ...,
        state: State | Mapping[str, Any] | None = ...,
        job_variables: Mapping[str, Any] | None = ...,
        state_type: StateType | str | None = ...,
        state_name: str | None = ...,
    ) -> None: ...

class Graph(Model):
    """A flow run's task runs and the flow runs within it, as a graph."""

    start_time: datetime | None
    """When the flow run started."""
    end_time: datetime | None
    """When the flow run ended."""
    root_node_ids: list[UUID]
    """The ids of the nodes that depend on no other."""
    nodes: list[Node]
    """The nodes, in the order in which they started."""
    artifacts: list[GraphArtifact]
    """The artifacts that the flow run made itself."""
    states: list[GraphState]
    """The states that the flow run has been in."""
    def __init__(
        self,
        *,
        start_time: datetime | str | None,
        end_time: datetime | str | None,
        root_node_ids: Iterable[UUID | str | _HasId],
        nodes: Iterable[Node | Mapping[str, Any]],
        artifacts: Iterable[GraphArtifact | Mapping[str, Any]],
        states: Iterable[GraphState | Mapping[str, Any]],
    ) -> None: ...

class Node(Model):
    """A task run, or a flow run within the flow run."""

    kind: Literal["flow-run", "task-run"]
    """Which of the two."""
    id: UUID
    """The run's id."""
    label: str
    """The run's name."""
    state_type: StateType
    """The type of its state."""
    start_time: datetime
    """When it started or, if it has not yet, when it is expected to."""
    end_time: datetime | None
    """When it ended."""
    parents: list[Edge]
    """The nodes that it depends on."""
    children: list[Edge]
    """The nodes that depend on it."""
    encapsulating: list[Edge]
    """The nodes that it ran within."""
    artifacts: list[GraphArtifact]
    """The artifacts that it made."""
    def __init__(
        self,
        *,
        kind: Literal["flow-run", "task-run"],
        id: UUID | str | _HasId,
        label: str,
        state_type: StateType | str,
        start_time: datetime | str,
        end_time: datetime | str | None,
        parents: Iterable[Edge | Mapping[str, Any]],
        children: Iterable[Edge | Mapping[str, Any]],
        encapsulating: Iterable[Edge | Mapping[str, Any]],
        artifacts: Iterable[GraphArtifact | Mapping[str, Any]],
    ) -> None: ...

class Edge(Model):
    """A line from one node to another."""

    id: UUID
    """The other node's id."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId,
    ) -> None: ...

class GraphState(Model):
    """A state that a flow run has been in."""

    id: UUID
    """The state's id."""
    timestamp: datetime
    """When the run entered it."""
    type: StateType
    """Its type."""
    name: str
    """Its name."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId,
        timestamp: datetime | str,
        type: StateType | str,
        name: str,
    ) -> None: ...

class GraphArtifact(Model):
    """An artifact that a run made."""

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
    """What it shows; only of a progress."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId,
        created: datetime | str,
        key: str | None,
        type: str | None,
        is_latest: bool,
        data: Any | None = ...,
    ) -> None: ...

class DependencyResult(Model):
    """A task run, and what it depends on."""

    id: UUID
    """The task run's id."""
    name: str
    """Its name."""
    upstream_dependencies: list[TaskRunResult]
    """The task runs whose results it takes."""
    state: State | None
    """Its state."""
    expected_start_time: datetime | None
    """When it was expected to start."""
    start_time: datetime | None
    """When it started."""
    end_time: datetime | None
    """When it ended."""
    total_run_time: timedelta | None
    """How long it ran."""
    estimated_run_time: timedelta | None
    """The same, counted up to now while it runs."""
    untrackable_result: bool
    """Whether its result is of a kind that cannot be found again in what it is given to."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId,
        name: str,
        upstream_dependencies: Iterable[TaskRunResult | Mapping[str, Any]],
        state: State | Mapping[str, Any] | None,
        expected_start_time: datetime | str | None,
        start_time: datetime | str | None,
        end_time: datetime | str | None,
        total_run_time: timedelta | float | None,
        estimated_run_time: timedelta | float | None,
        untrackable_result: bool,
    ) -> None: ...

class HistoryResponse(Model):
    """The runs of one interval of time."""

    interval_start: datetime
    """When the interval begins."""
    interval_end: datetime
    """When the interval ends."""
    states: list[HistoryResponseState]
    """The runs, state by state."""
    def __init__(
        self,
        *,
        interval_start: datetime | str,
        interval_end: datetime | str,
        states: Iterable[HistoryResponseState | Mapping[str, Any]],
    ) -> None: ...

class HistoryResponseState(Model):
    """The runs of one interval that are in one state."""

    state_type: StateType
    """The type of the state."""
    state_name: str
    """The name of the state."""
    count_runs: int
    """How many runs."""
    sum_estimated_run_time: timedelta
    """How long they ran, all together."""
    sum_estimated_lateness: timedelta
    """How late they started, all together."""
    def __init__(
        self,
        *,
        state_type: StateType | str,
        state_name: str,
        count_runs: int,
        sum_estimated_run_time: timedelta | float,
        sum_estimated_lateness: timedelta | float,
    ) -> None: ...

class SimpleFlowRun(Model):
    """A flow run as a point in a diagram."""

    id: UUID
    """The flow run's id."""
    state_type: StateType
    """The type of its state."""
    timestamp: datetime
    """When it started or, if it has not yet, when it is expected to."""
    duration: timedelta
    """How long it ran."""
    lateness: timedelta
    """How late it started."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId,
        state_type: StateType | str,
        timestamp: datetime | str,
        duration: timedelta | float,
        lateness: timedelta | float,
    ) -> None: ...

class SimpleNextFlowRun(Model):
    """The flow run of a flow that is to start next."""

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
    """When it is to start."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId,
        flow_id: UUID | str | _HasId,
        name: str,
        state_name: str,
        state_type: StateType | str,
        next_scheduled_start_time: datetime | str,
    ) -> None: ...

class TaskRunCount(Model):
    """The task runs that ended in one interval of time."""

    completed: int
    """How many completed, or were cancelled."""
    failed: int
    """How many failed or crashed."""
    def __init__(
        self,
        *,
        completed: int,
        failed: int,
    ) -> None: ...

class ObservedState(Model):
    """A state that runs were seen in."""

    state_type: str
    """The type of the state."""
    state_name: str
    """The name of the state."""
    first_seen: datetime
    """When the first run entered it, of those that the server still keeps."""
    last_seen: datetime
    """When the last run entered it."""
    def __init__(
        self,
        *,
        state_type: str,
        state_name: str,
        first_seen: datetime | str,
        last_seen: datetime | str,
    ) -> None: ...

class OrchestrationResult(Model, Generic[_R]):
    """What became of a state that a run was to enter."""

    state: State | None
    """The state that the run is in now; none where nothing changed."""
    status: SetStateStatus
    """What the server decided."""
    details: StateAcceptDetails | StateRejectDetails | StateAbortDetails | StateWaitDetails
    """Why, and for which run."""
    def __init__(
        self,
        *,
        state: State | Mapping[str, Any] | None,
        status: SetStateStatus | str,
        details: StateAcceptDetails
        | Mapping[str, Any]
        | (StateRejectDetails | Mapping[str, Any])
        | (StateAbortDetails | Mapping[str, Any])
        | (StateWaitDetails | Mapping[str, Any]),
    ) -> None: ...

class OrchestrationDetails(Model):
    """Why the server decided as it did: what all kinds of it have, each of which is also one of these."""

    flow_run_id: UUID | None
    """The flow run it is about."""
    task_run_id: UUID | None
    """The task run it is about."""
    transition_id: UUID | None
    """The transition."""
    def __init__(
        self,
        *,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_run_id: UUID | str | _HasId | None = ...,
        transition_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class StateAcceptDetails(OrchestrationDetails):
    """The state was accepted."""

    type: Literal["accept_details"]
    """Always `accept_details`."""
    flow_run_id: UUID | None
    """The flow run it is about."""
    task_run_id: UUID | None
    """The task run it is about."""
    transition_id: UUID | None
    """The transition."""
    def __init__(
        self,
        *,
        type: Literal["accept_details"] = ...,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_run_id: UUID | str | _HasId | None = ...,
        transition_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class StateRejectDetails(OrchestrationDetails):
    """The state was rejected: the run is in another one instead."""

    type: Literal["reject_details"]
    """Always `reject_details`."""
    reason: str | None
    """Why."""
    flow_run_id: UUID | None
    """The flow run it is about."""
    task_run_id: UUID | None
    """The task run it is about."""
    transition_id: UUID | None
    """The transition."""
    def __init__(
        self,
        *,
        type: Literal["reject_details"] = ...,
        reason: str | None = ...,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_run_id: UUID | str | _HasId | None = ...,
        transition_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class StateAbortDetails(OrchestrationDetails):
    """The run is to stop."""

    type: Literal["abort_details"]
    """Always `abort_details`."""
    reason: str | None
    """Why."""
    flow_run_id: UUID | None
    """The flow run it is about."""
    task_run_id: UUID | None
    """The task run it is about."""
    transition_id: UUID | None
    """The transition."""
    def __init__(
        self,
        *,
        type: Literal["abort_details"] = ...,
        reason: str | None = ...,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_run_id: UUID | str | _HasId | None = ...,
        transition_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class StateWaitDetails(OrchestrationDetails):
    """The state may be tried again later."""

    type: Literal["wait_details"]
    """Always `wait_details`."""
    delay_seconds: int
    """How long to wait, in seconds."""
    reason: str | None
    """Why."""
    flow_run_id: UUID | None
    """The flow run it is about."""
    task_run_id: UUID | None
    """The task run it is about."""
    transition_id: UUID | None
    """The transition."""
    def __init__(
        self,
        *,
        type: Literal["wait_details"] = ...,
        delay_seconds: int,
        reason: str | None = ...,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_run_id: UUID | str | _HasId | None = ...,
        transition_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class FlowPaginationResponse(Model):
    """A page of flows."""

    results: list[Flow]
    """The flows of this page."""
    count: int
    """How many flows there are in all."""
    limit: int
    """At most how many flows a page has."""
    pages: int
    """How many pages there are."""
    page: int
    """Which page this is, from 1 up."""
    def __init__(
        self,
        *,
        results: Iterable[Flow | Mapping[str, Any]],
        count: int,
        limit: int,
        pages: int,
        page: int,
    ) -> None: ...

class FlowRunPaginationResponse(Model):
    """A page of flow runs."""

    results: list[FlowRun]
    """The flow runs of this page."""
    count: int
    """How many flow runs there are in all."""
    limit: int
    """At most how many flow runs a page has."""
    pages: int
    """How many pages there are."""
    page: int
    """Which page this is, from 1 up."""
    def __init__(
        self,
        *,
        results: Iterable[FlowRun | Mapping[str, Any]],
        count: int,
        limit: int,
        pages: int,
        page: int,
    ) -> None: ...

class TaskRunPaginationResponse(Model):
    """A page of task runs."""

    results: list[TaskRunResponse]
    """The task runs of this page."""
    count: int
    """How many task runs there are in all."""
    limit: int
    """At most how many task runs a page has."""
    pages: int
    """How many pages there are."""
    page: int
    """Which page this is, from 1 up."""
    def __init__(
        self,
        *,
        results: Iterable[TaskRunResponse | Mapping[str, Any]],
        count: int,
        limit: int,
        pages: int,
        page: int,
    ) -> None: ...

class DeploymentPaginationResponse(Model):
    """A page of deployments."""

    results: list[DeploymentResponse]
    """The deployments of this page."""
    count: int
    """How many deployments there are in all."""
    limit: int
    """At most how many deployments a page has."""
    pages: int
    """How many pages there are."""
    page: int
    """Which page this is, from 1 up."""
    def __init__(
        self,
        *,
        results: Iterable[DeploymentResponse | Mapping[str, Any]],
        count: int,
        limit: int,
        pages: int,
        page: int,
    ) -> None: ...

class SchemaValuesValidationResponse(Model):
    """Whether values fit a JSON schema, and where they do not."""

    errors: list[Any]
    """What is wrong: texts and, for what lies further in, dicts of a `property` (or of the `index` of an item) and
    its `errors`, which are such texts and dicts again.
    """
    valid: bool
    """Whether nothing is."""
    def __init__(
        self,
        *,
        errors: Iterable[Any],
        valid: bool,
    ) -> None: ...

class TaskRunResponse(Model):
    """A task run as it stands in a page of them: the server tells less of it there than elsewhere."""

    id: UUID
    """The run's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name; two words where none was given."""
    flow_run_id: UUID | None
    """The id of the flow run that it belongs to; none if it runs on its own."""
    task_key: str
    """The key of its task, which is the same in every run of it."""
    state_id: UUID | None
    """The id of its present state."""
    state: State | None
    """Its present state."""
    task_version: str | None
    """The version of the task that ran."""
    task_inputs: dict[str, list[TaskRunResult | FlowRunResult | Parameter | Constant]]
    """Where each of its arguments comes from."""
    empirical_policy: TaskRunPolicy
    """How it is retried."""
    tags: list[str]
    """Tags to find it by."""
    start_time: datetime | None
    """When it started."""
    end_time: datetime | None
    """When it ended."""
    total_run_time: timedelta
    """How long it ran, all attempts together."""
    estimated_run_time: timedelta
    """The same, counted up to now while it runs."""
    estimated_start_time_delta: timedelta
    """How late it started or, while it waits, how late it is."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str = ...,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_key: str,
        state_id: UUID | str | _HasId | None = ...,
        state: State | Mapping[str, Any] | None = ...,
        task_version: str | None = ...,
        task_inputs: Mapping[
            str,
            Iterable[
                TaskRunResult
                | Mapping[str, Any]
                | (FlowRunResult | Mapping[str, Any])
                | (Parameter | Mapping[str, Any])
                | (Constant | Mapping[str, Any])
            ],
        ] = ...,
        empirical_policy: TaskRunPolicy | Mapping[str, Any] = ...,
        tags: Iterable[str] = ...,
        start_time: datetime | str | None = ...,
        end_time: datetime | str | None = ...,
        total_run_time: timedelta | float = ...,
        estimated_run_time: timedelta | float = ...,
        estimated_start_time_delta: timedelta | float = ...,
    ) -> None: ...

class UITaskRun(TaskRun):
    """A task run together with the name of its flow run: all that a `TaskRun` has, which it is too, and one field
    more.
    """

    id: UUID
    """The run's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name; two words where none was given."""
    flow_run_id: UUID | None
    """The id of the flow run that it belongs to; none if it runs on its own."""
    task_key: str
    """The key of its task, which is the same in every run of it."""
    dynamic_key: str
    """What tells it from the other runs of its task in the same flow run."""
    cache_key: str | None
    """The key under which its result is cached."""
    cache_expiration: datetime | None
    """Until when the cached result holds."""
    task_version: str | None
    """The version of the task that ran."""
    empirical_policy: TaskRunPolicy
    """How it is retried."""
    tags: list[str]
    """Tags to find it by."""
    labels: dict[str, bool | int | float | str]
    """Labels: names with a value."""
    state_id: UUID | None
    """The id of its present state."""
    task_inputs: dict[str, list[TaskRunResult | FlowRunResult | Parameter | Constant]]
    """Where each of its arguments comes from."""
    state_type: StateType | None
    """The type of its present state."""
    state_name: str | None
    """The name of its present state."""
    run_count: int
    """How many times it was started."""
    flow_run_run_count: int
    """How many times its flow run had been started when it was created."""
    expected_start_time: datetime | None
    """When it was expected to start at first."""
    next_scheduled_start_time: datetime | None
    """When it is scheduled to start next."""
    start_time: datetime | None
    """When it started."""
    end_time: datetime | None
    """When it ended."""
    total_run_time: timedelta
    """How long it ran, all attempts together."""
    estimated_run_time: timedelta
    """The same, counted up to now while it runs."""
    estimated_start_time_delta: timedelta
    """How late it started or, while it waits, how late it is."""
    state: State | None
    """Its present state."""
    flow_run_name: str | None
    """The name of the flow run that it belongs to; none if it runs on its own."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str = ...,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_key: str,
        dynamic_key: str,
        cache_key: str | None = ...,
        cache_expiration: datetime | str | None = ...,
        task_version: str | None = ...,
        empirical_policy: TaskRunPolicy | Mapping[str, Any] = ...,
        tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
        state_id: UUID | str | _HasId | None = ...,
        task_inputs: Mapping[
            str,
            Iterable[
                TaskRunResult
                | Mapping[str, Any]
                | (FlowRunResult | Mapping[str, Any])
                | (Parameter | Mapping[str, Any])
                | (Constant | Mapping[str, Any])
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
        state: State | Mapping[str, Any] | None = ...,
        flow_run_name: str | None = ...,
    ) -> None: ...

class TaskWorkerResponse(Model):
    """A task worker: a process that serves background tasks."""

    identifier: str
    """What it calls itself."""
    task_keys: list[str]
    """The keys of the tasks that it serves."""
    timestamp: datetime
    """When it was last heard of."""
    def __init__(
        self,
        *,
        identifier: str,
        task_keys: Iterable[str],
        timestamp: datetime | str,
    ) -> None: ...

class WorkerFlowRunResponse(Model):
    """A flow run that a worker is to run."""

    work_pool_id: UUID
    """The id of its work pool."""
    work_queue_id: UUID
    """The id of its work queue."""
    flow_run: FlowRun
    """The flow run."""
    def __init__(
        self,
        *,
        work_pool_id: UUID | str | _HasId,
        work_queue_id: UUID | str | _HasId,
        flow_run: FlowRun | Mapping[str, Any],
    ) -> None: ...

class WorkPoolConcurrencyStatus(Model):
    """What takes the concurrency slots of a work pool: a page of its work queues."""

    active_slots: int
    """How many slots are taken."""
    concurrency_limit: int | None
    """How many slots there are; no end of them where none is given."""
    queues: list[WorkQueueConcurrencyStatusDetail]
    """The work queues of this page."""
    count: int
    """How many work queues there are in all."""
    limit: int
    """At most how many work queues a page has."""
    pages: int
    """How many pages there are."""
    page: int
    """Which page this is, from 1 up."""
    def __init__(
        self,
        *,
        active_slots: int,
        concurrency_limit: int | None = ...,
        queues: Iterable[WorkQueueConcurrencyStatusDetail | Mapping[str, Any]] = ...,
        count: int,
        limit: int,
        pages: int,
        page: int,
    ) -> None: ...

class WorkQueueConcurrencyStatusDetail(Model):
    """What takes the concurrency slots of one of a work pool's queues."""

    queue_id: UUID
    """The work queue's id."""
    queue_name: str
    """The work queue's name."""
    active_slots: int
    """How many slots are taken."""
    concurrency_limit: int | None
    """How many slots there are; no end of them where none is given."""
    flow_runs: list[FlowRunSlotSummary]
    """Some of the flow runs that take them."""
    flow_run_count: int | None
    """How many flow runs take them in all."""
    def __init__(
        self,
        *,
        queue_id: UUID | str | _HasId,
        queue_name: str,
        active_slots: int,
        concurrency_limit: int | None = ...,
        flow_runs: Iterable[FlowRunSlotSummary | Mapping[str, Any]] = ...,
        flow_run_count: int | None = ...,
    ) -> None: ...

class WorkQueueConcurrencyStatus(Model):
    """What takes the concurrency slots of a work queue: a page of flow runs."""

    active_slots: int
    """How many slots are taken."""
    concurrency_limit: int | None
    """How many slots there are; no end of them where none is given."""
    flow_runs: list[FlowRunSlotSummary]
    """The flow runs of this page."""
    count: int
    """How many flow runs there are in all."""
    limit: int
    """At most how many flow runs a page has."""
    pages: int
    """How many pages there are."""
    page: int
    """Which page this is, from 1 up."""
    def __init__(
        self,
        *,
        active_slots: int,
        concurrency_limit: int | None = ...,
        flow_runs: Iterable[FlowRunSlotSummary | Mapping[str, Any]] = ...,
        count: int,
        limit: int,
        pages: int,
        page: int,
    ) -> None: ...

class FlowRunSlotSummary(Model):
    """A flow run that takes a concurrency slot."""

    id: UUID
    """The flow run's id."""
    name: str
    """Its name."""
    state_type: StateType | None
    """The type of its present state."""
    state_name: str | None
    """The name of its present state."""
    start_time: datetime | None
    """When it started."""
    state_timestamp: datetime | None
    """When it entered its present state."""
    time_in_current_state: timedelta | None
    """How long it has been in its present state."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId,
        name: str,
        state_type: StateType | str | None = ...,
        state_name: str | None = ...,
        start_time: datetime | str | None = ...,
        state_timestamp: datetime | str | None = ...,
        time_in_current_state: timedelta | float | None = ...,
    ) -> None: ...
