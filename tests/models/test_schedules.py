"""Schedules: this package accepts and rejects the same ones as a real server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import prefect_rs.client.schemas.schedules as module
import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import DeploymentScheduleCreate
from prefect_rs.client.schemas.schedules import (
    SCHEDULE_TYPES,
    CronSchedule,
    IntervalSchedule,
    NoSchedule,
    RRuleSchedule,
)
from prefect_rs.exceptions import RequestValidationError, ValidationError


@pytest.fixture(scope="module")
def served(api_url: str) -> Any:
    """Whether the server accepts a schedule. Bypasses this package's checks."""
    with SyncPrefectClient(api_url) as client:
        flow_id = client.create_flow_from_name(f"schedules-{uuid4().hex[:8]}")
        deployment: dict[str, Any] = client.request(
            "POST", "/deployments/", json={"name": "d", "flow_id": str(flow_id)}
        ).json()

        def takes(schedule: dict[str, Any]) -> bool:
            try:
                client.request(
                    "POST",
                    "/deployments/{id}/schedules",
                    path_params={"id": deployment["id"]},
                    json=[{"schedule": schedule, "active": False}],
                )
            except RequestValidationError:
                return False
            return True

        yield takes
        client.delete_flow(flow_id)


def takes(make: Callable[..., Any], **fields: Any) -> bool:
    try:
        make(**fields)
    except ValidationError:
        return False
    return True


# Cron expressions, separated by `|`. The server is asked about each of them.
CRON = """
* * * * *|* * * *|*|@daily|@DAILY|@hourly|@weekly|@monthly|@yearly|@annually|@midnight|@reboot|@daily 5
60 * * * *|59 * * * *|* 24 * * *|* * 0 * *|* * 31 * *|* * 32 * *|* * * 0 *|* * * 12 *|* * * 13 *|* * * * 7
* * * * 8|00 00 * * *|005 0 * * *|*/5 * * * *|*/0 * * * *|*/61 * * * *|5/10 * * * *|5/0 * * * *
1-10/2 * * * *|1-10/0 * * * *|10-1 * * * *|5-5 * * * *|1,2,3 * * * *|1,,3 * * * *|,1 * * * *|1, * * * *
1,* * * * *|1-5,10-20/2,*/7 * * * *|1-2-3 * * * *|1/2/3 * * * *|-1 * * * *|1- * * * *|a * * * *|1.5 * * * *
+1 * * * *|*/a * * * *|** * * * *|*5 * * * *|* * * jan *|* * * JAN *|* * * January *|* * * jan-mar *
* * * mar-jan *|* * * jan/2 *|* * jan * *|* * * feb-2 *|* * * * mon|* * * * MON-FRI|* * * * fri-mon
* * * * sat-sun|* * * * monday|mon * * * *|* * * * tue-thu/2|* * * * 5-7|* * L * *|* * l * *|* * 1,L * *
* * 1-L * *|* * L-3 * *|* * L/2 * *|* * LW * *|* * 15W * *|* L * * *|* * * L *|* * * * L|* * * * L5
* * * * 5L|* * * * L8|* * * * L1,L2|* * * * L1,2|* * * * L5,5|* * * * Lfri|* * * * 1#1|* * * * 5#6
* * * * 5#0|* * * * 8#1|* * * * fri#3|* * * * mon#1,fri#2|* * * * mon#1,2|* * * * 5#3,5|* * * * 1-5#2
* * * * #1|* * * * 1#|* * 1#1 * *|* * * * *,5#3|* * * * 4-5,5#3|* * * * sun-sat,5#2|* * * * 7#3,0|? * * * *
* * ? * *|* * * * ?|* * ? * ?|* * ?,1 * *|* * * ? *|R * * * *|R(0-10) * * * *|r(0-10) * * * *
R(10-0) * * * *|R/10 * * * *|R/0 * * * *|R(0-10)/2 * * * *|R(5) * * * *|R(5-5) * * * *
R,1 * * * *|R(0-9),1 * * * *|0 R * * *|H * * * *|R(0-5)/2 R/5 * * *|* * * * * 0|* * * * * 60|* * * * * */15
* * * * * L|* * * * 7 0|* * * * sun 0|* * * * 6-7 0|* * * * L7 0|* * * * * 0 2025|* * * * * 0 1969
* * * * * 0 2100|* * * * * 0 2020-2030|* * * * * 0 */2|* * * * * * * *|0 0 31 2 *|0 0 * * * # c|0 0 * * *;
"""

RRULES = [
    "FREQ=DAILY",
    "RRULE:FREQ=DAILY",
    "freq=daily;byday=mo",
    " FREQ=DAILY\r\n",
    "FREQ=DAILY;COUNT=3",
    "FREQ=DAILY;UNTIL=20260101T000000Z",
    "FREQ=DAILY;UNTIL=20260101",
    "FREQ=DAILY;UNTIL=2026-01-01",
    "FREQ=MONTHLY;BYDAY=1MO,-1FR,MO(+1)",
    "FREQ=MONTHLY;BYWEEKDAY=MO;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=1,12;BYMONTHDAY=-1;BYHOUR=9,17;BYMINUTE=30;BYSECOND=0",
    "FREQ=YEARLY;BYWEEKNO=53;WKST=SU",
    "FREQ=YEARLY;BYYEARDAY=-366",
    "FREQ=YEARLY;BYEASTER=-2",
    "FREQ=MINUTELY;INTERVAL=+5",
    "DTSTART:20260101T000000\nRRULE:FREQ=DAILY",
    "DTSTART:20260101T000000Z FREQ=DAILY",
    "DTSTART;TZID=America/New_York:20260101T000000\nRRULE:FREQ=DAILY",
    "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY",
    "RRULE:FREQ=DAILY\nEXDATE:20260101T000000\nRDATE:20260101T000000,20260102T000000",
    "",
    "garbage",
    "FREQ=FOO",
    "FREQ=",
    "FREQ=DAILY;",
    "FREQ = DAILY",
    "FREQ=DAILY;COUNT=x",
    "FREQ=DAILY;COUNT=1=2",
    "FREQ=DAILY;INTERVAL=1.5",
    "FREQ=DAILY;BYDAY=XX",
    "FREQ=DAILY;BYDAY=0MO",
    "FREQ=DAILY;BYDAY=MO,",
    "FREQ=DAILY;BYHOUR=25",
    "FREQ=DAILY;BYHOUR=9-11",
    "FREQ=DAILY;BYMINUTE=60",
    "FREQ=DAILY;BYSECOND=60",
    "FREQ=DAILY;BYSETPOS=0",
    "FREQ=DAILY;BYSETPOS=400",
    "FREQ=DAILY;WKST=0",
    "FREQ=DAILY;UNTIL=foo",
    "FREQ=DAILY;FOO=1",
    "FREQ=DAILY;TZID=UTC",
    "FOO:FREQ=DAILY",
    "RRULE;X=1:FREQ=DAILY",
    "DTSTART:garbage\nRRULE:FREQ=DAILY",
    "DTSTART:20260101T000000Z\nRRULE:FREQ=DAILY;UNTIL=20270101",
    "FREQ=DAILY;BYHOUR=" + ",".join(["1"] * 4000),
]

ZONES = ["UTC", "America/New_York", "Etc/GMT+1", "US/Pacific", "Europe/Kyiv", "utc", "Foo/Bar", "+01:00", "Z"]


# Prefect 3.0 treats these differently: it uses an older library for cron expressions.
NEWER_CRON = [
    "10-1 * * * *",
    "* * * mar-jan *",
    "* * * * fri-mon",
    "* * * * 7 0",
    "* * * * 6-7 0",
    "* * * * L7 0",
]


@pytest.mark.parametrize(
    "cron",
    [
        pytest.param(cron, marks=pytest.mark.needs_server("3.2", f"today's meaning of {cron}"))
        if cron in NEWER_CRON
        else cron
        for line in CRON.strip().splitlines()
        for cron in line.split("|")
    ],
)
def test_cron_expressions_match_the_server(served: Any, cron: str) -> None:
    assert takes(CronSchedule, cron=cron) == served({"cron": cron})


@pytest.mark.parametrize("rrule", RRULES)
def test_rrules_match_the_server(served: Any, rrule: str) -> None:
    assert takes(RRuleSchedule, rrule=rrule) == served({"rrule": rrule})


@pytest.mark.parametrize("zone", ZONES)
def test_time_zones_match_the_server(served: Any, zone: str) -> None:
    assert takes(CronSchedule, cron="@daily", timezone=zone) == served({"cron": "@daily", "timezone": zone})
    assert takes(RRuleSchedule, rrule="FREQ=DAILY", timezone=zone) == takes(
        IntervalSchedule, interval=60, timezone=zone
    )


@pytest.mark.parametrize(
    "rrule",
    [
        "INTERVAL=2",  # the server responds with a 500
        "DTSTART:20260101T000000",
        "FREQ=DAILY;INTERVAL=0",  # it would search for the next run forever
        "FREQ=DAILY;BYMONTH=13",  # it never occurs
        "DTSTART;TZID=Foo/Bar:20260101T000000\nFREQ=DAILY",  # it would be interpreted as UTC
    ],
)
def test_rrules_that_break_the_server_are_rejected(rrule: str) -> None:
    with pytest.raises(ValidationError):
        RRuleSchedule(rrule=rrule)


@pytest.mark.parametrize(
    ("make", "place", "told"),
    [
        (lambda: CronSchedule(cron="0 25 * * *"), "cron", 'the hour is "25": expected 0 to 23'),
        (lambda: CronSchedule(cron="0 0 * foo *"), "cron", "the month"),
        (lambda: CronSchedule(cron="* * *"), "cron", "3 given"),
        (lambda: CronSchedule(cron="@daily", timezone="berlin"), "timezone", "Europe/Berlin"),
        (lambda: RRuleSchedule(rrule="FREQ=DAILY;BYDAY=XX"), "rrule", "BYDAY"),
        (lambda: IntervalSchedule(interval=0), "interval", "a duration greater than 0"),
        (lambda: IntervalSchedule(interval=-5), "interval", "a duration greater than 0"),
        (lambda: IntervalSchedule(interval="x"), "interval", "timedelta"),
        (
            lambda: DeploymentScheduleCreate(schedule=NoSchedule(), max_scheduled_runs=0),
            "max_scheduled_runs",
            "1",
        ),
    ],
)
def test_an_error_points_at_the_invalid_part(make: Callable[[], Any], place: str, told: str) -> None:
    with pytest.raises(ValidationError) as caught:
        make()
    [problem] = caught.value.errors()
    assert problem["loc"] == (place,)
    assert told in problem["msg"]


def test_fields_and_defaults() -> None:
    cron = CronSchedule(cron="@daily")
    assert (cron.cron, cron.timezone, cron.day_or) == ("@daily", None, True)
    before = datetime.now(timezone.utc)
    interval = IntervalSchedule(interval=timedelta(minutes=5))
    assert (interval.interval, interval.timezone) == (timedelta(minutes=5), "UTC")
    assert before - timedelta(seconds=1) < interval.anchor_date
    assert IntervalSchedule(interval=90).interval == timedelta(seconds=90)
    assert IntervalSchedule(interval="PT2M").interval == timedelta(minutes=2)
    rule = RRuleSchedule(rrule="FREQ=DAILY")
    assert (rule.rrule, rule.timezone) == ("FREQ=DAILY", "UTC")
    assert NoSchedule().model_dump() == {}
    with pytest.raises(ValidationError):
        NoSchedule(x=1)  # type: ignore[call-arg]


def test_fields_set() -> None:
    assert CronSchedule(cron="@daily").model_dump(exclude_unset=True) == {"cron": "@daily"}
    assert CronSchedule(cron="@daily").model_fields_set == {"cron"}


def test_the_union_of_schedules_accepts_every_kind() -> None:
    assert isinstance(CronSchedule(cron="@daily"), SCHEDULE_TYPES)
    assert not isinstance(DeploymentScheduleCreate(schedule=NoSchedule()), SCHEDULE_TYPES)
    assert "SCHEDULE_TYPES" in dir(module)
    with pytest.raises(AttributeError):
        _ = module.Nothing


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (CronSchedule(cron="@daily"), CronSchedule),
        ({"cron": "@daily", "timezone": "UTC"}, CronSchedule),
        ({"interval": 60}, IntervalSchedule),
        ({"rrule": "FREQ=DAILY"}, RRuleSchedule),
        ({}, NoSchedule),
        (NoSchedule(), NoSchedule),
        (SimpleNamespace(cron=None, interval=timedelta(60), rrule=None), IntervalSchedule),
    ],
)
def test_the_kind_of_schedule_is_detected_by_its_fields(given: Any, kind: type) -> None:
    assert type(DeploymentScheduleCreate(schedule=given).schedule) is kind


@pytest.mark.parametrize("given", [{"corn": "@daily"}, "@daily", 5, None, [], SimpleNamespace(cron=None)])
def test_invalid_schedules(given: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        DeploymentScheduleCreate(schedule=given)
    assert caught.value.errors()[0]["loc"] == ("schedule",)
    assert "CronSchedule" in str(caught.value)


def test_an_attribute_set_to_an_invalid_value_is_rejected_when_sent(
    served: Any, client: SyncPrefectClient
) -> None:
    schedule = CronSchedule(cron="@daily")
    schedule.cron = "0 25 * * *"
    with pytest.raises(ValidationError) as caught:
        client.create_deployment(UUID(int=1), "d", schedules=[schedule])
    assert caught.value.errors()[0]["loc"] == ("schedules", 0, "schedule", "cron")
