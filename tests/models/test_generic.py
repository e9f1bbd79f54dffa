"""`State[int]`, `OrchestrationResult[FlowRun]`, and lists of models."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pydantic
import pytest
from prefect_rs.client.schemas.objects import Flow, FlowRun, State, StateType
from prefect_rs.client.schemas.responses import OrchestrationResult
from prefect_rs.exceptions import ValidationError

from tests.support.cases import for_each
from tests.support.models import ID, full, models
from tests.support.paths import ROOT

T = TypeVar("T")


@pytest.mark.parametrize("item", [int, Any, FlowRun, "FlowRun", list[int], None, T])
def test_generic_models_can_be_subscripted(item: Any) -> None:
    state = State[item](type=StateType.RUNNING)
    assert isinstance(state, State)
    assert isinstance(state, State[item])
    assert State[item].model_validate({"type": "RUNNING"}).is_running()
    assert list(OrchestrationResult[item].model_fields) == list(OrchestrationResult.model_fields)

    class Own(State[item]):  # type: ignore[valid-type]
        pass

    assert Own(type="RUNNING").is_running()


def test_generic_models_as_fields_of_pydantic_models() -> None:
    class Report(pydantic.BaseModel):
        state: State[int]
        states: list[State[Any]] = []

    report = Report(state={"type": "RUNNING"}, states=[{"type": "PENDING"}])  # type: ignore[arg-type,list-item]
    assert report.state.is_running()
    assert report.states[0].is_pending()


PROGRAM = """
from collections.abc import Iterator
from typing import Any

from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.schemas.actions import DeploymentCreate
from prefect_rs.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect_rs.client.schemas.objects import Flow, FlowRun, State
from prefect_rs.client.schemas.responses import OrchestrationResult


def of_int(state: State[int]) -> State[Any]:
    return state


def bare(state: State) -> State[str]:
    return state


def result(client: SyncPrefectClient, run: FlowRun) -> OrchestrationResult[FlowRun]:
    return client.set_flow_run_state(run.id, State[int](type="RUNNING"))


async def results(client: PrefectClient, run: FlowRun) -> "list[OrchestrationResult[FlowRun] | State[Any]]":
    return [await client.set_flow_run_state(run.id, State(type="RUNNING"))]


class Own(State[int]):
    pass


def runs(client: SyncPrefectClient, run: FlowRun, flow: Flow) -> Iterator[FlowRun]:
    filter_ = FlowRunFilter(id=FlowRunFilterId(any_=[run, run.id, "x"]))
    other = FlowRunFilter(id=run)
    DeploymentCreate(flow_id=flow, name="x")
    yield from client.read_flow_runs(flow_run_filter=filter_ or other)
    yield from FlowRun.model_validate_list([{"flow_id": flow.id}])
"""

WRONG = """
from prefect_rs.client.schemas.filters import FlowRunFilterId
from prefect_rs.client.schemas.objects import Flow, State

one: State[int] = State[str](type="RUNNING")
two: Flow[int]
three = FlowRunFilterId(any_=[1])
"""


def test_type_checkers_accept_generic_models(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)
    (tmp_path / "wrong.py").write_text(WRONG)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "program.py", "wrong.py"],
        cwd=tmp_path,
        env={"MYPYPATH": str(ROOT / "python"), "MYPY_CACHE_DIR": str(ROOT / ".mypy_cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout.splitlines()
    assert [line for line in told if line.startswith("program.py")] == []
    assert {int(line.split(":")[1]) for line in told if ": error:" in line} == {5, 6, 7}, (
        done.stdout + done.stderr
    )


# ---- Lists ---------------------------------------------------------------------------------------


@for_each(cls=models())
def test_every_model_validates_a_list(cls: Any) -> None:
    one = full(cls)
    dumped = one.model_dump(mode="json")
    assert cls.model_validate_list([dumped, one, dumped]) == [one, one, one]
    assert cls.model_validate_list([]) == []


def test_any_collection_is_accepted() -> None:
    flow = {"id": str(ID), "name": "x"}
    for given in ([flow], (flow,), {1: flow}.values(), iter([flow]), (each for each in [flow])):
        (read,) = Flow.model_validate_list(given)
        assert (type(read), read.name) == (Flow, "x")

    class Own(Flow):
        pass

    assert [type(each) for each in Own.model_validate_list([flow])] == [Own]


@pytest.mark.parametrize("given", ["x", b"[]", {}, {"name": "x"}, None, 5, Flow(name="x")])
def test_a_value_that_is_not_a_list(given: Any) -> None:
    with pytest.raises(ValidationError, match="expected a list"):
        Flow.model_validate_list(given)


def test_all_problems_are_reported_with_their_location() -> None:
    with pytest.raises(ValidationError) as error:
        FlowRun.model_validate_list([{"flow_id": ID}, {}, 5, {"flow_id": "x"}])
    assert [problem["loc"] for problem in error.value.errors()] == [(1, "flow_id"), (2,), (3, "flow_id")]
    with pytest.raises(ValidationError, match="a dict with its fields"):
        Flow.model_validate_list([SimpleNamespace(name="x")], from_attributes=False)
    with pytest.raises(TypeError, match="strict"):
        Flow.model_validate_list([], strict=True)
