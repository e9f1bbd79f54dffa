"""Times in models: `datetime`'s whole range, with any offset."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from prefect_rs import SyncPrefectClient, states
from prefect_rs.client.schemas.actions import LogCreate
from prefect_rs.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterStartTime,
)
from prefect_rs.client.schemas.objects import Flow, FlowRun, Log, State, StateDetails
from prefect_rs.client.schemas.schedules import IntervalSchedule
from prefect_rs.events.filters import EventOccurredFilter
from prefect_rs.events.schemas.events import Event
from prefect_rs.exceptions import DecodingError, ValidationError

from tests.support.cases import for_each
from tests.support.models import ID, OTHER_ID, full, models, named
from tests.support.standin import Caller, StandIn, as_json, http
from tests.support.upstream import DATABASE
from tests.support.wire import run_python

Call = Callable[..., Any]
UTC = timezone.utc
BERLIN = ZoneInfo("Europe/Berlin")


def at(hours: int, minutes: int = 0) -> timezone:
    return timezone(timedelta(hours=hours, minutes=minutes))


# Times and their text. In UTC some of them are outside of the years that Python supports.
ENDS: dict[str, datetime] = {
    "9999-12-31T23:59:59.999999Z": datetime.max.replace(tzinfo=UTC),
    "9999-12-31T23:59:59.999999-14:00": datetime.max.replace(tzinfo=at(-14)),
    "9999-12-31T23:59:59.999999-23:59": datetime.max.replace(tzinfo=at(-23, -59)),
    "9999-12-31T23:59:59.999999+14:00": datetime.max.replace(tzinfo=at(14)),
    "9999-12-30T22:00:00.000001Z": datetime(9999, 12, 30, 22, 0, 0, 1, tzinfo=UTC),
    "0001-01-01T00:00:00Z": datetime.min.replace(tzinfo=UTC),
    "0001-01-01T00:00:00+14:00": datetime.min.replace(tzinfo=at(14)),
    "0001-01-01T00:00:00-14:00": datetime.min.replace(tzinfo=at(-14)),
    "0001-01-01T00:00:00+23:59": datetime.min.replace(tzinfo=at(23, 59)),
}
OFFSETS: dict[str, datetime] = {
    "2026-01-01T02:00:00+02:00": datetime(2026, 1, 1, 2, tzinfo=at(2)),
    "2026-01-01T00:00:00.100000-03:30": datetime(2026, 1, 1, 0, 0, 0, 100000, tzinfo=at(-3, -30)),
    "2026-07-01T00:00:00+02:00": datetime(2026, 7, 1, tzinfo=BERLIN),
    "2026-10-25T02:30:00+02:00": datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN),
    "2026-10-25T02:30:00+01:00": datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1),
}
MOMENTS = ENDS | OFFSETS
every_moment = pytest.mark.parametrize("text", MOMENTS)


def same(one: Any, other: datetime) -> bool:
    """Whether two times are equal in all fields and in offset."""
    return (
        isinstance(one, datetime)
        and one.replace(tzinfo=None) == other.replace(tzinfo=None)
        and one.utcoffset() == other.utcoffset()
    )


# ---- In models -----------------------------------------------------------------------------------


@every_moment
def test_a_datetime_keeps_its_offset_and_time_zone(text: str) -> None:
    given = MOMENTS[text]
    run = FlowRun(flow_id=ID, start_time=given)
    assert run.start_time is given
    assert run.model_dump()["start_time"] is given
    assert json.loads(run.model_dump_json())["start_time"] == text
    assert run.model_dump(mode="json")["start_time"] == text


@every_moment
def test_text_is_parsed_with_its_offset(text: str) -> None:
    for run in (
        FlowRun(flow_id=ID, start_time=text),  # type: ignore[arg-type]
        FlowRun.model_validate_json(json.dumps({"flow_id": str(ID), "start_time": text})),
    ):
        assert same(run.start_time, MOMENTS[text])
        assert type(run.start_time) is datetime
        assert json.loads(run.model_dump_json())["start_time"] == text


@every_moment
def test_copies_have_the_same_time(text: str) -> None:
    run = FlowRun(flow_id=ID, start_time=MOMENTS[text])
    for each in (
        copy.copy(run),
        copy.deepcopy(run),
        run.model_copy(),
        run.model_copy(deep=True),
        pickle.loads(pickle.dumps(run)),
        FlowRun.model_validate(run.model_dump()),
        FlowRun.model_validate_json(run.model_dump_json()),
    ):
        assert same(each.start_time, MOMENTS[text])
    again = pickle.loads(pickle.dumps(run))
    assert type(again.start_time.tzinfo) is type(MOMENTS[text].tzinfo)


def times_in(value: Any, put: datetime) -> int:
    """Set every time in a model and in nested models to this one. Returns how many there were."""
    found = 0
    for name, field in type(value).model_fields.items():
        if field.annotation.removesuffix(" | None") == "datetime":
            setattr(value, name, put)
            found += 1
        for inner in (
            getattr(value, name) if isinstance(getattr(value, name), list) else [getattr(value, name)]
        ):
            if hasattr(type(inner), "model_fields"):
                found += times_in(inner, put)
    return found


@for_each(cls=[cls for cls in models() if times_in(full(cls), datetime.max)])
def test_every_model_supports_the_first_and_the_last_time(cls: Any) -> None:
    for text, moment in ENDS.items():
        model = full(cls)
        count = times_in(model, moment)
        written = model.model_dump_json()
        assert written.count(f'"{text}"') == count
        again = cls.model_validate_json(written)
        assert again.model_dump_json() == written
        assert again == model
        assert cls.model_validate(model.model_dump()) == model, named(cls)


def test_many_models_have_times() -> None:
    assert len([cls for cls in models() if times_in(full(cls), datetime.max)]) > 60


def test_times_are_compared_as_instants() -> None:
    one = FlowRun(id=ID, flow_id=ID, name="x", start_time=datetime(2026, 1, 1, 2, tzinfo=at(2)))
    other = FlowRun(id=ID, flow_id=ID, name="x", start_time=datetime(2026, 1, 1, tzinfo=UTC))
    assert one.start_time == other.start_time
    assert hash(one.start_time) == hash(other.start_time)
    assert one.model_copy(update={"created": None}) == other.model_copy(update={"created": None})
    assert FlowRunFilterStartTime(before_=one.start_time) == FlowRunFilterStartTime(before_=other.start_time)
    assert FlowRunFilterStartTime(before_=one.start_time) != FlowRunFilterStartTime(
        before_=one.start_time, is_null_=True
    )


@pytest.mark.parametrize("end", [datetime.min, datetime.max])
def test_a_naive_datetime_is_in_utc(end: datetime) -> None:
    run = FlowRun(flow_id=ID, start_time=end)
    assert same(run.start_time, end.replace(tzinfo=UTC))
    run.start_time = end
    assert json.loads(run.model_dump_json())["start_time"] == end.isoformat()


def test_a_subclass_of_datetime() -> None:
    class Stamp(datetime):
        pass

    given = Stamp(2026, 7, 1, tzinfo=BERLIN)
    run = FlowRun(flow_id=ID, start_time=given)
    assert run.start_time is given
    assert run.model_dump(mode="json")["start_time"] == "2026-07-01T00:00:00+02:00"


TIME_SET_BY_A_LIBRARY = """
import datetime
real = datetime.datetime
class Fake(real):
    pass
datetime.datetime = Fake
from prefect_rs.client.schemas.objects import FlowRun
RUN = '{"flow_id": "00000000-0000-0000-0000-000000000005", "name": "n", "start_time": "2026-01-01T00:00:00Z"}'
print(type(FlowRun.model_validate_json(RUN).start_time) is real)
datetime.datetime = real
print(type(FlowRun.model_validate_json(RUN).start_time) is real)
"""


def test_the_class_of_times_is_the_real_one() -> None:
    """Also if a library that sets the time in tests has replaced it when the first time is read."""
    ran = run_python(TIME_SET_BY_A_LIBRARY)
    assert ran.stdout == "True\nTrue\n", ran.stderr


def test_local_mean_time() -> None:
    """Its offset has seconds, which ISO 8601 does not support: the instant is kept, the offset rounded."""
    given = datetime(1900, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))
    if given.utcoffset() == timedelta(minutes=19, seconds=32):
        run = FlowRun(flow_id=ID, start_time=given, parameters={"v": given})
        dumped = run.model_dump(mode="json")
        assert dumped["start_time"] == dumped["parameters"]["v"] == "1899-12-31T23:59:28+00:19"
        assert datetime.fromisoformat(dumped["start_time"]) == given
    for offset in (
        timedelta(hours=5, minutes=30, seconds=15),
        timedelta(seconds=-1),
        timedelta(microseconds=1),
    ):
        for moment in (datetime.min, datetime(2026, 1, 1), datetime.max):
            aware = moment.replace(tzinfo=timezone(offset))
            text = FlowRun(flow_id=ID, start_time=aware).model_dump(mode="json")["start_time"]
            assert datetime.fromisoformat(text.replace("Z", "+00:00")) == aware
            assert len(text.partition("T")[2]) <= len("00:00:00.000000+05:30")


# ---- Accepted values -----------------------------------------------------------------------------

# Parsed like in the official client 3.9.1. The default is UTC.
TAKEN: list[tuple[Any, str]] = [
    ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999Z"),
    ("2026-01-01T00:00:00.123456789Z", "2026-01-01T00:00:00.123456Z"),
    ("2026-01-01T00:00:00.1Z", "2026-01-01T00:00:00.100000Z"),
    ("2026-01-01T00:00:00,5Z", "2026-01-01T00:00:00.500000Z"),
    ("2026-01-01t00:00:00z", "2026-01-01T00:00:00Z"),
    ("2026-01-01 00:00:00Z", "2026-01-01T00:00:00Z"),
    ("2026-01-01_00:00:00Z", "2026-01-01T00:00:00Z"),
    ("2026-01-01T00:00:00+0530", "2026-01-01T00:00:00+05:30"),
    ("2026-01-01T00:00:00+05", "2026-01-01T00:00:00+05:00"),
    ("2026-01-01T00:00:00-00:00", "2026-01-01T00:00:00Z"),
    ("2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00Z"),
    ("2026-01-01T00:00:00\u221205:00", "2026-01-01T00:00:00-05:00"),
    ("2026-01-01T00:00:00", "2026-01-01T00:00:00Z"),
    ("2026-01-01T00:00", "2026-01-01T00:00:00Z"),
    ("2026-01-01T00:00Z", "2026-01-01T00:00:00Z"),
    ("2026-01-01T00", "2026-01-01T00:00:00Z"),
    ("2026-01-01", "2026-01-01T00:00:00Z"),
    ("20260101T000000Z", "2026-01-01T00:00:00Z"),
    (1767225600, "2026-01-01T00:00:00Z"),
    (1767225600.123456, "2026-01-01T00:00:00.123456Z"),
    (1767225600123, "2026-01-01T00:00:00.123000Z"),
    ("1767225600", "2026-01-01T00:00:00Z"),
    ("1767225600.5", "2026-01-01T00:00:00.500000Z"),
    ("20260101", "1970-08-23T11:48:21Z"),
    (253402300799999, "9999-12-31T23:59:59.999000Z"),
    (-62135596800000, "0001-01-01T00:00:00Z"),
    (-2e10, "1336-03-23T12:26:40Z"),
    (2e10, "2603-10-11T11:33:20Z"),
    (20000000001, "1970-08-20T11:33:20.001000Z"),
]


@pytest.mark.parametrize(("given", "text"), TAKEN)
def test_values_that_the_official_client_accepts(given: Any, text: str) -> None:
    body = json.dumps({"before_": given})
    for made in (FlowRunFilterStartTime(before_=given), FlowRunFilterStartTime.model_validate_json(body)):
        assert made.model_dump(mode="json")["before_"] == text
    # Also in a response.
    with StandIn(as_json({"id": str(ID), "flow_id": str(ID), "name": "x", "start_time": given})) as standin:
        run = SyncPrefectClient(standin.api_url).read_flow_run(ID)
    assert run.model_dump(mode="json")["start_time"] == text


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (b"2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        (date(2026, 1, 1), "2026-01-01T00:00:00Z"),
        (date.max, "9999-12-31T00:00:00Z"),
        (" 2026-01-01T00:00:00Z\n", "2026-01-01T00:00:00Z"),
    ],
)
def test_further_values(given: Any, text: str) -> None:
    assert FlowRunFilterStartTime(before_=given).model_dump(mode="json")["before_"] == text


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("10000-01-01T00:00:00Z", "the year is 10000, and not from 1 to 9999"),
        ("0000-01-01T00:00:00Z", "the year is 0, and not from 1 to 9999"),
        ("2026-13-01T00:00:00Z", "the month is out of range"),
        ("2026-02-30T00:00:00Z", "2026-02 has 28 days"),
        ("2026-01-01T24:00:00Z", "the hour is out of range"),
        ("2026-01-01T00:00:00+24:00", "the offset is out of range"),
        (253402300800000, "the years 1 and 9999"),
        (-62135596800001, "the years 1 and 9999"),
        (10**30, "the years 1 and 9999"),
        (float("inf"), "the years 1 and 9999"),
        ("2026-01-01T00:00:00[UTC]", "2026-01-01T00:00:00Z"),
        ("-0001-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        ("now", "2026-01-01T00:00:00Z"),
        (True, "2026-01-01T00:00:00Z"),
        (time(1), "2026-01-01T00:00:00Z"),
        (timedelta(1), "2026-01-01T00:00:00Z"),
    ],
)
def test_invalid_times(given: Any, told: str) -> None:
    with pytest.raises(ValidationError) as error:
        FlowRunFilterStartTime(before_=given)
    assert told in str(error.value)
    assert error.value.errors()[0]["loc"] == ("before_",)


def test_a_year_out_of_range_in_a_response() -> None:
    run = {"id": str(ID), "flow_id": str(ID), "name": "x", "start_time": "10000-01-01T00:00:00Z"}
    with StandIn(as_json(run)) as standin, pytest.raises(DecodingError, match="the year is 10000"):
        SyncPrefectClient(standin.api_url).read_flow_run(ID)


# ---- States, schedules, events -------------------------------------------------------------------


@every_moment
def test_states_accept_any_time(text: str) -> None:
    moment = MOMENTS[text]
    made = [
        states.Scheduled(scheduled_time=moment),
        states.Late(scheduled_time=moment),
        states.AwaitingRetry(scheduled_time=moment),
        states.AwaitingConcurrencySlot(scheduled_time=moment),
    ]
    for state in made:
        assert same(state.state_details.scheduled_time, moment)
        assert state.model_dump(mode="json")["state_details"]["scheduled_time"] == text
    paused = states.Paused(pause_expiration_time=moment)
    assert same(paused.state_details.pause_timeout, moment)
    assert same(State(type="RUNNING", timestamp=moment).timestamp, moment)  # type: ignore[arg-type]
    assert same(StateDetails(transition_id=ID, scheduled_time=moment).scheduled_time, moment)


@every_moment
def test_schedules_events_and_logs_accept_any_time(text: str) -> None:
    moment = MOMENTS[text]
    schedule = IntervalSchedule(interval=timedelta(days=1), anchor_date=moment)
    assert schedule.model_dump(mode="json")["anchor_date"] == text
    event = Event(occurred=moment, event="x", resource={"prefect.resource.id": "x"})  # type: ignore[arg-type]
    assert event.model_dump(mode="json")["occurred"] == text
    window = EventOccurredFilter(since=moment, until=moment)
    assert window.model_dump(mode="json") == {"since": text, "until": text}
    for log in (
        Log(name="x", level=20, message="x", timestamp=moment),
        LogCreate(name="x", level=20, message="x", timestamp=moment),
    ):
        assert log.model_dump(mode="json")["timestamp"] == text


# ---- Requests and responses ----------------------------------------------------------------------


@pytest.fixture
def standin(mode: str) -> Any:
    with StandIn(http("[]")) as server:
        caller = Caller(mode, server.api_url)
        yield server, caller
        caller.close()


def row(**fields: Any) -> dict[str, Any]:
    return {"id": str(ID), "flow_id": str(OTHER_ID), "name": "x", **fields}


def test_a_page_with_any_times_is_read(standin: Any) -> None:
    server, caller = standin
    rows = [row(expected_start_time=text, state={"type": "SCHEDULED", "timestamp": text}) for text in MOMENTS]
    server.answer = as_json([*rows, row(expected_start_time=None)])
    *runs, last = caller("read_flow_runs")
    assert last.expected_start_time is None
    for run, moment in zip(runs, MOMENTS.values(), strict=True):
        assert same(run.expected_start_time, moment)
        assert same(run.state.timestamp, moment)


@every_moment
def test_a_filter_is_sent_with_the_given_offset(standin: Any, text: str) -> None:
    server, caller = standin
    moment = MOMENTS[text]
    for given in (moment, text):
        filter_ = FlowRunFilter(
            expected_start_time=FlowRunFilterExpectedStartTime(before_=given, after_=given),
            start_time={"before_": given},
        )
        caller("read_flow_runs", flow_run_filter=filter_)
        criteria = server.asked[-1].json()["flow_runs"]
        assert criteria["expected_start_time"] == {"before_": text, "after_": text}
        assert criteria["start_time"] == {"before_": text}


@every_moment
def test_states_and_parameters_are_sent_with_the_given_offset(standin: Any, text: str) -> None:
    server, caller = standin
    server.answer = as_json(row(), 201)
    moment = MOMENTS[text]
    state = states.Scheduled(scheduled_time=moment)
    caller(
        "create_flow_run", Flow(id=ID, name="x"), state=state, parameters={"at": moment, "in": [{moment: 1}]}
    )
    sent = server.asked[-1].json()
    assert sent["state"]["state_details"]["scheduled_time"] == text
    assert sent["parameters"] == {"at": text, "in": [{text: 1}]}


def test_a_real_server_stores_the_first_and_the_last_time(call: Call, unique: Callable[[str], str]) -> None:
    flow = call("read_flow", call("create_flow_from_name", unique("times")))
    # On PostgreSQL, a server stores the ends of the calendar, but fails to read them.
    ends = ["9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00Z"] if DATABASE == "sqlite" else []
    for text in (*ends, "2026-01-01T02:00:00+02:00"):
        state = states.Scheduled(scheduled_time=MOMENTS[text])
        run = call("create_flow_run", flow, state=state)
        again = call("read_flow_run", run.id)
        assert again.state.state_details.scheduled_time == MOMENTS[text]
        assert again.expected_start_time == MOMENTS[text]
    found = call(
        "read_flow_runs",
        flow_filter={"id": {"any_": [flow.id]}},
        flow_run_filter=FlowRunFilter(
            expected_start_time=FlowRunFilterExpectedStartTime(before_=datetime.max.replace(tzinfo=UTC))
        ),
    )
    assert len(found) == len(ends) + 1
    call("delete_flow", flow.id)
