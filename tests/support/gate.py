"""A server whose responses are held back, and waiting for its requests in an event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

from tests.support.wire import Seen, Wire, usual


class Gate:
    """A reply function that waits until `opened` is set."""

    def __init__(self) -> None:
        self.opened = threading.Event()

    def __call__(self, seen: Seen) -> bytes:
        assert self.opened.wait(20)
        return usual(seen)


async def sent(wire: Wire, count: int = 1) -> None:
    """Wait until a server has received that many requests."""
    while len(wire.requests) < count:
        await asyncio.sleep(0.002)


async def until(condition: Callable[[], Any]) -> bool:
    """Like `eventually`, in an event loop."""
    for _ in range(2000):
        if condition():
            return True
        await asyncio.sleep(0.005)
    return False


def run(new_loop: Callable[[], asyncio.AbstractEventLoop], main: Any) -> Any:
    """Like `asyncio.run`, on a loop of this kind."""
    loop = new_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
