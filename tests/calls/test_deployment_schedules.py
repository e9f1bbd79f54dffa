"""Schedules of deployments: create, read, update, delete."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.actions import DeploymentScheduleCreate
from prefect_rs.client.schemas.objects import DeploymentSchedule
from prefect_rs.client.schemas.schedules import CronSchedule, IntervalSchedule, RRuleSchedule
from prefect_rs.exceptions import ObjectNotFound, ValidationError

Call = Callable[..., Any]
Unique = Callable[[str], str]


@pytest.fixture
def deployment(call: Call, unique: Unique) -> Any:
    return call("create_deployment", call("create_flow_from_name", unique("scheduled")), "d", paused=True)


PARAMETERS_AND_SLUG = pytest.mark.needs_server("3.2", "parameters and slugs of schedules")
ANCHOR = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "schedule",
    [
        CronSchedule(cron="0 0 * * mon", timezone="Europe/Berlin", day_or=False),
        IntervalSchedule(interval=timedelta(minutes=90), anchor_date=ANCHOR, timezone="UTC"),
        # The server puts a DTSTART before a rule that has none.
        RRuleSchedule(rrule="DTSTART:20260101T000000\nFREQ=WEEKLY;BYDAY=MO", timezone="America/New_York"),
    ],
)
def test_a_schedule_round_trips(call: Call, deployment: Any, schedule: Any) -> None:
    new = DeploymentScheduleCreate(schedule=schedule, active=False, max_scheduled_runs=3)
    [created] = call("create_deployment_schedules", deployment.id, [new])
    assert type(created) is DeploymentSchedule
    assert type(created.id) is UUID
    assert created.deployment_id == deployment.id
    assert type(created.schedule) is type(schedule)
    assert created.schedule == schedule
    assert (created.active, created.max_scheduled_runs) == (False, 3)
    assert call("read_deployment_schedules", deployment.id) == [created]
    assert call("read_deployment", deployment.id).schedules == [created]


@PARAMETERS_AND_SLUG
def test_parameters_and_slug_round_trip(call: Call, deployment: Any) -> None:
    new = DeploymentScheduleCreate(
        schedule=CronSchedule(cron="@weekly"), parameters={"x": 2**70}, slug="weekly"
    )
    [created] = call("create_deployment_schedules", deployment.id, [new])
    assert (created.parameters, created.slug) == ({"x": 2**70}, "weekly")
    assert call("read_deployment_schedules", deployment.id) == [created]
    assert call("read_deployment", deployment.id).schedules == [created]


def test_schedules_in_every_form(call: Call, deployment: Any) -> None:
    created = call(
        "create_deployment_schedules",
        deployment,
        [
            (CronSchedule(cron="@daily"), False),
            IntervalSchedule(interval=60),
            {"rrule": "FREQ=DAILY"},
            {"schedule": {"cron": "@hourly"}, "active": False},
            DeploymentScheduleCreate(schedule=CronSchedule(cron="@weekly")),
        ],
    )
    assert [one.active for one in created] == [False, True, True, False, True]
    assert created[1].schedule.interval == timedelta(minutes=1)
    assert created[2].schedule.rrule.endswith("FREQ=DAILY")
    assert len(call("read_deployment_schedules", deployment.id)) == 5


@pytest.mark.parametrize(
    ("given", "own"),
    [
        ({"max_scheduled_runs": 2}, {"max_scheduled_runs": 7}),
        pytest.param(
            {"max_scheduled_runs": 2, "parameters": {"b": 2}, "slug": "given"},
            {"max_scheduled_runs": 7, "parameters": {"a": 1}, "slug": "own"},
            marks=PARAMETERS_AND_SLUG,
        ),
    ],
)
def test_arguments_that_apply_to_all_schedules(
    call: Call, deployment: Any, given: dict[str, Any], own: dict[str, Any]
) -> None:
    schedules = [
        (CronSchedule(cron="@daily"), True),
        DeploymentScheduleCreate(schedule=CronSchedule(cron="@weekly"), **own),
    ]
    first, second = call("create_deployment_schedules", deployment.id, schedules, **given)
    assert {name: getattr(first, name) for name in given} == given
    assert {name: getattr(second, name) for name in own} == own


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {}),
        pytest.param({"slug": "s"}, {"slug": "t", "parameters": {"p": None}}, marks=PARAMETERS_AND_SLUG),
    ],
)
def test_an_update_changes_only_what_is_given(
    call: Call, deployment: Any, before: dict[str, Any], after: dict[str, Any]
) -> None:
    schedules = [(CronSchedule(cron="@daily"), True)]
    [created] = call("create_deployment_schedules", deployment.id, schedules, **before)

    def now() -> Any:
        [found] = call("read_deployment_schedules", deployment.id)
        return found

    assert call("update_deployment_schedule", deployment.id, created.id, False) is None
    found = now()
    assert (found.active, found.schedule.cron) == (False, "@daily")
    assert {name: getattr(found, name) for name in before} == before
    call("update_deployment_schedule", deployment.id, created, schedule=IntervalSchedule(interval=60))
    assert (now().active, now().schedule.interval) == (False, timedelta(minutes=1))
    call(
        "update_deployment_schedule",
        deployment_id=deployment.id,
        schedule_id=created.id,
        active=True,
        schedule={"cron": "@hourly"},
        max_scheduled_runs=5,
        **after,
    )
    found = now()
    assert (found.active, found.schedule.cron, found.max_scheduled_runs) == (True, "@hourly", 5)
    assert {name: getattr(found, name) for name in after} == after
    assert found.id == created.id


def test_delete(call: Call, deployment: Any) -> None:
    [created] = call("create_deployment_schedules", deployment.id, [CronSchedule(cron="@daily")])
    assert call("delete_deployment_schedule", deployment.id, created.id) is None
    assert call("read_deployment_schedules", deployment.id) == []
    with pytest.raises(ObjectNotFound):
        call("delete_deployment_schedule", deployment.id, created.id)
    with pytest.raises(ObjectNotFound):
        call("update_deployment_schedule", deployment.id, created.id, active=True)


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("create_deployment_schedules", [[CronSchedule(cron="@daily")]]),
        ("read_deployment_schedules", []),
    ],
)
def test_a_missing_deployment(call: Call, method: str, arguments: list[Any]) -> None:
    with pytest.raises(ObjectNotFound):
        call(method, uuid4(), *arguments)


@pytest.mark.parametrize(
    ("schedules", "loc"),
    [
        ([{"cron": "@daily"}, {"cron": "0 25 * * *"}], ("schedules", 1, "schedule", "cron")),
        ([({"cron": "@daily", "timezone": "x"}, True)], ("schedules", 0, "schedule", "timezone")),
        ([({"cron": "@daily"}, "maybe")], ("schedules", 0, "active")),
        ([({"cron": "@daily"},)], ("schedules", 0)),
        (["@daily"], ("schedules", 0)),
        ([None], ("schedules", 0)),
        ({"cron": "@daily"}, ("schedules",)),
        (5, ("schedules",)),
    ],
)
def test_an_invalid_schedule_is_not_sent(call: Call, schedules: Any, loc: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        call("create_deployment_schedules", uuid4(), schedules)
    assert caught.value.errors()[0]["loc"] == loc


def test_invalid_arguments_of_an_update(call: Call) -> None:
    for name, value, loc in [
        ("active", "maybe", ("active",)),
        ("schedule", {"cron": "x"}, ("schedule", "cron")),
        ("max_scheduled_runs", 0, ("max_scheduled_runs",)),
        ("parameters", [1], ("parameters",)),
        ("slug", b"x", ("slug",)),
    ]:
        with pytest.raises(ValidationError) as caught:
            call("update_deployment_schedule", uuid4(), uuid4(), **{name: value})
        assert caught.value.errors()[0]["loc"] == loc
    with pytest.raises(ValidationError, match="schedule_id"):
        call("update_deployment_schedule", uuid4(), "x")
