# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Filters for the objects to read."""

from collections.abc import Iterable
from datetime import datetime
from prefect_rs._annotations import _Dict, _Id
from prefect_rs._core import Model
from uuid import UUID
from prefect_rs.client.schemas.objects import State as State
from prefect_rs.client.schemas.objects import StateType as StateType
from prefect_rs.utilities.collections import AutoEnum as AutoEnum

__all__ = [
    "Operator",
    "ArtifactCollectionFilter",
    "ArtifactCollectionFilterFlowRunId",
    "ArtifactCollectionFilterKey",
    "ArtifactCollectionFilterLatestId",
    "ArtifactCollectionFilterTaskRunId",
    "ArtifactCollectionFilterType",
    "ArtifactFilter",
    "ArtifactFilterFlowRunId",
    "ArtifactFilterId",
    "ArtifactFilterKey",
    "ArtifactFilterTaskRunId",
    "ArtifactFilterType",
    "AutomationFilter",
    "AutomationFilterCreated",
    "AutomationFilterId",
    "AutomationFilterName",
    "AutomationFilterTags",
    "BlockDocumentFilter",
    "BlockDocumentFilterBlockTypeId",
    "BlockDocumentFilterId",
    "BlockDocumentFilterIsAnonymous",
    "BlockDocumentFilterName",
    "BlockSchemaFilter",
    "BlockSchemaFilterBlockTypeId",
    "BlockSchemaFilterCapabilities",
    "BlockSchemaFilterId",
    "BlockSchemaFilterVersion",
    "BlockTypeFilter",
    "BlockTypeFilterName",
    "BlockTypeFilterSlug",
    "DeploymentFilter",
    "DeploymentFilterConcurrencyLimit",
    "DeploymentFilterId",
    "DeploymentFilterName",
    "DeploymentFilterTags",
    "DeploymentFilterWorkQueueName",
    "DeploymentFilterPaused",
    "DeploymentOrFlowNameFilter",
    "FilterSet",
    "FlowRunFilter",
    "FlowRunFilterCreatedBy",
    "FlowRunFilterDeploymentId",
    "FlowRunFilterEndTime",
    "FlowRunFilterExpectedStartTime",
    "FlowRunFilterFlowVersion",
    "FlowRunFilterId",
    "FlowRunFilterIdempotencyKey",
    "FlowRunFilterName",
    "FlowRunFilterNextScheduledStartTime",
    "FlowRunFilterParentFlowRunId",
    "FlowRunFilterParentTaskRunId",
    "FlowRunFilterStartTime",
    "FlowRunFilterState",
    "FlowRunFilterStateName",
    "FlowRunFilterStateType",
    "FlowRunFilterTags",
    "FlowRunFilterWorkQueueName",
    "FlowFilter",
    "FlowFilterId",
    "FlowFilterName",
    "FlowFilterTags",
    "FlowFilterDeployment",
    "LogFilter",
    "LogFilterFlowRunId",
    "LogFilterLevel",
    "LogFilterName",
    "LogFilterTaskRunId",
    "LogFilterTextSearch",
    "LogFilterTimestamp",
    "TaskRunFilter",
    "TaskRunFilterEndTime",
    "TaskRunFilterFlowRunId",
    "TaskRunFilterId",
    "TaskRunFilterName",
    "TaskRunFilterStartTime",
    "TaskRunFilterState",
    "TaskRunFilterStateName",
    "TaskRunFilterStateType",
    "TaskRunFilterSubFlowRuns",
    "TaskRunFilterTags",
    "TaskRunFilterExpectedStartTime",
    "VariableFilter",
    "VariableFilterId",
    "VariableFilterName",
    "VariableFilterTags",
    "WorkPoolFilter",
    "WorkPoolFilterId",
    "WorkPoolFilterName",
    "WorkPoolFilterType",
    "WorkQueueFilter",
    "WorkQueueFilterId",
    "WorkQueueFilterName",
    "WorkerFilter",
    "WorkerFilterLastHeartbeatTime",
    "WorkerFilterStatus",
    "WorkerFilterWorkPoolId",
    "OperatorMixin",
]

class Operator(AutoEnum):
    """How the criteria of a filter are combined."""

    and_ = "and_"
    or_ = "or_"

class ArtifactCollectionFilter(OperatorMixin, Model):
    """Filters artifact keys by the latest artifact of each key."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    latest_id: ArtifactCollectionFilterLatestId | None
    """By the id of the latest."""
    key: ArtifactCollectionFilterKey | None
    """By key."""
    flow_run_id: ArtifactCollectionFilterFlowRunId | None
    """By flow run."""
    task_run_id: ArtifactCollectionFilterTaskRunId | None
    """By task run."""
    type: ArtifactCollectionFilterType | None
    """By type."""
    def __init__(
        self, *, operator: Operator | str = ...,
        latest_id: ArtifactCollectionFilterLatestId | _Dict | _Id | Iterable[_Id] | None = ...,
        key: ArtifactCollectionFilterKey | _Dict | str | Iterable[str] | None = ...,
        flow_run_id: ArtifactCollectionFilterFlowRunId | _Dict | _Id | Iterable[_Id] | None = ...,
        task_run_id: ArtifactCollectionFilterTaskRunId | _Dict | _Id | Iterable[_Id] | None = ...,
        type: ArtifactCollectionFilterType | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class ArtifactCollectionFilterFlowRunId(Model):
    """Filters artifacts by flow run."""

    any_: list[UUID] | None
    """Artifacts with one of these flow runs' ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class ArtifactCollectionFilterKey(Model):
    """Filters artifacts by key."""

    any_: list[str] | None
    """Artifacts with one of these keys."""
    like_: str | None
    """Artifacts whose key contains this text, case-insensitively. `%` is a wildcard."""
    exists_: bool | None
    """`true`: those artifacts with a key; `false`: those without one."""
    def __init__(
        self, *, any_: Iterable[str] | None = ..., like_: str | None = ..., exists_: bool | None = ...
    ) -> None: ...

class ArtifactCollectionFilterLatestId(Model):
    """Filters artifacts by the id of the latest of their key."""

    any_: list[UUID] | None
    """Artifacts with one of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class ArtifactCollectionFilterTaskRunId(Model):
    """Filters artifacts by task run."""

    any_: list[UUID] | None
    """Artifacts with one of these task runs' ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class ArtifactCollectionFilterType(Model):
    """Filters artifacts by type."""

    any_: list[str] | None
    """Artifacts with one of these types."""
    not_any_: list[str] | None
    """Artifacts with none of these types."""
    def __init__(self, *, any_: Iterable[str] | None = ..., not_any_: Iterable[str] | None = ...) -> None: ...

class ArtifactFilter(OperatorMixin, Model):
    """Filters artifacts."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    id: ArtifactFilterId | None
    """By id."""
    key: ArtifactFilterKey | None
    """By key."""
    flow_run_id: ArtifactFilterFlowRunId | None
    """By flow run."""
    task_run_id: ArtifactFilterTaskRunId | None
    """By task run."""
    type: ArtifactFilterType | None
    """By type."""
    def __init__(
        self, *, operator: Operator | str = ..., id: ArtifactFilterId | _Dict | _Id | Iterable[_Id] | None = ...,
        key: ArtifactFilterKey | _Dict | str | Iterable[str] | None = ...,
        flow_run_id: ArtifactFilterFlowRunId | _Dict | _Id | Iterable[_Id] | None = ...,
        task_run_id: ArtifactFilterTaskRunId | _Dict | _Id | Iterable[_Id] | None = ...,
        type: ArtifactFilterType | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class ArtifactFilterFlowRunId(Model):
    """Filters artifacts by flow run."""

    any_: list[UUID] | None
    """Artifacts with one of these flow runs' ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class ArtifactFilterId(Model):
    """Filters artifacts by id."""

    any_: list[UUID] | None
    """Artifacts with one of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class ArtifactFilterKey(Model):
    """Filters artifacts by key."""

    any_: list[str] | None
    """Artifacts with one of these keys."""
    like_: str | None
    """Artifacts whose key contains this text, case-insensitively. `%` is a wildcard."""
    exists_: bool | None
    """`true`: those artifacts with a key; `false`: those without one."""
    def __init__(
        self, *, any_: Iterable[str] | None = ..., like_: str | None = ..., exists_: bool | None = ...
    ) -> None: ...

class ArtifactFilterTaskRunId(Model):
    """Filters artifacts by task run."""

    any_: list[UUID] | None
    """Artifacts with one of these task runs' ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class ArtifactFilterType(Model):
    """Filters artifacts by type."""

    any_: list[str] | None
    """Artifacts with one of these types."""
    not_any_: list[str] | None
    """Artifacts with none of these types."""
    def __init__(self, *, any_: Iterable[str] | None = ..., not_any_: Iterable[str] | None = ...) -> None: ...

class AutomationFilter(OperatorMixin, Model):
    """Filters automations."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    id: AutomationFilterId | None
    """By id."""
    name: AutomationFilterName | None
    """By name."""
    created: AutomationFilterCreated | None
    """By creation time."""
    tags: AutomationFilterTags | None
    """By tags."""
    def __init__(
        self, *, operator: Operator | str = ..., id: AutomationFilterId | _Dict | _Id | Iterable[_Id] | None = ...,
        name: AutomationFilterName | _Dict | str | Iterable[str] | None = ...,
        created: AutomationFilterCreated | _Dict | None = ...,
        tags: AutomationFilterTags | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class AutomationFilterCreated(Model):
    """Filters automations by creation time."""

    before_: datetime | None
    """Automations that were created at or before this time."""
    def __init__(self, *, before_: datetime | str | None = ...) -> None: ...

class AutomationFilterId(Model):
    """Filters automations by id."""

    any_: list[UUID] | None
    """Automations with one of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class AutomationFilterName(Model):
    """Filters automations by name."""

    any_: list[str] | None
    """Automations with one of these names."""
    def __init__(self, *, any_: Iterable[str] | None = ...) -> None: ...

class AutomationFilterTags(OperatorMixin, Model):
    """Filters automations by tags."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    all_: list[str] | None
    """Automations with all of these tags."""
    any_: list[str] | None
    """Automations with at least one of these tags."""
    is_null_: bool | None
    """`true` matches automations without tags, `false` matches those with tags."""
    def __init__(
        self, *, operator: Operator | str = ..., all_: Iterable[str] | None = ..., any_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class BlockDocumentFilter(OperatorMixin, Model):
    """Filters block documents."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    id: BlockDocumentFilterId | None
    """By id."""
    is_anonymous: BlockDocumentFilterIsAnonymous | None
    """By whether they are anonymous. Defaults to those with a name only."""
    block_type_id: BlockDocumentFilterBlockTypeId | None
    """By block's type."""
    name: BlockDocumentFilterName | None
    """By name."""
    def __init__(
        self, *, operator: Operator | str = ...,
        id: BlockDocumentFilterId | _Dict | _Id | Iterable[_Id] | None = ...,
        is_anonymous: BlockDocumentFilterIsAnonymous | _Dict | bool | None = ...,
        block_type_id: BlockDocumentFilterBlockTypeId | _Dict | _Id | Iterable[_Id] | None = ...,
        name: BlockDocumentFilterName | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class BlockDocumentFilterBlockTypeId(Model):
    """Filters block documents by block's type."""

    any_: list[UUID] | None
    """Block documents with one of these block types' ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class BlockDocumentFilterId(Model):
    """Filters block documents by id."""

    any_: list[UUID] | None
    """Block documents with one of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class BlockDocumentFilterIsAnonymous(Model):
    """Filters block documents by whether they are anonymous."""

    eq_: bool | None
    """`true` matches block documents that are anonymous, `false` matches those with a name."""
    def __init__(self, *, eq_: bool | None = ...) -> None: ...

class BlockDocumentFilterName(Model):
    """Filters block documents by name."""

    any_: list[str] | None
    """Block documents with one of these names."""
    like_: str | None
    """Block documents whose name contains this text, case-insensitively. `%` is a wildcard."""
    def __init__(self, *, any_: Iterable[str] | None = ..., like_: str | None = ...) -> None: ...

class BlockSchemaFilter(OperatorMixin, Model):
    """Filters block schemas."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    block_type_id: BlockSchemaFilterBlockTypeId | None
    """By block's type."""
    block_capabilities: BlockSchemaFilterCapabilities | None
    """By the capabilities of their blocks."""
    id: BlockSchemaFilterId | None
    """By id."""
    version: BlockSchemaFilterVersion | None
    """By version."""
    def __init__(
        self, *, operator: Operator | str = ...,
        block_type_id: BlockSchemaFilterBlockTypeId | _Dict | _Id | Iterable[_Id] | None = ...,
        block_capabilities: BlockSchemaFilterCapabilities | _Dict | str | Iterable[str] | None = ...,
        id: BlockSchemaFilterId | _Dict | _Id | Iterable[_Id] | None = ...,
        version: BlockSchemaFilterVersion | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class BlockSchemaFilterBlockTypeId(Model):
    """Filters block schemas by block's type."""

    any_: list[UUID] | None
    """Block schemas with one of these block types' ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class BlockSchemaFilterCapabilities(Model):
    """Filters block schemas by the capabilities of their blocks."""

    all_: list[str] | None
    """Block schemas whose blocks have all of these capabilities."""
    def __init__(self, *, all_: Iterable[str] | None = ...) -> None: ...

class BlockSchemaFilterId(Model):
    """Filters block schemas by id."""

    any_: list[UUID] | None
    """Block schemas with one of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class BlockSchemaFilterVersion(Model):
    """Filters block schemas by version."""

    any_: list[str] | None
    """Block schemas with one of these versions."""
    def __init__(self, *, any_: Iterable[str] | None = ...) -> None: ...

class BlockTypeFilter(Model):
    """Filters block types."""

    name: BlockTypeFilterName | None
    """By name."""
    slug: BlockTypeFilterSlug | None
    """By slug."""
    def __init__(
        self, *, name: BlockTypeFilterName | _Dict | None = ...,
        slug: BlockTypeFilterSlug | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class BlockTypeFilterName(Model):
    """Filters block types by name."""

    like_: str | None
    """Block types whose name contains this text, case-insensitively. `%` is a wildcard."""
    def __init__(self, *, like_: str | None = ...) -> None: ...

class BlockTypeFilterSlug(Model):
    """Filters block types by slug."""

    any_: list[str] | None
    """Block types with one of these slugs."""
    def __init__(self, *, any_: Iterable[str] | None = ...) -> None: ...

class DeploymentFilter(OperatorMixin, Model):
    """Filters deployments."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    id: DeploymentFilterId | None
    """By id."""
    name: DeploymentFilterName | None
    """By name."""
    tags: DeploymentFilterTags | None
    """By tags."""
    work_queue_name: DeploymentFilterWorkQueueName | None
    """By work queue's name."""
    concurrency_limit: DeploymentFilterConcurrencyLimit | None
    """By concurrency limit."""
    paused: DeploymentFilterPaused | None
    """By whether they are paused."""
    flow_or_deployment_name: DeploymentOrFlowNameFilter | None
    """By name or their flow's name."""
    work_pool_name: WorkPoolFilterName | None
    """By work pool's name. The request carries it as a filter on work pools."""
    is_schedule_active: bool | None
    """`true`: those whose schedules go on; `false`: those that are paused. It is sent as `paused`."""
    def __init__(
        self, *, operator: Operator | str = ..., id: DeploymentFilterId | _Dict | _Id | Iterable[_Id] | None = ...,
        name: DeploymentFilterName | _Dict | str | Iterable[str] | None = ...,
        tags: DeploymentFilterTags | _Dict | str | Iterable[str] | None = ...,
        work_queue_name: DeploymentFilterWorkQueueName | _Dict | str | Iterable[str] | None = ...,
        concurrency_limit: DeploymentFilterConcurrencyLimit | _Dict | None = ...,
        paused: DeploymentFilterPaused | _Dict | bool | None = ...,
        flow_or_deployment_name: DeploymentOrFlowNameFilter | _Dict | None = ...,
        work_pool_name: WorkPoolFilterName | _Dict | str | Iterable[str] | None = ...,
        is_schedule_active: bool | None = ...,
    ) -> None: ...

class DeploymentFilterConcurrencyLimit(Model):
    """Filters deployments by concurrency limit."""

    ge_: int | None
    """Deployments whose concurrency limit is at least this."""
    le_: int | None
    """Deployments whose concurrency limit is at most this."""
    is_null_: bool | None
    """`true` matches deployments without a concurrency limit, `false` matches those with one."""
    def __init__(
        self, *, ge_: int | None = ..., le_: int | None = ..., is_null_: bool | None = ...
    ) -> None: ...

class DeploymentFilterId(Model):
    """Filters deployments by id."""

    any_: list[UUID] | None
    """Deployments with one of these ids."""
    not_any_: list[UUID] | None
    """Deployments with none of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ..., not_any_: Iterable[_Id] | None = ...) -> None: ...

class DeploymentFilterName(Model):
    """Filters deployments by name."""

    any_: list[str] | None
    """Deployments with one of these names."""
    like_: str | None
    """Deployments whose name contains this text, case-insensitively. `%` is a wildcard."""
    def __init__(self, *, any_: Iterable[str] | None = ..., like_: str | None = ...) -> None: ...

class DeploymentFilterTags(OperatorMixin, Model):
    """Filters deployments by tags."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    all_: list[str] | None
    """Deployments with all of these tags."""
    any_: list[str] | None
    """Deployments with at least one of these tags."""
    is_null_: bool | None
    """`true` matches deployments without tags, `false` matches those with tags."""
    def __init__(
        self, *, operator: Operator | str = ..., all_: Iterable[str] | None = ..., any_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class DeploymentFilterWorkQueueName(Model):
    """Filters deployments by work queue's name."""

    any_: list[str] | None
    """Deployments with one of these work queues' names."""
    def __init__(self, *, any_: Iterable[str] | None = ...) -> None: ...

class DeploymentFilterPaused(Model):
    """Filters deployments by being paused or not."""

    eq_: bool | None
    """`true` matches deployments that are paused, `false` matches those that are not."""
    def __init__(self, *, eq_: bool | None = ...) -> None: ...

class DeploymentOrFlowNameFilter(Model):
    """Filters deployments by name or their flow's name."""

    like_: str | None
    """Deployments whose own or whose flow's name contains this text; `%` stands for any text."""
    def __init__(self, *, like_: str | None = ...) -> None: ...

class FilterSet(Model):
    """Filters on flows, flow runs, task runs and deployments."""

    flows: FlowFilter
    """Filter on flows."""
    flow_runs: FlowRunFilter
    """Filter on flow runs."""
    task_runs: TaskRunFilter
    """Filter on task runs."""
    deployments: DeploymentFilter
    """Filter on deployments."""
    def __init__(
        self, *, flows: FlowFilter | _Dict = ..., flow_runs: FlowRunFilter | _Dict = ...,
        task_runs: TaskRunFilter | _Dict = ..., deployments: DeploymentFilter | _Dict = ...,
    ) -> None: ...

class FlowRunFilter(OperatorMixin, Model):
    """Filters flow runs."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    id: FlowRunFilterId | None
    """By id."""
    name: FlowRunFilterName | None
    """By name."""
    tags: FlowRunFilterTags | None
    """By tags."""
    deployment_id: FlowRunFilterDeploymentId | None
    """By deployment."""
    work_queue_name: FlowRunFilterWorkQueueName | None
    """By work queue's name."""
    state: FlowRunFilterState | None
    """By state."""
    flow_version: FlowRunFilterFlowVersion | None
    """By flow version."""
    start_time: FlowRunFilterStartTime | None
    """By start time."""
    end_time: FlowRunFilterEndTime | None
    """By end time."""
    expected_start_time: FlowRunFilterExpectedStartTime | None
    """By expected start time."""
    next_scheduled_start_time: FlowRunFilterNextScheduledStartTime | None
    """By next scheduled start time."""
    parent_flow_run_id: FlowRunFilterParentFlowRunId | None
    """By parent flow run id."""
    parent_task_run_id: FlowRunFilterParentTaskRunId | None
    """By parent task run id."""
    idempotency_key: FlowRunFilterIdempotencyKey | None
    """By idempotency key."""
    created_by: FlowRunFilterCreatedBy | None
    """By creator."""
    def __init__(
        self, *, operator: Operator | str = ..., id: FlowRunFilterId | _Dict | _Id | Iterable[_Id] | None = ...,
        name: FlowRunFilterName | _Dict | str | Iterable[str] | None = ...,
        tags: FlowRunFilterTags | _Dict | str | Iterable[str] | None = ...,
        deployment_id: FlowRunFilterDeploymentId | _Dict | _Id | Iterable[_Id] | None = ...,
        work_queue_name: FlowRunFilterWorkQueueName | _Dict | str | Iterable[str] | None = ...,
        state: FlowRunFilterState | _Dict | None = ...,
        flow_version: FlowRunFilterFlowVersion | _Dict | str | Iterable[str] | None = ...,
        start_time: FlowRunFilterStartTime | _Dict | None = ...,
        end_time: FlowRunFilterEndTime | _Dict | None = ...,
        expected_start_time: FlowRunFilterExpectedStartTime | _Dict | None = ...,
        next_scheduled_start_time: FlowRunFilterNextScheduledStartTime | _Dict | None = ...,
        parent_flow_run_id: FlowRunFilterParentFlowRunId | _Dict | _Id | Iterable[_Id] | None = ...,
        parent_task_run_id: FlowRunFilterParentTaskRunId | _Dict | _Id | Iterable[_Id] | None = ...,
        idempotency_key: FlowRunFilterIdempotencyKey | _Dict | str | Iterable[str] | None = ...,
        created_by: FlowRunFilterCreatedBy | _Dict | None = ...,
    ) -> None: ...

class FlowRunFilterCreatedBy(OperatorMixin, Model):
    """Filters flow runs by creator."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    id_: list[UUID] | None
    """Flow runs with one of these creators, by id."""
    type_: list[str] | None
    """Flow runs with a creator of one of these types."""
    is_null_: bool | None
    """`true` matches flow runs without a creator, `false` matches those with one."""
    def __init__(
        self, *, operator: Operator | str = ..., id_: Iterable[_Id] | None = ..., type_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowRunFilterDeploymentId(OperatorMixin, Model):
    """Filters flow runs by deployment."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    any_: list[UUID] | None
    """Flow runs with one of these deployments' ids."""
    is_null_: bool | None
    """`true` matches flow runs without a deployment, `false` matches those with one."""
    def __init__(
        self, *, operator: Operator | str = ..., any_: Iterable[_Id] | None = ..., is_null_: bool | None = ...
    ) -> None: ...

class FlowRunFilterEndTime(Model):
    """Filters flow runs by end time."""

    before_: datetime | None
    """Flow runs whose end time is at or before this time."""
    after_: datetime | None
    """Flow runs whose end time is at or after this time."""
    is_null_: bool | None
    """`true` matches flow runs without an end time, `false` matches those with one."""
    def __init__(
        self, *, before_: datetime | str | None = ..., after_: datetime | str | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowRunFilterExpectedStartTime(Model):
    """Filters flow runs by expected start time."""

    before_: datetime | None
    """Flow runs whose expected start time is at or before this time."""
    after_: datetime | None
    """Flow runs whose expected start time is at or after this time."""
    def __init__(
        self, *, before_: datetime | str | None = ..., after_: datetime | str | None = ...
    ) -> None: ...

class FlowRunFilterFlowVersion(Model):
    """Filters flow runs by flow version."""

    any_: list[str] | None
    """Flow runs with one of these flow versions."""
    def __init__(self, *, any_: Iterable[str] | None = ...) -> None: ...

class FlowRunFilterId(Model):
    """Filters flow runs by id."""

    any_: list[UUID] | None
    """Flow runs with one of these ids."""
    not_any_: list[UUID] | None
    """Flow runs with none of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ..., not_any_: Iterable[_Id] | None = ...) -> None: ...

class FlowRunFilterIdempotencyKey(Model):
    """Filters flow runs by idempotency key."""

    any_: list[str] | None
    """Flow runs with one of these idempotency keys."""
    not_any_: list[str] | None
    """Flow runs with none of these idempotency keys."""
    def __init__(self, *, any_: Iterable[str] | None = ..., not_any_: Iterable[str] | None = ...) -> None: ...

class FlowRunFilterName(Model):
    """Filters flow runs by name."""

    any_: list[str] | None
    """Flow runs with one of these names."""
    like_: str | None
    """Flow runs whose name contains this text, case-insensitively. `%` is a wildcard."""
    def __init__(self, *, any_: Iterable[str] | None = ..., like_: str | None = ...) -> None: ...

class FlowRunFilterNextScheduledStartTime(Model):
    """Filters flow runs by next scheduled start time."""

    before_: datetime | None
    """Flow runs whose next scheduled start time is at or before this time."""
    after_: datetime | None
    """Flow runs whose next scheduled start time is at or after this time."""
    def __init__(
        self, *, before_: datetime | str | None = ..., after_: datetime | str | None = ...
    ) -> None: ...

class FlowRunFilterParentFlowRunId(OperatorMixin, Model):
    """Filters flow runs by parent flow run."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    any_: list[UUID] | None
    """Flow runs with one of these parent flow runs' ids."""
    def __init__(self, *, operator: Operator | str = ..., any_: Iterable[_Id] | None = ...) -> None: ...

class FlowRunFilterParentTaskRunId(OperatorMixin, Model):
    """Filters flow runs by parent task run."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    any_: list[UUID] | None
    """Flow runs with one of these parent task runs' ids."""
    is_null_: bool | None
    """`true` matches flow runs without a parent task run, `false` matches those with one."""
    def __init__(
        self, *, operator: Operator | str = ..., any_: Iterable[_Id] | None = ..., is_null_: bool | None = ...
    ) -> None: ...

class FlowRunFilterStartTime(Model):
    """Filters flow runs by start time."""

    before_: datetime | None
    """Flow runs whose start time is at or before this time."""
    after_: datetime | None
    """Flow runs whose start time is at or after this time."""
    is_null_: bool | None
    """`true` matches flow runs without a start time, `false` matches those with one."""
    def __init__(
        self, *, before_: datetime | str | None = ..., after_: datetime | str | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowRunFilterState(OperatorMixin, Model):
    """Filters flow runs by state."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    type: FlowRunFilterStateType | None
    """By type."""
    name: FlowRunFilterStateName | None
    """By name."""
    def __init__(
        self, *, operator: Operator | str = ...,
        type: FlowRunFilterStateType | _Dict | StateType | str | Iterable[StateType | str] | None = ...,
        name: FlowRunFilterStateName | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class FlowRunFilterStateName(Model):
    """Filters flow runs by state's name."""

    any_: list[str] | None
    """Flow runs with one of these states' names."""
    not_any_: list[str] | None
    """Flow runs with none of these states' names."""
    def __init__(self, *, any_: Iterable[str] | None = ..., not_any_: Iterable[str] | None = ...) -> None: ...

class FlowRunFilterStateType(Model):
    """Filters flow runs by state's type."""

    any_: list[StateType] | None
    """Flow runs with one of these state types."""
    not_any_: list[StateType] | None
    """Flow runs with none of these state types."""
    def __init__(
        self, *, any_: Iterable[StateType | str] | None = ..., not_any_: Iterable[StateType | str] | None = ...,
    ) -> None: ...

class FlowRunFilterTags(OperatorMixin, Model):
    """Filters flow runs by tags."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    all_: list[str] | None
    """Flow runs with all of these tags."""
    any_: list[str] | None
    """Flow runs with at least one of these tags."""
    is_null_: bool | None
    """`true` matches flow runs without tags, `false` matches those with tags."""
    def __init__(
        self, *, operator: Operator | str = ..., all_: Iterable[str] | None = ..., any_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowRunFilterWorkQueueName(OperatorMixin, Model):
    """Filters flow runs by work queue's name."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    any_: list[str] | None
    """Flow runs with one of these work queues' names."""
    is_null_: bool | None
    """`true` matches flow runs without a work queue's name, `false` matches those with one."""
    def __init__(
        self, *, operator: Operator | str = ..., any_: Iterable[str] | None = ..., is_null_: bool | None = ...
    ) -> None: ...

class FlowFilter(OperatorMixin, Model):
    """Filters flows."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    id: FlowFilterId | None
    """By id."""
    name: FlowFilterName | None
    """By name."""
    tags: FlowFilterTags | None
    """By tags."""
    deployment: FlowFilterDeployment | None
    """By whether they have deployments."""
    def __init__(
        self, *, operator: Operator | str = ..., id: FlowFilterId | _Dict | _Id | Iterable[_Id] | None = ...,
        name: FlowFilterName | _Dict | str | Iterable[str] | None = ...,
        tags: FlowFilterTags | _Dict | str | Iterable[str] | None = ...,
        deployment: FlowFilterDeployment | _Dict | None = ...,
    ) -> None: ...

class FlowFilterId(Model):
    """Filters flows by id."""

    any_: list[UUID] | None
    """Flows with one of these ids."""
    not_any_: list[UUID] | None
    """Flows with none of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ..., not_any_: Iterable[_Id] | None = ...) -> None: ...

class FlowFilterName(Model):
    """Filters flows by name."""

    any_: list[str] | None
    """Flows with one of these names."""
    like_: str | None
    """Flows whose name contains this text, case-insensitively. `%` is a wildcard."""
    def __init__(self, *, any_: Iterable[str] | None = ..., like_: str | None = ...) -> None: ...

class FlowFilterTags(OperatorMixin, Model):
    """Filters flows by tags."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    all_: list[str] | None
    """Flows with all of these tags."""
    is_null_: bool | None
    """`true` matches flows without tags, `false` matches those with tags."""
    def __init__(
        self, *, operator: Operator | str = ..., all_: Iterable[str] | None = ..., is_null_: bool | None = ...
    ) -> None: ...

class FlowFilterDeployment(OperatorMixin, Model):
    """Filters flows by deployments."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    is_null_: bool | None
    """`true` matches flows without deployments, `false` matches those with deployments."""
    def __init__(self, *, operator: Operator | str = ..., is_null_: bool | None = ...) -> None: ...

class LogFilter(OperatorMixin, Model):
    """Filters logs."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    level: LogFilterLevel | None
    """By level."""
    timestamp: LogFilterTimestamp | None
    """By time."""
    flow_run_id: LogFilterFlowRunId | None
    """By flow run."""
    task_run_id: LogFilterTaskRunId | None
    """By task run."""
    text: LogFilterTextSearch | None
    """By full-text search."""
    def __init__(
        self, *, operator: Operator | str = ..., level: LogFilterLevel | _Dict | None = ...,
        timestamp: LogFilterTimestamp | _Dict | None = ...,
        flow_run_id: LogFilterFlowRunId | _Dict | _Id | Iterable[_Id] | None = ...,
        task_run_id: LogFilterTaskRunId | _Dict | _Id | Iterable[_Id] | None = ...,
        text: LogFilterTextSearch | _Dict | None = ...,
    ) -> None: ...

class LogFilterFlowRunId(Model):
    """Filters logs by flow run."""

    any_: list[UUID] | None
    """Logs with one of these flow runs' ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class LogFilterLevel(Model):
    """Filters logs by level."""

    ge_: int | None
    """Logs whose level is at least this; 20 is `INFO`."""
    le_: int | None
    """Logs whose level is at most this."""
    def __init__(self, *, ge_: int | None = ..., le_: int | None = ...) -> None: ...

class LogFilterName(Model):
    """Filters logs by logger's name. Not used by any filter, as in the official client."""

    any_: list[str] | None
    """Logs with one of these loggers' names."""
    def __init__(self, *, any_: Iterable[str] | None = ...) -> None: ...

class LogFilterTaskRunId(Model):
    """Filters logs by task run."""

    any_: list[UUID] | None
    """Logs with one of these task runs' ids."""
    is_null_: bool | None
    """`true` matches logs without a task run, `false` matches those with one."""
    def __init__(self, *, any_: Iterable[_Id] | None = ..., is_null_: bool | None = ...) -> None: ...

class LogFilterTextSearch(Model):
    """Filters logs by full-text search."""

    query: str
    """The query: `a b` matches logs with either word, `-c` excludes `c`, `+d` requires `d`, and `"e f"` matches the
    phrase.
    """
    def __init__(self, *, query: str) -> None: ...

class LogFilterTimestamp(Model):
    """Filters logs by time."""

    before_: datetime | None
    """Logs that were written at or before this time."""
    after_: datetime | None
    """Logs that were written at or after this time."""
    def __init__(
        self, *, before_: datetime | str | None = ..., after_: datetime | str | None = ...
    ) -> None: ...

class TaskRunFilter(OperatorMixin, Model):
    """Filters task runs."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    id: TaskRunFilterId | None
    """By id."""
    name: TaskRunFilterName | None
    """By name."""
    tags: TaskRunFilterTags | None
    """By tags."""
    state: TaskRunFilterState | None
    """By state."""
    start_time: TaskRunFilterStartTime | None
    """By start time."""
    end_time: TaskRunFilterEndTime | None
    """By end time."""
    subflow_runs: TaskRunFilterSubFlowRuns | None
    """By whether they have subflow runs."""
    expected_start_time: TaskRunFilterExpectedStartTime | None
    """By expected start time."""
    flow_run_id: TaskRunFilterFlowRunId | None
    """By flow run."""
    def __init__(
        self, *, operator: Operator | str = ..., id: TaskRunFilterId | _Dict | _Id | Iterable[_Id] | None = ...,
        name: TaskRunFilterName | _Dict | str | Iterable[str] | None = ...,
        tags: TaskRunFilterTags | _Dict | str | Iterable[str] | None = ...,
        state: TaskRunFilterState | _Dict | None = ..., start_time: TaskRunFilterStartTime | _Dict | None = ...,
        end_time: TaskRunFilterEndTime | _Dict | None = ...,
        subflow_runs: TaskRunFilterSubFlowRuns | _Dict | None = ...,
        expected_start_time: TaskRunFilterExpectedStartTime | _Dict | None = ...,
        flow_run_id: TaskRunFilterFlowRunId | _Dict | _Id | Iterable[_Id] | None = ...,
    ) -> None: ...

class TaskRunFilterEndTime(Model):
    """Filters task runs by end time."""

    before_: datetime | None
    """Task runs whose end time is at or before this time."""
    after_: datetime | None
    """Task runs whose end time is at or after this time."""
    is_null_: bool | None
    """`true` matches task runs without an end time, `false` matches those with one."""
    def __init__(
        self, *, before_: datetime | str | None = ..., after_: datetime | str | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class TaskRunFilterFlowRunId(OperatorMixin, Model):
    """Filters task runs by flow run."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    any_: list[UUID] | None
    """Task runs with one of these flow runs' ids."""
    is_null_: bool
    """`true` matches task runs without a flow run, `false` matches those with one."""
    def __init__(
        self, *, operator: Operator | str = ..., any_: Iterable[_Id] | None = ..., is_null_: bool = ...
    ) -> None: ...

class TaskRunFilterId(Model):
    """Filters task runs by id."""

    any_: list[UUID] | None
    """Task runs with one of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class TaskRunFilterName(Model):
    """Filters task runs by name."""

    any_: list[str] | None
    """Task runs with one of these names."""
    like_: str | None
    """Task runs whose name contains this text, case-insensitively. `%` is a wildcard."""
    def __init__(self, *, any_: Iterable[str] | None = ..., like_: str | None = ...) -> None: ...

class TaskRunFilterStartTime(Model):
    """Filters task runs by start time."""

    before_: datetime | None
    """Task runs whose start time is at or before this time."""
    after_: datetime | None
    """Task runs whose start time is at or after this time."""
    is_null_: bool | None
    """`true` matches task runs without a start time, `false` matches those with one."""
    def __init__(
        self, *, before_: datetime | str | None = ..., after_: datetime | str | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class TaskRunFilterState(OperatorMixin, Model):
    """Filters task runs by state."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    type: TaskRunFilterStateType | None
    """By type."""
    name: TaskRunFilterStateName | None
    """By name."""
    def __init__(
        self, *, operator: Operator | str = ...,
        type: TaskRunFilterStateType | _Dict | StateType | str | Iterable[StateType | str] | None = ...,
        name: TaskRunFilterStateName | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class TaskRunFilterStateName(Model):
    """Filters task runs by state's name."""

    any_: list[str] | None
    """Task runs with one of these states' names."""
    def __init__(self, *, any_: Iterable[str] | None = ...) -> None: ...

class TaskRunFilterStateType(Model):
    """Filters task runs by state's type."""

    any_: list[StateType] | None
    """Task runs with one of these state types."""
    def __init__(self, *, any_: Iterable[StateType | str] | None = ...) -> None: ...

class TaskRunFilterSubFlowRuns(Model):
    """Filters task runs by subflow runs."""

    exists_: bool | None
    """`true` matches task runs that are subflow runs, `false` matches those that are not."""
    def __init__(self, *, exists_: bool | None = ...) -> None: ...

class TaskRunFilterTags(OperatorMixin, Model):
    """Filters task runs by tags."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    all_: list[str] | None
    """Task runs with all of these tags."""
    is_null_: bool | None
    """`true` matches task runs without tags, `false` matches those with tags."""
    def __init__(
        self, *, operator: Operator | str = ..., all_: Iterable[str] | None = ..., is_null_: bool | None = ...
    ) -> None: ...

class TaskRunFilterExpectedStartTime(Model):
    """Filters task runs by expected start time."""

    before_: datetime | None
    """Task runs whose expected start time is at or before this time."""
    after_: datetime | None
    """Task runs whose expected start time is at or after this time."""
    def __init__(
        self, *, before_: datetime | str | None = ..., after_: datetime | str | None = ...
    ) -> None: ...

class VariableFilter(OperatorMixin, Model):
    """Filters variables."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    id: VariableFilterId | None
    """By id."""
    name: VariableFilterName | None
    """By name."""
    tags: VariableFilterTags | None
    """By tags."""
    def __init__(
        self, *, operator: Operator | str = ..., id: VariableFilterId | _Dict | _Id | Iterable[_Id] | None = ...,
        name: VariableFilterName | _Dict | str | Iterable[str] | None = ...,
        tags: VariableFilterTags | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class VariableFilterId(Model):
    """Filters variables by id."""

    any_: list[UUID] | None
    """Variables with one of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class VariableFilterName(Model):
    """Filters variables by name."""

    any_: list[str] | None
    """Variables with one of these names."""
    like_: str | None
    """Variables whose name contains this text, case-insensitively. `%` is a wildcard."""
    def __init__(self, *, any_: Iterable[str] | None = ..., like_: str | None = ...) -> None: ...

class VariableFilterTags(OperatorMixin, Model):
    """Filters variables by tags."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    all_: list[str] | None
    """Variables with all of these tags."""
    is_null_: bool | None
    """`true` matches variables without tags, `false` matches those with tags."""
    def __init__(
        self, *, operator: Operator | str = ..., all_: Iterable[str] | None = ..., is_null_: bool | None = ...
    ) -> None: ...

class WorkPoolFilter(OperatorMixin, Model):
    """Filters work pools."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    id: WorkPoolFilterId | None
    """By id."""
    name: WorkPoolFilterName | None
    """By name."""
    type: WorkPoolFilterType | None
    """By type."""
    def __init__(
        self, *, operator: Operator | str = ..., id: WorkPoolFilterId | _Dict | _Id | Iterable[_Id] | None = ...,
        name: WorkPoolFilterName | _Dict | str | Iterable[str] | None = ...,
        type: WorkPoolFilterType | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class WorkPoolFilterId(Model):
    """Filters work pools by id."""

    any_: list[UUID] | None
    """Work pools with one of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class WorkPoolFilterName(Model):
    """Filters work pools by name."""

    any_: list[str] | None
    """Work pools with one of these names."""
    def __init__(self, *, any_: Iterable[str] | None = ...) -> None: ...

class WorkPoolFilterType(Model):
    """Filters work pools by type."""

    any_: list[str] | None
    """Work pools with one of these types."""
    def __init__(self, *, any_: Iterable[str] | None = ...) -> None: ...

class WorkQueueFilter(OperatorMixin, Model):
    """Filters work queues."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    id: WorkQueueFilterId | None
    """By id."""
    name: WorkQueueFilterName | None
    """By name."""
    def __init__(
        self, *, operator: Operator | str = ..., id: WorkQueueFilterId | _Dict | _Id | Iterable[_Id] | None = ...,
        name: WorkQueueFilterName | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class WorkQueueFilterId(Model):
    """Filters work queues by id."""

    any_: list[UUID] | None
    """Work queues with one of these ids."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class WorkQueueFilterName(Model):
    """Filters work queues by name."""

    any_: list[str] | None
    """Work queues with one of these names."""
    startswith_: list[str] | None
    """Work queues whose name starts with one of these prefixes."""
    def __init__(
        self, *, any_: Iterable[str] | None = ..., startswith_: Iterable[str] | None = ...
    ) -> None: ...

class WorkerFilter(OperatorMixin, Model):
    """Filters workers."""

    operator: Operator
    """Whether criteria are combined with AND (`and_`, the default) or OR (`or_`)."""
    last_heartbeat_time: WorkerFilterLastHeartbeatTime | None
    """By last heartbeat."""
    status: WorkerFilterStatus | None
    """By status."""
    def __init__(
        self, *, operator: Operator | str = ...,
        last_heartbeat_time: WorkerFilterLastHeartbeatTime | _Dict | None = ...,
        status: WorkerFilterStatus | _Dict | str | Iterable[str] | None = ...,
    ) -> None: ...

class WorkerFilterLastHeartbeatTime(Model):
    """Filters workers by last heartbeat."""

    before_: datetime | None
    """Workers whose last heartbeat was at or before this time."""
    after_: datetime | None
    """Workers whose last heartbeat was at or after this time."""
    def __init__(
        self, *, before_: datetime | str | None = ..., after_: datetime | str | None = ...
    ) -> None: ...

class WorkerFilterStatus(Model):
    """Filters workers by status."""

    any_: list[str] | None
    """Workers with one of these statuses, `ONLINE` or `OFFLINE`."""
    not_any_: list[str] | None
    """Workers with none of these statuses."""
    def __init__(self, *, any_: Iterable[str] | None = ..., not_any_: Iterable[str] | None = ...) -> None: ...

class WorkerFilterWorkPoolId(Model):
    """Filters workers by work pool."""

    any_: list[UUID] | None
    """Workers of one of these work pools, by id."""
    def __init__(self, *, any_: Iterable[_Id] | None = ...) -> None: ...

class OperatorMixin:
    """Base class of filters with an `operator`, which combines their criteria."""
