# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
"""Events and their resources."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from prefect_rs._core import Model, _HasId
from prefect_rs.events.schemas.labelling import LabelDiver
from typing import Any
from typing_extensions import Self
from uuid import UUID

__all__ = ["Event", "ReceivedEvent", "Resource", "RelatedResource", "ResourceSpecification"]

class Event(Model):
    """Something that happened."""

    occurred: datetime
    """When it happened, by the clock of whoever tells it."""
    event: str
    """What happened, such as `prefect.flow-run.Completed`."""
    resource: Resource
    """To what it happened."""
    related: list[RelatedResource]
    """What else it has to do with."""
    payload: dict[str, Any]
    """What more there is to say."""
    id: UUID
    """The event's id, which whoever tells it chooses."""
    follows: UUID | None
    """The id of an event that happened before it, where that matters."""
    def __init__(
        self,
        *,
        occurred: datetime | str = ...,
        event: str,
        resource: Resource | Mapping[str, Any],
        related: Iterable[RelatedResource | Mapping[str, Any]] = ...,
        payload: Mapping[str, Any] = ...,
        id: UUID | str | _HasId = ...,
        follows: UUID | str | _HasId | None = ...,
    ) -> None: ...
    @property
    def size_bytes(self) -> int:
        """How large the event is.

        Returns:
            int: The length of its JSON, in bytes.
        """
    @property
    def involved_resources(self) -> Sequence[Resource]:
        """All that the event has to do with.

        Returns:
            Sequence[Resource]: What it happened to, and then the related resources.
        """
    @property
    def resource_in_role(self) -> Mapping[str, RelatedResource]:
        """The related resources by their roles.

        Returns:
            Mapping[str, RelatedResource]: For each role the first that is in it.
        """
    @property
    def resources_in_role(self) -> Mapping[str, Sequence[RelatedResource]]:
        """The related resources by their roles.

        Returns:
            Mapping[str, Sequence[RelatedResource]]: For each role all resources in it; none for other roles.
        """
    def find_resource_label(
        self,
        label: str,
    ) -> str | None:
        """The text of a label of what it happened to, or of a related resource.

        Args:
            label (str): The label's name; `related:ROLE:LABEL` for one of the first related resource in a
                role.

        Returns:
            str | None: The text; None where there is no such label.
        """

class ReceivedEvent(Event):
    """Something that happened, as the server keeps it."""

    occurred: datetime
    """When it happened, by the clock of whoever tells it."""
    event: str
    """What happened, such as `prefect.flow-run.Completed`."""
    resource: Resource
    """To what it happened."""
    related: list[RelatedResource]
    """What else it has to do with."""
    payload: dict[str, Any]
    """What more there is to say."""
    id: UUID
    """The event's id, which whoever tells it chooses."""
    follows: UUID | None
    """The id of an event that happened before it, where that matters."""
    received: datetime
    """When the server was told."""
    def __init__(
        self,
        *,
        occurred: datetime | str = ...,
        event: str,
        resource: Resource | Mapping[str, Any],
        related: Iterable[RelatedResource | Mapping[str, Any]] = ...,
        payload: Mapping[str, Any] = ...,
        id: UUID | str | _HasId = ...,
        follows: UUID | str | _HasId | None = ...,
        received: datetime | str,
    ) -> None: ...

class Resource(Model):
    """Something that an event is about: labels, of which `prefect.resource.id` tells what it is."""

    root: dict[str, str]
    """The labels: names with a text."""
    def __init__(
        self,
        root: Mapping[str, str] = ...,
        /,
        **labels: Any,
    ) -> None: ...
    @property
    def id(self) -> str:
        """What the resource is.

        Returns:
            str: The label `prefect.resource.id`, such as `prefect.flow-run.UUID`.
        """
    @property
    def name(self) -> str | None:
        """The resource's name.

        Returns:
            str | None: The label `prefect.resource.name`.
        """
    def prefect_object_id(
        self,
        kind: str,
    ) -> UUID:
        """Return the id of the Prefect object that the resource is.

        Args:
            kind (str): Which kind of object it must be, such as `prefect.flow-run`.

        Returns:
            UUID: The object's id.

        Raises:
            ValueError: The resource is of another kind, or its id does not end in a UUID.
        """
    def __getitem__(self, label: str) -> str: ...
    def __setitem__(self, label: str, value: str) -> None: ...
    def keys(
        self,
    ) -> Iterable[str]:
        """Return the names of the labels.

        Returns:
            Iterable[str]: In their order.
        """
    def items(
        self,
    ) -> Iterable[tuple[str, str]]:
        """Return the labels.

        Returns:
            Iterable[tuple[str, str]]: The name and text of each, in their order.
        """
    def get(
        self,
        label: str,
        default: str | None = None,
    ) -> str | None:
        """Return the text of a label.

        Args:
            label (str): The label's name.
            default (str | None): Returned if there is no such label.

        Returns:
            str | None: The text.
        """
    def as_label_value_array(
        self,
    ) -> list[dict[str, str]]:
        """Return the labels as a list.

        Returns:
            list[dict[str, str]]: Each as `{"label": ..., "value": ...}`.
        """
    @property
    def labels(self) -> LabelDiver:
        """The labels as a tree that attributes lead into, for templates.

        Returns:
            LabelDiver: `resource.labels.prefect.resource.id` is the label `prefect.resource.id`.
        """
    def has_all_labels(
        self,
        labels: dict[str, str],
    ) -> bool:
        """Tell whether each of these labels is there, with that text.

        Args:
            labels (dict[str, str]): The labels.

        Returns:
            bool: True if all of them are.
        """
    def __contains__(self, label: object) -> bool: ...

class RelatedResource(Resource):
    """Something that an event has to do with: as a resource, with the label `prefect.resource.role`."""

    root: dict[str, str]
    """The labels: names with a text."""
    def __init__(
        self,
        root: Mapping[str, str] = ...,
        /,
        **labels: Any,
    ) -> None: ...
    @property
    def role(self) -> str:
        """What the resource has to do with the event.

        Returns:
            str: The label `prefect.resource.role`, such as `flow`.
        """
    def __getitem__(self, label: str) -> str: ...
    def __setitem__(self, label: str, value: str) -> None: ...
    def __contains__(self, label: object) -> bool: ...

class ResourceSpecification(Model):
    """Which resources: those that have each of these labels with one of the texts that are given for it. A text
    may end in `*` for anything that begins so, and begin with `!` for anything else.
    """

    root: dict[str, str | list[str]]
    """The labels, each with a text or several."""
    def __init__(
        self,
        root: Mapping[str, str | Iterable[str]] = ...,
        /,
        **labels: Any,
    ) -> None: ...
    def __getitem__(self, label: str) -> list[str]: ...
    def __len__(self) -> int: ...
    def items(
        self,
    ) -> Iterable[tuple[str, list[str]]]:
        """The labels.

        Returns:
            Iterable[tuple[str, list[str]]]: Each a name and the texts of which it must have one.
        """
    def get(
        self,
        label: str,
        default: str | list[str] | None = None,
    ) -> list[str]:
        """The texts of which a label must have one.

        Args:
            label (str): The label's name.
            default (str | list[str] | None): What to give where nothing is said of that label.

        Returns:
            list[str]: The texts.
        """
    def pop(
        self,
        label: str,
        default: str | list[str] | None = None,
    ) -> list[str]:
        """Take away what is said of a label.

        Args:
            label (str): The label's name.
            default (str | list[str] | None): What to give where nothing is said of it.

        Returns:
            list[str]: The texts of which it had to have one.
        """
    def matches_every_resource(
        self,
    ) -> bool:
        """Whether it is any resource that is meant.

        Returns:
            bool: True if nothing is said of any label.
        """
    def matches_every_resource_of_kind(
        self,
        prefix: str,
    ) -> bool:
        """Whether it is any resource of a kind that is meant, at least.

        Args:
            prefix (str): The kind, such as `prefect.flow-run`.

        Returns:
            bool: True if nothing is said but that the id is `prefix.*`.
        """
    def matches(
        self,
        resource: Resource,
    ) -> bool:
        """Whether a resource is one that is meant.

        Args:
            resource (Resource): The resource.

        Returns:
            bool: True if each label has one of the texts that are said of it.
        """
    def includes(
        self,
        candidates: Iterable[Resource],
    ) -> bool:
        """Whether one of several resources is one that is meant.

        Args:
            candidates (Iterable[Resource]): The resources.

        Returns:
            bool: True if one is, or any is meant.
        """
    def deepcopy(
        self,
    ) -> Self:
        """A copy that shares nothing with this one.

        Returns:
            Self: The copy.
        """
    def __contains__(self, label: object) -> bool: ...
