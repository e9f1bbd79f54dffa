"""Python methods of resources."""

from prefect_rs._core import _event_limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any
    from uuid import UUID

    from typing_extensions import Self

    from prefect_rs._core import Model
    from prefect_rs.events.schemas import events
    from prefect_rs.events.schemas.labelling import LabelDiver
else:
    Model = object


class _Root(Model):
    """The base of root models."""

    __slots__ = ()

    if TYPE_CHECKING:
        root: Any

    def __init__(self, root: "Any" = ..., /, **labels: "Any") -> None:
        if root is not ...:
            super().__init__(root=root)
        elif labels.keys() == {"root"} and not isinstance(labels["root"], str):
            super().__init__(root=labels["root"])
        elif labels:
            super().__init__(root=labels)
        else:
            super().__init__()

    def __contains__(self, label: object) -> bool:
        return label in self.root


class Labelled(_Root):
    """The base of models that are dicts of labels."""

    __slots__ = ()

    def __getitem__(self, label: str) -> str:
        text: str = self.root[label]
        return text

    def __setitem__(self, label: str, value: str) -> None:
        self.root[label] = value

    def keys(self) -> "Iterable[str]":
        """Return the names of the labels.

        Returns:
            Iterable[str]: The names, in order.
        """
        keys: Iterable[str] = self.root.keys()
        return keys

    def items(self) -> "Iterable[tuple[str, str]]":
        """Return the labels.

        Returns:
            Iterable[tuple[str, str]]: The name and value of each label, in order.
        """
        items: Iterable[tuple[str, str]] = self.root.items()
        return items

    def get(self, label: str, default: "str | None" = None) -> "str | None":
        """Return the value of a label.

        Args:
            label (str): The label's name.
            default (str | None): Returned if there is no such label.

        Returns:
            str | None: The value, or the default.
        """
        text: str | None = self.root.get(label, default)
        return text

    def as_label_value_array(self) -> "list[dict[str, str]]":
        """Return the labels as a list.

        Returns:
            list[dict[str, str]]: Each label as `{"label": ..., "value": ...}`.
        """
        return [{"label": label, "value": value} for label, value in self.items()]

    @property
    def labels(self) -> "LabelDiver":
        """The labels as a tree of attributes, for templates.

        Returns:
            LabelDiver: `resource.labels.prefect.resource.id` is the label `prefect.resource.id`.
        """
        from prefect_rs.events.schemas.labelling import LabelDiver

        return LabelDiver(self.root)

    def has_all_labels(self, labels: "dict[str, str]") -> bool:
        """Return whether all of these labels are there, with these values.

        Args:
            labels (dict[str, str]): The labels.

        Returns:
            bool: True if all labels match.
        """
        return all(self.get(label) == value for label, value in labels.items())


class Resource(Labelled):
    """The methods of `Resource`."""

    __slots__ = ()

    def _finish(self) -> None:
        most, _ = _event_limits()
        if len(self.root) > most:
            raise ValueError(f"The maximum number of labels per resource is {most}")
        self._need("prefect.resource.id", "Resources")

    def _need(self, label: str, which: str) -> None:
        if label not in self.root:
            raise ValueError(f"{which} must include the {label} label")
        if not self.root[label]:
            raise ValueError(f"The {label} label must be non-empty")

    @property
    def id(self) -> str:
        """The resource's id.

        Returns:
            str: The label `prefect.resource.id`, such as `prefect.flow-run.UUID`.
        """
        return self["prefect.resource.id"]

    @property
    def name(self) -> "str | None":
        """The resource's name.

        Returns:
            str | None: The label `prefect.resource.name`.
        """
        return self.get("prefect.resource.name")

    def prefect_object_id(self, kind: str) -> "UUID":
        """Return the id of the Prefect object that the resource is.

        Args:
            kind (str): The expected type of object, such as `prefect.flow-run`.

        Returns:
            UUID: The object's id.

        Raises:
            ValueError: The resource is of another type, or its id does not end in a UUID.
        """
        from uuid import UUID

        prefix = f"{kind.rstrip('.')}."
        if not self.id.startswith(prefix):
            raise ValueError(f"Resource ID {self.id} does not start with {prefix}")
        return UUID(self.id[len(prefix) :])


class RelatedResource(Resource):
    """The methods of `RelatedResource`."""

    __slots__ = ()

    def _finish(self) -> None:
        super()._finish()
        self._need("prefect.resource.role", "Related Resources")

    @property
    def role(self) -> str:
        """The role of the resource in the event.

        Returns:
            str: The label `prefect.resource.role`, such as `flow`.
        """
        return self["prefect.resource.role"]


class ResourceSpecification(_Root):
    """The methods of `ResourceSpecification`."""

    __slots__ = ()

    def __getitem__(self, label: str) -> "list[str]":
        return _several(self.root[label])

    def __len__(self) -> int:
        return len(self.root)

    def items(self) -> "Iterable[tuple[str, list[str]]]":
        """Return the labels.

        Returns:
            Iterable[tuple[str, list[str]]]: The name of each label, and its accepted values.
        """
        return [(label, _several(texts)) for label, texts in self.root.items()]

    def get(self, label: str, default: "str | list[str] | None" = None) -> "list[str]":
        """Return the accepted values of a label.

        Args:
            label (str): The label's name.
            default (str | list[str] | None): The value to return if there is no such label.

        Returns:
            list[str]: The values.
        """
        return _several(self.root.get(label, default))

    def pop(self, label: str, default: "str | list[str] | None" = None) -> "list[str]":
        """Remove a label.

        Args:
            label (str): The label's name.
            default (str | list[str] | None): The value to return if there is no such label.

        Returns:
            list[str]: The values that were accepted.
        """
        return _several(self.root.pop(label, default))

    def matches_every_resource(self) -> bool:
        """Return whether every resource matches.

        Returns:
            bool: True if there are no labels.
        """
        return not self.root

    def matches_every_resource_of_kind(self, prefix: str) -> bool:
        """Return whether every resource of a type matches.

        Args:
            prefix (str): The type, such as `prefect.flow-run`.

        Returns:
            bool: True if there are no labels, or only the id with the value `prefix.*`.
        """
        if self.matches_every_resource():
            return True
        return len(self) == 1 and f"{prefix}.*" in self.get("prefect.resource.id")

    def matches(self, resource: "events.Resource") -> bool:
        """Return whether a resource matches.

        Args:
            resource (Resource): The resource.

        Returns:
            bool: True if each label has one of its accepted values.
        """
        return all(
            any(_matches(text, resource.get(label)) for text in texts) for label, texts in self.items()
        )

    def includes(self, candidates: "Iterable[events.Resource]") -> bool:
        """Return whether any of several resources matches.

        Args:
            candidates (Iterable[Resource]): The resources.

        Returns:
            bool: True if one matches, or every resource does.
        """
        return self.matches_every_resource() or any(self.matches(each) for each in candidates)

    def deepcopy(self) -> "Self":
        """Return a deep copy.

        Returns:
            Self: The copy.
        """
        return self.model_copy(deep=True)


def _several(texts: "str | list[str] | None") -> "list[str]":
    if not texts:
        return []
    return texts if isinstance(texts, list) else [texts]


def _matches(expected: str, text: "str | None") -> bool:
    """Whether a text matches: `*` at the end matches any suffix, `!` at the start inverts the match."""
    if text is None:
        return False
    wanted = expected.removeprefix("!")
    fits = text.startswith(wanted[:-1]) if wanted.endswith("*") else text == wanted
    return fits == (wanted == expected)
