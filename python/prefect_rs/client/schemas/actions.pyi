# Written by tools/stubs.py from the docstrings in src/python and the models in src/schemas.
"""What the server takes: objects to create, changes to make."""

from collections.abc import Iterable, Mapping
from prefect_rs._core import Model
from prefect_rs.client.schemas.objects import FlowRunPolicy, StateDetails, StateType
from typing import Any
from uuid import UUID

__all__ = ["FlowCreate", "FlowUpdate", "StateCreate", "FlowRunCreate", "FlowRunUpdate"]

class FlowCreate(Model):
    """A flow to create."""

    name: str
    """Its name."""
    tags: list[str]
    """Tags to find it by."""
    labels: dict[str, bool | int | float | str]
    """Labels: names with a value."""
    def __init__(
        self,
        *,
        name: str,
        tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
    ) -> None: ...

class FlowUpdate(Model):
    """A change to a flow."""

    tags: list[str]
    """Its tags from now on."""
    def __init__(
        self,
        *,
        tags: Iterable[str] = ...,
    ) -> None: ...

class StateCreate(Model):
    """A state for a run to enter."""

    type: StateType
    """What it means to the server."""
    name: str | None
    """Its name."""
    message: str | None
    """A message to people."""
    state_details: StateDetails
    """What else is known of it."""
    data: Any | None
    """Data that goes with it."""
    def __init__(
        self,
        *,
        type: StateType | str,
        name: str | None = ...,
        message: str | None = ...,
        state_details: StateDetails | Mapping[str, Any] = ...,
        data: Any | None = ...,
    ) -> None: ...

class FlowRunCreate(Model):
    """A flow run to create."""

    state: StateCreate | None
    """The state that it begins in."""
    name: str | None
    """Its name."""
    flow_id: UUID
    """The id of the flow to run."""
    deployment_id: UUID | None
    """The id of the deployment that it comes from."""
    flow_version: str | None
    """The version of the flow."""
    parameters: dict[str, Any]
    """The parameters that the flow is called with."""
    context: dict[str, Any]
    """Further data for the run."""
    parent_task_run_id: UUID | None
    """The id of the task run that stands for it in its parent's flow run."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    empirical_policy: FlowRunPolicy
    """How it is retried and paused."""
    tags: list[str]
    """Tags to find it by."""
    idempotency_key: str | None
    """Creating another run with the same key of the same flow gives this run instead."""
    labels: dict[str, bool | int | float | str]
    """Labels: names with a value."""
    work_pool_name: str | None
    """The name of the work pool to run in."""
    work_queue_name: str | None
    """The name of the work queue to wait in."""
    job_variables: dict[str, Any] | None
    """What it sets differently from its work pool's job template."""
    def __init__(
        self,
        *,
        state: StateCreate | Mapping[str, Any] | None = ...,
        name: str | None = ...,
        flow_id: UUID | str,
        deployment_id: UUID | str | None = ...,
        flow_version: str | None = ...,
        parameters: Mapping[str, Any] = ...,
        context: Mapping[str, Any] = ...,
        parent_task_run_id: UUID | str | None = ...,
        infrastructure_document_id: UUID | str | None = ...,
        empirical_policy: FlowRunPolicy | Mapping[str, Any] = ...,
        tags: Iterable[str] = ...,
        idempotency_key: str | None = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
        work_pool_name: str | None = ...,
        work_queue_name: str | None = ...,
        job_variables: Mapping[str, Any] | None = ...,
    ) -> None: ...

class FlowRunUpdate(Model):
    """A change to a flow run: only what is set is changed."""

    name: str | None
    """Its name."""
    flow_version: str | None
    """The version of the flow."""
    parameters: dict[str, Any] | None
    """The parameters that the flow is called with."""
    empirical_policy: FlowRunPolicy
    """How it is retried and paused."""
    tags: list[str]
    """Its tags."""
    infrastructure_pid: str | None
    """What its infrastructure calls it."""
    job_variables: dict[str, Any] | None
    """What it sets differently from its work pool's job template."""
    def __init__(
        self,
        *,
        name: str | None = ...,
        flow_version: str | None = ...,
        parameters: Mapping[str, Any] | None = ...,
        empirical_policy: FlowRunPolicy | Mapping[str, Any] = ...,
        tags: Iterable[str] = ...,
        infrastructure_pid: str | None = ...,
        job_variables: Mapping[str, Any] | None = ...,
    ) -> None: ...
