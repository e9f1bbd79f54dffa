"""Modules whose names are created on first access (PEP 562).

A process typically uses a handful of the models. Creating all of them would take longer than the rest of the
import.
"""

import sys

from prefect_rs._core import schema, schema_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    Lazy = tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]


# The names that each module re-exports because the official module has them, with their origin.
REEXPORTS: "dict[str, dict[str, str]]" = {}


def schemas(
    module: str,
    unions: "dict[str, list[str]] | None" = None,
    others: "dict[str, list[str]] | None" = None,
    triggers: "dict[str, list[str]] | None" = None,
    reexports: "dict[str, list[str]] | None" = None,
) -> "Lazy":
    """Create `__getattr__`, `__dir__` and `__all__` for a module of models.

    Args:
        module (str): The name of the module.
        unions (dict[str, list[str]] | None): Unions of its models: their members by name.
        others (dict[str, list[str]] | None): Names from other modules to list in `__all__`, by module.
        triggers (dict[str, list[str]] | None): Like `unions`, for triggers, whose `type` discriminates them.
        reexports (dict[str, list[str]] | None): Names from other modules not to list in `__all__`, by module.

    Returns:
        Lazy: `__getattr__`, `__dir__` and `__all__`.
    """
    triggers = triggers or {}
    unions, places = {**(unions or {}), **triggers}, _places(others or {})
    REEXPORTS[module] = reexported = _places(reexports or {})

    def find(name: str) -> "Any":
        if name in places:
            return _import(places[name], name)
        if name in reexported:
            return _import(reexported[name], name)
        if name not in unions:
            return schema(module, name)
        first, *rest = (schema(module, member) for member in unions[name])
        if name in triggers:
            from prefect_rs.events._unions import discriminated

            return discriminated(first, *rest)
        for member in rest:
            first = first | member
        return first

    return _lazy(module, [*schema_names(module), *unions, *places], find, reexported)


def forward(module: str, origins: "dict[str, list[str]]") -> "Lazy":
    """Create `__getattr__`, `__dir__` and a list of the names for a module that re-exports names.

    Args:
        module (str): The name of the module.
        origins (dict[str, list[str]]): The names, by the module that defines them.

    Returns:
        Lazy: `__getattr__`, `__dir__` and the names, sorted.
    """
    REEXPORTS[module] = places = _places(origins)

    def find(name: str) -> "Any":
        if name not in places:
            raise AttributeError
        return _import(places[name], name)

    return _lazy(module, sorted(places), find)


def _places(origins: "dict[str, list[str]]") -> "dict[str, str]":
    return {name: origin for origin, names in origins.items() for name in names}


def _import(module: str, name: str) -> "Any":
    __import__(module)
    return getattr(sys.modules[module], name)


def _lazy(
    module: str, names: "list[str]", find: "Callable[[str], Any]", unlisted: "Iterable[str]" = ()
) -> "Lazy":
    # A module with a `__path__` is a package for Python, which then looks for a missing name as a submodule,
    # so that the finder of `prefect_rs` can add advice to the error.
    vars(sys.modules[module]).setdefault("__path__", [])

    def __getattr__(name: str) -> "Any":
        try:
            found = find(name)
        except AttributeError:
            from prefect_rs._names import attribute_error

            raise attribute_error(module, name) from None
        # Python does not call `__getattr__` for this name again.
        vars(sys.modules[module])[name] = found
        return found

    def __dir__() -> "list[str]":
        return sorted({*vars(sys.modules[module]), *names, *unlisted})

    return __getattr__, __dir__, names
