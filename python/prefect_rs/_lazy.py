"""Modules whose names are made when they are first asked for: see PEP 562.

A process that talks to a server uses a handful of the models; making all of them would take longer than
everything else at import.
"""

import sys

from prefect_rs._core import schema, schema_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    Lazy = tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]


# The names that a module passes on from others because the official module has them, by module.
REEXPORTS: "dict[str, dict[str, str]]" = {}


def schemas(
    module: str,
    unions: "dict[str, list[str]] | None" = None,
    others: "dict[str, list[str]] | None" = None,
    triggers: "dict[str, list[str]] | None" = None,
    reexports: "dict[str, list[str]] | None" = None,
) -> "Lazy":
    """Make `__getattr__`, `__dir__` and `__all__` of a module of models.

    It may have unions of some of them, by the union's name (the members of unions of triggers are told apart
    by their `type`); names of other modules; and names that can be imported from it, too, without being
    listed in `__all__`.
    """
    triggers = triggers or {}
    unions, places = {**(unions or {}), **triggers}, _places(others or {})
    REEXPORTS[module] = passed_on = _places(reexports or {})

    def find(name: str) -> "Any":
        if name in places:
            return _import(places[name], name)
        if name in passed_on:
            return _import(passed_on[name], name)
        if name not in unions:
            return schema(module, name)
        first, *rest = (schema(module, member) for member in unions[name])
        if name in triggers:
            from prefect_rs.events._unions import discriminated

            return discriminated(first, *rest)
        for member in rest:
            first = first | member
        return first

    return _lazy(module, [*schema_names(module), *unions, *places], find, passed_on)


def forward(module: str, origins: "dict[str, list[str]]") -> "Lazy":
    """Make the same for the names that a module passes on from others."""
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
    # A module with a path counts as a package: Python then looks for a missing name as a submodule, and
    # `_names.Finder` can say where it is.
    vars(sys.modules[module]).setdefault("__path__", [])

    def __getattr__(name: str) -> "Any":
        try:
            found = find(name)
        except AttributeError:
            from prefect_rs._names import attribute_error

            raise attribute_error(module, name) from None
        # The next time, Python finds it without asking.
        vars(sys.modules[module])[name] = found
        return found

    def __dir__() -> "list[str]":
        return sorted({*vars(sys.modules[module]), *names, *unlisted})

    return __getattr__, __dir__, names
