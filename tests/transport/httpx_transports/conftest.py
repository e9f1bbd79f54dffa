"""Fixtures for transports: a client of either kind, whose calls are made in the same way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.settings import temporary_settings

from tests.support.clients import awaited, result_of

API = "http://prefect.test/api"


class Both:
    """Makes clients of one kind, and calls their methods."""

    def __init__(self, kind: type[PrefectClient] | type[SyncPrefectClient]) -> None:
        self.kind = kind
        self.is_async = kind is PrefectClient

    def client(self, transport: Any = None, api: str | None = API, **settings: Any) -> Any:
        return self.kind(api, httpx_settings={"transport": transport, **settings})

    def call(self, client: Any, name: str, *args: Any, **keywords: Any) -> Any:
        """Call a method and return the result. The items, if it returns an iterator."""
        method: Callable[..., Any] = getattr(client, name)
        if not self.is_async:
            return result_of(method(*args, **keywords))

        async def call() -> Any:
            return await awaited(method(*args, **keywords))

        return asyncio.run(call())


@pytest.fixture(params=[SyncPrefectClient, PrefectClient], ids=["sync", "async"])
def both(request: pytest.FixtureRequest) -> Both:
    return Both(request.param)


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the request for a token that precedes the first POST request."""
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")


@pytest.fixture
def no_retries() -> Any:
    with temporary_settings({"PREFECT_CLIENT_MAX_RETRIES": 0}):
        yield
