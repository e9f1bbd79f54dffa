"""Failed assertions about models say which fields differ."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any
from uuid import UUID

import pytest
from prefect_rs.client.schemas.objects import Flow, FlowRun, State, StateType
from prefect_rs.client.schemas.responses import FlowRunResponse
from prefect_rs.testing._differences import LONGEST, MOST, explain

FLOW = UUID(int=1)
STATE = State(type=StateType.RUNNING, name="Running")
RUN = FlowRun(name="a", flow_id=FLOW, state=STATE, parameters={"x": 1, "y": 2})


def lines(left: Any, right: Any) -> list[str]:
    assert left != right
    explained = explain("==", left, right)
    assert explained is not None
    assert explained[1:3] == ["", "Differences:"]
    return [line.strip() for line in explained[3:]]


def test_fields_that_differ_are_listed() -> None:
    other = RUN.model_copy(update={"name": "b", "tags": ["t"]})
    assert lines(RUN, other) == ["name: 'a' != 'b'", "len(tags): 0 != 1"]
    explained = explain("==", RUN, other)
    assert explained is not None
    assert explained[0] == "FlowRun(...) == FlowRun(...)"


def test_fields_that_comparison_ignores_are_not_listed() -> None:
    now = datetime.now(timezone.utc)
    other = Flow(name="b", id=UUID(int=7), created=now, updated=now)
    assert lines(Flow(name="a"), other) == ["name: 'a' != 'b'"]


def test_nested_models_and_dicts() -> None:
    other = RUN.model_copy(update={"state": STATE.model_copy(update={"name": "Late"})})
    assert lines(RUN, other) == ["state.name: 'Running' != 'Late'"]
    other = RUN.model_copy(update={"parameters": {"x": 1, "y": {"z": 2}, "w": 3}})
    assert lines(RUN, other) == ["parameters['y']: 2 != {'z': 2}", "parameters['w']: (not set) != 3"]
    other = RUN.model_copy(update={"state": None})
    assert lines(other, RUN)[0].startswith("state: None != Running(")


def test_collections_of_models() -> None:
    other = RUN.model_copy(update={"name": "b"})
    assert lines([RUN, RUN], [RUN, other, RUN]) == ["[1].name: 'a' != 'b'", "len: 2 != 3"]
    assert lines({"a": RUN}, {"a": other}) == ["['a'].name: 'a' != 'b'"]


def test_classes() -> None:
    other = FlowRunResponse.model_construct(name="a", flow_id=FLOW)
    assert lines(RUN, other)[-1] == "type: 'FlowRun' != 'FlowRunResponse'"
    assert lines(Flow(name="a"), RUN) == ["type: 'Flow' != 'FlowRun'"]


def test_unset_and_undeclared_fields() -> None:
    assert lines(Flow.model_construct(), Flow(name="a")) == ["name: (not set) != 'a'"]
    one, other = (Flow.model_validate({"name": "a", "owner": owner}) for owner in "xy")
    assert lines(one, other) == ["owner: 'x' != 'y'"]


def test_long_and_many_differences_are_shortened() -> None:
    (line,) = lines(Flow(name="a"), Flow(name="b" * 1000))
    assert len(line) < 2 * LONGEST
    many = [Flow(name=str(index)) for index in range(MOST + 5)]
    assert lines(many, [Flow(name="x")] * len(many))[-1] == "and 5 more"


@pytest.mark.parametrize(
    ("op", "left", "right"),
    [("==", 1, 2), ("==", [1], [2]), ("!=", RUN, RUN), ("==", RUN, 1), ("in", RUN, [])],
)
def test_other_comparisons_are_left_to_pytest(op: str, left: Any, right: Any) -> None:
    assert explain(op, left, right) is None
