"""Python methods of actions."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs._core import Model
else:
    Model = object


class Action(Model):
    """The base of all actions."""

    __slots__ = ()

    if TYPE_CHECKING:
        type: Any

    def describe_for_cli(self) -> str:
        """Describe the action in words.

        Returns:
            str: A description, such as `Run deployment`.
        """
        return str(self.type).replace("-", " ").capitalize()


class _Targeted(Action):
    """The base of actions on an object, which is either selected by its id or taken from the event."""

    __slots__ = ()

    if TYPE_CHECKING:
        source: Any

    def _finish(self) -> None:
        for name in ("deployment_id", "work_queue_id", "automation_id"):
            if name in type(self).model_fields:
                has_id = getattr(self, name) is not None
                if self.source == "selected" and not has_id:
                    raise ValueError(
                        f"{name} is required: give the id, or source='inferred' to take it from the event"
                    )
                if self.source == "inferred" and has_id:
                    raise ValueError(
                        f"{name} is not allowed: with source='inferred' it is taken from the event"
                    )


class DeploymentAction(_Targeted):
    """The base of actions on deployments."""

    __slots__ = ()


class WorkPoolAction(_Targeted):
    """The base of actions on work pools."""

    __slots__ = ()


class WorkQueueAction(_Targeted):
    """The base of actions on work queues."""

    __slots__ = ()


class AutomationAction(_Targeted):
    """The base of actions on automations."""

    __slots__ = ()


class UnknownAction(Action):
    """The methods of `UnknownAction`."""

    __slots__ = ()

    def _finish(self) -> None:
        from prefect_rs.events import actions

        for known in actions.ActionTypes.__args__:
            if self.type == known.model_fields["type"].default:
                raise ValueError(
                    f"{self.type!r} is a known action type and cannot be an UnknownAction; "
                    f"use {known.__name__}",
                    "type",
                )


RunDeployment = PauseDeployment = ResumeDeployment = DeploymentAction
PauseWorkPool = ResumeWorkPool = WorkPoolAction
PauseWorkQueue = ResumeWorkQueue = WorkQueueAction
PauseAutomation = ResumeAutomation = AutomationAction
DoNothing = CancelFlowRun = DeleteFlowRun = ResumeFlowRun = SuspendFlowRun = ChangeFlowRunState = Action
CallWebhook = SendNotification = DeclareIncident = Action
