"""The models' JSON schemas are the official client's, both on their own and in FastAPI's OpenAPI document.

`official_json_schemas.json` contains them. It is written by `tools/official_json_schemas.py`. Deliberate
differences are listed with reasons. A reason that is not needed is an error.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from prefect_rs._core import Model

from tests.support.models import models
from tools.official_json_schemas import plain

OFFICIAL: dict[str, Any] = json.loads(Path(__file__).with_name("official_json_schemas.json").read_text())

# Deliberate differences: patterns for the output of `problems()`.
REASONS: dict[str, str] = {
    r"\w+ \S+\.(RootModel\[.*|_FlowRunFilterBaseModel): missing": "internal",
    r"\w+ events\.\S+\.(Action|AutomationAction|DeploymentAction|WorkPoolAction|WorkQueueAction|"
    r"EventDataFilter|CompositeTrigger|ResourceTrigger|Trigger|BaseDeploymentTrigger): missing": (
        "a base class without fields of its own here"
    ),
    r"validation .*\.additionalProperties: is False, not None": (
        "unknown fields are errors here, also in the schema for validation"
    ),
    r"\w+ .*: further": "the server has this field, the official client's model does not",
    r"validation .*Sla(Agreement)?\.owner_resource: further": "an ordinary field here, computed there",
    r"serialization .*(Sla|ServiceLevelAgreement)\.required: .*": "an ordinary field here, computed there",
    r"serialization .*\.BlockDocument\.(properties|required|type): .*": (
        "pydantic does not know what a serializer in Python returns"
    ),
    r"\w+ .*\.(State|StateCreate)\.data: .*": "any JSON here; there is no class for a result's record",
    r"\w+ .*Trigger\.match(_related)?: .*": "a ResourceSpecification is a dict already",
    r"\w+ .*\.MetricTriggerQuery\.name: .*": "an unknown metric is rejected here",
    r"\w+ .*\.OrchestrationResult\.details: .*": "the same models in another order",
    r"\w+ .*\.OrchestrationResult\.state: .*": "the name of a generic model",
    r"\w+ .*\.WorkPool\.default_queue_id: .*": "may be None, although the official schema does not say so",
    r"\w+ .*\.Workspace\.(account_name|account_handle|workspace_description|required): .*": (
        "may be unknown, for example if only a URL with the ids is known"
    ),
}


def schema_of(cls: type[Model], mode: Any) -> Any:
    schema = cls.model_json_schema(mode=mode)
    definitions = schema.pop("$defs", {})
    if set(schema) == {"$ref"}:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    return plain(schema)


def compared(place: str, want: Any, got: Any) -> Iterator[str]:
    """The differences between two schemas of a model."""
    for key in {**want, **got}:
        if key != "properties" or key not in want:
            if want.get(key) != got.get(key):
                yield f"{place}.{key}: is {got.get(key)}, not {want.get(key)}"
            continue
        for name in {**want[key], **got.get(key, {})}:
            if name not in want[key]:
                yield f"{place}.{name}: further"
            elif want[key][name] != got[key].get(name):
                yield f"{place}.{name}: is {got[key].get(name)}, not {want[key][name]}"


def problems() -> Iterator[str]:
    for mode, schemas in OFFICIAL.items():
        for key, want in schemas.items():
            module, _, name = key.rpartition(".")
            if "[" in key:
                yield f"{mode} {key}: missing"
                continue
            cls = getattr(importlib.import_module(f"prefect_rs.{module}"), name, None)
            if not isinstance(cls, type) or not issubclass(cls, Model):
                yield f"{mode} {key}: missing"
                continue
            yield from compared(f"{mode} {key}", want, schema_of(cls, mode))


def test_schemas_match_the_official_ones() -> None:
    found = list(problems())
    unknown = [each for each in found if not any(re.fullmatch(reason, each) for reason in REASONS)]
    assert unknown == []
    unused = [reason for reason in REASONS if not any(re.fullmatch(reason, each) for each in found)]
    assert unused == []


def test_all_models_are_compared() -> None:
    assert len(OFFICIAL["serialization"]) > 200
    assert set(OFFICIAL["serialization"]) == set(OFFICIAL["validation"])


def without_nulls(schema: Any) -> Any:
    """A schema without null values, such as defaults, which FastAPI omits."""
    if isinstance(schema, list):
        return [without_nulls(each) for each in schema]
    if isinstance(schema, dict):
        return {key: without_nulls(value) for key, value in schema.items() if value is not None}
    return schema


def test_fastapi_uses_the_same_schemas() -> None:
    app = FastAPI()
    classes = {cls.__name__: cls for cls in models()}
    for name, cls in classes.items():
        app.get(f"/{name}", response_model=cls)(lambda: None)
    text = json.dumps(app.openapi()["components"]["schemas"])
    schemas = json.loads(text.replace("#/components/schemas/", "#/$defs/"))
    for name, cls in classes.items():
        assert plain(schemas[name]) == without_nulls(schema_of(cls, "serialization")), name


def test_a_random_default_is_not_in_a_schema() -> None:
    from prefect_rs.client.schemas.objects import FlowRun

    for _ in range(50):
        assert "default" not in FlowRun.model_json_schema()["properties"]["name"]
