"""The labels of resources, and attribute access to them for templates."""

from prefect_rs.events._methods.resources import Labelled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LabelDiver", "Labelled"]


class LabelDiver:
    """The labels of a resource as a tree: each part of a label's name, separated by dots, is an attribute.

    `str()` of a node is the value of the label with that name, or empty if there is no such label. Iterating
    over a node yields the labels below it.

    Args:
        labels (dict[str, str]): The labels by name.
        value (str): The value of the node itself.
    """

    def __init__(self, labels: "dict[str, str]", value: str = "") -> None:
        self._labels = dict(labels)
        self._value = value
        nested: dict[str, dict[str, str]] = {}
        values: dict[str, str] = {}
        for name, text in labels.items():
            head, _, rest = name.partition(".")
            if rest:
                nested.setdefault(head, {})[rest] = text
            else:
                values[head] = text
        # Nodes with labels below them come first, as in the official client.
        self._divers = {
            head: LabelDiver(nested.get(head, {}), values.get(head, "")) for head in [*nested, *values]
        }

    def __str__(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return f"LabelDiver(divers={self._divers!r}, value={self._value!r})"

    def __len__(self) -> int:
        return len(self._labels)

    def __iter__(self) -> "Iterator[tuple[str, str]]":
        return iter(self._labels.items())

    def __getitem__(self, name: str) -> str:
        return self._labels[name]

    def __getattr__(self, name: str) -> "LabelDiver":
        # Copying and pickling look up private names before `_divers` is set.
        if not name.startswith("_") and name in self._divers:
            return self._divers[name]
        raise AttributeError(f"no label here has the part {name!r}")
