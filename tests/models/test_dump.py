"""`model_dump` and `model_dump_json`: options, their combinations, and unknown fields."""

from __future__ import annotations

import enum
import itertools
import json
import math
from collections import OrderedDict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import pydantic
import pytest
from prefect_rs.client.schemas.actions import FlowRunCreate
from prefect_rs.client.schemas.filters import FlowFilter
from prefect_rs.client.schemas.objects import Flow, FlowRun, State, StateDetails, StateType
from prefect_rs.events import Trigger
from prefect_rs.exceptions import ValidationError

from tests.support.cases import for_each
from tests.support.models import ID, MOMENT, full, least, models, sample

every_model = for_each(cls=models())


def run_with_insides() -> FlowRun:
    """A flow run with nested values to select from."""
    inside = {"a": {"b": 1, "c": 2}, "l": [{"x": 1, "y": 2}, {"x": 3, "y": 4}]}
    return FlowRun(flow_id=ID, name="x", parameters=inside, tags=["p", "q", "r"])


# ---- Python mode and JSON mode -------------------------------------------------------------------


def left_out(one: Any, name: str) -> bool:
    """Whether `model_dump` omits a field, like the official client's does."""
    if name == "id" and isinstance(one, Trigger):
        return True
    return type(one).__name__ == "LogCreate" and name == "worker_id" and one.worker_id is None


@every_model
def test_a_dump_has_every_field_in_order(cls: Any) -> None:
    if list(cls.model_fields) == ["root"]:
        assert full(cls).model_dump() == full(cls).root
        return
    for one, mode in itertools.product((full(cls), least(cls)), ("python", "json")):
        assert list(one.model_dump(mode=mode)) == [
            name for name in cls.model_fields if not left_out(one, name)
        ]
    dumped = [name for name in cls.model_fields if not left_out(full(cls), name)]
    assert list(json.loads(full(cls).model_dump_json())) == dumped


@every_model
def test_json_mode_and_json_text_agree(cls: Any) -> None:
    for one in (full(cls), least(cls)):
        text = {
            name: value
            for name, value in json.loads(one.model_dump_json()).items()
            if not left_out(one, name)
        }
        assert text == one.model_dump(mode="json")
        json.dumps(one.model_dump(mode="json"), allow_nan=False)


class Colour(enum.Enum):
    RED = "red"


class Shout(str):
    __slots__ = ()


UNUSUAL: dict[str, Any] = {
    "floats": [0.0, -0.0, 1.0, 1e300, math.inf, -math.inf, math.nan],
    "integers": [0, -(2**63), 2**70, True],
    "text": ["", 'é 😀 \0 \u2028 \\ "', Shout("loud")],
    "keys": {1: "a", None: "b", 1.5: "c", False: "d", ID: "e", "f": "g", Shout("h"): "i", (1, "a"): "j"},
    "values": [ID, MOMENT, MOMENT.date(), timedelta(1), Colour.RED, {1}, (1, 2), b"bytes"],
    "a nested model": {"runs": [FlowRun(flow_id=ID, tags=["a"], parameters={"x": [math.inf]})]},
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_json_mode_and_json_text_agree_about_any_value(name: str) -> None:
    run = FlowRun(flow_id=ID, parameters={"value": UNUSUAL[name]})
    text = json.loads(run.model_dump_json())
    assert repr(run.model_dump(mode="json")["parameters"]) == repr(text["parameters"])
    received: Any = FlowRun.model_validate_json(
        f'{{"flow_id": "{ID}", "parameters": {{"a": [1e999, -0.0, 1.50, "\\u00e9"]}},"newer": [1e999, null]}}'
    )
    for _ in range(2):  # before and after its attributes are read
        dumped = received.model_dump(mode="json")
        assert repr(dumped) == repr(json.loads(received.model_dump_json()))
        assert (dumped["parameters"], dumped["newer"]) == ({"a": [None, -0.0, 1.5, "é"]}, [None, None])
        assert [getattr(received, each) for each in FlowRun.model_fields]
        assert received.newer == [math.inf, None]


def test_json_mode_runs_python_code_once() -> None:
    def numbers() -> Iterator[int]:
        yield from (1, 2)

    run = FlowRun.model_construct(flow_id=ID, parameters={"a": numbers()})
    assert run.model_dump(mode="json")["parameters"] == {"a": [1, 2]}


def test_an_error_in_json_mode_says_where_the_value_is() -> None:
    run = FlowRun.model_construct(flow_id=ID, parameters={"a": [1, {"b": object()}]})
    with pytest.raises(ValidationError, match=r"parameters\.a\[1\]\.b"):
        run.model_dump(mode="json")
    run = FlowRun.model_construct(flow_id=ID, parameters={"a": ["\ud800"]})
    with pytest.raises(ValidationError, match="unpaired surrogate"):
        run.model_dump(mode="json")


@every_model
def test_nested_models_become_dicts(cls: Any) -> None:
    def look(value: Any) -> None:
        assert not hasattr(value, "model_dump"), value
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            look(each)

    look(full(cls).model_dump())
    look(full(cls).model_dump(mode="json"))


def test_python_mode_keeps_python_objects() -> None:
    dumped = full(FlowRun).model_dump()
    assert dumped["flow_id"] == ID
    assert type(dumped["flow_id"]) is UUID
    assert type(dumped["start_time"]) is datetime
    assert dumped["start_time"] == MOMENT
    assert dumped["total_run_time"] == timedelta(days=1, microseconds=5)
    assert dumped["state_type"] is StateType.SCHEDULED
    assert dumped["empirical_policy"]["pause_keys"] == {sample("str")}


def test_json_mode_gives_json_types() -> None:
    dumped = full(FlowRun).model_dump(mode="json")
    assert dumped["flow_id"] == "01234567-89ab-cdef-0123-456789abcdef"
    assert dumped["start_time"] == "2026-01-02T03:04:05.678901Z"
    assert dumped["total_run_time"] == 86400.000005
    assert dumped["state_type"] == "SCHEDULED"
    assert type(dumped["state_type"]) is str
    assert dumped["empirical_policy"]["pause_keys"] == [sample("str")]
    assert dumped["parameters"] == {"z": 2**70, "a": [1.5, {"é": None}]}
    assert list(dumped["parameters"]) == ["z", "a"]


def test_a_dump_is_independent_of_the_model() -> None:
    run = run_with_insides()
    dumped = run.model_dump()
    dumped["tags"].append("s")
    dumped["parameters"]["a"]["b"] = 9
    dumped["parameters"]["l"][0]["x"] = 9
    assert run.tags == ["p", "q", "r"]
    assert run.parameters == {"a": {"b": 1, "c": 2}, "l": [{"x": 1, "y": 2}, {"x": 3, "y": 4}]}
    run.model_dump(mode="json")["parameters"]["a"]["b"] = 9
    assert run.parameters["a"]["b"] == 1


def test_a_dump_shares_no_containers_with_the_model() -> None:
    """Whatever contains other values becomes the plain type, as in pydantic."""

    class Pair(NamedTuple):
        a: Any
        b: Any

    class Names(list[Any]):
        pass

    parameters: dict[str, Any] = {
        "tuple": ({"a": [1]}, Flow(name="x")),
        "pair": Pair([1], {"b": 2}),
        "ordered": OrderedDict(a=[1]),
        "names": Names([[1]]),
        "set": {1, 2},
    }
    run = FlowRun(flow_id=ID, parameters=parameters)
    dumped = run.model_dump()["parameters"]
    plain = {"tuple": tuple, "pair": tuple, "ordered": dict, "names": list, "set": set}
    assert {name: type(value) for name, value in dumped.items()} == plain
    assert dumped["tuple"][1]["name"] == "x"
    dumped["tuple"][0]["a"].append(2)
    dumped["pair"][1]["b"] = 3
    dumped["ordered"]["a"].append(2)
    dumped["names"][0].append(2)
    dumped["set"].add(3)
    assert run.parameters["tuple"][0] == {"a": [1]}
    assert run.parameters["pair"] == ([1], {"b": 2})
    assert (run.parameters["ordered"], run.parameters["names"]) == ({"a": [1]}, [[1]])
    assert run.parameters["set"] == {1, 2}
    holding = FlowRun(flow_id=ID, parameters={"t": (Flow(name="x"),)})
    options: Any = {"mode": "json", "exclude_unset": True}
    assert holding.model_dump(**options) == holding.model_dump(include={"__all__": True}, **options)


def test_an_unknown_mode_is_rejected() -> None:
    with pytest.raises(ValueError, match="yaml"):
        Flow(name="x").model_dump(mode="yaml")


def test_options_are_keyword_only() -> None:
    dump: Any = Flow(name="x").model_dump
    with pytest.raises(TypeError):
        dump("json")


def test_further_options_of_pydantic_are_accepted() -> None:
    flow: Any = Flow(id=ID, name="x")
    options: dict[str, Any] = {"by_alias": True, "round_trip": True, "warnings": False}
    options |= {"serialize_as_any": True, "context": None}
    assert flow.model_dump(**options) == flow.model_dump()
    assert flow.model_dump_json(**options) == flow.model_dump_json()


# ---- exclude_unset, exclude_none, exclude_defaults -----------------------------------------------


def test_exclude_unset_at_every_level() -> None:
    run = FlowRunCreate(flow_id=ID, name=None, state={"type": "FAILED", "state_details": {"cache_key": "k"}})
    assert run.model_dump(exclude_unset=True) == {
        "state": {"type": StateType.FAILED, "state_details": {"cache_key": "k"}},
        "name": None,
        "flow_id": ID,
    }


def test_exclude_none_at_every_level_but_not_in_free_form_json() -> None:
    run = FlowRunCreate(flow_id=ID, parameters={"a": None}, state={"type": "FAILED", "message": None})
    dumped = run.model_dump(exclude_none=True)
    assert None not in dumped.values()
    assert None not in dumped["state"].values()
    assert None not in dumped["state"]["state_details"].values()
    assert dumped["tags"] == []
    assert dumped["parameters"] == {"a": None}


def test_exclude_defaults_at_every_level() -> None:
    details = StateDetails(cache_key=None, untrackable_result=False, pause_key="k")
    run = FlowRunCreate(flow_id=ID, tags=[], labels={}, state={"type": "FAILED", "state_details": details})
    assert run.model_dump(exclude_defaults=True) == {
        "state": {"type": StateType.FAILED, "state_details": {"pause_key": "k"}},
        "flow_id": ID,
    }
    assert run.model_dump(exclude_defaults=True, mode="json")["state"]["type"] == "FAILED"


@pytest.mark.parametrize("mode", ["python", "json"])
@pytest.mark.parametrize("unset", [False, True])
@pytest.mark.parametrize("defaults", [False, True])
@pytest.mark.parametrize("none", [False, True])
@pytest.mark.parametrize("include", [None, {"name", "tags", "job_variables", "state", "start_time"}])
@pytest.mark.parametrize("exclude", [None, {"tags", "run_count"}])
def test_combined_options(
    mode: str, unset: bool, defaults: bool, none: bool, include: set[str] | None, exclude: set[str] | None
) -> None:
    state = State(id=ID, timestamp=MOMENT, type=StateType.RUNNING)
    run = FlowRun(id=ID, flow_id=ID, name="x", tags=["a"], run_count=0, job_variables=None, state=state)
    plain = run.model_dump(mode=mode)
    given = {"id", "flow_id", "name", "tags", "run_count", "job_variables", "state"}
    beyond_defaults = {"id", "flow_id", "name", "tags", "state"}
    expected = {
        name
        for name, value in plain.items()
        if (not unset or name in given)
        and (not defaults or name in beyond_defaults)
        and (not none or value is not None)
        and (include is None or name in include)
        and (exclude is None or name not in exclude)
    }
    options: dict[str, Any] = {
        "exclude_unset": unset,
        "exclude_defaults": defaults,
        "exclude_none": none,
        "include": include,
        "exclude": exclude,
    }
    dumped = run.model_dump(mode=mode, **options)
    assert set(dumped) == expected
    assert {name: dumped[name] for name in expected - {"state", "empirical_policy"}} == {
        name: plain[name] for name in expected - {"state", "empirical_policy"}
    }
    assert json.loads(run.model_dump_json(**options)) == run.model_dump(mode="json", **options)


# ---- include and exclude -------------------------------------------------------------------------

X3 = {"x": 3, "y": 4}
CHOICES: list[tuple[Any, Any]] = [
    ({"name"}, {"name": "x"}),
    ({"name": True}, {"name": "x"}),
    ({"name": ...}, {"name": "x"}),
    ({"nonsense"}, {}),
    (set(), {}),
    ({}, {}),
    ({"parameters": {"a": {"b"}}}, {"parameters": {"a": {"b": 1}}}),
    ({"parameters": {"a": {"b": True}}}, {"parameters": {"a": {"b": 1}}}),
    ({"parameters": {"a"}}, {"parameters": {"a": {"b": 1, "c": 2}}}),
    ({"parameters": {"l": {0: {"x"}}}}, {"parameters": {"l": [{"x": 1}]}}),
    ({"parameters": {"l": {-1: True}}}, {"parameters": {"l": [X3]}}),
    ({"parameters": {"l": {"__all__": {"x"}}}}, {"parameters": {"l": [{"x": 1}, {"x": 3}]}}),
    ({"tags": {0, 1}}, {"tags": ["p", "q"]}),
    ({"tags": {"__all__"}}, {"tags": ["p", "q", "r"]}),
    ({"tags": {-1}}, {"tags": ["r"]}),
    (
        {"empirical_policy": {"retries", "resuming"}},
        {"empirical_policy": {"retries": None, "resuming": False}},
    ),
]
WITHOUT: list[tuple[Any, Any]] = [
    ({"parameters", "tags"}, {}),
    ({"parameters": True, "tags": ...}, {}),
    ({"parameters": {"a": {"b"}, "l": True}, "tags": True}, {"parameters": {"a": {"c": 2}}}),
    ({"parameters": {"l": {0: {"x"}}, "a": True}, "tags": True}, {"parameters": {"l": [{"y": 2}, X3]}}),
    (
        {"parameters": {"l": {"__all__": {"x"}}, "a": True}, "tags": True},
        {"parameters": {"l": [{"y": 2}, {"y": 4}]}},
    ),
    ({"parameters": {"l": {-1: True}, "a": True}, "tags": True}, {"parameters": {"l": [{"x": 1, "y": 2}]}}),
    ({"parameters": True, "tags": {0, 1}}, {"tags": ["r"]}),
    ({"parameters": True, "tags": {-1}}, {"tags": ["p", "q"]}),
    ({"parameters": True, "tags": {"__all__"}}, {"tags": []}),
    ({"parameters": True, "tags": set()}, {"tags": ["p", "q", "r"]}),
]


@pytest.mark.parametrize("mode", ["python", "json"])
@pytest.mark.parametrize(("include", "expected"), CHOICES)
def test_include(include: Any, expected: Any, mode: Any) -> None:
    assert run_with_insides().model_dump(include=include, mode=mode) == expected
    assert json.loads(run_with_insides().model_dump_json(include=include)) == expected


@pytest.mark.parametrize("mode", ["python", "json"])
@pytest.mark.parametrize(("exclude", "expected"), WITHOUT)
def test_exclude(exclude: Any, expected: Any, mode: Any) -> None:
    dumped = run_with_insides().model_dump(exclude=exclude, mode=mode)
    assert {name: dumped[name] for name in ("parameters", "tags") if name in dumped} == expected
    assert dumped["name"] == "x"


def test_exclude_takes_precedence_over_include() -> None:
    run = run_with_insides()
    chosen = run.model_dump(
        include={"tags": True, "empirical_policy": {"retries"}}, exclude={"empirical_policy": {"retries"}}
    )
    assert chosen == {"tags": ["p", "q", "r"], "empirical_policy": {}}
    assert run.model_dump(include={"name", "tags"}, exclude={"tags"}) == {"name": "x"}


NESTED: dict[str, Any] = {
    "l": [{"x": 1, "y": 2}, {"x": 3, "y": 4}],
    "t": ({"x": 1, "y": 2}, 5),
    "d": {"k": {"x": 1, "y": 2}, "m": {"x": 3}},
}
SELECTIONS: list[Any] = [
    {"__all__"},
    {"__all__": True},
    {"d": {"__all__": {"x"}}},
    {"d": {"__all__": {"x"}, "k": {"y"}}},
    {"d": {"__all__": {"x": True}, "k": ...}},
    {"t": {"__all__": {"x"}}},
    {"t": {0}},
    {"t": {-1}},
    {"t": {0: {"x"}, 1: True}},
    {"l": {"__all__": {"x"}, 0: {"y"}}},
    {"l": {"__all__": {"x": ...}, -1: {"y": ...}}},
    {"l": {"__all__": {"x"}, 0: True}},
    {"l": None, "t": True},
    None,
]


@pytest.mark.parametrize("mode", ["python", "json"])
@pytest.mark.parametrize("which", ["include", "exclude"])
@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_selections_mean_what_they_mean_in_pydantic(mode: Any, which: str, selection: Any) -> None:
    class Peer(pydantic.BaseModel):
        parameters: dict[str, Any]

    chosen: Any = {which: {"parameters": selection}}
    expected = Peer(parameters=NESTED).model_dump(mode=mode, **chosen)
    dumped = FlowRun(flow_id=ID, parameters=NESTED).model_dump(mode=mode, **chosen)
    assert {name: dumped[name] for name in dumped if name == "parameters"} == expected


def test_all_fields_can_be_selected_at_once() -> None:
    assert Flow(name="x").model_dump(exclude={"__all__"}) == {}
    assert Flow(name="x").model_dump(include={"__all__": True}).keys() == Flow.model_fields.keys()


@pytest.mark.parametrize("which", ["include", "exclude"])
def test_an_invalid_selection_is_a_type_error(which: str) -> None:
    run: Any = run_with_insides()
    with pytest.raises(TypeError):
        run.model_dump(**{which: 3})


# ---- JSON text -----------------------------------------------------------------------------------


def test_json_text_is_compact_and_escaped_only_where_needed() -> None:
    flow = Flow(id=ID, name='é😀"\n', tags=["a", "b"], labels={"z": 1, "a": True})
    assert flow.model_dump_json(exclude={"created", "updated"}) == (
        f'{{"id":"{ID}","name":"é😀\\"\\n","tags":["a","b"],"labels":{{"z":1,"a":true}}}}'
    )


def test_json_text_can_be_indented() -> None:
    run = FlowRun(flow_id=ID, parameters={"z": [1, {"é": 2**70}], "e": {}, "l": []}, tags=[])
    chosen: dict[str, Any] = {"include": {"parameters", "tags"}}
    assert run.model_dump_json(indent=2, **chosen) == (
        '{\n  "parameters": {\n    "z": [\n      1,\n      {\n        "é": 1180591620717411303424\n      }\n'
        '    ],\n    "e": {},\n    "l": []\n  },\n  "tags": []\n}'
    )
    assert run.model_dump_json(indent=1, include={"tags"}) == '{\n "tags": []\n}'


def test_indented_json_keeps_every_value() -> None:
    for cls in models():
        one = full(cls)
        assert json.loads(one.model_dump_json(indent=3)) == json.loads(one.model_dump_json())
    deep: Any = []
    for _ in range(1000):
        deep = [deep]
    values = {"big": 2**70, "float": 0.1 + 0.2, "zero": -0.0, "deep": deep}
    text = FlowRun(flow_id=ID, parameters=values).model_dump_json(indent=0, include={"parameters"})
    plain = FlowRun(flow_id=ID, parameters=values).model_dump_json(include={"parameters"})
    assert "".join(text.split()) == plain


# ---- Unknown fields ------------------------------------------------------------------------------

NEWER = f'{{"id":"{ID}","name":"x","newer":{{"a":[1,{2**70}]}},"later":null,"state":{{"q":1}}}}'


def test_unknown_fields_of_a_response_are_kept() -> None:
    flow: Any = Flow.model_validate_json(NEWER)
    assert flow.model_extra == {"newer": {"a": [1, 2**70]}, "later": None, "state": {"q": 1}}
    assert flow.newer == {"a": [1, 2**70]}
    assert flow.newer is flow.newer
    assert flow.later is None
    assert {"newer", "later"} <= set(dir(flow))
    assert flow.model_fields_set == {"id", "name", "newer", "later", "state"}
    assert "newer=" in repr(flow)


def test_unknown_fields_are_dumped_after_the_known_ones() -> None:
    flow: Any = Flow.model_validate_json(NEWER)
    assert list(flow.model_dump()) == [*Flow.model_fields, "newer", "later", "state"]
    assert flow.model_dump()["newer"] == {"a": [1, 2**70]}
    assert flow.model_dump(mode="json")["newer"] == {"a": [1, 2**70]}
    assert flow.model_dump_json(exclude_unset=True) == NEWER
    assert "later" not in flow.model_dump(exclude_none=True)
    assert flow.model_dump(include={"newer": {"a": {0}}}) == {"newer": {"a": [1]}}
    assert "newer" not in flow.model_dump(exclude={"newer"})


def test_unknown_fields_can_be_changed() -> None:
    flow: Any = Flow.model_validate_json(NEWER)
    flow.newer["a"].append(3)
    flow.later = "now"
    assert flow.model_dump()["newer"] == {"a": [1, 2**70, 3]}
    assert json.loads(flow.model_dump_json())["later"] == "now"


def test_unknown_fields_are_kept_at_every_level() -> None:
    given = {
        "type": "RUNNING",
        "id": str(ID),
        "later": 1,
        "state_details": {"flow_run_id": str(ID), "later": 2},
    }
    text = json.dumps({"flow_id": str(ID), "state": given})
    run: Any = FlowRun.model_validate_json(text)
    assert run.state.later == 1
    assert run.state.state_details.later == 2
    dumped = json.loads(run.model_dump_json(exclude_unset=True))
    assert dumped["state"]["later"] == 1
    assert dumped["state"]["state_details"]["later"] == 2


def test_a_model_for_requests_rejects_unknown_fields_in_json() -> None:
    with pytest.raises(ValidationError, match="bogus"):
        FlowFilter.model_validate_json('{"bogus":1}')


def test_missing_nullable_fields_get_their_default() -> None:
    run = FlowRun.model_validate_json(f'{{"flow_id":"{ID}"}}')
    assert (run.state, run.tags, run.start_time, run.total_run_time) == (None, [], None, timedelta(0))
    assert run.model_fields_set == {"flow_id"}
