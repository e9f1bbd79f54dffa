"""Loggers whose records go to the log of a flow run or a task run."""

from __future__ import annotations

import logging
from contextlib import contextmanager

from prefect_rs._core import _current_runs
from prefect_rs.exceptions import MissingContextError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, MutableMapping
    from types import TracebackType
    from typing import Any
    from uuid import UUID

    from prefect_rs.client.schemas.objects import Flow, FlowRun, TaskRun

    _Adapter = logging.LoggerAdapter[logging.Logger]
else:
    _Adapter = logging.LoggerAdapter

__all__ = [
    "LogEavesdropper",
    "PrefectLogAdapter",
    "disable_logger",
    "disable_run_logger",
    "flow_run_logger",
    "get_logger",
    "get_run_logger",
    "task_run_logger",
]

_UNKNOWN = "<unknown>"


class PrefectLogAdapter(_Adapter):
    """A logger that adds attributes to its records. Those of a call (`extra=...`) are added, too."""

    def process(self, msg: Any, kwargs: MutableMapping[str, Any]) -> tuple[Any, MutableMapping[str, Any]]:
        """Add the attributes to the arguments of a call.

        Args:
            msg (Any): The message.
            kwargs (MutableMapping[str, Any]): The keyword arguments.

        Returns:
            tuple[Any, MutableMapping[str, Any]]: Both.
        """
        kwargs["extra"] = {**(self.extra or {}), **(kwargs.get("extra") or {})}
        return msg, kwargs

    def getChild(self, suffix: str, extra: Mapping[str, Any] | None = None) -> PrefectLogAdapter:
        """Return the logger's child, with the same attributes.

        Args:
            suffix (str): The rest of its name.
            extra (Mapping[str, Any] | None): Further attributes.

        Returns:
            PrefectLogAdapter: The child.
        """
        return PrefectLogAdapter(self.logger.getChild(suffix), {**(self.extra or {}), **(extra or {})})


class _HideApiKey(logging.Filter):
    """Replaces the API key in records."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the API key in a record.

        Args:
            record (logging.LogRecord): The record.

        Returns:
            bool: True: the record is logged.
        """
        from prefect_rs.settings import PREFECT_API_KEY

        try:
            key = PREFECT_API_KEY.value()
        except Exception:
            # Invalid settings are told by what uses them.
            return True
        if key and key in (message := record.getMessage()):
            record.msg, record.args = message.replace(key, "********"), None
        return True


_hide_api_key = _HideApiKey()


def get_logger(name: str | None = None) -> logging.Logger:
    """Return the logger `prefect`, or one below it. The API key does not appear in its records.

    Its records are not sent to the API: see `flow_run_logger`.

    Args:
        name (str | None): Its name, with or without `prefect.` in front.

    Returns:
        logging.Logger: The logger.
    """
    if name is None or name == "prefect":
        logger = logging.getLogger("prefect")
    else:
        logger = logging.getLogger(name if name.startswith("prefect.") else f"prefect.{name}")
    logger.addFilter(_hide_api_key)
    return logger


def _run_logger(name: str) -> logging.Logger:
    """A logger whose records go to the API."""
    from prefect_rs.logging.handlers import APILogHandler

    logger = get_logger(name)
    # The official package may have been imported, and have added its own.
    if not any(
        each.__name__ == APILogHandler.__name__ for it in logger.handlers for each in type(it).__mro__
    ):
        logger.addHandler(APILogHandler())
    if logger.getEffectiveLevel() > logging.INFO and logger.level == logging.NOTSET:
        # The official default.
        logger.setLevel(logging.INFO)
    return logger


def flow_run_logger(
    flow_run: FlowRun | None = None,
    flow: Flow | None = None,
    flow_run_id: UUID | None = None,
    **kwargs: Any,
) -> PrefectLogAdapter:
    """Return a logger whose records go to the log of a flow run: `prefect.flow_runs`.

    It has an `APILogHandler`, which sends records in the background, and the level `INFO` unless another one
    is set.

    Args:
        flow_run (FlowRun | None): The flow run.
        flow (Flow | None): Its flow, whose name is an attribute of the records.
        flow_run_id (UUID | None): The flow run's id, where the run itself is not at hand.
        **kwargs (Any): Further attributes of the records.

    Returns:
        PrefectLogAdapter: The logger.

    Raises:
        ValueError: Neither `flow_run` nor `flow_run_id` is given.
    """
    if flow_run is None and flow_run_id is None:
        raise ValueError("Either 'flow_run' or 'flow_run_id' must be provided.")
    extra = {
        "flow_run_name": flow_run.name if flow_run is not None else _UNKNOWN,
        "flow_run_id": str(flow_run.id if flow_run is not None else flow_run_id),
        "flow_name": flow.name if flow is not None else _UNKNOWN,
        "deployment_name": _deployment_name(flow_run),
        **kwargs,
    }
    return PrefectLogAdapter(_run_logger("flow_runs"), extra)


def task_run_logger(
    task_run: TaskRun,
    task: Any = None,
    flow_run: FlowRun | None = None,
    flow: Flow | None = None,
    **kwargs: Any,
) -> PrefectLogAdapter:
    """Return a logger whose records go to the log of a task run, and of its flow run: `prefect.task_runs`.

    Args:
        task_run (TaskRun): The task run.
        task (Any): Its task, whose name is an attribute of the records.
        flow_run (FlowRun | None): The flow run, whose name is an attribute of the records.
        flow (Flow | None): Its flow, whose name is an attribute of the records.
        **kwargs (Any): Further attributes of the records.

    Returns:
        PrefectLogAdapter: The logger.
    """
    extra = {
        "task_run_id": str(task_run.id),
        "flow_run_id": None if task_run.flow_run_id is None else str(task_run.flow_run_id),
        "task_run_name": task_run.name,
        "task_name": task.name if task is not None else _UNKNOWN,
        "flow_run_name": flow_run.name if flow_run is not None else _UNKNOWN,
        "flow_name": flow.name if flow is not None else _UNKNOWN,
        **kwargs,
    }
    return PrefectLogAdapter(_run_logger("task_runs"), extra)


def get_run_logger(context: Any = None, **kwargs: Any) -> logging.Logger | _Adapter:
    """Return a logger for the run that this code runs in: of the official package, or of this process.

    Outside of a run, use `flow_run_logger`.

    Args:
        context (Any): The context of a run of the official package. Defaults to the active one.
        **kwargs (Any): Further attributes of the records.

    Returns:
        logging.Logger | logging.LoggerAdapter: The logger.

    Raises:
        MissingContextError: The code does not run in a flow run or task run.
    """
    task_run, flow_run = getattr(context, "task_run", None), getattr(context, "flow_run", None)
    if task_run is not None:
        return task_run_logger(task_run, getattr(context, "task", None), **kwargs)
    if flow_run is not None:
        return flow_run_logger(flow_run, getattr(context, "flow", None), **kwargs)
    if context is not None:
        raise TypeError(
            f"Received unexpected type {type(context).__name__!r} for context. Expected one of 'None', "
            "'FlowRunContext', or 'TaskRunContext'."
        )
    flow_run_id, task_run_id = _current_runs()
    if flow_run_id is not None or task_run_id is not None:
        extra = {"flow_run_id": flow_run_id and str(flow_run_id), **kwargs}
        if task_run_id is not None:
            extra["task_run_id"] = str(task_run_id)
        return PrefectLogAdapter(_run_logger("flow_runs" if task_run_id is None else "task_runs"), extra)
    if get_logger("flow_runs").disabled and get_logger("task_runs").disabled:
        logger = logging.getLogger("null")
        logger.disabled = True
        return logger
    raise MissingContextError(
        "There is no active flow or task run context. To log for a run from outside, use "
        "prefect_rs.logging.flow_run_logger(flow_run_id=...) or "
        "prefect_rs.logging.handlers.APILogHandler(flow_run_id=...)."
    )


def _deployment_name(flow_run: FlowRun | None) -> str | None:
    if flow_run is None or flow_run.deployment_id is None or flow_run.parent_task_run_id is not None:
        return None
    from os import environ

    return environ.get("PREFECT__DEPLOYMENT_NAME")


@contextmanager
def disable_logger(name: str) -> Iterator[None]:
    """Disable a logger in a `with` block.

    Args:
        name (str): Its name.

    Yields:
        None: Nothing.
    """
    logger = logging.getLogger(name)
    was_disabled = logger.disabled
    try:
        logger.disabled = True
        yield
    finally:
        logger.disabled = was_disabled


@contextmanager
def disable_run_logger() -> Iterator[None]:
    """Disable the loggers of runs in a `with` block: `prefect.flow_runs` and `prefect.task_runs`.

    Yields:
        None: Nothing.
    """
    with disable_logger("prefect.flow_runs"), disable_logger("prefect.task_runs"):
        yield


class LogEavesdropper(logging.Handler):
    """Collects what a logger logs in a `with` block.

        with LogEavesdropper("my-service") as eavesdropper:
            run()
        print(eavesdropper.text())

    Args:
        eavesdrop_on (str): The name of the logger.
        level (int): The lowest level. Defaults to all.
    """

    def __init__(self, eavesdrop_on: str, level: int = logging.NOTSET) -> None:
        super().__init__(level=level)
        self.eavesdrop_on = eavesdrop_on
        self.formatter = logging.Formatter("[%(levelname)s]: %(message)s")
        self._lines: list[str] = []
        self._original_level = logging.NOTSET

    def __enter__(self) -> LogEavesdropper:
        logger = logging.getLogger(self.eavesdrop_on)
        self._original_level = logger.level
        self._lines = []
        logger.setLevel(self.level)
        logger.addHandler(self)
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        logger = logging.getLogger(self.eavesdrop_on)
        logger.removeHandler(self)
        logger.setLevel(self._original_level)

    def emit(self, record: logging.LogRecord) -> None:
        """Collect a record.

        Args:
            record (logging.LogRecord): The record.
        """
        self._lines.append(self.format(record))

    def text(self) -> str:
        """Return the lines so far.

        Returns:
            str: One line for each record.
        """
        return "\n".join(self._lines)
