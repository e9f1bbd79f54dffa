# Written by tools/stubs.py from the docstrings in src/python and the models in src/schemas.
"""The models: what the API gives and takes. They are made when they are first asked for."""

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
