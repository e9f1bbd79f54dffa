"""Exceptions about how runs ended, or did not end."""

from __future__ import annotations

from prefect_rs.exceptions._base import PrefectException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from prefect_rs.client.schemas.objects import FlowRun, Log, State, TaskRun


class _OfARun:
    """The attributes of an exception about a run."""

    flow_run: FlowRun | None = None
    task_run: TaskRun | None = None
    state: State | None = None

    def _set_run(self, run: Any) -> None:
        if hasattr(run, "task_key"):
            self.task_run = run
        else:
            self.flow_run = run
        self.state = run.state


class CrashedRun(_OfARun, PrefectException):
    """The run crashed, and its result was requested, or it was waited for with `raise_on_failure=True`.

    In the second case, `flow_run` or `task_run` is the run, `state` its state, and `logs` has its last log
    messages.
    """

    logs: Sequence[Log] = ()


class FailedRun(_OfARun, PrefectException):
    """The run failed, and its result was requested, or it was waited for with `raise_on_failure=True`.

    In the second case, `flow_run` or `task_run` is the run, `state` its state, and `logs` has its last log
    messages.
    """

    logs: Sequence[Log] = ()


class CancelledRun(_OfARun, PrefectException):
    """The run was cancelled, and its result was requested, or it was waited for with `raise_on_failure=True`.

    In the second case, `flow_run` or `task_run` is the run, `state` its state, and `logs` has its last log
    messages.
    """

    logs: Sequence[Log] = ()


class UnfinishedRun(PrefectException):
    """The result of an unfinished run was requested."""


class PausedRun(PrefectException):
    """The result of a paused run was requested. `state` is the state of the run, if known."""

    def __init__(self, *args: Any, state: Any = None, **kwargs: Any) -> None:
        self.args = args
        self.state = state


class MissingResult(PrefectException):
    """The run has no result that can be read."""


class FlowRunWaitTimeout(_OfARun, PrefectException, TimeoutError):
    """A run that was waited for did not end within the timeout.

    The message says which state it is in and, if it is late, why it has not started. `flow_run` or `task_run`
    is the run as it was last read, and `state` its state. If several were waited for, `unfinished` has them.
    """

    unfinished: Sequence[FlowRun | TaskRun] = ()


class StateRefused(PrefectException):
    """The server did not put a run into a state. The message says why."""
