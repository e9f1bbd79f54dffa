# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Events and their resources."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from prefect_rs._annotations import _Dict, _Id
from prefect_rs._core import Model
from prefect_rs.events.schemas.labelling import LabelDiver
from typing import Any
from typing_extensions import Self
from uuid import UUID

__all__ = ["Event", "ReceivedEvent", "Resource", "RelatedResource", "ResourceSpecification"]

class Event(Model):
    """An event."""

    occurred: datetime
    """When it occurred, by the sender's clock."""
    event: str
    """What happened, such as `prefect.flow-run.Completed`."""
    resource: Resource
    """The resource that the event is about."""
    related: list[RelatedResource]
    """The related resources."""
    payload: dict[str, Any]
    """Additional data."""
    id: UUID
    """The event's id, chosen by the sender."""
    follows: UUID | None
    """The id of a preceding event, if the order matters."""
    def __init__(
        self, *, occurred: datetime | str = ..., event: str, resource: Resource | _Dict,
        related: Iterable[RelatedResource | _Dict] = ..., payload: _Dict = ..., id: _Id = ...,
        follows: _Id | None = ...,
    ) -> None: ...
    @property
    def size_bytes(self) -> int:
        """The size of the event.

        Returns:
            The length of its JSON, in bytes.
        """
    @property
    def involved_resources(self) -> Sequence[Resource]:
        """All resources of the event.

        Returns:
            The event's resource, followed by the related resources.
        """
    @property
    def resource_in_role(self) -> Mapping[str, RelatedResource]:
        """The related resources by role.

        Returns:
            The first resource in each role.
        """
    @property
    def resources_in_role(self) -> Mapping[str, Sequence[RelatedResource]]:
        """The related resources by role.

        Returns:
            All resources in each role; empty for other roles.
        """
    def find_resource_label(self, label: str) -> str | None:
        """Return the value of a label of the event's resource, or of a related resource.

        Args:
            label: The label's name, or `related:ROLE:LABEL` for a label of the first related resource
                in a role.

        Returns:
            The value, or None if there is no such label.
        """

class ReceivedEvent(Event):
    """An event that the server received."""

    occurred: datetime
    """When it occurred, by the sender's clock."""
    event: str
    """What happened, such as `prefect.flow-run.Completed`."""
    resource: Resource
    """The resource that the event is about."""
    related: list[RelatedResource]
    """The related resources."""
    payload: dict[str, Any]
    """Additional data."""
    id: UUID
    """The event's id, chosen by the sender."""
    follows: UUID | None
    """The id of a preceding event, if the order matters."""
    received: datetime
    """When the server received it."""
    def __init__(
        self, *, occurred: datetime | str = ..., event: str, resource: Resource | _Dict,
        related: Iterable[RelatedResource | _Dict] = ..., payload: _Dict = ..., id: _Id = ...,
        follows: _Id | None = ..., received: datetime | str,
    ) -> None: ...

class Resource(Model):
    """A resource that an event is about: labels, with `prefect.resource.id` as its id."""

    root: dict[str, str]
    """The labels by name."""
    def __init__(self, root: Mapping[str, str] = ..., /, **labels: Any) -> None: ...
    @property
    def id(self) -> str:
        """The resource's id.

        Returns:
            The label `prefect.resource.id`, such as `prefect.flow-run.UUID`.
        """
    @property
    def name(self) -> str | None:
        """The resource's name.

        Returns:
            The label `prefect.resource.name`.
        """
    def prefect_object_id(self, kind: str) -> UUID:
        """Return the id of the Prefect object that the resource is.

        Args:
            kind: The expected type of object, such as `prefect.flow-run`.

        Returns:
            The object's id.

        Raises:
            ValueError: The resource is of another type, or its id does not end in a UUID.
        """
    def __getitem__(self, label: str) -> str: ...
    def __setitem__(self, label: str, value: str) -> None: ...
    def keys(self) -> Iterable[str]:
        """Return the names of the labels.

        Returns:
            The names, in order.
        """
    def items(self) -> Iterable[tuple[str, str]]:
        """Return the labels.

        Returns:
            The name and value of each label, in order.
        """
    def get(self, label: str, default: str | None = None) -> str | None:
        """Return the value of a label.

        Args:
            label: The label's name.
            default: Returned if there is no such label.

        Returns:
            The value, or the default.
        """
    def as_label_value_array(self) -> list[dict[str, str]]:
        """Return the labels as a list.

        Returns:
            Each label as `{"label": ..., "value": ...}`.
        """
    @property
    def labels(self) -> LabelDiver:
        """The labels as a tree of attributes, for templates.

        Returns:
            `resource.labels.prefect.resource.id` is the label `prefect.resource.id`.
        """
    def has_all_labels(self, labels: dict[str, str]) -> bool:
        """Return whether all of these labels are there, with these values.

        Args:
            labels: The labels.

        Returns:
            True if all labels match.
        """
    def __contains__(self, label: object) -> bool: ...

class RelatedResource(Resource):
    """A resource that an event is related to. The label `prefect.resource.role` says how."""

    root: dict[str, str]
    """The labels by name."""
    def __init__(self, root: Mapping[str, str] = ..., /, **labels: Any) -> None: ...
    @property
    def role(self) -> str:
        """The role of the resource in the event.

        Returns:
            The label `prefect.resource.role`, such as `flow`.
        """
    def __getitem__(self, label: str) -> str: ...
    def __setitem__(self, label: str, value: str) -> None: ...
    def __contains__(self, label: object) -> bool: ...

class ResourceSpecification(Model):
    """A specification of resources, by labels. A resource matches if each label has one of the given values. A value
    may end in `*` to match any suffix, and start with `!` to match anything else.
    """

    root: dict[str, str | list[str]]
    """The labels by name, each with a value or several."""
    def __init__(self, root: Mapping[str, str | Iterable[str]] = ..., /, **labels: Any) -> None: ...
    def __getitem__(self, label: str) -> list[str]: ...
    def __len__(self) -> int: ...
    def items(self) -> Iterable[tuple[str, list[str]]]:
        """Return the labels.

        Returns:
            The name of each label, and its accepted values.
        """
    def get(self, label: str, default: str | list[str] | None = None) -> list[str]:
        """Return the accepted values of a label.

        Args:
            label: The label's name.
            default: The value to return if there is no such label.

        Returns:
            The values.
        """
    def pop(self, label: str, default: str | list[str] | None = None) -> list[str]:
        """Remove a label.

        Args:
            label: The label's name.
            default: The value to return if there is no such label.

        Returns:
            The values that were accepted.
        """
    def matches_every_resource(self) -> bool:
        """Return whether every resource matches.

        Returns:
            True if there are no labels.
        """
    def matches_every_resource_of_kind(self, prefix: str) -> bool:
        """Return whether every resource of a type matches.

        Args:
            prefix: The type, such as `prefect.flow-run`.

        Returns:
            True if there are no labels, or only the id with the value `prefix.*`.
        """
    def matches(self, resource: Resource) -> bool:
        """Return whether a resource matches.

        Args:
            resource: The resource.

        Returns:
            True if each label has one of its accepted values.
        """
    def includes(self, candidates: Iterable[Resource]) -> bool:
        """Return whether any of several resources matches.

        Args:
            candidates: The resources.

        Returns:
            True if one matches, or every resource does.
        """
    def deepcopy(self) -> Self:
        """Return a deep copy.

        Returns:
            The copy.
        """
    def __contains__(self, label: object) -> bool: ...
