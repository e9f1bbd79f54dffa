"""Futures of runs on the server."""

from prefect_rs._dispatch import async_client, sync_client
from prefect_rs.futures._base import PrefectFuture, PrefectTaskRunFuture, R

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any
    from uuid import UUID

    from prefect_rs.client.schemas.objects import State


class _RunFuture(PrefectFuture[R]):
    """The future of a run of either kind."""

    # The part of the names of the client's methods.
    _kind = ""

    def _run_id(self) -> "UUID":
        raise NotImplementedError

    @property
    def state(self) -> "State[R]":
        """The present state of the run. `Pending` if the run does not exist yet."""
        if self._final_state is not None:
            return self._final_state
        from prefect_rs.exceptions import ObjectNotFound
        from prefect_rs.states import Pending

        try:
            run = getattr(sync_client(), f"read_{self._kind}")(self._run_id())
        except ObjectNotFound:
            return Pending()
        return run.state or Pending()

    def wait(self, timeout: "float | None" = None) -> None:
        """Wait until the run has ended.

        Args:
            timeout (float | None): Maximum time to wait, in seconds. Nothing is raised when it expires.

        Raises:
            ObjectNotFound: The run does not exist.
        """
        from contextlib import suppress

        from prefect_rs.exceptions import FlowRunWaitTimeout

        with suppress(FlowRunWaitTimeout):
            self._end(timeout)

    async def wait_async(self, timeout: "float | None" = None) -> None:
        """Wait until the run has ended, in a coroutine.

        Args:
            timeout (float | None): Maximum time to wait, in seconds. Nothing is raised when it expires.

        Raises:
            ObjectNotFound: The run does not exist.
        """
        from contextlib import suppress

        from prefect_rs.exceptions import FlowRunWaitTimeout

        with suppress(FlowRunWaitTimeout):
            await self._aend(timeout)

    def _end(self, timeout: "float | None") -> "State[R]":
        """Wait for the final state."""
        if self._final_state is None:
            run = getattr(sync_client(), f"wait_for_{self._kind}")(self._run_id(), timeout=timeout)
            self._final_state = run.state
        return self._final_state

    async def _aend(self, timeout: "float | None") -> "State[R]":
        if self._final_state is None:
            run = await getattr(async_client(), f"wait_for_{self._kind}")(self._run_id(), timeout=timeout)
            self._final_state = run.state
        return self._final_state

    def result(self, timeout: "float | None" = None, raise_on_failure: bool = True) -> "R":
        """Wait until the run has ended, and return its result, if the server has it.

        Results in Prefect's result storage are not read, as that requires the code that wrote them.

        Args:
            timeout (float | None): Maximum time to wait, in seconds.
            raise_on_failure (bool): Whether to raise the exception of a failed run, or to return it.

        Returns:
            R: The result.

        Raises:
            TimeoutError: The run did not end in time.
            FailedRun: The run failed. `CrashedRun` and `CancelledRun` likewise.
            MissingResult: The run has no result, or it is in Prefect's result storage.
            ObjectNotFound: The run does not exist.
        """
        return _result(self._end(timeout), raise_on_failure)  # type: ignore[no-any-return]

    async def aresult(self, timeout: "float | None" = None, raise_on_failure: bool = True) -> "R":
        """Wait until the run has ended, in a coroutine, and return its result, if the server has it.

        Args:
            timeout (float | None): Maximum time to wait, in seconds.
            raise_on_failure (bool): Whether to raise the exception of a failed run, or to return it.

        Returns:
            R: The result.

        Raises:
            TimeoutError: The run did not end in time.
            FailedRun: The run failed. `CrashedRun` and `CancelledRun` likewise.
            MissingResult: The run has no result, or it is in Prefect's result storage.
            ObjectNotFound: The run does not exist.
        """
        return _result(await self._aend(timeout), raise_on_failure)  # type: ignore[no-any-return]

    result_async = aresult

    def add_done_callback(self, fn: "Callable[[PrefectFuture[R]], None]") -> None:
        """Call a function when the run has ended, or cannot be waited for, such as one that was deleted.

        Args:
            fn (Callable[[PrefectFuture[R]], None]): The function, which is called with the future: at once if
                the run is known to have ended, otherwise in a thread that all callbacks share.
        """
        if self._final_state is not None:
            fn(self)
            return
        from prefect_rs.futures._callbacks import call_when_done

        call_when_done(self, fn)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _RunFuture) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> "tuple[str, UUID]":
        return self._kind, self._run_id()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._run_id())!r})"


def _result(state: "State[Any]", raise_on_failure: bool) -> "Any":
    # Not `State.result`, which returns a coroutine where an event loop runs.
    return state._outcome(raise_on_failure)  # type: ignore[attr-defined]


class PrefectFlowRunFuture(_RunFuture[R]):
    """The future of a flow run.

    Args:
        flow_run_id (UUID): The flow run's id.
    """

    _kind = "flow_run"

    def __init__(self, flow_run_id: "UUID") -> None:
        self._flow_run_id = flow_run_id

    @property
    def flow_run_id(self) -> "UUID":
        """The id of the flow run."""
        return self._flow_run_id

    def _run_id(self) -> "UUID":
        return self._flow_run_id


class PrefectDistributedFuture(_RunFuture[R], PrefectTaskRunFuture[R]):
    """The future of a task run, wherever it runs.

    Args:
        task_run_id (UUID): The task run's id.
    """

    _kind = "task_run"

    def _run_id(self) -> "UUID":
        return self._task_run_id
