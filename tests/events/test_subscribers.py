"""Subscribers to events of a real server: live, backfill, reconnects."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.events import Event, ReceivedEvent
from prefect_rs.events.clients import PrefectEventSubscriber, get_events_subscriber
from prefect_rs.events.filters import EventFilter, EventNameFilter
from prefect_rs.exceptions import ConnectError, ReadTimeout, WebSocketRefused

from tests.support.fault_proxy import Ending, Fault, FaultProxy, Status, Websocket
from tests.support.subscribing import PATIENCE, opened, within
from tools.prefect_server import PrefectServer


@pytest.fixture
def name(unique: Callable[[str], str]) -> str:
    """The name of this test's events."""
    return unique("event")


@pytest.fixture
def filter(name: str) -> EventFilter:
    return EventFilter(event=EventNameFilter(name=[name]))


def emit(client: SyncPrefectClient, name: str, *numbers: int, **fields: Any) -> None:
    """Emit events with these numbers."""
    resource = {"prefect.resource.id": "subscribers"}
    client.create_events(
        [Event(event=name, resource=resource, payload={"n": number}, **fields) for number in numbers]
    )


def stored(client: SyncPrefectClient, name: str, count: int) -> None:
    """Wait until the server has stored this many events of this name."""
    deadline = time.monotonic() + PATIENCE
    while client.read_events({"event": {"name": [name]}}).total < count:
        assert time.monotonic() < deadline, "the events did not arrive in time"
        time.sleep(0.2)


def numbers(events: list[Any]) -> list[int]:
    return [event.payload["n"] for event in events]


def test_events_arrive_as_they_occur(
    mode: str, client: SyncPrefectClient, api_url: str, name: str, filter: EventFilter
) -> None:
    with opened(mode, PrefectEventSubscriber(api_url, filter)) as take:
        for number in range(3):
            emit(client, name, number)
            emit(client, f"{name}.other", 100)
            began = time.monotonic()
            [event] = take(1)
            assert time.monotonic() - began < 5
            assert type(event) is ReceivedEvent
            assert (event.event, event.payload) == (name, {"n": number})
            assert event.received >= event.occurred


def test_the_first_events_are_those_of_the_minute_before(
    mode: str, client: SyncPrefectClient, api_url: str, name: str, filter: EventFilter
) -> None:
    emit(client, name, 1)
    emit(client, name, 2, occurred=datetime.now(timezone.utc) - timedelta(minutes=5))
    stored(client, name, 2)
    with opened(mode, PrefectEventSubscriber(api_url, filter)) as take:
        emit(client, name, 3)
        assert numbers(take(2)) == [1, 3]


def test_a_time_in_the_filter_replaces_the_minute_before(
    client: SyncPrefectClient, api_url: str, name: str
) -> None:
    now = datetime.now(timezone.utc)
    emit(client, name, 1, occurred=now - timedelta(minutes=5))
    filter = EventFilter(event={"name": [name]}, occurred={"since": now - timedelta(minutes=6)})
    stored(client, name, 1)
    with PrefectEventSubscriber(api_url, filter) as subscriber:
        assert numbers([within(next, subscriber)]) == [1]


def test_without_backfill(client: SyncPrefectClient, name: str, filter: EventFilter) -> None:
    emit(client, name, 1)
    stored(client, name, 1)
    with client.subscribe_events(filter, backfill=False) as events:
        # The subscription begins when the first event is asked for.
        deadline = time.monotonic() + PATIENCE
        import threading

        got: list[Any] = []
        thread = threading.Thread(target=lambda: got.append(next(events)))
        thread.start()
        while not got and time.monotonic() < deadline:
            emit(client, name, 2)
            thread.join(0.5)
        assert numbers(got) == [2]


@pytest.mark.parametrize("ending", [Ending.CLOSE, Ending.RESET, Ending.CUT])
def test_nothing_is_lost_or_repeated_when_the_connection_is(
    mode: str, client: SyncPrefectClient, api_url: str, name: str, filter: EventFilter, ending: Ending
) -> None:
    upgrades = 0

    def fault(request: Any) -> Any:
        nonlocal upgrades
        if not request.is_upgrade:
            return None
        upgrades += 1
        if upgrades == 2:
            # Emitted while the connection is lost.
            emit(client, name, 3, 4)
            return Status(503, {})
        return None

    with FaultProxy(api_url, fault) as proxy:
        with opened(mode, PrefectEventSubscriber(proxy.api_url, filter)) as take:
            emit(client, name, 1)
            got = take(1)
            proxy.tunnels[0].end_at_next_message(ending)
            emit(client, name, 2)
            got += take(3)
            emit(client, name, 5)
            got += take(1)
        assert sorted(numbers(got)) == [1, 2, 3, 4, 5]
        assert upgrades == 3
        first, second = (json_of(tunnel.sent[1]) for tunnel in proxy.tunnels)
    assert first["type"] == second["type"] == "filter"
    # From one minute before the newest event that was seen.
    since = datetime.fromisoformat(second["filter"]["occurred"]["since"].replace("Z", "+00:00"))
    assert since == pytest.approx(got[0].occurred - timedelta(minutes=1), abs=timedelta(milliseconds=1))


@pytest.mark.parametrize(
    "fault",
    [
        Fault.RESET_BEFORE,
        Fault.CLOSE_BEFORE,
        Fault.LOSE_ANSWER,
        Fault.HALF_HEAD,
        Fault.GARBAGE,
        # As of a load balancer whose server is gone.
        Status(404, {}),
        Status(502, {}),
    ],
    ids=str,
)
def test_failed_attempts_to_reconnect(
    client: SyncPrefectClient, api_url: str, name: str, filter: EventFilter, fault: Any
) -> None:
    upgrades = 0

    def faults(request: Any) -> Any:
        nonlocal upgrades
        upgrades += request.is_upgrade
        return fault if request.is_upgrade and upgrades in (2, 3) else None

    with FaultProxy(api_url, faults) as proxy, PrefectEventSubscriber(proxy.api_url, filter) as subscriber:
        emit(client, name, 1)
        assert numbers([within(next, subscriber)]) == [1]
        proxy.tunnels[0].close()
        emit(client, name, 2)
        assert numbers([within(next, subscriber)]) == [2]
    assert upgrades == 4


def json_of(text: str) -> Any:
    import json

    return json.loads(text)


def test_a_restart_of_the_server_is_survived(start_server: Callable[..., PrefectServer], name: str) -> None:
    server = start_server()
    filter = EventFilter(event=EventNameFilter(name=[name]))
    with (
        SyncPrefectClient(server.api_url) as client,
        PrefectEventSubscriber(server.api_url, filter, reconnection_attempts=60) as subscriber,
    ):
        emit(client, name, 1)
        assert numbers([within(next, subscriber)]) == [1]
        stored(client, name, 1)
        server.kill()
        server.start()
        emit(client, name, 2)
        assert numbers([within(next, subscriber)]) == [2]


def test_attempts_to_reconnect_end(mode: str, api_url: str, filter: EventFilter) -> None:
    with FaultProxy(api_url) as proxy:
        subscriber = PrefectEventSubscriber(proxy.api_url, filter, reconnection_attempts=2)
        with opened(mode, subscriber) as take:
            proxy.refuse()
            with pytest.raises(ConnectError, match="2 attempts to reconnect have failed"):
                take(1)


def test_a_refused_upgrade(mode: str, api_url: str, server_version: str) -> None:
    with (
        FaultProxy(api_url, lambda request: Status(404, {}) if request.is_upgrade else None) as proxy,
        pytest.raises(WebSocketRefused, match="did not open a websocket: it responded with 404") as caught,
        opened(mode, PrefectEventSubscriber(proxy.api_url)),
    ):
        pass
    error = caught.value
    assert error.status_code == 404
    assert str(error.request.url).endswith("/api/events/out")
    assert f"the server is Prefect {server_version}" in str(error)
    assert "a proxy in front of it may not support websockets" in str(error)


def test_a_swallowed_upgrade(mode: str, api_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_REQUEST_TIMEOUT", "0.5")
    with (
        FaultProxy(api_url, lambda request: Fault.SWALLOW if request.is_upgrade else None) as proxy,
        pytest.raises(ReadTimeout, match="a proxy may not support websockets"),
        opened(mode, PrefectEventSubscriber(proxy.api_url)),
    ):
        pass


def test_nothing_listens(mode: str) -> None:
    with (
        pytest.raises(ConnectError, match="could not connect"),
        opened(mode, PrefectEventSubscriber("http://127.0.0.1:9/api")),
    ):
        pass


def test_it_connects_when_the_first_event_is_asked_for(
    client: SyncPrefectClient, api_url: str, name: str, filter: EventFilter
) -> None:
    emit(client, name, 1)
    stored(client, name, 1)
    assert numbers([next(PrefectEventSubscriber(api_url, filter))]) == [1]


def test_the_configured_server(
    mode: str,
    client: SyncPrefectClient,
    api_url: str,
    name: str,
    filter: EventFilter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", api_url)
    subscriber = get_events_subscriber(filter=filter)
    assert type(subscriber) is PrefectEventSubscriber
    assert subscriber.client_name == "PrefectEventSubscriber"
    with opened(mode, subscriber) as take:
        emit(client, name, 1)
        assert numbers(take(1)) == [1]


def test_slow_messages(client: SyncPrefectClient, api_url: str, name: str, filter: EventFilter) -> None:
    with (
        FaultProxy(api_url, lambda request: Websocket(slow=True) if request.is_upgrade else None) as proxy,
        PrefectEventSubscriber(proxy.api_url, filter) as subscriber,
    ):
        emit(client, name, 1)
        assert numbers([within(next, subscriber)]) == [1]
