"""Schedules are sent with anchor, start and time zone."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import (
    DeploymentScheduleCreate,
    DeploymentScheduleUpdate,
    DeploymentUpdate,
)
from prefect_rs.client.schemas.schedules import (
    CronSchedule,
    IntervalSchedule,
    NoSchedule,
    RRuleSchedule,
    construct_schedule,
)

from tests.support.standin import StandIn, http

Call = Callable[..., Any]

ID = UUID(int=1)
ANCHOR = datetime(2026, 1, 1, 9, tzinfo=timezone.utc)
BERLIN = "Europe/Berlin"

# Each kind of schedule and the fields that are sent, except for an interval's anchor if that is the current
# time.
SCHEDULES: list[tuple[Callable[[], Any], dict[str, Any]]] = [
    (
        lambda: IntervalSchedule(interval=90, anchor_date=ANCHOR, timezone=BERLIN),
        {"interval": 90.0, "anchor_date": "2026-01-01T09:00:00Z", "timezone": BERLIN},
    ),
    (
        lambda: construct_schedule(interval=90, anchor_date="2026-01-01T09:00:00Z"),
        {"interval": 90.0, "anchor_date": "2026-01-01T09:00:00Z", "timezone": "UTC"},
    ),
    (lambda: IntervalSchedule(interval=timedelta(hours=1)), {"interval": 3600.0, "timezone": "UTC"}),
    (lambda: {"interval": 60}, {"interval": 60.0, "timezone": "UTC"}),
    (
        lambda: CronSchedule(cron="0 9 * * *", timezone=BERLIN, day_or=False),
        {"cron": "0 9 * * *", "timezone": BERLIN, "day_or": False},
    ),
    (
        lambda: RRuleSchedule(rrule="FREQ=DAILY", timezone=BERLIN),
        {"rrule": "DTSTART:20200101T000000\nFREQ=DAILY", "timezone": BERLIN},
    ),
    (
        lambda: {"rrule": "FREQ=DAILY;BYHOUR=9", "timezone": BERLIN},
        {"rrule": "DTSTART:20200101T000000\nFREQ=DAILY;BYHOUR=9", "timezone": BERLIN},
    ),
    (
        lambda: RRuleSchedule(rrule="DTSTART:20260101T090000\nFREQ=DAILY"),
        {"rrule": "DTSTART:20260101T090000\nFREQ=DAILY"},
    ),
    (NoSchedule, {}),
]

# The ways to send a schedule, and where it is in the body.
WAYS: dict[str, tuple[Callable[[SyncPrefectClient, Any], Any], Callable[[Any], Any]]] = {
    "create_deployment(schedules=)": (
        lambda client, schedule: client.create_deployment(ID, "d", schedules=[schedule]),
        lambda body: body["schedules"][0]["schedule"],
    ),
    "create_deployment(schedules=DeploymentScheduleCreate)": (
        lambda client, schedule: client.create_deployment(
            ID, "d", schedules=[DeploymentScheduleCreate(schedule=schedule)]
        ),
        lambda body: body["schedules"][0]["schedule"],
    ),
    "create_deployment(schedules=dict)": (
        lambda client, schedule: client.create_deployment(ID, "d", schedules=[{"schedule": schedule}]),
        lambda body: body["schedules"][0]["schedule"],
    ),
    "create_deployment(schedule=)": (
        lambda client, schedule: client.create_deployment(ID, "d", schedule=schedule),
        lambda body: body["schedules"][0]["schedule"],
    ),
    "create_deployment_schedules": (
        lambda client, schedule: client.create_deployment_schedules(ID, [(schedule, True)]),
        lambda body: body[0]["schedule"],
    ),
    "update_deployment_schedule": (
        lambda client, schedule: client.update_deployment_schedule(ID, ID, schedule=schedule),
        lambda body: body["schedule"],
    ),
    "update_deployment": (
        lambda client, schedule: client.update_deployment(
            ID, DeploymentUpdate(schedules=[DeploymentScheduleUpdate(schedule=schedule)])
        ),
        lambda body: body["schedules"][0]["schedule"],
    ),
}


@pytest.fixture(scope="module")
def standin() -> Iterator[StandIn]:
    """A server that accepts everything."""
    answer = json.dumps({"id": str(ID), "name": "d", "flow_id": str(ID)})
    with StandIn(lambda asked: http("[]" if asked.path.endswith("schedules") else answer)) as started:
        yield started


@pytest.mark.parametrize(("make", "right"), SCHEDULES)
@pytest.mark.parametrize("way", WAYS)
def test_all_fields_of_a_schedule_are_sent(
    standin: StandIn, way: str, make: Callable[[], Any], right: dict[str, Any]
) -> None:
    send, place = WAYS[way]
    before = datetime.now(timezone.utc)
    schedule = make()
    if way.endswith("schedule=)") and type(schedule) is dict and not schedule:
        pytest.skip("an empty dict is not a schedule")
    send(SyncPrefectClient(standin.api_url), schedule)
    sent = place(standin.asked[-1].json())
    if "interval" in right and "anchor_date" not in right:
        anchor = datetime.fromisoformat(sent.pop("anchor_date").replace("Z", "+00:00"))
        assert before - timedelta(seconds=1) <= anchor <= datetime.now(timezone.utc)
        if isinstance(schedule, IntervalSchedule):
            assert anchor == schedule.anchor_date
    assert sent == right


def test_the_given_schedule_is_not_modified() -> None:
    schedule = RRuleSchedule(rrule="FREQ=DAILY", timezone=BERLIN)
    create = DeploymentScheduleCreate(schedule=schedule)
    assert schedule.rrule == "FREQ=DAILY"
    assert create.schedule.rrule == "DTSTART:20200101T000000\nFREQ=DAILY"  # type: ignore[union-attr]
    assert DeploymentScheduleUpdate(active=False).model_dump(exclude_unset=True) == {"active": False}
    # Like in the official client, defaults do not count as set.
    assert IntervalSchedule(interval=60).model_fields_set == {"interval", "timezone"}


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Kolkata", None])
def test_an_rrule_of_minutes_gets_a_recent_start_in_its_time_zone(zone: str | None) -> None:
    module = pytest.importorskip("dateutil.rrule")
    text = "FREQ=MINUTELY;INTERVAL=7"
    before = datetime.now(ZoneInfo(zone or "UTC")).replace(tzinfo=None)
    rrule = DeploymentScheduleCreate(schedule=RRuleSchedule(rrule=text, timezone=zone)).schedule.rrule  # type: ignore[union-attr]
    line, _, rest = rrule.partition("\n")
    start = datetime.strptime(line, "DTSTART:%Y%m%dT%H%M%S")
    assert rest == text
    assert before - timedelta(minutes=8) < start <= before + timedelta(seconds=5)
    # The occurrences are the same as without the start.
    plain = module.rrulestr(text, dtstart=datetime(2020, 1, 1))
    assert start == plain.before(start, inc=True)


@pytest.mark.parametrize(
    "rrule",
    [
        "DTSTART:20260101T090000\nRRULE:FREQ=DAILY",
        "dtstart:20260101T090000\nrrule:freq=daily",
        # A start without a time zone is rejected if UNTIL has one.
        "FREQ=DAILY;UNTIL=20270101T000000Z",
        "FREQ=DAILY;BYSECOND=" + ",".join(["1"] * 3230),
    ],
)
def test_an_rrule_with_a_start_or_that_cannot_have_one_is_unchanged(rrule: str) -> None:
    create = DeploymentScheduleCreate(schedule=RRuleSchedule(rrule=rrule))
    assert create.schedule.rrule == rrule  # type: ignore[union-attr]


# ---- Against a real server -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "make",
    [
        lambda: IntervalSchedule(interval=timedelta(hours=5)),
        lambda: IntervalSchedule(interval=90, anchor_date=ANCHOR, timezone=BERLIN),
        lambda: construct_schedule(interval=3600, anchor_date="2026-01-01T09:00:00Z", timezone="Asia/Tokyo"),
        lambda: CronSchedule(cron="0 9 * * mon", timezone=BERLIN, day_or=False),
        lambda: RRuleSchedule(rrule="FREQ=WEEKLY;BYDAY=MO", timezone="America/New_York"),
        lambda: RRuleSchedule(rrule="FREQ=MINUTELY;INTERVAL=7", timezone="Asia/Tokyo"),
        lambda: RRuleSchedule(rrule="DTSTART:20260101T090000\nRRULE:FREQ=DAILY\nEXDATE:20260102T090000"),
    ],
)
def test_schedules_round_trip(call: Call, unique: Callable[[str], str], make: Any) -> None:
    schedule = make()
    flow_id = call("create_flow_from_name", unique("full"))
    deployment = call("create_deployment", flow_id, "d", schedules=[schedule], paused=True)
    sent = DeploymentScheduleCreate(schedule=schedule).schedule
    assert [each.schedule for each in deployment.schedules] == [sent]
    [stored] = call("read_deployment_schedules", deployment)
    assert stored.schedule == sent
    # Also after an update.
    [other] = call("create_deployment_schedules", deployment, [(CronSchedule(cron="@daily"), False)])
    call("update_deployment_schedule", deployment, other, schedule=schedule)
    found = {each.id: each.schedule for each in call("read_deployment_schedules", deployment)}
    assert found[other.id] == sent


# ---- Time zones of rrule objects -----------------------------------------------------------------


class Named(tzinfo):
    """A time zone whose name is in an attribute, as in other packages."""

    def __init__(self, **attributes: str) -> None:
        vars(self).update(attributes)

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else timedelta(hours=1)

    def dst(self, moment: datetime | None) -> timedelta:
        return timedelta(0)

    def tzname(self, moment: datetime | None) -> str:
        return "CET"


def zones() -> list[tuple[tzinfo, str]]:
    from dateutil import tz  # type: ignore[import-untyped, unused-ignore]

    return [
        (ZoneInfo(BERLIN), BERLIN),
        (ZoneInfo("UTC"), "UTC"),
        (timezone.utc, "UTC"),
        (timezone(timedelta(0), "nobody's"), "UTC"),
        (timezone(timedelta(hours=2)), "Etc/GMT-2"),
        (timezone(timedelta(hours=-5)), "Etc/GMT+5"),
        (tz.UTC, "UTC"),
        (tz.tzutc(), "UTC"),
        (tz.gettz(BERLIN), BERLIN),
        (tz.gettz("America/New_York"), "America/New_York"),
        (tz.tzoffset("EST", -18000), "Etc/GMT+5"),
        (tz.tzstr("EST5EDT"), "EST5EDT"),
        (Named(zone=BERLIN), BERLIN),  # pytz
        (Named(name=BERLIN), BERLIN),  # pendulum
        (Named(key=BERLIN), BERLIN),
        (Named(_filename=f"/usr/share/zoneinfo/{BERLIN}"), BERLIN),
        (Named(_filename=rf"C:\tz\zoneinfo\{BERLIN}".replace("/", "\\")), BERLIN),
    ]


def test_the_name_of_a_time_zone_is_found() -> None:
    module = pytest.importorskip("dateutil.rrule")
    for zone, name in zones():
        start = datetime(2026, 1, 1, 9, tzinfo=zone)
        made = RRuleSchedule.from_rrule(module.rrule(module.DAILY, dtstart=start, count=3))
        assert (made.timezone, made.rrule) == (name, "DTSTART:20260101T090000\nRRULE:FREQ=DAILY;COUNT=3"), (
            zone
        )
        rules = module.rruleset()
        rules.rrule(module.rrule(module.DAILY, dtstart=start, count=3))
        assert RRuleSchedule.from_rrule(rules).timezone == name, zone
        # The server accepts this name as well.
        CronSchedule(cron="@daily", timezone=name)


def test_a_time_zone_without_a_name_is_rejected() -> None:
    module = pytest.importorskip("dateutil.rrule")
    from dateutil import tz

    for zone in (
        timezone(timedelta(hours=5, minutes=30)),
        timezone(timedelta(seconds=1)),
        timezone(timedelta(hours=15)),
        tz.tzoffset(None, 12345),
        tz.tzrange("AAA", -18000, "BBB"),
        tz.tzstr("AAA5BBB,M3.2.0,M11.1.0"),
        Named(),
        Named(key="Nowhere/Land"),
    ):
        start = datetime(2026, 1, 1, 9, tzinfo=zone)
        rule = module.rrule(module.DAILY, dtstart=start, count=3)
        rules = module.rruleset()
        rules.rrule(rule)
        for given in (rule, rules):
            with pytest.raises(ValueError, match="has no name in the IANA database"):
                RRuleSchedule.from_rrule(given)


def test_an_rrule_without_a_time_zone_is_in_utc() -> None:
    module = pytest.importorskip("dateutil.rrule")
    made = RRuleSchedule.from_rrule(module.rrule(module.DAILY, dtstart=datetime(2026, 1, 1)))
    assert made.timezone == "UTC"


@pytest.mark.skipif(
    not hasattr(time, "tzset"), reason="the time zone of a process cannot be set like this here"
)
def test_the_local_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    module = pytest.importorskip("dateutil.rrule")
    from dateutil import tz

    monkeypatch.setenv("TZ", BERLIN)
    time.tzset()
    try:
        start = datetime(2026, 1, 1, 9, tzinfo=tz.tzlocal())
        assert RRuleSchedule.from_rrule(module.rrule(module.DAILY, dtstart=start)).timezone == BERLIN
        monkeypatch.setenv("TZ", "AAA5BBB,M3.2.0,M11.1.0")
        time.tzset()
        start = datetime(2026, 1, 1, 9, tzinfo=tz.tzlocal())
        with pytest.raises(ValueError, match="tzlocal"):
            RRuleSchedule.from_rrule(module.rrule(module.DAILY, dtstart=start))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert os.environ.get("TZ") != BERLIN


def test_until_is_in_the_time_zone_of_the_start() -> None:
    module = pytest.importorskip("dateutil.rrule")
    end = datetime(2026, 1, 3, 8, tzinfo=timezone.utc)
    rule = module.rrule(module.DAILY, dtstart=datetime(2026, 1, 1, 9, tzinfo=ZoneInfo(BERLIN)), until=end)
    made = RRuleSchedule.from_rrule(rule)
    assert made.rrule == "DTSTART:20260101T090000\nRRULE:FREQ=DAILY;UNTIL=20260103T090000"
    assert list(made.to_rrule()) == list(rule)
    rules = module.rruleset()
    rules.rrule(rule)
    rules.exdate(datetime(2026, 1, 2, 8, tzinfo=timezone.utc))
    assert list(RRuleSchedule.from_rrule(rules).to_rrule()) == list(rules)


def test_an_rruleset_has_one_start_and_one_time_zone() -> None:
    module = pytest.importorskip("dateutil.rrule")
    nine = datetime(2026, 1, 1, 9, tzinfo=ZoneInfo(BERLIN))

    def together(*starts: datetime) -> Any:
        rules = module.rruleset()
        for start in starts:
            rules.rrule(module.rrule(module.DAILY, dtstart=start))
        return rules

    # The same instant, but not the same days across a change to daylight saving time.
    with pytest.raises(ValueError, match="rruleset has too many dtstart timezones: Europe/Berlin, UTC"):
        RRuleSchedule.from_rrule(together(nine, nine.astimezone(ZoneInfo("UTC"))))
    with pytest.raises(ValueError, match="rruleset has too many dtstarts"):
        RRuleSchedule.from_rrule(together(nine, nine + timedelta(hours=1)))
    assert RRuleSchedule.from_rrule(together(nine, nine)).timezone == BERLIN


def test_the_time_zone_of_an_anchor_is_inferred_if_it_has_a_name() -> None:
    for zone, name in ((ZoneInfo(BERLIN), BERLIN), (timezone(timedelta(hours=2)), "UTC"), (None, "UTC")):
        anchor = datetime(2026, 1, 1, tzinfo=zone)
        assert IntervalSchedule(interval=60, anchor_date=anchor).timezone == name
