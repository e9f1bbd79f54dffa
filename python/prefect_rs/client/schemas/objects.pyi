# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""Models of the objects that the API returns: flows, flow runs, states and so on."""

from collections.abc import Coroutine, Iterable, Mapping
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from prefect_rs._core import Model, _HasId
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

class WorkPoolStatus(AutoEnum):
    """Whether a work pool works."""

    READY = "READY"
    NOT_READY = "NOT_READY"
    PAUSED = "PAUSED"

class WorkQueueStatus(AutoEnum):
    """Whether a work queue is looked after."""

    READY = "READY"
    NOT_READY = "NOT_READY"
    PAUSED = "PAUSED"

class WorkerStatus(AutoEnum):
    """Whether a worker was heard of lately."""

    ONLINE = "ONLINE"
    OFFLINE = "OFFLINE"

class BlockDocument(Model):
    """A block document: a block's data, under a name or anonymous."""

    id: UUID
    """The block document's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str | None
    """Its name, which no other document of its block type has: lowercase letters, digits and dashes. It may only
    be missing where the document is anonymous.
    """
    data: dict[str, Any]
    """The block's data. What is secret in it may be masked with asterisks."""
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
    """The documents that its data refer to, by the name of the field."""
    is_anonymous: bool
    """Whether nobody gave it a name."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str | None = ...,
        data: Mapping[str, Any] = ...,
        block_schema_id: UUID | str | _HasId,
        block_schema: BlockSchema | Mapping[str, Any] | None = ...,
        block_type_id: UUID | str | _HasId,
        block_type_name: str | None = ...,
        block_type: BlockType | Mapping[str, Any] | None = ...,
        block_document_references: Mapping[str, Mapping[str, Any]] = ...,
        is_anonymous: bool = ...,
    ) -> None: ...

class BlockDocumentReference(Model):
    """That one block document refers to another one."""

    id: UUID
    """The reference's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    parent_block_document_id: UUID
    """The id of the block document that refers to the other one."""
    parent_block_document: BlockDocument | None
    """That block document."""
    reference_block_document_id: UUID
    """The id of the block document that is referred to: not the same."""
    reference_block_document: BlockDocument | None
    """That block document."""
    name: str
    """The name of the field that refers to it."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        parent_block_document_id: UUID | str | _HasId,
        parent_block_document: BlockDocument | Mapping[str, Any] | None = ...,
        reference_block_document_id: UUID | str | _HasId,
        reference_block_document: BlockDocument | Mapping[str, Any] | None = ...,
        name: str,
    ) -> None: ...

class BlockSchema(Model):
    """A block schema: which data the documents of a block type have, in one version of it."""

    id: UUID
    """The block schema's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    checksum: str
    """The checksum of its fields, which tells it from others: `sha256:...`."""
    fields: dict[str, Any]
    """The fields of the data, as a JSON schema. `secret_fields` in it names those that are secret."""
    block_type_id: UUID | None
    """The id of its block type."""
    block_type: BlockType | None
    """Its block type."""
    capabilities: list[str]
    """What its blocks can do, such as `read-path`."""
    version: str
    """Its version, as its author counts them."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        checksum: str,
        fields: Mapping[str, Any] = ...,
        block_type_id: UUID | str | _HasId | None,
        block_type: BlockType | Mapping[str, Any] | None = ...,
        capabilities: Iterable[str] = ...,
        version: str = ...,
    ) -> None: ...

class BlockSchemaReference(Model):
    """That one block schema has another one inside."""

    id: UUID
    """The reference's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    parent_block_schema_id: UUID
    """The id of the block schema that has the other one inside."""
    parent_block_schema: BlockSchema | None
    """That block schema."""
    reference_block_schema_id: UUID
    """The id of the block schema that is inside."""
    reference_block_schema: BlockSchema | None
    """That block schema."""
    name: str
    """The name of the field in which it is."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        parent_block_schema_id: UUID | str | _HasId,
        parent_block_schema: BlockSchema | Mapping[str, Any] | None = ...,
        reference_block_schema_id: UUID | str | _HasId,
        reference_block_schema: BlockSchema | Mapping[str, Any] | None = ...,
        name: str,
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
    """Its name as URLs have it, which no other block type has."""
    logo_url: str | None
    """The URL of its logo."""
    documentation_url: str | None
    """The URL of its documentation."""
    description: str | None
    """What it is for."""
    code_example: str | None
    """Code that shows how it is used."""
    is_protected: bool
    """Whether it comes with the server and cannot be deleted."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        slug: str,
        logo_url: str | None = ...,
        documentation_url: str | None = ...,
        description: str | None = ...,
        code_example: str | None = ...,
        is_protected: bool = ...,
    ) -> None: ...

class Workspace(Model):
    """A workspace of Prefect Cloud."""

    account_id: UUID
    """The id of the account that it belongs to."""
    account_name: str | None
    """That account's name; not known of a workspace that was just created."""
    account_handle: str | None
    """That account's handle; not known of a workspace that was just created."""
    workspace_id: UUID
    """The workspace's id, which is its `id`, too."""
    workspace_name: str
    """Its name, which is its `name`, too."""
    workspace_description: str | None
    """What it is for; its `description`, too."""
    workspace_handle: str
    """Its handle, which no other workspace of the account has."""
    created: datetime | None
    """When it was created, where that is told: it is of a workspace that was just created."""
    updated: datetime | None
    """When it last changed, where that is told."""
    default_workspace_role_id: UUID | None
    """The id of the role that new members get, where that is told."""
    is_public: bool | None
    """Whether anyone may look at it, where that is told."""
    def __init__(
        self,
        *,
        account_id: UUID | str | _HasId,
        account_name: str | None = ...,
        account_handle: str | None = ...,
        workspace_id: UUID | str | _HasId,
        workspace_name: str,
        workspace_description: str | None = ...,
        workspace_handle: str,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        default_workspace_role_id: UUID | str | _HasId | None = ...,
        is_public: bool | None = ...,
    ) -> None: ...
    @property
    def id(self) -> UUID:
        """The same as `workspace_id`.

        Returns:
            UUID: The workspace's id.
        """
    @property
    def name(self) -> str:
        """The same as `workspace_name`.

        Returns:
            str: The workspace's name.
        """
    @property
    def description(self) -> str | None:
        """The same as `workspace_description`.

        Returns:
            str | None: What the workspace is for.
        """
    @property
    def handle(self) -> str:
        """The full handle, which no other workspace has.

        Returns:
            str: `account_handle/workspace_handle`; only the latter where the account's is not known.
        """
    def api_url(
        self,
    ) -> str:
        """The URL of the workspace's API: what to set `PREFECT_API_URL` to.

        Returns:
            str: Below `PREFECT_CLOUD_API_URL`, as that is set now.
        """
    def ui_url(
        self,
    ) -> str:
        """The URL of the workspace's page.

        Returns:
            str: Below `PREFECT_CLOUD_UI_URL`, as that is set now.
        """

class User(Model):
    """A user of Prefect Cloud."""

    id: UUID
    """The user's id."""
    email: str
    """Their address."""
    first_name: str | None
    """Their first name."""
    last_name: str | None
    """Their last name."""
    handle: str
    """Their handle, which no other user has."""
    created: datetime | None
    """When they signed up."""
    updated: datetime | None
    """When this last changed."""
    actor_id: UUID | None
    """The id by which they appear as the one who did something."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId,
        email: str,
        first_name: str | None = ...,
        last_name: str | None = ...,
        handle: str,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        actor_id: UUID | str | _HasId | None = ...,
    ) -> None: ...
    @property
    def name(self) -> str:
        """The user's first and last name, or else their handle.

        Returns:
            str: A name to show.
        """

class WorkspaceSettings(Model):
    """The settings of a workspace."""

    workspace_id: UUID
    """The workspace's id."""
    settings: dict[str, Any]
    """The settings, as Prefect Cloud has them."""
    def __init__(
        self,
        *,
        workspace_id: UUID | str | _HasId,
        settings: Mapping[str, Any] = ...,
    ) -> None: ...

class IPAllowlistEntry(Model):
    """A network that an account may be reached from."""

    ip_network: IPv4Network | IPv6Network
    """The network; an address is the network of that one address."""
    enabled: bool
    """Whether the entry counts."""
    description: str | None
    """What it is for."""
    last_seen: str | None
    """When Prefect Cloud was last reached from there."""
    def __init__(
        self,
        *,
        ip_network: IPv4Network | IPv4Address | str | (IPv6Network | IPv6Address),
        enabled: bool,
        description: str | None = ...,
        last_seen: str | None = ...,
    ) -> None: ...

class IPAllowlist(Model):
    """The networks that an account may be reached from."""

    entries: list[IPAllowlistEntry]
    """The networks."""
    def __init__(
        self,
        *,
        entries: Iterable[IPAllowlistEntry | Mapping[str, Any]],
    ) -> None: ...

class IPAllowlistMyAccessResponse(Model):
    """Whether this client's own address is among the networks that an account may be reached from."""

    allowed: bool
    """Whether it is."""
    detail: str
    """Why."""
    def __init__(
        self,
        *,
        allowed: bool,
        detail: str,
    ) -> None: ...

class ConcurrencyLeaseHolder(Model):
    """Who holds a lease of slots."""

    type: Literal["flow_run", "task_run", "deployment"]
    """What kind of thing it is."""
    id: UUID
    """Its id."""
    def __init__(
        self,
        *,
        type: Literal["flow_run", "task_run", "deployment"],
        id: UUID | str | _HasId,
    ) -> None: ...

class ConcurrencyLimit(Model):
    """A limit on how many task runs with a tag run at once."""

    id: UUID
    """The limit's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    tag: str
    """The tag."""
    concurrency_limit: int
    """How many."""
    active_slots: list[UUID]
    """The ids of the task runs that take a slot."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        tag: str,
        concurrency_limit: int,
        active_slots: Iterable[UUID | str | _HasId] = ...,
    ) -> None: ...

class GlobalConcurrencyLimit(Model):
    """A limit on how many slots of something may be taken at once."""

    id: UUID
    """The limit's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name."""
    limit: int
    """How many slots there are."""
    active: bool | None
    """Whether it is in force."""
    active_slots: int | None
    """How many slots are taken."""
    slot_decay_per_second: float | None
    """How many slots are given back by themselves each second, which makes it a rate limit."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        limit: int,
        active: bool | None = ...,
        active_slots: int | None = ...,
        slot_decay_per_second: float | None = ...,
    ) -> None: ...

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
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        version: str | None = ...,
        version_id: UUID | str | _HasId | None = ...,
        version_info: VersionInfo | Mapping[str, Any] | None = ...,
        description: str | None = ...,
        flow_id: UUID | str | _HasId,
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
        storage_document_id: UUID | str | _HasId | None = ...,
        infrastructure_document_id: UUID | str | _HasId | None = ...,
        created_by: CreatedBy | Mapping[str, Any] | None = ...,
        updated_by: UpdatedBy | Mapping[str, Any] | None = ...,
        work_queue_id: UUID | str | _HasId | None = ...,
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
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        deployment_id: UUID | str | _HasId | None = ...,
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
        id: UUID | str | _HasId = ...,
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
        id: UUID | str | _HasId | None = ...,
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
        id: UUID | str | _HasId = ...,
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
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str = ...,
        flow_id: UUID | str | _HasId,
        state_id: UUID | str | _HasId | None = ...,
        deployment_id: UUID | str | _HasId | None = ...,
        deployment_version: str | None = ...,
        work_queue_id: UUID | str | _HasId | None = ...,
        work_queue_name: str | None = ...,
        flow_version: str | None = ...,
        parameters: Mapping[str, Any] = ...,
        idempotency_key: str | None = ...,
        context: Mapping[str, Any] = ...,
        empirical_policy: FlowRunPolicy | Mapping[str, Any] = ...,
        tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
        parent_task_run_id: UUID | str | _HasId | None = ...,
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
        infrastructure_document_id: UUID | str | _HasId | None = ...,
        infrastructure_pid: str | None = ...,
        created_by: CreatedBy | Mapping[str, Any] | None = ...,
        work_pool_id: UUID | str | _HasId | None = ...,
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
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        flow_run_id: UUID | str | _HasId,
        key: str,
        value: str,
        sender: str | None = ...,
    ) -> None: ...
    @property
    def decoded_value(self) -> Any:
        """The value, read as JSON.

        Returns:
            Any: What the JSON says.
        """

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
        id: UUID | str | _HasId | None = ...,
        type: str | None = ...,
        display_value: str | None = ...,
    ) -> None: ...

class Configuration(Model):
    """One entry of the server's own configuration."""

    id: UUID
    """The entry's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    key: str
    """Its name."""
    value: dict[str, Any]
    """What is configured."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        key: str,
        value: Mapping[str, Any],
    ) -> None: ...

class CsrfToken(Model):
    """What a server that demands it takes as a sign that a request was not forged."""

    id: UUID
    """The token's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    token: str
    """The token itself."""
    client: str
    """The client that it was made for."""
    expiration: datetime
    """Until when it holds."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        token: str,
        client: str,
        expiration: datetime | str,
    ) -> None: ...

class ServerDefaultResultStorage(Model):
    """Where the server has results kept that are told no other place."""

    default_result_storage_block_id: UUID | None
    """The id of the block document that stands for the storage; none if there is none."""
    def __init__(
        self,
        *,
        default_result_storage_block_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class ServerDefaultResultStorageUpdate(Model):
    """Where the server is to have results kept that are told no other place."""

    default_result_storage_block_id: UUID
    """The id of the block document that stands for the storage."""
    def __init__(
        self,
        *,
        default_result_storage_block_id: UUID | str | _HasId,
    ) -> None: ...

class State(Model, Generic[_R]):
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
        id: UUID | str | _HasId = ...,
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
    def result(
        self,
        raise_on_failure: bool = True,
        retry_result_failure: bool = True,
    ) -> Any:
        """Get the result of the run, if the state itself holds it. Await it in a coroutine.

        Results in Prefect's result storage are not read; that takes the code that wrote them.

        Args:
            raise_on_failure (bool): Whether to raise the exception of a run that ended badly, or to return
                it.
            retry_result_failure (bool): Accepted for compatibility; nothing is retried.

        Returns:
            Any: The data of the state, or an exception.

        Raises:
            FailedRun: The run failed. CrashedRun or CancelledRun likewise.
            PausedRun: The run is paused.
            UnfinishedRun: The run has not ended.
            MissingResult: The state has no data, or a reference to Prefect's result storage.
        """
    def aresult(
        self,
        raise_on_failure: bool = True,
        retry_result_failure: bool = True,
    ) -> Coroutine[Any, Any, Any]:
        """Like `result`, but always returns a coroutine.

        Args:
            raise_on_failure (bool): Whether to raise the exception of a run that ended badly, or to return
                it.
            retry_result_failure (bool): Accepted for compatibility; nothing is retried.

        Returns:
            Coroutine[Any, Any, Any]: The data of the state, or an exception.

        Raises:
            FailedRun: The run failed. CrashedRun or CancelledRun likewise.
            PausedRun: The run is paused.
            UnfinishedRun: The run has not ended.
            MissingResult: The state has no data, or a reference to Prefect's result storage.
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
        flow_run_id: UUID | str | _HasId | None = ...,
        task_run_id: UUID | str | _HasId | None = ...,
        child_flow_run_id: UUID | str | _HasId | None = ...,
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
        transition_id: UUID | str | _HasId | None = ...,
        task_parameters_id: UUID | str | _HasId | None = ...,
        traceparent: str | None = ...,
        deployment_concurrency_lease_id: UUID | str | _HasId | None = ...,
    ) -> None: ...
    def to_run_result(
        self,
        run_type: RunType,
    ) -> FlowRunResult | TaskRunResult | None:
        """The run that these are of, as the input of a task run.

        Args:
            run_type (RunType): Which run: the flow run or the task run.

        Returns:
            FlowRunResult | TaskRunResult | None: The run; None where its id is not told here.
        """

class TaskRun(Model):
    """One run of a task."""

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
    ) -> None: ...

class TaskRunPolicy(Model):
    """How a task run is retried."""

    max_retries: int
    """Not used any more: `retries` is."""
    retry_delay_seconds: float
    """Not used any more: `retry_delay` is."""
    retries: int | None
    """How many times the run is tried again."""
    retry_delay: Any | None
    """How long it waits before that, in seconds: a number, or a list with one for each retry."""
    retry_jitter_factor: float | None
    """By how much of the delay, at random, it waits longer, from 0 up."""
    def __init__(
        self,
        *,
        max_retries: int = ...,
        retry_delay_seconds: float = ...,
        retries: int | None = ...,
        retry_delay: Any | None = ...,
        retry_jitter_factor: float | None = ...,
    ) -> None: ...

class RunInput(Model):
    """Where an argument of a task run comes from: what all kinds of it have."""

    input_type: str
    """Of which kind it is."""
    def __init__(
        self,
        *,
        input_type: str,
    ) -> None: ...

class TaskRunResult(RunInput):
    """An argument that is the result of another task run."""

    input_type: Literal["task_run"]
    """Always `task_run`."""
    id: UUID
    """The id of the task run."""
    def __init__(
        self,
        *,
        input_type: Literal["task_run"] = ...,
        id: UUID | str | _HasId,
    ) -> None: ...

class FlowRunResult(RunInput):
    """An argument that is the result of a flow run."""

    input_type: Literal["flow_run"]
    """Always `flow_run`."""
    id: UUID
    """The id of the flow run."""
    def __init__(
        self,
        *,
        input_type: Literal["flow_run"] = ...,
        id: UUID | str | _HasId,
    ) -> None: ...

class Parameter(RunInput):
    """An argument that is a parameter of the flow run."""

    input_type: Literal["parameter"]
    """Always `parameter`."""
    name: str
    """The parameter's name."""
    def __init__(
        self,
        *,
        input_type: Literal["parameter"] = ...,
        name: str,
    ) -> None: ...

class Constant(RunInput):
    """An argument that is a constant."""

    input_type: Literal["constant"]
    """Always `constant`."""
    type: str
    """The type of its value."""
    def __init__(
        self,
        *,
        input_type: Literal["constant"] = ...,
        type: str,
    ) -> None: ...

class WorkPool(Model):
    """A work pool: where flow runs are sent to be run by its workers."""

    id: UUID
    """The work pool's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name, which no other work pool has."""
    description: str | None
    """A description for people."""
    type: str
    """On what its workers run flow runs, such as `process`, `docker` or `kubernetes`."""
    base_job_template: dict[str, Any]
    """What infrastructure its jobs get, with variables to be filled in."""
    is_paused: bool
    """Whether it hands out no runs for now."""
    concurrency_limit: int | None
    """At most how many of its runs go on at once."""
    status: WorkPoolStatus | None
    """Whether it works."""
    active_slots: int | None
    """How many of its concurrency slots are taken."""
    storage_configuration: WorkPoolStorageConfiguration
    """Where its results and bundles are kept."""
    default_queue_id: UUID | None
    """The id of its work queue for runs that name none."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        description: str | None = ...,
        type: str,
        base_job_template: Mapping[str, Any] = ...,
        is_paused: bool = ...,
        concurrency_limit: int | None = ...,
        status: WorkPoolStatus | str | None = ...,
        active_slots: int | None = ...,
        storage_configuration: WorkPoolStorageConfiguration | Mapping[str, Any] = ...,
        default_queue_id: UUID | str | _HasId | None = ...,
    ) -> None: ...
    @property
    def is_push_pool(self) -> bool:
        """Whether runs are pushed to the infrastructure, without workers.

        Returns:
            bool: True for types such as `ecs:push`.
        """
    @property
    def is_managed_pool(self) -> bool:
        """Whether Prefect Cloud itself runs the flow runs.

        Returns:
            bool: True for types such as `prefect:managed`.
        """

class WorkPoolStorageConfiguration(Model):
    """Where a work pool's results and bundles are kept."""

    bundle_upload_step: dict[str, Any] | None
    """The step that uploads a bundle: a flow run packed up with its code."""
    bundle_execution_step: dict[str, Any] | None
    """The step that runs an uploaded bundle."""
    default_result_storage_block_id: UUID | None
    """The id of the block that tells where results are kept."""
    def __init__(
        self,
        *,
        bundle_upload_step: Mapping[str, Any] | None = ...,
        bundle_execution_step: Mapping[str, Any] | None = ...,
        default_result_storage_block_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class WorkQueue(Model):
    """A work queue: a part of a work pool with a priority and a limit of its own."""

    id: UUID
    """The work queue's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name, which no other work queue of its work pool has."""
    description: str | None
    """A description for people."""
    is_paused: bool
    """Whether it hands out no runs for now."""
    concurrency_limit: int | None
    """At most how many of its runs go on at once."""
    priority: int
    """Its rank in its work pool: 1 comes first."""
    work_pool_name: str | None
    """The name of its work pool."""
    work_pool_id: UUID | None
    """The id of its work pool."""
    filter: QueueFilter | None
    """Not used any more: which runs it takes."""
    last_polled: datetime | None
    """When a worker last asked it for runs."""
    status: WorkQueueStatus | None
    """Whether it is looked after."""
    active_slots: int | None
    """How many of its concurrency slots are taken."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        description: str | None = ...,
        is_paused: bool = ...,
        concurrency_limit: int | None = ...,
        priority: int = ...,
        work_pool_name: str | None = ...,
        work_pool_id: UUID | str | _HasId | None,
        filter: QueueFilter | Mapping[str, Any] | None = ...,
        last_polled: datetime | str | None = ...,
        status: WorkQueueStatus | str | None = ...,
        active_slots: int | None = ...,
    ) -> None: ...

class QueueFilter(Model):
    """Not used any more: which runs a work queue takes."""

    tags: list[str] | None
    """Runs that have every one of these tags."""
    deployment_ids: list[UUID] | None
    """Runs of these deployments."""
    def __init__(
        self,
        *,
        tags: Iterable[str] | None = ...,
        deployment_ids: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class WorkQueueHealthPolicy(Model):
    """When a work queue counts as healthy."""

    maximum_late_runs: int | None
    """At most how many runs may be late; any number where none is given."""
    maximum_seconds_since_last_polled: int | None
    """At most how many seconds may have passed since it was polled; any number where none is given."""
    def __init__(
        self,
        *,
        maximum_late_runs: int | None = ...,
        maximum_seconds_since_last_polled: int | None = ...,
    ) -> None: ...
    def evaluate_health_status(
        self,
        late_runs_count: int,
        last_polled: datetime | None = None,
    ) -> bool:
        """Whether a work queue is healthy by this policy.

        Args:
            late_runs_count (int): How many of its runs are late.
            last_polled (datetime | None): When a worker last asked it for runs; None if none ever did.

        Returns:
            bool: False if too many runs are late, or the last poll is too long ago.
        """

class WorkQueueStatusDetail(Model):
    """How a work queue is."""

    healthy: bool
    """Whether it is healthy."""
    late_runs_count: int
    """How many of its runs are late."""
    last_polled: datetime | None
    """When a worker last asked it for runs."""
    health_check_policy: WorkQueueHealthPolicy
    """By what it counts as healthy."""
    def __init__(
        self,
        *,
        healthy: bool,
        late_runs_count: int = ...,
        last_polled: datetime | str | None = ...,
        health_check_policy: WorkQueueHealthPolicy | Mapping[str, Any],
    ) -> None: ...

class Worker(Model):
    """A worker: a process that takes runs from a work pool and has them run."""

    id: UUID
    """The worker's id."""
    created: datetime | None
    """When it was first heard of."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name, which no other worker of its work pool has."""
    work_pool_id: UUID
    """The id of its work pool."""
    last_heartbeat_time: datetime | None
    """When it was last heard of."""
    heartbeat_interval_seconds: int | None
    """How often it is to be heard of, in seconds."""
    status: WorkerStatus
    """Whether it was heard of lately."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        work_pool_id: UUID | str | _HasId,
        last_heartbeat_time: datetime | str | None = ...,
        heartbeat_interval_seconds: int | None = ...,
        status: WorkerStatus | str = ...,
    ) -> None: ...

class Agent(Model):
    """What ran flow runs before there were workers. Servers know no agents any more."""

    id: UUID
    """The agent's id."""
    created: datetime | None
    """When it was first heard of."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name."""
    work_queue_id: UUID
    """The id of the work queue that it polls."""
    last_activity_time: datetime | None
    """When it was last heard of."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str = ...,
        work_queue_id: UUID | str | _HasId,
        last_activity_time: datetime | str | None = ...,
    ) -> None: ...

class WorkerMetadata(Model):
    """What a worker tells of itself. It may hold other fields, too."""

    integrations: list[Integration]
    """The Prefect packages that are installed beside it."""
    def __init__(
        self,
        *,
        integrations: Iterable[Integration | Mapping[str, Any]],
    ) -> None: ...

class Integration(Model):
    """A Prefect package that is installed beside a worker."""

    name: str
    """Its name."""
    version: str
    """Its version."""
    def __init__(
        self,
        *,
        name: str,
        version: str,
    ) -> None: ...

class Artifact(Model):
    """An artifact: a table, a text, a link or other data that a run leaves for people to look at."""

    id: UUID
    """The artifact's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    key: str | None
    """Its key, which later artifacts of the same kind have too."""
    type: str | None
    """What its data is, such as `markdown`, `table`, `link`, `image` or `progress`."""
    description: str | None
    """A description for people, in Markdown."""
    data: Any | None
    """The data itself, whose form depends on the type."""
    metadata_: dict[str, str] | None
    """Further texts by name. Of a text, 500 characters are kept."""
    flow_run_id: UUID | None
    """The id of the flow run that left it."""
    task_run_id: UUID | None
    """The id of the task run that left it."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        key: str | None = ...,
        type: str | None = ...,
        description: str | None = ...,
        data: Any | None = ...,
        metadata_: Mapping[str, str] | None = ...,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_run_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class ArtifactCollection(Model):
    """The artifacts of one key, which show what the latest of them is."""

    id: UUID
    """The collection's own id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    key: str
    """The key that the artifacts have."""
    latest_id: UUID
    """The id of the latest artifact."""
    type: str | None
    """What its data is."""
    description: str | None
    """A description for people, in Markdown."""
    data: Any | None
    """The data itself."""
    metadata_: dict[str, str] | None
    """Further texts by name."""
    flow_run_id: UUID | None
    """The id of the flow run that left it."""
    task_run_id: UUID | None
    """The id of the task run that left it."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        key: str,
        latest_id: UUID | str | _HasId,
        type: str | None = ...,
        description: str | None = ...,
        data: Any | None = ...,
        metadata_: Mapping[str, str] | None = ...,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_run_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class Log(Model):
    """One message that was logged."""

    id: UUID
    """Its id."""
    created: datetime | None
    """When the server got it."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """The logger's name, such as `prefect.flow_runs`."""
    level: int
    """How much it matters, as Python's `logging` counts: 20 is `INFO`, 40 is `ERROR`."""
    message: str
    """The message."""
    timestamp: datetime
    """When it was logged."""
    flow_run_id: UUID | None
    """The id of the flow run that it comes from."""
    task_run_id: UUID | None
    """The id of the task run that it comes from."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        level: int,
        message: str,
        timestamp: datetime | str,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_run_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class SavedSearch(Model):
    """Filters that are kept under a name."""

    id: UUID
    """The search's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name, which no other search has."""
    filters: list[SavedSearchFilter]
    """What is searched for."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        filters: Iterable[SavedSearchFilter | Mapping[str, Any]] = ...,
    ) -> None: ...

class SavedSearchFilter(Model):
    """One criterion of a saved search. What the texts mean is up to who saved them: the server only keeps them."""

    object: str
    """The kind of object that is searched, such as `flow_run`."""
    property: str
    """The property of it that is looked at, such as `name`."""
    type: str
    """What type the property has, such as `string`."""
    operation: str
    """How it is compared, such as `equals`."""
    value: Any
    """What it is compared with."""
    def __init__(
        self,
        *,
        object: str,
        property: str,
        type: str,
        operation: str,
        value: Any,
    ) -> None: ...

class Variable(Model):
    """A variable: a value that the server keeps under a name."""

    id: UUID
    """The variable's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    name: str
    """Its name, which no other variable has: at most 255 characters."""
    value: Any
    """Its value: text, a number, a boolean, nothing, or a list or dict of them."""
    tags: list[str]
    """Tags to find it by."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
        name: str,
        value: Any,
        tags: Iterable[str] = ...,
    ) -> None: ...

DEFAULT_AGENT_WORK_POOL_NAME: str

DEFAULT_BLOCK_SCHEMA_VERSION: str

MAX_VARIABLE_NAME_LENGTH: int

TERMINAL_STATES: set[StateType]
