"""Lists the names that can be imported from the official client's modules.

    .venvs/server-3.9.1/bin/python tools/official_names.py > tests/modules/official_names.json

It runs where the official package is installed and imports nothing of this one.
`tests/modules/test_names.py` holds this package's modules against the output.

A name counts if a person would import it from there:

- it has no leading underscore and is not a module, `TYPE_CHECKING` or `annotations`;
- it is defined in the official package, or it is an exception that is raised to callers, wherever that is
  defined (`HTTPStatusError` of httpx, `ValidationError` of pydantic);
- it is not a `TypeVar`, a `ParamSpec` or a logger.

Constants and aliases of types do not know where they are defined: all of them count. Everything that the
module imports from the standard library, pydantic or httpx otherwise does not.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import json
import logging
import pkgutil
import sys
import types
import typing
from typing import Any

# The modules whose names are listed: those that this package has, too.
MODULES = [
    "prefect",
    "prefect._experimental.sla.objects",
    "prefect.client",
    "prefect.client.base",
    "prefect.client.cloud",
    "prefect.client.collections",
    "prefect.client.orchestration",
    "prefect.client.schemas",
    "prefect.client.schemas.actions",
    "prefect.client.schemas.events",
    "prefect.client.schemas.filters",
    "prefect.client.schemas.objects",
    "prefect.client.schemas.responses",
    "prefect.client.schemas.schedules",
    "prefect.client.schemas.sorting",
    "prefect.events",
    "prefect.events.actions",
    "prefect.events.filters",
    "prefect.events.schemas",
    "prefect.events.schemas.automations",
    "prefect.events.schemas.deployment_triggers",
    "prefect.events.schemas.events",
    "prefect.exceptions",
    "prefect.states",
    "prefect.utilities",
    "prefect.utilities.collections",
]

CONSTANTS = (str, int, float, frozenset, set, dict, list, tuple)


def kind(name: str, found: Any) -> str | None:
    """What a name stands for, or None if it does not count."""
    if name.startswith("_") or name in ("TYPE_CHECKING", "annotations"):
        return None
    if isinstance(found, (types.ModuleType, typing.TypeVar, typing.ParamSpec, logging.Logger)):
        return None
    home = getattr(found, "__module__", None) or ""
    if inspect.isclass(found) and not isinstance(found, types.GenericAlias):
        if issubclass(found, BaseException):
            return "exception"
        if home.split(".")[0] != "prefect":
            return None
        return "enum" if issubclass(found, enum.Enum) else "class"
    if typing.get_origin(found) is not None:
        return "type" if name not in vars(typing) and home != "collections.abc" else None
    if home in ("typing", "typing_extensions", "collections.abc"):
        return None
    if callable(found):
        return "function" if home.split(".")[0] == "prefect" else None
    if isinstance(found, CONSTANTS):
        return "constant"
    return "setting" if type(found).__name__ == "Setting" else None


def names(module: str) -> dict[str, str]:
    """The names of a module that count, with what they stand for."""
    made = importlib.import_module(module)
    listed = {}
    for name in sorted({*dir(made), *getattr(made, "__all__", ())}):
        try:
            found = getattr(made, name)
        except AttributeError:
            continue
        what = kind(name, found)
        # A generic class whose name has brackets cannot be imported.
        if what is not None and name.isidentifier():
            listed[name] = what
    return listed


def modules() -> list[str]:
    """All public modules of the official package; those of its server and its command line as one."""
    package = importlib.import_module("prefect")
    found = []
    pending = [package]
    while pending:
        parent = pending.pop()
        for each in pkgutil.iter_modules(parent.__path__, f"{parent.__name__}."):
            if each.name.rpartition(".")[2].startswith("_"):
                continue
            found.append(each.name)
            if each.ispkg and each.name not in ("prefect.server", "prefect.cli"):
                try:
                    pending.append(importlib.import_module(each.name))
                except ImportError:
                    continue
    return sorted(found)


def main() -> None:
    """Write the names and the modules as JSON."""
    version = importlib.import_module("prefect").__version__
    told = {"version": version, "modules": modules(), "names": {each: names(each) for each in MODULES}}
    json.dump(told, sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
