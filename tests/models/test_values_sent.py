"""Values in parameters on their way to a server and back, also byte by byte."""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from prefect_rs.client.schemas.objects import Flow
from prefect_rs.exceptions import PrefectHTTPStatusError, ReadError, ValidationError

from tests.support.models import ID, OTHER_ID
from tests.support.standin import Asked, Caller, Reply, StandIn, http
from tests.support.upstream import DATABASE
from tests.support.values import TABLE, as_stored, depth, nested, same

Call = Callable[..., Any]
FLOW = Flow(id=ID, name="x")


@pytest.fixture
def there_and_back(call: Call, unique: Callable[[str], str]) -> Iterator[Callable[[Any], Any]]:
    """Create a flow run with these parameters, and return those that the server has."""
    flow = call("read_flow", call("create_flow_from_name", unique("values")))

    def through(parameters: Any) -> Any:
        created = call("create_flow_run", flow, parameters=parameters)
        return call("read_flow_run", created.id).parameters

    yield through
    # After a 503 for a NUL, a server on PostgreSQL closes the connection without saying so.
    with contextlib.suppress(*([] if DATABASE == "sqlite" else [ReadError])):
        call("delete_flow", flow.id)


def test_every_value_round_trips_as_its_json(there_and_back: Callable[[Any], Any]) -> None:
    names = [name for name in TABLE if name != "text"]  # NUL has a test of its own
    back = there_and_back({name: TABLE[name][0]() for name in names})
    assert list(back) == list(as_stored(dict.fromkeys(names)))
    wrong = [name for name in names if not same(back[name], as_stored(json.loads(TABLE[name][1])))]
    assert wrong == []


def test_the_created_run_has_the_given_objects(call: Call, unique: Callable[[str], str]) -> None:
    flow = call("read_flow", call("create_flow_from_name", unique("values")))
    given = {"t": (1, 2), "s": {1}, "n": math.inf}
    run = call("create_flow_run", flow, parameters=given)
    assert run.parameters == given
    assert call("read_flow_run", run.id).parameters == {"t": [1, 2], "s": [1], "n": None}
    call("delete_flow", flow.id)


def test_text_with_nul_round_trips_or_is_rejected(there_and_back: Callable[[Any], Any]) -> None:
    given = {"t": "é😀\0"}
    if DATABASE == "sqlite":
        assert there_and_back(given) == given
    else:
        with pytest.raises(PrefectHTTPStatusError, match=r"NUL character .* in body\.parameters\.t"):
            there_and_back(given)


def test_numbers_keep_their_values(there_and_back: Callable[[Any], Any]) -> None:
    numbers = [2**70, -(2**70), 2**53 + 1, 0.1 + 0.2, -0.0, 5e-324, 1e22, 1.0, 1, True, 123456.789e-20]
    back = there_and_back({"n": numbers})["n"]
    assert same(back, as_stored(numbers))
    assert [type(given)(each) for given, each in zip(numbers, back, strict=True)] == numbers


def test_nan_and_infinity_become_none(there_and_back: Callable[[Any], Any]) -> None:
    assert there_and_back({"n": [math.nan, math.inf, -math.inf]}) == {"n": [None] * 3}


def test_the_order_of_keys_is_that_of_the_database(there_and_back: Callable[[Any], Any]) -> None:
    given = {"z": {"y": 1, "b": {"10": 1, "9": 2}}, "a": 1, "": 2, "é": 3, "A": 4}
    assert same(there_and_back(given), as_stored(given))


@pytest.mark.parametrize("kind", ["list", "dict", "both"])
def test_two_hundred_levels_round_trip(there_and_back: Callable[[Any], Any], kind: str) -> None:
    assert depth(there_and_back({"v": nested(200, kind)})["v"]) == 200


def test_a_large_text_round_trips(there_and_back: Callable[[Any], Any]) -> None:
    large = "é" * 80_000  # the server accepts half a megabyte, and escapes the text
    assert there_and_back({"t": large}) == {"t": large}


@pytest.mark.needs_server("3.2", "labels of flow runs")
def test_labels_keep_their_types(call: Call, unique: Callable[[str], str]) -> None:
    flow = call("read_flow", call("create_flow_from_name", unique("labels")))
    run = call("create_flow_run", flow)
    labels = {"z": True, "a": 1, "f": 1.5, "s": "é"}
    call("update_flow_run_labels", run.id, labels)
    back = call("read_flow_run", run.id).labels
    assert {name: back[name] for name in labels} == labels
    assert [type(back[name]) for name in labels] == [bool, int, float, str]
    call("delete_flow", flow.id)


# ---- On the wire ---------------------------------------------------------------------------------


@pytest.fixture
def mirror(mode: str) -> Iterator[tuple[Caller, StandIn]]:
    """A server that records the bytes of a new flow run's parameters, and responds with them."""
    value = "{}"

    def answer(asked: Asked) -> Reply:
        nonlocal value
        if asked.method == "POST":
            body = asked.body.decode()
            start = body.index('"parameters":') + len('"parameters":')
            value = body[start : start + _end(body[start:])]
        return http(f'{{"id":"{ID}","flow_id":"{OTHER_ID}","name":"x","parameters":{value}}}', 201)

    with StandIn(answer) as standin:
        caller = Caller(mode, standin.api_url)
        yield caller, standin
        caller.close()


def _end(text: str) -> int:
    """The end of the JSON object that the text starts with."""
    level, quoted, escaped = 0, False, False
    for at, character in enumerate(text):
        if escaped:
            escaped = False
        elif quoted:
            escaped, quoted = character == "\\", character != '"'
        elif character == '"':
            quoted = True
        else:
            level += (character in "[{") - (character in "]}")
            if level == 0:
                return at + 1
    raise ValueError("the object has no end")


@pytest.mark.parametrize("kind", ["list", "dict", "both"])
def test_a_thousand_levels_are_sent_and_read(mirror: tuple[Caller, StandIn], kind: str) -> None:
    caller, standin = mirror
    caller("create_flow_run", FLOW, parameters={"v": nested(1000, kind)})
    assert depth(caller("read_flow_run", ID).parameters["v"]) == 1000
    sent = standin.asked[0].body
    assert sent.count(b"[") + sent.count(b"{") >= 1000


def test_every_value_is_sent_as_its_json(mirror: tuple[Caller, StandIn]) -> None:
    caller, standin = mirror
    caller("create_flow_run", FLOW, parameters={name: make() for name, (make, _) in TABLE.items()})
    sent = standin.asked[-1].json()["parameters"]
    assert list(sent) == list(TABLE)
    wrong = [name for name, (_, text) in TABLE.items() if not same(sent[name], json.loads(text))]
    assert wrong == []
    assert same(caller("read_flow_run", ID).parameters, sent)


@pytest.mark.parametrize(
    ("parameters", "place", "named"),
    [
        ({"a": [1, {"k": object()}]}, "parameters.a[1].k", "object"),
        ({"f": len}, "parameters.f", "builtin_function_or_method"),
        ({"e": ValueError("x")}, "parameters.e", "ValueError"),
        ({"b": b"\xff"}, "parameters.b", "UTF-8"),
        ({"s": ["\ud800"]}, "parameters.s[0]", "UTF-8"),
    ],
)
def test_unsupported_values_are_not_sent(
    mirror: tuple[Caller, StandIn], parameters: Any, place: str, named: str
) -> None:
    caller, standin = mirror
    with pytest.raises(ValidationError) as error:
        caller("create_flow_run", FLOW, parameters=parameters)
    assert place in str(error.value)
    assert named in str(error.value)
    assert standin.asked == []


@pytest.mark.parametrize("parameters", [[1], "x", 3, [("a", 1)]])
def test_parameters_that_are_not_a_dict(mirror: tuple[Caller, StandIn], parameters: Any) -> None:
    caller, standin = mirror
    with pytest.raises(ValidationError, match="parameters"):
        caller("create_flow_run", FLOW, parameters=parameters)
    assert standin.asked == []


@pytest.mark.parametrize(
    "text", ['{"v":"\\ud800"}', '{"\\udc80":1}', '{"v":"\\u0000"}', '{"v":"\\ud83d\\ude00"}', '{"v":1e400}']
)
def test_any_json_of_a_server_is_read_like_python_reads_it(mode: str, text: str) -> None:
    answer = f'{{"id":"{ID}","flow_id":"{OTHER_ID}","name":"x","parameters":{text}}}'
    with StandIn(http(answer)) as standin:
        caller = Caller(mode, standin.api_url)
        run = caller("read_flow_run", ID)
        caller.close()
    assert run.parameters == json.loads(text)


def test_parameters_changed_after_reading_are_sent(mirror: tuple[Caller, StandIn]) -> None:
    caller, standin = mirror
    caller("create_flow_run", FLOW, parameters={"z": [1], "a": 2})
    run = caller("read_flow_run", ID)
    run.parameters["z"].append(2**70)
    run.parameters["m"] = 0.1
    caller("create_flow_run", FLOW, parameters=run.parameters)
    assert same(standin.asked[-1].json()["parameters"], {"z": [1, 2**70], "a": 2, "m": 0.1})
