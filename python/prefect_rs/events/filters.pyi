# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""Filters for events and automations."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from prefect_rs._core import Model, _HasId
from typing import Any
from uuid import UUID
from prefect_rs.client.schemas.filters import AutomationFilter as AutomationFilter
from prefect_rs.client.schemas.filters import AutomationFilterCreated as AutomationFilterCreated
from prefect_rs.client.schemas.filters import AutomationFilterId as AutomationFilterId
from prefect_rs.client.schemas.filters import AutomationFilterName as AutomationFilterName
from prefect_rs.client.schemas.filters import AutomationFilterTags as AutomationFilterTags
from prefect_rs.events._methods import EventDataFilter as EventDataFilter
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
    """The order in which events are given."""

    ASC = "ASC"
    DESC = "DESC"

class EventFilter(EventDataFilter, Model):
    """Which events: those that match every criterion."""

    occurred: EventOccurredFilter
    """By when they occurred."""
    event: EventNameFilter | None
    """By what happened."""
    resource: EventResourceFilter | None
    """By what it happened to."""
    related: EventRelatedFilter | list[EventRelatedFilter] | None
    """By what else they have to do with: for each of several filters there must be something."""
    any_resource: EventAnyResourceFilter | list[EventAnyResourceFilter] | None
    """By anything that they have to do with: for each of several filters there must be something."""
    id: EventIDFilter
    """By their ids; no ids are any."""
    text: EventTextFilter | None
    """By words in them."""
    order: EventOrder
    """The order in which they are given."""
    def __init__(
        self,
        *,
        occurred: EventOccurredFilter | Mapping[str, Any] = ...,
        event: EventNameFilter | Mapping[str, Any] | None = ...,
        resource: EventResourceFilter | Mapping[str, Any] | None = ...,
        related: EventRelatedFilter
        | Mapping[str, Any]
        | Iterable[EventRelatedFilter | Mapping[str, Any]]
        | None = ...,
        any_resource: EventAnyResourceFilter
        | Mapping[str, Any]
        | Iterable[EventAnyResourceFilter | Mapping[str, Any]]
        | None = ...,
        id: EventIDFilter | Mapping[str, Any] = ...,
        text: EventTextFilter | Mapping[str, Any] | None = ...,
        order: EventOrder | str = ...,
    ) -> None: ...

class EventAnyResourceFilter(Model):
    """Which events, by any of the resources that they have to do with."""

    id: list[str] | None
    """Those of resources with one of these ids."""
    id_prefix: list[str] | None
    """Those of resources whose id begins with one of these."""
    labels: ResourceSpecification | None
    """Those of resources with these labels."""
    def __init__(
        self,
        *,
        id: Iterable[str] | None = ...,
        id_prefix: Iterable[str] | None = ...,
        labels: ResourceSpecification | Mapping[str, Any] | None = ...,
    ) -> None: ...
    def includes(
        self,
        event: Event,
    ) -> bool:
        """Whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it has to do with such a resource.
        """
    def get_filters(
        self,
    ) -> list[EventDataFilter]:
        """The filters within this one.

        Returns:
            list[EventDataFilter]: All of which must match.
        """
    def excludes(
        self,
        event: Event,
    ) -> bool:
        """Whether an event does not match.

        Args:
            event (Event): The event.

        Returns:
            bool: The opposite of what `includes` gives.
        """

class EventIDFilter(Model):
    """Which events, by their id."""

    id: list[UUID] | None
    """Those with one of these ids."""
    def __init__(
        self,
        *,
        id: Iterable[UUID | str | _HasId] | None = ...,
    ) -> None: ...
    def includes(
        self,
        event: Event,
    ) -> bool:
        """Whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it has one of the ids, or there are none.
        """
    def get_filters(
        self,
    ) -> list[EventDataFilter]:
        """The filters within this one.

        Returns:
            list[EventDataFilter]: All of which must match.
        """
    def excludes(
        self,
        event: Event,
    ) -> bool:
        """Whether an event does not match.

        Args:
            event (Event): The event.

        Returns:
            bool: The opposite of what `includes` gives.
        """

class EventNameFilter(Model):
    """Which events, by what happened."""

    prefix: list[str] | None
    """Those whose name begins with one of these."""
    exclude_prefix: list[str] | None
    """Not those whose name begins with one of these."""
    name: list[str] | None
    """Those with one of these names."""
    exclude_name: list[str] | None
    """Not those with one of these names."""
    def __init__(
        self,
        *,
        prefix: Iterable[str] | None = ...,
        exclude_prefix: Iterable[str] | None = ...,
        name: Iterable[str] | None = ...,
        exclude_name: Iterable[str] | None = ...,
    ) -> None: ...
    def includes(
        self,
        event: Event,
    ) -> bool:
        """Whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it has such a name.
        """
    def get_filters(
        self,
    ) -> list[EventDataFilter]:
        """The filters within this one.

        Returns:
            list[EventDataFilter]: All of which must match.
        """
    def excludes(
        self,
        event: Event,
    ) -> bool:
        """Whether an event does not match.

        Args:
            event (Event): The event.

        Returns:
            bool: The opposite of what `includes` gives.
        """

class EventOccurredFilter(Model):
    """Which events, by when they occurred."""

    since: datetime
    """Those that occurred then or later."""
    until: datetime
    """Those that occurred then or earlier."""
    def __init__(
        self,
        *,
        since: datetime | str = ...,
        until: datetime | str = ...,
    ) -> None: ...
    def includes(
        self,
        event: Event,
    ) -> bool:
        """Whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it occurred at such a time.
        """
    def get_filters(
        self,
    ) -> list[EventDataFilter]:
        """The filters within this one.

        Returns:
            list[EventDataFilter]: All of which must match.
        """
    def excludes(
        self,
        event: Event,
    ) -> bool:
        """Whether an event does not match.

        Args:
            event (Event): The event.

        Returns:
            bool: The opposite of what `includes` gives.
        """

class EventRelatedFilter(EventDataFilter, Model):
    """Which events, by what else they have to do with."""

    id: list[str] | None
    """Those with a related resource that has one of these ids."""
    role: list[str] | None
    """Those with a related resource in one of these roles."""
    resources_in_roles: list[list[str]] | None
    """Those with one of these resources in its role: pairs of id and role."""
    labels: ResourceSpecification | None
    """Those with a related resource that has these labels."""
    def __init__(
        self,
        *,
        id: Iterable[str] | None = ...,
        role: Iterable[str] | None = ...,
        resources_in_roles: Iterable[Iterable[str]] | None = ...,
        labels: ResourceSpecification | Mapping[str, Any] | None = ...,
    ) -> None: ...

class EventResourceFilter(Model):
    """Which events, by what it happened to."""

    id: list[str] | None
    """Those of resources with one of these ids."""
    id_prefix: list[str] | None
    """Those of resources whose id begins with one of these."""
    labels: ResourceSpecification | None
    """Those of resources with these labels."""
    distinct: bool
    """Only the last event of each resource."""
    def __init__(
        self,
        *,
        id: Iterable[str] | None = ...,
        id_prefix: Iterable[str] | None = ...,
        labels: ResourceSpecification | Mapping[str, Any] | None = ...,
        distinct: bool = ...,
    ) -> None: ...
    def includes(
        self,
        event: Event,
    ) -> bool:
        """Whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it happened to such a resource.
        """
    def get_filters(
        self,
    ) -> list[EventDataFilter]:
        """The filters within this one.

        Returns:
            list[EventDataFilter]: All of which must match.
        """
    def excludes(
        self,
        event: Event,
    ) -> bool:
        """Whether an event does not match.

        Args:
            event (Event): The event.

        Returns:
            bool: The opposite of what `includes` gives.
        """

class EventTextFilter(EventDataFilter, Model):
    """Which events, by words in them."""

    query: str
    """The words, of which any will do; one with a `-` before it must not be there, one with a `+` must. In
    all at most 200 characters.
    """
    def __init__(
        self,
        *,
        query: str,
    ) -> None: ...
