"""All models and enumerations, and instances with every field set."""

from __future__ import annotations

import functools
import importlib
import re
from datetime import datetime, timedelta, timezone
from enum import Enum
from ipaddress import ip_network
from typing import Any
from uuid import UUID

from prefect_rs._core import Model

SCHEMAS = "prefect_rs.client.schemas"
EVENTS = "prefect_rs.events"
MODULES = [
    *(f"{SCHEMAS}.{name}" for name in ("objects", "actions", "filters", "responses", "schedules", "events")),
    *(f"{EVENTS}.{name}" for name in ("actions", "filters")),
    *(f"{EVENTS}.schemas.{name}" for name in ("automations", "deployment_triggers", "events")),
    "prefect_rs._experimental.sla.objects",
]
WITH_ENUMS = [*MODULES, f"{SCHEMAS}.sorting"]

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


# Values for fields that require a certain format, or are bounded.
TEXTS: dict[str, Any] = {
    "cron": "*/5 9-17 * * mon-fri",
    "documentation_url": "https://example.com/docs?a=b",
    "logo_url": "https://example.com/logo.png",
    "next_page": "http://127.0.0.1:4200/api/events/filter/next?page-token=a%2Bb",
    "grace_period_seconds": 60,
    "retry_delay": [1, 2],
    "require": "any",
    "resources_in_roles": [["prefect.flow.x", "flow"]],
    "rrule": "FREQ=WEEKLY;BYDAY=MO",
    "slug": "a-slug",
    "timezone": "Europe/Berlin",
}

# Values for fields of single models.
OF_ONE_MODEL: dict[str, Any] = {
    "ArtifactCreate.key": "a-key-1",
    "BlockDocument.name": "a-name",
    "BlockDocumentCreate.name": "a-name",
    "BlockDocumentReference.reference_block_document_id": OTHER_ID,
    "FlowRunInput.key": "a-key-1",
    "FlowRunPolicy.retry_delay": 1,
    "DeploymentMetricTrigger.posture": "Metric",
    "MetricTrigger.posture": "Metric",
    "RelatedResource.root": {"prefect.resource.id": "r", "prefect.resource.role": "flow"},
    "Resource.root": {"prefect.resource.id": "r é"},
    "VariableCreate.name": "a_name-1",
    "VariableUpdate.name": "a_name-1",
}

# Fields that have a default, but are required unless others are set.
NEEDED = {
    "BlockDocument.name",
    "BlockDocumentCreate.name",
    "PauseAutomation.automation_id",
    "PauseDeployment.deployment_id",
    "PauseWorkQueue.work_queue_id",
    "ResumeAutomation.automation_id",
    "ResumeDeployment.deployment_id",
    "ResumeWorkQueue.work_queue_id",
    "RunDeployment.deployment_id",
}


@functools.cache
def _named(name: str) -> Any:
    for module in WITH_ENUMS:
        found = getattr(importlib.import_module(module), name, None)
        if found is not None:
            return found
    raise LookupError(f"no sample for a field of the type {name}")


def models() -> list[type[Any]]:
    """Every model class."""
    found: dict[str, type[Any]] = {}
    for module in MODULES:
        schemas = importlib.import_module(module)
        for name in schemas.__all__:
            one = getattr(schemas, name)
            if isinstance(one, type) and issubclass(one, Model) and one.__module__ == module:
                found[f"{module}.{name}"] = one
    return list(found.values())


def enums() -> list[type[Enum]]:
    """Every enumeration."""
    found: dict[str, type[Enum]] = {}
    for module in WITH_ENUMS:
        schemas = importlib.import_module(module)
        for name in schemas.__all__:
            one = getattr(schemas, name)
            if isinstance(one, type) and issubclass(one, Enum) and one.__module__ == module:
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
    first = annotation.partition(" | ")[0]
    if first != annotation:
        return sample(first)
    one = _named(first)
    return next(iter(one)) if issubclass(one, Enum) else full(one)


def _samples(cls: type[Any], names: list[str]) -> dict[str, Any]:
    fields = cls.model_fields  # computed on each access
    return {
        name: OF_ONE_MODEL.get(f"{cls.__name__}.{name}") or TEXTS.get(name) or sample(fields[name].annotation)
        for name in names
    }


def full(cls: type[Any]) -> Any:
    """An instance with every field set."""
    return cls(**_samples(cls, list(cls.model_fields)))


def least(cls: type[Any]) -> Any:
    """An instance with only the required fields set."""
    required = [
        name
        for name, field in cls.model_fields.items()
        if field.is_required() or f"{cls.__name__}.{name}" in NEEDED
    ]
    return cls(**_samples(cls, required))


def named(cls: type[Any]) -> str:
    """The name of a class in a test's id."""
    return f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"
