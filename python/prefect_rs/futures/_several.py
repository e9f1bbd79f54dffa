"""Waiting for several futures."""

from prefect_rs.futures._base import PrefectFuture, R

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from typing import Generic

    from typing_extensions import NamedTuple

    class DoneAndNotDoneFutures(NamedTuple, Generic[R]):
        """The futures whose runs have ended, and the others."""

        done: set[PrefectFuture[R]]
        not_done: set[PrefectFuture[R]]
else:

    class DoneAndNotDoneFutures(tuple):
        """The futures whose runs have ended, and the others."""

        # A named tuple. Importing `collections` would be slow.
        __slots__ = ()
        _fields = ("done", "not_done")
        done = property(lambda self: self[0], doc="The futures whose runs have ended.")
        not_done = property(lambda self: self[1], doc="The other futures.")

        def __new__(cls, done, not_done):
            return tuple.__new__(cls, (done, not_done))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            return f"{type(self).__name__}(done={self.done!r}, not_done={self.not_done!r})"

        def __class_getitem__(cls, _item):
            return cls


class PrefectFutureList(list[PrefectFuture[R]]):
    """A list of futures."""

    def wait(self, timeout: "float | None" = None) -> None:
        """Wait until all runs have ended.

        Args:
            timeout (float | None): Maximum time to wait, in seconds. Nothing is raised when it expires.
        """
        wait(self, timeout=timeout)

    def result(self, timeout: "float | None" = None, raise_on_failure: bool = True) -> "list[R]":
        """Wait until all runs have ended, and return their results.

        Args:
            timeout (float | None): Maximum time to wait, in seconds.
            raise_on_failure (bool): Whether to raise the exception of a run that failed, as soon as it has,
                or to return it among the results.

        Returns:
            list[R]: The results, in the order of the futures.

        Raises:
            TimeoutError: Some runs did not end in time.
        """
        try:
            results = {
                future: future.result(raise_on_failure=raise_on_failure)
                for future in as_completed(self, timeout)
            }
        except _WaitTimeoutError as error:
            raise TimeoutError(
                f"Timed out waiting for all futures to complete within {timeout} seconds: {error}"
            ) from None
        return [results[future] for future in self]


class _WaitTimeoutError(TimeoutError):
    """Waiting took too long, in contrast to a timeout in the code of a run."""


def as_completed(
    futures: "Iterable[PrefectFuture[R]]", timeout: "float | None" = None
) -> "Generator[PrefectFuture[R], None]":
    """Iterate over futures as their runs end.

    Args:
        futures (Iterable[PrefectFuture[R]]): The futures. Each is yielded once.
        timeout (float | None): Maximum time to wait, in seconds.

    Returns:
        Generator[PrefectFuture[R], None]: The futures. One that cannot be waited for, for example because its
            run was deleted, is among them: its `result` raises the error.

    Raises:
        TimeoutError: Some runs did not end in time.
        ValueError: The timeout is negative.
    """
    _check(timeout)
    return _as_completed(set(futures), timeout)


def _as_completed(
    futures: "set[PrefectFuture[R]]", timeout: "float | None"
) -> "Generator[PrefectFuture[R], None]":
    from queue import Empty, SimpleQueue
    from time import monotonic

    ends = None if timeout is None else monotonic() + timeout
    ended: SimpleQueue[PrefectFuture[R]] = SimpleQueue()
    pending = set(futures)
    for future in futures:
        future.add_done_callback(ended.put)
    while pending:
        try:
            future = ended.get(timeout=None if ends is None else max(ends - monotonic(), 0))
        except Empty:
            raise _WaitTimeoutError(f"{len(pending)} (of {len(futures)}) futures unfinished") from None
        if future in pending:
            pending.remove(future)
            yield future


def wait(futures: "Iterable[PrefectFuture[R]]", timeout: "float | None" = None) -> "DoneAndNotDoneFutures[R]":
    """Wait until the runs of all futures have ended.

    Args:
        futures (Iterable[PrefectFuture[R]]): The futures.
        timeout (float | None): Maximum time to wait, in seconds. Nothing is raised when it expires.

    Returns:
        DoneAndNotDoneFutures[R]: The set of futures whose runs have ended, as `done`, and that of the others,
            as `not_done`.

    Raises:
        ValueError: The timeout is negative.
    """
    _check(timeout)
    not_done = set(futures)
    done: set[PrefectFuture[R]] = set()
    try:
        for future in _as_completed(set(not_done), timeout):
            done.add(future)
            not_done.remove(future)
    except _WaitTimeoutError:
        pass
    return DoneAndNotDoneFutures(done, not_done)


def _check(timeout: "float | None") -> None:
    if timeout is not None and timeout < 0:
        raise ValueError(f"'timeout' must be a non-negative number, got {timeout}")
