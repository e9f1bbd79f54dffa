"""Every model and enumeration that there is, and an instance of each with every field filled."""

from __future__ import annotations

import importlib
import re
from datetime import datetime, timedelta, timezone
from enum import Enum
from ipaddress import ip_network
from typing import Any
from uuid import UUID

from prefect_rs._core import Model

MODULES = [
    *(
        f"prefect_rs.client.schemas.{name}"
        for name in ["objects", "actions", "filters", "responses", "schedules"]
    ),
    "prefect_rs._experimental.sla.objects",
]
SORTING = "prefect_rs.client.schemas.sorting"

ID = UUID("01234567-89ab-cdef-0123-456789abcdef")
OTHER_ID = UUID("11111111-2222-3333-4444-555555555555")
MOMENT = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=timezone.utc)

SAMPLES: dict[str, Any] = {
    "str": "text é😀",
    "int": 3,
    "float": 0.1 + 0.2,
    "bool": True,
    "UUID": ID,
    "IPv4Network | IPv6Network": ip_network("192.0.2.0/24"),
    "datetime": MOMENT,
    "timedelta": timedelta(days=1, microseconds=5),
    "Any": {"any": [1, None, "x"]},
    "dict[str, Any]": {"z": 2**70, "a": [1.5, {"é": None}]},
    "dict[str, str]": {"key": "value"},
    "dict[str, bool | int | float | str]": {"b": True, "i": 1, "f": 1.5, "s": "text"},
}


# Texts in a language of their own, or of a certain form; and numbers within bounds.
TEXTS: dict[str, Any] = {
    "cron": "*/5 9-17 * * mon-fri",
    "documentation_url": "https://example.com/docs?a=b",
    "logo_url": "https://example.com/logo.png",
    "grace_period_seconds": 60,
    "retry_delay": [1, 2],
    "rrule": "FREQ=WEEKLY;BYDAY=MO",
    "slug": "a-slug",
    "timezone": "Europe/Berlin",
}

# Fields that one model wants otherwise than the others.
OF_ONE_MODEL = {
    "ArtifactCreate.key": "a-key-1",
    "BlockDocument.name": "a-name",
    "BlockDocumentCreate.name": "a-name",
    "BlockDocumentReference.reference_block_document_id": OTHER_ID,
    "FlowRunInput.key": "a-key-1",
    "FlowRunPolicy.retry_delay": 1,
    "VariableCreate.name": "a_name-1",
    "VariableUpdate.name": "a_name-1",
}

# Fields that have a default, and must be given where nothing else is.
NEEDED = {"BlockDocument.name", "BlockDocumentCreate.name"}


def _named(name: str) -> Any:
    for module in [*MODULES, SORTING]:
        found = getattr(importlib.import_module(module), name, None)
        if found is not None:
            return found
    raise LookupError(f"no sample for a field of the type {name}")


def models() -> list[type[Any]]:
    """Every model class, from every module."""
    found: dict[str, type[Any]] = {}
    for module in MODULES:
        schemas = importlib.import_module(module)
        for name in schemas.__all__:
            one = getattr(schemas, name)
            if isinstance(one, type) and issubclass(one, Model):
                found[f"{module}.{name}"] = one
    return list(found.values())


def enums() -> list[type[Enum]]:
    """Every enumeration, from every module."""
    found: dict[str, type[Enum]] = {}
    for module in [*MODULES, SORTING]:
        schemas = importlib.import_module(module)
        for name in schemas.__all__:
            one = getattr(schemas, name)
            if isinstance(one, type) and issubclass(one, Enum):
                found[f"{module}.{name}"] = one
    return list(found.values())


def sample(annotation: str) -> Any:
    """A value for a field of this type."""
    annotation = annotation.removesuffix(" | None")
    if annotation in SAMPLES:
        return SAMPLES[annotation]
    if literal := re.match(r'Literal\["([\w-]+)"', annotation):
        return literal[1]
    if mapping := re.match(r"dict\[str, (.*)\]$", annotation):
        return {"key": sample(mapping[1])}
    if collection := re.match(r"(list|set)\[(.*)\]$", annotation):
        return {"list": list, "set": set}[collection[1]]([sample(collection[2])])
    one = _named(annotation.partition(" | ")[0])
    return next(iter(one)) if issubclass(one, Enum) else full(one)


def _samples(cls: type[Any], names: list[str]) -> dict[str, Any]:
    return {
        name: OF_ONE_MODEL.get(f"{cls.__name__}.{name}")
        or TEXTS.get(name)
        or sample(cls.model_fields[name].annotation)
        for name in names
    }


def full(cls: type[Any]) -> Any:
    """An instance in which every field is given."""
    return cls(**_samples(cls, list(cls.model_fields)))


def least(cls: type[Any]) -> Any:
    """An instance in which nothing is given but what must be."""
    required = [
        name
        for name, field in cls.model_fields.items()
        if field.is_required() or f"{cls.__name__}.{name}" in NEEDED
    ]
    return cls(**_samples(cls, required))


def named(cls: type[Any]) -> str:
    """How a test calls a class."""
    return f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"
