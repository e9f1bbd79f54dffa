"""Fixture: a server that keeps calls in a phase."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.support.phases import PHASES
from tests.support.wire import Wire


@pytest.fixture(params=PHASES)
def phase(request: pytest.FixtureRequest) -> Iterator[tuple[Wire, Callable[[], bool]]]:
    """A server that keeps calls in a phase, and a function that says whether a call is in it."""
    make, is_there = PHASES[request.param]
    with make() as wire:
        yield wire, lambda: is_there(wire)
