# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
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
    """The base of all agreements."""

    name: str
    """Its name, unique within the deployment."""
    severity: Literal["minor", "low", "moderate", "high", "critical"]
    """The severity of a violation."""
    enabled: bool | None
    """Whether it is enabled."""
    owner_resource: str | None
    """The resource that it applies to, such as `prefect.deployment.` and an id: see `set_deployment_id`."""
    def __init__(
        self, *, name: str, severity: Literal["minor", "low", "moderate", "high", "critical"] = ...,
        enabled: bool | None = ..., owner_resource: str | None = ...,
    ) -> None: ...
    def set_deployment_id(self, deployment_id: UUID | str) -> Self:
        """Apply the agreement to a deployment.

        Args:
            deployment_id: The deployment's id.

        Returns:
            This agreement, with `owner_resource` set.
        """

class TimeToCompletionSla(ServiceLevelAgreement):
    """Each run must complete within a time."""

    name: str
    """Its name, unique within the deployment."""
    severity: Literal["minor", "low", "moderate", "high", "critical"]
    """The severity of a violation."""
    enabled: bool | None
    """Whether it is enabled."""
    duration: int
    """The maximum duration, in seconds."""
    owner_resource: str | None
    """The resource that it applies to, such as `prefect.deployment.` and an id: see `set_deployment_id`."""
    def __init__(
        self, *, name: str, severity: Literal["minor", "low", "moderate", "high", "critical"] = ...,
        enabled: bool | None = ..., duration: int, owner_resource: str | None = ...,
    ) -> None: ...

class FrequencySla(ServiceLevelAgreement):
    """Runs must complete regularly."""

    name: str
    """Its name, unique within the deployment."""
    severity: Literal["minor", "low", "moderate", "high", "critical"]
    """The severity of a violation."""
    enabled: bool | None
    """Whether it is enabled."""
    stale_after: timedelta
    """The maximum time between runs."""
    owner_resource: str | None
    """The resource that it applies to, such as `prefect.deployment.` and an id: see `set_deployment_id`."""
    def __init__(
        self, *, name: str, severity: Literal["minor", "low", "moderate", "high", "critical"] = ...,
        enabled: bool | None = ..., stale_after: timedelta | float, owner_resource: str | None = ...,
    ) -> None: ...

class LatenessSla(ServiceLevelAgreement):
    """Each run must start on time."""

    name: str
    """Its name, unique within the deployment."""
    severity: Literal["minor", "low", "moderate", "high", "critical"]
    """The severity of a violation."""
    enabled: bool | None
    """Whether it is enabled."""
    within: timedelta
    """The maximum lateness."""
    owner_resource: str | None
    """The resource that it applies to, such as `prefect.deployment.` and an id: see `set_deployment_id`."""
    def __init__(
        self, *, name: str, severity: Literal["minor", "low", "moderate", "high", "critical"] = ...,
        enabled: bool | None = ..., within: timedelta | float, owner_resource: str | None = ...,
    ) -> None: ...

class SlaMergeResponse(Model):
    """The result of applying agreements to a deployment."""

    created: list[str]
    """The names of the created agreements."""
    updated: list[str]
    """The names of the updated agreements."""
    deleted: list[str]
    """The names of the deleted agreements."""
    def __init__(self, *, created: Iterable[str], updated: Iterable[str], deleted: Iterable[str]) -> None: ...

SlaTypes: TypeAlias = TimeToCompletionSla | LatenessSla | FrequencySla
