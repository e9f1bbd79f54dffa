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
    """What the models have in common that are what their only field holds."""

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
    """What the models have in common that are a dict of labels."""

    __slots__ = ()

    def __getitem__(self, label: str) -> str:
        text: str = self.root[label]
        return text

    def __setitem__(self, label: str, value: str) -> None:
        self.root[label] = value

    def keys(self) -> "Iterable[str]":
        """Return the names of the labels.

        Returns:
            Iterable[str]: In their order.
        """
        keys: Iterable[str] = self.root.keys()
        return keys

    def items(self) -> "Iterable[tuple[str, str]]":
        """Return the labels.

        Returns:
            Iterable[tuple[str, str]]: The name and text of each, in their order.
        """
        items: Iterable[tuple[str, str]] = self.root.items()
        return items

    def get(self, label: str, default: "str | None" = None) -> "str | None":
        """Return the text of a label.

        Args:
            label (str): The label's name.
            default (str | None): Returned if there is no such label.

        Returns:
            str | None: The text.
        """
        text: str | None = self.root.get(label, default)
        return text

    def as_label_value_array(self) -> "list[dict[str, str]]":
        """Return the labels as a list.

        Returns:
            list[dict[str, str]]: Each as `{"label": ..., "value": ...}`.
        """
        return [{"label": label, "value": value} for label, value in self.items()]

    @property
    def labels(self) -> "LabelDiver":
        """The labels as a tree that attributes lead into, for templates.

        Returns:
            LabelDiver: `resource.labels.prefect.resource.id` is the label `prefect.resource.id`.
        """
        from prefect_rs.events.schemas.labelling import LabelDiver

        return LabelDiver(self.root)

    def has_all_labels(self, labels: "dict[str, str]") -> bool:
        """Tell whether each of these labels is there, with that text.

        Args:
            labels (dict[str, str]): The labels.

        Returns:
            bool: True if all of them are.
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
        """What the resource is.

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
            kind (str): Which kind of object it must be, such as `prefect.flow-run`.

        Returns:
            UUID: The object's id.

        Raises:
            ValueError: The resource is of another kind, or its id does not end in a UUID.
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
        """What the resource has to do with the event.

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
        """The labels.

        Returns:
            Iterable[tuple[str, list[str]]]: Each a name and the texts of which it must have one.
        """
        return [(label, _several(texts)) for label, texts in self.root.items()]

    def get(self, label: str, default: "str | list[str] | None" = None) -> "list[str]":
        """The texts of which a label must have one.

        Args:
            label (str): The label's name.
            default (str | list[str] | None): What to give where nothing is said of that label.

        Returns:
            list[str]: The texts.
        """
        return _several(self.root.get(label, default))

    def pop(self, label: str, default: "str | list[str] | None" = None) -> "list[str]":
        """Take away what is said of a label.

        Args:
            label (str): The label's name.
            default (str | list[str] | None): What to give where nothing is said of it.

        Returns:
            list[str]: The texts of which it had to have one.
        """
        return _several(self.root.pop(label, default))

    def matches_every_resource(self) -> bool:
        """Whether it is any resource that is meant.

        Returns:
            bool: True if nothing is said of any label.
        """
        return not self.root

    def matches_every_resource_of_kind(self, prefix: str) -> bool:
        """Whether it is any resource of a kind that is meant, at least.

        Args:
            prefix (str): The kind, such as `prefect.flow-run`.

        Returns:
            bool: True if nothing is said but that the id is `prefix.*`.
        """
        if self.matches_every_resource():
            return True
        return len(self) == 1 and f"{prefix}.*" in self.get("prefect.resource.id")

    def matches(self, resource: "events.Resource") -> bool:
        """Whether a resource is one that is meant.

        Args:
            resource (Resource): The resource.

        Returns:
            bool: True if each label has one of the texts that are said of it.
        """
        return all(
            any(_matches(text, resource.get(label)) for text in texts) for label, texts in self.items()
        )

    def includes(self, candidates: "Iterable[events.Resource]") -> bool:
        """Whether one of several resources is one that is meant.

        Args:
            candidates (Iterable[Resource]): The resources.

        Returns:
            bool: True if one is, or any is meant.
        """
        return self.matches_every_resource() or any(self.matches(each) for each in candidates)

    def deepcopy(self) -> "Self":
        """A copy that shares nothing with this one.

        Returns:
            Self: The copy.
        """
        return self.model_copy(deep=True)


def _several(texts: "str | list[str] | None") -> "list[str]":
    if not texts:
        return []
    return texts if isinstance(texts, list) else [texts]


def _matches(expected: str, text: "str | None") -> bool:
    """Whether a text is the expected one: one that begins so before a `*`, any other after a `!`."""
    if text is None:
        return False
    wanted = expected.removeprefix("!")
    fits = text.startswith(wanted[:-1]) if wanted.endswith("*") else text == wanted
    return fits == (wanted == expected)
