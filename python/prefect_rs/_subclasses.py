"""Support for classes that users derive from models. Imported when the first one is defined."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def looking_up_dict(model: "Any") -> "Callable[[Any, str], Any]":
    """A `__getattribute__` that includes the fields in `__dict__`.

    Instances of classes defined in Python have their own `__dict__`, which hides that of the model and lacks
    the fields.
    """
    look_up = model.__getattribute__

    def __getattribute__(self: "Any", name: str) -> "Any":
        return self._own_dict() if name == "__dict__" else look_up(self, name)

    return __getattribute__
