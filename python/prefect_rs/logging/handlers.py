"""`APILogHandler`: a handler for Python's `logging` that sends records to the logs of runs."""

from __future__ import annotations

import logging
import sys
import threading
import time
from datetime import datetime, timezone

from prefect_rs._at_exit import drain_queues
from prefect_rs._core import _current_runs, _flush_logs, _log_queue
from prefect_rs.exceptions import MissingContextError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

__all__ = ["APILogHandler", "WorkerAPILogHandler"]

# How long `flush` blocks at most, in seconds. The official handler's.
_FLUSH_TIMEOUT = 5

# How often it is told that records cannot be sent at all, in seconds.
_TOLD_EVERY = 60

# The logger of this package. Its records are about requests, also about those that send logs.
_OWN_LOGGER = "prefect_rs"


class _Shutdown(logging.Handler):
    """Notices that `logging` has flushed and closed all handlers, as it does at exit."""

    is_over = drain_queues()

    def close(self) -> None:
        self.is_over = True
        super().close()


_shutdown = _Shutdown()


class _Current(threading.local):
    """Whether this thread is sending a record: what that logs is not sent."""

    is_sending = False


_current = _Current()


class _Unsent:
    """Records that could not be sent because the settings are invalid or no server is configured."""

    def __init__(self) -> None:
        self.count = 0
        self.why = ""
        self.told: float | None = None

    def add(self, why: str) -> None:
        self.count += 1
        self.why = why
        if self.told is None or time.monotonic() - self.told >= _TOLD_EVERY:
            self.tell()

    def tell(self) -> None:
        if self.count:
            count, self.count = self.count, 0
            self.told = time.monotonic()
            records = "log record was" if count == 1 else "log records were"
            logging.getLogger(_OWN_LOGGER).warning("%d %s dropped: %s", count, records, self.why)


_unsent = _Unsent()


class APILogHandler(logging.Handler):
    """Sends log records to the log of a flow run, in the background.

        logger = logging.getLogger("my-service")
        logger.addHandler(APILogHandler(flow_run_id=run.id))

    The run is, in this order: the attribute `flow_run_id` of the record (`logger.info(...,
    extra={"flow_run_id": run.id})`), the argument `flow_run_id`, the run that the code runs in. A record
    without any is dropped; `PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW` says how: with a warning, an error, or
    silently.

    Records are sent in batches, every `PREFECT_LOGGING_TO_API_BATCH_INTERVAL` seconds or when they fill a
    request (`PREFECT_LOGGING_TO_API_BATCH_SIZE`), to the server in the settings. Longer messages than
    `PREFECT_LOGGING_TO_API_MAX_LOG_SIZE` are truncated. The queue, which all handlers share, has at most
    `PREFECT_RS_LOGGING_TO_API_MAX_QUEUE_SIZE` records. While it is full, records are dropped; a warning on
    the logger `prefect_rs` says how many, at once and then every minute. At exit, the process waits for the
    delivery, for at most `PREFECT_RS_LOGGING_TO_API_EXIT_TIMEOUT` seconds.

    A handler can be used in any thread, in async code, and in forked processes, which have queues of their
    own. Records of the logger `prefect_rs` are not sent, nor those with a false attribute `send_to_api`.

    Args:
        level (int | str): The lowest level to send.
        flow_run_id (UUID | str | None): The flow run, or its id.
        task_run_id (UUID | str | None): The task run, or its id.

    Raises:
        ValueError: An id is not a UUID.
    """

    def __init__(
        self,
        level: int | str = logging.NOTSET,
        *,
        flow_run_id: UUID | str | None = None,
        task_run_id: UUID | str | None = None,
    ) -> None:
        super().__init__(level)
        self.flow_run_id = _id("flow_run_id", flow_run_id)
        self.task_run_id = _id("task_run_id", task_run_id)

    def emit(self, record: logging.LogRecord) -> None:
        """Send a record. Returns at once.

        Args:
            record (logging.LogRecord): The record.
        """
        if record.name.partition(".")[0] == _OWN_LOGGER:
            _tell_anyway(record)
            return
        if _current.is_sending or not getattr(record, "send_to_api", True):
            return
        _current.is_sending = True
        try:
            queue = _queue()
            if queue is not None and queue.is_enabled:
                queue.send(self.prepare(record), _shutdown.is_over)
        except MissingContextError as error:
            _tell_missing_flow(error)
        except Exception:
            self.handleError(record)
        finally:
            _current.is_sending = False

    def prepare(self, record: logging.LogRecord) -> dict[str, Any]:
        """Return what is sent for a record. Subclasses may change it.

        Args:
            record (logging.LogRecord): The record.

        Returns:
            dict[str, Any]: The fields of `LogCreate`.

        Raises:
            MissingContextError: The record does not belong to a flow run.
        """
        flow_run_id = getattr(record, "flow_run_id", None) or self.flow_run_id
        task_run_id = getattr(record, "task_run_id", None) or self.task_run_id
        if not flow_run_id:
            flow_run_id, current_task_run_id = _current_runs()
            task_run_id = task_run_id or current_task_run_id
            if not flow_run_id:
                raise MissingContextError(
                    f"Logger {record.name!r} attempted to send logs to the API without a flow run id. The "
                    "API log handler can only send logs within flow run contexts unless the flow run id is "
                    f"manually provided: {type(self).__name__}(flow_run_id=...), "
                    'extra={"flow_run_id": ...} or '
                    "flow_run_logger(flow_run_id=...)."
                )
        fields = self._fields(record)
        fields["flow_run_id"] = _id("flow_run_id", flow_run_id)
        fields["task_run_id"] = _id("task_run_id", task_run_id)
        return fields

    def _fields(self, record: logging.LogRecord) -> dict[str, Any]:
        return {
            "name": record.name,
            "level": record.levelno,
            "timestamp": datetime.fromtimestamp(record.created, timezone.utc),
            "message": self.format(record),
            # For Prefect Cloud.
            "worker_id": getattr(record, "worker_id", None),
        }

    def flush(self) -> None:
        """Wait until all records of this process have been delivered, for at most 5 seconds.

        Where an event loop runs, nothing is waited for: use `aflush`.
        """
        asyncio = sys.modules.get("asyncio")
        is_async = asyncio is not None and asyncio._get_running_loop() is not None
        # What this logs must not be sent: it would wait for the lock of this handler.
        was_sending, _current.is_sending = _current.is_sending, True
        try:
            _flush_logs(0 if is_async else _FLUSH_TIMEOUT, False)
            _unsent.tell()
        except Exception:
            _write_error()
        finally:
            _current.is_sending = was_sending

    @classmethod
    async def aflush(cls) -> None:
        """Wait until all records of this process have been delivered."""
        await _flush_logs(None, True)


class WorkerAPILogHandler(APILogHandler):
    """Sends the records of a worker, which have an attribute `worker_id`, to Prefect Cloud. Drops others."""

    def emit(self, record: logging.LogRecord) -> None:
        """Send a record. Returns at once.

        Args:
            record (logging.LogRecord): The record.
        """
        if getattr(record, "worker_id", None):
            super().emit(record)

    def prepare(self, record: logging.LogRecord) -> dict[str, Any]:
        """Return what is sent for a record: without a flow run.

        Args:
            record (logging.LogRecord): The record.

        Returns:
            dict[str, Any]: The fields of `LogCreate`.
        """
        return self._fields(record)


def _id(name: str, given: Any) -> UUID | None:
    """A UUID, of text or of an object with an id."""
    if given is None:
        return None
    from uuid import UUID

    found = getattr(given, "id", given)
    if isinstance(found, UUID):
        return found
    try:
        return UUID(found)
    except (AttributeError, TypeError, ValueError):
        raise ValueError(f"{name} has to be a run, a UUID or its text, not {given!r}") from None


def _queue() -> Any:
    """The queue for the server in the settings. None if there is none, which is told."""
    try:
        queue = _log_queue()
    except Exception as error:
        queue = str(error)
    if isinstance(queue, str):
        _unsent.add(queue)
        return None
    return queue


def _tell_anyway(record: logging.LogRecord) -> None:
    """Write a warning of this package to stderr if no other handler would, as `logging` does."""
    if record.levelno < logging.WARNING or logging.lastResort is None:
        return
    logger: logging.Logger | None = logging.getLogger(record.name)
    while logger is not None:
        if not all(isinstance(handler, APILogHandler) for handler in logger.handlers):
            return
        logger = logger.parent if logger.propagate else None
    logging.lastResort.handle(record)


def _tell_missing_flow(error: MissingContextError) -> None:
    how = _log_queue().when_missing_flow
    if how == "error":
        raise error
    if how == "warn":
        import warnings

        warnings.warn(
            f"{error} Set PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW=ignore to suppress this warning.",
            # The call of the logger's method.
            stacklevel=8,
        )


def _write_error() -> None:
    """Write the current exception to stderr, as `logging.Handler.handleError` does for a record."""
    if logging.raiseExceptions and sys.stderr:
        import traceback

        sys.stderr.write("--- Error logging to API ---\n")
        traceback.print_exc(file=sys.stderr)
