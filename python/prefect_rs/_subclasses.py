"""What classes that users derive from models need; imported when there is one."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def looking_up_dict(model: "Any") -> "Callable[[Any, str], Any]":
    """A `__getattribute__` that finds the fields in `__dict__`.

    A class made in Python has a `__dict__` of its own, which hides that of the models and lacks the fields.
    """
    look_up = model.__getattribute__

    def __getattribute__(self: "Any", name: str) -> "Any":
        return self._own_dict() if name == "__dict__" else look_up(self, name)

    return __getattribute__
