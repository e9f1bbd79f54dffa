# Written by tools/stubs.py from the docstrings in src/python and the models in src/schemas.
"""What the server answers besides the objects themselves."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from prefect_rs._core import Model
from prefect_rs.client.schemas.objects import FlowRun, State, StateType
from prefect_rs.utilities.collections import AutoEnum
from typing import Any, Literal
from uuid import UUID

__all__ = [
    "SetStateStatus",
    "OrchestrationResult",
    "StateAcceptDetails",
    "StateRejectDetails",
    "StateAbortDetails",
    "StateWaitDetails",
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
