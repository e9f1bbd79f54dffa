"""The blocks of async code."""

from __future__ import annotations

import asyncio
import contextlib

from prefect_rs._dispatch import async_client, awaiting
from prefect_rs.concurrency._block import Block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class AsyncBlock(Block, contextlib.AsyncContextDecorator):
    """Holds slots in an `async with` block."""

    async def __aenter__(self) -> None:
        if not self._wanted.names:
            return
        self._begin()
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        try:
            await awaiting(self._enter(async_client()))
        except BaseException:
            self._abandon()
            raise

    async def __aexit__(self, kind: Any, error: BaseException | None, traceback: Any) -> None:
        self._is_over = True
        if self._is_cancelled:
            # From Python 3.11 on, a task counts how often it is cancelled.
            getattr(self._task, "uncancel", int)()
        try:
            await awaiting(self._exit(True, error))
        finally:
            self._let_go()

    def _cancel(self) -> None:
        with contextlib.suppress(RuntimeError):  # The event loop was closed.
            self._loop.call_soon_threadsafe(self._cancel_task)

    def _cancel_task(self) -> None:
        if not self._is_over and self._task is not None:
            self._is_cancelled = True
            self._task.cancel()
