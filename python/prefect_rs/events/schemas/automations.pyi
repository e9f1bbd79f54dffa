# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Automations and their triggers."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from prefect_rs._annotations import _Dict, _Id
from prefect_rs._core import Model
from prefect_rs.events.actions import (
    CallWebhook,
    CancelFlowRun,
    ChangeFlowRunState,
    DeclareIncident,
    DeleteFlowRun,
    DoNothing,
    PauseAutomation,
    PauseDeployment,
    PauseWorkPool,
    PauseWorkQueue,
    ResumeAutomation,
    ResumeDeployment,
    ResumeFlowRun,
    ResumeWorkPool,
    ResumeWorkQueue,
    SendNotification,
    SuspendFlowRun,
    UnknownAction,
)
from typing import Any, Literal, TypeAlias
from uuid import UUID
from prefect_rs.events._methods.triggers import CompositeTrigger as CompositeTrigger
from prefect_rs.events._methods.triggers import ResourceTrigger as ResourceTrigger
from prefect_rs.events._methods.triggers import Trigger as Trigger
from prefect_rs.events.actions import ActionTypes as ActionTypes
from prefect_rs.events.actions import RunDeployment as RunDeployment
from prefect_rs.events.schemas.events import ResourceSpecification as ResourceSpecification
from prefect_rs.exceptions import ValidationError as ValidationError
from prefect_rs.utilities.collections import AutoEnum as AutoEnum

__all__ = [
    "MetricTriggerOperator",
    "Posture",
    "PrefectMetric",
    "AutomationCore",
    "Automation",
    "MetricTriggerQuery",
    "EventTrigger",
    "MetricTrigger",
    "CompoundTrigger",
    "SequenceTrigger",
    "TriggerTypes",
    "CompositeTrigger",
    "ResourceTrigger",
    "Trigger",
    "trigger_discriminator",
]

class MetricTriggerOperator(AutoEnum):
    """How a metric is compared with a threshold."""

    LT = "<"
    LTE = "<="
    GT = ">"
    GTE = ">="

class Posture(AutoEnum):
    """What makes a trigger fire."""

    Reactive = "Reactive"
    Proactive = "Proactive"
    Metric = "Metric"

class PrefectMetric(AutoEnum):
    """A metric of Prefect Cloud. Any other text is accepted, as Cloud may have more metrics."""

    lateness = "lateness"
    duration = "duration"
    successes = "successes"

class AutomationCore(Model):
    """An automation without what the server sets."""

    name: str
    """The automation's name, which need not be unique."""
    description: str
    """A description."""
    enabled: bool
    """Whether it is enabled."""
    tags: list[str]
    """Its tags."""
    trigger: EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger
    """Its trigger."""
    actions: list[
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
        | UnknownAction
    ]
    """The actions to take whenever the trigger fires."""
    actions_on_trigger: list[
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
        | UnknownAction
    ]
    """The actions to take when the automation becomes triggered."""
    actions_on_resolve: list[
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
        | UnknownAction
    ]
    """The actions to take when the trigger resolves."""
    owner_resource: str | None
    """The resource that owns it, such as `prefect.deployment.UUID`."""
    def __init__(
        self,
        *,
        name: str,
        description: str = ...,
        enabled: bool = ...,
        tags: Iterable[str] = ...,
        trigger: EventTrigger
        | _Dict
        | (MetricTrigger | _Dict)
        | (CompoundTrigger | _Dict)
        | (SequenceTrigger | _Dict),
        actions: Iterable[
            DoNothing
            | _Dict
            | (RunDeployment | _Dict)
            | (PauseDeployment | _Dict)
            | (ResumeDeployment | _Dict)
            | (ResumeFlowRun | _Dict)
            | (CancelFlowRun | _Dict)
            | (DeleteFlowRun | _Dict)
            | (ChangeFlowRunState | _Dict)
            | (PauseWorkQueue | _Dict)
            | (ResumeWorkQueue | _Dict)
            | (SendNotification | _Dict)
            | (CallWebhook | _Dict)
            | (PauseAutomation | _Dict)
            | (ResumeAutomation | _Dict)
            | (SuspendFlowRun | _Dict)
            | (PauseWorkPool | _Dict)
            | (ResumeWorkPool | _Dict)
            | (DeclareIncident | _Dict)
            | (UnknownAction | _Dict)
        ],
        actions_on_trigger: Iterable[
            DoNothing
            | _Dict
            | (RunDeployment | _Dict)
            | (PauseDeployment | _Dict)
            | (ResumeDeployment | _Dict)
            | (ResumeFlowRun | _Dict)
            | (CancelFlowRun | _Dict)
            | (DeleteFlowRun | _Dict)
            | (ChangeFlowRunState | _Dict)
            | (PauseWorkQueue | _Dict)
            | (ResumeWorkQueue | _Dict)
            | (SendNotification | _Dict)
            | (CallWebhook | _Dict)
            | (PauseAutomation | _Dict)
            | (ResumeAutomation | _Dict)
            | (SuspendFlowRun | _Dict)
            | (PauseWorkPool | _Dict)
            | (ResumeWorkPool | _Dict)
            | (DeclareIncident | _Dict)
            | (UnknownAction | _Dict)
        ] = ...,
        actions_on_resolve: Iterable[
            DoNothing
            | _Dict
            | (RunDeployment | _Dict)
            | (PauseDeployment | _Dict)
            | (ResumeDeployment | _Dict)
            | (ResumeFlowRun | _Dict)
            | (CancelFlowRun | _Dict)
            | (DeleteFlowRun | _Dict)
            | (ChangeFlowRunState | _Dict)
            | (PauseWorkQueue | _Dict)
            | (ResumeWorkQueue | _Dict)
            | (SendNotification | _Dict)
            | (CallWebhook | _Dict)
            | (PauseAutomation | _Dict)
            | (ResumeAutomation | _Dict)
            | (SuspendFlowRun | _Dict)
            | (PauseWorkPool | _Dict)
            | (ResumeWorkPool | _Dict)
            | (DeclareIncident | _Dict)
            | (UnknownAction | _Dict)
        ] = ...,
        owner_resource: str | None = ...,
    ) -> None: ...

class Automation(AutomationCore):
    """An automation: the server takes actions when events occur, or fail to occur."""

    name: str
    """The automation's name, which need not be unique."""
    description: str
    """A description."""
    enabled: bool
    """Whether it is enabled."""
    tags: list[str]
    """Its tags."""
    trigger: EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger
    """Its trigger."""
    actions: list[
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
        | UnknownAction
    ]
    """The actions to take whenever the trigger fires."""
    actions_on_trigger: list[
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
        | UnknownAction
    ]
    """The actions to take when the automation becomes triggered."""
    actions_on_resolve: list[
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
        | UnknownAction
    ]
    """The actions to take when the trigger resolves."""
    owner_resource: str | None
    """The resource that owns it, such as `prefect.deployment.UUID`."""
    id: UUID
    """The automation's id."""
    created: datetime | None
    """When it was created."""
    updated: datetime | None
    """When it last changed."""
    def __init__(
        self,
        *,
        name: str,
        description: str = ...,
        enabled: bool = ...,
        tags: Iterable[str] = ...,
        trigger: EventTrigger
        | _Dict
        | (MetricTrigger | _Dict)
        | (CompoundTrigger | _Dict)
        | (SequenceTrigger | _Dict),
        actions: Iterable[
            DoNothing
            | _Dict
            | (RunDeployment | _Dict)
            | (PauseDeployment | _Dict)
            | (ResumeDeployment | _Dict)
            | (ResumeFlowRun | _Dict)
            | (CancelFlowRun | _Dict)
            | (DeleteFlowRun | _Dict)
            | (ChangeFlowRunState | _Dict)
            | (PauseWorkQueue | _Dict)
            | (ResumeWorkQueue | _Dict)
            | (SendNotification | _Dict)
            | (CallWebhook | _Dict)
            | (PauseAutomation | _Dict)
            | (ResumeAutomation | _Dict)
            | (SuspendFlowRun | _Dict)
            | (PauseWorkPool | _Dict)
            | (ResumeWorkPool | _Dict)
            | (DeclareIncident | _Dict)
            | (UnknownAction | _Dict)
        ],
        actions_on_trigger: Iterable[
            DoNothing
            | _Dict
            | (RunDeployment | _Dict)
            | (PauseDeployment | _Dict)
            | (ResumeDeployment | _Dict)
            | (ResumeFlowRun | _Dict)
            | (CancelFlowRun | _Dict)
            | (DeleteFlowRun | _Dict)
            | (ChangeFlowRunState | _Dict)
            | (PauseWorkQueue | _Dict)
            | (ResumeWorkQueue | _Dict)
            | (SendNotification | _Dict)
            | (CallWebhook | _Dict)
            | (PauseAutomation | _Dict)
            | (ResumeAutomation | _Dict)
            | (SuspendFlowRun | _Dict)
            | (PauseWorkPool | _Dict)
            | (ResumeWorkPool | _Dict)
            | (DeclareIncident | _Dict)
            | (UnknownAction | _Dict)
        ] = ...,
        actions_on_resolve: Iterable[
            DoNothing
            | _Dict
            | (RunDeployment | _Dict)
            | (PauseDeployment | _Dict)
            | (ResumeDeployment | _Dict)
            | (ResumeFlowRun | _Dict)
            | (CancelFlowRun | _Dict)
            | (DeleteFlowRun | _Dict)
            | (ChangeFlowRunState | _Dict)
            | (PauseWorkQueue | _Dict)
            | (ResumeWorkQueue | _Dict)
            | (SendNotification | _Dict)
            | (CallWebhook | _Dict)
            | (PauseAutomation | _Dict)
            | (ResumeAutomation | _Dict)
            | (SuspendFlowRun | _Dict)
            | (PauseWorkPool | _Dict)
            | (ResumeWorkPool | _Dict)
            | (DeclareIncident | _Dict)
            | (UnknownAction | _Dict)
        ] = ...,
        owner_resource: str | None = ...,
        id: _Id,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
    ) -> None: ...

class MetricTriggerQuery(Model):
    """A metric and its threshold."""

    name: PrefectMetric
    """The metric."""
    threshold: float
    """The value to compare with."""
    operator: MetricTriggerOperator
    """The comparison."""
    range: timedelta
    """The time over which it is measured: at least 300 seconds."""
    firing_for: timedelta
    """For how long the comparison must hold: at least 300 seconds."""
    def __init__(
        self, *, name: PrefectMetric | str, threshold: float, operator: MetricTriggerOperator | str,
        range: timedelta | float = ..., firing_for: timedelta | float = ...,
    ) -> None: ...

class EventTrigger(Model):
    """Fires on the presence or absence of events within a time."""

    type: Literal["event"]
    """The type of the trigger."""
    match: ResourceSpecification
    """Only events about matching resources."""
    match_related: ResourceSpecification | list[ResourceSpecification]
    """Only events with matching related resources."""
    after: set[str]
    """The events that must occur first. By default, the trigger is active immediately."""
    expect: set[str]
    """The expected events. Defaults to any event. A name may end in `*`: `prefect.flow-run.*`."""
    for_each: set[str]
    """Labels whose values are evaluated separately. `related:ROLE:LABEL` is a label of the first resource in
    that role.
    """
    posture: Posture
    """Whether it fires on the presence (`Reactive`) or absence (`Proactive`) of events."""
    threshold: int
    """The number of events."""
    within: timedelta
    """The time within which they are expected: at least 10 seconds if the trigger is proactive."""
    id: UUID | None
    """The trigger's id, if the server sent it."""
    def __init__(
        self, *, type: Literal["event"] = ..., match: ResourceSpecification | _Dict = ...,
        match_related: ResourceSpecification | _Dict | Iterable[ResourceSpecification | _Dict] = ...,
        after: Iterable[str] = ..., expect: Iterable[str] = ..., for_each: Iterable[str] = ...,
        posture: Posture | str = ..., threshold: int = ..., within: timedelta | float = ..., id: _Id | None = ...,
    ) -> None: ...
    def describe_for_cli(self, indent: int = 0) -> str:
        """Describe the trigger in words.

        Args:
            indent: The number of levels to indent by, of two spaces each.

        Returns:
            One or more lines.
        """
    def set_deployment_id(self, deployment_id: UUID) -> None:
        """Set the deployment of the trigger.

        Args:
            deployment_id: The deployment's id.

        Returns:
            The trigger is changed.
        """
    def owner_resource(self) -> str | None:
        """Return the resource that owns an automation with this trigger.

        Returns:
            The resource id of the trigger's deployment.
        """
    def actions(self) -> list[Any]:
        """Return the actions of an automation with this trigger.

        Returns:
            One action, which runs the trigger's deployment.

        Raises:
            ValueError: The trigger has no deployment: see `set_deployment_id`.
        """
    def as_automation(self) -> AutomationCore:
        """Return an automation that runs the deployment when the trigger fires.

        Returns:
            An automation to create.

        Raises:
            ValueError: The trigger has no deployment: see `set_deployment_id`.
        """

class MetricTrigger(Model):
    """Fires on a metric of Prefect Cloud."""

    type: Literal["metric"]
    """The type of the trigger."""
    match: ResourceSpecification
    """Only matching resources."""
    match_related: ResourceSpecification | list[ResourceSpecification]
    """Only resources with matching related resources."""
    posture: Posture
    """Always `Metric`."""
    metric: MetricTriggerQuery
    """The metric and its threshold."""
    id: UUID | None
    """The trigger's id, if the server sent it."""
    def __init__(
        self, *, type: Literal["metric"] = ..., match: ResourceSpecification | _Dict = ...,
        match_related: ResourceSpecification | _Dict | Iterable[ResourceSpecification | _Dict] = ...,
        posture: Posture | str = ..., metric: MetricTriggerQuery | _Dict, id: _Id | None = ...,
    ) -> None: ...
    def describe_for_cli(self, indent: int = 0) -> str:
        """Describe the trigger in words.

        Args:
            indent: The number of levels to indent by, of two spaces each.

        Returns:
            One or more lines.
        """
    def set_deployment_id(self, deployment_id: UUID) -> None:
        """Set the deployment of the trigger.

        Args:
            deployment_id: The deployment's id.

        Returns:
            The trigger is changed.
        """
    def owner_resource(self) -> str | None:
        """Return the resource that owns an automation with this trigger.

        Returns:
            The resource id of the trigger's deployment.
        """
    def actions(self) -> list[Any]:
        """Return the actions of an automation with this trigger.

        Returns:
            One action, which runs the trigger's deployment.

        Raises:
            ValueError: The trigger has no deployment: see `set_deployment_id`.
        """
    def as_automation(self) -> AutomationCore:
        """Return an automation that runs the deployment when the trigger fires.

        Returns:
            An automation to create.

        Raises:
            ValueError: The trigger has no deployment: see `set_deployment_id`.
        """

class CompoundTrigger(Model):
    """Fires when several triggers fire, in any order."""

    type: Literal["compound"]
    """The type of the trigger."""
    triggers: list[EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger]
    """The triggers."""
    within: timedelta | None
    """The time within which they must fire."""
    require: Any
    """How many of them must fire: a number, `any` or `all`."""
    id: UUID | None
    """The trigger's id, if the server sent it."""
    def __init__(
        self,
        *,
        type: Literal["compound"] = ...,
        triggers: Iterable[
            EventTrigger
            | _Dict
            | (MetricTrigger | _Dict)
            | (CompoundTrigger | _Dict)
            | (SequenceTrigger | _Dict)
        ],
        within: timedelta | float | None = ...,
        require: Any,
        id: _Id | None = ...,
    ) -> None: ...
    def describe_for_cli(self, indent: int = 0) -> str:
        """Describe the trigger in words.

        Args:
            indent: The number of levels to indent by, of two spaces each.

        Returns:
            One or more lines.
        """
    def set_deployment_id(self, deployment_id: UUID) -> None:
        """Set the deployment of the trigger.

        Args:
            deployment_id: The deployment's id.

        Returns:
            The trigger is changed.
        """
    def owner_resource(self) -> str | None:
        """Return the resource that owns an automation with this trigger.

        Returns:
            The resource id of the trigger's deployment.
        """
    def actions(self) -> list[Any]:
        """Return the actions of an automation with this trigger.

        Returns:
            One action, which runs the trigger's deployment.

        Raises:
            ValueError: The trigger has no deployment: see `set_deployment_id`.
        """
    def as_automation(self) -> AutomationCore:
        """Return an automation that runs the deployment when the trigger fires.

        Returns:
            An automation to create.

        Raises:
            ValueError: The trigger has no deployment: see `set_deployment_id`.
        """

class SequenceTrigger(CompositeTrigger, Model):
    """Fires when several triggers fire in order."""

    type: Literal["sequence"]
    """The type of the trigger."""
    triggers: list[EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger]
    """The triggers, in order."""
    within: timedelta | None
    """The time within which they must fire."""
    id: UUID | None
    """The trigger's id, if the server sent it."""
    def __init__(
        self,
        *,
        type: Literal["sequence"] = ...,
        triggers: Iterable[
            EventTrigger
            | _Dict
            | (MetricTrigger | _Dict)
            | (CompoundTrigger | _Dict)
            | (SequenceTrigger | _Dict)
        ],
        within: timedelta | float | None = ...,
        id: _Id | None = ...,
    ) -> None: ...

TriggerTypes: TypeAlias = EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger

def trigger_discriminator(value: Any) -> str:
    """Return the type of a trigger.

    Args:
        value: A trigger, or a dict with the fields of one.

    Returns:
        The `type`. For a dict without one: `compound` or `sequence` if it has `triggers`, `metric` if
            its posture is `Metric`, and `event` otherwise.
    """
