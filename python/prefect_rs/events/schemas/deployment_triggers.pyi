# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""Triggers of a deployment, which run it."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from prefect_rs.events.schemas.automations import MetricTriggerQuery, Posture
from prefect_rs.events.schemas.events import ResourceSpecification
from typing import Any, Literal, TypeAlias
from prefect_rs.events._methods import BaseDeploymentTrigger as BaseDeploymentTrigger
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
    """Waits for events, or for their failing to come, within a span of time.

    Given with a deployment, it runs that deployment.
    """

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
    name: str | None
    """The name of the automation; one that tells the deployment where there is none."""
    description: str
    """What the automation is for."""
    enabled: bool
    """Whether the automation is switched on."""
    parameters: dict[str, Any] | None
    """The parameters of the run; those of the deployment where there are none."""
    job_variables: dict[str, Any] | None
    """The job variables of the run; those of the deployment where there are none."""
    schedule_after: timedelta
    """How long to wait until the run."""
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
        name: str | None = ...,
        description: str = ...,
        enabled: bool = ...,
        parameters: Mapping[str, Any] | None = ...,
        job_variables: Mapping[str, Any] | None = ...,
        schedule_after: timedelta | float = ...,
    ) -> None: ...

class DeploymentMetricTrigger(BaseDeploymentTrigger, MetricTrigger):
    """Waits for a number that Prefect Cloud measures.

    Given with a deployment, it runs that deployment.
    """

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
    name: str | None
    """The name of the automation; one that tells the deployment where there is none."""
    description: str
    """What the automation is for."""
    enabled: bool
    """Whether the automation is switched on."""
    parameters: dict[str, Any] | None
    """The parameters of the run; those of the deployment where there are none."""
    job_variables: dict[str, Any] | None
    """The job variables of the run; those of the deployment where there are none."""
    schedule_after: timedelta
    """How long to wait until the run."""
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
        name: str | None = ...,
        description: str = ...,
        enabled: bool = ...,
        parameters: Mapping[str, Any] | None = ...,
        job_variables: Mapping[str, Any] | None = ...,
        schedule_after: timedelta | float = ...,
    ) -> None: ...

class DeploymentCompoundTrigger(BaseDeploymentTrigger, CompoundTrigger):
    """Waits for several triggers, in any order.

    Given with a deployment, it runs that deployment.
    """

    type: Literal["compound"]
    """The kind of trigger."""
    triggers: list[EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger]
    """The triggers."""
    within: timedelta | None
    """Within how much time they must be set off."""
    require: Any
    """How many of them must be set off: a number, `any` or `all`."""
    name: str | None
    """The name of the automation; one that tells the deployment where there is none."""
    description: str
    """What the automation is for."""
    enabled: bool
    """Whether the automation is switched on."""
    parameters: dict[str, Any] | None
    """The parameters of the run; those of the deployment where there are none."""
    job_variables: dict[str, Any] | None
    """The job variables of the run; those of the deployment where there are none."""
    schedule_after: timedelta
    """How long to wait until the run."""
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
        name: str | None = ...,
        description: str = ...,
        enabled: bool = ...,
        parameters: Mapping[str, Any] | None = ...,
        job_variables: Mapping[str, Any] | None = ...,
        schedule_after: timedelta | float = ...,
    ) -> None: ...

class DeploymentSequenceTrigger(BaseDeploymentTrigger, SequenceTrigger):
    """Waits for several triggers, one after the other.

    Given with a deployment, it runs that deployment.
    """

    type: Literal["sequence"]
    """The kind of trigger."""
    triggers: list[EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger]
    """The triggers, in their order."""
    within: timedelta | None
    """Within how much time they must be set off."""
    name: str | None
    """The name of the automation; one that tells the deployment where there is none."""
    description: str
    """What the automation is for."""
    enabled: bool
    """Whether the automation is switched on."""
    parameters: dict[str, Any] | None
    """The parameters of the run; those of the deployment where there are none."""
    job_variables: dict[str, Any] | None
    """The job variables of the run; those of the deployment where there are none."""
    schedule_after: timedelta
    """How long to wait until the run."""
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
        name: str | None = ...,
        description: str = ...,
        enabled: bool = ...,
        parameters: Mapping[str, Any] | None = ...,
        job_variables: Mapping[str, Any] | None = ...,
        schedule_after: timedelta | float = ...,
    ) -> None: ...

DeploymentTriggerTypes: TypeAlias = (
    DeploymentEventTrigger | DeploymentMetricTrigger | DeploymentCompoundTrigger | DeploymentSequenceTrigger
)
