"""Python functions with the signatures of methods in Rust, for code that inspects functions."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import inspect
    from collections.abc import Callable
    from typing import Any


def function(method: "Any", owner: type, is_coroutine: bool, docstring: "str | None") -> "Callable[..., Any]":
    """Create an empty function with the signature of a method.

    Args:
        method: The method descriptor.
        owner: The class of the method.
        is_coroutine: Whether to create a coroutine function.
        docstring: Its docstring.

    Returns:
        The function. It is not meant to be called.
    """
    name = method.__name__
    signature = method.__text_signature__
    if name == "__init__":
        # That of the descriptor does not say more than `*args` and `**kwargs`.
        signature = (owner.__text_signature__ or "()").replace("(", "($self, ", 1)
    for first in ("self", "cls"):
        signature = signature.replace(f"${first}", f"{first}, /", 1)
    source = f"{'async ' if is_coroutine else ''}def {name}{signature}: ..."
    names: dict[str, Callable[..., Any]] = {}
    exec(compile(source, f"<{owner.__name__}>", "exec"), vars(sys.modules[owner.__module__]), names)
    names[name].__doc__ = docstring
    return names[name]


def of_class(constructor: "Callable[..., Any]") -> "inspect.Signature":
    """Return the signature of a class with this constructor.

    Args:
        constructor: Its `__init__`.
    """
    from inspect import signature

    of_constructor = signature(constructor)
    return of_constructor.replace(parameters=list(of_constructor.parameters.values())[1:])


def annotations(function: "Any", owner: type) -> "dict[str, Any]":
    """Evaluate the types of a method's parameters and of its result.

    Args:
        function: What `function` returned for it.
        owner: The class of the method.

    Returns:
        The types by the name of the parameter, and that of the result as `return`.
    """
    from prefect_rs import _annotations

    code = function.__code__
    count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
    return _annotations.of_method(function, owner, code.co_varnames[:count])
