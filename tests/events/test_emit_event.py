"""`emit_event`: what is emitted, the queue, and its ends."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.events import Event, RelatedResource, aflush, emit_event, flush
from prefect_rs.exceptions import EventTooLarge

from tests.events.conftest import ABOUT, numbers, stored, wait_for
from tests.support.wire import Wire, run_python, silent

NOON = datetime.now(timezone.utc).replace(microsecond=5) - timedelta(hours=1)
# A port on which nothing listens.
NOWHERE = "http://127.0.0.1:9/api"


# ---- What is emitted -----------------------------------------------------------------------------


def test_an_event_arrives_with_all_of_its_fields(to_server: str, resource: str) -> None:
    id_ = uuid4()
    first = emit_event("test.first", {ABOUT: resource}, occurred=NOON - timedelta(minutes=1))
    event = emit_event(
        "test.second",
        {ABOUT: resource, "prefect.resource.name": "a thing"},
        occurred=NOON,
        related=[{ABOUT: "other", "prefect.resource.role": "part"}],
        payload={"n": 1, "é": [None, 1.5]},
        id=id_,
        follows=first,
    )
    assert isinstance(event, Event)
    assert isinstance(first, Event)
    assert event.id == id_
    assert flush(20)
    got = wait_for(to_server, resource, 2)[1]
    assert (got.id, got.event, got.occurred, got.follows) == (id_, "test.second", NOON, first.id)
    assert got.resource.name == "a thing"
    assert got.related[0].role == "part"
    assert got.payload == {"n": 1, "é": [None, 1.5]}
    assert event.model_dump() == {key: value for key, value in got.model_dump().items() if key != "received"}


def test_the_defaults(to_server: str, resource: str) -> None:
    before = datetime.now(timezone.utc)
    event = emit_event("test.plain", {ABOUT: resource})
    assert event is not None
    assert before - timedelta(milliseconds=1) <= event.occurred <= datetime.now(timezone.utc)
    assert (event.related, event.payload, event.follows) == ([], {}, None)
    assert event.model_fields_set == {"event", "resource", "occurred"}


def test_every_form_of_the_arguments_that_the_model_accepts(to_server: str, resource: str) -> None:
    related = RelatedResource({ABOUT: "other", "prefect.resource.role": "part"})
    event = emit_event(
        "test.forms",
        {ABOUT: resource, "count": "3"},
        related=[related],
        occurred=NOON.isoformat(),  # type: ignore[arg-type]
        id=str(uuid4()),  # type: ignore[arg-type]
    )
    assert event is not None
    assert event.occurred == NOON
    assert event.resource["count"] == "3"
    assert event.related == [related]


@pytest.mark.parametrize(("apart", "follows"), [(299, True), (-299, True), (300, False), (3600, False)])
def test_an_event_follows_another_one_within_five_minutes(to_server: str, apart: int, follows: bool) -> None:
    first = Event(event="test.first", resource={ABOUT: "a"}, occurred=NOON)
    second = emit_event("test.second", {ABOUT: "a"}, occurred=NOON + timedelta(seconds=apart), follows=first)
    assert second is not None
    assert second.follows == (first.id if follows else None)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"resource": {}}, "prefect.resource.id"),
        ({"resource": {ABOUT: ""}}, "non-empty"),
        ({"related": [{ABOUT: "b"}]}, "role"),
        ({"payload": 3}, "payload"),
        ({"id": "none"}, "id"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_an_invalid_event_is_logged(
    to_server: str, caplog: pytest.LogCaptureFixture, arguments: dict[str, object], problem: str
) -> None:
    assert emit_event("test.bad", **{"resource": {ABOUT: "a"}, **arguments}) is None  # type: ignore[arg-type]
    [record] = caplog.records
    assert (record.name, record.levelname) == ("prefect_rs", "ERROR")
    assert record.message.startswith("Error emitting event: test.bad")
    assert problem in record.message
    assert record.exc_info is not None


def test_an_event_that_is_too_large_is_not_sent(
    to_server: str, resource: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_SERVER_EVENTS_MAXIMUM_SIZE_BYTES", "1000")
    monkeypatch.setenv("PREFECT_API_KEY", "another-queue")
    with pytest.raises(EventTooLarge) as caught:
        emit_event("test.large", {ABOUT: resource}, payload={"text": "a" * 1000})
    assert caught.value.maximum == 1000
    assert 1000 < caught.value.size < 1400
    with SyncPrefectClient() as client, pytest.raises(EventTooLarge):
        client.emit(Event(event="test.large", resource={ABOUT: resource}, payload={"text": "a" * 1000}))


def test_without_a_server_it_is_logged_and_nothing_raised(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "another:queue")
    assert emit_event("test.nowhere", {ABOUT: "a"}) is None
    assert "no Prefect server is configured" in caplog.text


# ---- From everywhere -----------------------------------------------------------------------------


def test_from_many_threads(to_server: str, resource: str) -> None:
    def work(start: int) -> None:
        for n in range(start, start + 50):
            emit_event("test.threads", {ABOUT: resource}, payload={"n": n})

    threads = [threading.Thread(target=work, args=(start,)) for start in range(0, 400, 50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert flush(30)
    assert numbers(wait_for(to_server, resource, 400)) == dict.fromkeys(range(400), 1)


def test_from_async_code(to_server: str, resource: str) -> None:
    async def main() -> None:
        for n in range(20):
            emit_event("test.async", {ABOUT: resource}, payload={"n": n})
        assert await aflush(30)

    asyncio.run(main())
    assert numbers(wait_for(to_server, resource, 20)) == dict.fromkeys(range(20), 1)


def test_client_emit_waits_for_the_server(call: Callable[..., Event], to_server: str, resource: str) -> None:
    event = call("emit", Event(event="test.waited", resource={ABOUT: resource}, payload={"n": 1}))
    assert [got.id for got in wait_for(to_server, resource, 1)] == [event.id]
    made = call("emit", {"event": "test.waited", "resource": {ABOUT: resource}, "payload": {"n": 2}})
    assert isinstance(made, Event)


def test_emitting_takes_microseconds(to_server: str, resource: str) -> None:
    emit_event("test.warm-up", {ABOUT: resource})
    began = time.perf_counter()
    for n in range(2000):
        emit_event("test.fast", {ABOUT: resource}, payload={"n": n})
    assert (time.perf_counter() - began) / 2000 < 0.001
    assert flush(60)


# ---- The queue -----------------------------------------------------------------------------------


def test_flush_returns_false_if_the_server_does_not_respond(
    monkeypatch: pytest.MonkeyPatch, resource: str
) -> None:
    with Wire(silent) as mute:
        monkeypatch.setenv("PREFECT_API_URL", mute.api_url)
        emit_event("test.waiting", {ABOUT: resource})
        began = time.monotonic()
        assert not flush(0.2)
        assert not asyncio.run(aflush(0.2))
        assert time.monotonic() - began < 3


def test_a_full_queue_drops_events_and_says_so_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, resource: str
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", NOWHERE)
    monkeypatch.setenv("PREFECT_EVENTS_WORKER_MAX_QUEUE_SIZE", "5")
    emitted = [emit_event("test.full", {ABOUT: resource}) for _ in range(20)]
    assert [event is not None for event in emitted] == [True] * 5 + [False] * 15
    [record] = caplog.records
    assert record.message.startswith("1 event was dropped: the queue is full (5 events)")
    assert "PREFECT_EVENTS_WORKER_MAX_QUEUE_SIZE" in record.message


def test_a_server_that_is_away_is_reported(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, resource: str
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", NOWHERE)
    monkeypatch.setenv("PREFECT_EVENTS_WORKER_MAX_QUEUE_SIZE", "100")
    deadline = time.monotonic() + 20
    count = 0
    while not caplog.records and time.monotonic() < deadline:
        emit_event("test.away", {ABOUT: resource})
        count += 1
        time.sleep(0.25)
    [record] = caplog.records
    assert "for the server, which cannot be reached" in record.message
    assert "http://127.0.0.1:9/api" in record.message


# ---- The end of the process ----------------------------------------------------------------------

PROGRAM = """
import sys
from prefect_rs.events import emit_event
for n in range(int(sys.argv[2])):
    emit_event("test.exit", {"prefect.resource.id": sys.argv[1]}, payload={"n": n})
"""


def test_what_is_queued_at_exit_is_delivered(to_server: str, resource: str) -> None:
    done = run_python(
        PROGRAM, resource, "1500", PREFECT_API_URL=to_server, PREFECT_RS_EVENTS_EXIT_TIMEOUT="60"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert numbers(wait_for(to_server, resource, 1500)) == dict.fromkeys(range(1500), 1)


@pytest.mark.parametrize(
    "program",
    [
        "import threading\nthreading.Thread(target=emit).start()",
        "import asyncio\nasync def main(): emit()\nasyncio.run(main())",
        "import atexit\nemit()\natexit.register(emit)",
        "import atexit\natexit.register(emit)\nemit()",
        "emit()\nsys.exit(3)",
        "emit()\nraise ValueError('a')",
    ],
)
def test_every_kind_of_end(to_server: str, resource: str, program: str) -> None:
    start = (
        "import sys\nfrom prefect_rs.events import emit_event\n"
        "def emit():\n"
        "    for n in range(50):\n"
        "        emit_event('test.end', {'prefect.resource.id': sys.argv[1]}, payload={'n': n})\n"
    )
    run_python(start + program, resource, PREFECT_API_URL=to_server)
    times = 2 if "atexit" in program else 1
    assert numbers(wait_for(to_server, resource, 50 * times)) == dict.fromkeys(range(50), times)


@pytest.mark.parametrize(
    "program",
    [
        "from prefect_rs.events import emit_event\natexit.register(emit)",
        "atexit.register(emit)\nfrom prefect_rs.events import emit_event",
        # Imported only then.
        "import threading\natexit.register(emit)",
    ],
)
def test_the_first_event_in_a_function_of_atexit(to_server: str, resource: str, program: str) -> None:
    start = (
        "import atexit, sys\n"
        "def emit():\n"
        "    from prefect_rs.events import emit_event\n"
        "    for n in range(3):\n"
        "        emit_event('test.end', {'prefect.resource.id': sys.argv[1]}, payload={'n': n})\n"
    )
    done = run_python(start + program, resource, PREFECT_API_URL=to_server)
    assert (done.returncode, done.stderr) == (0, "")
    assert numbers(wait_for(to_server, resource, 3)) == dict.fromkeys(range(3), 1)


LATE = "1 event was not delivered within 1 s", "events were emitted after the time"


@pytest.mark.parametrize(
    ("program", "told"),
    [
        # The functions of `atexit` are called in reverse: before the delivery, and after it.
        ("{define}{start}", ["5 events were not delivered within 1 s"]),
        ("{start}{define}", LATE),
        ("{start}{define}emit()", LATE),
        # Imported only then.
        ("import threading\n{start}def emit(): exec({define!r} + 'emit()', dict())", LATE),
    ],
)
def test_functions_of_atexit_do_not_wait_long_for_a_server_that_is_away(
    program: str, told: list[str]
) -> None:
    start = (
        "import atexit, time\n"
        "@atexit.register\n"
        "def late():\n"
        "    began = time.monotonic()\n"
        "    for n in range(5): emit()\n"
        "    print(time.monotonic() - began)\n"
    )
    define = (
        "from prefect_rs.events import emit_event\n"
        "def emit(): emit_event('test.late', {'prefect.resource.id': 'a'})\n"
    )
    program = program.format(start=start, define=define)
    began = time.monotonic()
    done = run_python(program, PREFECT_API_URL=NOWHERE, PREFECT_RS_EVENTS_EXIT_TIMEOUT="1")
    assert time.monotonic() - began < 5
    assert float(done.stdout) < 2
    lines = done.stderr.splitlines()
    assert len(lines) == len(told), lines
    assert all(part in line for part, line in zip(told, lines, strict=True)), lines


def test_a_process_does_not_wait_long_for_a_server_that_is_away(resource: str) -> None:
    began = time.monotonic()
    done = run_python(PROGRAM, resource, "7", PREFECT_API_URL=NOWHERE, PREFECT_RS_EVENTS_EXIT_TIMEOUT="0.5")
    assert time.monotonic() - began < 10
    assert done.returncode == 0
    assert "7 events were not delivered within 0.5 s of the end of the process" in done.stderr
    assert "Traceback" not in done.stderr


# ---- Forks ---------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_child_has_a_queue_of_its_own(to_server: str, resource: str) -> None:
    for n in range(200):
        emit_event("test.fork", {ABOUT: resource}, payload={"n": n})
    child = os.fork()
    if child == 0:
        emit_event("test.fork", {ABOUT: resource}, payload={"n": 200})
        os._exit(0 if flush(20) else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert flush(20)
    assert numbers(wait_for(to_server, resource, 201)) == dict.fromkeys(range(201), 1)
    time.sleep(1)
    assert len(stored(to_server, resource)) == 201


MULTIPROCESSING = """
import multiprocessing, sys
from prefect_rs.events import emit_event

def work(start):
    for n in range(start, start + 100):
        emit_event("test.pool", {"prefect.resource.id": sys.argv[1]}, payload={"n": n})

if __name__ == "__main__":
    work(0)
    context = multiprocessing.get_context(sys.argv[2])
    children = [context.Process(target=work, args=(start,)) for start in (100, 200)]
    for child in children: child.start()
    for child in children: child.join()
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_child_processes_of_multiprocessing(
    to_server: str, resource: str, method: str, tmp_path: Path
) -> None:
    program = tmp_path / "program.py"
    program.write_text(MULTIPROCESSING)
    env = {**os.environ, "PREFECT_API_URL": to_server}
    subprocess.run([sys.executable, program, resource, method], env=env, timeout=60, check=True)
    assert numbers(wait_for(to_server, resource, 300)) == dict.fromkeys(range(300), 1)


def test_nothing_is_logged_usually(to_server: str, resource: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "prefect_rs")
    emit_event("test.quiet", {ABOUT: resource})
    assert flush(20)
    assert caplog.records == []


def test_the_first_event_in_a_finalizer_at_exit() -> None:
    """Nothing can be imported any more, so it is dropped."""
    program = """
from prefect_rs.events import emit_event

class Last:
    def __del__(self, emit_event=emit_event):
        print(emit_event("last", {"prefect.resource.id": "last"}))

last = Last()
"""
    done = run_python(program, PREFECT_API_URL=NOWHERE, PREFECT_RS_EVENTS_EXIT_TIMEOUT="0")
    assert (done.returncode, done.stdout, done.stderr) == (0, "None\n", "")
