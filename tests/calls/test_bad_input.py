"""Invalid arguments of methods: the error names the argument and what was expected; no request is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import prefect_rs
import pytest
from prefect_rs.client.schemas.actions import FlowRunCreate
from prefect_rs.client.schemas.filters import FlowFilter, FlowRunFilter, FlowRunFilterStateType
from prefect_rs.client.schemas.objects import FlowRun, State
from prefect_rs.client.schemas.sorting import FlowRunSort
from prefect_rs.exceptions import PrefectException, PrefectHTTPStatusError, ValidationError
from prefect_rs.states import Completed, Running

from tests.support.standin import Caller, StandIn, as_json

ID = uuid4()


@pytest.fixture
def server() -> Iterator[StandIn]:
    """A server that counts requests, and whose responses no method can use."""
    with StandIn(as_json({"detail": "nothing should have been asked"}, 500)) as started:
        yield started


@pytest.fixture
def ask(mode: str, server: StandIn) -> Iterator[Caller]:
    caller = Caller(mode, server.api_url)
    yield caller
    caller.close()


def refused(
    ask: Caller, server: StandIn, words: list[str], method: str, /, *args: Any, **kwargs: Any
) -> ValidationError:
    """The error of this call. Checks its message, and that no request was sent."""
    with pytest.raises(ValidationError) as caught:
        ask(method, *args, **kwargs)
    error = caught.value
    assert isinstance(error, ValueError)
    assert isinstance(error, PrefectException)
    assert not isinstance(error, PrefectHTTPStatusError)
    for word in words:
        assert word in str(error)
    assert server.asked == []
    assert server.connections == 0
    return error


# ---- Ids -----------------------------------------------------------------------------------------

TAKES_AN_ID: dict[str, tuple[str, tuple[Any, ...]]] = {
    "read_flow": ("flow_id", ()),
    "delete_flow": ("flow_id", ()),
    "read_flow_run": ("flow_run_id", ()),
    "delete_flow_run": ("flow_run_id", ()),
    "update_flow_run": ("flow_run_id", ()),
    "update_flow_run_labels": ("flow_run_id", ({},)),
    "set_flow_run_name": ("flow_run_id", ("x",)),
    "set_flow_run_state": ("flow_run_id", (Running(),)),
    "resume_flow_run": ("flow_run_id", ()),
    "read_flow_run_states": ("flow_run_id", ()),
    "read_flow_run_state": ("flow_run_state_id", ()),
    "create_flow_run_input": ("flow_run_id", ("k", "v")),
    "filter_flow_run_input": ("flow_run_id", ("", 1, [])),
    "read_flow_run_input": ("flow_run_id", ("k",)),
    "delete_flow_run_input": ("flow_run_id", ("k",)),
}
NO_IDS: dict[str, Any] = {
    "malformed": "not-a-uuid",
    "empty": "",
    "too short": str(ID)[:-1],
    "too long": str(ID) + "0",
    "a path": f"{ID}/../x",
    "none": None,
    "a number": 7,
    "bytes": ID.bytes,
    "a list": [ID],
    "an object without an id": object(),
    "an object with an invalid id": SimpleNamespace(id="nope"),
    "a class": FlowRun,
}


@pytest.mark.parametrize("method", TAKES_AN_ID)
def test_malformed_ids(ask: Caller, server: StandIn, method: str) -> None:
    argument, rest = TAKES_AN_ID[method]
    error = refused(ask, server, [method, argument, "UUID", "'not-a-uuid'"], method, "not-a-uuid", *rest)
    [problem] = error.errors()
    assert problem["loc"] == (argument,)
    assert problem["input"] == "not-a-uuid"


@pytest.mark.parametrize("which", NO_IDS)
def test_values_that_are_not_ids(ask: Caller, server: StandIn, which: str) -> None:
    refused(ask, server, ["read_flow_run", "flow_run_id", "UUID"], "read_flow_run", NO_IDS[which])


# ---- Other arguments -----------------------------------------------------------------------------

CYCLE: list[Any] = []

CYCLE.append(CYCLE)
# Method, arguments, keyword arguments, and what the message must contain.
WRONG: dict[str, tuple[str, tuple[Any, ...], dict[str, Any], list[str]]] = {
    "a flow of another type": ("create_flow", (3,), {}, ["flow", "name", "3"]),
    "no flow": ("create_flow", (None,), {}, ["flow", "name", "None"]),
    "a flow without a name": ("create_flow", (SimpleNamespace(tags=[]),), {}, ["flow", "name"]),
    "a flow whose name is not text": (
        "create_flow",
        (SimpleNamespace(name=5),),
        {},
        ["flow", "name", "text", "5"],
    ),
    "a dict without a name": ("create_flow", ({"tags": []},), {}, ["flow", "name"]),
    "a flow name that is not text": ("create_flow_from_name", (5,), {}, ["flow_name", "text", "5"]),
    "a flow name of bytes": ("create_flow_from_name", (b"x",), {}, ["flow_name", "text"]),
    "a flow name that UTF-8 cannot carry": ("create_flow_from_name", ("\ud800",), {}, ["flow_name"]),
    "a flow name to read that is not text": ("read_flow_by_name", (None,), {}, ["flow_name", "text"]),
    "an empty flow name to read": ("read_flow_by_name", ("",), {}, ["flow_name"]),
    "a run without a flow": ("create_flow_run", (None,), {}, ["flow", "id", "name"]),
    "a run of a text": ("create_flow_run", ("my-flow",), {}, ["flow", "UUID", "'my-flow'"]),
    "a run of an object": ("create_flow_run", (object(),), {}, ["flow", "id", "name"]),
    "a run's name": ("create_flow_run", (str(ID),), {"name": 5}, ["name", "text", "5"]),
    "parameters that are a list": (
        "create_flow_run",
        (str(ID),),
        {"parameters": [1]},
        ["parameters", "dict"],
    ),
    "parameters that are a text": (
        "create_flow_run",
        (str(ID),),
        {"parameters": "x"},
        ["parameters", "dict"],
    ),
    "parameters with an object": (
        "create_flow_run",
        (str(ID),),
        {"parameters": {"a": {"b": [1, object()]}}},
        ["parameters.a.b[1]", "object"],
    ),
    "parameters with a function": (
        "create_flow_run",
        (str(ID),),
        {"parameters": {"f": len}},
        ["parameters.f", "builtin_function"],
    ),
    "parameters with an exception": (
        "create_flow_run",
        (str(ID),),
        {"parameters": {"e": KeyError("x")}},
        ["parameters.e", "KeyError"],
    ),
    "parameters with bytes that are not UTF-8": (
        "create_flow_run",
        (str(ID),),
        {"parameters": {"b": b"\xff"}},
        ["parameters.b", "UTF-8"],
    ),
    "parameters with a lone surrogate": (
        "create_flow_run",
        (str(ID),),
        {"parameters": {"t": "\ud800"}},
        ["parameters.t"],
    ),
    "parameters that contain themselves": (
        "create_flow_run",
        (str(ID),),
        {"parameters": {"c": CYCLE}},
        ["parameters.c"],
    ),
    "a context of another type": ("create_flow_run", (str(ID),), {"context": 5}, ["context", "dict", "5"]),
    "tags that are a text": ("create_flow_run", (str(ID),), {"tags": "abc"}, ["tags", "list", "'abc'"]),
    "tags that are numbers": ("create_flow_run", (str(ID),), {"tags": ["a", 1]}, ["tags[1]", "text", "1"]),
    "a parent that is not an id": (
        "create_flow_run",
        (str(ID),),
        {"parent_task_run_id": "x"},
        ["parent_task_run_id", "UUID"],
    ),
    "a state that is a text": (
        "create_flow_run",
        (str(ID),),
        {"state": "RUNNING"},
        ["state", "State", "'RUNNING'"],
    ),
    "a state constructor not called": ("create_flow_run", (str(ID),), {"state": Running}, ["state", "State"]),
    "a pool that is not text": (
        "create_flow_run",
        (str(ID),),
        {"work_pool_name": 1},
        ["work_pool_name", "text"],
    ),
    "a queue that is not text": (
        "create_flow_run",
        (str(ID),),
        {"work_queue_name": 1},
        ["work_queue_name", "text"],
    ),
    "job variables": ("create_flow_run", (str(ID),), {"job_variables": [1]}, ["job_variables", "dict"]),
    "None as a state": ("set_flow_run_state", (ID, None), {}, ["state", "State", "None"]),
    "a state that is a name": (
        "set_flow_run_state",
        (ID, "Completed"),
        {},
        ["state", "State", "'Completed'"],
    ),
    "a state of another type": (
        "set_flow_run_state",
        (ID, {"type": "DONE"}),
        {},
        ["state.type", "COMPLETED", "'DONE'"],
    ),
    "a state without a type": ("set_flow_run_state", (ID, {"name": "x"}), {}, ["state.type"]),
    "a state with wrong details": (
        "set_flow_run_state",
        (ID, {"type": "SCHEDULED", "state_details": {"scheduled_time": "soon"}}),
        {},
        ["state.state_details.scheduled_time", "datetime", "'soon'"],
    ),
    "a state that is a run": ("set_flow_run_state", (ID, SimpleNamespace(x=1)), {}, ["state", "State"]),
    "a state with unsupported data": (
        "set_flow_run_state",
        (ID, Completed(data=object())),
        {},
        ["data", "object"],
    ),
    "an unknown sort order": ("read_flows", (), {"sort": "BY_NAME"}, ["sort", "NAME_ASC", "'BY_NAME'"]),
    "a sort of runs": ("read_flow_runs", (), {"sort": 5}, ["sort", "START_TIME_ASC", "5"]),
    "a sort of another kind": (
        "read_flows",
        (),
        {"sort": FlowRunSort.START_TIME_ASC},
        ["sort", "NAME_ASC"],
    ),
    "a limit below zero": ("read_flows", (-1,), {}, ["limit", "0", "-1"]),
    "a limit that is not a number": (
        "read_flow_runs",
        (),
        {"limit": "ten"},
        ["limit", "whole number", "'ten'"],
    ),
    "half a limit": ("read_flow_runs", (), {"limit": 1.5}, ["limit", "whole number", "1.5"]),
    "a huge limit": ("read_flow_runs", (), {"limit": 2**70}, ["limit", "whole number"]),
    "an offset below zero": ("read_flows", (), {"offset": -3}, ["offset", "0", "-3"]),
    "an offset that is not a number": ("read_flow_runs", (), {"offset": []}, ["offset", "whole number"]),
    "a filter of an unsupported type": (
        "read_flows",
        (),
        {"flow_filter": 5},
        ["flow_filter", "FlowFilter", "5"],
    ),
    "a filter of another kind": (
        "read_flows",
        (),
        {"flow_filter": FlowRunFilter()},
        ["flow_filter", "FlowFilter", "FlowRunFilter"],
    ),
    "a filter with an unknown criterion": (
        "read_flows",
        (),
        {"flow_filter": {"colour": "red"}},
        ["flow_filter", "colour"],
    ),
    "a filter with a wrong criterion": (
        "count_flow_runs",
        (),
        {"flow_run_filter": {"id": {"any_": ["x"]}}},
        ["flow_run_filter.id.any_[0]", "UUID", "'x'"],
    ),
    "a filter with an invalid time": (
        "read_flow_runs",
        (),
        {"flow_run_filter": {"start_time": {"before_": "never"}}},
        ["flow_run_filter.start_time.before_", "datetime", "'never'"],
    ),
    "labels that are a list": ("update_flow_run_labels", (ID, ["a"]), {}, ["labels", "dict"]),
    "labels of lists": ("update_flow_run_labels", (ID, {"a": [1]}), {}, ["labels.a", "text", "[1]"]),
    "labels without names": ("update_flow_run_labels", (ID, {1: "a"}), {}, ["labels", "text"]),
    "an invalid new name": ("set_flow_run_name", (ID, None), {}, ["name", "text", "None"]),
    "an update's parameters": (
        "update_flow_run",
        (ID,),
        {"parameters": {"a": object()}},
        ["parameters.a", "object"],
    ),
    "an update's tags": ("update_flow_run", (ID,), {"tags": 5}, ["tags", "list", "5"]),
    "an update's version": ("update_flow_run", (ID,), {"flow_version": 5}, ["flow_version", "text", "5"]),
    "an update's policy": (
        "update_flow_run",
        (ID,),
        {"empirical_policy": {"retries": "many"}},
        ["empirical_policy.retries", "whole number", "'many'"],
    ),
    "an update's pid": (
        "update_flow_run",
        (ID,),
        {"infrastructure_pid": 5},
        ["infrastructure_pid", "text", "5"],
    ),
    "an input with an unsupported value": (
        "resume_flow_run",
        (ID, {"a": object()}),
        {},
        ["run_input.a", "object"],
    ),
    "an input that is not a dict": ("resume_flow_run", (ID, [1]), {}, ["run_input", "dict"]),
    "an input's key": ("create_flow_run_input", (ID, 5, "v"), {}, ["key", "text", "5"]),
    "an input's value": ("create_flow_run_input", (ID, "k", {"a": 1}), {}, ["value", "text"]),
    "an input's sender": ("create_flow_run_input", (ID, "k", "v", 5), {}, ["sender", "text", "5"]),
    "an input's key to read": ("read_flow_run_input", (ID, None), {}, ["key", "text", "None"]),
    "an empty key to read": ("read_flow_run_input", (ID, ""), {}, ["key"]),
    "an empty key to delete": ("delete_flow_run_input", (ID, ""), {}, ["key"]),
    "a key of two dots": ("delete_flow_run_input", (ID, ".."), {}, ["key"]),
    "inputs' prefix": ("filter_flow_run_input", (ID, 5, 1, []), {}, ["key_prefix", "text", "5"]),
    "inputs' limit": ("filter_flow_run_input", (ID, "", "x", []), {}, ["limit", "whole number", "'x'"]),
    "inputs' excluded keys": ("filter_flow_run_input", (ID, "", 1, "abc"), {}, ["exclude_keys", "'abc'"]),
    "a method with blanks": ("request", ("G E T", "/x"), {}, ["method", "GET"]),
    "an invalid HTTP method": ("request", (None, "/x"), {}, ["method", "text"]),
    "an invalid path": ("request", ("GET", 5), {}, ["path", "text", "5"]),
    "params that are a number": ("request", ("GET", "/x", 5), {}, ["params", "dict"]),
    "path params that are a list": ("request", ("GET", "/{a}", None, ["a"]), {}, ["path_params", "dict"]),
    "an unbalanced path": ("request", ("GET", "/{a", None, {"a": 1}), {}, ["path", "{"]),
    "a body that is not JSON": ("request", ("POST", "/x"), {"json": {"a": object()}}, ["json.a", "object"]),
    "content that is a dict": ("request", ("POST", "/x"), {"content": {"a": 1}}, ["content", "bytes"]),
    "a header with a line break": ("request", ("GET", "/x"), {"headers": {"X": "a\r\nY: b"}}, ["headers"]),
    "a header name with a blank": ("request", ("GET", "/x"), {"headers": {"X Y": "a"}}, ["headers"]),
}


@pytest.mark.parametrize("which", WRONG)
def test_invalid_arguments(ask: Caller, server: StandIn, which: str) -> None:
    method, args, kwargs, words = WRONG[which]
    refused(ask, server, [method, *words], method, *args, **kwargs)


def test_all_problems_of_a_model_are_reported() -> None:
    with pytest.raises(ValidationError) as caught:
        FlowRunCreate(flow_id="x", tags=5, name=[], colour="red")
    places = {problem["loc"] for problem in caught.value.errors()}
    assert places == {("flow_id",), ("tags",), ("name",), ("colour",)}
    assert caught.value.error_count() == 4


def test_an_invalid_enum_value_in_a_filter() -> None:
    with pytest.raises(ValidationError) as caught:
        FlowRunFilterStateType(any_=["COMPLETED", "DONE"])
    assert "any_[1]" in str(caught.value)
    assert "CRASHED" in str(caught.value)
    with pytest.raises(ValidationError, match="operator"):
        FlowFilter(operator="xor_")


def test_a_model_with_an_attribute_set_to_an_invalid_value(ask: Caller, server: StandIn) -> None:
    def change_and_send() -> None:
        state = State(type="COMPLETED")
        state.state_details = 5  # rejected here, or when it is sent
        ask("set_flow_run_state", ID, state)

    with pytest.raises(ValidationError, match="state_details"):
        change_and_send()
    assert server.asked == []


# ---- Rejected by Python --------------------------------------------------------------------------

TYPE_ERRORS: dict[str, tuple[str, tuple[Any, ...], dict[str, Any], str]] = {
    "an unknown keyword": ("create_flow_run", (str(ID),), {"colour": "red"}, "colour"),
    "a misspelt filter": ("read_flow_runs", (), {"flow_filters": None}, "flow_filters"),
    "a filter by position": ("read_flow_runs", (FlowFilter(),), {}, "positional"),
    "too few": ("read_flow", (), {}, "flow_id"),
    "too many": ("read_flow", (ID, ID), {}, "positional"),
    "twice": ("read_flow", (ID,), {"flow_id": ID}, "flow_id"),
}


@pytest.mark.parametrize("which", TYPE_ERRORS)
def test_a_wrong_signature_is_a_type_error(ask: Caller, server: StandIn, which: str) -> None:
    method, args, kwargs, word = TYPE_ERRORS[which]
    with pytest.raises(TypeError, match=word) as caught:
        ask(method, *args, **kwargs)
    assert method in str(caught.value)
    assert server.asked == []


@pytest.mark.parametrize("force", ["yes, please", 5.5, []])
def test_force_must_be_a_bool(ask: Caller, server: StandIn, force: Any) -> None:
    with pytest.raises((TypeError, ValidationError), match="force"):
        ask("set_flow_run_state", ID, Running(), force)
    assert server.asked == []


# ---- When the error is raised --------------------------------------------------------------------


def test_the_async_client_raises_when_awaited(server: StandIn) -> None:
    async def main() -> list[Any]:
        client = prefect_rs.PrefectClient(server.api_url)
        calls = [
            client.read_flow("nope"),
            client.set_flow_run_state(ID, "RUNNING"),
            client.create_flow_run(str(ID), parameters={"a": object()}),
            client.read_flows(limit=-1),
            client.request("GET", "/x", params=5),
            client.create_flow_run_input(ID, 5, "v"),
        ]
        return await asyncio.gather(*calls, return_exceptions=True)

    results = asyncio.run(main())
    assert [type(result).__name__ for result in results] == ["ValidationError"] * 6
    assert server.asked == []


WHEN_AWAITED: dict[str, tuple[str, tuple[Any, ...], dict[str, Any]]] = {
    "a flag": ("set_flow_run_state", (ID, Running()), {"force": "yes, please"}),
    "headers": ("request", ("GET", "/x"), {"headers": 5}),
    "json and content": ("request", ("POST", "/x"), {"json": {}, "content": b""}),
}


@pytest.mark.parametrize("which", WHEN_AWAITED)
def test_gather_returns_the_errors(server: StandIn, which: str) -> None:
    method, args, kwargs = WHEN_AWAITED[which]

    async def main() -> list[Any]:
        client = prefect_rs.PrefectClient(server.api_url)
        return await asyncio.gather(getattr(client, method)(*args, **kwargs), return_exceptions=True)

    [result] = asyncio.run(main())
    assert isinstance(result, (TypeError, ValidationError))
    assert server.asked == []
