"""`ValidationError` and `RequestValidationError`: how they report problems."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import exceptions as exc

from tests.support.exceptions import Request, Response


def test_every_problem_is_reported() -> None:
    run_id = uuid4()
    error = exc.ValidationError(
        "FlowRunFilter",
        [
            {"loc": ["tags", "all_", 3], "msg": "expected text", "type": "string_type", "input": run_id},
            {"loc": "name", "msg": "expected text, a list or a FlowRunFilterName", "input": 5},
            {"msg": "something else"},
        ],
    )
    assert error.title == "FlowRunFilter"
    assert error.error_count() == 3
    assert error.errors() == [
        {"type": "string_type", "loc": ("tags", "all_", 3), "msg": "expected text", "input": run_id},
        {
            "type": "value_error",
            "loc": ("name",),
            "msg": "expected text, a list or a FlowRunFilterName",
            "input": 5,
        },
        {"type": "value_error", "loc": (), "msg": "something else"},
    ]
    assert "input" not in error.errors(include_input=False)[0]
    assert str(error).splitlines() == [
        "3 validation errors for FlowRunFilter",
        f"  tags.all_[3]: expected text (got {run_id!r}, UUID)",
        "  name: expected text, a list or a FlowRunFilterName (got 5, int)",
        "  something else",
    ]
    assert json.loads(error.json())[0]["input"] == repr(run_id)
    again = exc.ValidationError.from_exception_data("FlowRunFilter", error.errors())
    assert str(again) == str(error)


def test_a_plain_message() -> None:
    error = exc.ValidationError("the state has no type")
    assert str(error) == "the state has no type"
    assert error.errors() == [{"type": "value_error", "loc": (), "msg": "the state has no type"}]


def test_long_input_is_truncated_in_the_message() -> None:
    class Hostile:
        def __repr__(self) -> str:
            raise RuntimeError

    for value in [list(range(10**6)), "x" * 10**6, {i: i for i in range(1000)}, Hostile(), object()]:
        assert len(str(exc.ValidationError("it", [{"loc": "x", "msg": "no", "input": value}]))) < 300


def test_input_that_cannot_be_pickled_becomes_text() -> None:
    given = (value for value in [1])
    error = exc.ValidationError("it", [{"loc": "x", "msg": "no", "input": given}])
    assert copy.copy(error).errors()[0]["input"] is given
    again = pickle.loads(pickle.dumps(error))
    assert "generator" in again.errors()[0]["input"]
    assert str(again) == str(error)


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        (
            {
                "exception_message": "Invalid request received.",
                "exception_detail": [
                    {"loc": ["body", "name"], "msg": "Field required", "type": "missing", "input": {}}
                ],
            },
            [{"type": "missing", "loc": ("body", "name"), "msg": "Field required", "input": {}}],
        ),
        (
            {"detail": [{"loc": ["path", "id"], "msg": "not a UUID", "type": "uuid_parsing"}]},
            [{"type": "uuid_parsing", "loc": ("path", "id"), "msg": "not a UUID"}],
        ),
        ({"detail": "Bad."}, [{"type": "value_error", "loc": (), "msg": "Bad."}]),
        ("<html>", [{"type": "value_error", "loc": (), "msg": "refused"}]),
    ],
)
def test_a_422_reports_the_servers_problems(body: Any, problems: Any) -> None:
    error = exc.RequestValidationError("refused", Response(422, "Unprocessable", body, Request("POST")))
    assert error.errors() == problems
    assert error.status_code == 422
    assert error.title == "POST http://127.0.0.1:4200/api/flows/1"
    assert str(error) == "refused"
