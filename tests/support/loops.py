"""Event loops without `add_reader`, as Windows' proactor loop is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import uvloop


class NoReaders:
    """The methods that such a loop lacks raise `NotImplementedError`, as those of the base class do."""

    add_reader = asyncio.AbstractEventLoop.add_reader
    remove_reader = asyncio.AbstractEventLoop.remove_reader
    add_writer = asyncio.AbstractEventLoop.add_writer
    remove_writer = asyncio.AbstractEventLoop.remove_writer


class LoopWithoutReaders(NoReaders, asyncio.SelectorEventLoop):
    """asyncio's loop. It watches its own sockets by other methods."""


class UvloopWithoutReaders(NoReaders, uvloop.Loop):  # type: ignore[misc]
    """uvloop's loop."""


LOOPS: dict[str, Callable[[], Any]] = {
    "asyncio": asyncio.new_event_loop,
    "uvloop": uvloop.new_event_loop,
    "asyncio without add_reader": LoopWithoutReaders,
    "uvloop without add_reader": UvloopWithoutReaders,
}
