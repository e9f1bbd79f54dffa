# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""Actions of automations."""

from collections.abc import Mapping
from datetime import timedelta
from prefect_rs._core import Model, _HasId
from typing import Any, Literal, TypeAlias
from uuid import UUID
from prefect_rs.events._methods import Action as Action
from prefect_rs.events._methods import AutomationAction as AutomationAction
from prefect_rs.events._methods import DeploymentAction as DeploymentAction
from prefect_rs.events._methods import WorkPoolAction as WorkPoolAction
from prefect_rs.events._methods import WorkQueueAction as WorkQueueAction
from prefect_rs.client.schemas.objects import StateType as StateType

__all__ = [
    "DoNothing",
    "RunDeployment",
    "PauseDeployment",
    "ResumeDeployment",
    "ResumeFlowRun",
    "CancelFlowRun",
    "DeleteFlowRun",
    "ChangeFlowRunState",
    "PauseWorkQueue",
    "ResumeWorkQueue",
    "SendNotification",
    "CallWebhook",
    "PauseAutomation",
    "ResumeAutomation",
    "SuspendFlowRun",
    "PauseWorkPool",
    "ResumeWorkPool",
    "DeclareIncident",
    "UnknownAction",
    "ActionTypes",
    "Action",
    "AutomationAction",
    "DeploymentAction",
    "WorkPoolAction",
    "WorkQueueAction",
]

class DoNothing(Action, Model):
    """Does nothing."""

    type: Literal["do-nothing"]
    """The kind of action."""
    def __init__(
        self,
        *,
        type: Literal["do-nothing"] = ...,
    ) -> None: ...

class RunDeployment(DeploymentAction, Model):
    """Runs a deployment."""

    type: Literal["run-deployment"]
    """The kind of action."""
    source: Literal["selected", "inferred"]
    """Whether it is about the object whose id is given (`selected`) or the one that the event
    tells (`inferred`).
    """
    deployment_id: UUID | None
    """The object's id, where it is given."""
    parameters: dict[str, Any] | None
    """The parameters of the run; those of the deployment where there are none."""
    job_variables: dict[str, Any] | None
    """The job variables of the run; those of the deployment where there are none."""
    schedule_after: timedelta
    """How long to wait until the run."""
    def __init__(
        self,
        *,
        type: Literal["run-deployment"] = ...,
        source: Literal["selected", "inferred"] = ...,
        deployment_id: UUID | str | _HasId | None = ...,
        parameters: Mapping[str, Any] | None = ...,
        job_variables: Mapping[str, Any] | None = ...,
        schedule_after: timedelta | float = ...,
    ) -> None: ...

class PauseDeployment(DeploymentAction, Model):
    """Pauses a deployment: its schedules start no more runs."""

    type: Literal["pause-deployment"]
    """The kind of action."""
    source: Literal["selected", "inferred"]
    """Whether it is about the object whose id is given (`selected`) or the one that the event
    tells (`inferred`).
    """
    deployment_id: UUID | None
    """The object's id, where it is given."""
    def __init__(
        self,
        *,
        type: Literal["pause-deployment"] = ...,
        source: Literal["selected", "inferred"] = ...,
        deployment_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class ResumeDeployment(DeploymentAction, Model):
    """Lets a paused deployment go on."""

    type: Literal["resume-deployment"]
    """The kind of action."""
    source: Literal["selected", "inferred"]
    """Whether it is about the object whose id is given (`selected`) or the one that the event
    tells (`inferred`).
    """
    deployment_id: UUID | None
    """The object's id, where it is given."""
    def __init__(
        self,
        *,
        type: Literal["resume-deployment"] = ...,
        source: Literal["selected", "inferred"] = ...,
        deployment_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class ResumeFlowRun(Action, Model):
    """Lets the paused or suspended flow run that the event tells go on."""

    type: Literal["resume-flow-run"]
    """The kind of action."""
    def __init__(
        self,
        *,
        type: Literal["resume-flow-run"] = ...,
    ) -> None: ...

class CancelFlowRun(Action, Model):
    """Cancels the flow run that the event tells."""

    type: Literal["cancel-flow-run"]
    """The kind of action."""
    def __init__(
        self,
        *,
        type: Literal["cancel-flow-run"] = ...,
    ) -> None: ...

class DeleteFlowRun(Action, Model):
    """Deletes the flow run that the event tells."""

    type: Literal["delete-flow-run"]
    """The kind of action."""
    def __init__(
        self,
        *,
        type: Literal["delete-flow-run"] = ...,
    ) -> None: ...

class ChangeFlowRunState(Action, Model):
    """Brings the flow run that the event tells into another state."""

    type: Literal["change-flow-run-state"]
    """The kind of action."""
    name: str | None
    """The state's name; that of its type where there is none."""
    state: StateType
    """The state's type."""
    message: str | None
    """What the state says."""
    force: bool
    """Whether the rules of orchestration are passed over."""
    def __init__(
        self,
        *,
        type: Literal["change-flow-run-state"] = ...,
        name: str | None = ...,
        state: StateType | str,
        message: str | None = ...,
        force: bool = ...,
    ) -> None: ...

class PauseWorkQueue(WorkQueueAction, Model):
    """Pauses a work queue."""

    type: Literal["pause-work-queue"]
    """The kind of action."""
    source: Literal["selected", "inferred"]
    """Whether it is about the object whose id is given (`selected`) or the one that the event
    tells (`inferred`).
    """
    work_queue_id: UUID | None
    """The object's id, where it is given."""
    def __init__(
        self,
        *,
        type: Literal["pause-work-queue"] = ...,
        source: Literal["selected", "inferred"] = ...,
        work_queue_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class ResumeWorkQueue(WorkQueueAction, Model):
    """Lets a paused work queue go on."""

    type: Literal["resume-work-queue"]
    """The kind of action."""
    source: Literal["selected", "inferred"]
    """Whether it is about the object whose id is given (`selected`) or the one that the event
    tells (`inferred`).
    """
    work_queue_id: UUID | None
    """The object's id, where it is given."""
    def __init__(
        self,
        *,
        type: Literal["resume-work-queue"] = ...,
        source: Literal["selected", "inferred"] = ...,
        work_queue_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class SendNotification(Action, Model):
    """Sends a message by a notification block."""

    type: Literal["send-notification"]
    """The kind of action."""
    block_document_id: UUID
    """The id of the block."""
    subject: str
    """The message's subject, a template."""
    body: str
    """The message, a template."""
    def __init__(
        self,
        *,
        type: Literal["send-notification"] = ...,
        block_document_id: UUID | str | _HasId,
        subject: str = ...,
        body: str,
    ) -> None: ...

class CallWebhook(Action, Model):
    """Calls a webhook by a webhook block."""

    type: Literal["call-webhook"]
    """The kind of action."""
    block_document_id: UUID
    """The id of the block."""
    payload: str
    """What is sent, a template."""
    def __init__(
        self,
        *,
        type: Literal["call-webhook"] = ...,
        block_document_id: UUID | str | _HasId,
        payload: str = ...,
    ) -> None: ...

class PauseAutomation(AutomationAction, Model):
    """Switches an automation off."""

    type: Literal["pause-automation"]
    """The kind of action."""
    source: Literal["selected", "inferred"]
    """Whether it is about the object whose id is given (`selected`) or the one that the event
    tells (`inferred`).
    """
    automation_id: UUID | None
    """The object's id, where it is given."""
    def __init__(
        self,
        *,
        type: Literal["pause-automation"] = ...,
        source: Literal["selected", "inferred"] = ...,
        automation_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class ResumeAutomation(AutomationAction, Model):
    """Switches an automation on."""

    type: Literal["resume-automation"]
    """The kind of action."""
    source: Literal["selected", "inferred"]
    """Whether it is about the object whose id is given (`selected`) or the one that the event
    tells (`inferred`).
    """
    automation_id: UUID | None
    """The object's id, where it is given."""
    def __init__(
        self,
        *,
        type: Literal["resume-automation"] = ...,
        source: Literal["selected", "inferred"] = ...,
        automation_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class SuspendFlowRun(Action, Model):
    """Suspends the flow run that the event tells."""

    type: Literal["suspend-flow-run"]
    """The kind of action."""
    def __init__(
        self,
        *,
        type: Literal["suspend-flow-run"] = ...,
    ) -> None: ...

class PauseWorkPool(WorkPoolAction, Model):
    """Pauses a work pool."""

    type: Literal["pause-work-pool"]
    """The kind of action."""
    source: Literal["selected", "inferred"]
    """Whether it is about the object whose id is given (`selected`) or the one that the event
    tells (`inferred`).
    """
    work_pool_id: UUID | None
    """The object's id, where it is given."""
    def __init__(
        self,
        *,
        type: Literal["pause-work-pool"] = ...,
        source: Literal["selected", "inferred"] = ...,
        work_pool_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class ResumeWorkPool(WorkPoolAction, Model):
    """Lets a paused work pool go on."""

    type: Literal["resume-work-pool"]
    """The kind of action."""
    source: Literal["selected", "inferred"]
    """Whether it is about the object whose id is given (`selected`) or the one that the event
    tells (`inferred`).
    """
    work_pool_id: UUID | None
    """The object's id, where it is given."""
    def __init__(
        self,
        *,
        type: Literal["resume-work-pool"] = ...,
        source: Literal["selected", "inferred"] = ...,
        work_pool_id: UUID | str | _HasId | None = ...,
    ) -> None: ...

class DeclareIncident(Action, Model):
    """Declares an incident, in Prefect Cloud."""

    type: Literal["declare-incident"]
    """The kind of action."""
    def __init__(
        self,
        *,
        type: Literal["declare-incident"] = ...,
    ) -> None: ...

class UnknownAction(Model):
    """An action of a kind that is not known here. It has all fields that the server sent, and is sent
    back as it came.
    """

    type: str
    """The kind of action."""
    def __init__(
        self,
        *,
        type: str,
    ) -> None: ...
    def describe_for_cli(
        self,
    ) -> str:
        """The action in words.

        Returns:
            str: Such as `Run deployment`.
        """

ActionTypes: TypeAlias = (
    DoNothing
    | RunDeployment
    | PauseDeployment
    | ResumeDeployment
    | ResumeFlowRun
    | CancelFlowRun
    | DeleteFlowRun
    | ChangeFlowRunState
    | PauseWorkQueue
    | ResumeWorkQueue
    | SendNotification
    | CallWebhook
    | PauseAutomation
    | ResumeAutomation
    | SuspendFlowRun
    | PauseWorkPool
    | ResumeWorkPool
    | DeclareIncident
)
