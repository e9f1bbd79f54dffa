# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Filters for events and automations."""

from collections.abc import Iterable
from datetime import datetime
from prefect_rs._annotations import _Dict, _Id
from prefect_rs._core import Model
from uuid import UUID
from prefect_rs.client.schemas.filters import AutomationFilter as AutomationFilter
from prefect_rs.client.schemas.filters import AutomationFilterCreated as AutomationFilterCreated
from prefect_rs.client.schemas.filters import AutomationFilterId as AutomationFilterId
from prefect_rs.client.schemas.filters import AutomationFilterName as AutomationFilterName
from prefect_rs.client.schemas.filters import AutomationFilterTags as AutomationFilterTags
from prefect_rs.events._methods.filters import EventDataFilter as EventDataFilter
from prefect_rs.events.schemas.events import Event as Event
from prefect_rs.events.schemas.events import Resource as Resource
from prefect_rs.events.schemas.events import ResourceSpecification as ResourceSpecification
from prefect_rs.utilities.collections import AutoEnum as AutoEnum

__all__ = [
    "EventOrder",
    "EventFilter",
    "EventAnyResourceFilter",
    "EventIDFilter",
    "EventNameFilter",
    "EventOccurredFilter",
    "EventRelatedFilter",
    "EventResourceFilter",
    "EventTextFilter",
    "AutomationFilter",
    "AutomationFilterCreated",
    "AutomationFilterId",
    "AutomationFilterName",
    "AutomationFilterTags",
    "EventDataFilter",
]

class EventOrder(AutoEnum):
    """The order of events."""

    ASC = "ASC"
    DESC = "DESC"

class EventFilter(EventDataFilter, Model):
    """A filter on events. Every criterion must match."""

    occurred: EventOccurredFilter
    """By time."""
    event: EventNameFilter | None
    """By name."""
    resource: EventResourceFilter | None
    """By resource."""
    related: EventRelatedFilter | list[EventRelatedFilter] | None
    """By related resource. Each of several filters must match one."""
    any_resource: EventAnyResourceFilter | list[EventAnyResourceFilter] | None
    """By resource or related resource. Each of several filters must match one."""
    id: EventIDFilter
    """By id. An empty list matches every event."""
    text: EventTextFilter | None
    """By full-text search."""
    order: EventOrder
    """The order of the results."""
    def __init__(
        self, *, occurred: EventOccurredFilter | _Dict = ..., event: EventNameFilter | _Dict | None = ...,
        resource: EventResourceFilter | _Dict | None = ...,
        related: EventRelatedFilter | _Dict | Iterable[EventRelatedFilter | _Dict] | None = ...,
        any_resource: EventAnyResourceFilter | _Dict | Iterable[EventAnyResourceFilter | _Dict] | None = ...,
        id: EventIDFilter | _Dict = ..., text: EventTextFilter | _Dict | None = ..., order: EventOrder | str = ...,
    ) -> None: ...

class EventAnyResourceFilter(Model):
    """A criterion on any of an event's resources."""

    id: list[str] | None
    """Resources with one of these ids."""
    id_prefix: list[str] | None
    """Resources whose id starts with one of these."""
    labels: ResourceSpecification | None
    """Resources with these labels."""
    def __init__(
        self, *, id: Iterable[str] | None = ..., id_prefix: Iterable[str] | None = ...,
        labels: ResourceSpecification | _Dict | None = ...,
    ) -> None: ...
    def includes(self, event: Event) -> bool:
        """Return whether an event matches.

        Args:
            event: The event.

        Returns:
            True if its resource or a related resource matches.
        """
    def get_filters(self) -> list[EventDataFilter]:
        """Return the nested filters.

        Returns:
            The filters, all of which must match.
        """
    def excludes(self, event: Event) -> bool:
        """Return whether an event does not match.

        Args:
            event: The event.

        Returns:
            The opposite of `includes`.
        """

class EventIDFilter(Model):
    """A criterion on an event's id."""

    id: list[UUID] | None
    """Events with one of these ids."""
    def __init__(self, *, id: Iterable[_Id] | None = ...) -> None: ...
    def includes(self, event: Event) -> bool:
        """Return whether an event matches.

        Args:
            event: The event.

        Returns:
            True if it has one of the ids, or the filter has none.
        """
    def get_filters(self) -> list[EventDataFilter]:
        """Return the nested filters.

        Returns:
            The filters, all of which must match.
        """
    def excludes(self, event: Event) -> bool:
        """Return whether an event does not match.

        Args:
            event: The event.

        Returns:
            The opposite of `includes`.
        """

class EventNameFilter(Model):
    """A criterion on an event's name."""

    prefix: list[str] | None
    """Names that start with one of these."""
    exclude_prefix: list[str] | None
    """No names that start with one of these."""
    name: list[str] | None
    """One of these names."""
    exclude_name: list[str] | None
    """None of these names."""
    def __init__(
        self, *, prefix: Iterable[str] | None = ..., exclude_prefix: Iterable[str] | None = ...,
        name: Iterable[str] | None = ..., exclude_name: Iterable[str] | None = ...,
    ) -> None: ...
    def includes(self, event: Event) -> bool:
        """Return whether an event matches.

        Args:
            event: The event.

        Returns:
            True if its name matches.
        """
    def get_filters(self) -> list[EventDataFilter]:
        """Return the nested filters.

        Returns:
            The filters, all of which must match.
        """
    def excludes(self, event: Event) -> bool:
        """Return whether an event does not match.

        Args:
            event: The event.

        Returns:
            The opposite of `includes`.
        """

class EventOccurredFilter(Model):
    """A criterion on an event's time."""

    since: datetime
    """The earliest time, inclusive."""
    until: datetime
    """The latest time, inclusive."""
    def __init__(self, *, since: datetime | str = ..., until: datetime | str = ...) -> None: ...
    def includes(self, event: Event) -> bool:
        """Return whether an event matches.

        Args:
            event: The event.

        Returns:
            True if it occurred within the times.
        """
    def get_filters(self) -> list[EventDataFilter]:
        """Return the nested filters.

        Returns:
            The filters, all of which must match.
        """
    def excludes(self, event: Event) -> bool:
        """Return whether an event does not match.

        Args:
            event: The event.

        Returns:
            The opposite of `includes`.
        """

class EventRelatedFilter(EventDataFilter, Model):
    """A criterion on an event's related resources."""

    id: list[str] | None
    """Related resources with one of these ids."""
    role: list[str] | None
    """Related resources in one of these roles."""
    resources_in_roles: list[list[str]] | None
    """Related resources with one of these pairs of id and role."""
    labels: ResourceSpecification | None
    """Related resources with these labels."""
    def __init__(
        self, *, id: Iterable[str] | None = ..., role: Iterable[str] | None = ...,
        resources_in_roles: Iterable[Iterable[str]] | None = ...,
        labels: ResourceSpecification | _Dict | None = ...,
    ) -> None: ...

class EventResourceFilter(Model):
    """A criterion on an event's resource."""

    id: list[str] | None
    """Resources with one of these ids."""
    id_prefix: list[str] | None
    """Resources whose id starts with one of these."""
    labels: ResourceSpecification | None
    """Resources with these labels."""
    distinct: bool
    """Whether to include only the latest event of each resource."""
    def __init__(
        self, *, id: Iterable[str] | None = ..., id_prefix: Iterable[str] | None = ...,
        labels: ResourceSpecification | _Dict | None = ..., distinct: bool = ...,
    ) -> None: ...
    def includes(self, event: Event) -> bool:
        """Return whether an event matches.

        Args:
            event: The event.

        Returns:
            True if its resource matches.
        """
    def get_filters(self) -> list[EventDataFilter]:
        """Return the nested filters.

        Returns:
            The filters, all of which must match.
        """
    def excludes(self, event: Event) -> bool:
        """Return whether an event does not match.

        Args:
            event: The event.

        Returns:
            The opposite of `includes`.
        """

class EventTextFilter(EventDataFilter, Model):
    """A full-text search."""

    query: str
    """The words, any of which may match. A word with the prefix `-` must not occur, one with `+` must. At most
    200 characters.
    """
    def __init__(self, *, query: str) -> None: ...
