"""Fixtures: a server whose responses are held back, and event loops to wait on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest

from tests.support.gate import Gate
from tests.support.loops import LOOPS
from tests.support.wire import Wire


@pytest.fixture(params=LOOPS)
def new_loop(request: pytest.FixtureRequest) -> Callable[[], asyncio.AbstractEventLoop]:
    return LOOPS[request.param]


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def wire(gate: Gate) -> Iterator[Wire]:
    with Wire(gate) as made:
        yield made
        gate.opened.set()
