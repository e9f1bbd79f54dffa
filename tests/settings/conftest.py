"""Fixtures: a call with a client that is configured by settings; programs without an API URL."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient

from tests.support.ephemeral import World


@pytest.fixture
def ask(mode: str) -> Callable[..., Any]:
    """Call `hello` with the sync or the async client: `ask(api=None, api_key=None, ...)`."""

    def run(*args: Any, **kwargs: Any) -> Any:
        if mode == "sync":
            return SyncPrefectClient(*args, **kwargs).hello()
        return asyncio.run(PrefectClient(*args, **kwargs).hello())

    return run


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def installed(world: World) -> World:
    world.install_package()
    return world
