"""Python methods of the triggers that are given with a deployment."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs.events._methods.triggers import Trigger


class _TriggerType:
    """The class of trigger that a deployment's trigger becomes in an automation. Read from the class."""

    __slots__ = ()

    def __get__(self, instance: object, owner: type) -> "type[Trigger]":
        for base in owner.__mro__:
            if base.__module__ == "prefect_rs.events.schemas.automations":
                trigger: type[Trigger] = base
                return trigger
        raise AttributeError(f"{owner.__name__} is not a trigger and has no trigger_type")


class BaseDeploymentTrigger:
    """The base of the triggers of deployments."""

    __slots__ = ()

    trigger_type = _TriggerType()


DeploymentEventTrigger = DeploymentMetricTrigger = BaseDeploymentTrigger
DeploymentCompoundTrigger = DeploymentSequenceTrigger = BaseDeploymentTrigger
