"""Statistics of runs: history, lateness, counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter, TaskRunFilter
from prefect_rs.client.schemas.objects import StateType
from prefect_rs.client.schemas.responses import (
    HistoryResponse,
    HistoryResponseState,
    ObservedState,
    SimpleFlowRun,
    SimpleNextFlowRun,
    TaskRunCount,
)
from prefect_rs.client.schemas.sorting import FlowRunSort, ObservedStateSort
from prefect_rs.exceptions import RequestValidationError, ValidationError
from prefect_rs.states import Completed, Failed, Running, Scheduled

from tests.support.standin import StandIn, as_json

Call = Callable[..., Any]
Unique = Callable[[str], str]

T0 = datetime(2031, 5, 1, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)


@pytest.fixture
def flow(call: Call, unique: Unique) -> Any:
    return call("read_flow", call("create_flow_from_name", unique("history")))


@pytest.fixture
def of_flow(flow: Any) -> dict[str, Any]:
    return {"flow_filter": FlowFilter(id={"any_": [flow.id]})}


@pytest.fixture
def runs(call: Call, flow: Any) -> list[Any]:
    """Three runs: two scheduled for the first hour, one for the third."""
    times = [T0, T0 + timedelta(minutes=30), T0 + 2 * HOUR]
    return [call("create_flow_run", flow, state=Scheduled(scheduled_time=time)) for time in times]


# ---- History -------------------------------------------------------------------------------------


@pytest.mark.parametrize("interval", [HOUR, 3600, 3600.0], ids=["timedelta", "int", "float"])
def test_flow_run_history(call: Call, runs: list[Any], of_flow: dict[str, Any], interval: Any) -> None:
    found = call("read_flow_run_history", T0, T0 + 3 * HOUR, interval, **of_flow)
    assert [type(each) for each in found] == [HistoryResponse] * 3
    starts = [T0, T0 + HOUR, T0 + 2 * HOUR]
    assert [(each.interval_start, each.interval_end) for each in found] == [(t, t + HOUR) for t in starts]
    first, second, third = (each.states for each in found)
    [state] = first
    assert type(state) is HistoryResponseState
    assert state.state_type is StateType.SCHEDULED
    assert (state.state_name, state.count_runs) == ("Scheduled", 2)
    assert (state.sum_estimated_run_time, state.sum_estimated_lateness) == (timedelta(0), timedelta(0))
    assert (second, [each.count_runs for each in third]) == ([], [1])


def test_flow_run_history_by_each_filter(call: Call, runs: list[Any], of_flow: dict[str, Any]) -> None:
    def count(**keywords: Any) -> int:
        span = {"history_start": T0, "history_end": str(T0 + 3 * HOUR), "history_interval_seconds": 3 * HOUR}
        [found] = call("read_flow_run_history", **span, **of_flow, **keywords)
        return sum(each.count_runs for each in found.states)

    assert count() == 3
    assert count(flow_run_filter=FlowRunFilter(id=runs[0].id)) == 1
    assert count(task_run_filter={"name": {"any_": ["no such run"]}}) == 0
    assert count(deployment_filter=DeploymentFilter(name="no such deployment")) == 0
    assert count(work_pool_filter={"name": {"any_": ["no such pool"]}}) == 0
    assert count(work_queue_filter={"name": {"any_": ["no such queue"]}}) == 0


def test_filters_on_work_queue_and_work_pool(call: Call, flow: Any, of_flow: dict[str, Any]) -> None:
    pool = f"pool-{uuid4().hex}"
    call("create_work_pool", pool, "process")
    deployment = call("create_deployment", flow, "d", work_pool_name=pool, enforce_parameter_schema=False)
    call("create_flow_run_from_deployment", deployment, state=Scheduled(scheduled_time=T0))
    span = (T0, T0 + HOUR, HOUR)
    for keywords in [
        {"work_queue_filter": {"name": {"any_": ["default"]}}},
        {"work_pool_filter": {"name": {"any_": [pool]}}},
        {"deployment_filter": DeploymentFilter(work_pool_name=pool)},
    ]:
        [found] = call("read_flow_run_history", *span, **of_flow, **keywords)
        assert [state.count_runs for state in found.states] == [1], keywords


def test_task_run_history(call: Call, runs: list[Any], of_flow: dict[str, Any]) -> None:
    task = SimpleNamespace(task_key="t")
    for number, time in enumerate([T0, T0, T0 + HOUR]):
        call("create_task_run", task, runs[0].id, number, state=Scheduled(scheduled_time=time))
    found = call("read_task_run_history", T0, T0 + 2 * HOUR, HOUR, **of_flow)
    assert [[(s.state_name, s.count_runs) for s in each.states] for each in found] == [
        [("Scheduled", 2)],
        [("Scheduled", 1)],
    ]
    for keywords, expected in [
        ({"flow_run_filter": {"id": {"any_": [runs[0].id]}}}, 2),
        ({"flow_run_filter": {"id": {"any_": [runs[1].id]}}}, 0),
        ({"task_run_filter": {"name": {"any_": ["no such run"]}}}, 0),
        ({"deployment_filter": {"name": {"any_": ["no such deployment"]}}}, 0),
    ]:
        [first] = call("read_task_run_history", T0, T0 + HOUR, HOUR, **of_flow, **keywords)
        assert sum(state.count_runs for state in first.states) == expected, keywords


def test_history_points(call: Call, runs: list[Any], of_flow: dict[str, Any]) -> None:
    points = call("read_flow_run_history_points", **of_flow)
    assert [type(point) for point in points] == [SimpleFlowRun] * 3
    assert [point.id for point in points] == [run.id for run in reversed(runs)]
    assert points[0].state_type is StateType.SCHEDULED
    assert (points[0].timestamp, points[0].duration) == (T0 + 2 * HOUR, timedelta(0))
    assert points[0].lateness == timedelta(0)
    some = call(
        "read_flow_run_history_points",
        **of_flow,
        sort=FlowRunSort.EXPECTED_START_TIME_ASC,
        limit=1,
        offset=1,
    )
    assert [point.id for point in some] == [runs[1].id]
    for keywords, expected in [
        ({"flow_run_filter": FlowRunFilter(id=runs[0].id)}, 1),
        ({"task_run_filter": {"name": {"any_": ["no such run"]}}}, 0),
        ({"deployment_filter": {"name": {"any_": ["no such deployment"]}}}, 0),
        ({"work_pool_filter": {"name": {"any_": ["no such pool"]}}}, 0),
    ]:
        assert len(call("read_flow_run_history_points", **of_flow, **keywords)) == expected, keywords


# ---- Lateness ------------------------------------------------------------------------------------


def test_average_lateness(call: Call, flow: Any, of_flow: dict[str, Any]) -> None:
    assert call("read_average_flow_run_lateness", **of_flow) is None
    late = [datetime.now(timezone.utc) - late for late in (2 * HOUR, 4 * HOUR)]
    runs = [call("create_flow_run", flow, state=Scheduled(scheduled_time=time)) for time in late]
    average = call("read_average_flow_run_lateness", **of_flow)
    assert type(average) is timedelta
    assert abs(average - 3 * HOUR) < timedelta(minutes=2)
    one = call("read_average_flow_run_lateness", flow_run_filter=FlowRunFilter(id=runs[1].id))
    assert abs(one - 4 * HOUR) < timedelta(minutes=2)
    nothing = {"work_queue_filter": {"name": {"any_": ["no such queue"]}}}
    assert call("read_average_flow_run_lateness", **of_flow, **nothing) is None


# ---- Counts --------------------------------------------------------------------------------------


@pytest.fixture
def tasks(call: Call, runs: list[Any]) -> list[Any]:
    """Task runs that are completed, failed, and not finished."""
    task = SimpleNamespace(task_key="t")
    made = [call("create_task_run", task, runs[0].id, number, state=Running()) for number in range(4)]
    for run, state in zip(made, [Completed(), Completed(), Failed()], strict=False):
        call("set_task_run_state", run.id, state, force=True)
    return made


def test_count_task_runs_by_flow_run(call: Call, runs: list[Any], tasks: list[Any]) -> None:
    nobody = uuid4()
    found = call("count_task_runs_by_flow_run", [runs[0], str(runs[1].id), nobody])
    assert found == {runs[0].id: 4, runs[1].id: 0, nobody: 0}
    assert {type(each) for each in found} == {UUID}
    assert call("count_task_runs_by_flow_run", []) == {}


def test_count_task_runs_by_state(call: Call, tasks: list[Any], of_flow: dict[str, Any]) -> None:
    found = call("count_task_runs_by_state", **of_flow)
    assert {name: count for name, count in found.items() if count} == {
        "COMPLETED": 2,
        "FAILED": 1,
        "RUNNING": 1,
    }
    assert set(found) == {member.value for member in StateType}
    assert found[StateType.COMPLETED] == 2
    for keywords in [
        {"task_run_filter": TaskRunFilter(name="no such run")},
        {"flow_run_filter": FlowRunFilter(name="no such run")},
        {"deployment_filter": DeploymentFilter(name="no such deployment")},
    ]:
        assert set(call("count_task_runs_by_state", **of_flow, **keywords).values()) == {0}, keywords


def test_dashboard_counts(call: Call, tasks: list[Any], of_flow: dict[str, Any]) -> None:
    since = {"start_time": {"after_": datetime.now(timezone.utc) - HOUR}}
    found = call("read_dashboard_task_run_counts", since, **of_flow)
    assert [type(each) for each in found] == [TaskRunCount] * 20
    assert sum(each.completed for each in found) == 2
    assert sum(each.failed for each in found) == 1
    earlier = {"start_time": {"after_": T0 - 10 * 365 * 24 * HOUR, "before_": T0 - 9 * 365 * 24 * HOUR}}
    before = call("read_dashboard_task_run_counts", task_run_filter=TaskRunFilter(**earlier), **of_flow)
    assert {(each.completed, each.failed) for each in before} == {(0, 0)}
    for keywords in [
        {"flow_run_filter": FlowRunFilter(name="no such run")},
        {"deployment_filter": DeploymentFilter(name="no such deployment")},
        {"work_pool_filter": {"name": {"any_": ["no such pool"]}}},
        {"work_queue_filter": {"name": {"any_": ["no such queue"]}}},
    ]:
        counts = call("read_dashboard_task_run_counts", since, **of_flow, **keywords)
        assert {(each.completed, each.failed) for each in counts} == {(0, 0)}, keywords


def test_count_deployments_by_flow(call: Call, flow: Any, unique: Unique) -> None:
    other = call("create_flow_from_name", unique("history"))
    call("create_deployment", flow, "one")
    call("create_deployment", flow, "two")
    assert call("count_deployments_by_flow", [flow, other]) == {flow.id: 2, other: 0}


def test_next_run_of_each_flow(call: Call, flow: Any, runs: list[Any], unique: Unique) -> None:
    other = call("create_flow_from_name", unique("history"))
    found = call("read_next_runs_by_flow", (flow.id, other))
    assert set(found) == {flow.id, other}
    assert found[other] is None
    run = found[flow.id]
    assert type(run) is SimpleNextFlowRun
    assert (run.id, run.flow_id, run.name) == (runs[0].id, flow.id, runs[0].name)
    assert (run.state_name, run.state_type) == ("Scheduled", StateType.SCHEDULED)
    assert run.next_scheduled_start_time == T0


def test_dashboard_counts_by_work_pool(call: Call, flow: Any) -> None:
    pool = f"pool-{uuid4().hex}"
    call("create_work_pool", pool, "process")
    deployment = call("create_deployment", flow, "d", work_pool_name=pool, enforce_parameter_schema=False)
    run = call("create_flow_run_from_deployment", deployment)
    task = call("create_task_run", SimpleNamespace(task_key="t"), run.id, "0", state=Running())
    call("set_task_run_state", task.id, Completed(), force=True)
    since = TaskRunFilter(start_time={"after_": datetime.now(timezone.utc) - HOUR})
    for keywords in [
        {"work_pool_filter": {"name": {"any_": [pool]}}},
        {"deployment_filter": DeploymentFilter(work_pool_name=pool)},
        {
            "work_pool_filter": {"name": {"any_": [pool]}},
            "work_queue_filter": {"name": {"any_": ["default"]}},
        },
    ]:
        counts = call("read_dashboard_task_run_counts", since, **keywords)
        assert sum(each.completed for each in counts) == 1, keywords


# ---- States --------------------------------------------------------------------------------------


@pytest.mark.needs_server("3.9", "observed states")
def test_observed_states(call: Call, flow: Any, unique: Unique) -> None:
    stem = unique("Seen")
    for name in ("B", "A"):
        call("create_flow_run", flow, state=Running(name=f"{stem} {name}"))
    found = call("read_observed_states", stem.upper())
    assert [type(each) for each in found] == [ObservedState] * 2
    assert [each.state_name for each in found] == [f"{stem} A", f"{stem} B"]
    assert {each.state_type for each in found} == {"RUNNING"}
    assert found[0].first_seen <= found[0].last_seen
    assert found[0].last_seen > found[1].last_seen
    by_name = call("read_observed_states", query=stem, sort=ObservedStateSort.NAME_ASC, limit=1)
    assert [each.state_name for each in by_name] == [f"{stem} A"]
    assert len(call("read_observed_states")) >= 2
    assert call("read_observed_states", "no such state é&/?") == []


# ---- Errors --------------------------------------------------------------------------------------

SPAN = (T0, T0 + HOUR, HOUR)
BAD: dict[str, tuple[str, tuple[Any, ...], dict[str, Any], str]] = {
    "no moment": ("read_flow_run_history", ("yesterday", T0, HOUR), {}, "history_start"),
    "no end": ("read_task_run_history", (T0, None, HOUR), {}, "history_end"),
    "too short": ("read_flow_run_history", (T0, T0, 0.5), {}, "history_interval_seconds"),
    "too short, too": ("read_task_run_history", (T0, T0, timedelta(0)), {}, "history_interval_seconds"),
    "no filter": ("read_flow_run_history", SPAN, {"flow_filter": 3}, "flow_filter"),
    "no id": ("count_task_runs_by_flow_run", (["x"],), {}, "flow_run_ids"),
    "one id": ("count_deployments_by_flow", (uuid4(),), {}, "flow_ids"),
    "no ids": ("read_next_runs_by_flow", (None,), {}, "flow_ids"),
    "no start": ("read_dashboard_task_run_counts", ({},), {}, "task_run_filter"),
    "no filter of task runs": ("read_dashboard_task_run_counts", (None,), {}, "task_run_filter"),
    "only an end": (
        "read_dashboard_task_run_counts",
        ({"start_time": {"before_": T0}},),
        {},
        "task_run_filter.start_time.after_",
    ),
    "an order": ("read_flow_run_history_points", (), {"sort": "ID_ASC"}, "sort"),
    "limit": ("read_flow_run_history_points", (), {"limit": -1}, "limit"),
    "a query": ("read_observed_states", (3,), {}, "query"),
    "order": ("read_observed_states", (), {"sort": "ID_DESC"}, "sort"),
    "limit 0": ("read_observed_states", (), {"limit": 0}, "limit"),
}


@pytest.mark.parametrize("bad", BAD)
def test_invalid_arguments_are_not_sent(bad: str) -> None:
    method, arguments, keywords, place = BAD[bad]
    with StandIn(as_json([])) as server:
        with pytest.raises(ValidationError, match=re.escape(place)) as caught:
            getattr(SyncPrefectClient(server.api_url), method)(*arguments, **keywords)
        assert len(caught.value.errors()) == 1
        assert server.asked == []


def test_more_than_the_server_accepts(call: Call) -> None:
    with pytest.raises(RequestValidationError, match="1000"):
        call("read_flow_run_history_points", limit=1001)


@pytest.mark.needs_server("3.9", "a limit on how many ids it takes")
@pytest.mark.parametrize(
    "method", ["count_deployments_by_flow", "read_next_runs_by_flow", "count_task_runs_by_flow_run"]
)
def test_more_ids_than_the_server_accepts(call: Call, method: str) -> None:
    with pytest.raises(RequestValidationError, match="200"):
        call(method, [uuid4() for _ in range(201)])
