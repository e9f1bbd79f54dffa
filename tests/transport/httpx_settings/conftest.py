"""Fixture: a call with `httpx_settings`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient


@pytest.fixture
def ask(mode: str) -> Callable[..., Any]:
    """Count flow runs with these settings: `ask(url, headers={...})`."""

    def run(url: str | None, method: str = "count_flow_runs", *args: Any, **settings: Any) -> Any:
        if mode == "sync":
            return getattr(SyncPrefectClient(url, httpx_settings=settings), method)(*args)
        return asyncio.run(getattr(PrefectClient(url, httpx_settings=settings), method)(*args))

    return run
