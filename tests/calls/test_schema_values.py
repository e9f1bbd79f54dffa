"""Validation of values against a schema by the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from prefect_rs.client.schemas.responses import SchemaValuesValidationResponse
from prefect_rs.exceptions import RequestValidationError, ValidationError

Call = Callable[..., Any]

SCHEMA = {
    "type": "object",
    "properties": {
        "count": {"type": "integer"},
        "names": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["count"],
}


def test_valid_values(call: Call) -> None:
    found = call("validate_obj", SCHEMA, {"count": 3, "names": ["é"]})
    assert type(found) is SchemaValuesValidationResponse
    assert (found.valid, found.errors) == (True, [])


def test_invalid_values(call: Call) -> None:
    found = call("validate_obj", schema=SCHEMA, values={"names": ["a", 1]})
    assert found.valid is False
    by_property = {error["property"]: error["errors"] for error in found.errors}
    assert set(by_property) == {"count", "names"}
    assert "required" in by_property["count"][0]
    [item] = by_property["names"]
    assert item["index"] == 1
    assert "'string'" in item["errors"][0]


def test_an_invalid_schema(call: Call) -> None:
    with pytest.raises(RequestValidationError, match="Invalid schema"):
        call("validate_obj", {"type": "objec"}, {})


def test_values_that_are_not_a_dict(call: Call) -> None:
    for place, arguments in [("schema", ("x", {})), ("values", ({}, [1])), ("values", ({}, {"x": object()}))]:
        with pytest.raises(ValidationError, match=place):
            call("validate_obj", *arguments)
