"""Exceptions raised when the result of a run is requested."""

from __future__ import annotations

from prefect_rs.exceptions._base import PrefectException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class CrashedRun(PrefectException):
    """The result of a crashed run was requested."""


class FailedRun(PrefectException):
    """The result of a failed run was requested."""


class CancelledRun(PrefectException):
    """The result of a cancelled run was requested."""


class UnfinishedRun(PrefectException):
    """The result of an unfinished run was requested."""


class PausedRun(PrefectException):
    """The result of a paused run was requested. `state` is the state of the run, if known."""

    def __init__(self, *args: Any, state: Any = None, **kwargs: Any) -> None:
        self.args = args
        self.state = state


class MissingResult(PrefectException):
    """The run has no result that can be read."""
