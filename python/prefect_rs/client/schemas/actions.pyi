# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Models of the objects and changes that the API accepts."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from prefect_rs._annotations import _Dict, _Id
from prefect_rs._core import Model
from prefect_rs.client.schemas.objects import (
    ConcurrencyOptions,
    Constant,
    DeploymentBranchingOptions,
    FlowRunPolicy,
    FlowRunResult,
    Parameter,
    QueueFilter,
    SavedSearchFilter,
    TaskRunPolicy,
    TaskRunResult,
    VersionInfo,
)
from typing import Any
from typing_extensions import Self
from uuid import UUID
from prefect_rs.client.schemas.objects import StateDetails as StateDetails
from prefect_rs.client.schemas.objects import StateType as StateType
from prefect_rs.client.schemas.objects import WorkPoolStorageConfiguration as WorkPoolStorageConfiguration
from prefect_rs.client.schemas.schedules import CronSchedule as CronSchedule
from prefect_rs.client.schemas.schedules import IntervalSchedule as IntervalSchedule
from prefect_rs.client.schemas.schedules import NoSchedule as NoSchedule
from prefect_rs.client.schemas.schedules import RRuleSchedule as RRuleSchedule
from prefect_rs.client.schemas.schedules import SCHEDULE_TYPES as SCHEDULE_TYPES

__all__ = [
    "BlockDocumentCreate",
    "BlockDocumentReferenceCreate",
    "BlockDocumentUpdate",
    "BlockSchemaCreate",
    "BlockTypeCreate",
    "BlockTypeUpdate",
    "ConcurrencyLimitCreate",
    "ConcurrencyLimitV2Create",
    "ConcurrencyLimitV2Update",
    "GlobalConcurrencyLimitCreate",
    "GlobalConcurrencyLimitUpdate",
    "DeploymentCreate",
    "DeploymentUpdate",
    "DeploymentScheduleCreate",
    "DeploymentScheduleUpdate",
    "DeploymentBranch",
    "DeploymentFlowRunCreate",
    "FlowCreate",
    "FlowUpdate",
    "StateCreate",
    "FlowRunCreate",
    "FlowRunUpdate",
    "TaskRunCreate",
    "TaskRunUpdate",
    "WorkPoolCreate",
    "WorkPoolUpdate",
    "WorkQueueCreate",
    "WorkQueueUpdate",
    "ArtifactCreate",
    "ArtifactUpdate",
    "LogCreate",
    "SavedSearchCreate",
    "VariableCreate",
    "VariableUpdate",
]

class BlockDocumentCreate(Model):
    """A block document to create."""

    name: str | None
    """Its name: lowercase letters, digits and dashes. Only anonymous documents may have none."""
    data: dict[str, Any]
    """The block's data."""
    block_schema_id: UUID
    """The id of its block schema."""
    block_type_id: UUID
    """The id of its block type."""
    is_anonymous: bool
    """Whether it is anonymous."""
    def __init__(
        self, *, name: str | None = ..., data: _Dict = ..., block_schema_id: _Id, block_type_id: _Id,
        is_anonymous: bool = ...,
    ) -> None: ...

class BlockDocumentReferenceCreate(Model):
    """A reference from one block document to another to create."""

    id: UUID
    """The reference's id."""
    parent_block_document_id: UUID
    """The id of the referring block document."""
    reference_block_document_id: UUID
    """The id of the block document that is referred to."""
    name: str
    """The name of the field with the reference."""
    def __init__(
        self, *, id: _Id = ..., parent_block_document_id: _Id, reference_block_document_id: _Id, name: str
    ) -> None: ...

class BlockDocumentUpdate(Model):
    """Changes to a block document. Only fields that are set are changed."""

    block_schema_id: UUID | None
    """The id of another block schema of its block type."""
    data: dict[str, Any]
    """New data."""
    merge_existing_data: bool
    """Whether to merge the data with the existing data, instead of replacing it."""
    def __init__(
        self, *, block_schema_id: _Id | None = ..., data: _Dict = ..., merge_existing_data: bool = ...
    ) -> None: ...

class BlockSchemaCreate(Model):
    """A block schema to create."""

    fields: dict[str, Any]
    """The fields, as a JSON schema. Its `secret_fields` names the secret ones."""
    block_type_id: UUID | None
    """The id of its block type."""
    capabilities: list[str]
    """What its blocks can do, such as `read-path`."""
    version: str
    """Its version, in any format."""
    def __init__(
        self, *, fields: _Dict = ..., block_type_id: _Id | None = ..., capabilities: Iterable[str] = ...,
        version: str = ...,
    ) -> None: ...

class BlockTypeCreate(Model):
    """A block type to create."""

    name: str
    """Its name."""
    slug: str
    """Its name in URLs: lowercase letters, digits and dashes."""
    logo_url: str | None
    """The URL of its logo."""
    documentation_url: str | None
    """The URL of its documentation."""
    description: str | None
    """A description."""
    code_example: str | None
    """An example of its use."""
    def __init__(
        self, *, name: str, slug: str, logo_url: str | None = ..., documentation_url: str | None = ...,
        description: str | None = ..., code_example: str | None = ...,
    ) -> None: ...

class BlockTypeUpdate(Model):
    """Changes to a block type. Only fields that are set are changed."""

    logo_url: str | None
    """The URL of its logo."""
    documentation_url: str | None
    """The URL of its documentation."""
    description: str | None
    """A description."""
    code_example: str | None
    """An example of its use."""
    def __init__(
        self, *, logo_url: str | None = ..., documentation_url: str | None = ..., description: str | None = ...,
        code_example: str | None = ...,
    ) -> None: ...
    @classmethod
    def updatable_fields(cls) -> set[str]:
        """Return the fields of a block type that can be updated.

        Returns:
            The names of the fields.
        """

class ConcurrencyLimitCreate(Model):
    """A limit of concurrent task runs with a tag to create."""

    tag: str
    """The tag."""
    concurrency_limit: int
    """The maximum number of concurrent task runs."""
    def __init__(self, *, tag: str, concurrency_limit: int) -> None: ...

class ConcurrencyLimitV2Create(Model):
    """A global concurrency limit to create, with all fields that the server accepts."""

    active: bool
    """Whether it is in effect."""
    name: str
    """Its name, without / % & < >."""
    limit: int
    """The number of slots: 0 or more."""
    active_slots: int
    """The number of occupied slots: 0 or more."""
    denied_slots: int
    """The number of slots that were requested and denied: 0 or more."""
    slot_decay_per_second: float
    """The number of slots released automatically per second: 0 or more."""
    def __init__(
        self, *, active: bool = ..., name: str, limit: int, active_slots: int = ..., denied_slots: int = ...,
        slot_decay_per_second: float = ...,
    ) -> None: ...

class ConcurrencyLimitV2Update(Model):
    """Changes to a global concurrency limit, with all fields that the server accepts. Only fields that are set are
    changed.
    """

    active: bool | None
    """Whether it is in effect."""
    name: str | None
    """Its name, without / % & < >."""
    limit: int | None
    """The number of slots: 0 or more."""
    active_slots: int | None
    """The number of occupied slots: 0 or more."""
    denied_slots: int | None
    """The number of slots that were requested and denied: 0 or more."""
    slot_decay_per_second: float | None
    """The number of slots released automatically per second: 0 or more."""
    def __init__(
        self, *, active: bool | None = ..., name: str | None = ..., limit: int | None = ...,
        active_slots: int | None = ..., denied_slots: int | None = ..., slot_decay_per_second: float | None = ...,
    ) -> None: ...

class GlobalConcurrencyLimitCreate(Model):
    """A global concurrency limit to create."""

    name: str
    """Its name, without / % & < >."""
    limit: int
    """The number of slots: 0 or more."""
    active: bool | None
    """Whether it is in effect."""
    active_slots: int | None
    """The number of occupied slots: 0 or more."""
    slot_decay_per_second: float | None
    """The number of slots released automatically per second, for rate limits: 0 or more."""
    def __init__(
        self, *, name: str, limit: int, active: bool | None = ..., active_slots: int | None = ...,
        slot_decay_per_second: float | None = ...,
    ) -> None: ...

class GlobalConcurrencyLimitUpdate(Model):
    """Changes to a global concurrency limit. Only fields that are set are changed."""

    name: str | None
    """Its name, without / % & < >."""
    limit: int | None
    """The number of slots: 0 or more."""
    active: bool | None
    """Whether it is in effect."""
    active_slots: int | None
    """The number of occupied slots: 0 or more."""
    slot_decay_per_second: float | None
    """The number of slots released automatically per second, for rate limits: 0 or more."""
    def __init__(
        self, *, name: str | None = ..., limit: int | None = ..., active: bool | None = ...,
        active_slots: int | None = ..., slot_decay_per_second: float | None = ...,
    ) -> None: ...

class DeploymentCreate(Model):
    """A deployment to create, or to replace the one of the same flow and name."""

    name: str
    """Its name, unique within the flow."""
    flow_id: UUID
    """The id of the flow that it runs."""
    paused: bool | None
    """Whether all of its schedules are paused."""
    schedules: list[DeploymentScheduleCreate]
    """Its schedules."""
    concurrency_limit: int | None
    """The maximum number of concurrent runs."""
    concurrency_options: ConcurrencyOptions | None
    """How further runs are handled."""
    global_concurrency_limit_id: UUID | None
    """The id of a global concurrency limit that it shares."""
    enforce_parameter_schema: bool | None
    """Whether parameters that do not match their schema are rejected."""
    parameter_openapi_schema: dict[str, Any] | None
    """The flow's parameters, as an OpenAPI schema."""
    parameters: dict[str, Any]
    """The default parameters of its runs."""
    tags: list[str]
    """Tags of the deployment and its runs."""
    labels: dict[str, bool | int | float | str]
    """Labels by name."""
    pull_steps: list[dict[str, Any]] | None
    """The steps by which a worker retrieves the flow's code."""
    work_queue_name: str | None
    """The name of the work queue of its runs."""
    work_pool_name: str | None
    """The name of the work pool of its runs."""
    storage_document_id: UUID | None
    """The id of the storage block with the flow's code."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    description: str | None
    """A description."""
    path: str | None
    """The path of the flow's code in its storage."""
    entrypoint: str | None
    """The file and function of the flow: `flows/etl.py:main`."""
    job_variables: dict[str, Any]
    """Overrides of the work pool's job template for its runs."""
    version: str | None
    """Its version, in any format."""
    version_info: VersionInfo | None
    """Details of its version."""
    branch: str | None
    """The name of the branch, if it is a branch of a deployment. Prefect Cloud only."""
    base: UUID | None
    """The id of the deployment that it is a branch of."""
    root: UUID | None
    """The id of the deployment that all its branches come from."""
    def __init__(
        self, *, name: str, flow_id: _Id, paused: bool | None = ...,
        schedules: Iterable[DeploymentScheduleCreate | _Dict] = ..., concurrency_limit: int | None = ...,
        concurrency_options: ConcurrencyOptions | _Dict | None = ..., global_concurrency_limit_id: _Id | None = ...,
        enforce_parameter_schema: bool | None = ..., parameter_openapi_schema: _Dict | None = ...,
        parameters: _Dict = ..., tags: Iterable[str] = ..., labels: Mapping[str, bool | int | float | str] = ...,
        pull_steps: Iterable[_Dict] | None = ..., work_queue_name: str | None = ...,
        work_pool_name: str | None = ..., storage_document_id: _Id | None = ...,
        infrastructure_document_id: _Id | None = ..., description: str | None = ..., path: str | None = ...,
        entrypoint: str | None = ..., job_variables: _Dict = ..., version: str | None = ...,
        version_info: VersionInfo | _Dict | None = ..., branch: str | None = ..., base: _Id | None = ...,
        root: _Id | None = ...,
    ) -> None: ...
    def check_valid_configuration(self, base_job_template: dict[str, Any]) -> None:
        """Check the job variables against the variables of a work pool's job template.

        Requires the package jsonschema. Variables with a default in the template may be omitted.

        Args:
            base_job_template: The template, from `WorkPool.base_job_template`.

        Returns:
            The job variables are valid, or the template has no variables.

        Raises:
            jsonschema.ValidationError: The job variables are invalid.
            ImportError: jsonschema is not installed.
        """

class DeploymentUpdate(Model):
    """Changes to a deployment. Only fields that are set are changed."""

    version: str | None
    """Its version."""
    version_info: VersionInfo | None
    """Details of its version."""
    description: str | None
    """A description."""
    parameters: dict[str, Any] | None
    """The default parameters of its runs."""
    paused: bool | None
    """Whether all of its schedules are paused."""
    schedules: list[DeploymentScheduleUpdate] | None
    """The schedules that replace its current ones."""
    concurrency_limit: int | None
    """The maximum number of concurrent runs."""
    concurrency_options: ConcurrencyOptions | None
    """How further runs are handled."""
    global_concurrency_limit_id: UUID | None
    """The id of a global concurrency limit that it shares."""
    tags: list[str]
    """Its tags."""
    work_queue_name: str | None
    """The name of the work queue of its runs."""
    work_pool_name: str | None
    """The name of the work pool of its runs."""
    path: str | None
    """The path of the flow's code in its storage."""
    job_variables: dict[str, Any] | None
    """Overrides of the work pool's job template for its runs."""
    entrypoint: str | None
    """The file and function of the flow."""
    storage_document_id: UUID | None
    """The id of the storage block with the flow's code."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    enforce_parameter_schema: bool | None
    """Whether parameters that do not match their schema are rejected."""
    parameter_openapi_schema: dict[str, Any] | None
    """The flow's parameters, as an OpenAPI schema."""
    pull_steps: list[dict[str, Any]] | None
    """The steps by which a worker retrieves the flow's code."""
    def __init__(
        self, *, version: str | None = ..., version_info: VersionInfo | _Dict | None = ...,
        description: str | None = ..., parameters: _Dict | None = ..., paused: bool | None = ...,
        schedules: Iterable[DeploymentScheduleUpdate | _Dict] | None = ..., concurrency_limit: int | None = ...,
        concurrency_options: ConcurrencyOptions | _Dict | None = ..., global_concurrency_limit_id: _Id | None = ...,
        tags: Iterable[str] = ..., work_queue_name: str | None = ..., work_pool_name: str | None = ...,
        path: str | None = ..., job_variables: _Dict | None = ..., entrypoint: str | None = ...,
        storage_document_id: _Id | None = ..., infrastructure_document_id: _Id | None = ...,
        enforce_parameter_schema: bool | None = ..., parameter_openapi_schema: _Dict | None = ...,
        pull_steps: Iterable[_Dict] | None = ...,
    ) -> None: ...
    def check_valid_configuration(self, base_job_template: dict[str, Any]) -> None:
        """Check the job variables against the variables of a work pool's job template.

        Requires the package jsonschema. Variables with a default in the template may be omitted.

        Args:
            base_job_template: The template, from `WorkPool.base_job_template`.

        Returns:
            The job variables are valid, or the template has no variables.

        Raises:
            jsonschema.ValidationError: The job variables are invalid.
            ImportError: jsonschema is not installed.
        """

class DeploymentScheduleCreate(Model):
    """A schedule of a deployment to create."""

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
    replaces: str | None
    """The slug of the schedule that it replaces."""
    def __init__(
        self,
        *,
        schedule: IntervalSchedule
        | _Dict
        | (CronSchedule | _Dict)
        | (RRuleSchedule | _Dict)
        | (NoSchedule | _Dict),
        active: bool = ...,
        max_scheduled_runs: int | None = ...,
        parameters: _Dict = ...,
        slug: str | None = ...,
        replaces: str | None = ...,
    ) -> None: ...
    @classmethod
    def from_schedule(cls, schedule: Any) -> Self:
        """Return a schedule of a deployment to create.

        Args:
            schedule: A schedule, or a `Schedule` of `prefect.schedules`, which also has `active`,
                `parameters` and `slug`.

        Returns:
            The schedule to create.

        Raises:
            ValidationError: The object is not a schedule.
        """

class DeploymentScheduleUpdate(Model):
    """Changes to a schedule of a deployment. Only fields that are set are changed."""

    schedule: IntervalSchedule | CronSchedule | RRuleSchedule | NoSchedule | None
    """The schedule."""
    active: bool | None
    """Whether it is enabled."""
    max_scheduled_runs: int | None
    """The maximum number of runs that are created in advance."""
    parameters: dict[str, Any] | None
    """Parameters of its runs that override those of the deployment."""
    slug: str | None
    """A name for it."""
    replaces: str | None
    """The slug of the schedule that it replaces."""
    def __init__(
        self,
        *,
        schedule: IntervalSchedule
        | _Dict
        | (CronSchedule | _Dict)
        | (RRuleSchedule | _Dict)
        | (NoSchedule | _Dict)
        | None = ...,
        active: bool | None = ...,
        max_scheduled_runs: int | None = ...,
        parameters: _Dict | None = ...,
        slug: str | None = ...,
        replaces: str | None = ...,
    ) -> None: ...

class DeploymentBranch(Model):
    """A branch of a deployment to create."""

    branch: str
    """The branch's name."""
    options: DeploymentBranchingOptions
    """Options for creating it."""
    overrides: DeploymentUpdate | None
    """Fields that differ in the branch."""
    def __init__(
        self, *, branch: str, options: DeploymentBranchingOptions | _Dict = ...,
        overrides: DeploymentUpdate | _Dict | None = ...,
    ) -> None: ...

class DeploymentFlowRunCreate(Model):
    """A flow run of a deployment to create."""

    state: StateCreate | None
    """Its initial state."""
    name: str | None
    """Its name."""
    parameters: dict[str, Any]
    """Parameters of the flow that override those of the deployment."""
    enforce_parameter_schema: bool | None
    """Whether parameters that do not match their schema are rejected."""
    context: dict[str, Any]
    """Additional context for the run."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    empirical_policy: FlowRunPolicy
    """Its policy for retries and pauses."""
    tags: list[str]
    """Its tags."""
    idempotency_key: str | None
    """Creating another run of the same flow with the same key returns this run instead."""
    parent_task_run_id: UUID | None
    """The id of the task run that represents it in its parent flow run."""
    work_queue_name: str | None
    """The name of its work queue."""
    job_variables: dict[str, Any] | None
    """Overrides of the work pool's job template."""
    labels: dict[str, bool | int | float | str]
    """Labels by name."""
    def __init__(
        self, *, state: StateCreate | _Dict | None = ..., name: str | None = ..., parameters: _Dict = ...,
        enforce_parameter_schema: bool | None = ..., context: _Dict = ...,
        infrastructure_document_id: _Id | None = ..., empirical_policy: FlowRunPolicy | _Dict = ...,
        tags: Iterable[str] = ..., idempotency_key: str | None = ..., parent_task_run_id: _Id | None = ...,
        work_queue_name: str | None = ..., job_variables: _Dict | None = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
    ) -> None: ...

class FlowCreate(Model):
    """A flow to create."""

    name: str
    """Its name."""
    tags: list[str]
    """Its tags."""
    labels: dict[str, bool | int | float | str]
    """Labels by name."""
    def __init__(
        self, *, name: str, tags: Iterable[str] = ..., labels: Mapping[str, bool | int | float | str] = ...
    ) -> None: ...

class FlowUpdate(Model):
    """Changes to a flow."""

    tags: list[str]
    """The tags that replace its current ones."""
    def __init__(self, *, tags: Iterable[str] = ...) -> None: ...

class StateCreate(Model):
    """A state to propose for a run."""

    type: StateType
    """Its type."""
    name: str | None
    """Its name."""
    message: str | None
    """A message."""
    state_details: StateDetails
    """Further details."""
    data: Any | None
    """Its data."""
    def __init__(
        self, *, type: StateType | str, name: str | None = ..., message: str | None = ...,
        state_details: StateDetails | _Dict = ..., data: Any | None = ...,
    ) -> None: ...

class FlowRunCreate(Model):
    """A flow run to create."""

    state: StateCreate | None
    """Its initial state."""
    name: str | None
    """Its name."""
    flow_id: UUID
    """The id of the flow to run."""
    deployment_id: UUID | None
    """The id of the deployment that it comes from."""
    flow_version: str | None
    """The version of the flow."""
    parameters: dict[str, Any]
    """The parameters of the flow."""
    context: dict[str, Any]
    """Additional context for the run."""
    parent_task_run_id: UUID | None
    """The id of the task run that represents it in its parent flow run."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    empirical_policy: FlowRunPolicy
    """Its policy for retries and pauses."""
    tags: list[str]
    """Its tags."""
    idempotency_key: str | None
    """Creating another run of the same flow with the same key returns this run instead."""
    labels: dict[str, bool | int | float | str]
    """Labels by name."""
    work_pool_name: str | None
    """The name of its work pool."""
    work_queue_name: str | None
    """The name of its work queue."""
    job_variables: dict[str, Any] | None
    """Overrides of the work pool's job template."""
    def __init__(
        self, *, state: StateCreate | _Dict | None = ..., name: str | None = ..., flow_id: _Id,
        deployment_id: _Id | None = ..., flow_version: str | None = ..., parameters: _Dict = ...,
        context: _Dict = ..., parent_task_run_id: _Id | None = ..., infrastructure_document_id: _Id | None = ...,
        empirical_policy: FlowRunPolicy | _Dict = ..., tags: Iterable[str] = ..., idempotency_key: str | None = ...,
        labels: Mapping[str, bool | int | float | str] = ..., work_pool_name: str | None = ...,
        work_queue_name: str | None = ..., job_variables: _Dict | None = ...,
    ) -> None: ...

class FlowRunUpdate(Model):
    """Changes to a flow run. Only fields that are set are changed."""

    name: str | None
    """Its name."""
    flow_version: str | None
    """The version of the flow."""
    parameters: dict[str, Any] | None
    """The parameters of the flow."""
    empirical_policy: FlowRunPolicy
    """Its policy for retries and pauses."""
    tags: list[str]
    """Its tags."""
    infrastructure_pid: str | None
    """The id of its infrastructure."""
    job_variables: dict[str, Any] | None
    """Overrides of the work pool's job template."""
    def __init__(
        self, *, name: str | None = ..., flow_version: str | None = ..., parameters: _Dict | None = ...,
        empirical_policy: FlowRunPolicy | _Dict = ..., tags: Iterable[str] = ...,
        infrastructure_pid: str | None = ..., job_variables: _Dict | None = ...,
    ) -> None: ...

class TaskRunCreate(Model):
    """A task run to create."""

    id: UUID | None
    """Its id. The server generates one by default."""
    state: StateCreate | None
    """Its initial state."""
    name: str | None
    """Its name."""
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
    """The version of the task."""
    empirical_policy: TaskRunPolicy
    """Its policy for retries."""
    tags: list[str]
    """Its tags."""
    labels: dict[str, bool | int | float | str]
    """Labels by name."""
    task_inputs: dict[str, list[TaskRunResult | FlowRunResult | Parameter | Constant]]
    """The sources of its arguments, by parameter."""
    def __init__(
        self,
        *,
        id: _Id | None = ...,
        state: StateCreate | _Dict | None = ...,
        name: str | None = ...,
        flow_run_id: _Id | None = ...,
        task_key: str,
        dynamic_key: str,
        cache_key: str | None = ...,
        cache_expiration: datetime | str | None = ...,
        task_version: str | None = ...,
        empirical_policy: TaskRunPolicy | _Dict = ...,
        tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
        task_inputs: Mapping[
            str,
            Iterable[
                TaskRunResult | _Dict | (FlowRunResult | _Dict) | (Parameter | _Dict) | (Constant | _Dict)
            ],
        ] = ...,
    ) -> None: ...

class TaskRunUpdate(Model):
    """Changes to a task run."""

    name: str | None
    """Its name."""
    def __init__(self, *, name: str | None = ...) -> None: ...

class WorkPoolCreate(Model):
    """A work pool to create."""

    name: str
    """Its name."""
    description: str | None
    """A description."""
    type: str
    """The infrastructure that its workers use, such as `process`, `docker` or `kubernetes`."""
    base_job_template: dict[str, Any]
    """The template of its jobs' infrastructure, with variables."""
    is_paused: bool
    """Whether it is paused, and starts no runs."""
    concurrency_limit: int | None
    """The maximum number of concurrent runs: 0 or more."""
    storage_configuration: WorkPoolStorageConfiguration
    """The storage of its results and bundles."""
    def __init__(
        self, *, name: str, description: str | None = ..., type: str = ..., base_job_template: _Dict = ...,
        is_paused: bool = ..., concurrency_limit: int | None = ...,
        storage_configuration: WorkPoolStorageConfiguration | _Dict = ...,
    ) -> None: ...

class WorkPoolUpdate(Model):
    """Changes to a work pool. Only fields that are set are changed."""

    description: str | None
    """A description."""
    is_paused: bool | None
    """Whether it is paused, and starts no runs."""
    base_job_template: dict[str, Any] | None
    """The template of its jobs' infrastructure, with variables."""
    concurrency_limit: int | None
    """The maximum number of concurrent runs: 0 or more."""
    storage_configuration: WorkPoolStorageConfiguration | None
    """The storage of its results and bundles."""
    def __init__(
        self, *, description: str | None = ..., is_paused: bool | None = ..., base_job_template: _Dict | None = ...,
        concurrency_limit: int | None = ...,
        storage_configuration: WorkPoolStorageConfiguration | _Dict | None = ...,
    ) -> None: ...

class WorkQueueCreate(Model):
    """A work queue to create."""

    name: str
    """Its name."""
    description: str | None
    """A description."""
    is_paused: bool
    """Whether it is paused, and starts no runs."""
    concurrency_limit: int | None
    """The maximum number of concurrent runs: 0 or more."""
    priority: int | None
    """Its priority in its work pool: 1 is the highest. Defaults to the lowest."""
    filter: QueueFilter | None
    """Deprecated: the runs that the queue accepts."""
    def __init__(
        self, *, name: str, description: str | None = ..., is_paused: bool = ...,
        concurrency_limit: int | None = ..., priority: int | None = ..., filter: QueueFilter | _Dict | None = ...,
    ) -> None: ...

class WorkQueueUpdate(Model):
    """Changes to a work queue. Only fields that are set are changed."""

    name: str | None
    """Its name."""
    description: str | None
    """A description."""
    is_paused: bool
    """Whether it is paused, and starts no runs."""
    concurrency_limit: int | None
    """The maximum number of concurrent runs: 0 or more."""
    priority: int | None
    """Its priority in its work pool: 1 is the highest."""
    last_polled: datetime | None
    """When a worker last polled it."""
    filter: QueueFilter | None
    """Deprecated: the runs that the queue accepts."""
    def __init__(
        self, *, name: str | None = ..., description: str | None = ..., is_paused: bool = ...,
        concurrency_limit: int | None = ..., priority: int | None = ..., last_polled: datetime | str | None = ...,
        filter: QueueFilter | _Dict | None = ...,
    ) -> None: ...

class ArtifactCreate(Model):
    """An artifact to create."""

    key: str | None
    """Its key, which newer versions of the artifact share: lowercase letters, digits and dashes."""
    type: str | None
    """The type of its data, such as `markdown`, `table`, `link`, `image` or `progress`."""
    description: str | None
    """A description, in Markdown."""
    data: Any | None
    """The data. Its format depends on the type."""
    metadata_: dict[str, str] | None
    """Metadata by name. The server truncates texts to 500 characters."""
    flow_run_id: UUID | None
    """The id of the flow run that leaves it."""
    task_run_id: UUID | None
    """The id of the task run that leaves it."""
    def __init__(
        self, *, key: str | None = ..., type: str | None = ..., description: str | None = ...,
        data: Any | None = ..., metadata_: Mapping[str, str] | None = ..., flow_run_id: _Id | None = ...,
        task_run_id: _Id | None = ...,
    ) -> None: ...

class ArtifactUpdate(Model):
    """Changes to an artifact. Only fields that are set are changed."""

    data: Any | None
    """The data."""
    description: str | None
    """A description, in Markdown."""
    metadata_: dict[str, str] | None
    """Metadata by name."""
    def __init__(
        self, *, data: Any | None = ..., description: str | None = ..., metadata_: Mapping[str, str] | None = ...,
    ) -> None: ...

class LogCreate(Model):
    """A log message to create."""

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
    worker_id: UUID | None
    """The id of the worker that logged it. Prefect Cloud only."""
    def __init__(
        self, *, name: str, level: int, message: str, timestamp: datetime | str, flow_run_id: _Id | None = ...,
        task_run_id: _Id | None = ..., worker_id: _Id | None = ...,
    ) -> None: ...
    def model_dump(self, **options: Any) -> dict[str, Any]:
        """Return the fields as a dict.

        Args:
            **options: The options of every model, such as `mode="json"` and `exclude_unset=True`.

        Returns:
            The fields, without `worker_id` if it is None: only Prefect Cloud accepts it.
        """

class SavedSearchCreate(Model):
    """A saved search to create, or to replace the one of the same name."""

    name: str
    """Its unique name."""
    filters: list[SavedSearchFilter]
    """The filters."""
    def __init__(self, *, name: str, filters: Iterable[SavedSearchFilter | _Dict] = ...) -> None: ...

class VariableCreate(Model):
    """A variable to create."""

    name: str
    """Its name: at most 255 lowercase letters, digits, dashes and underscores."""
    value: Any
    """Its value: text, a number, a boolean, None, or a list or dict of these."""
    tags: list[str] | None
    """Its tags."""
    def __init__(self, *, name: str, value: Any, tags: Iterable[str] | None = ...) -> None: ...

class VariableUpdate(Model):
    """Changes to a variable. Only fields that are set are changed."""

    name: str | None
    """The name of the variable to change."""
    value: Any | None
    """Its new value."""
    tags: list[str] | None
    """The tags that replace its current ones."""
    def __init__(
        self, *, name: str | None = ..., value: Any | None = ..., tags: Iterable[str] | None = ...
    ) -> None: ...
