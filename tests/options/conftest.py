"""Fixtures for these tests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.clients import awaited, result_of
from tests.support.standin import Caller


@pytest.fixture
def run(mode: str) -> Iterator[Callable[..., Any]]:
    """Call a method of a client of any kind: `run(client, "hello")`."""
    loop = asyncio.new_event_loop()

    def call(client: Any, name: str, /, *args: Any, **kwargs: Any) -> Any:
        result = getattr(client, name)(*args, **kwargs)
        return result_of(result) if mode == "sync" else loop.run_until_complete(awaited(result))

    yield call
    loop.close()


@pytest.fixture
def through_client(through: Caller) -> Any:
    """The client of `through`."""
    return through.client
