"""The blocks of blocking code."""

from __future__ import annotations

import contextlib
from threading import Lock, get_ident
from time import sleep

from prefect_rs._dispatch import blocking, sync_client
from prefect_rs.concurrency._block import Block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs.concurrency._acquire import Wanted


class SyncBlock(Block, contextlib.ContextDecorator):
    """Holds slots in a `with` block."""

    def __init__(self, wanted: Wanted, strict: bool = False, must_keep: bool | None = None) -> None:
        super().__init__(wanted, strict, must_keep)
        self._cancelling = Lock()

    def __enter__(self) -> None:
        if not self._wanted.names:
            return
        self._begin()
        self._thread = get_ident()
        try:
            blocking(self._enter(sync_client()))
        except BaseException:
            # Also Ctrl-C, which may interrupt anything.
            self._abandon()
            raise

    def __exit__(self, kind: Any, error: BaseException | None, traceback: Any) -> None:
        try:
            if self._held is not None:
                self._end()
            blocking(self._exit(False, error))
        finally:
            self._let_go()

    def _cancel(self) -> None:
        """Raise an exception in the thread of the block, which can interrupt Python code only."""
        from prefect_rs.concurrency._lost import ConcurrencyLeaseLost

        with self._cancelling:
            if not self._is_over:
                self._is_cancelled = True
                _raise_in(self._thread, ConcurrencyLeaseLost)

    def _end(self) -> None:
        """Make sure that the block is not cancelled any more."""
        is_settled = False
        while not is_settled:
            try:
                self._is_over = True
                # Not acquired: an exception that arrives at that moment would leave it locked.
                while self._cancelling.locked():
                    sleep(0)
                # What was raised in this thread meanwhile arrives at the next jump. It is not taken back:
                # in Python 3.11, that slows down all threads from then on, and traced code never ends.
                for _ in range(2):
                    pass
                is_settled = True
            except BaseException as error:
                from prefect_rs.concurrency._lost import ConcurrencyLeaseLost

                if not isinstance(error, ConcurrencyLeaseLost):
                    raise


def _raise_in(thread: int, exception: type[BaseException]) -> None:
    import ctypes

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(exception))
