# Written by tools/stubs.py from the docstrings in src/python and the models in src/schemas.
"""What the server answers besides the objects themselves."""

from collections.abc import Mapping
from prefect_rs._core import Model
from prefect_rs.client.schemas.objects import State
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
