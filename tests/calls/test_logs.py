"""Logs: write, read, filter, download."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.actions import LogCreate
from prefect_rs.client.schemas.filters import (
    LogFilter,
    LogFilterFlowRunId,
    LogFilterLevel,
    LogFilterTaskRunId,
    LogFilterTextSearch,
    LogFilterTimestamp,
)
from prefect_rs.client.schemas.objects import FlowRun, Log
from prefect_rs.client.schemas.sorting import LogSort
from prefect_rs.exceptions import DecodingError, ObjectNotFound, RequestValidationError, ValidationError

from tests.support.standin import Caller, StandIn, http, rejected

Call = Callable[..., Any]

INIT: Any = LogCreate
BEGIN = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)
ID = UUID("01234567-89ab-cdef-0123-456789abcdef")


def at(second: int) -> datetime:
    """A time that many seconds after `BEGIN`."""
    return BEGIN + timedelta(seconds=second, microseconds=5)


def of(run: FlowRun, second: int, level: int = 20, **more: Any) -> LogCreate:
    """A message of a flow run."""
    fields = {"name": "prefect.flow_runs", "message": f"message {second}", **more}
    return LogCreate(level=level, timestamp=at(second), flow_run_id=run.id, **fields)


def messages(found: list[Any]) -> list[str]:
    return [log.message for log in found]


# ---- Write and read ------------------------------------------------------------------------------


def test_write_and_read_a_message(call: Call, run: FlowRun) -> None:
    message = 'é😀\n\ttwo lines, "quoted"; <b>&amp;</b>'
    assert call("create_logs", [of(run, 1, 30, name="my.logger", message=message)]) is None
    [log] = call("read_logs", LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run.id])))
    assert type(log) is Log
    assert type(log.id) is UUID
    assert (log.name, log.level, log.message, log.timestamp) == ("my.logger", 30, message, at(1))
    assert (log.flow_run_id, log.task_run_id) == (run.id, None)
    assert log.created.tzinfo is not None


FORMS: dict[str, Callable[[list[LogCreate]], Any]] = {
    "list": list,
    "tuple": tuple,
    "generator": iter,
    "dicts": lambda logs: [log.model_dump() for log in logs],
    "dicts of JSON": lambda logs: [log.model_dump(mode="json") for log in logs],
    "objects": lambda logs: [SimpleNamespace(**log.model_dump()) for log in logs],
    "both": lambda logs: [logs[0], *(log.model_dump() for log in logs[1:])],
}


@pytest.mark.parametrize("form", FORMS)
def test_messages_in_every_form(call: Call, run: FlowRun, form: str) -> None:
    given = FORMS[form]([of(run, 2), of(run, 1), of(run, 3, worker_id=None)])
    call("create_logs", logs=given)
    found = call("read_logs", LogFilter(flow_run_id=run.id))
    assert messages(found) == ["message 1", "message 2", "message 3"]
    assert [log.timestamp for log in found] == [at(1), at(2), at(3)]


def test_no_messages(call: Call) -> None:
    assert call("create_logs", []) is None


def test_a_thousand_messages(call: Call, run: FlowRun) -> None:
    call("create_logs", (of(run, number) for number in range(1000)))
    of_run = LogFilter(flow_run_id=run.id)
    pages = [call("read_logs", of_run, 200, offset) for offset in range(0, 1001, 200)]
    assert [len(page) for page in pages] == [200, 200, 200, 200, 200, 0]
    found = [log for page in pages for log in page]
    assert messages(found) == [f"message {number}" for number in range(1000)]
    assert len({log.id for log in found}) == 1000


def test_paging_in_both_orders(call: Call, run: FlowRun) -> None:
    call("create_logs", [of(run, number) for number in (3, 1, 2)])
    of_run = LogFilter(flow_run_id=run.id)
    assert messages(call("read_logs", of_run, sort=LogSort.TIMESTAMP_DESC)) == [
        "message 3",
        "message 2",
        "message 1",
    ]
    assert messages(call("read_logs", of_run, 1, 1, "TIMESTAMP_DESC")) == ["message 2"]
    assert messages(call("read_logs", log_filter=of_run, limit=2, offset=1, sort=None)) == [
        "message 2",
        "message 3",
    ]
    assert len(call("read_logs", limit=1)) == 1
    assert call("read_logs", of_run, 0) == []


def test_filters(call: Call, run: FlowRun) -> None:
    task_run = call("create_task_run", SimpleNamespace(task_key="t"), run.id, dynamic_key="0")
    call("create_logs", [of(run, 1, 10), of(run, 2, 20, task_run_id=task_run.id), of(run, 3, 40)])
    cases: list[tuple[dict[str, Any], list[int]]] = [
        ({}, [1, 2, 3]),
        ({"level": LogFilterLevel(ge_=20)}, [2, 3]),
        ({"level": LogFilterLevel(ge_=11, le_=39)}, [2]),
        ({"timestamp": LogFilterTimestamp(after_=at(2))}, [2, 3]),
        ({"timestamp": LogFilterTimestamp(before_=at(1))}, [1]),
        ({"task_run_id": LogFilterTaskRunId(any_=[task_run.id])}, [2]),
        ({"task_run_id": LogFilterTaskRunId(is_null_=True)}, [1, 3]),
        ({"task_run_id": task_run.id}, [2]),
    ]
    for criteria, expected in cases:
        found = call("read_logs", LogFilter(flow_run_id=run.id, **criteria))
        assert messages(found) == [f"message {number}" for number in expected], criteria
    [log] = call("read_logs", {"task_run_id": {"any_": [str(task_run.id)]}})
    assert (log.task_run_id, log.flow_run_id) == (task_run.id, run.id)


@pytest.mark.needs_server("3.9", "a search for words in logs that SQLite understands")
def test_text_search(call: Call, run: FlowRun) -> None:
    call("create_logs", [of(run, 1, message="red apple"), of(run, 2, message="green apple")])
    words = LogFilterTextSearch(query="apple -green")
    assert messages(call("read_logs", LogFilter(flow_run_id=run.id, text=words))) == ["red apple"]


# ---- Download ------------------------------------------------------------------------------------


@pytest.mark.needs_server("3.9", "a download of logs that gives SQLite free again")
def test_download_as_csv(call: Call, run: FlowRun) -> None:
    message = 'é😀 "quoted", and\nanother line'
    call("create_logs", [of(run, 2), of(run, 1, 40, message=message)])
    text = call("download_flow_run_logs", run.id)
    assert type(text) is str
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == ["timestamp", "level", "flow_run_id", "task_run_id", "message"]
    assert [(row[1], row[2], row[3], row[4]) for row in rows] == [
        ("40", str(run.id), "", message),
        ("20", str(run.id), "", "message 2"),
    ]
    assert rows[0][0].startswith("2026-01-01 12:00:01.000005")


@pytest.mark.needs_server("3.9", "a download of logs that gives SQLite free again")
def test_a_long_download_is_complete(call: Call, run: FlowRun) -> None:
    call("create_logs", [of(run, number) for number in range(1500)])
    rows = list(csv.reader(io.StringIO(call("download_flow_run_logs", str(run.id)), newline="")))
    assert [row[4] for row in rows[1:]] == [f"message {number}" for number in range(1500)]


@pytest.mark.needs_server("3.9", "a download of logs that gives SQLite free again")
def test_the_download_of_a_run_without_logs(call: Call, run: FlowRun) -> None:
    assert call("download_flow_run_logs", run).strip() == "timestamp,level,flow_run_id,task_run_id,message"


def test_a_missing_run(call: Call) -> None:
    with pytest.raises(ObjectNotFound, match="404"):
        call("download_flow_run_logs", uuid4())


def test_a_download_that_is_not_utf_8(mode: str) -> None:
    with StandIn(http(b"\xff\xfe", content_type="text/csv")) as standin:
        caller = Caller(mode, standin.api_url)
        with pytest.raises(DecodingError, match="not valid UTF-8"):
            caller("download_flow_run_logs", ID)
        caller.close()


# ---- Requests and invalid arguments --------------------------------------------------------------


def test_request_bodies(mode: str) -> None:
    fields = {"name": "n", "level": 20, "message": "m", "timestamp": "2026-01-01T12:00:00Z"}
    with StandIn(http(status=201)) as standin:
        caller = Caller(mode, standin.api_url)
        for given, sent in [
            (LogCreate(name="n", level=20, message="m", timestamp=BEGIN), fields),
            (fields, fields),
            # A self-hosted server rejects the field for workers.
            ({**fields, "worker_id": None}, fields),
            ({**fields, "worker_id": ID}, {**fields, "worker_id": str(ID)}),
            (
                {**fields, "flow_run_id": ID, "task_run_id": None},
                {**fields, "flow_run_id": str(ID), "task_run_id": None},
            ),
        ]:
            caller("create_logs", [given])
            assert (standin.asked[-1].method, standin.asked[-1].path) == ("POST", "/api/logs/")
            assert standin.asked[-1].json() == [sent]
        caller.close()


def test_a_worker_id_is_rejected_by_the_server(call: Call, run: FlowRun) -> None:
    with pytest.raises(RequestValidationError, match="worker_id"):
        call("create_logs", [of(run, 1, worker_id=uuid4())])


def test_invalid_arguments_are_not_sent(mode: str) -> None:
    good = {"name": "n", "level": 20, "message": "m", "timestamp": BEGIN}
    cases: list[tuple[str, tuple[Any, ...], dict[str, Any], str]] = [
        ("create_logs", ("text",), {}, "logs"),
        ("create_logs", (good,), {}, "logs"),
        ("create_logs", (INIT(**good),), {}, "logs"),
        ("create_logs", (None,), {}, "logs"),
        ("create_logs", ([good, {**good, "level": "much"}],), {}, r"logs\[1\]\.level"),
        ("create_logs", ([{"name": "n"}],), {}, r"logs\[0\]\.timestamp"),
        ("create_logs", ([{**good, "flow_run": ID}],), {}, r"logs\[0\]\.flow_run"),
        ("create_logs", ([{**good, "flow_run_id": "x"}],), {}, r"logs\[0\]\.flow_run_id"),
        ("read_logs", ({"name": "x"},), {}, r"log_filter\.name"),
        ("read_logs", (), {"limit": -1}, "limit"),
        ("read_logs", (), {"offset": 1.5}, "offset"),
        ("read_logs", (), {"sort": "LEVEL_ASC"}, "sort"),
        ("download_flow_run_logs", ("x",), {}, "flow_run_id"),
    ]
    for name, args, kwargs, place in cases:
        assert re.search(place, str(rejected(mode, name, *args, **kwargs)))


def test_a_missing_worker_id_is_not_dumped() -> None:
    log = LogCreate(name="n", level=20, message="m", timestamp=BEGIN)
    assert log.model_dump(mode="json") == {
        "name": "n",
        "level": 20,
        "message": "m",
        "timestamp": "2026-01-01T12:00:00Z",
        "flow_run_id": None,
        "task_run_id": None,
    }
    assert set(log.model_dump(exclude_unset=True)) == {"name", "level", "message", "timestamp"}
    log.worker_id = ID
    assert log.model_dump()["worker_id"] == ID


def test_levels_and_times_like_the_official_clients() -> None:
    log = INIT(name="", level="20", message="", timestamp="2026-01-01T14:00:00+02:00", flow_run_id=str(ID))
    assert (log.level, log.timestamp, log.flow_run_id) == (20, BEGIN, ID)
    assert INIT(name="n", level=-3, message="m", timestamp=BEGIN).level == -3
    for wrong in [{"level": 20.5}, {"level": None}, {"message": None}, {"name": 5}, {"timestamp": "now"}]:
        with pytest.raises(ValidationError, match=next(iter(wrong))):
            INIT(**{"name": "n", "level": 20, "message": "m", "timestamp": BEGIN, **wrong})
