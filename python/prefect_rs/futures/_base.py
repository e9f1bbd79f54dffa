"""The base classes of futures."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Generic
    from uuid import UUID

    from typing_extensions import TypeVar

    from prefect_rs.client.schemas.objects import State

    R = TypeVar("R", default=Any)
else:
    R = None

    class Generic:
        """Supports subscription, as the official classes are generic: `Future[int]` is `Future`.

        Importing `typing` would be slow.
        """

        def __class_getitem__(cls, _item):
            return cls


class PrefectFuture(Generic[R]):
    """The base class of futures. A future is a handle to a run."""

    _final_state: "State[R] | None" = None

    @property
    def state(self) -> "State[R]":
        """The present state of the run."""
        raise NotImplementedError

    def wait(self, timeout: "float | None" = None) -> None:
        """Wait until the run has ended.

        Args:
            timeout (float | None): Maximum time to wait, in seconds. Nothing is raised when it expires.
        """
        raise NotImplementedError

    def result(self, timeout: "float | None" = None, raise_on_failure: bool = True) -> "R":
        """Wait until the run has ended, and return its result.

        Args:
            timeout (float | None): Maximum time to wait, in seconds.
            raise_on_failure (bool): Whether to raise the exception of a failed run, or to return it.

        Returns:
            R: The result.

        Raises:
            TimeoutError: The run did not end in time.
        """
        raise NotImplementedError

    def add_done_callback(self, fn: "Callable[[PrefectFuture[R]], None]") -> None:
        """Call a function when the run has ended.

        Args:
            fn (Callable[[PrefectFuture[R]], None]): The function, which is called with the future.
        """
        raise NotImplementedError


class PrefectTaskRunFuture(PrefectFuture[R]):
    """The base class of futures of task runs.

    Args:
        task_run_id (UUID): The task run's id.
    """

    def __init__(self, task_run_id: "UUID") -> None:
        self._task_run_id = task_run_id

    @property
    def task_run_id(self) -> "UUID":
        """The id of the task run."""
        return self._task_run_id
