"""Calls functions when runs have ended.

One thread waits for all runs, on an event loop, so that their requests are shared. Another one calls the
functions, one after another: outside of an event loop, so that module-level functions do not return
coroutines there.
"""

import asyncio
import os
import threading
from logging import getLogger
from queue import SimpleQueue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from prefect_rs.futures._runs import _RunFuture

    Callback = Callable[[Any], None]


class _Threads:
    """The two threads, which run until the process ends."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self.loop = asyncio.new_event_loop()
        self.ended: SimpleQueue[tuple[Callback, Any]] = SimpleQueue()
        self.waits: set[asyncio.Task[None]] = set()
        for name, run in (("prefect-rs-futures", self.loop.run_forever), ("prefect-rs-callbacks", self.call)):
            threading.Thread(target=run, name=name, daemon=True).start()

    def add(self, future: "_RunFuture[Any]", fn: "Callback") -> None:
        def start() -> None:
            # The loop itself keeps only weak references to tasks.
            task = self.loop.create_task(self.wait(future, fn))
            self.waits.add(task)
            task.add_done_callback(self.waits.discard)

        self.loop.call_soon_threadsafe(start)

    async def wait(self, future: "_RunFuture[Any]", fn: "Callback") -> None:
        try:
            await future._aend(None)
        except Exception as error:
            # Whoever asks for the result gets the error.
            getLogger("prefect_rs").debug("cannot wait for %r: %s", future, error)
        self.ended.put((fn, future))

    def call(self) -> None:
        while True:
            fn, future = self.ended.get()
            try:
                fn(future)
            except Exception:
                getLogger("prefect_rs").exception("a callback of %r raised an exception", future)


_threads: "_Threads | None" = None
# One lock per process: if a thread holds the lock during a fork, the child could never acquire it.
_locks: "dict[int, threading.Lock]" = {}


def call_when_done(future: "_RunFuture[Any]", fn: "Callback") -> None:
    """Call a function with a future when its run has ended, or cannot be waited for."""
    global _threads
    with _locks.setdefault(os.getpid(), threading.Lock()):
        if _threads is None or _threads.process != os.getpid():
            _threads = _Threads()
    _threads.add(future, fn)
