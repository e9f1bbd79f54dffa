# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""Models of the objects and changes that the API accepts."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from prefect_rs._core import Model, _HasId
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
    """Its name: lowercase letters, digits and dashes. It may only be missing where the document is anonymous."""
    data: dict[str, Any]
    """The block's data."""
    block_schema_id: UUID
    """The id of its block schema."""
    block_type_id: UUID
    """The id of its block type."""
    is_anonymous: bool
    """Whether it is to have no name."""
    def __init__(
        self,
        *,
        name: str | None = ...,
        data: Mapping[str, Any] = ...,
        block_schema_id: UUID | str | _HasId,
        block_type_id: UUID | str | _HasId,
        is_anonymous: bool = ...,
    ) -> None: ...

class BlockDocumentReferenceCreate(Model):
    """A reference from one block document to another one, to create."""

    id: UUID
    """The reference's id."""
    parent_block_document_id: UUID
    """The id of the block document that refers to the other one."""
    reference_block_document_id: UUID
    """The id of the block document that is referred to."""
    name: str
    """The name of the field that refers to it."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId = ...,
        parent_block_document_id: UUID | str | _HasId,
        reference_block_document_id: UUID | str | _HasId,
        name: str,
    ) -> None: ...

class BlockDocumentUpdate(Model):
    """A change to a block document: only what is set is changed."""

    block_schema_id: UUID | None
    """The id of another block schema of its block type."""
    data: dict[str, Any]
    """New data."""
    merge_existing_data: bool
    """Whether the old data stay where there are no new ones; else they are all replaced."""
    def __init__(
        self,
        *,
        block_schema_id: UUID | str | _HasId | None = ...,
        data: Mapping[str, Any] = ...,
        merge_existing_data: bool = ...,
    ) -> None: ...

class BlockSchemaCreate(Model):
    """A block schema to create."""

    fields: dict[str, Any]
    """The fields of the data, as a JSON schema. `secret_fields` in it names those that are secret."""
    block_type_id: UUID | None
    """The id of its block type."""
    capabilities: list[str]
    """What its blocks can do, such as `read-path`."""
    version: str
    """Its version, as its author counts them."""
    def __init__(
        self,
        *,
        fields: Mapping[str, Any] = ...,
        block_type_id: UUID | str | _HasId | None = ...,
        capabilities: Iterable[str] = ...,
        version: str = ...,
    ) -> None: ...

class BlockTypeCreate(Model):
    """A block type to create."""

    name: str
    """Its name."""
    slug: str
    """Its name as URLs have it: lowercase letters, digits and dashes."""
    logo_url: str | None
    """The URL of its logo."""
    documentation_url: str | None
    """The URL of its documentation."""
    description: str | None
    """What it is for."""
    code_example: str | None
    """Code that shows how it is used."""
    def __init__(
        self,
        *,
        name: str,
        slug: str,
        logo_url: str | None = ...,
        documentation_url: str | None = ...,
        description: str | None = ...,
        code_example: str | None = ...,
    ) -> None: ...

class BlockTypeUpdate(Model):
    """A change to a block type: only what is set is changed."""

    logo_url: str | None
    """The URL of its logo."""
    documentation_url: str | None
    """The URL of its documentation."""
    description: str | None
    """What it is for."""
    code_example: str | None
    """Code that shows how it is used."""
    def __init__(
        self,
        *,
        logo_url: str | None = ...,
        documentation_url: str | None = ...,
        description: str | None = ...,
        code_example: str | None = ...,
    ) -> None: ...
    @classmethod
    def updatable_fields(
        cls,
    ) -> set[str]:
        """What can be changed of a block type.

        Returns:
            set[str]: The names of the fields.
        """

class ConcurrencyLimitCreate(Model):
    """A limit on how many task runs with a tag run at once, to create."""

    tag: str
    """The tag."""
    concurrency_limit: int
    """How many."""
    def __init__(
        self,
        *,
        tag: str,
        concurrency_limit: int,
    ) -> None: ...

class ConcurrencyLimitV2Create(Model):
    """A global concurrency limit to create, with all that the server takes."""

    active: bool
    """Whether it is in force."""
    name: str
    """Its name, without / % & < >."""
    limit: int
    """How many slots there are, from 0 up."""
    active_slots: int
    """How many slots are taken, from 0 up."""
    denied_slots: int
    """How many slots were asked for in vain, from 0 up."""
    slot_decay_per_second: float
    """How many slots are given back by themselves each second, from 0 up."""
    def __init__(
        self,
        *,
        active: bool = ...,
        name: str,
        limit: int,
        active_slots: int = ...,
        denied_slots: int = ...,
        slot_decay_per_second: float = ...,
    ) -> None: ...

class ConcurrencyLimitV2Update(Model):
    """A change to a global concurrency limit, with all that the server takes: only what is set is changed."""

    active: bool | None
    """Whether it is in force."""
    name: str | None
    """Its name, without / % & < >."""
    limit: int | None
    """How many slots there are, from 0 up."""
    active_slots: int | None
    """How many slots are taken, from 0 up."""
    denied_slots: int | None
    """How many slots were asked for in vain, from 0 up."""
    slot_decay_per_second: float | None
    """How many slots are given back by themselves each second, from 0 up."""
    def __init__(
        self,
        *,
        active: bool | None = ...,
        name: str | None = ...,
        limit: int | None = ...,
        active_slots: int | None = ...,
        denied_slots: int | None = ...,
        slot_decay_per_second: float | None = ...,
    ) -> None: ...

class GlobalConcurrencyLimitCreate(Model):
    """A global concurrency limit to create."""

    name: str
    """Its name, without / % & < >."""
    limit: int
    """How many slots there are, from 0 up."""
    active: bool | None
    """Whether it is in force."""
    active_slots: int | None
    """How many slots are taken, from 0 up."""
    slot_decay_per_second: float | None
    """How many slots are given back by themselves each second, from 0 up, which makes it a rate limit."""
    def __init__(
        self,
        *,
        name: str,
        limit: int,
        active: bool | None = ...,
        active_slots: int | None = ...,
        slot_decay_per_second: float | None = ...,
    ) -> None: ...

class GlobalConcurrencyLimitUpdate(Model):
    """A change to a global concurrency limit: only what is set is changed."""

    name: str | None
    """Its name, without / % & < >."""
    limit: int | None
    """How many slots there are, from 0 up."""
    active: bool | None
    """Whether it is in force."""
    active_slots: int | None
    """How many slots are taken, from 0 up."""
    slot_decay_per_second: float | None
    """How many slots are given back by themselves each second, from 0 up, which makes it a rate limit."""
    def __init__(
        self,
        *,
        name: str | None = ...,
        limit: int | None = ...,
        active: bool | None = ...,
        active_slots: int | None = ...,
        slot_decay_per_second: float | None = ...,
    ) -> None: ...

class DeploymentCreate(Model):
    """A deployment to create, or to put in the place of the one of the same flow and name."""

    name: str
    """Its name, which no other deployment of the flow has."""
    flow_id: UUID
    """The id of the flow that it runs."""
    paused: bool | None
    """Whether its schedules are paused, all of them."""
    schedules: list[DeploymentScheduleCreate]
    """When its runs are to start."""
    concurrency_limit: int | None
    """How many of its runs may run at once."""
    concurrency_options: ConcurrencyOptions | None
    """What becomes of one run more."""
    global_concurrency_limit_id: UUID | None
    """The id of a limit that it shares with others."""
    enforce_parameter_schema: bool | None
    """Whether parameters that do not fit their schema are refused."""
    parameter_openapi_schema: dict[str, Any] | None
    """Which parameters the flow takes, as a schema of OpenAPI."""
    parameters: dict[str, Any]
    """The parameters that its runs are called with."""
    tags: list[str]
    """Tags to find it by, and for its runs."""
    labels: dict[str, bool | int | float | str]
    """Labels: names with a value."""
    pull_steps: list[dict[str, Any]] | None
    """How a worker gets the flow's code, step by step."""
    work_queue_name: str | None
    """The name of the work queue that its runs wait in."""
    work_pool_name: str | None
    """The name of the work pool that its runs go to."""
    storage_document_id: UUID | None
    """The id of the block that holds the flow's code."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    description: str | None
    """What it is for."""
    path: str | None
    """Where the flow's code lies, within its storage."""
    entrypoint: str | None
    """The file and the function: `flows/etl.py:main`."""
    job_variables: dict[str, Any]
    """What its runs set differently from the work pool's job template."""
    version: str | None
    """Its version, as its owner counts them."""
    version_info: VersionInfo | None
    """What its version is made of."""
    branch: str | None
    """The branch that it is to be, of another deployment. Only Prefect Cloud knows branches."""
    base: UUID | None
    """The id of the deployment that it is a branch of."""
    root: UUID | None
    """The id of the deployment that all its branches come from."""
    def __init__(
        self,
        *,
        name: str,
        flow_id: UUID | str | _HasId,
        paused: bool | None = ...,
        schedules: Iterable[DeploymentScheduleCreate | Mapping[str, Any]] = ...,
        concurrency_limit: int | None = ...,
        concurrency_options: ConcurrencyOptions | Mapping[str, Any] | None = ...,
        global_concurrency_limit_id: UUID | str | _HasId | None = ...,
        enforce_parameter_schema: bool | None = ...,
        parameter_openapi_schema: Mapping[str, Any] | None = ...,
        parameters: Mapping[str, Any] = ...,
        tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
        pull_steps: Iterable[Mapping[str, Any]] | None = ...,
        work_queue_name: str | None = ...,
        work_pool_name: str | None = ...,
        storage_document_id: UUID | str | _HasId | None = ...,
        infrastructure_document_id: UUID | str | _HasId | None = ...,
        description: str | None = ...,
        path: str | None = ...,
        entrypoint: str | None = ...,
        job_variables: Mapping[str, Any] = ...,
        version: str | None = ...,
        version_info: VersionInfo | Mapping[str, Any] | None = ...,
        branch: str | None = ...,
        base: UUID | str | _HasId | None = ...,
        root: UUID | str | _HasId | None = ...,
    ) -> None: ...
    def check_valid_configuration(
        self,
        base_job_template: dict[str, Any],
    ) -> None:
        """Check the job variables against the variables of a work pool's job template.

        Needs the package jsonschema. Variables that the template has a default for may be left out.

        Args:
            base_job_template (dict[str, Any]): The template, as `WorkPool.base_job_template` has it.

        Returns:
            None: They fit, or the template says nothing of them.

        Raises:
            jsonschema.ValidationError: They do not fit.
            ImportError: jsonschema is not installed.
        """

class DeploymentUpdate(Model):
    """A change to a deployment: only what is set is changed."""

    version: str | None
    """Its version."""
    version_info: VersionInfo | None
    """What its version is made of."""
    description: str | None
    """What it is for."""
    parameters: dict[str, Any] | None
    """The parameters that its runs are called with."""
    paused: bool | None
    """Whether its schedules are paused, all of them."""
    schedules: list[DeploymentScheduleUpdate] | None
    """All its schedules from now on."""
    concurrency_limit: int | None
    """How many of its runs may run at once."""
    concurrency_options: ConcurrencyOptions | None
    """What becomes of one run more."""
    global_concurrency_limit_id: UUID | None
    """The id of a limit that it shares with others."""
    tags: list[str]
    """Its tags."""
    work_queue_name: str | None
    """The name of the work queue that its runs wait in."""
    work_pool_name: str | None
    """The name of the work pool that its runs go to."""
    path: str | None
    """Where the flow's code lies, within its storage."""
    job_variables: dict[str, Any] | None
    """What its runs set differently from the work pool's job template."""
    entrypoint: str | None
    """The file and the function."""
    storage_document_id: UUID | None
    """The id of the block that holds the flow's code."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    enforce_parameter_schema: bool | None
    """Whether parameters that do not fit their schema are refused."""
    parameter_openapi_schema: dict[str, Any] | None
    """Which parameters the flow takes, as a schema of OpenAPI."""
    pull_steps: list[dict[str, Any]] | None
    """How a worker gets the flow's code, step by step."""
    def __init__(
        self,
        *,
        version: str | None = ...,
        version_info: VersionInfo | Mapping[str, Any] | None = ...,
        description: str | None = ...,
        parameters: Mapping[str, Any] | None = ...,
        paused: bool | None = ...,
        schedules: Iterable[DeploymentScheduleUpdate | Mapping[str, Any]] | None = ...,
        concurrency_limit: int | None = ...,
        concurrency_options: ConcurrencyOptions | Mapping[str, Any] | None = ...,
        global_concurrency_limit_id: UUID | str | _HasId | None = ...,
        tags: Iterable[str] = ...,
        work_queue_name: str | None = ...,
        work_pool_name: str | None = ...,
        path: str | None = ...,
        job_variables: Mapping[str, Any] | None = ...,
        entrypoint: str | None = ...,
        storage_document_id: UUID | str | _HasId | None = ...,
        infrastructure_document_id: UUID | str | _HasId | None = ...,
        enforce_parameter_schema: bool | None = ...,
        parameter_openapi_schema: Mapping[str, Any] | None = ...,
        pull_steps: Iterable[Mapping[str, Any]] | None = ...,
    ) -> None: ...
    def check_valid_configuration(
        self,
        base_job_template: dict[str, Any],
    ) -> None:
        """Check the job variables against the variables of a work pool's job template.

        Needs the package jsonschema. Variables that the template has a default for may be left out.

        Args:
            base_job_template (dict[str, Any]): The template, as `WorkPool.base_job_template` has it.

        Returns:
            None: They fit, or the template says nothing of them.

        Raises:
            jsonschema.ValidationError: They do not fit.
            ImportError: jsonschema is not installed.
        """

class DeploymentScheduleCreate(Model):
    """A schedule of a deployment to create."""

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
    replaces: str | None
    """The slug of the schedule whose place it takes."""
    def __init__(
        self,
        *,
        schedule: IntervalSchedule
        | Mapping[str, Any]
        | (CronSchedule | Mapping[str, Any])
        | (RRuleSchedule | Mapping[str, Any])
        | (NoSchedule | Mapping[str, Any]),
        active: bool = ...,
        max_scheduled_runs: int | None = ...,
        parameters: Mapping[str, Any] = ...,
        slug: str | None = ...,
        replaces: str | None = ...,
    ) -> None: ...
    @classmethod
    def from_schedule(
        cls,
        schedule: Any,
    ) -> Self:
        """A schedule of a deployment to create.

        Args:
            schedule (Any): A schedule, or what `prefect.schedules` makes, which also tells whether it is
                switched on, its parameters and its slug.

        Returns:
            Self: The schedule to create.

        Raises:
            ValidationError: It is no schedule.
        """

class DeploymentScheduleUpdate(Model):
    """A change to a schedule of a deployment: only what is set is changed."""

    schedule: IntervalSchedule | CronSchedule | RRuleSchedule | NoSchedule | None
    """When runs are to start."""
    active: bool | None
    """Whether it is switched on."""
    max_scheduled_runs: int | None
    """How many runs are created ahead."""
    parameters: dict[str, Any] | None
    """Parameters of its runs that differ from those of the deployment."""
    slug: str | None
    """A name for it."""
    replaces: str | None
    """The slug of the schedule whose place it takes."""
    def __init__(
        self,
        *,
        schedule: IntervalSchedule
        | Mapping[str, Any]
        | (CronSchedule | Mapping[str, Any])
        | (RRuleSchedule | Mapping[str, Any])
        | (NoSchedule | Mapping[str, Any])
        | None = ...,
        active: bool | None = ...,
        max_scheduled_runs: int | None = ...,
        parameters: Mapping[str, Any] | None = ...,
        slug: str | None = ...,
        replaces: str | None = ...,
    ) -> None: ...

class DeploymentBranch(Model):
    """A branch of a deployment to create."""

    branch: str
    """The branch's name."""
    options: DeploymentBranchingOptions
    """How it is made."""
    overrides: DeploymentUpdate | None
    """What is different in the branch."""
    def __init__(
        self,
        *,
        branch: str,
        options: DeploymentBranchingOptions | Mapping[str, Any] = ...,
        overrides: DeploymentUpdate | Mapping[str, Any] | None = ...,
    ) -> None: ...

class DeploymentFlowRunCreate(Model):
    """A flow run of a deployment to create."""

    state: StateCreate | None
    """The state that it begins in."""
    name: str | None
    """Its name."""
    parameters: dict[str, Any]
    """The parameters that the flow is called with, where they differ from those of the deployment."""
    enforce_parameter_schema: bool | None
    """Whether parameters that do not fit their schema are refused."""
    context: dict[str, Any]
    """Further data for the run."""
    infrastructure_document_id: UUID | None
    """The id of the block that holds its infrastructure."""
    empirical_policy: FlowRunPolicy
    """How it is retried and paused."""
    tags: list[str]
    """Tags to find it by."""
    idempotency_key: str | None
    """Creating another run with the same key of the same flow gives this run instead."""
    parent_task_run_id: UUID | None
    """The id of the task run that stands for it in its parent's flow run."""
    work_queue_name: str | None
    """The name of the work queue to wait in."""
    job_variables: dict[str, Any] | None
    """What it sets differently from its work pool's job template."""
    labels: dict[str, bool | int | float | str]
    """Labels: names with a value."""
    def __init__(
        self,
        *,
        state: StateCreate | Mapping[str, Any] | None = ...,
        name: str | None = ...,
        parameters: Mapping[str, Any] = ...,
        enforce_parameter_schema: bool | None = ...,
        context: Mapping[str, Any] = ...,
        infrastructure_document_id: UUID | str | _HasId | None = ...,
        empirical_policy: FlowRunPolicy | Mapping[str, Any] = ...,
        tags: Iterable[str] = ...,
        idempotency_key: str | None = ...,
        parent_task_run_id: UUID | str | _HasId | None = ...,
        work_queue_name: str | None = ...,
        job_variables: Mapping[str, Any] | None = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
    ) -> None: ...

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
        flow_id: UUID | str | _HasId,
        deployment_id: UUID | str | _HasId | None = ...,
        flow_version: str | None = ...,
        parameters: Mapping[str, Any] = ...,
        context: Mapping[str, Any] = ...,
        parent_task_run_id: UUID | str | _HasId | None = ...,
        infrastructure_document_id: UUID | str | _HasId | None = ...,
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

class TaskRunCreate(Model):
    """A task run to create."""

    id: UUID | None
    """Its id; the server makes one up where none is given."""
    state: StateCreate | None
    """The state that it begins in."""
    name: str | None
    """Its name."""
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
    """The version of the task."""
    empirical_policy: TaskRunPolicy
    """How it is retried."""
    tags: list[str]
    """Tags to find it by."""
    labels: dict[str, bool | int | float | str]
    """Labels: names with a value."""
    task_inputs: dict[str, list[TaskRunResult | FlowRunResult | Parameter | Constant]]
    """Where each of its arguments comes from."""
    def __init__(
        self,
        *,
        id: UUID | str | _HasId | None = ...,
        state: StateCreate | Mapping[str, Any] | None = ...,
        name: str | None = ...,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_key: str,
        dynamic_key: str,
        cache_key: str | None = ...,
        cache_expiration: datetime | str | None = ...,
        task_version: str | None = ...,
        empirical_policy: TaskRunPolicy | Mapping[str, Any] = ...,
        tags: Iterable[str] = ...,
        labels: Mapping[str, bool | int | float | str] = ...,
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
    ) -> None: ...

class TaskRunUpdate(Model):
    """A change to a task run."""

    name: str | None
    """Its name."""
    def __init__(
        self,
        *,
        name: str | None = ...,
    ) -> None: ...

class WorkPoolCreate(Model):
    """A work pool to create."""

    name: str
    """Its name."""
    description: str | None
    """A description for people."""
    type: str
    """On what its workers run flow runs, such as `process`, `docker` or `kubernetes`."""
    base_job_template: dict[str, Any]
    """What infrastructure its jobs get, with variables to be filled in."""
    is_paused: bool
    """Whether it hands out no runs for now."""
    concurrency_limit: int | None
    """At most how many of its runs go on at once, from 0 up."""
    storage_configuration: WorkPoolStorageConfiguration
    """Where its results and bundles are kept."""
    def __init__(
        self,
        *,
        name: str,
        description: str | None = ...,
        type: str = ...,
        base_job_template: Mapping[str, Any] = ...,
        is_paused: bool = ...,
        concurrency_limit: int | None = ...,
        storage_configuration: WorkPoolStorageConfiguration | Mapping[str, Any] = ...,
    ) -> None: ...

class WorkPoolUpdate(Model):
    """A change to a work pool: only what is set is changed."""

    description: str | None
    """A description for people."""
    is_paused: bool | None
    """Whether it hands out no runs for now."""
    base_job_template: dict[str, Any] | None
    """What infrastructure its jobs get, with variables to be filled in."""
    concurrency_limit: int | None
    """At most how many of its runs go on at once, from 0 up."""
    storage_configuration: WorkPoolStorageConfiguration | None
    """Where its results and bundles are kept."""
    def __init__(
        self,
        *,
        description: str | None = ...,
        is_paused: bool | None = ...,
        base_job_template: Mapping[str, Any] | None = ...,
        concurrency_limit: int | None = ...,
        storage_configuration: WorkPoolStorageConfiguration | Mapping[str, Any] | None = ...,
    ) -> None: ...

class WorkQueueCreate(Model):
    """A work queue to create."""

    name: str
    """Its name."""
    description: str | None
    """A description for people."""
    is_paused: bool
    """Whether it hands out no runs for now."""
    concurrency_limit: int | None
    """At most how many of its runs go on at once, from 0 up."""
    priority: int | None
    """Its rank in its work pool, from 1 up; last where none is given."""
    filter: QueueFilter | None
    """Not used any more: which runs it takes."""
    def __init__(
        self,
        *,
        name: str,
        description: str | None = ...,
        is_paused: bool = ...,
        concurrency_limit: int | None = ...,
        priority: int | None = ...,
        filter: QueueFilter | Mapping[str, Any] | None = ...,
    ) -> None: ...

class WorkQueueUpdate(Model):
    """A change to a work queue: only what is set is changed."""

    name: str | None
    """Its name."""
    description: str | None
    """A description for people."""
    is_paused: bool
    """Whether it hands out no runs for now."""
    concurrency_limit: int | None
    """At most how many of its runs go on at once, from 0 up."""
    priority: int | None
    """Its rank in its work pool, from 1 up."""
    last_polled: datetime | None
    """When a worker last asked it for runs."""
    filter: QueueFilter | None
    """Not used any more: which runs it takes."""
    def __init__(
        self,
        *,
        name: str | None = ...,
        description: str | None = ...,
        is_paused: bool = ...,
        concurrency_limit: int | None = ...,
        priority: int | None = ...,
        last_polled: datetime | str | None = ...,
        filter: QueueFilter | Mapping[str, Any] | None = ...,
    ) -> None: ...

class ArtifactCreate(Model):
    """An artifact to create."""

    key: str | None
    """Its key, which later artifacts of the same kind have too: lower-case letters, digits and dashes."""
    type: str | None
    """What its data is, such as `markdown`, `table`, `link`, `image` or `progress`."""
    description: str | None
    """A description for people, in Markdown."""
    data: Any | None
    """The data itself, whose form depends on the type."""
    metadata_: dict[str, str] | None
    """Further texts by name. Of a text, the server keeps 500 characters."""
    flow_run_id: UUID | None
    """The id of the flow run that leaves it."""
    task_run_id: UUID | None
    """The id of the task run that leaves it."""
    def __init__(
        self,
        *,
        key: str | None = ...,
        type: str | None = ...,
        description: str | None = ...,
        data: Any | None = ...,
        metadata_: Mapping[str, str] | None = ...,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_run_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class ArtifactUpdate(Model):
    """A change to an artifact: only what is set is changed."""

    data: Any | None
    """The data itself."""
    description: str | None
    """A description for people, in Markdown."""
    metadata_: dict[str, str] | None
    """Further texts by name."""
    def __init__(
        self,
        *,
        data: Any | None = ...,
        description: str | None = ...,
        metadata_: Mapping[str, str] | None = ...,
    ) -> None: ...

class LogCreate(Model):
    """A message to log."""

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
    worker_id: UUID | None
    """The id of the worker that it comes from. Only Prefect Cloud knows it."""
    def __init__(
        self,
        *,
        name: str,
        level: int,
        message: str,
        timestamp: datetime | str,
        flow_run_id: UUID | str | _HasId | None = ...,
        task_run_id: UUID | str | _HasId | None = ...,
        worker_id: UUID | str | _HasId | None = ...,
    ) -> None: ...
    def model_dump(
        self,
        **options: Any,
    ) -> dict[str, Any]:
        """The fields as a dict.

        Args:
            **options (Any): Those that every model takes, such as `mode="json"` and `exclude_unset=True`.

        Returns:
            dict[str, Any]: Without a `worker_id` that is None: only Prefect Cloud takes it.
        """

class SavedSearchCreate(Model):
    """A search to save, or to put in the place of the one of the same name."""

    name: str
    """Its name, which no other search has."""
    filters: list[SavedSearchFilter]
    """What is searched for."""
    def __init__(
        self,
        *,
        name: str,
        filters: Iterable[SavedSearchFilter | Mapping[str, Any]] = ...,
    ) -> None: ...

class VariableCreate(Model):
    """A variable to create."""

    name: str
    """Its name: at most 255 lower-case letters, digits, dashes and underscores."""
    value: Any
    """Its value: text, a number, a boolean, nothing, or a list or dict of them."""
    tags: list[str] | None
    """Tags to find it by."""
    def __init__(
        self,
        *,
        name: str,
        value: Any,
        tags: Iterable[str] | None = ...,
    ) -> None: ...

class VariableUpdate(Model):
    """A change to a variable: only what is set is changed."""

    name: str | None
    """Its name, by which `update_variable` finds it."""
    value: Any | None
    """Its value from now on."""
    tags: list[str] | None
    """Its tags from now on."""
    def __init__(
        self,
        *,
        name: str | None = ...,
        value: Any | None = ...,
        tags: Iterable[str] | None = ...,
    ) -> None: ...
