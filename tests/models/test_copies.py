"""Models are compared, hashed, copied and pickled like pydantic's."""

from __future__ import annotations

import copy
import itertools
import operator
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any, cast
from uuid import uuid4

import pytest
from prefect_rs.client.schemas.filters import FlowFilter
from prefect_rs.client.schemas.objects import Flow, FlowRun, FlowRunInput, State, StateType, Workspace
from prefect_rs.events.schemas.events import Resource

from tests.support.cases import for_each
from tests.support.models import ID, MOMENT, full, least, models

every_model = for_each(cls=models())

# A response of a newer server, with unknown fields.
NEWER = (
    f'{{"flow_id":"{ID}","name":"x","tags":["a"],"newer":{{"a":[1]}},"parameters":{{"z":{2**70},"a":1.5}}}}'
)


def pickled(model: Any) -> Any:
    return pickle.loads(pickle.dumps(model))


# ---- Equality ------------------------------------------------------------------------------------


@every_model
def test_models_with_equal_fields_are_equal(cls: Any) -> None:
    one = full(cls)
    assert one == full(cls)
    assert operator.ne(one, full(cls)) is False
    assert one != 3
    assert one != one.model_dump()
    assert one != None  # noqa: E711


@every_model
def test_models_with_a_different_field_are_not_equal(cls: Any) -> None:
    saved = {"id", "created", "updated"} if "created" in cls.model_fields else set()
    if cls.__module__ == "prefect_rs.events.schemas.automations":
        saved = {*saved, "id"}  # triggers get one from the server, too
    rolling = {"estimated_run_time", "estimated_start_time_delta"}
    one, other = full(cls), full(cls)
    for name in cls.model_fields.keys() - saved - rolling:
        assert one != other.model_copy(update={name: object()}), name


@pytest.mark.parametrize(
    "one", [Flow(name="x"), FlowRunInput(flow_run_id=ID, key="k", value="v"), State(type=StateType.RUNNING)]
)
def test_created_and_updated_do_not_count(one: Any) -> None:
    for other in ({"id": uuid4()}, {"created": MOMENT}, {"updated": MOMENT}):
        assert one == one.model_copy(update=other)


def test_two_flow_runs_are_not_equal() -> None:
    run = FlowRun(flow_id=ID, name="x")
    assert run == run.model_copy()
    assert run != run.model_copy(update={"id": uuid4()})


def test_estimates_of_a_flow_run_do_not_count() -> None:
    run = FlowRun(flow_id=ID)
    assert run == run.model_copy(update={"estimated_run_time": timedelta(5)})
    assert run == run.model_copy(update={"estimated_start_time_delta": timedelta(5)})
    assert run != run.model_copy(update={"total_run_time": timedelta(5)})


def test_a_default_given_explicitly_does_not_count() -> None:
    assert Flow(name="x", tags=[]) == Flow(name="x")
    assert FlowFilter(name=None) == FlowFilter()


def test_models_of_different_classes_are_not_equal() -> None:
    made = [least(cls) for cls in models()]
    assert [(one, other) for one, other in itertools.permutations(made, 2) if one == other] == []


def test_unknown_fields_count() -> None:
    one: Any = FlowRun.model_validate_json(NEWER)
    other = one.model_copy(deep=True)
    assert one == other
    other.newer["a"].append(2)
    assert one != other


@every_model
def test_mutable_models_are_not_hashable(cls: Any) -> None:
    if cls in (State, Workspace):  # the official ones are, and are put into sets
        assert hash(least(cls)) is not None
        one = least(cls)
        assert hash(one) == hash(one)
        assert {one: 1}[one] == 1
        return
    with pytest.raises(TypeError, match="unhashable"):
        hash(least(cls))


# ---- Copied --------------------------------------------------------------------------------------


@for_each(
    cls=models(),
    make={
        "copy": copy.copy,
        "deepcopy": copy.deepcopy,
        "model_copy": lambda one: one.model_copy(),
        "model_copy deep": lambda one: one.model_copy(deep=True),
        "pickle": lambda one: pickle.loads(pickle.dumps(one)),
        "pickle 2": lambda one: pickle.loads(pickle.dumps(one, protocol=2)),
    },
)
def test_every_kind_of_copy_of_every_model(cls: Any, make: Any) -> None:
    whole = full(cls)
    for one in (whole, least(cls), cls.model_validate_json(whole.model_dump_json())):
        other = make(one)
        assert other is not one
        assert type(other) is cls
        assert other == one
        assert other.model_dump() == one.model_dump()
        assert other.model_fields_set == one.model_fields_set
        assert other.model_dump_json(exclude_unset=True) == one.model_dump_json(exclude_unset=True)


def test_shallow_and_deep_copies() -> None:
    run = FlowRun(flow_id=ID, tags=["a"], state=State(type=StateType.RUNNING), parameters={"a": [1]})
    for shallow in (copy.copy(run), run.model_copy()):
        assert shallow.tags is run.tags
        assert shallow.state is run.state
    for deep in (copy.deepcopy(run), run.model_copy(deep=True), pickle.loads(pickle.dumps(run))):
        deep.tags.append("b")
        deep.parameters["a"].append(2)
        assert deep.state is not None
        deep.state.message = "other"
        assert deep.state is not run.state
    assert run.tags == ["a"]
    assert run.parameters == {"a": [1]}
    assert run.state is not None
    assert run.state.message is None


def test_a_copy_has_attributes_of_its_own() -> None:
    run = FlowRun(flow_id=ID, name="x")
    other = run.model_copy()
    other.name = "y"
    assert run.name == "x"
    assert other.model_fields_set == {"flow_id", "name"}


def test_a_copy_with_changes() -> None:
    run = FlowRun(flow_id=ID, name="x")
    other = run.model_copy(update={"name": "y", "tags": ["a"]})
    assert (other.name, other.tags, run.name, run.tags) == ("y", ["a"], "x", [])
    assert other.model_fields_set == {"flow_id", "name", "tags"}
    assert run.model_fields_set == {"flow_id", "name"}


@pytest.mark.parametrize(
    "make",
    [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one)), lambda one: one.model_copy()],
    ids=["copy", "deepcopy", "pickle", "model_copy"],
)
def test_unknown_fields_and_changes_are_copied(make: Any) -> None:
    run: Any = FlowRun.model_validate_json(NEWER)
    run.tags.append("b")
    other = make(run)
    assert other.newer == {"a": [1]}
    assert other.tags == ["a", "b"]
    assert other.parameters == {"z": 2**70, "a": 1.5}
    assert list(other.parameters) == ["z", "a"]
    assert other.model_fields_set == {"flow_id", "name", "tags", "newer", "parameters"}


def test_a_deep_copy_keeps_shared_objects_shared() -> None:
    shared = ["a"]
    run = FlowRun(flow_id=ID, parameters={"one": shared, "two": shared})
    state = State(type=StateType.RUNNING)
    pair = copy.deepcopy([state, FlowRun(flow_id=ID, state=state)])
    assert cast(FlowRun, pair[1]).state is pair[0]
    other = copy.deepcopy(run)
    assert other.parameters["one"] is other.parameters["two"]


def test_copying_a_model_that_contains_itself() -> None:
    run = FlowRun(flow_id=ID, tags=["a"])
    run.parameters["self"] = run
    other = copy.deepcopy(run)
    inner = other.parameters["self"]
    assert inner is not run
    assert inner.parameters is other.parameters
    assert (inner.flow_id, inner.tags) == (ID, ["a"])


def test_pickling_a_model_that_contains_itself() -> None:
    run = FlowRun(flow_id=ID)
    run.parameters["self"] = run
    again = pickle.loads(pickle.dumps(run))
    assert again.parameters["self"] is again


def test_ids_times_and_members_of_enumerations_are_pickled_as_values() -> None:
    """Not as objects: that takes several times as long."""
    run = FlowRun.model_validate_json(full(FlowRun).model_dump_json())
    for again in (run, pickle.loads(pickle.dumps(run))):
        data = pickle.dumps(again)
        assert b"UUID" not in data
        assert b"datetime" not in data
        assert b"StateType" not in data


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start_time", datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=1, seconds=7)))),
        ("start_time", datetime(1, 1, 1, tzinfo=timezone.utc)),
        ("total_run_time", timedelta(days=-999_999, microseconds=1)),
        ("total_run_time", timedelta(0)),
        ("run_count", -(2**63)),
        ("name", "\0\u2028 é 😀"),
        ("state_type", "A_TYPE_OF_A_NEWER_SERVER"),
        ("parameters", {"z": -0.0, "a": [1.0, 1e400, 2**70]}),
        ("job_variables", None),
        ("tags", []),
    ],
)
def test_a_pickled_value_is_exact(field: str, value: Any) -> None:
    run = FlowRun.model_construct(flow_id=ID, **{field: value})
    validated = [] if value in (timedelta(0), "A_TYPE_OF_A_NEWER_SERVER") else [FlowRun.model_validate(run)]
    for one in (run, *validated):
        again = pickle.loads(pickle.dumps(one))
        assert repr(getattr(again, field)) == repr(getattr(one, field)) == repr(value)
        assert again.model_fields_set == one.model_fields_set
        assert again.id == one.id


def test_a_model_that_was_pickled_in_part_is_whole_again() -> None:
    run = FlowRun.model_validate_json(full(FlowRun).model_dump_json())
    assert run.state is not None
    run.name, run.state.message = "other", "changed"
    run.start_time = cast(Any, "not a time")
    assert run.parameters.popitem()
    again = pickle.loads(pickle.dumps([run, run.state]))
    assert again[0] == run
    assert again[0].state is again[1]
    assert again[0].start_time == "not a time"
    assert again[0].model_dump(mode="json") == run.model_dump(mode="json")


def test_a_pickle_that_is_not_as_it_was_made_is_an_error() -> None:
    run = FlowRun(flow_id=ID)
    restore, (cls, values, *rest) = cast(Any, run.__reduce__())
    for wrong in ({"id": b"123"}, {"created": (2**63 - 1, 0)}, {"parameters": "{"}):
        with pytest.raises(ValueError, match="of a pickled FlowRun"):
            restore(cls, values | wrong, *rest)
    with pytest.raises(TypeError):
        restore(cls, values | {"run_count": "many"}, *rest)
    assert restore(cls, values | {"a_field_of_a_newer_version": 1}, *rest) == run


def test_unpickling_in_a_process_that_has_imported_nothing() -> None:
    data = pickle.dumps([full(cls) for cls in models()])
    program = "import pickle,sys; got = pickle.load(sys.stdin.buffer); print(len(got), got[0].name)"
    done = subprocess.run(
        [sys.executable, "-c", program], input=data, capture_output=True, timeout=60, check=False
    )
    assert done.stderr == b""
    assert done.stdout.split()[0] == str(len(models())).encode()


def test_model_construct_does_not_validate() -> None:
    made: Any = FlowRun.model_construct
    run = made(name=3, tags="x")
    assert (run.name, run.tags, run.run_count) == (3, "x", 0)
    assert run.model_fields_set == {"name", "tags"}
    assert made(_fields_set={"tags"}, name="x").model_fields_set == {"tags"}
    assert made(id=ID, flow_id=ID, name="x") == FlowRun(id=ID, flow_id=ID, name="x")


def test_model_construct_does_not_invent_required_values() -> None:
    run = FlowRun.model_construct(name="x")
    assert "flow_id" not in run.model_dump()
    with pytest.raises(AttributeError, match="flow_id"):
        _ = run.flow_id


def test_a_copy_hook_may_modify_the_model() -> None:
    """A `__deepcopy__` that modifies the model causes no panic."""

    class Growing:
        def __deepcopy__(self, memo: object) -> Growing:
            extra = grown.model_extra
            extra[f"another {len(extra)}"] = 1
            return self

    grown = Flow.model_construct(name="x").model_copy(update={"first": Growing(), "second": 2})
    assert list(copy.deepcopy(grown).model_extra) == ["first", "second"]
    assert list(grown.model_extra) == ["first", "second", "another 2"]


class Noted(FlowRun):
    """A subclass with attributes of its own."""

    _note: Any = None

    def __init__(self, **fields: Any) -> None:
        super().__init__(**fields)
        self._note = ["by hand"]


@pytest.mark.parametrize("by", [copy.copy, copy.deepcopy, FlowRun.model_copy, pickled])
def test_copies_have_the_attributes_of_a_subclass(by: Callable[[FlowRun], FlowRun]) -> None:
    for read_dict in (False, True):
        run = Noted(flow_id=ID, name="n")
        if read_dict:
            vars(run)
        made: Any = by(run)
        assert type(made) is Noted
        assert made._note == ["by hand"]
        assert (made._note is run._note) == (by in (copy.copy, FlowRun.model_copy))
        assert made.model_dump() == run.model_dump()
        made.name = "m"
        assert (run.name, vars(made)["name"], "_note" in made.model_dump()) == ("n", "m", False)


@pytest.mark.parametrize("by", [copy.copy, copy.deepcopy, Flow.model_copy, pickled])
def test_copies_have_what_was_added_to_the_dict(by: Callable[[Any], Any]) -> None:
    flow = Flow(name="n")
    vars(flow)["note"] = 1
    made = by(flow)
    assert (vars(made)["note"], made.note, made.name) == (1, 1, "n")
    assert made.model_dump() == flow.model_dump()


def test_model_construct_of_a_root_model_takes_the_root() -> None:
    assert Resource.model_construct({"a": "b"}).model_dump() == {"a": "b"}  # type: ignore[arg-type]
    assert Resource.model_construct(root={"a": "b"}).model_dump() == {"a": "b"}


def test_a_model_without_required_fields_can_be_shown() -> None:
    assert repr(Flow.model_construct(tags=["a"])).endswith("tags=['a'], labels={})")
    assert "name=" not in str(Flow.model_construct())
