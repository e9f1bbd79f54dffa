"""A call to the server that the settings name."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient


@pytest.fixture
def ask(mode: str) -> Callable[..., Any]:
    """Wave at the server that the settings name, through each client: `ask(api=None, api_key=None, ...)`."""

    def run(*args: Any, **kwargs: Any) -> Any:
        if mode == "sync":
            return SyncPrefectClient(*args, **kwargs).hello()
        return asyncio.run(PrefectClient(*args, **kwargs).hello())

    return run
