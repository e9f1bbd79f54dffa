"""Fixtures: what the server has stored about a resource."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs._core import _discard_queues
from prefect_rs.events import ReceivedEvent
from prefect_rs.events.filters import EventFilter, EventOccurredFilter, EventResourceFilter

ABOUT = "prefect.resource.id"


def about(resource: str) -> EventFilter:
    """A filter for the events about a resource, in the order in which they occurred."""
    return EventFilter(
        resource=EventResourceFilter(id=[resource]),
        occurred=EventOccurredFilter(since=datetime.now(timezone.utc) - timedelta(days=1)),
        order="ASC",
    )


def stored(api_url: str, resource: str) -> list[ReceivedEvent]:
    """All events about a resource that the server has stored."""
    with SyncPrefectClient(api_url) as client:
        page = client.read_events(about(resource))
        found = list(page.events)
        while page.next_page:
            page = client.read_events_page(page.next_page)
            found += page.events
    return found


def wait_for(api_url: str, resource: str, count: int, within: float = 60) -> list[ReceivedEvent]:
    """Wait until the server has stored this many events about a resource, and read them."""
    deadline = time.monotonic() + within
    with SyncPrefectClient(api_url) as client:
        while (found := client.read_events(about(resource), limit=1).total) < count:
            assert time.monotonic() < deadline, f"{found} of {count} events were stored within {within} s"
            time.sleep(0.3)
    return stored(api_url, resource)


def numbers(events: list[ReceivedEvent]) -> Counter[Any]:
    """How often there is an event with each number in its payload."""
    return Counter(event.payload["n"] for event in events)


@pytest.fixture(autouse=True)
def no_queues() -> Iterator[None]:
    """Discard the events that a test has left in queues: `flush` of the next one would wait for them."""
    yield
    _discard_queues()


@pytest.fixture
def to_server(api_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of the real server, which is also that of the settings."""
    monkeypatch.setenv("PREFECT_API_URL", api_url)
    return api_url


@pytest.fixture
def resource(unique: Callable[[str], str]) -> str:
    """The id of a resource that no other test uses."""
    return unique("thing")
