"""Python methods of triggers."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from prefect_rs._core import Model
    from prefect_rs.events.schemas import automations
else:
    Model = object


class Trigger(Model):
    """The base of all triggers."""

    # Holds the id of the trigger's deployment, which is not a field.
    __slots__ = ("__dict__",)

    if TYPE_CHECKING:
        type: Any

    def describe_for_cli(self, indent: int = 0) -> str:
        """Describe the trigger in words.

        Args:
            indent (int): The number of levels to indent by, of two spaces each.

        Returns:
            str: One or more lines.
        """
        return "\n".join("  " * indent + line for line in self._lines())

    def _lines(self) -> "list[str]":
        return [str(self.type)]

    def set_deployment_id(self, deployment_id: "UUID") -> None:
        """Set the deployment of the trigger.

        Args:
            deployment_id (UUID): The deployment's id.

        Returns:
            None: The trigger is changed.
        """
        vars(self)["_deployment_id"] = deployment_id

    def owner_resource(self) -> "str | None":
        """Return the resource that owns an automation with this trigger.

        Returns:
            str | None: The resource id of the trigger's deployment.
        """
        return f"prefect.deployment.{vars(self).get('_deployment_id')}"

    def actions(self) -> "list[Any]":
        """Return the actions of an automation with this trigger.

        Returns:
            list[Any]: One action, which runs the trigger's deployment.

        Raises:
            ValueError: The trigger has no deployment: see `set_deployment_id`.
        """
        from prefect_rs.events.actions import RunDeployment

        given = ("parameters", "job_variables", "schedule_after")
        has = {name: getattr(self, name) for name in given if name in self.model_fields}
        return [RunDeployment(source="selected", deployment_id=self._deployment(), **has)]

    def as_automation(self) -> "automations.AutomationCore":
        """Return an automation that runs the deployment when the trigger fires.

        Returns:
            AutomationCore: An automation to create.

        Raises:
            ValueError: The trigger has no deployment: see `set_deployment_id`.
        """
        from prefect_rs.events.schemas.automations import AutomationCore

        return AutomationCore(
            name=getattr(self, "name", None) or f"Automation for deployment {self._deployment()}",
            description=getattr(self, "description", ""),
            enabled=getattr(self, "enabled", True),
            trigger=self,  # type: ignore[arg-type]
            actions=self.actions(),
            owner_resource=self.owner_resource(),
        )

    def _deployment(self) -> "UUID":
        deployment_id: UUID | None = vars(self).get("_deployment_id")
        if deployment_id is None:
            raise ValueError("the trigger has no deployment: call set_deployment_id() first")
        return deployment_id


class ResourceTrigger(Trigger):
    """The base of triggers on resources."""

    __slots__ = ()


class CompositeTrigger(Trigger):
    """The base of triggers that consist of others."""

    __slots__ = ()

    if TYPE_CHECKING:
        triggers: "list[Any]"

    def _title(self) -> str:
        return "In this order:"

    def _lines(self) -> "list[str]":
        return [
            self._title(),
            *(line for each in self.triggers for line in each.describe_for_cli(1).split("\n")),
        ]


_TOO_SHORT = "`within` for Proactive triggers must be greater than or equal to 10 seconds"


class EventTrigger(ResourceTrigger):
    """The methods of `EventTrigger`."""

    __slots__ = ()

    if TYPE_CHECKING:
        posture: Any
        expect: "set[str]"
        threshold: int
        within: Any

    def _prepare(self, fields: "dict[str, Any]") -> None:
        if "within" in fields and fields["within"] is None:
            raise ValueError("`within` should be a valid timedelta; omit it for the default")
        # For negative durations, too, this is the error to report, not that of the field.
        if fields.get("posture") == "Proactive" and _is_negative(fields.get("within")):
            raise ValueError(_TOO_SHORT)

    def _finish(self) -> None:
        if self.posture == "Metric":
            raise ValueError(
                "expected Posture.Reactive or Posture.Proactive; Metric is for a MetricTrigger", "posture"
            )
        if self.posture == "Proactive":
            from datetime import timedelta

            least = timedelta(seconds=10)
            if not self.within:
                self.within = least
            elif self.within < least:
                raise ValueError(_TOO_SHORT)

    def _lines(self) -> "list[str]":
        if self.posture == "Proactive":
            return [f"Proactive: expecting {self.threshold} {self.expect} event within {self.within}"]
        return [f"Reactive: expecting {self.threshold} of {self.expect}"]


class MetricTrigger(ResourceTrigger):
    """The methods of `MetricTrigger`."""

    __slots__ = ()

    if TYPE_CHECKING:
        posture: Any
        metric: Any

    def _finish(self) -> None:
        if self.posture != "Metric":
            raise ValueError("expected Posture.Metric; the others are for an EventTrigger", "posture")

    def _lines(self) -> "list[str]":
        metric = self.metric
        return [
            f"Metric: {str.__str__(metric.name)} {str.__str__(metric.operator)} {metric.threshold} "
            f"for {metric.range}"
        ]


class CompoundTrigger(CompositeTrigger):
    """The methods of `CompoundTrigger`."""

    __slots__ = ()

    if TYPE_CHECKING:
        require: Any

    def _finish(self) -> None:
        if not isinstance(self.require, str) and self.require > len(self.triggers):
            raise ValueError(
                f"require must be less than or equal to the number of triggers, which is {len(self.triggers)}"
            )

    def _title(self) -> str:
        return f"{str(self.require).capitalize()} of:"


SequenceTrigger = CompositeTrigger


def _is_negative(within: "Any") -> bool:
    """Whether a duration, before validation, is negative."""
    try:
        return bool(getattr(within, "total_seconds", lambda: float(within))() < 0)
    except (TypeError, ValueError):
        return isinstance(within, str) and within.strip().startswith("-")
