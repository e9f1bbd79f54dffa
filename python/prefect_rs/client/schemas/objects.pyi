# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Models of the objects that the API returns: flows, flow runs, states and so on."""

from collections.abc import Coroutine, Iterable, Mapping
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from prefect_rs._annotations import _Dict, _Id
from prefect_rs._core import Model
from prefect_rs.client.schemas.schedules import CronSchedule, IntervalSchedule, NoSchedule, RRuleSchedule
from typing import Any, Generic, Literal
from typing_extensions import Self, TypeVar
from uuid import UUID
from prefect_rs.client.schemas.schedules import SCHEDULE_TYPES as SCHEDULE_TYPES
from prefect_rs.utilities.collections import AutoEnum as AutoEnum

__all__ = [
    "BranchingScheduleHandling",
    "ConcurrencyLimitStrategy",
    "DeploymentStatus",
    "RunType",
    "StateType",
    "WorkPoolStatus",
    "WorkQueueStatus",
    "WorkerStatus",
    "BlockDocument",
    "BlockDocumentReference",
    "BlockSchema",
    "BlockSchemaReference",
    "BlockType",
    "Workspace",
    "User",
    "WorkspaceSettings",
    "IPAllowlistEntry",
    "IPAllowlist",
    "IPAllowlistMyAccessResponse",
    "ConcurrencyLeaseHolder",
    "ConcurrencyLimit",
    "GlobalConcurrencyLimit",
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
    "Configuration",
    "CsrfToken",
    "ServerDefaultResultStorage",
    "ServerDefaultResultStorageUpdate",
    "State",
    "StateDetails",
    "TaskRun",
    "TaskRunPolicy",
    "RunInput",
    "TaskRunResult",
    "FlowRunResult",
    "Parameter",
    "Constant",
    "WorkPool",
    "WorkPoolStorageConfiguration",
    "WorkQueue",
    "QueueFilter",
    "WorkQueueHealthPolicy",
    "WorkQueueStatusDetail",
    "Worker",
    "Agent",
    "WorkerMetadata",
    "Integration",
    "Artifact",
    "ArtifactCollection",
    "Log",
    "SavedSearch",
    "SavedSearchFilter",
    "Variable",
    "DEFAULT_AGENT_WORK_POOL_NAME",
    "DEFAULT_BLOCK_SCHEMA_VERSION",
    "MAX_VARIABLE_NAME_LENGTH",
    "TERMINAL_STATES",
]

_R = TypeVar("_R", default=Any)

class BranchingScheduleHandling(AutoEnum):
    """How a deployment's schedules are handled in a branch of it."""

    KEEP = "keep"
    REMOVE = "remove"
    INACTIVE = "inactive"

class ConcurrencyLimitStrategy(AutoEnum):
    """How a run is handled when the deployment's concurrency limit is reached."""

    ENQUEUE = "ENQUEUE"
    CANCEL_NEW = "CANCEL_NEW"

class DeploymentStatus(AutoEnum):
    """Whether a deployment can be run."""

    READY = "READY"
    NOT_READY = "NOT_READY"
    DISABLED = "DISABLED"

class RunType(AutoEnum):
    """The type of a run."""

    FLOW_RUN = "flow_run"
    TASK_RUN = "task_run"

class StateType(AutoEnum):
    """The type of a state. States of one type differ by name: `Late` is a `SCHEDULED` state."""

    SCHEDULED = "SCHEDULED"
    PENDING = "PENDING"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"
    CRASHED = "CRASHED"
    PAUSED = "PAUSED"
    CANCELLING = "CANCELLING"

class WorkPoolStatus(AutoEnum):
    """The status of a work pool."""

    READY = "READY"
    NOT_READY = "NOT_READY"
    PAUSED = "PAUSED"

class WorkQueueStatus(AutoEnum):
    """The status of a work queue."""

    READY = "READY"
    NOT_READY = "NOT_READY"
    PAUSED = "PAUSED"

class WorkerStatus(AutoEnum):
    """The status of a worker."""

    ONLINE = "ONLINE"
    OFFLINE = "OFFLINE"

class BlockDocument(Model):
    """A block document: the data of a block, named or anonymous."""

    id: UUID
    """The block document's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str | None
    """Its name, unique within its block type: lowercase letters, digits and dashes. Only anonymous documents may
    have none.
    """
    data: dict[str, Any]
    """The block's data. Secret values may be masked with asterisks."""
    block_schema_id: UUID
    """The id of its block schema."""
    block_schema: BlockSchema | None
    """Its block schema."""
    block_type_id: UUID
    """The id of its block type."""
    block_type_name: str | None
    """The name of its block type."""
    block_type: BlockType | None
    """Its block type."""
    block_document_references: dict[str, dict[str, Any]]
    """The documents that its data refers to, by field."""
    is_anonymous: bool
    """Whether it is anonymous."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str | None = ..., data: _Dict = ..., block_schema_id: _Id,
        block_schema: BlockSchema | _Dict | None = ..., block_type_id: _Id, block_type_name: str | None = ...,
        block_type: BlockType | _Dict | None = ..., block_document_references: Mapping[str, _Dict] = ...,
        is_anonymous: bool = ...,
    ) -> None: ...

class BlockDocumentReference(Model):
    """A reference from one block document to another."""

    id: UUID
    """The reference's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    parent_block_document_id: UUID
    """The id of the referring block document."""
    parent_block_document: BlockDocument | None
    """The referring block document."""
    reference_block_document_id: UUID
    """The id of the referenced block document, which must be another one."""
    reference_block_document: BlockDocument | None
    """The referenced block document."""
    name: str
    """The name of the field with the reference."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        parent_block_document_id: _Id, parent_block_document: BlockDocument | _Dict | None = ...,
        reference_block_document_id: _Id, reference_block_document: BlockDocument | _Dict | None = ..., name: str,
    ) -> None: ...

class BlockSchema(Model):
    """A block schema: the fields of a version of a block type."""

    id: UUID
    """The block schema's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    checksum: str
    """The checksum of its fields, which identifies it: `sha256:...`."""
    fields: dict[str, Any]
    """The fields, as a JSON schema. Its `secret_fields` names the secret ones."""
    block_type_id: UUID | None
    """The id of its block type."""
    block_type: BlockType | None
    """Its block type."""
    capabilities: list[str]
    """What its blocks can do, such as `read-path`."""
    version: str
    """Its version, in any format."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        checksum: str, fields: _Dict = ..., block_type_id: _Id | None, block_type: BlockType | _Dict | None = ...,
        capabilities: Iterable[str] = ..., version: str = ...,
    ) -> None: ...

class BlockSchemaReference(Model):
    """A block schema nested in another."""

    id: UUID
    """The reference's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    parent_block_schema_id: UUID
    """The id of the outer block schema."""
    parent_block_schema: BlockSchema | None
    """The outer block schema."""
    reference_block_schema_id: UUID
    """The id of the nested block schema."""
    reference_block_schema: BlockSchema | None
    """The nested block schema."""
    name: str
    """The name of the field that holds it."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        parent_block_schema_id: _Id, parent_block_schema: BlockSchema | _Dict | None = ...,
        reference_block_schema_id: _Id, reference_block_schema: BlockSchema | _Dict | None = ..., name: str,
    ) -> None: ...

class BlockType(Model):
    """A block type: a kind of block, such as an S3 bucket or a Slack webhook."""

    id: UUID
    """The block type's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name."""
    slug: str
    """Its name in URLs, which is unique."""
    logo_url: str | None
    """The URL of its logo."""
    documentation_url: str | None
    """The URL of its documentation."""
    description: str | None
    """A description."""
    code_example: str | None
    """An example of its use."""
    is_protected: bool
    """Whether it is part of the server, and cannot be deleted."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str, slug: str, logo_url: str | None = ..., documentation_url: str | None = ...,
        description: str | None = ..., code_example: str | None = ..., is_protected: bool = ...,
    ) -> None: ...

class Workspace(Model):
    """A workspace of Prefect Cloud."""

    account_id: UUID
    """The id of its account."""
    account_name: str | None
    """The name of its account. None for a workspace that was just created."""
    account_handle: str | None
    """The handle of its account. None for a workspace that was just created."""
    workspace_id: UUID
    """The workspace's id, also available as `id`."""
    workspace_name: str
    """Its name, also available as `name`."""
    workspace_description: str | None
    """A description, also available as `description`."""
    workspace_handle: str
    """Its handle, unique within the account."""
    created: datetime | None
    """When it was created. Only sent for a workspace that was just created."""
    updated: datetime | None
    """When it last changed, if sent."""
    default_workspace_role_id: UUID | None
    """The id of the role of new members, if sent."""
    is_public: bool | None
    """Whether it is public, if sent."""
    def __init__(
        self, *, account_id: _Id, account_name: str | None = ..., account_handle: str | None = ...,
        workspace_id: _Id, workspace_name: str, workspace_description: str | None = ..., workspace_handle: str,
        created: datetime | str | None = ..., updated: datetime | str | None = ...,
        default_workspace_role_id: _Id | None = ..., is_public: bool | None = ...,
    ) -> None: ...
    @property
    def id(self) -> UUID:
        """An alias of `workspace_id`.

        Returns:
            The workspace's id.
        """
    @property
    def name(self) -> str:
        """An alias of `workspace_name`.

        Returns:
            The workspace's name.
        """
    @property
    def description(self) -> str | None:
        """An alias of `workspace_description`.

        Returns:
            The workspace's description.
        """
    @property
    def handle(self) -> str:
        """The full handle, which is unique.

        Returns:
            `account_handle/workspace_handle`, or only the latter if the account's handle is unknown.
        """
    def api_url(self) -> str:
        """Return the URL of the workspace's API, for `PREFECT_API_URL`.

        Returns:
            A URL below the current `PREFECT_CLOUD_API_URL`.
        """
    def ui_url(self) -> str:
        """Return the URL of the workspace in the UI.

        Returns:
            A URL below the current `PREFECT_CLOUD_UI_URL`.
        """

class User(Model):
    """A user of Prefect Cloud."""

    id: UUID
    """The user's id."""
    email: str
    """Their email address."""
    first_name: str | None
    """Their first name."""
    last_name: str | None
    """Their last name."""
    handle: str
    """Their unique handle."""
    created: datetime | None
    """When they signed up."""
    updated: datetime | None
    """When the user last changed."""
    actor_id: UUID | None
    """Their id as an actor, in audit logs."""
    def __init__(
        self, *, id: _Id, email: str, first_name: str | None = ..., last_name: str | None = ..., handle: str,
        created: datetime | str | None = ..., updated: datetime | str | None = ..., actor_id: _Id | None = ...,
    ) -> None: ...
    @property
    def name(self) -> str:
        """The user's first and last name, or their handle if they have neither.

        Returns:
            A display name.
        """

class WorkspaceSettings(Model):
    """The settings of a workspace."""

    workspace_id: UUID
    """The workspace's id."""
    settings: dict[str, Any]
    """The settings by name."""
    def __init__(self, *, workspace_id: _Id, settings: _Dict = ...) -> None: ...

class IPAllowlistEntry(Model):
    """An entry of an IP allowlist: a network from which an account can be accessed."""

    ip_network: IPv4Network | IPv6Network
    """The network. A single address is a network of one address."""
    enabled: bool
    """Whether the entry is in effect."""
    description: str | None
    """A description."""
    last_seen: str | None
    """When Prefect Cloud was last accessed from there."""
    def __init__(
        self, *, ip_network: IPv4Network | IPv4Address | str | (IPv6Network | IPv6Address), enabled: bool,
        description: str | None = ..., last_seen: str | None = ...,
    ) -> None: ...

class IPAllowlist(Model):
    """The networks from which an account can be accessed."""

    entries: list[IPAllowlistEntry]
    """The entries."""
    def __init__(self, *, entries: Iterable[IPAllowlistEntry | _Dict]) -> None: ...

class IPAllowlistMyAccessResponse(Model):
    """Whether an account can be accessed from this client's address."""

    allowed: bool
    """Whether access is allowed."""
    detail: str
    """The reason."""
    def __init__(self, *, allowed: bool, detail: str) -> None: ...

class ConcurrencyLeaseHolder(Model):
    """The holder of a lease on concurrency slots."""

    type: Literal["flow_run", "task_run", "deployment"]
    """The type of the holder."""
    id: UUID
    """Its id."""
    def __init__(self, *, type: Literal["flow_run", "task_run", "deployment"], id: _Id) -> None: ...

class ConcurrencyLimit(Model):
    """The maximum number of concurrent task runs with a tag."""

    id: UUID
    """The limit's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    tag: str
    """The tag."""
    concurrency_limit: int
    """The maximum number of concurrent task runs."""
    active_slots: list[UUID]
    """The ids of the task runs that occupy a slot."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        tag: str, concurrency_limit: int, active_slots: Iterable[_Id] = ...,
    ) -> None: ...

class GlobalConcurrencyLimit(Model):
    """A global concurrency limit: a number of slots."""

    id: UUID
    """The limit's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name."""
    limit: int
    """The number of slots."""
    active: bool | None
    """Whether it is in effect."""
    active_slots: int | None
    """The number of occupied slots."""
    slot_decay_per_second: float | None
    """The number of slots released automatically per second, for rate limits."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str, limit: int, active: bool | None = ..., active_slots: int | None = ...,
        slot_decay_per_second: float | None = ...,
    ) -> None: ...

class Deployment(Model):
    """A deployment: a flow with everything that is needed to run it remotely."""

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
    description: str | None
    """A description."""
    flow_id: UUID
    """The id of the flow that it runs."""
    paused: bool
    """Whether all of its schedules are paused."""
    concurrency_limit: int | None
    """The maximum number of concurrent runs. Servers since 3.1 send it in `global_concurrency_limit`."""
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
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str, version: str | None = ..., version_id: _Id | None = ...,
        version_info: VersionInfo | _Dict | None = ..., description: str | None = ..., flow_id: _Id,
        paused: bool = ..., concurrency_limit: int | None = ...,
        schedules: Iterable[DeploymentSchedule | _Dict] = ..., job_variables: _Dict = ..., parameters: _Dict = ...,
        pull_steps: Iterable[_Dict] | None = ..., tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ..., work_queue_name: str | None = ...,
        last_polled: datetime | str | None = ..., parameter_openapi_schema: _Dict | None = ...,
        path: str | None = ..., entrypoint: str | None = ..., storage_document_id: _Id | None = ...,
        infrastructure_document_id: _Id | None = ..., created_by: CreatedBy | _Dict | None = ...,
        updated_by: UpdatedBy | _Dict | None = ..., work_queue_id: _Id | None = ...,
        enforce_parameter_schema: bool = ...,
    ) -> None: ...

class DeploymentSchedule(Model):
    """A schedule of a deployment."""

    id: UUID
    """The schedule's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    deployment_id: UUID | None
    """The id of its deployment."""
    schedule: IntervalSchedule | CronSchedule | RRuleSchedule | NoSchedule
    """The schedule."""
    active: bool
    """Whether it is enabled."""
    max_scheduled_runs: int | None
    """The maximum number of runs that are created in advance."""
    parameters: dict[str, Any]
    """Parameters of its runs that override those of the deployment."""
    slug: str | None
    """A name for it, unique within the deployment."""
    def __init__(
        self,
        *,
        id: _Id = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        deployment_id: _Id | None = ...,
        schedule: IntervalSchedule
        | _Dict
        | (CronSchedule | _Dict)
        | (RRuleSchedule | _Dict)
        | (NoSchedule | _Dict),
        active: bool = ...,
        max_scheduled_runs: int | None = ...,
        parameters: _Dict = ...,
        slug: str | None = ...,
    ) -> None: ...

class ConcurrencyLimitConfig(Model):
    """The maximum number of concurrent runs, and how further runs are handled."""

    limit: int
    """The maximum number of concurrent runs."""
    collision_strategy: ConcurrencyLimitStrategy
    """How further runs are handled."""
    grace_period_seconds: int | None
    """How long a slot is held for a run that has not started yet, in seconds."""
    def __init__(
        self, *, limit: int, collision_strategy: ConcurrencyLimitStrategy | str = ...,
        grace_period_seconds: int | None = ...,
    ) -> None: ...

class ConcurrencyOptions(Model):
    """How runs beyond a deployment's concurrency limit are handled."""

    collision_strategy: ConcurrencyLimitStrategy
    """Whether they wait or are cancelled."""
    grace_period_seconds: int | None
    """How long a slot is held for a run that has not started yet, in seconds: 60 to 86400."""
    def __init__(
        self, *, collision_strategy: ConcurrencyLimitStrategy | str, grace_period_seconds: int | None = ...
    ) -> None: ...

class DeploymentBranchingOptions(Model):
    """Options for branching a deployment."""

    id: UUID
    """An id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    schedule_handling: BranchingScheduleHandling
    """How the deployment's schedules are handled."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        schedule_handling: BranchingScheduleHandling | str = ...,
    ) -> None: ...

class UpdatedBy(Model):
    """Who or what last changed an object."""

    id: UUID | None
    """Its id."""
    type: str | None
    """Its type, such as `USER`."""
    display_value: str | None
    """Its display name."""
    def __init__(
        self, *, id: _Id | None = ..., type: str | None = ..., display_value: str | None = ...
    ) -> None: ...

class VersionInfo(Model):
    """Details of a version. It may have further fields, such as the commit."""

    type: str
    """The type of the version, such as `prefect:simple` or `vcs:git`."""
    version: str
    """The version."""
    def __init__(self, *, type: str, version: str) -> None: ...

class Flow(Model):
    """A flow: a workflow, identified by its name."""

    id: UUID
    """The flow's id."""
    created: datetime | None
    """When the flow was registered."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """The flow's unique name."""
    tags: list[str]
    """Its tags."""
    labels: dict[str, bool | int | float | str]
    """Labels by name."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str, tags: Iterable[str] = ..., labels: Mapping[str, bool | int | float | str] = ...,
    ) -> None: ...

class FlowRun(Model):
    """A run of a flow."""

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
    work_queue_id: UUID | None
    """The id of the work queue it waits in."""
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
    state_type: StateType | None
    """The type of its current state."""
    state_name: str | None
    """The name of its current state."""
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
    work_pool_id: UUID | None
    """The id of its work pool."""
    work_pool_name: str | None
    """The name of its work pool."""
    state: State | None
    """Its current state."""
    job_variables: dict[str, Any] | None
    """Overrides of the work pool's job template."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str = ..., flow_id: _Id, state_id: _Id | None = ..., deployment_id: _Id | None = ...,
        deployment_version: str | None = ..., work_queue_id: _Id | None = ..., work_queue_name: str | None = ...,
        flow_version: str | None = ..., parameters: _Dict = ..., idempotency_key: str | None = ...,
        context: _Dict = ..., empirical_policy: FlowRunPolicy | _Dict = ..., tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ..., parent_task_run_id: _Id | None = ...,
        state_type: StateType | str | None = ..., state_name: str | None = ..., run_count: int = ...,
        expected_start_time: datetime | str | None = ..., next_scheduled_start_time: datetime | str | None = ...,
        start_time: datetime | str | None = ..., end_time: datetime | str | None = ...,
        total_run_time: timedelta | float = ..., estimated_run_time: timedelta | float = ...,
        estimated_start_time_delta: timedelta | float = ..., auto_scheduled: bool = ...,
        infrastructure_document_id: _Id | None = ..., infrastructure_pid: str | None = ...,
        created_by: CreatedBy | _Dict | None = ..., work_pool_id: _Id | None = ...,
        work_pool_name: str | None = ..., state: State | _Dict | None = ..., job_variables: _Dict | None = ...,
    ) -> None: ...

class FlowRunPolicy(Model):
    """The policy for retries and pauses of a flow run."""

    max_retries: int
    """Deprecated: use `retries`."""
    retry_delay_seconds: float
    """Deprecated: use `retry_delay`."""
    retries: int | None
    """The maximum number of retries."""
    retry_delay: int | None
    """The delay before each retry, in seconds."""
    pause_keys: set[str] | None
    """The keys of the pauses it has gone through."""
    resuming: bool | None
    """Whether it is resuming from a pause."""
    retry_type: Literal["in_process", "reschedule"] | None
    """How it is retried."""
    def __init__(
        self, *, max_retries: int = ..., retry_delay_seconds: float = ..., retries: int | None = ...,
        retry_delay: int | None = ..., pause_keys: Iterable[str] | None = ..., resuming: bool | None = ...,
        retry_type: Literal["in_process", "reschedule"] | None = ...,
    ) -> None: ...

class FlowRunInput(Model):
    """An input that was sent to a flow run while it ran."""

    id: UUID
    """The input's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    flow_run_id: UUID
    """The id of the flow run that received it."""
    key: str
    """Its key, unique within the flow run."""
    value: str
    """Its value, as JSON text."""
    sender: str | None
    """Its sender."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        flow_run_id: _Id, key: str, value: str, sender: str | None = ...,
    ) -> None: ...
    @property
    def decoded_value(self) -> Any:
        """The value, parsed as JSON.

        Returns:
            The parsed value.
        """

class CreatedBy(Model):
    """Who or what created an object."""

    id: UUID | None
    """The creator's id."""
    type: str | None
    """The creator's type, such as `DEPLOYMENT` or `AUTOMATION`."""
    display_value: str | None
    """The creator's display name."""
    def __init__(
        self, *, id: _Id | None = ..., type: str | None = ..., display_value: str | None = ...
    ) -> None: ...

class Configuration(Model):
    """An entry of the server's configuration."""

    id: UUID
    """The entry's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    key: str
    """Its name."""
    value: dict[str, Any]
    """Its value."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        key: str, value: _Dict,
    ) -> None: ...

class CsrfToken(Model):
    """A CSRF token, which some servers require for writes."""

    id: UUID
    """The token's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    token: str
    """The token."""
    client: str
    """The client that it was issued to."""
    expiration: datetime
    """When it expires."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        token: str, client: str, expiration: datetime | str,
    ) -> None: ...

class ServerDefaultResultStorage(Model):
    """The server's default storage for results."""

    default_result_storage_block_id: UUID | None
    """The id of the storage block document, if there is one."""
    def __init__(self, *, default_result_storage_block_id: _Id | None = ...) -> None: ...

class ServerDefaultResultStorageUpdate(Model):
    """The server's new default storage for results."""

    default_result_storage_block_id: UUID
    """The id of the block document that stands for the storage."""
    def __init__(self, *, default_result_storage_block_id: _Id) -> None: ...

class State(Model, Generic[_R]):
    """The state of a run."""

    id: UUID
    """The state's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    type: StateType
    """Its type."""
    name: str | None
    """Its name. Defaults to the name of its type."""
    timestamp: datetime
    """When the run entered the state."""
    message: str | None
    """A message."""
    data: Any | None
    """Its data, such as a reference to the run's result."""
    state_details: StateDetails
    """Further details."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        type: StateType | str, name: str | None = ..., timestamp: datetime | str = ..., message: str | None = ...,
        data: Any | None = ..., state_details: StateDetails | _Dict = ...,
    ) -> None: ...
    def is_scheduled(self) -> bool:
        """Return whether the run is scheduled.

        Returns:
            True for a state of the type `SCHEDULED`, whatever its name.
        """
    def is_pending(self) -> bool:
        """Return whether the run is pending.

        Returns:
            True for a state of the type `PENDING`, whatever its name.
        """
    def is_running(self) -> bool:
        """Return whether the run is running.

        Returns:
            True for a state of the type `RUNNING`, whatever its name.
        """
    def is_completed(self) -> bool:
        """Return whether the run completed.

        Returns:
            True for a state of the type `COMPLETED`, whatever its name.
        """
    def is_failed(self) -> bool:
        """Return whether the run failed.

        Returns:
            True for a state of the type `FAILED`, whatever its name.
        """
    def is_crashed(self) -> bool:
        """Return whether the run crashed: its infrastructure failed.

        Returns:
            True for a state of the type `CRASHED`, whatever its name.
        """
    def is_cancelled(self) -> bool:
        """Return whether the run was cancelled.

        Returns:
            True for a state of the type `CANCELLED`, whatever its name.
        """
    def is_cancelling(self) -> bool:
        """Return whether the run is being cancelled.

        Returns:
            True for a state of the type `CANCELLING`, whatever its name.
        """
    def is_paused(self) -> bool:
        """Return whether the run is paused.

        Returns:
            True for a state of the type `PAUSED`, whatever its name.
        """
    def is_final(self) -> bool:
        """Return whether the state is final: a run does not leave it by itself.

        Returns:
            True for `COMPLETED`, `FAILED`, `CANCELLED` and `CRASHED`.
        """
    def fresh_copy(self, **update: Any) -> Self:
        """Return a copy of the state with a new id and new times.

        Args:
            **update: Values of fields to change in the copy.

        Returns:
            A deep copy.
        """
    def result(self, raise_on_failure: bool = True, retry_result_failure: bool = True) -> Any:
        """Return the result of the run, if the state itself holds it. Await it in a coroutine.

        Results in Prefect's result storage are not read, as that requires the code that wrote them.

        Args:
            raise_on_failure: Whether to raise the exception of a failed run, or to return it.
            retry_result_failure: Accepted for compatibility, and ignored.

        Returns:
            The data of the state, or an exception.

        Raises:
            FailedRun: The run failed. CrashedRun or CancelledRun likewise.
            PausedRun: The run is paused.
            UnfinishedRun: The run is not in a final state.
            MissingResult: The state has no data, or a reference to Prefect's result storage.
        """
    def aresult(
        self, raise_on_failure: bool = True, retry_result_failure: bool = True
    ) -> Coroutine[Any, Any, Any]:
        """Like `result`, but always returns a coroutine.

        Args:
            raise_on_failure: Whether to raise the exception of a failed run, or to return it.
            retry_result_failure: Accepted for compatibility, and ignored.

        Returns:
            The data of the state, or an exception.

        Raises:
            FailedRun: The run failed. CrashedRun or CancelledRun likewise.
            PausedRun: The run is paused.
            UnfinishedRun: The run is not in a final state.
            MissingResult: The state has no data, or a reference to Prefect's result storage.
        """

class StateDetails(Model):
    """Details of a state."""

    flow_run_id: UUID | None
    """The id of the flow run, or of the task run's flow run."""
    task_run_id: UUID | None
    """The id of the task run."""
    child_flow_run_id: UUID | None
    """The id of the subflow run that the task run represents."""
    scheduled_time: datetime | None
    """When the run is scheduled to start."""
    cache_key: str | None
    """The key under which the result is cached."""
    cache_expiration: datetime | None
    """When the cached result expires."""
    deferred: bool | None
    """Whether a task worker runs it."""
    untrackable_result: bool
    """Whether the result cannot be tracked."""
    pause_timeout: datetime | None
    """When the pause times out."""
    pause_reschedule: bool
    """Whether the run leaves its infrastructure while paused, as suspended runs do."""
    pause_key: str | None
    """The key of the pause."""
    run_input_keyset: dict[str, str] | None
    """The keys of the inputs that a paused run waits for."""
    refresh_cache: bool | None
    """Whether to ignore and replace the cached result."""
    retriable: bool | None
    """Whether a failed run may be retried."""
    transition_id: UUID | None
    """The id of the transition that led to it."""
    task_parameters_id: UUID | None
    """The id of the stored parameters of a deferred task run."""
    traceparent: str | None
    """The W3C trace context."""
    deployment_concurrency_lease_id: UUID | None
    """The id of the lease on its deployment's concurrency limit."""
    def __init__(
        self, *, flow_run_id: _Id | None = ..., task_run_id: _Id | None = ..., child_flow_run_id: _Id | None = ...,
        scheduled_time: datetime | str | None = ..., cache_key: str | None = ...,
        cache_expiration: datetime | str | None = ..., deferred: bool | None = ..., untrackable_result: bool = ...,
        pause_timeout: datetime | str | None = ..., pause_reschedule: bool = ..., pause_key: str | None = ...,
        run_input_keyset: Mapping[str, str] | None = ..., refresh_cache: bool | None = ...,
        retriable: bool | None = ..., transition_id: _Id | None = ..., task_parameters_id: _Id | None = ...,
        traceparent: str | None = ..., deployment_concurrency_lease_id: _Id | None = ...,
    ) -> None: ...
    def to_run_result(self, run_type: RunType) -> FlowRunResult | TaskRunResult | None:
        """Return the run as the input of a task run.

        Args:
            run_type: Which run to return: the flow run or the task run.

        Returns:
            The run, or None if its id is not in the details.
        """

class TaskRun(Model):
    """A run of a task."""

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
    ) -> None: ...

class TaskRunPolicy(Model):
    """The policy for retries of a task run."""

    max_retries: int
    """Deprecated: use `retries`."""
    retry_delay_seconds: float
    """Deprecated: use `retry_delay`."""
    retries: int | None
    """The maximum number of retries."""
    retry_delay: Any | None
    """The delay before a retry, in seconds: a number, or a list with one for each retry."""
    retry_jitter_factor: float | None
    """Jitter of the delay, as a fraction of it: 0 or more."""
    def __init__(
        self, *, max_retries: int = ..., retry_delay_seconds: float = ..., retries: int | None = ...,
        retry_delay: Any | None = ..., retry_jitter_factor: float | None = ...,
    ) -> None: ...

class RunInput(Model):
    """The base of the sources of task run arguments."""

    input_type: str
    """The type of the source."""
    def __init__(self, *, input_type: str) -> None: ...

class TaskRunResult(RunInput):
    """An argument that is the result of another task run."""

    input_type: Literal["task_run"]
    """Always `task_run`."""
    id: UUID
    """The id of the task run."""
    def __init__(self, *, input_type: Literal["task_run"] = ..., id: _Id) -> None: ...

class FlowRunResult(RunInput):
    """An argument that is the result of a flow run."""

    input_type: Literal["flow_run"]
    """Always `flow_run`."""
    id: UUID
    """The id of the flow run."""
    def __init__(self, *, input_type: Literal["flow_run"] = ..., id: _Id) -> None: ...

class Parameter(RunInput):
    """An argument that is a parameter of the flow run."""

    input_type: Literal["parameter"]
    """Always `parameter`."""
    name: str
    """The parameter's name."""
    def __init__(self, *, input_type: Literal["parameter"] = ..., name: str) -> None: ...

class Constant(RunInput):
    """An argument that is a constant."""

    input_type: Literal["constant"]
    """Always `constant`."""
    type: str
    """The type of its value."""
    def __init__(self, *, input_type: Literal["constant"] = ..., type: str) -> None: ...

class WorkPool(Model):
    """A work pool: flow runs are submitted to it, and its workers execute them."""

    id: UUID
    """The work pool's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its unique name."""
    description: str | None
    """A description."""
    type: str
    """The infrastructure that its workers use, such as `process`, `docker` or `kubernetes`."""
    base_job_template: dict[str, Any]
    """The template of its jobs' infrastructure, with variables."""
    is_paused: bool
    """Whether it is paused, and starts no runs."""
    concurrency_limit: int | None
    """The maximum number of concurrent runs."""
    status: WorkPoolStatus | None
    """Its status."""
    active_slots: int | None
    """The number of occupied concurrency slots."""
    storage_configuration: WorkPoolStorageConfiguration
    """The storage of its results and bundles."""
    default_queue_id: UUID | None
    """The id of its work queue for runs that name none."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str, description: str | None = ..., type: str, base_job_template: _Dict = ..., is_paused: bool = ...,
        concurrency_limit: int | None = ..., status: WorkPoolStatus | str | None = ...,
        active_slots: int | None = ..., storage_configuration: WorkPoolStorageConfiguration | _Dict = ...,
        default_queue_id: _Id | None = ...,
    ) -> None: ...
    @property
    def is_push_pool(self) -> bool:
        """Whether runs are pushed to the infrastructure, without workers.

        Returns:
            True for types such as `ecs:push`.
        """
    @property
    def is_managed_pool(self) -> bool:
        """Whether Prefect Cloud itself runs the flow runs.

        Returns:
            True for types such as `prefect:managed`.
        """

class WorkPoolStorageConfiguration(Model):
    """The storage of a work pool's results and bundles."""

    bundle_upload_step: dict[str, Any] | None
    """The step that uploads a bundle: a flow run with its code."""
    bundle_execution_step: dict[str, Any] | None
    """The step that runs an uploaded bundle."""
    default_result_storage_block_id: UUID | None
    """The id of the block that tells where results are kept."""
    def __init__(
        self, *, bundle_upload_step: _Dict | None = ..., bundle_execution_step: _Dict | None = ...,
        default_result_storage_block_id: _Id | None = ...,
    ) -> None: ...

class WorkQueue(Model):
    """A work queue: a part of a work pool with its own priority and concurrency limit."""

    id: UUID
    """The work queue's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name, unique within its work pool."""
    description: str | None
    """A description."""
    is_paused: bool
    """Whether it is paused, and starts no runs."""
    concurrency_limit: int | None
    """The maximum number of concurrent runs."""
    priority: int
    """Its priority in its work pool: 1 is the highest."""
    work_pool_name: str | None
    """The name of its work pool."""
    work_pool_id: UUID | None
    """The id of its work pool."""
    filter: QueueFilter | None
    """Deprecated: the runs that the queue accepts."""
    last_polled: datetime | None
    """When a worker last polled it."""
    status: WorkQueueStatus | None
    """Its status."""
    active_slots: int | None
    """The number of occupied concurrency slots."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str, description: str | None = ..., is_paused: bool = ..., concurrency_limit: int | None = ...,
        priority: int = ..., work_pool_name: str | None = ..., work_pool_id: _Id | None,
        filter: QueueFilter | _Dict | None = ..., last_polled: datetime | str | None = ...,
        status: WorkQueueStatus | str | None = ..., active_slots: int | None = ...,
    ) -> None: ...

class QueueFilter(Model):
    """Deprecated: the runs that a work queue accepts."""

    tags: list[str] | None
    """Runs with all of these tags."""
    deployment_ids: list[UUID] | None
    """Runs of these deployments."""
    def __init__(
        self, *, tags: Iterable[str] | None = ..., deployment_ids: Iterable[_Id] | None = ...
    ) -> None: ...

class WorkQueueHealthPolicy(Model):
    """The conditions under which a work queue is healthy."""

    maximum_late_runs: int | None
    """The maximum number of late runs. Unlimited by default."""
    maximum_seconds_since_last_polled: int | None
    """The maximum number of seconds since the last poll. Unlimited by default."""
    def __init__(
        self, *, maximum_late_runs: int | None = ..., maximum_seconds_since_last_polled: int | None = ...
    ) -> None: ...
    def evaluate_health_status(self, late_runs_count: int, last_polled: datetime | None = None) -> bool:
        """Return whether a work queue is healthy according to this policy.

        Args:
            late_runs_count: The number of its late runs.
            last_polled: When a worker last polled it, or None if none has.

        Returns:
            False if too many runs are late, or the last poll was too long ago.
        """

class WorkQueueStatusDetail(Model):
    """The health of a work queue."""

    healthy: bool
    """Whether it is healthy."""
    late_runs_count: int
    """The number of late runs."""
    last_polled: datetime | None
    """When a worker last polled it."""
    health_check_policy: WorkQueueHealthPolicy
    """The policy by which its health is determined."""
    def __init__(
        self, *, healthy: bool, late_runs_count: int = ..., last_polled: datetime | str | None = ...,
        health_check_policy: WorkQueueHealthPolicy | _Dict,
    ) -> None: ...

class Worker(Model):
    """A worker: a process that polls a work pool for runs and executes them."""

    id: UUID
    """The worker's id."""
    created: datetime | None
    """When it first sent a heartbeat."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name, which no other worker of its work pool has."""
    work_pool_id: UUID
    """The id of its work pool."""
    last_heartbeat_time: datetime | None
    """When it last sent a heartbeat."""
    heartbeat_interval_seconds: int | None
    """The interval of its heartbeats, in seconds."""
    status: WorkerStatus
    """Its status."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str, work_pool_id: _Id, last_heartbeat_time: datetime | str | None = ...,
        heartbeat_interval_seconds: int | None = ..., status: WorkerStatus | str = ...,
    ) -> None: ...

class Agent(Model):
    """An agent, the predecessor of workers. Current servers have none."""

    id: UUID
    """The agent's id."""
    created: datetime | None
    """When it first sent a heartbeat."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name."""
    work_queue_id: UUID
    """The id of the work queue that it polls."""
    last_activity_time: datetime | None
    """When it last sent a heartbeat."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str = ..., work_queue_id: _Id, last_activity_time: datetime | str | None = ...,
    ) -> None: ...

class WorkerMetadata(Model):
    """A worker's metadata. It may have further fields."""

    integrations: list[Integration]
    """The installed Prefect integrations."""
    def __init__(self, *, integrations: Iterable[Integration | _Dict]) -> None: ...

class Integration(Model):
    """A Prefect integration that is installed with a worker."""

    name: str
    """Its name."""
    version: str
    """Its version."""
    def __init__(self, *, name: str, version: str) -> None: ...

class Artifact(Model):
    """An artifact: a table, text, link or other data that a run creates for people to look at."""

    id: UUID
    """The artifact's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    key: str | None
    """Its key, which newer versions of the artifact share."""
    type: str | None
    """The type of its data, such as `markdown`, `table`, `link`, `image` or `progress`."""
    description: str | None
    """A description, in Markdown."""
    data: Any | None
    """The data. Its format depends on the type."""
    metadata_: dict[str, str] | None
    """Metadata by name. Texts are truncated to 500 characters."""
    flow_run_id: UUID | None
    """The id of the flow run that created it."""
    task_run_id: UUID | None
    """The id of the task run that created it."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        key: str | None = ..., type: str | None = ..., description: str | None = ..., data: Any | None = ...,
        metadata_: Mapping[str, str] | None = ..., flow_run_id: _Id | None = ..., task_run_id: _Id | None = ...,
    ) -> None: ...

class ArtifactCollection(Model):
    """The latest artifact with a key."""

    id: UUID
    """The id of the collection."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    key: str
    """The key that the artifacts share."""
    latest_id: UUID
    """The id of the latest artifact."""
    type: str | None
    """The type of its data."""
    description: str | None
    """A description, in Markdown."""
    data: Any | None
    """The data."""
    metadata_: dict[str, str] | None
    """Metadata by name."""
    flow_run_id: UUID | None
    """The id of the flow run that created it."""
    task_run_id: UUID | None
    """The id of the task run that created it."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        key: str, latest_id: _Id, type: str | None = ..., description: str | None = ..., data: Any | None = ...,
        metadata_: Mapping[str, str] | None = ..., flow_run_id: _Id | None = ..., task_run_id: _Id | None = ...,
    ) -> None: ...

class Log(Model):
    """A log message."""

    id: UUID
    """Its id."""
    created: datetime | None
    """When the server received it."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """The logger's name, such as `prefect.flow_runs`."""
    level: int
    """Its level, in terms of Python's `logging`: 20 is `INFO`, 40 is `ERROR`."""
    message: str
    """The message."""
    timestamp: datetime
    """When it was logged."""
    flow_run_id: UUID | None
    """The id of the flow run that it comes from."""
    task_run_id: UUID | None
    """The id of the task run that it comes from."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str, level: int, message: str, timestamp: datetime | str, flow_run_id: _Id | None = ...,
        task_run_id: _Id | None = ...,
    ) -> None: ...

class SavedSearch(Model):
    """A saved search: named filters."""

    id: UUID
    """The search's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its unique name."""
    filters: list[SavedSearchFilter]
    """The filters."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str, filters: Iterable[SavedSearchFilter | _Dict] = ...,
    ) -> None: ...

class SavedSearchFilter(Model):
    """A criterion of a saved search. The server stores the texts without interpreting them."""

    object: str
    """The type of object to search, such as `flow_run`."""
    property: str
    """The property to compare, such as `name`."""
    type: str
    """The type of the property, such as `string`."""
    operation: str
    """The comparison, such as `equals`."""
    value: Any
    """The value to compare with."""
    def __init__(self, *, object: str, property: str, type: str, operation: str, value: Any) -> None: ...

class Variable(Model):
    """A variable: a named value that the server stores."""

    id: UUID
    """The variable's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its unique name of at most 255 characters."""
    value: Any
    """Its value: text, a number, a boolean, None, or a list or dict of these."""
    tags: list[str]
    """Its tags."""
    def __init__(
        self, *, id: _Id = ..., created: datetime | str | None = ..., updated: datetime | str | None = ...,
        name: str, value: Any, tags: Iterable[str] = ...,
    ) -> None: ...

DEFAULT_AGENT_WORK_POOL_NAME: str

DEFAULT_BLOCK_SCHEMA_VERSION: str

MAX_VARIABLE_NAME_LENGTH: int

TERMINAL_STATES: set[StateType]
