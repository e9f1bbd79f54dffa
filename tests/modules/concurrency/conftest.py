"""Fixtures for slots of concurrency limits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs._core import _discard_queues
from prefect_rs.concurrency import _acquire
from prefect_rs.concurrency import asyncio as in_async
from prefect_rs.concurrency import sync as in_sync

from tests.support.holding import holding
from tests.support.short_leases import server_with_short_leases
from tests.support.slot_server import SlotServer
from tests.support.wire import eventually


class Limits:
    """The limits of a server."""

    def __init__(self, api_url: str, unique: Callable[[str], str]) -> None:
        self.client = SyncPrefectClient(api_url)
        self._unique = unique

    def create(self, slots: int = 1, decay: float | None = None) -> str:
        name = self._unique("limit")
        self.client.upsert_global_concurrency_limit_by_name(name, slots, decay)
        return name

    def occupied(self, name: str) -> int:
        return self.client.read_global_concurrency_limit_by_name(name).active_slots

    def becomes_free(self, name: str) -> bool:
        return eventually(lambda: self.occupied(name) == 0, 10)


@pytest.fixture
def limits(configured: str, unique: Callable[[str], str]) -> Limits:
    """Limits of the shared server, which the settings name."""
    return Limits(configured, unique)


@pytest.fixture(scope="session")
def short_leases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server with leases of less than a minute."""
    with server_with_short_leases(tmp_path_factory.mktemp("site")) as server:
        yield server.api_url


@pytest.fixture
def short(
    short_leases: str, isolated: object, monkeypatch: pytest.MonkeyPatch, unique: Callable[[str], str]
) -> Limits:
    """Limits of that server, which the settings name."""
    monkeypatch.setenv("PREFECT_API_URL", short_leases)
    monkeypatch.setattr(_acquire, "SHORTEST_LEASE", 0)
    return Limits(short_leases, unique)


@pytest.fixture(autouse=True)
def no_events_left() -> Iterator[None]:
    """Do not deliver events to servers that are gone."""
    yield
    _discard_queues()


@pytest.fixture
def slots(isolated: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlotServer]:
    """A stand-in, which the settings name."""
    monkeypatch.setattr(_acquire, "SHORTEST_LEASE", 0)
    # The events of other processes are of no interest here.
    monkeypatch.setenv("PREFECT_RS_EVENTS_EXIT_TIMEOUT", "0")
    with SlotServer() as server:
        monkeypatch.setenv("PREFECT_API_URL", server.api_url)
        yield server
        server.let_go.set()
        _discard_queues()


Holding = Callable[..., Any]


@pytest.fixture
def hold(mode: str) -> Holding:
    """Hold slots while a function is called: `hold(function, "limit", strict=True)`. Returns its result."""
    return holding(mode, in_sync, in_async)


@pytest.fixture
def rate_limit(mode: str) -> Holding:
    """Call `rate_limit` in either form."""
    if mode == "sync":
        return in_sync.rate_limit
    return lambda *args, **kwargs: asyncio.run(in_async.rate_limit(*args, **kwargs))
