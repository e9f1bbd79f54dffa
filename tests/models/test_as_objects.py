"""Models as Python objects: repr, iteration, weak references, subclasses, threads."""

from __future__ import annotations

import copy
import gc
import pickle
import subprocess
import sys
import threading
import weakref
from typing import Any, cast

import pytest
from prefect_rs.client.schemas.actions import FlowRunCreate
from prefect_rs.client.schemas.objects import Flow, FlowRun, State, StateDetails, StateType

from tests.support.cases import for_each
from tests.support.models import ID, MOMENT, OTHER_ID, full, least, models

every_model = for_each(cls=models())


class Loud(Flow):
    """A subclass with a method."""

    def shout(self) -> str:
        return self.name.upper()


# ---- repr and iteration --------------------------------------------------------------------------


@every_model
def test_every_model_has_a_repr(cls: Any) -> None:
    for one in (full(cls), least(cls)):
        assert repr(one)
        assert str(one)
        if cls not in (State, FlowRun):
            assert repr(one).startswith(f"{cls.__name__}(")
            for name in cls.model_fields:
                assert f"{name}={getattr(one, name)!r}" in repr(one)


def test_repr_of_a_flow_run() -> None:
    state = State(type=StateType.COMPLETED, name="Completed", message="All is well")
    run = FlowRun(id=ID, flow_id=OTHER_ID, name="quick-fox", state=state, tags=["a"])
    for text in (repr(run), str(run)):
        assert "\n" not in text
        assert len(text) < 200
        for part in ("FlowRun(", str(ID), "quick-fox", "Completed", "a"):
            assert part in text
    assert "state=None" in repr(FlowRun(flow_id=ID))


def test_repr_of_a_state() -> None:
    assert repr(State(type=StateType.COMPLETED)) == "Completed(type=COMPLETED)"
    assert repr(State(type=StateType.FAILED, message="it broke")) == "Failed(message='it broke', type=FAILED)"
    assert str(State(type=StateType.COMPLETED)) == "Completed"
    assert str(State(type=StateType.FAILED, message="it broke")) == "Failed: it broke"
    assert "2026-01-02T03:04:05" in repr(
        State(type=StateType.SCHEDULED, state_details=StateDetails(scheduled_time=MOMENT))
    )


def test_repr_of_a_model_that_contains_itself() -> None:
    flow: Any = Flow(name="x")
    flow.labels = {"self": flow}
    program = (
        "from prefect_rs.client.schemas.objects import Flow\n"
        "flow = Flow(name='x'); flow.labels = {'self': flow}\n"
        "try: print(len(repr(flow)) > 0)\n"
        "except RecursionError: print('RecursionError')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.returncode
    assert done.stdout.strip() in ("True", "RecursionError")


def test_iterating_a_model_gives_pairs_like_pydantic() -> None:
    flow = Flow(id=ID, name="x", tags=["a"])
    pairs = dict(cast(Any, flow))
    assert list(pairs) == list(Flow.model_fields)
    assert pairs["tags"] is flow.tags


# ---- Garbage collection --------------------------------------------------------------------------


def test_every_model_can_be_weakly_referenced() -> None:
    made = {cls: least(cls) for cls in models()}
    references = {cls: weakref.ref(one) for cls, one in made.items()}
    assert [cls for cls, reference in references.items() if reference() is not made[cls]] == []
    made.clear()
    gc.collect()  # only once: it takes a third of a second in a process that has imported all tests
    assert [cls for cls, reference in references.items() if reference() is not None] == []


def test_models_that_contain_themselves_are_collected() -> None:
    def make() -> list[weakref.ref[Any]]:
        in_parameters = FlowRun(flow_id=ID)
        in_parameters.parameters["self"] = in_parameters
        in_field: Any = FlowRun(flow_id=ID)
        in_field.state = in_field
        in_extra: Any = FlowRun.model_validate_json(f'{{"flow_id":"{ID}","newer":{{}}}}')
        in_extra.newer["self"] = in_extra
        in_subclass: Any = Loud(name="x")
        in_subclass.labels = {"self": in_subclass}
        made = [in_parameters, in_field, in_extra, in_subclass]
        return [weakref.ref(each) for each in made]

    references = make()
    gc.collect()
    assert [each() for each in references] == [None] * 4


# ---- Subclasses ----------------------------------------------------------------------------------


def test_copies_and_parsing_keep_the_subclass() -> None:
    loud = Loud(name="x", tags=["a"])
    assert loud.shout() == "X"
    assert isinstance(loud, Flow)
    for other in (
        copy.copy(loud),
        copy.deepcopy(loud),
        loud.model_copy(),
        loud.model_copy(deep=True),
        pickle.loads(pickle.dumps(loud)),
        Loud.model_validate({"name": "x", "tags": ["a"]}),
        Loud.model_validate_json('{"name":"x","tags":["a"]}'),
        Loud.model_construct(name="x", tags=["a"]),
    ):
        assert type(other) is Loud
        assert other.shout() == "X"
        assert other == loud
    assert list(Loud.model_fields) == list(Flow.model_fields)
    assert repr(loud).startswith("Loud(")


def test_a_subclass_can_have_attributes_and_properties() -> None:
    class Mine(Flow):
        kind = "mine"

        @property
        def title(self) -> str:
            return self.name.title()

        @title.setter
        def title(self, value: str) -> None:
            self.name = value.lower()

    mine = Mine(name="x y")
    assert (mine.kind, mine.title) == ("mine", "X Y")
    mine.title = "Z"
    assert mine.name == "z"
    assert "title" not in mine.model_dump()


def test_a_subclass_is_accepted_in_place_of_its_model() -> None:
    class MyState(State):
        pass

    state = MyState(type=StateType.RUNNING)
    assert FlowRun(flow_id=ID, state=state).state is state
    with pytest.raises(ValueError, match="parameters"):
        FlowRunCreate(flow_id=ID, parameters=3)  # type: ignore[arg-type]


# ---- Threads -------------------------------------------------------------------------------------


def test_concurrent_reads_return_the_same_objects() -> None:
    text = full(FlowRun).model_dump_json()
    names = list(FlowRun.model_fields)
    for _ in range(20):
        run = FlowRun.model_validate_json(text)
        start = threading.Barrier(8)
        seen: list[list[int]] = []

        def read(run: Any = run, start: threading.Barrier = start, seen: list[list[int]] = seen) -> None:
            start.wait(10)
            seen.append([id(getattr(run, name)) for name in names])

        threads = [threading.Thread(target=read) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert len(seen) == 8
        assert seen == [[id(getattr(run, name)) for name in names]] * 8


def test_concurrent_changes_and_dumps() -> None:
    run = FlowRun.model_validate_json(full(FlowRun).model_dump_json())
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for each in range(200):
                run.name = f"{number}-{each}"
                run.tags.append("t")
                assert run.model_dump_json()
                assert pickle.loads(pickle.dumps(run.model_copy())).flow_id == run.flow_id
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert run.tags.count("t") == 800
