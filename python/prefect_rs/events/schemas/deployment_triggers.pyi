# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Triggers of a deployment, which run it."""

from collections.abc import Iterable
from datetime import timedelta
from prefect_rs._annotations import _Dict
from prefect_rs.events.schemas.automations import MetricTriggerQuery, Posture
from prefect_rs.events.schemas.events import ResourceSpecification
from typing import Any, Literal, TypeAlias
from prefect_rs.events._methods.deployment_triggers import BaseDeploymentTrigger as BaseDeploymentTrigger
from prefect_rs.events.schemas.automations import CompoundTrigger as CompoundTrigger
from prefect_rs.events.schemas.automations import EventTrigger as EventTrigger
from prefect_rs.events.schemas.automations import MetricTrigger as MetricTrigger
from prefect_rs.events.schemas.automations import SequenceTrigger as SequenceTrigger
from prefect_rs.events.schemas.automations import TriggerTypes as TriggerTypes

__all__ = [
    "DeploymentEventTrigger",
    "DeploymentMetricTrigger",
    "DeploymentCompoundTrigger",
    "DeploymentSequenceTrigger",
    "DeploymentTriggerTypes",
    "BaseDeploymentTrigger",
]

class DeploymentEventTrigger(BaseDeploymentTrigger, EventTrigger):
    """Fires on the presence or absence of events within a time.

    As part of a deployment, it runs that deployment.
    """

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
    name: str | None
    """The name of the automation. Defaults to one with the deployment's id."""
    description: str
    """A description of the automation."""
    enabled: bool
    """Whether the automation is enabled."""
    parameters: dict[str, Any] | None
    """The parameters of the run. Defaults to those of the deployment."""
    job_variables: dict[str, Any] | None
    """The job variables of the run. Defaults to those of the deployment."""
    schedule_after: timedelta
    """The delay before the run."""
    def __init__(
        self, *, type: Literal["event"] = ..., match: ResourceSpecification | _Dict = ...,
        match_related: ResourceSpecification | _Dict | Iterable[ResourceSpecification | _Dict] = ...,
        after: Iterable[str] = ..., expect: Iterable[str] = ..., for_each: Iterable[str] = ...,
        posture: Posture | str = ..., threshold: int = ..., within: timedelta | float = ..., name: str | None = ...,
        description: str = ..., enabled: bool = ..., parameters: _Dict | None = ...,
        job_variables: _Dict | None = ..., schedule_after: timedelta | float = ...,
    ) -> None: ...

class DeploymentMetricTrigger(BaseDeploymentTrigger, MetricTrigger):
    """Fires on a metric of Prefect Cloud.

    As part of a deployment, it runs that deployment.
    """

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
    name: str | None
    """The name of the automation. Defaults to one with the deployment's id."""
    description: str
    """A description of the automation."""
    enabled: bool
    """Whether the automation is enabled."""
    parameters: dict[str, Any] | None
    """The parameters of the run. Defaults to those of the deployment."""
    job_variables: dict[str, Any] | None
    """The job variables of the run. Defaults to those of the deployment."""
    schedule_after: timedelta
    """The delay before the run."""
    def __init__(
        self, *, type: Literal["metric"] = ..., match: ResourceSpecification | _Dict = ...,
        match_related: ResourceSpecification | _Dict | Iterable[ResourceSpecification | _Dict] = ...,
        posture: Posture | str = ..., metric: MetricTriggerQuery | _Dict, name: str | None = ...,
        description: str = ..., enabled: bool = ..., parameters: _Dict | None = ...,
        job_variables: _Dict | None = ..., schedule_after: timedelta | float = ...,
    ) -> None: ...

class DeploymentCompoundTrigger(BaseDeploymentTrigger, CompoundTrigger):
    """Fires when several triggers fire, in any order.

    As part of a deployment, it runs that deployment.
    """

    type: Literal["compound"]
    """The type of the trigger."""
    triggers: list[EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger]
    """The triggers."""
    within: timedelta | None
    """The time within which they must fire."""
    require: Any
    """How many of them must fire: a number, `any` or `all`."""
    name: str | None
    """The name of the automation. Defaults to one with the deployment's id."""
    description: str
    """A description of the automation."""
    enabled: bool
    """Whether the automation is enabled."""
    parameters: dict[str, Any] | None
    """The parameters of the run. Defaults to those of the deployment."""
    job_variables: dict[str, Any] | None
    """The job variables of the run. Defaults to those of the deployment."""
    schedule_after: timedelta
    """The delay before the run."""
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
        name: str | None = ...,
        description: str = ...,
        enabled: bool = ...,
        parameters: _Dict | None = ...,
        job_variables: _Dict | None = ...,
        schedule_after: timedelta | float = ...,
    ) -> None: ...

class DeploymentSequenceTrigger(BaseDeploymentTrigger, SequenceTrigger):
    """Fires when several triggers fire in order.

    As part of a deployment, it runs that deployment.
    """

    type: Literal["sequence"]
    """The type of the trigger."""
    triggers: list[EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger]
    """The triggers, in order."""
    within: timedelta | None
    """The time within which they must fire."""
    name: str | None
    """The name of the automation. Defaults to one with the deployment's id."""
    description: str
    """A description of the automation."""
    enabled: bool
    """Whether the automation is enabled."""
    parameters: dict[str, Any] | None
    """The parameters of the run. Defaults to those of the deployment."""
    job_variables: dict[str, Any] | None
    """The job variables of the run. Defaults to those of the deployment."""
    schedule_after: timedelta
    """The delay before the run."""
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
        name: str | None = ...,
        description: str = ...,
        enabled: bool = ...,
        parameters: _Dict | None = ...,
        job_variables: _Dict | None = ...,
        schedule_after: timedelta | float = ...,
    ) -> None: ...

DeploymentTriggerTypes: TypeAlias = (
    DeploymentEventTrigger | DeploymentMetricTrigger | DeploymentCompoundTrigger | DeploymentSequenceTrigger
)
