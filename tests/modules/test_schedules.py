"""`prefect_rs.schedules`, and the places that take its schedules."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import DeploymentScheduleCreate, DeploymentScheduleUpdate
from prefect_rs.client.schemas.schedules import CronSchedule, IntervalSchedule, NoSchedule, RRuleSchedule
from prefect_rs.schedules import Cron, Interval, RRule, Schedule

START = datetime(2026, 1, 1, tzinfo=timezone.utc)


def test_what_the_functions_create() -> None:
    assert Cron("0 3 * * *", timezone="Europe/Berlin", day_or=False, slug="s").cron == "0 3 * * *"
    assert Interval(60).interval == timedelta(minutes=1)
    assert Interval(timedelta(hours=1), anchor_date=START).anchor_date is START
    rule = RRule("FREQ=DAILY", active=False, parameters={"a": 1})
    assert (rule.rrule, rule.active, rule.parameters) == ("FREQ=DAILY", False, {"a": 1})
    assert dataclasses.replace(rule) == rule
    with pytest.raises(dataclasses.FrozenInstanceError):
        Cron("0 3 * * *").cron = "0 4 * * *"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("create", "said"),
    [
        (lambda: Schedule(cron="0 3 * * *", rrule="FREQ=DAILY"), "cron and rrule"),
        (lambda: Cron("3 * *"), "Invalid cron string"),
        (lambda: RRule("daily"), "Invalid RRule string"),
    ],
)
def test_what_they_refuse(create: Callable[[], Schedule], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        create()


def test_in_models() -> None:
    made = DeploymentScheduleCreate(schedule=Cron("0 3 * * *", active=False, parameters={"a": 1}, slug="s"))
    assert made.schedule == CronSchedule(cron="0 3 * * *")
    assert (made.active, made.parameters, made.slug) == (False, {"a": 1}, "s")
    made = DeploymentScheduleCreate(schedule=Cron("0 3 * * *", active=False, slug="s"), active=True, slug="t")
    assert (made.active, made.slug) == (True, "t")
    assert DeploymentScheduleCreate.from_schedule(Interval(60, START)).schedule == IntervalSchedule(
        interval=60, anchor_date=START
    )
    assert DeploymentScheduleCreate(schedule=Schedule()).schedule == NoSchedule()
    # An update changes only what is given.
    assert DeploymentScheduleUpdate(schedule=Cron("0 3 * * *")).model_fields_set == {"schedule"}


def scheduled(call: Callable[..., Any], flow: str, cron: Schedule, rrule: Schedule) -> Any:
    """A deployment with a schedule of each kind."""
    flow_id: UUID = call("create_flow_from_name", flow)
    schedules = [cron, (Interval(60, START), False)]
    return call("create_deployment", flow_id, "scheduled", schedules=schedules, schedule=rrule)


def test_wherever_a_schedule_is_taken(
    client: SyncPrefectClient, call: Callable[..., Any], unique: Callable[[str], str]
) -> None:
    cron = Cron("0 3 * * *", timezone="Europe/Berlin")
    deployment = scheduled(call, unique("flow"), cron, RRule("DTSTART:20260101T000000\nFREQ=DAILY"))
    found = {type(each.schedule): each for each in client.read_deployment_schedules(deployment)}
    assert set(found) == {CronSchedule, IntervalSchedule, RRuleSchedule}
    assert found[CronSchedule].schedule == CronSchedule(cron="0 3 * * *", timezone="Europe/Berlin")
    assert [found[kind].active for kind in (CronSchedule, IntervalSchedule, RRuleSchedule)] == [
        True,
        False,
        True,
    ]
    known = {each.id for each in found.values()}
    call("create_deployment_schedules", deployment, [Cron("0 4 * * *", active=False)])
    [late] = [each for each in client.read_deployment_schedules(deployment) if each.id not in known]
    assert (late.schedule, late.active) == (CronSchedule(cron="0 4 * * *"), False)
    call("update_deployment_schedule", deployment, late.id, schedule=Cron("0 5 * * *"))
    [late] = [each for each in client.read_deployment_schedules(deployment) if each.id not in known]
    assert (late.schedule, late.active) == (CronSchedule(cron="0 5 * * *"), False)


@pytest.mark.needs_server("3.2", "parameters and slugs of schedules")
def test_wherever_parameters_and_slugs_are_taken(
    client: SyncPrefectClient, call: Callable[..., Any], unique: Callable[[str], str]
) -> None:
    cron = Cron("0 3 * * *", timezone="Europe/Berlin", slug="nightly")
    rrule = RRule("DTSTART:20260101T000000\nFREQ=DAILY", parameters={"a": 1})
    deployment = scheduled(call, unique("flow"), cron, rrule)
    call("create_deployment_schedules", deployment, [Cron("0 4 * * *", active=False, slug="late")])
    found = {
        type(each.schedule): each for each in client.read_deployment_schedules(deployment) if not each.slug
    }
    assert found[IntervalSchedule].active is False
    assert found[RRuleSchedule].parameters == {"a": 1}
    named = {each.slug: each for each in client.read_deployment_schedules(deployment) if each.slug}
    assert named["nightly"].schedule == CronSchedule(cron="0 3 * * *", timezone="Europe/Berlin")
    assert named["late"].active is False
    call(
        "update_deployment_schedule",
        deployment,
        named["late"].id,
        schedule=Cron("0 5 * * *", parameters={"b": 2}),
    )
    [late] = [each for each in client.read_deployment_schedules(deployment) if each.id == named["late"].id]
    assert (late.schedule, late.parameters) == (CronSchedule(cron="0 5 * * *"), {"b": 2})
    assert (late.active, late.slug) == (False, "late")
