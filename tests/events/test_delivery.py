"""The delivery of emitted events through faults: every event is stored, and none twice."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from prefect_rs.events import emit_event, flush

from tests.events.conftest import ABOUT, numbers, stored, wait_for
from tests.support.fault_proxy import Ending, Fault, FaultProxy, Status, Websocket
from tools.prefect_server import PrefectServer


@pytest.fixture
def proxy(api_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultProxy]:
    """A proxy in front of the real server, whose URL is that of the settings."""
    with FaultProxy(api_url) as proxy:
        monkeypatch.setenv("PREFECT_API_URL", proxy.api_url)
        yield proxy


def emit(resource: str, start: int, end: int) -> None:
    for n in range(start, end):
        assert emit_event("test.delivery", {ABOUT: resource}, payload={"n": n}) is not None


def check(api_url: str, resource: str, count: int, within: float = 60) -> None:
    """All events are stored, and none twice, even a while later."""
    assert numbers(wait_for(api_url, resource, count, within)) == dict.fromkeys(range(count), 1)


def posts(proxy: FaultProxy) -> int:
    return sum(request.method == "POST" and request.target == "/api/events" for request in proxy.requests)


def test_events_go_over_a_websocket(proxy: FaultProxy, api_url: str, resource: str) -> None:
    emit(resource, 0, 300)
    assert flush(30)
    assert posts(proxy) == 0
    [tunnel] = proxy.tunnels
    assert tunnel.target == "/api/events/in"
    check(api_url, resource, 300)


@pytest.mark.parametrize(
    "refusal",
    [
        Status(403, {}),
        Fault.SWALLOW,
        *(
            pytest.param(each, marks=pytest.mark.long)
            for each in (Status(404, {}), Status(426, {}), Fault.CLOSE_BEFORE, Fault.GARBAGE)
        ),
    ],
    ids=str,
)
def test_requests_are_used_where_no_websocket_can_be_opened(
    proxy: FaultProxy, api_url: str, resource: str, refusal: Status | Fault
) -> None:
    proxy.fault = lambda request: refusal if request.is_upgrade else None
    emit(resource, 0, 700)
    assert flush(40)
    assert posts(proxy) >= 2
    emit(resource, 700, 710)
    assert flush(10)
    # It is not tried each time.
    assert sum(request.is_upgrade for request in proxy.requests) == 1
    check(api_url, resource, 710)


@pytest.mark.parametrize(
    "ending",
    [Ending.CUT, *(pytest.param(each, marks=pytest.mark.long) for each in (Ending.CLOSE, Ending.RESET))],
)
def test_a_websocket_that_is_lost(proxy: FaultProxy, api_url: str, resource: str, ending: Ending) -> None:
    plans = iter([Websocket(ending, sent=100)])
    proxy.fault = lambda request: next(plans, None) if request.is_upgrade else None
    emit(resource, 0, 600)
    assert flush(60)
    check(api_url, resource, 600)
    time.sleep(6)
    assert len(stored(api_url, resource)) == 600


@pytest.mark.long  # A connection counts as half-open after 40 s of silence.
def test_a_half_open_websocket(proxy: FaultProxy, api_url: str, resource: str) -> None:
    emit(resource, 0, 10)
    assert flush(30)
    proxy.tunnels[-1].silence()
    emit(resource, 10, 20)
    assert flush(90)
    check(api_url, resource, 20)


@pytest.mark.parametrize(
    "fault", [Fault.LOSE_ANSWER, Fault.RESET_ANSWER, Fault.RESET_BEFORE, Status(503, {})]
)
def test_requests_that_fail(proxy: FaultProxy, api_url: str, resource: str, fault: Fault | Status) -> None:
    failing = iter([fault, fault])

    def decide(request: object) -> object:
        if request.is_upgrade:  # type: ignore[attr-defined]
            return Status(404, {})
        return next(failing, None) if request.target == "/api/events" else None  # type: ignore[attr-defined]

    proxy.fault = decide  # type: ignore[assignment]
    emit(resource, 0, 600)
    assert flush(60)
    check(api_url, resource, 600)


def test_events_that_the_server_rejects_do_not_hold_up_the_others(
    start_server: Callable[..., PrefectServer],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    resource: str,
) -> None:
    server = start_server(env={"PREFECT_SERVER_EVENTS_MAXIMUM_LABELS_PER_RESOURCE": "3"})
    monkeypatch.setenv("PREFECT_API_URL", server.api_url)
    emit(resource, 0, 40)
    emit_event("test.rejected", {ABOUT: resource, "a": "1", "b": "2", "c": "3"})
    emit(resource, 40, 80)
    assert flush(90)
    check(server.api_url, resource, 80)
    # The rejection may come after the confirmation.
    assert flush(30)
    assert "1 event was dropped, because the server rejected" in caplog.text


@pytest.mark.parametrize("websockets", [True, False], ids=["websocket", "requests"])
def test_events_with_which_the_server_fails_do_not_hold_up_the_others(
    proxy: FaultProxy, api_url: str, caplog: pytest.LogCaptureFixture, resource: str, websockets: bool
) -> None:
    if not websockets:
        proxy.fault = lambda request: Status(404, {}) if request.is_upgrade else None
    nested: dict[str, object] = {}
    for _ in range(300):
        nested = {"a": nested}
    emit(resource, 0, 40)
    # The server cannot write it as JSON.
    assert emit_event("test.nested", {ABOUT: resource}, payload=nested) is not None
    emit(resource, 40, 80)
    assert flush(60)
    check(api_url, resource, 80)
    assert flush(60)
    assert "1 event was dropped, because the server rejected" in caplog.text


@pytest.mark.parametrize("count", [1_000, pytest.param(10_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("websockets", [True, False], ids=["websocket", "requests"])
def test_events_while_the_server_is_killed_and_started_again(
    start_server: Callable[..., PrefectServer],
    monkeypatch: pytest.MonkeyPatch,
    resource: str,
    websockets: bool,
    count: int,
) -> None:
    server = start_server()
    with FaultProxy(server.api_url) as proxy:
        if not websockets:
            proxy.fault = lambda request: Status(404, {}) if request.is_upgrade else None
        monkeypatch.setenv("PREFECT_API_URL", proxy.api_url if not websockets else server.api_url)
        emitter = threading.Thread(target=slowly, args=(resource, count, 6.0))
        emitter.start()
        time.sleep(3)
        server.kill()
        server.start()
        emitter.join()
        assert flush(180)
        check(server.api_url, resource, count, within=120)
        time.sleep(6)
        assert len(stored(server.api_url, resource)) == count


def slowly(resource: str, count: int, seconds: float) -> None:
    """Emit evenly over this time."""
    began = time.monotonic()
    for n in range(count):
        emit(resource, n, n + 1)
        ahead = n / count * seconds - (time.monotonic() - began)
        if ahead > 0.01:
            time.sleep(ahead)
