# Written by tools/stubs.py from the docstrings in src/python and the models in src/schemas.
"""What the server answers besides the objects themselves."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from prefect_rs._core import Model
from prefect_rs.client.schemas.objects import (
    ConcurrencyOptions,
    CreatedBy,
    Deployment,
    DeploymentSchedule,
    DeploymentStatus,
    FlowRun,
    State,
    StateType,
    UpdatedBy,
    VersionInfo,
)
from prefect_rs.utilities.collections import AutoEnum
from typing import Any, Literal
from uuid import UUID

__all__ = [
    "SetStateStatus",
    "GlobalConcurrencyLimitResponse",
    "MinimalConcurrencyLimitResponse",
    "ConcurrencyLimitWithLeaseResponse",
    "DeploymentResponse",
    "OrchestrationResult",
    "StateAcceptDetails",
    "StateRejectDetails",
    "StateAbortDetails",
    "StateWaitDetails",
    "TaskWorkerResponse",
    "WorkerFlowRunResponse",
    "WorkPoolConcurrencyStatus",
    "WorkQueueConcurrencyStatusDetail",
    "WorkQueueConcurrencyStatus",
    "FlowRunSlotSummary",
]

class SetStateStatus(AutoEnum):
    """What became of a state that a run was to enter."""

    ACCEPT = "ACCEPT"
    REJECT = "REJECT"
    ABORT = "ABORT"
    WAIT = "WAIT"

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
        id: UUID | str = ...,
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
        id: UUID | str,
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
        lease_id: UUID | str,
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
        id: UUID | str = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        version: str | None = ...,
        version_id: UUID | str | None = ...,
        version_info: VersionInfo | Mapping[str, Any] | None = ...,
        branch: str | None = ...,
        base: UUID | str | None = ...,
        root: UUID | str | None = ...,
        description: str | None = ...,
        flow_id: UUID | str,
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
        storage_document_id: UUID | str | None = ...,
        infrastructure_document_id: UUID | str | None = ...,
        created_by: CreatedBy | Mapping[str, Any] | None = ...,
        updated_by: UpdatedBy | Mapping[str, Any] | None = ...,
        work_queue_id: UUID | str | None = ...,
        enforce_parameter_schema: bool = ...,
        work_pool_name: str | None = ...,
        status: DeploymentStatus | str | None = ...,
    ) -> None: ...

class OrchestrationResult(Model):
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

class StateAcceptDetails(Model):
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
        flow_run_id: UUID | str | None = ...,
        task_run_id: UUID | str | None = ...,
        transition_id: UUID | str | None = ...,
    ) -> None: ...

class StateRejectDetails(Model):
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
        flow_run_id: UUID | str | None = ...,
        task_run_id: UUID | str | None = ...,
        transition_id: UUID | str | None = ...,
    ) -> None: ...

class StateAbortDetails(Model):
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
        flow_run_id: UUID | str | None = ...,
        task_run_id: UUID | str | None = ...,
        transition_id: UUID | str | None = ...,
    ) -> None: ...

class StateWaitDetails(Model):
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
        flow_run_id: UUID | str | None = ...,
        task_run_id: UUID | str | None = ...,
        transition_id: UUID | str | None = ...,
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
        work_pool_id: UUID | str,
        work_queue_id: UUID | str,
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
        queue_id: UUID | str,
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
        id: UUID | str,
        name: str,
        state_type: StateType | str | None = ...,
        state_name: str | None = ...,
        start_time: datetime | str | None = ...,
        state_timestamp: datetime | str | None = ...,
        time_in_current_state: timedelta | float | None = ...,
    ) -> None: ...
