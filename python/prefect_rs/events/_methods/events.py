"""Python methods of events."""

from prefect_rs._core import _event_limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from prefect_rs._core import Model
    from prefect_rs.events.schemas import events
else:
    Model = object


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
        """The size of the event.

        Returns:
            int: The length of its JSON, in bytes.
        """
        return len(self.model_dump_json().encode())

    @property
    def involved_resources(self) -> "Sequence[events.Resource]":
        """All resources of the event.

        Returns:
            Sequence[Resource]: The event's resource, followed by the related resources.
        """
        return [self.resource, *self.related]

    @property
    def resource_in_role(self) -> "Mapping[str, events.RelatedResource]":
        """The related resources by role.

        Returns:
            Mapping[str, RelatedResource]: The first resource in each role.
        """
        return {related.role: related for related in reversed(self.related)}

    @property
    def resources_in_role(self) -> "Mapping[str, Sequence[events.RelatedResource]]":
        """The related resources by role.

        Returns:
            Mapping[str, Sequence[RelatedResource]]: All resources in each role; empty for other roles.
        """
        from collections import defaultdict

        found: dict[str, list[events.RelatedResource]] = defaultdict(list)
        for related in self.related:
            found[related.role].append(related)
        return found

    def find_resource_label(self, label: str) -> "str | None":
        """Return the value of a label of the event's resource, or of a related resource.

        Args:
            label (str): The label's name, or `related:ROLE:LABEL` for a label of the first related resource
                in a role.

        Returns:
            str | None: The value, or None if there is no such label.
        """
        start, _, name = label.rpartition(":")
        kind, _, role = start.partition(":")
        if kind == "related":
            related = self.resource_in_role.get(role)
            if related is not None:
                return related.get(name)
        return self.resource.get(label)
