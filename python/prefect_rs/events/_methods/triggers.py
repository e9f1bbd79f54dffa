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
    """What all triggers have in common."""

    # Not a field: which deployment the trigger was given with.
    __slots__ = ("__dict__",)

    if TYPE_CHECKING:
        type: Any

    def describe_for_cli(self, indent: int = 0) -> str:
        """The trigger in words.

        Args:
            indent (int): How many levels to indent it by, of two blanks each.

        Returns:
            str: One line or several.
        """
        return "\n".join("  " * indent + line for line in self._lines())

    def _lines(self) -> "list[str]":
        return [str(self.type)]

    def set_deployment_id(self, deployment_id: "UUID") -> None:
        """Tell the deployment that the trigger is given with.

        Args:
            deployment_id (UUID): The deployment's id.

        Returns:
            None: The trigger knows it.
        """
        vars(self)["_deployment_id"] = deployment_id

    def owner_resource(self) -> "str | None":
        """What an automation made of this belongs to.

        Returns:
            str | None: The deployment that the trigger was given with, as a resource.
        """
        return f"prefect.deployment.{vars(self).get('_deployment_id')}"

    def actions(self) -> "list[Any]":
        """What an automation made of this does.

        Returns:
            list[Any]: One action: to run the deployment that the trigger was given with.

        Raises:
            ValueError: No deployment was told: see `set_deployment_id`.
        """
        from prefect_rs.events.actions import RunDeployment

        given = ("parameters", "job_variables", "schedule_after")
        has = {name: getattr(self, name) for name in given if name in self.model_fields}
        return [RunDeployment(source="selected", deployment_id=self._deployment(), **has)]

    def as_automation(self) -> "automations.AutomationCore":
        """The automation that runs the deployment when the trigger is set off.

        Returns:
            AutomationCore: To be created.

        Raises:
            ValueError: No deployment was told: see `set_deployment_id`.
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
            raise ValueError("which deployment is it for? Tell it with set_deployment_id() first")
        return deployment_id


class ResourceTrigger(Trigger):
    """What the triggers have in common that look at resources."""

    __slots__ = ()


class CompositeTrigger(Trigger):
    """What the triggers have in common that consist of others."""

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
            raise ValueError("`within` should be a valid timedelta; leave it out for the default")
        # Below 0 as well this is the rule that was broken, and not the one of the field.
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
    """Whether a duration, as it was given, is below 0."""
    try:
        return bool(getattr(within, "total_seconds", lambda: float(within))() < 0)
    except (TypeError, ValueError):
        return isinstance(within, str) and within.strip().startswith("-")
