"""`vars(model)` and `model.__dict__`."""

from __future__ import annotations

import copy
import functools
import gc
import json
import os
import pickle
import sys
import threading
import weakref
from types import SimpleNamespace
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs._core import Model
from prefect_rs.client.schemas.actions import FlowRunUpdate
from prefect_rs.client.schemas.objects import Flow, FlowRun, State, StateType

from tests.support.cases import for_each
from tests.support.models import ID, OTHER_ID, full, least, models
from tests.support.standin import StandIn, as_json
from tests.support.wire import run_python


def made() -> FlowRun:
    return FlowRun(id=ID, flow_id=OTHER_ID, name="x", tags=["a"], state=State(type=StateType.RUNNING))


@for_each(cls=models())
def test_the_dict_of_every_model_has_its_fields(cls: Any) -> None:
    for model in (full(cls), least(cls)):
        before = model.model_dump()
        found = vars(model)
        assert type(found) is dict
        assert list(found) == list(cls.model_fields)
        assert found is model.__dict__
        for name, value in found.items():
            assert value is getattr(model, name)
        assert model.model_dump() == before
        assert model == pickle.loads(pickle.dumps(model))


def test_the_dict_of_a_model_that_was_read() -> None:
    with StandIn(as_json({"id": str(ID), "flow_id": str(OTHER_ID), "name": "x", "newer": 1})) as standin:
        run = SyncPrefectClient(standin.api_url).read_flow_run(ID)
    assert run.tags is vars(run)["tags"]
    assert (vars(run)["id"], vars(run)["name"]) == (ID, "x")
    # Like with pydantic, undeclared fields are not in it.
    assert "newer" not in vars(run)
    assert run.newer == 1  # type: ignore[attr-defined]


def test_common_uses() -> None:
    run = made()
    assert vars(run)["name"] == "x"
    assert run.__dict__.copy()["flow_id"] == OTHER_ID
    assert dict(run.__dict__.items()) == dict(run)
    assert SimpleNamespace(**vars(run)).state.type is StateType.RUNNING
    text = json.dumps(run, default=lambda value: getattr(value, "__dict__", None) or str(value))
    assert json.loads(text)["state"]["type"] == "RUNNING"
    assert {**vars(run), "name": "y"}["name"] == "y"


def test_changes_of_the_dict_and_of_the_model_are_the_same() -> None:
    run = made()
    fields = vars(run)
    fields["name"] = "y"
    assert run.name == "y"
    assert run.model_dump()["name"] == json.loads(run.model_dump_json())["name"] == dict(run)["name"] == "y"
    assert "name='y'" in repr(run)
    run.name = "z"
    assert fields["name"] == "z"
    fields.update(tags=["b"])
    assert run.tags == ["b"]
    run.tags.append("c")
    assert fields["tags"] == ["b", "c"]
    assert run != made()
    assert run.model_copy(update={"name": "q"}).name == "q"
    assert run.name == "z"
    # Like with pydantic, the field does not count as set.
    assert "run_count" not in run.model_fields_set
    fields["run_count"] = 3
    assert "run_count" not in run.model_fields_set
    run.run_count = 4
    assert "run_count" in run.model_fields_set


def test_the_contents_of_the_dict_are_sent() -> None:
    update = FlowRunUpdate(name="x")
    vars(update)["name"] = "y"
    assert update.model_dump(exclude_unset=True) == {"name": "y"}
    vars(update)["name"] = object()
    with pytest.raises(ValueError, match="name"):
        update.model_dump_json()
    flow = Flow(id=ID, name="f")
    vars(flow)["id"] = OTHER_ID
    with StandIn(as_json({"id": str(ID), "flow_id": str(ID), "name": "x"}, 201)) as standin:
        SyncPrefectClient(standin.api_url).create_flow_run(flow)
    assert standin.asked[-1].json()["flow_id"] == str(OTHER_ID)


def test_a_deleted_field_can_be_set_again() -> None:
    run = made()
    del vars(run)["name"]
    with pytest.raises(AttributeError, match="name"):
        run.name  # noqa: B018
    assert "name" not in run.model_dump()
    assert "name" not in dict(run)
    assert run != made()
    for each in (copy.copy(run), copy.deepcopy(run), run.model_copy(), pickle.loads(pickle.dumps(run))):
        assert each == run
        assert "name" not in vars(each)
    run.name = "y"
    assert vars(run)["name"] == "y"


def test_copies_do_not_share_the_dict() -> None:
    run = made()
    fields = vars(run)
    for each in (copy.copy(run), copy.deepcopy(run), run.model_copy(), pickle.loads(pickle.dumps(run))):
        assert each == run
        assert vars(each) == fields
        vars(each)["name"] = "other"
        assert run.name == "x"


def test_other_keys_are_attributes_but_not_fields() -> None:
    run = made()
    vars(run)["mine"] = 1
    assert run.mine == 1  # type: ignore[attr-defined]
    assert "mine" not in run.model_dump()
    with pytest.raises(AttributeError):
        run.other  # type: ignore[attr-defined]  # noqa: B018


def test_the_dict_cannot_be_replaced() -> None:
    with pytest.raises(AttributeError):
        made().__dict__ = {}


def test_the_base_class_has_no_dict() -> None:
    with pytest.raises((AttributeError, TypeError)):
        vars(Model.__new__(Model))


class Own(FlowRun):
    """A subclass with attributes of its own."""

    def __init__(self, **fields: Any) -> None:
        super().__init__(**fields)
        self._private = 1
        self.computed = 0

    computed = 0

    @functools.cached_property
    def slow(self) -> int:
        self.computed += 1
        return 7


class Below(Own):
    pass


@pytest.mark.parametrize("cls", [Own, Below])
def test_a_subclass_has_fields_and_own_attributes(cls: Any) -> None:
    run = cls(id=ID, flow_id=OTHER_ID, name="x")
    assert (run.slow, run.slow, run.computed) == (7, 7, 1)
    fields = vars(run)
    assert [name for name in fields if name in FlowRun.model_fields] == list(FlowRun.model_fields)
    assert (fields["name"], fields["_private"], fields["slow"]) == ("x", 1, 7)
    assert vars(run) is fields
    fields["name"] = "y"
    run._private = 2
    assert (run.name, run.model_dump()["name"], fields["_private"], run.slow) == ("y", "y", 2, 7)
    assert type(copy.copy(run)) is cls
    assert copy.copy(run).name == "y"


def test_other_kinds_of_subclasses() -> None:
    class Slots(FlowRun):
        __slots__ = ("more",)

    class Looking(FlowRun):
        def __getattr__(self, name: str) -> Any:
            if name == "magic":
                return 42
            raise AttributeError(name)

    class LookingUp(FlowRun):
        def __getattribute__(self, name: str) -> Any:
            return 42 if name == "magic" else super().__getattribute__(name)

    class Mixin:
        tag = ""

        def __init_subclass__(cls, tag: str = "", **options: Any) -> None:
            super().__init_subclass__(**options)
            cls.tag = tag

    class First(Mixin, FlowRun, tag="a"):
        pass

    class Last(FlowRun, Mixin, tag="b"):
        pass

    for cls in (Slots, Looking, First, Last):
        run = cls(flow_id=ID, name="x")
        assert vars(run)["name"] == "x"
    slots = Slots(flow_id=ID)
    slots.more = 1
    assert slots.more == 1
    assert Looking(flow_id=ID).magic == LookingUp(flow_id=ID).magic == 42
    assert (First.tag, Last.tag) == ("a", "b")
    with pytest.raises(TypeError):
        type("Wrong", (FlowRun,), {}, nonsense=1)


@pytest.mark.parametrize("cls", [FlowRun, Own])
def test_a_model_in_its_own_dict_is_collected(cls: Any) -> None:
    run = cls(flow_id=ID)
    vars(run)["me"] = run
    vars(run)["parameters"] = {"me": run}
    gone = weakref.ref(run)
    del run
    gc.collect()
    assert gone() is None


def test_concurrent_access_returns_the_same_dict() -> None:
    for _ in range(50):
        run = made()
        found: list[Any] = []
        barrier = threading.Barrier(4)

        def ask(run: FlowRun = run, found: list[Any] = found, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            found.append(vars(run))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({id(each) for each in found}) == 1
        assert len(found) == 4


READING_THE_DICT_MEANWHILE = """
import json, threading
real, reached, go_on = json.loads, threading.Event(), threading.Event()

def pausing(*args, **kwargs):
    if threading.current_thread().name == "reader" and not reached.is_set():
        reached.set()
        go_on.wait(5)
    return real(*args, **kwargs)

json.loads = pausing
from prefect_rs import SyncPrefectClient
from tests.support.models import ID
from tests.support.standin import StandIn, http

RUN = '{"id": "%s", "flow_id": "%s", "name": "x", "parameters": {"a": "\\\\ud800"}}' % (ID, ID)
with StandIn(lambda _: http(RUN)) as server, SyncPrefectClient(server.api_url) as client:
    run = client.read_flow_run(ID)
reader = threading.Thread(target=lambda: run.parameters.update(x=1), name="reader")
reader.start()
assert reached.wait(5)
assert "x" not in vars(run)["parameters"]
go_on.set()
reader.join()
print(run.parameters["x"])
"""


def test_a_field_that_one_thread_reads_while_another_reads_the_dict() -> None:
    """Both get the same object, so that a change is not lost. Only Python reads an unpaired surrogate."""
    ran = run_python(READING_THE_DICT_MEANWHILE, PYTHONPATH=os.pathsep.join(sys.path))
    assert ran.stdout == "1\n", ran.stderr


def test_an_attribute_whose_name_is_no_text() -> None:
    assert getattr(Flow(name="x"), "\ud800", 5) == 5
