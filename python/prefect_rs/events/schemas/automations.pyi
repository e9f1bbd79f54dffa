# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""Automations and their triggers."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from prefect_rs._core import Model, _HasId
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
from prefect_rs.events._methods import CompositeTrigger as CompositeTrigger
from prefect_rs.events._methods import ResourceTrigger as ResourceTrigger
from prefect_rs.events._methods import Trigger as Trigger
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
    """How a number compares with a threshold."""

    LT = "<"
    LTE = "<="
    GT = ">"
    GTE = ">="

class Posture(AutoEnum):
    """What sets a trigger off."""

    Reactive = "Reactive"
    Proactive = "Proactive"
    Metric = "Metric"

class PrefectMetric(AutoEnum):
    """A metric of Prefect Cloud. Cloud may have more than are named here, so any other text is taken as well."""

    lateness = "lateness"
    duration = "duration"
    successes = "successes"

class AutomationCore(Model):
    """What makes up an automation."""

    name: str
    """The automation's name. Others may have the same."""
    description: str
    """What it is for."""
    enabled: bool
    """Whether it is switched on."""
    tags: list[str]
    """Tags to find it by."""
    trigger: EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger
    """What it waits for."""
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
    """What it does whenever it is set off."""
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
    """What it does when it is set off and was not before."""
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
    """What it does when what set it off is over."""
    owner_resource: str | None
    """What it belongs to, such as `prefect.deployment.UUID`."""
    def __init__(
        self,
        *,
        name: str,
        description: str = ...,
        enabled: bool = ...,
        tags: Iterable[str] = ...,
        trigger: EventTrigger
        | Mapping[str, Any]
        | (MetricTrigger | Mapping[str, Any])
        | (CompoundTrigger | Mapping[str, Any])
        | (SequenceTrigger | Mapping[str, Any]),
        actions: Iterable[
            DoNothing
            | Mapping[str, Any]
            | (RunDeployment | Mapping[str, Any])
            | (PauseDeployment | Mapping[str, Any])
            | (ResumeDeployment | Mapping[str, Any])
            | (ResumeFlowRun | Mapping[str, Any])
            | (CancelFlowRun | Mapping[str, Any])
            | (DeleteFlowRun | Mapping[str, Any])
            | (ChangeFlowRunState | Mapping[str, Any])
            | (PauseWorkQueue | Mapping[str, Any])
            | (ResumeWorkQueue | Mapping[str, Any])
            | (SendNotification | Mapping[str, Any])
            | (CallWebhook | Mapping[str, Any])
            | (PauseAutomation | Mapping[str, Any])
            | (ResumeAutomation | Mapping[str, Any])
            | (SuspendFlowRun | Mapping[str, Any])
            | (PauseWorkPool | Mapping[str, Any])
            | (ResumeWorkPool | Mapping[str, Any])
            | (DeclareIncident | Mapping[str, Any])
            | (UnknownAction | Mapping[str, Any])
        ],
        actions_on_trigger: Iterable[
            DoNothing
            | Mapping[str, Any]
            | (RunDeployment | Mapping[str, Any])
            | (PauseDeployment | Mapping[str, Any])
            | (ResumeDeployment | Mapping[str, Any])
            | (ResumeFlowRun | Mapping[str, Any])
            | (CancelFlowRun | Mapping[str, Any])
            | (DeleteFlowRun | Mapping[str, Any])
            | (ChangeFlowRunState | Mapping[str, Any])
            | (PauseWorkQueue | Mapping[str, Any])
            | (ResumeWorkQueue | Mapping[str, Any])
            | (SendNotification | Mapping[str, Any])
            | (CallWebhook | Mapping[str, Any])
            | (PauseAutomation | Mapping[str, Any])
            | (ResumeAutomation | Mapping[str, Any])
            | (SuspendFlowRun | Mapping[str, Any])
            | (PauseWorkPool | Mapping[str, Any])
            | (ResumeWorkPool | Mapping[str, Any])
            | (DeclareIncident | Mapping[str, Any])
            | (UnknownAction | Mapping[str, Any])
        ] = ...,
        actions_on_resolve: Iterable[
            DoNothing
            | Mapping[str, Any]
            | (RunDeployment | Mapping[str, Any])
            | (PauseDeployment | Mapping[str, Any])
            | (ResumeDeployment | Mapping[str, Any])
            | (ResumeFlowRun | Mapping[str, Any])
            | (CancelFlowRun | Mapping[str, Any])
            | (DeleteFlowRun | Mapping[str, Any])
            | (ChangeFlowRunState | Mapping[str, Any])
            | (PauseWorkQueue | Mapping[str, Any])
            | (ResumeWorkQueue | Mapping[str, Any])
            | (SendNotification | Mapping[str, Any])
            | (CallWebhook | Mapping[str, Any])
            | (PauseAutomation | Mapping[str, Any])
            | (ResumeAutomation | Mapping[str, Any])
            | (SuspendFlowRun | Mapping[str, Any])
            | (PauseWorkPool | Mapping[str, Any])
            | (ResumeWorkPool | Mapping[str, Any])
            | (DeclareIncident | Mapping[str, Any])
            | (UnknownAction | Mapping[str, Any])
        ] = ...,
        owner_resource: str | None = ...,
    ) -> None: ...

class Automation(AutomationCore):
    """An automation: when something happens, or fails to, the server does something."""

    name: str
    """The automation's name. Others may have the same."""
    description: str
    """What it is for."""
    enabled: bool
    """Whether it is switched on."""
    tags: list[str]
    """Tags to find it by."""
    trigger: EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger
    """What it waits for."""
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
    """What it does whenever it is set off."""
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
    """What it does when it is set off and was not before."""
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
    """What it does when what set it off is over."""
    owner_resource: str | None
    """What it belongs to, such as `prefect.deployment.UUID`."""
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
        | Mapping[str, Any]
        | (MetricTrigger | Mapping[str, Any])
        | (CompoundTrigger | Mapping[str, Any])
        | (SequenceTrigger | Mapping[str, Any]),
        actions: Iterable[
            DoNothing
            | Mapping[str, Any]
            | (RunDeployment | Mapping[str, Any])
            | (PauseDeployment | Mapping[str, Any])
            | (ResumeDeployment | Mapping[str, Any])
            | (ResumeFlowRun | Mapping[str, Any])
            | (CancelFlowRun | Mapping[str, Any])
            | (DeleteFlowRun | Mapping[str, Any])
            | (ChangeFlowRunState | Mapping[str, Any])
            | (PauseWorkQueue | Mapping[str, Any])
            | (ResumeWorkQueue | Mapping[str, Any])
            | (SendNotification | Mapping[str, Any])
            | (CallWebhook | Mapping[str, Any])
            | (PauseAutomation | Mapping[str, Any])
            | (ResumeAutomation | Mapping[str, Any])
            | (SuspendFlowRun | Mapping[str, Any])
            | (PauseWorkPool | Mapping[str, Any])
            | (ResumeWorkPool | Mapping[str, Any])
            | (DeclareIncident | Mapping[str, Any])
            | (UnknownAction | Mapping[str, Any])
        ],
        actions_on_trigger: Iterable[
            DoNothing
            | Mapping[str, Any]
            | (RunDeployment | Mapping[str, Any])
            | (PauseDeployment | Mapping[str, Any])
            | (ResumeDeployment | Mapping[str, Any])
            | (ResumeFlowRun | Mapping[str, Any])
            | (CancelFlowRun | Mapping[str, Any])
            | (DeleteFlowRun | Mapping[str, Any])
            | (ChangeFlowRunState | Mapping[str, Any])
            | (PauseWorkQueue | Mapping[str, Any])
            | (ResumeWorkQueue | Mapping[str, Any])
            | (SendNotification | Mapping[str, Any])
            | (CallWebhook | Mapping[str, Any])
            | (PauseAutomation | Mapping[str, Any])
            | (ResumeAutomation | Mapping[str, Any])
            | (SuspendFlowRun | Mapping[str, Any])
            | (PauseWorkPool | Mapping[str, Any])
            | (ResumeWorkPool | Mapping[str, Any])
            | (DeclareIncident | Mapping[str, Any])
            | (UnknownAction | Mapping[str, Any])
        ] = ...,
        actions_on_resolve: Iterable[
            DoNothing
            | Mapping[str, Any]
            | (RunDeployment | Mapping[str, Any])
            | (PauseDeployment | Mapping[str, Any])
            | (ResumeDeployment | Mapping[str, Any])
            | (ResumeFlowRun | Mapping[str, Any])
            | (CancelFlowRun | Mapping[str, Any])
            | (DeleteFlowRun | Mapping[str, Any])
            | (ChangeFlowRunState | Mapping[str, Any])
            | (PauseWorkQueue | Mapping[str, Any])
            | (ResumeWorkQueue | Mapping[str, Any])
            | (SendNotification | Mapping[str, Any])
            | (CallWebhook | Mapping[str, Any])
            | (PauseAutomation | Mapping[str, Any])
            | (ResumeAutomation | Mapping[str, Any])
            | (SuspendFlowRun | Mapping[str, Any])
            | (PauseWorkPool | Mapping[str, Any])
            | (ResumeWorkPool | Mapping[str, Any])
            | (DeclareIncident | Mapping[str, Any])
            | (UnknownAction | Mapping[str, Any])
        ] = ...,
        owner_resource: str | None = ...,
        id: UUID | str | _HasId,
        created: datetime | str | None = ...,
        updated: datetime | str | None = ...,
    ) -> None: ...

class MetricTriggerQuery(Model):
    """Which number is measured, and from which value on it counts."""

    name: PrefectMetric
    """The number."""
    threshold: float
    """The value that it is compared with."""
    operator: MetricTriggerOperator
    """How it is compared."""
    range: timedelta
    """From how much time it is measured: 300 seconds or more."""
    firing_for: timedelta
    """For how long it must be so: 300 seconds or more."""
    def __init__(
        self,
        *,
        name: PrefectMetric | str,
        threshold: float,
        operator: MetricTriggerOperator | str,
        range: timedelta | float = ...,
        firing_for: timedelta | float = ...,
    ) -> None: ...

class EventTrigger(Model):
    """Waits for events, or for their failing to come, within a span of time."""

    type: Literal["event"]
    """The kind of trigger."""
    match: ResourceSpecification
    """Only events about such a resource."""
    match_related: ResourceSpecification | list[ResourceSpecification]
    """Only events that have to do with such resources."""
    after: set[str]
    """The events that must come before the wait begins; it begins at once where there are none."""
    expect: set[str]
    """The events that are waited for; any where there are none. They may end in `*`: `prefect.flow-run.*`."""
    for_each: set[str]
    """Labels: it waits apart for each text that they have. `related:ROLE:LABEL` is a label of the first
    resource in that role.
    """
    posture: Posture
    """Whether it waits for events (`Reactive`) or for their failing to come (`Proactive`)."""
    threshold: int
    """How many events must come, or fail to."""
    within: timedelta
    """Within how much time: at least 10 seconds where it waits for their failing to come."""
    id: UUID | None
    """The trigger's id, where the server sent it."""
    def __init__(
        self,
        *,
        type: Literal["event"] = ...,
        match: ResourceSpecification | Mapping[str, Any] = ...,
        match_related: ResourceSpecification
        | Mapping[str, Any]
        | Iterable[ResourceSpecification | Mapping[str, Any]] = ...,
        after: Iterable[str] = ...,
        expect: Iterable[str] = ...,
        for_each: Iterable[str] = ...,
        posture: Posture | str = ...,
        threshold: int = ...,
        within: timedelta | float = ...,
        id: UUID | str | _HasId | None = ...,
    ) -> None: ...
    def describe_for_cli(
        self,
        indent: int = 0,
    ) -> str:
        """The trigger in words.

        Args:
            indent (int): How many levels to indent it by, of two blanks each.

        Returns:
            str: One line or several.
        """
    def set_deployment_id(
        self,
        deployment_id: UUID,
    ) -> None:
        """Tell the deployment that the trigger is given with.

        Args:
            deployment_id (UUID): The deployment's id.

        Returns:
            None: The trigger knows it.
        """
    def owner_resource(
        self,
    ) -> str | None:
        """What an automation made of this belongs to.

        Returns:
            str | None: The deployment that the trigger was given with, as a resource.
        """
    def actions(
        self,
    ) -> list[Any]:
        """What an automation made of this does.

        Returns:
            list[Any]: One action: to run the deployment that the trigger was given with.

        Raises:
            ValueError: No deployment was told: see `set_deployment_id`.
        """
    def as_automation(
        self,
    ) -> AutomationCore:
        """The automation that runs the deployment when the trigger is set off.

        Returns:
            AutomationCore: To be created.

        Raises:
            ValueError: No deployment was told: see `set_deployment_id`.
        """

class MetricTrigger(Model):
    """Waits for a number that Prefect Cloud measures."""

    type: Literal["metric"]
    """The kind of trigger."""
    match: ResourceSpecification
    """Only what is about such a resource."""
    match_related: ResourceSpecification | list[ResourceSpecification]
    """Only what has to do with such resources."""
    posture: Posture
    """That it is a number that it waits for."""
    metric: MetricTriggerQuery
    """Which number, and from which value on it counts."""
    id: UUID | None
    """The trigger's id, where the server sent it."""
    def __init__(
        self,
        *,
        type: Literal["metric"] = ...,
        match: ResourceSpecification | Mapping[str, Any] = ...,
        match_related: ResourceSpecification
        | Mapping[str, Any]
        | Iterable[ResourceSpecification | Mapping[str, Any]] = ...,
        posture: Posture | str = ...,
        metric: MetricTriggerQuery | Mapping[str, Any],
        id: UUID | str | _HasId | None = ...,
    ) -> None: ...
    def describe_for_cli(
        self,
        indent: int = 0,
    ) -> str:
        """The trigger in words.

        Args:
            indent (int): How many levels to indent it by, of two blanks each.

        Returns:
            str: One line or several.
        """
    def set_deployment_id(
        self,
        deployment_id: UUID,
    ) -> None:
        """Tell the deployment that the trigger is given with.

        Args:
            deployment_id (UUID): The deployment's id.

        Returns:
            None: The trigger knows it.
        """
    def owner_resource(
        self,
    ) -> str | None:
        """What an automation made of this belongs to.

        Returns:
            str | None: The deployment that the trigger was given with, as a resource.
        """
    def actions(
        self,
    ) -> list[Any]:
        """What an automation made of this does.

        Returns:
            list[Any]: One action: to run the deployment that the trigger was given with.

        Raises:
            ValueError: No deployment was told: see `set_deployment_id`.
        """
    def as_automation(
        self,
    ) -> AutomationCore:
        """The automation that runs the deployment when the trigger is set off.

        Returns:
            AutomationCore: To be created.

        Raises:
            ValueError: No deployment was told: see `set_deployment_id`.
        """

class CompoundTrigger(Model):
    """Waits for several triggers, in any order."""

    type: Literal["compound"]
    """The kind of trigger."""
    triggers: list[EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger]
    """The triggers."""
    within: timedelta | None
    """Within how much time they must be set off."""
    require: Any
    """How many of them must be set off: a number, `any` or `all`."""
    id: UUID | None
    """The trigger's id, where the server sent it."""
    def __init__(
        self,
        *,
        type: Literal["compound"] = ...,
        triggers: Iterable[
            EventTrigger
            | Mapping[str, Any]
            | (MetricTrigger | Mapping[str, Any])
            | (CompoundTrigger | Mapping[str, Any])
            | (SequenceTrigger | Mapping[str, Any])
        ],
        within: timedelta | float | None = ...,
        require: Any,
        id: UUID | str | _HasId | None = ...,
    ) -> None: ...
    def describe_for_cli(
        self,
        indent: int = 0,
    ) -> str:
        """The trigger in words.

        Args:
            indent (int): How many levels to indent it by, of two blanks each.

        Returns:
            str: One line or several.
        """
    def set_deployment_id(
        self,
        deployment_id: UUID,
    ) -> None:
        """Tell the deployment that the trigger is given with.

        Args:
            deployment_id (UUID): The deployment's id.

        Returns:
            None: The trigger knows it.
        """
    def owner_resource(
        self,
    ) -> str | None:
        """What an automation made of this belongs to.

        Returns:
            str | None: The deployment that the trigger was given with, as a resource.
        """
    def actions(
        self,
    ) -> list[Any]:
        """What an automation made of this does.

        Returns:
            list[Any]: One action: to run the deployment that the trigger was given with.

        Raises:
            ValueError: No deployment was told: see `set_deployment_id`.
        """
    def as_automation(
        self,
    ) -> AutomationCore:
        """The automation that runs the deployment when the trigger is set off.

        Returns:
            AutomationCore: To be created.

        Raises:
            ValueError: No deployment was told: see `set_deployment_id`.
        """

class SequenceTrigger(CompositeTrigger, Model):
    """Waits for several triggers, one after the other."""

    type: Literal["sequence"]
    """The kind of trigger."""
    triggers: list[EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger]
    """The triggers, in their order."""
    within: timedelta | None
    """Within how much time they must be set off."""
    id: UUID | None
    """The trigger's id, where the server sent it."""
    def __init__(
        self,
        *,
        type: Literal["sequence"] = ...,
        triggers: Iterable[
            EventTrigger
            | Mapping[str, Any]
            | (MetricTrigger | Mapping[str, Any])
            | (CompoundTrigger | Mapping[str, Any])
            | (SequenceTrigger | Mapping[str, Any])
        ],
        within: timedelta | float | None = ...,
        id: UUID | str | _HasId | None = ...,
    ) -> None: ...

TriggerTypes: TypeAlias = EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger

def trigger_discriminator(
    value: Any,
) -> str:
    """Tell which kind of trigger a value is.

    Args:
        value (Any): A trigger, or a dict with the fields of one.

    Returns:
        str: Its `type`. If a dict has none: `compound` or `sequence` if it has `triggers`, `metric` if its
            posture is `Metric`, and else `event`.
    """
