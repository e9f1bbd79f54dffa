"""Models that were received: dumps, JSON and comparisons read their values where the core keeps them.

What they return must not depend on whether somebody has looked at the attributes before.
"""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import FlowRun, Variable
from prefect_rs.exceptions import ValidationError

from tests.support.models import ID
from tests.support.paths import ROOT
from tests.support.wire import Seen, Wire, answer, usual

RUN = json.loads((ROOT / "benches/canned/flow_runs_200.json").read_text())[0]
# Values of fields, as text of JSON: each with more than one form, or with a trap.
ODD = {
    "an empty object": ("parameters", "{}"),
    "spaces": ("parameters", '{ "a" : [ 1 , 2 ] }'),
    "escapes": ("parameters", r'{"a": "\u00e9\n\"", "b": "é/\/"}'),
    "compact escapes": ("parameters", r'{"a":"\u00e9","b\\":"\ud83d\ude00"}'),
    "floats": ("parameters", '{"a":1.0,"b":1e5,"c":0.10,"d":-0.0,"e":1E400,"f":-1.5}'),
    "integers": ("parameters", '{"a":-0,"b":-7,"c":123456789012345678901234567890}'),
    "words": ("parameters", '{"a":[true,false,null],"true":"e1e"}'),
    "a key twice": ("parameters", '{"a":1,"b":2,"a":3}'),
    "text with escapes": ("name", r'"a\"\\\u0001é"'),
    "an offset": ("start_time", '"2026-01-01T02:00:00+02:00"'),
    "no microseconds": ("start_time", '"0001-01-01T00:00:00Z"'),
    "microseconds": ("start_time", '"9999-12-31T23:59:59.000010Z"'),
    "a fraction of a microsecond": ("total_run_time", "1.0000005"),
    "half a microsecond": ("total_run_time", "0.0000025"),
    "before the start": ("total_run_time", "-0.25"),
    "many days": ("total_run_time", "86399999913599.5"),
    "an unknown member": ("state_type", '"HIBERNATING"'),
    "an unknown field": ("hibernates", '{"since": "2026-01-01", "tags": []}'),
    "no state": ("state", "null"),
    "tags": ("tags", '["é", "\\"", ""]'),
}


@pytest.fixture
def read() -> Iterator[Callable[[str, str], FlowRun]]:
    """Read a flow run in which one field has a text of JSON."""
    body: list[str] = []

    def reply(seen: Seen) -> bytes:
        if not seen.path.endswith("/filter"):
            return usual(seen)
        head, _, _ = answer([]).partition(b"\r\n\r\n")
        page = f"[{body[0]}]".encode()
        return head.replace(b"Content-Length: 2", b"Content-Length: %d" % len(page)) + b"\r\n\r\n" + page

    with Wire(reply=reply) as wire, SyncPrefectClient(wire.api_url) as client:

        def read(name: str, text: str) -> FlowRun:
            fields = {key: json.dumps(value) for key, value in RUN.items()} | {name: text}
            body[:] = ["{" + ",".join(f'"{key}":{value}' for key, value in fields.items()) + "}"]
            [run] = client.read_flow_runs()
            return run

        yield read


def looked_at(run: FlowRun) -> FlowRun:
    for name in type(run).model_fields:
        value = getattr(run, name)
        if hasattr(value, "model_fields_set"):
            looked_at(value)
    return run


def rebuilt(run: FlowRun) -> FlowRun:
    """A copy whose fields were all set in Python."""
    update = dict(run)
    if run.state is not None:
        update["state"] = run.state.model_copy(update=dict(run.state))
    return run.model_copy(update=update)


OPTIONS: list[dict[str, Any]] = [
    {},
    {"exclude_none": True},
    {"exclude_unset": True},
    {"exclude_defaults": True},
    {"exclude": {"state": {"id"}}},
]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("odd", ODD)
def test_dumps_do_not_depend_on_what_was_read_before(
    read: Callable[[str, str], FlowRun], odd: str, options: dict[str, Any]
) -> None:
    expected = rebuilt(read(*ODD[odd])) if "exclude_unset" not in options else looked_at(read(*ODD[odd]))
    dumped, plain = expected.model_dump(**options), expected.model_dump(mode="json", **options)
    assert list(dumped) == list(plain)
    for run in (read(*ODD[odd]), looked_at(read(*ODD[odd]))):
        assert run.model_dump(**options) == dumped
        assert list(run.model_dump(**options)) == list(dumped)
        assert run.model_dump(mode="json", **options) == plain
        # The same text, but for a key that was sent twice.
        text = run.model_dump_json(**options)
        assert json.loads(text) == json.loads(expected.model_dump_json(**options))
        assert text == expected.model_dump_json(**options) or odd == "a key twice"
        assert run.model_dump_json(indent=2, **options).startswith('{\n  "')


@pytest.mark.parametrize("odd", ODD)
def test_models_are_equal_whatever_was_read_before(read: Callable[[str, str], FlowRun], odd: str) -> None:
    one, other = read(*ODD[odd]), looked_at(read(*ODD[odd]))
    assert one == read(*ODD[odd])
    assert one == other == rebuilt(other)
    for again in (copy.copy(one), copy.deepcopy(other), pickle.loads(pickle.dumps(one)), other.model_copy()):
        assert again == one
        assert again.model_dump_json() == rebuilt(other).model_dump_json() or odd == "a key twice"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("name", '"other"'),
        ("flow_id", f'"{ID}"'),
        ("start_time", '"2026-01-01T00:00:00Z"'),
        ("run_count", "77"),
        ("auto_scheduled", "true"),
        ("total_run_time", "77.5"),
        ("tags", '["prod"]'),
        ("tags", '["prod", "other"]'),
        ("parameters", '{"x": 237}'),
        ("state_type", '"FAILED"'),
        ("state", "null"),
        ("hibernates", "true"),
    ],
)
def test_models_with_one_other_value_differ(
    read: Callable[[str, str], FlowRun], name: str, text: str
) -> None:
    one = read("name", json.dumps(RUN["name"]))
    for other in (read(name, text), looked_at(read(name, text))):
        assert one != other
        assert looked_at(copy.copy(one)) != other
    # Another order of keys, and another offset, are no difference.
    assert read("parameters", '{"a": 1, "b": 2}') == read("parameters", '{"b": 2, "a": 1}')
    assert read("start_time", '"2026-01-01T00:00:00Z"') == read("start_time", '"2026-01-01T02:00:00+02:00"')


@pytest.mark.parametrize(
    "seconds",
    [0.0, -0.0, 1.5, -1.5, 0.0000005, 0.0000015, 0.0000025, -0.0000015, 0.9999999, 12.244605, 1e12 + 0.3],
)
def test_durations_are_rounded_as_by_timedelta(read: Callable[[str, str], FlowRun], seconds: float) -> None:
    run = read("total_run_time", repr(seconds))
    expected = timedelta(seconds=seconds).total_seconds()
    assert json.loads(run.model_dump_json())["total_run_time"] == expected
    assert run.total_run_time == timedelta(seconds=seconds)


def test_what_was_changed_is_dumped(read: Callable[[str, str], FlowRun]) -> None:
    run = read("tags", '["a"]')
    run.tags.append("b")
    run.name = "changed"
    assert run.state is not None
    run.state.state_details.cache_key = "key"
    run.parameters["y"] = datetime(2026, 1, 1)
    for dumped in (run.model_dump(), run.model_dump(mode="json"), json.loads(run.model_dump_json())):
        assert (dumped["tags"], dumped["name"]) == (["a", "b"], "changed")
        assert dumped["state"]["state_details"]["cache_key"] == "key"
    assert json.loads(run.model_dump_json())["parameters"]["y"] == "2026-01-01T00:00:00"
    assert run != read("tags", '["a"]')


def test_a_model_can_be_initialised_again() -> None:
    run = FlowRun(flow_id=ID, name="first", run_count=3, hibernates=True)  # type: ignore[call-arg]
    run.__init__(flow_id=ID, name="second")  # type: ignore[misc]
    assert (run.name, run.run_count, run.model_extra) == ("second", 0, {})
    assert run.model_fields_set == {"flow_id", "name"}
    assert json.loads(run.model_dump_json())["run_count"] == 0
    with pytest.raises(ValidationError, match="UUID"):
        run.__init__(flow_id="x", name="third")  # type: ignore[misc]
    assert run.name == "second"


def test_ids_and_times_in_text_are_validated_at_once() -> None:
    variable = Variable.model_validate(
        {"id": str(ID), "created": "2026-01-01T00:00:00Z", "name": "x", "value": 1}
    )
    assert variable.id == ID
    assert variable.model_fields_set == {"id", "created", "name", "value"}
    assert json.loads(variable.model_dump_json())["created"] == "2026-01-01T00:00:00Z"
    with pytest.raises(ValidationError) as error:
        Variable.model_validate({"id": "x", "created": "y", "name": "x", "value": 1})
    assert [problem["loc"] for problem in error.value.errors()] == [("id",), ("created",)]
