# Written by tools/stubs.py from the docstrings in src/python and the models in src/schemas.
"""What the server keeps: flows, flow runs, states."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from prefect_rs._core import Model
from prefect_rs.client.schemas.schedules import CronSchedule, IntervalSchedule, NoSchedule, RRuleSchedule
from prefect_rs.utilities.collections import AutoEnum
from typing import Any, Literal
from typing_extensions import Self
from uuid import UUID

__all__ = [
    "BranchingScheduleHandling",
    "ConcurrencyLimitStrategy",
    "DeploymentStatus",
    "RunType",
    "StateType",
    "Deployment",
    "DeploymentSchedule",
    "ConcurrencyLimitConfig",
    "ConcurrencyOptions",
    "DeploymentBranchingOptions",
    "UpdatedBy",
    "VersionInfo",
    "Flow",
    "FlowRun",
    "FlowRunPolicy",
    "FlowRunInput",
    "CreatedBy",
    "State",
    "StateDetails",
]

class BranchingScheduleHandling(AutoEnum):
    """What becomes of a deployment's schedules in a branch of it."""

    KEEP = "keep"
    REMOVE = "remove"
    INACTIVE = "inactive"

class ConcurrencyLimitStrategy(AutoEnum):
    """What becomes of a run when the deployment's limit is reached."""

    ENQUEUE = "ENQUEUE"
    CANCEL_NEW = "CANCEL_NEW"

class DeploymentStatus(AutoEnum):
    """Whether somebody is there to run a deployment."""

    READY = "READY"
    NOT_READY = "NOT_READY"
    DISABLED = "DISABLED"

class RunType(AutoEnum):
    """What kind of run something belongs to."""

    FLOW_RUN = "flow_run"
    TASK_RUN = "task_run"

class StateType(AutoEnum):
    """What a state means to the server. States of one type differ by their name: `Late` is a `SCHEDULED`
    state.
    """

    SCHEDULED = "SCHEDULED"
    PENDING = "PENDING"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"
    CRASHED = "CRASHED"
    PAUSED = "PAUSED"
    CANCELLING = "CANCELLING"

class Deployment(Model):
    """A deployment: a flow with all that is needed to run it from afar."""

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
    description: str | None
    """What it is for, in the words of its owner."""
    flow_id: UUID
    """The id of the flow that it runs."""
    paused: bool
    """Whether its schedules are paused, all of them."""
    concurrency_limit: int | None
    """How many of its runs may run at once. Servers since 3.1 tell it in `global_concurrency_limit`."""
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
        description: str | None = ...,
        flow_id: UUID | str,
        paused: bool = ...,
        concurrency_limit: int | None = ...,
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
    ) -> None: ...

class DeploymentSchedule(Model):
    """One of a deployment's schedules."""

    id: UUID
    """The schedule's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    deployment_id: UUID | None
    """The id of its deployment."""
    schedule: IntervalSchedule | CronSchedule | RRuleSchedule | NoSchedule
    """When runs are to start."""
    active: bool
    """Whether it is switched on."""
    max_scheduled_runs: int | None
    """How many runs are created ahead."""
    parameters: dict[str, Any]
    """Parameters of its runs that differ from those of the deployment."""
    slug: str | None
    """A name for it, which no other schedule of the deployment has."""
    def __init__(
        self,
        *,
        id: UUID | str = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        deployment_id: UUID | str | None = ...,
        schedule: IntervalSchedule
        | Mapping[str, Any]
        | (CronSchedule | Mapping[str, Any])
        | (RRuleSchedule | Mapping[str, Any])
        | (NoSchedule | Mapping[str, Any]),
        active: bool = ...,
        max_scheduled_runs: int | None = ...,
        parameters: Mapping[str, Any] = ...,
        slug: str | None = ...,
    ) -> None: ...

class ConcurrencyLimitConfig(Model):
    """How many runs may run at once, and what becomes of one more."""

    limit: int
    """How many."""
    collision_strategy: ConcurrencyLimitStrategy
    """What becomes of one more."""
    grace_period_seconds: int | None
    """How long a run may take until it starts and keeps its place, in seconds."""
    def __init__(
        self,
        *,
        limit: int,
        collision_strategy: ConcurrencyLimitStrategy | str = ...,
        grace_period_seconds: int | None = ...,
    ) -> None: ...

class ConcurrencyOptions(Model):
    """What becomes of one run more than a deployment's limit."""

    collision_strategy: ConcurrencyLimitStrategy
    """Whether it waits or is cancelled."""
    grace_period_seconds: int | None
    """How long a run may take until it starts and keeps its place, in seconds: 60 to 86400."""
    def __init__(
        self,
        *,
        collision_strategy: ConcurrencyLimitStrategy | str,
        grace_period_seconds: int | None = ...,
    ) -> None: ...

class DeploymentBranchingOptions(Model):
    """How a branch of a deployment is made."""

    id: UUID
    """An id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    schedule_handling: BranchingScheduleHandling
    """What becomes of the deployment's schedules."""
    def __init__(
        self,
        *,
        id: UUID | str = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        schedule_handling: BranchingScheduleHandling | str = ...,
    ) -> None: ...

class UpdatedBy(Model):
    """Who or what last changed an object."""

    id: UUID | None
    """Its id."""
    type: str | None
    """Its type, such as `USER`."""
    display_value: str | None
    """Its name, to show."""
    def __init__(
        self,
        *,
        id: UUID | str | None = ...,
        type: str | None = ...,
        display_value: str | None = ...,
    ) -> None: ...

class VersionInfo(Model):
    """What a version is made of. It may have further fields, such as the commit."""

    type: str
    """What kind of version it is, such as `prefect:simple` or `vcs:git`."""
    version: str
    """The version itself."""
    def __init__(
        self,
        *,
        type: str,
        version: str,
    ) -> None: ...

class Flow(Model):
    """A flow: a workflow that the server knows by its name."""

    id: UUID
    """The flow's id."""
    created: datetime | None
    """When the flow was first known to the server."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """The flow's name, which no other flow has."""
    tags: list[str]
    """Tags to find it by."""
    labels: dict[str, bool | int | float | str]
    """Labels: names with a value."""
    def __init__(
        self,
        *,
        id: UUID | str = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
    ) -> None: ...

class FlowRun(Model):
    """One run of a flow."""

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
    work_queue_id: UUID | None
    """The id of the work queue it waits in."""
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
    state_type: StateType | None
    """The type of its present state."""
    state_name: str | None
    """The name of its present state."""
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
    work_pool_id: UUID | None
    """The id of its work pool."""
    work_pool_name: str | None
    """The name of its work pool."""
    state: State | None
    """Its present state."""
    job_variables: dict[str, Any] | None
    """What it sets differently from its work pool's job template."""
    def __init__(
        self,
        *,
        id: UUID | str = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str = ...,
        flow_id: UUID | str,
        state_id: UUID | str | None = ...,
        deployment_id: UUID | str | None = ...,
        deployment_version: str | None = ...,
        work_queue_id: UUID | str | None = ...,
        work_queue_name: str | None = ...,
        flow_version: str | None = ...,
        parameters: Mapping[str, Any] = ...,
        idempotency_key: str | None = ...,
        context: Mapping[str, Any] = ...,
        empirical_policy: FlowRunPolicy | Mapping[str, Any] = ...,
        tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
        parent_task_run_id: UUID | str | None = ...,
        state_type: StateType | str | None = ...,
        state_name: str | None = ...,
        run_count: int = ...,
        expected_start_time: datetime | str | None = ...,
        next_scheduled_start_time: datetime | str | None = ...,
        start_time: datetime | str | None = ...,
        end_time: datetime | str | None = ...,
        total_run_time: timedelta | float = ...,
        estimated_run_time: timedelta | float = ...,
        estimated_start_time_delta: timedelta | float = ...,
        auto_scheduled: bool = ...,
        infrastructure_document_id: UUID | str | None = ...,
        infrastructure_pid: str | None = ...,
        created_by: CreatedBy | Mapping[str, Any] | None = ...,
        work_pool_id: UUID | str | None = ...,
        work_pool_name: str | None = ...,
        state: State | Mapping[str, Any] | None = ...,
        job_variables: Mapping[str, Any] | None = ...,
    ) -> None: ...

class FlowRunPolicy(Model):
    """How a flow run is retried and paused."""

    max_retries: int
    """Not used any more: `retries` is."""
    retry_delay_seconds: float
    """Not used any more: `retry_delay` is."""
    retries: int | None
    """How many times the run is tried again."""
    retry_delay: int | None
    """How long it waits before that, in seconds."""
    pause_keys: set[str] | None
    """The keys of the pauses it has been through."""
    resuming: bool | None
    """Whether it is resuming from a pause."""
    retry_type: Literal["in_process", "reschedule"] | None
    """Where it is tried again."""
    def __init__(
        self,
        *,
        max_retries: int = ...,
        retry_delay_seconds: float = ...,
        retries: int | None = ...,
        retry_delay: int | None = ...,
        pause_keys: Iterable[str] | None = ...,
        resuming: bool | None = ...,
        retry_type: Literal["in_process", "reschedule"] | None = ...,
    ) -> None: ...

class FlowRunInput(Model):
    """A value that one flow run was sent while it ran."""

    id: UUID
    """The input's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    flow_run_id: UUID
    """The flow run that it was sent to."""
    key: str
    """Its key, which no other input of that flow run has."""
    value: str
    """Its value, as text."""
    sender: str | None
    """Who sent it."""
    def __init__(
        self,
        *,
        id: UUID | str = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        flow_run_id: UUID | str,
        key: str,
        value: str,
        sender: str | None = ...,
    ) -> None: ...

class CreatedBy(Model):
    """Who or what created an object."""

    id: UUID | None
    """The creator's id."""
    type: str | None
    """The creator's type, such as `DEPLOYMENT` or `AUTOMATION`."""
    display_value: str | None
    """The creator's name, to show."""
    def __init__(
        self,
        *,
        id: UUID | str | None = ...,
        type: str | None = ...,
        display_value: str | None = ...,
    ) -> None: ...

class State(Model):
    """The state of a run."""

    id: UUID
    """The state's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    type: StateType
    """What it means to the server."""
    name: str | None
    """Its name; after its type where none was given."""
    timestamp: datetime
    """When the run entered it."""
    message: str | None
    """A message to people."""
    data: Any | None
    """Data that goes with it: where the run's result is kept."""
    state_details: StateDetails
    """What else is known of it."""
    def __init__(
        self,
        *,
        id: UUID | str = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        type: StateType | str,
        name: str | None = ...,
        timestamp: datetime | str = ...,
        message: str | None = ...,
        data: Any | None = ...,
        state_details: StateDetails | Mapping[str, Any] = ...,
    ) -> None: ...
    def is_scheduled(
        self,
    ) -> bool:
        """Whether the run waits for its time.

        Returns:
            bool: True for a state of the type `SCHEDULED`, whatever its name.
        """
    def is_pending(
        self,
    ) -> bool:
        """Whether the run is about to start.

        Returns:
            bool: True for a state of the type `PENDING`, whatever its name.
        """
    def is_running(
        self,
    ) -> bool:
        """Whether the run is under way.

        Returns:
            bool: True for a state of the type `RUNNING`, whatever its name.
        """
    def is_completed(
        self,
    ) -> bool:
        """Whether the run has ended well.

        Returns:
            bool: True for a state of the type `COMPLETED`, whatever its name.
        """
    def is_failed(
        self,
    ) -> bool:
        """Whether the run has ended badly.

        Returns:
            bool: True for a state of the type `FAILED`, whatever its name.
        """
    def is_crashed(
        self,
    ) -> bool:
        """Whether the run's infrastructure broke.

        Returns:
            bool: True for a state of the type `CRASHED`, whatever its name.
        """
    def is_cancelled(
        self,
    ) -> bool:
        """Whether the run was cancelled.

        Returns:
            bool: True for a state of the type `CANCELLED`, whatever its name.
        """
    def is_cancelling(
        self,
    ) -> bool:
        """Whether the run is being cancelled.

        Returns:
            bool: True for a state of the type `CANCELLING`, whatever its name.
        """
    def is_paused(
        self,
    ) -> bool:
        """Whether the run waits to be resumed.

        Returns:
            bool: True for a state of the type `PAUSED`, whatever its name.
        """
    def is_final(
        self,
    ) -> bool:
        """Whether a run in this state will not leave it by itself.

        Returns:
            bool: True for `COMPLETED`, `FAILED`, `CANCELLED` and `CRASHED`.
        """
    def fresh_copy(
        self,
        **update: Any,
    ) -> Self:
        """A state like this one, that is another.

        Args:
            **update (Any): Fields to have other values in the copy.

        Returns:
            Self: It has an id and times of its own, and shares nothing with this one.
        """

class StateDetails(Model):
    """What else is known of a state."""

    flow_run_id: UUID | None
    """The flow run whose state it is, or that the task run belongs to."""
    task_run_id: UUID | None
    """The task run whose state it is."""
    child_flow_run_id: UUID | None
    """The subflow run that the task run stands for."""
    scheduled_time: datetime | None
    """When the run is to start."""
    cache_key: str | None
    """The key under which the result is cached."""
    cache_expiration: datetime | None
    """Until when the cached result holds."""
    deferred: bool | None
    """Whether a task worker is to run it."""
    untrackable_result: bool
    """Whether the result cannot be told from others."""
    pause_timeout: datetime | None
    """Until when the run stays paused."""
    pause_reschedule: bool
    """Whether it leaves its infrastructure while paused (a suspended run does)."""
    pause_key: str | None
    """The key of the pause."""
    run_input_keyset: dict[str, str] | None
    """The keys of the inputs that a paused run waits for."""
    refresh_cache: bool | None
    """Whether a cached result is to be made anew."""
    retriable: bool | None
    """Whether a failed run may be tried again."""
    transition_id: UUID | None
    """The id of the transition that led to it."""
    task_parameters_id: UUID | None
    """The id of the stored parameters of a deferred task run."""
    traceparent: str | None
    """The trace that it belongs to."""
    deployment_concurrency_lease_id: UUID | None
    """The id of the lease on its deployment's concurrency limit."""
    def __init__(
        self,
        *,
        flow_run_id: UUID | str | None = ...,
        task_run_id: UUID | str | None = ...,
        child_flow_run_id: UUID | str | None = ...,
        scheduled_time: datetime | str | None = ...,
        cache_key: str | None = ...,
        cache_expiration: datetime | str | None = ...,
        deferred: bool | None = ...,
        untrackable_result: bool = ...,
        pause_timeout: datetime | str | None = ...,
        pause_reschedule: bool = ...,
        pause_key: str | None = ...,
        run_input_keyset: Mapping[str, str] | None = ...,
        refresh_cache: bool | None = ...,
        retriable: bool | None = ...,
        transition_id: UUID | str | None = ...,
        task_parameters_id: UUID | str | None = ...,
        traceparent: str | None = ...,
        deployment_concurrency_lease_id: UUID | str | None = ...,
    ) -> None: ...
