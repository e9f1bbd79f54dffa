"""Python methods of filters on events."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from prefect_rs._core import Model
    from prefect_rs.events.schemas import events
else:
    Model = object


class EventDataFilter(Model):
    """The base of filters on events."""

    __slots__ = ()

    def get_filters(self) -> "list[EventDataFilter]":
        """Return the nested filters.

        Returns:
            list[EventDataFilter]: The filters, all of which must match.
        """
        held = [getattr(self, name) for name in type(self).model_fields]
        flat = [each for value in held for each in (value if isinstance(value, list) else [value])]
        return [each for each in flat if isinstance(each, EventDataFilter)]

    def includes(self, event: "events.Event") -> bool:
        """Return whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if all nested filters match. Full-text search and related resources are ignored, as
                only the server can evaluate them.
        """
        return all(each.includes(event) for each in self.get_filters())

    def excludes(self, event: "events.Event") -> bool:
        """Return whether an event does not match.

        Args:
            event (Event): The event.

        Returns:
            bool: The opposite of `includes`.
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
        """Return whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it occurred within the times.
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
        """Return whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if its name matches.
        """
        what = event.event
        return not (
            (self.prefix and not what.startswith(tuple(self.prefix)))
            or (self.exclude_prefix and what.startswith(tuple(self.exclude_prefix)))
            or (self.name and what not in self.name)
            or (self.exclude_name and what in self.exclude_name)
        )


class _ByResource(EventDataFilter):
    """The base of filters by resource."""

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
        """Return whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if its resource matches.
        """
        return self._has(event.resource)


class EventAnyResourceFilter(_ByResource):
    """The methods of `EventAnyResourceFilter`."""

    __slots__ = ()

    def includes(self, event: "events.Event") -> bool:
        """Return whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if its resource or a related resource matches.
        """
        return any(self._has(each) for each in event.involved_resources)


class EventIDFilter(EventDataFilter):
    """The methods of `EventIDFilter`."""

    __slots__ = ()

    if TYPE_CHECKING:
        id: "list[UUID] | None"

    def includes(self, event: "events.Event") -> bool:
        """Return whether an event matches.

        Args:
            event (Event): The event.

        Returns:
            bool: True if it has one of the ids, or the filter has none.
        """
        return not self.id or event.id in self.id
