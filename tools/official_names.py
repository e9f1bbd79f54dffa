"""Writes the importable names of the official client's modules to stdout, as JSON.

    .venvs/server-3.9.1/bin/python tools/official_names.py > tests/modules/official_names.json

It requires the official package and does not import this one. `tests/modules/test_names.py` compares the
output with the modules of this package.

A name is included if users might import it from the module:

- It has no leading underscore and is not a module, `TYPE_CHECKING` or `annotations`.
- It is defined in the official package, or it is an exception, wherever that is defined (`HTTPStatusError` of
  httpx, `ValidationError` of pydantic).
- It is not a `TypeVar`, a `ParamSpec` or a logger.

Constants and type aliases do not have a module, so all of them are included. Other names that a module
imports from the standard library, pydantic or httpx are not.
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

# The modules to list, which are those that this package has too.
MODULES = [
    "prefect",
    "prefect._experimental.sla.objects",
    "prefect.artifacts",
    "prefect.automations",
    "prefect.blocks",
    "prefect.blocks.core",
    "prefect.blocks.system",
    "prefect.client",
    "prefect.client.attribution",
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
    "prefect.client.types",
    "prefect.client.types.flexible_schedule_list",
    "prefect.client.utilities",
    "prefect.deployments",
    "prefect.deployments.flow_runs",
    "prefect.events",
    "prefect.events.actions",
    "prefect.events.filters",
    "prefect.events.schemas",
    "prefect.events.schemas.automations",
    "prefect.events.schemas.deployment_triggers",
    "prefect.events.schemas.events",
    "prefect.exceptions",
    "prefect.flow_runs",
    "prefect.futures",
    "prefect.input",
    "prefect.input.actions",
    "prefect.input.run_input",
    "prefect.schedules",
    "prefect.settings",
    "prefect.settings.context",
    "prefect.states",
    "prefect.types",
    "prefect.types.names",
    "prefect.utilities",
    "prefect.utilities.collections",
    "prefect.utilities.urls",
    "prefect.variables",
]

CONSTANTS = (str, int, float, frozenset, set, dict, list, tuple)


def kind(name: str, found: Any) -> str | None:
    """Get the kind of a name, or None if it is not included."""
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
    """List the included names of a module with their kinds."""
    imported = importlib.import_module(module)
    listed = {}
    for name in sorted({*dir(imported), *getattr(imported, "__all__", ())}):
        try:
            found = getattr(imported, name)
        except AttributeError:
            continue
        found_kind = kind(name, found)
        # The name of a parametrized generic class contains brackets and cannot be imported.
        if found_kind is not None and name.isidentifier():
            listed[name] = found_kind
    return listed


def modules() -> list[str]:
    """List all public modules of the official package, without submodules of its server and CLI."""
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
    """Write names and modules as JSON."""
    version = importlib.import_module("prefect").__version__
    output = {"version": version, "modules": modules(), "names": {each: names(each) for each in MODULES}}
    json.dump(output, sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
