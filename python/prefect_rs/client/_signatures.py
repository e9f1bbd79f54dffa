"""Python functions with the signatures of the clients' methods, for code that inspects functions."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def function(method: "Any", owner: type, is_coroutine: bool) -> "Callable[..., Any]":
    """Create an empty function with the signature of a method.

    Args:
        method: The method descriptor.
        owner: The class of the method.
        is_coroutine: Whether to create a coroutine function.

    Returns:
        The function. It is not meant to be called.
    """
    name = method.__name__
    signature = method.__text_signature__.replace("$self", "self, /", 1)
    source = f"{'async ' if is_coroutine else ''}def {name}{signature}: ..."
    names: dict[str, Callable[..., Any]] = {}
    exec(compile(source, f"<{owner.__name__}>", "exec"), vars(sys.modules[owner.__module__]), names)
    names[name].__doc__ = method.__doc__
    return names[name]
