"""What the models of events and automations can do besides holding their fields.

The core makes the class of a model's name here a base of that model. What stands above those, such as
`Trigger`, is what several models have in common, and is public in the module of those models.
"""

from prefect_rs._core import _event_limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any
    from uuid import UUID

    from typing_extensions import Self

    from prefect_rs._core import Model
    from prefect_rs.events.schemas import automations, events
    from prefect_rs.events.schemas.labelling import LabelDiver
else:
    Model = object


# ---- Actions ---------------------------------------------------------------------------------------


class Action(Model):
    """What all actions have in common."""

    __slots__ = ()

    if TYPE_CHECKING:
        type: Any

    def describe_for_cli(self) -> str:
        """The action in words.

        Returns:
            str: Such as `Run deployment`.
        """
        return str(self.type).replace("-", " ").capitalize()


class _Targeted(Action):
    """What the actions have in common that are about a certain object, or the one that an event tells."""

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
    """What the actions on deployments have in common."""

    __slots__ = ()


class WorkPoolAction(_Targeted):
    """What the actions on work pools have in common."""

    __slots__ = ()


class WorkQueueAction(_Targeted):
    """What the actions on work queues have in common."""

    __slots__ = ()


class AutomationAction(_Targeted):
    """What the actions on automations have in common."""

    __slots__ = ()


RunDeployment = PauseDeployment = ResumeDeployment = DeploymentAction
PauseWorkPool = ResumeWorkPool = WorkPoolAction
PauseWorkQueue = ResumeWorkQueue = WorkQueueAction
PauseAutomation = ResumeAutomation = AutomationAction
DoNothing = CancelFlowRun = DeleteFlowRun = ResumeFlowRun = SuspendFlowRun = ChangeFlowRunState = Action
CallWebhook = SendNotification = DeclareIncident = Action


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


# ---- Triggers --------------------------------------------------------------------------------------


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


def _is_negative(within: "Any") -> bool:
    """Whether a duration, as it was given, is below 0."""
    try:
        return bool(getattr(within, "total_seconds", lambda: float(within))() < 0)
    except (TypeError, ValueError):
        return isinstance(within, str) and within.strip().startswith("-")


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


class _TriggerType:
    """The kind of trigger that a deployment's trigger becomes in an automation, read from the class."""

    __slots__ = ()

    def __get__(self, instance: object, owner: type) -> type[Trigger]:
        for base in owner.__mro__:
            if base.__module__ == "prefect_rs.events.schemas.automations":
                trigger: type[Trigger] = base
                return trigger
        raise AttributeError(f"{owner.__name__} is no trigger and has no trigger_type")


class BaseDeploymentTrigger:
    """What the triggers have in common that are given with a deployment."""

    __slots__ = ()

    trigger_type = _TriggerType()


DeploymentEventTrigger = DeploymentMetricTrigger = BaseDeploymentTrigger
DeploymentCompoundTrigger = DeploymentSequenceTrigger = BaseDeploymentTrigger


# ---- Events and resources --------------------------------------------------------------------------


class _Root(Model):
    """What the models have in common that are what their only field holds."""

    __slots__ = ()

    if TYPE_CHECKING:
        root: Any

    def __init__(self, root: "Any" = ..., /, **labels: "Any") -> None:
        if root is not ...:
            super().__init__(root=root)
        elif labels.keys() == {"root"} and not isinstance(labels["root"], str):
            super().__init__(root=labels["root"])
        elif labels:
            super().__init__(root=labels)
        else:
            super().__init__()

    def __contains__(self, label: object) -> bool:
        return label in self.root


class Labelled(_Root):
    """What the models have in common that are a dict of labels."""

    __slots__ = ()

    def __getitem__(self, label: str) -> str:
        text: str = self.root[label]
        return text

    def __setitem__(self, label: str, value: str) -> None:
        self.root[label] = value

    def keys(self) -> "Iterable[str]":
        """Return the names of the labels.

        Returns:
            Iterable[str]: In their order.
        """
        keys: Iterable[str] = self.root.keys()
        return keys

    def items(self) -> "Iterable[tuple[str, str]]":
        """Return the labels.

        Returns:
            Iterable[tuple[str, str]]: The name and text of each, in their order.
        """
        items: Iterable[tuple[str, str]] = self.root.items()
        return items

    def get(self, label: str, default: "str | None" = None) -> "str | None":
        """Return the text of a label.

        Args:
            label (str): The label's name.
            default (str | None): Returned if there is no such label.

        Returns:
            str | None: The text.
        """
        text: str | None = self.root.get(label, default)
        return text

    def as_label_value_array(self) -> "list[dict[str, str]]":
        """Return the labels as a list.

        Returns:
            list[dict[str, str]]: Each as `{"label": ..., "value": ...}`.
        """
        return [{"label": label, "value": value} for label, value in self.items()]

    @property
    def labels(self) -> "LabelDiver":
        """The labels as a tree that attributes lead into, for templates.

        Returns:
            LabelDiver: `resource.labels.prefect.resource.id` is the label `prefect.resource.id`.
        """
        from prefect_rs.events.schemas.labelling import LabelDiver

        return LabelDiver(self.root)

    def has_all_labels(self, labels: "dict[str, str]") -> bool:
        """Tell whether each of these labels is there, with that text.

        Args:
            labels (dict[str, str]): The labels.

        Returns:
            bool: True if all of them are.
        """
        return all(self.get(label) == value for label, value in labels.items())


class Resource(Labelled):
    """The methods of `Resource`."""

    __slots__ = ()

    def _finish(self) -> None:
        most, _ = _event_limits()
        if len(self.root) > most:
            raise ValueError(f"The maximum number of labels per resource is {most}")
        self._need("prefect.resource.id", "Resources")

    def _need(self, label: str, which: str) -> None:
        if label not in self.root:
            raise ValueError(f"{which} must include the {label} label")
        if not self.root[label]:
            raise ValueError(f"The {label} label must be non-empty")

    @property
    def id(self) -> str:
        """What the resource is.

        Returns:
            str: The label `prefect.resource.id`, such as `prefect.flow-run.UUID`.
        """
        return self["prefect.resource.id"]

    @property
    def name(self) -> "str | None":
        """The resource's name.

        Returns:
            str | None: The label `prefect.resource.name`.
        """
        return self.get("prefect.resource.name")

    def prefect_object_id(self, kind: str) -> "UUID":
        """Return the id of the Prefect object that the resource is.

        Args:
            kind (str): Which kind of object it must be, such as `prefect.flow-run`.

        Returns:
            UUID: The object's id.

        Raises:
            ValueError: The resource is of another kind, or its id does not end in a UUID.
        """
        from uuid import UUID

        prefix = f"{kind.rstrip('.')}."
        if not self.id.startswith(prefix):
            raise ValueError(f"Resource ID {self.id} does not start with {prefix}")
        return UUID(self.id[len(prefix) :])


class RelatedResource(Resource):
    """The methods of `RelatedResource`."""

    __slots__ = ()

    def _finish(self) -> None:
        super()._finish()
        self._need("prefect.resource.role", "Related Resources")

    @property
    def role(self) -> str:
        """What the resource has to do with the event.

        Returns:
            str: The label `prefect.resource.role`, such as `flow`.
        """
        return self["prefect.resource.role"]


class ResourceSpecification(_Root):
    """The methods of `ResourceSpecification`."""

    __slots__ = ()

    def __getitem__(self, label: str) -> "list[str]":
        return _several(self.root[label])

    def __len__(self) -> int:
        return len(self.root)

    def items(self) -> "Iterable[tuple[str, list[str]]]":
        """The labels.

        Returns:
            Iterable[tuple[str, list[str]]]: Each a name and the texts of which it must have one.
        """
        return [(label, _several(texts)) for label, texts in self.root.items()]

    def get(self, label: str, default: "str | list[str] | None" = None) -> "list[str]":
        """The texts of which a label must have one.

        Args:
            label (str): The label's name.
            default (str | list[str] | None): What to give where nothing is said of that label.

        Returns:
            list[str]: The texts.
        """
        return _several(self.root.get(label, default))

    def pop(self, label: str, default: "str | list[str] | None" = None) -> "list[str]":
        """Take away what is said of a label.

        Args:
            label (str): The label's name.
            default (str | list[str] | None): What to give where nothing is said of it.

        Returns:
            list[str]: The texts of which it had to have one.
        """
        return _several(self.root.pop(label, default))

    def matches_every_resource(self) -> bool:
        """Whether it is any resource that is meant.

        Returns:
            bool: True if nothing is said of any label.
        """
        return not self.root

    def matches_every_resource_of_kind(self, prefix: str) -> bool:
        """Whether it is any resource of a kind that is meant, at least.

        Args:
            prefix (str): The kind, such as `prefect.flow-run`.

        Returns:
            bool: True if nothing is said but that the id is `prefix.*`.
        """
        if self.matches_every_resource():
            return True
        return len(self) == 1 and f"{prefix}.*" in self.get("prefect.resource.id")

    def matches(self, resource: "events.Resource") -> bool:
        """Whether a resource is one that is meant.

        Args:
            resource (Resource): The resource.

        Returns:
            bool: True if each label has one of the texts that are said of it.
        """
        return all(
            any(_matches(text, resource.get(label)) for text in texts) for label, texts in self.items()
        )

    def includes(self, candidates: "Iterable[events.Resource]") -> bool:
        """Whether one of several resources is one that is meant.

        Args:
            candidates (Iterable[Resource]): The resources.

        Returns:
            bool: True if one is, or any is meant.
        """
        return self.matches_every_resource() or any(self.matches(each) for each in candidates)

    def deepcopy(self) -> "Self":
        """A copy that shares nothing with this one.

        Returns:
            Self: The copy.
        """
        return self.model_copy(deep=True)


def _several(texts: "str | list[str] | None") -> "list[str]":
    if not texts:
        return []
    return texts if isinstance(texts, list) else [texts]


def _matches(expected: str, text: "str | None") -> bool:
    """Whether a text is the expected one: one that begins so before a `*`, any other after a `!`."""
    if text is None:
        return False
    wanted = expected.removeprefix("!")
    fits = text.startswith(wanted[:-1]) if wanted.endswith("*") else text == wanted
    return fits == (wanted == expected)


class Event(Model):
    """The methods of `Event`."""

    __slots__ = ()

    if TYPE_CHECKING:
        event: str
        resource: events.Resource
        related: list[events.RelatedResource]

    def _finish(self) -> None:
        _, most = _event_limits()
        if len(self.related) > most:
            raise ValueError(f"The maximum number of related resources is {most}", "related")

    @property
    def size_bytes(self) -> int:
        """How large the event is.

        Returns:
            int: The length of its JSON, in bytes.
        """
        return len(self.model_dump_json().encode())

    @property
    def involved_resources(self) -> "Sequence[events.Resource]":
        """All that the event has to do with.

        Returns:
            Sequence[Resource]: What it happened to, and then the related resources.
        """
        return [self.resource, *self.related]

    @property
    def resource_in_role(self) -> "Mapping[str, events.RelatedResource]":
        """The related resources by their roles.

        Returns:
            Mapping[str, RelatedResource]: For each role the first that is in it.
        """
        return {related.role: related for related in reversed(self.related)}

    @property
    def resources_in_role(self) -> "Mapping[str, Sequence[events.RelatedResource]]":
        """The related resources by their roles.

        Returns:
            Mapping[str, Sequence[RelatedResource]]: For each role all resources in it; none for other roles.
        """
        from collections import defaultdict

        found: dict[str, list[events.RelatedResource]] = defaultdict(list)
        for related in self.related:
            found[related.role].append(related)
        return found

    def find_resource_label(self, label: str) -> "str | None":
        """The text of a label of what it happened to, or of a related resource.

        Args:
            label (str): The label's name; `related:ROLE:LABEL` for one of the first related resource in a
                role.

        Returns:
            str | None: The text; None where there is no such label.
        """
        start, _, name = label.rpartition(":")
        kind, _, role = start.partition(":")
        if kind == "related":
            related = self.resource_in_role.get(role)
            if related is not None:
                return related.get(name)
        return self.resource.get(label)


# ---- Filters on events -----------------------------------------------------------------------------


class EventDataFilter(Model):
    """What the filters on events have in common."""

    __slots__ = ()

    def get_filters(self) -> "list[EventDataFilter]":
        """The filters within this one.

        Returns:
            list[EventDataFilter]: All of which must match.
        """
        held = [getattr(self, name) for name in type(self).model_fields]
        flat = [each for value in held for each in (value if isinstance(value, list) else [value])]
        return [each for each in flat if isinstance(each, EventDataFilter)]

    def includes(self, event: "events.Event") -> bool:
        """Whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it matches all that is asked for here. Words, and related resources, are not looked
                at: they are left to the server.
        """
        return all(each.includes(event) for each in self.get_filters())

    def excludes(self, event: "events.Event") -> bool:
        """Whether an event does not match.

        Args:
            event (Event): The event.

        Returns:
            bool: The opposite of what `includes` gives.
        """
        return not self.includes(event)


EventFilter = EventTextFilter = EventRelatedFilter = EventDataFilter


class EventOccurredFilter(EventDataFilter):
    """The methods of `EventOccurredFilter`."""

    __slots__ = ()

    if TYPE_CHECKING:
        since: Any
        until: Any

    def includes(self, event: "events.Event") -> bool:
        """Whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it occurred at such a time.
        """
        return bool(self.since <= event.occurred <= self.until)


class EventNameFilter(EventDataFilter):
    """The methods of `EventNameFilter`."""

    __slots__ = ()

    if TYPE_CHECKING:
        prefix: "list[str] | None"
        exclude_prefix: "list[str] | None"
        name: "list[str] | None"
        exclude_name: "list[str] | None"

    def includes(self, event: "events.Event") -> bool:
        """Whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it has such a name.
        """
        what = event.event
        return not (
            (self.prefix and not what.startswith(tuple(self.prefix)))
            or (self.exclude_prefix and what.startswith(tuple(self.exclude_prefix)))
            or (self.name and what not in self.name)
            or (self.exclude_name and what in self.exclude_name)
        )


class _ByResource(EventDataFilter):
    """What the filters by resources have in common."""

    __slots__ = ()

    if TYPE_CHECKING:
        id: "list[str] | None"
        id_prefix: "list[str] | None"
        labels: "events.ResourceSpecification | None"

    def _has(self, resource: "events.Resource") -> bool:
        return not (
            (self.id and resource.id not in self.id)
            or (self.id_prefix and not resource.id.startswith(tuple(self.id_prefix)))
            or (self.labels and not self.labels.matches(resource))
        )


class EventResourceFilter(_ByResource):
    """The methods of `EventResourceFilter`."""

    __slots__ = ()

    def includes(self, event: "events.Event") -> bool:
        """Whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it happened to such a resource.
        """
        return self._has(event.resource)


class EventAnyResourceFilter(_ByResource):
    """The methods of `EventAnyResourceFilter`."""

    __slots__ = ()

    def includes(self, event: "events.Event") -> bool:
        """Whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it has to do with such a resource.
        """
        return any(self._has(each) for each in event.involved_resources)


class EventIDFilter(EventDataFilter):
    """The methods of `EventIDFilter`."""

    __slots__ = ()

    if TYPE_CHECKING:
        id: "list[UUID] | None"

    def includes(self, event: "events.Event") -> bool:
        """Whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it has one of the ids, or there are none.
        """
        return not self.id or event.id in self.id
