"""Values are coerced like pydantic does in lax mode, or rejected with the field's name."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from prefect_rs.client.schemas.objects import Flow, FlowRun, FlowRunPolicy, State, StateType
from prefect_rs.client.schemas.responses import OrchestrationResult, StateWaitDetails
from prefect_rs.exceptions import ValidationError

from tests.support.models import ID

INIT: Any = FlowRun
UTC = timezone.utc

RUN_FIELDS: list[tuple[str, Any, Any]] = [
    # integers
    ("run_count", "1", 1),
    ("run_count", " 1 ", 1),
    ("run_count", "-3", -3),
    ("run_count", "+3", 3),
    ("run_count", "1.0", 1),
    ("run_count", 1.0, 1),
    ("run_count", True, 1),
    ("run_count", 2**40, 2**40),
    # booleans
    *[("auto_scheduled", each, True) for each in (True, 1, 1.0, "1", "true", "TRUE", "t", "yes", "y", "on")],
    *[("auto_scheduled", each, False) for each in (False, 0, 0.0, "0", "false", "f", "no", "n", "off")],
    # strings
    ("work_pool_name", "é😀\0", "é😀\0"),
    ("work_pool_name", StateType.COMPLETED, "COMPLETED"),
    ("work_pool_name", b"bytes", "bytes"),
    # ids
    ("flow_id", ID, ID),
    ("flow_id", str(ID), ID),
    ("flow_id", str(ID).upper(), ID),
    ("flow_id", ID.hex, ID),
    ("flow_id", f"{{{ID}}}", ID),
    ("flow_id", ID.urn, ID),
    ("flow_id", ID.bytes, ID),
    # datetimes
    ("start_time", "2026-01-01T00:00:00Z", datetime(2026, 1, 1, tzinfo=UTC)),
    ("start_time", "2026-01-01T00:00:00+00:00", datetime(2026, 1, 1, tzinfo=UTC)),
    (
        "start_time",
        "2026-01-01T01:30:00+01:30",
        datetime(2026, 1, 1, 1, 30, tzinfo=timezone(timedelta(minutes=90))),
    ),
    ("start_time", "2026-01-01 00:00:00", datetime(2026, 1, 1, tzinfo=UTC)),
    ("start_time", "2026-01-01T00:00", datetime(2026, 1, 1, tzinfo=UTC)),
    ("start_time", "2026-01-01", datetime(2026, 1, 1, tzinfo=UTC)),
    ("start_time", "2026-01-01T00:00:00.123456Z", datetime(2026, 1, 1, 0, 0, 0, 123456, tzinfo=UTC)),
    ("start_time", "2026-01-01T00:00:00.123456789Z", datetime(2026, 1, 1, 0, 0, 0, 123456, tzinfo=UTC)),
    ("start_time", datetime(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)),
    (
        "start_time",
        datetime(2026, 1, 1, 2, tzinfo=timezone(timedelta(hours=2))),
        datetime(2026, 1, 1, 2, tzinfo=timezone(timedelta(hours=2))),
    ),
    ("start_time", date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)),
    ("start_time", 0, datetime(1970, 1, 1, tzinfo=UTC)),
    ("start_time", 1.5, datetime(1970, 1, 1, 0, 0, 1, 500000, tzinfo=UTC)),
    ("start_time", "1767225600", datetime(2026, 1, 1, tzinfo=UTC)),
    ("start_time", 1767225600000, datetime(2026, 1, 1, tzinfo=UTC)),
    ("start_time", None, None),
    # timedeltas
    ("total_run_time", 60, timedelta(seconds=60)),
    ("total_run_time", 60.5, timedelta(seconds=60.5)),
    ("total_run_time", -5, timedelta(seconds=-5)),
    ("total_run_time", timedelta(days=1, microseconds=1), timedelta(days=1, microseconds=1)),
    ("total_run_time", "PT1M", timedelta(seconds=60)),
    ("total_run_time", "P1DT2H3M4.5S", timedelta(days=1, hours=2, minutes=3, seconds=4.5)),
    ("total_run_time", "-PT1S", timedelta(seconds=-1)),
    ("total_run_time", "00:01:00", timedelta(seconds=60)),
    # lists and dicts
    ("tags", ["a", "b"], ["a", "b"]),
    ("tags", ("a", "b"), ["a", "b"]),
    ("tags", {"a"}, ["a"]),
    ("tags", frozenset({"a"}), ["a"]),
    ("tags", {"a": 1}.keys(), ["a"]),
    ("labels", {"b": True, "i": 1, "f": 1.5, "s": "t"}, {"b": True, "i": 1, "f": 1.5, "s": "t"}),
    ("parameters", {"z": 1, "a": (1, 2)}, {"z": 1, "a": (1, 2)}),
    # enumerations and models
    ("state_type", "RUNNING", StateType.RUNNING),
    ("state_type", StateType.RUNNING, StateType.RUNNING),
    ("empirical_policy", {"retries": "2"}, FlowRunPolicy(retries=2)),
]


@pytest.mark.parametrize(("name", "given", "kept"), RUN_FIELDS)
def test_coerced_values(name: str, given: Any, kept: Any) -> None:
    run = INIT(**{"flow_id": ID, name: given})
    value = getattr(run, name)
    assert value == kept
    assert type(value) is type(kept)
    if isinstance(kept, datetime):
        assert value.utcoffset() == kept.utcoffset()


REFUSED: dict[str, list[Any]] = {
    "run_count": [None, "x", "", "1.5", 1.5, float("nan"), [], "0x10"],
    "auto_scheduled": [None, 2, -1, 0.5, "", "x", "2", []],
    "name": [1, 1.5, ID, b"\xff", ["a"], True],
    "flow_id": [None, 1, ID.int, "x", "", f"{ID} ", b"x", str(ID)[:-1]],
    "start_time": [True, "x", "", "2026-13-01", "25:00", [], {}, float("nan")],
    "total_run_time": [None, "x", "", float("nan"), float("inf"), []],
    "tags": [None, "ab", b"ab", {"a": 1}, 3, [1], ["a", None], [["a"]]],
    "labels": [{"a": None}, {"a": [1]}, {1: 1}, {"a": {}}, ["x"], "x"],
    "parameters": [None, [], [("a", 1)], "x", 3],
    "state_type": ["running", "", 1, "NEWER", []],
    "state": ["COMPLETED", StateType.COMPLETED, 3, [], {}, {"type": "X"}],
    "empirical_policy": [None, "x", 3, {"retries": "x"}, {"retry_type": "other"}],
}


@pytest.mark.parametrize(
    ("name", "given"),
    [(name, each) for name, values in REFUSED.items() for each in values],
)
def test_rejected_values(name: str, given: Any) -> None:
    with pytest.raises(ValidationError) as error:
        INIT(**{"flow_id": ID, name: given})
    assert {each["loc"][0] for each in error.value.errors()} == {name}
    assert f"  {name}" in str(error.value)


def test_a_policy_accepts_numbers_as_text() -> None:
    policy: Any = FlowRunPolicy
    assert policy(retry_delay_seconds=" 2 ").retry_delay_seconds == 2.0
    assert policy(retry_delay_seconds=True).retry_delay_seconds == 1.0
    assert policy(pause_keys=["a", "a", "b"]).pause_keys == {"a", "b"}
    assert isinstance(policy(retry_delay_seconds=3).retry_delay_seconds, float)


def test_a_generator_as_a_list() -> None:
    assert Flow(name="x", tags=(each for each in "ab")).tags == ["a", "b"]


def test_lists_and_dicts_are_copied_but_models_are_kept() -> None:
    tags, parameters, state = ["a"], {"a": 1}, State(type=StateType.RUNNING)
    run = FlowRun(flow_id=ID, tags=tags, parameters=parameters, state=state)
    tags.append("b")
    parameters["b"] = 2
    assert run.tags == ["a"]
    assert run.parameters == {"a": 1}
    assert run.state is state


def test_a_union_is_resolved_by_its_tag() -> None:
    made: Any = OrchestrationResult
    result = made(state=None, status="WAIT", details={"type": "wait_details", "delay_seconds": "3"})
    assert type(result.details) is StateWaitDetails
    assert result.details.delay_seconds == 3
    with pytest.raises(ValidationError, match="details"):
        made(state=None, status="WAIT", details={"type": "other"})
    with pytest.raises(ValidationError, match="delay_seconds"):
        made(state=None, status="WAIT", details={"type": "wait_details"})
