"""Flow runs created from a deployment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.objects import (
    FlowRun,
)
from prefect_rs.client.schemas.schedules import IntervalSchedule
from prefect_rs.exceptions import ObjectNotFound, ValidationError
from prefect_rs.states import Scheduled

from tests.support.deployments import SCHEMA

Call = Callable[..., Any]
Unique = Callable[[str], str]


def test_create_a_run(call: Call, flow_id: UUID) -> None:
    created = call(
        "create_deployment",
        flow_id,
        "run",
        parameters={"a": 1, "b": 2},
        tags=["d"],
        parameter_openapi_schema=SCHEMA,
    )
    run = call("create_flow_run_from_deployment", created.id)
    assert type(run) is FlowRun
    assert (run.deployment_id, run.flow_id, run.state_name) == (created.id, flow_id, "Scheduled")
    assert UUID(run.idempotency_key)
    other = call("create_flow_run_from_deployment", created)
    assert other.id != run.id
    soon = datetime.now(timezone.utc) + timedelta(hours=1)
    full = call(
        "create_flow_run_from_deployment",
        str(created.id),
        parameters={"b": 3},
        context={"c": 4},
        state=Scheduled(scheduled_time=soon),
        name="mine",
        tags={"t"},
        idempotency_key="once",
        job_variables={"v": 5},
    )
    assert full.parameters == {"a": 1, "b": 3}
    assert (full.context, full.name, set(full.tags)) == ({"c": 4}, "mine", {"d", "t"})
    assert full.job_variables == {"v": 5}
    assert full.state.state_details.scheduled_time == soon
    again = call("create_flow_run_from_deployment", created.id, idempotency_key="once")
    assert again.id == full.id

    def waiting(*arguments: Any, **further: Any) -> list[UUID]:
        runs = call("get_scheduled_flow_runs_for_deployments", *arguments, **further)
        return [found.id for found in runs]

    assert waiting([created.id])[-1] == full.id
    assert set(waiting([created])) == {run.id, other.id, full.id}
    assert full.id not in waiting([str(created.id)], soon - timedelta(minutes=1))
    assert len(waiting(deployment_ids=(created.id,), scheduled_before=None, limit=1)) == 1
    assert waiting([uuid4()]) == []


@pytest.mark.needs_server("3.2", "labels of flow runs")
def test_labels(call: Call, flow_id: UUID) -> None:
    created = call("create_deployment", flow_id, "run", parameter_openapi_schema=SCHEMA)
    run = call("create_flow_run_from_deployment", created.id, labels={"l": 6})
    assert call("read_flow_run", run.id).labels["l"] == 6


@pytest.mark.needs_server("3.4", "runs of deployments without a schema of their parameters")
def test_a_deployment_without_a_schema(call: Call, flow_id: UUID) -> None:
    created = call("create_deployment", flow_id, "run")
    assert call("create_flow_run_from_deployment", created.id, parameters={"b": 3}).parameters == {"b": 3}


def test_invalid_arguments(call: Call) -> None:
    for name, value in [
        ("parameters", [1]),
        ("state", "Running"),
        ("name", 5),
        ("tags", "t"),
        ("parent_task_run_id", "x"),
        ("labels", {"l": None}),
        ("idempotency_key", 5),
    ]:
        with pytest.raises(ValidationError, match=name):
            call("create_flow_run_from_deployment", uuid4(), **{name: value})
    with pytest.raises(ObjectNotFound):
        call("create_flow_run_from_deployment", uuid4())
    for ids in ["x", uuid4(), ["x"], 5]:
        with pytest.raises(ValidationError, match="deployment_ids"):
            call("get_scheduled_flow_runs_for_deployments", ids)
    with pytest.raises(ValidationError, match="scheduled_before"):
        call("get_scheduled_flow_runs_for_deployments", [], "yesterday")


def test_parameters_that_do_not_match_the_schema(call: Call, flow_id: UUID) -> None:
    schema = {"type": "object", "properties": {"x": {"type": "integer"}}, "required": ["x"]}
    created = call("create_deployment", flow_id, "strict", parameter_openapi_schema=schema)
    with pytest.raises(Exception, match="x"):
        call("create_flow_run_from_deployment", created.id, parameters={"x": "no number"})


@pytest.fixture
def hourly(call: Call, flow_id: UUID) -> Any:
    schedule = IntervalSchedule(
        interval=timedelta(hours=1), anchor_date=datetime(2020, 1, 1, tzinfo=timezone.utc)
    )
    return call("create_deployment", flow_id, "hourly", schedule=schedule)


def starts(call: Call, deployment: Any, before: datetime) -> list[datetime]:
    """The scheduled start times of the deployment's runs before a given time."""
    runs = call("read_flow_runs", deployment_filter={"id": {"any_": [deployment.id]}})
    return sorted(run.expected_start_time for run in runs if run.expected_start_time < before)


def test_schedule_runs_for_a_time_in_the_past(call: Call, hourly: Any) -> None:
    first, hour = datetime(2021, 1, 1, tzinfo=timezone.utc), timedelta(hours=1)
    end = first + 100 * hour
    for keywords, count in [
        ({"min_runs": 2, "min_time": 0, "max_runs": 50}, 2),
        ({"max_runs": 4, "min_runs": 10}, 4),
        ({"min_time": 5 * hour, "end_time": end}, 6),
        ({"min_time": 6.5 * 3600, "min_runs": None}, 8),
        ({"min_runs": 20, "end_time": str(first + 9 * hour)}, 10),
    ]:
        assert call("schedule_deployment", hourly, start_time=first, **keywords) is None
        assert starts(call, hourly, end) == [first + n * hour for n in range(count)], keywords


def test_schedule_runs_from_now(call: Call, hourly: Any) -> None:
    call("schedule_deployment", str(hourly.id), min_runs=30)
    now = datetime.now(timezone.utc)
    found = starts(call, hourly, now + timedelta(days=10))
    assert len(found) >= 30
    assert found[0] > now - timedelta(hours=1)


def test_invalid_arguments_of_schedule_deployment(call: Call) -> None:
    for keywords, place in [
        ({"deployment_id": "x"}, "deployment_id"),
        ({"start_time": "yesterday"}, "start_time"),
        ({"end_time": "yesterday"}, "end_time"),
        ({"min_time": "long"}, "min_time"),
        ({"min_runs": -1}, "min_runs"),
        ({"max_runs": "many"}, "max_runs"),
    ]:
        with pytest.raises(ValidationError, match=place):
            call("schedule_deployment", **{"deployment_id": uuid4(), **keywords})
    assert call("schedule_deployment", uuid4()) is None  # the server does not return it
