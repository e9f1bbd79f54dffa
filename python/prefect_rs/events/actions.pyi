# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Actions of automations."""

from datetime import timedelta
from prefect_rs._annotations import _Dict, _Id
from prefect_rs._core import Model
from typing import Any, Literal, TypeAlias
from uuid import UUID
from prefect_rs.events._methods.actions import Action as Action
from prefect_rs.events._methods.actions import AutomationAction as AutomationAction
from prefect_rs.events._methods.actions import DeploymentAction as DeploymentAction
from prefect_rs.events._methods.actions import WorkPoolAction as WorkPoolAction
from prefect_rs.events._methods.actions import WorkQueueAction as WorkQueueAction
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
    """The type of the action."""
    def __init__(self, *, type: Literal["do-nothing"] = ...) -> None: ...

class RunDeployment(DeploymentAction, Model):
    """Runs a deployment."""

    type: Literal["run-deployment"]
    """The type of the action."""
    source: Literal["selected", "inferred"]
    """Whether the object is the one with the given id (`selected`) or the one of the event
    (`inferred`).
    """
    deployment_id: UUID | None
    """The object's id, if it is selected."""
    parameters: dict[str, Any] | None
    """The parameters of the run. Defaults to those of the deployment."""
    job_variables: dict[str, Any] | None
    """The job variables of the run. Defaults to those of the deployment."""
    schedule_after: timedelta
    """The delay before the run."""
    def __init__(
        self, *, type: Literal["run-deployment"] = ..., source: Literal["selected", "inferred"] = ...,
        deployment_id: _Id | None = ..., parameters: _Dict | None = ..., job_variables: _Dict | None = ...,
        schedule_after: timedelta | float = ...,
    ) -> None: ...

class PauseDeployment(DeploymentAction, Model):
    """Pauses a deployment: its schedules create no more runs."""

    type: Literal["pause-deployment"]
    """The type of the action."""
    source: Literal["selected", "inferred"]
    """Whether the object is the one with the given id (`selected`) or the one of the event
    (`inferred`).
    """
    deployment_id: UUID | None
    """The object's id, if it is selected."""
    def __init__(
        self, *, type: Literal["pause-deployment"] = ..., source: Literal["selected", "inferred"] = ...,
        deployment_id: _Id | None = ...,
    ) -> None: ...

class ResumeDeployment(DeploymentAction, Model):
    """Resumes a paused deployment."""

    type: Literal["resume-deployment"]
    """The type of the action."""
    source: Literal["selected", "inferred"]
    """Whether the object is the one with the given id (`selected`) or the one of the event
    (`inferred`).
    """
    deployment_id: UUID | None
    """The object's id, if it is selected."""
    def __init__(
        self, *, type: Literal["resume-deployment"] = ..., source: Literal["selected", "inferred"] = ...,
        deployment_id: _Id | None = ...,
    ) -> None: ...

class ResumeFlowRun(Action, Model):
    """Resumes the paused or suspended flow run of the event."""

    type: Literal["resume-flow-run"]
    """The type of the action."""
    def __init__(self, *, type: Literal["resume-flow-run"] = ...) -> None: ...

class CancelFlowRun(Action, Model):
    """Cancels the flow run of the event."""

    type: Literal["cancel-flow-run"]
    """The type of the action."""
    def __init__(self, *, type: Literal["cancel-flow-run"] = ...) -> None: ...

class DeleteFlowRun(Action, Model):
    """Deletes the flow run of the event."""

    type: Literal["delete-flow-run"]
    """The type of the action."""
    def __init__(self, *, type: Literal["delete-flow-run"] = ...) -> None: ...

class ChangeFlowRunState(Action, Model):
    """Changes the state of the flow run of the event."""

    type: Literal["change-flow-run-state"]
    """The type of the action."""
    name: str | None
    """The state's name. Defaults to the name of its type."""
    state: StateType
    """The state's type."""
    message: str | None
    """The state's message."""
    force: bool
    """Whether to bypass orchestration rules."""
    def __init__(
        self, *, type: Literal["change-flow-run-state"] = ..., name: str | None = ..., state: StateType | str,
        message: str | None = ..., force: bool = ...,
    ) -> None: ...

class PauseWorkQueue(WorkQueueAction, Model):
    """Pauses a work queue."""

    type: Literal["pause-work-queue"]
    """The type of the action."""
    source: Literal["selected", "inferred"]
    """Whether the object is the one with the given id (`selected`) or the one of the event
    (`inferred`).
    """
    work_queue_id: UUID | None
    """The object's id, if it is selected."""
    def __init__(
        self, *, type: Literal["pause-work-queue"] = ..., source: Literal["selected", "inferred"] = ...,
        work_queue_id: _Id | None = ...,
    ) -> None: ...

class ResumeWorkQueue(WorkQueueAction, Model):
    """Resumes a paused work queue."""

    type: Literal["resume-work-queue"]
    """The type of the action."""
    source: Literal["selected", "inferred"]
    """Whether the object is the one with the given id (`selected`) or the one of the event
    (`inferred`).
    """
    work_queue_id: UUID | None
    """The object's id, if it is selected."""
    def __init__(
        self, *, type: Literal["resume-work-queue"] = ..., source: Literal["selected", "inferred"] = ...,
        work_queue_id: _Id | None = ...,
    ) -> None: ...

class SendNotification(Action, Model):
    """Sends a message through a notification block."""

    type: Literal["send-notification"]
    """The type of the action."""
    block_document_id: UUID
    """The id of the block."""
    subject: str
    """The template of the message's subject."""
    body: str
    """The template of the message."""
    def __init__(
        self, *, type: Literal["send-notification"] = ..., block_document_id: _Id, subject: str = ..., body: str,
    ) -> None: ...

class CallWebhook(Action, Model):
    """Calls a webhook through a webhook block."""

    type: Literal["call-webhook"]
    """The type of the action."""
    block_document_id: UUID
    """The id of the block."""
    payload: str
    """The template of the payload."""
    def __init__(
        self, *, type: Literal["call-webhook"] = ..., block_document_id: _Id, payload: str = ...
    ) -> None: ...

class PauseAutomation(AutomationAction, Model):
    """Disables an automation."""

    type: Literal["pause-automation"]
    """The type of the action."""
    source: Literal["selected", "inferred"]
    """Whether the object is the one with the given id (`selected`) or the one of the event
    (`inferred`).
    """
    automation_id: UUID | None
    """The object's id, if it is selected."""
    def __init__(
        self, *, type: Literal["pause-automation"] = ..., source: Literal["selected", "inferred"] = ...,
        automation_id: _Id | None = ...,
    ) -> None: ...

class ResumeAutomation(AutomationAction, Model):
    """Enables an automation."""

    type: Literal["resume-automation"]
    """The type of the action."""
    source: Literal["selected", "inferred"]
    """Whether the object is the one with the given id (`selected`) or the one of the event
    (`inferred`).
    """
    automation_id: UUID | None
    """The object's id, if it is selected."""
    def __init__(
        self, *, type: Literal["resume-automation"] = ..., source: Literal["selected", "inferred"] = ...,
        automation_id: _Id | None = ...,
    ) -> None: ...

class SuspendFlowRun(Action, Model):
    """Suspends the flow run of the event."""

    type: Literal["suspend-flow-run"]
    """The type of the action."""
    def __init__(self, *, type: Literal["suspend-flow-run"] = ...) -> None: ...

class PauseWorkPool(WorkPoolAction, Model):
    """Pauses a work pool."""

    type: Literal["pause-work-pool"]
    """The type of the action."""
    source: Literal["selected", "inferred"]
    """Whether the object is the one with the given id (`selected`) or the one of the event
    (`inferred`).
    """
    work_pool_id: UUID | None
    """The object's id, if it is selected."""
    def __init__(
        self, *, type: Literal["pause-work-pool"] = ..., source: Literal["selected", "inferred"] = ...,
        work_pool_id: _Id | None = ...,
    ) -> None: ...

class ResumeWorkPool(WorkPoolAction, Model):
    """Resumes a paused work pool."""

    type: Literal["resume-work-pool"]
    """The type of the action."""
    source: Literal["selected", "inferred"]
    """Whether the object is the one with the given id (`selected`) or the one of the event
    (`inferred`).
    """
    work_pool_id: UUID | None
    """The object's id, if it is selected."""
    def __init__(
        self, *, type: Literal["resume-work-pool"] = ..., source: Literal["selected", "inferred"] = ...,
        work_pool_id: _Id | None = ...,
    ) -> None: ...

class DeclareIncident(Action, Model):
    """Declares an incident. Prefect Cloud only."""

    type: Literal["declare-incident"]
    """The type of the action."""
    def __init__(self, *, type: Literal["declare-incident"] = ...) -> None: ...

class UnknownAction(Model):
    """An action of an unknown type. It keeps all fields that the server sent, and is sent back unchanged."""

    type: str
    """The type of the action."""
    def __init__(self, *, type: str) -> None: ...
    def describe_for_cli(self) -> str:
        """Describe the action in words.

        Returns:
            A description, such as `Run deployment`.
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
