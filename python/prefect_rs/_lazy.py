"""Modules whose names are made when they are first asked for: see PEP 562.

A process that talks to a server uses a handful of the models; making all of them would take longer than
everything else at import.
"""

import sys

from prefect_rs._core import schema, schema_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Lazy = tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]


def schemas(
    module: str,
    unions: "dict[str, list[str]] | None" = None,
    others: "dict[str, list[str]] | None" = None,
    triggers: "dict[str, list[str]] | None" = None,
) -> "Lazy":
    """`__getattr__`, `__dir__` and `__all__` of a module of models.

    It may have unions of some of them, by the union's name, and names of other modules. The members of unions
    of triggers are told apart by their `type`.
    """
    triggers = triggers or {}
    unions, places = {**(unions or {}), **triggers}, _places(others or {})

    def find(name: str) -> "Any":
        if name in places:
            return _import(places[name], name)
        if name not in unions:
            return schema(module, name)
        first, *rest = (schema(module, member) for member in unions[name])
        if name in triggers:
            from prefect_rs.events._unions import discriminated

            return discriminated(first, *rest)
        for member in rest:
            first = first | member
        return first

    return _lazy(module, [*schema_names(module), *unions, *places], find)


def forward(module: str, origins: "dict[str, list[str]]") -> "Lazy":
    """The same for a module that only passes on the names of others."""
    places = _places(origins)

    def find(name: str) -> "Any":
        if name not in places:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        return _import(places[name], name)

    return _lazy(module, sorted(places), find)


def _places(origins: "dict[str, list[str]]") -> "dict[str, str]":
    return {name: origin for origin, names in origins.items() for name in names}


def _import(module: str, name: str) -> "Any":
    __import__(module)
    return getattr(sys.modules[module], name)


def _lazy(module: str, names: "list[str]", find: "Callable[[str], Any]") -> "Lazy":
    def __getattr__(name: str) -> "Any":
        found = find(name)
        # The next time, Python finds it without asking.
        vars(sys.modules[module])[name] = found
        return found

    def __dir__() -> "list[str]":
        return sorted({*vars(sys.modules[module]), *names})

    return __getattr__, __dir__, names
