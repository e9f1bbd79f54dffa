# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Models of the objects that the API returns and accepts. They are created on first access."""

from prefect_rs.client.schemas.objects import BlockDocument as BlockDocument
from prefect_rs.client.schemas.objects import BlockSchema as BlockSchema
from prefect_rs.client.schemas.objects import BlockType as BlockType
from prefect_rs.client.schemas.actions import BlockTypeUpdate as BlockTypeUpdate
from prefect_rs.client.schemas.objects import DEFAULT_BLOCK_SCHEMA_VERSION as DEFAULT_BLOCK_SCHEMA_VERSION
from prefect_rs.client.schemas.objects import FlowRun as FlowRun
from prefect_rs.client.schemas.actions import FlowRunCreate as FlowRunCreate
from prefect_rs.client.schemas.objects import FlowRunPolicy as FlowRunPolicy
from prefect_rs.client.schemas.objects import FlowRunResult as FlowRunResult
from prefect_rs.client.schemas.actions import FlowRunUpdate as FlowRunUpdate
from prefect_rs.client.schemas.responses import OrchestrationResult as OrchestrationResult
from prefect_rs.client.schemas.objects import RunInput as RunInput
from prefect_rs.client.schemas.responses import SetStateStatus as SetStateStatus
from prefect_rs.client.schemas.objects import State as State
from prefect_rs.client.schemas.responses import StateAbortDetails as StateAbortDetails
from prefect_rs.client.schemas.responses import StateAcceptDetails as StateAcceptDetails
from prefect_rs.client.schemas.actions import StateCreate as StateCreate
from prefect_rs.client.schemas.objects import StateDetails as StateDetails
from prefect_rs.client.schemas.responses import StateRejectDetails as StateRejectDetails
from prefect_rs.client.schemas.objects import StateType as StateType
from prefect_rs.client.schemas.responses import StateWaitDetails as StateWaitDetails
from prefect_rs.client.schemas.objects import TaskRun as TaskRun
from prefect_rs.client.schemas.objects import TaskRunPolicy as TaskRunPolicy
from prefect_rs.client.schemas.objects import TaskRunResult as TaskRunResult
from prefect_rs.client.schemas.objects import Workspace as Workspace

__all__ = [
    "BlockDocument",
    "BlockSchema",
    "BlockType",
    "BlockTypeUpdate",
    "DEFAULT_BLOCK_SCHEMA_VERSION",
    "FlowRun",
    "FlowRunCreate",
    "FlowRunPolicy",
    "FlowRunResult",
    "FlowRunUpdate",
    "OrchestrationResult",
    "RunInput",
    "SetStateStatus",
    "State",
    "StateAbortDetails",
    "StateAcceptDetails",
    "StateCreate",
    "StateDetails",
    "StateRejectDetails",
    "StateType",
    "StateWaitDetails",
    "TaskRun",
    "TaskRunPolicy",
    "TaskRunResult",
    "Workspace",
]
