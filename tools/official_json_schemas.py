"""Writes the JSON schemas of the official client's models to stdout.

    .venvs/server-3.9.1/bin/python tools/official_json_schemas.py > tests/parity/official_json_schemas.json

It requires the official package and does not import this one. `tests/parity/test_json_schemas.py` compares
the output with the schemas of this package. Titles and descriptions are omitted: pydantic derives titles from
names, and this package has its own descriptions.
"""

from __future__ import annotations

import importlib
import json
import sys
import warnings
from typing import Any, Literal

MODULES = [
    "client.schemas.objects",
    "client.schemas.actions",
    "client.schemas.filters",
    "client.schemas.responses",
    "client.schemas.schedules",
    "client.schemas.events",
    "events.actions",
    "events.filters",
    "events.schemas.automations",
    "events.schemas.deployment_triggers",
    "events.schemas.events",
    "_experimental.sla.objects",
]
MODES: tuple[Literal["validation", "serialization"], ...] = ("validation", "serialization")
DROPPED = {"title", "description", "examples"}


def plain(schema: Any, named: bool = False) -> Any:
    """Remove prose from a schema. If `named`, the keys are names instead of keywords."""
    if isinstance(schema, list):
        return [plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: plain(value, not named and key in ("properties", "$defs"))
        for key, value in schema.items()
        if named or key not in DROPPED
    }


def schemas() -> dict[str, Any]:
    """Get the schema of each model by mode, without definitions of nested models."""
    from pydantic import BaseModel

    found: dict[str, Any] = {mode: {} for mode in MODES}
    for path in MODULES:
        module = importlib.import_module(f"prefect.{path}")
        for name, cls in sorted(vars(module).items()):
            if (
                not isinstance(cls, type)
                or not issubclass(cls, BaseModel)
                or cls.__module__ != module.__name__
            ):
                continue
            for mode in MODES:
                try:
                    schema = cls.model_json_schema(mode=mode)
                except Exception as error:
                    found[mode][f"{path}.{name}"] = f"{type(error).__name__}"
                    continue
                definitions = schema.pop("$defs", {})
                if set(schema) == {"$ref"}:
                    schema = definitions[schema["$ref"].rpartition("/")[2]]
                found[mode][f"{path}.{name}"] = plain(schema)
    return found


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    modes = [
        f'"{mode}": {{\n'
        + ",\n".join(
            f'"{name}": {json.dumps(schema, sort_keys=True)}' for name, schema in sorted(found.items())
        )
        + "\n}"
        for mode, found in schemas().items()
    ]
    sys.stdout.write("{\n" + ",\n".join(modes) + "\n}\n")
