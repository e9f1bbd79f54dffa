# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""Filters for the objects to read."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from prefect_rs._core import Model, _HasId
from typing import Any
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
    """How the criteria of a filter go together."""

    and_ = "and_"
    or_ = "or_"

class ArtifactCollectionFilter(OperatorMixin, Model):
    """Which artifacts, where only the latest of each key counts: criteria on that one."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    latest_id: ArtifactCollectionFilterLatestId | None
    """By the id of the latest."""
    key: ArtifactCollectionFilterKey | None
    """By their key."""
    flow_run_id: ArtifactCollectionFilterFlowRunId | None
    """By their flow run."""
    task_run_id: ArtifactCollectionFilterTaskRunId | None
    """By their task run."""
    type: ArtifactCollectionFilterType | None
    """By their type."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        latest_id: ArtifactCollectionFilterLatestId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        key: ArtifactCollectionFilterKey | Mapping[str, Any] | str | Iterable[str] | None = ...,
        flow_run_id: ArtifactCollectionFilterFlowRunId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        task_run_id: ArtifactCollectionFilterTaskRunId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        type: ArtifactCollectionFilterType | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class ArtifactCollectionFilterFlowRunId(Model):
    """Which artifacts, by their flow run."""

    any_: list[UUID] | None
    """Those artifacts with one of these flow runs' ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class ArtifactCollectionFilterKey(Model):
    """Which artifacts, by their key."""

    any_: list[str] | None
    """Those artifacts with one of these keys."""
    like_: str | None
    """Those artifacts whose key contains this text, whatever its case; `%` stands for any text."""
    exists_: bool | None
    """`true`: those artifacts with a key; `false`: those without one."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        like_: str | None = ...,
        exists_: bool | None = ...,
    ) -> None: ...

class ArtifactCollectionFilterLatestId(Model):
    """Which artifacts, by the id of the latest of their key."""

    any_: list[UUID] | None
    """Those artifacts with one of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class ArtifactCollectionFilterTaskRunId(Model):
    """Which artifacts, by their task run."""

    any_: list[UUID] | None
    """Those artifacts with one of these task runs' ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class ArtifactCollectionFilterType(Model):
    """Which artifacts, by their type."""

    any_: list[str] | None
    """Those artifacts with one of these types."""
    not_any_: list[str] | None
    """Those artifacts with none of these types."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        not_any_: Iterable[str] | None = ...,
    ) -> None: ...

class ArtifactFilter(OperatorMixin, Model):
    """Which artifacts: criteria on the artifacts themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    id: ArtifactFilterId | None
    """By their id."""
    key: ArtifactFilterKey | None
    """By their key."""
    flow_run_id: ArtifactFilterFlowRunId | None
    """By their flow run."""
    task_run_id: ArtifactFilterTaskRunId | None
    """By their task run."""
    type: ArtifactFilterType | None
    """By their type."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        id: ArtifactFilterId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        key: ArtifactFilterKey | Mapping[str, Any] | str | Iterable[str] | None = ...,
        flow_run_id: ArtifactFilterFlowRunId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        task_run_id: ArtifactFilterTaskRunId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        type: ArtifactFilterType | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class ArtifactFilterFlowRunId(Model):
    """Which artifacts, by their flow run."""

    any_: list[UUID] | None
    """Those artifacts with one of these flow runs' ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class ArtifactFilterId(Model):
    """Which artifacts, by their id."""

    any_: list[UUID] | None
    """Those artifacts with one of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class ArtifactFilterKey(Model):
    """Which artifacts, by their key."""

    any_: list[str] | None
    """Those artifacts with one of these keys."""
    like_: str | None
    """Those artifacts whose key contains this text, whatever its case; `%` stands for any text."""
    exists_: bool | None
    """`true`: those artifacts with a key; `false`: those without one."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        like_: str | None = ...,
        exists_: bool | None = ...,
    ) -> None: ...

class ArtifactFilterTaskRunId(Model):
    """Which artifacts, by their task run."""

    any_: list[UUID] | None
    """Those artifacts with one of these task runs' ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class ArtifactFilterType(Model):
    """Which artifacts, by their type."""

    any_: list[str] | None
    """Those artifacts with one of these types."""
    not_any_: list[str] | None
    """Those artifacts with none of these types."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        not_any_: Iterable[str] | None = ...,
    ) -> None: ...

class AutomationFilter(OperatorMixin, Model):
    """Which automations: criteria on the automations themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    id: AutomationFilterId | None
    """By their id."""
    name: AutomationFilterName | None
    """By their name."""
    created: AutomationFilterCreated | None
    """By their creation."""
    tags: AutomationFilterTags | None
    """By their tags."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        id: AutomationFilterId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        name: AutomationFilterName | Mapping[str, Any] | str | Iterable[str] | None = ...,
        created: AutomationFilterCreated | Mapping[str, Any] | None = ...,
        tags: AutomationFilterTags | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class AutomationFilterCreated(Model):
    """Which automations, by when they were created."""

    before_: datetime | None
    """Those automations that were created at or before this moment."""
    def __init__(
        self,
        *,
        before_: datetime | str | None = ...,
    ) -> None: ...

class AutomationFilterId(Model):
    """Which automations, by their id."""

    any_: list[UUID] | None
    """Those automations with one of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class AutomationFilterName(Model):
    """Which automations, by their name."""

    any_: list[str] | None
    """Those automations with one of these names."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
    ) -> None: ...

class AutomationFilterTags(OperatorMixin, Model):
    """Which automations, by their tags."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    all_: list[str] | None
    """Those automations that have every one of these tags."""
    any_: list[str] | None
    """Those automations that have at least one of these tags."""
    is_null_: bool | None
    """`true`: those automations without tags; `false`: those with some."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        all_: Iterable[str] | None = ...,
        any_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class BlockDocumentFilter(OperatorMixin, Model):
    """Which block documents: criteria on the block documents themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    id: BlockDocumentFilterId | None
    """By their id."""
    is_anonymous: BlockDocumentFilterIsAnonymous | None
    """By their being anonymous or not. Those with a name only, unless something else is asked for."""
    block_type_id: BlockDocumentFilterBlockTypeId | None
    """By their block's type."""
    name: BlockDocumentFilterName | None
    """By their name."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        id: BlockDocumentFilterId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        is_anonymous: BlockDocumentFilterIsAnonymous | Mapping[str, Any] | bool | None = ...,
        block_type_id: BlockDocumentFilterBlockTypeId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        name: BlockDocumentFilterName | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class BlockDocumentFilterBlockTypeId(Model):
    """Which block documents, by their block's type."""

    any_: list[UUID] | None
    """Those block documents with one of these block types' ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class BlockDocumentFilterId(Model):
    """Which block documents, by their id."""

    any_: list[UUID] | None
    """Those block documents with one of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class BlockDocumentFilterIsAnonymous(Model):
    """Which block documents, by their being anonymous or not."""

    eq_: bool | None
    """`true`: those block documents that are anonymous; `false`: those with a name."""
    def __init__(
        self,
        *,
        eq_: bool | None = ...,
    ) -> None: ...

class BlockDocumentFilterName(Model):
    """Which block documents, by their name."""

    any_: list[str] | None
    """Those block documents with one of these names."""
    like_: str | None
    """Those block documents whose name contains this text, whatever its case; `%` stands for any text."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        like_: str | None = ...,
    ) -> None: ...

class BlockSchemaFilter(OperatorMixin, Model):
    """Which block schemas: criteria on the block schemas themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    block_type_id: BlockSchemaFilterBlockTypeId | None
    """By their block's type."""
    block_capabilities: BlockSchemaFilterCapabilities | None
    """By what their blocks can do."""
    id: BlockSchemaFilterId | None
    """By their id."""
    version: BlockSchemaFilterVersion | None
    """By their version."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        block_type_id: BlockSchemaFilterBlockTypeId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        block_capabilities: BlockSchemaFilterCapabilities
        | Mapping[str, Any]
        | str
        | Iterable[str]
        | None = ...,
        id: BlockSchemaFilterId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        version: BlockSchemaFilterVersion | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class BlockSchemaFilterBlockTypeId(Model):
    """Which block schemas, by their block's type."""

    any_: list[UUID] | None
    """Those block schemas with one of these block types' ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class BlockSchemaFilterCapabilities(Model):
    """Which block schemas, by what their blocks can do."""

    all_: list[str] | None
    """Those block schemas whose blocks have every one of these capabilities."""
    def __init__(
        self,
        *,
        all_: Iterable[str] | None = ...,
    ) -> None: ...

class BlockSchemaFilterId(Model):
    """Which block schemas, by their id."""

    any_: list[UUID] | None
    """Those block schemas with one of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class BlockSchemaFilterVersion(Model):
    """Which block schemas, by their version."""

    any_: list[str] | None
    """Those block schemas with one of these versions."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
    ) -> None: ...

class BlockTypeFilter(Model):
    """Which block types: criteria on the block types themselves."""

    name: BlockTypeFilterName | None
    """By their name."""
    slug: BlockTypeFilterSlug | None
    """By their slug."""
    def __init__(
        self,
        *,
        name: BlockTypeFilterName | Mapping[str, Any] | None = ...,
        slug: BlockTypeFilterSlug | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class BlockTypeFilterName(Model):
    """Which block types, by their name."""

    like_: str | None
    """Those block types whose name contains this text, whatever its case; `%` stands for any text."""
    def __init__(
        self,
        *,
        like_: str | None = ...,
    ) -> None: ...

class BlockTypeFilterSlug(Model):
    """Which block types, by their slug."""

    any_: list[str] | None
    """Those block types with one of these slugs."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
    ) -> None: ...

class DeploymentFilter(OperatorMixin, Model):
    """Which deployments: criteria on the deployments themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    id: DeploymentFilterId | None
    """By their id."""
    name: DeploymentFilterName | None
    """By their name."""
    tags: DeploymentFilterTags | None
    """By their tags."""
    work_queue_name: DeploymentFilterWorkQueueName | None
    """By their work queue's name."""
    concurrency_limit: DeploymentFilterConcurrencyLimit | None
    """By their concurrency limit."""
    paused: DeploymentFilterPaused | None
    """By their being paused or not."""
    flow_or_deployment_name: DeploymentOrFlowNameFilter | None
    """By their name or their flow's name."""
    work_pool_name: WorkPoolFilterName | None
    """By their work pool's name. The request carries it as a filter on work pools."""
    is_schedule_active: bool | None
    """`true`: those whose schedules go on; `false`: those that are paused. It is sent as `paused`."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        id: DeploymentFilterId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        name: DeploymentFilterName | Mapping[str, Any] | str | Iterable[str] | None = ...,
        tags: DeploymentFilterTags | Mapping[str, Any] | str | Iterable[str] | None = ...,
        work_queue_name: DeploymentFilterWorkQueueName | Mapping[str, Any] | str | Iterable[str] | None = ...,
        concurrency_limit: DeploymentFilterConcurrencyLimit | Mapping[str, Any] | None = ...,
        paused: DeploymentFilterPaused | Mapping[str, Any] | bool | None = ...,
        flow_or_deployment_name: DeploymentOrFlowNameFilter | Mapping[str, Any] | None = ...,
        work_pool_name: WorkPoolFilterName | Mapping[str, Any] | str | Iterable[str] | None = ...,
        is_schedule_active: bool | None = ...,
    ) -> None: ...

class DeploymentFilterConcurrencyLimit(Model):
    """Which deployments, by their concurrency limit."""

    ge_: int | None
    """Those deployments whose concurrency limit is at least this."""
    le_: int | None
    """Those deployments whose concurrency limit is at most this."""
    is_null_: bool | None
    """`true`: those deployments without a concurrency limit; `false`: those with one."""
    def __init__(
        self,
        *,
        ge_: int | None = ...,
        le_: int | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class DeploymentFilterId(Model):
    """Which deployments, by their id."""

    any_: list[UUID] | None
    """Those deployments with one of these ids."""
    not_any_: list[UUID] | None
    """Those deployments with none of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
        not_any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class DeploymentFilterName(Model):
    """Which deployments, by their name."""

    any_: list[str] | None
    """Those deployments with one of these names."""
    like_: str | None
    """Those deployments whose name contains this text, whatever its case; `%` stands for any text."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        like_: str | None = ...,
    ) -> None: ...

class DeploymentFilterTags(OperatorMixin, Model):
    """Which deployments, by their tags."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    all_: list[str] | None
    """Those deployments that have every one of these tags."""
    any_: list[str] | None
    """Those deployments that have at least one of these tags."""
    is_null_: bool | None
    """`true`: those deployments without tags; `false`: those with some."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        all_: Iterable[str] | None = ...,
        any_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class DeploymentFilterWorkQueueName(Model):
    """Which deployments, by their work queue's name."""

    any_: list[str] | None
    """Those deployments with one of these work queues' names."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
    ) -> None: ...

class DeploymentFilterPaused(Model):
    """Which deployments, by their being paused or not."""

    eq_: bool | None
    """`true`: those deployments that are paused; `false`: those that are not."""
    def __init__(
        self,
        *,
        eq_: bool | None = ...,
    ) -> None: ...

class DeploymentOrFlowNameFilter(Model):
    """Which deployments, by their name or their flow's name."""

    like_: str | None
    """Those deployments whose own or whose flow's name contains this text; `%` stands for any text."""
    def __init__(
        self,
        *,
        like_: str | None = ...,
    ) -> None: ...

class FilterSet(Model):
    """Criteria on flows and what belongs to them, together."""

    flows: FlowFilter
    """Which flows."""
    flow_runs: FlowRunFilter
    """Which flow runs."""
    task_runs: TaskRunFilter
    """Which task runs."""
    deployments: DeploymentFilter
    """Which deployments."""
    def __init__(
        self,
        *,
        flows: FlowFilter | Mapping[str, Any] = ...,
        flow_runs: FlowRunFilter | Mapping[str, Any] = ...,
        task_runs: TaskRunFilter | Mapping[str, Any] = ...,
        deployments: DeploymentFilter | Mapping[str, Any] = ...,
    ) -> None: ...

class FlowRunFilter(OperatorMixin, Model):
    """Which flow runs: criteria on the flow runs themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    id: FlowRunFilterId | None
    """By their id."""
    name: FlowRunFilterName | None
    """By their name."""
    tags: FlowRunFilterTags | None
    """By their tags."""
    deployment_id: FlowRunFilterDeploymentId | None
    """By their deployment."""
    work_queue_name: FlowRunFilterWorkQueueName | None
    """By their work queue's name."""
    state: FlowRunFilterState | None
    """By their state."""
    flow_version: FlowRunFilterFlowVersion | None
    """By their flow version."""
    start_time: FlowRunFilterStartTime | None
    """By their start time."""
    end_time: FlowRunFilterEndTime | None
    """By their end time."""
    expected_start_time: FlowRunFilterExpectedStartTime | None
    """By their expected start time."""
    next_scheduled_start_time: FlowRunFilterNextScheduledStartTime | None
    """By their next scheduled start time."""
    parent_flow_run_id: FlowRunFilterParentFlowRunId | None
    """By their parent flow run id."""
    parent_task_run_id: FlowRunFilterParentTaskRunId | None
    """By their parent task run id."""
    idempotency_key: FlowRunFilterIdempotencyKey | None
    """By their idempotency key."""
    created_by: FlowRunFilterCreatedBy | None
    """By their creator."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        id: FlowRunFilterId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        name: FlowRunFilterName | Mapping[str, Any] | str | Iterable[str] | None = ...,
        tags: FlowRunFilterTags | Mapping[str, Any] | str | Iterable[str] | None = ...,
        deployment_id: FlowRunFilterDeploymentId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        work_queue_name: FlowRunFilterWorkQueueName | Mapping[str, Any] | str | Iterable[str] | None = ...,
        state: FlowRunFilterState | Mapping[str, Any] | None = ...,
        flow_version: FlowRunFilterFlowVersion | Mapping[str, Any] | str | Iterable[str] | None = ...,
        start_time: FlowRunFilterStartTime | Mapping[str, Any] | None = ...,
        end_time: FlowRunFilterEndTime | Mapping[str, Any] | None = ...,
        expected_start_time: FlowRunFilterExpectedStartTime | Mapping[str, Any] | None = ...,
        next_scheduled_start_time: FlowRunFilterNextScheduledStartTime | Mapping[str, Any] | None = ...,
        parent_flow_run_id: FlowRunFilterParentFlowRunId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        parent_task_run_id: FlowRunFilterParentTaskRunId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        idempotency_key: FlowRunFilterIdempotencyKey | Mapping[str, Any] | str | Iterable[str] | None = ...,
        created_by: FlowRunFilterCreatedBy | Mapping[str, Any] | None = ...,
    ) -> None: ...

class FlowRunFilterCreatedBy(OperatorMixin, Model):
    """Which flow runs, by their creator."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    id_: list[UUID] | None
    """Those flow runs with one of these creators, by id."""
    type_: list[str] | None
    """Those flow runs with a creator of one of these types."""
    is_null_: bool | None
    """`true`: those flow runs without a creator; `false`: those with one."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        id_: Iterable[UUID | str | _HasId] | None = ...,
        type_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowRunFilterDeploymentId(OperatorMixin, Model):
    """Which flow runs, by their deployment."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    any_: list[UUID] | None
    """Those flow runs with one of these deployments' ids."""
    is_null_: bool | None
    """`true`: those flow runs without a deployment; `false`: those with one."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        any_: Iterable[UUID | str | _HasId] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowRunFilterEndTime(Model):
    """Which flow runs, by their end time."""

    before_: datetime | None
    """Those flow runs whose end time is at or before this moment."""
    after_: datetime | None
    """Those flow runs whose end time is at or after this moment."""
    is_null_: bool | None
    """`true`: those flow runs without an end time; `false`: those with one."""
    def __init__(
        self,
        *,
        before_: datetime | str | None = ...,
        after_: datetime | str | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowRunFilterExpectedStartTime(Model):
    """Which flow runs, by their expected start time."""

    before_: datetime | None
    """Those flow runs whose expected start time is at or before this moment."""
    after_: datetime | None
    """Those flow runs whose expected start time is at or after this moment."""
    def __init__(
        self,
        *,
        before_: datetime | str | None = ...,
        after_: datetime | str | None = ...,
    ) -> None: ...

class FlowRunFilterFlowVersion(Model):
    """Which flow runs, by their flow version."""

    any_: list[str] | None
    """Those flow runs with one of these flow versions."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
    ) -> None: ...

class FlowRunFilterId(Model):
    """Which flow runs, by their id."""

    any_: list[UUID] | None
    """Those flow runs with one of these ids."""
    not_any_: list[UUID] | None
    """Those flow runs with none of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
        not_any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class FlowRunFilterIdempotencyKey(Model):
    """Which flow runs, by their idempotency key."""

    any_: list[str] | None
    """Those flow runs with one of these idempotency keys."""
    not_any_: list[str] | None
    """Those flow runs with none of these idempotency keys."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        not_any_: Iterable[str] | None = ...,
    ) -> None: ...

class FlowRunFilterName(Model):
    """Which flow runs, by their name."""

    any_: list[str] | None
    """Those flow runs with one of these names."""
    like_: str | None
    """Those flow runs whose name contains this text, whatever its case; `%` stands for any text."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        like_: str | None = ...,
    ) -> None: ...

class FlowRunFilterNextScheduledStartTime(Model):
    """Which flow runs, by their next scheduled start time."""

    before_: datetime | None
    """Those flow runs whose next scheduled start time is at or before this moment."""
    after_: datetime | None
    """Those flow runs whose next scheduled start time is at or after this moment."""
    def __init__(
        self,
        *,
        before_: datetime | str | None = ...,
        after_: datetime | str | None = ...,
    ) -> None: ...

class FlowRunFilterParentFlowRunId(OperatorMixin, Model):
    """Which flow runs, by their parent flow run."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    any_: list[UUID] | None
    """Those flow runs with one of these parent flow runs' ids."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class FlowRunFilterParentTaskRunId(OperatorMixin, Model):
    """Which flow runs, by their parent task run."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    any_: list[UUID] | None
    """Those flow runs with one of these parent task runs' ids."""
    is_null_: bool | None
    """`true`: those flow runs without a parent task run; `false`: those with one."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        any_: Iterable[UUID | str | _HasId] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowRunFilterStartTime(Model):
    """Which flow runs, by their start time."""

    before_: datetime | None
    """Those flow runs whose start time is at or before this moment."""
    after_: datetime | None
    """Those flow runs whose start time is at or after this moment."""
    is_null_: bool | None
    """`true`: those flow runs without a start time; `false`: those with one."""
    def __init__(
        self,
        *,
        before_: datetime | str | None = ...,
        after_: datetime | str | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowRunFilterState(OperatorMixin, Model):
    """Which flow runs, by their state."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    type: FlowRunFilterStateType | None
    """By their type."""
    name: FlowRunFilterStateName | None
    """By their name."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        type: FlowRunFilterStateType
        | Mapping[str, Any]
        | StateType
        | str
        | Iterable[StateType | str]
        | None = ...,
        name: FlowRunFilterStateName | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class FlowRunFilterStateName(Model):
    """Which flow runs, by their state's name."""

    any_: list[str] | None
    """Those flow runs with one of these states' names."""
    not_any_: list[str] | None
    """Those flow runs with none of these states' names."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        not_any_: Iterable[str] | None = ...,
    ) -> None: ...

class FlowRunFilterStateType(Model):
    """Which flow runs, by their state's type."""

    any_: list[StateType] | None
    """Those flow runs with one of these state types."""
    not_any_: list[StateType] | None
    """Those flow runs with none of these state types."""
    def __init__(
        self,
        *,
        any_: Iterable[StateType | str] | None = ...,
        not_any_: Iterable[StateType | str] | None = ...,
    ) -> None: ...

class FlowRunFilterTags(OperatorMixin, Model):
    """Which flow runs, by their tags."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    all_: list[str] | None
    """Those flow runs that have every one of these tags."""
    any_: list[str] | None
    """Those flow runs that have at least one of these tags."""
    is_null_: bool | None
    """`true`: those flow runs without tags; `false`: those with some."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        all_: Iterable[str] | None = ...,
        any_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowRunFilterWorkQueueName(OperatorMixin, Model):
    """Which flow runs, by their work queue's name."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    any_: list[str] | None
    """Those flow runs with one of these work queues' names."""
    is_null_: bool | None
    """`true`: those flow runs without a work queue's name; `false`: those with one."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        any_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowFilter(OperatorMixin, Model):
    """Which flows: criteria on the flows themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    id: FlowFilterId | None
    """By their id."""
    name: FlowFilterName | None
    """By their name."""
    tags: FlowFilterTags | None
    """By their tags."""
    deployment: FlowFilterDeployment | None
    """By their having deployments or not."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        id: FlowFilterId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        name: FlowFilterName | Mapping[str, Any] | str | Iterable[str] | None = ...,
        tags: FlowFilterTags | Mapping[str, Any] | str | Iterable[str] | None = ...,
        deployment: FlowFilterDeployment | Mapping[str, Any] | None = ...,
    ) -> None: ...

class FlowFilterId(Model):
    """Which flows, by their id."""

    any_: list[UUID] | None
    """Those flows with one of these ids."""
    not_any_: list[UUID] | None
    """Those flows with none of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
        not_any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class FlowFilterName(Model):
    """Which flows, by their name."""

    any_: list[str] | None
    """Those flows with one of these names."""
    like_: str | None
    """Those flows whose name contains this text, whatever its case; `%` stands for any text."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        like_: str | None = ...,
    ) -> None: ...

class FlowFilterTags(OperatorMixin, Model):
    """Which flows, by their tags."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    all_: list[str] | None
    """Those flows that have every one of these tags."""
    is_null_: bool | None
    """`true`: those flows without tags; `false`: those with some."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        all_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class FlowFilterDeployment(OperatorMixin, Model):
    """Which flows, by their deployments."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    is_null_: bool | None
    """`true`: those flows without deployments; `false`: those with some."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class LogFilter(OperatorMixin, Model):
    """Which logs: criteria on the logs themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    level: LogFilterLevel | None
    """By their level."""
    timestamp: LogFilterTimestamp | None
    """By their time."""
    flow_run_id: LogFilterFlowRunId | None
    """By their flow run."""
    task_run_id: LogFilterTaskRunId | None
    """By their task run."""
    text: LogFilterTextSearch | None
    """By words in them."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        level: LogFilterLevel | Mapping[str, Any] | None = ...,
        timestamp: LogFilterTimestamp | Mapping[str, Any] | None = ...,
        flow_run_id: LogFilterFlowRunId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        task_run_id: LogFilterTaskRunId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        text: LogFilterTextSearch | Mapping[str, Any] | None = ...,
    ) -> None: ...

class LogFilterFlowRunId(Model):
    """Which logs, by their flow run."""

    any_: list[UUID] | None
    """Those logs with one of these flow runs' ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class LogFilterLevel(Model):
    """Which logs, by their level."""

    ge_: int | None
    """Those logs whose level is at least this; 20 is `INFO`."""
    le_: int | None
    """Those logs whose level is at most this."""
    def __init__(
        self,
        *,
        ge_: int | None = ...,
        le_: int | None = ...,
    ) -> None: ...

class LogFilterName(Model):
    """Which logs, by their logger's name. No filter takes it: the official client has it, too, and no use for it."""

    any_: list[str] | None
    """Those logs with one of these loggers' names."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
    ) -> None: ...

class LogFilterTaskRunId(Model):
    """Which logs, by their task run."""

    any_: list[UUID] | None
    """Those logs with one of these task runs' ids."""
    is_null_: bool | None
    """`true`: those logs without a task run; `false`: those with one."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class LogFilterTextSearch(Model):
    """Which logs, by words in them."""

    query: str
    """The words: `a b` finds logs with either, `-c` none with `c`, `+d` only those with `d`, `"e f"` the
    phrase.
    """
    def __init__(
        self,
        *,
        query: str,
    ) -> None: ...

class LogFilterTimestamp(Model):
    """Which logs, by their time."""

    before_: datetime | None
    """Those logs that were written at or before this moment."""
    after_: datetime | None
    """Those logs that were written at or after this moment."""
    def __init__(
        self,
        *,
        before_: datetime | str | None = ...,
        after_: datetime | str | None = ...,
    ) -> None: ...

class TaskRunFilter(OperatorMixin, Model):
    """Which task runs: criteria on the task runs themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    id: TaskRunFilterId | None
    """By their id."""
    name: TaskRunFilterName | None
    """By their name."""
    tags: TaskRunFilterTags | None
    """By their tags."""
    state: TaskRunFilterState | None
    """By their state."""
    start_time: TaskRunFilterStartTime | None
    """By their start time."""
    end_time: TaskRunFilterEndTime | None
    """By their end time."""
    subflow_runs: TaskRunFilterSubFlowRuns | None
    """By their being subflow runs or not."""
    expected_start_time: TaskRunFilterExpectedStartTime | None
    """By their expected start time."""
    flow_run_id: TaskRunFilterFlowRunId | None
    """By their flow run."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        id: TaskRunFilterId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        name: TaskRunFilterName | Mapping[str, Any] | str | Iterable[str] | None = ...,
        tags: TaskRunFilterTags | Mapping[str, Any] | str | Iterable[str] | None = ...,
        state: TaskRunFilterState | Mapping[str, Any] | None = ...,
        start_time: TaskRunFilterStartTime | Mapping[str, Any] | None = ...,
        end_time: TaskRunFilterEndTime | Mapping[str, Any] | None = ...,
        subflow_runs: TaskRunFilterSubFlowRuns | Mapping[str, Any] | None = ...,
        expected_start_time: TaskRunFilterExpectedStartTime | Mapping[str, Any] | None = ...,
        flow_run_id: TaskRunFilterFlowRunId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
    ) -> None: ...

class TaskRunFilterEndTime(Model):
    """Which task runs, by their end time."""

    before_: datetime | None
    """Those task runs whose end time is at or before this moment."""
    after_: datetime | None
    """Those task runs whose end time is at or after this moment."""
    is_null_: bool | None
    """`true`: those task runs without an end time; `false`: those with one."""
    def __init__(
        self,
        *,
        before_: datetime | str | None = ...,
        after_: datetime | str | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class TaskRunFilterFlowRunId(OperatorMixin, Model):
    """Which task runs, by their flow run."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    any_: list[UUID] | None
    """Those task runs with one of these flow runs' ids."""
    is_null_: bool
    """`true`: those task runs without a flow run; `false`: those with one."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        any_: Iterable[UUID | str | _HasId] | None = ...,
        is_null_: bool = ...,
    ) -> None: ...

class TaskRunFilterId(Model):
    """Which task runs, by their id."""

    any_: list[UUID] | None
    """Those task runs with one of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class TaskRunFilterName(Model):
    """Which task runs, by their name."""

    any_: list[str] | None
    """Those task runs with one of these names."""
    like_: str | None
    """Those task runs whose name contains this text, whatever its case; `%` stands for any text."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        like_: str | None = ...,
    ) -> None: ...

class TaskRunFilterStartTime(Model):
    """Which task runs, by their start time."""

    before_: datetime | None
    """Those task runs whose start time is at or before this moment."""
    after_: datetime | None
    """Those task runs whose start time is at or after this moment."""
    is_null_: bool | None
    """`true`: those task runs without a start time; `false`: those with one."""
    def __init__(
        self,
        *,
        before_: datetime | str | None = ...,
        after_: datetime | str | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class TaskRunFilterState(OperatorMixin, Model):
    """Which task runs, by their state."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    type: TaskRunFilterStateType | None
    """By their type."""
    name: TaskRunFilterStateName | None
    """By their name."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        type: TaskRunFilterStateType
        | Mapping[str, Any]
        | StateType
        | str
        | Iterable[StateType | str]
        | None = ...,
        name: TaskRunFilterStateName | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class TaskRunFilterStateName(Model):
    """Which task runs, by their state's name."""

    any_: list[str] | None
    """Those task runs with one of these states' names."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
    ) -> None: ...

class TaskRunFilterStateType(Model):
    """Which task runs, by their state's type."""

    any_: list[StateType] | None
    """Those task runs with one of these state types."""
    def __init__(
        self,
        *,
        any_: Iterable[StateType | str] | None = ...,
    ) -> None: ...

class TaskRunFilterSubFlowRuns(Model):
    """Which task runs, by their subflow runs."""

    exists_: bool | None
    """`true`: those task runs that are subflow runs; `false`: those that are not."""
    def __init__(
        self,
        *,
        exists_: bool | None = ...,
    ) -> None: ...

class TaskRunFilterTags(OperatorMixin, Model):
    """Which task runs, by their tags."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    all_: list[str] | None
    """Those task runs that have every one of these tags."""
    is_null_: bool | None
    """`true`: those task runs without tags; `false`: those with some."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        all_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class TaskRunFilterExpectedStartTime(Model):
    """Which task runs, by their expected start time."""

    before_: datetime | None
    """Those task runs whose expected start time is at or before this moment."""
    after_: datetime | None
    """Those task runs whose expected start time is at or after this moment."""
    def __init__(
        self,
        *,
        before_: datetime | str | None = ...,
        after_: datetime | str | None = ...,
    ) -> None: ...

class VariableFilter(OperatorMixin, Model):
    """Which variables: criteria on the variables themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    id: VariableFilterId | None
    """By their id."""
    name: VariableFilterName | None
    """By their name."""
    tags: VariableFilterTags | None
    """By their tags."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        id: VariableFilterId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        name: VariableFilterName | Mapping[str, Any] | str | Iterable[str] | None = ...,
        tags: VariableFilterTags | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class VariableFilterId(Model):
    """Which variables, by their id."""

    any_: list[UUID] | None
    """Those variables with one of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class VariableFilterName(Model):
    """Which variables, by their name."""

    any_: list[str] | None
    """Those variables with one of these names."""
    like_: str | None
    """Those variables whose name contains this text, whatever its case; `%` stands for any text."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        like_: str | None = ...,
    ) -> None: ...

class VariableFilterTags(OperatorMixin, Model):
    """Which variables, by their tags."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    all_: list[str] | None
    """Those variables that have every one of these tags."""
    is_null_: bool | None
    """`true`: those variables without tags; `false`: those with some."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        all_: Iterable[str] | None = ...,
        is_null_: bool | None = ...,
    ) -> None: ...

class WorkPoolFilter(OperatorMixin, Model):
    """Which work pools: criteria on the work pools themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    id: WorkPoolFilterId | None
    """By their id."""
    name: WorkPoolFilterName | None
    """By their name."""
    type: WorkPoolFilterType | None
    """By their type."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        id: WorkPoolFilterId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        name: WorkPoolFilterName | Mapping[str, Any] | str | Iterable[str] | None = ...,
        type: WorkPoolFilterType | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class WorkPoolFilterId(Model):
    """Which work pools, by their id."""

    any_: list[UUID] | None
    """Those work pools with one of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class WorkPoolFilterName(Model):
    """Which work pools, by their name."""

    any_: list[str] | None
    """Those work pools with one of these names."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
    ) -> None: ...

class WorkPoolFilterType(Model):
    """Which work pools, by their type."""

    any_: list[str] | None
    """Those work pools with one of these types."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
    ) -> None: ...

class WorkQueueFilter(OperatorMixin, Model):
    """Which work queues: criteria on the work queues themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    id: WorkQueueFilterId | None
    """By their id."""
    name: WorkQueueFilterName | None
    """By their name."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        id: WorkQueueFilterId
        | Mapping[str, Any]
        | UUID
        | str
        | _HasId
        | Iterable[UUID | str | _HasId]
        | None = ...,
        name: WorkQueueFilterName | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class WorkQueueFilterId(Model):
    """Which work queues, by their id."""

    any_: list[UUID] | None
    """Those work queues with one of these ids."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class WorkQueueFilterName(Model):
    """Which work queues, by their name."""

    any_: list[str] | None
    """Those work queues with one of these names."""
    startswith_: list[str] | None
    """Those work queues whose name begins with one of these texts."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        startswith_: Iterable[str] | None = ...,
    ) -> None: ...

class WorkerFilter(OperatorMixin, Model):
    """Which workers: criteria on the workers themselves."""

    operator: Operator
    """Whether all criteria must hold (`and_`, the default) or one suffices (`or_`)."""
    last_heartbeat_time: WorkerFilterLastHeartbeatTime | None
    """By when they were last heard of."""
    status: WorkerFilterStatus | None
    """By whether they were heard of lately."""
    def __init__(
        self,
        *,
        operator: Operator | str = ...,
        last_heartbeat_time: WorkerFilterLastHeartbeatTime | Mapping[str, Any] | None = ...,
        status: WorkerFilterStatus | Mapping[str, Any] | str | Iterable[str] | None = ...,
    ) -> None: ...

class WorkerFilterLastHeartbeatTime(Model):
    """Which workers, by when they were last heard of."""

    before_: datetime | None
    """Those workers that were last heard of at or before this moment."""
    after_: datetime | None
    """Those workers that were last heard of at or after this moment."""
    def __init__(
        self,
        *,
        before_: datetime | str | None = ...,
        after_: datetime | str | None = ...,
    ) -> None: ...

class WorkerFilterStatus(Model):
    """Which workers, by whether they were heard of lately."""

    any_: list[str] | None
    """Those workers with one of these statuses, `ONLINE` or `OFFLINE`."""
    not_any_: list[str] | None
    """Those workers with none of these statuses."""
    def __init__(
        self,
        *,
        any_: Iterable[str] | None = ...,
        not_any_: Iterable[str] | None = ...,
    ) -> None: ...

class WorkerFilterWorkPoolId(Model):
    """Which workers, by their work pool."""

    any_: list[UUID] | None
    """Those workers of one of these work pools, by id."""
    def __init__(
        self,
        *,
        any_: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...

class OperatorMixin:
    """Base class of filters with an `operator`, which combines their criteria."""
