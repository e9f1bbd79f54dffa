"""Responses with unexpected or invalid JSON."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from prefect_rs import exceptions as exc
from prefect_rs.states import Running

from tests.support.errors import FLOW, ID, error_of
from tests.support.standin import Reply, StandIn, as_json, call_once, http

HTML = "<!DOCTYPE html><html><body>502? No, all is well.</body></html>"
DEEP = "[" * 100_000 + "]" * 100_000
NO_FLOW: dict[str, Reply] = {
    "nothing": http(b""),
    "nothing, 204": http(b"", 204, content_type=None),
    "null": http("null"),
    "a number": http("3"),
    "a text": http('"flow"'),
    "a list": http("[]"),
    "an empty object": http("{}"),
    "another object": http('{"status": "ok"}'),
    "a list of it": as_json([FLOW]),
    "an invalid id": as_json({**FLOW, "id": "nope"}),
    "a number for a name": as_json({**FLOW, "name": 5}),
    "a null for a name": as_json({**FLOW, "name": None}),
    "a text for tags": as_json({**FLOW, "tags": "red"}),
    "an invalid time": as_json({**FLOW, "created": "yesterday"}),
    "half a body, as announced": http(json.dumps(FLOW)[:40]),
    "two bodies": http(json.dumps(FLOW) * 2),
    "no UTF-8": http(json.dumps(FLOW).replace("f", "\xff").encode("latin-1")),
    "half of UTF-16": http(json.dumps(FLOW).encode("utf-16")[:-1]),
    "garbage": http(bytes(range(256)) * 10, content_type="application/octet-stream"),
    "NaN": http('{"id": NaN}'),
    "deep nesting": http(DEEP),
    "deep objects": http('{"id":' * 50_000),
    "a long line": http('{"id": "' + "x" * 1_000_000 + '"}'),
    "a control character": http('{"id": "\x00"}'),
}


@pytest.mark.parametrize("which", NO_FLOW)
def test_responses_that_are_not_a_flow(mode: str, which: str) -> None:
    error = error_of(mode, NO_FLOW[which], "read_flow", ID)
    assert type(error).__name__ == "DecodingError"
    assert isinstance(error, exc.DecodingError)
    assert isinstance(error, ValueError)  # like json.JSONDecodeError
    assert isinstance(error, httpx.DecodingError)
    assert f"GET {error.request.url}" in str(error)
    assert error.request.url.endswith(f"/api/flows/{ID}")
    assert error.response.status_code in (200, 204)
    assert error.response.request == error.request
    assert len(str(error)) < 1000


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("read_flows", ()),
        ("read_flow_runs", ()),
        ("count_flow_runs", ()),
        ("read_flow_run", (ID,)),
        ("read_flow_run_states", (ID,)),
        ("read_flow_run_state", (ID,)),
        ("create_flow_from_name", ("x",)),
        ("create_flow_run", (str(ID),)),
        ("set_flow_run_state", (ID, Running())),
        ("resume_flow_run", (ID,)),
        ("filter_flow_run_input", (ID, "", 1, [])),
        ("api_version", ()),
    ],
)
@pytest.mark.parametrize("body", [HTML, "", '{"a": ', '{"unheard": "of"}'])
def test_responses_that_no_method_expects(mode: str, name: str, args: tuple[Any, ...], body: str) -> None:
    error = error_of(mode, http(body), name, *args)
    assert isinstance(error, exc.DecodingError)
    assert f"{error.request.method} {error.request.url}" in str(error)
    assert error.response.text == body


def test_the_message_shows_the_beginning_of_the_response(mode: str) -> None:
    error = error_of(mode, http(HTML, content_type="text/html; charset=utf-8"), "read_flow", ID)
    assert "<!DOCTYPE html>" in str(error)
    assert "text/html" in str(error)


def test_the_message_has_the_location_of_the_problem(mode: str) -> None:
    error = error_of(mode, as_json({**FLOW, "name": 5}), "read_flow", ID)
    assert "name: " in str(error)
    assert "integer `5`" in str(error)
    error = error_of(mode, as_json({key: FLOW[key] for key in FLOW if key != "name"}), "read_flow", ID)
    assert "`name` is missing" in str(error)


def test_one_invalid_object_in_a_list(mode: str) -> None:
    error = error_of(mode, as_json([FLOW, {**FLOW, "id": 5}]), "read_flows")
    assert isinstance(error, exc.DecodingError)


def test_an_input_that_is_not_utf_8(mode: str) -> None:
    error = error_of(mode, http(b"\xff\xfe"), "read_flow_run_input", ID, "k")
    assert isinstance(error, exc.DecodingError)
    assert error.response.content == b"\xff\xfe"


def test_additions_of_a_newer_server_are_accepted(mode: str) -> None:
    flow = {**FLOW, "colour": "red", "deeper": {"a": [1, {"b": None}]}}
    with StandIn(as_json(flow)) as server:
        read = call_once(mode, server.api_url, "read_flow", ID)
    assert read.id == ID
    assert read.colour == "red"
    assert read.model_dump()["deeper"] == {"a": [1, {"b": None}]}


def test_fields_that_an_older_server_omits(mode: str) -> None:
    with StandIn(as_json({"id": str(ID), "name": "f"})) as server:
        read = call_once(mode, server.api_url, "read_flow", ID)
    assert (read.id, read.name, read.created, read.tags, read.labels) == (ID, "f", None, [], {})


def test_deep_parameters_are_read(mode: str) -> None:
    deep = '{"a":' * 1000 + "1" + "}" * 1000
    run = f'{{"id": "{ID}", "flow_id": "{ID}", "name": "r", "parameters": {{"p": {deep}}}}}'
    with StandIn(http(run)) as server:
        value = call_once(mode, server.api_url, "read_flow_run", ID).parameters["p"]
    depth = 0
    while isinstance(value, dict):
        value = value["a"]
        depth += 1
    assert (depth, value) == (1000, 1)


@pytest.mark.parametrize("levels", [100_000, 1_000_000])
def test_parameters_of_any_depth_never_crash(mode: str, levels: int) -> None:
    run = f'{{"id": "{ID}", "flow_id": "{ID}", "parameters": {{"p": {"[" * levels}{"]" * levels}}}}}'
    with StandIn(http(run)) as server:
        try:
            value = call_once(mode, server.api_url, "read_flow_run", ID).parameters["p"]
        except (exc.DecodingError, RecursionError):
            return
    depth = 1
    while value:
        [value] = value
        depth += 1
    assert depth == levels
