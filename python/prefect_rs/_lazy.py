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


def schemas(module: str) -> "Lazy":
    """`__getattr__`, `__dir__` and `__all__` of a module of models."""
    return _lazy(module, schema_names(module), lambda name: schema(module, name))


def forward(module: str, origins: "dict[str, list[str]]") -> "Lazy":
    """The same for a module that only passes on the names of others."""
    places = {name: origin for origin, names in origins.items() for name in names}

    def find(name: str) -> "Any":
        if name not in places:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        __import__(places[name])
        return getattr(sys.modules[places[name]], name)

    return _lazy(module, sorted(places), find)


def _lazy(module: str, names: "list[str]", find: "Callable[[str], Any]") -> "Lazy":
    def __getattr__(name: str) -> "Any":
        found = find(name)
        # The next time, Python finds it without asking.
        vars(sys.modules[module])[name] = found
        return found

    def __dir__() -> "list[str]":
        return sorted({*vars(sys.modules[module]), *names})

    return __getattr__, __dir__, names
