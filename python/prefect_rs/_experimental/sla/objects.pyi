# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""Service level agreements of Prefect Cloud: conditions for the runs of a deployment."""

from collections.abc import Iterable
from datetime import timedelta
from prefect_rs._core import Model
from typing import Literal, TypeAlias
from typing_extensions import Self
from uuid import UUID

__all__ = [
    "ServiceLevelAgreement",
    "TimeToCompletionSla",
    "FrequencySla",
    "LatenessSla",
    "SlaMergeResponse",
    "SlaTypes",
]

class ServiceLevelAgreement(Model):
    """What all agreements have."""

    name: str
    """Its name, which no other agreement of its deployment has."""
    severity: Literal["minor", "low", "moderate", "high", "critical"]
    """How bad it is if it is not kept."""
    enabled: bool | None
    """Whether it is in force."""
    owner_resource: str | None
    """What it is about, such as `prefect.deployment.` and an id: see `set_deployment_id`."""
    def __init__(
        self,
        *,
        name: str,
        severity: Literal["minor", "low", "moderate", "high", "critical"] = ...,
        enabled: bool | None = ...,
        owner_resource: str | None = ...,
    ) -> None: ...
    def set_deployment_id(
        self,
        deployment_id: UUID | str,
    ) -> Self:
        """Make the agreement one about this deployment.

        Args:
            deployment_id (UUID | str): The deployment's id.

        Returns:
            Self: This agreement, with its `owner_resource`.
        """

class TimeToCompletionSla(ServiceLevelAgreement):
    """Each run is to be done within some time."""

    name: str
    """Its name, which no other agreement of its deployment has."""
    severity: Literal["minor", "low", "moderate", "high", "critical"]
    """How bad it is if it is not kept."""
    enabled: bool | None
    """Whether it is in force."""
    duration: int
    """In how many seconds."""
    owner_resource: str | None
    """What it is about, such as `prefect.deployment.` and an id: see `set_deployment_id`."""
    def __init__(
        self,
        *,
        name: str,
        severity: Literal["minor", "low", "moderate", "high", "critical"] = ...,
        enabled: bool | None = ...,
        duration: int,
        owner_resource: str | None = ...,
    ) -> None: ...

class FrequencySla(ServiceLevelAgreement):
    """A run is to be done every so often."""

    name: str
    """Its name, which no other agreement of its deployment has."""
    severity: Literal["minor", "low", "moderate", "high", "critical"]
    """How bad it is if it is not kept."""
    enabled: bool | None
    """Whether it is in force."""
    stale_after: timedelta
    """How long after the last run there has to be another."""
    owner_resource: str | None
    """What it is about, such as `prefect.deployment.` and an id: see `set_deployment_id`."""
    def __init__(
        self,
        *,
        name: str,
        severity: Literal["minor", "low", "moderate", "high", "critical"] = ...,
        enabled: bool | None = ...,
        stale_after: timedelta | float,
        owner_resource: str | None = ...,
    ) -> None: ...

class LatenessSla(ServiceLevelAgreement):
    """Each run is to start when it is due, or soon after."""

    name: str
    """Its name, which no other agreement of its deployment has."""
    severity: Literal["minor", "low", "moderate", "high", "critical"]
    """How bad it is if it is not kept."""
    enabled: bool | None
    """Whether it is in force."""
    within: timedelta
    """How late it may be."""
    owner_resource: str | None
    """What it is about, such as `prefect.deployment.` and an id: see `set_deployment_id`."""
    def __init__(
        self,
        *,
        name: str,
        severity: Literal["minor", "low", "moderate", "high", "critical"] = ...,
        enabled: bool | None = ...,
        within: timedelta | float,
        owner_resource: str | None = ...,
    ) -> None: ...

class SlaMergeResponse(Model):
    """What became of the agreements of a deployment when others were applied."""

    created: list[str]
    """The names of those that are new."""
    updated: list[str]
    """The names of those that were there."""
    deleted: list[str]
    """The names of those that are no more."""
    def __init__(
        self,
        *,
        created: Iterable[str],
        updated: Iterable[str],
        deleted: Iterable[str],
    ) -> None: ...

SlaTypes: TypeAlias = TimeToCompletionSla | LatenessSla | FrequencySla
