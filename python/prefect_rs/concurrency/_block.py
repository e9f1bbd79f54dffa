"""The blocks in which slots are held: what the blocking and the async form share."""

from __future__ import annotations

import os
from contextvars import copy_context
from sys import is_finalizing
from weakref import WeakMethod

from prefect_rs.concurrency import _exit
from prefect_rs.concurrency._acquire import acquire, logger
from prefect_rs.concurrency._events import emit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Any

    from typing_extensions import Self

    from prefect_rs.concurrency._acquire import Wanted


class Block:
    """A context manager that holds slots. Each `with` statement gets its own, also as a decorator.

    Args:
        wanted (Wanted): The slots. Without names, nothing is acquired.
        strict (bool): Whether limits that do not exist are an error.
        must_keep (bool | None): Whether the block is cancelled if the lease is lost. Defaults to `strict`.
    """

    def __init__(self, wanted: Wanted, strict: bool = False, must_keep: bool | None = None) -> None:
        self._wanted = wanted
        self._strict = strict
        self._must_keep = strict if must_keep is None else must_keep
        self._held: Any = None
        self._process = 0
        # Taken by the one that enters: a list, because `pop` is atomic.
        self._entries = [None]
        self._limits: list[Any] = []
        self._events: dict[Any, Any] = {}
        self._is_over = False
        self._is_cancelled = False
        self._reason: Exception | None = None

    def _recreate_cm(self) -> Self:
        # Called for each call of a decorated function.
        return type(self)(self._wanted, self._strict, self._must_keep)

    def _begin(self) -> None:
        """Make sure that the block is entered once."""
        try:
            self._entries.pop()
        except IndexError:
            message = "this `concurrency` has been entered already: create one for each block"
            raise RuntimeError(message) from None
        self._process = os.getpid()

    def _enter(self, client: Any) -> Generator[Any, Any, None]:
        """Acquire the slots, as steps."""
        _exit.expect()
        held = yield from acquire(client, self._wanted, self._strict, _caller_of(self._lose))
        if held.limits:
            self._held, self._limits = held, held.limits
            _exit.keep(held)
            self._events = self._emit("acquired", {})

    def _exit(self, is_async: bool, error: BaseException | None) -> Generator[Any, Any, None]:
        """Release the slots, as steps."""
        held = self._held
        # A forked child may leave the block, too. The slots are the parent's.
        if held is None or self._process != os.getpid():
            return
        # A block that was never left ends with the interpreter. Its slots were released before that.
        if is_finalizing():
            return
        try:
            yield held.release(is_async)
        except Exception as failure:
            if error is None:
                raise
            logger().warning("The slots of %r could not be released: %s", self._wanted.names, failure)
        finally:
            self._emit("released", self._events)
        if self._is_cancelled:
            raise self._lost_error() from error

    def _abandon(self) -> None:
        """Release the slots in the background: the block has not begun, and does not."""
        self._is_over = True
        self._let_go()

    def _let_go(self) -> None:
        """Release the slots in the background, if that has not begun yet."""
        if self._held is not None:
            self._held.let_go()
            self._held = None

    def _emit(self, phase: str, follows: dict[Any, Any]) -> dict[Any, Any]:
        wanted = self._wanted
        if wanted.task_run_id is not None:
            return emit(phase, self._limits, {"task_run_id": str(wanted.task_run_id)}, follows, "v1.")
        return emit(phase, self._limits, {"slots-acquired": str(wanted.slots)}, follows)

    def _lose(self, reason: Exception) -> None:
        """Log that the lease is lost, and cancel the block if it must not go on. Called in another thread."""
        if self._is_over:
            return
        names = self._wanted.names
        if not self._must_keep:
            logger().warning(
                "The lease of the slots of %r was lost, so they are no longer reserved. "
                "The block goes on, and the limits may be exceeded. %s",
                names,
                reason,
            )
            return
        logger().error(
            "The lease of the slots of %r was lost, so they are no longer reserved. "
            "The block is cancelled. %s",
            names,
            reason,
        )
        self._reason = reason
        self._cancel()

    def _cancel(self) -> None:
        raise NotImplementedError

    def _lost_error(self) -> BaseException:
        from prefect_rs.concurrency._lost import ConcurrencyLeaseLost

        return ConcurrencyLeaseLost(
            f"The lease of the slots of {self._wanted.names!r} was lost: {self._reason}"
        )


def _caller_of(method: Callable[[Exception], None]) -> Callable[[Exception], None]:
    # Without keeping the block alive: if it is garbage collected, its slots are released.
    reference, context = WeakMethod(method), copy_context()

    def call(reason: Exception) -> None:
        found = reference()
        if found is not None:
            context.run(found, reason)

    return call
