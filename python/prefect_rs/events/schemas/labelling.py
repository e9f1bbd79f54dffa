"""The labels of resources, and a way into them for templates."""

from prefect_rs.events._methods.resources import Labelled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LabelDiver", "Labelled"]


class LabelDiver:
    """The labels of a resource as a tree: each part of a label's name, up to the next dot, is an attribute.

    `str()` of a place in the tree is the text of the label that ends there, or empty if none does. Iterating
    over it gives the labels below it.

    Args:
        labels (dict[str, str]): The labels by their names.
        value (str): The text of the label that ends here.
    """

    def __init__(self, labels: "dict[str, str]", value: str = "") -> None:
        self._labels = dict(labels)
        self._value = value
        below: dict[str, dict[str, str]] = {}
        ends: dict[str, str] = {}
        for name, text in labels.items():
            head, _, rest = name.partition(".")
            if rest:
                below.setdefault(head, {})[rest] = text
            else:
                ends[head] = text
        # Those with further parts first, as in the official client.
        self._divers = {head: LabelDiver(below.get(head, {}), ends.get(head, "")) for head in [*below, *ends]}

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
        # Copying and pickling ask for private names before there is anything.
        if not name.startswith("_") and name in self._divers:
            return self._divers[name]
        raise AttributeError(f"no label has the part {name!r} here")
